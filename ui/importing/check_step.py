"""What happens in step three: plans are made and made again, choices kept, the bad rows written to a copy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog

from lawgov_desktop.errors import UserError
from lawgov_desktop.progress import Progress
from lawgov_desktop.spreadsheets.checks import PlanRow
from lawgov_desktop.spreadsheets.error_copy import write_error_copy
from lawgov_desktop.spreadsheets.plan import Plan
from ui.importing.changes import AS_NEW, Changes, Key, PlannedChanges, ToWrite, let_go, to_write
from ui.importing.check_page import CheckPage
from ui.importing.findings import Findings
from ui.importing.pieces import Refusal
from ui.importing.problem_model import ProblemLine
from ui.importing.running_work import RunningWork
from ui.importing.session import ImportSession, told_before

_LOOK_AGAIN: int = 150  # milliseconds between two looks whether a cell is still being typed over


class CheckStep(QObject):
    """Keeps the plans of an import and what the person chose about them."""

    planned = Signal()
    """Plans and findings are there, for the first time or anew."""
    changed = Signal()
    """What would be written changed."""

    def __init__(
        self, session: ImportSession, page: CheckPage, work: RunningWork, refusal: Refusal, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.plans: tuple[Plan, ...] = ()
        self.found: Findings | None = None
        self.to_write = ToWrite(0, 0, 0)
        self.quietly = False
        """The plan is being made anew while the page stays in use."""
        self._session = session
        self._page = page
        self._work = work
        self._refusal = refusal
        self._once_more = False
        page.corrected.connect(self._correct)
        page.taken_back.connect(self._take_back)
        page.words_decided.connect(self._decide_words)
        page.chosen.connect(self._chosen)
        page.errors_wanted.connect(self._save_errors)
        page.create_wanted.connect(self._create)
        page.options_wanted.connect(self._ask_options)
        page.options.changed.connect(self._take_options)

    # ------------------------------------------------------------ plans

    def make(self, *, stay: bool, keep_words: bool = False) -> None:
        """Make the plans in the worker. ``stay``: the page keeps its tab, filters and places."""
        if self._work.busy:
            self._once_more = True
            if self.quietly:
                self._work.stop()
            return
        said = self._refusal.text if keep_words else ""
        self._refusal.setVisible(bool(said))
        self.quietly = stay
        self._work.start(
            "正在核对数据",
            self._session.plan,
            lambda result: self._made(*result, stay=stay),
            self._refused,
        )

    def stopped(self) -> bool:
        """The work was stopped; True when only to start anew with what was typed meanwhile."""
        again, self._once_more, self.quietly = self._once_more, False, False
        if again:
            self.make(stay=True)
        return again

    def _refused(self, error: UserError) -> None:
        self.quietly = self._once_more = False
        self._refusal.tell(error)

    def _made(self, plans: tuple[Plan, ...], found: Findings, *, stay: bool) -> None:
        if self._once_more:
            self._once_more = False
            self.quietly = True  # until the next plan is there, nobody may go on with this one
            QTimer.singleShot(0, self, lambda: self.make(stay=stay))
            return
        if stay and self._page.problem_pane.typing:
            # The list is not renewed under the hands of someone who is typing in it.
            QTimer.singleShot(_LOOK_AGAIN, self, lambda: self._made(plans, found, stay=stay))
            return
        self.quietly = False
        session, old = self._session, (self.plans, self.found)
        self.plans, self.found = plans, found
        left_out, answers = self._choices()
        former = told_before(plans[0].former if plans else ())
        self._page.offer_to_create(session.unknown_links(plans), chosen=session.create)
        self._page.show_findings(found, former, left_out, answers, session.words, stay=stay)
        self._keep(left_out, answers)
        self._tell()
        self.planned.emit()
        self._work.aside(partial(_free, *old))

    def let_go(self) -> None:
        """The window closes: the plans are given back in the background, a little at a time."""
        plans, found = self.plans, self.found
        self.plans, self.found = (), None
        self._page.show_nothing()
        self._work.aside(partial(_free, plans, found))

    def _choices(self) -> tuple[set[Key], dict[Key, str]]:
        """Ticks and answers that still fit a row; rows that only look alike count as new until decided."""
        changes = self.found.changes if self.found else Changes()
        left_out = {(one.sheet.name, place) for one in self._session.ticked for place in one.left_out}
        given = {
            (one.sheet.name, place): answer
            for one in self._session.ticked
            for place, answer in one.answers.items()
        }
        answers: dict[Key, str] = {}
        for key, possible in changes.answers.items():
            answer = given.get(key, AS_NEW if changes.status_of[key] == "new" else None)
            if answer is not None and answer in possible:
                answers[key] = answer
        return left_out & changes.status_of.keys(), answers

    def _keep(self, left_out: set[Key], answers: dict[Key, str]) -> None:
        for one in self._session.ticked:
            name = one.sheet.name
            one.left_out = {place for sheet, place in left_out if sheet == name}
            one.answers = {place: answer for (sheet, place), answer in answers.items() if sheet == name}

    # ------------------------------------------------------------ what would be written

    def _chosen(self) -> None:
        model = self._page.change_pane.model
        self._session.touched = True
        self._keep(model.left_out, model.answers)
        self._tell()

    def _tell(self) -> None:
        self._session.good_only = self._page.good_only.isChecked()
        model = self._page.change_pane.model
        self.to_write = to_write(
            self.found.changes if self.found else Changes(), model.left_out, model.answers
        )
        if self.nothing_in_the_way:
            text = str(self.to_write)
        else:
            text = f"✕ {self._bad:,} 行有错：请改正，或勾“只导入没有错误的行”"
        self._page.say_outcome(text, fault=not self.nothing_in_the_way)
        self.changed.emit()

    @property
    def _bad(self) -> int:
        return self.found.counts["bad"] if self.found else 0

    @property
    def nothing_in_the_way(self) -> bool:
        return self._bad == 0 or self._page.good_only.isChecked()

    # ------------------------------------------------------------ the person's choices

    def _correct(self, lines: Sequence[ProblemLine], text: str) -> None:
        self._session.touched = True
        for line in lines:
            self._session.choice_of(line.sheet).fixes[line.row, line.letter] = text or None
        self.make(stay=True)

    def _take_back(self, sheet: str, row: int, wanted: bool) -> None:
        self._session.touched = True
        self._session.choice_of(sheet).take_back(row, wanted)
        self.make(stay=True)

    def _decide_words(self, words: dict[str, dict[str, str]]) -> None:
        self._session.touched = True
        self._session.words = words
        self.make(stay=True)

    def _create(self, wanted: bool) -> None:
        self._session.touched = True
        self._session.create = wanted
        self.make(stay=True)

    def _ask_options(self) -> None:
        session = self._session
        own = " 或 ".join(
            "＋".join(session.kind.fields[name].label for name in key) for key in session.kind.keys[:2]
        )
        self._page.options.ask(
            session.key_fields, session.keys, own, blanks=session.blanks, where=self._page.options_corner()
        )

    def _take_options(self, blanks: bool, keys: tuple[str, ...]) -> None:
        self._session.blanks, self._session.keys = blanks, keys
        self.make(stay=True)

    # ------------------------------------------------------------ the copy of the bad rows

    def _save_errors(self) -> None:
        plans = [plan for plan in self.plans if plan.counts.bad]
        if not plans or self._work.busy:
            return
        path = self._session.path or Path(f"{self._session.file_name}.xlsx")
        start = path.with_name(f"{path.stem}（有错的行）.xlsx")
        name, _ = QFileDialog.getSaveFileName(self._page, "另存有错的行", str(start), "Excel 工作簿 (*.xlsx)")
        if not name:
            return
        out = Path(name if name.lower().endswith(".xlsx") else f"{name}.xlsx")
        self.save_errors_to(out)

    def save_errors_to(self, out: Path) -> None:
        """Write the bad rows to a copy, in the worker; of several sheets each gets a file of its own."""
        plans = [plan for plan in self.plans if plan.counts.bad]
        original = self._session.path

        def work(progress: Progress) -> tuple[int, list[str]]:
            total = sum(plan.counts.bad for plan in plans)
            done, names = 0, []
            for plan in plans:
                target = out.with_stem(f"{out.stem}-{plan.sheet.name}") if len(plans) > 1 else out
                rows = _ToldRows([row for row in plan.rows if row.status == "bad"], progress, done, total)
                write_error_copy(plan.sheet, plan.finding, rows, target, original)
                done += len(rows)
                names.append(target.name)
            return done, names

        self._work.start("正在另存有错的行", work, self._saved, self._refusal.tell)

    def _saved(self, result: tuple[int, list[str]]) -> None:
        rows, names = result
        self._page.say_outcome(f"✓ 已把 {rows:,} 行另存到“{'”“'.join(names)}”", fault=False)


class _ToldRows(Sequence[PlanRow]):
    """Rows that tell how far their reader is, and stop it when the person asks to."""

    def __init__(self, rows: list[PlanRow], progress: Progress, before: int, total: int) -> None:
        self._rows, self._progress = rows, progress
        self._before, self._total = before, total

    def __getitem__(self, at):  # type: ignore[no-untyped-def]
        return self._rows[at]

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[PlanRow]:
        for number, row in enumerate(self._rows, start=1):
            self._progress.step("正在另存有错的行", min(self._before + number, self._total), self._total)
            yield row


def _free(plans: Sequence[Plan], found: Findings | None) -> None:
    """Give plans back that nobody looks at any more; in a worker, because it takes its time."""
    if found is not None:
        if isinstance(found.changes, PlannedChanges):
            found.changes.let_go()
        if isinstance(found.problems, list):
            let_go(found.problems)
    for plan in plans:
        let_go(plan.rows)
        known = plan.known.by_uuid
        while known:
            known.popitem()
