"""A law was amended: the matters resting on it are found, marked, and looked at again."""

from __future__ import annotations

import pytest

from lawgov_desktop.errors import UserError
from lawgov_desktop.office import Office
from lawgov_desktop.procedures.matters_law_amended import (
    mark_for_review,
    mark_reviewed,
    matters_citing,
    statutes_cited,
)
from lawgov_desktop.storage.listing import ListQuery, count
from tests.procedures.conftest import AddMatter, TwoVersions


@pytest.mark.parametrize(
    "asked", ["样例法", "《样例法》", "《中华人民共和国样例法》", "中华人民共和国样例法（2021年修订）"]
)
def test_a_statute_is_found_however_it_is_written(office: Office, versions: TwoVersions, asked: str) -> None:
    found = matters_citing(office.store, asked, in_force_only=False)
    assert len(found) == 5 + 3
    assert all(one.quoted for one in found)


def test_words_without_marks_are_found_but_not_inside_another_statute(
    office: Office, add_matter: AddMatter
) -> None:
    plain = add_matter("", "甲项", list=None, basis="【法律】行政处罚法第二十四条")
    add_matter("", "乙项", list=None, basis="《某省行政处罚法实施办法》第三条")
    quoted = add_matter("", "丙项", list=None, basis="《行政处罚法》第三条；《土地管理法》第七十四条")
    found = matters_citing(office.store, "行政处罚法")
    assert [(one.matter["uuid"], one.quoted) for one in found] == [(quoted, True), (plain, False)]
    assert statutes_cited(office.store) == [
        ("土地管理法", 1),
        ("某省行政处罚法实施办法", 1),
        ("行政处罚法", 1),
    ]


def test_what_is_over_is_asked_only_on_wish(office: Office, versions: TwoVersions) -> None:
    office.store.save("matter_list", {"succeeds": versions.old}, uuid=versions.new)
    assert len(matters_citing(office.store, "样例法")) == 3
    assert len(matters_citing(office.store, "样例法", in_force_only=False)) == 8


def test_marking_is_one_action_and_shows_in_its_view(office: Office, versions: TwoVersions) -> None:
    store = office.store
    uuids = [versions.news[key] for key in ("甲", "丙", "己")]
    action = mark_for_review(store, uuids, "《样例法》修改，2025年7月1日起施行")
    assert count(store, ListQuery("matter", view="to_review")) == 3
    marked = store.get("matter", uuids[0])
    assert marked is not None
    assert (marked["review_asked_on"], marked["review_reason"]) == (
        "2025-06-30",
        "《样例法》修改，2025年7月1日起施行",
    )
    mark_for_review(store, uuids[:1], "《样例条例》废止")
    twice = store.get("matter", uuids[0])
    assert twice is not None
    assert twice["review_reason"] == "《样例法》修改，2025年7月1日起施行\n《样例条例》废止"
    mark_reviewed(store, uuids[1:], "条款序号有变，已改依据")
    done = store.get("matter", uuids[1])
    assert done is not None
    assert (done["review_state"], done["reviewed_on"], done["review_result"]) == (
        "reviewed",
        "2025-06-30",
        "条款序号有变，已改依据",
    )
    assert count(store, ListQuery("matter", view="to_review")) == 1
    assert len(store.undo(action).kept) == 3  # all three were worked on since


def test_marking_is_taken_back(office: Office, versions: TwoVersions) -> None:
    action = mark_for_review(office.store, list(versions.news.values()), "样例法修改")
    office.store.undo(action)
    assert count(office.store, ListQuery("matter", view="to_review")) == 0


def test_nothing_is_marked_without_a_law_or_a_reason(office: Office, versions: TwoVersions) -> None:
    with pytest.raises(UserError):
        matters_citing(office.store, "《》")
    with pytest.raises(UserError):
        mark_for_review(office.store, [versions.news["甲"]], "  ")
    with pytest.raises(UserError, match="待复核"):
        mark_reviewed(office.store, [versions.news["甲"]])
