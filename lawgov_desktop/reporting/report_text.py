"""A report as a careful reader sees it: numbered lines, each known as title, heading, body, signature …

The text of a line is never changed: every place (line, start, end) lies in the text that was given, so that
an editor can underline it. Levels are those of GB/T 9704—2012 7.3.3: 一、 （一） 1. （1）.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

LineKind = Literal["blank", "head", "title", "heading", "body", "table", "signature", "date", "foot"]
"""``head``: what stands above the text (issuing office, 日期:, addressee); ``foot``: what a web page or 版记
prints below it."""

HAN: Final = "㐀-䶿一-鿿"
NUMERALS: Final = "一二三四五六七八九十"
STOPS: Final = "。；：！？;:!?…"
"""What ends a statement."""

_MARKS: Final = "、.．,，:：。"
_FIRST: Final = re.compile(
    rf"([{NUMERALS}]{{1,3}})[ \u3000]*([{_MARKS}])(?![{NUMERALS}]+[、月日级是审]|[{NUMERALS}]$|是)"
)
_SECOND: Final = re.compile(rf"[（(][ \u3000]*([{NUMERALS}]{{1,3}})[ \u3000]*[）)][ \u3000]*([{_MARKS}]?)")
_SECOND_CUT: Final = re.compile(rf"([（(]?)[ \u3000]*([{NUMERALS}]{{1,3}})([）)]?)")
_THIRD: Final = re.compile(rf"([0-9]{{1,2}})[ \u3000]*([{_MARKS}])(?=[ \u3000]*[{HAN}“《])")
_FOURTH: Final = re.compile(rf"[（(][ \u3000]*([0-9]{{1,2}})[ \u3000]*[）)][ \u3000]*([{_MARKS}]?)")

_HALF_DIGITS: Final = str.maketrans("０１２３４５６７８９Ｘｘ＋％", "0123456789Xx+%")

_TITLE: Final = re.compile(
    r"(?:报告|总结|汇报|方案|计划|要点|纪要|意见|通知|情况)(?:[（(][^（）()]{1,14}[）)])?$"
)
_TITLE_LONGEST: Final = 60
_LABEL: Final = re.compile(rf"^[{HAN} \u3000]{{2,8}}[:：]")
_DAY: Final = (
    r"(?:20[0-9]{2}|二[〇○零OＯ０0][〇○零一二三四五六七八九]{2})[ \u3000]*年[ \u3000]*"
    rf"(?:[0-9]{{1,2}}|[{NUMERALS}]{{1,3}})[ \u3000]*月[ \u3000]*"
    rf"(?:[0-9]{{1,2}}|[{NUMERALS}]{{1,3}})[ \u3000]*日"
)
_YEAR_SAID: Final = re.compile(
    r"(?:(20[0-9]{2})|(二[〇○零OＯ0０][〇○零OＯ0０一二三四五六七八九]{2}))[ \u3000]*年"
)
_DATE_LINE: Final = re.compile(rf"[（(]?{_DAY}[）)]?")
_DATE_AT_END: Final = re.compile(rf"[ \u3000]+({_DAY})$")
_OFFICE: Final = re.compile(
    r"(?:政府|委员会|办公室|办事处|司法所|司法局|党委|党工委|镇|乡|街道|中心|局|所|站|厅|室|办|小组)"
    r"(?:[（(](?:盖章|公章|印章|章)[）)])?$"
)
_FOOT: Final = re.compile(
    r"^[（(【\[]?(?:扫一扫|打印|关闭|分享|上一篇|下一篇|返回|来源|责任编辑|编辑|浏览|联系人|联系电话|附件|附：|附:"
    r"|抄送|主题词|此件|共印|印发|信息来源|发布日期|版权)"
)
_ANNEX: Final = re.compile("数据来源表|附图|统计图表|图表附页")
"""The title of pages that stand behind signature and date."""
_SHORT: Final = 32
_FOOT_LINES: Final = 15
_LAST_STOP: Final = re.compile(r"[。；：！？;:!?…”’》）)】]$")

_ENUMERATED: Final = re.compile(
    rf"^(?:其)?[{NUMERALS}]{{1,2}}是|^第[{NUMERALS}]{{1,2}}[，,、]|^(?:首先|其次|再次|最后)"
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line or paragraph. ``number`` counts from 1, blank lines too."""

    number: int
    text: str
    kind: LineKind
    level: int = 0
    """Of a heading: 1 一、 2 （一） 3 1. 4 （1）; 0 when it has no number."""
    value: int = 0
    """The number of a heading."""
    begin: int = 0
    """Where its number begins: leading spaces are passed over."""
    after: int = 0
    """Where the words of a heading begin."""
    mark: str = ""
    """The mark behind the number: 、 of 一、; empty after （一）."""

    @property
    def words(self) -> str:
        """A heading's own words: up to the first stop."""
        return re.split(f"[{STOPS}]", self.text[self.after :], maxsplit=1)[0].strip()


def lines_of(texts: Iterable[str], styles: Sequence[str] = ()) -> list[Line]:
    """The lines of a report. ``styles`` says what the document knows of each (``prose.Paragraph``)."""
    given = list(texts)
    known = [*styles, *[""] * (len(given) - len(styles))]
    lines = [
        _first_look(number, text, style)
        for number, (text, style) in enumerate(zip(given, known, strict=False), 1)
    ]
    begins = _head(lines)
    text, annex = lines[: (cut := _annex(lines, begins))], lines[cut:]
    ends = _tail(text, begins)
    _bare_headings(text, begins, ends)
    return [
        *text,
        *(replace(line, kind="foot") if line.kind in ("title", "body") else line for line in annex),
    ]


def _annex(lines: Sequence[Line], begins: int) -> int:
    """Where what is bound behind the signed report begins; else the number of lines."""
    found = (place for place in range(begins, len(lines)) if _ANNEX.fullmatch(lines[place].text.strip()))
    return next(found, len(lines))


def text_lines(text: str) -> list[Line]:
    """The lines of a running text."""
    return lines_of(text.split("\n"))


def half_digits(lines: Sequence[Line]) -> list[Line]:
    """The lines with half-width figures: every place stays what it was."""
    return [
        line
        if line.text.isascii() or (text := line.text.translate(_HALF_DIGITS)) == line.text
        else replace(line, text=text)
        for line in lines
    ]


def numeral(text: str) -> int:
    """一 → 1, 十二 → 12, 二十 → 20; 0 for what is none."""
    tens, mark, ones = text.partition("十")
    if not mark:
        return NUMERALS.index(text) + 1 if len(text) == 1 and text in NUMERALS else 0
    if any(len(part) > 1 or part not in NUMERALS for part in (tens, ones)):
        return 0
    return (NUMERALS.index(tens) + 1 if tens else 1) * 10 + (NUMERALS.index(ones) + 1 if ones else 0)


def report_year(lines: Sequence[Line]) -> int | None:
    """The year the report is about: of its title, else of its first sentence; None when it names none."""
    for line in lines:
        if line.kind == "title" and (found := _YEAR_SAID.search(line.text.translate(_HALF_DIGITS))):
            return _year(found)
    first = next((line for line in lines if line.kind == "body"), None)
    found = _YEAR_SAID.match(first.text.translate(_HALF_DIGITS).lstrip(" \u3000")) if first else None
    return _year(found) if found else None


def _year(said: re.Match[str]) -> int:
    return (
        int(said[1])
        if said[1]
        else int(
            "".join(str("〇一二三四五六七八九".index(one)) for one in re.sub("[○零OＯ0０]", "〇", said[2]))
        )
    )


def bounds(line: Line) -> tuple[int, int]:
    """Where the text of a line begins and ends without the spaces around it; a blank line's whole text."""
    stripped = line.text.strip(" \u3000\t")
    if not stripped:
        return 0, len(line.text)
    begin = line.text.index(stripped)
    return begin, begin + len(stripped)


# ------------------------------------------------------------------------- one line by itself


def _first_look(number: int, text: str, style: str) -> Line:
    bare = text.strip(" \u3000\t")
    if not bare:
        return Line(number, text, "blank")
    if style == "table":
        return Line(number, text, "table")
    if style == "note":
        return Line(number, text, "foot")
    begin = text.index(bare)
    if style == "title":
        return Line(number, text, "title", begin=begin, after=begin)
    numbered = _numbered(bare[:_TITLE_LONGEST].translate(_HALF_DIGITS) + bare[_TITLE_LONGEST:])
    if numbered is not None:
        level, value, mark, length = numbered
        return Line(number, text, "heading", level, value, begin, begin + length, mark)
    if style.startswith("heading") and len(bare) <= _TITLE_LONGEST:
        return Line(number, text, "heading", begin=begin, after=begin)
    return Line(number, text, "body", begin=begin, after=begin)


def _numbered(bare: str) -> tuple[int, int, str, int] | None:
    """Level, number, mark and length of the number before a heading."""
    for level, shape in ((1, _FIRST), (2, _SECOND), (3, _THIRD), (4, _FOURTH)):
        found = shape.match(bare)
        if found:
            value = int(found[1]) if found[1].isascii() else numeral(found[1])
            if value and not (level == 1 and _is_list_of_words(bare, found.end())):
                return level, value, found[2], found.end()
    cut = _SECOND_CUT.match(bare)
    if cut and bool(cut[1]) != bool(cut[3]) and numeral(cut[2]) and _has_no_partner(bare, cut):
        return 2, numeral(cut[2]), "", cut.end()
    return None


def _is_list_of_words(bare: str, after: int) -> bool:
    """一、二审均胜诉 is no heading; neither is a lone numeral."""
    return not bare[after:].strip()


def _has_no_partner(bare: str, cut: re.Match[str]) -> bool:
    """（一持续推进 lost its bracket; （一式两份） did not."""
    if cut[3]:
        return True
    sentence = re.split(f"[{STOPS}]", bare[cut.end() :], maxsplit=1)[0]
    return not re.search("[）)]", sentence) and bool(sentence)


# ------------------------------------------------------------------------- a line in its place


def _head(lines: list[Line]) -> int:
    """Tell titles and what stands above the text; the index where the text begins."""
    for place, line in enumerate(lines):
        bare = line.text.strip(" \u3000\t")
        if line.kind in ("blank", "title"):
            continue
        if line.kind in ("heading", "table"):
            return place
        if _ENUMERATED.match(bare) or re.search("[。；]", bare) or len(bare) > _TITLE_LONGEST:
            return place
        is_title = _TITLE.search(bare) and not _LABEL.match(bare) and not re.search("[，,]", bare)
        lines[place] = replace(line, kind="title" if is_title and len(bare) >= 6 else "head")
        if place > _FOOT_LINES * 2:
            return place
    return len(lines)


def _tail(lines: list[Line], begins: int) -> int:
    """Tell signature, date and what stands below them; the index where the text ends."""
    seen = 0
    for place in range(len(lines) - 1, begins - 1, -1):
        line = lines[place]
        bare = line.text.strip(" \u3000\t").translate(_HALF_DIGITS)
        if line.kind in ("blank", "foot"):
            continue
        seen += 1
        if seen > _FOOT_LINES:
            break
        if line.kind == "table":
            continue
        if _DATE_LINE.fullmatch(bare):
            lines[place] = replace(line, kind="date")
            return _signature_above(lines, place, begins)
        together = _DATE_AT_END.search(bare)
        if together and _OFFICE.search(bare[: together.start()]) and len(bare) <= 2 * _SHORT:
            lines[place] = replace(line, kind="date")
            return place
        if _FOOT.match(bare) or bare.endswith("日印发"):
            lines[place] = replace(line, kind="foot", level=0, value=0)
        elif _is_signature(bare) and line.level == 0 and place > begins:
            lines[place] = replace(line, kind="signature")
            return place
        elif not re.search("[。；，]", bare) and len(bare) <= _SHORT and line.level == 0 and seen < 5:
            continue
        else:
            break
    for place in range(begins, len(lines)):
        if lines[place].kind == "foot" and any(one.kind in ("body", "heading") for one in lines[place:]):
            bare_kind: LineKind = "body"
            lines[place] = replace(lines[place], kind=bare_kind)
    return max(
        (place + 1 for place, line in enumerate(lines) if line.kind in ("body", "heading", "table")),
        default=begins,
    )


def _signature_above(lines: list[Line], place: int, begins: int) -> int:
    for above in range(place - 1, begins - 1, -1):
        if lines[above].kind == "blank":
            continue
        if _is_signature(lines[above].text.strip(" \u3000\t")) and lines[above].level == 0:
            lines[above] = replace(lines[above], kind="signature")
            return above
        break
    return place


def _is_signature(bare: str) -> bool:
    return (
        2 <= len(bare) <= _SHORT and bool(_OFFICE.search(bare)) and not re.search("[，。；：、！？,;:]", bare)
    )


def _bare_headings(lines: list[Line], begins: int, ends: int) -> None:
    """A short line without a stop between two paragraphs is a heading that has no number."""
    text = [place for place in range(begins, ends) if lines[place].kind in ("body", "heading")]
    for before, place, behind in zip(text, text[1:], text[2:], strict=False):
        line = lines[place]
        bare = line.text.strip(" \u3000\t")
        alone = (
            line.kind == "body"
            and 4 <= len(bare) <= _SHORT
            and not re.search(r"[。；：！？;:!?…“”（）()\t0-9]", bare)
            and bare.count("，") + bare.count(",") + bare.count("、") <= 2
            and bare[-1] not in "，、,"
            and not _ENUMERATED.match(bare)
        )
        above = lines[before]
        if not alone or (above.kind == "body" and not _LAST_STOP.search(above.text.rstrip(" \u3000\t"))):
            continue
        if lines[behind].kind == "heading" or len(lines[behind].text.strip()) > len(bare):
            lines[place] = replace(line, kind="heading")
