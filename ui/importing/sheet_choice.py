"""One sheet of the file and what the person chose for it: header, columns, rows taken back, fixes, ticks."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from lawgov_desktop.records.record_type import RecordType
from lawgov_desktop.records.text import clean, match_key
from lawgov_desktop.spreadsheets.grid import CellValue, Sheet
from lawgov_desktop.spreadsheets.headers import HeaderColumn, HeaderFinding, find_header, header_at
from lawgov_desktop.spreadsheets.known import layout_key, remembered
from lawgov_desktop.spreadsheets.lines import SECTION, SHEET_NAME, Lines, lines_of
from lawgov_desktop.spreadsheets.mapping import SAMPLE, ColumnMatch, known_labels, suggest
from lawgov_desktop.spreadsheets.plan import IN_ITEMS
from lawgov_desktop.storage.store import Store
from ui.importing.column_choice import AS_SUGGESTED, DROP, KEEP, ColumnChoice

LOOK_AT: Final = 400
"""Rows judged while choosing, so that a choice shows at once; the plan judges all."""

_NO_HEADER: Final = HeaderFinding((), (), "", 1, 0.0)


class SheetChoice:
    """The choices for one sheet. Nothing here writes; every choice is answered in some milliseconds."""

    def __init__(self, kind: RecordType, store: Store, sheet: Sheet, *, name_too: bool) -> None:
        """``name_too``: the name of the sheet is offered as a column, because there are several."""
        self.kind = kind
        self.sheet = sheet
        self.ticked = False
        """导入这张表."""
        self.finding = _NO_HEADER
        self.columns: tuple[ColumnMatch, ...] = ()
        self.decided: dict[str, str] = {}
        """Heading or letter → path, KEEP or DROP: what the person said, now or last time."""
        self.from_last_time: dict[str, str] = {}
        """The part of ``decided`` that was remembered from an earlier import of this layout."""
        self.taken_back: set[int] = set()
        """Skipped Excel rows the person wants after all."""
        self.fixes: dict[tuple[int, str], CellValue] = {}
        """(Excel row, column letter) → text typed over the cell; the file itself stays as it is."""
        self.left_out: set[str] = set()
        """Places of lines the person unticked."""
        self.answers: dict[str, str] = {}
        """Place of an uncertain line → which known record it is (uuid), "" for a new one."""
        self._store = store
        self._name_too = name_too
        self._known = known_labels([kind])
        self._beginning = sheet if len(sheet.rows) <= LOOK_AT else replace(sheet, rows=sheet.rows[:LOOK_AT])
        self.suggest_all()

    # ------------------------------------------------------------ header and columns

    def suggest_all(self, *, forget: bool = False) -> None:
        """Header and columns as suggested, or as last decided for this layout unless ``forget``."""
        self._use(find_header(self._beginning, self._known), forget=forget)

    def use_header(self, first: int, last: int) -> None:
        """The header a person chose, in Excel rows."""
        self._use(header_at(self._beginning, first, last), forget=False)

    def _use(self, finding: HeaderFinding, *, forget: bool) -> None:
        self.finding = finding
        self.taken_back, self.fixes = set(), {}
        self.left_out, self.answers = set(), {}
        self.decided = {} if forget else remembered(self._store, self.kind.key, self.layout)
        self.from_last_time = dict(self.decided)
        self._suggest()

    @property
    def layout(self) -> str:
        """Sheets with the same headings in the same order have the same one."""
        return layout_key(column.heading for column in self.finding.columns)

    def _suggest(self) -> None:
        self.lines = self._lines(self._beginning)
        wishes = {said: path for said, path in self.decided.items() if self._column(said) is not None}
        names = self._store.names
        self.columns = suggest(self.kind, self.lines.finding, self.lines.samples(SAMPLE), names, wishes)

    def _lines(self, sheet: Sheet) -> Lines:
        return lines_of(
            sheet,
            self.finding,
            in_items=self.kind.key in IN_ITEMS,
            restore=frozenset(self.taken_back),
            name_too=self._name_too,
        )

    def overrides(self) -> dict[str, str]:
        """What the plan is told about columns. Judges the whole sheet where a section column was chosen."""
        wishes = dict(self.decided)
        if SECTION in wishes and self._lines(self.sheet).section_at is None:
            del wishes[SECTION]
        return {said: path for said, path in wishes.items() if self._column(said, any_section=True)}

    def _column(self, said: str, *, any_section: bool = False) -> HeaderColumn | None:
        """The column an override names, found as :func:`mapping.suggest` finds it."""
        columns = self.lines.finding.columns
        for column in columns:
            if match_key(said) in (match_key(column.heading), match_key("/".join(column.parts))):
                return column
        found = next((column for column in columns if column.letter == said.strip().upper()), None)
        if found is None and any_section and said == SECTION:
            return HeaderColumn(SECTION, 0, said, (said,))
        return found

    def _name(self, column: HeaderColumn) -> str:
        """How an override names a column: by its heading, which outlives a column put in before it."""
        if column.letter in (SECTION, SHEET_NAME) or not match_key(column.heading):
            return column.letter
        return column.heading if self._column(column.heading) == column else column.letter

    def assign(self, letter: str, choice: str) -> str:
        """Give a column a field, KEEP, DROP or AS_SUGGESTED; a sentence worth saying, else ""."""
        column = next(one for one in self.lines.finding.columns if one.letter == letter)
        said = ""
        for name in [name for name in self.decided if self._column(name) == column]:
            del self.decided[name]
        if choice not in (KEEP, DROP, AS_SUGGESTED):
            label = self.kind.column(choice).heading
            other = next((one for one in self.columns if one.path == choice and one.letter != letter), None)
            if other is not None:
                said = f"“{label}”原来对应 {other.letter} 列，现在改为 {letter} 列。"
            self.decided = {name: path for name, path in self.decided.items() if path != choice}
        if choice != AS_SUGGESTED:
            self.decided[self._name(column)] = choice
        self._suggest()
        return said

    def swap(self, letter: str, other: str) -> str:
        """The field of one column goes to the other; what that one had, comes here."""
        moved, back = self._path(letter), self._path(other)
        if moved is None or letter == other:
            return ""
        self.assign(other, moved)
        self.assign(letter, back or KEEP)
        label = self.kind.column(moved).heading
        return f"“{label}”移到了 {other} 列" + ("，两列互换。" if back else f"，{letter} 列的原文另存。")

    def _path(self, letter: str) -> str | None:
        return next((column.path for column in self.columns if column.letter == letter), None)

    def take_back(self, row: int, wanted: bool) -> None:
        """Import a skipped Excel row after all, or no longer."""
        (self.taken_back.add if wanted else self.taken_back.discard)(row)
        self._suggest()

    # ------------------------------------------------------------ what is shown

    @property
    def choices(self) -> tuple[ColumnChoice, ...]:
        """One per column of the preview: those of the sheet, then 分节行 and 表名 where there are any."""
        said = {found.letter: name for name in self.decided if (found := self._column(name)) is not None}
        own = {
            column.letter: self._choice(column, at, said.get(column.letter))
            for at, column in enumerate(self.columns)
        }
        shown = []
        for column in self.finding.columns:
            if column.letter in own:
                shown.append(own.pop(column.letter))
            else:
                shown.append(self._like_the_first_group(column))
        return (*shown, *own.values())

    def _choice(self, column: ColumnMatch, at: int, said: str | None) -> ColumnChoice:
        return ColumnChoice(
            column.letter,
            column.heading,
            column.path or (DROP if column.ignored else KEEP),
            column.confidence,
            column.why,
            field=self.kind.column(column.path).heading if column.path else "",
            decided=said is not None,
            remembered=said is not None and self.from_last_time.get(said) == self.decided[said],
            hidden=self.lines.finding.columns[at].hidden,
            beside=column.letter in (SECTION, SHEET_NAME),
        )

    def _like_the_first_group(self, column: HeaderColumn) -> ColumnChoice:
        place = self.finding.columns.index(column)
        for number, group in enumerate(self.finding.groups, start=1):
            if place in group:
                first = self.columns[group.index(place)]
                field = self.kind.column(first.path).heading if first.path else ""
                choice = first.path or (DROP if first.ignored else KEEP)
                return ColumnChoice(column.letter, column.heading, choice, 1.0, "", field, group=number)
        return ColumnChoice(column.letter, column.heading, DROP, 1.0, "不属于任何一组列", decided=True)

    @property
    def uses_last_time(self) -> bool:
        """Are choices of an earlier import of the same layout in use?"""
        return any(choice.remembered for choice in self.choices)

    @property
    def mapped(self) -> frozenset[str]:
        """Paths of the fields some column gives."""
        return frozenset(column.path for column in self.columns if column.path)

    @property
    def unmapped_required(self) -> tuple[str, ...]:
        """Labels of required fields that no column gives."""
        return tuple(self.kind.fields[name].label for name in self.kind.required if name not in self.mapped)

    @property
    def title(self) -> str:
        """What the list calls itself above its table."""
        return clean(self.finding.title)
