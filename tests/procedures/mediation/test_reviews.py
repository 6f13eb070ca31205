"""案卷评查: marks and grade, corrections, volumes drawn by lot, notices and faults by frequency."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from lawgov_desktop.errors import UserError
from lawgov_desktop.office import Office
from lawgov_desktop.printing import paper_of, print_paper, write_document
from lawgov_desktop.procedures.mediation_reviews import draw, note_reviews
from lawgov_desktop.sheets import SheetAsked, sheet_of
from lawgov_desktop.storage.deadlines import of_record
from lawgov_desktop.storage.listing import ListQuery, count, drafts
from tests.documents.pdf_reading import page_texts
from tests.practice_books import PracticeBooks

TODAY = date(2025, 11, 20)
YEAR = date(2025, 1, 1), date(2025, 12, 31)


@pytest.fixture
def practice(practice_books: PracticeBooks, tmp_path: Path) -> Iterator[Office]:
    """A copy of the practice book with the files kept beside it, to write in."""
    with practice_books.opened(TODAY, tmp_path / "practice") as opened:
        yield opened


def test_a_new_review_brings_the_offices_score_sheet(practice: Office) -> None:
    saved = practice.store.save("file_review", {"case_number": "〔2020〕旧1号"}).draft
    rows = practice.pack.table("review_aspects")
    assert [(row["aspect"], row["full"]) for row in saved["scores"]] == [
        (row["aspect"], row["full"]) for row in rows
    ]
    assert len(rows) == 7
    assert (saved["full"], saved["total"], saved["grade"], saved["state"]) == (100, None, None, "sound")


@pytest.mark.parametrize(
    ("lost", "grade"), [(0, "excellent"), (10, "excellent"), (11, "good"), (21, "pass"), (41, "fail")]
)
def test_marks_give_total_and_grade(practice: Office, lost: int, grade: str) -> None:
    rows = [{"aspect": "全部", "full": 100, "score": 100 - lost}]
    saved = practice.store.save("file_review", {"case_number": "〔2020〕旧1号", "scores": rows}).draft
    assert (saved["total"], saved["grade"]) == (100 - lost, grade)


def test_more_than_the_full_marks_is_doubted(practice: Office) -> None:
    rows = [{"aspect": "受理程序", "full": 15, "score": 16}]
    problems = practice.store.problems("file_review", {"case_number": "〔2020〕旧1号", "scores": rows})
    assert any("满分只有 15 分" in problem.what for problem in problems)


def test_a_correction_runs_until_it_is_made(practice: Office) -> None:
    draft = {
        "case_number": "〔2020〕旧1号", "reviewed_on": "2025-11-01", "correction_due": "2025-11-30",
        "faults": [{"kind": "no_seal"}],
    }  # fmt: skip
    store = practice.store
    uuid = store.save("file_review", draft).uuid
    (item,) = of_record(store, "file_review", uuid)
    assert (item.due, item.clock_title, item.done_on) == ("2025-11-30", "案卷整改期限", None)
    assert store.get("file_review", uuid)["state"] == "correcting"  # type: ignore[index]
    store.save("file_review", {"corrected_on": "2025-11-19"}, uuid=uuid)
    (item,) = of_record(store, "file_review", uuid)
    assert item.done_on == "2025-11-19"
    assert store.get("file_review", uuid)["state"] == "corrected"  # type: ignore[index]


def test_only_closed_volumes_nobody_looked_at_are_drawn(practice: Office) -> None:
    store = practice.store
    reviewed = {one["mediation_case"] for one in drafts(store, ListQuery("file_review"))}
    assert reviewed
    lot = draw(store, 5, *YEAR, seed=7)
    assert len(lot.cases) == 5
    assert not reviewed & {case["uuid"] for case in lot.cases}
    assert all(case["state"] in ("closed", "archived") for case in lot.cases)
    again = draw(store, 5, *YEAR, seed=7)
    assert [case["uuid"] for case in again.cases] == [case["uuid"] for case in lot.cases]
    before = count(store, ListQuery("file_review"))
    action = note_reviews(store, lot.cases, TODAY, "2025年下半年")
    assert count(store, ListQuery("file_review")) == before + 5
    assert draw(store, 5, *YEAR, seed=7).of == lot.of - 5
    store.undo(action)
    assert count(store, ListQuery("file_review")) == before


def test_a_draw_of_one_committee_takes_only_its_volumes(practice: Office) -> None:
    committee = draw(practice.store, 1, *YEAR, seed=1).cases[0]["committee"]
    lot = draw(practice.store, 200, *YEAR, committee=committee)
    assert {case["committee"] for case in lot.cases} == {committee}
    assert len(lot.cases) == lot.of


def test_with_nothing_left_the_draw_says_so(practice: Office) -> None:
    with pytest.raises(UserError):
        draw(practice.store, 3, date(1999, 1, 1), date(1999, 12, 31))


def test_the_review_sheet_prints_marks_and_faults(practice: Office, tmp_path: Path) -> None:
    kind = practice.kind("file_review")
    review = next(one for one in drafts(practice.store, ListQuery("file_review")) if one["faults"])
    out = tmp_path / "评查.pdf"
    print_paper(practice, kind, paper_of(kind, "file_review_sheet"), review["uuid"], out)
    text = "".join("".join(page_texts(out)).split())
    for row in review["scores"]:
        assert row["aspect"] in text
    assert str(review["total"]) in text
    assert review["faults"][0]["text"] in text


@pytest.mark.parametrize("suffix", [".pdf", ".docx"])
def test_every_committee_gets_a_notice_with_all_its_faults(
    practice: Office, tmp_path: Path, suffix: str
) -> None:
    faulty = [one for one in drafts(practice.store, ListQuery("file_review")) if one["faults"]]
    document = sheet_of("review_notice").document(practice, SheetAsked(*YEAR))
    out = tmp_path / f"整改{suffix}"
    done = write_document(practice, document, out)
    assert done.pages == len({one["committee"] for one in faulty})
    if suffix == ".pdf":
        texts = ["".join(text.split()) for text in page_texts(out)]
        for one in faulty:
            name = practice.store.names.title("committee", one["committee"])
            page = next(text for text in texts if f"{name}：" in text)
            assert all(row["text"] in page for row in one["faults"])


def test_one_committees_notice_is_one_notice(practice: Office) -> None:
    one = next(one for one in drafts(practice.store, ListQuery("file_review")) if one["faults"])
    asked = SheetAsked(*YEAR, values={"committee": one["committee"]})
    assert sheet_of("review_notice").document(practice, asked).blocks
    with pytest.raises(UserError):
        sheet_of("review_notice").document(practice, SheetAsked(date(1999, 1, 1), date(1999, 2, 1)))


def test_faults_are_counted_the_most_frequent_first(practice: Office, tmp_path: Path) -> None:
    committee = next(drafts(practice.store, ListQuery("committee")))["uuid"]
    for number in range(4):
        practice.store.save("file_review", {
            "case_number": f"〔2024〕另{number}号", "committee": committee, "reviewed_on": "2024-05-01",
            "faults": [{"kind": "no_seal"}] + ([{"kind": "record_thin"}] if number else []),
        })  # fmt: skip
    asked = SheetAsked(date(2024, 1, 1), date(2024, 12, 31))
    out = tmp_path / "汇总.pdf"
    write_document(practice, sheet_of("review_faults").document(practice, asked), out)
    text = "".join("".join(page_texts(out)).split())
    assert text.index("没有加盖印章") < text.index("调解记录过于简单")
    assert "100.0%" in text
    assert "75.0%" in text
    assert "合计7" in text
