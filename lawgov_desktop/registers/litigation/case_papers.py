"""The papers of a lawsuit: the frame of our answer, powers, proofs of who we are, the list of evidence.

Facts, law and requests are for a person to write: the frame sets the places and fills in what is recorded.
"""

from __future__ import annotations

from lawgov_desktop.documents.document import Blank, Block, Document, Field, Run, Spacer
from lawgov_desktop.records import dates
from lawgov_desktop.records.record_type import Draft, Paper, PaperContext
from lawgov_desktop.registers.litigation import stages
from lawgov_desktop.registers.litigation.case_tables import (
    AGENTS,
    EVIDENCE,
    HEARINGS,
    CaseAgent,
    Hearing,
    LitigationCase,
)
from lawgov_desktop.registers.litigation.court_pieces import (
    Agent,
    agency_block,
    enclosed,
    evidence_list,
    identity,
    power_of_attorney,
)
from lawgov_desktop.registers.litigation.evidence import CaseEvidence, count_of
from lawgov_desktop.registers.on_paper import Shown, agency_name, boxes
from lawgov_desktop.registers.paper_pieces import (
    addressed,
    fields,
    filled,
    heading,
    paper,
    place,
    said,
    signed,
    to_whom,
    told_lines,
    written,
)

_OTHER_SIDE = {"second": "上诉人", "retrial_review": "再审申请人", "retrial": "再审申请人"}
_OF_US = {
    "appellee": "被上诉人",
    "appellant": "上诉人",
    "third": "第三人",
    "retrial_applicant": "再审申请人",
    "retrial_respondent": "再审被申请人",
    "debtor": "被执行人",
    "creditor": "申请执行人",
}


class CaseShown(Shown):
    """The values of a lawsuit on paper."""

    __slots__ = ()

    def __init__(self, case: Draft, context: PaperContext) -> None:
        super().__init__(LitigationCase, case, context, (AGENTS, HEARINGS, EVIDENCE))

    @property
    def other(self) -> str:
        """What the other side is called in this instance."""
        if self.record.get("position") in ("appellant", "retrial_applicant"):
            return "被上诉人" if self.record.get("instance") == "second" else "再审被申请人"
        return _OTHER_SIDE.get(self.record.get("instance") or "", "原告")

    @property
    def us(self) -> str:
        return _OF_US.get(self.record.get("position") or "", "被告")

    @property
    def case_name(self) -> tuple[Run | Blank, ...]:
        """张三诉某镇人民政府不服限期拆除决定, with places to write what is not known."""
        return (
            place(self.text("plaintiffs"), 8),
            Run("诉"),
            place(agency_name(self.context), 12),
            place(self.text("cause"), 10),
        )

    @property
    def others(self) -> int | None:
        """How many other parties there are, as far as the record names them."""
        if not self.record.get("plaintiffs"):
            return None
        plaintiffs = self.record.get("plaintiff_count") or len(self.persons("plaintiffs"))
        return int(plaintiffs) + len(self.persons("co_defendants")) + len(self.persons("third_parties"))


def defence(case: Draft, context: PaperContext) -> Document:
    """行政答辩状 (《行政诉讼法》第六十七条), a copy for every other party beside the court's."""
    shown = CaseShown(case, context)
    first = stages.defence_rule(case) == "defence"
    pieces = count_of(case)
    copies = shown.others
    blocks: list[Block] = [
        *heading("行政答辩状", number=("案号：", shown.text("number"))),
        *agency_block(f"答辩人（{shown.us}）", context),
        *_agents_line(shown),
        *told_lines((f"被答辩人（{shown.other}）：", shown.text("plaintiffs"))),
        *_third_parties(shown),
        Spacer(2),
        said(
            (
                Run("答辩人因"),
                *shown.case_name,
                Run("一案，于"),
                place(shown.date("received_on"), 9),
                Run("收到起诉状副本，" if first else "收到上诉状副本，"),
                Run("依照《中华人民共和国行政诉讼法》第六十七条的规定，" if first else ""),
                Run("提出答辩如下。"),
            )
        ),
        *written("答辩请求：", [], 2),
        said("事实和理由：", indent=2, keep_with_next=True, space_before_pt=4),
        *written("一、被诉行政行为", shown.lines("act"), 1),
        *filled("二、认定的事实和证据", shown.lines("facts"), 4),
        *written("三、适用的法律、法规、规章和规范性文件", [], 3),
        *written("四、作出行政行为的程序", [], 3),
        *_about_requests(shown),
        *addressed(shown.text("court")),
        *enclosed(
            f"本答辩状副本{copies if copies else '　　'}份",
            f"证据目录1份，证据{pieces if pieces is not None else '　　'}份",
            "所依据的规范性文件　　件",
        ),
        signed("法定代表人：", name=agency_name(context), day=shown.date("answered_on")),
    ]
    return paper(context, "行政答辩状", blocks, copies=(copies or 1) + 1)


def _agents_line(shown: CaseShown) -> list[Block]:
    agents = [row for row in shown.rows_of("agents") if row.get("kind") != "leader"]
    told = [
        "，".join(
            part for part in (shown.row(CaseAgent, row, name) for name in ("name", "workplace")) if part
        )
        for row in agents
    ]
    return told_lines(*(("委托代理人：", one or None) for one in told or [""]))


def _third_parties(shown: CaseShown) -> list[Block]:
    lines = [
        (f"{label}：", value)
        for label, value in (
            ("其他被告", shown.text("co_defendants")),
            ("第三人", shown.text("third_parties")),
        )
        if value
    ]
    return told_lines(*lines)


def _about_requests(shown: CaseShown) -> list[Block]:
    asked = shown.one_line("requests")
    quoted = [f"{shown.other}请求：{asked}。"] if asked else []
    return filled(f"五、对{shown.other}请求和理由的答辩意见", quoted, 4)


def attorney(case: Draft, context: PaperContext) -> Document:
    """授权委托书 for the agents of the case; a leader who appears needs none."""
    shown = CaseShown(case, context)
    agents = [
        Agent(**{name: shown.row(CaseAgent, row, name) for name in ("name", "kind", "workplace", "phone")},
              scope=row.get("scope"))
        for row in shown.rows_of("agents")
        if row.get("kind") != "leader"
    ]  # fmt: skip
    number = (Run("（案号"), place(shown.text("number"), 12), Run("）"))
    return power_of_attorney(
        context,
        (*shown.case_name, *number),
        agents,
        "诉讼代理人",
        shown.text("court"),
    )


def head_identity(case: Draft, context: PaperContext) -> Document:
    """法定代表人身份证明书 for this court."""
    return identity(context, CaseShown(case, context).text("court"))


def _hearing(case: Draft, attended: int) -> Draft:
    """The latest hearing a leader went to (1) or did not (0), else one of which nothing is told yet.

    An empty one where there is neither: the paper may be for a hearing that is not recorded.
    """
    there: list[Draft] = [row for row in case.get("hearings") or () if row.get("leader_attended") == attended]
    known = there or [row for row in case.get("hearings") or () if row.get("leader_attended") is None]
    return max(known, key=lambda row: row.get("held_on") or "", default={})


def leader_present(case: Draft, context: PaperContext) -> Document:
    """行政机关负责人身份及职务证明 (2018 解释 第一百三十一条): who goes to the hearing, and his post."""
    shown = CaseShown(case, context)
    hearing = _hearing(case, 1)
    ranks = context.names.code_choices("leader_rank")
    blocks: list[Block] = [
        *heading("行政机关负责人身份及职务证明", number=("案号：", shown.text("number"))),
        *to_whom(shown.text("court")),
        said(
            (
                Run("贵院审理的"),
                *shown.case_name,
                Run("一案，定于"),
                place(dates.date_in_words(hearing.get("held_on")) or None, 9),
                Run("开庭。我机关负责人"),
                place(shown.row(Hearing, hearing, "leader_name"), 8),
                Run("同志，任"),
                place(shown.row(Hearing, hearing, "leader_post"), 8),
                Run("职务，到庭应诉。"),
            )
        ),
        said(f"负责人职级：{boxes(ranks, (hearing.get('leader_rank'),))}", keep_with_next=True),
        *fields(Field("分管或参与分管的工作：", None), Field("公民身份号码：", None)),
        said("特此证明。", space_before_pt=4),
        *enclosed("任职文件复印件　　份", "居民身份证复印件1份"),
        signed(name=agency_name(context)),
    ]
    return paper(context, "行政机关负责人身份及职务证明", blocks)


def absence(case: Draft, context: PaperContext) -> Document:
    """行政机关负责人不能出庭情况说明, sealed or signed by the head of the agency (2018 解释 第一百二十九条).

    The reasons to choose from are those of 法释〔2020〕3号 第八条.
    """
    shown = CaseShown(case, context)
    hearing = _hearing(case, 0)
    reasons = [one for one in context.names.code_choices("hearing_absence_reason") if one[0] in _SOUND]
    staff = shown.row(Hearing, hearing, "staff") or "、".join(_staff(shown)) or None
    blocks: list[Block] = [
        *heading("关于行政机关负责人不能出庭应诉的情况说明", number=("案号：", shown.text("number"))),
        *to_whom(shown.text("court")),
        said(
            (
                Run("贵院审理的"),
                *shown.case_name,
                Run("一案，定于"),
                place(dates.date_in_words(hearing.get("held_on")) or None, 9),
                Run("开庭。我机关负责人因下列事由不能出庭应诉："),
            )
        ),
        *(said(boxes([one], (hearing.get("absence_reason"),)), keep_with_next=True) for one in reasons),
        *written("具体情况：", [], 3),
        said(
            (
                Run("我机关已委托工作人员"),
                place(staff, 12),
                Run("出庭应诉，由其就案件事实、依据和实质性解决行政争议发表意见。"),
            ),
            space_before_pt=4,
        ),
        said("现依法提交情况说明，请予审查。"),
        *enclosed("证明不能出庭事由的材料　　份", "授权委托书1份"),
        signed("主要负责人（签字）：", name=agency_name(context), width=26),
    ]
    return paper(context, "行政机关负责人不能出庭情况说明", blocks)


_SOUND = frozenset(("force_majeure", "accident", "duty", "other"))


def _staff(shown: CaseShown) -> list[str]:
    rows = [row for row in shown.rows_of("agents") if row.get("kind") == "staff"]
    return [name for row in rows if (name := shown.row(CaseAgent, row, "name"))]


def evidence(case: Draft, context: PaperContext) -> Document:
    """证据目录 of the lawsuit."""
    shown = CaseShown(case, context)
    plaintiffs, who, cause = shown.text("plaintiffs"), agency_name(context), shown.text("cause")
    called = f"{plaintiffs}诉{who}{cause or ''}" if plaintiffs and who else cause
    return evidence_list(
        shown,
        CaseEvidence,
        head=(("案号：", shown.text("number")), ("案件：", called)),
        handed=shown.us,
        day=shown.date("evidence_filed_on"),
        receiver="法院",
    )


PAPERS: tuple[Paper, ...] = (
    Paper("defence", "行政答辩状", defence, lambda case: stages.defence_rule(case) is not None),
    Paper("evidence_list", "证据目录", evidence),
    Paper("attorney", "授权委托书", attorney),
    Paper("head_identity", "法定代表人身份证明书", head_identity),
    Paper("leader_present", "行政机关负责人身份及职务证明", leader_present),
    Paper("leader_absent", "行政机关负责人不能出庭情况说明", absence),
)
"""In the order in which they are needed."""
