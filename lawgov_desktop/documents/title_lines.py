"""A long title in lines of a pleasing shape that part no word (GB/T 9704—2012, 7.3.1)."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from lawgov_desktop.documents.chinese_text import chars_wide

_WORD_LIST: Final = """
法治政府建设 办公用房 工作经费 备案审查 国家宪法日 集中宣传 贯彻落实 联席会议 应急预案 法律顾问 法律援助
人民政府 办公室 司法所 司法局 委员会 领导小组 法治政府 法治建设 依法治国 依法行政
依法治理 人民调解 行政调解 行政执法 行政应诉 行政复议 普法 规范性文件 权责清单
事项清单 动态调整 责任制 第一责任人 工作情况 工作要点 工作方案 实施方案 工作总结
工作计划 年度报告 情况报告 综合治理 矛盾纠纷 排查化解 专项行动 专题学习 合法性审查
重大行政决策 政府信息 信息公开 优化营商环境 建设 工作 情况 报告 通知 请示 批复
意见 方案 决定 通报 通告 公告 会议 纪要 办法 规定 细则 总结 计划 要点 制度
名单 通讯录 关于 印发 转发 报送 进一步 加强 规范 推进 开展 做好 落实 深化
完善 建立 健全 成立 调整 公布 废止 修改 年度 全面 严格 组织 实施 规范化
制度化 标准化 信息化 村民 委员 社区 街道 干部 群众 纠纷 案件 法律 法规 法治
普法宣传 宣传 教育 培训 考试 证件 人员 机关 单位 政府 行政 人民 司法 调解
执法 应诉 复议 管理 服务 监督 检查 考核 评议 责任 清单 事项
"""
_WORDS: Final = tuple(_WORD_LIST.split())
"""Words of official titles that no line end may part; longest first is tried first."""

_SHAPED_LINES: Final = 4
"""A title of more lines is only filled."""

_PAIRS: Final = re.compile(r"《[^》]*》|“[^”]*”|（[^）]*）|〔[^〕]*〕")
_PIECE: Final = re.compile(
    r"[0-9A-Za-z][0-9A-Za-z.,:/%—-]*(?:年度|年|月|日|号|期|次|届)?|"
    + "|".join(sorted(map(re.escape, _WORDS), key=len, reverse=True))
    + "|.",
    re.DOTALL,
)
_NOT_FIRST: Final = frozenset("的地得和与及或了之等们、，。；：！？）》”〕·")
_NOT_LAST: Final = frozenset("和与及或（《“〔第")


def title_lines(title: str, most_chars: float, *, words: Iterable[str] = ()) -> tuple[str, ...]:
    """The title cut into the fewest lines of at most ``most_chars`` Chinese characters.

    Line ends given with ``\\n`` are kept. Words of official language, numbers with their unit, what stands
    in 《》“”（） and the ``words`` given stay whole while they fit a line. Among the places left, lines of
    different length are preferred that make a trapezium or a rhomb: not all alike, no waist.
    """
    if "\n" in title:
        return tuple(title.split("\n"))
    units = list(_units(title, tuple(words), most_chars))
    total = sum(map(chars_wide, units))
    least = max(math.ceil(total / most_chars), 1)
    for count in range(least, _SHAPED_LINES + 1):
        found = _best(units, count, most_chars)
        if found is not None:
            return found
    return _filled(units, most_chars)


def _units(title: str, words: Sequence[str], most_chars: float) -> Iterator[str]:
    """What a line end may not part, in order."""
    own = "|".join(sorted((re.escape(word) for word in words if len(word) > 1), key=len, reverse=True))
    cut: list[str] = []
    at = 0
    while at < len(title):
        match = _PAIRS.match(title, at)
        if match is None or chars_wide(match.group()) > most_chars:
            match = (re.compile(own).match(title, at) if own else None) or _PIECE.match(title, at)
        assert match is not None  # a single character always matches
        cut.append(match.group())
        at = match.end()
    held = ""
    for number, unit in enumerate(cut):
        held += unit
        after = cut[number + 1][0] if number + 1 < len(cut) else ""
        if after and (after in _NOT_FIRST or unit[-1] in _NOT_LAST):
            continue
        yield held
        held = ""
    if held:
        yield held


def _best(units: Sequence[str], count: int, most_chars: float) -> tuple[str, ...] | None:
    """The division into ``count`` lines with the best shape; None when no division fits."""
    divisions = _divisions(units, [chars_wide(unit) for unit in units], count, most_chars)
    return min(divisions, key=_price, default=None)


def _divisions(
    units: Sequence[str], wide: Sequence[float], count: int, most_chars: float
) -> Iterator[tuple[str, ...]]:
    """All divisions into ``count`` lines that fit; no line is so short that the rest could not fit."""
    total = sum(wide)
    if count == 1:
        if total <= most_chars and units:
            yield ("".join(units),)
        return
    used = 0.0
    for place in range(1, len(units) - count + 2):
        used += wide[place - 1]
        if used > most_chars:
            return
        if total - used <= (count - 1) * most_chars:
            line = "".join(units[:place])
            for rest in _divisions(units[place:], wide[place:], count - 1, most_chars):
                yield (line, *rest)


def _filled(units: Sequence[str], most_chars: float) -> tuple[str, ...]:
    """Full lines, for a title that is longer than any shape."""
    lines, line = [], ""
    for unit in units:
        if line and chars_wide(line + unit) > most_chars:
            lines.append(line)
            line = ""
        line += unit
    return (*lines, line)


def _price(lines: Sequence[str]) -> float:
    return _shape([chars_wide(line) for line in lines]) + sum(_break(a, b) for a, b in pairwise(lines))


def _shape(wide: Sequence[float]) -> float:
    """0 for a fair trapezium or rhomb; more the further the lines are from one."""
    if len(wide) == 1:
        return 0.0
    steps = [b - a for a, b in pairwise(wide)]
    waist = any(a < 0 < b for a, b in pairwise(steps))
    alike = sum(1.0 for step in steps if abs(step) < 1)
    uneven = sum(max(abs(step) - 4, 0) for step in steps)
    return 20 * waist + 4 * alike + uneven + 0.1 * (max(wide) - min(wide))


def _break(before: str, after: str) -> float:
    """How well a line ends here: after an organ's name or 关于 best, inside an unknown word worst."""
    if before.endswith(("人民政府", "办公室", "司法所", "委员会", "司法局", "领导小组", "、", "》", "”")):
        return 0.0
    if before.endswith("关于") or after.startswith(("关于", "的通知", "的报告", "的请示")):
        return 1.0
    if before.endswith((*_WORDS, "的")) or after.startswith(_WORDS):
        return 2.0
    return 9.0
