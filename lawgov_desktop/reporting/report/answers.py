"""What a report can say for a period: every figure and a few names, each with its rule and its records."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from lawgov_desktop.progress import Progress
from lawgov_desktop.records.several import parts
from lawgov_desktop.records.statutes import shown as statutes_shown
from lawgov_desktop.registers.report.marks import ABOUT, about, name_of
from lawgov_desktop.reporting.figures import Figure, answer_all
from lawgov_desktop.reporting.mechanisms import FIGURES
from lawgov_desktop.reporting.period import Period
from lawgov_desktop.reporting.tables import TABLES
from lawgov_desktop.storage.store import Store

_MOST_LAWS: Final = 5


@dataclass(frozen=True, slots=True)
class Said:
    """One answer: how it stands in a text, and what it rests on. ``value`` is None for names."""

    key: str
    title: str
    shown: str
    rule: str
    kind: str
    records: tuple[str, ...]
    value: int | None = None
    unit: str = ""


Answers = Mapping[str, Said]


@dataclass(frozen=True, slots=True)
class Fact:
    """Something a report says that is no count: made from the answers and the records behind them."""

    key: str
    title: str
    kind: str
    rule: str
    told: Callable[[Store, Period, Answers], tuple[str, tuple[str, ...]]]


def answers(store: Store, period: Period, progress: Progress | None = None) -> dict[str, Said]:
    """Every figure of the report and of the statutory tables, then the facts that rest on them."""
    found = {
        key: Said(
            key,
            one.figure.title,
            _shown(one.value, one.figure.unit),
            one.figure.rule,
            one.figure.kind,
            one.records,
            one.value,
            one.figure.unit,
        )
        for key, one in answer_all(store, _figures(), period, progress).items()
    }
    for fact in FACTS:
        shown, records = fact.told(store, period, found)
        found[fact.key] = Said(fact.key, fact.title, shown, fact.rule, fact.kind, records)
    return found


def shown_now(asked: Answers) -> dict[str, str]:
    """Key (with style) → what stands in the text, for :func:`~.marks.refreshed`."""
    now = {key: said.shown for key, said in asked.items()}
    now |= {name_of(key, ABOUT): about(said.value) for key, said in asked.items() if said.value is not None}
    return now


def _shown(value: int, unit: str) -> str:
    """Money is kept in 分 and said in 元."""
    return f"{Decimal(value) / 100:,.2f}" if unit == "元" else str(value)


def _figures() -> Iterable[Figure]:
    own = {figure.key for figure in FIGURES}
    yield from FIGURES
    for table in TABLES:
        yield from (column.figure for column in table.columns if column.key not in own)


def _laws(store: Store, period: Period, asked: Answers) -> tuple[str, tuple[str, ...]]:
    studies = asked["law_studies"].records
    named: dict[str, None] = {}
    for uuid in studies:
        study = store.get("law_study", uuid)
        named |= dict.fromkeys(parts(study.get("statutes")) if study else ())
    text = statutes_shown(list(named)[:_MOST_LAWS])
    return (f"{text}等法律法规" if text else ""), studies


def _plan(store: Store, period: Period, asked: Answers) -> tuple[str, tuple[str, ...]]:
    plans = asked["implementation_plans"].records
    names = [(store.get("mechanism", uuid) or {}).get("name") or "" for uuid in plans]
    return "、".join(f"《{name.strip('《》')}》" for name in names if name), plans


def _head(store: Store, period: Period, asked: Answers) -> tuple[str, tuple[str, ...]]:
    """以镇长为组长: the post of who heads the leading group on the last day."""
    day = period.last.isoformat()
    for uuid in asked["leading_groups"].records:
        group = store.get("leading_group", uuid) or {}
        for member in group.get("members") or ():
            begun = (member.get("valid_from") or "") <= day
            if (
                member.get("role") == "head"
                and begun
                and (member.get("valid_to") or "9") > day
                and member.get("post")
            ):
                return str(member["post"]), (uuid,)
    return "", ()


def _amount(store: Store, period: Period, asked: Answers) -> tuple[str, tuple[str, ...]]:
    """In 万元 with two decimals, as counties print it."""
    said = asked["mediation_amount"]
    wan = (Decimal(said.value or 0) / 1_000_000).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return (f"{wan}" if said.value else ""), said.records


def _rate(store: Store, period: Period, asked: Answers) -> tuple[str, tuple[str, ...]]:
    cases, agreed = asked["mediation_cases"].value or 0, asked["mediation_agreed"].value or 0
    if not cases:
        return "", ()
    percent = (Decimal(agreed) * 100 / cases).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return f"{percent}%", asked["mediation_agreed"].records


FACTS: Final = (
    Fact(
        "laws_studied",
        "学习的法律法规",
        "law_study",
        "报告期内已举行的学法所学的法律法规，按先后列出前五部",
        _laws,
    ),
    Fact("plan_title", "法治政府建设实施方案名称", "mechanism", "报告期内印发的法治政府建设实施方案", _plan),
    Fact(
        "group_head", "法治政府建设领导小组组长职务", "leading_group", "报告期末日在任组长的现任职务", _head
    ),
    Fact(
        "mediation_amount_wan",
        "人民调解协议涉及金额（万元）",
        "mediation_case",
        "协议达成日期在报告期内的案件涉及金额之和，以万元计，保留两位小数",
        _amount,
    ),
    Fact("mediation_rate", "人民调解成功率", "mediation_case", "调解成功数÷受理数，保留一位小数", _rate),
)
