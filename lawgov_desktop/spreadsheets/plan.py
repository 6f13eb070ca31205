"""What an import would do, row by row, before anything is written: read, checked, compared with the book."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from lawgov_desktop.progress import Progress
from lawgov_desktop.records.fields import Link
from lawgov_desktop.records.record_type import Draft, RecordType
from lawgov_desktop.records.text import clean
from lawgov_desktop.spreadsheets.checks import (
    CellProblem,
    Counts,
    PlanRow,
    count_rows,
    row_problems,
)
from lawgov_desktop.spreadsheets.choosing import chosen_sheet
from lawgov_desktop.spreadsheets.comparing import KnownRecords, difference, key_of
from lawgov_desktop.spreadsheets.drafting import PLACEHOLDER, ReadRow, RowReader, ValueMap
from lawgov_desktop.spreadsheets.grid import CellValue, Sheet, Workbook
from lawgov_desktop.spreadsheets.headers import HeaderFinding
from lawgov_desktop.spreadsheets.known import (
    ImportEntry,
    Store,
    earlier_imports,
    file_hash,
    known_drafts,
    layout_key,
    remembered,
)
from lawgov_desktop.spreadsheets.mapping import ColumnMatch, suggest
from lawgov_desktop.spreadsheets.rows import DataRow, Skipped, data_rows, items

LIST_KIND: Final = "matter_list"
NEW_LIST: Final = f"{PLACEHOLDER}{LIST_KIND}"
"""Stands for the uuid of the list version that will be created together with its matters."""

EXAMPLE_MARK: Final = "示例（导入时不读）"
"""Stands in the first column of a template's example row."""

EXAMPLE: Final = "示例行"
IN_ITEMS: Final = frozenset({"matter"})
"""Registers whose lists write one entry over several merged rows."""

_DOING: Final = "正在核对数据"


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
    context: dict[str, Any]
    overrides: dict[str, str]
    notes: tuple[str, ...] = ()
    """Sentences of the reader on what could not be read of the file."""

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
    progress: Progress | None = None,
) -> Plan:
    """Read, check and compare one sheet; writes nothing.

    ``path``: the file, for its name and hash (same file again, title of a list). ``sheet``: its name; the
    best fitting visible one otherwise. ``header``: Excel rows "3", "3:4". ``mapping``: heading or letter →
    field, "" to leave a column out; None takes what was last decided for this layout, {} forgets it.
    ``keys``: fields that tell which records are the same, before those of the register. ``context``: fixed
    values of every row that the file may override. ``restore``: skipped Excel rows to take after all.
    ``fixes``: (row, letter) → value typed instead. ``values``: decided meanings of texts. ``create``: kinds
    of linked records to create when they are not known. Raises :class:`UserError` for a sheet, column or
    field that is not there, ``Cancelled`` when the person stops.
    """
    progress = progress or Progress()
    names = store.names
    page, finding = chosen_sheet(kind, workbook, sheet, header, names)
    if mapping is None:
        overrides = remembered(store, kind.key, layout_key(column.heading for column in finding.columns))
    else:
        overrides = dict(mapping)
    found = data_rows(page, finding, restore)
    columns = suggest(kind, finding, [row.values for row in found.rows[:200]], names, overrides)
    sha256 = file_hash(path) if path else ""
    former = tuple(entry for entry in earlier_imports(store, sha256) if entry.kind == kind.key)

    fixed, new_list = dict(context or {}), None
    link = _list_link(kind)
    own_list = next((at for at, column in enumerate(columns) if link and column.path == link), None)
    if link and not fixed.get(link) and _says_no_list(found.rows, own_list):
        fixed[link], new_list = _list_version(store, finding, path, page, former, link)

    groups = items(found.rows, finding) if kind.key in IN_ITEMS else None
    lines: Iterable[tuple[int, int, Sequence[CellValue]]] = (
        ((item.first_row, item.last_row, item.values) for item in groups)
        if groups is not None
        else ((row.row, row.row, row.values) for row in found.rows)
    )
    skipped = list(found.skipped)
    reader = RowReader(kind, columns, names, context=fixed, values=values, create=frozenset(create))
    known = KnownRecords(
        kind,
        known_drafts(
            store, kind.key, {link: fixed[link]} if link and fixed.get(link) and own_list is None else {}
        ),
        ([tuple(keys)] if keys else []) + list(kind.keys),
        names,
    )
    drafting = _Drafting(kind, store, reader, known)
    letters = {column.letter: at for at, column in enumerate(columns)}
    total = len(groups) if groups is not None else len(found.rows)
    rows: list[PlanRow] = []
    for done, (first, last, cells) in enumerate(lines, start=1):
        progress.step(_DOING, done, total)
        if _is_example(cells):
            skipped.append(Skipped(first, EXAMPLE))
            continue
        changed = list(cells)
        for (row, letter), value in (fixes or {}).items():
            if row == first and letter in letters:
                changed[letters[letter]] = value
        rows.append(drafting.row(first, last, tuple(changed)))
    skipped.sort(key=lambda one: one.row)
    return Plan(
        kind, path, sha256, workbook.format.kind, page, finding, columns, rows, tuple(skipped),
        drafting.missing(), former, new_list, reader.new_links, fixed, overrides, workbook.notes,
    )  # fmt: skip


class _Drafting:
    """Turns lines into plan rows; remembers which known records and which keys were met already."""

    def __init__(self, kind: RecordType, store: Store, reader: RowReader, known: KnownRecords) -> None:
        self._kind = kind
        self._store = store
        self._reader = reader
        self._known = known
        self._claimed: dict[str, int] = {}
        self._spoken_of: set[str] = set()
        self._first_with: dict[tuple[str, ...], int] = {}

    def missing(self) -> tuple[str, ...]:
        return tuple(uuid for uuid in self._known.by_uuid if uuid not in self._spoken_of)

    def row(self, first: int, last: int, cells: tuple[CellValue, ...]) -> PlanRow:
        kind, store = self._kind, self._store
        read = self._reader.read(cells)
        full = store.prepare(kind.key, {**kind.new_draft(), **read.draft})
        row = PlanRow(first, last, cells, read.draft)
        self._match(row, read, full)
        told = row.problems
        if row.uuid:
            # What the file leaves blank may be in the book: the record counts as it will stand then.
            old = self._known.by_uuid[row.uuid]
            after = store.prepare(kind.key, {**old, **row.given})
            rules = [
                problem
                for problem in kind.problems(after, store.names)
                if problem.level == "refuse" or problem.field in read.places
            ]
            self._spoken_of.add(row.uuid)
            told = (*told, *self._not_taken(row, read, after))
        else:
            rules = kind.problems(full, store.names)
        self._spoken_of.update(row.candidates)
        row.problems = (*row_problems(first, read.places, read.doubts, read.unread, rules), *told)
        return row

    def _not_taken(self, row: PlanRow, read: ReadRow, after: Draft) -> Iterator[CellProblem]:
        """Cells of a known record that say otherwise than what follows from its other fields."""
        for name in self._kind.derived:
            place, value = read.places.get(name), read.draft.get(name)
            if place is None or value is None:
                continue
            stands = self._kind.fields[name].show(after.get(name), self._store.names)
            said = self._kind.fields[name].show(value, self._store.names)
            # 张三与李四 and 张三、李四 say the same.
            if said == stands or (stands and all(part in said for part in stands.split("、"))):
                continue
            label = self._kind.fields[name].label
            what = f"台账里的{label}是“{stands or '空'}”，没有按文件改"
            why = f"{label}由这条记录的其他内容得出"
            yield CellProblem(
                row.row, place.letter, name, place.text, "doubt", what, why, "需要改的，请打开这条记录修改"
            )

    def _match(self, row: PlanRow, read: ReadRow, full: Draft) -> None:
        recognised = self._known.find(full)
        found = recognised.same
        free = [uuid for uuid in found if uuid not in self._claimed]
        # A record in which nothing differs is this row, however many share its key.
        for uuid in [*free, *(u for u in self._known.perhaps(full) if u not in self._claimed)]:
            if not self._difference(uuid, read.draft).changes:
                self._is(row, uuid, {}, ())
                return
        if len(found) == 1 and free:
            different = self._difference(found[0], read.draft)
            self._is(row, found[0], different.given, different.changes)
        elif found:
            row.match, row.candidates = "ambiguous", found
            if len(found) == 1:
                self._doubt(row, f"与第 {self._claimed[found[0]]} 行是同一条记录", "", "请选定用哪一行")
            else:
                self._doubt(row, f"台账里有 {len(found)} 条都对得上", "", "请选定是哪一条")
        else:
            self._new(row, full, recognised.like)

    def _new(self, row: PlanRow, full: Draft, like: tuple[str, ...]) -> None:
        row.match = "new"
        row.candidates = like or tuple(self._known.similar(full))
        if row.candidates:
            title = self._store.names.title(self._kind.key, row.candidates[0])
            why = "主要内容相同，编号或证件号不同" if like else "写法相近，可能是同一条"
            self._doubt(row, f"台账里已有很像的“{title}”", why, "请确认；不是同一条就按新增导入")
        for key in self._kind.keys:
            words = (key[0], *key_of(full, key))
            if all(words):
                earlier = self._first_with.setdefault(words, row.row)
                if earlier != row.row:
                    self._doubt(row, f"与第 {earlier} 行像是同一条", "主要内容相同", "请核对是否重复")
                break

    def _difference(self, uuid: str, read: Draft) -> Any:
        kind, store = self._kind, self._store
        return difference(
            kind, self._known.by_uuid[uuid], read, store.names, lambda draft: store.prepare(kind.key, draft)
        )

    def _is(self, row: PlanRow, uuid: str, given: Draft, changes: tuple[Any, ...]) -> None:
        row.match = "changed" if changes else "same"
        row.uuid, row.revision = uuid, self._known.by_uuid[uuid]["revision"]
        row.given, row.changes = given, changes
        self._claimed[uuid] = row.row

    def _doubt(self, row: PlanRow, what: str, why: str, todo: str) -> None:
        row.problems = (*row.problems, CellProblem(row.row, "", "", "", "doubt", what, why, todo))


def _list_link(kind: RecordType) -> str | None:
    """The field by which records of this kind belong to a list version."""
    links = (name for name, own in kind.fields.items() if isinstance(own, Link) and own.kind == LIST_KIND)
    return next(links, None)


def _says_no_list(rows: Sequence[DataRow], column: int | None) -> bool:
    """Does any row leave open to which list version it belongs?"""
    return column is None or any(row.values[column] is None and not _is_example(row.values) for row in rows)


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
