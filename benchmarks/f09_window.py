"""F09: the import window is never held: the longest gap between two turns of its event loop, step by step.

`python -m benchmarks.f09_window [rows …]` runs the steps of an import on invented lists of 20 columns.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from benchmarks.measure import Line

COLUMNS = 20
BOUND = 100.0
"""Milliseconds a person does not notice."""

_TICK = 5  # milliseconds
_LONGEST_STEP = 600.0  # seconds


def measure(folder: Path, rows: int) -> Iterator[Line]:
    """The lines of F09 on a list of ``rows`` rows; the window is drawn without a screen."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication

    from lawgov_desktop.office import open_office
    from ui.importing.import_dialog import CHECK, DONE, ImportDialog
    from ui.importing.problem_model import VALUE_COLUMN
    from ui.jobs import Jobs
    from ui.style import dress

    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    path = write_list(folder, rows)
    place = Path(tempfile.mkdtemp(prefix="lawgov-bench-"))
    office = open_office(place / "book.db", who="bench", today=lambda: date(2025, 6, 1))
    dress(application, office.resources)
    jobs = Jobs(on_thread_end=office.book.close)
    dialog = ImportDialog(office, "matter", jobs)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    probe = _Probe(dialog.working.isVisible)

    def line(what: str, act: Callable[[], object]) -> Line:
        held, took = probe.longest(act)
        told = f"{what} ({rows:,} rows, {took:.1f} s in all)"
        return Line("F09", told, held, BOUND, "ms", held / BOUND, "≤ 1", held <= BOUND)

    try:
        dialog.show()
        yield line("read the file", lambda: dialog.read_file(path))
        yield line("show header and columns", dialog.next_button.click)
        yield line("choose another header row", lambda: dialog.columns_page.click_row(4))
        yield line("back to the header", lambda: dialog.columns_page.click_row(2))
        yield line("swap two columns", lambda: dialog.columns_page.swapped.emit("F", "G"))
        yield line("take the suggestions again", dialog.columns_page.reset_button.click)
        yield line("check and compare", dialog.next_button.click)
        assert dialog.step == CHECK
        page = dialog.check_page
        problems = page.problem_pane.model
        yield line("filter the problems", lambda: page.show_only("doubtful"))
        yield line("search the problems", lambda: page.problem_pane.search.setText("罚款"))
        yield line("all problems", lambda: page.problem_pane.search.clear())
        yield line("put one right", lambda: problems.setData(problems.index(0, VALUE_COLUMN), "行政处罚"))
        yield line("put all equal ones right", page.problem_pane.same_button.click)
        yield line("differences: new ones", lambda: page.show_only("new"))
        yield line("search the differences", lambda: page.change_pane.search.setText("情形77"))
        yield line("all differences", lambda: page.change_pane.search.clear())
        yield line("untick everything", page.change_pane.tick_none.click)
        yield line("tick everything", page.change_pane.tick_all.click)
        for turn in range(6):
            yield line(f"roll to the end, {turn + 1}", page.change_pane.tree.scrollToBottom)
        page.good_only.setChecked(True)
        yield line("write into the book", dialog.next_button.click)
        assert dialog.step == DONE
        yield line("close", dialog.accept)
        again = ImportDialog(office, "matter", jobs)
        probe.busy = again.working.isVisible
        again.show()
        yield line("the same file again: read", lambda: again.read_file(path))
        yield line("the same file again: columns", again.next_button.click)
        yield line("the same file again: compare", again.next_button.click)
        yield line("the same file again: same ones", lambda: again.check_page.show_only("same"))
        again.close()
    finally:
        jobs.stop()
        office.close()
        shutil.rmtree(place, ignore_errors=True)


class _Probe:
    """Measures the longest time the event loop did not turn."""

    def __init__(self, busy: Callable[[], bool]) -> None:
        self.busy = busy

    def longest(self, act: Callable[[], object]) -> tuple[float, float]:
        """Do ``act`` and wait until nothing runs any more: (longest gap in ms, seconds in all)."""
        from PySide6.QtCore import QEventLoop, QTimer

        loop, timer = QEventLoop(), QTimer()
        gaps: list[float] = []
        began = last = time.perf_counter()
        quiet_since = began

        def tick() -> None:
            nonlocal last, quiet_since
            now = time.perf_counter()
            gaps.append(now - last)
            last = now
            if self.busy():
                quiet_since = now
            # What follows an action later (a pause in typing, a scroll bar) belongs to it too.
            if now - quiet_since > 0.4 or now - began > _LONGEST_STEP:
                loop.quit()

        timer.timeout.connect(tick)
        timer.start(_TICK)
        QTimer.singleShot(_TICK * 4, act)
        loop.exec()
        timer.stop()
        return max(gaps) * 1000, time.perf_counter() - began - 0.4


def write_list(folder: Path, rows: int) -> Path:
    """An invented county list: a title, one header row, some rows with mistakes."""
    import xlsxwriter

    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"list-{rows}.xlsx"
    if path.exists():
        return path
    own = (
        "序号", "职权编码", "职权名称", "职权类型", "实施依据", "实施主体", "承办机构", "责任事项",
        "追责情形", "备注",
    )  # fmt: skip
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("权责清单")
        sheet.write_row(0, 0, ["样例镇权责清单（2025年版）"])
        sheet.write_row(1, 0, [*own, *(f"附加列{n}" for n in range(COLUMNS - len(own)))])
        for n in range(1, rows + 1):
            cells: list[object] = [
                n,
                f"YL{n:06d}",
                f"对样例情形{n}的行政处罚" if n % 211 else "",
                "行政处罚" if n % 97 else "罚款那一类",
                f"《样例法》第{n % 300}条",
                "样例镇人民政府",
                "综合行政执法队",
                f"立案、调查、决定{n % 17}",
                "依法追责",
                "",
            ]
            sheet.write_row(n + 1, 0, cells + [f"值{n * k % 1000}" for k in range(COLUMNS - len(own))])
    return path


def main() -> int:
    """0 when the window was never held longer than the bound, 1 when it was."""
    sizes = [int(word) for word in sys.argv[1:]] or [5_000, 50_000]
    broken = 0
    for rows in sizes:
        for line in measure(Path("out") / "bench", rows):
            broken += not line.kept
            print(f"{'kept  ' if line.kept else 'BROKEN'} {line.ours:7.0f} ms  {line.what}", flush=True)
    return 1 if broken else 0


if __name__ == "__main__":
    raise SystemExit(main())
