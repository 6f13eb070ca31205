"""Field kinds: each turns human text and cells into a stored value and back, and says what is doubtful.

A field is a peewee column with the label a clerk reads. ``read`` never refuses: what cannot be read stays
beside the empty field as raw text (feature M04, I13). Every column may be NULL; what a record needs is
a rule of its :class:`~lawgov_desktop.records.record_type.RecordType`, not of the table.
"""

from __future__ import annotations

import json
from typing import Any, ClassVar, Literal, Protocol

import peewee

from lawgov_desktop.records import dates, identity, masks, numbers
from lawgov_desktop.records.reading import EMPTY, Doubt, Reading
from lawgov_desktop.records.text import clean, match_key

Stored = str | int | None
Cell = str | int | None
"""What goes into a spreadsheet cell: money stays 分, dates stay partial ISO text (see ``cell_kind``)."""
CellKind = Literal["text", "number", "money", "date", "id", "long"]
Privacy = Literal["", "name", "id", "phone", "address"]


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


class Text(Labelled, peewee.TextField):
    """One line of text."""

    def read(self, raw: object, names: Names, unit: str = "") -> Reading:
        text = " ".join(clean(raw).split("\n")) if isinstance(raw, str) else clean(raw)
        return Reading(text) if text else EMPTY


class LongText(Labelled, peewee.TextField):
    """Several lines of text, kept as written."""

    kind_name = "long_text"
    cell_kind: ClassVar[CellKind] = "long"


class PersonName(Text):
    """A person's name; rare characters are kept, odd ones doubted (domain §8.5)."""

    kind_name = "person_name"

    def __init__(self, label: str, **kwargs: Any) -> None:
        kwargs.setdefault("privacy", "name")
        super().__init__(label, **kwargs)

    def read(self, raw: object, names: Names, unit: str = "") -> Reading:
        reading = super().read(raw, names, unit)
        return Reading(reading.value, self.check(reading.value), reading.raw)

    def check(self, value: Stored) -> tuple[Doubt, ...]:
        return identity.name_doubts(value) if isinstance(value, str) else ()


class PinyinKey(Labelled, peewee.TextField):
    """The sorting key of another field; storage fills it, nobody types it.

    Pinyin order is decided once, here (SQLite alone would put 张 before 阿).
    """

    kind_name = "pinyin_key"

    def __init__(self, of: str) -> None:
        super().__init__(f"{of}（拼音序）", index=True)
        self.of = of


class Choice(Labelled, peewee.TextField):
    """One of a few values fixed by law; stores the code."""

    kind_name = "choice"

    def __init__(self, label: str, options: tuple[tuple[str, str], ...], **kwargs: Any) -> None:
        super().__init__(label, **kwargs)
        self.options = options

    def read(self, raw: object, names: Names, unit: str = "") -> Reading:
        text = clean(raw)
        if not text:
            return EMPTY
        key = match_key(text)
        for code, label in self.options:
            if key in (match_key(code), match_key(label)):
                return Reading(code)
        allowed = "、".join(label for _, label in self.options)
        return Reading(
            None, (Doubt(f"{self.label}“{text}”不在可选项中", f"可选：{allowed}", "请选一项"),), text
        )

    def show(self, value: Stored, names: Names) -> str:
        return dict(self.options).get(str(value), str(value)) if value is not None else ""


class Code(Labelled, peewee.TextField):
    """An entry of an editable code list; stores the code, retired codes stay readable (M05)."""

    kind_name = "code"

    def __init__(self, label: str, list_key: str, **kwargs: Any) -> None:
        super().__init__(label, **kwargs)
        self.list_key = list_key

    def read(self, raw: object, names: Names, unit: str = "") -> Reading:
        text = clean(raw)
        if not text:
            return EMPTY
        codes = names.codes_for(self.list_key, text)
        if len(codes) == 1:
            return Reading(codes[0])
        if codes:
            options = "、".join(names.code_label(self.list_key, code) for code in codes)
            return Reading(
                None, (Doubt(f"{self.label}“{text}”对应多个代码", f"可能是：{options}", "请选一项"),), text
            )
        return Reading(
            None,
            (Doubt(f"{self.label}“{text}”不在代码表中", "", "请选一项，或在代码表中加上这个别名"),),
            text,
        )

    def show(self, value: Stored, names: Names) -> str:
        return names.code_label(self.list_key, str(value)) if value is not None else ""


class Link(Labelled, peewee.TextField):
    """Another record; stores its uuid."""

    kind_name = "link"

    def __init__(self, label: str, kind: str, **kwargs: Any) -> None:
        super().__init__(label, **kwargs)
        self.kind = kind

    def read(self, raw: object, names: Names, unit: str = "") -> Reading:
        text = clean(raw)
        if not text:
            return EMPTY
        found = names.find(self.kind, text)
        if len(found) == 1:
            return Reading(found[0])
        why = "有多个同名的" if found else "还没有登记"
        return Reading(None, (Doubt(f"{self.label}“{text}”{why}", "", "请选定一个，或先登记"),), text)

    def show(self, value: Stored, names: Names) -> str:
        return names.title(self.kind, str(value)) if value is not None else ""


class Date(Labelled, peewee.TextField):
    """A date of day, month or year precision, stored as partial ISO text ("2021-03")."""

    kind_name = "date"
    cell_kind: ClassVar[CellKind] = "date"

    def read(self, raw: object, names: Names, unit: str = "") -> Reading:
        return dates.read_date(raw)

    def show(self, value: Stored, names: Names) -> str:
        return dates.show_date(str(value)) if value is not None else ""

    def to_cell(self, value: Stored, names: Names) -> Cell:
        return value


class Money(Labelled, peewee.BigIntegerField):
    """An amount in integer 分; shown in 元. Never a float."""

    kind_name = "money"
    cell_kind: ClassVar[CellKind] = "money"

    def read(self, raw: object, names: Names, unit: str = "") -> Reading:
        return numbers.read_money(raw, unit or self.unit or "元")

    def show(self, value: Stored, names: Names) -> str:
        return numbers.show_money(int(value)) if value is not None else ""

    def to_cell(self, value: Stored, names: Names) -> Cell:
        return value


class Number(Labelled, peewee.BigIntegerField):
    """A whole number."""

    kind_name = "number"
    cell_kind: ClassVar[CellKind] = "number"

    def read(self, raw: object, names: Names, unit: str = "") -> Reading:
        return numbers.read_number(raw)

    def to_cell(self, value: Stored, names: Names) -> Cell:
        return value


_YES = {match_key(word) for word in ("是", "有", "√", "✓", "☑", "■", "✔", "y", "yes", "true", "1", "已")}
_NO = {match_key(word) for word in ("否", "无", "×", "✗", "☐", "□", "n", "no", "false", "0", "未", "没有")}


class Flag(Labelled, peewee.IntegerField):
    """Yes, no, or not said; stored as 1, 0, NULL."""

    kind_name = "flag"

    def read(self, raw: object, names: Names, unit: str = "") -> Reading:
        if isinstance(raw, bool):
            return Reading(int(raw))
        text = clean(raw)
        key = match_key(text)
        if not key:
            return EMPTY
        if key in _YES:
            return Reading(1)
        if key in _NO:
            return Reading(0)
        return Reading(None, (Doubt(f"{self.label}“{text}”看不出是或否", "", "请填“是”或“否”"),), text)

    def show(self, value: Stored, names: Names) -> str:
        return "" if value is None else ("是" if value else "否")


class Phone(Labelled, peewee.TextField):
    """One or several telephone numbers, as text."""

    kind_name = "phone"
    cell_kind: ClassVar[CellKind] = "id"

    def __init__(self, label: str, **kwargs: Any) -> None:
        kwargs.setdefault("privacy", "phone")
        super().__init__(label, **kwargs)

    def read(self, raw: object, names: Names, unit: str = "") -> Reading:
        return identity.read_phone(raw)

    def check(self, value: Stored) -> tuple[Doubt, ...]:
        return identity.read_phone(value).doubts


class ResidentId(Labelled, peewee.TextField):
    """公民身份号码 (GB 11643—1999); a wrong one is kept and marked."""

    kind_name = "resident_id"
    cell_kind: ClassVar[CellKind] = "id"

    def __init__(self, label: str, **kwargs: Any) -> None:
        kwargs.setdefault("privacy", "id")
        super().__init__(label, **kwargs)

    def read(self, raw: object, names: Names, unit: str = "") -> Reading:
        return identity.read_resident_id(raw)

    def check(self, value: Stored) -> tuple[Doubt, ...]:
        return identity.read_resident_id(value).doubts


class OrgCode(Labelled, peewee.TextField):
    """统一社会信用代码 (GB 32100—2015); a wrong one is kept and marked."""

    kind_name = "org_code"
    cell_kind: ClassVar[CellKind] = "id"

    def read(self, raw: object, names: Names, unit: str = "") -> Reading:
        return identity.read_org_code(raw)

    def check(self, value: Stored) -> tuple[Doubt, ...]:
        return identity.read_org_code(value).doubts


class IdText(Text):
    """A number that is a name: case numbers, item codes. Always text, never calculated with."""

    kind_name = "id_text"
    cell_kind: ClassVar[CellKind] = "id"


class Attachment(Labelled, peewee.TextField):
    """Files kept with the record; stored as JSON ``[{"sha256", "name", "size"}]`` (size in bytes)."""

    kind_name = "attachment"

    def read(self, raw: object, names: Names, unit: str = "") -> Reading:
        text = clean(raw)
        if not text:
            return EMPTY
        return Reading(None, (Doubt(f"{self.label}是附件，不能从文字读入", "", "请在表单里添加文件"),), text)

    def show(self, value: Stored, names: Names) -> str:
        return "、".join(file["name"] for file in attached(value))


def attached(value: Stored) -> list[dict[str, Any]]:
    """The files an :class:`Attachment` holds, in order."""
    if not value:
        return []
    files: list[dict[str, Any]] = json.loads(str(value))
    return files
