"""政务诚信: debts, promises, judgments not performed, rules and education; which are open."""

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
    Link,
    LongText,
    Money,
    Names,
    Number,
    PinyinKey,
    Text,
)
from lawgov_desktop.records.record_type import (
    ChildRows,
    Clock,
    Draft,
    Problem,
    Record,
    RecordType,
    Row,
    Section,
    View,
)
from lawgov_desktop.registers.conditions import in_year, passed
from lawgov_desktop.registers.day_order import empty_of, in_order


class IntegrityRecord(Record):
    """政务诚信记录: what the township owes or promised, and what it does for good faith."""

    kind = Code("类型", "integrity_kind", aliases=("类别", "诚信类别", "事项类型"), index=True)
    subject = Text(
        "事项", aliases=("名称", "内容", "事项名称", "问题", "欠款事由", "事由", "事项内容"), width=34
    )
    subject_key = PinyinKey(of="subject")
    happened_on = Date(
        "发生日期", aliases=("日期", "形成日期", "时间", "承诺日期", "欠款日期", "开展日期"), index=True
    )
    party = Text(
        "对象",
        aliases=("对方", "对方单位", "债权人", "涉及企业", "申请执行人", "债权单位", "涉及对象"),
        privacy="name",
        width=20,
    )
    amount = Money("金额", aliases=("欠款金额", "涉及金额", "拖欠金额", "应付金额"), unit="元")
    due_on = Date(
        "期限",
        aliases=("到期日期", "应付日期", "兑现期限", "履行期限", "清偿期限", "计划清偿时间", "约定期限"),
        index=True,
    )
    case_number = IdText("案号", aliases=("执行案号", "裁判文书号"))
    basis = Text("依据", aliases=("合同或文件", "文件依据"))
    detail = LongText("情况说明", aliases=("详情", "具体情况", "基本情况"))
    source = Text("来源", aliases=("线索来源", "发现途径", "信息来源"))
    promise = Link("来自哪件告知承诺", "promise", aliases=("来源承诺",), index=True)
    people = Number("参加人次", aliases=("人次", "参加人数"), unit="人")
    paid_amount = Money("已清偿金额", aliases=("已付金额", "已清偿"), unit="元")
    left_amount = Money("未清偿金额", aliases=("余额", "剩余金额", "未付金额"), unit="元")
    kept = Flag("已兑现", aliases=("是否兑现", "是否履行", "已履行"))
    kept_on = Date("兑现日期", aliases=("履行日期", "清偿日期"))
    rectification = LongText("整改措施", aliases=("整改", "整改情况", "措施", "处理情况"))
    responsible = Text("责任单位", aliases=("责任人", "责任部门", "承办单位"))
    closed_on = Date("销号日期", aliases=("办结日期", "完成日期", "整改完成日期"), index=True)
    result = LongText("结果", aliases=("办理结果", "整改结果"))
    files = Attachment("材料")
    remarks = LongText("备注", aliases=("说明",))
    state = Choice("状态", (("open", "未办结"), ("closed", "已办结")), index=True)

    class Meta:
        table_name = "integrity_record"


class Payment(Row):
    """清偿: one payment on a debt."""

    paid_on = Date("付款日期", aliases=("支付日期",))
    paid = Money("付款金额", aliases=("支付金额", "已清偿金额", "已偿还金额", "已支付金额"), unit="元")
    note = Text("付款说明", aliases=("付款凭证",))

    class Meta:
        table_name = "integrity_record_payment"


OWED = ("arrears", "promise", "court_list")
"""Kinds that are open until they are paid or kept; the others are open only where somebody set a time."""
ACTS = ("rules", "education", "publicity")


def _derive(draft: Draft, names: Names) -> Mapping[str, Any]:
    payments = draft.get("payments") or []
    paid = [row["paid"] for row in payments if row.get("paid") is not None]
    whole = sum(paid) if paid else draft.get("paid_amount")
    amount = draft.get("amount")
    owed = draft.get("kind") in ("arrears", "court_list") and amount is not None
    return {
        "state": "open" if is_open(draft) else "closed",
        "paid_amount": whole,
        "left_amount": max(amount - (whole or 0), 0) if owed and amount is not None else None,
    }


def is_open(draft: Mapping[str, Any]) -> bool:
    """Whether the item still has to be settled: not closed by its day, and something that can be open."""
    if draft.get("closed_on"):
        return False
    return draft.get("kind") not in ACTS


def _rules(draft: Draft, names: Names) -> Sequence[Problem]:
    return [
        *_problems(draft),
        *in_order(
            draft,
            (
                ("happened_on", "due_on", "期限早于发生日期"),
                ("happened_on", "closed_on", "销号早于发生日期"),
            ),
        ),
    ]


def _problems(draft: Draft) -> Iterator[Problem]:
    kind, amount, paid = draft.get("kind"), draft.get("amount"), draft.get("paid_amount")
    if amount is not None and paid is not None and paid > amount:
        yield Problem("amount", "doubt", "已清偿的比欠的还多", "", "请核对金额和付款记录")
    if kind in ("arrears", "court_list") and draft.get("closed_on"):
        left = draft.get("left_amount")
        if left:
            yield Problem(
                "closed_on",
                "doubt",
                f"还有 {left / 100:.2f} 元没有付清，却填了销号日期",
                "统计未清偿账款时这一条不再算在内",
                "请补付款记录，或取消销号",
            )
    if kind == "promise" and draft.get("closed_on") and draft.get("kept") == 0:
        yield Problem("closed_on", "doubt", "承诺没有兑现，却填了销号日期", "", "请在结果里写明怎样处理的")
    if kind in ACTS and (draft.get("due_on") or amount):
        yield Problem("kind", "doubt", "制度、教育和宣传不用填金额和期限", "", "请核对类型")


def _clocks(draft: Draft) -> Sequence[Clock]:
    """Debts and promises fall due on a day of their own, which contract or promise names."""
    due = dates.last_day(draft.get("due_on"))
    if due is None or draft.get("kind") in ACTS:
        return ()
    done = draft.get("closed_on") or draft.get("kept_on")
    if done is None and draft.get("left_amount") == 0:
        days = [row["paid_on"] for row in draft.get("payments") or () if row.get("paid_on")]
        done = max(days, default=due.isoformat())
    if done is None and draft.get("kept") == 1:
        done = due.isoformat()
    return (
        Clock(
            "agreed_date", draft.get("happened_on") or "", done, title="承诺兑现、账款清偿到期",
            due=due.isoformat(), because="合同、裁判或承诺写明的期限",
        ),
    )  # fmt: skip


def _wanted(draft: Draft) -> Sequence[str]:
    needed = ["kind", "happened_on"]
    if draft.get("kind") in OWED:
        needed += ["party", "due_on", "responsible"]
    if draft.get("kind") in ("arrears", "court_list"):
        needed += ["amount"]
    return empty_of(draft, needed)


def _sample(link: Callable[[str], str | None]) -> Draft:
    return {
        "kind": "arrears",
        "subject": "样例镇道路维修工程款",
        "happened_on": "2023-06-30",
        "party": "样例市政工程有限公司",
        "amount": 26_000_000,
        "due_on": "2024-12-31",
        "responsible": "财政所",
        "detail": "分三年付清",
        "source": "拖欠账款清查",
        "payments": [{"paid_on": "2023-12-20", "paid": 10_000_000, "note": "第一笔"}],
    }


_REGISTER = (
    "kind", "subject", "happened_on", "party", "amount", "due_on", "case_number", "basis", "detail",
    "source", "people", "payments.1.paid_on", "payments.1.paid", "payments.1.note", "payments.2.paid_on",
    "payments.2.paid", "payments.2.note", "kept", "kept_on", "rectification", "responsible", "closed_on",
    "result", "remarks",
)  # fmt: skip


def _not_settled(model: type[Any], day: Any) -> Any:
    return model.state == "open"


INTEGRITY_RECORD = RecordType(
    key="integrity_record",
    title="政务诚信",
    tab="governance",
    model=IntegrityRecord,
    title_field="subject",
    sections=(
        Section(
            "事项", ("kind", "subject", "happened_on", "party", "amount", "due_on", "case_number", "basis")
        ),
        Section("情况", ("detail", "source", "promise", "people")),
        Section("清偿和兑现", ("payments", "paid_amount", "left_amount", "kept", "kept_on")),
        Section(
            "整改和销号",
            ("rectification", "responsible", "closed_on", "result", "state", "files", "remarks"),
        ),
    ),
    list_fields=(
        "kind", "subject", "party", "happened_on", "amount", "left_amount", "due_on", "responsible", "state",
    ),
    register_fields=_REGISTER,
    print_fields=(
        "kind", "subject", "party", "happened_on", "amount", "due_on", "rectification", "responsible",
        "closed_on", "result",
    ),
    import_fields=_REGISTER,
    search_fields=("subject", "party", "case_number", "detail", "rectification", "responsible", "remarks"),
    required=("subject",),
    keys=(("kind", "subject", "party"), ("subject", "happened_on"), ("subject",)),
    order="-happened_on",
    children=(
        ChildRows("payments", "清偿", Payment, ("paid_on", "paid", "note")),
    ),
    wanted=_wanted,
    rules=_rules,
    derive=_derive,
    derived=("state", "left_amount"),
    clocks=_clocks,
    views=(
        View("open", "未办结", _not_settled),
        View(
            "unpaid", "未清偿",
            lambda model, day: (model.left_amount > 0) & _not_settled(model, day),
        ),
        View(
            "late", "到期未办结",
            lambda model, day: passed("due_on")(model, day) & _not_settled(model, day),
        ),
        View(
            "promises", "承诺未兑现",
            lambda model, day: (model.kind == "promise") & _not_settled(model, day),
        ),
        View("court_list", "失信被执行", lambda model, day: model.kind == "court_list"),
        View("acts", "制度和教育", lambda model, day: model.kind.in_(ACTS)),
        View("this_year", "本年", in_year("happened_on")),
    ),
    belongs_here="拖欠账款、承诺兑现、失信被执行的清单，以及诚信制度和诚信教育；没有办结的一直列着。",
    sample=_sample,
)  # fmt: skip
