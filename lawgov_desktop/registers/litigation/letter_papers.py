"""Letters of 行政应诉 to other organs: the answer to a suggestion, a case handed over with its list."""

from __future__ import annotations

import re
from typing import Final

from lawgov_desktop.documents.document import (
    Blank,
    Block,
    Cell,
    Document,
    Field,
    Run,
    Spacer,
    Table,
    TableColumn,
    TableRow,
)
from lawgov_desktop.records.record_type import Draft, PaperContext, Record
from lawgov_desktop.registers.on_paper import Shown, agency_name
from lawgov_desktop.registers.paper_pieces import (
    caption,
    fields,
    filled,
    heading,
    paper,
    place,
    said,
    signed,
    to_whom,
    written,
)

_PARTED = re.compile("[、；;\n]+")
_JUDICIAL: Final = frozenset(("police", "prosecutor", "court", "supervision"))
_PENALTY_LAW_2021: Final = "2021-07-15"
"""《行政处罚法》 as revised in 2021 applies from this day: 第二十七条 there is what was 第二十二条 before."""
_USUAL_MATERIALS: Final = (
    "涉嫌犯罪案件移送书",
    "涉嫌犯罪案件情况的调查报告",
    "涉案物品清单",
    "有关检验报告或者鉴定结论",
    "其他有关涉嫌犯罪的材料",
)
"""《行政执法机关移送涉嫌犯罪案件的规定》第六条."""


def reply(letter: Draft, context: PaperContext, model: type[Record]) -> Document:
    """复函 to a suggestion: whether it is taken up, what was done, what follows."""
    shown = Shown(model, letter, context)
    came, title = shown.text("number"), shown.text("title")
    kind = shown.text("kind") or "建议书"
    adopted = shown.text("adopted")
    blocks: list[Block] = [
        *heading(f"关于{kind}办理情况的复函", number=("文号：", shown.text("reply_number"))),
        *to_whom(shown.text("from_organ")),
        said(
            (
                Run(f"贵单位发来的{kind}"),
                Run("（"),
                place(came, 12),
                Run("）于"),
                place(shown.date("received_on"), 9),
                Run("收悉。对其中提出的"),
                place(title, 14),
                Run("，我机关进行了研究，现将办理情况函复如下："),
            )
        ),
        *filled("一、采纳情况", [f"对所提建议，{adopted}。"] if adopted else [], 1 if adopted else 2),
        *written("二、整改措施和落实情况", shown.lines("measures"), 5),
        *filled("三、下一步打算", [], 3),
        said("特此函复。", space_before_pt=6),
        *fields((Field("联系人：", shown.text("handler"), 9), Field("联系电话：", None, 10))),
        signed(name=agency_name(context), day=shown.date("replied_on")),
    ]
    return paper(context, "复函", blocks)


def _basis(case: Draft) -> str:
    """The law a case is handed over under, by the day; the text of 2021 moved the article."""
    handed = case.get("handed_on")
    article = None if not handed else "第二十七条" if handed >= _PENALTY_LAW_2021 else "第二十二条"
    law = f"《中华人民共和国行政处罚法》{article}和" if article else ""
    return f"依照{law}《行政执法机关移送涉嫌犯罪案件的规定》，"


def transfer(case: Draft, context: PaperContext, model: type[Record]) -> Document:
    """案件移送书: to a judicial organ as a suspected crime, to another organ as a case of its powers."""
    shown = Shown(model, case, context)
    crime = case.get("organ_kind") in (None, *_JUDICIAL)
    title = "涉嫌犯罪案件移送书" if crime else "案件移送书"
    decided = (
        (Run("该案涉嫌"), place(shown.text("crime"), 12), Run(f"，{_basis(case)}现移送贵单位处理。"))
        if crime
        else (Run("经审查，该案属于贵单位管辖，现移送贵单位处理。"),)
    )
    handed = materials(shown)
    blocks: list[Block] = [
        *heading(title, number=("文号：", shown.text("slip_number"))),
        *to_whom(shown.text("organ")),
        said(
            (
                Run("我机关在执法中发现"),
                place(shown.text("name"), 16),
                Run("一案（行政案号"),
                place(shown.text("source_number"), 10),
                Run("）。"),
                *decided,
            )
        ),
        *fields(
            Field("当事人：", shown.text("party")),
            (Field("涉案金额：", shown.told("amount"), 10), Field("承办人：", shown.text("handler"), 9)),
        ),
        *written("主要事实和证据：", [], 5),
        *written("已作出的处理：", [], 2),
        caption("随案移送材料："),
        said("见移送材料清单" + (f"，共{len(handed)}种。" if handed else "。")),
        said(
            "请将是否立案的决定书面告知我机关；不予立案的，请说明理由并退回案卷材料。"
            if crime
            else "请将处理结果书面告知我机关。",
            space_before_pt=4,
        ),
        *fields((Field("联系人：", None, 9), Field("联系电话：", None, 10))),
        signed(name=agency_name(context), day=shown.date("handed_on")),
    ]
    return paper(context, title, blocks, copies=3 if crime else 2)


def materials(shown: Shown) -> list[str]:
    """The materials the record names, one by one."""
    text = shown.text("materials") or ""
    return [part.strip("。 ") for part in _PARTED.split(text) if part.strip("。 ")]


def receipt(case: Draft, context: PaperContext, model: type[Record]) -> Document:
    """移送材料清单 and 回执 on one sheet; for a case that comes to us the sides are turned."""
    shown = Shown(model, case, context)
    out = case.get("direction") != "in"
    ours, theirs = agency_name(context), shown.text("organ")
    crime = case.get("organ_kind") in (None, *_JUDICIAL)
    named = materials(shown) or (list(_USUAL_MATERIALS) if out and crime else [])
    rows = [TableRow(("序号", "材料名称", "份数", "页数", "原件或复印件", "备注"))]
    rows += [TableRow((str(number), name, "", "", "", ""), 9) for number, name in enumerate(named, start=1)]
    rows += [TableRow((str(number), "", "", "", "", ""), 9) for number in range(len(named) + 1, 9)]
    rows.append(TableRow((Cell("合计：　　份，　　页", colspan=6, align="left"),), 9))
    table = Table(
        (
            TableColumn(10, "center"),
            TableColumn(70),
            TableColumn(13, "center"),
            TableColumn(13, "center"),
            TableColumn(24, "center"),
            TableColumn(24),
        ),
        tuple(rows),
        header_rows=1,
    )
    blocks: list[Block] = [
        *heading("案件移送材料清单", number=("移送书文号：", shown.text("slip_number"))),
        *fields(
            Field("案件：", shown.text("name")),
            (
                Field("移送机关：", ours if out else theirs, 12),
                Field("接收机关：", theirs if out else ours, 12),
            ),
            size_pt=12,
        ),
        Spacer(2),
        table,
        Spacer(3),
        *fields(
            (
                Field("移送人：", shown.text("handler") if out else None, 12),
                Field("移送日期：", shown.date("handed_on"), 10),
            ),
            size_pt=12,
        ),
        Spacer(5),
        *heading("回　执"),
        said(
            (
                place(ours if out else theirs, 12),
                Run("："),
            ),
            indent=0,
            size_pt=12,
        ),
        said(
            (
                Run("移送的"),
                place(shown.text("name"), 14),
                Run("一案及上列材料已收到，经核对　□ 齐全　□ 尚缺："),
                Blank(None, 0),
            ),
            size_pt=12,
        ),
        *fields(
            (
                Field("接收人（签名、盖章）：", shown.text("received_by"), 12),
                Field("日期：", shown.date("receipt_on"), 10),
            ),
            size_pt=12,
        ),
    ]
    return paper(context, "案件移送材料清单和回执", blocks, copies=2)
