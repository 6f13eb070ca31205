"""What happens in step two: the sheet on show, its header, its columns, rows taken back."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Signal

from lawgov_desktop.spreadsheets.choosing import sheets_of
from ui.importing.columns_page import ColumnsPage
from ui.importing.session import ImportSession
from ui.importing.sheet_preview import preview_of

_ENOUGH: Final = 4
"""Of a table with fewer columns nothing can be said by how many of them are known."""


class ColumnsStep(QObject):
    """Passes what a person does on the page to the session and shows what came of it."""

    changed = Signal()
    """Whether one may go on may have changed."""

    def __init__(self, session: ImportSession, page: ColumnsPage, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._page = page
        page.header_chosen.connect(self._use_header)
        page.column_chosen.connect(self._assign)
        page.swapped.connect(self._swap)
        page.row_taken_back.connect(self._take_back)
        page.reset_asked.connect(self._reset)
        page.sheets.shown.connect(self._show_sheet)
        page.sheets.ticked.connect(self._tick)
        if page.version is not None:
            page.version.changed.connect(self._version_changed)
            for field in page.version.fields:
                field.textEdited.connect(self._touch)

    # ------------------------------------------------------------ showing

    def show_file(self) -> None:
        """Show the file just read, or once more the one that was."""
        session, page = self._session, self._page
        assert session.workbook is not None
        ticked = [one.sheet.name for one in session.ticked]
        page.sheets.show_sheets(sheets_of(session.workbook), ticked, session.current.sheet.name)
        if page.version is not None:
            page.version.show_versions(session.versions(), session.title)
        self.show()

    def show(self, said: str = "") -> None:
        """The sheet on show, with one sentence on what was just done or what is worth knowing."""
        session, page = self._session, self._page
        sheet = session.current
        page.show_preview(preview_of(sheet), sheet.choices, said or self._worth_knowing(), self._about())
        if page.version is not None:
            page.version.setVisible(session.links_to_list)
        self.changed.emit()

    def _worth_knowing(self) -> str:
        session = self._session
        sheet = session.current
        if not session.ticked and session.sheets:
            return "还没有一张工作表打勾。"
        if not self._has_list:
            return "还没有清单名称：请在上面填写，或选“已有的清单版本”。"
        if sheet.ticked or not session.several:
            missing = "、".join(f"“{label}”" for label in sheet.unmapped_required)
            if missing:
                told = f"还没有哪一列对应{missing}，没有它的行不能导入。"
                return told + self._other_register() if sheet.mapped else told
        if sheet.columns and not sheet.mapped:
            return "没有一列认得出来。请看看表头行对不对，或在列的上方选定栏目。"
        empty = [one.sheet.name for one in session.ticked if not one.mapped]
        if empty:
            return f"工作表“{'”“'.join(empty)}”还没有一列对应到栏目，请选定，或去掉它的勾。"
        return ""

    def _other_register(self) -> str:
        """A table of which most columns are strange may have been brought to the wrong register."""
        session = self._session
        own = [one for one in session.current.choices if not one.group and not one.beside]
        known = sum(one.mapped for one in own)
        if len(own) < _ENOUGH or known * 2 >= len(own):
            return ""
        return f"认得出的列也很少：现在是导入到“{session.kind.title}”，这张表像是别的登记簿的。"

    def _about(self) -> str:
        session = self._session
        sheet = session.current
        told = list(session.reader_notes)
        if sheet.uses_last_time:
            told.append("上次导入同样的表时就是这样对应的；不对的请改，或按“恢复建议”。")
        if session.alike and all(session.choice_of(name).ticked for name in session.alike):
            names = "”“".join(session.alike)
            told.append(f"“{names}”的表头和它一样，也一起导入；不要的请去掉勾。")
        told += sheet.lines.notes
        return "　".join(told)

    @property
    def ready(self) -> bool:
        """Is there a sheet to import, with columns, and a list version where one is needed?"""
        session = self._session
        return self._has_list and bool(session.ticked) and all(one.mapped for one in session.ticked)

    @property
    def _has_list(self) -> bool:
        version = self._page.version
        return version is None or not self._session.links_to_list or version.ready

    def take_list_version(self) -> None:
        """Hand the list version over to the session."""
        version = self._page.version
        if version is not None:
            self._session.list_uuid, self._session.new_list = version.list_uuid, version.new_list

    # ------------------------------------------------------------ what the person does

    def _touch(self) -> None:
        self._session.touched = True

    def _version_changed(self) -> None:
        if self._session.workbook is not None and self._session.sheets:
            self._page.show_note(self._worth_knowing())
        self.changed.emit()

    def _show_sheet(self, name: str) -> None:
        self._session.show_sheet(name)
        self.show()

    def _tick(self, name: str, wanted: bool) -> None:
        self._touch()
        self._session.choice_of(name).ticked = wanted
        self.show()

    def _use_header(self, first: int, last: int) -> None:
        self._touch()
        self._session.current.use_header(first, last)
        self.show()

    def _assign(self, letter: str, choice: str) -> None:
        self._touch()
        self.show(self._session.current.assign(letter, choice))

    def _swap(self, letter: str, other: str) -> None:
        self._touch()
        self.show(self._session.current.swap(letter, other))

    def _take_back(self, row: int, wanted: bool) -> None:
        self._touch()
        self._session.current.take_back(row, wanted)
        self.show()

    def _reset(self) -> None:
        self._session.current.suggest_all(forget=True)
        self.show()
