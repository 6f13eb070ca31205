"""One tab of the window: the narrow list of its registers with counts, and the register chosen from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from lawgov_desktop.office import Office
from lawgov_desktop.records.record_type import RecordType
from lawgov_desktop.storage import listing
from lawgov_desktop.storage.listing import ListQuery
from lawgov_desktop.storage.store import Change
from ui.jobs import Jobs
from ui.lists.register_page import RegisterPage

MakePage = Callable[[str], RegisterPage]


class TabLeaf(QWidget):
    """A page of a tab that is no register."""

    def book_changed(self, change: Change) -> None:
        """Told after every commit, in the window's thread."""

    def rescale(self) -> None:
        """Told when the size of the text has changed."""


@dataclass(frozen=True, slots=True)
class MorePage:
    """How a tab names a page that is no register, and what builds it when it is first shown."""

    key: str
    title: str
    tip: str
    make: Callable[[], TabLeaf]


class TabPage(QWidget):
    """Registers are built when first shown, so that a tab opens at once."""

    shown = Signal(str)
    """Key of the register now in sight."""

    def __init__(
        self, title: str, kinds: Sequence[RecordType], office: Office, jobs: Jobs, make_page: MakePage,
        parent: QWidget | None = None,
        more: Sequence[MorePage] = (),
        headings: Mapping[str, str] | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._kinds = list(kinds)
        self._more = list(more)
        self.more_pages: dict[str, TabLeaf] = {}
        self._office = office
        self._jobs = jobs
        self._make_page = make_page
        self.pages: dict[str, RegisterPage] = {}
        self.registers = QListWidget()
        self.registers.setObjectName("registers")
        self.registers.setAccessibleName(f"{title}的台账")
        self.registers.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        headings = headings or {}
        self.registers.setProperty("grouped", any(kind.key in headings for kind in self._kinds))
        self._rows: dict[
            str, int
        ] = {}  # the key of a register or a further page → its row; headings have none
        self._headings: list[QListWidgetItem] = []
        for kind in self._kinds:
            if kind.key in headings:
                self._add_heading(headings[kind.key])
            item = QListWidgetItem(kind.title)
            item.setToolTip(kind.belongs_here)
            self._rows[kind.key] = self.registers.count()
            self.registers.addItem(item)
        for page in self._more:
            item = QListWidgetItem(page.title)
            item.setToolTip(page.tip)
            self._rows[page.key] = self.registers.count()
            self.registers.addItem(item)
        self._stack = QStackedWidget()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.registers)
        row.addWidget(self._stack, 1)
        self.registers.currentRowChanged.connect(self._chosen)
        self._stale = True
        self.rescale()

    def _add_heading(self, words: str) -> None:
        """A line that can be neither chosen nor stopped at."""
        item = QListWidgetItem(words)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        self._headings.append(item)
        self.registers.addItem(item)

    def open_register(self, kind_key: str) -> RegisterPage:
        """Bring a register of this tab to the front."""
        self.registers.setCurrentRow(self._rows[kind_key])
        return self.pages[kind_key]

    def open_more(self, key: str) -> TabLeaf:
        """Bring a page that is no register to the front."""
        self.registers.setCurrentRow(self._rows[key])
        return self.more_pages[key]

    def current(self) -> RegisterPage | None:
        widget = self._stack.currentWidget()
        return widget if isinstance(widget, RegisterPage) else None

    def book_changed(self, change: Change) -> None:
        for page in self.pages.values():
            page.book_changed(change)
        for leaf in self.more_pages.values():
            leaf.book_changed(change)
        self._stale = True
        if self.isVisible():
            self.count()

    def count(self) -> None:
        """Say how many records each register holds."""
        self._stale = False
        store, keys = self._office.store, [kind.key for kind in self._kinds]
        self._jobs.quiet(lambda: [listing.count(store, ListQuery(key)) for key in keys], self._show_counts)

    def rescale(self) -> None:
        """Fit what is measured in letters to the size of the text."""
        titles = [*(kind.title for kind in self._kinds), *(page.title for page in self._more)]
        longest = max(map(len, titles), default=4)
        sign = self.fontMetrics().horizontalAdvance("国")
        self.registers.setFixedWidth(min(max((longest + 4) * sign, 9 * sign) + 24, 14 * sign))
        small = self.font()
        small.setPointSizeF(small.pointSizeF() * 0.9)
        for heading in self._headings:
            heading.setFont(small)
        for page in self.pages.values():
            page.rescale()
        for leaf in self.more_pages.values():
            leaf.rescale()

    def _show_counts(self, counts: list[int]) -> None:
        for kind, count in zip(self._kinds, counts, strict=True):
            self.registers.item(self._rows[kind.key]).setText(f"{kind.title}  {count:,}")

    def showEvent(self, event: object) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        if self.registers.currentRow() < 0 and self._kinds:
            self.registers.setCurrentRow(self._rows[self._kinds[0].key])
        if self._stale:
            self.count()

    def _chosen(self, row: int) -> None:
        key = next((key for key, place in self._rows.items() if place == row), "")
        if not key:
            return
        page = next((page for page in self._more if page.key == key), None)
        if page is not None:
            if page.key not in self.more_pages:
                self.more_pages[page.key] = page.make()
                self._stack.addWidget(self.more_pages[page.key])
            self._stack.setCurrentWidget(self.more_pages[page.key])
            return
        if key not in self.pages:
            self.pages[key] = self._make_page(key)
            self._stack.addWidget(self.pages[key])
        self._stack.setCurrentWidget(self.pages[key])
        self.shown.emit(key)


def empty_tab(title: str) -> QWidget:
    """A tab that has no register yet; it says so."""
    page = QWidget()
    page.setObjectName("page")
    column = QVBoxLayout(page)
    column.addStretch(1)
    for name, text in (("heading", title), ("quiet", "本版本还没有这类台账。")):
        label = QLabel(text)
        label.setObjectName(name)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(label)
    column.addStretch(2)
    return page
