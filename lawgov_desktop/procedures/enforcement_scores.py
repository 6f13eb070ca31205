"""Matches the lines of a score sheet with people, and writes the scores into their class in one action (T06).

By certificate number, then by resident ID, then by name and unit. Two people of one name are never guessed
between, and a number that belongs to somebody of another name is never believed: a person decides.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from lawgov_desktop.errors import UserError
from lawgov_desktop.procedures.enforcement_staff import read_staff
from lawgov_desktop.records.names import name_key
from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.records.text import match_key
from lawgov_desktop.registers.enforcement.enrolment import HOURS, result_for
from lawgov_desktop.registers.enforcement.score_sheet import ScoreLine
from lawgov_desktop.storage.listing import ListQuery, drafts
from lawgov_desktop.storage.store import Store

NOBODY: Final = ""
"""Decided for a line: it is none of these people, leave it out."""

_OFFICER: Final = "officer"
_ASSISTANT: Final = "auxiliary_officer"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody a line may mean. ``key`` is what a decision names; ``enrolled``: has a place in the class."""

    key: str
    kind: str
    uuid: str
    name: str
    unit: str
    certificate_no: str
    id_no: str
    enrolled: bool


@dataclass(frozen=True, slots=True)
class MatchedLine:
    """``by``: 证号, 身份证号 or 姓名和单位."""

    line: ScoreLine
    person: Person
    by: str


@dataclass(frozen=True, slots=True)
class OpenLine:
    """A line a person must decide: who it is of ``candidates`` (may be empty), or nobody."""

    line: ScoreLine
    why: str
    candidates: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class ScoreMatches:
    """What a score sheet would do to a class; nothing is written."""

    training_class: str
    revision: int
    matched: tuple[MatchedLine, ...]
    questions: tuple[OpenLine, ...]
    without_line: tuple[Person, ...]
    """In the class, and not on the sheet."""
    people: Mapping[str, Person]
    """Everybody who can be chosen for a line, by key."""


@dataclass(frozen=True, slots=True)
class AppliedScores:
    """``action_id`` takes all of it back; "" when there was nothing to write."""

    action_id: str
    updated: int
    added: int
    left_out: int


def match_scores(store: Store, training_class: str, lines: Iterable[ScoreLine]) -> ScoreMatches:
    """Find the person of each line; raises UserError when the class is gone.

    Searched are everybody in the class and everybody on the rosters, former officers and former numbers too:
    a name is only taken for somebody when no second one bears it.
    """
    known = _class(store, training_class)
    people = _people(store, known)
    index = _Index(store, people)
    matched: list[MatchedLine] = []
    questions: list[OpenLine] = []
    for line in lines:
        found = index.find(line)
        if isinstance(found, MatchedLine):
            matched.append(found)
        else:
            questions.append(found)
    matched, doubled = _one_line_each(matched)
    hit = {one.person.key for one in (*matched, *doubled)}
    questions += [
        OpenLine(one.line, f"成绩单上有几行都对到 {one.person.name}", (one.person,)) for one in doubled
    ]
    return ScoreMatches(
        training_class=training_class,
        revision=known["revision"],
        matched=tuple(matched),
        questions=tuple(sorted(questions, key=lambda one: (one.line.sheet, one.line.row))),
        without_line=tuple(one for one in people.values() if one.enrolled and one.key not in hit),
        people=people,
    )


def _one_line_each(matched: Sequence[MatchedLine]) -> tuple[list[MatchedLine], list[MatchedLine]]:
    times = Counter(one.person.key for one in matched)
    return (
        [one for one in matched if times[one.person.key] == 1],
        [one for one in matched if times[one.person.key] > 1],
    )


def apply_scores(
    store: Store, found: ScoreMatches, decisions: Mapping[int, str] | None = None, *, resit: bool = False
) -> AppliedScores:
    """Write the matched lines and the decided ones into the class, as one action.

    ``decisions``: Excel row → key of a person, or NOBODY. ``resit``: the sheet is one of 补考, and goes into
    those columns. Somebody who is not in the class yet gets a place. Raises UserError while a question is
    open, Stale when the class was changed since it was matched.
    """
    answers = dict(decisions or {})
    still_open = [one for one in found.questions if one.line.row not in answers]
    if still_open:
        raise UserError(
            f"还有 {len(still_open)} 行没有决定是谁（第 {still_open[0].line.row} 行：{still_open[0].why}）。",
            data_safe="成绩还没有写入。",
            todo="请逐行选定，或选“不是这些人”。",
        )
    chosen = [(one.line, one.person) for one in found.matched]
    chosen += [
        (one.line, found.people[answers[one.line.row]])
        for one in found.questions
        if answers[one.line.row] != NOBODY
    ]
    twice = [name for name, times in Counter(person.name for _, person in chosen).items() if times > 1]
    keys = Counter(person.key for _, person in chosen)
    if any(times > 1 for times in keys.values()):
        raise UserError(
            f"有两行成绩都选给了同一个人（{'、'.join(twice)}）。",
            data_safe="成绩还没有写入。",
            todo="请给其中一行另选，或选“不是这些人”。",
        )
    left_out = len(found.questions) - (len(chosen) - len(found.matched))
    if not chosen:
        return AppliedScores("", 0, 0, left_out)
    known = _class(store, found.training_class)
    rows, added = _with_scores(known, chosen, resit)
    with store.writing(f"导入成绩（{len(chosen)} 人）") as batch:
        saved = batch.save(
            "training_class",
            {"enrolments": rows},
            uuid=found.training_class,
            expect_revision=found.revision,
            reason="导入成绩单",
        )
    action = batch.action_id if saved.changed else ""
    return AppliedScores(action, len(chosen) - added, added, left_out)


def _with_scores(
    training: Draft, chosen: Sequence[tuple[ScoreLine, Person]], resit: bool
) -> tuple[list[Draft], int]:
    rows = [dict(row) for row in training.get("enrolments") or []]
    places = {key: row for row in rows if (key := _key_of(row))}
    added = 0
    for line, person in chosen:
        row = places.get(person.key)
        if row is None:
            row = _new_place(person)
            rows.append(row)
            added += 1
        row.update(_written(line, training, resit))
    return rows, added


def _written(line: ScoreLine, training: Draft, resit: bool) -> Draft:
    day = line.exam_on or (None if resit else training.get("exam_on"))
    result = line.result or result_for(line.score, training.get("pass_mark"))
    given: Draft = (
        {"resit_on": day, "resit_score": line.score, "resit_result": result}
        if resit
        else {"exam_on": day, "score": line.score, "result": result}
    )
    given |= {name: getattr(line, name) for name in HOURS}
    return {name: value for name, value in given.items() if value is not None}


def _new_place(person: Person) -> Draft:
    link = "officer" if person.kind == _OFFICER else "assistant"
    return {
        link: person.uuid,
        "name": person.name,
        "unit": person.unit or None,
        "certificate_no": person.certificate_no or None,
        "category": "auxiliary" if person.kind == _ASSISTANT else None,
    }


def _class(store: Store, uuid: str) -> Draft:
    found = store.get("training_class", uuid)
    if found is None or found.get("deleted_at"):
        raise UserError(
            "没有找到这个培训班。", data_safe="台账没有改动。", todo="它可能刚被删除，请另选一个班。"
        )
    return found


def _key_of(row: Draft) -> str:
    """The key of the person a place belongs to; a place without a card is its own person."""
    if row.get("officer"):
        return f"{_OFFICER}/{row['officer']}"
    if row.get("assistant"):
        return f"{_ASSISTANT}/{row['assistant']}"
    return f"row/{row['uuid']}" if row.get("uuid") else ""


def _people(store: Store, training: Draft) -> dict[str, Person]:
    rows = {key: row for row in training.get("enrolments") or [] if (key := _key_of(row))}
    people: dict[str, Person] = {}
    for kind, number in ((_OFFICER, "certificate_no"), (_ASSISTANT, "badge_number")):
        for draft in drafts(store, ListQuery(kind, order="name")):
            key = f"{kind}/{draft['uuid']}"
            people[key] = Person(
                key=key,
                kind=kind,
                uuid=draft["uuid"],
                name=draft["name"],
                unit=draft.get("unit") or "",
                certificate_no=draft.get(number) or "",
                id_no=draft.get("id_no") or "",
                enrolled=key in rows,
            )
    for key, row in rows.items():
        if key not in people:
            people[key] = Person(
                key,
                "",
                "",
                row.get("name") or "",
                row.get("unit") or "",
                row.get("certificate_no") or "",
                "",
                True,
            )
    return people


class _Index:
    """The people by number, by ID and by name."""

    def __init__(self, store: Store, people: Mapping[str, Person]) -> None:
        self._people = people
        self._by_number: dict[str, set[str]] = {}
        self._by_id: dict[str, set[str]] = {}
        self._by_name: dict[str, list[Person]] = {}
        for key, person in people.items():
            self._put(self._by_number, person.certificate_no, key)
            self._put(self._by_id, person.id_no, key)
            self._by_name.setdefault(name_key(person.name), []).append(person)
        for holder, cards in read_staff(store).cards.items():
            for card in cards:
                for number in (card["number"], *(card.get("old_numbers") or "").split("、")):
                    self._put(self._by_number, number, f"{_OFFICER}/{holder}")

    def _put(self, index: dict[str, set[str]], number: str, key: str) -> None:
        if number and key in self._people:
            index.setdefault(match_key(number), set()).add(key)

    def find(self, line: ScoreLine) -> MatchedLine | OpenLine:
        for index, number, by in (
            (self._by_number, line.certificate_no, "证号"),
            (self._by_id, line.id_no, "身份证号"),
        ):
            keys = index.get(match_key(number), set()) if number else set()
            if keys:
                return self._by_one_number(line, [self._people[key] for key in sorted(keys)], by, number)
        return self._named(line)

    def _by_one_number(
        self, line: ScoreLine, found: Sequence[Person], by: str, number: str
    ) -> MatchedLine | OpenLine:
        if len(found) > 1:
            names = "、".join(person.name for person in found)
            return OpenLine(line, f"{by} {number} 有 {len(found)} 个人：{names}", tuple(found))
        person = found[0]
        if line.name and name_key(line.name) != name_key(person.name):
            why = f"{by} {number} 是 {person.name} 的，成绩单上写的是 {line.name}"
            return OpenLine(line, why, (person, *self._by_name.get(name_key(line.name), ())))
        return MatchedLine(line, person, by)

    def _named(self, line: ScoreLine) -> MatchedLine | OpenLine:
        if not line.name:
            return OpenLine(line, "没有写姓名，号码也没有对上", ())
        found = self._by_name.get(name_key(line.name), [])
        if not found:
            return OpenLine(line, f"名册和本班里都没有叫“{line.name}”的人", ())
        if len(found) > 1:
            return OpenLine(line, f"有 {len(found)} 个人叫“{line.name}”", tuple(found))
        person = found[0]
        if not line.unit or not person.unit:
            return OpenLine(line, f"只有姓名“{line.name}”对得上，没有单位可以核对", (person,))
        if match_key(line.unit) != match_key(person.unit):
            why = f"姓名对得上，单位不同：成绩单写“{line.unit}”，名册是“{person.unit}”"
            return OpenLine(line, why, (person,))
        return MatchedLine(line, person, "姓名和单位")


def told(line: ScoreLine) -> dict[str, Any]:
    """A line as it is shown to whoever must decide: what is written on it, empty parts left out."""
    shown = {
        "姓名": line.name,
        "单位": line.unit,
        "证号": line.certificate_no,
        "身份证号": line.id_no,
        "成绩": line.score,
    }
    return {label: value for label, value in shown.items() if value}
