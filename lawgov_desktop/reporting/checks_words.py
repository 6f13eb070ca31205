"""Checks of words that are certainly wrong: names of laws, numbers of documents, slips, what stands twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from lawgov_desktop.reporting.finding import Finding, found
from lawgov_desktop.reporting.report_text import HAN, Line, bounds

_OUTLINE: Final = re.compile(r"法治政府建设实施纲要[（(](?P<span>[^（）()《》]{4,20})[）)]")
_OUTLINES: Final = (("2015", "2020"), ("2021", "2025"), ("2026", "2030"))
_LEADERS: Final = re.compile(r"《(?P<name>党政主要负责人[^《》]{0,20}第一责任人职责(?:的)?(?:规定|办法))》")
_LEADERS_NAME: Final = "党政主要负责人履行推进法治建设第一责任人职责规定"
_OLD_LAW: Final = re.compile(
    "《(?:中华人民共和国)?(?P<name>民法通则|民法总则|婚姻法|继承法|收养法|担保法|合同法|物权法|侵权责任法|信访条例)》"
)
_OF_THE_PAST: Final = re.compile("原|废止|失效|旧|施行前|历史|过去|以前|往年|取代|代替")
_CIVIL_CODE, _PETITIONS = 2021, 2023
"""From these years on nothing of the year can be done under the old law."""

_NUMBER: Final = re.compile(
    r"(?<=[发办字函政委党通令规文秘])(?P<open>[\[（(【［〔])[ ]?(?P<year>20[0-9]{2})年?[ ]?"
    r"(?P<close>[\]）)】］〕])"
    r"[ ]?(?P<of>第?)[ ]?(?P<zeros>0*)(?P<number>[1-9][0-9]{0,4})[ ]?号"
)
_UNTIL: Final = re.compile(
    r"(?:^|(?<=[，。；：、,;:（( \u3000]))截止(?=[ ]?(?:目前|现在|当前|今年|年底|20[0-9]{2}年|[0-9]{1,2}月))"
)
_ACCOUNT: Final = re.compile("[台记挂欠对]帐(?!篷)|帐(?=[号户款目簿本])")
_TWICE: Final = re.compile(
    "(?<!目)的的(?!确|士)|(?<!不)了了(?=[，。；、])"
    "|(?P<said>坚持|加强|开展|重视|促进|完善|强化|深化|健全|建立|加大|做好|抓好|确保|积极|认真|切实|不断|深入|扎实|进一步"
    "|通过|按照|根据|以及)(?P=said)"
)
_PHRASE_TWICE: Final = re.compile(rf"(?P<said>[{HAN}]{{4,12}})(?P=said)")
_CLAUSE_TWICE: Final = re.compile(
    rf"(?:^|(?<=[，。；：、]))(?P<said>[{HAN}]{{6,30}})[，；、](?P=said)(?=[，。；、])"
)
_LONG: Final = 30
"""Characters of a paragraph nobody writes twice in the same words."""
_HEADING: Final = 6


def words(lines: Sequence[Line], year: int | None = None) -> Iterator[Finding]:
    """Everything about words; ``year`` is the year reported on."""
    for line in lines:
        if line.kind in ("heading", "body", "title", "table"):
            yield from _laws(line, year)
            yield from _document_numbers(line)
            yield from _slips(line)
        if line.kind in ("heading", "body"):
            yield from _twice(line)
    yield from _paragraphs_twice(lines)
    yield from _headings_twice(lines)


def _laws(line: Line, year: int | None) -> Iterator[Finding]:
    for one in _OUTLINE.finditer(line.text):
        years = tuple(re.findall("20[0-9]{2}", one["span"]))
        if len(years) == 2 and years not in _OUTLINES:
            yield found(
                line,
                one.start("span"),
                one.end("span"),
                "law",
                f"《法治政府建设实施纲要》的起止年份不是“{one['span']}”。",
                why="中共中央、国务院印发的是《法治政府建设实施纲要（2015—2020年）》和《法治政府建设实施纲要（2021—2025年）》。",
                todo="请核对年份。",
            )
    for one in _LEADERS.finditer(line.text):
        if one["name"] != _LEADERS_NAME:
            yield found(
                line,
                one.start("name"),
                one.end("name"),
                "law",
                f"文件名称写错，应为《{_LEADERS_NAME}》。",
                why="引用文件应写全称（中共中央办公厅、国务院办公厅2016年印发）。",
                todo="请改正文件名称。",
                instead=_LEADERS_NAME,
            )
    for one in _OLD_LAW.finditer(line.text) if year is not None else ():
        petition = one["name"] == "信访条例"
        if year is None or year < (_PETITIONS if petition else _CIVIL_CODE):
            continue
        around = line.text[max(0, one.start() - 20) : one.end() + 20]
        if _OF_THE_PAST.search(around):
            continue
        new = "《信访工作条例》自2022年5月1日起施行" if petition else "民法典自2021年1月1日起施行"
        yield found(
            line,
            one.start(),
            one.end(),
            "law",
            f"{one[0]}已经废止。",
            why=f"{new}，{one[0]}同时废止。",
            todo="请改为现行法律；确指旧法的，请写“原”。",
        )


def _document_numbers(line: Line) -> Iterator[Finding]:
    for one in _NUMBER.finditer(line.text):
        right = f"〔{one['year']}〕{one['number']}号"
        if one[0].replace(" ", "") == right:
            continue
        brackets = (one["open"], one["close"]) != ("〔", "〕")
        reason = "年份用六角括号“〔〕”" if brackets else "序号不加“第”字，不编虚位"
        yield found(
            line,
            one.start(),
            one.end(),
            "document_number",
            f"发文字号应写作“{right}”，{reason}。",
            why="GB/T 9704—2012 7.2.5。",
            todo="请改正。",
            instead=right,
        )


def _slips(line: Line) -> Iterator[Finding]:
    for one in _UNTIL.finditer(line.text):
        yield found(
            line,
            one.start(),
            one.end(),
            "word",
            "这里应为“截至”。",
            why="“截至”后面跟时间；“截止”是到期停止，后面不跟时间。",
            todo="请改正。",
            instead="截至",
        )
    for one in _ACCOUNT.finditer(line.text):
        right = one[0].replace("帐", "账")
        yield found(
            line,
            one.start(),
            one.end(),
            "word",
            f"“{one[0]}”应写作“{right}”。",
            why="与钱物登记有关的用“账”（GF 1001—2001《第一批异形词整理表》）。",
            todo="请改正。",
            instead=right,
        )


# ------------------------------------------------------------------------- what stands twice


def _twice(line: Line) -> Iterator[Finding]:
    taken = -1
    for shape in (_PHRASE_TWICE, _CLAUSE_TWICE, _TWICE):
        for one in shape.finditer(line.text):
            said = one["said"] if one.re.groupindex and one["said"] else one[0][0]
            if one.start() < taken or len(set(said)) == 1 < len(said):
                continue
            taken = one.end()
            yield found(
                line,
                one.start(),
                one.end(),
                "repeated",
                f"“{said}”连着写了两遍。",
                todo="请删去一个。",
                instead=one[0][len(one[0]) - len(said) :],
            )


def _paragraphs_twice(lines: Sequence[Line]) -> Iterator[Finding]:
    seen: dict[str, Line] = {}
    for line in lines:
        if line.kind not in ("body", "heading"):
            continue
        said = re.sub("[ \u3000]", "", line.text[line.after :])
        if len(said) < _LONG:
            continue
        first = seen.setdefault(said, line)
        if first is not line:
            start, end = bounds(line)
            yield found(
                line,
                start,
                end,
                "repeated",
                f"这一段与第{first.number}行完全相同。",
                why="多半是复制时粘了两遍。",
                todo="请删去一段，或改写。",
            )


def _headings_twice(lines: Sequence[Line]) -> Iterator[Finding]:
    """Two headings beside each other in the same words."""
    seen: dict[int, dict[str, Line]] = {}
    for line in lines:
        if line.kind != "heading" or line.level not in (1, 2):
            continue
        for level in [one for one in seen if one > line.level]:
            del seen[level]
        said = re.sub(rf"[^{HAN}]", "", line.words)
        alone = len(line.text.strip()) - line.after + line.begin < 2 * _LONG
        if len(said) < _HEADING or not alone:
            continue
        first = seen.setdefault(line.level, {}).setdefault(said, line)
        if first is not line:
            start, end = bounds(line)
            yield found(
                line,
                start,
                end,
                "repeated",
                f"这个标题与第{first.number}行的标题相同。",
                todo="请核对是否重复，或改写标题。",
            )
