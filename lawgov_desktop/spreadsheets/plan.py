"""What an import would do, row by row, before anything is written: read, checked, compared with the book."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from lawgov_desktop.collecting import no_collecting
from lawgov_desktop.errors import UserError
from lawgov_desktop.progress import Progress
from lawgov_desktop.records.fields import Link, Money
from lawgov_desktop.records.record_type import Draft, RecordType
from lawgov_desktop.records.text import clean
from lawgov_desktop.spreadsheets.checks import CellProblem, Counts, PlanRow, count_rows
from lawgov_desktop.spreadsheets.choosing import SheetOffered, chosen_sheet, sheets_of
from lawgov_desktop.spreadsheets.comparing import KnownRecords, difference
from lawgov_desktop.spreadsheets.drafting import PLACEHOLDER, ReadRow, RowReader, ValueMap
from lawgov_desktop.spreadsheets.grid import CellValue, Sheet, Workbook
from lawgov_desktop.spreadsheets.headers import HeaderFinding
from lawgov_desktop.spreadsheets.joining import joined
from lawgov_desktop.spreadsheets.known import (
    ImportEntry,
    Store,
    decided_values,
    deleted_drafts,
    earlier_imports,
    file_hash,
    known_drafts,
    layout_key,
    remembered,
)
from lawgov_desktop.spreadsheets.lines import Line, Lines, lines_of
from lawgov_desktop.spreadsheets.list_year import list_year
from lawgov_desktop.spreadsheets.mapping import SAMPLE, ColumnMatch, suggest
from lawgov_desktop.spreadsheets.matching import Matching, Seen
from lawgov_desktop.spreadsheets.rows import Skipped

LIST_KIND: Final = "matter_list"
NEW_LIST: Final = f"{PLACEHOLDER}{LIST_KIND}"
"""Stands for the uuid of the list version that will be created together with its matters."""

EXAMPLE_MARK: Final = "示例（导入时不读）"
"""Stands in the first column of a template's example row."""

EXAMPLE: Final = "示例行"
IN_ITEMS: Final = frozenset({"matter"})
"""Registers whose lists write one entry over several merged rows."""

TOO_MANY_TITLES: Final = "台账里的记录很多，没有逐条查找写法相近的名称；编号和名称完全相同的都已找出。"

MOST_ROWS: Final = 200_000
"""So many filled rows of one sheet are taken in at once."""

_DOING: Final = "正在核对数据"
_OFTEN: Final = 50  # lines between two looks at whether the person wants to stop


@dataclass(slots=True)
class Plan:
    """A file read, checked and compared; nothing is written yet. Rows may be ticked off, fixed, decided."""

    kind: RecordType
    path: Path | None
    sha256: str
    format: str
    sheet: Sheet
    finding: HeaderFinding
    columns: tuple[ColumnMatch, ...]
    rows: list[PlanRow]
    skipped: tuple[Skipped, ...]
    missing: tuple[str, ...]
    """uuids of known records that no row of the file speaks of; an import never removes them."""
    former: tuple[ImportEntry, ...]
    """Earlier imports of the very same file that still stand (I15)."""
    new_list: Draft | None
    """The list version that will be created for the matters, when none was named."""
    new_links: dict[str, tuple[str, str]]
    """Stand-in → (kind, title) of other records that will be created because the person said so."""
    unknown_links: dict[str, tuple[str, ...]]
    """Kind → what the file calls records of it that the book does not know; ``create`` would create them."""
    context: dict[str, Any]
    overrides: dict[str, str]
    notes: tuple[str, ...]
    """Sentences on what could not be read of the file, and on what was done to its lines."""
    blanks: bool
    """Blank cells empty the fields of known records, because the person said so."""
    values: dict[str, dict[str, str]]
    """path → (text → code): what the person decided about words in this import."""
    sheets: tuple[SheetOffered, ...]
    known: KnownRecords = field(repr=False)
    seen: Seen = field(repr=False)

    @property
    def counts(self) -> Counts:
        return count_rows(self.rows)

    @property
    def problems(self) -> list[CellProblem]:
        return [problem for row in self.rows for problem in row.problems]

    @property
    def file_name(self) -> str:
        return self.path.name if self.path else self.sheet.name

    @property
    def mapping(self) -> dict[str, str]:
        """Heading → path, for the import log."""
        return {column.heading: column.path for column in self.columns if column.path}

    def choose(self, row: PlanRow, uuid: str, store: Store) -> None:
        """A person says which known record an ambiguous row is; "" makes it a new record."""
        if not uuid:
            row.match, row.uuid, row.revision, row.candidates, row.changes = "new", None, None, (), ()
            return
        old = store.get(self.kind.key, uuid)
        if old is None:
            raise KeyError(uuid)
        found = difference(
            self.kind, old, row.given, store.names, lambda draft: store.prepare(self.kind.key, draft)
        )
        row.match = "changed" if found.changes else "same"
        row.uuid, row.revision = uuid, old["revision"]
        row.given, row.changes, row.candidates = found.given, found.changes, ()

    def to_json(self, *, applied: bool = False, import_id: str | None = None) -> dict[str, Any]:
        """The answer of `import --json` (docs of the commands); row numbers and letters are Excel's own."""
        counts = self.counts
        return {
            "format": self.format,
            "sheet": self.sheet.name,
            "header_rows": list(self.finding.header_rows),
            "columns": [
                {
                    "letter": column.letter,
                    "heading": column.heading,
                    "field": column.path,
                    "confidence": column.confidence,
                }
                for column in self.columns
            ],
            "rows": {
                "data": counts.data,
                "good": counts.good,
                "doubtful": counts.doubtful,
                "bad": counts.bad,
                "skipped": sum(one.count for one in self.skipped),
            },
            "skipped": [
                {"row": one.row, "why": one.why} | ({"last_row": one.last_row} if one.last_row else {})
                for one in self.skipped
            ],
            "problems": [problem.to_json() for problem in self.problems],
            "compare": {
                "new": counts.new,
                "changed": counts.changed,
                "same": counts.same,
                "missing": len(self.missing),
                "ambiguous": counts.ambiguous,
            },
            "applied": applied,
            "import_id": import_id,
            "sheets": [asdict(one) for one in self.sheets],
            "notes": list(self.notes),
            "unknown_links": {key: list(titles) for key, titles in self.unknown_links.items()},
        }


def make_plan(
    kind: RecordType,
    workbook: Workbook,
    *,
    store: Store,
    path: Path | None = None,
    sheet: str | None = None,
    header: str | int | tuple[int, int] | None = None,
    mapping: Mapping[str, str] | None = None,
    keys: Sequence[str] | None = None,
    context: Mapping[str, Any] | None = None,
    restore: Collection[int] = (),
    fixes: Mapping[tuple[int, str], CellValue] | None = None,
    values: ValueMap | None = None,
    create: Collection[str] = (),
    blanks: bool = False,
    after: Plan | None = None,
    progress: Progress | None = None,
) -> Plan:
    """Read, check and compare one sheet; writes nothing.

    ``path``: the file, for its name and hash (same file again, title of a list). ``sheet``: its name; the
    best fitting visible one otherwise. ``header``: Excel rows "3", "3:4". ``mapping``: heading or letter →
    field, "" to leave a column out, KEEP to keep its text only; None takes what was last decided for this
    layout, {} forgets it. ``keys``: fields that tell which records are the same, before those of the
    register. ``context``: fixed values of every row that the file may override. ``restore``: skipped Excel
    rows to take after all. ``fixes``: (row, letter) → value typed instead. ``values``: decided meanings of
    texts, before those decided in earlier imports. ``create``: kinds of linked records to create when they
    are not known. ``blanks``: blank cells empty the fields of known records. ``after``: the plan of the
    sheet before, when several sheets of a file go in together. Raises :class:`UserError` for a sheet, column
    or field that is not there, ``Cancelled`` when the person stops.
    """
    progress = progress or Progress()
    names = store.names
    page, finding = chosen_sheet(kind, workbook, sheet, header, names)
    _not_too_long(page)
    lines = lines_of(
        page,
        finding,
        in_items=kind.key in IN_ITEMS,
        restore=restore,
        name_too=len(workbook.filled_sheets) > 1,
    )
    overrides = dict(mapping) if mapping is not None else _as_last_time(store, kind, finding, lines)
    columns = suggest(kind, lines.finding, lines.samples(SAMPLE), names, overrides)
    columns, unit_note = _with_unit(kind, columns, lines.unit)
    if after is not None:
        sha256, former = after.sha256, after.former
    else:
        sha256 = file_hash(path) if path else ""
        former = tuple(entry for entry in earlier_imports(store, sha256) if entry.kind == kind.key)

    fixed, new_list = dict(context or {}), None
    link = list_link(kind)
    own_list = next((at for at, column in enumerate(columns) if link and column.path == link), None)
    if after is not None and link and not fixed.get(link) and after.context.get(link):
        fixed[link], new_list = after.context[link], after.new_list
    if link and not fixed.get(link) and _says_no_list(lines, own_list):
        fixed[link], new_list = _list_version(store, finding, path, page, former, link)

    year = list_year(page, finding, path)
    if year and _asks_year(kind, columns) and fixed.get("year") is None:
        fixed["year"] = year
    reader = RowReader(
        kind,
        columns,
        names,
        context=fixed,
        values=decided_values(store, kind.key, values),
        create=frozenset(create),
        blanks=blanks,
        year=year,
    )
    if after is not None:
        known, seen = after.known, after.seen
    else:
        within = {link: fixed[link]} if link and fixed.get(link) and own_list is None else {}
        seen = Seen()
        known = KnownRecords(
            kind,
            known_drafts(store, kind.key, within),
            ([_own_keys(kind, keys)] if keys else []) + list(kind.keys),
            names,
            deleted_drafts(store, kind.key, within),
        )
    matching = Matching(kind, store, reader, known, page.name, seen, lines.letters)
    with no_collecting():
        rows, examples = _plan_rows(lines, matching, fixes or {}, progress)
    skipped = sorted((*lines.skipped, *examples), key=lambda one: one.row)
    notes = (
        *workbook.notes,
        *lines.notes,
        *unit_note,
        *((TOO_MANY_TITLES,) if known.gave_up else ()),
        *_writing_note(matching.written_otherwise),
        *_year_note(reader.years_added > 0, year),
    )
    return Plan(
        kind, path, sha256, workbook.format.kind, page, finding, columns, rows, tuple(skipped),
        matching.missing(), former, new_list, reader.new_links,
        {key: tuple(titles) for key, titles in reader.unknown_links.items()}, fixed, overrides, notes, blanks,
        {path: dict(known) for path, known in (values or {}).items()}, sheets_of(workbook), known, seen,
    )  # fmt: skip


def _as_last_time(store: Store, kind: RecordType, finding: HeaderFinding, lines: Lines) -> dict[str, str]:
    """What was last decided for this layout, as far as it has the columns; this file may have no sections."""
    decided = remembered(store, kind.key, layout_key(column.heading for column in finding.columns))
    there = {word for column in lines.finding.columns for word in (column.letter, column.heading)}
    return {said: path for said, path in decided.items() if said in there}


def _not_too_long(page: Sheet) -> None:
    """No township has such a list: it is a dump of something, and checking it would hold the program up."""
    rows = sum(map(bool, page.rows))
    if rows > MOST_ROWS:
        raise UserError(
            f"工作表“{page.name}”有 {rows:,} 行内容，一次最多导入 {MOST_ROWS:,} 行。",
            todo="请确认选对了文件；确实要导入的，请分成几个文件。",
        )


def _with_unit(
    kind: RecordType, columns: tuple[ColumnMatch, ...], unit: str
) -> tuple[tuple[ColumnMatch, ...], tuple[str, ...]]:
    """Amounts under headings without a unit are in the one stated above the table; that is told."""
    if not unit or unit == "元":
        return columns, ()
    told = [
        column.letter
        for column in columns
        if column.path and not column.unit and isinstance(kind.column(column.path).field, Money)
    ]
    if not told:
        return columns, ()
    changed = tuple(replace(one, unit=unit) if one.letter in told else one for one in columns)
    return changed, (f"{'、'.join(told)} 列的金额按表头上方写的“{unit}”读取。",)


def _writing_note(rows: int) -> tuple[str, ...]:
    if not rows:
        return ()
    return (f"有 {rows:,} 行里的文字和台账只差全角半角、空格或括号，算作相同，台账的写法不变。",)


def _year_note(added: bool, year: int | None) -> tuple[str, ...]:
    return (f"有的日期没有写年份，按这份表写的 {year} 年读取，请核对。",) if added else ()


def _asks_year(kind: RecordType, columns: Sequence[ColumnMatch]) -> bool:
    """Must every record say its year, and no column of this list does?"""
    return "year" in kind.required and all(column.path != "year" for column in columns)


def _plan_rows(
    lines: Lines,
    matching: Matching,
    fixes: Mapping[tuple[int, str], CellValue],
    progress: Progress,
) -> tuple[list[PlanRow], list[Skipped]]:
    rows: list[PlanRow] = []
    last: tuple[Line, ReadRow] | None = None
    examples: list[Skipped] = []
    fixed_rows = {row for row, _ in fixes}
    total = lines.count
    for done, line in enumerate(lines, start=1):
        if done % _OFTEN == 1:
            progress.step(_DOING, done, total)
        if _is_example(line.cells):
            examples.append(Skipped(line.first, EXAMPLE))
            continue
        letters = lines.letters[line.group]
        if line.first in fixed_rows:
            cells = tuple(
                fixes.get((line.first, letter), value)
                for letter, value in zip(letters, line.cells, strict=True)
            )
            line = replace(line, cells=cells)
        read = matching.read(line)
        both = joined(matching.kind, last[1], read) if last and last[0].group == line.group else None
        if last and both:
            last = (replace(last[0], last=line.last), both)
            continue
        if last:
            rows.append(matching.row(*last))
        last = (line, read)
    if last:
        rows.append(matching.row(*last))
    return rows, examples


def _own_keys(kind: RecordType, keys: Sequence[str]) -> tuple[str, ...]:
    """Names or labels of own fields, as names."""
    labels = {own.label: name for name, own in kind.fields.items()}
    names = []
    for said in keys:
        name = said if said in kind.fields else labels.get(said)
        if name is None:
            raise UserError(
                f"“{kind.title}”没有叫“{said}”的字段。", todo="认出同一条记录要用登记表自己的字段。"
            )
        names.append(name)
    return tuple(names)


def list_link(kind: RecordType) -> str | None:
    """The field by which records of this kind belong to a list version; a version belongs to none."""
    if kind.key == LIST_KIND:
        return None
    links = (name for name, own in kind.fields.items() if isinstance(own, Link) and own.kind == LIST_KIND)
    return next(links, None)


def _says_no_list(lines: Lines, column: int | None) -> bool:
    """Does any line leave open to which list version it belongs?"""
    return column is None or any(line.cells[column] is None and not _is_example(line.cells) for line in lines)


def _list_version(
    store: Store,
    finding: HeaderFinding,
    path: Path | None,
    page: Sheet,
    former: Sequence[ImportEntry],
    link: str,
) -> tuple[str, Draft | None]:
    """The list a file's matters belong to: that of an earlier import or of the same title, else a new one."""
    for entry in former:
        uuid = str((entry.details.get("context") or {}).get(link) or "")
        known = store.get(LIST_KIND, uuid) if uuid else None
        if known is not None and not known["deleted_at"]:
            return uuid, None
    title = clean(finding.title) or (path.stem if path else page.name)
    same = store.names.find(LIST_KIND, title)
    if same:
        return same[0], None
    return NEW_LIST, {"title": title}


def _is_example(cells: Sequence[CellValue]) -> bool:
    return any(isinstance(value, str) and value.strip() == EXAMPLE_MARK for value in cells[:2])
