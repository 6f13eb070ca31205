"""Puts the parts together for work without a screen: book, registers, legal clocks and fonts."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any, Final

from lawgov_desktop import paths
from lawgov_desktop.documents.document import FontRole
from lawgov_desktop.documents.fonts import FontBook, usual_font_dirs
from lawgov_desktop.documents.whole_file import written_whole
from lawgov_desktop.errors import UserError
from lawgov_desktop.progress import Progress
from lawgov_desktop.records.record_type import Draft, PaperContext, RecordType
from lawgov_desktop.registers import ALL
from lawgov_desktop.storage.attachments import Attachments
from lawgov_desktop.storage.backup import make_backup
from lawgov_desktop.storage.backup_files import BACKUPS, BEFORE_IMPORT, BEFORE_UNDO, Backup
from lawgov_desktop.storage.book import Book, open_book, told_of_disk
from lawgov_desktop.storage.office_rules import OfficeRules
from lawgov_desktop.storage.saving import Incoming
from lawgov_desktop.storage.store import Store
from lawgov_desktop.storage.system_clock import ClockDoubt, clock_doubt, seen
from lawgov_desktop.timekeeping.deadlines import LegalClocks
from lawgov_desktop.timekeeping.province_pack import ProvincePack
from lawgov_desktop.timekeeping.rule_set import RuleSet

PRACTICE_KEY: Final = "practice"
"""The note in a book that says: everything in here is invented."""

OFFICE_KEY: Final = "office_name"
"""The note in a book that holds the name of the office, printed on registers and papers."""

FONTS_KEY: Final = "fonts"
"""The note in a book that holds the font files the office has chosen, by role."""

PRACTICE_WATERMARK: Final = "练习"

_CODES_KEY: Final = "shipped_codes"


@dataclass(slots=True)
class Office:
    """An open book with all that works on it. ``resources`` is the folder the program ships.

    ``practice`` says that the book holds invented data: every sheet that leaves it is marked 练习.
    """

    book: Book
    store: Store
    rules: OfficeRules[RuleSet]
    resources: Path
    practice: bool
    office_name: str
    _fonts: FontBook | None = field(default=None, repr=False)

    def fonts(self) -> FontBook:
        """The fonts of the papers: the office's own where they are installed, else the shipped ones."""
        if self._fonts is None:
            self._fonts = FontBook(usual_font_dirs(), self.resources / "fonts", self.chosen_fonts())
        return self._fonts

    def chosen_fonts(self) -> dict[FontRole, str]:
        """The font files the office has chosen itself, by role; a note that cannot be read holds none."""
        try:
            noted = json.loads(self.book.meta(FONTS_KEY) or "{}")
            return {FontRole(role): name for role, name in noted.items() if isinstance(name, str)}
        except (ValueError, AttributeError):
            return {}

    def choose_font(self, role: FontRole, file_name: str) -> None:
        """Keep in the book that papers take this font file for a role; an empty name takes that back.

        Only the file's name is kept: the book may be opened on a computer that keeps fonts elsewhere.
        """
        chosen = self.chosen_fonts() | {role: file_name}
        noted = {str(one): name for one, name in chosen.items() if name}
        with told_of_disk():
            self.book.set_meta(FONTS_KEY, json.dumps(noted, ensure_ascii=False))
        self.forget_fonts()

    def forget_fonts(self) -> None:
        """Look for the fonts anew when they are next asked for: one may have been installed."""
        self._fonts = None

    @property
    def clocks(self) -> LegalClocks:
        """The legal clocks in force."""
        return self.rules.current.clocks

    @property
    def pack(self) -> ProvincePack:
        """What the province or the county has laid down: local numbers, texts and tables."""
        return self.rules.current.pack

    def clock_doubt(self, now: datetime) -> ClockDoubt | None:
        """What speaks against the computer's clock (feature C04); a practice book has nothing to say."""
        return None if self.practice else clock_doubt(self.book, now)

    def begin_work(self, now: datetime) -> ClockDoubt | None:
        """As :meth:`clock_doubt`, when a person opens the book; a clock nobody doubts is remembered."""
        doubt = self.clock_doubt(now)
        if doubt is None:
            # Another program may be writing just now; the next opening remembers as well.
            with suppress(UserError), told_of_disk():
                seen(self.book, now)
        return doubt

    @property
    def attachments(self) -> Attachments:
        """The files kept with the records, in a folder beside the book."""
        return Attachments(self.book.path.parent / "attachments")

    @property
    def backups(self) -> Path:
        """The usual folder of the book's backups, beside the book."""
        return self.book.path.parent / BACKUPS

    def back_up(
        self,
        reason: str,
        progress: Progress | None = None,
        *,
        folder: Path | None = None,
        unless_known: bool = False,
    ) -> Backup:
        """A proved copy of the book and its files; see :func:`~lawgov_desktop.storage.backup.make_backup`."""
        return make_backup(
            self.book,
            folder or self.backups,
            reason=reason,
            progress=progress,
            kinds=list(self.store.kinds.values()),
            attachments=self.attachments,
            unless_known=unless_known,
        )

    def back_up_before_import(self, progress: Progress | None = None) -> Backup:
        """The automatic backup before an import writes (feature I10); UserError when it cannot be made.

        When nothing has changed since the newest verified copy, that one is given back.
        """
        return self._back_up_before(BEFORE_IMPORT, "导入", progress)

    def back_up_before_undo(self, progress: Progress | None = None) -> Backup:
        """The same before a step that touched many records is taken back."""
        return self._back_up_before(BEFORE_UNDO, "撤销", progress)

    def _back_up_before(self, reason: str, what: str, progress: Progress | None) -> Backup:
        try:
            return self.back_up(reason, progress, unless_known=True)
        except UserError as refusal:
            raise UserError(
                f"{what}前的备份没有做成，所以没有{what}。{refusal.what}",
                data_safe="台账没有改动，什么也没有写入。",
                todo=refusal.todo,
            ) from refusal

    @property
    def watermark(self) -> str:
        return PRACTICE_WATERMARK if self.practice else ""

    def kind(self, key: str) -> RecordType:
        """The register of that name; UserError names those there are."""
        if key not in self.store.kinds:
            known = "、".join(f"{kind.key}（{kind.title}）" for kind in self.store.kinds.values())
            raise UserError(f"没有叫“{key}”的登记簿。", todo=f"可用的有：{known}。")
        return self.store.kinds[key]

    def paper_context(self, *, masked: bool = False) -> PaperContext:
        """What a paper may ask besides its own record, for papers printed today."""
        return PaperContext(
            names=self.store.names,
            get=self.store.get,
            office=self.office_name,
            today=self.store.today(),
            masked=masked,
            watermark=self.watermark,
            file_of=self.attachments.path_of,
            local=self.pack,
        )

    def export_rules(self, out: Path, part: str = "") -> None:
        """Write the rules in force to a file: pack, clocks, workdays or all; UserError when it fails."""
        text = json.dumps(self.rules.current.file_data(part), ensure_ascii=False, indent=1)
        with written_whole(out) as partial:
            partial.write_text(text + "\n", encoding="utf-8")

    def rename(self, office_name: str) -> None:
        """Keep the name of the office in the book."""
        self.book.set_meta(OFFICE_KEY, office_name)
        self.office_name = office_name

    def close(self) -> None:
        self.book.close()


def open_office(
    book_path: Path,
    *,
    passphrase: str | None = None,
    who: str = "",
    today: Callable[[], date] = date.today,
) -> Office:
    """Open a book, or make it when it is not there, with everything around it.

    Raises UserError for a newer book, a wrong passphrase, a file that is no book, a folder that cannot be
    made, or a rules file with a mistake in it.
    """
    resources = paths.resources_folder()
    shipped = RuleSet.shipped(resources / "rules")
    try:
        book_path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            f"台账的文件夹“{book_path.parent}”建不起来：{error.strerror or error}。",
            todo="请另选一个能写入的文件夹。",
        ) from error
    book = open_book(book_path, passphrase=passphrase)
    store = Store(book, ALL, who=who, today=today)
    try:
        rules = OfficeRules(store, shipped)
        rules.bring_up_to_date()
        add_shipped_codes(store, resources / "rules" / "codes")
    except BaseException:
        book.close()
        raise
    return Office(
        book=book,
        store=store,
        rules=rules,
        resources=resources,
        practice=book.meta(PRACTICE_KEY) == "1",
        office_name=book.meta(OFFICE_KEY) or "",
    )


def add_shipped_codes(store: Store, folder: Path) -> int:
    """Put the shipped code lists into the book; how many entries were added or brought up to date.

    Entries somebody in the office has touched stay as they are; the others follow the files, so that new
    aliases reach old books. Looked at once per version of the files. Raises UserError when one is damaged.
    """
    files = _shipped_files(folder)
    version = hashlib.sha256(b"".join(files.values())).hexdigest()
    if store.book.meta(_CODES_KEY) == version:
        return 0
    lists = _lists_in(files)
    known = {
        (list_key, code): (uuid, aliases or "")
        for list_key, code, uuid, aliases in store.book.rows(
            "SELECT list_key, code, uuid, aliases FROM code_entry"
        )
    }
    touched = {
        uuid
        for (uuid,) in store.book.rows(
            "SELECT DISTINCT h.uuid FROM history h JOIN action a ON a.id = h.action"
            " WHERE h.kind = 'code_entry' AND a.kind <> 'seed'"
        )
    }
    wanted: list[Incoming] = []
    for list_key, one in lists.items():
        for position, entry in enumerate(one["entries"], start=1):
            draft = _code_entry(list_key, position, entry)
            uuid, aliases = known.get((list_key, entry["code"]), (None, ""))
            if uuid is None:
                wanted.append(Incoming(draft))
            elif uuid not in touched and aliases != (draft["aliases"] or ""):
                wanted.append(Incoming({"aliases": draft["aliases"]}, uuid))
    if wanted:
        with store.writing("随程序提供的代码表", "seed") as batch:
            batch.save_all("code_entry", wanted)
    store.book.set_meta(_CODES_KEY, version)
    return len(wanted)


def _shipped_files(folder: Path) -> dict[Path, bytes]:
    """The shipped code lists as they lie there; read at every opening, understood only when they are new."""
    try:
        files = {file: file.read_bytes() for file in sorted(folder.glob("*.json"))}
    except OSError as error:
        raise _no_codes(folder, str(error)) from error
    if not files:
        raise _no_codes(folder, "里面没有代码表")
    return files


def _lists_in(files: Mapping[Path, bytes]) -> dict[str, Any]:
    """All code lists by key; UserError names the file that cannot be understood."""
    lists: dict[str, Any] = {}
    for file, content in files.items():
        try:
            lists |= json.loads(content)["lists"]
        except (ValueError, KeyError) as error:
            raise _no_codes(file, str(error)) from error
    return lists


def _no_codes(file: Path, why: str) -> UserError:
    return UserError(
        f"代码表文件“{file.name}”读不出来：{why}。", todo="请重新安装程序，或从安装包里恢复这个文件。"
    )


def _code_entry(list_key: str, position: int, entry: dict[str, Any]) -> Draft:
    return {
        "list_key": list_key,
        "code": entry["code"],
        "label": entry["label"],
        "stat_line": entry.get("stat_line") or None,
        "aliases": "、".join(entry.get("aliases") or ()) or None,
        "valid_from": entry.get("valid_from") or None,
        "valid_to": entry.get("valid_to") or None,
        "position": position,
        "note": entry.get("note") or None,
    }


@contextmanager
def working_office(
    book_path: Path,
    *,
    passphrase: str | None = None,
    who: str = "",
    today: Callable[[], date] = date.today,
) -> Iterator[Office]:
    """An office that is closed again at the end of the block, whatever happens in it."""
    office = open_office(book_path, passphrase=passphrase, who=who, today=today)
    try:
        yield office
    finally:
        office.close()


def on_day(day: date) -> Callable[[], date]:
    """A clock that always says ``day``: for practice books and for repeatable output."""
    return partial(_same, day)


def _same(day: date) -> date:
    return day
