"""Papers of 事项清单: the letter of a promise that takes the place of a proof, and the record of a check."""

from __future__ import annotations

from typing import Final

from lawgov_desktop.documents.document import Block, Document, FieldLine, Paragraph, SignatureBlock
from lawgov_desktop.documents.document import Field as Place
from lawgov_desktop.records.record_type import Draft, Paper, PaperContext, Record
from lawgov_desktop.registers.form_table import form, of_fields, pair, wide
from lawgov_desktop.registers.on_paper import SIGN, WRITE_HERE, YES_NO, Shown, agency_name, boxes
from lawgov_desktop.registers.paper_pieces import FORM_PAGE, heading, paper

_ALLOWED: Final = ((1, "可以"), (0, "不可以"))
_CONSEQUENCE: Final = (
    "承诺不实的，行政机关依法终止办理、责令限期整改、撤销行政决定或者予以行政处罚，并纳入信用记录；"
    "涉嫌犯罪的，依法移送司法机关。"
)
"""国办发〔2020〕42号, 二（六）."""
_CHOICE: Final = "申请人可以选择书面告知承诺，也可以选择提交证明。\n□ 愿意承诺　□ 不愿承诺，提交证明"
_PROMISED: Final = (
    "（一）所填写的信息真实、准确；",
    "（二）已经知晓行政机关告知的全部内容；",
    "（三）符合行政机关告知的条件和要求；",
    "（四）愿意承担承诺不实的法律责任，接受行政机关的核查；",
    "（五）以上承诺是本人（单位）的真实意思表示。",
)


def promise_letter(promise: Draft, context: PaperContext, model: type[Record]) -> Document:
    """证明事项告知承诺书: what the office tells, then what the applicant promises and signs.

    Parts as 国办发〔2020〕42号 names them: the proof and its basis, what it proves, how to promise, what
    follows a false promise, how it is verified, whether somebody else may promise, how far it is made public.
    """
    shown = Shown(model, promise, context)
    proof = (context.get("proof_item", str(promise["proof"])) if promise.get("proof") else None) or {}
    by_proxy = promise.get("by_proxy")
    rows = [
        wide("办理的事项", shown.text("matter") or proof.get("used_for")),
        wide("证明事项名称", proof.get("name") or shown.text("proof")),
        wide("设定依据", proof.get("basis"), 13),
        wide("证明内容", None, 15),
        pair("索要单位", proof.get("asked_by"), "开具单位", proof.get("issued_by")),
        wide(
            "承诺方式",
            _CHOICE,
            13,
        ),
        wide("核查方式", shown.text("verify_way") or proof.get("verify_way")),
        wide("不实承诺\n的责任", _CONSEQUENCE, 13),
        pair("可否代为承诺", boxes(_ALLOWED, (proof.get("proxy_allowed"),)), "公开范围", None),
    ]
    who = [
        pair("申请人", shown.text("applicant"), "联系电话", shown.text("phone")),
        pair("身份证号", shown.text("id_no"), "是否代为承诺", boxes(YES_NO, (by_proxy,))),
        wide("承诺内容", shown.text("content"), 22),
    ]
    agency = agency_name(context)
    blocks: list[Block] = [
        *heading("证明事项告知承诺书", number=("编号：", shown.text("number"))),
        _part("一、行政机关告知"),
        form(rows),
        FieldLine((Place("行政机关（盖章）：", agency, 16), Place("告知日期：", None, 9)), size_pt=10.5),
        _part("二、申请人承诺"),
        form(who),
        Paragraph("本人（单位）承诺：", size_pt=10.5, line_pt=17, space_before_pt=3, keep_with_next=True),
        *(Paragraph(line, size_pt=10.5, line_pt=16.5, keep_with_next=True) for line in _PROMISED),
        SignatureBlock(
            (
                "承诺人（签名或盖章）：",
                "代为承诺人（签名）：",
                f"日期：{shown.date('promised_on') or WRITE_HERE}",
            ),
            width_chars=24,
            line_pt=21,
            space_before_pt=6,
        ),
        Paragraph("本承诺书一式两份，行政机关和申请人各存一份。", size_pt=9, first_indent_chars=0),
    ]
    return paper(context, "证明事项告知承诺书", blocks, copies=2, page=FORM_PAGE)


def _part(text: str) -> Paragraph:
    return Paragraph(text, first_indent_chars=0, size_pt=12, space_before_pt=3, keep_with_next=True)


def supervision_record(check: Draft, context: PaperContext, model: type[Record]) -> Document:
    """事中事后监管记录表: one check, what was found, what was ordered, the second look."""
    shown = Shown(model, check, context)
    rows = [
        *of_fields(shown, ("matter",), ("subject",), ("supervised_on", "office")),
        wide("监管方式", shown.ticked("way")),
        pair("监管对象", shown.text("target"), "监管人员", shown.text("people")),
        wide("检查情况", None, 30),
        wide(
            "是否发现问题",
            boxes(((0, "未发现问题"), (1, "发现问题")), (check.get("problem_found"),)),
        ),
        wide("发现的问题", shown.text("found"), 26),
        wide("处理措施", shown.text("measures"), 24),
        *of_fields(shown, ("rectify_by", "closed_on")),
        wide("复查情况", f"\n\n复查人{SIGN}", 24),
        wide("监管对象意见", f"\n\n{SIGN}", 19),
        wide("监管人员签名", f"\n{SIGN}", 14),
        wide("负责人意见", f"\n\n{SIGN}", 19),
        *of_fields(shown, ("remarks",)),
    ]
    blocks: list[Block] = [*heading("事中事后监管记录表"), form(rows)]
    return paper(context, "事中事后监管记录表", blocks, page=FORM_PAGE)


def promise_papers(model: type[Record]) -> tuple[Paper, ...]:
    """The papers of a promise."""
    return (
        Paper(
            "promise_letter",
            "证明事项告知承诺书",
            lambda draft, context: promise_letter(draft, context, model),
        ),
    )


def supervision_papers(model: type[Record]) -> tuple[Paper, ...]:
    """The papers of a check."""
    return (
        Paper(
            "supervision_record",
            "事中事后监管记录表",
            lambda draft, context: supervision_record(draft, context, model),
        ),
    )
