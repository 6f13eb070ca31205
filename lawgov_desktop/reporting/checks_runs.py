"""Checks of 一是 … 二是 … 三是: complete, in order, and never one inside another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from lawgov_desktop.records.numbers import chinese_numeral
from lawgov_desktop.reporting.finding import Finding, found
from lawgov_desktop.reporting.report_text import HAN, NUMERALS, Line, numeral

_TOKEN: Final = re.compile(
    rf"(?:(?<=[。；：，！？;:,!?”’》）)、—])|(?<=[。；：，;:,][ \u3000]))"
    rf"([{NUMERALS}]{{1,2}})[.．]?是(?![{NUMERALS}][，、,。]|不是|否)"
)
_FIRST: Final = re.compile(rf"([{NUMERALS}]{{1,2}})[.．]?是(?![{NUMERALS}][，、,。]|不是|否)")
_JOINED: Final = re.compile(rf"(?<=[{HAN}])(?<![之其统唯第同单专万合归])(一)是(?=[{HAN}])")
_BRACKETED: Final = re.compile(
    rf"(?:^[ \u3000]*|(?<=[：:；;。，,]))[（(](?P<number>[0-9]{{1,2}}|[{NUMERALS}]{{1,2}})[）)]"
    r"(?=[^项款、，。；）])"
)
_ORDINAL: Final = re.compile(rf"(?:^[ \u3000]*|(?<=[：:；;。]))第(?P<number>[{NUMERALS}])(?=[，,])")
_STOP: Final = re.compile("[。；：，;:,]")
_SECOND: Final = re.compile("[。；，;,]二是")
_LEAD_IN: Final = 120
_FAR: Final = 4
_MOST: Final = 60
"""Items of one run; what comes later belongs to another."""
_ADVICE: Final = "同一个层次的“一是”“二是”应当依次写全。"


@dataclass(slots=True)
class _Run:
    first: Line
    last: int
    at_line_start: bool
    lines: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Token:
    line: Line
    start: int
    end: int
    value: int
    leads: bool
    """It begins its paragraph."""


def runs(lines: Sequence[Line]) -> Iterator[Finding]:
    """Everything about 一是 and 二是, section by section."""
    section: list[_Token] = []
    for line in lines:
        if line.kind == "heading":
            yield from _check(section)
            section = []
        if line.kind in ("heading", "body"):
            yield from _heading_without_stop(line)
            section += _tokens(line)
        if line.kind in ("heading", "body"):
            yield from _within(line)
    yield from _check(section)


def _within(line: Line) -> Iterator[Finding]:
    """（1）…；（2）… and 第一，…第二，… within one paragraph: none left out, none twice."""
    for shape, shown in ((_BRACKETED, "（{}）"), (_ORDINAL, "第{}")):
        last = 0
        for one in shape.finditer(line.text):
            said = one["number"]
            value = int(said) if said.isascii() else numeral(said)
            if value == 1:
                last = 1
            elif last and value == last:
                yield _broken(line, one.span(), f"“{shown.format(said)}”用了两次。")
            elif last and last + 1 < value <= last + _FAR:
                own = str if said.isascii() else chinese_numeral
                lost = "”“".join(shown.format(own(number)) for number in range(last + 1, value))
                yield _broken(line, one.span(), f"“{shown.format(own(last))}”之后缺了“{lost}”。")
            last = value if last else 0


def _tokens(line: Line) -> Iterator[_Token]:
    begin = len(line.text) - len(line.text.lstrip(" \u3000\t"))
    last_second = max((one.start() for one in _SECOND.finditer(line.text)), default=-1)
    for one in _JOINED.finditer(line.text, begin):
        # 究其原因一是…，二是…: no mark before 一是, and none is needed.
        if one.end() <= last_second:
            yield _Token(line, one.start(), one.end(), 1, False)
    for one in _TOKEN.finditer(line.text, begin):
        value = numeral(one[1])
        if value and one.start() > begin:
            leads = line.kind == "heading" and one.start() == line.after
            yield _Token(line, one.start(), one.end(), value, leads)
    first = _FIRST.match(line.text, begin)
    if first and numeral(first[1]):
        yield _Token(line, begin, first.end(), numeral(first[1]), True)


def _merged(line: Line) -> re.Match[str] | None:
    """The 一是 a numbered heading runs into: （三）以提升能力为关键一是树立法治思维……二是……"""
    if line.kind != "heading" or not line.level:
        return None
    stop = _STOP.search(line.text, line.after)
    end = stop.start() if stop else len(line.text)
    for one in _JOINED.finditer(line.text, line.after, end):
        if one.start() - line.after >= 4 and _SECOND.search(line.text, one.end()):
            return one
    return None


def _heading_without_stop(line: Line) -> Iterator[Finding]:
    one = _merged(line)
    if one is not None:
        before = line.text[one.start() - 2 : one.start()]
        yield found(
            line,
            one.start() - 2,
            one.end(),
            "missing_stop",
            "标题和“一是”之间缺少句号。",
            why="标题后面直接写正文时，标题末尾要用句号隔开。",
            todo="请在“一是”前面补上句号。",
            instead=f"{before}。{one[0]}",
        )


def _check(tokens: Sequence[_Token]) -> Iterator[Finding]:
    tokens = sorted(set(tokens), key=lambda token: (token.line.number, token.start))
    stack: list[tuple[_Run, bool]] = []  # the runs one stands in, and whether it was told as nested
    for place, token in enumerate(tokens):
        if token.value == 1:
            if len(tokens) == 1:
                return  # a lone 一是 is as likely part of a sentence
            if stack and (
                _is_inside(stack[-1][0], token, tokens[place + 1 : place + 1 + _MOST])
                or _directly_behind(tokens[place - 1], token)
            ):
                yield found(
                    token.line,
                    token.start,
                    token.end,
                    "enumeration",
                    f"“{chinese_numeral(stack[-1][0].last)}是”里面又用了“一是”，层次混在一起。",
                    why="读者分不清后面的“二是”属于哪一层。",
                    todo="请把里面一层改成“1.”“2.”，或者用“首先、其次”。",
                )
                stack.append((_Run(token.line, 1, token.leads), True))
            else:
                stack = [(_Run(token.line, 1, token.leads), False)]
            continue
        if not stack and token.value > 2 and len(tokens) == 1:
            return  # 十是 alone is part of a sentence
        if stack and token.value > stack[-1][0].last + _FAR:
            continue
        if not stack:
            yield _broken(
                token.line, (token.start, token.end), f"“{chinese_numeral(token.value)}是”前面没有“一是”。"
            )
            stack = [(_Run(token.line, token.value, token.leads), False)]
            continue
        while (
            len(stack) > 1 and stack[-1][0].last + 1 != token.value and stack[-2][0].last + 1 == token.value
        ):
            stack.pop()
        if (
            len(stack) > 1
            and token.leads
            and not stack[-1][0].at_line_start
            and stack[-2][0].last + 1 == token.value
        ):
            stack.pop()
        run = stack[-1][0]
        if token.value == run.last:
            yield _broken(
                token.line, (token.start, token.end), f"“{chinese_numeral(token.value)}是”用了两次。"
            )
        elif token.value > run.last + 1:
            lost = "”“".join(f"{chinese_numeral(value)}是" for value in range(run.last + 1, token.value))
            yield _broken(
                token.line, (token.start, token.end), f"“{chinese_numeral(run.last)}是”之后缺了“{lost}”。"
            )
        elif token.value < run.last:
            yield _broken(
                token.line,
                (token.start, token.end),
                f"“{chinese_numeral(token.value)}是”排在“{chinese_numeral(run.last)}是”之后。",
            )
        run.last = token.value


def _is_inside(run: _Run, token: _Token, later: Sequence[_Token]) -> bool:
    """Whether this 一是 begins a run within an item of another one, not a run of its own."""
    if token.leads:
        return False
    if run.at_line_start:
        return _item_of(run, token)
    same = [one.value for one in later if one.line is token.line]
    inner = 1
    for value in same:
        if value == inner + 1:
            inner += 1
        else:
            # 一是（一是 二是）二是: what comes next belongs to the outer run alone.
            return value == run.last + 1
    return False


def _directly_behind(item: _Token, token: _Token) -> bool:
    """二是推动落实。一是抓学习: nothing between the item and 一是 leads to another list."""
    if item.line is not token.line or item.value < 2 or token.leads:
        return False
    between = token.line.text[item.end : token.start]
    return len(between) < _LEAD_IN and not re.search("[。；：:;]", between[:-1]) and between[-1:] not in "：:"


def _item_of(run: _Run, token: _Token) -> bool:
    start = len(token.line.text) - len(token.line.text.lstrip(" \u3000\t"))
    found_item = re.match(rf"([{NUMERALS}]{{1,2}})是", token.line.text[start:])
    return bool(found_item) and numeral(found_item[1] if found_item else "") == run.last


def _broken(line: Line, place: tuple[int, int], what: str) -> Finding:
    return found(line, *place, "enumeration", what, why=_ADVICE, todo="请核对是漏写了，还是序号写错。")
