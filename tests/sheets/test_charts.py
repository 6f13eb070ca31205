"""Charts: every bar is its records, together they are the table, a click meets what is drawn."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from pathlib import Path

import docx
import pypdfium2
import pytest
from PIL import Image

from lawgov_desktop.documents.chart import Chart, ChartPoint, ChartSeries
from lawgov_desktop.documents.chart_layout import chart_values, lay_out_chart
from lawgov_desktop.documents.chart_shapes import Word
from lawgov_desktop.documents.document import ChartBlock, Document
from lawgov_desktop.documents.document_texts import texts_of
from lawgov_desktop.documents.pdf_charts import picture_of, write_chart
from lawgov_desktop.documents.word import render_docx
from lawgov_desktop.errors import UserError
from lawgov_desktop.office import Office
from lawgov_desktop.printing import write_document
from lawgov_desktop.reporting.charts import shortened
from lawgov_desktop.reporting.period import Period
from lawgov_desktop.reporting.statistics import count_table
from lawgov_desktop.reporting.tables import table_of
from lawgov_desktop.sheets.charts import CHARTS, ChartOffer, chart_document, chart_of, charts_for
from tests.documents.pdf_reading import page_texts
from tests.sheets.chart_reading import every_chart, inside, points_of, wide
from tests.told import Run

YEAR = 2025
WHOLE = Period.year(YEAR)


@pytest.fixture(scope="module")
def practice(whole_year: Office) -> Office:
    return whole_year


def records_of(chart: Chart, series: int = 0) -> list[str]:
    return sorted(uuid for point in chart.series[series].points for uuid in point.records)


@every_chart
@pytest.mark.parametrize(
    "period", [WHOLE, Period.month(YEAR, 4), Period.year(YEAR - 1)], ids=lambda period: period.in_words
)
def test_every_bar_is_its_records(practice: Office, offer: ChartOffer, period: Period) -> None:
    chart = offer.make(practice, period)
    assert chart.key == offer.key
    for series in chart.series:
        if not series.as_line:  # a plan is the sum of what its lines ask for
            assert all(point.value == len(point.records) for point in series.points)
    for point in points_of(chart):
        assert bool(point.value) == bool(point.records)
        for uuid in point.records:
            assert practice.store.get(point.kind, uuid) is not None
    if chart.kind != "year_days":
        assert len({tuple(point.label for point in series.points) for series in chart.series}) == 1


@pytest.mark.parametrize(
    "period", [WHOLE, Period(date(YEAR, 1, 1), date(YEAR, 6, 30))], ids=lambda p: p.in_words
)
def test_the_charts_of_cases_add_up_to_the_table(practice: Office, period: Period) -> None:
    table = count_table(practice.store, table_of("mediation_cases"), period)
    cases, agreed = (sorted(table.total.cells[f"mediation_{key}"].records) for key in ("cases", "agreed"))
    for key in ("mediation_by_month", "mediation_by_type", "mediation_by_committee", "mediation_by_result"):
        assert records_of(chart_of(key).make(practice, period)) == cases, key
    for key in ("mediation_by_month", "mediation_by_committee"):
        assert records_of(chart_of(key).make(practice, period), 1) == agreed, key
    by_label = {row.title: row.values for row in table.rows}
    for series, name in enumerate(("mediation_cases", "mediation_agreed")):
        for point in chart_of("mediation_by_committee").make(practice, period).series[series].points:
            assert point.value == by_label[point.label][name]


def test_the_types_are_those_of_the_table(practice: Office) -> None:
    table = count_table(practice.store, table_of("mediation_cases"), WHOLE)
    told = [table.total.values[f"mediation_by_type_{place}"] for place in range(1, 19)]
    chart = chart_of("mediation_by_type").make(practice, WHOLE)
    assert [point.value for point in points_of(chart)] == [value for value in told if value]


def test_events_held_are_those_of_the_table(practice: Office) -> None:
    table = count_table(practice.store, table_of("publicity"), WHOLE)
    chart = chart_of("events_by_month").make(practice, WHOLE)
    held = sum(series.total for series in chart.series if series.title in ("已开展", "已补办"))
    assert held == table.total.values["publicity_events"]
    planned = practice.book.rows(
        "SELECT count(*) FROM publicity_event WHERE deleted_at IS NULL AND held_on LIKE '2025%'"
    )[0][0]
    assert sum(series.total for series in chart.series if not series.as_line) == planned
    wanted = practice.book.rows(
        "SELECT substr(month, 1, 7), sum(events_wanted) FROM publicity_plan WHERE deleted_at IS NULL"
        " AND month LIKE '2025-%' AND state <> 'dropped' GROUP BY 1"
    )
    (line,) = [series for series in chart.series if series.as_line]
    assert [point.value for point in line.points] == [
        dict(wanted).get(f"2025-{month:02}", 0) for month in range(1, 13)
    ]


def test_the_months_of_the_year_before_stand_over_those_of_the_year(own_practice: Office) -> None:
    store = own_practice.store
    case = store.get("mediation_case", store.book.rows("SELECT uuid FROM mediation_case LIMIT 1")[0][0])
    assert case is not None
    kept = {name: case[name] for name in ("committee", "dispute_type", "summary")}
    parties = [{"name": "张样例"}, {"name": "李样例"}]
    for day in ("2024-03-05", "2024-03-29", "2024-11-02", "2024-07", "2024"):
        store.save("mediation_case", kept | {"accepted_on": day, "parties": parties})
    chart = chart_of("mediation_by_month").make(own_practice, WHOLE)
    (line,) = [series for series in chart.series if series.as_line]
    assert {point.label: point.value for point in line.points if point.value} == {
        "3月": 2, "7月": 1, "11月": 1
    }  # fmt: skip
    half = Period(date(YEAR, 7, 1), date(YEAR, 12, 31))
    assert chart_of("mediation_by_month").make(own_practice, half).series[2].total == 2


def test_only_the_months_asked_for_stand_in_the_calendar(practice: Office) -> None:
    may = chart_of("year_calendar").make(practice, Period.month(YEAR, 5))
    assert may.months == (5, 5)
    assert {point.label[:7] for point in points_of(may)} == {f"{YEAR}-05"}
    whole = chart_of("year_calendar").make(practice, WHOLE)
    assert [p for p in points_of(whole) if p.label.startswith(f"{YEAR}-05")] == points_of(may)
    laid = lay_out_chart(may, 400, wide)
    assert [one.text for one in laid.shapes if isinstance(one, Word) and one.text.endswith("月")] == ["5月"]
    assert inside(laid)


def test_the_year_in_days_holds_every_event_of_a_day(practice: Office) -> None:
    chart = chart_of("year_calendar").make(practice, WHOLE)
    asked = (
        "SELECT uuid, state FROM publicity_event WHERE deleted_at IS NULL"
        " AND length(held_on) = 10 AND held_on LIKE '2025%'"
    )
    rows = practice.book.rows(asked)
    found = [uuid for point in points_of(chart) if point.kind == "publicity_event" for uuid in point.records]
    assert sorted(found) == sorted(uuid for uuid, _ in rows)
    states = Counter(state for _, state in rows)
    assert next(one for one in chart.series if one.title == "已开展").total == states["held"]


def test_every_certificate_held_stands_in_one_step(practice: Office) -> None:
    chart = chart_of("certificates").make(practice, WHOLE)
    held = practice.book.rows(
        "SELECT uuid FROM certificate WHERE deleted_at IS NULL AND officer IS NOT NULL"
        " AND COALESCE(state, '') NOT IN ('recalled', 'cancelled')"
    )
    assert records_of(chart) == sorted(uuid for (uuid,) in held)
    due = dict(practice.book.rows("SELECT uuid, due FROM deadline WHERE rule = 'certificate_validity'"))
    over = next(point for point in points_of(chart) if point.label == "已过期")
    assert sorted(over.records) == sorted(u for (u,) in held if due[u] < f"{YEAR}-12-31")


def test_a_year_beside_the_year_before_asks_the_same_days() -> None:
    assert Period.month(2024, 2).year_before == Period.month(2023, 2)
    assert Period.month(2025, 2).year_before == Period.month(2024, 2)
    assert WHOLE.year_before == Period.year(YEAR - 1)
    assert Period(date(2024, 2, 29), date(2024, 3, 10)).year_before.first == date(2023, 2, 28)


def test_too_many_rows_are_put_together_and_nothing_is_lost() -> None:
    points = tuple(ChartPoint(f"村{n}", n % 3, "mediation_case", ("u",) * (n % 3)) for n in range(90))
    whole = ChartSeries("受理", points)
    (short,) = shortened((whole,), 10)
    assert len(short.points) == 10
    assert short.total == whole.total
    assert short.points[-1].label == "其余 51 个"
    assert len(short.points[-1].records) == short.points[-1].value
    assert shortened((whole,), 90) == (whole,)


# --- on paper


@every_chart
def test_a_chart_is_one_readable_page(practice: Office, tmp_path: Path, offer: ChartOffer) -> None:
    chart = offer.make(practice, WHOLE)
    out = tmp_path / "chart.pdf"
    written = write_document(practice, chart_document(practice, chart), out)
    assert written.pages == 1
    assert not written.missing_glyphs
    (text,) = page_texts(out)
    packed = text.replace("\n", "").replace(" ", "")
    assert chart.title.replace(" ", "") in packed
    for rule in chart.rules:
        assert rule.replace(" ", "") in packed
    if chart.kind != "year_days":
        lines = {line.strip() for line in text.splitlines()}
        for label in chart.labels:
            assert label.replace(" ", "") in packed
        for point in points_of(chart):
            if point.value and chart.kind != "stacked":
                assert any(f"{point.value:,}{point.unit}" in line for line in lines)


def test_a_chart_alone_begins_at_its_margin(practice: Office, tmp_path: Path) -> None:
    chart = chart_of("mediation_by_month").make(practice, WHOLE)
    drawn = write_chart(chart, tmp_path / "a.pdf", practice.fonts(), width=600, height=300)
    with pypdfium2.PdfDocument(tmp_path / "a.pdf") as document:
        width, height = document[0].get_size()
    assert round(width) == 600
    assert round(height) == round(drawn.laid.height + 2 * drawn.margin)
    picture_of(tmp_path / "a.pdf", tmp_path / "a.png", 144)
    with Image.open(tmp_path / "a.png") as picture:
        # The middle of the first bar is dark, and darker than its neighbour's pattern.
        area = drawn.laid.areas[0]
        at = ((drawn.margin + area.x + area.width / 2) * 2, (drawn.margin + area.y + area.height / 2) * 2)
        assert sum(picture.convert("RGB").getpixel((round(at[0]), round(at[1])))) < 330


def test_a_chart_in_word_is_a_picture_with_its_title_told(practice: Office, tmp_path: Path) -> None:
    chart = chart_of("mediation_by_type").make(practice, WHOLE)
    out = tmp_path / "chart.docx"
    write_document(practice, chart_document(practice, chart), out)
    word = docx.Document(str(out))
    (shape,) = word.inline_shapes
    assert shape._inline.docPr.get("descr") == chart.title
    assert shape.width.mm == pytest.approx(168, abs=2)
    with pytest.raises(ValueError, match="fonts"):
        render_docx(Document("图", (ChartBlock(chart),)), tmp_path / "no.docx")


def test_the_words_of_a_chart_are_words_of_its_paper(practice: Office) -> None:
    chart = chart_of("mediation_by_month").make(practice, WHOLE)
    told = texts_of((ChartBlock(chart),))
    assert {chart.title, "受理", "1月"} <= set(told)


def test_nothing_to_draw_is_said(practice: Office, tmp_path: Path) -> None:
    chart = chart_of("mediation_by_type").make(practice, Period.year(1999))
    assert chart.empty
    write_document(practice, chart_document(practice, chart), tmp_path / "a.pdf")
    assert "没有可以画的记录" in page_texts(tmp_path / "a.pdf")[0]


def test_the_charts_of_a_register_come_first() -> None:
    assert charts_for("publicity_event")[0].key == "events_by_month"
    assert len(charts_for("mediation_case")) == len(CHARTS)
    with pytest.raises(UserError, match="没有叫“nothing”的图表"):
        chart_of("nothing")


def test_the_values_of_a_chart_can_be_pasted_into_a_sheet(practice: Office) -> None:
    head, *rows = chart_values(chart_of("mediation_by_month").make(practice, WHOLE))
    assert head == ("", "受理", "达成协议")
    assert [row[0] for row in rows] == [f"{month}月" for month in range(1, 13)]
    days = chart_values(chart_of("year_calendar").make(practice, WHOLE))
    assert days[0] == ("日期", "情况", "数量")


# --- the commands


def test_the_commands_tell_and_write_a_chart(practice: Office, run: Run, tmp_path: Path) -> None:
    book = practice.book.path
    told = run("charts", "--json")
    assert {one["name"] for one in json.loads(told.out)["charts"]} == {one.key for one in CHARTS}
    told = run("charts", "--books", book, "--year", YEAR, "--json")
    every = {one["name"]: one for one in json.loads(told.out)["charts"]}
    assert sum(p["value"] for p in every["mediation_by_month"]["series"][0]["points"]) == 146
    for suffix in ("png", "pdf", "docx"):
        out = tmp_path / f"图.{suffix}"
        told = run("chart", "mediation_by_month", "--books", book, "--year", YEAR, "--out", out, "--json")
        assert told.status == 0, told
        assert out.stat().st_size > 5000
        point = json.loads(told.out)["series"][0]["points"][0]
        assert point["value"] == len(point["records"])
    with Image.open(tmp_path / "图.png") as picture:
        assert picture.width > 1500


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("chart", "nothing", "--year", "2025", "--out", "a.pdf"), "没有叫“nothing”的图表"),
        (("chart", "year_on_year", "--out", "a.pdf"), "哪一年"),
        (("chart", "year_on_year", "--year", "2025", "--out", "a.svg"), "不会写成“.svg”"),
        (("chart", "year_on_year", "--from", "2025-01-01", "--out", "a.pdf"), "起止日期要写全"),
        (("chart", "year_on_year", "--from", "2025-02-01", "--to", "2025-01-01", "--out", "a.pdf"), "早于"),
    ],
)
def test_what_cannot_be_drawn_is_refused_in_words(run: Run, words: tuple[str, ...], said: str) -> None:
    told = run(*words)
    assert told.status == 2
    assert said in told.err
