"""What happens in step two: the sheet on show, its header, its columns, rows taken back."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from lawgov_desktop.spreadsheets.choosing import sheets_of
from ui.importing.columns_page import ColumnsPage
from ui.importing.session import ImportSession
from ui.importing.sheet_preview import preview_of


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
            page.version.changed.connect(self.changed)

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
        if sheet.ticked or not session.several:
            missing = "、".join(f"“{label}”" for label in sheet.unmapped_required)
            if missing:
                return f"还没有哪一列对应{missing}，没有它的行不能导入。"
        if sheet.columns and not sheet.mapped:
            return "没有一列认得出来。请看看表头行对不对，或在列的上方选定栏目。"
        empty = [one.sheet.name for one in session.ticked if not one.mapped]
        if empty:
            return f"工作表“{'”“'.join(empty)}”还没有一列对应到栏目，请选定，或去掉它的勾。"
        return "" if session.ticked else "还没有一张工作表打勾。"

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
        session, version = self._session, self._page.version
        has_list = version is None or not session.links_to_list or version.ready
        return has_list and bool(session.ticked) and all(one.mapped for one in session.ticked)

    def take_list_version(self) -> None:
        """Hand the list version over to the session."""
        version = self._page.version
        if version is not None:
            self._session.list_uuid, self._session.new_list = version.list_uuid, version.new_list

    # ------------------------------------------------------------ what the person does

    def _show_sheet(self, name: str) -> None:
        self._session.show_sheet(name)
        self.show()

    def _tick(self, name: str, wanted: bool) -> None:
        self._session.choice_of(name).ticked = wanted
        self.show()

    def _use_header(self, first: int, last: int) -> None:
        self._session.current.use_header(first, last)
        self.show()

    def _assign(self, letter: str, choice: str) -> None:
        self.show(self._session.current.assign(letter, choice))

    def _swap(self, letter: str, other: str) -> None:
        self.show(self._session.current.swap(letter, other))

    def _take_back(self, row: int, wanted: bool) -> None:
        self._session.current.take_back(row, wanted)
        self.show()

    def _reset(self) -> None:
        self._session.current.suggest_all(forget=True)
        self.show()
