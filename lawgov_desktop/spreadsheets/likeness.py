"""How much a heading of a foreign list is like a field of ours: by label, alias, group or similar writing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz, process

from lawgov_desktop.records.fields import Attachment, Date, Labelled, LongText, Text
from lawgov_desktop.records.numbers import heading_unit
from lawgov_desktop.records.record_type import ChildRows, RecordType, child_fields
from lawgov_desktop.records.text import match_key

MOST_CHILD_ROWS: Final = 9
"""A list of cases rarely has columns for more parties than this."""

_BRACKETED: Final = re.compile(r"\([^()]*\)")
_MARKS: Final = re.compile(r"[*:;,.。、;:,/\\\"'“”‘’《》<>\-—_|()]+")
_STEMS: Final = "甲乙丙丁戊己庚辛壬"
_DIGITS: Final = "一二三四五六七八九"
_SIDES: Final = (("甲方", "申请人", "申请方"), ("乙方", "被申请人", "被申请方", "对方当事人"))
"""What lists call the first and the second party of a case, whatever our paper calls them."""

_DAY_ENDINGS: Final = ("日期", "时间")
_ORGAN_ENDINGS: Final = ("单位", "部门", "科室", "办所")
_LEAST_RATIO: Final = 82.0  # one character of six; shorter headings differ in meaning by one (立案/结案)
_LEAST_COVER: Final = 0.5


@dataclass(frozen=True, slots=True)
class Target:
    """A field a column may go to; ``number`` is None while it is open which child row is meant."""

    field: str
    child: str = ""
    number: int | None = None

    def path(self) -> str:
        return f"{self.child}.{self.number}.{self.field}" if self.child else self.field


@dataclass(frozen=True, slots=True)
class Likeness:
    """One possible meaning of a heading, how likely (0 to 1), and why in Chinese."""

    target: Target
    score: float
    why: str


def plain(text: str) -> str:
    """A heading for comparing: widths, spaces, marks and brackets put aside, their content kept."""
    return _MARKS.sub("", match_key(text))


def bare(text: str) -> str:
    """The same without what stands in brackets: 金额（万元） and 金额 are one heading."""
    return _MARKS.sub("", _BRACKETED.sub("", match_key(text)))


def unit_of(parts: Sequence[str]) -> str:
    """The unit of money a heading states ("万元"), else ""; the lowest level that states one counts."""
    return next((unit for part in reversed(parts) if (unit := heading_unit(part))), "")


class Vocabulary:
    """Every word a list may use for the fields of one record type."""

    def __init__(self, kind: RecordType) -> None:
        self.kind = kind
        self.targets: list[Target] = []
        self._words: dict[str, list[Likeness]] = {}
        self._groups: set[str] = set()
        paths = dict.fromkeys((*kind.import_fields, *kind.register_fields))
        own = [kind.fields[path] for path in paths if path in kind.fields]
        self._declared = {plain(word) for one in own for word in (one.label, *one.aliases)}
        for path in paths:
            column = kind.column(path)
            if column.child is None and not isinstance(column.field, Attachment):
                self._add_own(path, column.field)
        for child in kind.children:
            names = dict.fromkeys(p.split(".")[2] for p in paths if p.startswith(f"{child.name}."))
            for name in names:
                self._add_child_field(child, name)
            if names:
                self._add_groups(child, tuple(names))

    def field(self, target: Target) -> Labelled:
        if not target.child:
            return self.kind.fields[target.field]
        return child_fields(self.kind.child(target.child))[target.field]

    def label(self, target: Target) -> str:
        """What a clerk calls the field: "甲方/姓名"."""
        if not target.child:
            return self.kind.fields[target.field].label
        child = self.kind.child(target.child)
        group = child.ordinal(target.number) if target.number else child.label
        return f"{group}/{self.field(target).label}"

    def knows(self, text: str) -> float:
        """How surely a heading text names one of the fields, 0 to 1 (for finding the header row)."""
        key = plain(text)
        if key in self._words:
            return 1.0
        if bare(text) in self._words or key in self._groups:
            return 0.95
        return 0.0

    def likely(self, parts: Sequence[str]) -> list[Likeness]:
        """What a heading may mean, likeliest first; () parts mean a column without heading."""
        best: dict[Target, Likeness] = {}
        for found in self._meanings(parts):
            if found.target not in best or best[found.target].score < found.score:
                best[found.target] = found
        return sorted(best.values(), key=lambda found: -found.score)

    def _meanings(self, parts: Sequence[str]) -> Iterator[Likeness]:
        if not parts:
            return
        whole = "".join(parts)
        yield from self._exact(whole, 1.0)
        if len(parts) > 1:
            # 当事人/备注 is no longer about the record as a whole; under a foreign group it may well be.
            known_group = any(plain(part) in self._groups for part in parts[:-1])
            yield from self._exact(parts[-1], 0.65 if known_group else 0.9)
            # 当事人/甲方/姓名: the nearest group counts.
            yield from self._exact("".join(parts[-2:]), 0.98)
        yield from self._similar(plain(whole), plain("".join(parts[:-1])))

    def _exact(self, text: str, part: float) -> Iterator[Likeness]:
        for key, share in ((plain(text), 1.0), (bare(text), 0.97)):
            for found in self._words.get(key, ()):
                yield Likeness(found.target, found.score * share * part, found.why)

    def _similar(self, key: str, above: str = "") -> Iterator[Likeness]:
        """Headings nearly so written. A word that stands whole in a level above names the group, not this
        column; only a long text may be told in parts."""
        if len(key) < 3:
            return
        words = list(self._words)
        for word, ratio, _ in process.extract(
            key, words, scorer=fuzz.ratio, score_cutoff=_LEAST_RATIO, limit=5
        ):
            for found in self._words[word]:
                yield Likeness(found.target, 0.8 * ratio / 100 * found.score, f"与“{word}”相近")
        for word in words:
            if len(word) >= 2 and word in key and len(word) / len(key) >= _LEAST_COVER and word != key:
                score = 0.5 + 0.3 * len(word) / len(key) - (0.0 if key.endswith(word) else 0.05)
                for found in self._words[word]:
                    # 发放资料/手册 is not all that was handed out; 依据/法律 is the first half of the text.
                    if word not in above or isinstance(self.field(found.target), LongText):
                        yield Likeness(found.target, score * found.score, f"含有“{word}”")

    def _add(self, word: str, target: Target, score: float, why: str) -> None:
        for key, share in ((plain(word), 1.0), (bare(word), 0.97)):
            known = self._words.setdefault(key, []) if key else []
            if all(found.target != target for found in known):
                known.append(Likeness(target, score * share, why))

    def _add_own(self, name: str, own: Labelled) -> None:
        target = Target(name)
        self.targets.append(target)
        self._add(own.label, target, 1.0, "与字段名相同")
        for place, alias in enumerate(own.aliases):
            # Where a list has columns for two of them (收到时间, 申请日期) the one named first is meant.
            self._add(alias, target, 0.95 - 0.001 * min(place, 15), "是这个字段的常用叫法")
        for word in _said_otherwise(own):
            if plain(word) in self._declared:
                continue  # another field says so outright
            self._add(word, target, 0.88, "与这个字段的叫法只差一个通用的词")

    def _add_child_field(self, child: ChildRows, name: str) -> None:
        own = child_fields(child)[name]
        self.targets.append(Target(name, child.name))
        for word, score in ((own.label, 1.0), *((alias, 0.95) for alias in own.aliases)):
            for number in range(1, MOST_CHILD_ROWS + 1):
                for group in _group_words(child, number):
                    self._add(group + word, Target(name, child.name, number), score, "组名和字段名相同")
            if word == own.label:
                for other in _said_otherwise(own):
                    self._add(other, Target(name, child.name), 0.72, f"{child.label}的字段，按先后编号")
            why = f"{child.label}栏，按先后编号"
            self._add(child.label + word, Target(name, child.name), 0.93 * score, why)
            self._add(word, Target(name, child.name), 0.8 * score, f"{child.label}的字段，按先后编号")

    def _add_groups(self, child: ChildRows, names: Sequence[str]) -> None:
        """甲方 alone over a column means the party's name, where the name is among the fields."""
        self._groups.add(plain(child.label))
        first = next((name for name in child.required if name in names), "")
        for number in range(1, MOST_CHILD_ROWS + 1):
            for group in _group_words(child, number):
                self._groups.add(plain(group))
                if first:
                    self._add(group, Target(first, child.name, number), 0.9, f"单写“{group}”的一栏是姓名")


def _said_otherwise(own: Labelled) -> Iterator[str]:
    """The same words with another common ending: 收到日期 and 收到时间, 责任单位 and 责任部门."""
    endings = _DAY_ENDINGS if isinstance(own, Date) else _ORGAN_ENDINGS if isinstance(own, Text) else ()
    for word in (own.label, *own.aliases):
        for ending in endings:
            if word.endswith(ending) and len(word) > len(ending):
                yield from (word.removesuffix(ending) + other for other in endings if other != ending)


def _group_words(child: ChildRows, number: int) -> tuple[str, ...]:
    """What the first, second … child row is called as a group over columns."""
    words = [child.ordinal(number), f"{child.label}{number}"]
    words += [f"{child.label}{_DIGITS[number - 1]}", f"{child.label}{_STEMS[number - 1]}"]
    sided = child.ordinals and any(child.ordinals[0] in side for side in _SIDES)
    if number <= len(_SIDES) and (sided or child.label == "当事人"):
        words += _SIDES[number - 1]
    return tuple(dict.fromkeys(words))
