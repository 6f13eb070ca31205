"""What a report can say for a period: every figure and a few names, each with its rule and its records."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from lawgov_desktop.progress import Progress
from lawgov_desktop.records.several import parts
from lawgov_desktop.records.statutes import shown as statutes_shown
from lawgov_desktop.registers.report.marks import ABOUT, about, name_of
from lawgov_desktop.reporting.bridges import Bridged, Term, bridges
from lawgov_desktop.reporting.figures import Answered, answer_all
from lawgov_desktop.reporting.period import Period
from lawgov_desktop.reporting.rates import RATES, Divided, Rate
from lawgov_desktop.reporting.report.zeros import Zero, zeros
from lawgov_desktop.reporting.tables import every_figure
from lawgov_desktop.storage.store import Store

_MOST_LAWS: Final = 5


@dataclass(frozen=True, slots=True)
class Said:
    """One answer: how it stands in a text, and what it rests on. ``value`` is None for names and rates.

    ``bridge``: the terms it is made of, where it has some. ``division``: of a rate, what is divided by what.
    ``zero``: what is known of a 0. ``words`` tells all three in one line.
    """

    key: str
    title: str
    shown: str
    rule: str
    kind: str
    records: tuple[str, ...]
    value: int | None = None
    unit: str = ""
    bridge: Bridged | None = None
    division: tuple[Term, Term] | None = None
    zero: Zero | None = None

    @property
    def proof(self) -> str:
        """How it is counted, and how it came out: what stands beside it in the table of sources."""
        return f"{self.rule}。{self.words}" if self.words else self.rule

    @property
    def words(self) -> str:
        """上期末298 + 新增12 − 取消4 = 306; what does not agree; or what is known of a 0; "" for most."""
        told = []
        if self.bridge is not None:
            told.append(self.bridge.in_names)
            if not self.bridge.agrees:
                told.append(f"对不上：{self.bridge.mismatch}")
        if self.zero is not None:
            told.append(str(self.zero))
        return "；".join(told)


Answers = Mapping[str, Said]

Told = Callable[[Store, Period, Answers], tuple[str, tuple[str, ...]]]
"""(book, period, answers) → what stands in the text, and the records behind it."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something a report says that is no count: made from the answers and the records behind them."""

    key: str
    title: str
    kind: str
    rule: str
    told: Told


def answers(store: Store, period: Period, progress: Progress | None = None) -> dict[str, Said]:
    """Every figure of the report and of the statutory tables, then the facts that rest on them."""
    answered = answer_all(store, every_figure(), period, progress)
    known = zeros(store, period, answered.values())
    built = bridges(store, period, answered)
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
            built.get(key),
            zero=known.get(key),
        )
        for key, one in answered.items()
    }
    found |= {rate.key: _divided(rate, answered) for rate in RATES}
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


def _divided(rate: Rate, answered: Mapping[str, Answered]) -> Said:
    part, whole = answered[rate.part], answered[rate.whole]
    found = Divided(rate, part.value, whole.value)
    terms = [Term(one.figure.title, 1, one.value, one.figure.kind, one.records) for one in (part, whole)]
    return Said(
        rate.key, rate.title, found.shown, found.rule, part.figure.kind, part.records,
        division=(terms[0], terms[1]),
    )  # fmt: skip


def _named_laws(store: Store, asked: Answers) -> list[str]:
    named: dict[str, None] = {}
    for uuid in asked["law_studies"].records:
        study = store.get("law_study", uuid)
        named |= dict.fromkeys(parts(study.get("statutes")) if study else ())
    return list(named)


def _laws(store: Store, period: Period, asked: Answers) -> tuple[str, tuple[str, ...]]:
    text = statutes_shown(_named_laws(store, asked)[:_MOST_LAWS])
    return (f"{text}等法律法规" if text else ""), asked["law_studies"].records


def _laws_count(store: Store, period: Period, asked: Answers) -> tuple[str, tuple[str, ...]]:
    found = len(_named_laws(store, asked))
    return (str(found) if found else ""), asked["law_studies"].records


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


def _in_wan(key: str) -> Told:
    """A sum of money in 万元 with two decimals, as counties print it."""

    def told(store: Store, period: Period, asked: Answers) -> tuple[str, tuple[str, ...]]:
        said = asked[key]
        wan = (Decimal(said.value or 0) / 1_000_000).quantize(Decimal("0.01"), ROUND_HALF_UP)
        return (f"{wan}" if said.value else ""), said.records

    return told


FACTS: Final = (
    Fact(
        "laws_studied",
        "学习的法律法规",
        "law_study",
        "报告期内已举行的学法所学的法律法规，按先后列出前五部",
        _laws,
    ),
    Fact(
        "laws_studied_count",
        "学习的法律法规部数",
        "law_study",
        "报告期内已举行的学法所学的法律法规，每部算一次",
        _laws_count,
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
        _in_wan("mediation_amount"),
    ),
    Fact(
        "admin_mediation_amount_wan",
        "行政调解协议涉及金额（万元）",
        "admin_mediation_case",
        "协议达成日期在报告期内的案件涉及金额之和，以万元计，保留两位小数",
        _in_wan("admin_mediation_amount"),
    ),
)
