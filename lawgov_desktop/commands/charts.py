"""`charts` and `chart`: which there are, and one as PDF, Word or picture, with the records behind it."""

from __future__ import annotations

from lawgov_desktop.commands.answer import DONE, DONE_WITH_PROBLEMS, Answer, Asked, absolute, opened, table
from lawgov_desktop.documents.chart import Chart
from lawgov_desktop.documents.chart_layout import chart_values
from lawgov_desktop.errors import UserError
from lawgov_desktop.printing import write_document
from lawgov_desktop.reporting.period import Period
from lawgov_desktop.sheets.charts import CHARTS, chart_document, chart_of, write_picture


def charts(asked: Asked) -> Answer:
    """`charts [--year Y]`: which there are; with a year also what each shows, and the records."""
    offers: list[dict[str, object]] = [
        {"name": one.key, "title": one.title, "kinds": list(one.kinds)} for one in CHARTS
    ]
    if asked.year is not None:
        with opened(asked) as office:
            for told, offer in zip(offers, CHARTS, strict=True):
                told |= data_of(offer.make(office, Period.year(asked.year)))
    lines = list(table(("名称", "图表"), [(one.key, one.title) for one in CHARTS]))
    return Answer({"charts": offers}, lines)


def chart(asked: Asked) -> Answer:
    """`chart NAME --year Y --out FILE.pdf|.docx|.png [--from D --to D]`."""
    offer = chart_of(asked.name)
    period = _period(asked)
    suffix = asked.out.suffix.lower()
    if suffix not in (".pdf", ".docx", ".png"):
        raise UserError(
            f"图表不会写成“{asked.out.suffix or asked.out.name}”。",
            todo="文件名请以 .pdf、.docx 或 .png 结尾。",
        )
    with opened(asked) as office:
        made = offer.make(office, period)
        if suffix == ".png":
            written = write_picture(office, made, asked.out)
        else:
            written = write_document(office, chart_document(office, made), asked.out)
    data = {
        "file": absolute(asked.out),
        "period": {"from": period.first.isoformat(), "to": period.last.isoformat()},
        **data_of(made),
        "missing_glyphs": list(written.missing_glyphs),
    }
    head, *rows = chart_values(made)
    lines = [f"已写成 {asked.out}：{made.title}", *(table(head, rows) if rows else ())]
    return Answer(data, lines, DONE_WITH_PROBLEMS if written.missing_glyphs else DONE)


def data_of(made: Chart) -> dict[str, object]:
    """The chart as scripts read it."""
    return {
        "chart": made.key,
        "heading": made.title,
        "form": made.kind,
        "unit": made.unit,
        "rules": list(made.rules),
        "series": [
            {
                "title": one.title,
                "points": [
                    {
                        "label": point.label, "value": point.value, "kind": point.kind,
                        "records": list(point.records), **({"unit": point.unit} if point.unit else {}),
                    }
                    for point in one.points
                ],
            }
            for one in made.series
        ],
    }  # fmt: skip


def _period(asked: Asked) -> Period:
    if asked.first is not None or asked.last is not None:
        if asked.first is None or asked.last is None:
            raise UserError("起止日期要写全。", todo="请同时写 --from 和 --to，或只写 --year。")
        if asked.first > asked.last:
            raise UserError("截止日期早于开始日期。", todo="请核对 --from 和 --to。")
        return Period(asked.first, asked.last)
    if asked.year is None:
        raise UserError("没有说明要哪一年的图表。", todo="请写 --year，如 --year 2025。")
    return Period.year(asked.year)
