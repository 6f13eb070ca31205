"""Checks of what a yearly report must contain: title, the items of the law, signature and date.

法治政府建设与责任落实督察工作规定 (2019) 第二十四条 and the guidance on it: 主要举措和成效, 不足和原因,
第一责任人履职, 下一年度安排, 其他需要报告的情况 (which may be nothing).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from lawgov_desktop.reporting.finding import Finding, found
from lawgov_desktop.reporting.report_text import HAN, Line, bounds

_BASIS: Final = "《法治政府建设与责任落实督察工作规定》要求报告写明这一项。"

_WORK: Final = re.compile("举措|成效|情况|工作|做法|进展|措施|成绩|亮点|推进|落实|建设")
_SHORTCOMINGS: Final = re.compile("不足|问题|短板|薄弱|差距|困难")
_LEADER: Final = re.compile(
    "第一责任人|(?:党政)?主要负责(?:人|同志).{0,8}(?:履行|履职|职责|推进)|履行推进法治建设"
)
_NEXT: Final = re.compile(
    "下一?(?:步|年|年度|阶段)|明年|来年|今后|(?:工作|主要)(?:安排|打算|计划|思路)|努力方向|工作重点|整改措施|改进措施"
)
_ADVICE: Final = re.compile("建议[:：]?$")
_REASONS: Final = re.compile(
    "原因|由于|因为|源于|根源|究其|归因|主要是|主要在于|在于|导致|致使|造成|所致|限于|受.{1,12}影响"
)
_OPEN: Final = re.compile(
    "【待[^【】]{0,60}】|[_＿]{2,}"
    "|(?<![A-Za-zXx×])(?:[XxＸ×]{2,}|20[Xx×]{2})(?=年|月|日|[余多]?[次件名个项场份起期人万元])"
    rf"|(?<=[{HAN}])[ \u3000]{{2,}}(?=[次件名场份起期][，。；、])"
    "|(?<![0-9A-Za-zXxＸ×])[XxＸ×](?=[余多]?[次件场期])"
    "|[（(](?:此处)?待(?:补充?|补写|填写?|核实|确认|完善|统计)[^（）()]{0,10}[）)]"
)
"""What stands for something still to be written."""
_BLANK_DAY: Final = re.compile(
    r"(?:20[0-9]{2})?[ \u3000×xX_]*年[ \u3000×xX_]*(?:[0-9]{1,2})?[ \u3000×xX_]*月[ \u3000×xX_]*日"
)
"""2025年　月　日: the day was never written."""
_TOWN: Final = re.compile(rf"(?:^|[县区市州盟旗])(?P<town>[{HAN}]{{2,8}}?)(?=镇|乡|街道|苏木)")
_REPORT: Final = re.compile("法治(?:政府)?建设.*(?:报告|情况|总结)|依法行政.*(?:报告|总结)")


def chapters(lines: Sequence[Line]) -> Iterator[Finding]:
    """Title, required chapters, signature and date."""
    yield from _titles(lines)
    yield from _unfinished(lines)
    if is_yearly_report(lines):
        yield from _required(lines)
        yield from _signature(lines)


def is_yearly_report(lines: Sequence[Line]) -> bool:
    """A report on the rule of law by its title; a plan or minutes need none of its chapters."""
    titles = _title_text(lines)
    return bool(_REPORT.search(titles)) and not re.search("方案|计划|要点|纪要|通知|意见", titles)


def is_about_next_year(heading: str) -> bool:
    """Whether a heading opens the chapter on what is to come."""
    return bool(_NEXT.search(heading)) and not _SHORTCOMINGS.search(heading)


def planned_lines(lines: Sequence[Line]) -> frozenset[int]:
    """The numbers of the lines that tell what is to come."""
    planned: set[int] = set()
    level = 0
    for line in lines:
        if line.kind == "heading" and line.level:
            if level and line.level <= level:
                level = 0
            if not level and is_about_next_year(line.words):
                level = line.level
        if level:
            planned.add(line.number)
    return frozenset(planned)


def _title_text(lines: Sequence[Line]) -> str:
    """Title and what stands directly around it: a long title is printed in two or three lines."""
    head: list[str] = []
    for line in lines:
        if line.kind in ("title", "head"):
            head.append(line.text.strip())
        elif line.kind != "blank":
            break
    return "".join(head)


def _titles(lines: Sequence[Line]) -> Iterator[Finding]:
    titles = [line for line in lines if line.kind == "title"]
    for line in titles[1:]:
        first = titles[0]
        now, before = _plain(line.text), _plain(first.text)
        if now == before or not _same_matter(now, before):
            continue
        start, end = bounds(line)
        yield found(
            line,
            start,
            end,
            "title",
            f"标题印了两次，写法不同：第{first.number}行是“{first.text.strip()}”。",
            why="同一份报告只有一个标题。",
            todo="请只留一个，写全单位、年度和文种。",
        )


def _unfinished(lines: Sequence[Line]) -> Iterator[Finding]:
    """【待补写：…】, XX件, ___: a place somebody meant to fill in."""
    for line in lines:
        if line.kind != "table" and _BLANK_DAY.fullmatch(line.text.strip(" \u3000")):
            start, end = bounds(line)
            yield found(line, start, end, "unfinished", "日期没有填完。", todo="请填写成文日期。")
            continue
        for one in _OPEN.finditer(line.text):
            yield found(
                line,
                one.start(),
                one.end(),
                "unfinished",
                f"“{one[0]}”还没有写。" if one[0].strip() else "这里空着，还没有填。",
                todo="请补写内容，或删去这一处。",
            )


def _plain(text: str) -> str:
    return re.sub("[\\s\u3000《》“”]", "", text)


def _same_matter(now: str, before: str) -> bool:
    """Two wordings of one title, not a heading and its subtitle: they end alike."""
    return now[-2:] == before[-2:] and ("报告" in now or "总结" in now)


def _required(lines: Sequence[Line]) -> Iterator[Finding]:
    heads = [line for line in lines if line.kind == "heading" and line.level <= 2]
    words = [_unmarred(line.words or line.text[line.after :]) for line in heads]
    if not any(line.level == 1 for line in heads):
        return  # a text without chapters: what is missing cannot be told by its headings
    work = [one for one in words if _WORK.search(one) and not _is_other(one)]
    if not work:
        yield _missing(
            lines, None, "没有写主要举措和成效的部分。", "请补写本年度推进法治政府建设的主要举措和成效。"
        )

    def own_text(heading: Line) -> str:
        return _chapter_text(lines, heading)

    shortcomings = [line for line, one in zip(heads, words, strict=True) if _SHORTCOMINGS.search(one)]
    if not shortcomings:
        yield _missing(
            lines,
            _body(lines, re.compile("存在.{0,12}(?:不足|问题)")),
            "没有写不足和原因的部分。",
            "请补写存在的不足和原因。",
        )
    elif not any(_REASONS.search(said) or "【待" in said for said in map(own_text, shortcomings)):
        start, end = bounds(shortcomings[0])
        yield found(
            shortcomings[0],
            start,
            end,
            "chapter",
            "这一部分写了不足，没有写原因。",
            why=_BASIS,
            todo="请补写产生不足的原因。",
        )
    if not any(_LEADER.search(one) for one in words):
        said = _body(lines, re.compile("第一责任人"))
        what = "没有单独一部分写党政主要负责人履行推进法治建设第一责任人职责的情况"
        what += f"，只在第{said.number}行提到。" if said else "。"
        yield _missing(
            lines, said, what, "请补写党政主要负责人履行推进法治建设第一责任人职责、加强法治政府建设的情况。"
        )
    if not any(is_about_next_year(one) for one in words):
        advice = next(
            (
                line
                for line in lines
                if line.kind in ("body", "heading") and _ADVICE.search(line.text.strip())
            ),
            None,
        )
        what = "没有写下一年度的工作安排" + ("，这里写的是建议。" if advice else "。")
        yield _missing(lines, advice, what, "请补写下一年度推进法治政府建设的主要安排。")


def _unmarred(words: str) -> str:
    """A stray mark or space in a heading is told elsewhere; it hides no chapter."""
    return re.sub(r"[\s.．，,、]", "", words)


def _is_other(words: str) -> bool:
    return any(shape.search(words) for shape in (_SHORTCOMINGS, _LEADER, _NEXT))


def _body(lines: Sequence[Line], shape: re.Pattern[str]) -> Line | None:
    return next((line for line in lines if line.kind == "body" and shape.search(line.text)), None)


def _chapter_text(lines: Sequence[Line], heading: Line) -> str:
    """The text of a chapter, its heading left out, to the next heading of its level or above."""
    text: list[str] = [heading.text[heading.after + len(heading.words) :]]
    for line in lines[lines.index(heading) + 1 :]:
        if line.kind in ("signature", "date") or (
            line.kind == "heading" and line.level and line.level <= heading.level
        ):
            break
        text.append(line.text)
    return "\n".join(text)


def _missing(lines: Sequence[Line], at: Line | None, what: str, todo: str) -> Finding:
    """What is not there is told at the line that comes nearest to it, else at the title."""
    place = at or next(
        (line for line in lines if line.kind == "title"), next(line for line in lines if line.kind != "blank")
    )
    start, end = bounds(place)
    shape = (
        re.search("[^，。；：,;:]*第一责任人[^，。；：,;:]*", place.text)
        if at and "第一责任人" in what
        else None
    )
    if shape:
        start, end = shape.span()
    return found(place, start, end, "chapter", what, why=_BASIS, todo=todo)


def _signature(lines: Sequence[Line]) -> Iterator[Finding]:
    has_date = any(
        line.kind == "date"
        or _BLANK_DAY.fullmatch(line.text.strip(" \u3000"))  # told as unfinished
        or (
            line.kind == "head"
            and re.fullmatch(r"[（(]20[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日[）)]", line.text.strip())
        )
        for line in lines
    )
    yield from _other_town(lines)
    has_office = any(line.kind == "signature" for line in lines) or any(
        line.kind == "date" and re.search(r"[\u3000 ]", line.text.strip()) and len(line.text.strip()) > 16
        for line in lines
    )
    if has_date and has_office:
        return
    lost = "单位名称和成文日期" if not has_date and not has_office else "单位名称" if has_date else "成文日期"
    written = [line for line in lines if line.kind in ("heading", "body", "table", "signature", "date")]
    if not written:
        return
    start, end = bounds(written[-1])
    yield found(
        written[-1],
        max(start, end - 6),
        end,
        "signature",
        f"结尾没有落款的{lost}。",
        why="公文应有发文机关署名和成文日期（GB/T 9704—2012 7.3.5）。",
        todo=f"请在文末补上{lost}。",
    )


def _other_town(lines: Sequence[Line]) -> Iterator[Finding]:
    """A report of one township signed by another: taken over from a neighbour."""
    title = next((line for line in lines if line.kind == "title"), None)
    titled = _TOWN.search(title.text.strip()) if title else None
    if titled is None or title is None:
        return
    for line in lines:
        signed = _TOWN.search(line.text.strip()) if line.kind == "signature" else None
        if signed and signed["town"][-2:] not in title.text and titled["town"][-2:] not in line.text:
            start, end = bounds(line)
            yield found(
                line,
                start,
                end,
                "signature",
                f"落款单位与标题不一致：标题写的是“{title.text.strip()}”。",
                todo="请核对单位名称。",
            )
