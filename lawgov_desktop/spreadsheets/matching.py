"""Turns the lines of a list into plan rows: read, checked, and recognised among the known records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from lawgov_desktop.records.record_type import Draft, RecordType
from lawgov_desktop.spreadsheets.checks import CellProblem, PlanRow, row_problems
from lawgov_desktop.spreadsheets.comparing import Difference, KnownRecords, Words, difference
from lawgov_desktop.spreadsheets.crowds import Crowd, said_by
from lawgov_desktop.spreadsheets.drafting import ReadRow, RowReader
from lawgov_desktop.spreadsheets.known import Store
from lawgov_desktop.spreadsheets.lines import Line

PLANNED: Final = "planned"
"""Stands in the place of an import's id while rows are looked at: rules are softer with what was imported."""


@dataclass(slots=True)
class Seen:
    """What the sheets of one import have spoken of so far: a year's list often repeats last month's."""

    claimed: dict[str, tuple[PlanRow, str]] = field(default_factory=dict)
    """uuid of a known record → the row that is it, and where in the file that stands."""
    spoken_of: set[str] = field(default_factory=set)
    first_with: dict[tuple[str, ...], tuple[str, int]] = field(default_factory=dict)
    """key → the sheet and Excel row of the first new record with it."""


class Matching:
    """Makes plan rows of one sheet's lines; ``seen`` is shared by the sheets of an import."""

    def __init__(
        self,
        kind: RecordType,
        store: Store,
        reader: RowReader,
        known: KnownRecords,
        sheet: str,
        seen: Seen,
        letters: Sequence[tuple[str, ...]],
    ) -> None:
        """``letters``: those of the columns, for each group of columns side by side."""
        self.kind = kind
        self._letters = letters
        self._store = store
        self._reader = reader
        self._known = known
        self._sheet = sheet
        self._seen = seen
        self._blank = kind.new_draft()
        self.written_otherwise = 0
        """Rows with a text that stands in the book in other width, spaces or brackets."""

    def missing(self) -> tuple[str, ...]:
        """uuids of known records that nothing read so far speaks of."""
        return tuple(uuid for uuid in self._known.by_uuid if uuid not in self._seen.spoken_of)

    def read(self, line: Line) -> ReadRow:
        return self._reader.read(line.cells, self._letters[line.group])

    def row(self, line: Line, read: ReadRow) -> PlanRow:
        kind, store, letters = self.kind, self._store, self._letters[line.group]
        full = store.prepare(kind.key, {**self._blank, **read.draft})
        row = PlanRow(line.first, line.last, line.cells, read.draft, letters=letters, group=line.group)
        self._match(row, read, full)
        told = row.problems
        if row.uuid:
            # What the file leaves blank may be in the book: the record counts as it will stand then.
            old = self._known.by_uuid[row.uuid]
            after = store.prepare(kind.key, {**old, **row.given}) | {
                "import_id": old.get("import_id") or PLANNED
            }
            rules = [
                problem
                for problem in kind.problems(after, store.names, values=False)
                if problem.level == "refuse" or problem.field in read.places
            ]
            self._seen.spoken_of.add(row.uuid)
            told = (*told, *self._not_taken(row, read, after))
        else:
            rules = kind.problems(full | {"import_id": PLANNED}, store.names, values=False)
            self._keep_what_follows_otherwise(read, full)
        self._seen.spoken_of.update(row.candidates)
        row.problems = (*row_problems(line.first, read.places, read.doubts, read.unread, rules), *told)
        return row

    def _not_taken(self, row: PlanRow, read: ReadRow, after: Draft) -> Iterator[CellProblem]:
        """Cells of a known record that say otherwise than what follows from its other fields, or than what
        the office filled in itself."""
        for name in (*self.kind.derived, *self.kind.kept):
            value = read.draft.get(name)
            place = read.places.get(name) if value is not None and name in read.places else None
            if place is None:
                continue
            own = self.kind.fields[name]
            stands = own.show(after.get(name), self._store.names)
            said = own.show(value, self._store.names)
            # 张三与李四 and 张三、李四 say the same.
            if said == stands or (stands and all(part in said for part in stands.split("、"))):
                continue
            what = f"台账里的{own.label}是“{stands or '空'}”，没有按文件改"
            if name in self.kind.kept:
                why = f"{own.label}由本单位自己填写，导入不改动已经填好的"
            else:
                why = f"{own.label}由这条记录的其他内容得出"
            yield CellProblem(
                row.row, place.letter, name, place.text, "doubt", what, why, "需要改的，请打开这条记录修改"
            )

    def _keep_what_follows_otherwise(self, read: ReadRow, full: Draft) -> None:
        """A cell of a new record whose field the program fills by itself, with something else: its text stays
        with the record under the heading, as that of a foreign column does."""
        for name in self.kind.derived:
            value = read.draft.get(name)
            place = read.places.get(name) if value is not None and name in read.places else None
            if place is None or name in self.kind.import_fields:
                continue
            own = self.kind.fields[name]
            if own.show(value, self._store.names) != own.show(full.get(name), self._store.names):
                read.draft["extra"] = {**read.draft["extra"], own.label: place.text}

    def _match(self, row: PlanRow, read: ReadRow, full: Draft) -> None:
        claimed = self._seen.claimed
        words = self._known.words(full)
        recognised = self._known.find(words)
        found = recognised.same
        # A record in which nothing differs is this row, however many share its key.
        for crowd in (found, *self._known.perhaps(words)):
            for uuid in crowd.may_be(lambda: said_by(self.kind, read.draft), self._known.by_uuid, claimed):
                different = self._difference(uuid, read)
                if not different.changes:
                    self._is(row, uuid, different)
                    return
        many = len(found.uuids)
        if many == 1 and found.uuids[0] not in claimed:
            self._is(row, found.uuids[0], self._difference(found.uuids[0], read))
        elif many:
            row.match, row.candidates = "ambiguous", found.asked
            self._speaks_of(found)
            if many == 1:
                first, place = claimed[found.uuids[0]]
                self._doubt(row, f"与{place}是同一条记录", "", "请选定用哪一行")
                if first.match == "changed":
                    self._doubt(first, f"与{self._place(row)}是同一条记录", "", "请核对用哪一行")
            else:
                self._doubt(row, f"台账里有 {many} 条都对得上", "", "请选定是哪一条")
        else:
            self._new(row, full, words, recognised.like)

    def _speaks_of(self, crowd: Crowd) -> None:
        if not crowd.spoken_of:
            crowd.spoken_of = True
            self._seen.spoken_of.update(crowd.uuids)

    def _new(self, row: PlanRow, full: Draft, words: Words, alike: Crowd) -> None:
        row.match = "new"
        self._speaks_of(alike)
        like = alike.asked
        row.candidates = like or tuple(self._known.similar(full))
        if row.candidates:
            title = self._store.names.title(self.kind.key, row.candidates[0])
            why = "主要内容相同，编号或证件号不同" if like else "写法相近，可能是同一条"
            self._doubt(row, f"台账里已有很像的“{title}”", why, "请确认；不是同一条就按新增导入")
        self._tell_of_bin(row, words)
        for key in self.kind.keys:
            shared = (key[0], *(words[name] for name in key))
            if all(shared):
                sheet, earlier = self._seen.first_with.setdefault(shared, (self._sheet, row.row))
                if sheet != self._sheet:
                    # A monthly list repeats last month's rows: taken in, they would stand twice.
                    row.match = "ambiguous"
                    self._doubt(
                        row,
                        f"与工作表“{sheet}”第 {earlier} 行是同一条",
                        "主要内容相同",
                        "不是同一条就按新增导入",
                    )
                elif earlier != row.row:
                    self._doubt(row, f"与第 {earlier} 行像是同一条", "主要内容相同", "请核对是否重复")
                break

    def _tell_of_bin(self, row: PlanRow, words: Words) -> None:
        gone = self._known.deleted
        found = gone.find(words).same.uuids if gone else ()
        if gone and found:
            title = self._store.names.title(self.kind.key, found[0])
            day = str(gone.by_uuid[found[0]]["deleted_at"])[:10]
            todo = "仍要登记的就按新增导入；不要的请去掉勾选，或先从回收站恢复"
            self._doubt(row, f"回收站里有同一条“{title}”（{day} 删除）", "以前登记过，后来删除了", todo)

    def _difference(self, uuid: str, read: ReadRow) -> Difference:
        kind, store = self.kind, self._store
        return difference(
            kind,
            self._known.by_uuid[uuid],
            read.draft,
            store.names,
            lambda draft: store.prepare(kind.key, draft),
            clear=read.blank,
        )

    def _is(self, row: PlanRow, uuid: str, different: Difference) -> None:
        row.match = "changed" if different.changes else "same"
        row.uuid, row.revision = uuid, self._known.by_uuid[uuid]["revision"]
        row.given, row.changes = different.given, different.changes
        self.written_otherwise += different.written_otherwise
        self._seen.claimed[uuid] = (row, self._place(row))

    def _place(self, row: PlanRow) -> str:
        return f"工作表“{self._sheet}”第 {row.row} 行"

    def _doubt(self, row: PlanRow, what: str, why: str, todo: str) -> None:
        row.problems = (*row.problems, CellProblem(row.row, "", "", "", "doubt", what, why, todo))
