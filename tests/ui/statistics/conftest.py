"""The practice book at the end of its year in a window: what is counted and drawn."""

from __future__ import annotations

import pytest

from lawgov_desktop.office import Office
from tests.practice_books import YEAR_END

TODAY = YEAR_END
YEAR = TODAY.year


@pytest.fixture
def office(own_practice: Office) -> Office:
    return own_practice
