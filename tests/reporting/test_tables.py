"""All statutory tables: what is declared holds together, cells add up, and the command writes them."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from lawgov_desktop.errors import UserError
from lawgov_desktop.office import Office
from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.registers.mediation.standing import committees_on, mediators_on
from lawgov_desktop.reporting.figures import answer
from lawgov_desktop.reporting.mechanisms import FIGURES
from lawgov_desktop.reporting.period import Period
from lawgov_desktop.reporting.statistics import StatTable, count_table
from lawgov_desktop.reporting.tables import TABLES, table_of
from lawgov_desktop.storage.listing import ListQuery, drafts
from tests.documents.pdf_reading import page_texts
from tests.told import Run

YEAR = 2025
WHOLE = Period.year(YEAR)


every_table = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.key)


@every_table
def test_a_table_is_declared_soundly(practice: Office, table: StatTable) -> None:
    keys = [column.key for column in table.columns]
    assert len(set(keys)) == len(keys)
    for identity in table.identities:
        assert set(identity.parts) | set(identity.whole) <= set(keys), identity.rule
    for column in table.columns:
        fields = practice.kind(column.figure.kind).fields
        if column.by:
            assert column.by.removesuffix(":month") in fields
        if column.figure.sum_of:
            assert column.figure.sum_of in fields


def test_figures_of_one_name_ask_one_question(practice: Office) -> None:
    own = {figure.key: figure for figure in FIGURES}
    shared = [column.figure for table in TABLES for column in table.columns if column.key in own]
    assert {figure.key for figure in shared} >= {"mediation_cases", "mediation_agreed"}
    for figure in shared:
        assert (
            answer(practice.store, figure, WHOLE).records
            == answer(practice.store, own[figure.key], WHOLE).records
        ), figure.key


@every_table
@pytest.mark.parametrize(
    "period", [WHOLE, Period.month(YEAR, 4), Period.year(YEAR - 1)], ids=lambda p: p.in_words
)
def test_the_rows_are_the_whole_parted(practice: Office, table: StatTable, period: Period) -> None:
    counted = count_table(practice.store, table, period)
    assert [check for check in counted.checks if check.rule.startswith("各行") and not check.ok] == []
    for column in table.columns:
        if column.by:
            of_rows = [uuid for row in counted.rows for uuid in row.cells[column.key].records]
            assert sorted(of_rows) == sorted(counted.total.cells[column.key].records)


def of_kind(office: Office, kind: str) -> list[Draft]:
    return list(drafts(office.store, ListQuery(kind)))


def test_organisation_is_what_the_cards_say(practice: Office) -> None:
    total = count_table(practice.store, table_of("mediation_organisation"), WHOLE).total.values
    committees = committees_on(of_kind(practice, "committee"), WHOLE.last)
    there = [card for rows in committees.by_kind.values() for card in rows]
    assert total["organisation_committees"] == len(there)
    assert total["organisation_members"] == sum(card.get("members") or 0 for card in there)
    cards = {card["uuid"]: card for card in of_kind(practice, "mediator")}
    standing = mediators_on(cards.values(), WHOLE.last)
    assert total["organisation_mediators"] == standing.total
    assert total["organisation_full_time"] == len(standing.full_time)
    counted = count_table(practice.store, table_of("mediation_organisation"), WHOLE)
    in_post = [cards[uuid] for uuid in counted.total.cells["organisation_mediators"].records]
    lines = Counter(
        practice.store.names.stat_line("education", card.get("education") or "") for card in in_post
    )
    assert [total[f"organisation_education_{n}"] for n in (1, 2, 3)] == [
        lines["大专以上"], lines["高中"], lines["高中以下"],
    ]  # fmt: skip


def test_publicity_is_counted_by_the_month_it_was_done_in(practice: Office) -> None:
    counted = count_table(practice.store, table_of("publicity"), WHOLE)
    done = [event for event in of_kind(practice, "publicity_event") if event["state"] in ("held", "made_up")]
    months = Counter(event["held_on"][:7] for event in done if event["held_on"].startswith(str(YEAR)))
    assert {row.key: row.values["publicity_events"] for row in counted.rows} == {
        f"{YEAR}-{month:02}": months[f"{YEAR}-{month:02}"] for month in range(1, 13)
    }
    assert counted.total.values["publicity_market_days"] == 46
    by_venue = counted.total.values
    assert (by_venue["publicity_venue_enterprise"], by_venue["publicity_venue_school"]) == (12, 9)


def test_lawsuits_stand_under_the_act_they_are_about(practice: Office) -> None:
    counted = count_table(practice.store, table_of("lawsuits"), WHOLE)
    assert counted.total.values["lawsuits_received"] == 5
    assert sum(row.values["lawsuits_received"] for row in counted.rows) == 5
    assert all(any(row.values.values()) for row in counted.rows)
    assert not counted.broken


def test_a_quarter_has_its_three_months_as_rows(practice: Office) -> None:
    table = table_of("publicity")
    assert table.rows is not None
    assert table.rows(practice.store, Period(date(2025, 11, 1), date(2026, 1, 31))) == [
        ("2025-11", "2025年11月"), ("2025-12", "2025年12月"), ("2026-01", "2026年1月"),
    ]  # fmt: skip


def test_an_unknown_table_is_told() -> None:
    with pytest.raises(UserError, match="没有叫“nothing”的统计表"):
        table_of("nothing")


@pytest.mark.parametrize("suffix", [".xlsx", ".pdf"])
def test_the_command_writes_all_tables_into_one_file(
    practice: Office, run: Run, tmp_path: Path, suffix: str
) -> None:
    out = tmp_path / f"统计表{suffix}"
    told = run(
        "tables",
        "--books",
        practice.book.path,
        "--from",
        "2025-01-01",
        "--to",
        "2025-12-31",
        "--out",
        out,
        "--json",
    )
    assert told.status == 1  # some cases of the practice book have no source
    assert told.data["file"] == str(out)
    assert [table["key"] for table in told.data["tables"]] == [table.key for table in TABLES]
    broken = [check for check in told.data["checks"] if not check["ok"]]
    assert {check["rule"] for check in broken} == {"各来源之和等于案件总数"}
    assert all(check["records"] for check in broken)
    if suffix == ".xlsx":
        assert openpyxl.load_workbook(out).sheetnames[:2] == [
            "人民调解案件情况",
            "人民调解组织队伍经费保障情况",
        ]
    else:
        titles = [text.replace("\n", "") for text in page_texts(out)]
        assert all(any(table.title in text for text in titles) for table in TABLES)


def test_one_table_can_be_asked_for(practice: Office, run: Run, tmp_path: Path) -> None:
    told = run(
        "tables", "--books", practice.book.path, "--from", "2025-05-01", "--to", "2025-05-31",
        "--table", "publicity", "--out", tmp_path / "a.pdf", "--json",
    )  # fmt: skip
    assert (told.status, [table["key"] for table in told.data["tables"]]) == (0, ["publicity"])


def test_days_the_wrong_way_round_are_told(practice: Office, run: Run, tmp_path: Path) -> None:
    told = run(
        "tables", "--books", practice.book.path, "--from", "2025-05-31", "--to", "2025-05-01",
        "--out", tmp_path / "a.pdf", "--json",
    )  # fmt: skip
    assert told.status == 2
    assert "截止日期早于开始日期" in told.data["error"]["what"]
