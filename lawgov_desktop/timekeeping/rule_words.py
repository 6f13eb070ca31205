"""What a change of rules changes, in words a clerk can compare before accepting it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from lawgov_desktop.timekeeping.clock_rules import ClockRule
from lawgov_desktop.timekeeping.province_pack import number_from, table_from, text_from
from lawgov_desktop.timekeeping.rule_set import CLOCK, NAME, NUMBER, TABLE, TEXT, WORKDAYS, RuleSet

CERTAINTY_WORDS: Final[Mapping[str, str]] = {
    "read": "已核对原文",
    "memory-high": "待核对",
    "setting": "本地设置",
    "given": "协议或文书载明",
}
"""How sure a rule is, as the window says it."""

PART_WORDS: Final[Mapping[str, str]] = {
    CLOCK: "期限", WORKDAYS: "放假安排", NUMBER: "本地数值", TEXT: "本地文字", TABLE: "本地表格",
    "name": "省份规则包",
}  # fmt: skip

_NOTHING: Final = "（没有）"


@dataclass(frozen=True, slots=True)
class RuleDifference:
    """One entry that is not alike before and after; ``before`` and ``after`` are for people."""

    name: str
    part: str
    title: str
    before: str
    after: str


def differences_in_words(before: RuleSet, after: RuleSet) -> list[RuleDifference]:
    """What differs, in the order of the rules; both sides in words, （没有） where there is none."""
    told = []
    for name, (old, new) in before.differences(after).items():
        part, _, key = name.partition("/")
        title = _title(part, key, new if new is not None else old)
        was, now = content_in_words(name, old), content_in_words(name, new)
        if was == now:
            was, now = _where_alike(part, old, new, was, now)
        told.append(RuleDifference(name, PART_WORDS[part], title, was, now))
    return told


def content_in_words(name: str, content: object) -> str:
    """One entry's content in words."""
    part = name.partition("/")[0]
    if content is None:
        return _NOTHING
    if part == CLOCK:
        assert isinstance(content, list)
        return "\n".join(version_in_words(ClockRule.from_entry(one, name)) for one in content)
    if part == WORKDAYS:
        return _days_in_words(content)
    if part == NUMBER:
        number = number_from(content)
        return f"{number.value:,} {number.unit}".strip()
    if part == TEXT:
        return text_from(content).value or "（空）"
    if part == TABLE:
        table = table_from(content)
        rows = ["，".join(str(cell) for cell in row.values() if cell is not None) for row in table.rows]
        return "\n".join([f"{len(rows)} 行", *rows])
    return str(content)


def version_in_words(rule: ClockRule) -> str:
    """15日（自然日），末日顺延，《…》第六十七条，2015-05-01 起，已核对原文."""
    parts = [rule.length_text()]
    if rule.bound != "latest":
        parts.append({"earliest": "不少于", "before": "往前推算"}[rule.bound])
    if rule.roll == "next_workday":
        parts.append("末日顺延")
    if rule.extension_limit is not None:
        parts.append(f"可延长 {rule.extension_limit}" if rule.extension_limit else "不能延长")
    if rule.law:
        parts.append(rule.law)
    parts.append(validity_in_words(rule))
    parts.append(CERTAINTY_WORDS[rule.law_certainty])
    return "，".join(part for part in parts if part)


def validity_in_words(rule: ClockRule) -> str:
    """2015-05-01 起, 1999-10-01 至 2023-12-31, 不限."""
    if rule.valid_from and rule.valid_to:
        return f"{rule.valid_from} 至 {rule.valid_to}"
    if rule.valid_to:
        return f"{rule.valid_to} 以前"
    return f"{rule.valid_from} 起" if rule.valid_from else "不限"


def _days_in_words(content: object) -> str:
    assert isinstance(content, dict)
    lines = []
    for name, words in (("holidays", "放假"), ("makeup", "上班")):
        days = "、".join(f"{span.replace('..', '至')}{festival}" for span, festival in content[name].items())
        if days:
            lines.append(f"{words}：{days}")
    return "\n".join(lines)


def _where_alike(part: str, old: object, new: object, was: str, now: str) -> tuple[str, str]:
    """Where the words do not show the difference: the fields that have it."""
    pairs = zip(old, new, strict=False) if isinstance(old, list) and isinstance(new, list) else [(old, new)]
    left, right = [], []
    for one, other in pairs:
        if not isinstance(one, dict) or not isinstance(other, dict):
            continue
        for field in dict.fromkeys([*one, *other]):
            if one.get(field) != other.get(field):
                label = _FIELD_WORDS.get(field, field)
                left.append(f"{label}：{_plain(one.get(field))}")
                right.append(f"{label}：{_plain(other.get(field))}")
    return ("\n".join(left) or was, "\n".join(right) or now)


_FIELD_WORDS: Final[Mapping[str, str]] = {
    "title": "名称", "start_event": "起算事由", "note": "说明", "risk": "误期后果", "remind_days": "提前提醒",
    "checked_on": "核对日期", "roll_law": "顺延依据", "source": "来源", "certainty": "可靠程度",
    "unit": "单位", "group": "分组", "clock": "对应的期限", "columns": "列",
}  # fmt: skip


def _plain(value: object) -> str:
    if value is None or value == "":
        return _NOTHING
    return "、".join(map(str, value)) if isinstance(value, list) else str(value)


def _title(part: str, key: str, content: object) -> str:
    if part == WORKDAYS:
        return f"{key} 年放假安排"
    if f"{part}/{key}" == NAME:
        return "规则包名称"
    last = content[-1] if isinstance(content, list) and content else content
    return str(last.get("title", key)) if isinstance(last, dict) else key
