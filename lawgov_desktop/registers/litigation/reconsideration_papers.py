"""The papers of a reconsideration case in which we are the respondent: answer, evidence, powers, identity."""

from __future__ import annotations

from lawgov_desktop.documents.document import Blank, Block, Document, Run, Spacer
from lawgov_desktop.records.record_type import Draft, Paper, PaperContext
from lawgov_desktop.registers.litigation.court_pieces import (
    Agent,
    agency_block,
    enclosed,
    evidence_list,
    identity,
    power_of_attorney,
)
from lawgov_desktop.registers.litigation.evidence import ReconsiderationEvidence, count_of
from lawgov_desktop.registers.litigation.reconsideration_rules import NEW_LAW_FROM
from lawgov_desktop.registers.litigation.reconsideration_tables import EVIDENCE, ReconsiderationCase
from lawgov_desktop.registers.on_paper import Shown, agency_name
from lawgov_desktop.registers.paper_pieces import (
    addressed,
    filled,
    heading,
    paper,
    place,
    said,
    signed,
    told_lines,
    written,
)

_LAW = "《中华人民共和国行政复议法》"
_ARTICLES = {"ordinary": "第四十八条", "simple": "第五十四条"}
"""Where the law of 2023 speaks of the written answer, by procedure."""


def _shown(case: Draft, context: PaperContext) -> Shown:
    return Shown(ReconsiderationCase, case, context, (EVIDENCE,))


def _basis(case: Draft) -> tuple[Run | Blank, ...]:
    """The article our answer rests on, of the text in force when the copy came in.

    Before 2024: 第二十三条 (2017). From then on by procedure; an unknown one leaves a place to write.
    """
    received = case.get("received_on") or ""
    if received and received < NEW_LAW_FROM:
        return (Run(f"依照{_LAW}（2017年修正）第二十三条的规定，"),)
    article = _ARTICLES.get(case.get("procedure") or "") if received else None
    if article:
        return (Run(f"依照{_LAW}{article}的规定，"),)
    return (Run(f"依照{_LAW}第"), Blank(None, 4), Run("条的规定，"))


def _case_name(shown: Shown) -> tuple[Run | Blank, ...]:
    act = shown.text("act")
    number = shown.text("act_number")
    called = f"{act}（{number}）" if act and number and number not in act else act
    return (
        place(shown.text("applicants"), 8),
        Run("不服"),
        place(agency_name(shown.context), 12),
        place(called, 12),
    )


def answer(case: Draft, context: PaperContext) -> Document:
    """行政复议答复书, with the evidence and the basis of the act (《行政复议法》第四十八条、第五十四条)."""
    shown = _shown(case, context)
    pieces = count_of(case)
    asked = shown.one_line("requests")
    blocks: list[Block] = [
        *heading("行政复议答复书", number=("复议案号：", shown.text("number"))),
        *agency_block("答复人（被申请人）", context),
        *told_lines(("申请人：", shown.text("applicants"))),
        *(told_lines(("第三人：", shown.text("third_parties"))) if case.get("third_parties") else []),
        Spacer(2),
        said(
            (
                Run("申请人"),
                *_case_name(shown),
                Run("，申请行政复议。我机关于"),
                place(shown.date("received_on"), 9),
                Run("收到行政复议申请书副本，"),
                *_basis(case),
                Run("答复如下。"),
            )
        ),
        *written("答复请求：", [], 2),
        *written("一、作出行政行为的经过", _act_lines(shown), 3),
        *written("二、认定的事实和证据", [], 4),
        *written("三、适用的依据", [], 3),
        *written("四、作出行政行为的程序", [], 3),
        *filled("五、对申请人请求和理由的意见", [f"申请人请求：{asked}。"] if asked else [], 3),
        *addressed(shown.text("organ")),
        *enclosed(
            f"证据目录1份，证据{pieces if pieces is not None else '　　'}份",
            "作出行政行为的依据　　件",
            "授权委托书、法定代表人身份证明书各1份",
        ),
        signed("法定代表人：", name=agency_name(context), day=shown.date("replied_on")),
    ]
    return paper(context, "行政复议答复书", blocks, copies=2)


def _act_lines(shown: Shown) -> list[str]:
    day, act, number = shown.date("act_on"), shown.text("act"), shown.text("act_number")
    if not act or not day or shown.record.get("act_type") == "inaction":
        return []
    return [f"我机关于{day}作出{act}{f'（{number}）' if number and number not in act else ''}。"]


def attorney(case: Draft, context: PaperContext) -> Document:
    """授权委托书 for the person who handles the case and the adviser."""
    shown = _shown(case, context)
    agents = [Agent(name, "工作人员", shown.text("office")) for name in shown.persons("handler")[:1]]
    agents += [Agent(name) for name in shown.persons("adviser")]
    number = (Run("（复议案号"), place(shown.text("number"), 10), Run("）"))
    return power_of_attorney(
        context,
        (*_case_name(shown), *number),
        agents,
        "代理人",
        shown.text("organ"),
    )


def head_identity(case: Draft, context: PaperContext) -> Document:
    """法定代表人身份证明书 for the reconsideration organ."""
    return identity(context, _shown(case, context).text("organ"))


def evidence(case: Draft, context: PaperContext) -> Document:
    """证据目录 of the reconsideration case."""
    shown = _shown(case, context)
    applicants, act = shown.text("applicants"), shown.text("act")
    return evidence_list(
        shown,
        ReconsiderationEvidence,
        head=(
            ("复议案号：", shown.text("number")),
            ("案件：", f"{applicants}不服{act}" if applicants and act else None),
        ),
        handed="被申请人",
        day=shown.date("replied_on"),
        receiver="复议机构",
    )


PAPERS: tuple[Paper, ...] = (
    Paper("reconsideration_answer", "行政复议答复书", answer),
    Paper("reconsideration_evidence", "行政复议证据目录", evidence),
    Paper("reconsideration_attorney", "行政复议授权委托书", attorney),
    Paper("reconsideration_identity", "行政复议法定代表人身份证明书", head_identity),
)
