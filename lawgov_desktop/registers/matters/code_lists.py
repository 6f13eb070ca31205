"""The code lists of the drawer 事项清单."""

from __future__ import annotations

CODE_LISTS: tuple[tuple[str, str], ...] = (
    ("matter_type", "事项类型"),
    ("matter_list_kind", "清单类型"),
    ("matter_state", "事项承接状态"),
    ("supervision_way", "事中事后监管方式"),
)
"""(key, Chinese title) of every list; resources/rules/codes/ fills them."""
