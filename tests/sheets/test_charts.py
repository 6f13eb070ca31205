"""Charts: every bar is its records, together they are the table, a click meets what is drawn."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import docx
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from lawgov_desktop.documents.chart import Chart, ChartPoint, ChartSeries
from lawgov_desktop.documents.chart_colours import DARK, LIGHT, PAPER, ChartColours, contrast
from lawgov_desktop.documents.chart_layout import chart_values, lay_out_chart, steps_of
from lawgov_desktop.documents.chart_shapes import Box, Dot, LaidChart, Stroke, Word
from lawgov_desktop.documents.document import ChartBlock, Document
from lawgov_desktop.documents.document_texts import texts_of
from lawgov_desktop.documents.pdf_charts import CHART_FONT, picture_of, write_chart
from lawgov_desktop.documents.word import render_docx
from lawgov_desktop.errors import UserError
from lawgov_desktop.office import Office
from lawgov_desktop.practice import make_practice_book
from lawgov_desktop.printing import write_document
from lawgov_desktop.reporting.charts import shortened
from lawgov_desktop.reporting.period import Period
from lawgov_desktop.reporting.statistics import count_table
from lawgov_desktop.reporting.tables import table_of
from lawgov_desktop.sheets.charts import CHARTS, ChartOffer, chart_document, chart_of, charts_for
from tests.documents.pdf_reading import page_texts
from tests.practice_books import PracticeBooks
from tests.told import Run

YEAR = 2025
WHOLE = Period.year(YEAR)


@pytest.fixture(scope="module")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    path = tmp_path_factory.mktemp("practice") / "练习.lawgov"
    office = make_practice_book(path, today=date(YEAR, 12, 31))
    yield office
    office.close()


def wide(text: str, size: float) -> float:
    """Every character as wide as it is high: wider than any font."""
    return len(text) * size


def points_of(chart: Chart) -> list[ChartPoint]:
    return [point for series in chart.series for point in series.points]


def records_of(chart: Chart, series: int = 0) -> list[str]:
    return sorted(uuid for point in chart.series[series].points for uuid in point.records)


every_chart = pytest.mark.parametrize("offer", CHARTS, ids=lambda offer: offer.key)


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


def test_the_months_of_the_year_before_stand_over_those_of_the_year(tmp_path: Path) -> None:
    books = PracticeBooks(tmp_path)
    with books.opened(date(YEAR, 12, 31), tmp_path / "copy") as office:
        store = office.store
        case = store.get("mediation_case", store.book.rows("SELECT uuid FROM mediation_case LIMIT 1")[0][0])
        assert case is not None
        kept = {name: case[name] for name in ("committee", "dispute_type", "summary")}
        parties = [{"name": "张样例"}, {"name": "李样例"}]
        for day in ("2024-03-05", "2024-03-29", "2024-11-02", "2024-07", "2024"):
            store.save("mediation_case", kept | {"accepted_on": day, "parties": parties})
        chart = chart_of("mediation_by_month").make(office, WHOLE)
        (line,) = [series for series in chart.series if series.as_line]
        assert {point.label: point.value for point in line.points if point.value} == {
            "3月": 2, "7月": 1, "11月": 1
        }  # fmt: skip
        half = Period(date(YEAR, 7, 1), date(YEAR, 12, 31))
        assert chart_of("mediation_by_month").make(office, half).series[2].total == 2


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


# --- drawing


@given(st.integers(0, 2_000_000))
def test_a_scale_is_of_whole_numbers_and_holds_the_highest(highest: int) -> None:
    steps = steps_of(highest)
    assert steps[0] == 0
    assert steps[-1] >= max(highest, 1)
    assert 2 <= len(steps) <= 6
    assert len({one - other for one, other in zip(steps[1:], steps, strict=False)}) == 1


def inside(laid: LaidChart) -> bool:
    return all(
        area.x >= -0.1 and area.x + area.width <= laid.width + 0.1
        and area.y >= -0.1 and area.y + area.height <= laid.height + 0.1
        for area in laid.areas
    )  # fmt: skip


@every_chart
@pytest.mark.parametrize(("width", "height"), [(420, 0), (560, 0), (900, 480), (728, 400)])
def test_what_is_clicked_lies_on_what_is_drawn(
    practice: Office, offer: ChartOffer, width: float, height: float
) -> None:
    chart = offer.make(practice, WHOLE)
    laid = lay_out_chart(chart, width, practice.fonts().typeface(CHART_FONT).width, height=height)
    clickable = [point for area in laid.areas for _, point in area.points]
    assert Counter(id(point) for point in clickable) == Counter(id(p) for p in points_of(chart) if p.value)
    assert inside(laid)
    lines = [point for series in chart.series if series.as_line for point in series.points]
    if chart.kind in ("bar", "stacked"):
        bars = [box for box in laid.shapes if isinstance(box, Box) and box.look >= 0]
        for area in laid.areas:
            if any(point in lines for _, point in area.points):
                continue
            middle = (area.x + area.width / 2, area.y + area.height / 2)
            on = [
                box for box in bars
                if box.x - 0.1 <= middle[0] <= box.x + box.width + 0.1
                and box.y - 0.1 <= middle[1] <= box.y + box.height + 0.1
            ]  # fmt: skip
            assert on, area.words


def test_bars_are_as_long_as_their_values() -> None:
    points = tuple(ChartPoint(f"第{n}", n, "k", ("u",) * n) for n in (1, 2, 4, 8))
    for long_labels in (False, True):
        named = tuple(replace(one, label=one.label * (9 if long_labels else 1)) for one in points)
        laid = lay_out_chart(Chart("k", "图", "bar", (ChartSeries("一", named),)), 500, wide)
        sizes = [box.width if long_labels else box.height for box in laid.shapes if isinstance(box, Box)]
        assert [round(size / sizes[0], 2) for size in sizes] == [1, 2, 4, 8]


wild = st.lists(st.tuples(st.text(max_size=40), st.integers(0, 10**6)), min_size=1, max_size=60)


@given(wild, st.sampled_from(["bar", "stacked", "line"]), st.floats(260, 1200), st.floats(0, 800))
def test_any_numbers_and_words_can_be_laid_out(
    rows: list[tuple[str, int]], kind: str, width: float, height: float
) -> None:
    points = tuple(ChartPoint(label, value, "k", ("u",) * min(value, 1)) for label, value in rows)
    other = tuple(replace(point, value=point.value // 2) for point in points)
    chart = Chart("k", "图", kind, (ChartSeries("一", points), ChartSeries("二", other)))  # type: ignore[arg-type]
    laid = lay_out_chart(chart, width, lambda text, size: len(text) * size * 0.6, height=height)
    assert laid.height > 0
    for box in laid.shapes:
        if isinstance(box, Box):
            assert box.width >= 0
            assert box.height >= 0


def test_a_line_over_bars_does_not_reach_what_has_no_month() -> None:
    bars = tuple(ChartPoint(f"{n}月", 3, "k", ("u",) * 3) for n in range(1, 6))
    other = (ChartPoint("未写月份", 2, "k", ("u",) * 2, apart=True),)
    line = ChartSeries("上年", (*bars, *other), as_line=True)
    chart = Chart("k", "图", "bar", (ChartSeries("本年", (*bars, *other)), line))
    laid = lay_out_chart(chart, 500, wide)
    dots = [one for one in laid.shapes if isinstance(one, Dot)]
    dashes = [one for one in laid.shapes if isinstance(one, Stroke) and one.dashed]
    last = max(dot.x for dot in dots)
    assert all(one.x2 < last for one in dashes)
    assert len(dashes) == 4 + 1  # between five months, and the one in the legend
    foot = max(one.y for one in laid.shapes if isinstance(one, Word))
    below = [one.text for one in laid.shapes if isinstance(one, Word) and one.y == foot]
    assert below == ["3", "3", "3", "3", "3", "2"]


def test_where_bars_lie_a_line_is_one_more_bar() -> None:
    points = tuple(ChartPoint(f"很长的名称{n}" * 3, n, "k", ("u",) * n) for n in (2, 4))
    for kind in ("bar", "stacked"):
        series = (
            ChartSeries("一", points),
            ChartSeries("二", points),
            ChartSeries("上年", points, as_line=True),
        )
        laid = lay_out_chart(Chart("k", "图", kind, series), 300, wide)  # type: ignore[arg-type]
        assert not [one for one in laid.shapes if isinstance(one, Dot)]
        assert len(laid.areas) == 6
        assert inside(laid)


# --- in colours


@pytest.mark.parametrize("colours", [PAPER, LIGHT, DARK], ids=["paper", "light", "dark"])
def test_words_and_marks_stand_out_from_what_they_stand_on(colours: ChartColours) -> None:
    for words, below in (
        (colours.ink, colours.ground),
        (colours.quiet, colours.ground),
        (colours.accent, colours.ground),  # the signs of days
        (colours.on_accent, colours.accent),
        (colours.ink, colours.pale),
        (colours.accent, colours.pale),
    ):
        assert contrast(words, below) >= 4.5, (words, below)
    for mark in (colours.accent, colours.ink):  # bars; outlines, patterns and axes
        assert contrast(mark, colours.ground) >= 3


def test_the_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == contrast("#ffffff", "#777777") == pytest.approx(4.48, abs=0.01)


def test_a_dark_chart_is_dark_and_a_paper_never(practice: Office, tmp_path: Path) -> None:
    chart = chart_of("mediation_by_month").make(practice, WHOLE)
    for colours in (PAPER, DARK):
        write_chart(chart, tmp_path / "a.pdf", practice.fonts(), width=400, colours=colours)
        picture_of(tmp_path / "a.pdf", tmp_path / "a.png", 72)
        with Image.open(tmp_path / "a.png") as picture:
            found = "#{:02x}{:02x}{:02x}".format(*picture.convert("RGB").getpixel((1, 1)))  # type: ignore[misc]
            assert contrast(found, colours.ground) < 1.02


def test_in_grey_no_two_looks_are_alike(practice: Office, tmp_path: Path) -> None:
    points = (ChartPoint("月", 10, "k", ("u",)),)
    chart = Chart("k", "图", "bar", tuple(ChartSeries(f"第{n}", points) for n in range(5)))
    drawn = write_chart(chart, tmp_path / "a.pdf", practice.fonts(), width=400, height=300)
    picture_of(tmp_path / "a.pdf", tmp_path / "a.png", 144)
    with Image.open(tmp_path / "a.png") as picture:
        grey = picture.convert("L")
        bars = []
        for area in drawn.laid.areas:
            left, upper = (drawn.margin + area.x + 3) * 2, (drawn.margin + area.y + 3) * 2
            inner = (left, upper, left + 2 * (area.width - 6), upper + 2 * (area.height - 6))
            values = list(grey.crop(tuple(map(round, inner))).get_flattened_data())
            bars.append((round(sum(values) / len(values)), max(values) - min(values) > 60))
    assert len(set(bars)) == 5, bars
    greys = sorted(mean for mean, _ in bars)
    assert all(other - one >= 12 for one, other in pairwise(greys)), bars


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
