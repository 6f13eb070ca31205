"""The code lists of the drawer 人民调解."""

from __future__ import annotations

CODE_LISTS: tuple[tuple[str, str], ...] = (
    ("dispute_type", "纠纷类型"),
    ("case_source", "案件来源"),
    ("difficulty", "难易程度"),
    ("not_accepted_reason", "不予受理理由"),
    ("mediation_result", "调解结果"),
    ("agreement_form", "协议形式"),
    ("performance_state", "履行情况"),
    ("performance_way", "履行方式"),
    ("committee_kind", "调委会类型"),
    ("committee_state", "调委会状态"),
    ("mediator_role", "调解员职务"),
    ("mediator_basis", "产生方式"),
    ("mediator_employment", "专职兼职"),
    ("follow_up_satisfaction", "回访满意程度"),
    ("confirmation_result", "司法确认结果"),
    ("difficulty_reason", "疑难复杂原因"),
    ("screening_outcome", "排查纠纷化解情况"),
    ("referral_organ", "移送机关"),
    ("referral_outcome", "移送结果"),
    ("admin_dispute_type", "行政调解纠纷类别"),
    ("blank_form", "预印文书种类"),
    ("review_fault", "案卷评查问题"),
    ("mediation_fund_kind", "人民调解经费种类"),
    ("dossier_item", "卷内材料"),
    ("admin_dossier_item", "行政调解卷内材料"),
)
"""(key, Chinese title) of every list; resources/rules/codes/ fills them."""
