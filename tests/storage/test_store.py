"""The one writer: what a save does, what it refuses, what is told, what can be taken back."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest

from lawgov_desktop.errors import Cancelled, UserError
from lawgov_desktop.records.record_type import Clock
from lawgov_desktop.storage.deadlines import of_record, open_deadlines
from lawgov_desktop.storage.history import history
from lawgov_desktop.storage.listing import ListQuery, count, page
from lawgov_desktop.storage.search import search
from lawgov_desktop.storage.store import Change, Missing, Refused, Source, Stale, Store
from lawgov_desktop.timekeeping.deadlines import LegalClocks
from tests.storage.small_register import CODE_ENTRY, VISITOR, book_with_visitors


def names(store: Store) -> list[str]:
    return [draft["name"] for draft in page(store, ListQuery("visitor", order="id"), 0, 100)]


def test_a_save_gives_uuid_revision_and_source(store: Store) -> None:
    saved = store.save("visitor", {"name": "张三"}, source=Source("import-1", "Sheet1", 7))
    found = store.get("visitor", saved.uuid)
    assert found is not None
    assert (saved.created, found["revision"]) == (True, 1)
    assert (found["import_id"], found["import_sheet"], found["import_row"]) == ("import-1", "Sheet1", 7)
    assert found["created_by"] == "王文书"


def test_changing_one_field_leaves_the_others(store: Store) -> None:
    saved = store.save("visitor", {"name": "张三", "owed": 500, "visits": [{"about": "宅基地"}]})
    changed = store.save("visitor", {"remarks": "再来"}, uuid=saved.uuid)
    assert changed.changed == ("remarks",)
    found = store.get("visitor", saved.uuid)
    assert found is not None
    assert (found["name"], found["owed"], found["remarks"], found["revision"]) == ("张三", 500, "再来", 2)
    assert found["visits"][0]["about"] == "宅基地"


def test_saving_the_same_again_changes_nothing(store: Store) -> None:
    saved = store.save("visitor", {"name": "张三", "owed": 0, "visits": [{"about": "宅基地"}]})
    draft = store.get("visitor", saved.uuid)
    assert draft is not None
    again = store.save("visitor", draft, uuid=saved.uuid)
    assert (again.changed, again.revision) == ((), 1)
    assert len(history(store, "visitor", saved.uuid)) == 1


def test_a_zero_is_not_nothing(store: Store) -> None:
    saved = store.save("visitor", {"name": "张三"})
    changed = store.save("visitor", {"owed": 0}, uuid=saved.uuid)
    assert changed.changed == ("owed",)
    assert store.get("visitor", saved.uuid)["owed"] == 0  # type: ignore[index]


def test_a_draft_without_its_required_field_is_refused_and_nothing_is_written(store: Store) -> None:
    with pytest.raises(Refused) as refusal:
        store.save("visitor", {"owed": 5})
    assert [problem.field for problem in refusal.value.problems] == ["name"]
    assert "姓名" in refusal.value.what
    assert count(store, ListQuery("visitor")) == 0
    assert store.book.rows("SELECT count(*) FROM action WHERE label LIKE '新增来访人'") == [(0,)]


def test_a_doubtful_id_is_saved_and_marked(store: Store) -> None:
    draft = {"name": "张三", "id_no": "11010519491231002A"}
    saved = store.save("visitor", draft)
    assert store.get("visitor", saved.uuid)["id_no"] == "11010519491231002A"  # type: ignore[index]
    assert [problem.level for problem in store.problems("visitor", draft)] == ["doubt"]


def test_unread_text_is_kept_until_the_field_has_a_value(store: Store) -> None:
    saved = store.save("visitor", {"name": "张三", "unread": {"came_on": "2021-2-30"}})
    found = store.get("visitor", saved.uuid)
    assert found is not None
    assert (found["came_on"], found["unread"]) == (None, {"came_on": "2021-2-30"})
    assert any("2021-2-30" in problem.what for problem in store.problems("visitor", found))
    mended = store.save("visitor", {"came_on": "2021-02-28"}, uuid=saved.uuid)
    assert mended.draft["unread"] == {}


def test_a_record_changed_elsewhere_is_not_overwritten(store: Store) -> None:
    saved = store.save("visitor", {"name": "张三"})
    store.save("visitor", {"owed": 1}, uuid=saved.uuid)
    with pytest.raises(Stale):
        store.save("visitor", {"owed": 2}, uuid=saved.uuid, expect_revision=1)
    assert store.get("visitor", saved.uuid)["owed"] == 1  # type: ignore[index]


def test_numbers_of_a_series_have_no_gaps_even_when_a_save_is_refused(store: Store) -> None:
    first = store.save("visitor", {"name": "甲", "came_on": "2021-03-05"})
    with pytest.raises(Refused):
        store.save("visitor", {"came_on": "2021-03-05"})
    second = store.save("visitor", {"name": "乙", "came_on": "2021-03-05"})
    other_year = store.save("visitor", {"name": "丙", "came_on": "2022-01"})
    assert [saved.draft["number"] for saved in (first, second, other_year)] == [
        "〔2021〕1号", "〔2021〕2号", "〔2022〕1号",
    ]  # fmt: skip


def test_numbers_that_came_with_an_import_are_not_given_again(store: Store) -> None:
    for number in (1, 2, 3):
        store.save("visitor", {"name": f"旧{number}", "came_on": "2021-01", "number": f"〔2021〕{number}号"})
    assert store.save("visitor", {"name": "新", "came_on": "2021-02"}).draft["number"] == "〔2021〕4号"


def test_an_action_is_written_wholly_or_not_at_all(store: Store) -> None:
    told: list[Change] = []
    store.listen(told.append)

    def half_an_import() -> None:
        with store.writing("导入", "import") as batch:
            batch.save("visitor", {"name": "甲", "came_on": "2021-03-05"})
            batch.save("visitor", {"name": "乙"})
            raise Cancelled

    with pytest.raises(Cancelled):
        half_an_import()
    assert names(store) == []
    assert search(store, "甲").hits == []
    assert count(store, ListQuery("visitor")) == 0
    assert told == []
    assert store.save("visitor", {"name": "丙", "came_on": "2021-01-01"}).draft["number"] == "〔2021〕1号"


def test_listeners_are_told_once_per_action_what_changed(store: Store) -> None:
    told: list[Change] = []
    stop = store.listen(told.append)
    with store.writing("导入", "import") as batch:
        one = batch.save("visitor", {"name": "甲"})
        two = batch.save("visitor", {"name": "乙"})
    assert [(change.kinds, change.uuids) for change in told] == [
        (frozenset({"visitor"}), frozenset({one.uuid, two.uuid}))
    ]
    stop()
    store.save("visitor", {"name": "丙"})
    assert len(told) == 1


def test_a_deleted_record_leaves_lists_and_search_and_comes_back(store: Store) -> None:
    saved = store.save("visitor", {"name": "张三", "came_on": "2021-03-05", "visits": [{"about": "宅基地"}]})
    store.delete("visitor", saved.uuid, "录错了")
    assert names(store) == []
    assert search(store, "张三").hits == []
    assert open_deadlines(store) == []
    assert [draft["name"] for draft in page(store, ListQuery("visitor", deleted=True), 0, 9)] == ["张三"]
    store.restore("visitor", saved.uuid)
    assert names(store) == ["张三"]
    assert store.get("visitor", saved.uuid)["visits"][0]["about"] == "宅基地"  # type: ignore[index]
    assert len(of_record(store, "visitor", saved.uuid)) == 1


def test_deleting_what_is_not_there_is_said_in_words(store: Store) -> None:
    with pytest.raises(Missing, match="来访人"):
        store.delete("visitor", "no-such")


def test_history_tells_who_when_field_old_and_new(store: Store) -> None:
    saved = store.save("visitor", {"name": "张三", "owed": 120000})
    store.save("visitor", {"owed": 150050, "kind": "local"}, uuid=saved.uuid, reason="核对借条")
    newest, oldest = history(store, "visitor", saved.uuid)
    assert (newest.who, newest.did, newest.reason, oldest.did) == ("王文书", "update", "核对借条", "create")
    assert {(change.label, change.old, change.new) for change in newest.changes} == {
        ("欠款", "1,200.00", "1,500.50"), ("类别", "", "本村"),
    }  # fmt: skip
    assert newest.at[:4].isdigit()


def test_undo_takes_back_a_whole_action_but_leaves_what_was_edited_since(store: Store) -> None:
    known = store.save("visitor", {"name": "旧人", "owed": 1})
    with store.writing("导入名册", "import") as batch:
        fresh = batch.save("visitor", {"name": "新人"})
        edited = batch.save("visitor", {"name": "后改"})
        batch.save("visitor", {"owed": 9}, uuid=known.uuid)
    store.save("visitor", {"remarks": "已核"}, uuid=edited.uuid)
    undone = store.undo(batch.action_id)
    assert undone.reverted == 2
    assert [(kept.uuid, kept.title) for kept in undone.kept] == [(edited.uuid, "后改")]
    assert store.get("visitor", known.uuid)["owed"] == 1  # type: ignore[index]
    assert names(store) == ["旧人", "后改"]
    assert store.get("visitor", fresh.uuid)["deleted_at"]  # type: ignore[index]
    with pytest.raises(UserError, match="已经撤销过"):
        store.undo(batch.action_id)


def test_an_undo_can_be_undone(store: Store) -> None:
    saved = store.save("visitor", {"name": "张三"})
    undone = store.undo(store.delete("visitor", saved.uuid))
    assert names(store) == ["张三"]
    store.undo(undone.action_id)
    assert names(store) == []


def test_two_threads_take_turns(store: Store) -> None:
    def fill(mark: str) -> None:
        for number in range(20):
            store.save("visitor", {"name": f"{mark}{number}", "came_on": "2021-03-05"})
        store.book.db.close()

    threads = [threading.Thread(target=fill, args=(mark,)) for mark in "甲乙丙"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    numbers = sorted(int(draft["number"][6:-1]) for draft in page(store, ListQuery("visitor"), 0, 100))
    assert numbers == list(range(1, 61))


def test_the_due_date_of_a_clock_stands_beside_its_record_with_its_reason(store: Store) -> None:
    saved = store.save("visitor", {"name": "张三", "came_on": "2024-01-31"})
    (item,) = of_record(store, "visitor", saved.uuid)
    assert (item.title, item.start, item.due) == ("张三", "2024-01-31", "2024-02-29")
    assert "第三十三条" in item.law
    assert item.steps
    store.save("visitor", {"came_on": None}, uuid=saved.uuid)
    assert of_record(store, "visitor", saved.uuid) == []


def test_a_day_given_by_a_document_is_kept_as_it_stands(tmp_path: Path, root: Path) -> None:
    agreed = Clock("agreed_date", "", title="分期付款第一期", due="2024-05-01", because="协议第三条")
    vague = Clock("agreed_date", "2024-01-31", due="2024-06")
    kind = replace(VISITOR, clocks=lambda draft: [agreed, vague])
    book = book_with_visitors(tmp_path / "agreed.lawgov")
    store = Store(book, [kind, CODE_ENTRY], clocks=LegalClocks.load(root / "resources" / "rules"))
    saved = store.save("visitor", {"name": "张三"})
    (item,) = of_record(store, "visitor", saved.uuid)
    assert (item.clock_title, item.start, item.due) == ("分期付款第一期", "2024-05-01", "2024-05-01")
    assert item.law == "协议或文书载明"
    assert "文书载明的日期为 2024-05-01（星期三）（协议第三条）" in item.steps
    book.close()
