"""The code lists of the drawer 法治建设：决策、文件、公开、诚信."""

from __future__ import annotations

CODE_LISTS: tuple[tuple[str, str], ...] = (
    ("decision_matter", "决策事项类别"),
    ("comment_way", "公众参与方式"),
    ("expert_way", "专家论证方式"),
    ("legality_conclusion", "合法性审查结论"),
    ("review_manner", "审查方式"),
    ("discussion_result", "集体讨论结果"),
    ("normative_state", "规范性文件效力"),
    ("fair_competition", "公平竞争审查"),
    ("cleanup_result", "清理结果"),
    ("review_subject", "审查对象"),
    ("adopted_or_not", "采纳情况"),
    ("adviser_kind", "法律顾问类别"),
    ("adviser_work", "法律服务类别"),
    ("disclosure_category", "公开事项类别"),
    ("disclosure_channel", "公开渠道"),
    ("foi_way", "申请方式"),
    ("foi_applicant", "申请人类别"),
    ("foi_result", "办理结果"),
    ("foi_remedy", "复议诉讼结果"),
    ("integrity_kind", "政务诚信类别"),
    ("liaison_role", "联系人角色"),
    ("guidance_way", "指导方式"),
    ("joint_kind", "联合执法类别"),
    ("enforcement_field", "执法领域"),
)
"""(key, Chinese title) of every list; resources/rules/codes/ fills them."""
