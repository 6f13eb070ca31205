"""The strip across the top of the window: the tabs, the state of the data, the search, the menu."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QTabBar, QWidget

from lawgov_desktop.storage.store import Store
from ui.colours import AMBER, GREEN
from ui.jobs import Jobs
from ui.widgets.icons import Icons
from ui.widgets.search_box import SearchBox

HOME: Final = "home"
REPORT: Final = "report"
TABS: Final = (
    (HOME, "首页"), ("mediation", "人民调解"), ("publicity", "法治宣传"), ("enforcement", "执法培训"),
    ("litigation", "行政应诉"), ("matters", "事项清单"), ("governance", "法治建设"), (REPORT, "年度报告"),
)  # fmt: skip
"""(key, title) of the tabs of the window, from left to right; 设置 is reached through the menu."""
SETTINGS: Final = "settings"


class TopFrame(QFrame):
    """Says which tab is wanted and when the menu is asked for; what these open is the window's affair."""

    tab_chosen = Signal(str)
    menu_asked = Signal()

    def __init__(self, store: Store, jobs: Jobs, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("frame")
        self._icons = icons
        self.tabs = QTabBar()
        self.tabs.setObjectName("tabs")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.setAccessibleName("台账分类")
        for _, title in TABS:
            self.tabs.addTab(title)
        self.tabs.currentChanged.connect(
            lambda place: self.tab_chosen.emit(TABS[place][0] if place < len(TABS) else SETTINGS)
        )
        self.search = SearchBox(store, jobs, icons)
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._state_icon = QLabel()
        self._state = QLabel()
        self._state.setObjectName("small")
        self.menu_button = QPushButton()
        self.menu_button.setObjectName("flat")
        self.menu_button.setIcon(icons("more"))
        self.menu_button.setAccessibleName("设置和更多")
        self.menu_button.setToolTip("撤销、导入记录、备份、字号、外观和更多")
        self.menu_button.clicked.connect(lambda: self.menu_asked.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(6)
        row.addWidget(self.tabs, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(2)
        row.addWidget(self._state_icon)
        row.addWidget(self._state)
        row.addSpacing(4)
        row.addWidget(self.search, 3)
        row.addWidget(self.menu_button)
        self.rescale()

    def rescale(self) -> None:
        """Fit the search to the size of the text."""
        em = self.fontMetrics().height()
        self.search.setMinimumWidth(8 * em)
        self.search.setMaximumWidth(20 * em)

    def choose(self, key: str) -> None:
        """Put a tab in front; the one of the settings is there from the first time it is wanted."""
        places = [one for one, _ in TABS]
        if key not in places and self.tabs.count() == len(TABS):
            self.tabs.addTab("设置")
        self.tabs.setCurrentIndex(places.index(key) if key in places else len(TABS))

    def say_state(self, unsaved: int, book: str) -> None:
        """``unsaved`` forms are open with changes; ``book`` is the name of its file."""
        icon, colour = ("warning", AMBER) if unsaved else ("ok", GREEN)
        self._icons.show_on(self._state_icon, icon, colour, 18)
        self._state.setText(f"{unsaved} 张表单未保存" if unsaved else "已保存")
        self._state.setToolTip(f"台账在本机：{book}")
