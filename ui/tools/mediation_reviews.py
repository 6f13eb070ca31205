"""抽取案卷: draws closed volumes nobody has looked at, and registers their reviews in one action."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QLabel, QLineEdit, QSpinBox

from lawgov_desktop.errors import UserError
from lawgov_desktop.procedures.mediation_reviews import Lot, draw, note_reviews
from lawgov_desktop.storage.listing import ListQuery, drafts
from ui.tools.pieces import ToolDialog, choice, line, table
from ui.tools.tool import ToolDesk


class DrawDialog(ToolDialog):
    """How many of whose volumes; what was drawn is looked at before it is registered."""

    def __init__(self, desk: ToolDesk) -> None:
        super().__init__(desk, "抽取案卷", 880, 520)
        store = desk.office.store
        today = store.today()
        known = [
            (str(one["name"]), one["uuid"]) for one in drafts(store, ListQuery("committee", order="name"))
        ]
        self.year = choice("年度", [(f"{today.year - back} 年结案", today.year - back) for back in range(4)])
        self.committee = choice("调委会", [("所有调委会", ""), *known])
        self.number = QSpinBox()
        self.number.setRange(1, 200)
        self.number.setValue(5)
        self.number.setSuffix(" 件")
        self.number.setAccessibleName("抽几件")
        half = "上" if today.month <= 6 else "下"
        self.round = QLineEdit(f"{today.year}年{half}半年")
        self.round.setAccessibleName("轮次")
        row = self.add_row()
        for widget in (self.year, self.committee, QLabel("抽"), self.number, QLabel("轮次"), self.round):
            row.addWidget(widget)
        row.addStretch(1)
        self.said = self.add_head("随机抽取还没有评查过的结案卷宗。")
        self.cases, _ = table(("案号", "当事人", "调委会", "结案日期"), (1, 2), (0, 1, 2), "抽到的案卷")
        self.whole.addWidget(self.cases, 1)
        self.draw = self.button("抽取", "restore")
        self.draw.clicked.connect(self.draw_lot)
        self.note = self.button("登记评查", "ok", primary=True)
        self.note.setEnabled(False)
        self.note.clicked.connect(self.register)
        self.add_buttons(self.note, self.draw)
        self.lot: Lot | None = None

    def draw_lot(self) -> None:
        """Draw anew; nothing is written."""
        year = int(self.year.currentData())
        store, number, committee = (
            self.desk.office.store,
            self.number.value(),
            str(self.committee.currentData()),
        )

        def work() -> Lot | UserError:
            try:
                return draw(store, number, date(year, 1, 1), date(year, 12, 31), committee=committee)
            except UserError as error:
                return error

        self.ask(work, self._show)

    def _show(self, lot: Lot | UserError) -> None:
        self.lot = None if isinstance(lot, UserError) else lot
        self.note.setEnabled(self.lot is not None)
        names = self.desk.office.store.names
        if isinstance(lot, UserError):
            self.said.setText(f"{lot.what}{lot.todo}")
            self.cases.show_steps([])
            return
        self.said.setText(f"从 {lot.of} 件里抽到 {len(lot.cases)} 件，抽签号 {lot.seed}。")
        self.cases.show_steps(
            [
                line(
                    case,
                    case.get("number") or "",
                    case.get("party_names") or "",
                    names.title("committee", case["committee"]) if case.get("committee") else "",
                    case.get("closed_on") or "",
                )
                for case in lot.cases
            ]
        )

    def register(self) -> None:
        """Write the reviews; the volumes are not drawn again."""
        lot, store = self.lot, self.desk.office.store
        if lot is None:
            return
        today, named = store.today(), self.round.text().strip()
        self.desk.jobs.write(
            "登记案卷评查",
            lambda: note_reviews(store, lot.cases, today, named),
            lambda action: self._done(len(lot.cases)),
            self.tell,
        )

    def _done(self, number: int) -> None:
        self.desk.say(f"已登记 {number} 件案卷评查。", self.desk.undo)
        self.accept()
