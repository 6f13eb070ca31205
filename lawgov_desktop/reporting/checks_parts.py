"""Checks of parts and wholes in one sentence: 其中, 合计, 剩余, 上半年 and 下半年 must add up.

A part list is added up only when it says itself that it is complete (其他…, 专职 and 兼职) or when its parts
cannot overlap and come to more than the whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from lawgov_desktop.reporting.checks_percentages import CARRIED
from lawgov_desktop.reporting.finding import Finding, found
from lawgov_desktop.reporting.report_numbers import Number
from lawgov_desktop.reporting.report_text import HAN, Line

_MOST_PARTS: Final = 12
_EXCLUSIVE: Final = (
    (re.compile("专职"), re.compile("兼职")),
    (re.compile("调解成功|达成协议|成功"), re.compile("未成功|不成功|未达成|失败")),
    (re.compile("(?<!未)(?<!已)办结|已办结"), re.compile("未办结|正在办理|在办")),
    (re.compile("口头协议"), re.compile("书面协议")),
    (re.compile("男"), re.compile("女")),
    (re.compile("在编"), re.compile("编外|非在编|聘用")),
    (re.compile("一般程序|普通程序"), re.compile("简易程序")),
    (re.compile("重点检查"), re.compile("一般检查")),
)
_OPENING: Final = re.compile(
    r"[^，。；、（(：:]{0,14}(?:[，,（(：:；;][ \u3000]?其中[：:，,]?|(?P<bracket>[（(]))"
)
_REST_LABEL: Final = re.compile(r"^[、，,；;和及以\s]*(?:其他|其它|其余|余下)")
_ALIKE: Final = (
    re.compile(r"^[、，,和及与：:]*进"),
    re.compile(
        "(?:维持|撤销|驳回|撤回|终止|确认违法|变更|继续有效|废止|修改|修订|失效|予以公开|不予公开)(?:的)?$"
    ),
    re.compile(
        r"(?:纠纷|类|案件|案|检查|活动|事项|领域|处罚|许可|诉讼|复议|调解|调委会|调解委员会)"
        r"(?:共|有|为)?$"
    ),
)
"""进企业 and 进学校, 邻里纠纷 and 婚姻纠纷 do not overlap; 女党员 and 预备党员 may."""
_BREAKS: Final = re.compile("[。；;]|另|还|此外|同时|全年|共|比|较|上年|去年")
_TOTAL: Final = re.compile(rf"^[{HAN}]{{0,6}}[，,](?:共|共计|合计|总计|一共|两项合计|三项合计)$")
_LISTED: Final = re.compile(rf"^[{HAN}“”]{{0,10}}[、和及与][{HAN}“”《》（）]{{1,16}}$")
_DONE: Final = (
    "(?:已|均已|全部)?(?:成功)?(?:办结|整改|化解|审结|调解成功|完成整改|整改到位|调处|调处成功|答复)"
    "(?:了|完毕)?"
)
_THEN_DONE: Final = re.compile(rf"^[^，。；0-9]{{0,8}}[，,]{_DONE}$")
_RATE_SAID: Final = re.compile(rf"[，,][{HAN}]{{1,8}}率(?:达到?|为)?[0-9.]+[%％]")
_THEN_LEFT: Final = re.compile(r"^[，,](?P<left>剩余|其余|尚余|尚有|还有|余)?(?:的)?$")
_PENDING: Final = re.compile(
    r"^(?:案件|问题|隐患|纠纷)?(?:正在|尚在|仍在|尚未|还未|暂未|未)"
    r"(?:办理|办结|整改|化解|调处|调解|审理|办|完成)|^(?:在办|未结)"
)
_ALL_DONE: Final = re.compile(
    r"(?:已)?(?:全部|均已|均)(?P<done>办结|整改|化解|审结|完成整改|整改到位|办理完结|调处)"
)
_NOT_ALL: Final = {
    "办结": "在办|正在办理|未办结|尚未办结|正在审理|未结",
    "办理完结": "在办|正在办理|未办结|尚未办结|正在审理|未结",
    "审结": "正在审理|未审结|尚未审结|未结",
    "整改": "正在整改|未整改|尚未整改|未完成整改",
    "完成整改": "正在整改|未整改|尚未整改|未完成整改",
    "整改到位": "正在整改|未整改|尚未整改|未完成整改",
    "化解": "正在化解|未化解|尚未化解|正在调处",
    "调处": "正在调处|未调处|尚未调处|正在化解",
}


def parts(line: Line, own: Sequence[Number]) -> Iterator[Finding]:
    """Everything about parts and wholes of a line; ``own`` are its numbers."""
    for place, whole in enumerate(own):
        if not whole.exact or not whole.unit or whole.unit in ("%", "元", "个百分点"):
            continue
        behind = _parts_of(line, whole, own[place + 1 : place + 1 + _MOST_PARTS])
        told = False
        for part in behind:
            if part.exact and part.value > whole.value:
                told = True
                yield found(
                    line,
                    part.start,
                    part.end,
                    "parts",
                    f"“其中”的{part.text.strip()}比总数{whole.text.strip()}还多。",
                    todo="请核对这两个数字。",
                )
        if not told:
            yield from _sum(line, whole, behind)
        yield from _total_behind(line, own, place)
    yield from _more_done_than_there(line, own)
    yield from _year_on_year(line, own)
    yield from _what_is_left(line, own)
    yield from _two_halves(line, own)
    yield from _all_and_not_all(line)


def _parts_of(line: Line, whole: Number, later: Sequence[Number]) -> list[Number]:
    """The numbers of the same unit behind 其中 or in brackets, in the same sentence."""
    opening = _OPENING.match(line.text[whole.end : whole.end + 40])
    if not opening:
        return []
    bracket = opening[0].endswith(("（", "(")) or "（其中" in opening[0] or "(其中" in opening[0]
    behind: list[Number] = []
    for one in later:
        between = line.text[whole.end : one.start]
        if one.sentence != whole.sentence or _BREAKS.search(between):
            break
        deep = sum(map(between.count, "（(")) - sum(map(between.count, "）)"))
        if bracket and deep < 1:
            break
        if deep > bracket:
            continue  # a part of a part
        if _unit(one) == _unit(whole):
            behind.append(one)
        elif one.unit not in ("%", "元"):
            break
    if opening["bracket"] and len(behind) < 2:
        return []  # （含2件…）, （前者3件）: not all of it
    return behind


def _unit(number: Number) -> str:
    """场 and 场次 count the same."""
    return {"场次": "场", "件次": "件", "户次": "户"}.get(number.unit, number.unit)


def _sum(line: Line, whole: Number, behind: Sequence[Number]) -> Iterator[Finding]:
    """A list that is complete comes to the whole; one that cannot overlap to no more than it."""
    if len(behind) < 2 or not all(one.exact for one in behind):
        return
    total = sum(one.value for one in behind)
    if total == whole.value:
        return
    labels = [line.text[before.end : one.start] for before, one in pairwise([whole, *behind])]
    complete = bool(_REST_LABEL.match(labels[-1])) or (len(behind) == 2 and _exclude(labels, behind[1].after))
    apart = total > whole.value and any(all(shape.search(one) for one in _bare(labels)) for shape in _ALIKE)
    if not (complete or apart):
        return
    added = "＋".join(one.text.strip() for one in behind)
    yield found(
        line,
        whole.start,
        whole.end,
        "parts",
        f"{'两' if len(behind) == 2 else '各'}部分之和是{total:g}，与总数{whole.text.strip()}不符。",
        why=f"{added}＝{total:g}。",
        todo="请核对这几个数字。",
    )


def _bare(labels: Sequence[str]) -> list[str]:
    """The labels without what leads to the first: ，其中：进企业."""
    first = re.sub(r"^.*?(?:其中[：:，,]?|[（(])", "", labels[0])
    return [first, *labels[1:]]


def _exclude(labels: Sequence[str], behind: str) -> bool:
    """Whether two parts are all there is: 专职 and 兼职."""
    one, other = labels[0], labels[1] + behind
    return any(
        (a.search(one) and not b.search(one) and b.search(other))
        or (b.search(one) and not a.search(one) and a.search(other))
        for a, b in _EXCLUSIVE
    )


def _total_behind(line: Line, own: Sequence[Number], place: int) -> Iterator[Finding]:
    """建议7件、提案5件，共12件: what is listed comes to the total behind it."""
    total = own[place]
    listed: list[Number] = []
    for one in reversed(own[max(0, place - _MOST_PARTS) : place]):
        behind = listed[0] if listed else total
        between = line.text[one.end : behind.start]
        if not (_LISTED if listed else _TOTAL).match(between):
            break
        listed.insert(0, one)
    if len(listed) < 2 or any(not one.exact or _unit(one) != _unit(total) for one in listed):
        return
    first = own.index(listed[0])
    if first and _unit(own[first - 1]) == _unit(total) and own[first - 1].sentence == total.sentence:
        return  # perhaps one more of the list
    added = sum(one.value for one in listed)
    if added != total.value:
        yield found(
            line,
            total.start,
            total.end,
            "parts",
            f"前面几项之和是{added:g}，这里写的是{total.text.strip()}。",
            why=f"{'＋'.join(one.text.strip() for one in listed)}＝{added:g}。",
            todo="请核对这几个数字。",
        )


def _more_done_than_there(line: Line, own: Sequence[Number]) -> Iterator[Finding]:
    """受理12件，调解成功15件: more was done than there was."""
    for whole, part in pairwise(own):
        if not (whole.exact and part.exact and whole.unit == part.unit and whole.sentence == part.sentence):
            continue
        if (
            part.value <= whole.value
            or whole.unit not in ("件", "起", "宗")
            or CARRIED.search(whole.sentence)
        ):
            continue
        first = re.search(r"(?:受理|收到|承办)(?P<thing>[㐀-鿿]{0,14})$", whole.before)
        between = line.text[whole.end : part.start]
        if (
            first
            and re.fullmatch(
                r"[，,](?:已|均)?(?:调解成功|成功调解|办结|审结|化解|达成协议|成功化解)(?:了)?", between
            )
            and not part.after
        ):
            yield found(
                line,
                part.start,
                part.end,
                "parts",
                f"{between.strip('，,')}{part.text.strip()}，比受理的{whole.text.strip()}还多。",
                why="如有上年结转的案件，应当写明。",
                todo="请核对这两个数字。",
            )


def _year_on_year(line: Line, own: Sequence[Number]) -> Iterator[Finding]:
    """5件，比上年的4件增加1件: the difference is counted again."""
    exact = [one for one in own if one.exact]
    for now, last, change in zip(exact, exact[1:], exact[2:], strict=False):
        if not (
            now.unit == last.unit == change.unit
            and now.unit not in ("", "%")
            and now.sentence == change.sentence
        ):
            continue
        said = f"{line.text[now.end : last.start]}#{line.text[last.end : change.start]}#"
        one = re.fullmatch(
            r"[，,（(](?:较|比|同比)(?:上年|去年)(?:同期)?的?#(?P<way>增加|增长|上升|多|减少|下降|少)了?#",
            said,
        )
        if not one:
            continue
        grown = one["way"] in ("增加", "增长", "上升", "多")
        if now.value - last.value != (change.value if grown else -change.value):
            yield found(
                line,
                change.start,
                change.end,
                "numbers",
                f"{last.text.strip()}变为{now.text.strip()}，不是{one['way']}{change.text.strip()}。",
                todo="请核对这三个数字。",
            )


def _what_is_left(line: Line, own: Sequence[Number]) -> Iterator[Finding]:
    """受理413件，办结409件，剩余5件正在办理: what is done and what is left come to the whole."""
    counts = [one for one in own if one.unit != "%"]
    for whole, done, left in zip(counts, counts[1:], counts[2:], strict=False):
        if not (whole.exact and done.exact and left.exact and whole.unit == done.unit == left.unit):
            continue
        if whole.sentence != left.sentence or CARRIED.search(whole.sentence) or not whole.unit:
            continue
        behind = _RATE_SAID.sub("", line.text[done.end : left.start], count=1)
        between = line.text[whole.end : done.start], behind
        rest = _THEN_LEFT.match(between[1])
        if not (_THEN_DONE.match(between[0]) and rest):
            continue
        if not (rest["left"] or _PENDING.match(left.after)):
            continue
        if done.value + left.value != whole.value:
            yield found(
                line,
                left.start,
                left.end,
                "parts",
                f"{done.text.strip()}加{left.text.strip()}是{done.value + left.value:g}，"
                f"与前面的{whole.text.strip()}不符。",
                todo="请核对这三个数字。",
            )


def _two_halves(line: Line, own: Sequence[Number]) -> Iterator[Finding]:
    """上半年受理2件，下半年受理4件，全年受理6件."""
    for first, second, year in zip(own, own[1:], own[2:], strict=False):
        if not (first.exact and second.exact and year.exact and first.unit == second.unit == year.unit):
            continue
        words = [re.sub("共计?|合计|[ \u3000]", "", one.before) for one in (first, second, year)]
        if not all(
            word.startswith(when) for word, when in zip(words, ("上半年", "下半年", "全年"), strict=True)
        ):
            continue
        if words[0][3:] == words[1][3:] == words[2][2:] and first.value + second.value != year.value:
            yield found(
                line,
                year.start,
                year.end,
                "parts",
                f"上半年和下半年之和是{first.value + second.value:g}，这里写的是{year.text.strip()}。",
                why=f"{first.text.strip()}＋{second.text.strip()}＝{first.value + second.value:g}。",
                todo="请核对这三个数字。",
            )


def _all_and_not_all(line: Line) -> Iterator[Finding]:
    """收到5件，全部办结，尚有2件在办: both cannot be."""
    for one in _ALL_DONE.finditer(line.text):
        end = min(
            (at for stop in "。；;" if (at := line.text.find(stop, one.end())) >= 0), default=len(line.text)
        )
        behind = line.text[one.end() : min(end, one.end() + 60)]
        still = re.search(
            rf"(?:尚有|还有|仍有|剩余|其余|尚余|[，,])(?P<count>[0-9]+[件起个项条处户宗])(?:案件|问题|隐患|纠纷)?(?:{_NOT_ALL[one['done']]})",
            behind,
        )
        if still and not re.search("新|另|上年|下年|结转", behind[: still.start("count")]):
            start = one.end() + still.start("count")
            yield found(
                line,
                start,
                one.end() + still.end(),
                "numbers",
                f"前面写“{one[0]}”，这里又写“{still[0].strip('，,')}”，前后矛盾。",
                todo="请核对，改成一致。",
            )
