"""What a record puts in the place of a placeholder: Chinese dates, labels for codes, hidden where asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from lawgov_desktop.documents.template_names import CALLED, Asked
from lawgov_desktop.records import dates
from lawgov_desktop.records.fields import (
    Choice,
    Date,
    Flag,
    Labelled,
    Link,
    LongText,
    Money,
    Number,
    OrgCode,
    PersonName,
    Phone,
    ResidentId,
)
from lawgov_desktop.records.hiding import Hiding
from lawgov_desktop.records.record_type import Draft, PaperContext, RecordType

NO_DAY: Final = "　　　　年　　月　　日"
"""A date left to the pen."""

_TICKED, _NOT_TICKED = "☑", "□"


@dataclass(frozen=True)
class Values:
    """The values of one record for one paper. ``copies``: how many are to be signed, 0 when not known."""

    kind: RecordType
    draft: Draft
    context: PaperContext
    title: str = ""
    copies: int = 0
    _hiding: Hiding | None = field(init=False, default=None, repr=False)
    _words: Mapping[str, str] = field(init=False, default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        if self.context.masked:
            hiding = Hiding(self.kind, self.context.names)
            object.__setattr__(self, "_hiding", hiding)
            object.__setattr__(self, "_words", hiding.words(self.draft))

    def rows(self, child: str, only: tuple[str, str] | None = None) -> Sequence[Draft]:
        """The child rows a repeated part of the template stands for."""
        rows: Sequence[Draft] = self.draft.get(child) or ()
        return [row for row in rows if row.get(only[0]) == only[1]] if only else rows

    def text(self, asked: Asked, row: tuple[int, Draft] | None = None) -> str:
        """What to print; "" leaves a place to write. ``row``: the child row of a repeated part, from 1."""
        match asked.how:
            case "office":
                return self._of_office(asked.label)
            case "own":
                return self._shown(asked, self.draft)
            case "all":
                each = (self._shown(asked, one) for one in self.rows(asked.child, asked.only))
                return "、".join(one for one in each if one)
            case "row":
                rows = self.rows(asked.child)
                place = len(rows) if asked.row < 0 else asked.row
                here = (place, rows[place - 1]) if 0 < place <= len(rows) else None
            case _:
                here = row
        if not asked.field:
            return self._counted(asked, here)
        return self._shown(asked, here[1] if here else {})

    def _counted(self, asked: Asked, here: tuple[int, Draft] | None) -> str:
        if not asked.label.endswith(CALLED):
            return str(here[0]) if here else ""
        several = len(self.rows(asked.child, asked.only)) > 1
        called = asked.prefix.rstrip("0123456789")
        return f"{called}{here[0]}" if here and several else called

    def _shown(self, asked: Asked, holder: Mapping[str, Any]) -> str:
        own = asked.own
        assert own is not None
        text = shown(own, holder.get(asked.field), self.context)
        if asked.tick:
            return _TICKED if asked.tick in text.split("、") else _NOT_TICKED
        if self._hiding is None or not text:
            return text
        text = self._hiding.text(own, text, self._words)
        if isinstance(own, Link):
            # The card of a party is called by the party's name.
            for word, instead in self._words.items():
                text = text.replace(word, instead)
        return text

    def _of_office(self, word: str) -> str:
        today = self.context.today
        return {
            "本单位": self.context.office,
            "今天": dates.date_in_words(today.isoformat()),
            "今年": str(today.year),
            "份数": str(self.copies) if self.copies else "",
            "文书名称": self.title,
        }[word]


def shown(own: Labelled, value: Any, context: PaperContext) -> str:
    """A value as it stands on papers."""
    if value is None:
        return ""
    return dates.date_in_words(str(value)) if isinstance(own, Date) else own.show(value, context.names)


def blank_width(asked: Asked) -> int:
    """How many characters wide the place for a value is, when the template does not say."""
    own = asked.own
    if asked.how == "all":
        return 16
    match own:
        case None:
            return {"本单位": 14, "文书名称": 14, "今天": 10}.get(asked.label, 4)
        case Choice():
            return max(len(label) for _, label in own.options) + 2
        case Flag() | Number():
            return 4
        case PersonName() | Phone() | Money():
            return 8
        case Date() | ResidentId() | OrgCode():
            return 10
        case LongText():
            return 24
    return int(min(max(own.width // 2, 8), 24))
