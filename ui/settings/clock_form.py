"""The form for one version of a clock: a local one is changed, a law's gets a new version from a day on."""

from __future__ import annotations

import dataclasses
from typing import Any, Final, get_args

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from lawgov_desktop.errors import UserError
from lawgov_desktop.timekeeping.clock_rules import Bound, Certainty, ClockRule, Unit
from lawgov_desktop.timekeeping.rule_words import CERTAINTY_WORDS
from ui.lists.steps_table import fitting
from ui.settings.desk import typed_day, words

_UNITS: Final[dict[str, str]] = {
    "day": "日（自然日）", "workday": "个工作日", "month": "个月", "year": "年", "fixed": "年后的固定日子",
}  # fmt: skip
_RISKS: Final = {3: "3 丧失权利或者影响案件", 2: "2 违反法定职责", 1: "1 内部提醒"}
_BOUNDS: Final[dict[str, str]] = {"latest": "最迟到期日", "earliest": "至少等满", "before": "往前推算"}
_LOCAL: Final = "本地设置"


class ClockForm(QDialog):
    """Accepted: ``rule`` is the version as filled in. What is not sound is told in the form."""

    def __init__(self, rule: ClockRule, *, new_version: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._old = rule
        self._new_version = new_version
        self.rule = rule
        self.setWindowTitle(f"{rule.title}：{'新版本' if new_version else '修改'}")
        self.resize(fitting(self, 620, 560))
        self.valid_from = QLineEdit("" if new_version else _iso(rule.valid_from))
        self.valid_from.setPlaceholderText("如 2026-01-01；这一天起开始计时的适用本版本")
        self.start_event = QLineEdit(rule.start_event)
        self.length = QSpinBox()
        self.length.setRange(0, 10_000)
        self.length.setValue(rule.length)
        self.unit = _choice(_UNITS, rule.unit)
        self.fixed_day = QLineEdit(rule.fixed_day)
        self.fixed_day.setPlaceholderText("月-日，如 03-01；只有固定日子才填")
        self.bound = _choice(_BOUNDS, rule.bound)
        self.roll = QCheckBox("最后一日是法定休假日的，顺延到其后第一个工作日")
        self.roll.setChecked(rule.roll == "next_workday")
        self.extension = QSpinBox()
        self.extension.setRange(-1, 10_000)
        self.extension.setSpecialValueText("没有规定")
        self.extension.setValue(-1 if rule.extension_limit is None else rule.extension_limit)
        self.law = QLineEdit(rule.law)
        self.law.setPlaceholderText("如 《中华人民共和国行政诉讼法》第六十七条；本地设置不填")
        known = {key: CERTAINTY_WORDS[key] for key in ("read", "memory-high", "setting")}
        # What has just been heard of is not yet compared with its text.
        unchecked = new_version and rule.law_certainty == "read"
        self.certainty = _choice(known, "memory-high" if unchecked else rule.law_certainty)
        self.checked_on = QLineEdit("" if new_version else _iso(rule.checked_on))
        self.checked_on.setPlaceholderText("与原文核对的日期")
        self.remind = QLineEdit("、".join(map(str, rule.remind_days)))
        self.remind.setPlaceholderText("到期前几天提醒，如 15、7、3、1")
        self.risk = QComboBox()
        for value, text in _RISKS.items():
            self.risk.addItem(text, value)
        self.risk.setCurrentIndex(self.risk.findData(rule.risk))
        self.note = QPlainTextEdit(rule.note)
        self.note.setFixedHeight(self.fontMetrics().height() * 4)
        self.refused = words("", "refuse")
        self.refused.hide()
        self._build()
        self.unit.currentIndexChanged.connect(self._unit_chosen)
        self._unit_chosen()

    def _build(self) -> None:
        form = QFormLayout()
        form.setSpacing(8)
        long = QHBoxLayout()
        long.addWidget(self.length)
        long.addWidget(self.unit)
        long.addWidget(self.bound)
        long.addStretch(1)
        for label, field in (
            ("自哪天起适用", self.valid_from), ("起算事由", self.start_event), ("长度", long),
            ("固定日子", self.fixed_day), ("", self.roll), ("最多可延长", self.extension),
            ("法律依据", self.law), ("可靠程度", self.certainty), ("核对日期", self.checked_on),
            ("提前提醒", self.remind), ("误期后果", self.risk), ("说明", self.note),
        ):  # fmt: skip
            form.addRow(label, field)
            if isinstance(field, QWidget) and label:
                field.setAccessibleName(label)
        for field, name in ((self.length, "长度"), (self.unit, "单位"), (self.bound, "怎样算")):
            field.setAccessibleName(name)
        ok = QPushButton("下一步：看哪些事项会变动")
        ok.setObjectName("primary")
        ok.setDefault(True)
        ok.clicked.connect(self._take)
        cancel = QPushButton("取消")
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(ok)
        row.addWidget(cancel)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.setSpacing(8)
        if self._new_version:
            told = "旧案件仍按起算时的规定。新版本生效之日起开始计时的，按下面的规定；旧版本到前一天为止。"
            whole.addWidget(words(told, "quiet"))
        whole.addLayout(form)
        whole.addStretch(1)
        whole.addWidget(self.refused)
        whole.addLayout(row)

    def _unit_chosen(self) -> None:
        self.fixed_day.setEnabled(self.unit.currentData() == "fixed")

    def _take(self) -> None:
        try:
            self.rule = self._filled_in()
        except UserError as error:
            self.refused.setText(f"{error.what}{error.todo}")
            self.refused.show()
            return
        self.accept()

    def _filled_in(self) -> ClockRule:
        if self._new_version and not self.valid_from.text().strip():
            raise UserError("没有写新版本自哪天起适用。", todo="请填写日期。")
        certainty = _one_of(get_args(Certainty), self.certainty.currentData())
        note = self.note.toPlainText().strip()
        if certainty == "setting" and not note.startswith(_LOCAL):
            note = f"{_LOCAL}：{note}" if note else f"{_LOCAL}。"
        unit = _one_of(get_args(Unit), self.unit.currentData())
        return dataclasses.replace(
            self._old,
            start_event=self.start_event.text().strip(),
            length=self.length.value(),
            unit=unit,
            fixed_day=self.fixed_day.text().strip() if unit == "fixed" else "",
            bound=_one_of(get_args(Bound), self.bound.currentData()),
            roll="next_workday" if self.roll.isChecked() else "none",
            extension_limit=None if self.extension.value() < 0 else self.extension.value(),
            law="" if certainty == "setting" else self.law.text().strip(),
            law_certainty=certainty,
            checked_on=typed_day(self.checked_on.text()),
            remind_days=_days_before(self.remind.text()),
            risk=self.risk.currentData(),
            note=note,
            valid_from=typed_day(self.valid_from.text()),
            valid_to=None if self._new_version else self._old.valid_to,
        )


def _choice(options: dict[str, str], chosen: str) -> QComboBox:
    box = QComboBox()
    for value, text in options.items():
        box.addItem(text, value)
    box.setCurrentIndex(max(box.findData(chosen), 0))
    return box


def _one_of(choices: tuple[Any, ...], value: object) -> Any:
    return next(choice for choice in choices if choice == value)


def _days_before(text: str) -> tuple[int, ...]:
    parts = text.replace("，", " ").replace(",", " ").replace("、", " ").split()
    if not all(part.isascii() and part.isdigit() for part in parts):
        raise UserError("提前提醒应写天数。", todo="如 15、7、3、1。")
    return tuple(sorted({int(part) for part in parts}, reverse=True))


def _iso(day: object) -> str:
    return "" if day is None else str(day)
