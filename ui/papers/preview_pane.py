"""The paper beside its form: it follows the typing, keeps its place, and never holds the typing up."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from lawgov_desktop.office import Office
from lawgov_desktop.records.record_type import Draft, Paper, RecordType
from ui.jobs import Jobs
from ui.papers.live_paper import Live, LivePaper
from ui.papers.pages import PageView
from ui.papers.pdf_file import PdfFile
from ui.widgets.icons import Icons
from ui.widgets.messages import tell

_FEW = 6


class PreviewPane(QFrame):
    """Choose a paper, look at it. ``read`` gives the form as it stands, unsaved."""

    paper_chosen = Signal(str)
    """The name of the paper a person chose."""
    fold_asked = Signal()

    def __init__(
        self, office: Office, kind: RecordType, jobs: Jobs, icons: Icons, read: Callable[[], Draft],
        wanted: str = "", parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setObjectName("preview_pane")
        self._jobs = jobs
        self._icons = icons
        self._read = read
        self._wanted = wanted
        self._file: PdfFile | None = None
        self._error: Exception | None = None
        self._fitting: tuple[str, ...] = ()
        self.live = LivePaper(office, kind, jobs, self)
        self.live.made.connect(self._show)
        self.view = PageView(jobs)
        self.view.zoomed.connect(self._zoomed)
        self._build()

    def _build(self) -> None:
        self.choice = QComboBox()
        self.choice.setAccessibleName("预览哪份文书")
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.choice.setMinimumContentsLength(6)
        self.choice.activated.connect(self._chosen)
        self._fit = QPushButton("适合宽度")
        self._fit.setObjectName("flat")
        self._fit.clicked.connect(self._fit_width)
        self._fit.hide()
        fold = QPushButton()
        fold.setObjectName("flat")
        fold.setIcon(self._icons("close"))
        fold.setToolTip("收起文书预览（F8）")
        fold.setAccessibleName("收起文书预览")
        fold.clicked.connect(self.fold_asked)
        head = QHBoxLayout()
        head.setContentsMargins(8, 8, 8, 8)
        head.setSpacing(8)
        head.addWidget(self.choice, 1)
        head.addWidget(self._fit)
        head.addWidget(fold)
        self.said = QLabel("正在排版……")
        self.said.setObjectName("small")
        self.said.setWordWrap(True)
        self._more = QPushButton("详情")
        self._more.setObjectName("link")
        self._more.clicked.connect(self._tell_error)
        self._more.hide()
        line = QHBoxLayout()
        line.setContentsMargins(8, 0, 8, 8)
        line.addWidget(self.said, 1)
        line.addWidget(self._more)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addLayout(line)
        whole.addWidget(self.view, 1)
        self.setMinimumWidth(16 * self.fontMetrics().height())

    def refresh(self) -> None:
        """The form has changed: make its paper anew."""
        self.live.ask(self._read(), self._wanted)

    def put_away(self) -> None:
        """Make and draw nothing any more; :meth:`refresh` begins again."""
        self.live.forget()
        self.view.show_file(None)
        self._close(self._file)
        self._file = None

    def _show(self, live: Live) -> None:
        self._error = live.error
        self._more.setVisible(live.error is not None)
        if live.error is not None:
            # The pages from before stay: the next key may mend it.
            self.said.setText("照现在填的内容，这份文书排不出来。")
            return
        before, self._file = self._file, live.file
        self._offer(live.paper.fitting, live.paper.paper)
        self.view.show_file(live.file)
        self.view.setVisible(live.file is not None)
        self._close(before)
        self.said.setText(_said(live))

    def _offer(self, fitting: Sequence[Paper], shown: Paper | None) -> None:
        names = tuple(paper.name for paper in fitting)
        if names != self._fitting:
            self._fitting = names
            self.choice.clear()
            for paper in fitting:
                self.choice.addItem(paper.title, paper.name)
        self.choice.setEnabled(bool(names))
        self.choice.setCurrentIndex(self.choice.findData(shown.name) if shown is not None else -1)

    def _chosen(self) -> None:
        self._wanted = self.choice.currentData()
        self.paper_chosen.emit(self._wanted)
        self.view.go_to_end(first=True)
        self.refresh()

    def _zoomed(self, zoom: float) -> None:
        self._fit.setVisible(self.view.fitted != "width")

    def _fit_width(self) -> None:
        self.view.fit("width")

    def _tell_error(self) -> None:
        if self._error is not None:
            tell(self._error, self._icons, self.window())

    def _close(self, file: PdfFile | None) -> None:
        if file is not None:
            self._jobs.quiet(file.close, _nothing)


def _said(live: Live) -> str:
    if live.file is None:
        return "照现在填的内容，还没有合适的文书。"
    pages = f"共 {len(live.file)} 页" if len(live.file) > 1 else ""
    signs = live.paper.made.missing
    missing = f"字库里没有的字：{'、'.join(signs[:_FEW])}" if signs else ""
    return " · ".join(part for part in ("按现在填的内容", pages, missing) if part)


def _nothing(result: object) -> None:
    return
