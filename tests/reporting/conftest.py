"""The practice book as tests of figures read it; whoever writes in one takes a copy of their own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from lawgov_desktop.office import Office
from tests.practice_books import YEAR_END, PracticeBooks

DAY = YEAR_END


@pytest.fixture(scope="module")
def practice(practice_books: PracticeBooks, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """Read by all tests of a module."""
    with practice_books.opened(DAY, tmp_path_factory.mktemp("figures") / "book") as office:
        yield office
