"""告知承诺台账: promises taken instead of proofs, verified afterwards; a false one goes on to 政务诚信."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from lawgov_desktop.records.fields import (
    Attachment,
    Choice,
    Date,
    Flag,
    IdText,
    Link,
    LongText,
    Names,
    PersonName,
    Phone,
    PinyinKey,
    ResidentId,
    Text,
)
from lawgov_desktop.records.record_type import (
    Clock,
    Draft,
    Onward,
    Problem,
    Record,
    RecordType,
    Section,
    View,
)
from lawgov_desktop.registers.conditions import due_within, in_year, overdue
from lawgov_desktop.registers.day_order import in_order
from lawgov_desktop.registers.matters.matter_papers import promise_papers

VERIFICATION = "promise_verification"
"""The clock of verification: how many days is a local setting."""


_RESULT_WORDS = {
    "是": "true", "√": "true", "真实": "true", "符合": "true", "一致": "true", "相符": "true",
    "否": "false", "×": "false", "虚假": "false", "虚假承诺": "false", "不符": "false", "不属实": "false",
    "无法核查": "unverifiable", "未核查": "", "待核查": "",
}  # fmt: skip


class Promise(Record):
    """告知承诺: one promise taken (证明事项告知承诺制, feature D07)."""

    title = Text("承诺事项", width=30)
    title_key = PinyinKey(of="title")
    number = IdText("承诺书编号", aliases=("编号", "告知承诺书编号"))
    matter = Link(
        "办理的事项", "matter", aliases=("事项", "事项名称", "办理事项", "政务服务事项"), index=True
    )
    proof = Link(
        "承诺代替的证明", "proof_item", aliases=("证明名称", "证明事项", "证明事项名称", "证明"), index=True
    )
    applicant = PersonName(
        "申请人", aliases=("承诺人", "申请人姓名", "承诺人姓名", "姓名"), width=12, index=True
    )
    applicant_key = PinyinKey(of="applicant")
    id_no = ResidentId("身份证号", aliases=("身份证", "身份证号码", "证件号码", "公民身份号码"), width=20)
    phone = Phone("联系电话", aliases=("电话", "手机号", "联系方式"), width=14)
    by_proxy = Flag("是否代为承诺", aliases=("代为承诺",))
    promised_on = Date(
        "承诺日期", aliases=("承诺时间", "签署日期", "作出承诺日期", "办理日期", "受理日期"), index=True
    )
    content = LongText("承诺内容", aliases=("承诺的内容",), width=36)
    handler = Text("经办人", aliases=("受理人", "承办人"))
    verify_way = Text("核查方式", aliases=("核查办法", "核查措施"))
    verified_on = Date("核查日期", aliases=("核查时间", "核实日期"), index=True)
    verified_by = Text("核查人", aliases=("核查人员", "核实人"))
    result = Choice(
        "核查结果",
        (("true", "属实"), ("false", "不实"), ("unverifiable", "无法核实")),
        words=_RESULT_WORDS,
        aliases=("结果", "核查结论", "核实结果", "是否属实", "承诺是否属实"),
        index=True,
    )
    treatment = LongText("处理", aliases=("处理情况", "处理结果", "处理措施"), width=30)
    attachments = Attachment("承诺书和核查材料", aliases=("附件",))
    remarks = LongText("备注", aliases=("说明",))

    class Meta:
        table_name = "promise"


def _derive(draft: Draft, names: Names) -> Mapping[str, Any]:
    proof, matter = draft.get("proof"), draft.get("matter")
    what = names.title("proof_item", proof) if proof else names.title("matter", matter) if matter else ""
    return {"title": f"{what}（告知承诺）" if what else "告知承诺"}


def _rules(draft: Draft, names: Names) -> Sequence[Problem]:
    return list(_problems(draft))


def _problems(draft: Draft) -> Iterator[Problem]:
    yield from in_order(draft, (("promised_on", "verified_on", "核查日期早于承诺日期"),))
    result = draft.get("result")
    if result and not draft.get("verified_on"):
        yield Problem(
            "verified_on", "doubt", "有核查结果，没有核查日期", "核查期限仍会提醒", "请补填核查日期"
        )
    if draft.get("verified_on") and not result:
        yield Problem("result", "doubt", "核查过了，没有写结果", "", "请选属实、不实或无法核实")
    if result == "false" and not draft.get("treatment"):
        yield Problem(
            "treatment",
            "doubt",
            "承诺不实，没有写怎样处理",
            "不实承诺要有处理",
            "请填处理情况，并转为政务诚信记录",
        )


def _clocks(draft: Draft) -> Sequence[Clock]:
    start = draft.get("promised_on")
    if not start:
        return ()
    return (Clock(VERIFICATION, start, done_on=draft.get("verified_on")),)


def _wanted(draft: Draft) -> Sequence[str]:
    return [name for name in ("proof", "promised_on", "verify_way") if draft.get(name) is None]


def _to_integrity(draft: Draft) -> Draft:
    """The 政务诚信 record of a false promise."""
    told = [
        f"申请人{draft.get('applicant') or ''}的承诺经核查不实。",
        f"承诺内容：{draft['content']}" if draft.get("content") else "",
        f"处理：{draft['treatment']}" if draft.get("treatment") else "",
    ]
    number = draft.get("number")
    return {
        "kind": "false_promise",
        "subject": f"{draft.get('title') or '告知承诺'}不实",
        "happened_on": draft.get("verified_on") or draft.get("promised_on"),
        "party": draft.get("applicant"),
        "detail": "\n".join(line for line in told if line),
        "source": f"告知承诺台账{f'（{number}）' if number else ''}",
        "promise": draft["uuid"],
    }


def _sample(link: Callable[[str], str | None]) -> Draft:
    return {
        "number": "样承〔2025〕1号",
        "matter": link("matter"),
        "proof": link("proof_item"),
        "applicant": "王示例",
        "phone": "13800000000",
        "by_proxy": 0,
        "promised_on": "2025-03-05",
        "content": "本人名下没有住房。",
        "handler": "李示例",
        "verify_way": "信息比对",
        "verified_on": "2025-03-20",
        "verified_by": "赵示例",
        "result": "true",
    }


_FIELDS = (
    "number",
    "matter",
    "proof",
    "applicant",
    "id_no",
    "phone",
    "by_proxy",
    "promised_on",
    "content",
    "handler",
    "verify_way",
    "verified_on",
    "verified_by",
    "result",
    "treatment",
    "remarks",
)

PROMISE = RecordType(
    key="promise",
    title="告知承诺台账",
    tab="matters",
    model=Promise,
    title_field="title",
    sections=(
        Section("承诺", ("number", "matter", "proof", "promised_on", "content", "handler")),
        Section("申请人", ("applicant", "id_no", "phone", "by_proxy")),
        Section(
            "事后核查",
            ("verify_way", "verified_on", "verified_by", "result", "treatment", "attachments", "remarks"),
        ),
        Section("自动得出", ("title",)),
    ),
    list_fields=(
        "title",
        "applicant",
        "proof",
        "matter",
        "promised_on",
        "verify_way",
        "verified_on",
        "result",
    ),
    register_fields=_FIELDS,
    import_fields=_FIELDS,
    search_fields=("title", "applicant", "number", "id_no", "phone", "content", "treatment", "remarks"),
    required=("applicant",),
    keys=(("number",), ("applicant", "proof", "promised_on")),
    order="-promised_on",
    wanted=_wanted,
    rules=_rules,
    derive=_derive,
    derived=("title",),
    clocks=_clocks,
    onward=(
        Onward(
            "integrity",
            "转为政务诚信记录",
            "integrity_record",
            _to_integrity,
            lambda draft: draft.get("result") == "false",
        ),
    ),
    papers=promise_papers(Promise),
    views=(
        View("open", "未核查", lambda model, day: model.verified_on.is_null()),
        View("due", "15 日内应核查", due_within(15, VERIFICATION)),
        View("overdue", "超过核查期限", overdue(VERIFICATION)),
        View("false", "承诺不实", lambda model, day: model.result == "false"),
        View("this_year", "本年", in_year("promised_on")),
    ),
    belongs_here="群众用书面承诺代替证明的每一件：谁、承诺什么、哪天承诺，后来怎样核查、结果怎样。",
    sample=_sample,
)
