"""One import as it stands between the steps: file, header, columns, choices. It knows no widget."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

from lawgov_desktop.errors import UserError
from lawgov_desktop.office import Office
from lawgov_desktop.progress import Progress
from lawgov_desktop.records.record_type import Draft, RecordType
from lawgov_desktop.records.text import clean
from lawgov_desktop.spreadsheets.apply import Applied, apply_plan
from lawgov_desktop.spreadsheets.grid import CellValue, Sheet, Workbook
from lawgov_desktop.spreadsheets.headers import HeaderFinding, find_header, header_at
from lawgov_desktop.spreadsheets.known import layout_key, remembered
from lawgov_desktop.spreadsheets.line_words import cell_words
from lawgov_desktop.spreadsheets.mapping import ColumnMatch, known_labels, suggest
from lawgov_desktop.spreadsheets.plan import LIST_KIND, NEW_LIST, Plan, make_plan
from lawgov_desktop.spreadsheets.reading import read_workbook
from lawgov_desktop.spreadsheets.rows import data_rows
from lawgov_desktop.storage.attachments import Attachments
from lawgov_desktop.storage.imports import find_import
from lawgov_desktop.storage.listing import ListQuery, page
from lawgov_desktop.storage.store import Undone
from ui.importing.column_choice import DROP, KEEP, ColumnChoice
from ui.importing.findings import AS_NEW, Findings, findings
from ui.importing.preview_model import MOST_ROWS, Preview

_LIST_FIELD: Final = "list"
_MOST_VERSIONS: Final = 200
_LOOK_AT: Final = 2 * MOST_ROWS
"""Rows judged for the preview; the plan judges them all."""


class ImportSession:
    """The choices made so far. Nothing here writes; methods that take a Progress may run in a worker."""

    def __init__(self, office: Office, kind: RecordType) -> None:
        self.office = office
        self.kind = kind
        self.path = Path()
        self.workbook: Workbook | None = None
        self.sheet = Sheet("", [])
        self.finding = HeaderFinding((), (), "", 1, 0.0)
        self.columns: tuple[ColumnMatch, ...] = ()
        self.taken_back: set[int] = set()
        """Skipped rows the person wants after all."""
        self.fixes: dict[tuple[int, str], CellValue] = {}
        """(Excel row, column letter) → text typed over the cell; the file itself stays as it is."""
        self.words: dict[str, dict[str, str]] = {}
        """path → (text → code): words decided once for the whole file."""
        self.left_out: frozenset[int] = frozenset()
        """Excel rows the person unticked."""
        self.answers: dict[int, str] = {}
        """Excel row → which known record an uncertain row is (uuid), or AS_NEW."""
        self.good_only = False
        self.list_uuid: str | None = None
        """The list version matters belong to; None with ``new_list`` for one still to be made."""
        self.new_list: Draft | None = None
        self._decided: dict[str, str] = {}  # column letter or heading → path, "" to leave out
        self._known = known_labels([kind])

    # ------------------------------------------------------------ the file

    def read(self, path: Path) -> Callable[[Progress], Workbook]:
        """The work of reading a file, to be run in a worker; UserError when it cannot be read."""

        def work(progress: Progress) -> Workbook:
            workbook = read_workbook(path, progress=progress)
            if not workbook.filled_sheets:
                raise UserError(
                    f"“{path.name}”里没有一张有内容的工作表。", todo="请打开看看是不是选错了文件，再选一次。"
                )
            return workbook

        return work

    def take(self, path: Path, workbook: Workbook) -> None:
        """Take over a file that was read, with its first filled sheet."""
        self.path = path
        self.workbook = workbook
        self.use_sheet(workbook.filled_sheets[0].name)

    def use_sheet(self, name: str) -> None:
        """Take another sheet; header and columns are suggested anew."""
        assert self.workbook is not None
        sheet = self.workbook.sheet(name)
        assert sheet is not None
        self.sheet = sheet
        self.words = {}
        self.suggest_all()

    @property
    def about(self) -> str:
        """What the file is, by its content."""
        workbook = self.workbook
        assert workbook is not None
        kind = workbook.format
        parts = [f"格式：{kind.title}"]
        if kind.misnamed:
            parts[0] += f"（文件名是 {kind.suffix}，按内容读取）"
        if kind.encoding:
            parts.append(f"编码：{kind.encoding.upper()}")
        parts.append(f"读取方式：{workbook.read_by}")
        parts.append(f"{len(workbook.filled_sheets)} 张有内容的工作表")
        return "　·　".join(parts) + "".join(f"\n{note}" for note in workbook.notes)

    # ------------------------------------------------------------ header and columns

    def suggest_all(self, *, forget: bool = False) -> None:
        """Header and columns as suggested, or as last decided for this layout unless ``forget``."""
        self._use_finding(find_header(self._beginning(), self._known), forget=forget)

    def use_header(self, first: int, last: int) -> None:
        """The header a person chose, in Excel rows."""
        self._use_finding(header_at(self._beginning(), first, last), forget=False)

    def _use_finding(self, finding: HeaderFinding, *, forget: bool) -> None:
        self.finding = finding
        self.taken_back, self.fixes = set(), {}
        self.left_out, self.answers = frozenset(), {}
        layout = layout_key(column.heading for column in finding.columns)
        store = self.office.store
        self._decided = {} if forget else remembered(store, self.kind.key, layout)
        self._suggest()

    def _suggest(self) -> None:
        rows = [row.values for row in data_rows(self._beginning(), self.finding).rows]
        self.columns = suggest(self.kind, self.finding, rows, self.office.store.names, self._decided)

    def assign(self, place: int, choice: str) -> str:
        """Give column ``place`` a field, KEEP (as suggested) or DROP; a sentence worth saying, else ""."""
        column = self.columns[place]
        for said in (column.letter, column.heading):
            self._decided.pop(said, None)
        said = ""
        if choice == DROP:
            self._decided[column.letter] = ""
        elif choice != KEEP:
            label = self.kind.column(choice).heading
            for other in self.columns:
                if other.path == choice and other.letter != column.letter:
                    said = f"△ “{label}”原来对应 {other.letter} 列，现在改为 {column.letter} 列。"
            self._decided = {name: path for name, path in self._decided.items() if path != choice}
            self._decided[column.letter] = choice
        self._suggest()
        now = self.columns[place].path
        if choice == KEEP and now:
            said = f"△ {column.letter} 列认出是“{self.kind.column(now).heading}”；不要这一列请选“不导入”。"
        return said

    def _beginning(self) -> Sheet:
        """The top of the sheet, so that a choice shows at once however long the list is."""
        sheet = self.sheet
        return sheet if len(sheet.rows) <= _LOOK_AT else replace(sheet, rows=sheet.rows[:_LOOK_AT])

    @property
    def choices(self) -> tuple[ColumnChoice, ...]:
        """One per column of the header."""
        return tuple(
            ColumnChoice(
                column.letter,
                column.heading,
                column.path or (DROP if column.ignored else KEEP),
                column.confidence,
                column.why,
            )
            for column in self.columns
        )

    @property
    def unmapped_required(self) -> tuple[str, ...]:
        """Labels of required fields that no column gives."""
        given = {column.path for column in self.columns}
        return tuple(self.kind.fields[name].label for name in self.kind.required if name not in given)

    @property
    def fields(self) -> list[tuple[str, str]]:
        """(path, heading) of what a column may become, in the register's order."""
        return [(column.path, column.heading) for column in self.kind.columns(self.kind.import_fields)]

    def keep_answers(self, found: Findings) -> None:
        """Forget answers that fit no row any more; rows that only look alike count as new until decided."""
        kept: dict[int, str] = {}
        for line in found.changes:
            if line.answers:
                default = AS_NEW if line.status == "new" else None
                answer = self.answers.get(line.row, default)
                if answer is not None and any(one.answer == answer for one in line.answers):
                    kept[line.row] = answer
        self.answers = kept

    @property
    def links_to_list(self) -> bool:
        """Do the records belong to a version of a list that no column names?"""
        return _LIST_FIELD in self.kind.fields and all(one.path != _LIST_FIELD for one in self.columns)

    @property
    def title(self) -> str:
        """What the list calls itself above its table, else the file's name."""
        return clean(self.finding.title) or self.path.stem

    def versions(self) -> list[tuple[str, str]]:
        """(uuid, title) of the list versions in the book, the newest first."""
        order = self.office.store.kinds[LIST_KIND].order
        return [
            (str(one["uuid"]), str(one["title"] or ""))
            for one in page(self.office.store, ListQuery(LIST_KIND, order=order), 0, _MOST_VERSIONS)
        ]

    def preview(self) -> Preview:
        """The first rows with Excel's numbers, one column per column of the header."""
        sheet, columns = self.sheet, self.finding.columns
        first = sheet.first_row
        last = min(first + len(sheet.rows) - 1, first + MOST_ROWS - 1)
        numbers = [column.number for column in columns]
        return Preview(
            rows=[
                tuple(cell_words(sheet.value(row, number)) for number in numbers)
                for row in range(first, last + 1)
            ],
            first_row=first,
            column_count=len(columns),
            header_rows=frozenset(self.finding.header_rows),
            skipped={
                one.row: one.why
                for one in data_rows(self._beginning(), self.finding).skipped
                if one.row <= last
            },
            unused_columns=frozenset(
                place for place, column in enumerate(self.columns) if column.path is None
            ),
            total_rows=len(sheet.rows),
            spans=self._spans(last),
        )

    def _spans(self, last: int) -> tuple[tuple[int, int, int, int], ...]:
        """Merged cells of the preview, cut to its rows and columns."""
        place = {column.number: at for at, column in enumerate(self.finding.columns)}
        found = []
        for merge in self.sheet.merges:
            covered = [place[n] for n in range(merge.first_col, merge.last_col + 1) if n in place]
            first, end = max(merge.first_row, self.sheet.first_row), min(merge.last_row, last)
            if covered and merge.first_col in place and first <= end:
                size = (end - first + 1, covered[-1] - covered[0] + 1)
                if size != (1, 1):
                    found.append((first - self.sheet.first_row, covered[0], *size))
        return tuple(found)

    # ------------------------------------------------------------ plan, apply, undo: run in a worker

    def plan(self, progress: Progress) -> tuple[Plan, Findings]:
        """Read, check and compare every row; writes nothing."""
        assert self.workbook is not None
        store = self.office.store
        links = self.links_to_list
        header = self.finding.header_rows
        plan = make_plan(
            self.kind,
            self.workbook,
            store=store,
            path=self.path,
            sheet=self.sheet.name,
            header=(header[0], header[-1]) if header else None,
            mapping=dict(self._decided),
            context={_LIST_FIELD: self.list_uuid or NEW_LIST} if links else None,
            restore=frozenset(self.taken_back),
            fixes=dict(self.fixes),
            values=self.words,
            progress=progress,
        )
        if links and not self.list_uuid:
            plan.new_list = dict(self.new_list or {})
        return plan, findings(plan, store.names, sorted(self.taken_back), self.words)

    def carry_out(self, plan: Plan, progress: Progress) -> Applied:
        """Write the ticked rows with the person's answers; everything or nothing."""
        store = self.office.store
        for row in plan.rows:
            if row.candidates and row.row in self.answers:
                plan.choose(row, self.answers[row.row], store)
            row.take = row.row not in self.left_out
        attachments = Attachments(self.office.book.path.parent / "attachments")
        return apply_plan(plan, store, good_only=self.good_only, progress=progress, attachments=attachments)

    def take_back(self, import_id: str) -> Undone:
        """Undo a whole import; records edited since stay and are listed."""
        return self.office.store.undo(find_import(self.office.store, import_id).action_id)
