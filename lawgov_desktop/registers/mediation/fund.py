"""人民调解经费台账: what was given for people's mediation, year by year (《人民调解法》第六条).

The money columns of 人民调解组织队伍经费保障情况统计表 are counted from it: 指导经费 of the guiding office,
补助经费 of the committees, 补贴经费 of the mediators. What is paid case by case stands in 以案定补台账.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from lawgov_desktop.records.dates import first_day
from lawgov_desktop.records.fields import (
    Attachment,
    Code,
    Date,
    IdText,
    Link,
    LongText,
    Money,
    Names,
    Number,
    PinyinKey,
    Text,
)
from lawgov_desktop.records.record_type import Draft, Problem, Record, RecordType, Section, View
from lawgov_desktop.registers.conditions import year_is

_BY_CASE: Final = ("以案定补", "一案一补", "以奖代补", "以案定奖")
"""What is paid case by case is counted from its own register."""


class MediationFund(Record):
    """One sum that came in or was paid out for people's mediation."""

    title = Text("名称", width=30)
    title_key = PinyinKey(of="title")
    year = Number("年度", aliases=("预算年度", "经费年度", "年份"), index=True, width=8)
    kind = Code(
        "经费种类",
        "mediation_fund_kind",
        aliases=("种类", "经费类别", "经费项目", "项目"),
        index=True,
    )
    committee = Link("调委会", "committee", aliases=("调解委员会", "拨付对象", "使用单位"), index=True)
    payee = Text("收款人或使用单位", aliases=("收款单位", "收款人", "领款人", "支付对象"), width=20)
    amount = Money("金额", aliases=("经费", "拨付金额", "支付金额", "到位金额", "经费金额"), unit="元")
    source = Text(
        "来源", aliases=("经费来源", "资金来源", "拨款单位"), hint="如：县财政、镇财政、村集体", width=16
    )
    paid_on = Date(
        "到位（支付）日期", aliases=("到位日期", "支付日期", "拨付日期", "日期", "时间"), index=True
    )
    voucher = IdText("凭证号", aliases=("凭证", "凭证编号", "记账凭证", "票据号"))
    purpose = LongText("用途", aliases=("经费用途", "使用情况", "摘要", "内容"))
    files = Attachment("附件", aliases=("凭证附件", "拨款文件"))
    remarks = LongText("备注", aliases=("说明",))

    class Meta:
        table_name = "mediation_fund"


def _derive(draft: Draft, names: Names) -> Mapping[str, Any]:
    day = first_day(draft.get("paid_on"))
    year = draft.get("year") or (day.year if day else None)
    kind = names.code_label("mediation_fund_kind", draft["kind"]) if draft.get("kind") else "经费"
    title = f"{year}年{kind}" if year else kind
    whom = names.title("committee", draft["committee"]) if draft.get("committee") else draft.get("payee")
    return {"title": f"{title}（{whom}）" if whom else title, "year": year}


def _rules(draft: Draft, names: Names) -> Sequence[Problem]:
    return list(_problems(draft))


def _problems(draft: Draft) -> Iterator[Problem]:
    if draft.get("amount") is not None and draft["amount"] < 0:
        yield Problem("amount", "doubt", "金额是负数", "", "请核对金额；退回的经费写在备注里")
    day = first_day(draft.get("paid_on"))
    if day and draft.get("year") and day.year != draft["year"]:
        yield Problem(
            "paid_on", "doubt", "日期不在这个年度里", "统计表按到位（支付）日期计", "请核对年度和日期"
        )
    told = f"{draft.get('purpose') or ''}{draft.get('remarks') or ''}"
    if draft.get("kind") == "allowance" and any(word in told for word in _BY_CASE):
        yield Problem(
            "purpose",
            "doubt",
            "以案定补由以案定补台账统计",
            "统计表里会算两次",
            "请在以案定补台账登记发放，这里只登记其他补贴",
        )


def _wanted(draft: Draft) -> Sequence[str]:
    return [name for name in ("kind", "source", "paid_on", "voucher") if draft.get(name) is None]


def _sample(link: Callable[[str], str | None]) -> Draft:
    return {
        "year": 2025,
        "kind": "grant",
        "committee": link("committee"),
        "amount": 200000,
        "source": "样例县财政",
        "paid_on": "2025-05-20",
        "voucher": "记-2025-05-031",
        "purpose": "调委会办公和场所补助",
    }


_REGISTER = (
    "year", "kind", "committee", "payee", "amount", "source", "paid_on", "voucher", "purpose", "remarks",
)  # fmt: skip

MEDIATION_FUND = RecordType(
    key="mediation_fund",
    title="人民调解经费台账",
    tab="mediation",
    model=MediationFund,
    title_field="title",
    sections=(
        Section("经费", ("year", "kind", "committee", "payee", "amount", "source")),
        Section("到位和支付", ("paid_on", "voucher", "purpose")),
        Section("其他", ("files", "remarks", "title")),
    ),
    list_fields=("year", "kind", "committee", "payee", "amount", "source", "paid_on", "voucher"),
    register_fields=_REGISTER,
    import_fields=_REGISTER,
    search_fields=("title", "payee", "source", "voucher", "purpose", "remarks"),
    required=("amount",),
    keys=(("voucher",), ("year", "kind", "committee", "paid_on")),
    order="-paid_on",
    wanted=_wanted,
    rules=_rules,
    derive=_derive,
    derived=("title",),
    views=(
        View("this_year", "本年", year_is("year")),
        View("last_year", "上年", year_is("year", 1)),
        View("without_voucher", "缺凭证", lambda model, day: model.voucher.is_null()),
    ),
    belongs_here="人民调解的指导经费、补助经费和补贴经费，一笔一条。按件发放的以案定补登记在以案定补台账。",
    sample=_sample,
)
