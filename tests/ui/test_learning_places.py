"""Where the rows of a large register stand is learnt while the window waits, and again after a change."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QIcon
from pytestqt.qtbot import QtBot

from lawgov_desktop.office import Office
from lawgov_desktop.storage import listing
from lawgov_desktop.storage.anchors import Anchors
from lawgov_desktop.storage.listing import ListQuery
from lawgov_desktop.storage.saving import Incoming
from ui.lists.record_table_model import RecordTableModel


def test_places_are_learnt_between_two_steps_of_the_clerk(
    office: Office, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "LEARNT_AT_ONCE", 40)
    store = office.store
    store.anchors = Anchors(apart=20)
    with store.writing("样例") as batch:
        batch.save_all("person", (Incoming({"name": f"样例{n:03}"}) for n in range(200)))
    model = RecordTableModel(store, office.kind("person"), lambda name, colour: QIcon())

    def known() -> int:
        return sum(map(len, store.anchors._lists.values()))

    model.show_query(ListQuery("person", order="id"))
    assert known() == 0  # showing waits for nothing
    qtbot.waitUntil(lambda: not model._pause.isActive())
    learnt = known()
    assert learnt >= 8  # every 20 rows, to the middle from either end
    store.save("person", {"name": "后来"})
    store.anchors.forget()
    model.reload()
    assert known() == 0
    qtbot.waitUntil(lambda: not model._pause.isActive())
    assert known() == learnt


def test_a_small_register_has_nothing_to_learn(office: Office) -> None:
    office.store.save("person", {"name": "样例"})
    model = RecordTableModel(office.store, office.kind("person"), lambda name, colour: QIcon())
    model.show_query(ListQuery("person"))
    assert not model._pause.isActive()
