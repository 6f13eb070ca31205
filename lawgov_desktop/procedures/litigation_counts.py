"""What the drawer 行政应诉 counts for a period: each number with its definition and the cases behind it.

The rates have no national definition: which hearings and which instances count is asked, and told (L05, L06).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from lawgov_desktop.records.dates import first_day, last_day
from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.registers.litigation import case_rules, stages
from lawgov_desktop.storage.listing import ListQuery, drafts
from lawgov_desktop.storage.store import Store

Basis = Literal["cases", "disputes"]
Denominator = Literal["heard_cases", "hearings", "first_instance_cases"]

BASES: Final[tuple[tuple[Basis, str], ...]] = (
    ("cases", "按案件（一个审级一件）"),
    ("disputes", "按争议（各审级合为一件）"),
)
DENOMINATORS: Final[tuple[tuple[Denominator, str], ...]] = (
    ("heard_cases", "开庭审理的案件"),
    ("hearings", "开庭次数"),
    ("first_instance_cases", "开庭审理的一审案件"),
)

_NOT_SUED = frozenset(("enforcement", "nonsuit"))
"""Execution and non-contentious enforcement are no lawsuits to answer (应诉)."""


@dataclass(frozen=True, slots=True)
class Counted:
    """One case (or hearing, or dispute) that was looked at: how it counts, and why."""

    uuid: str
    title: str
    yes: bool
    why: str


@dataclass(frozen=True, slots=True)
class Rate:
    """``counted`` is the denominator, those with ``yes`` the numerator; ``left_out`` were looked at."""

    title: str
    formula: str
    counted: tuple[Counted, ...]
    left_out: tuple[Counted, ...] = ()

    @property
    def numerator(self) -> int:
        return sum(one.yes for one in self.counted)

    @property
    def denominator(self) -> int:
        return len(self.counted)

    @property
    def text(self) -> str:
        """75.0%（3÷4）; a dash where there is nothing to divide by."""
        if not self.counted:
            return "—（没有可计算的）"
        tenths = (self.numerator * 2000 + self.denominator) // (2 * self.denominator)
        return f"{tenths // 10}.{tenths % 10}%（{self.numerator}÷{self.denominator}）"


@dataclass(frozen=True, slots=True)
class LitigationCounts:
    """The numbers of a period, both days included. Lists hold one entry per case, or per dispute."""

    first: date
    last: date
    basis: Basis
    definitions: tuple[str, ...]
    received: tuple[Counted, ...]
    closed: tuple[Counted, ...]
    open_at_end: tuple[Counted, ...]
    closing: Rate
    attendance: Rate
    chief_attendance: Rate
    loss: Rate
    by_outcome: tuple[tuple[str, tuple[Counted, ...]], ...]
    outstanding: tuple[Counted, ...]


@dataclass(slots=True)
class Dispute:
    """The instances of one dispute in the order they came, or a single one when cases are counted."""

    cases: list[Draft]

    @property
    def begun(self) -> date | None:
        return min((day for case in self.cases if (day := first_day(case["received_on"]))), default=None)

    @property
    def ended(self) -> date | None:
        """The day the last instance was closed; None while one is open."""
        days = [last_day(case["closed_on"]) for case in self.cases]
        return None if None in days else max((day for day in days if day), default=None)


def litigation_counts(
    store: Store,
    first: date,
    last: date,
    *,
    basis: Basis = "cases",
    denominator: Denominator = "heard_cases",
) -> LitigationCounts:
    """Count the lawsuits of the book for a period.

    Dates known to the month or year count where their first day lies in the period (the last day for what
    ended). Hearings after today are not held yet. Everything returned names its records.
    """
    every = list(drafts(store, ListQuery("litigation_case", order="received_on")))
    sued = [case for case in every if case.get("instance") not in _NOT_SUED]
    units = disputes(sued) if basis == "disputes" else [Dispute([case]) for case in sued]
    verdict = _verdicts(store, sued)
    label = store.names.code_label

    def entry(unit: Dispute, why: str, yes: bool = True) -> Counted:
        return Counted(unit.cases[0]["uuid"], _title(unit.cases), yes, why)

    received = [unit for unit in units if _within(unit.begun, first, last)]
    closed = [unit for unit in units if _within(unit.ended, first, last)]
    open_at_end = [
        unit
        for unit in units
        if unit.begun and unit.begun <= last and (unit.ended is None or unit.ended > last)
    ]
    decided = [case for case in sued if _within(first_day(case["judgment_on"]), first, last)]
    outcomes: dict[str, list[Counted]] = {}
    for case in decided:
        said = label("litigation_outcome", case["outcome"]) if case["outcome"] else "没有选裁判结果"
        outcomes.setdefault(said, []).append(
            Counted(case["uuid"], _title([case]), bool(verdict(case)), f"{case['judgment_on']} {said}")
        )
    day = min(last, store.today())
    attendance, chief = _attendance(sued, first, day, denominator)
    one = "件" if basis == "cases" else "个争议"
    return LitigationCounts(
        first,
        last,
        basis,
        _definitions(basis, len(every) - len(sued)),
        tuple(entry(unit, f"{unit.begun} 收到") for unit in received),
        tuple(entry(unit, f"{unit.ended} 办结") for unit in closed),
        tuple(entry(unit, f"{unit.begun} 收到，期末没有办结") for unit in open_at_end),
        Rate(
            "办结率",
            f"期内收到、期末已办结的÷期内收到的（{one}）",
            tuple(
                entry(unit, f"{unit.ended} 办结", True)
                if unit.ended and unit.ended <= last
                else entry(unit, "期末没有办结", False)
                for unit in received
            ),
        ),
        attendance,
        chief,
        _loss(units, first, last, verdict, basis),
        tuple((said, tuple(cases)) for said, cases in outcomes.items()),
        tuple(_outstanding(sued, last)),
    )


def disputes(cases: Sequence[Draft]) -> list[Dispute]:
    """The cases put together by the dispute they belong to, following 前一审级案件 to the first instance.

    The links are walked as they stand: a case linked later moves the whole dispute at once.
    """
    by_uuid = {case["uuid"]: case for case in cases}
    found: dict[str, Dispute] = {}
    for case in cases:
        found.setdefault(root_of(case, by_uuid), Dispute([])).cases.append(case)
    for one in found.values():
        one.cases.sort(key=lambda case: (case["received_on"] or "", case["_id"]))
    return list(found.values())


def root_of(case: Draft, by_uuid: dict[str, Draft]) -> str:
    """uuid of the first instance of the dispute: the case itself, or the last one its links lead to."""
    way = [str(case["uuid"])]
    while (before := by_uuid.get(case["previous"] or "")) is not None:
        if before["uuid"] in way:
            # Links that run in a circle have no first one: the smallest uuid stands for all of them.
            return min(way[way.index(before["uuid"]) :])
        way.append(str(before["uuid"]))
        case = before
    return way[-1]


def _title(cases: Sequence[Draft]) -> str:
    case = cases[0]
    more = f"（共 {len(cases)} 个审级）" if len(cases) > 1 else ""
    return f"{case['number'] or '（没有案号）'} {case['plaintiffs']} {case['cause']}{more}"


def _within(day: date | None, first: date, last: date) -> bool:
    return day is not None and first <= day <= last


def _definitions(basis: Basis, left_out: int) -> tuple[str, ...]:
    said = [
        "按案件统计：一审、二审、再审各登记一件，各算一件。"
        if basis == "cases"
        else "按争议统计：用“前一审级案件”连起来的各审级合为一个争议；最早一件在期内收到的算收案，"
        "全部办结的算办结。"
    ]
    said.append("执行、非诉执行审查不是应诉案件，不计入" + (f"（{left_out} 件）。" if left_out else "。"))
    said.append("出庭率按开庭日期统计，败诉率按裁判日期统计；全国没有统一口径，上报时请写明所用公式。")
    return tuple(said)


# --- attendance --------------------------------------------------------------------------------------------


def _attendance(
    cases: Iterable[Draft], first: date, last: date, denominator: Denominator
) -> tuple[Rate, Rate]:
    counted: list[tuple[Counted, Counted]] = []
    left_out: list[Counted] = []
    for case in cases:
        held = [row for row in case["hearings"] if _within(first_day(row["held_on"]), first, last)]
        if not held:
            continue
        if case.get("position") == "third":
            left_out.append(Counted(case["uuid"], _title([case]), False, "本机关是第三人，不是被诉机关"))
        elif denominator == "first_instance_cases" and (case["instance"] or "first") not in stages.FIRST:
            left_out.append(Counted(case["uuid"], _title([case]), False, "不是一审案件"))
        elif denominator == "hearings":
            counted += [_of_rows(case, [row]) for row in held]
        else:
            counted.append(_of_rows(case, held))
    what = dict(DENOMINATORS)[denominator]
    unit = "次" if denominator == "hearings" else "件"
    among = "" if denominator == "hearings" else "，同一案件多次开庭的，有一次出庭即算出庭"
    return (
        Rate(
            "负责人出庭率",
            f"负责人出庭的{what}÷期内{what}（{unit}）{among}",
            tuple(any_leader for any_leader, _ in counted),
            tuple(left_out),
        ),
        Rate(
            "正职出庭率",
            f"正职负责人出庭的{what}÷期内{what}（{unit}）{among}",
            tuple(chief for _, chief in counted),
            tuple(left_out),
        ),
    )


def _of_rows(case: Draft, rows: Sequence[Draft]) -> tuple[Counted, Counted]:
    """How these hearings of a case count: for any leader, and for a chief."""
    came = [row for row in rows if row["leader_attended"] == 1]
    chiefs = [row for row in came if row["leader_rank"] == "chief"]
    days = "、".join(row["held_on"] for row in rows)

    def one(there: Sequence[Draft]) -> Counted:
        if there:
            who = "、".join(row["leader_name"] or "负责人" for row in there)
            return Counted(case["uuid"], _title([case]), True, f"{days} 开庭，{who}出庭")
        said = "没有填负责人是否出庭，按未出庭计" if rows[0]["leader_attended"] is None else "负责人未出庭"
        if came:
            said = "出庭的不是正职负责人"
        return Counted(case["uuid"], _title([case]), False, f"{days} 开庭，{said}")

    return one(came), one(chiefs)


# --- won and lost ------------------------------------------------------------------------------------------


def _verdicts(store: Store, cases: Sequence[Draft]) -> Callable[[Draft], bool | None]:
    """Lost, not lost, or not counted, by the 统计归类 of the outcome; 维持原判 asks the one before it."""
    by_uuid = {case["uuid"]: case for case in cases}

    def verdict(case: Draft) -> bool | None:
        seen: set[str] = set()
        while True:
            line = store.names.stat_line("litigation_outcome", case["outcome"] or "")
            before = by_uuid.get(case["previous"] or "")
            if line != case_rules.AS_BEFORE or before is None or case["uuid"] in seen:
                return {case_rules.LOST: True, case_rules.NOT_LOST: False}.get(line)
            seen.add(case["uuid"])
            case = before

    return verdict


def _loss(
    units: Sequence[Dispute],
    first: date,
    last: date,
    verdict: Callable[[Draft], bool | None],
    basis: Basis,
) -> Rate:
    counted: list[Counted] = []
    left_out: list[Counted] = []
    for unit in units:
        decided = [case for case in unit.cases if (day := first_day(case["judgment_on"])) and day <= last]
        if not decided:
            continue
        final = max(decided, key=lambda case: case["judgment_on"])
        if not _within(first_day(final["judgment_on"]), first, last):
            continue
        said = f"{final['judgment_on']} 裁判"
        lost = verdict(final)
        undecided = [
            case
            for case in unit.cases
            if case not in decided and (day := first_day(case["received_on"])) and day <= last
        ]
        if undecided:
            said, lost = f"{said}，另一审级还没有裁判", None
        elif lost is None:
            said = f"{said}，裁判结果不计入或者没有填"
        one = Counted(final["uuid"], _title(unit.cases), bool(lost), f"{said}{'，败诉' if lost else ''}")
        (left_out if lost is None else counted).append(one)
    what = "件" if basis == "cases" else "个争议，以最后一次裁判为准"
    formula = f"裁判结果归类为败诉的÷期内审结的（{what}）；移送、终结、发回重审等不计入"
    return Rate("败诉率", formula, tuple(counted), tuple(left_out))


def _outstanding(cases: Iterable[Draft], last: date) -> Iterator[Counted]:
    """Decisions in force on the last day that lay something on us and were not performed by then."""
    for case in cases:
        effective = first_day(case["effective_on"])
        if effective is None or effective > last:
            continue
        done = first_day(case["performed_on"])
        owed = stages.duty_to_perform(case) or (case["lost"] and case["performance_state"] is None)
        later = done is not None and done > last
        if (owed and done is None) or later:
            until = f"，履行期限 {case['performance_due']}" if case["performance_due"] else ""
            yield Counted(
                case["uuid"], _title([case]), True, f"{case['effective_on']} 生效{until}，没有履行完"
            )
