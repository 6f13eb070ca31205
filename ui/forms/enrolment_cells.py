"""Editing one cell of the table of 参训人: a list to pick from for codes, a line for everything else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from lawgov_desktop.records.fields import Choice, Code, Labelled, Names
from lawgov_desktop.storage.store import Store

Index = QModelIndex | QPersistentModelIndex


def people_of_name(store: Store, name: str) -> list[tuple[str, str]]:
    """(kind, uuid) of the officers and assistants called exactly so."""
    if not name.strip():
        return []
    return [
        (kind, uuid) for kind in ("officer", "auxiliary_officer") for uuid in store.names.find(kind, name)
    ]


class CellDelegate(QStyledItemDelegate):
    """Makes the editor of a cell; what stands in it is read by the table afterwards."""

    def __init__(
        self, kinds: Mapping[str, Labelled], columns: Sequence[str], names: Names, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._kinds, self._columns, self._names = kinds, tuple(columns), names

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        own = self._kinds.get(self._columns[index.column()])
        choices: list[str] = []
        if isinstance(own, Choice):
            choices = [label for _, label in own.options]
        elif isinstance(own, Code):
            choices = [label for _, label in self._names.code_choices(own.list_key)]
        if not choices:
            line = QLineEdit(parent)
            line.setFrame(False)
            return line
        box = QComboBox(parent)
        box.setEditable(True)
        box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        box.addItems(["", *choices])
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        text = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, QComboBox):
            editor.setCurrentText(text)
        elif isinstance(editor, QLineEdit):
            editor.setText(text)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentText())
        elif isinstance(editor, QLineEdit):
            model.setData(index, editor.text())
