"""A form of lines: which register goes in, whether only the records of the span, and what stays blank."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QLabel, QVBoxLayout, QWidget

from lawgov_desktop.form_assistant.plan import FormPlan
from lawgov_desktop.records.record_type import RecordType


class RegisterChoice(QFrame):
    """The registers that fit stand first, all others below them."""

    def __init__(self, kinds: list[RecordType], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._all = kinds
        self._plan: FormPlan | None = None
        title = QLabel("这张表一行填一条记录")
        title.setObjectName("heading")
        self.kinds = QComboBox()
        self.kinds.setAccessibleName("用哪个登记簿填")
        self.only_span = QCheckBox("只填上面这段时间的记录")
        self.said = QLabel()
        self.said.setObjectName("quiet")
        self.said.setWordWrap(True)
        label = QLabel("用哪个登记簿填")
        label.setBuddy(self.kinds)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        self.kinds.setMaximumWidth(28 * self.fontMetrics().height())
        for widget in (title, label, self.kinds, self.only_span, self.said):
            column.addWidget(widget)
        column.addStretch(1)
        self.kinds.currentIndexChanged.connect(lambda _: self._tell())

    def show_plan(self, plan: FormPlan) -> None:
        """Offer the registers for a form; the one chosen before stays chosen where the form is the same."""
        same = self._plan is not None and self._plan.form.sha256 == plan.form.sha256
        before = self.kinds.currentData() if same else None
        if not same:
            self.only_span.setChecked(plan.said_period)
        self._plan = plan
        self.kinds.blockSignals(True)
        self.kinds.clear()
        fits = {one.kind for one in plan.registers}
        for one in plan.registers:
            self.kinds.addItem(f"{one.title}（认出 {one.known} 栏）", one.kind)
        if fits:
            self.kinds.insertSeparator(len(fits))
        for kind in self._all:
            if kind.key not in fits:
                self.kinds.addItem(kind.title, kind.key)
        self.kinds.setCurrentIndex(max(self.kinds.findData(before), 0) if before else 0)
        self.kinds.blockSignals(False)
        self._tell()

    @property
    def kind(self) -> str:
        """The key of the register chosen."""
        return str(self.kinds.currentData() or "")

    def _tell(self) -> None:
        fits = self._plan.registers if self._plan is not None else ()
        fit = next((one for one in fits if one.kind == self.kind), None)
        if fit is None:
            self.said.setText("这个登记簿认出的栏目少，填好后请逐栏核对。")
        elif fit.left:
            self.said.setText(f"这些栏台账里没有，会空着：{'、'.join(fit.left)}。")
        else:
            self.said.setText("表里的栏目都认出来了。")
