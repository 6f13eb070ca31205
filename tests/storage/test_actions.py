"""The last actions of a person: listed, taken back one step at a time, and forward again."""

from __future__ import annotations

from typing import Any

import pytest

from lawgov_desktop.errors import UserError
from lawgov_desktop.storage.actions import find_action, last_to_undo, recent_actions, would_keep
from lawgov_desktop.storage.imports import imports, record_import
from lawgov_desktop.storage.listing import ListQuery, count
from lawgov_desktop.storage.store import Store


def new(store: Store, name: str, **fields: Any) -> str:
    return store.save("visitor", {"name": name} | fields).uuid


def remarks(store: Store, uuid: str) -> Any:
    draft = store.get("visitor", uuid)
    assert draft is not None
    return draft["remarks"]


def undo_last(store: Store) -> str:
    last = last_to_undo(store)
    assert last is not None
    store.undo(last.action_id)
    return last.label


def import_of(store: Store, names: list[str]) -> str:
    """An import as the book sees it; its action."""
    with store.writing("导入来访人：名单.xlsx", "import") as batch:
        for name in names:
            batch.save("visitor", {"name": name})
        record_import(
            batch, batch.action_id, kind="visitor", file_name="名单.xlsx", sha256="0" * 64, sheet="表",
            mapping={}, counts={"created": len(names)},
        )  # fmt: skip
    return batch.action_id


def test_actions_come_newest_first_with_how_many_records_they_touched(store: Store) -> None:
    one = new(store, "张三丰")
    import_of(store, ["甲", "乙", "丙"])
    store.delete("visitor", one)
    told = [(action.label, action.records, action.undone) for action in recent_actions(store, 3)]
    assert told == [
        ("删除来访人", 1, False),
        ("导入来访人：名单.xlsx", 3, False),
        ("新增来访人", 1, False),
    ]


def test_a_save_without_a_change_is_no_step(store: Store) -> None:
    one = new(store, "张三丰")
    before = recent_actions(store, 1)
    store.save("visitor", {"name": "张三丰"}, uuid=one)
    assert recent_actions(store, 1) == before


def test_twenty_edits_of_one_record_are_taken_back_one_by_one(store: Store) -> None:
    one = new(store, "张三丰", remarks="第0次")
    for number in range(1, 26):
        store.save("visitor", {"remarks": f"第{number}次"}, uuid=one)
    for number in range(24, -1, -1):
        assert undo_last(store) == "修改来访人"
        assert remarks(store, one) == f"第{number}次"
    assert undo_last(store) == "新增来访人"
    assert count(store, ListQuery("visitor")) == 0


def test_delete_bulk_edit_and_import_are_one_step_each(store: Store) -> None:
    uuids = [new(store, name) for name in ("甲", "乙", "丙")]
    import_of(store, ["丁", "戊"])
    with store.writing("批量修改来访人 3 条") as batch:
        for uuid in uuids:
            batch.save("visitor", {"remarks": "一起改的"}, uuid=uuid)
    with store.writing("删除来访人 2 条", "delete") as batch:
        for uuid in uuids[:2]:
            batch.delete("visitor", uuid)
    assert count(store, ListQuery("visitor")) == 3
    assert undo_last(store) == "删除来访人 2 条"
    assert count(store, ListQuery("visitor")) == 5
    assert undo_last(store) == "批量修改来访人 3 条"
    assert [remarks(store, uuid) for uuid in uuids] == [None] * 3
    assert undo_last(store) == "导入来访人：名单.xlsx"
    assert count(store, ListQuery("visitor")) == 3


def test_an_undo_can_be_taken_back_and_done_again(store: Store) -> None:
    action = import_of(store, ["甲", "乙"])
    undone = store.undo(action)
    assert (count(store, ListQuery("visitor")), imports(store)[0].undone) == (0, True)
    redone = store.undo(undone.action_id)
    assert (redone.reverted, redone.kept) == (2, ())
    assert (count(store, ListQuery("visitor")), imports(store)[0].undone) == (2, False)
    assert [one.label for one in recent_actions(store, 2)] == [
        "重做：导入来访人：名单.xlsx",
        "撤销：导入来访人：名单.xlsx",
    ]
    again = store.undo(action)
    assert (again.reverted, again.kept) == (2, ())
    assert (count(store, ListQuery("visitor")), imports(store)[0].undone) == (0, True)


def test_taking_a_redo_back_undoes_the_action_again(store: Store) -> None:
    action = import_of(store, ["甲"])
    undo = store.undo(action).action_id
    redo = store.undo(undo).action_id
    store.undo(redo)
    assert (count(store, ListQuery("visitor")), imports(store)[0].undone) == (0, True)
    with pytest.raises(UserError, match="已经撤销过"):
        store.undo(action)


def test_records_edited_since_are_named_before_anything_is_written(store: Store) -> None:
    action = import_of(store, ["甲", "乙", "丙"])
    edited = store.names.find("visitor", "乙")[0]
    store.save("visitor", {"remarks": "后来补的"}, uuid=edited)
    before = store.book.rows("SELECT count(*) FROM history")
    kept = would_keep(store, action)
    assert [(one.uuid, one.title) for one in kept] == [(edited, "乙")]
    assert "又修改过" in kept[0].why
    assert store.book.rows("SELECT count(*) FROM history") == before
    undone = store.undo(action)
    assert (undone.reverted, [one.uuid for one in undone.kept]) == (2, [edited])


def test_an_edit_that_was_taken_back_keeps_nothing(store: Store) -> None:
    action = import_of(store, ["甲", "乙"])
    edited = store.names.find("visitor", "乙")[0]
    edit = store.save("visitor", {"remarks": "后来补的"}, uuid=edited)
    assert edit.changed
    undo_last(store)
    assert would_keep(store, action) == []
    assert store.undo(action).reverted == 2


def test_an_undo_that_left_a_record_alone_does_not_hide_its_edits(store: Store) -> None:
    one = new(store, "张三丰", remarks="原来")
    store.save("visitor", {"number": "一"}, uuid=one)
    middle = recent_actions(store, 1)[0].action_id
    store.save("visitor", {"remarks": "后来"}, uuid=one)
    last = recent_actions(store, 1)[0].action_id
    first = recent_actions(store, 3)[2].action_id
    assert store.undo(middle).reverted == 0
    store.undo(last)
    # The middle edit still stands in the record: its undo had left it alone.
    assert [kept.uuid for kept in would_keep(store, first)] == [one]


def test_another_persons_last_action_is_not_mine_to_undo(store: Store) -> None:
    store.who = "甲"
    new(store, "甲写的")
    store.who = "乙"
    new(store, "乙写的")
    store.who = "甲"
    last = last_to_undo(store)
    assert last is not None
    assert last.who == "甲"
    found = find_action(store, last.action_id)
    assert found == last
