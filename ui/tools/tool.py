"""A tool of a register page, and what it may use."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from lawgov_desktop.office import Office
from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.storage.listing import ListQuery
from ui.jobs import Jobs
from ui.widgets.icons import Icons

Say = Callable[..., None]
"""``say(text, undo=None, word="撤销")``: a quiet notice at the lower edge."""


@dataclass(frozen=True, slots=True)
class ToolDesk:
    """The window as a tool sees it."""

    office: Office
    jobs: Jobs
    icons: Icons
    window: QWidget
    """Parent of the tool's dialogs."""
    query: ListQuery
    """What the register page shows."""
    selected: tuple[str, ...]
    """uuids of the rows selected on the page."""
    say: Say
    undo: Callable[[], None]
    """Takes the last action back."""
    open_record: Callable[[str, str], None]
    """(kind, uuid): opens the form of a record."""
    open_form: Callable[[str, Draft], object]
    """(kind, draft): opens a form for a new record that holds the draft."""
    open_list: Callable[[str, str, Sequence[str]], object] | None = None
    """(kind, what they are, uuids): lists exactly these records on their register's page."""


@dataclass(frozen=True, slots=True)
class Tool:
    """Offered under 办理 on the page of the register ``kind``."""

    kind: str
    title: str
    icon: str
    open: Callable[[ToolDesk], object]
