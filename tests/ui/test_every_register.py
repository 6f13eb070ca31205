"""Every register there is can be shown, typed into and saved again without a change nobody made."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from lawgov_desktop.office import Office
from lawgov_desktop.registers import ALL
from lawgov_desktop.storage import listing
from lawgov_desktop.storage.listing import ListQuery
from ui.main_window import MainWindow

KINDS = [kind.key for kind in ALL]


def sample_of(office: Office, key: str) -> str:
    """A saved sample of a kind, with samples of all it links to."""

    def link(other: str) -> str | None:
        return sample_of(office, other)

    sample = office.kind(key).sample
    assert sample is not None
    return office.store.save(key, sample(link)).uuid


@pytest.mark.parametrize("key", KINDS)
def test_a_record_saved_untouched_stays_as_it_was(
    window: MainWindow, office: Office, qtbot: QtBot, key: str
) -> None:
    uuid = sample_of(office, key)
    before = office.store.get(key, uuid)
    form = window.forms.open_record(key, uuid)
    assert form is not None
    form.save()
    after = office.store.get(key, uuid)
    assert before is not None
    assert after is not None
    told = {name: (before[name], after[name]) for name in before if before[name] != after[name]}
    assert told == {}
    assert not form.changed


@pytest.mark.parametrize("key", KINDS)
def test_the_register_shows_its_sample(window: MainWindow, office: Office, qtbot: QtBot, key: str) -> None:
    uuid = sample_of(office, key)
    page = window.open_register(key)
    assert page.isVisible()
    rows = range(page.model.rowCount())
    assert uuid in [page.model.uuid(row) for row in rows]
    shown = {page.model.text(row, column) for row in rows for column in page.table.visible_columns()}
    assert shown - {""}


@pytest.mark.parametrize("key", KINDS)
def test_an_empty_form_refuses_in_words_and_writes_nothing(
    window: MainWindow, office: Office, qtbot: QtBot, key: str
) -> None:
    before = listing.count(office.store, ListQuery(key))
    form = window.forms.open_new(key)
    form.save()
    assert listing.count(office.store, ListQuery(key)) == before
    assert form._said.text().startswith("还没有保存")


@pytest.mark.parametrize("key", KINDS)
def test_every_field_has_a_name_for_those_who_hear_the_form(
    window: MainWindow, office: Office, qtbot: QtBot, key: str
) -> None:
    form = window.forms.open_new(key)
    nameless = [
        editor.own.label
        for editor in form.sheet.editors()
        for stop in editor.stops()
        if not stop.accessibleName()
    ]
    assert nameless == []
