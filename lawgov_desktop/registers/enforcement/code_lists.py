"""The code lists of the drawer 执法培训."""

from __future__ import annotations

CODE_LISTS: tuple[tuple[str, str], ...] = ()
"""(key, Chinese title) of every list; resources/rules/codes/ fills them."""
