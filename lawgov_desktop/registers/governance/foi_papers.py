"""政府信息公开申请答复书: the frame of an answer, by kind of result (《政府信息公开条例》, 2019)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from lawgov_desktop.documents.document import Blank, Block, Document, Field, Run
from lawgov_desktop.records.record_type import Draft, Paper, PaperContext, Record
from lawgov_desktop.registers.on_paper import Shown, agency_name
from lawgov_desktop.registers.paper_pieces import (
    caption,
    fields,
    heading,
    paper,
    place,
    ruled,
    said,
    signed,
    to_whom,
    written,
)

_NEW_LAW_FROM: Final = "2019-05-15"
"""国务院令第711号第五十六条."""
_FIRST_TO_RECONSIDERATION_FROM: Final = "2024-01-01"
"""《行政复议法》（2023年修订）第二十三条: who was refused goes to reconsideration before he goes to court."""

_ARTICLES: Final[Mapping[str, str]] = {
    "told_published": "第三十六条第一项",
    "disclosed": "第三十六条第二项",
    "partly": "第三十七条",
    "secret": "第十四条、第三十六条第三项",
    "forbidden": "第十四条、第三十六条第三项",
    "security": "第十四条、第三十六条第三项",
    "third_party": "第十五条、第三十六条第三项",
    "internal": "第十六条第一款、第三十六条第三项",
    "process": "第十六条第二款、第三十六条第三项",
    "enforcement_file": "第十六条第二款、第三十六条第三项",
    "query": "第三十六条第七项",
    "not_held": "第三十六条第四项",
    "transferred": "第三十六条第五项",
    "repeated": "第三十六条第六项",
    "to_be_made": "第三十八条",
    "complaint": "第三十九条第一款",
    "publication": "第三十九条第二款",
}
"""Result → where the regulation of 2019 speaks of such an answer; another result leaves the place open."""

_SAID: Final[Mapping[str, str]] = {
    "told_published": "你申请公开的信息已经主动公开，获取的方式、途径为：",
    "disclosed": "你申请公开的信息可以公开，现予提供（获取的方式、途径和时间）：",
    "partly": "你申请公开的信息含有不应当公开的内容，能够作区分处理，现提供可以公开的部分；"
    "不予公开的内容和理由为：",
    "not_held": "经检索，没有你申请公开的信息。检索的情况为：",
    "transferred": "你申请公开的信息不属于本机关负责公开。负责公开的机关及其联系方式为：",
    "repeated": "本机关已就你提出的相同申请作出答复，不予重复处理。前次答复为：",
    "query": "你申请公开的信息，法律、行政法规对其获取有特别规定，请依照有关规定办理：",
    "to_be_made": "你申请公开的信息需要本机关加工、分析，本机关不予提供。理由为：",
    "complaint": "你的申请属于信访、投诉、举报等活动，不作为政府信息公开申请处理，请通过相应渠道提出：",
    "publication": "你要求提供的是政府公报、报刊、书籍等公开出版物，获取的途径为：",
}
_REFUSED: Final = frozenset(
    ("secret", "forbidden", "security", "third_party", "internal", "process", "enforcement_file")
)
_GIVEN: Final = frozenset(("disclosed", "told_published"))
_NOT_CONTENT: Final = "如不服本答复，"
_EITHER: Final = (
    Run("可以自收到本答复书之日起六十日内向"),
    Blank(None, 8),
    Run("申请行政复议，或者自收到本答复书之日起六个月内向"),
    Blank(None, 6),
    Run("人民法院提起行政诉讼。"),
)
_FIRST: Final = (
    Run("可以自收到本答复书之日起六十日内向"),
    Blank(None, 8),
    Run("申请行政复议；对行政复议决定不服的，可以自收到复议决定书之日起十五日内向"),
    Blank(None, 6),
    Run("人民法院提起行政诉讼。"),
)
_NO_ANSWER: Final = frozenset(("withdrawn", "not_corrected", "fee_unpaid"))
"""The request came to an end without an answer on the matter."""


def answer(request: Draft, context: PaperContext, model: type[Record]) -> Document:
    """政府信息公开申请答复书, with the remedies that were open on the day of the answer."""
    shown = Shown(model, request, context)
    result = request.get("result") or ""
    asked = shown.lines("content")
    you = "你" if request.get("applicant_kind") in (None, "person") else "你单位"
    blocks: list[Block] = [
        *heading("政府信息公开申请答复书", number=("文号：", shown.text("answer_number"))),
        *to_whom(shown.text("applicant")),
        said(
            (
                Run("本机关于"),
                place(shown.date("received_on"), 9),
                Run(f"收到{you}"),
                place(_way(shown), 6),
                Run("提出的政府信息公开申请"),
                *(
                    (Run("，经补正后于"), Run(shown.date("corrected_on") or ""), Run("收到"))
                    if request.get("corrected_on")
                    else ()
                ),
                Run("，申请公开的内容为："),
                *([Run(f"{''.join(asked).rstrip('。')}。")] if asked else [Blank(None, 0)]),
            )
        ),
        said((*_basis(request), Run("现答复如下："))),
        *_answered(shown, result, you),
        *_remedies(request),
        *_enclosed(result),
        signed(name=agency_name(context), day=shown.date("answered_on")),
    ]
    return paper(context, "政府信息公开申请答复书", blocks, copies=2)


def _way(shown: Shown) -> str | None:
    way = shown.text("received_way")
    return f"以{way.split('（')[0]}方式" if way else None


def _basis(request: Draft) -> tuple[Run | Blank, ...]:
    received, result = request.get("received_on") or "", request.get("result") or ""
    article = _ARTICLES.get(result) if received >= _NEW_LAW_FROM else None
    if article:
        return (Run(f"根据《中华人民共和国政府信息公开条例》{article}的规定，"),)
    return (Run("根据《中华人民共和国政府信息公开条例》"), Blank(None, 8), Run("的规定，"))


def _answered(shown: Shown, result: str, you: str) -> list[Block]:
    """What the answer says: the sentence of its kind, then the words of the record or room for them."""
    lines = shown.lines("answer")
    if result in _REFUSED:
        head = f"{you}申请公开的信息{shown.text('result')}，决定不予公开。理由为："
    else:
        head = _SAID.get(result, "").replace("你", you)
    if not head:
        return written("答复内容：", lines, 4)
    return [said(head, keep_with_next=True), *([said(line) for line in lines] or ruled(3))]


def _remedies(request: Draft) -> list[Block]:
    """《行政复议法》第二十条, 第二十三条; 《行政诉讼法》第四十五条, 第四十六条.

    Since 2024 a refusal to disclose goes to reconsideration first. Of an answer that is neither a refusal
    nor a disclosure a person says which way is open: both are printed with a box.
    """
    result = request.get("result")
    since_2024 = (request.get("answered_on") or "9") >= _FIRST_TO_RECONSIDERATION_FROM
    if not since_2024 or result in _GIVEN:
        return [said((Run(_NOT_CONTENT), *_EITHER), space_before_pt=4)]
    if result in _REFUSED or result == "partly":
        return [said((Run(_NOT_CONTENT), *_FIRST), space_before_pt=4)]
    return [
        said("如不服本答复（选一项）：", space_before_pt=4, keep_with_next=True),
        said((Run("□ "), *_EITHER), keep_with_next=True),
        said((Run("□ "), *_FIRST)),
    ]


def _enclosed(result: str) -> list[Block]:
    if result not in ("disclosed", "partly"):
        return []
    return [caption("附：公开的政府信息"), *fields(Field("", None))]


def fits(request: Draft) -> bool:
    """An answer is due unless the request ended without one."""
    return request.get("result") not in _NO_ANSWER


def papers(model: type[Record]) -> tuple[Paper, ...]:
    """The papers of a request for information."""
    return (
        Paper(
            "foi_answer", "政府信息公开申请答复书", lambda draft, context: answer(draft, context, model), fits
        ),
    )
