"""What becomes of one column of the file: a field of the register, kept as text, or left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from lawgov_desktop.spreadsheets import mapping
from ui.colours import AMBER, FAINT, GREEN, QUIET, Tone

KEEP: Final = mapping.KEEP
"""No field takes the column: its text is kept beside the record (备注外列)."""
DROP: Final = ""
"""The column is left out."""
AS_SUGGESTED: Final = "?"
"""The person takes back what he said about the column."""

SURE: Final = 0.85
"""From here on a suggestion is called certain."""


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    """What becomes of one column: ``choice`` is a field's path, KEEP or DROP; ``sure`` is 0 to 1.

    ``field`` is the field in words. ``decided``: a person said so, now or (``remembered``) when such a list
    was imported before. ``hidden``: nobody sees the column in the file. ``beside``: it stands for what no
    column of the sheet holds (分节行, 表名). ``group``: 0, or the number from 2 of a further group of columns
    side by side, whose columns go where those of the first group go.
    """

    letter: str
    heading: str
    choice: str
    sure: float
    why: str
    field: str = ""
    decided: bool = False
    remembered: bool = False
    hidden: bool = False
    beside: bool = False
    group: int = 0

    @property
    def mapped(self) -> bool:
        return self.choice not in (KEEP, DROP)

    @property
    def word(self) -> str:
        """What stands in the box above the column."""
        return self.field if self.mapped else "不导入" if self.choice == DROP else "原文另存"

    @property
    def mark(self) -> str:
        """How sure that is, a sign and words."""
        if self.group:
            return f"第 {self.group} 组，同左边"
        if self.decided:
            said = "照上次" if self.remembered else "已选定"
            return f"✓ {said}" if self.mapped else f"— {said}"
        if self.hidden and self.choice == DROP:
            return "— 隐藏的列"
        if self.choice == DROP:
            return "— 不用导入"
        if self.choice == KEEP:
            return "○ 没有认出"
        return "✓ 肯定" if self.sure >= SURE else "△ 大概，请看一眼"

    @property
    def doubtful(self) -> bool:
        """Is it a guess a person should look at?"""
        return self.mapped and not self.group and not self.decided and self.sure < SURE

    @property
    def colour(self) -> Tone:
        if self.group:
            return FAINT
        if not self.mapped:
            return QUIET
        return GREEN if self.decided or self.sure >= SURE else AMBER

    @property
    def told(self) -> str:
        """The whole of it, for the tooltip and for screen readers."""
        head = f"{self.letter} 列：{self.heading or '（无标题）'}" if not self.beside else self.heading
        if self.hidden:
            head += "（在原表里是隐藏的）"
        if self.group:
            goes = f"“{self.field}”" if self.mapped else self.word
            return f"{head}\n并排的第 {self.group} 组列，和第 1 组一样对应：{goes}"
        percent = f"，把握 {self.sure:.0%}" if self.mapped and not self.decided else ""
        return f"{head}\n对应：{self.word}　{self.mark}{percent}\n{self.why}"
