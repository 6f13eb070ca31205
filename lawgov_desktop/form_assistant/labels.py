"""What one asked cell means: its labels cut into concepts, its unit, its span, and whose number it is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from lawgov_desktop.form_assistant.cells import AskedCell
from lawgov_desktop.form_assistant.period_words import period_of_heading, speaks_of_another_span
from lawgov_desktop.form_assistant.words import CONCEPTS, COUNTED, NEUTRAL, TOPICS
from lawgov_desktop.reporting.period import Period

Whose = Literal["ours", "another", "all", ""]
Asks = Literal["number", "change", "another span", "text", "nothing"]
"""A figure; what is reckoned from two figures; a figure of a span nobody says (历年累计); words; nothing at
all (备注)."""

_NUMBERED: Final = re.compile(
    r"^(?:\d{1,2}(?:[.．]\d{1,2})*[.、．)）]?(?![\d年月%])|[一二三四五六七八九十]{1,3}[、.．]|[(（][一二三四五六七八九十\d]{1,3}[)）]|[①-⑳])\s*"
)
_FOOTNOTE: Final = re.compile(r"(?<=.)(?:[①-⑳*＊※★#]|[（(\[]注[\d①-⑳一二三四五]?[)）\]]|(?<!备)注\d)+$")
"""A mark that refers to a note below the table."""
_THINGS: Final = "件 起 宗 件次 个 项 条 份 册 块 处 家 户 本 对 学时 课时"
_TIMES: Final = "次 场 场次 期 场(次) 场（次）"
_UNITS: Final[dict[str, str]] = {
    **{unit: unit for unit in ("万元", "亿元", "千元", "元")},
    **dict.fromkeys(("%", "％", "百分比"), "%"),
    **dict.fromkeys(("人", "名", "人次", "位"), "人"),
    **dict.fromkeys(_TIMES.split(), "次"),
    **dict.fromkeys(_THINGS.split(), "件"),
}
"""What a form calls a unit → what may be compared with it; counters of things are all one."""
_BRACKETED: Final = re.compile(r"[(（\[【]([^()（）\[\]【】]*)[)）\]】]")
_VALUE_HEADING: Final = re.compile(
    r"((统计|计量|指标|填报)?(指标|项目|数量|数值|数据|数字|数|内容|名称|类别|单位)"
    r"|填写|结果|件数|实际数|完成数|完成情况|人数|次数)+"
)
_TOWN: Final = re.compile(
    r"(?!(?:各?乡镇|城镇|乡镇街道)$|.*(?:调委会|调解|主体))[\u4e00-\u9fff]{1,8}?(?:镇|乡|街道|苏木|农场|开发区|管委会)"
    r"(?:人民政府|政府|办事处|司法所|党委)?"
)
_ALL: Final = re.compile(r"合计|总计|共计|小计|全[县市区州]|[\u4e00-\u9fff]{0,4}(?:县|市|区)合计")
_CHANGE: Final = re.compile(r"同比|环比|增减|增长|增幅|升降|变化|比重|占比|±")
_REMARK: Final = re.compile(r"备注|备考|说明|备注说明")
_WORDS: Final = re.compile(
    r"填表说明|是否.*|.*[?？]|意见(和)?建议|建议|主要做法|存在(的)?问题"
    r"|.*(情况说明|典型案例|工作亮点|简要|经验做法).*"
)


@dataclass(frozen=True, slots=True)
class Meaning:
    """The concepts of a cell (``near``) and of what stands over it (``around``, nearest first)."""

    near: frozenset[str]
    around: tuple[frozenset[str], ...]
    unit: str
    counted: str
    """What the words say is counted (人, 件, 次), "" where they do not."""
    period: Period
    whose: Whose
    asks: Asks


def meaning_of(
    cell: AskedCell, base: Period, today: date, town: str, around: Iterable[str], money_unit: str
) -> Meaning:
    """Read the labels of a cell in a form about ``base``, filled by ``town``.

    ``around``: the words of title and sheet, nearest first; ``money_unit``: what the form says of all sums.
    """
    near: set[str] = set()
    unit = counted = ""
    whose: Whose = ""
    asks: Asks = "number"
    period = base
    # What stands above is said of the whole column; its spans are read first, those of the line narrow them.
    for text in (*reversed(cell.above), *reversed(cell.beside)):
        bare, units = _without_units(text, base, today)
        unit = units or unit
        if bare in _UNITS and text == bare:
            unit = bare
            continue
        said = period_of_heading(bare, base, today)
        if said is not None:
            period = said
            continue
        if speaks_of_another_span(bare):
            asks = "another span"
            continue
        if _REMARK.fullmatch(bare):
            asks = "nothing"
            continue
        if _WORDS.fullmatch(bare):
            asks = "text"
            continue
        if _CHANGE.search(bare):
            asks = "change"
            continue
        if kind := whose_line(bare, town):
            whose = kind
            if kind != "all" or not near:
                continue
        if _VALUE_HEADING.fullmatch(bare):
            counted = next((COUNTED[word] for word in COUNTED if word in bare), counted)
            continue
        concepts, hint = concepts_of(bare)
        near |= concepts
        counted = hint or counted
    if not unit and is_unit_alone(cell.behind):
        unit = cell.behind
    if not unit and money_unit and "金额" in near:
        unit = money_unit
    surroundings = tuple(concepts_of(text)[0] & TOPICS for text in (cell.section, *around))
    return Meaning(frozenset(near), surroundings, unit, counted, period, whose, asks)


def whose_line(text: str, town: str) -> Whose:
    """Whose number a line or a column holds by its name; "" when the name is no place."""
    bare = re.sub(r"\s", "", text)
    if _ALL.fullmatch(bare):
        return "all"
    if town and town in bare and len(bare) <= len(town) + 6:
        return "ours"
    return "another" if _TOWN.fullmatch(bare) else ""


def _without_units(text: str, base: Period, today: date) -> tuple[str, str]:
    """The label without its number, its brackets that hold a unit, and 其中; and that unit."""
    unit = ""
    bare = _NUMBERED.sub("", text.strip()) or text.strip()
    bare = _FOOTNOTE.sub("", bare).rstrip() or bare

    def kept(found: re.Match[str]) -> str:
        nonlocal unit
        inside = found[1].strip().removeprefix("单位").lstrip(":：").strip()
        if inside in _UNITS:
            unit = inside
            return ""
        return found[0] if inside else ""

    bare = _BRACKETED.sub(kept, bare).rstrip(":：").strip()
    for ending in ("万元", "（%", "%"):
        if not unit and bare.endswith(ending) and len(bare) > len(ending):
            unit, bare = ending.strip("（"), bare.removesuffix(ending).rstrip("，,、/ ")
    return bare, unit


def is_unit_alone(text: str) -> bool:
    """件, 万元 in a column of units."""
    return text in _UNITS


def unit_class(unit: str) -> str:
    """Money, %, people, times or things: units of one class count the same."""
    known = _UNITS.get(unit, "")
    return "元" if known in ("万元", "亿元", "千元", "元") else known


def money_unit_of(lines: Iterable[str]) -> str:
    """单位：万元 above the table."""
    for line in lines:
        if found := re.search(r"单位\s*[:：]\s*(?:[^，,；;]{0,8}[、，,])?(万元|亿元|千元|元)", line):
            return found[1]
    return ""


_SYNONYMS: Final = {word: name for name, words in CONCEPTS.items() for word in words.split()}
_BY_LENGTH: Final = tuple(sorted({*_SYNONYMS, *NEUTRAL, *COUNTED}, key=lambda word: (-len(word), word)))


def concepts_of(text: str) -> tuple[frozenset[str], str]:
    """The concepts of a label, what is left over among them, and what it says is counted."""
    rest = re.sub(r"\s", "", text)
    found: set[str] = set()
    counted = left = ""
    while rest:
        word = next((one for one in _BY_LENGTH if rest.startswith(one)), "")
        if not word:
            left, rest = left + rest[0], rest[1:]
            continue
        if left:
            found.add(left)
            left = ""
        if word in _SYNONYMS:
            found.add(_SYNONYMS[word])
        elif word in COUNTED:
            counted = COUNTED[word]
        rest = rest[len(word) :]
    if left:
        found.add(left)
    return frozenset(found), counted
