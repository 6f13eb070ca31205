"""What a template may ask for: the names a clerk sees on the form, worked out from the declaration."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal

from rapidfuzz import fuzz, process

from lawgov_desktop.records.fields import Choice, Code, Flag, Labelled, Link, Names
from lawgov_desktop.records.pinyin import spelled
from lawgov_desktop.records.record_type import ChildRows, RecordType, child_fields

How = Literal["own", "office", "row", "each", "all", "begin", "end"]
"""own: a field of the record; office: 本单位 and the like; row: of the first, second … child row; each:
the row or paragraph is repeated; all: of every child row, joined by 、; begin and end: around what is
repeated as a whole."""

OFFICE_WORDS: Final = {
    "本单位": "单位名称（在设置里填写）",
    "今天": "打印的日期",
    "今年": "打印的年份，如 2025",
    "份数": "这份文书要打印签字的份数",
    "文书名称": "这份文书的名称",
}
LONGEST_NAME: Final = 200
"""Characters between two braces that are still looked at as a name."""
NUMBER: Final = "序号"
"""Which child row it is, counted from 1."""
CALLED: Final = "称谓"
"""当事人 while there is one, 当事人1, 当事人2 … when there are several."""
LAST: Final = "最后一个"
"""{{最后一个调解会.日期}}: of the row that stands last."""
BEGIN, END = "开始", "结束"
"""{{每个回访开始}} and {{每个回访结束}} stand around what is repeated as a whole."""

_WIDTH: Final = re.compile(r"[ \u3000,，|｜:：]*([0-9０-９]{1,2})\s*格\s*$")
_WIDEST: Final = 60
_TICK: Final = re.compile(r"^(.+?)[=＝](.+)$", re.DOTALL)
_UNSEEN: Final = re.compile(r"[\s\u200b-\u200f\u2060\ufeff\u00ad]")
_SOFT: Final = re.compile(r"[()（）\[\]、,，/·\-—_:：“”\"']")
_DOTS: Final = re.compile(r"[.．。・•‧﹒]")
_ORDINAL: Final = re.compile(r"第?([0-9]{1,2}|[一二三四五六七八九十]{1,3})个?")
_DIGITS: Final = {sign: number for number, sign in enumerate("一二三四五六七八九", start=1)}
_LIKE_ENOUGH: Final = 55.0
_HALF_LIKE: Final = 30.0


@dataclass(frozen=True, slots=True)
class Asked:
    """What one placeholder asks for. ``own`` is None for words of the office and for 序号."""

    how: How
    label: str
    own: Labelled | None = None
    field: str = ""
    child: str = ""
    row: int = 0
    only: tuple[str, str] | None = None
    """(field, code): only child rows with this choice: 申请人 of all 当事人."""
    tick: str = ""
    """The option for which a tick box stands here."""
    width: int = 0
    """Least width of the blank in characters; 0: as fits the field."""
    may_lack: bool = False
    """Leaves nothing when there is no value, neither a blank nor the comma behind it."""

    @property
    def group(self) -> tuple[str, tuple[str, str] | None] | None:
        """What repeats the row or paragraph; None when nothing does."""
        return (self.child, self.only) if self.how == "each" else None

    @property
    def prefix(self) -> str:
        """The words before the dot: 当事人."""
        return self.label.rpartition(".")[0]


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of the list of names: how it is written between braces, and what it gives."""

    name: str
    gives: str = ""


@dataclass(frozen=True, slots=True)
class _Prefix:
    """Words before a dot: 当事人, 甲方 (a certain row), 申请人 (a certain choice)."""

    child: ChildRows
    row: int = 0
    """From 1; -1 is the last."""
    only: tuple[str, str] | None = None


class FieldNames:
    """The names of one record type; ``names`` answers for code lists where tick boxes are checked."""

    def __init__(self, kind: RecordType, names: Names) -> None:
        self.kind = kind
        self._names = names
        self._own: dict[str, tuple[str, Labelled]] = {}
        for name, own in kind.fields.items():
            self._own.setdefault(_key(own.label), (name, own))
        self._office = {_key(word): word for word in OFFICE_WORDS}
        self._prefixes: dict[str, tuple[str, _Prefix]] = {}
        for child in kind.children:
            self._add(child.label, _Prefix(child))
            self._add(f"{LAST}{child.label}", _Prefix(child, row=-1))
        for child in kind.children:
            for number, word in enumerate(child.ordinals, start=1):
                self._add(word, _Prefix(child, row=number))
        for child in kind.children:
            choice = sides(child)
            for code, word in choice[1].options if choice else ():
                self._add(word, _Prefix(child, only=(choice[0] if choice else "", code)))
        self._longest_first = sorted(self._prefixes, key=len, reverse=True)

    def _add(self, word: str, prefix: _Prefix) -> None:
        self._prefixes.setdefault(_key(word), (word, prefix))

    def find(self, text: str) -> Asked | None:
        """What stands between two braces; None when there is no such name. Spaces, full-width letters
        and the dot (当事人1.姓名, 当事人1的姓名) may be written as people write them."""
        if len(text) > LONGEST_NAME:
            return None
        stripped = text.rstrip()
        if stripped.endswith(("?", "？")):
            found = self.find(stripped[:-1])
            return replace(found, may_lack=True) if found else None
        width = _WIDTH.search(text)
        if width:
            found = self.find(text[: width.start()])
            chars = min(int(unicodedata.normalize("NFKC", width[1])), _WIDEST)
            return replace(found, width=chars) if found else None
        tick = _TICK.match(text)
        if tick:
            found = self._plain(tick[1])
            fits = found is not None and found.own is not None and self._is_option(found.own, tick[2])
            return replace(found, tick=tick[2].strip()) if found and fits else None
        return self._plain(text)

    def _plain(self, text: str) -> Asked | None:
        key = _key(text)
        if key in self._own:
            name, own = self._own[key]
            return Asked("own", own.label, own, name)
        if key in self._office:
            return Asked("office", self._office[key])
        if key.startswith("每个"):
            return self._around(key.removeprefix("每个"))
        for every in ("全部", "所有"):
            if key.startswith(every):
                found = self._of_child(key.removeprefix(every))
                return replace(found, how="all") if found and found.how != "row" else None
        return self._of_child(key)

    def _of_child(self, key: str) -> Asked | None:
        for word in self._longest_first:
            if key.startswith(word):
                shown, prefix = self._prefixes[word]
                found = _after(prefix, shown, key[len(word) :])
                if found is not None:
                    return found
        return None

    def _around(self, key: str) -> Asked | None:
        for sign, how in ((BEGIN, "begin"), (END, "end")):
            word, prefix = self._prefixes.get(key.removesuffix(sign), ("", None))
            if key.endswith(sign) and prefix is not None and not prefix.row:
                label = f"每个{word}{sign}"
                return Asked("begin" if how == "begin" else "end", label, None, "", prefix.child.name,
                             0, prefix.only)  # fmt: skip
        return None

    def _is_option(self, own: Labelled, word: str) -> bool:
        word = word.strip()
        match own:
            case Choice():
                return any(label == word for _, label in own.options)
            case Code():
                return bool(self._names.codes_for(own.list_key, word))
            case Flag():
                return word in ("是", "否")
        return False

    def like(self, text: str) -> str | None:
        """The known name nearest to a misspelled one; None when nothing is near."""
        bare = _key(_WIDTH.sub("", text[:LONGEST_NAME].rstrip("?？ ")))
        if not bare:
            return None
        known = {_key(name): name for name in self._every()}
        near = process.extract(bare[:60], list(known), scorer=fuzz.ratio, limit=8, score_cutoff=_HALF_LIKE)
        sound = spelled(bare[:60])
        for name, _, _ in near:
            if spelled(name) == sound:  # 安号 for 案号: typed by its sound, the wrong word chosen
                return known[name]
        return known[near[0][0]] if near and near[0][1] >= _LIKE_ENOUGH else None

    def _every(self) -> Iterator[str]:
        for _, own in self._own.values():
            yield own.label
        yield from OFFICE_WORDS
        for shown, prefix in self._prefixes.values():
            for own in child_fields(prefix.child).values():
                if not prefix.row:
                    yield f"{shown}{own.label}"
                yield f"{shown}.{own.label}"

    def listed(self) -> list[tuple[str, tuple[Listed, ...]]]:
        """All names by group, for the clerk to copy."""
        groups = [(section.title, tuple(self._listed_own(section.fields))) for section in self.kind.sections]
        shown = {name for section in self.kind.sections for name in section.fields}
        rest = tuple(self._listed_own(tuple(name for name in self.kind.fields if name not in shown)))
        groups = [*((title, names) for title, names in groups if names), *([("其他", rest)] if rest else [])]
        for child in self.kind.children:
            fields = child_fields(child).values()
            each = [
                Listed(f"{child.label}.{NUMBER}", f"第几个{child.label}，如 2"),
                Listed(f"{child.label}.{CALLED}", f"有几个时写作{child.label}1、{child.label}2"),
            ]
            each += [Listed(f"{child.label}.{own.label}", _gives(own)) for own in fields]
            groups.append((f"{child.label}（写在表格的一行或一段里，有几个就重复几次）", tuple(each)))
            plain = [own for own in fields if not isinstance(own, (Choice, Link))]
            first = next((own for own in plain if own.privacy == "name"), (plain or list(fields))[0])
            choice = sides(child)
            others = [
                Listed(f"{child.label}{first.label}", f"全部{child.label}的{first.label}，用顿号隔开"),
                Listed(f"{child.label}1.{first.label}", f"第一个{child.label}的{first.label}，不重复"),
                *(
                    Listed(f"{word}.{first.label}", f"第{number}个{child.label}，不重复")
                    for number, word in list(enumerate(child.ordinals, start=1))[:2]
                ),
                Listed(f"{LAST}{child.label}.{first.label}", f"最后一个{child.label}，不重复"),
            ]
            others += [
                Listed(f"{label}.{first.label}", f"只要{choice[1].label}是“{label}”的，有几个就重复几次")
                for choice in [choice]
                if choice
                for _, label in choice[1].options
            ]
            around = f"每个{child.label}{BEGIN}"
            others.append(Listed(around, f"单独占一段；从这里到“每个{child.label}{END}”之间整个重复"))
            others.append(Listed(f"每个{child.label}{END}", "单独占一段"))
            groups.append((f"{child.label}的其他写法", tuple(others)))
        groups.append(("单位和打印", tuple(Listed(word, what) for word, what in OFFICE_WORDS.items())))
        return groups

    def _listed_own(self, names: tuple[str, ...]) -> Iterator[Listed]:
        for name in names:
            if name in self.kind.fields:
                yield Listed(self.kind.fields[name].label, _gives(self.kind.fields[name]))


def sides(child: ChildRows) -> tuple[str, Choice] | None:
    """The field whose choices name a part of the child rows (申请人 of 当事人): the first choice there is."""
    return next(((name, own) for name, own in child_fields(child).items() if isinstance(own, Choice)), None)


def _after(prefix: _Prefix, shown: str, rest: str) -> Asked | None:
    """What follows the words of a child: [number][dot]field."""
    row = prefix.row
    fields = {_key(own.label): (name, own) for name, own in child_fields(prefix.child).items()}
    number = _ORDINAL.match(rest)
    tries = [(row, rest)]
    if number and not row and not prefix.only:
        tries.append((_counted(number[1]), rest[number.end() :]))
    for counted, left in tries:
        dotted = left[:1] in (".", "的")
        label = left[1:] if dotted else left
        how: How = "row" if counted else "each" if dotted else "all"
        where = f"{shown}{counted}" if counted and not row else shown
        if label in (NUMBER, CALLED) and (counted or dotted):
            return Asked(how, f"{where}.{label}", None, "", prefix.child.name, counted, prefix.only)
        if label in fields:
            name, own = fields[label]
            joint = "" if how == "all" else "."
            return Asked(
                how, f"{where}{joint}{own.label}", own, name, prefix.child.name, counted, prefix.only
            )
    return None


def _counted(word: str) -> int:
    """3 of "3" and of "三", 12 of "十二"."""
    if word.isdecimal():
        return int(word)
    tens, _, ones = word.rpartition("十")
    if "十" not in word:
        return _DIGITS.get(word, 0)
    return 10 * (_DIGITS.get(tens, 1) if tens else 1) + _DIGITS.get(ones, 0)


def _gives(own: Labelled) -> str:
    said = {
        "date": "日期，如 2025年3月5日",
        "money": "金额（元）",
        "flag": "是或否；打勾写成 …=是",
        "choice": "",
        "long_text": "长文字，可以有几段",
        "attachment": "附件的文件名",
    }.get(own.kind_name, "")
    if isinstance(own, Choice):
        options = "、".join(label for _, label in own.options[:4])
        said = f"{options}{'……' if len(own.options) > 4 else ''}；打勾写成 …={own.options[0][1]}"
    return said


def _key(text: str) -> str:
    """A name without what people write now so, now so: widths, spaces, brackets, the form of the dot."""
    bare = _UNSEEN.sub("", _DOTS.sub(".", unicodedata.normalize("NFKC", text))).casefold()
    return _SOFT.sub("", bare)
