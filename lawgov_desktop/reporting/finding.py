"""One thing a careful reader would mark in a report: where, what, why, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from lawgov_desktop.reporting.report_text import Line

RULES: Final = {
    "heading_number": "标题序号",
    "heading_mark": "序号的标点",
    "enumeration": "一是、二是",
    "missing_stop": "缺标点",
    "stray_mark": "多余或误用的标点",
    "space": "多余的空格",
    "half_width": "半角标点",
    "pairing": "括号、引号、书名号成对",
    "title": "标题",
    "chapter": "必备内容",
    "signature": "落款和日期",
    "unfinished": "没有写完的地方",
    "repeated": "重复",
    "word": "用词",
    "law": "法律文件名称",
    "document_number": "发文字号",
    "figure": "与台账不符",
    "numbers": "前后数字不符",
    "parts": "部分与总数",
    "percentage": "百分比",
    "year": "报告年度以外的日期",
    "date": "不存在的日期",
    "resident_id": "身份证号",
    "phone": "手机号",
    "bank_card": "银行卡号",
    "name": "当事人姓名",
    "same_as_last_year": "与上年相同",
}
"""Every rule and what a clerk calls it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """``line`` counts from 1; the place is ``line.text[start:end]``, which is ``text``."""

    line: int
    start: int
    end: int
    text: str
    rule: str
    """A key of ``RULES``."""
    what: str
    why: str = ""
    todo: str = ""
    instead: str = ""
    """What may stand there in place of ``text``; empty when only a person can say."""
    figure: str = ""
    """Key of the figure it was compared with, whose records can be opened."""

    @property
    def title(self) -> str:
        """What a clerk calls the rule."""
        return RULES[self.rule]


def found(
    line: Line,
    start: int,
    end: int,
    rule: str,
    what: str,
    *,
    why: str = "",
    todo: str = "",
    instead: str = "",
    figure: str = "",
) -> Finding:
    """A finding at a place of a line."""
    return Finding(line.number, start, end, line.text[start:end], rule, what, why, todo, instead, figure)
