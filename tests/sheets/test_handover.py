"""岗位交接书: its numbers are those of plain queries over the book, and everything open is listed."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from pathlib import Path

import docx
import pytest

from lawgov_desktop.errors import UserError
from lawgov_desktop.office import Office
from lawgov_desktop.printing import write_document
from lawgov_desktop.procedures import handover
from lawgov_desktop.records.fields import Labelled
from lawgov_desktop.sheets import SheetAsked, sheet_of
from tests.documents.pdf_reading import page_texts

DAY = date(2025, 11, 21)
ASKED = SheetAsked(DAY, DAY, values={"from": "张䶮", "to": "李𠅤", "witness": "王监", "post": "司法所所长"})

OPEN_SQL = {
    "mediation_case": "state IN ('open', 'agreed', 'failed')",
    "litigation_case": "closed_on IS NULL",
    "reconsideration_case": "closed_on IS NULL",
    "case_handover": "closed_on IS NULL",
    "judicial_suggestion": "replied_on IS NULL",
    "foi_request": "answered_on IS NULL",
    "promise": "verified_on IS NULL",
    "accountability": "state = 'open'",
    "next_plan": "state = 'open'",
    "legality_review": "opinion_on IS NULL",
}
"""Register → what is open, said a second time in plain SQL."""


def text_of(office: Office, folder: Path, asked: SheetAsked = ASKED) -> str:
    written = write_document(office, sheet_of("handover").document(office, asked), folder / "h.pdf")
    assert written.missing_glyphs == ()
    return "".join("".join(page_texts(written.path)).split())


def rows(office: Office, table: str, where: str, column: str = "uuid") -> list[str]:
    sql = f"SELECT {column} FROM {table} WHERE deleted_at IS NULL AND {where}"
    return [str(value) for (value,) in office.book.rows(sql)]


def test_every_register_is_counted_as_a_plain_query_counts_it(practice: Office) -> None:
    found = {one.kind: one for one in handover.kept(practice.store)}
    for kind in practice.store.kinds.values():
        if kind.tab == "settings":
            assert kind.key not in found
            continue
        there = len(rows(practice, kind.model._meta.table_name, "1 = 1"))
        assert (found[kind.key].total if kind.key in found else 0) == there, kind.key


@pytest.mark.parametrize("kind", OPEN_SQL)
def test_what_is_open_is_listed_whole(practice: Office, kind: str) -> None:
    table = practice.kind(kind).model._meta.table_name
    listed = [
        record.draft["uuid"]
        for view in handover.open_views(practice.store)
        if view.kind == kind and view.view in ("open", "waiting")
        for record in view.records
    ]
    assert sorted(listed) == sorted(rows(practice, table, OPEN_SQL[kind]))


def test_every_view_named_as_open_work_is_there(practice: Office) -> None:
    for kind, views in handover.OPEN_VIEWS.items():
        known = {view.key for view in practice.kind(kind).views}
        assert known.issuperset(views), kind


def test_what_is_told_beside_a_title_are_fields_there_are(practice: Office) -> None:
    for kind, names in handover._ALSO.items():
        known = {*practice.kind(kind).fields, *practice.kind(kind).child_names}
        assert known.issuperset(names), kind


def test_limits_are_those_of_the_book(practice: Office, tmp_path: Path) -> None:
    open_ = "done_on IS NULL AND (bound = 'latest' OR due >= '2025-11-20')"

    def counted(where: str) -> int:
        return int(practice.book.rows(f"SELECT count(*) FROM deadline WHERE {open_} AND {where}")[0][0])

    late, near = counted("due < '2025-11-20'"), counted("due BETWEEN '2025-11-20' AND '2026-02-18'")
    later = counted("due > '2026-02-18'")
    assert late
    assert near
    text = text_of(practice, tmp_path)
    assert f"三、期限（已过期{late}个，90日内到期{near}个，以后到期{later}个）" in text
    told, coming = handover.due_items(practice.store)
    groups = [*handover.together(told), *handover.together(coming)]
    assert sum(len(group) for group in groups) == late + near + later
    assert "《中华人民共和国行政诉讼法》第八十五条——对一审判决的上诉期限" in text
    assert "顺延至2025-12-08" in text


def test_what_is_not_performed_is_told_with_its_sum(practice: Office, tmp_path: Path) -> None:
    states = "performance_state IN ('not_due', 'partial', 'unperformed', 'refused', 'regretted')"
    expected = set(rows(practice, "mediation_case", states)) | set(
        rows(practice, "admin_mediation_case", states)
    )
    found = handover.unpaid(practice.store)
    mediated = {one.draft["uuid"] for one in found if one.kind.endswith("mediation_case")}
    assert mediated == expected
    assert any(one.kind == "integrity_record" and one.amount for one in found)
    sql = "SELECT count(*), sum(amount) FROM subsidy WHERE deleted_at IS NULL AND paid_on IS NULL"
    sql += " AND state IN ('applied', 'checked', 'reviewed', 'published')"
    ((number, amount),) = practice.book.rows(sql)
    assert handover.subsidies_unpaid(practice.store) == (number, amount)
    text = text_of(practice, tmp_path)
    assert f"四、没有履行、没有支付的（{len(found)}件）" in text
    assert f"没有发放的{number}笔，合计{amount / 100:,.2f}元" in text


def test_archives_and_reports_are_told_as_far_as_they_are_recorded(practice: Office, tmp_path: Path) -> None:
    done = len(rows(practice, "mediation_case", "archived_on IS NOT NULL"))
    left = len(rows(practice, "mediation_case", "archived_on IS NULL AND closed_on IS NOT NULL"))
    text = text_of(practice, tmp_path)
    assert f"人民调解台账{done}{left}" in text
    replied = rows(practice, "judicial_suggestion", "replied_on >= '2024'", "reply_number")
    assert replied
    for number in replied:
        assert "".join(number.split()) in text


def test_a_closed_case_and_a_deleted_one_are_handed_over_no_more(practice: Office) -> None:
    def open_of(kind: str) -> set[str]:
        views = handover.open_views(practice.store)
        return {one.draft["uuid"] for view in views if view.kind == kind for one in view.records}

    (suit,) = open_of("litigation_case")
    practice.store.save("litigation_case", {"closed_on": "2025-11-20", "outcome": "withdrawn"}, uuid=suit)
    assert not open_of("litigation_case")
    (request,) = open_of("foi_request")
    practice.store.delete("foi_request", request)
    assert not open_of("foi_request")


def test_the_paper_names_who_hands_over_and_ends_with_three_places_to_sign(
    practice: Office, tmp_path: Path
) -> None:
    written = write_document(practice, sheet_of("handover").document(practice, ASKED), tmp_path / "h.pdf")
    pages = ["".join(page.split()) for page in page_texts(written.path)]
    assert "移交人：张䶮接交人：李𠅤监交人：王监" in pages[0]
    assert "交接日期：2025年11月21日台账截至：2025年11月20日" in pages[0]
    for who in ("移交人（签名）：", "接交人（签名）：", "监交人（签名）："):
        assert who in pages[-1]
    assert "八、其他移交和当面说明" in pages[-1]  # no page holds signatures only
    assert "口令、备份口令和各系统密码不写在本交接书上" in pages[-1]
    assert len(pages) <= 16


def test_one_table_does_not_run_into_the_next_in_word(practice: Office, tmp_path: Path) -> None:
    made = sheet_of("handover").document(practice, ASKED)
    written = write_document(practice, made, tmp_path / "h.docx")
    word = docx.Document(str(written.path))
    body = [child.tag.rsplit("}", 1)[1] for child in word.element.body]
    assert ("tbl", "tbl") not in set(pairwise(body))
    headings = [table.rows[0].cells[1].text for table in word.tables]
    assert any(re.fullmatch(r"人民调解台账——未办结（\d+）", text) for text in headings)


def test_masked_it_shows_no_party(practice: Office, tmp_path: Path) -> None:
    text = text_of(practice, tmp_path, SheetAsked(DAY, DAY, masked=True))
    plain = text_of(practice, tmp_path)
    parties = [
        name
        for view in handover.open_views(practice.store)
        if view.kind == "mediation_case"
        for record in view.records
        for party in record.draft["parties"]
        if party.get("party_kind") in (None, "person")
        for name in [str(party["name"])]
    ]
    own: Labelled = practice.kind("mediator").fields["name"]
    officials = {
        own.show(name, practice.store.names) for (name,) in practice.book.rows("SELECT name FROM mediator")
    }
    officials |= {name for (name,) in practice.book.rows("SELECT name FROM officer")}
    hidden = [name for name in parties if name not in officials]
    assert len(hidden) > 20
    assert [name for name in hidden if name in plain]
    for name in hidden:
        assert f"{name}、" not in text, name
        assert f"、{name}" not in text, name


def test_masked_it_shows_nobody_whose_case_was_handed_to_the_police(practice: Office, tmp_path: Path) -> None:
    suspects = [name for (name,) in practice.book.rows("SELECT party FROM case_handover") if name]
    plain = text_of(practice, tmp_path)
    assert [name for name in suspects if f"行刑衔接移送：{name}" in plain]
    text = text_of(practice, tmp_path, SheetAsked(DAY, DAY, masked=True))
    assert not [name for name in suspects if f"行刑衔接移送：{name}" in text]


def test_an_empty_book_is_handed_over_too(office: Office, tmp_path: Path) -> None:
    text = text_of(office, tmp_path, SheetAsked(DAY, DAY))
    assert "台账里没有未办结的记录。" in text
    assert "台账里没有未履行、未支付的事项。" in text
    assert "移交人：接交人：监交人：" in text
    assert "None" not in text


def test_the_day_is_asked_for(practice: Office) -> None:
    with pytest.raises(UserError, match="要写明时间"):
        sheet_of("handover").document(practice, SheetAsked())
