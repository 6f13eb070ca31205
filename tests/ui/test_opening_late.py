"""What the window imports only when it is asked for: that it is found then, and not loaded before."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from lawgov_desktop.registers import ALL
from ui.forms.record_sheet import RecordSheet
from ui.forms.sheets import SHEETS, sheet_of
from ui.tools import DRAWERS, tools_of

KINDS = {kind.key: kind for kind in ALL}


@pytest.mark.parametrize("kind", SHEETS)
def test_a_form_written_by_hand_is_found_for_its_register(kind: str) -> None:
    assert kind in KINDS
    assert issubclass(sheet_of(kind), RecordSheet)
    assert sheet_of(kind) is not RecordSheet


def test_any_other_register_gets_the_generic_form() -> None:
    assert sheet_of("committee") is RecordSheet


@pytest.mark.parametrize("tab", DRAWERS)
def test_every_tool_of_a_drawer_is_offered_on_a_register_of_its_tab(tab: str) -> None:
    for name in DRAWERS[tab]:
        for tool in import_module(f"ui.tools.{name}").TOOLS:
            assert KINDS[tool.kind].tab == tab
            assert tool in tools_of(tool.kind)


def test_the_window_loads_without_what_reads_and_writes_files(root: Path) -> None:
    asked = "import sys, ui.app; print(*{name.split('.')[0] for name in sys.modules})"
    done = subprocess.run(
        [sys.executable, "-c", asked], cwd=root, capture_output=True, text=True, check=True, timeout=120
    )
    assert not {"openpyxl", "xlsxwriter", "docx", "pypdfium2"} & set(done.stdout.split())
