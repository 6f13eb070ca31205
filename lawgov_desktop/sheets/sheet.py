"""A sheet: a paper that tells of several records or of a period: a sign-up list, a year's calendar."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from lawgov_desktop.documents.document import Document
from lawgov_desktop.errors import UserError
from lawgov_desktop.office import Office
from lawgov_desktop.records import dates

Period = Literal["none", "day", "year", "span"]
Records = Literal["none", "one", "several"]


@dataclass(frozen=True, slots=True)
class Ask:
    """One more thing a sheet wants to know. Without ``choices`` it is text; ``default`` is always sound."""

    key: str
    label: str
    default: str = ""
    choices: Callable[[Office], Sequence[tuple[str, str]]] | None = None
    """(value, words) in order."""


@dataclass(frozen=True, slots=True)
class SheetAsked:
    """What a person asked of a sheet: days (both count), records, answers, and whether names are hidden."""

    first: date | None = None
    last: date | None = None
    records: tuple[str, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    masked: bool = False

    @property
    def year(self) -> int:
        """The year asked for. ValueError when none was: a sheet asks only for what it has declared."""
        if self.first is None:
            raise ValueError("no period was asked for")
        return self.first.year

    @property
    def span_in_words(self) -> str:
        """2025年1月1日至2025年12月31日; without a period only the word between."""
        first, last = (dates.date_in_words(day.isoformat()) if day else "" for day in (self.first, self.last))
        return f"{first}至{last}"


@dataclass(frozen=True, slots=True)
class Sheet:
    """``kinds``: the registers whose pages offer it; records asked for are of the first of them.

    ``build`` may raise UserError, for instance when there is nothing to print.
    """

    name: str
    title: str
    kinds: tuple[str, ...]
    build: Callable[[Office, SheetAsked], Document]
    period: Period = "none"
    records: Records = "none"
    asks: tuple[Ask, ...] = ()

    def document(self, office: Office, asked: SheetAsked) -> Document:
        """Build it after looking at what was asked; missing answers take their defaults.

        Raises UserError for a missing period or record, an unknown answer, or a choice there is not.
        """
        if self.period != "none" and (asked.first is None or asked.last is None):
            raise UserError(f"“{self.title}”要写明时间。", todo=_TODO[self.period])
        if self.records != "none" and not asked.records:
            raise UserError(f"“{self.title}”要写明是哪条记录。", todo="请先选中记录（命令里用 --record）。")
        if self.records == "one" and len(asked.records) > 1:
            raise UserError(f"“{self.title}”一次只印一条记录。", todo="请只选一条。")
        for uuid in asked.records:
            if office.store.get(self.kinds[0], uuid) is None:
                title = office.kind(self.kinds[0]).title
                raise UserError(f"“{title}”里没有编号为“{uuid}”的记录。", todo="它可能已经删除，请重新选择。")
        return self.build(office, self._completed(office, asked))

    def _completed(self, office: Office, asked: SheetAsked) -> SheetAsked:
        known = {one.key: one for one in self.asks}
        for key in asked.values:
            if key not in known:
                names = "、".join(f"{one.key}（{one.label}）" for one in self.asks) or "无"
                raise UserError(f"“{self.title}”没有叫“{key}”的选项。", todo=f"可用的有：{names}。")
        values = {key: asked.values.get(key) or one.default for key, one in known.items()}
        for key, one in known.items():
            offered = one.choices(office) if one.choices else ()
            if offered and values[key] and values[key] not in {value for value, _ in offered}:
                words = "、".join(f"{value}（{said}）" for value, said in offered)
                raise UserError(f"“{one.label}”不能是“{values[key]}”。", todo=f"可用的有：{words}。")
        return SheetAsked(asked.first, asked.last, asked.records, values, asked.masked)


_TODO: Mapping[Period, str] = {
    "day": "请写明是哪一天（命令里用 --from）。",
    "year": "请写明年度（命令里用 --year）。",
    "span": "请写明起止日期（命令里用 --from 和 --to）。",
}
