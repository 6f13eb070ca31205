"""Step three: what is wrong with the rows, what they would change in the book, and what is left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from ui.colours import ACCENT, AMBER, GREEN, INK, RED
from ui.importing.change_pane import ChangePane
from ui.importing.changes import Changes, Key, Status
from ui.importing.findings import Findings
from ui.importing.grids import grid
from ui.importing.more_options import MoreOptions
from ui.importing.pieces import Tile
from ui.importing.problem_pane import ProblemPane
from ui.importing.skipped_model import SHEET, SkippedModel
from ui.importing.value_table import ValueTable
from ui.widgets.toned import dress_in

_TILES = (
    ("good", "没有问题", GREEN),
    ("doubtful", "存疑", AMBER),
    ("bad", "有错", RED),
    ("skipped", "跳过", INK),
    ("new", "新增", GREEN),
    ("changed", "变更", ACCENT),
    ("same", "相同", INK),
    ("ambiguous", "需确认", AMBER),
    ("missing", "文件里缺失", INK),
)
_STATUS: dict[str, Status | None] = {
    "good": None,
    "new": "new",
    "changed": "changed",
    "same": "same",
    "ambiguous": "ask",
    "missing": "missing",
}
PROBLEMS, CHANGES, SKIPPED, WORDS = range(4)


class CheckPage(QWidget):
    """Shows :class:`Findings` and takes the person's choices."""

    corrected = Signal(object, str)
    """Problem lines of the cells, new text."""
    taken_back = Signal(str, int, bool)
    """Sheet, Excel row."""
    words_decided = Signal(object)
    chosen = Signal()
    """A tick, an answer or 只导入没有错误的行 changed."""
    errors_wanted = Signal()
    create_wanted = Signal(bool)
    """Whether what the file names and nobody has registered is registered along with it."""
    options_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.tiles: dict[str, Tile] = {}
        tiles = QHBoxLayout()
        tiles.setSpacing(8)
        for place, (key, word, colour) in enumerate(_TILES):
            tile = Tile(word, colour, clicks=True) if colour else Tile(word, clicks=True)
            tile.clicked.connect(lambda key=key: self.show_only(key))
            self.tiles[key] = tile
            if place == 4:
                tiles.addSpacing(16)
            tiles.addWidget(tile, 1)
        self.former = QLabel()
        self.former.setWordWrap(True)
        self._former_card = QFrame()
        self._former_card.setObjectName("job")  # the pale strip of the accent colour: worth knowing, no fault
        former = QHBoxLayout(self._former_card)
        former.setContentsMargins(12, 8, 12, 8)
        former.addWidget(self.former)
        self.notes = QLabel()
        self.notes.setObjectName("small")
        self.notes.setWordWrap(True)

        self.problem_pane = ProblemPane()
        self.problem_pane.corrected.connect(self.corrected)
        self.problem_pane.row_wanted.connect(self._show_row)
        self.change_pane = ChangePane()
        self.change_pane.chosen.connect(self.chosen)
        self.skipped_model = SkippedModel(self)
        self.skipped_model.taken_back.connect(self.taken_back)
        self.skipped = grid(self.skipped_model, "跳过的行", (56, 92, 56, 200))
        self.values = ValueTable()
        self.values.decided.connect(self.words_decided)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setObjectName("tabs")  # as the tabs of the main window look
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.tabBar().setAccessibleName("问题、比较、跳过的行、不认识的说法")
        for widget, name in (
            (self.problem_pane, "问题"),
            (self.change_pane, "与台账比较"),
            (self._skipped_page(), "跳过的行"),
            (self.values, "不认识的说法"),
        ):
            self.tabs.addTab(widget, name)

        self.create_box = QCheckBox()
        self.create_box.setToolTip("只登记名称，其余内容以后再补；撤销导入时，没有别的记录用到的会一起撤掉")
        self.create_box.clicked.connect(self.create_wanted)
        self.options = MoreOptions(self)
        self.good_only = QCheckBox("只导入没有错误的行")
        self.good_only.toggled.connect(self.chosen)
        self.save_errors = QPushButton("另存有错的行…")
        self.save_errors.setToolTip("按原来的样子另存一份表格，最后一列写明问题；改好后可以再导入")
        self.save_errors.clicked.connect(self.errors_wanted)
        self.more = QPushButton("更多选项…")
        self.more.setToolTip("空白格怎么算、用哪些列认出同一条")
        self.more.clicked.connect(self.options_wanted)
        self.outcome = QLabel()
        self.outcome.setObjectName("heading")
        self.outcome.setWordWrap(True)
        self.outcome.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        lower = QHBoxLayout()
        lower.setSpacing(8)
        for part in (self.more, self.good_only, self.save_errors):
            lower.addWidget(part)
        lower.addWidget(self.outcome, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 8, 16, 8)
        whole.setSpacing(8)
        whole.addWidget(self._former_card)
        whole.addLayout(tiles)
        whole.addWidget(self.notes)
        whole.addWidget(self.create_box)
        whole.addWidget(self.tabs, 1)
        whole.addLayout(lower)

    def offer_to_create(self, unknown: str, *, chosen: bool) -> None:
        """Offer to register ``unknown`` ("调解委员会 3 个"); "" for nothing to offer."""
        self.create_box.setText(f"文件里提到、还没有登记的（{unknown}），导入时一起登记")
        self.create_box.setChecked(chosen)
        self.create_box.setVisible(bool(unknown))

    def show_findings(
        self,
        found: Findings,
        former: str,
        left_out: Collection[Key],
        answers: Mapping[Key, str],
        decided: Mapping[str, Mapping[str, str]],
        *,
        stay: bool = False,
    ) -> None:
        """Show what was found with the choices made so far; with ``stay`` tab, filters and places stay."""
        counts = found.counts
        for key, tile in self.tiles.items():
            tile.count(counts.get(key, 0))
        self.former.setText(former)
        self._former_card.setVisible(bool(former))
        self.notes.setText("　".join(found.notes))
        self.notes.setVisible(bool(found.notes))
        self.change_pane.none_to_write = _nothing_to_write(counts)
        self.problem_pane.show_problems(found.problems, found.sheets, stay=stay)
        self.change_pane.show_changes(
            found.changes, left_out, answers, found.sheets, counts.get("missing", 0), stay=stay
        )
        self.skipped_model.show(found.skipped)
        self.why_skipped.setText(_why_skipped(found))
        self.skipped.setColumnHidden(SHEET, len(found.sheets) < 2)
        self.values.show_words(found.words, decided)
        bad = counts.get("bad", 0)
        todo = sum(counts.get(key, 0) for key in ("new", "changed", "ambiguous"))
        only_known = bool(found.words) and all(word.known is not None for word in found.words)
        for place, text in enumerate(
            (
                f"问题（{len(found.problems):,}）",
                f"与台账比较（{todo:,}）",
                f"跳过的行（{len(found.skipped):,}）",
                f"{'定过的说法' if only_known else '不认识的说法'}（{len(found.words):,}）",
            )
        ):
            self.tabs.setTabText(place, text)
        self.tabs.setTabVisible(WORDS, bool(found.words))
        self.good_only.setVisible(bad > 0)
        self.save_errors.setVisible(bad > 0)
        if not stay:
            self.tabs.setCurrentIndex(PROBLEMS if found.problems else CHANGES)

    def show_nothing(self) -> None:
        """Let go of what is shown; the window closes."""
        self.problem_pane.model.show(())
        self.change_pane.model.show(Changes(), (), {})

    def _skipped_page(self) -> QWidget:
        page = QWidget()
        self.why_skipped = QLabel()
        self.why_skipped.setObjectName("small")
        self.why_skipped.setWordWrap(True)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.why_skipped)
        column.addWidget(self.skipped, 1)
        return page

    def say_outcome(self, text: str, *, fault: bool) -> None:
        """What 导入 would write, or why it may not yet."""
        self.outcome.setText(text)
        dress_in(self.outcome, f"color: {RED if fault else INK};")

    def _show_row(self, sheet: str, place: str) -> None:
        self.tabs.setCurrentIndex(CHANGES)
        self.change_pane.go_to((sheet, place))

    def show_only(self, key: str) -> None:
        """A tile was clicked: show the list it counts, narrowed to that."""
        if key in ("doubtful", "bad"):
            self.tabs.setCurrentIndex(PROBLEMS)
            self.problem_pane.show_grade("bad" if key == "bad" else "doubt")
        elif key == "skipped":
            self.tabs.setCurrentIndex(SKIPPED)
        else:
            self.tabs.setCurrentIndex(CHANGES)
            self.change_pane.show_status(_STATUS[key])

    def options_corner(self) -> QPoint:
        """Where the options stand: above their button, on the screen."""
        return self.more.mapToGlobal(QPoint(0, 0))


def _nothing_to_write(counts: Mapping[str, int]) -> str:
    """Why the list of what there is to do is empty."""
    if counts.get("bad", 0):
        return "没有能写入台账的行：有错的行要先改正，见“问题”。"
    if counts.get("same", 0):
        return f"{counts['same']:,} 行都和台账里一样，没有要写入的内容。"
    return "表里没有可以导入的行。请看“跳过的行”里的原因，或回上一步看看表头和列对不对。"


def _why_skipped(found: Findings) -> str:
    """The reasons with their counts, the rarest first: they are the ones worth a look."""
    why = Counter(line.why.partition("（到第")[0] for line in found.skipped if not line.taken_back)
    counted = "、".join(f"{word} {count:,} 处" for word, count in sorted(why.items(), key=lambda one: one[1]))
    if not counted:
        return "没有跳过的行。"
    return f"{counted}。要导入其中哪一行，就在“取回”下面打勾。"
