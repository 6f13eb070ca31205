"""What every field kind has in common, and what fields may ask of the book: names of codes and records."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal, Protocol

import peewee

from lawgov_desktop.records import masks
from lawgov_desktop.records.reading import EMPTY, Doubt, Reading, digits_lost
from lawgov_desktop.records.text import clean, lost_digits

Stored = str | int | None
Cell = str | int | None
"""What goes into a spreadsheet cell: money stays 分, dates stay partial ISO text (see ``cell_kind``)."""
CellKind = Literal["text", "number", "money", "date", "id", "long"]
Privacy = Literal["", "name", "id", "phone", "address"]


class LocalRules(Protocol):
    """What the office's place has laid down (省份规则包); KeyError for a key no pack knows."""

    def number(self, key: str) -> int: ...

    def text(self, key: str) -> str: ...

    def table(self, key: str) -> tuple[Mapping[str, object], ...]: ...


class Names(Protocol):
    """Looks up what codes and links are called; storage provides it, records only ask."""

    def code_label(self, list_key: str, code: str) -> str:
        """The label of a code, retired ones too; the code itself when it is unknown."""

    def codes_for(self, list_key: str, text: str) -> list[str]:
        """Codes whose label, code or alias is this text (0, 1 or many), widths and spaces ignored."""

    def code_choices(self, list_key: str) -> list[tuple[str, str]]:
        """(code, label) of the codes in use today, in the order of the list."""

    def title(self, kind: str, uuid: str) -> str:
        """What a record is called; empty when there is none."""

    def find(self, kind: str, text: str) -> list[str]:
        """uuids of the records called exactly so (0, 1 or many), widths and spaces ignored."""

    @property
    def local(self) -> LocalRules | None:
        """What the office's place has laid down; None where no pack is at hand."""


class Labelled(peewee.Field):
    """What every field kind has: a label, import aliases, a privacy class and the conversions."""

    kind_name: ClassVar[str] = "text"
    cell_kind: ClassVar[CellKind] = "text"

    def __init__(
        self,
        label: str,
        *,
        aliases: tuple[str, ...] = (),
        unit: str = "",
        hint: str = "",
        privacy: Privacy = "",
        width: int = 0,
        index: bool = False,
    ) -> None:
        super().__init__(null=True, index=index)
        self.label = label
        self.aliases = aliases
        self.unit = unit
        self.hint = hint
        self.privacy = privacy
        self.width = width  # in half-width characters; 0 = by content

    def read(self, raw: object, names: Names, unit: str = "") -> Reading:
        """Stored value of human text or a spreadsheet cell; ``unit`` is what a heading said (万元)."""
        text = clean(raw)
        if not isinstance(raw, str) and lost_digits(raw):
            return digits_lost(text)
        return Reading(text) if text else EMPTY

    def show(self, value: Stored, names: Names) -> str:
        """Human text of a stored value; empty text for none."""
        return "" if value is None else str(value)

    def to_cell(self, value: Stored, names: Names) -> Cell:
        """What a spreadsheet cell holds, so that reading it back gives the same stored value."""
        return self.show(value, names)

    def check(self, value: Stored) -> tuple[Doubt, ...]:
        """Doubts about a stored value, for records that come in without being read from text."""
        return ()

    @property
    def checks_values(self) -> bool:
        """Has this kind of field anything to say about a stored value?"""
        return type(self).check is not Labelled.check

    def mask(self, text: str) -> str:
        """The shown text with personal data hidden (domain §8.6); never stored."""
        match self.privacy:
            case "name":
                return "、".join(masks.mask_name(part) for part in text.split("、")) if text else ""
            case "id":
                return masks.mask_resident_id(text) if text else ""
            case "phone":
                return masks.mask_phone(text) if text else ""
            case "address":
                return masks.mask_address(text) if text else ""
        return text
