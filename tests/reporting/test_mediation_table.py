"""The statutory table of mediation cases: every cell counted again, and what must agree held to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from lawgov_desktop.office import Office, on_day, open_office
from lawgov_desktop.printing import write_table_file
from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.reporting.mediation_table import (
    COMMITTEE_LINES,
    DISPUTE_LINES,
    MEDIATION_CASES,
    SOURCE_LINES,
)
from lawgov_desktop.reporting.period import Period
from lawgov_desktop.reporting.statistics import (
    Counted,
    StatCell,
    StatRow,
    as_register,
    check_row,
    count_table,
)
from lawgov_desktop.storage.listing import ListQuery, drafts
from tests.documents.pdf_reading import page_sizes_mm, page_texts

YEAR = 2025
PERIODS = (
    Period.year(YEAR),
    Period.month(YEAR, 3),
    Period(date(YEAR, 1, 1), date(YEAR, 6, 30)),
    Period(date(YEAR, 7, 1), date(YEAR, 9, 30)),
    Period.year(YEAR - 1),
)


@pytest.fixture
def office(fresh_book: Path) -> Iterator[Office]:
    office = open_office(fresh_book, who="测试", today=on_day(date(YEAR, 12, 31)))
    yield office
    office.close()


def test_a_real_month_agrees_with_itself() -> None:
    """黄石市 August 2016, as the city published it: 869 cases, 842 settled."""
    kinds = (160, 278, 67, 44, 31, 76, 18, 28, 4, 13, 7, 55, 33, 1, 54)
    # Labour and consumer disputes were one kind each then: they stand where the old codes are counted.
    lines = (*range(1, 10), 11, 14, 15, 16, 17, 18)
    cells = {"mediation_cases": 869, "mediation_agreed": 842, "mediation_carried_in": 0}
    cells |= {f"mediation_by_type_{n}": 0 for n in range(1, 19)}
    cells |= {f"mediation_by_type_{n}": value for n, value in zip(lines, kinds, strict=True)}
    cells |= {
        f"mediation_by_source_{n}": value for n, value in enumerate((455, 378, 0, 0, 0, 0, 36), start=1)
    }
    row = StatRow(
        None, "黄石市", {key: StatCell(value, "mediation_case", ()) for key, value in cells.items()}
    )
    assert {check.rule for check in check_row(MEDIATION_CASES, row) if check.ok} == {
        "各类型之和等于案件总数",
        "各来源之和等于案件总数",
        "本期成功不多于结转与新收",
    }
    for key in (*(f"mediation_by_type_{n}" for n in lines), "mediation_by_source_1", "mediation_cases"):
        wrong = replace(
            row, cells={**row.cells, key: replace(row.cells[key], value=row.cells[key].value + 1)}
        )
        assert not all(check.ok for check in check_row(MEDIATION_CASES, wrong)), key


def recounted(office: Office, period: Period) -> dict[str | None, Counter[str]]:
    """Every cell counted in plain Python over the records as the book gives them."""
    names, first, last = office.store.names, period.first.isoformat(), period.last.isoformat()

    def whole(day: str | None) -> str:
        """A month or a year lies where its first day does."""
        return f"{day}-01-01"[:10] if day else ""

    def inside(day: str | None) -> bool:
        return first <= whole(day) <= last

    kinds = {
        one["uuid"]: names.stat_line("committee_kind", one.get("kind") or "")
        for one in drafts(office.store, ListQuery("committee"))
    }
    found: dict[str | None, Counter[str]] = {}

    def add(committee: str | None, key: str, by: int = 1) -> None:
        for row in (committee or "none", None):
            found.setdefault(row, Counter())[key] += by

    for case in drafts(office.store, ListQuery("mediation_case")):
        if case.get("number_void") or case.get("not_accepted_reason"):
            continue
        where = case.get("committee")
        accepted, ended = whole(case["accepted_on"]), whole(case.get("result_on") or case.get("closed_on"))
        if inside(accepted):
            add(where, "mediation_cases")
            add(where, "mediation_people", case.get("people_involved") or 0)
            if names.stat_line("difficulty", case.get("difficulty") or ""):
                add(where, "mediation_difficult")
            for key, lines, line in (
                ("by_type", DISPUTE_LINES, names.stat_line("dispute_type", case.get("dispute_type") or "")),
                ("by_source", SOURCE_LINES, names.stat_line("case_source", case.get("source") or "")),
                ("by_committee", COMMITTEE_LINES, kinds.get(where or "", "")),
            ):
                if line:
                    add(where, f"mediation_{key}_{lines.index(line) + 1}")
        if case.get("result") == "agreed" and inside(case.get("agreement_on")):
            add(where, "mediation_agreed")
            add(where, "mediation_amount", case.get("amount") or 0)
            if case.get("agreement_form"):
                add(where, f"mediation_{case['agreement_form']}")
        if inside(case.get("performed_on")):
            add(where, "mediation_performed")
        if case.get("confirmation_result") == "confirmed" and inside(case.get("confirmation_decided_on")):
            add(where, "mediation_confirmed")
        if accepted < first and not (ended and ended < first):
            add(where, "mediation_carried_in")
        if accepted <= last and not (ended and ended <= last):
            add(where, "mediation_carried_out")
        if inside(ended):
            add(where, "mediation_ended")
    numbers = [
        key.key.removeprefix("screening_") for key in MEDIATION_CASES.columns if "screening_" in key.key
    ]
    for screening in drafts(office.store, ListQuery("screening")):
        if inside(screening.get("screened_on") or screening.get("month")):
            for name in numbers:
                add(screening.get("committee"), f"screening_{name}", screening.get(name) or 0)
    return found


@pytest.mark.parametrize("period", PERIODS, ids=lambda period: period.in_words)
def test_every_cell_is_what_plain_counting_gives(practice: Office, period: Period) -> None:
    counted = count_table(practice.store, MEDIATION_CASES, period)
    expected = recounted(practice, period)
    for row in (*counted.rows, counted.total):
        key = None if row is counted.total else row.key or "none"
        assert {name: value for name, value in row.values.items() if value} == {
            name: value for name, value in expected.get(key, Counter()).items() if value
        }, row.title


@pytest.mark.parametrize("period", PERIODS, ids=lambda period: period.in_words)
def test_a_cell_opens_as_many_records_as_it_counts(practice: Office, period: Period) -> None:
    for row in count_table(practice.store, MEDIATION_CASES, period).rows:
        for column in MEDIATION_CASES.columns:
            cell = row.cells[column.key]
            assert cell.kind == column.figure.kind
            if not column.figure.sum_of:
                assert len(set(cell.records)) == cell.value


def add_case(office: Office, **fields: object) -> str:
    committee = office.kind("committee")
    assert committee.sample is not None
    own = next(drafts(office.store, ListQuery("committee")), None) or {
        "uuid": office.store.save("committee", committee.sample(lambda _: None)).uuid
    }
    draft: Draft = {
        "accepted_on": "2025-05-06", "committee": own["uuid"], "dispute_type": "neighbour",
        "source": "applied", "summary": "因滴水争执", "parties": [{"name": "张一"}, {"name": "李二"}],
        **fields,
    }  # fmt: skip
    return office.store.save("mediation_case", draft).uuid


def counted(office: Office, period: Period = PERIODS[0]) -> Counted:
    return count_table(office.store, MEDIATION_CASES, period)


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ({"source": None}, "各来源之和等于案件总数"),
        ({"result": "agreed", "agreement_on": "2025-05-20"}, "口头与书面之和等于调解成功数"),
        ({"result": "failed", "result_on": "2024-12-20"}, "上期结转＋新收－办结＝期末未结"),
    ],
)
def test_what_does_not_agree_names_the_records_to_look_at(
    office: Office, fields: dict[str, object], rule: str
) -> None:
    add_case(office)
    odd = add_case(office, **fields)
    broken = [check for check in counted(office).broken if check.row == "合计"]
    assert [(check.rule, check.records) for check in broken] == [(rule, (odd,))]
    assert "相差1" in broken[0].why


def test_a_case_that_names_no_committee_has_a_row_of_its_own(office: Office) -> None:
    add_case(office)
    office.store.book.db.execute_sql("UPDATE mediation_case SET committee = NULL")
    table = counted(office)
    assert [(row.title, row.values["mediation_cases"]) for row in table.rows][-1] == ("未填调委会", 1)
    assert all(check.ok for check in table.checks if check.rule.startswith("各行"))


def test_a_local_type_is_counted_on_the_line_the_office_gave_it(office: Office) -> None:
    office.store.save(
        "code_entry",
        {"list_key": "dispute_type", "code": "well", "label": "水井纠纷", "stat_line": "邻里纠纷"},
    )
    add_case(office, dispute_type="well")
    assert counted(office).total.values["mediation_by_type_2"] == 1
    assert not counted(office).broken


def test_a_committee_without_cases_reports_zero(office: Office) -> None:
    kind = office.kind("committee")
    assert kind.sample is not None
    office.store.save("committee", kind.sample(lambda _: None))
    (row,) = counted(office).rows
    assert set(row.values.values()) == {0}


def test_the_sheet_stands_on_one_page_with_its_rules_and_faults(practice: Office, tmp_path: Path) -> None:
    table = as_register(
        counted(practice), office="样例镇司法所", made_on=date(YEAR, 12, 31), watermark="练习"
    )
    pdf = write_table_file(practice, table, tmp_path / "表.pdf").path
    (size,) = page_sizes_mm(pdf)
    assert size == (420.0, 297.0)
    text = page_texts(pdf)[0].replace("\n", "")
    for said in (
        "样例镇司法所人民调解案件情况统计表（2025年）",
        "口径：",
        "核对不符：",
        "请看没有填案件来源的案件",
    ):
        assert said in text
    book = openpyxl.load_workbook(write_table_file(practice, table, tmp_path / "表.xlsx").path)
    values = [[cell.value for cell in row] for row in book.worksheets[0].iter_rows()]
    total = next(row for row in values if row[0] == "合计")
    assert total[1] == counted(practice).total.values["mediation_cases"]
    assert total[5] == counted(practice).total.values["mediation_amount"] / 100


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ((2025, 1, 1), (2025, 12, 31), "2025年"),
        ((2025, 1, 1), (2025, 6, 30), "2025年上半年"),
        ((2025, 7, 1), (2025, 12, 31), "2025年下半年"),
        ((2025, 4, 1), (2025, 6, 30), "2025年第二季度"),
        ((2024, 2, 1), (2024, 2, 29), "2024年2月"),
        ((2025, 1, 1), (2025, 11, 30), "2025年1月至11月"),
        ((2025, 1, 1), (2025, 6, 15), "2025年1月1日至6月15日"),
        ((2024, 12, 21), (2025, 1, 20), "2024年12月21日至2025年1月20日"),
    ],
)
def test_a_period_is_told_as_people_say_it(
    first: tuple[int, int, int], last: tuple[int, int, int], said: str
) -> None:
    assert Period(date(*first), date(*last)).in_words == said
