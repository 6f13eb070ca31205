"""字体: which font fills each role of the papers here, and which the office would rather have."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from lawgov_desktop.documents.document import FontRole
from lawgov_desktop.documents.font_files import chinese_fonts
from lawgov_desktop.documents.fonts import standard_name
from lawgov_desktop.errors import UserError
from ui.colours import AMBER, GREEN, QUIET
from ui.lists.tab_page import TabLeaf
from ui.settings.desk import RuleDesk, words
from ui.settings.font_sample import FontSample
from ui.widgets.messages import tell

_ABOUT: Final = (
    "公文用什么字体由 GB/T 9704—2012 规定，那些字体要向字体公司取得授权，程序不能自带。"
    "这台电脑上装了就用装了的，没有装就用随程序带的字体代替。另存为 Word 的文件里写的始终是标准字体的名称。"
)
_FOR: Final = {
    FontRole.TITLE: "公文标题、发文机关标志",
    FontRole.BODY: "公文正文",
    FontRole.KAI: "二级标题、签发人姓名",
    FontRole.HEI: "一级标题、表头、密级",
    FontRole.SONG: "调解文书、登记簿、页码",
    FontRole.SONG_BOLD: "文书的题目",
}
_USUAL: Final = "按标准自动选"


class FontsPage(TabLeaf):
    """Roles with what is wanted and what is used; a choice is kept in the book at once, and can be undone."""

    def __init__(self, desk: RuleDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._desk = desk
        self._files = chinese_fonts(desk.office.fonts().font_dirs)
        heading = QLabel("字体")
        heading.setObjectName("heading")
        self.tree = QTreeWidget()
        self.tree.setAccessibleName("文书字体")
        self.tree.setHeaderLabels(["用途", "用在哪里", "标准字体", "现在用的", "说明"])
        self.tree.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.tree.setUniformRowHeights(True)
        self.tree.setRootIsDecorated(False)
        self.tree.currentItemChanged.connect(lambda *_: self._show_role())
        self.choice = QComboBox()
        self.choice.setAccessibleName("这一用途用的字体")
        self.choice.activated.connect(self._chosen)
        self.again = QPushButton("重新查找字体")
        self.again.setToolTip("刚装上字体时用")
        self.again.clicked.connect(self.look_again)
        self._label = QLabel()
        self._label.setBuddy(self.choice)
        self.sample = FontSample()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 12, 16, 12)
        whole.setSpacing(8)
        whole.addWidget(heading)
        whole.addWidget(words(_ABOUT, "small"))
        whole.addWidget(self.tree)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._label)
        row.addWidget(self.choice, 1)
        row.addWidget(self.again)
        whole.addLayout(row)
        whole.addWidget(self.sample)
        whole.addStretch(1)
        self._fill()
        self.choose_role(FontRole.TITLE)

    @property
    def role(self) -> FontRole:
        """The role chosen in the list."""
        item = self.tree.currentItem()
        return FontRole(item.data(0, Qt.ItemDataRole.UserRole)) if item else FontRole.TITLE

    def choose_role(self, role: FontRole) -> None:
        """Choose a role in the list."""
        item = self.tree.topLevelItem(list(FontRole).index(role))
        if item is not None:
            self.tree.setCurrentItem(item)

    def use(self, role: FontRole, file_name: str) -> None:
        """Take this file for the role from now on; an empty name lets the standard decide."""
        office = self._desk.office
        before = office.chosen_fonts().get(role, "")
        if before == file_name:
            return
        try:
            office.choose_font(role, file_name)
        except UserError as error:
            tell(error, self._desk.icons, self.window())
        else:
            used = office.fonts().font_of(role).full_name
            self._desk.say(f"{role}以后用“{used}”。", lambda: self.use(role, before))
        self._fill()

    def look_again(self) -> None:
        """Search the folders anew, after a font was installed."""
        self._desk.office.forget_fonts()
        self._files = chinese_fonts(self._desk.office.fonts().font_dirs)
        self._fill()
        self._desk.say(f"这台电脑上有 {len(self._files)} 种可以用来印文书的中文字体。")

    def rescale(self) -> None:
        self._fill()

    def _chosen(self, place: int) -> None:
        self.use(self.role, self.choice.itemData(place))

    def _fill(self) -> None:
        role = self.role
        self.tree.clear()
        for one in FontRole:
            self.tree.addTopLevelItem(self._line(one))
        sign = self.fontMetrics().horizontalAdvance("国")
        for place, signs in enumerate((8, 14, 11, 15)):
            self.tree.setColumnWidth(place, signs * sign)
        high = self.tree.sizeHintForRow(0) * (len(FontRole) + 1) + self.tree.header().sizeHint().height()
        self.tree.setFixedHeight(high)
        self.sample.rescale()
        self.choose_role(role)
        self._show_role()

    def _line(self, role: FontRole) -> QTreeWidgetItem:
        fonts = self._desk.office.fonts()
        used, lacking = fonts.font_of(role), fonts.substitution(role)
        if lacking is not None:
            said, icon = f"没有装“{lacking.wanted}”，用别的代替", ("warning", AMBER)
        elif role in fonts.chosen:
            said, icon = "本单位自己选的", ("person", QUIET)
        elif role is FontRole.SONG_BOLD:
            said, icon = "随程序带的", ("ok", GREEN)
        else:
            said, icon = "已安装", ("ok", GREEN)
        line = QTreeWidgetItem([str(role), _FOR[role], standard_name(role), used.full_name, said])
        line.setData(0, Qt.ItemDataRole.UserRole, str(role))
        line.setIcon(4, self._desk.icons(*icon))
        for place in range(5):
            line.setToolTip(place, line.text(place))
        return line

    def _show_role(self) -> None:
        if self.tree.currentItem() is None:
            return
        fonts, role = self._desk.office.fonts(), self.role
        self._label.setText(f"{role}用：")
        self.choice.clear()
        self.choice.addItem(_USUAL, "")
        for one in self._files:
            self.choice.addItem(f"{one.name}（{one.file.name}）", one.file.name)
        kept = fonts.chosen.get(role, "")
        place = self.choice.findData(kept)
        if place < 0:
            self.choice.addItem(f"{kept}（这台电脑上没有）", kept)
            place = self.choice.count() - 1
        self.choice.setCurrentIndex(place)
        self.sample.show_role(fonts, role)
