"""动态调整对照表 as a paper to sign: two versions of a list side by side (D02)."""

from __future__ import annotations

from lawgov_desktop.documents.document import Document
from lawgov_desktop.errors import UserError
from lawgov_desktop.office import Office
from lawgov_desktop.procedures.matters_table import comparison_table
from lawgov_desktop.procedures.matters_versions import compare_versions, predecessor
from lawgov_desktop.records import dates
from lawgov_desktop.sheets.sheet import Sheet, SheetAsked
from lawgov_desktop.sheets.wide_table import PAPER_ASK, WideColumn, landscape, wide_blocks

_LEAST = {"序号": 4, "变动": 4.5, "事项类型": 7, "承接机构": 9}
"""Shares that keep these headings on one line."""


def build(office: Office, asked: SheetAsked) -> Document:
    """Of two versions asked for the later one is the new one; of one, the version before it is the old one.

    Raises UserError for more than two, and where there is no version before.
    """
    old, new = _versions(office, asked)
    compared = compare_versions(office.store, old, new)
    table = comparison_table(compared, office.store.names, office=office.office_name)
    columns = [
        WideColumn(
            column.label,
            max(column.width_chars, _LEAST.get(column.label, 0)),
            "center" if column.kind == "number" or column.label in ("变动", "事项类型") else "left",
            column.group_label,
        )
        for column in table.columns
    ]
    rows = [["" if value is None else str(value) for value in row] for row in table.rows]
    effective = dates.date_in_words(compared.new.get("effective_on"))
    blocks = wide_blocks(
        office,
        table.title,
        columns,
        rows or [["", "没有变动", *[""] * (len(columns) - 2)]],
        told=f"{f'生效日期：{effective}　　　' if effective else ''}单位：项",
        notes=(table.notes,),
        signers=("制表人", "审核人", "分管领导", "主要负责人"),
    )
    return Document(
        table.title, tuple(blocks), page=landscape(asked.values["paper"]), watermark=office.watermark
    )


def _versions(office: Office, asked: SheetAsked) -> tuple[str, str]:
    if len(asked.records) > 2:
        raise UserError("一次只能对比两个清单版本。", todo="请只选两个，或者只选新的那个。")
    if len(asked.records) == 1:
        before = predecessor(office.store, asked.records[0])
        if before is None:
            raise UserError("这个清单版本前面没有别的版本，没有可对比的。", todo="请选两个清单版本。")
        return before, asked.records[0]
    first, second = asked.records
    begins = {
        uuid: (office.store.get("matter_list", uuid) or {}).get("effective_on") or ""
        for uuid in asked.records
    }
    return (first, second) if begins[first] <= begins[second] else (second, first)


SHEETS = (
    Sheet(
        "matter_comparison",
        "动态调整对照表",
        ("matter_list",),
        build,
        records="several",
        asks=(PAPER_ASK,),
    ),
)
