"""The forms that are open: one per record, found again and raised, kept through a crash."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QSize, QTimer, Signal
from PySide6.QtWidgets import QWidget

from lawgov_desktop.office import Office
from lawgov_desktop.records.record_type import Draft, RecordType
from lawgov_desktop.registers.report.whose import whose_report
from lawgov_desktop.storage.stamps import new_uuid
from ui.forms.editors import Desk
from ui.forms.preview_beside import Previews
from ui.forms.record_form import RecordForm
from ui.forms.sheets import sheet_of
from ui.forms.unsaved import UnsavedForm, UnsavedForms
from ui.jobs import Jobs
from ui.memory import WindowMemory
from ui.widgets.icons import Icons


class OpenForms(QObject):
    """Opens forms and knows which hold unsaved text."""

    saved = Signal(object, object)
    """(record type, Saved)."""
    print_asked = Signal(str, str, object)
    """(kind, uuid, button): the person wants a paper of this saved record."""
    changed = Signal()
    """A form was opened, closed or saved."""

    def __init__(
        self,
        office: Office,
        jobs: Jobs,
        memory: WindowMemory,
        icons: Icons,
        attachments: Any,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._office = office
        self._jobs = jobs
        self._memory = memory
        self._window = parent
        self._unsaved = UnsavedForms(office.book)
        self.desk = Desk(
            office.store,
            icons,
            jobs,
            self.open_new_for,
            attachments,
            open_record=self.open_record,
            number=lambda key: office.pack.number(key),
            whose=lambda: whose_report(office.paper_context()),
        )
        self._previews = Previews(office, jobs, memory, icons)
        self.forms: dict[str, RecordForm] = {}

    def open_new(self, kind_key: str) -> RecordForm:
        """A form for a new record, the keyboard in its first field."""
        form = self._make(self._office.kind(kind_key))
        self._show(form)
        form.sheet.start_typing()
        return form

    def open_filled(self, kind_key: str, draft: Draft) -> RecordForm:
        """A form for a new record that already holds ``draft``, as if a person had typed it."""
        form = self._make(self._office.kind(kind_key))
        form.show_new(draft)
        self._show(form)
        form.sheet.start_typing()
        return form

    def open_record(self, kind_key: str, uuid: str) -> RecordForm | None:
        """The form of a saved record, raised if it is open already; None when the record has gone."""
        for form in self.forms.values():
            if form.uuid == uuid and form.kind.key == kind_key:
                form.raise_()
                form.activateWindow()
                return form
        form = self._make(self._office.kind(kind_key))
        if not form.open_record(uuid):
            form.close()
            return None
        self._show(form)
        form.sheet.start_typing()
        return form

    def open_new_for(self, kind_key: str, typed: str, take: Callable[[str], None]) -> None:
        """A new record made on the spot from another form, which takes its uuid once it is saved."""
        form = self.open_new(kind_key)
        form.sheet.prefill(form.kind.title_field, typed)

        def was_saved(saved: Any) -> None:
            form.saved.disconnect(was_saved)
            take(saved.uuid)
            form.close()

        form.saved.connect(was_saved)

    def left_over(self) -> list[UnsavedForm]:
        """Forms that held unsaved text when the program ended."""
        open_now = set(self.forms)
        return [
            kept
            for kept in self._unsaved.all()
            if kept.form not in open_now and kept.kind in self._office.store.kinds
        ]

    def reopen(self, kept: UnsavedForm) -> RecordForm:
        """Open a form as it stood when the program ended."""
        form = self._make(self._office.kind(kept.kind), kept.form)
        form.open_unsaved(kept)
        self._show(form)
        return form

    def forget(self, kept: UnsavedForm) -> None:
        self._unsaved.drop(kept.form)

    @property
    def unsaved_count(self) -> int:
        return sum(form.changed for form in self.forms.values())

    def close_all(self) -> bool:
        """Close every form; False when the person wants to go on in one of them."""
        for form in list(self.forms.values()):
            form.raise_()
            if not form.close():
                return False
        return True

    def _make(self, kind: RecordType, form_id: str = "") -> RecordForm:
        sheet = sheet_of(kind.key)(kind, self.desk)
        form = RecordForm(sheet, form_id or new_uuid(), self._previews)
        self.forms[form.form_id] = form
        form.closed.connect(lambda: self._closed(form))
        form.saved.connect(lambda saved: self.saved.emit(kind, saved))
        form.another.connect(lambda: self._another(form))
        form.print_asked.connect(lambda button, uuid: self.print_asked.emit(kind.key, uuid, button))
        form.keep_asked.connect(lambda kept: self._jobs.quiet(lambda: self._unsaved.keep(kept), _nothing))
        form.drop_asked.connect(lambda name: self._jobs.quiet(lambda: self._unsaved.drop(name), _nothing))
        form.edited.connect(self.changed)
        self.changed.emit()
        return form

    def _another(self, form: RecordForm) -> None:
        kind = form.kind.key
        form.close()
        self.open_new(kind)

    def _closed(self, form: RecordForm) -> None:
        grown = form.beside.grown if form.beside is not None else 0
        self._memory.keep(_size_of(form), [form.width() - grown, form.height()])
        self.forms.pop(form.form_id, None)
        form.deleteLater()
        self.changed.emit()

    def _show(self, form: RecordForm) -> None:
        room = self._window.screen().availableGeometry()
        kept = self._memory.get(_size_of(form))
        em = form.fontMetrics().height()
        usual = room.size() if form.sheet.wants_the_screen else QSize(60 * em, 46 * em)
        size = QSize(*kept) if isinstance(kept, list) and len(kept) == 2 else usual
        form.resize(min(size.width(), room.width() - 40), min(size.height(), room.height() - 60))
        # Each further form a little lower, so that one sees how many are open.
        step = 24 * (len(self.forms) % 6)
        left = room.x() + (room.width() - form.width()) // 2
        top = room.y() + (room.height() - form.height()) // 3
        # A large form goes only as much lower as leaves it on the screen whole, with its title bar.
        form.move(
            min(left + step, room.right() - form.width()), min(top + step, room.bottom() - form.height() - 32)
        )
        form.show()
        form.raise_()
        form.activateWindow()
        if form.beside is not None:
            # After the form stands there: nobody waits for its preview.
            QTimer.singleShot(0, form.beside, form.beside.open_as_remembered)


def _size_of(form: RecordForm) -> str:
    """Under which name the size of a form is remembered: one that is written at has a size of its own."""
    return f"form_size/{form.kind.key}" if form.sheet.wants_the_screen else "form_size"


def _nothing(result: object) -> None:
    return
