"""The practice book at the end of its year in a window: where a report is written."""

from __future__ import annotations

import pytest

from lawgov_desktop.office import Office


@pytest.fixture
def office(own_practice: Office) -> Office:
    return own_practice
