"""合法性审查意见书, and the report and explanation a 规范性文件 is filed with."""

from __future__ import annotations

from typing import Final

from lawgov_desktop.documents.document import Block, Document, Field, Run, Spacer
from lawgov_desktop.records import dates
from lawgov_desktop.records.record_type import Draft, Paper, PaperContext, Record
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


def legality_opinion(review: Draft, context: PaperContext, model: type[Record]) -> Document:
    """合法性审查意见书 to the unit that sent the matter in.

    《重大行政决策程序暂行条例》第二十五条至第二十八条 by analogy, for documents 国办发〔2018〕115号.
    """
    shown = Shown(model, review, context)
    contract = [
        *([Field("合同相对方：", shown.text("counterparty"))] if review.get("counterparty") else []),
        *([Field("合同金额：", shown.told("amount"))] if review.get("amount") else []),
    ]
    blocks: list[Block] = [
        *heading("合法性审查意见书", number=("编号：", shown.text("number"))),
        *to_whom(shown.text("office")),
        said(
            (
                Run("你单位于"),
                place(shown.date("sent_on"), 9),
                Run("送审的"),
                place(_quoted(shown.text("title")), 16),
                Run("（"),
                place(shown.text("subject_kind"), 6),
                Run("）收悉。经审查，提出意见如下："),
            )
        ),
        *fields(*contract),
        *written("一、审查依据", [], 2),
        caption("二、审查结论"),
        said(shown.ticked("conclusion")),
        *written("三、审查意见", shown.lines("opinion"), 4),
        said("请书面反馈采纳情况；未采纳的，说明理由。", space_before_pt=4),
        *fields(
            (
                Field("审查人：", shown.text("reviewer") if _is_person(shown) else None, 9),
                Field("法律顾问：", shown.text("adviser"), 9),
            )
        ),
        signed(name=_reviewing(shown), day=shown.date("opinion_on")),
        Spacer(4),
        *fields(
            Field("采纳情况：", shown.text("adopted")),
            *(
                [Field("未采纳的理由：", shown.text("not_adopted_reason"))]
                if review.get("not_adopted_reason")
                else []
            ),
        ),
    ]
    return paper(context, "合法性审查意见书", blocks, copies=2)


_BODIES: Final = ("所", "办", "室", "局", "中心", "机构", "股", "科", "院")


def _is_person(shown: Shown) -> bool:
    return not (shown.text("reviewer") or "").endswith(_BODIES)


def _reviewing(shown: Shown) -> str | None:
    """The body that gives the opinion: the one the record names, else this office."""
    named = shown.text("reviewer") if not _is_person(shown) else None
    office = shown.context.office
    return (office if named and office.endswith(named) else named) or office or None


def _quoted(title: str | None) -> str | None:
    return None if not title else title if title.startswith("《") else f"《{title}》"


def filing_report(document: Draft, context: PaperContext, model: type[Record]) -> Document:
    """备案报告: what is filed, where it came from, how long it holds, and what goes with it."""
    shown = Shown(model, document, context)
    number = shown.text("number")
    blocks: list[Block] = [
        *heading("关于报送行政规范性文件备案的报告", number=("文号：", None)),
        *to_whom(shown.text("filing_organ")),
        said(
            (
                Run("现将"),
                place(_quoted(shown.text("title")), 16),
                Run("（"),
                place(number, 9),
                Run("）报请备案。该文件由"),
                place(shown.text("drafted_by"), 8),
                Run("起草，经"),
                place(shown.text("review_by"), 8),
                Run("合法性审核，于"),
                place(shown.date("meeting_on"), 9),
                Run("经"),
                place(shown.text("meeting"), 9),
                Run("审议通过，于"),
                place(shown.date("published_on"), 9),
                Run("公布，自"),
                place(shown.date("effective_on"), 9),
                Run("起施行，有效期至"),
                place(shown.date("expires_on"), 9),
                Run("。"),
            )
        ),
        *fields(
            (
                Field("登记号：", shown.text("registered_number"), 11),
                Field("登记日期：", shown.date("registered_on"), 9),
            )
        ),
        said("附：1.正式文本　　份", space_before_pt=6),
        said("　　2.起草说明　　份"),
        said("　　3.合法性审核意见　　份"),
        said("　　4.电子文本"),
        signed(name=shown.text("issued_by") or agency_name(context)),
        Spacer(4),
        *fields((Field("联系人：", None, 9), Field("联系电话：", None, 10))),
    ]
    return paper(context, "规范性文件备案报告", blocks)


def filing_explanation(document: Draft, context: PaperContext, model: type[Record]) -> Document:
    """起草说明: why, on what basis, how it was made (as the record tells), what it says."""
    shown = Shown(model, document, context)
    title = _quoted(shown.text("title"))
    blocks: list[Block] = [
        *heading(f"关于{title}的说明" if title else "关于规范性文件的说明"),
        *written("一、制定的背景和必要性", [], 3),
        *written("二、制定的依据", [], 2),
        *filled("三、制定的过程", _made(shown), 1 if _made(shown) else 3),
        *written("四、主要内容", [], 4),
        *written("五、需要说明的问题", [], 2),
        signed(name=shown.text("drafted_by") or shown.text("issued_by") or agency_name(context)),
    ]
    return paper(context, "规范性文件起草说明", blocks)


def _made(shown: Shown) -> list[str]:
    """The steps the record tells of, one sentence each, in the order they are gone."""
    sentences = []
    begin, end = shown.date("comment_from"), shown.date("comment_to")
    if begin or end:
        days = f"{begin}至{end}" if begin and end else begin or f"截至{end}"
        received = shown.told("opinions_received")
        sentences.append(f"{days}公开征求意见{f'，收到意见{received}' if received else ''}。")
    fair, fair_on = shown.text("fair_competition"), shown.date("fair_competition_on")
    if fair:
        sentences.append(f"公平竞争审查：{f'{fair_on}，' if fair_on else ''}{fair}。")
    if on := shown.date("review_on"):
        by, said_so = shown.text("review_by"), shown.text("review_conclusion")
        sentences.append(f"{on}，{by or ''}合法性审核{f'，结论为“{said_so}”' if said_so else ''}。")
    if on := shown.date("meeting_on"):
        sentences.append(f"{on}，{shown.text('meeting') or '集体'}审议通过。")
    if on := dates.date_in_words(shown.record.get("published_on")):
        sentences.append(f"{on}公布。")
    return ["".join(sentences)] if sentences else []


def review_papers(model: type[Record]) -> tuple[Paper, ...]:
    """The papers of a 合法性审查."""
    return (
        Paper(
            "legality_opinion",
            "合法性审查意见书",
            lambda draft, context: legality_opinion(draft, context, model),
        ),
    )


def document_papers(model: type[Record]) -> tuple[Paper, ...]:
    """The papers of a 规范性文件."""
    return (
        Paper(
            "filing_report", "规范性文件备案报告", lambda draft, context: filing_report(draft, context, model)
        ),
        Paper(
            "filing_explanation",
            "规范性文件起草说明",
            lambda draft, context: filing_explanation(draft, context, model),
        ),
    )
