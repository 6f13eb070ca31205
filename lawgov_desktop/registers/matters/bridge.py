"""The count bridge between two versions: 旧版 298 + 新增 12 − 取消 4 = 306, with the matters behind (D03)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """One term of the bridge: its word, +1 or −1, the uuids it counts."""

    word: str
    sign: int
    uuids: tuple[str, ...]

    @property
    def count(self) -> int:
        return len(self.uuids)


@dataclass(frozen=True, slots=True)
class CountBridge:
    """From the number of the old version to that of the new one.

    ``unexplained`` are matters of either version that no term speaks of (typed in or deleted later).
    ``stated`` is the number the document itself gives, when it was written down.
    """

    old: tuple[str, ...]
    terms: tuple[Term, ...]
    new: tuple[str, ...]
    unexplained: tuple[str, ...] = ()
    stated: int | None = None

    @property
    def expected(self) -> int:
        """What the new version must hold if the terms are right."""
        return len(self.old) + sum(term.sign * term.count for term in self.terms)

    @property
    def holds(self) -> bool:
        return (
            self.expected == len(self.new) and not self.unexplained and self.stated in (None, len(self.new))
        )

    @property
    def mismatch(self) -> str:
        """What does not agree, in one or two sentences; "" when all does."""
        told = []
        if self.expected != len(self.new) or self.unexplained:
            told.append(
                f"按变动应为 {self.expected} 项，新版实有 {len(self.new)} 项"
                if self.expected != len(self.new)
                else "数目相符，但有增有减"
            )
            if self.unexplained:
                told.append(f"{len(self.unexplained)} 项没有变动说明")
        if self.stated not in (None, len(self.new)):
            told.append(f"文件载明 {self.stated} 项，台账里有 {len(self.new)} 项")
        return "；".join(told)

    def __str__(self) -> str:
        parts = [f"旧版 {len(self.old)}"]
        parts += [f"{'+' if term.sign > 0 else '−'} {term.word} {term.count}" for term in self.terms]
        return f"{' '.join(parts)} = {self.expected}"
