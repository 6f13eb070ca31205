"""What becomes of one column of the file: a field of the register, kept as text, or left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from ui.colours import AMBER, GREEN, QUIET

KEEP: Final = ""
"""No field was found: the text is kept beside the record (备注外列)."""
DROP: Final = "-"
"""The person leaves the column out."""


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    """What becomes of one column: ``choice`` is a field's path, KEEP or DROP; ``sure`` is 0 to 1."""

    letter: str
    heading: str
    choice: str
    sure: float
    why: str

    @property
    def mark(self) -> str:
        if self.choice == DROP:
            return "— 不导入"
        if self.choice == KEEP:
            return "— 原文另存"
        return "✓ 对应明确" if self.sure >= 0.85 else "△ 请核对"

    @property
    def colour(self) -> str:
        if self.choice in (KEEP, DROP):
            return QUIET
        return GREEN if self.sure >= 0.85 else AMBER
