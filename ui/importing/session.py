"""One import as it stands between the steps: file, sheets, columns, choices. It knows no widget."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from lawgov_desktop.errors import UserError
from lawgov_desktop.office import Office
from lawgov_desktop.progress import Progress
from lawgov_desktop.records.pinyin import initials
from lawgov_desktop.records.record_type import Draft, RecordType
from lawgov_desktop.spreadsheets.apply import Applied, apply_plans
from lawgov_desktop.spreadsheets.choosing import chosen_sheet
from lawgov_desktop.spreadsheets.grid import Workbook
from lawgov_desktop.spreadsheets.known import decided_values, earlier_imports, file_hash
from lawgov_desktop.spreadsheets.plan import LIST_KIND, NEW_LIST, Plan, make_plan
from lawgov_desktop.spreadsheets.reading import read_workbook
from lawgov_desktop.storage.attachments import Attachments
from lawgov_desktop.storage.imports import ImportEntry, find_import
from lawgov_desktop.storage.listing import ListQuery, page
from lawgov_desktop.storage.store import Undone
from ui.importing.findings import Findings, findings
from ui.importing.sheet_choice import SheetChoice

PASTED: Final = "粘贴的内容"
"""What the window calls a table that came from the clipboard."""

_LIST_FIELD: Final = "list"
_MOST_VERSIONS: Final = 200


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that was read, with what is suggested for each of its filled sheets."""

    path: Path | None
    workbook: Workbook
    sheets: tuple[SheetChoice, ...]
    best: SheetChoice
    alike: tuple[str, ...]
    """Names of further sheets that are ticked too, because their headings are the same."""
    former: tuple[ImportEntry, ...]


class ImportSession:
    """The choices made so far. Nothing here writes; methods that take a Progress may run in a worker."""

    def __init__(self, office: Office, kind: RecordType) -> None:
        self.office = office
        self.kind = kind
        self.path: Path | None = None
        """The file; None for what was pasted."""
        self.workbook: Workbook | None = None
        self.sheets: tuple[SheetChoice, ...] = ()
        self.alike: tuple[str, ...] = ()
        self.words: dict[str, dict[str, str]] = {}
        """path → (text → code): words decided once for the whole file."""
        self.good_only = False
        self.touched = False
        """Has the person decided something that would be lost with the window?"""
        self.blanks = False
        self.create = False
        """Records the file names and the book does not know are registered together with the import."""
        """空白格也清空台账里的内容."""
        self.keys: tuple[str, ...] = ()
        """Fields by which records are recognised before those of the register; () for these alone."""
        self.list_uuid: str | None = None
        """The list version matters belong to; None with ``new_list`` for one still to be made."""
        self.new_list: Draft | None = None
        self._current: SheetChoice | None = None

    # ------------------------------------------------------------ the file

    def read(self, path: Path) -> Callable[[Progress], Opened]:
        """The work of reading a file, to be run in a worker; UserError when it cannot be read."""

        def work(progress: Progress) -> Opened:
            workbook = read_workbook(path, progress=progress)
            if not workbook.filled_sheets:
                raise UserError(
                    f"“{path.name}”里没有一张有内容的工作表。", todo="请打开看看是不是选错了文件，再选一次。"
                )
            return self.open(path, workbook, progress)

        return work

    def open(self, path: Path | None, workbook: Workbook, progress: Progress | None = None) -> Opened:
        """Judge the sheets of a workbook that was read: header, columns, which of them are ticked."""
        progress = progress or Progress()
        filled = workbook.filled_sheets
        chosen = []
        for done, sheet in enumerate(filled):
            progress.step("正在认表头", done, len(filled))
            choice = SheetChoice(self.kind, self.office.store, sheet, name_too=len(filled) > 1)
            chosen.append(choice)
        best = self._best(workbook, chosen)
        best.ticked = True
        alike = [
            one
            for one in chosen
            if one is not best and one.columns and one.layout == best.layout and not one.sheet.hidden
        ]
        for one in alike:
            one.ticked = True
        for _, heading in self.fields:
            initials(heading)  # the tables of sounds are read here, not while somebody types
        former = earlier_imports(self.office.store, file_hash(path)) if path else ()
        return Opened(
            path, workbook, tuple(chosen), best, tuple(one.sheet.name for one in alike),
            tuple(entry for entry in former if entry.kind == self.kind.key),
        )  # fmt: skip

    def _best(self, workbook: Workbook, chosen: Sequence[SheetChoice]) -> SheetChoice:
        if len(chosen) == 1:
            return chosen[0]
        try:
            sheet, _ = chosen_sheet(self.kind, workbook, None, None, self.office.store.names)
        except UserError:
            return chosen[0]  # no sheet has a header that can be told; the person points at it
        return next(one for one in chosen if one.sheet is sheet)

    def take(self, opened: Opened) -> None:
        """Take over a file that was read and judged."""
        self.path, self.workbook, self.sheets = opened.path, opened.workbook, opened.sheets
        self.alike = opened.alike
        self._current = opened.best
        self.words = {}
        self.touched = False

    def forget_file(self) -> None:
        self.workbook, self.sheets, self._current = None, (), None

    @property
    def current(self) -> SheetChoice:
        """The sheet on show."""
        assert self._current is not None
        return self._current

    def show_sheet(self, name: str) -> None:
        self._current = next(one for one in self.sheets if one.sheet.name == name)

    @property
    def ticked(self) -> tuple[SheetChoice, ...]:
        return tuple(one for one in self.sheets if one.ticked)

    @property
    def several(self) -> bool:
        """Do rows of more than one sheet go in together?"""
        return len(self.ticked) > 1

    @property
    def file_name(self) -> str:
        """What the window calls the file."""
        return self.path.name if self.path else PASTED

    @property
    def about(self) -> str:
        """What the file is, by its content."""
        workbook = self.workbook
        assert workbook is not None
        kind = workbook.format
        parts = [f"格式：{kind.title}"]
        if kind.encoding:
            parts.append(f"编码：{kind.encoding.upper()}")
        parts.append(f"{len(workbook.filled_sheets)} 张有内容的工作表")
        return "\n".join(("　·　".join(parts), *self.reader_notes))

    @property
    def reader_notes(self) -> tuple[str, ...]:
        """What the reader has to say about the file: a wrong suffix, parts it could not read."""
        workbook = self.workbook
        if workbook is None:
            return ()
        sentence = workbook.format.sentence if self.path else ""
        return (*((sentence,) if sentence else ()), *workbook.notes)

    # ------------------------------------------------------------ fields, list versions

    @property
    def fields(self) -> list[tuple[str, str]]:
        """(path, heading) of what a column may become, in the register's order."""
        return [(column.path, column.heading) for column in self.kind.columns(self.kind.import_fields)]

    @property
    def key_fields(self) -> list[tuple[str, str]]:
        """(name, label) of the register's own fields some column gives: what may tell records apart."""
        given = {path for one in self.ticked for path in one.mapped}
        return [(name, own.label) for name, own in self.kind.fields.items() if name in given]

    @property
    def may_link_to_list(self) -> bool:
        """Do records of this register belong to a version of a list?"""
        return _LIST_FIELD in self.kind.fields

    @property
    def links_to_list(self) -> bool:
        """Do the records of some ticked sheet belong to a version of a list that no column names?"""
        return any(self._needs_list(one) for one in self.ticked or self.sheets)

    def _needs_list(self, one: SheetChoice) -> bool:
        return _LIST_FIELD in self.kind.fields and _LIST_FIELD not in one.mapped

    @property
    def title(self) -> str:
        """What the list calls itself above its table, else the file's name."""
        return self.current.title or (self.path.stem if self.path else "")

    def versions(self) -> list[tuple[str, str]]:
        """(uuid, title) of the list versions in the book, the newest first."""
        order = self.office.store.kinds[LIST_KIND].order
        return [
            (str(one["uuid"]), str(one["title"] or ""))
            for one in page(self.office.store, ListQuery(LIST_KIND, order=order), 0, _MOST_VERSIONS)
        ]

    # ------------------------------------------------------------ plan, apply, undo: run in a worker

    def plan(self, progress: Progress) -> tuple[tuple[Plan, ...], Findings]:
        """Read, check and compare every row of the ticked sheets; writes nothing."""
        assert self.workbook is not None
        store = self.office.store
        chosen = self.ticked
        total = sum(len(one.sheet.rows) for one in chosen)
        plans: list[Plan] = []
        done = 0
        for one in chosen:
            named = f"正在核对“{one.sheet.name}”" if self.several else "正在核对数据"
            plans.append(self._plan_of(one, plans, PartOfWork(progress, named, done, total)))
            done += len(one.sheet.rows)
        remembered = decided_values(store, self.kind.key, None)
        found = findings(
            plans, store.names, {one.sheet.name: sorted(one.taken_back) for one in chosen}, self.words,
            remembered, progress,
        )  # fmt: skip
        return tuple(plans), found

    def unknown_links(self, plans: Sequence[Plan]) -> str:
        """What the file names and the book does not know: "调解委员会 3 个、调解员 2 个"; "" for nothing."""
        unknown: dict[str, dict[str, None]] = {}
        for plan in plans:
            for key, titles in plan.unknown_links.items():
                unknown.setdefault(key, {}).update(dict.fromkeys(titles))
        kinds = self.office.store.kinds
        return "、".join(f"{kinds[key].title} {len(titles):,} 个" for key, titles in unknown.items())

    def _plan_of(self, one: SheetChoice, before: Sequence[Plan], progress: Progress) -> Plan:
        assert self.workbook is not None
        store = self.office.store
        header = one.finding.header_rows
        needs_list = self._needs_list(one)
        plan = make_plan(
            self.kind,
            self.workbook,
            store=store,
            path=self.path,
            sheet=one.sheet.name,
            # Row 0 is the header made for a table pasted without one; it is found again by itself.
            header=(header[0], header[-1]) if header and header[0] > 0 else None,
            mapping=one.overrides(),
            keys=self.keys or None,
            context={_LIST_FIELD: self.list_uuid or NEW_LIST} if needs_list else None,
            restore=frozenset(one.taken_back),
            fixes=dict(one.fixes),
            values=self.words,
            blanks=self.blanks,
            create=[one.key for one in store.kinds.values()] if self.create else (),
            after=before[-1] if before else None,
            progress=progress,
        )
        if needs_list and not self.list_uuid:
            plan.new_list = dict(self.new_list or {})
        return plan

    def choice_of(self, sheet: str) -> SheetChoice:
        return next(one for one in self.sheets if one.sheet.name == sheet)

    def carry_out(self, plans: Sequence[Plan], progress: Progress) -> Applied:
        """Write the ticked rows with the person's answers; everything or nothing."""
        store = self.office.store
        for plan in plans:
            one = self.choice_of(plan.sheet.name)
            for row in plan.rows:
                if row.candidates or row.match == "ambiguous":
                    answer = one.answers.get(row.place)
                    if answer is not None:
                        plan.choose(row, answer, store)
                row.take = row.place not in one.left_out
        attachments = Attachments(self.office.book.path.parent / "attachments")
        return apply_plans(plans, store, good_only=self.good_only, progress=progress, attachments=attachments)

    def take_back(self, import_id: str, progress: Progress) -> Undone:
        """Undo a whole import, after a backup; records edited since stay and are listed."""
        self.office.back_up_before_undo(progress)
        progress.step("正在撤销")
        return self.office.store.undo(find_import(self.office.store, import_id).action_id)


class PartOfWork(Progress):
    """The progress of one part, told as n of N of the whole."""

    def __init__(self, whole: Progress, doing: str, before: int, total: int) -> None:
        super().__init__()
        self._whole, self._doing, self._before, self._total = whole, doing, before, total

    def step(self, doing: str, done: int = 0, total: int = 0) -> None:
        self._whole.step(self._doing, min(self._before + done, self._total), self._total)


def told_before(former: Sequence[ImportEntry]) -> str:
    """When, by whom and with what result this very file was imported before; "" when it was not."""
    if not former:
        return ""
    entry = former[0]
    counts: Mapping[str, int] = entry.counts
    done = f"新增 {counts.get('created', 0):,} 条、更新 {counts.get('updated', 0):,} 条"
    times = f"，前后一共 {len(former)} 次" if len(former) > 1 else ""
    who = entry.who or "没有署名"
    return f"这份文件 {entry.at[:10]} 已经导入过（{who}：{done}{times}）。再导入只会写入不同的地方。"
