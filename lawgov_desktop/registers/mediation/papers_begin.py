"""The papers a mediation case begins with: cover, 申请书, 受理登记表, 权利义务告知书 and 授权委托书."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from lawgov_desktop.documents.document import (
    Blank,
    Block,
    Document,
    Field,
    FieldLine,
    FontRole,
    KeepTogether,
    PageBreak,
    PageSetup,
    Paragraph,
    Run,
    TableColumn,
    Title,
)
from lawgov_desktop.records.record_type import Draft, PaperContext
from lawgov_desktop.registers.mediation.case_shown import EMPTY_NUMBER, SEAL, CaseShown
from lawgov_desktop.registers.mediation.paper_blocks import cover_table, paper, party_blocks
from lawgov_desktop.registers.mediation.parties import is_organisation, of_side
from lawgov_desktop.registers.on_paper import WRITE_HERE, tick
from lawgov_desktop.registers.paper_pieces import (
    PRINTED,
    caption,
    heading,
    room,
    signatures,
    to_whom,
    written,
)

FILLED_BY_COMMITTEE: Final = "备注：此表由人民调解委员会填写。"
RIGHTS_NOTICE_MORE: Final = "mediation_rights_notice_more"
"""The local lines that follow the law on a 权利义务告知书 (a table of the 省份规则包)."""

_OWN_MOTION = ("active", "screened", "grid")
_NUMBERED = re.compile(r"\s*(?:[0-9０-９]+\s*[.．、)）]|[一二三四五六七八九十]+\s*、|[(（])")

_RIGHTS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    ("一、人民调解委员会的性质（第七条）", ("人民调解委员会是依法设立的调解民间纠纷的群众性组织。",)),
    ("二、调解不收费（第四条）", ("人民调解委员会调解民间纠纷，不收取任何费用。",)),
    (
        "三、调解的原则（第三条）",
        (
            "人民调解委员会调解民间纠纷，应当遵循下列原则：",
            "（一）在当事人自愿、平等的基础上进行调解；",
            "（二）不违背法律、法规和国家政策；",
            "（三）尊重当事人的权利，不得因调解而阻止当事人依法通过仲裁、行政、司法等途径维护自己的权利。",
        ),
    ),
    (
        "四、当事人在人民调解活动中享有下列权利（第二十三条）",
        (
            "（一）选择或者接受人民调解员；",
            "（二）接受调解、拒绝调解或者要求终止调解；",
            "（三）要求调解公开进行或者不公开进行；",
            "（四）自主表达意愿、自愿达成调解协议。",
        ),
    ),
    (
        "五、当事人在人民调解活动中履行下列义务（第二十四条）",
        (
            "（一）如实陈述纠纷事实；",
            "（二）遵守调解现场秩序，尊重人民调解员；",
            "（三）尊重对方当事人行使权利。",
        ),
    ),
    (
        "六、调解协议的效力（第三十一条第一款）",
        ("经人民调解委员会调解达成的调解协议，具有法律约束力，当事人应当按照约定履行。",),
    ),
    (
        "七、司法确认（第三十三条第一款）",
        (
            "经人民调解委员会调解达成调解协议后，双方当事人认为有必要的，可以自调解协议生效之日起三十日内"
            "共同向人民法院申请司法确认，人民法院应当及时对调解协议进行审查，依法确认调解协议的效力。",
        ),
    ),
    (
        "八、调解不成的（第二十六条）",
        (
            "人民调解员调解纠纷，调解不成的，应当终止调解，并依据有关法律、法规的规定，告知当事人可以依法"
            "通过仲裁、行政、司法等途径维护自己的权利。",
        ),
    ),
)
"""Captions, and the words of the 人民调解法 (2010) as they stand there."""


def cover(case: Draft, context: PaperContext) -> Document:
    """卷宗封面."""
    shown = CaseShown(case, context)
    sides = shown.sides()
    name = f"{sides}{shown.text('dispute_type') or '纠纷'}" if sides else None
    began, ended = shown.date("accepted_on"), shown.date("result_on") or shown.date("closed_on")
    rows = (
        ("卷　　名", name),
        ("卷　　号", shown.text("number") or EMPTY_NUMBER),
        ("人民调解员", "、".join(shown.mediators)),
        ("调解日期", f"{began or WRITE_HERE}　至　{ended or WRITE_HERE}"),
        ("立 卷 人", shown.text("archived_by")),
        ("立卷日期", shown.date("archived_on")),
        ("保管期限", shown.text("retention")),
        ("备　　注", None),
    )
    table = cover_table(rows, 15, last_mm=28, value=TableColumn(100))
    blocks: tuple[Block, ...] = (
        room(36),
        Title(shown.committee, space_before_pt=0, space_after_pt=16),
        Title("调 解 卷 宗", size_pt=36, space_before_pt=10, space_after_pt=60),
        table,
    )
    return replace(paper(shown, "调解卷宗封面", blocks), page_numbers=False)


def application(case: Draft, context: PaperContext) -> Document:
    """人民调解申请书, for the applicant to sign."""
    shown = CaseShown(case, context)
    third = of_side(shown.parties, "third")
    blocks: list[Block] = [
        *heading("人民调解申请书"),
        *party_blocks(shown, of_side(shown.parties, "applicant"), "申请人"),
        *party_blocks(shown, of_side(shown.parties, "respondent"), "被申请人"),
        *(party_blocks(shown, third, "第三人") if third else []),
        *written("纠纷简要情况：", shown.lines("summary"), 5, look=PRINTED),
        *_requests(shown.lines("requests")),
        Paragraph(
            "人民调解委员会已将申请人民调解的相关规定告知我，现自愿申请人民调解委员会进行调解。",
            space_before_pt=8,
        ),
        signatures(("申请人（签名盖章或按指印）：", len(of_side(shown.parties, "applicant")))),
    ]
    return paper(shown, "人民调解申请书", blocks)


def _requests(lines: list[str]) -> list[Block]:
    """当事人申请事项 1. 2. 3.; what was numbered already keeps its numbers."""
    if not lines:
        ruled = (FieldLine((Field(f"{number}. ", None),), left_indent_chars=2) for number in (1, 2, 3))
        return [KeepTogether((caption("当事人申请事项：", look=PRINTED), *ruled))]
    if len(lines) > 1 and not any(_NUMBERED.match(line) for line in lines):
        lines = [f"{number}. {line}" for number, line in enumerate(lines, start=1)]
    return written("当事人申请事项：", lines, 0, look=PRINTED)


def acceptance(case: Draft, context: PaperContext) -> Document:
    """人民调解受理登记表."""
    shown = CaseShown(case, context)
    source = case.get("source")
    own = source in _OWN_MOTION
    way = "依当事人申请（人民调解委员会主动调解）"
    if source == "applied" or own:
        way = "主动调解" if own else "依当事人申请"
    ticks = [
        ("①当事人申请", source == "applied"),
        ("②人民调解委员会主动调解", own),
    ]
    marked: list[Run | Blank] = [Run("案件来源：")]
    for text, chosen in ticks:
        marked.append(Run(f"{tick(chosen)}{text}　"))
    if source and source != "applied" and source != "active":
        marked += [Run("（"), Run(shown.text("source") or ""), Run("）")]
    blocks: list[Block] = [
        *heading("人民调解受理登记表", number=("编号：", shown.text("number")), look=PRINTED),
        Paragraph(
            (
                Blank(shown.date("accepted_on"), 8),
                Run("，"),
                Blank(shown.text("committee"), 14),
                Run(f"{way}，经当事人同意，调解"),
                Blank(shown.party_names(), 14),
                Run("之间的纠纷。"),
            )
        ),
        FieldLine((Field("纠纷类型：", shown.text("dispute_type")),)),
        Paragraph(tuple(marked), first_indent_chars=0),
        *written("纠纷简要情况：", shown.lines("summary"), 6, look=PRINTED),
        signatures(
            ("当事人（签名）：", len(shown.parties) or 2),
            "登记人（签名）：",
            seal=SEAL,
            day=shown.date("accepted_on"),
        ),
    ]
    return paper(shown, "人民调解受理登记表", blocks, footer=FILLED_BY_COMMITTEE)


def rights_notice(case: Draft, context: PaperContext) -> Document:
    """当事人权利义务告知书, in the words of the 人民调解法 and what the place adds; all parties sign."""
    shown = CaseShown(case, context)
    more = tuple(str(row["text"]) for row in shown.local_table(RIGHTS_NOTICE_MORE) if row["text"])
    parts = [*_RIGHTS, *([("九、其他事项", more)] if more else [])]
    told = [[_told(title, bold=True), *map(_told, lines)] for title, lines in parts]
    signed = signatures(("当事人（签名盖章或按指印）：", len(shown.parties) or 2), "告知人（签名）：")
    blocks: list[Block] = [
        *heading("当事人权利义务告知书", number=("编号：", shown.text("number")), look=PRINTED),
        *to_whom(shown.party_names(), look=PRINTED),
        _told("根据《中华人民共和国人民调解法》，现将有关事项告知如下："),
        *(line for lines in told[:-1] for line in lines),
        # The last part goes along when the signatures turn to the next page.
        KeepTogether(
            (
                *told[-1],
                _told("以上内容已经告知，我（我们）已经知晓。"),
                replace(signed, line_pt=22, space_before_pt=4),
            )
        ),
    ]
    # A narrower margin above and below: with three parties it still is one sheet.
    return replace(paper(shown, "当事人权利义务告知书", blocks), page=PageSetup(top_mm=20, bottom_mm=18))


def _told(text: str, *, bold: bool = False) -> Paragraph:
    """A line of the notice, set close so that it stays on one sheet with its signatures."""
    font = FontRole.SONG_BOLD if bold else FontRole.SONG
    return Paragraph(text, font=font, size_pt=11, line_pt=16.4, keep_with_next=bold)


def power_of_attorney(case: Draft, context: PaperContext) -> Document:
    """授权委托书: one sheet for each party with an agent; for none, one sheet to fill by pen."""
    shown = CaseShown(case, context)
    blocks: list[Block] = []
    for party in [row for row in shown.parties if row.get("agent_name")] or [{}]:
        if blocks:
            blocks.append(PageBreak())
        blocks += _power(shown, party)
    return paper(shown, "授权委托书", blocks)


def _power(shown: CaseShown, party: Draft) -> list[Block]:
    def of(name: str) -> str | None:
        return shown.party(party, name)

    scope = party.get("agent_scope")
    sides = shown.sides()
    matter = f"{sides}{shown.text('dispute_type') or '纠纷'}一案的人民调解" if sides else None
    return [
        *heading("授权委托书"),
        *_principal(shown, party),
        caption("受委托人：", look=PRINTED),
        FieldLine((Field("姓名 ", of("agent_name"), 9), Field("性别 ", None, 5), Field("年龄 ", None, 0))),
        FieldLine((Field("单位或住址 ", None),)),
        FieldLine((Field("联系方式 ", of("agent_phone"), 12), Field("与委托人关系 ", None, 0))),
        caption("委托事项：", look=PRINTED),
        Paragraph(
            (
                Run("委托人现委托上列受委托人，在"),
                Blank(matter, 20),
                Run("中，作为委托人的代理人参加调解。"),
            )
        ),
        caption("代理权限：", look=PRINTED),
        Paragraph(f"{tick(scope == 'general')}一般代理：代为陈述事实、提供材料、参加调解。"),
        Paragraph(
            f"{tick(scope == 'special')}特别授权：代为承认、放弃、变更调解请求，进行和解，"
            "签订调解协议，签收有关文书。"
        ),
        FieldLine((Field("委托期限：自", None, 10), Field("起至", None, 10, "止。"))),
        signatures("委托人（签名盖章或按指印）：", "受委托人（签名）："),
    ]


def _principal(shown: CaseShown, party: Draft) -> list[Block]:
    def of(name: str) -> str | None:
        return shown.party(party, name)

    if is_organisation(party):
        return [
            caption("委托人：", look=PRINTED),
            FieldLine((Field("名称 ", of("name")),)),
            FieldLine(
                (
                    Field("法定代表人姓名 ", of("legal_representative"), 10),
                    Field("职务 ", of("representative_post"), 0),
                )
            ),
            FieldLine((Field("地址 ", of("address") or of("workplace")),)),
        ]
    return [
        caption("委托人：", look=PRINTED),
        FieldLine(
            (Field("姓名 ", of("name"), 9), Field("性别 ", of("sex"), 5), Field("年龄 ", of("age"), 0))
        ),
        FieldLine((Field("身份证号码 ", of("id_no"), 12), Field("联系方式 ", of("phone"), 0))),
        FieldLine((Field("单位或住址 ", of("address") or of("workplace") or of("village")),)),
    ]
