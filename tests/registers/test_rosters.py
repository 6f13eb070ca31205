"""The rosters beside the cases: committees, mediators, person cards, matters and code entries."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from lawgov_desktop.records.record_type import Draft, RecordType
from lawgov_desktop.records.text import match_key
from lawgov_desktop.registers.code_entry import CODE_ENTRY
from lawgov_desktop.registers.matters.matter import MATTER, full_name
from lawgov_desktop.registers.matters.matter_list import MATTER_LIST
from lawgov_desktop.registers.mediation.committee import COMMITTEE
from lawgov_desktop.registers.mediation.mediator import MEDIATOR
from lawgov_desktop.registers.mediation.person import PERSON, id_contradictions
from tests.registers.shipped_names import ShippedNames

PUBLISHED_LISTS = ("04", "05", "06", "10", "12", "16", "17")


@pytest.mark.parametrize(
    ("kind", "said", "field"),
    [
        (COMMITTEE, {"members": 2}, "members"),
        (COMMITTEE, {"members": 10}, "members"),
        (COMMITTEE, {"women": 0}, "women"),
        (COMMITTEE, {"members": 5, "women": 6}, "members"),
        (COMMITTEE, {"term_to": "2023-12-31"}, "term_to"),
        (COMMITTEE, {"valid_to": "2010"}, "valid_to"),
        (COMMITTEE, {"state": "revoked"}, "valid_to"),
        (MEDIATOR, {"posts": []}, "posts"),
        (MEDIATOR, {"posts": [{"valid_from": "2024-05", "valid_to": "2024-04"}]}, "posts.1.valid_to"),
        (MEDIATOR, {"birth": "2010-01-01"}, "posts.1.valid_from"),
        (MATTER, {"valid_to": "2025-03-31"}, "valid_to"),
        (MATTER_LIST, {"ended_on": "2025-03-31"}, "ended_on"),
        (CODE_ENTRY, {"valid_from": "2025", "valid_to": "2024-12-31"}, "valid_to"),
    ],
)
def test_what_is_odd_is_doubted(
    kind: RecordType, said: dict[str, Any], field: str, names: ShippedNames
) -> None:
    assert kind.sample
    sample = kind.sample({"committee": "c1", "matter_list": "l1"}.get)
    assert field not in {p.field for p in kind.rules(sample, names)}
    found = {p.field: p.level for p in kind.rules({**sample, **said}, names)}
    assert found[field] == "doubt"


def test_a_pattern_without_a_sequence_is_refused(names: ShippedNames) -> None:
    problems = COMMITTEE.rules({"name": "甲", "number_pattern": "〔{年}〕号"}, names)
    assert [(p.field, p.level) for p in problems] == [("number_pattern", "refuse")]


def test_the_term_runs_until_the_committee_is_revoked() -> None:
    committee = {"term_from": "2024-01-10", "formed_on": "2024-01-10", "filed_on": "2024-01-20"}
    clocks = {clock.rule: (clock.start, clock.done_on) for clock in COMMITTEE.clocks(committee)}
    assert clocks == {
        "committee_term": ("2024-01-10", None),
        "committee_filing": ("2024-01-10", "2024-01-20"),
    }
    assert list(COMMITTEE.clocks({**committee, "valid_to": "2025-01-01"})) == []


@pytest.mark.parametrize(
    ("posts", "employment", "committees", "left"),
    [
        ([], None, None, None),
        ([{"committee": "c1", "employment": "part_time"}], "part_time", "样例镇河东村人民调解委员会", None),
        (
            [
                {"committee": "c1", "employment": "part_time", "valid_from": "2020"},
                {"committee": "c2", "employment": "full_time", "valid_from": "2021"},
            ],
            "full_time",
            "样例镇河东村人民调解委员会、样例镇河西村人民调解委员会",
            None,
        ),
        (
            # An appointment that names its last day beforehand is still the present one.
            [
                {"committee": "c1", "employment": "full_time", "valid_to": "2020-12-31"},
                {"committee": "c2", "employment": "part_time", "valid_to": "2099-12-31"},
            ],
            "part_time",
            "样例镇河西村人民调解委员会",
            "2099-12-31",
        ),
    ],
)
def test_the_present_post_follows_from_the_posts(
    posts: list[Draft], employment: str | None, committees: str | None, left: str | None, names: ShippedNames
) -> None:
    found = MEDIATOR.derive({"name": "甲", "posts": posts}, names)
    assert (found["employment"], found["committee_names"], found["in_post_to"]) == (
        employment,
        committees,
        left,
    )


def test_an_id_fills_the_card_and_contradictions_are_named(names: ShippedNames) -> None:
    card = {"name": "甲", "id_no": "110101198003070011"}
    assert PERSON.derive(card, names) == {"sex": "1", "birth": "1980-03-07"}
    assert id_contradictions({**card, "sex": "1", "birth": "1980-03"}) == []
    odd = {**card, "sex": "2", "birth": "1980-03-08"}
    assert [name for name, _ in id_contradictions(odd)] == ["sex", "birth"]


@pytest.mark.parametrize(
    ("said", "whole"),
    [
        ({"name": "甲", "sub_name": "乙"}, "甲／乙"),
        ({"name": "甲", "sub_name": "甲"}, "甲"),
        ({"name": "甲"}, "甲"),
        ({"sub_name": "乙"}, None),
    ],
)
def test_a_matter_is_called_by_its_name_and_its_part(said: Draft, whole: str | None) -> None:
    assert full_name(said) == whole


@pytest.mark.parametrize("start", PUBLISHED_LISTS)
def test_the_headings_of_published_lists_are_known(start: str, shared: Path) -> None:
    """Every heading of the real 权责清单 belongs to one field of a matter."""
    known = {
        match_key(word)
        for path in MATTER.import_fields
        for word in (MATTER.fields[path].label, *MATTER.fields[path].aliases)
    }
    (file,) = (shared / "data" / "lists").glob(f"{start}_*.xls*")
    book = CalamineWorkbook.from_filelike(io.BytesIO(file.read_bytes()))
    rows = book.get_sheet_by_index(0).to_python(skip_empty_area=True)
    header = next(row for row in rows if sum(bool(cell) for cell in row) > 5)
    foreign = {str(cell) for cell in header if cell and match_key(str(cell)) not in known}
    assert not foreign, f"{file.name} has headings no field knows: {foreign}"
