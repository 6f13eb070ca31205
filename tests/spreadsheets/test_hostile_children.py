"""Files and readers that crash, hang, lie or grow without end cost a sentence, never the program."""

from __future__ import annotations

import os
import pickle
import sys
import threading
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lawgov_desktop.errors import Cancelled, UserError
from lawgov_desktop.progress import Progress
from lawgov_desktop.spreadsheets.grid import CellError, Workbook
from lawgov_desktop.spreadsheets.reading import Limits, read_workbook
from tests.spreadsheets import made_bytes

SECONDS = 20.0

READ = {  # file → last row of its first sheet
    "biff5.xls": 4,
    "dense_grid_42KB.xls": 65536,
    "error_cells.xls": 890,
    "million_empty_rows.xlsx": 1048576,
    "slow_in_openpyxl.xlsx": 2,
    "strict_ooxml.xlsx": 6,
    "wrong_dimension.xlsx": 57,
}
REFUSED = {
    "encrypted.xlsx": "密码",
    "oleloop.xls": "损坏",
    "panics.xlsb": "损坏",
    "panics_fuzzed.xls": "损坏",
    "repeat_bomb.ods": "太大",
}


def test_every_hostile_file_is_read_or_refused_in_time(shared: Path) -> None:
    files = sorted((shared / "data" / "hostile").iterdir())
    assert files
    for path in files:
        began = time.monotonic()
        outcome = read_or_refusal(path)
        assert time.monotonic() - began < SECONDS, path.name
        if path.name in READ:
            assert isinstance(outcome, Workbook), path.name
            assert outcome.sheets[0].last_row == READ[path.name], path.name
        elif path.name in REFUSED:
            assert isinstance(outcome, UserError), path.name
            assert REFUSED[path.name] in outcome.what, path.name
            assert outcome.todo.endswith("。")


def test_error_cells_of_a_real_xls_are_not_empty(shared: Path) -> None:
    book = read_workbook(shared / "data" / "hostile" / "error_cells.xls")
    errors = {
        value for sheet in book.sheets for row in sheet.rows for value in row if type(value) is CellError
    }
    assert errors


def read_or_refusal(path: Path, **how: object) -> Workbook | UserError:
    try:
        return read_workbook(path, **how)  # type: ignore[arg-type]
    except UserError as refusal:
        return refusal


# ------------------------------------------------------------------------- files made to hurt


def test_a_million_empty_rows_become_few(tmp_path: Path) -> None:
    row = made_bytes.text_row
    far = made_bytes.xlsx(row(1, ["甲"]) + '<row r="1048576"><c r="A1048576"/></row>')
    (sheet,) = read_workbook(made_bytes.write(tmp_path, "a.xlsx", far)).sheets
    assert sheet.rows == [["甲"]]


def test_two_far_corners_need_no_dense_grid(tmp_path: Path) -> None:
    """17 thousand million cells lie between A1 and XFD1048576."""
    content = made_bytes.xlsx(
        made_bytes.text_row(1, ["甲"])
        + '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>乙</t></is></c></row>'
    )
    outcome = read_or_refusal(made_bytes.write(tmp_path, "a.xlsx", content))
    if isinstance(outcome, Workbook):
        assert outcome.sheets[0].rows == [["甲"]]
        assert "XFD1048576" in outcome.notes[0]
    else:
        assert outcome.todo


def test_a_repeat_bomb_is_refused(tmp_path: Path) -> None:
    table = (
        '<table:table-row table:number-rows-repeated="999999999"><table:table-cell '
        'table:number-columns-repeated="999999999" office:value-type="string"><text:p>X</text:p>'
        "</table:table-cell></table:table-row>"
    )
    with pytest.raises(UserError, match="太大"):
        read_workbook(made_bytes.write(tmp_path, "a.ods", made_bytes.ods(table)))


def test_an_entity_bomb_does_not_grow(tmp_path: Path) -> None:
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "x" * 10}">' for n in range(12))
    xml = made_bytes.SPREADSHEETML.replace("<Workbook", f"<!DOCTYPE Workbook [{bomb}]><Workbook", 1)
    xml = xml.replace("张三", "&e11;")
    outcome = read_or_refusal(made_bytes.write(tmp_path, "a.xls", xml))
    assert isinstance(outcome, UserError) or len(str(outcome.sheets[0].rows)) < 10_000


def test_spans_of_a_page_do_not_make_cells(tmp_path: Path) -> None:
    page = "<table>" + "<tr><td rowspan=999999 colspan=999999>甲</td></tr>" * 50 + "</table>"
    outcome = read_or_refusal(made_bytes.write(tmp_path, "a.xls", page))
    assert isinstance(outcome, UserError) or sum(map(len, outcome.sheets[0].rows)) < 1_000_000


@pytest.mark.skipif(not hasattr(os, "fork"), reason="memory is limited by the system only there")
def test_memory_beyond_the_limit_is_a_sentence(tmp_path: Path) -> None:
    path = made_bytes.write(tmp_path, "a.csv", "甲,乙\n" * 3_000_000)
    with pytest.raises(UserError, match=r"内存|太大"):
        read_workbook(path, limits=Limits(memory_bytes=200 << 20, max_cells=10**9))


@settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_damaged_workbooks_are_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    name, sound = data.draw(
        st.sampled_from(
            [("a.xls", made_bytes.xls()), ("b.xlsx", made_bytes.xlsx(made_bytes.text_row(1, ["甲"])))]
        )
    )
    content = bytearray(sound)
    for _ in range(data.draw(st.integers(1, 20))):
        content[data.draw(st.integers(8, len(content) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path_factory.getbasetemp() / name
    path.write_bytes(content)
    outcome = read_or_refusal(path)
    assert isinstance(outcome, Workbook) or outcome.todo


# ------------------------------------------------------------------------- children gone wrong


def child(script: str) -> list[str]:
    """A child of our own making; ``folder`` is where its answer belongs."""
    return [
        sys.executable,
        "-c",
        f"import os, sys, time, pathlib; folder = pathlib.Path(sys.argv[1]); {script}",
    ]


@pytest.mark.parametrize(
    "script",
    [
        "os.abort()",
        "os._exit(0)",
        "sys.exit(7)",
        "(folder / 'answer.bin').write_bytes(b'')",
        "(folder / 'answer.bin').write_bytes(__import__('random').Random(5).randbytes(5000))",
        "(folder / 'answer.bin').write_bytes(b'\\x80\\x05N.')",
    ],
)
def test_a_child_that_dies_or_answers_nonsense_is_a_sentence(tmp_path: Path, script: str) -> None:
    path = made_bytes.write(tmp_path, "a.xlsx", made_bytes.xlsx(made_bytes.text_row(1, ["甲"])))
    with pytest.raises(UserError, match="损坏"):
        read_workbook(path, command=child(script))


def test_a_full_disk_is_told_as_that(tmp_path: Path) -> None:
    path = made_bytes.write(tmp_path, "a.xlsx", made_bytes.xlsx(made_bytes.text_row(1, ["甲"])))
    with pytest.raises(UserError, match="磁盘已满"):
        read_workbook(path, command=child("raise OSError(28, 'No space left on device')"))


def test_a_child_that_hangs_is_ended_in_time(tmp_path: Path) -> None:
    path = made_bytes.write(tmp_path, "a.xlsx", made_bytes.xlsx(""))
    began = time.monotonic()
    with pytest.raises(UserError, match="没有读完"):
        read_workbook(path, command=child("time.sleep(60)"), limits=Limits(seconds=1.0))
    assert time.monotonic() - began < 5


class RunsCode:
    """Unpickled by a trusting program, it would make a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, (str(self.folder),)


def test_an_answer_that_would_run_code_is_not_loaded(tmp_path: Path) -> None:
    trap = tmp_path / "trap"
    evil = made_bytes.write(tmp_path, "evil.bin", pickle.dumps(RunsCode(trap), protocol=5))
    path = made_bytes.write(tmp_path, "a.xlsx", made_bytes.xlsx(""))
    with pytest.raises(UserError):
        read_workbook(
            path,
            command=child(f"(folder / 'answer.bin').write_bytes(pathlib.Path({str(evil)!r}).read_bytes())"),
        )
    assert not trap.exists()


def test_cancel_ends_the_child_and_leaves_nothing(tmp_path: Path) -> None:
    path = made_bytes.write(tmp_path, "a.csv", "甲,乙\n")
    born = tmp_path / "born"
    progress = Progress()
    threading.Timer(0.6, progress.cancel).start()
    began = time.monotonic()
    script = f"pathlib.Path({str(born)!r}).write_text(str(os.getpid()) + ' ' + str(folder)); time.sleep(60)"
    with pytest.raises(Cancelled):
        read_workbook(path, command=child(script), progress=progress)
    assert time.monotonic() - began < 5
    number, folder = born.read_text().split(" ", 1)
    assert not Path(folder).exists()
    if hasattr(os, "fork"):
        with pytest.raises(ProcessLookupError):
            os.kill(int(number), 0)
