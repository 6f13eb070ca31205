"""A window over a real book in a folder of its own, driven as a person does, without a screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from lawgov_desktop.office import Office, open_office
from ui.app import build_window
from ui.main_window import MainWindow

TODAY = date(2025, 3, 14)

MakeCase = Callable[..., str]


@pytest.fixture
def office(fresh_book: Path) -> Iterator[Office]:
    """An open book with one committee and the shipped code lists."""
    opened = open_office(fresh_book, who="测试", today=lambda: TODAY)
    opened.rename("样例镇司法所")
    sample = opened.kind("committee").sample
    assert sample is not None
    opened.store.save("committee", sample(lambda kind: None) | {"name": "样例村人民调解委员会"})
    yield opened
    opened.close()


@pytest.fixture
def committee(office: Office) -> str:
    return office.store.names.find("committee", "样例村人民调解委员会")[0]


@pytest.fixture
def make_case(office: Office, committee: str) -> MakeCase:
    """Saves a case: the first five fields are there, others as named; gives its uuid."""

    def make(first: str = "张三丰", second: str = "李小四", **fields: Any) -> str:
        draft = {
            "accepted_on": "2025-03-05",
            "committee": committee,
            "dispute_type": "neighbour",
            "summary": "因院墙滴水发生争执",
            "parties": [{"name": first}, {"name": second}],
        }
        return office.store.save("mediation_case", draft | fields).uuid

    return make


@pytest.fixture
def window(office: Office, qtbot: QtBot) -> Iterator[MainWindow]:
    """The main window as the program builds it, 1366×768, shown."""
    with shown_window(office, qtbot) as built:
        yield built


@contextmanager
def shown_window(office: Office, qtbot: QtBot) -> Iterator[MainWindow]:
    built = build_window(office)
    built.resize(1366, 728)
    built.show()
    with qtbot.waitExposed(built):
        pass
    yield built
    for form in built.forms.forms.values():
        form.changed = False
    built.close()
    built.deleteLater()
