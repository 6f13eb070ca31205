"""Text cut into index tokens, for finding by characters, parts of numbers and initials.

Chinese runs give characters and pairs; runs of latin letters and digits give one, two and three
characters; names also give pairs and triples of pinyin initials, marked so that they never meet plain text.
A query becomes the tokens that must all be there; candidates are then checked against the text itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from lawgov_desktop.records.pinyin import initials
from lawgov_desktop.records.text import match_key

INITIALS_MARK = "ʼ"
KIND_MARK = "ʺ"
_RUN = re.compile(r"[a-z0-9]+|[^\x00-\x7f]+")
_LATIN = re.compile(r"[a-z0-9]+\Z")


def searchable(text: str) -> str:
    """The form in which text is compared: half width, lower case, no spaces."""
    return match_key(text)


def runs(text: str) -> list[str]:
    """Stretches of latin letters and digits, and stretches of everything beyond ASCII."""
    return _RUN.findall(text)


def grams(run: str, longest: int) -> Iterator[str]:
    """Every stretch of one to ``longest`` neighbouring characters."""
    yield from run
    for length in range(2, longest + 1):
        yield from map("".join, zip(*(run[start:] for start in range(length)), strict=False))


def index_tokens(kind: str, texts: Iterable[str], names: Iterable[str]) -> str:
    """The token text for one record: everything it can be found by, separated by spaces."""
    tokens = {_kind_token(kind)}
    for text in texts:
        for run in runs(searchable(text)):
            tokens.update(grams(run, 3 if _LATIN.match(run) else 2))
    for name in names:
        tokens.update(initial_grams(name))
    return " ".join(tokens)


def initial_grams(name: str) -> set[str]:
    """Pairs and triples of neighbouring pinyin initials, every reading of a character counted."""
    letters = initials(name)
    found: set[str] = set()
    for first, second in pairwise(letters):
        found.update(INITIALS_MARK + a + b for a in first for b in second)
    for first, second, third in zip(letters, letters[1:], letters[2:], strict=False):
        if len(first) * len(second) * len(third) <= 27:
            found.update(INITIALS_MARK + a + b + c for a in first for b in second for c in third)
    return found


def query_words(text: str) -> list[str]:
    """The words of a query: what stands between spaces, in comparable form."""
    return [word for word in map(searchable, text.split()) if runs(word)]


def word_expression(word: str) -> str:
    """The FTS5 expression for one word: its text tokens, or its letters as pinyin initials."""
    plain: list[str] = []
    for run in runs(word):
        length = min(len(run), 3 if _LATIN.match(run) else 2)
        plain += [run[start : start + length] for start in range(len(run) - length + 1)]
    expression = " AND ".join(f'"{token}"' for token in dict.fromkeys(plain))
    if not may_be_initials(word):
        return f"({expression})"
    length = min(len(word), 3)
    letters = [INITIALS_MARK + word[start : start + length] for start in range(len(word) - length + 1)]
    by_initials = " AND ".join(f'"{token}"' for token in dict.fromkeys(letters))
    return f"(({expression}) OR ({by_initials}))"


def may_be_initials(word: str) -> bool:
    """At least two letters and nothing else but digits: zs, ltz1."""
    return len(word) >= 2 and bool(_LATIN.match(word)) and not word.isdigit()


def match_expression(text: str, kind: str | None = None) -> str | None:
    """The whole FTS5 expression of a query; None when there is nothing to look for."""
    words = query_words(text)
    if not words:
        return None
    expression = " AND ".join(map(word_expression, words))
    return f'"{_kind_token(kind)}" AND {expression}' if kind else expression


def _kind_token(kind: str) -> str:
    # The tokenizer would cut at the underscore.
    return KIND_MARK + kind.replace("_", "")
