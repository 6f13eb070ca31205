"""The slips of a 移送: the letter that goes out, the receipt, and the answer to what came in (M22)."""

from __future__ import annotations

from lawgov_desktop.documents.document import Blank, Block, Document, Field, FieldLine, Paragraph, Run, Spacer
from lawgov_desktop.records.record_type import Draft, Paper, PaperContext
from lawgov_desktop.registers.mediation.paper_blocks import PartiesShown, paper
from lawgov_desktop.registers.mediation.referral_table import Referral
from lawgov_desktop.registers.on_paper import SEAL
from lawgov_desktop.registers.paper_pieces import PRINTED, below_name, heading, signatures, to_whom, written

_COURT_TOLD = "已告知当事人可以依法通过仲裁、行政、司法等途径维护自己的权利，包括依法向人民法院起诉。"
"""《人民调解法》第二十六条."""


class ReferralShown(PartiesShown):
    """The values of a slip on paper."""

    table = Referral

    @property
    def ours(self) -> str | None:
        """Who stands on our side: the committee named on the slip, else the office of this book."""
        return self.text("committee") or self.context.office or None

    @property
    def organ(self) -> str | None:
        """The other side by its full name, else by its kind."""
        return self.text("organ_name") or self.text("organ")

    @property
    def case_number(self) -> str | None:
        """The number of our case, whichever register it stands in."""
        return self.text("mediation_case") or self.text("admin_case")

    def title(self, name: str) -> str:
        return below_name(self.ours, name)


def letter(case: Draft, context: PaperContext) -> Document:
    """移送（转办）函: what goes to another organ, and until when it is asked to answer."""
    shown = ReferralShown(case, context)
    told = [_COURT_TOLD] if case.get("court_told") == 1 else []
    blocks: list[Block] = [
        *heading(
            shown.title("移送（转办）函"), number=("移送单号：", shown.text("slip_number")), look=PRINTED
        ),
        *to_whom(shown.organ, look=PRINTED),
        Paragraph(
            (
                Blank(shown.text("party_names"), 12),
                Run("之间的"),
                Blank(shown.text("dispute_type"), 6),
                Run("一案，现移送你单位处理。"),
            ),
            align="left",
        ),
        FieldLine((Field("案号：", shown.case_number),)),
        *written("纠纷简要情况：", shown.lines("summary"), 5, look=PRINTED),
        *written("移送理由：", [*shown.lines("reason"), *told], 3, look=PRINTED),
        *written("随附材料：", shown.lines("materials"), 2, look=PRINTED),
        Paragraph(
            (Run("请于"), Blank(shown.date("reply_due"), 8), Run("前将办理结果告知我单位。")),
            space_before_pt=8,
        ),
        _sealed(shown.ours, "移送人：", shown.text("handed_by"), shown.date("referred_on")),
    ]
    return paper(shown, "移送（转办）函", blocks, copies=2)


def receipt(case: Draft, context: PaperContext) -> Document:
    """移送回执: who received what and when; for what we sent, the organ fills it in and sends it back."""
    shown = ReferralShown(case, context)
    out = case.get("direction") == "out"
    to, by = (shown.ours, shown.organ) if out else (shown.organ, shown.ours)
    blocks: list[Block] = [
        *heading("移送回执", number=("移送单号：", shown.text("slip_number")), look=PRINTED),
        *to_whom(to, look=PRINTED),
        Paragraph(
            (
                *_sent(shown),
                Run("一案及所附材料，我单位已收到。"),
            ),
            align="left",
        ),
        *written("收到的材料：", shown.lines("materials"), 2, look=PRINTED),
        Spacer(2),
        Paragraph("处理意见：□受理办理　　□不属于我单位处理，退回", first_indent_chars=0),
        *written("说明：", (), 2, look=PRINTED),
        _sealed(by, "接收人：", shown.text("received_by"), shown.date("received_on")),
    ]
    return paper(shown, "移送回执", blocks, copies=2)


def reply(case: Draft, context: PaperContext) -> Document:
    """移送事项回函: what came of a dispute another organ sent to us."""
    shown = ReferralShown(case, context)
    failed = case.get("outcome") == "failed" and case.get("court_told") == 1
    said = [*shown.lines("outcome_text"), *([_COURT_TOLD] if failed else [])]
    blocks: list[Block] = [
        *heading(shown.title("移送事项回函")),
        *to_whom(shown.organ, look=PRINTED),
        Paragraph(
            (
                *_sent(shown),
                Run("一案（移送单号："),
                Blank(shown.text("slip_number"), 12),
                Run("），我单位已办理，现将结果函复如下。"),
            ),
            align="left",
        ),
        FieldLine((Field("我单位案号：", shown.case_number),)),
        FieldLine((Field("办理结果：", shown.text("outcome")),)),
        *written("办理情况：", said, 5, look=PRINTED),
        Paragraph("特此函复。", space_before_pt=6),
        _sealed(shown.ours, "经办人：", None, shown.date("returned_on")),
    ]
    return paper(shown, "移送事项回函", blocks, copies=2)


def _sent(shown: ReferralShown) -> tuple[Run | Blank, ...]:
    """What we were sent, or what was sent to the organ that answers: up to the word 一案."""
    return (
        Run("你单位于"),
        Blank(shown.date("referred_on"), 8),
        Run("移送的"),
        Blank(shown.text("party_names"), 14),
        Run("之间的"),
        Blank(shown.text("dispute_type"), 8),
    )


def _sealed(unit: str | None, who: str, name: str | None, day: str | None) -> Block:
    """Who acted for the unit, its name and seal, and the day."""
    return signatures((who, name or ""), seal=f"{unit or '单位'}{SEAL}", day=day)


def _is_in(case: Draft) -> bool:
    return case.get("direction") == "in"


PAPERS: tuple[Paper, ...] = (
    Paper("referral_letter", "移送（转办）函", letter, lambda case: not _is_in(case)),
    Paper("referral_receipt", "移送回执", receipt),
    Paper("referral_reply", "移送事项回函", reply, _is_in),
)
"""In the order they are needed."""
