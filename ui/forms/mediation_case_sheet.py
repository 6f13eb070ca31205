"""The form of a mediation case, written with craft: parties by card, oral or written, repeated parties."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from lawgov_desktop.records.dates import months_on
from lawgov_desktop.records.record_type import Draft, RecordType
from lawgov_desktop.registers.mediation import case_rules, parties
from lawgov_desktop.registers.mediation.difficulty import WEIGHTY
from lawgov_desktop.storage.repeats import Repeat, repeats
from ui.colours import AMBER
from ui.forms.child_rows import RowCard, RowLook
from ui.forms.editors import Desk
from ui.forms.instalment_splitter import InstalmentSplitter
from ui.forms.record_sheet import RecordSheet

_OF_A_PERSON = frozenset(
    ("person", "sex", "id_no", "birth", "age", "ethnic_group", "workplace", "occupation")
)
_OF_A_RISK = ("escalation_measures", "escalation_reported_on", "escalation_reported_to")
_OF_GAPS = ("archived_gaps", "archived_reason")
_OF_INSTALMENTS = ("instalment_next_due", "instalment_unpaid")
_OF_AN_ORGANISATION = frozenset(("legal_representative", "representative_post", "org_code"))


def _hidden_of_party(row: Draft) -> frozenset[str]:
    return _OF_A_PERSON if parties.is_organisation(row) else _OF_AN_ORGANISATION


class MediationCaseSheet(RecordSheet):
    """Written or oral hides the fields of the other (M06); a known party is told while typing (M20)."""

    row_looks: ClassVar[Mapping[str, RowLook]] = {
        "parties": RowLook(
            first=(
                "name",
                "person",
                "side",
                "party_kind",
                "id_no",
                "phone",
                "village",
                "address",
                "legal_representative",
            ),
            hidden=_hidden_of_party,
            start_with=2,
        ),
        "sessions": RowLook(first=("kind", "held_on", "started_at", "place", "text", "result")),
        "follow_ups": RowLook(first=("visited_on", "visitor", "way", "satisfaction", "findings")),
        "mediators": RowLook(),
        "materials": RowLook(first=("item", "title", "files", "sheets", "instead")),
        "instalments": RowLook(first=("due", "amount", "paid_on", "paid")),
    }
    hidden_always: ClassVar[frozenset[str]] = frozenset(
        ("party_names", "mediator_names", "incomplete", "last_follow_up_on", "extension_days")
    )

    def __init__(self, kind: RecordType, desk: Desk, parent: QWidget | None = None) -> None:
        self._repeats = QFrame()
        self._repeats_text = QLabel()
        self._asked: object = None
        super().__init__(kind, desk, parent)

    def build(self) -> None:
        super().build()
        self._repeats.setObjectName("card")
        picture = QLabel()
        self.desk.icons.show_on(picture, "person", AMBER, 20)
        self._repeats_text.setObjectName("doubt")
        self._repeats_text.setWordWrap(True)
        row = QHBoxLayout(self._repeats)
        row.setContentsMargins(12, 8, 12, 8)
        row.addWidget(picture)
        row.addWidget(self._repeats_text, 1)
        self._repeats.hide()
        rows = self.children_rows["parties"].layout()
        assert isinstance(rows, QVBoxLayout)
        rows.addWidget(self._repeats)
        instalments = self.children_rows["instalments"]
        layout = instalments.layout()
        assert isinstance(layout, QVBoxLayout)
        self._splitter = InstalmentSplitter(instalments, self.desk)
        self._splitter.made.connect(self._show_instalments)
        layout.addWidget(self._splitter)
        number = self.fields["number"].editor.control()
        number.setProperty("placeholderText", "留空，保存时自动编号")

    def arrange(self, prepared: Draft) -> None:
        hidden = {*case_rules.hidden_fields(prepared.get("agreement_form")), *self._not_in_question(prepared)}
        by_rows = prepared.get("performance_way") == "instalments" or bool(prepared.get("instalments"))
        self.children_rows["instalments"].setVisible(by_rows)
        self._splitter.offer(prepared)
        for box in self.sections:
            if any(part.path in self.fields for part in box.grid.parts() if hasattr(part, "path")):
                box.grid.hide_fields(hidden)
        self._look_for_repeats(prepared)

    def _not_in_question(self, prepared: Draft) -> Iterator[str]:
        """Fields that have a place only beside another answer; what was filled in stays in sight."""
        asked = (
            (_OF_A_RISK, prepared.get("escalation") in ("possible", "crime")),
            (("difficulty_reasons",), prepared.get("difficulty") in WEIGHTY),
            (_OF_INSTALMENTS, bool(prepared.get("instalments"))),
            (_OF_GAPS, bool(prepared.get("archived_gaps"))),
        )
        for names, shown in asked:
            yield from (name for name in names if not shown and prepared.get(name) in (None, ""))

    def _row_left(self, card: RowCard, name: str) -> None:
        editor = card.fields[name].editor
        if name == "person" and editor.touched:
            uuid = editor.entry().value
            known = self.desk.store.get("person", str(uuid)) if uuid else None
            if known is not None:
                card.fill(_shown(parties.from_person(known, str(uuid))), as_typed=True)
        super()._row_left(card, name)

    def _show_instalments(self, rows: list[Draft]) -> None:
        self.children_rows["instalments"].show_rows(rows)
        self._chain_tabs()
        self.was_edited()
        self.check()

    def _look_for_repeats(self, prepared: Draft) -> None:
        """Ask the book, off the window's thread, whether these parties were here before."""
        rows = prepared.get("parties") or []
        asked = [tuple(row.get(name) for fields in parties.ALIKE for name in fields) for row in rows]
        if asked == self._asked:
            return
        self._asked = asked
        store = self.desk.store
        uuid = self.loaded.get("uuid")
        since = months_on(self.desk.today, -parties.REPEAT_MONTHS).isoformat()

        def look() -> list[Repeat]:
            return [
                repeat
                for row in rows
                for repeat in repeats(
                    store, "mediation_case", "parties", row, except_uuid=uuid, date_field="accepted_on",
                    since=since, alike=parties.ALIKE,
                )
            ]  # fmt: skip

        self.desk.jobs.quiet(look, self._show_repeats)

    def _show_repeats(self, found: list[Repeat]) -> None:
        lines = [
            f"{one.name}在 {one.on} 的另一件案件里出现过：{one.title or '（未编号）'}（{one.because}）"
            for one in found
        ]
        self._repeats_text.setText("\n".join(lines))
        self._repeats.setVisible(bool(lines))

    def not_copied(self) -> frozenset[str]:
        """Of the last case only what cases of one day share is copied."""
        shared = {
            "accepted_on",
            "committee",
            "dispute_type",
            "source",
            "difficulty",
            "consent",
            "registered_by",
            "mediators",
        }
        return frozenset({*self.kind.fields, *self.kind.child_names} - shared)


def _shown(row: Draft) -> Draft:
    return {name: value for name, value in row.items() if value is not None}
