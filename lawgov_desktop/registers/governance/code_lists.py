"""The code lists of the drawer 法治建设：会议、学法、责任."""

from __future__ import annotations

CODE_LISTS: tuple[tuple[str, str], ...] = ()
"""(key, Chinese title) of every list; resources/rules/codes/ fills them."""
