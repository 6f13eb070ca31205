"""依申请公开: requests for information, their twenty working days, extensions and answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from lawgov_desktop.records import dates
from lawgov_desktop.records.fields import (
    Attachment,
    Choice,
    Code,
    Date,
    Flag,
    IdText,
    LongText,
    Money,
    Names,
    Number,
    PersonName,
    Phone,
    PinyinKey,
    Text,
)
from lawgov_desktop.records.record_type import Clock, Draft, Problem, Record, RecordType, Section, View
from lawgov_desktop.registers.conditions import due_within, in_year, met_after_due, overdue
from lawgov_desktop.registers.day_order import empty_of, in_order
from lawgov_desktop.registers.governance.foi_papers import papers

_LAW = "《政府信息公开条例》"
_NEW_LAW_FROM = "2019-05-15"
"""The regulation as revised; before it an answer was due in fifteen working days, and fifteen more."""


class FoiRequest(Record):
    """政府信息公开申请 (《政府信息公开条例》第二十七条至第四十条)."""

    number = IdText("申请编号", aliases=("编号", "登记号", "受理编号"), index=True, width=18)
    received_on = Date(
        "收到日期",
        aliases=("收到日", "收到申请日期", "受理日期", "收件日期", "收到时间", "申请日期"),
        hint="当面提交之日、签收之日或确认之日（条例第三十一条）",
        index=True,
    )
    received_way = Code("申请方式", "foi_way", aliases=("提交方式", "收到方式", "申请渠道"))
    applicant = Text("申请人", aliases=("姓名", "申请人姓名", "申请人名称"), privacy="name", width=14)
    applicant_key = PinyinKey(of="applicant")
    applicant_kind = Code("申请人类别", "foi_applicant", aliases=("申请人类型", "申请人性质"), index=True)
    phone = Phone("联系电话", aliases=("电话", "手机", "联系方式"))
    address = Text("通信地址", aliases=("地址", "联系地址", "住址"), privacy="address")
    content = LongText(
        "申请内容",
        aliases=(
            "内容",
            "所需信息",
            "申请公开的信息",
            "所需政府信息",
            "申请公开内容",
            "申请公开的内容",
            "所需信息描述",
            "申请公开事项",
        ),
    )
    wanted_form = Text("获取方式", aliases=("获取信息的方式", "提供方式", "信息提供方式"))
    correction_needed = Flag("需要补正", aliases=("是否补正", "是否需要补正"))
    correction_told_on = Date("补正告知日期", aliases=("告知补正日期", "补正通知日期"))
    corrected_on = Date("收到补正日期", aliases=("补正日期", "补正收到日期"))
    third_party = Text("征求意见的第三方", aliases=("第三方", "征求第三方"), privacy="name")
    consulted_from = Date("征求意见起", aliases=("征求第三方意见起",))
    consulted_to = Date("征求意见止", aliases=("征求第三方意见止", "第三方答复日期"))
    consulted_days = Number(
        "征求意见用去的工作日",
        aliases=("征求意见工作日数",),
        unit="个",
        hint="征求第三方和其他机关意见的时间不算在答复期限内",
    )
    extended_days = Number("延长工作日数", aliases=("延长天数", "延期天数", "延长期限"), unit="个")
    extended_on = Date("延长批准日期", aliases=("延期批准日期", "延期日期"))
    extended_by = PersonName("延长批准人", aliases=("批准人",), privacy="")
    extension_told_on = Date("告知延长日期", aliases=("延期告知日期",))
    answered_on = Date("答复日期", aliases=("答复日", "答复时间", "办结日期"), index=True)
    answer_number = IdText("答复文号", aliases=("告知书文号", "答复书文号"))
    result = Code("办理结果", "foi_result", aliases=("结果", "答复结果", "答复类型"), index=True)
    answer = LongText("答复要点", aliases=("答复内容", "答复意见"))
    handler = PersonName("经办人", aliases=("承办人", "办理人"), privacy="")
    fee = Money("收取信息处理费", aliases=("信息处理费", "收费", "收费金额"), unit="元")
    fee_told_on = Date("收费告知日期", aliases=("收费通知日期",))
    reconsideration = Code("行政复议结果", "foi_remedy", aliases=("复议", "行政复议", "复议结果"))
    litigation = Code("行政诉讼结果", "foi_remedy", aliases=("诉讼", "行政诉讼", "诉讼结果"))
    files = Attachment("申请和答复材料")
    remarks = LongText("备注", aliases=("说明",))
    state = Choice(
        "办理状态",
        (("open", "办理中"), ("correcting", "等待补正"), ("answered", "已答复")),
        aliases=("状态",),
        index=True,
    )

    class Meta:
        table_name = "foi_request"


def _derive(draft: Draft, names: Names) -> Mapping[str, Any]:
    return {"state": _state(draft)}


def _state(draft: Draft) -> str:
    if draft.get("answered_on"):
        return "answered"
    waiting = draft.get("correction_told_on") and not draft.get("corrected_on")
    return "correcting" if waiting else "open"


def extension_days(draft: Mapping[str, Any]) -> int:
    """Working days added to the answer's time: an extension counts once it was approved (§33), and the
    time the opinion of third parties took is not counted at all."""
    extended = int(draft.get("extended_days") or 0) if draft.get("extended_on") else 0
    return max(extended, 0) + max(int(draft.get("consulted_days") or 0), 0)


def _clocks(draft: Draft) -> Sequence[Clock]:
    received, answered = draft.get("received_on"), draft.get("answered_on")
    if not received:
        return ()
    found = []
    if draft.get("correction_needed") == 1:
        found.append(Clock("foi_correction", received, draft.get("correction_told_on") or answered))
    if _state(draft) == "correcting":
        return found  # 答复期限自收到补正的申请之日起计算（第三十条）: until then nothing runs
    consulted = int(draft.get("consulted_days") or 0)
    found.append(
        Clock(
            "foi_reply",
            draft.get("corrected_on") or received,
            answered,
            extension_days(draft),
            title=f"依申请公开答复（不算征求意见的 {consulted} 个工作日）" if consulted > 0 else "",
        )
    )
    return found


def _rules(draft: Draft, names: Names) -> Sequence[Problem]:
    return [*_about_time(draft), *_about_answer(draft), *in_order(draft, _NEVER_BEFORE)]


_NEVER_BEFORE = (
    ("received_on", "correction_told_on", "补正告知早于收到申请"),
    ("correction_told_on", "corrected_on", "收到补正早于补正告知"),
    ("received_on", "answered_on", "答复早于收到申请"),
    ("corrected_on", "answered_on", "答复早于收到补正"),
    ("received_on", "extended_on", "延长批准早于收到申请"),
    ("consulted_from", "consulted_to", "征求意见截止早于开始"),
)


def _law_of_time(draft: Draft) -> tuple[str, int]:
    """What the time of an answer rests on, and how many working days it is, and may be extended by."""
    if (draft.get("received_on") or _NEW_LAW_FROM) < _NEW_LAW_FROM:
        return f"{_LAW}（2007年公布）", 15
    return f"{_LAW}第三十三条", 20


def _about_time(draft: Draft) -> Iterator[Problem]:
    days = draft.get("extended_days")
    law, longest = _law_of_time(draft)
    if days is not None and days > longest:
        yield Problem(
            "extended_days",
            "doubt",
            f"延长了 {days} 个工作日，超过 {longest} 个",
            f"{law}：延长的期限最长不得超过 {longest} 个工作日",
            "请核对延长的天数",
        )
    if days and not draft.get("extended_on"):
        yield Problem(
            "extended_on",
            "doubt",
            f"延长答复期限没有批准记录，仍按 {longest} 个工作日提醒",
            f"{law}：延长期限应当经政府信息公开工作机构负责人同意并告知申请人",
            "请补批准日期和批准人",
        )
    if draft.get("extended_on") and not draft.get("extension_told_on"):
        yield Problem(
            "extension_told_on",
            "doubt",
            "没有告知申请人延长期限的记录",
            f"{law}：延长期限应当告知申请人",
            "请补告知日期",
        )
    begin, end = dates.as_day(draft.get("consulted_from")), dates.as_day(draft.get("consulted_to"))
    consulted = draft.get("consulted_days")
    if begin and end and consulted is None:
        yield Problem(
            "consulted_days",
            "doubt",
            "征求了第三方意见，没有填用去几个工作日",
            f"{law}：征求意见所需时间不计算在答复期限内；没有填的按不扣除提醒",
            "请填征求意见用去的工作日数",
        )
    elif begin and end and consulted is not None and consulted > (end - begin).days + 1:
        yield Problem("consulted_days", "doubt", "征求意见的工作日数比起止日期之间的天数还多", "", "请核对")


def _about_answer(draft: Draft) -> Iterator[Problem]:
    if draft.get("answered_on") and not draft.get("result"):
        yield Problem("result", "doubt", "已经答复，没有选办理结果", "年度报告要按结果统计", "请选办理结果")
    if draft.get("result") and not draft.get("answered_on"):
        yield Problem(
            "answered_on", "doubt", "选了办理结果，没有填答复日期", "是否按时答复算不出来", "请补答复日期"
        )
    if draft.get("correction_told_on") and draft.get("correction_needed") == 0:
        yield Problem("correction_needed", "doubt", "填了补正告知，又选了不需要补正", "", "请核对")


def _wanted(draft: Draft) -> Sequence[str]:
    needed = ["received_way", "applicant_kind", "content", "correction_needed"]
    if draft.get("answered_on"):
        needed += ["result", "handler"]
    return empty_of(draft, needed)


def _sample(link: Callable[[str], str | None]) -> Draft:
    return {
        "number": "2024-001",
        "received_on": "2024-03-04",
        "received_way": "internet",
        "applicant": "周示例",
        "applicant_kind": "person",
        "phone": "13800000004",
        "content": "申请公开样例村宅基地审批结果",
        "correction_needed": 0,
        "answered_on": "2024-03-25",
        "answer_number": "样政公开〔2024〕1号",
        "result": "disclosed",
        "handler": "王示例",
    }


_REGISTER = (
    "number", "received_on", "received_way", "applicant", "applicant_kind", "phone", "address", "content",
    "wanted_form", "correction_needed", "correction_told_on", "corrected_on", "third_party",
    "consulted_from", "consulted_to", "consulted_days", "extended_days", "extended_on", "extended_by",
    "extension_told_on", "answered_on", "answer_number", "result", "answer", "handler", "fee", "fee_told_on",
    "reconsideration", "litigation", "remarks",
)  # fmt: skip

FOI_REQUEST = RecordType(
    key="foi_request",
    title="依申请公开",
    tab="governance",
    model=FoiRequest,
    title_field="applicant",
    sections=(
        Section(
            "申请",
            (
                "number", "received_on", "received_way", "applicant", "applicant_kind", "phone", "address",
                "content", "wanted_form",
            ),
        ),
        Section("补正", ("correction_needed", "correction_told_on", "corrected_on")),
        Section("征求意见和延长", (
            "third_party", "consulted_from", "consulted_to", "consulted_days", "extended_days",
            "extended_on", "extended_by", "extension_told_on",
        )),
        Section(
            "答复",
            ("answered_on", "answer_number", "result", "answer", "handler", "fee", "fee_told_on", "state"),
        ),
        Section("复议、诉讼和材料", ("reconsideration", "litigation", "files", "remarks")),
    ),
    list_fields=(
        "number", "received_on", "applicant", "answered_on", "result", "state", "content", "applicant_kind",
        "received_way",
    ),
    register_fields=_REGISTER,
    print_fields=(
        "number", "received_on", "applicant", "applicant_kind", "content", "extended_days", "answered_on",
        "result", "handler",
    ),
    import_fields=_REGISTER,
    search_fields=("number", "applicant", "content", "phone", "answer_number", "handler", "remarks"),
    required=("applicant", "received_on"),
    keys=(("number",), ("received_on", "applicant", "content"), ("received_on", "applicant")),
    order="-received_on",
    wanted=_wanted,
    rules=_rules,
    derive=_derive,
    derived=("state",),
    clocks=_clocks,
    papers=papers(FoiRequest),
    views=(
        View("open", "待答复", lambda model, day: model.answered_on.is_null()),
        View("due", "待答复，7 日内到期", due_within(7, "foi_reply")),
        View("overdue", "已超期未答复", overdue("foi_reply")),
        View("late", "超期答复", met_after_due("foi_reply")),
        View("correcting", "等待补正", lambda model, day: model.state == "correcting"),
        View("extended", "已延长", lambda model, day: model.extended_on.is_null(False)),
        View("this_year", "本年收到", in_year("received_on")),
        View(
            "remedied", "有复议或诉讼",
            lambda model, day: model.reconsideration.is_null(False) | model.litigation.is_null(False),
        ),
    ),
    belongs_here="政府信息公开申请：什么时候收到、要不要补正、延长没有、什么时候怎样答复的。",
    sample=_sample,
)  # fmt: skip
