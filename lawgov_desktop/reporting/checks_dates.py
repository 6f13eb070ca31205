"""Checks of dates: days that do not exist, and years the report is not about."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from typing import Final

from lawgov_desktop.reporting.checks_chapters import is_about_next_year
from lawgov_desktop.reporting.finding import Finding, found
from lawgov_desktop.reporting.report_text import Line

_DAY: Final = re.compile(
    r"(?<![0-9])(?:(?P<year>[0-9]{4})[ \u3000]*年[ \u3000]*)?(?P<month>[0-9]{1,2})[ \u3000]*月(?!份?均)"
    r"(?:[ \u3000]*(?P<day>[0-9]{1,2})[ \u3000]*日)?"
)
_ISO: Final = re.compile(
    r"(?<![0-9A-Za-z./-])(?P<year>20[0-9]{2})([-./])(?P<month>[0-9]{1,2})\2(?P<day>[0-9]{1,2})(?![0-9-])"
)
_SPAN: Final = re.compile(r"个月|[0-9]月(?:内|余)")
_YEAR: Final = re.compile(r"(?<![0-9—~至到-])(?P<year>20[0-9]{2})[ \u3000]*年(?:度|全年)?(?=[，,])")
_QUOTED: Final = re.compile(r"《[^《》]*》|〔[^〔〕]*〕|“[^“”]*”|（[^（）]*）|\([^()]*\)")

_SENTENCE: Final = re.compile(r"[^。；;!?！？]+[。；;!?！？]*")

_BACKGROUND: Final = re.compile(
    "自|从|起|以来|截至|截止|印发|出台|修订|修正|修改|施行|实施|颁布|公布|通过|发布|上年|去年|前年|往年|此前|历年|历史|同比|同期|相比|较|比|"
    "成立|设立|组建|建成|建立|落成|启用|投用|开通|挂牌|发生|作出的|形成的|任命|聘任|聘请|签订|立案|收到|起诉|上诉|判决|受理|遗留|结转|陈年|积案|延续|持续|连续|原|曾|始|首次|早在|"
    "计划|拟|将|规划|预计|力争|到|至|期满|有效期|届满|换届|颁发|获评|荣获|被评|授予|命名|之前|以前|年底前|前完成|底前|开始"
)
_PLANS: Final = re.compile("计划|拟|将|规划|预计|力争|目标|年底前|前完成|底前|到20|下一步|明年")
_OPENING: Final = re.compile(r"现将.{0,30}?(?P<year>20[0-9]{2})[ \u3000]*年")


_NO_DASH: Final = re.compile(r"(?<![0-9])(20[0-9]{2})(20[0-9]{2})(?=年)")
_BACKWARDS: Final = re.compile(
    r"(?<![0-9])(?P<month>[0-9]{1,2})月(?P<first>[0-9]{1,2})日?[ \u3000]?(?:至|到|—|–|-|～|~)[ \u3000]?"
    r"(?:(?P=month)月)?(?P<last>[0-9]{1,2})日"
)
_PART_OF_YEAR: Final = re.compile("半年|季度|[0-9]月|阶段|计划|要点|方案")
_EARLIEST_MONTH: Final = 11
"""A report on a whole year is written in November of it at the earliest."""


def dates(lines: Sequence[Line], year: int | None) -> Iterator[Finding]:
    """Everything about dates; ``year`` is the year reported on, None when it is not known."""
    for line in lines:
        if line.kind != "blank":
            yield from _impossible(line)
            yield from _spans(line)
    if year is not None:
        yield from _other_years(lines, year)


def _impossible(line: Line) -> Iterator[Finding]:
    for one in (*_DAY.finditer(line.text), *_ISO.finditer(line.text)):
        if _SPAN.match(line.text, one.end() - 2) or line.text[one.end() - 2 : one.end()] == "个月":
            continue
        month, day = int(one["month"]), int(one["day"] or 1)
        if not 1 <= month <= 12:
            yield _no_such_day(line, one, f"没有{month}月。")
            continue
        longest = (
            monthrange(int(one["year"]), month)[1]
            if _year_in_range(one["year"])
            else 29
            if month == 2
            else monthrange(2023, month)[1]
        )
        if not 1 <= day <= longest:
            yield _no_such_day(line, one, f"{month}月只有{longest}天。")


def _spans(line: Line) -> Iterator[Finding]:
    """20212025年 has lost its dash; 3月12日至5日 runs backwards."""
    for one in _NO_DASH.finditer(line.text):
        right = f"{one[1]}—{one[2]}"
        yield found(
            line,
            one.start(),
            one.end(),
            "date",
            f"“{one[0]}年”两个年份之间缺了连接号，应为“{right}年”。",
            why="复制网页或转换格式时，“—”容易丢失。",
            todo="请补上连接号。",
            instead=right,
        )
    for one in _BACKWARDS.finditer(line.text):
        if int(one["last"]) < int(one["first"]):
            yield found(
                line,
                one.start(),
                one.end(),
                "date",
                f"“{one[0]}”先后颠倒：结束的日子早于开始的日子。",
                todo="请核对日期。",
            )


def _year_in_range(text: str | None) -> bool:
    return text is not None and 1 <= int(text) <= 9999


def _no_such_day(line: Line, one: re.Match[str], why: str) -> Finding:
    return found(
        line, one.start(), one.end(), "date", f"“{one[0]}”这个日期不存在。", why=why, todo="请核对日期。"
    )


def _other_years(lines: Sequence[Line], year: int) -> Iterator[Finding]:
    in_plan = 0  # level of the heading that opened a chapter on what is to come
    opening_told = False
    titles = "".join(line.text for line in lines if line.kind == "title")
    whole_year = bool(re.search("年度?.*(?:报告|总结)", titles)) and not _PART_OF_YEAR.search(titles)
    for line in lines:
        if line.kind == "heading" and line.level:
            if in_plan and line.level <= in_plan:
                in_plan = 0
            if is_about_next_year(line.words):
                in_plan = in_plan or line.level
                yield from _plan_heading(line, year)
            elif not in_plan:
                yield from _chapter_heading(line, year)
        if line.kind == "title":
            yield from _title(line, year)
        elif line.kind == "date":
            yield from _signed(line, year, whole_year)
        elif line.kind in ("body", "heading") and not in_plan:
            told = list(_in_sentences(line, year))
            yield from told
        if line.kind == "body" and not opening_told:
            opening_told = True
            yield from _opening(line, year)


def _title(line: Line, year: int) -> Iterator[Finding]:
    years = list(re.finditer(r"20[0-9]{2}(?=[ \u3000]*年)", line.text))
    if (
        years
        and all(int(one[0]) != year for one in years)
        and not re.search("[—~至-][ \u3000]*20", line.text)
    ):
        one = years[0]
        yield found(
            line,
            one.start(),
            one.end(),
            "year",
            f"标题写的是{one[0]}年，报告年度是{year}年。",
            todo="请核对年度。",
            instead=str(year),
        )


def _opening(line: Line, year: int) -> Iterator[Finding]:
    first = re.match(r"[ \u3000]*(?P<year>20[0-9]{2})[ \u3000]*年(?:度)?(?:以来)?[，,]", line.text)
    said = _OPENING.search(line.text)
    for one in (first, said):
        if one and int(one["year"]) != year:
            if one is first and list(_in_sentences(line, year)):
                continue  # told with the sentence already
            yield found(
                line,
                one.start("year"),
                one.end("year"),
                "year",
                f"这里写的是{one['year']}年，报告年度是{year}年。",
                why="开头常从上年报告沿用下来。",
                todo="请核对年度。",
                instead=str(year),
            )


def _plan_heading(line: Line, year: int) -> Iterator[Finding]:
    one = re.search(r"(?P<year>20[0-9]{2})[ \u3000]*年", line.words)
    if one and int(one["year"]) != year + 1 and not re.search("上年|落实", line.words):
        start = (
            line.after + one.start() + (len(line.text[line.after :]) - len(line.text[line.after :].lstrip()))
        )
        yield found(
            line,
            start,
            start + 4,
            "year",
            f"下一年度的安排应是{year + 1}年，这里写的是{one['year']}年。",
            todo="请核对年度。",
            instead=str(year + 1),
        )


def _chapter_heading(line: Line, year: int) -> Iterator[Finding]:
    """一、2024年法治建设基本情况 in the report of 2025: taken over from last year."""
    one = re.match(r"[ \u3000]*(?P<year>20[0-9]{2})[ \u3000]*年(?:度)?(?![—~至到-])", line.text[line.after :])
    if one and int(one["year"]) < year and not _BACKGROUND.search(line.words) and "整改" not in line.words:
        start = line.after + one.start("year")
        yield found(
            line,
            start,
            start + 4,
            "year",
            f"标题写的是{one['year']}年，报告年度是{year}年。",
            why="标题常从上年报告沿用下来。",
            todo="请核对年度。",
            instead=str(year),
        )


def _signed(line: Line, year: int, whole_year: bool) -> Iterator[Finding]:
    one = re.search(r"20[0-9]{2}(?=[ \u3000]*年)", line.text)
    month = re.search(r"年[ \u3000]*([0-9]{1,2})[ \u3000]*月", line.text)
    if one and month and whole_year and int(one[0]) == year and int(month[1]) < _EARLIEST_MONTH:
        yield found(
            line,
            one.start(),
            one.end(),
            "year",
            f"成文日期在{year}年{month[1]}月，{year}年度还没有结束。",
            why="年初写上年的报告时，年份常写错。",
            todo="请核对成文日期。",
        )
    if one and int(one[0]) not in (year, year + 1):
        yield found(
            line,
            one.start(),
            one.end(),
            "year",
            f"成文日期是{one[0]}年，{year}年度的报告应在次年写成。",
            why="年度报告每年4月1日前向社会公开。",
            todo="请核对成文日期。",
        )


def _in_sentences(line: Line, year: int) -> Iterator[Finding]:
    # What is quoted counts neither as a date nor as background; places stay.
    text = _QUOTED.sub(lambda one: "\0" * len(one[0]), line.text)
    plans = bool(_PLANS.search(line.text))
    for sentence in _SENTENCE.finditer(line.text):
        begin, end = sentence.span()
        if str(year) in sentence[0] or _BACKGROUND.search(text, begin, end):
            continue
        for shape in (_DAY, _YEAR):
            for one in shape.finditer(text, begin, end):
                named = one["year"]
                if not named or int(named) == year:
                    continue
                if int(named) > year + 1 or (int(named) > year and plans):
                    continue
                yield found(
                    line,
                    one.start(),
                    one.end(),
                    "year",
                    f"“{one[0]}”不在报告年度（{year}年）内。",
                    why="报告写的是本年度的工作，这一句没有说明是往年的背景。",
                    todo="请核对日期；确是往年的事，请写明背景。",
                )
