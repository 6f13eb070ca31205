"""The code lists of the drawer 执法培训."""

from __future__ import annotations

CODE_LISTS: tuple[tuple[str, str], ...] = (
    ("establishment", "编制性质"),
    ("roster_joining", "入册方式"),
    ("roster_leaving", "离册原因"),
    ("certificate_type", "证件类型"),
    ("certificate_event", "证件变动"),
    ("certificate_state", "证件状态"),
    ("certificate_reason", "证件变动原因"),
    ("training_category", "培训类别"),
    ("training_mode", "培训方式"),
    ("training_platform", "培训平台"),
    ("enrolment_category", "参训类别"),
    ("exam_result", "考试结果"),
    ("auxiliary_duty", "辅助工作内容"),
    ("auxiliary_hiring", "用工形式"),
)
"""(key, Chinese title) of every list; resources/rules/codes/ fills them."""
