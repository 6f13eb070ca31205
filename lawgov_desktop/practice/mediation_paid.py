"""Three quarters of invented subsidies: paid, published, applied for; one came back. Funds and a training."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from lawgov_desktop.practice.year import PracticeYear
from lawgov_desktop.procedures.mediation_subsidies import propose, rules_from

LOCAL_TABLE: Final = rules_from(
    (
        {"grade": "simple", "form": "written", "amount_yuan": 50, "confirmation_bonus_yuan": 50},
        {"grade": "simple", "form": "oral", "amount_yuan": 30},
        {"grade": "ordinary", "form": "written", "amount_yuan": 100, "confirmation_bonus_yuan": 50},
        {"grade": "ordinary", "form": "oral", "amount_yuan": 50},
        {"grade": "complex", "form": "written", "amount_yuan": 200, "confirmation_bonus_yuan": 50},
        {"grade": "major", "form": "written", "amount_yuan": 500, "confirmation_bonus_yuan": 50},
    )
)
"""An invented township's own table: amounts are local everywhere."""
_QUARTERS: Final = (((1, 1), (3, 31), 4), ((4, 1), (6, 30), 3), ((7, 1), (9, 30), 2))
"""First and last day, and how many steps were done when all is said."""
_STEPS: Final = (("checked_on", 6), ("reviewed_on", 16), ("published_on", 24), ("paid_on", 38))
"""Steps, in days after the application."""


def write(year: PracticeYear) -> None:
    _excluded(year)
    _funds(year)
    for first, last, steps in _QUARTERS:
        applied = year.workday(year.day(*last) + timedelta(days=8))
        if year.past(applied):
            _apply(year, year.day(*first), year.day(*last), applied, steps)


def _excluded(year: PracticeYear) -> None:
    """One full-time mediator is paid by the county already."""
    for uuid in year.records["mediator"]:
        card = year.batch.store.get("mediator", uuid)
        if card is not None and card.get("employment") == "full_time":
            reason = "政府购买服务的专职调解员，已有固定报酬"
            year.batch.save("mediator", {"subsidy_excluded": 1, "subsidy_excluded_reason": reason}, uuid=uuid)
            return


_FUNDS: Final = (
    (1, 4, 18, "grant", 1_200_000, "样例县财政", "调委会办公、档案柜"),
    (1, 11, 26, "allowance", 360_000, "龙溪镇财政", "调解员误工补贴"),
    (0, 3, 27, "guidance", 500_000, "样例县财政", "印制宣传册、培训讲义"),
    (0, 5, 20, "grant", 1_320_000, "样例县财政", "村调委会办公和场所补助"),
    (0, 6, 12, "grant", 200_000, "龙溪镇财政", "个人调解室标牌"),
    (0, 12, 10, "allowance", 480_000, "龙溪镇财政", "调解员误工补贴"),
)
"""Years back, month, day, kind, 分, source, purpose: what an invented township was given."""


def _funds(year: PracticeYear) -> None:
    for place, (back, month, day, kind, amount, source, purpose) in enumerate(_FUNDS, start=1):
        paid = year.workday(year.day(month, day, back))
        if year.past(paid):
            year.save(
                "mediation_fund",
                {
                    "year": paid.year, "kind": kind, "amount": amount, "source": source, "purpose": purpose,
                    "paid_on": paid.isoformat(), "voucher": f"记-{paid.year}-{place:03}",
                },
            )  # fmt: skip
    trained = year.workday(year.day(4, 16))
    if year.past(trained):
        year.save(
            "meeting",
            {
                "kind": "mediator_training", "title": "人民调解员业务培训", "held_on": trained.isoformat(),
                "place": "镇政府三楼会议室", "organiser": "司法所", "due": 26, "present": 24,
                "minutes": year.file(
                    f"{trained.isoformat()}培训记录", "人民调解员业务培训：文书制作、以案定补，24人到会"
                ),
            },
        )  # fmt: skip


def _apply(year: PracticeYear, first: date, last: date, applied: date, steps: int) -> None:
    proposal = propose(year.batch.store, first, last, LOCAL_TABLE)
    for place, line in enumerate(proposal.lines):
        draft = {**line.draft, "period": proposal.period, "applied_on": applied.isoformat()}
        if place == 3 and steps == 3:
            back = applied + timedelta(days=14)
            if year.past(back):
                draft |= {"returned_on": back.isoformat(), "returned_reason": "卷宗缺当事人身份证复印件"}
            year.save("subsidy", draft)
            continue
        for name, after in _STEPS[:steps]:
            day = year.workday(applied + timedelta(days=after))
            if year.past(day):
                draft[name] = day.isoformat()
        if draft.get("checked_on"):
            draft["checked_by"] = "司法所"
        if draft.get("paid_on"):
            draft["signed_by"] = line.mediator_name
        year.save("subsidy", draft)
