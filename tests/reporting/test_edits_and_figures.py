"""An edit moves exactly the figures that speak of it, by exactly what counting anew gives; and comes back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from lawgov_desktop.errors import UserError
from lawgov_desktop.office import Office
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
    Number,
    Phone,
    Text,
)
from lawgov_desktop.records.labelled import Labelled
from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.reporting.figures import answer_all
from lawgov_desktop.reporting.period import Period
from lawgov_desktop.reporting.tables import every_figure
from tests.practice_books import PracticeBooks
from tests.reporting.conftest import DAY
from tests.reporting.recounting import Recount
from tests.reporting.recounting_tables import EVERY

YEAR = DAY.year
PERIODS = (Period.year(YEAR), Period(date(YEAR, 4, 1), date(YEAR, 6, 30)))
REGISTER = {figure.key: figure.kind for figure in every_figure()}
ALSO_ASKED = {
    "matter": {"matter_list"},
    "officer": {"certificate", "training_class"},
    "auxiliary_officer": {"training_class"},
    "publicity_plan": {"publicity_event"},
    "mediation_case": {"committee"},
}
"""Register of a figure → other registers it looks into."""
KINDS = sorted({*REGISTER.values(), *(kind for also in ALSO_ASKED.values() for kind in also)})
WORDS_THAT_COUNT = {
    "leading_group": {"name", "subject"},
    "mediator": {"name", "id_no"},
    "decision": {
        "comment_waived", "expert_waived", "risk_waived", "comment_conclusion", "expert_conclusion",
        "risk_conclusion",
    },
    "litigation_case": {"number"},
}  # fmt: skip
"""Fields of text some rule speaks of, or something a rule speaks of follows from."""
QUIET: tuple[type[Labelled], ...] = (Text, LongText, IdText, Phone)
DAYS = (
    None, "2024", "2025", "2026", "2024-12", "2025-01", "2025-03", "2025-04", "2025-06", "2025-12",
    "2024-12-31", "2025-01-01", "2025-03-31", "2025-04-01", "2025-06-30", "2025-07-01", "2025-12-31",
    "2026-01-01",
)  # fmt: skip

Numbers = dict[tuple[int, str], int]

tried = settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def office(practice_books: PracticeBooks, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """Every test takes back what it did: the book is the same for the next."""
    with practice_books.opened(DAY, tmp_path_factory.mktemp("edited") / "book") as office:
        yield office


@pytest.fixture(scope="module")
def before(office: Office) -> Numbers:
    """What the figures are as long as nothing is changed."""
    return counted(office)


def counted(office: Office) -> Numbers:
    return {
        (place, key): one.value
        for place, period in enumerate(PERIODS)
        for key, one in answer_all(office.store, every_figure(), period).items()
    }


def counted_again(office: Office) -> Numbers:
    again = [Recount(office.store, period) for period in PERIODS]
    return {(place, key): count(me) for place, me in enumerate(again) for key, count in EVERY.items()}


def moved(before: Numbers, after: Numbers) -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    for key, value in after.items():
        if value != before[key]:
            found.setdefault(key[1], set()).add(value - before[key])
    return found


def a_record(office: Office, data: st.DataObject) -> tuple[str, str]:
    kind = data.draw(st.sampled_from(KINDS), label="register")
    rows = office.book.rows(
        f"SELECT uuid FROM {office.kind(kind).model._meta.table_name} WHERE deleted_at IS NULL ORDER BY id"
    )
    assume(rows)
    return kind, rows[data.draw(st.integers(0, len(rows) - 1), label="record")][0]


def fields_of(office: Office, kind: str) -> Mapping[str, Labelled]:
    """What a person may type: nothing the program derives, nothing of its own bookkeeping."""
    register = office.kind(kind)
    own = {name for section in register.sections for name in section.fields} - set(register.derived)
    return {name: field for name, field in register.fields.items() if name in own}


def rows_changed(office: Office, kind: str, uuid: str, data: st.DataObject) -> Draft:
    """The child rows of a record with one field of one of them changed, or one of them gone."""
    record = office.store.get(kind, uuid)
    assert record is not None
    children = [child for child in office.kind(kind).children if record[child.name]]
    if not children or not data.draw(st.booleans(), label="a row"):
        return {}
    child = data.draw(st.sampled_from(children), label="rows")
    rows = [dict(row) for row in record[child.name]]
    place = data.draw(st.integers(0, len(rows) - 1))
    own = {name: getattr(child.model, name) for name in child.fields}
    own = {name: field for name, field in own.items() if isinstance(field, Date | Flag | Choice | Code)}
    if not own or data.draw(st.booleans(), label="gone"):
        del rows[place]
    else:
        name = data.draw(st.sampled_from(sorted(own)))
        rows[place][name] = value_for(office, own[name], data)
    return {child.name: rows}


def value_for(office: Office, field: Labelled, data: st.DataObject) -> Any:
    if isinstance(field, Date):
        return data.draw(st.sampled_from(DAYS))
    if isinstance(field, Flag):
        return data.draw(st.sampled_from((0, 1, None)))
    if isinstance(field, Choice):
        return data.draw(st.sampled_from([*(code for code, _ in field.options), None]))
    if isinstance(field, Code):
        codes = [code for code, _ in office.store.names.code_choices(field.list_key)]
        return data.draw(st.sampled_from([*codes, None]))
    if isinstance(field, Money | Number):
        return data.draw(st.sampled_from((None, 0, 1, 3, YEAR, YEAR - 1, 10_000)))
    return None


def saved(office: Office, kind: str, uuid: str, draft: Draft) -> str | None:
    """The action, for undo; None when the register refuses it."""
    try:
        with office.store.writing("试改") as batch:
            batch.save(kind, draft, uuid=uuid)
    except UserError:
        return None
    return batch.action_id


@tried
@given(data=st.data())
def test_words_no_rule_speaks_of_move_no_figure(office: Office, before: Numbers, data: st.DataObject) -> None:
    kind, uuid = a_record(office, data)
    names = sorted(
        name
        for name, field in fields_of(office, kind).items()
        if isinstance(field, QUIET) and not isinstance(field, Code | Choice | Link | Attachment)
        and name not in WORDS_THAT_COUNT.get(kind, ())
    )  # fmt: skip
    assume(names)
    name = data.draw(st.sampled_from(names), label="field")
    action = saved(office, kind, uuid, {name: data.draw(st.sampled_from(("改过的话", "样例2025年3件")))})
    assume(action)
    assert moved(before, counted(office)) == {}
    office.store.undo(action or "")


@tried
@given(data=st.data())
def test_a_change_moves_what_speaks_of_it_and_by_what_counting_anew_gives(
    office: Office, before: Numbers, data: st.DataObject
) -> None:
    kind, uuid = a_record(office, data)
    spoken = {
        name: field
        for name, field in fields_of(office, kind).items()
        if isinstance(field, Date | Flag | Choice | Code | Money | Number)
    }
    names = data.draw(st.sets(st.sampled_from(sorted(spoken)), max_size=3), label="fields")
    draft = {name: value_for(office, spoken[name], data) for name in sorted(names)}
    draft |= rows_changed(office, kind, uuid, data)
    action = saved(office, kind, uuid, draft)
    assume(action)
    after = counted(office)
    assert after == counted_again(office)
    for key in moved(before, after):
        assert kind in {REGISTER[key], *ALSO_ASKED.get(REGISTER[key], ())}, key
    office.store.undo(action or "")
    assert counted(office) == before


@tried
@given(data=st.data())
def test_what_is_deleted_counts_nowhere_and_counts_again_when_restored(
    office: Office, data: st.DataObject
) -> None:
    kind, uuid = a_record(office, data)
    records = answers_of(office)
    office.store.delete(kind, uuid)
    assert counted(office) == counted_again(office)
    assert all(uuid not in behind for behind in answers_of(office).values())
    office.store.restore(kind, uuid)
    assert answers_of(office) == records


def answers_of(office: Office) -> dict[tuple[int, str], tuple[str, ...]]:
    return {
        (place, key): one.records
        for place, period in enumerate(PERIODS)
        for key, one in answer_all(office.store, every_figure(), period).items()
    }


@tried
@given(data=st.data())
def test_a_record_of_another_time_never_counts(office: Office, before: Numbers, data: st.DataObject) -> None:
    """A copy of a record with every day and year of it moved behind the periods."""
    kind, uuid = a_record(office, data)
    draft = office.store.get(kind, uuid)
    assert draft is not None
    copied = moved_on(office, kind, draft)
    try:
        with office.store.writing("试加") as batch:
            batch.save(kind, copied)
    except UserError:
        assume(False)
    assert moved(before, counted(office)) == {}
    office.store.undo(batch.action_id)


def moved_on(office: Office, kind: str, draft: Draft) -> Draft:
    register = office.kind(kind)

    def later(fields: Mapping[str, Labelled], row: Mapping[str, Any]) -> Draft:
        found: Draft = {}
        for name, field in fields.items():
            if isinstance(field, Date):
                found[name] = "2031-05-06"
            elif name in ("year", "report_year"):
                found[name] = 2031
            elif not isinstance(field, IdText | Attachment):
                found[name] = row.get(name)
        return found

    found = later(fields_of(office, kind), draft)
    for child in register.children:
        rows = draft.get(child.name) or ()
        own = {name: getattr(child.model, name) for name in child.fields}
        found[child.name] = [later(own, row) for row in rows]
    return found
