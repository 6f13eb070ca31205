"""The practice office forms are filled for, and plans of invented forms."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lawgov_desktop.form_assistant.opening import open_form
from lawgov_desktop.form_assistant.plan import FormPlan, plan_form
from lawgov_desktop.office import Office
from tests.practice_books import PracticeBooks

TODAY = date(2025, 12, 10)
Plan = Callable[..., FormPlan]


@pytest.fixture(scope="session")
def read_only(practice_books: PracticeBooks, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """龙溪镇司法所 on a day in December; for tests that write nothing into its book."""
    with practice_books.opened(TODAY, tmp_path_factory.mktemp("forms") / "book") as office:
        yield office


@pytest.fixture
def office(practice_books: PracticeBooks, tmp_path: Path) -> Iterator[Office]:
    """The same for a test of its own."""
    with practice_books.opened(TODAY, tmp_path / "book") as one:
        yield one


@pytest.fixture
def plan(read_only: Office, tmp_path: Path) -> Plan:
    """The plan of an invented form."""

    def made(make: Callable[[Path], Path], **asked: Any) -> FormPlan:
        return plan_form(read_only, open_form(make(tmp_path / f"{make.__name__}.xlsx")), **asked)

    return made
