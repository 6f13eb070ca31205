"""The code lists of the drawer 行政应诉."""

from __future__ import annotations

CODE_LISTS: tuple[tuple[str, str], ...] = (
    ("litigation_instance", "审级"),
    ("litigation_position", "本机关诉讼地位"),
    ("plaintiff_kind", "原告类型"),
    ("litigation_act_type", "被诉行为类型"),
    ("litigation_field", "管理领域"),
    ("litigation_outcome", "裁判结果"),
    ("litigation_procedure", "审理程序"),
    ("hearing_absence_reason", "负责人未出庭理由"),
    ("leader_rank", "出庭负责人职级"),
    ("litigation_must_attend", "应当出庭情形"),
    ("agent_kind", "出庭和代理人员类别"),
    ("judgment_performance", "裁判履行情况"),
    ("loss_cause", "败诉原因"),
    ("reconsideration_outcome", "复议结果"),
    ("suggestion_kind", "建议书类别"),
    ("suggestion_adopted", "建议采纳情况"),
    ("handover_organ", "移送机关类别"),
    ("handover_result", "移送处理结果"),
)
"""(key, Chinese title) of every list; resources/rules/codes/ fills them."""
