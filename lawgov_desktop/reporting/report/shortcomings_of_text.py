"""The shortcomings a report names (存在的不足), read out of its text; putting them on record: rectifying."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from lawgov_desktop.registers.report.marks import plain
from lawgov_desktop.reporting.report_text import NUMERALS, Line, numeral, text_lines
from lawgov_desktop.reporting.wrapped_lines import whole

_WORDS: Final = "不足|问题|短板|差距|薄弱环节|困难"
_CHAPTER: Final = re.compile(
    rf"(?!.*(?:整改|解决|化解|聚焦|针对|回应|破解|排查|上年|去年|往年))[^，。；]{{0,12}}?(?:{_WORDS})(?:之处)?"
    rf"(?:(?:和|与|及|以及|、).{{0,12}})?(?:分析)?"
)
_ONLY_REASONS: Final = re.compile(r"[^，。；]{0,6}原因(?:分析)?")
_ONLY_NAMES: Final = re.compile(rf"(?:主要|目前|当前)?(?:还|仍)?(?:存在)?(?:的)?(?:主要|突出)?(?:{_WORDS})")
_ADVICE: Final = re.compile(
    "^(?:针对|对照|为此|结合|基于)[^。]{0,20}(?:建议|采取|做好|打算|措施)|建议[:：]?$|^下一步|^(?:整改|改进)(?:措施|方向)"
)
_ITEM: Final = re.compile(rf"(?:([{NUMERALS}]{{1,3}})是|第([{NUMERALS}]{{1,3}})[，,、]|(另?一方面)[，,]?)")
_INNER: Final = re.compile(rf"(?<=[。；;：:，,])[ \u3000]*{_ITEM.pattern}")
_REASON: Final = re.compile(
    "[，,；;](?=(?:其|究其)?(?:主要)?(?:原因|是由于|是因为|由于|因为|主要是|主要在于|在于|源于|归因))"
)
_REASONS_COUNTED: Final = re.compile("原因[^。；;]{0,8}[一1]是")
_STOPS: Final = "。；;：:，,、！!？? \u3000"
_LONGEST_TITLE: Final = 60
LEAST_TITLE: Final = 5
"""Characters below which words name no shortcoming of their own."""
_NOTHING: Final = re.compile("^(?:暂)?无[。.]?$|^(?:暂无|没有)(?:发现)?(?:明显)?(?:不足|问题)?[。.]?$")


@dataclass(frozen=True, slots=True)
class Shortcoming:
    """``title``: what is wanting, without a stop. ``detail``: how it shows, and why; may be ""."""

    title: str
    detail: str


def shortcomings_in(text: str) -> tuple[Shortcoming, ...]:
    """The items of the chapter on what is wanting (存在的不足), in order; marks may stand in the text.

    Items are the headings below it (（一）), paragraphs that begin 一是, or 一是…；二是… within one;
    a chapter without any is one item. The advice behind it (针对以上问题，特建议) is not part of it.
    """
    lines = [line for line in whole(text_lines(plain(text))).lines if line.kind != "blank"]
    items = [one for part in _items(_chapter(lines)) if (one := _shortcoming(part)) is not None]
    return tuple(items)


def is_about_shortcomings(heading: Line) -> bool:
    """Whether a heading opens the chapter on what is wanting; not one on what was put right."""
    return bool(_CHAPTER.fullmatch(_unmarred(heading)))


# ------------------------------------------------------------------------- the chapter


def _chapter(lines: Sequence[Line]) -> list[Line]:
    """The lines below the heading, up to the next chapter or to what is advised."""
    for place, line in enumerate(lines):
        if line.kind == "heading" and line.level <= 2 and is_about_shortcomings(line):
            return list(_below(lines, place))
    return []


def _below(lines: Sequence[Line], place: int) -> Iterator[Line]:
    head = lines[place]
    rest = head.text[head.after + len(head.words) :].lstrip(_STOPS) if head.words else ""
    if rest:
        yield Line(head.number, rest, "body")
    for line in lines[place + 1 :]:
        bare = line.text.strip(" \u3000")
        ends = line.kind == "heading" and (not line.level or line.level <= head.level)
        if ends or line.kind in ("signature", "date", "foot") or _ADVICE.search(bare):
            return
        yield line


def _items(lines: Sequence[Line]) -> Iterator[str]:
    """The text of every item, its number taken off."""
    heads = [line for line in lines if line.kind == "heading" and line.level]
    if heads:
        outer = min(line.level for line in heads)
        heads = [line for line in heads if line.level == outer]
        if _ONLY_NAMES.fullmatch(_unmarred(heads[0])):
            # （一）存在的问题 （二）原因分析: a chapter within the chapter.
            yield from _items(list(_below(lines, lines.index(heads[0]))))
            return
        yield from _under(lines, heads)
        return
    begun = [line for line in lines if _ITEM.match(line.text.strip(" \u3000"))]
    if len(begun) > 1:
        yield from _under(lines, begun)
        return
    for line in lines:
        yield from _parts(line.text)


def _under(lines: Sequence[Line], begun: Sequence[Line]) -> Iterator[str]:
    """Each line that begins an item with the lines that belong to it."""
    text = ""
    for line in lines:
        if line not in begun:
            text += line.text.strip(" \u3000") if text else ""
            continue
        if line.kind == "heading" and _ONLY_REASONS.fullmatch(_unmarred(line)):
            break
        if text:
            yield text
        text = line.text[line.after :] if line.kind == "heading" else _unnumbered(line.text)
        if line.kind == "heading" and text and text[-1] not in _STOPS:
            text += "。"
    if text:
        yield text


def _parts(text: str) -> Iterator[str]:
    """一是…；二是… within one paragraph; numbers of reasons within an item are not counted."""
    bare = text.strip(" \u3000")
    cuts: list[tuple[int, int]] = []
    for one in (*([first] if (first := _ITEM.match(bare)) else []), *_INNER.finditer(bare)):
        sentence = bare[bare.rfind("。", 0, one.start()) + 1 : one.end()]
        if _value(one) == len(cuts) + 1 and not _REASONS_COUNTED.search(sentence):
            cuts.append((one.start(), one.end()))
    if not cuts:
        yield bare
        return
    ends = [begin for begin, _ in cuts[1:]] + [len(bare)]
    for (_, begin), end in zip(cuts, ends, strict=True):
        yield bare[begin:end]


def _value(one: re.Match[str]) -> int:
    if one[3]:
        return 2 if one[3].startswith("另") else 1
    return numeral(one[1] or one[2])


def _unnumbered(text: str) -> str:
    return _ITEM.sub("", text.strip(" \u3000"), count=1)


def _shortcoming(text: str) -> Shortcoming | None:
    """The first sentence is what is wanting; its reasons (，主要是…) and all that follows are the detail."""
    text = text.strip(" \u3000").lstrip(_STOPS)
    first = re.split("[。；;：:！!？?]", text, maxsplit=1)[0]
    cut = _REASON.search(first)
    title = first[: cut.start()] if cut else first
    if len(title) > _LONGEST_TITLE:
        pieces = re.split("(?<=[，,])", title)
        title = pieces[0]
        for piece in pieces[1:]:
            if len(title) >= LEAST_TITLE:
                break
            title += piece
    detail = text[len(title) :].strip(" \u3000").strip(_STOPS)
    title = title.strip(_STOPS)[:200]
    return Shortcoming(title, detail) if title and not _NOTHING.match(title) else None


def _unmarred(line: Line) -> str:
    words = line.words or line.text[line.after :]
    return re.sub(r"[\s.．，,、：:]", "", words)
