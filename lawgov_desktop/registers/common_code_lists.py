"""The code lists that several drawers use: sex, education, risk …"""

from __future__ import annotations

CODE_LISTS: tuple[tuple[str, str], ...] = (
    ("statute", "常用法律法规"),
    ("education", "文化程度"),
    ("political_status", "政治面貌"),
    ("ethnic_group", "民族"),
    ("sex", "性别"),
    ("risk_grade", "风险等级"),
    ("party_kind", "当事人类别"),
)
"""(key, Chinese title) of every list; resources/rules/codes/ fills them."""
