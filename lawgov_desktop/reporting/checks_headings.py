"""Checks of headings: numbers in sequence on every level, the marks behind them (GB/T 9704—2012 7.3.3)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from lawgov_desktop.records.numbers import chinese_numeral
from lawgov_desktop.reporting.finding import Finding, found
from lawgov_desktop.reporting.report_text import STOPS, Line, bounds

_LAYERS: Final = "公文的结构层次依次用“一、”“（一）”“1.”“（1）”（GB/T 9704—2012 7.3.3）。"
_FAR: Final = 5
"""More numbers than this are not lost by oversight: something else than a heading was numbered."""
_AHEAD: Final = 60
"""Headings looked at behind one that is out of order."""
_LONGEST: Final = 40


def headings(lines: Sequence[Line]) -> Iterator[Finding]:
    """Everything about headings."""
    yield from _sequence(lines)
    yield from _marks(lines)
    yield from _stops(lines)


def number_text(level: int, value: int) -> str:
    """A heading's number as it is written: 一、 （一） 1. （1）."""
    shapes = {1: "{0}、", 2: "（{0}）", 3: "{1}.", 4: "（{1}）"}
    return shapes[level].format(chinese_numeral(value), value)


# ------------------------------------------------------------------------- numbers


def _groups(lines: Sequence[Line]) -> Iterator[tuple[list[Line], list[list[Line]]]]:
    """Numbered headings that stand beside each other, and the lines between each and the one before.

    A list ends at a heading of a higher level. It may begin anew at 1 after a sentence that leads to it
    (“特建议：”) or under a heading that has no number.
    """
    open_lists: dict[int, tuple[list[Line], list[list[Line]]]] = {}
    between: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        if line.kind in ("signature", "date", "foot", "table", "blank"):
            continue
        if line.kind != "heading" or not line.level:
            for level in open_lists:
                between[level].append(line)
            continue
        for level in sorted(open_lists, reverse=True):
            if level > line.level:
                yield open_lists.pop(level)
                between.pop(level, None)
        now = between.pop(line.level, [])
        if line.level in open_lists and line.value == 1 and _begins_anew(now, line.level):
            yield open_lists.pop(line.level)
        for level in open_lists:
            if level < line.level:
                between[level].append(line)
        members, gaps = open_lists.setdefault(line.level, ([], []))
        members.append(line)
        gaps.append(now)
    yield from open_lists.values()


def _begins_anew(between: Sequence[Line], level: int) -> bool:
    last = between[-1] if between else None
    if last is None:
        return False
    leads_on = last.kind == "body" and last.text.rstrip(" \u3000").endswith(("：", ":"))
    # 1. and （1） also count within running text, where a new paragraph may begin them anew.
    return leads_on or last.kind == "heading" or (level > 2 and last.kind == "body")


def _sequence(lines: Sequence[Line]) -> Iterator[Finding]:
    for members, gaps in _groups(lines):
        values = [line.value for line in members]
        if len(members) == 1 and members[0].level > 2:
            continue  # a lone "3." is as likely a number in the text
        expected = 1
        for place, line in enumerate(members):
            value = line.value
            if value == expected:
                expected += 1
                continue
            later = values[place + 1 : place + 1 + _AHEAD]
            if value < expected:
                doubled = _doubled(line, expected, later)
                yield doubled[0]
                expected += doubled[1]
            elif expected in later and value - expected <= _FAR:
                mine, other = number_text(line.level, value), number_text(line.level, expected)
                yield _at(
                    line,
                    f"序号颠倒：“{mine}”排在“{other}”前面。",
                    todo="请调整顺序，或改正序号。",
                )
                break
            elif value == expected + 1 and later[:1] == [value]:
                # 一、三、三、四: the first 三 stands where 二 should.
                yield _should_be(line, expected)
                expected += 1
            elif value - expected <= _FAR:
                yield from _lost(line, expected, gaps[place], bool(place))
                expected = value + 1
            else:
                break


def _doubled(line: Line, expected: int, later: Sequence[int]) -> tuple[Finding, int]:
    """The finding for a number that was there before, and by how much the count goes on."""
    if (later and later[0] == expected + 1) or (not later and line.value == expected - 1):
        return _should_be(line, expected), 1
    if line.value == 1 and later and later[0] == 2:
        reached = number_text(line.level, expected - 1)
        what = f"序号从“{number_text(line.level, 1)}”重新开始，前面已经到“{reached}”。"
        return _at(line, what, todo="请接着编号，或在前面补上缺了序号的上级标题。"), 2 - expected
    right = number_text(line.level, expected)
    what = f"序号“{number_text(line.level, line.value)}”重复或颠倒，按顺序这里应为“{right}”。"
    return _at(line, what, todo="请改正序号。", instead=right), 0


def _should_be(line: Line, expected: int) -> Finding:
    right = number_text(line.level, expected)
    what = f"序号“{number_text(line.level, line.value)}”重复，按顺序这里应为“{right}”。"
    return _at(line, what, todo="请改正序号。", instead=right)


def _lost(line: Line, expected: int, between: Sequence[Line], has_before: bool) -> Iterator[Finding]:
    missing = [number_text(line.level, value) for value in range(expected, line.value)]
    bare = [one for one in between if one.kind == "heading" and not one.level]
    if len(bare) == len(missing):
        for number, one in zip(missing, bare, strict=True):
            start, end = bounds(one)
            yield found(
                one,
                start,
                end,
                "heading_number",
                f"标题前面缺了序号“{number}”。",
                why=_LAYERS,
                todo="请补上序号。",
                instead=number + one.text[start:end],
            )
        return
    before = f"“{number_text(line.level, expected - 1)}”之后" if has_before else "开头"
    what = f"序号不连续：{before}缺了“{'”“'.join(missing)}”，直接到“{number_text(line.level, line.value)}”。"
    yield _at(line, what, todo="请核对是漏了标题，还是序号写错。")


def _at(line: Line, what: str, *, todo: str, instead: str = "") -> Finding:
    return found(
        line, line.begin, line.after, "heading_number", what, why=_LAYERS, todo=todo, instead=instead
    )


# ------------------------------------------------------------------------- marks


def _marks(lines: Sequence[Line]) -> Iterator[Finding]:
    numbered = [line for line in lines if line.kind == "heading" and line.level]
    of_level: dict[int, Counter[str]] = defaultdict(Counter)
    for line in numbered:
        of_level[line.level][line.mark] += 1
    for line in numbered:
        right = {1: "、", 2: "", 3: ".", 4: ""}[line.level]
        number = line.text[line.begin : line.after].rstrip(" \u3000")
        if line.level in (2, 4) and not _has_brackets(number):
            continue  # a lost bracket is told by the check of pairs
        if line.mark == right or (line.level == 3 and line.mark == "．"):
            continue
        used = of_level[line.level]
        if line.level == 3 and line.mark == "、" and used["、"] * 2 > used.total():
            continue  # 1、 is widespread; only among 1. it stands out
        proper = number_text(line.level, line.value)
        what = f"序号“{number}”的标点不对，应写作“{proper}”。"
        if line.level in (2, 4):
            what = f"序号“{number}”带了括号，后面不再加“{line.mark}”。"
        yield found(
            line,
            line.begin,
            line.begin + len(number),
            "heading_mark",
            what,
            why=_LAYERS,
            todo="请改正标点。",
            instead=proper,
        )


def _has_brackets(number: str) -> bool:
    return number[:1] in "（(" and any(mark in number for mark in "）)")


def _stops(lines: Sequence[Line]) -> Iterator[Finding]:
    """A heading on a line of its own has no full stop, when those beside it have none.

    What has nothing below it is an item of a list, a sentence by itself.
    """
    alone: dict[tuple[int, int], list[Line]] = defaultdict(list)
    written = [line for line in lines if line.kind != "blank"]
    chapter = 0
    for line, below in pairwise(written):
        chapter += line.kind == "heading" and line.level == 1
        heads = below.kind in ("body", "table") or (below.kind == "heading" and below.level > line.level)
        if line.kind == "heading" and line.level in (1, 2) and heads:
            words = line.text[line.after :].strip(" \u3000")
            if len(words) <= _LONGEST and not any(stop in words[:-1] for stop in STOPS):
                alone[line.level, chapter if line.level > 1 else 0].append(line)
    for beside in alone.values():
        ended = [line for line in beside if line.text.rstrip(" \u3000").endswith("。")]
        if not ended or len(ended) * 2 >= len(beside):
            continue
        for line in ended:
            _, end = bounds(line)
            yield found(
                line,
                end - 1,
                end,
                "heading_mark",
                "独立成行的标题末尾不用句号，其他同级标题都没有。",
                why="标题独占一行时，行末不加句号。",
                todo="请删去句号，或与其他标题统一。",
            )
