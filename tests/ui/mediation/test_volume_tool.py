"""整卷 PDF from the window: one case in the preview, several into a folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from lawgov_desktop.office import Office
from lawgov_desktop.storage.listing import ListQuery
from tests.documents.pdf_reading import page_texts
from tests.ui.conftest import MakeCase
from tests.ui.mediation.test_tools import SOUND
from ui.main_window import MainWindow
from ui.papers.preview import PreviewDialog
from ui.tools.mediation_volume import show_volume, write_into
from ui.tools.tool import ToolDesk


def desk_of(window: MainWindow, office: Office, said: list[str], *uuids: str) -> ToolDesk:
    return ToolDesk(
        office, window.jobs, window.icons, window, ListQuery("mediation_case"), uuids,
        lambda text, *more: said.append(text), lambda: None, lambda kind, uuid: None,
        lambda kind, draft: None,
    )  # fmt: skip


def test_a_selected_case_shows_its_volume(
    qtbot: QtBot, window: MainWindow, office: Office, make_case: MakeCase
) -> None:
    uuid = make_case(**SOUND | {"materials": []})
    dialog = show_volume(desk_of(window, office, [], uuid))
    assert isinstance(dialog, PreviewDialog)
    with qtbot.waitSignal(dialog.ready, timeout=30_000):
        pass
    words = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "卷宗缺1项：当事人身份证明" in words
    dialog.close()


def test_nothing_selected_is_said(window: MainWindow, office: Office) -> None:
    said: list[str] = []
    assert show_volume(desk_of(window, office, said)) is None
    assert "先选中" in said[0]


def test_several_cases_are_written_into_a_folder_and_told(
    qtbot: QtBot, window: MainWindow, office: Office, make_case: MakeCase, tmp_path: Path
) -> None:
    whole = make_case(**SOUND)
    lacking = make_case("王五", "赵六", **SOUND | {"materials": []})
    void = make_case("钱七", "孙八", number_void=1, void_reason="重复")
    said: list[str] = []
    folder = tmp_path / "卷"
    folder.mkdir()
    write_into(desk_of(window, office, said, whole, lacking, void), folder)
    qtbot.waitUntil(lambda: bool(said), timeout=60_000)
    assert "已写成 2 卷" in said[0]
    assert "1 卷缺材料" in said[0]
    assert "1 件没有写成" in said[0]
    assert len(list(folder.glob("*.pdf"))) == 2
    assert all(page_texts(file) for file in folder.glob("*.pdf"))


def test_the_panel_tells_what_a_volume_lacks(
    qtbot: QtBot, window: MainWindow, office: Office, make_case: MakeCase
) -> None:
    make_case(**SOUND | {"materials": []})
    page = window.open_register("mediation_case")
    page.table.selectRow(0)
    qtbot.waitUntil(
        lambda: any("归档还缺1项：当事人身份证明" in label.text() for label in page.findChildren(QLabel))
    )
