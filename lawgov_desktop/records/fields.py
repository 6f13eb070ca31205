"""Field kinds: each turns human text and cells into a stored value and back, and says what is doubtful.

A field is a peewee column with the label a clerk reads. ``read`` never refuses: what cannot be read stays
beside the empty field as raw text (feature M04, I13). Every column may be NULL; what a record needs is
a rule of its :class:`~lawgov_desktop.records.record_type.RecordType`, not of the table.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date, time, timedelta
from typing import Any, ClassVar

import peewee

from lawgov_desktop.records import code_words, dates, identity, numbers, several, statutes, yes_no
from lawgov_desktop.records.labelled import Cell, CellKind, Labelled, Names, Privacy, Stored
from lawgov_desktop.records.reading import EMPTY, Doubt, Reading, digits_lost, unknown
from lawgov_desktop.records.text import (
    BLANK_SIGNS,
    BLANK_WORDS,
    EXCEL_EXACT,
    UNKNOWN_WORDS,
    clean,
    match_key,
)

__all__ = [
    "Attachment",
    "Cell",
    "CellKind",
    "Choice",
    "Code",
    "Codes",
    "Date",
    "Flag",
    "IdText",
    "Labelled",
    "Link",
    "LongText",
    "Money",
    "Names",
    "Number",
    "OrgCode",
    "PersonName",
    "Phone",
    "PinyinKey",
    "Privacy",
    "ResidentId",
    "Statutes",
    "Stored",
    "Text",
    "attached",
]

_EXACT_DIGITS = len(str(EXCEL_EXACT))  # from the 16th digit on Excel writes zeros
_PEOPLE = re.compile("[、,，;；/]")
_EXPONENT = re.compile(r"[0-9](?:\.[0-9]+)?[Ee]\+[0-9]{2,3}")


class Text(Labelled, peewee.TextField):
    """One line of text."""

    def read(self, raw: object, names: Names, unit: str = "") -> Reading:
        if not isinstance(raw, str):
            return super().read(raw, names, unit)
        text = clean(raw)
        if "\n" in text:
            text = text.replace("\n", " ")
        return Reading(text) if text else EMPTY


class LongText(Labelled, peewee.TextField):
    """Several lines of text, kept as written."""

    kind_name = "long_text"
    cell_kind: ClassVar[CellKind] = "long"


class PersonName(Text):
    """A person's name; rare characters are kept, odd ones doubted (domain §8.5).

    ``several``: two people may do this together (承办人), and a cell naming both is no doubt.
    """

    kind_name = "person_name"

    def __init__(self, label: str, *, several: bool = False, **kwargs: Any) -> None:
        kwargs.setdefault("privacy", "name")
        super().__init__(label, **kwargs)
        self.several = several

    def read(self, raw: object, names: Names, unit: str = "") -> Reading:
        reading = super().read(raw, names, unit)
        name = reading.value
        if not isinstance(name, str) or name in BLANK_WORDS:
            return reading if name is None else EMPTY
        doubts = self.check(name)
        return Reading(name, doubts) if doubts else reading

    def check(self, value: Stored) -> tuple[Doubt, ...]:
        if not isinstance(value, str):
            return ()
        people = _PEOPLE.split(value) if self.several else [value]
        return tuple(doubt for one in people if one for doubt in identity.name_doubts(one))


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

    def __init__(
        self,
        label: str,
        options: tuple[tuple[str, str], ...],
        *,
        words: Mapping[str, str] | None = None,
        **kwargs: Any,
    ) -> None:
        """``words``: what else lists write for an option → its code, "" where it says that there is none."""
        super().__init__(label, **kwargs)
        self.options = options
        self._by_key: dict[str, str] = {}
        for code, name in options:
            self._by_key.setdefault(match_key(code), code)
            self._by_key.setdefault(match_key(name), code)
        for word, code in (words or {}).items():
            self._by_key.setdefault(match_key(word), code)

    def read(self, raw: object, names: Names, unit: str = "") -> Reading:
        text = clean(raw)
        if not text:
            return EMPTY
        code = self._by_key.get(match_key(text))
        if code is not None:
            return Reading(code) if code else EMPTY
        if text in BLANK_SIGNS:
            return EMPTY
        allowed = "、".join(label for _, label in self.options)
        return Reading(
            None, (Doubt(f"{self.label}“{text}”不在可选项中", f"可选：{allowed}", "请选一项"),), text
        )

    def show(self, value: Stored, names: Names) -> str:
        return dict(self.options).get(str(value), str(value)) if value is not None else ""


class Code(Labelled, peewee.TextField):
    """An entry of an editable code list; stores the code, retired codes stay readable (M05)."""

    kind_name = "code"

    def __init__(self, label: str, list_key: str, *, nothing: tuple[str, ...] = (), **kwargs: Any) -> None:
        """``nothing``: what lists write while there is nothing to say yet (未审结)."""
        super().__init__(label, **kwargs)
        self.list_key = list_key
        self._nothing = frozenset(map(match_key, nothing))

    def read(self, raw: object, names: Names, unit: str = "") -> Reading:
        text = clean(raw)
        if not text:
            return EMPTY
        codes = names.codes_for(self.list_key, text)
        if len(codes) == 1:
            return Reading(codes[0])
        return self._read_freely(text, codes, names)

    def _read_freely(self, text: str, codes: list[str], names: Names) -> Reading:
        """What is no label, code or alias as it stands: another writing of one, several, or unknown."""
        if not codes and (text in BLANK_SIGNS or match_key(text) in self._nothing):
            return EMPTY
        if not codes and text in UNKNOWN_WORDS:
            return unknown(text)
        for other in () if codes else code_words.other_writings(text):
            codes = names.codes_for(self.list_key, other)
            if codes:
                break
        if len(codes) == 1:
            return Reading(codes[0])
        told = self._about_several(text, codes, names) or Doubt(
            f"{self.label}“{text}”不在代码表中",
            "代码表里没有这个名称、代码或别名",
            "请选一项；导入时同一种说法定一次就记住",
        )
        return Reading(None, (told,), text)

    def _about_several(self, text: str, codes: list[str], names: Names) -> Doubt | None:
        what = f"{self.label}“{text}”对应多个代码"
        if not codes:
            found = [names.codes_for(self.list_key, part) for part in code_words.parts(text)]
            if len(found) < 2 or not all(found):
                return None
            what = f"{self.label}“{text}”写了几项"
            codes = list(dict.fromkeys(code for some in found for code in some))
        options = "、".join(names.code_label(self.list_key, code) for code in codes)
        return Doubt(what, f"可能是：{options}；这一栏只能填一项", "请选定一项")

    def show(self, value: Stored, names: Names) -> str:
        return names.code_label(self.list_key, str(value)) if value is not None else ""


class Codes(Code):
    """Several entries of an editable code list (法律进X, 宣传形式); stored as ``;code;code;``."""

    kind_name = "codes"

    def read(self, raw: object, names: Names, unit: str = "") -> Reading:
        """All of them or none: what is not known keeps the whole text beside the empty field."""
        text = clean(raw)
        if not text or text in BLANK_SIGNS:
            return EMPTY
        one = names.codes_for(self.list_key, text)
        if len(one) == 1:
            return Reading(several.joined(one))
        ticked = code_words.ticked(text)
        if ticked == []:
            return EMPTY
        found: list[str] = []
        for part in ticked or self._parted(text, names):
            reading = super().read(part, names)
            if reading.value is None:
                return Reading(None, reading.doubts, text)
            found.append(str(reading.value))
        return Reading(several.joined(found))

    def _parted(self, text: str, names: Names) -> list[str]:
        """The pieces of a cell; blanks part them only where every piece is an entry (展板 横幅), and 和 not
        where it stands in an entry's own name (住房和城乡建设)."""
        pieces: list[str] = []
        for part in code_words.listed(text):
            known = len(names.codes_for(self.list_key, part)) == 1
            pieces += [part] if known else code_words.joined_by_and(part)
        words = text.split()
        if len(pieces) == 1 and len(words) > 1 and all(names.codes_for(self.list_key, one) for one in words):
            return words
        return pieces

    def show(self, value: Stored, names: Names) -> str:
        return "、".join(names.code_label(self.list_key, code) for code in several.parts(value))


class Statutes(Labelled, peewee.TextField):
    """Several statutes by name; stored as ``;行政处罚法;民法典;``, shown in 《》."""

    kind_name = "statutes"
    cell_kind: ClassVar[CellKind] = "long"

    def read(self, raw: object, names: Names, unit: str = "") -> Reading:
        text = clean(raw)
        if not text or text in BLANK_WORDS:
            return EMPTY
        return Reading(several.joined(statutes.read_statutes(text)))

    def show(self, value: Stored, names: Names) -> str:
        return statutes.shown(several.parts(value))


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
        if text in BLANK_WORDS:
            return EMPTY
        if found:
            doubt = Doubt(f"{self.label}“{text}”有多个同名的", f"登记簿里有{len(found)}个", "请选定一个")
        else:
            doubt = Doubt(
                f"{self.label}“{text}”还没有登记",
                "登记簿里没有这个名称",
                "请选一个已登记的；没有的先新增，导入时也可以一起登记",
            )
        return Reading(None, (doubt,), text)

    def show(self, value: Stored, names: Names) -> str:
        return names.title(self.kind, str(value)) if value is not None else ""


class Date(Labelled, peewee.TextField):
    """A date of day, month or year precision, stored as partial ISO text ("2021-03").

    ``until`` names the field beside it that holds the last day of the period this one begins: lists write
    both in one cell (2021.6.1-2026.5.31) under either heading.
    """

    kind_name = "date"
    cell_kind: ClassVar[CellKind] = "date"

    def __init__(self, label: str, *, until: str = "", **kwargs: Any) -> None:
        super().__init__(label, **kwargs)
        self.until = until

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


class Flag(Labelled, peewee.IntegerField):
    """Yes, no, or not said; stored as 1, 0, NULL."""

    kind_name = "flag"

    def __init__(self, label: str, **kwargs: Any) -> None:
        super().__init__(label, **kwargs)
        self._answers = yes_no.answers_to(label)

    def read(self, raw: object, names: Names, unit: str = "") -> Reading:
        if isinstance(raw, bool):
            return Reading(int(raw))
        text = clean(raw)
        if not text:
            return EMPTY
        said = yes_no.answer(text, self._answers)
        if said is not None:
            return Reading(said)
        if text in BLANK_SIGNS:
            return EMPTY
        why = "这一栏只认是、否、有、无和打勾打叉"
        return Reading(None, (Doubt(f"{self.label}“{text}”看不出是或否", why, "请填“是”或“否”"),), text)

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

    def read(self, raw: object, names: Names, unit: str = "") -> Reading:
        """As text; what a spreadsheet made of it (4.11E+17, a day for 3-5) is not stored as good."""
        if isinstance(raw, (date, time, timedelta)):
            shown = clean(raw)
            why = "单元格里是日期，Excel 会把 3-5、2021-1 这样的编号变成日期"
            return Reading(None, (Doubt(f"“{shown}”可能不是原来的编号", why, "请对照原件填写"),), shown)
        reading = super().read(raw, names, unit)
        text = reading.value
        if not isinstance(text, str):
            return reading
        if text in BLANK_WORDS:
            return EMPTY
        if isinstance(raw, float) and "." in text:
            why = "单元格是数字，Excel 会去掉末尾的 0"
            return Reading(text, (Doubt(f"编号“{text}”末尾可能少了 0", why, "请对照原件核对"),))
        if _EXPONENT.fullmatch(text):
            return digits_lost(text)
        if len(text) >= _EXACT_DIGITS and text.isdecimal() and not text[_EXACT_DIGITS - 1 :].strip("0"):
            why = f"第{_EXACT_DIGITS}位起都是0，可能曾作为数字存在表格里"
            return Reading(text, (Doubt(f"编号“{text}”可能丢了后几位", why, "请对照原件核对；无误可不改"),))
        return reading


class Attachment(Labelled, peewee.TextField):
    """Files kept with the record; stored as JSON ``[{"sha256", "name", "size"}]`` (size in bytes)."""

    kind_name = "attachment"

    def read(self, raw: object, names: Names, unit: str = "") -> Reading:
        text = clean(raw)
        if not text:
            return EMPTY
        why = "表格里只有文件名，没有文件"
        return Reading(None, (Doubt(f"{self.label}是附件，不能从文字读入", why, "请在表单里添加文件"),), text)

    def show(self, value: Stored, names: Names) -> str:
        return "、".join(file["name"] for file in attached(value))


def attached(value: Stored) -> list[dict[str, Any]]:
    """The files an :class:`Attachment` holds, in order."""
    if not value:
        return []
    files: list[dict[str, Any]] = json.loads(str(value))
    return files
