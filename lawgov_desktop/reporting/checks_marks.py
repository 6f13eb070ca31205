"""Checks of punctuation: stray and doubled marks, spaces, lost stops, half-width marks (GB/T 15834—2011).

Brackets and quotes that have no partner are told by ``checks_pairs``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from lawgov_desktop.reporting.finding import Finding, found
from lawgov_desktop.reporting.report_numbers import within
from lawgov_desktop.reporting.report_text import HAN, Line, bounds

_GB: Final = "GB/T 15834—2011《标点符号用法》。"
_TEXT: Final = ("heading", "body")

_DOT: Final = re.compile(rf"(?<=[{HAN}”》）])[ \u3000]?[.．·](?=[ \u3000]?[{HAN}“《])")
_NAME_DOT: Final = "·"
_DOUBLED: Final = re.compile(
    r"[，。、；：,;][ \u3000]?[，。、；：,;]+|[？！?!][，。、；：,;]+|[，。、；：,;]+[？！]"
    r"|[。；，、：][.．](?![0-9])|[%％]{2,}"
)
_FIRST_MARK: Final = re.compile(r"^[ \u3000]*([，。、；：？！,;])")
_BEFORE_CLOSING: Final = re.compile(
    r"[，、；：,;](?=[）)》])|(?<=[（(《])[，。、；：,;]"
    r"|[，、](?=（(?![一二三四五六七八九十0-9]{1,3}）))"
)
_SPACE: Final = re.compile(
    rf"(?<=[{HAN}，。；：、])[ \u3000]+(?=[{HAN}])|(?<=[{HAN}])[ \u3000]+(?=[，。；：、])"
)
_QUOTED: Final = re.compile(r"《[^《》]*》|“[^“”]*”")
_ARTICLE: Final = re.compile(r"第[一二三四五六七八九十百]{1,5}[章节条款]$|^[ \u3000]*本报讯$")
_HALF: Final = {",": "，", ":": "：", ";": "；", "?": "？", "!": "！", ".": "。"}
_WIDE: Final = str.maketrans({**_HALF, "(": "（", ")": "）"})
_HALF_MARK: Final = re.compile(
    rf"(?<=[{HAN}”’》）)%％])[,;?!](?=[{HAN}“‘《（( \u3000]|$)"
    rf"|(?<=[{HAN}”’》）)0-9])[,](?=[{HAN}“‘《])"
    rf"|(?<=[{HAN}”’》）)]):(?=[{HAN}“‘《（(]|$)"
    rf"|(?<=[{HAN}”’》）%％])\.(?=[ \u3000]*$)"
)
_HALF_BRACKET: Final = re.compile(rf"\((?=[{HAN}《“])|(?<=[{HAN}》”])\)")
_BREAKS_OFF: Final = re.compile(rf"[{HAN}，、,0-9]$|[^。！？；…]”$|[^。！？]》$|[0-9][%％]$")
_STRAIGHT: Final = re.compile(rf'"(?=[^"\n]{{0,40}}[{HAN}])[^"\n]{{1,60}}"')
_MANY: Final = 4
_LONG, _SENTENCES = 40, 15  # characters of a paragraph; of one with a full stop within it

_STATEMENT: Final = re.compile(
    r"(?P<object>活动|宣传|宣讲|会议|培训|检查|巡查|资料|手册|案件|纠纷|咨询|讲座|文件|调研|行动|学习|演练|排查|走访)"
    r"(?P<number>[0-9]+[余多]?(?P<unit>场次|人次|场|件|起|份|期|次|条))"
    rf"(?P<verb>利用|通过|依托|结合|针对|邀请|印发|张贴|发放|解答|接受|受理|调解|化解|办理|完成|开展|举办|组织|处理|审查|制定|排查|走访)"
    rf"(?P<rest>[{HAN}“”《》、]{{2,40}}?)(?=[0-9]+[余多]?(?:场次|人次|场|件|起|份|期|次|条|人|名|个|项)[，。；,;]|(?:件|起|次)?$)"
)
_DONE: Final = re.compile("开展|组织|举办|召开|进行|印发|发放|受理|调解|化解|办理|排查|走访|解答|处理")
_SERIAL: Final = {"次": {"组织", "制定", "审查"}, "份": {"发放"}}
"""召开会议3次组织学习… is one statement with two verbs as often as two without a stop."""


def marks(lines: Sequence[Line]) -> Iterator[Finding]:
    """Everything about punctuation."""
    prose = [line for line in lines if line.kind in _TEXT]
    for line in prose:
        yield from _stray(line)
        yield from _spaces(line)
        yield from _two_statements(line)
    yield from _half_width(prose)
    yield from _ends(lines)


def _stray(line: Line) -> Iterator[Finding]:
    begin = line.after if line.level else line.begin
    for one in _DOT.finditer(line.text, begin):
        if one[0].strip() == _NAME_DOT and len(one[0]) == 1:
            continue  # the middle dot of a name
        # With two characters on each side the word can be recognised: 持证.上岗.
        start, end = max(line.begin, one.start() - 2), min(len(line.text), one.end() + 2)
        yield found(
            line,
            start,
            end,
            "stray_mark",
            "两个汉字之间多了一个点。",
            why=_GB,
            todo="请删去；如是句号或姓名里的间隔号，请改成“。”或“·”。",
            instead=line.text[start : one.start()] + line.text[one.end() : end],
        )
    for one in _DOUBLED.finditer(line.text, begin):
        yield found(
            line,
            one.start(),
            one.end(),
            "stray_mark",
            f"标点“{one[0]}”连用，多了一个。",
            why=_GB,
            todo="请只留一个。",
        )
    first = _FIRST_MARK.match(line.text[line.begin :]) if line.kind == "body" else None
    if first and not _DOUBLED.match(line.text, line.begin):
        at = line.begin + first.start(1)
        yield found(
            line,
            at,
            at + 1,
            "stray_mark",
            f"段落开头是标点“{first[1]}”。",
            why="句内标点不出现在一行之首（GB/T 15834—2011 5.1）。",
            todo="请核对前面是否缺字，或者这一段应接在上一段后面。",
        )
    for one in _BEFORE_CLOSING.finditer(line.text, begin):
        yield found(
            line,
            one.start(),
            one.end(),
            "stray_mark",
            f"括号或书名号旁边多了标点“{one[0]}”。",
            why=_GB,
            todo="请删去。",
        )


def _spaces(line: Line) -> Iterator[Finding]:
    """A space within a sentence. Several in one line are columns or a filled-in form, not slips."""
    if "。" not in line.text or len(line.text) < 20:
        return
    # A heading may have a space between its halves; what follows its stop is running text.
    begin = line.text.index("。") if line.kind == "heading" else line.begin
    quoted = within(_QUOTED, line.text)
    places = [
        one
        for one in _SPACE.finditer(line.text, begin)
        if not quoted[one.start()] and not _ARTICLE.search(line.text[max(0, one.start() - 12) : one.start()])
    ]
    if len(places) > 3 or "\t" in line.text:
        return
    for one in places:
        start, end = max(0, one.start() - 1), min(len(line.text), one.end() + 1)
        yield found(
            line,
            start,
            end,
            "space",
            "句子中间多了空格。",
            todo="请删去空格，并核对这里是否缺字或缺标点。",
            instead=line.text[start : one.start()] + line.text[one.end() : end],
        )


def _two_statements(line: Line) -> Iterator[Finding]:
    """…活动20场次利用赶集日…40余次: two statements, each with its number, and no stop between them."""
    for one in _STATEMENT.finditer(line.text):
        before = re.split("[，。；：,;:]", line.text[max(0, one.start() - 80) : one.start()])[-1]
        if not _DONE.search(before + one["object"]) or one["verb"] in _SERIAL.get(one["unit"], ()):
            continue
        end = one.end("verb")
        yield found(
            line,
            one.start("number"),
            end,
            "missing_stop",
            f"“{one['number']}”后面缺少标点，两件事连成了一句。",
            why="前后是两个分句，各有各的数字。",
            todo="请在数字后面补上逗号。",
            instead=f"{one['number']}，{one['verb']}",
        )


def _half_width(lines: Sequence[Line]) -> Iterator[Finding]:
    """Half-width marks among Chinese characters; where the whole text has them, one finding for all."""
    halves = [(line, one) for line in lines for one in _HALF_MARK.finditer(line.text)]
    brackets = [(line, one) for line in lines for one in _HALF_BRACKET.finditer(line.text)]
    whole = "".join(line.text for line in lines)
    of_web = len(halves) >= _MANY and len(halves) * 2 > sum(map(whole.count, _HALF.values()))
    if of_web:
        # Copied from a web page: commas and brackets are one matter.
        halves, brackets = sorted([*halves, *brackets], key=lambda at: (at[0].number, at[1].start())), []
    quotes = [(line, one) for line in lines for one in _STRAIGHT.finditer(line.text)]
    for places, wide in ((halves, _HALF.values()), (brackets, "（）"), (quotes, "“")):
        if len(places) >= _MANY and len(places) * 2 > sum(map(whole.count, wide)):
            line, one = places[0]
            shown = " ".join(sorted({match[0][0] for _, match in places}, key=',.:;?!()"'.index))
            yield found(
                line,
                one.start(),
                one.end(),
                "half_width",
                f"全文多处用了半角标点（{shown}），共 {len(places)} 处。",
                why="中文里用全角标点（GB/T 15834—2011），从网页复制时常变成半角。",
                todo="请统一改为全角。",
            )
            continue
        yield from _one_by_one(places)


def full_width(text: str) -> str:
    """The text with full-width marks where the checker finds half-width ones; as long as it was."""
    wide = list(text)
    for one in (*_HALF_MARK.finditer(text), *_HALF_BRACKET.finditer(text)):
        wide[one.start()] = one[0][0].translate(_WIDE)
    for pair in re.finditer(r"\([^()（）\n]{1,40}\)", text):
        if wide[pair.start()] != "(" or wide[pair.end() - 1] != ")":
            wide[pair.start()], wide[pair.end() - 1] = "（", "）"
    for quoted in _STRAIGHT.finditer(text):
        wide[quoted.start()], wide[quoted.end() - 1] = "“", "”"
    return "".join(wide)


def _one_by_one(places: Sequence[tuple[Line, re.Match[str]]]) -> Iterator[Finding]:
    told: tuple[int, int] | None = None
    for line, one in places:
        if told == (line.number, one.start()):
            continue  # the other bracket of a pair
        pair = re.compile(r"\([^()（）\n]{1,40}\)").match(line.text, one.start())
        start, end = pair.span() if pair else one.span()
        told = (line.number, end - 1)
        right = line.text[start:end].translate(_WIDE)
        if one[0].startswith('"'):
            right = f"“{one[0][1:-1]}”"
        yield found(
            line,
            start,
            end,
            "half_width",
            f"“{line.text[start:end]}”用了半角标点，应为“{right}”。",
            why=_GB,
            todo="请改为全角。",
            instead=right,
        )


# ------------------------------------------------------------------------- ends of paragraphs


def _ends(lines: Sequence[Line]) -> Iterator[Finding]:
    """A long paragraph that just breaks off, where all others end in a stop."""
    long = [
        line
        for line in lines
        if line.kind in _TEXT
        if (len(line.text.strip()) >= _LONG and (line.kind == "body" or "。" in line.text))
        or (len(line.text.strip()) >= _SENTENCES and "。" in line.text.strip()[:-1])
    ]
    open_ended = [line for line in long if _BREAKS_OFF.search(line.text.rstrip(" \u3000"))]
    if len(long) < 5 or len(open_ended) * 10 > len(long) * 2:
        return
    following = {line.number: behind for line, behind in pairwise(lines)}
    for line in open_ended:
        behind = following.get(line.number)
        if behind is not None and behind.kind == "table":
            continue
        _, end = bounds(line)
        yield found(
            line,
            max(0, end - 4),
            end,
            "missing_stop",
            "段落末尾没有句号。",
            why=_GB,
            todo="请补上句号，并核对后面是否缺了内容。",
        )
