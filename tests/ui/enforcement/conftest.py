"""A window over the invented township year, in which the tools have something to say."""

from __future__ import annotations

import pytest

from lawgov_desktop.office import Office
from ui.main_window import MainWindow
from ui.tools.tool import ToolDesk


@pytest.fixture
def office(own_practice: Office) -> Office:
    return own_practice


@pytest.fixture
def desk(office: Office, window: MainWindow) -> ToolDesk:
    page = window.open_register("officer")
    return ToolDesk(
        office=office,
        jobs=window.jobs,
        icons=window.icons,
        window=window,
        query=page.model.query,
        selected=(),
        say=window.say,
        undo=window.undoing.undo_last,
        open_record=window.open_record,
        open_form=lambda kind, draft: window.forms.open_filled(kind, draft),
    )
