"""The yearly report: drafted from the registers, proved number by number, refreshed, signed, on paper."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import docx
import pytest

from lawgov_desktop.errors import UserError
from lawgov_desktop.office import Office
from lawgov_desktop.registers.report.marks import marks_in, name_of, parted, plain
from lawgov_desktop.registers.report.whose import Whose
from lawgov_desktop.reporting.period import Period
from lawgov_desktop.reporting.report.answers import Said, answers, shown_now
from lawgov_desktop.reporting.report.drafting import draft_report
from lawgov_desktop.reporting.report.outlines import OUTLINES, RULE, WORK, outline_of
from lawgov_desktop.reporting.report.sentences import Outline
from lawgov_desktop.reporting.report.sign_off import is_intact, moved_since, text_changed
from lawgov_desktop.reporting.report.writing import KIND, begun, report_of, sign, with_numbers_of_today
from lawgov_desktop.storage.deadlines import of_record
from tests.documents.pdf_reading import page_texts
from tests.reporting.recounting import COUNTS, Recount
from tests.told import Run

YEAR = 2025
WHOLE = Period.year(YEAR)
TOWN = Whose("龙溪镇", "龙溪镇人民政府")

both_outlines = pytest.mark.parametrize("outline", OUTLINES, ids=lambda outline: outline.key)


def drafted(office: Office, outline: Outline = RULE, **more: object) -> str:
    asked = answers(office.store, WHOLE)
    return draft_report(office.store, outline, WHOLE, asked, town=TOWN.town, organ=TOWN.organ, **more).text  # type: ignore[arg-type]


def saved(office: Office) -> str:
    draft, _ = begun(office.store, WHOLE, "rule", TOWN, answers(office.store, WHOLE))
    return office.store.save(KIND, draft).uuid


@both_outlines
def test_every_sentence_asks_for_what_is_there(practice: Office, outline: Outline) -> None:
    asked = answers(practice.store, WHOLE)
    for section in outline.sections:
        for paragraph in section.paragraphs:
            for sentence in paragraph.sentences:
                assert sentence.keys, sentence.text
                named = {*sentence.keys, *sentence.unless, *(sentence.same or ()), *(sentence.differ or ())}
                assert named <= set(asked), sentence.text
                assert {name_of(*one) for one in sentence.asked} <= set(shown_now(asked)), sentence.text
                if sentence.zero:
                    assert asked[sentence.keys[0]].value is not None, sentence.text


@both_outlines
def test_the_draft_says_what_the_published_report_said(practice: Office, outline: Outline) -> None:
    text = plain(drafted(practice, outline))
    for said in (
        "对承接的306项事项", "对2名新增行政执法人员和45名持证满四年行政执法人员", "注销执法证件2个",
        "进企业、进学校活动20场次", "利用赶集日开展政策宣传40余次", "办理行政应诉案件5件，全部办理完结",
        "设立22个人民调解委员会、1个行业性专业性人民调解委员会", "兼职调解员22名、专职调解员4名",
        "专题研究法治政府建设工作2次", "全年分4次组织集体学法", "以镇长为组长", "行政调解工作动员会1次",
    ):  # fmt: skip
        assert said in text, said


@both_outlines
def test_every_number_of_the_draft_is_tied_and_is_what_plain_counting_gives(
    practice: Office, outline: Outline
) -> None:
    asked = answers(practice.store, WHOLE)
    text = drafted(practice, outline)
    keys = {mark.key for mark in marks_in(text)}
    counted = {key: COUNTS[key](Recount(practice.store, WHOLE)) for key in keys if key in COUNTS}
    assert len(counted) > 30
    assert {key: asked[key].value for key in counted} == counted
    for key in keys:
        assert asked[key].records, key
        assert all(practice.store.get(asked[key].kind, uuid) for uuid in asked[key].records)


def test_no_number_of_what_was_done_stands_outside_a_mark(practice: Office) -> None:
    """What the registers count is tied; digits of the writer's own stand only in the year."""
    done = drafted(practice).split("\n二、")[0]
    untied = "".join(part for part in parted(done) if isinstance(part, str))
    assert not set("0123456789") & set(untied.replace("2025年", ""))


def test_nothing_entered_is_not_said_to_be_nothing(empty: Office) -> None:
    asked = answers(empty.store, WHOLE)
    draft = draft_report(empty.store, RULE, WHOLE, asked, town="样例镇")
    assert "本年度无" not in draft.text
    assert {"lawsuits", "mediation_cases", "decisions"} <= {one.key for one in draft.confirm_zero}
    assert any("人民调解" in one for one in draft.missing)
    assert "【待补写：" in draft.text


def test_a_confirmed_zero_is_said(empty: Office) -> None:
    asked = answers(empty.store, WHOLE)
    draft = draft_report(empty.store, RULE, WHOLE, asked, town="样例镇", confirmed={"lawsuits"})
    assert "本年度无行政应诉案件。" in draft.text
    assert "lawsuits" not in {one.key for one in draft.confirm_zero}


def close_none(office: Office) -> str:
    """Take the closing day from one lawsuit of the year; gives its uuid."""
    uuid = answers(office.store, WHOLE)["lawsuits_closed"].records[0]
    case = office.store.get("litigation_case", uuid)
    assert case is not None
    office.store.save("litigation_case", {"closed_on": None}, uuid=uuid)
    return uuid


def test_all_closed_is_said_only_when_all_are_closed(practice: Office) -> None:
    assert "全部办理完结" in plain(drafted(practice))
    close_none(practice)
    text = plain(drafted(practice))
    assert "全部办理完结" not in text
    assert "办理行政应诉案件5件，已办结4件" in text


def test_refreshing_keeps_the_writers_words(practice: Office) -> None:
    uuid = saved(practice)
    kept = practice.store.get(KIND, uuid)
    assert kept is not None
    own = kept["body"].replace("办理行政应诉案件", "我镇主动作为，办理行政应诉案件")
    practice.store.save(KIND, {"body": own}, uuid=uuid)
    practice.store.delete("litigation_case", answers(practice.store, WHOLE)["lawsuits"].records[0])
    report = practice.store.get(KIND, uuid)
    assert report is not None
    body, changed = with_numbers_of_today(report, answers(practice.store, WHOLE))
    assert ("lawsuits", "5", "4") in [(one.mark.key, one.old, one.mark.shown) for one in changed]
    assert "我镇主动作为，办理行政应诉案件4件" in plain(body)
    assert [part for part in parted(body) if isinstance(part, str)] == [
        part for part in parted(own) if isinstance(part, str)
    ]


def test_a_number_a_person_gives_stands_and_keeps_its_reason(practice: Office) -> None:
    uuid = saved(practice)
    kept = practice.store.get(KIND, uuid)
    assert kept is not None
    told = {
        "key": "lawsuits",
        "note": "given",
        "computed": "5",
        "given": "6",
        "reason": "含上年结转1件",
        "who": "样例所长",
    }
    practice.store.save(KIND, {"numbers": [told]}, uuid=uuid)
    report = practice.store.get(KIND, uuid)
    assert report is not None
    body, changed = with_numbers_of_today(report, answers(practice.store, WHOLE))
    assert "办理行政应诉案件6件" in plain(body)
    assert [one.mark.key for one in changed] == ["lawsuits"]
    assert report["numbers"][0]["reason"] == "含上年结转1件"


def test_a_signed_report_tells_every_later_change(practice: Office) -> None:
    uuid = saved(practice)
    asked = answers(practice.store, WHOLE)
    sign(practice.store, uuid, asked, signer="样例镇长", on=date(2026, 1, 9))
    report = practice.store.get(KIND, uuid)
    assert report is not None
    assert report["signed_on"] == "2026-01-09"
    assert is_intact(report["frozen"], report["frozen_hash"])
    assert moved_since(report["frozen"], answers(practice.store, WHOLE)) == []
    gone = answers(practice.store, WHOLE)["lawsuits"].records[0]
    practice.store.delete("litigation_case", gone)
    moved = {one.key: one for one in moved_since(report["frozen"], answers(practice.store, WHOLE))}
    assert str(moved["lawsuits"]) == "行政应诉案件 5 → 4"
    assert (moved["lawsuits"].went, moved["lawsuits"].came) == ((gone,), ())


def test_what_was_frozen_cannot_be_altered_unseen(practice: Office) -> None:
    uuid = saved(practice)
    sign(practice.store, uuid, answers(practice.store, WHOLE), signer="样例镇长", on=date(2026, 1, 9))
    report = practice.store.get(KIND, uuid)
    assert report is not None
    kept = json.loads(report["frozen"])
    kept["numbers"]["lawsuits"]["shown"] = "6"
    assert not is_intact(json.dumps(kept, ensure_ascii=False), report["frozen_hash"])
    assert not text_changed(report["frozen"], report["body"])
    assert text_changed(report["frozen"], report["body"] + "再补一句。")


def test_a_report_with_old_numbers_is_not_signed(practice: Office) -> None:
    uuid = saved(practice)
    report = practice.store.get(KIND, uuid)
    assert report is not None
    practice.store.save(KIND, {"body": report["body"].replace("⟦lawsuits=5⟧", "⟦lawsuits=9⟧")}, uuid=uuid)
    with pytest.raises(UserError, match=r"行政应诉案件9→5"):
        sign(practice.store, uuid, answers(practice.store, WHOLE), signer="", on=date(2026, 1, 9))


def test_a_report_is_signed_once(practice: Office) -> None:
    uuid = saved(practice)
    asked = answers(practice.store, WHOLE)
    sign(practice.store, uuid, asked, signer="样例镇长", on=date(2026, 1, 9))
    with pytest.raises(UserError, match="已经签发过了"):
        sign(practice.store, uuid, asked, signer="样例镇长", on=date(2026, 1, 10))


def test_a_yearly_report_is_due_in_march_and_april(practice: Office) -> None:
    uuid = saved(practice)
    assert sorted(one.due for one in of_record(practice.store, KIND, uuid)) == [
        "2026-03-01",
        "2026-04-01",
    ]


def test_a_half_year_has_its_own_report(practice: Office) -> None:
    half = Period(date(YEAR, 1, 1), date(YEAR, 6, 30))
    asked = answers(practice.store, half)
    draft, _ = begun(practice.store, half, "work", TOWN, asked)
    practice.store.save(KIND, draft)
    assert draft["title"] == "龙溪镇人民政府2025年上半年法治政府建设年度报告"
    assert report_of(practice.store, WHOLE) is None
    found = report_of(practice.store, half)
    assert found is not None
    assert found["outline"] == "work"


def test_an_unknown_outline_is_told() -> None:
    with pytest.raises(UserError, match="没有叫“poem”的报告体例"):
        outline_of("poem")


def test_the_two_outlines_have_the_five_items() -> None:
    headings = [section.heading for section in RULE.sections]
    for item in ("主要举措和成效", "不足和原因", "第一责任人职责", "下一年度主要安排", "其他需要报告"):
        assert any(item in heading for heading in headings)
    assert any("第一责任人" in section.heading for section in WORK.sections)


READ: dict[str, Callable[[Path], str]] = {
    ".pdf": lambda file: "".join(page_texts(file)),
    ".docx": lambda file: "".join(paragraph.text for paragraph in docx.Document(str(file)).paragraphs),
    ".txt": lambda file: file.read_text("utf-8"),
}


@pytest.mark.parametrize("suffix", READ)
def test_the_command_writes_the_report_and_proves_its_numbers(
    practice: Office, run: Run, tmp_path: Path, suffix: str
) -> None:
    out = tmp_path / f"报告{suffix}"
    told = run("report", "--books", practice.book.path, "--year", YEAR, "--out", out, "--sources", "--json")
    assert told.status == 0
    assert told.data["figures"]["lawsuits"]["value"] == 5
    assert len(told.data["figures"]["lawsuits"]["records"]) == 5
    assert told.data["figures"]["market_day_events"]["shown"] == "40余"
    text = "".join(READ[suffix](out).split())
    assert "办理行政应诉案件5件，全部办理完结" in text
    assert "⟦" not in text
    if suffix == ".pdf":
        assert "数据来源表" in text


def test_the_command_signs_and_later_tells_what_moved(practice: Office, run: Run, tmp_path: Path) -> None:
    asked = ("report", "--books", practice.book.path, "--year", YEAR, "--out", tmp_path / "a.docx", "--json")
    assert run(*asked, "--sign-off").data["changed_since_sign_off"] == []
    case = practice.store.get("litigation_case", answers(practice.store, WHOLE)["lawsuits"].records[0])
    assert case is not None
    practice.store.delete("litigation_case", case["uuid"])
    told = run(*asked)
    assert told.status == 1
    moved = {one["key"]: (one["signed"], one["now"]) for one in told.data["changed_since_sign_off"]}
    assert moved["lawsuits"] == ("5", "4")
    assert told.data["figures"]["lawsuits"]["shown"] == "5"


def test_an_unknown_kind_of_file_is_told(practice: Office, run: Run, tmp_path: Path) -> None:
    told = run("report", "--books", practice.book.path, "--year", YEAR, "--out", tmp_path / "a.xls", "--json")
    assert told.status == 2
    assert "不会写成“.xls”" in told.data["error"]["what"]


def test_answers_tell_money_in_yuan(practice: Office) -> None:
    said: Said = answers(practice.store, WHOLE)["mediation_amount"]
    assert said.value is not None
    assert said.shown == f"{said.value / 100:,.2f}"


def test_a_report_with_places_left_open_is_not_signed(practice: Office) -> None:
    uuid = saved(practice)
    body = (practice.store.get(KIND, uuid) or {})["body"]
    practice.store.save(KIND, {"body": f"{body}\n【待补写：下一年度安排】"}, uuid=uuid)
    with pytest.raises(UserError, match="1 处待补写：下一年度安排"):
        sign(practice.store, uuid, answers(practice.store, WHOLE), signer="", on=date(2026, 1, 9))
    assert not (practice.store.get(KIND, uuid) or {}).get("signed_on")


def test_a_draft_that_cannot_be_signed_is_not_saved_either(
    fresh_book: Path, run: Run, tmp_path: Path
) -> None:
    out = tmp_path / "a.docx"
    told = run("report", "--books", fresh_book, "--year", YEAR, "--out", out, "--sign-off", "--json")
    assert told.status == 2
    assert "待补写" in told.data["error"]["what"]
    assert run("list", KIND, "--books", fresh_book, "--json").data["total"] == 0
    assert not out.exists()


def test_the_command_tells_what_was_done_to_a_signed_report(
    practice: Office, run: Run, tmp_path: Path
) -> None:
    asked = ("report", "--books", practice.book.path, "--year", YEAR, "--out", tmp_path / "a.docx", "--json")
    first = run(*asked, "--sign-off").data["signed"]
    assert (first["intact"], first["text_changed"], first["notes"]) == (True, False, [])
    report = report_of(practice.store, WHOLE)
    assert report is not None
    again = run(*asked, "--sign-off", "--outline", "work")
    assert again.status == 1
    assert again.data["signed"]["hash"] == first["hash"]
    practice.store.save(KIND, {"body": report["body"] + "再补一句。"}, uuid=report["uuid"])
    changed = run(*asked)
    assert (changed.status, changed.data["signed"]["text_changed"]) == (1, True)
    practice.store.save(KIND, {"frozen": "{"}, uuid=report["uuid"])
    spoilt = run(*asked)
    assert (spoilt.status, spoilt.data["signed"]["intact"]) == (1, False)


def test_a_signature_taken_back_leaves_a_draft(practice: Office) -> None:
    uuid = saved(practice)
    before = practice.store.get(KIND, uuid)
    action = sign(practice.store, uuid, answers(practice.store, WHOLE), signer="甲", on=date(2026, 1, 9))
    practice.store.undo(action)
    after = practice.store.get(KIND, uuid) or {}
    named = ("signer", "signed_on", "frozen", "frozen_hash", "state", "body")
    assert before is not None
    assert [after[name] for name in named] == [before[name] for name in named]
