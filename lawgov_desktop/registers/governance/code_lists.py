"""The code lists of the drawer 法治建设：会议、学法、责任."""

from __future__ import annotations

CODE_LISTS: tuple[tuple[str, str], ...] = (
    ("meeting_kind", "会议类型"),
    ("meeting_form", "会议形式"),
    ("study_occasion", "学法形式"),
    ("group_role", "领导小组职务"),
    ("duty_item", "第一责任人职责"),
    ("accountability_kind", "追责和督促方式"),
    ("mechanism_kind", "制度与文件类型"),
    ("mechanism_subject", "制度涉及事项"),
    ("problem_source", "问题来源"),
    ("problem_category", "问题类别"),
)
"""(key, Chinese title) of every list; resources/rules/codes/ fills them."""
