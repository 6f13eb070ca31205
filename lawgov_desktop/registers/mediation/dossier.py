"""卷宗 of a case: which papers belong into it in which order, and which are still lacking (M12, M13).

The order and what is 必须 or 按需 stand in the province pack, tables ``dossier_items`` (people's mediation)
and ``admin_dossier_items``; text ``dossier_order`` chooses between the ministry's nine items and a county's
fuller thirteen. What makes a paper be there, and when an on-need one is needed, is told here, item by item.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Literal

from lawgov_desktop.records import dates
from lawgov_desktop.records.fields import attached
from lawgov_desktop.records.labelled import LocalRules
from lawgov_desktop.records.record_type import Draft, Problem

TABLE: Final = "dossier_items"
ADMIN_TABLE: Final = "admin_dossier_items"
ORDER: Final = "dossier_order"
READY: Final = "可归档"
LACKING: Final = "缺"
"""How :func:`filing` begins when something is lacking; views look for it."""

OTHER: Final = "other"
"""Item of what has no other place."""

Order = Literal["ministry", "county"]


@dataclass(frozen=True, slots=True)
class Item:
    """One row of the table. ``place`` None: not asked for in this order, taken in where it is when there."""

    code: str
    title: str
    must: bool
    place: int | None
    papers: tuple[str, ...] = ()
    """Names of the papers the program prints for it, in order."""
    since: date | None = None
    until: date | None = None

    def asked_of(self, day: date | None) -> bool:
        """Whether it belongs into the volume of a case accepted that day."""
        if self.place is None:
            return False
        return day is None or (self.since or date.min) <= day <= (self.until or date.max)


def order_of(local: LocalRules) -> Order:
    """The order the office has chosen."""
    return "ministry" if local.text(ORDER).strip().startswith("司") else "county"


def items_from(rows: Iterable[Mapping[str, object]], order: Order) -> tuple[Item, ...]:
    """The rows in the order of the volume; one without a place follows the row before it."""
    placed: list[tuple[int, int, Item]] = []
    last = 0
    for number, row in enumerate(rows):
        place = row.get(order)
        last = int(str(place)) if place not in (None, "") else last
        item = Item(
            code=str(row.get("code") or OTHER),
            title=str(row.get("title") or ""),
            must=str(row.get("need") or "").strip() == "必须",
            place=None if place in (None, "") else last,
            papers=tuple(str(row.get("papers") or "").replace("，", "、").replace(",", "、").split("、"))
            if row.get("papers")
            else (),
            since=dates.first_day(str(row.get("valid_from") or "")),
            until=dates.last_day(str(row.get("valid_to") or "")),
        )
        placed.append((last, number, item))
    return tuple(item for *_, item in sorted(placed, key=lambda one: one[:2]))


def items_of(local: LocalRules | None, table: str = TABLE) -> tuple[Item, ...]:
    """The items in force; none where no pack is at hand."""
    return items_from(local.table(table), order_of(local)) if local is not None else ()


# --- what is there ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Check:
    """``occasion``: whether a case like this needs it. ``data``: whether the record holds all that its print
    needs; None: no print can stand for it, only a scan or the paper itself."""

    occasion: Callable[[Draft], bool]
    data: Callable[[Draft], bool] | None


def _always(case: Draft) -> bool:
    return True


def _never(case: Draft) -> bool:
    return False


def _sessions(case: Draft, kind: str) -> list[Draft]:
    return [row for row in case.get("sessions") or () if row.get("kind") == kind]


def _filled(case: Draft, *names: str) -> bool:
    return all(case.get(name) not in (None, "", []) for name in names)


def _agreed(case: Draft) -> bool:
    return case.get("result") == "agreed"


def _paid(case: Draft) -> bool:
    return _agreed(case) and bool(case.get("amount")) and case.get("performance_state") in _PERFORMED


def _agreement_written(case: Draft) -> bool:
    return _filled(case, "agreement_form", "facts", "terms", "parties")


def _agents(case: Draft) -> list[Draft]:
    return [party for party in case.get("parties") or () if party.get("agent_name")]


def _visited(case: Draft) -> bool:
    return any(row.get("visited_on") and row.get("findings") for row in case.get("follow_ups") or ())


def _confirmation_asked(case: Draft) -> bool:
    return bool(case.get("confirmation_applied_on") or case.get("confirmation_number"))


_PERFORMED: Final = ("immediate", "performed")
_ENDED: Final = ("failed", "withdrawn", "referred", "ended")

CHECKS: Final[Mapping[str, Check]] = {
    "application": Check(
        lambda case: case.get("source") == "applied", lambda case: _filled(case, "parties", "summary")
    ),
    "acceptance": Check(
        _always, lambda case: _filled(case, "accepted_on", "committee", "dispute_type", "summary", "parties")
    ),
    # What the parties were told stands printed; that they consented says that they were told it.
    "rights": Check(_always, lambda case: case.get("consent") == 1 and _filled(case, "parties")),
    "identity": Check(_always, None),
    "authority": Check(
        lambda case: bool(_agents(case)), lambda case: all(one.get("agent_scope") for one in _agents(case))
    ),
    "survey": Check(
        lambda case: bool(_sessions(case, "survey")),
        lambda case: all(_filled(row, "held_on", "text") for row in _sessions(case, "survey")),
    ),
    "evidence": Check(_never, None),
    "session": Check(
        _always,
        lambda case: any(_filled(row, "held_on", "text") for row in _sessions(case, "mediation")),
    ),
    "agreement": Check(_agreed, _agreement_written),
    "termination": Check(
        lambda case: case.get("result") in _ENDED,
        lambda case: _filled(case, "ended_reason") and case.get("other_ways_told") == 1,
    ),
    "performance": Check(_paid, None),
    "follow_up": Check(_agreed, _visited),
    # Until the court has decided, the printed application stands for it; then its ruling belongs here.
    "confirmation": Check(
        _confirmation_asked,
        lambda case: not case.get("confirmation_decided_on") and _filled(case, "terms", "effective_on"),
    ),
    "statement": Check(_always, _always),
    "back": Check(_always, _always),
    OTHER: Check(_never, None),
}
"""Code of an item → what is asked of it. A code of the office's own asks for a scan or the paper itself when
it is 必须, and for nothing when it is 按需."""

ADMIN_CHECKS: Final[Mapping[str, Check]] = {
    "application": Check(
        lambda case: case.get("started_by") == "application", lambda case: _filled(case, "parties", "summary")
    ),
    "opening": Check(_always, lambda case: _filled(case, "organ", "summary", "acceptance_opinion")),
    "acceptance": Check(_always, lambda case: _filled(case, "accepted_on", "organ", "parties")),
    "rights": CHECKS["rights"],
    "meeting": Check(_never, None),
    "identity": CHECKS["identity"],
    "authority": CHECKS["authority"],
    "evidence": CHECKS["evidence"],
    "survey": CHECKS["survey"],
    "session": CHECKS["session"],
    "agreement": Check(_agreed, lambda case: _filled(case, "agreement_form", "terms", "parties")),
    "termination": CHECKS["termination"],
    "closing": Check(_always, lambda case: _filled(case, "result", "result_on")),
    "performance": CHECKS["performance"],
    "confirmation": Check(
        lambda case: bool(case.get("confirmation_number")),
        None,
    ),
    "statement": CHECKS["statement"],
    "back": CHECKS["back"],
    OTHER: CHECKS[OTHER],
}


def check_of(item: Item, checks: Mapping[str, Check]) -> Check:
    """What is asked of an item, those of the office's own among them."""
    return checks.get(item.code) or Check(_always if item.must else _never, None)


def needed(case: Draft, item: Item, checks: Mapping[str, Check]) -> bool:
    """Whether this case needs it: a 必须 one too waits for its occasion (no agreement without one)."""
    return item.asked_of(dates.as_day(case.get("accepted_on"))) and check_of(item, checks).occasion(case)


def rows_of(case: Draft, code: str) -> list[Draft]:
    """The materials that were put to an item, in order; the case's own attachments are evidence."""
    rows = [row for row in case.get("materials") or () if (row.get("item") or OTHER) == code]
    if code == "evidence" and attached(case.get("attachments")):
        rows.append({"title": None, "files": case["attachments"]})
    if code == "performance":
        rows += [
            {"title": row.get("proof"), "files": row["proof_files"]}
            for row in case.get("instalments") or ()
            if attached(row.get("proof_files"))
        ]
    return rows


def there(case: Draft, item: Item, checks: Mapping[str, Check]) -> bool:
    """A scan or the paper itself was put in, or the record holds all its print needs."""
    if rows_of(case, item.code):
        return True
    data = check_of(item, checks).data
    return data is not None and data(case)


def lacking(case: Draft, items: Sequence[Item], checks: Mapping[str, Check] = CHECKS) -> tuple[str, ...]:
    """Titles of the papers the volume still needs, in its order."""
    return tuple(item.title for item in items if needed(case, item, checks) and not there(case, item, checks))


def filing(case: Draft, items: Sequence[Item], checks: Mapping[str, Check] = CHECKS) -> str | None:
    """可归档, or 缺3项：…; None while there is no result yet, and where nothing was accepted or counts."""
    if not items or case.get("number_void") or case.get("not_accepted_reason"):
        return None
    if case.get("result") in (None, "ongoing") and not (case.get("closed_on") or case.get("archived_on")):
        return None
    titles = lacking(case, items, checks)
    return f"{LACKING}{len(titles)}项：{'、'.join(titles)}" if titles else READY


def gaps_when_archived(case: Mapping[str, Any], now: str | None) -> str | None:
    """What was lacking on the day of archiving and lacks still; None for a complete or an open volume.

    ``case`` is the record before this save completed it: its state tells whether it was archived before.
    Later changes of the table add nothing to a volume that has been put away.
    """
    if not case.get("archived_on") or not (now or "").startswith(LACKING):
        return None
    lacks = (now or "").partition("：")[2].split("、")
    if case.get("state") == "archived":
        before = (case.get("archived_gaps") or "").split("、")
        lacks = [title for title in before if title in lacks]
    return "、".join(lacks) or None


def problems(case: Draft) -> Iterator[Problem]:
    """What the volume lacks; archiving with gaps needs a written reason.

    What came with an import may lack the reason: it was archived before this program was asked.
    """
    told = str(case.get("filing") or "")
    gaps = case.get("archived_gaps")
    if gaps and not case.get("archived_reason"):
        imported = bool(case.get("import_id"))
        yield Problem(
            "archived_reason",
            "doubt" if imported else "refuse",
            f"归档时卷宗还缺：{gaps}",
            "缺材料归档要写明原因",
            "请写原因，或者补齐材料再归档",
        )
    elif told.startswith(LACKING) and not case.get("archived_on"):
        yield Problem("materials", "missing", f"归档还{told}")
