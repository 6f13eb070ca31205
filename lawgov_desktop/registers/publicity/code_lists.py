"""The code lists of the drawer 法治宣传."""

from __future__ import annotations

CODE_LISTS: tuple[tuple[str, str], ...] = (
    ("venue_type", "法律进X场所"),
    ("publicity_form", "宣传形式"),
    ("leaflet_kind", "资料种类"),
    ("publicity_role", "普法人员身份"),
    ("helper_identity", "法律明白人身份"),
    ("helper_assessment", "法律明白人考核"),
    ("adviser_service", "法律顾问服务内容"),
)
"""(key, Chinese title) of every list; resources/rules/codes/ fills them."""
