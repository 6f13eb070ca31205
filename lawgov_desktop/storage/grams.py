"""Text cut into index tokens, for finding by characters, parts of numbers and initials.

Chinese runs give characters and pairs; runs of latin letters and digits give one to four characters and six;
names also give pairs and triples of pinyin initials, marked so that they never meet plain text.
A query becomes the tokens that must all be there; candidates are then checked against the text itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import product
from math import prod
from operator import add
from unicodedata import is_normalized, normalize

from lawgov_desktop.records.pinyin import half_marks, letters_of
from lawgov_desktop.records.text import match_key

TOKENS_VERSION = 3
"""Goes up when records are cut otherwise than before: books indexed by an older number are indexed anew."""

INITIALS_MARK = "ʼ"
KIND_MARK = "ʺ"
_RUN = re.compile(r"[a-z0-9]+|[^\x00-\x7f]+")
_LATIN = re.compile(r"[a-z0-9]+\Z")
_HAN_LONGEST = 2
_LATIN_LONGEST = 4  # three digits are common in a million numbers, four narrow them to some thousand
_NUMBER = 6  # and six to some hundred, three of them side by side to one
_FEW = 100
_MOST_READINGS = 27  # triples of letters; more of them say nothing about a name

_MOST_SEEN = 100_000
_MOST_SPELLED = 40_000
_FIRST_PRIVATE = 0x100000  # far more signs than there are sets of letters

_REMEMBERED = 2_000_000
"""Characters of tokens a cutter keeps: some megabytes, however long the lists are."""


def searchable(text: str) -> str:
    """The form in which text is compared: half width, lower case, no spaces."""
    return match_key(half_marks(text))


def runs(text: str) -> list[str]:
    """Stretches of latin letters and digits, and stretches of everything beyond ASCII."""
    return _RUN.findall(text)


class Cutter:
    """Cuts texts into tokens and remembers them: lists repeat their villages, offices and laws.

    One thread at a time; what is remembered is forgotten when it grows too much.
    """

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}
        self._runs: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self._size = 0
        self._seen_once: set[int] = set()
        self._letters = _Letters()
        self._spelled = _Spelled(self._letters)

    def tokens(self, kind: str, texts: Iterable[str], names: Iterable[str]) -> str:
        """The token text for one record: everything it can be found by, separated by spaces.

        A token may stand there several times, which the index does not keep.
        """
        found = [_kind_token(kind)]
        for text in dict.fromkeys(texts):
            known = self._texts.get(text)
            found.append(self._remember(self._texts, text, self._text(text)) if known is None else known)
        for name in dict.fromkeys(names):
            known = self._names.get(name)
            found.append(self._remember(self._names, name, self._initials(name)) if known is None else known)
        return " ".join(found)

    def _remember(self, known: dict[str, str], text: str, tokens: str) -> str:
        # What comes once, such as the name of a matter, would only drive out what comes again and again.
        mark = hash(text)
        if mark not in self._seen_once:
            if len(self._seen_once) >= _MOST_SEEN:
                self._seen_once.clear()
            self._seen_once.add(mark)
            return tokens
        self._size += len(tokens)
        if self._size > _REMEMBERED:
            for each in (self._texts, self._runs, self._names):
                each.clear()
            self._size = len(tokens)
        known[text] = tokens
        return tokens

    def _text(self, text: str) -> str:
        found = []
        for run in runs(searchable(text)):
            known = self._runs.get(run)
            found.append(self._remember(self._runs, run, _run_tokens(run)) if known is None else known)
        return " ".join(found)

    def _initials(self, name: str) -> str:
        """Pairs and triples of neighbouring pinyin initials, every reading of a character counted."""
        name = half_marks(name)
        if not is_normalized("NFKC", name):
            name = normalize("NFKC", name)
        signs = name.translate(self._letters)
        threes = map(add, map(add, signs, signs[1:]), signs[2:])
        return " ".join(map(self._spelled.__getitem__, (*threes, signs[-2:])))


class _Letters(dict[int, str]):
    """Character → one sign that stands for the letters its readings can begin with; "" where it has none.

    A single letter stands for itself, each set of several for a sign of its own from the private use area.
    """

    def __init__(self) -> None:
        self.sets: dict[str, frozenset[str]] = {}
        self._signs: dict[frozenset[str], str] = {}

    def __missing__(self, code: int) -> str:
        letters = letters_of(chr(code))
        if letters is None:
            sign = ""
        elif letters in self._signs:
            sign = self._signs[letters]
        else:
            sign = next(iter(letters)) if len(letters) == 1 else chr(_FIRST_PRIVATE + len(self.sets))
            self._signs[letters] = sign
            self.sets[sign] = letters
        self[code] = sign
        return sign


class _Spelled(dict[str, str]):
    """Three signs of :class:`_Letters` side by side → the tokens of the first two and of all; or of two."""

    def __init__(self, letters: _Letters) -> None:
        self._letters = letters

    def __missing__(self, signs: str) -> str:
        sets = [self._letters.sets[sign] for sign in signs]
        ways = [*product(*sets[:2])] if len(sets) > 1 else []
        if len(sets) > 2 and prod(map(len, sets)) <= _MOST_READINGS:
            ways += product(*sets)
        tokens = " ".join(sorted(INITIALS_MARK + "".join(way) for way in ways))
        if len(self) >= _MOST_SPELLED:
            self.clear()
        self[signs] = tokens
        return tokens


def _run_tokens(run: str) -> str:
    longer = pairs = list(map(add, run, run[1:]))
    found = [*run, *pairs]
    if run.isascii():
        # Each length grows from the one before: 12, 23 and 3, 4 give 123, 234.
        for length in range(3, _LATIN_LONGEST + 1):
            longer = list(map(add, longer, run[length - 1 :]))
            found += longer
        if len(run) >= _NUMBER:
            found += map(add, longer, pairs[_LATIN_LONGEST:])  # 1234, 2345 and 56, 67 give 123456, 234567
    return _joined(found)


def _joined(tokens: list[str]) -> str:
    # The index takes a token that stands twice but once; sorting that out pays for long texts only.
    return " ".join(dict.fromkeys(tokens) if len(tokens) > _FEW else tokens)


def index_tokens(kind: str, texts: Iterable[str], names: Iterable[str]) -> str:
    """The token text for one record, cut by itself; see :meth:`Cutter.tokens`."""
    return Cutter().tokens(kind, texts, names)


def query_words(text: str) -> list[str]:
    """The words of a query: what stands between spaces, in comparable form."""
    return [word for word in map(searchable, text.split()) if runs(word)]


def word_expression(word: str, *, checked: bool = False) -> str:
    """The FTS5 expression for one word: its text tokens, or its letters as pinyin initials.

    With ``checked`` the records found are compared with the word afterwards. Then a long number is asked
    for by its last eight characters, in which numbers differ: going through all that begin alike takes
    longer than it narrows.
    """
    plain: list[str] = []
    for run in runs(word):
        latin = run.isascii()
        length = _token_length(run, latin)
        places = range(len(run) - length + 1)
        plain += [run[start : start + length] for start in (places[-3:] if latin and checked else places)]
    expression = " AND ".join(f'"{token}"' for token in dict.fromkeys(plain))
    if not may_be_initials(word):
        return f"({expression})"
    length = min(len(word), 3)
    letters = [INITIALS_MARK + word[start : start + length] for start in range(len(word) - length + 1)]
    by_initials = " AND ".join(f'"{token}"' for token in dict.fromkeys(letters))
    return f"(({expression}) OR ({by_initials}))"


def _token_length(run: str, latin: bool) -> int:
    """How long the longest tokens are that are cut from a run, and so from all that hold it."""
    if latin and len(run) >= _NUMBER:
        return _NUMBER
    return min(len(run), _LATIN_LONGEST if latin else _HAN_LONGEST)


def may_be_initials(word: str) -> bool:
    """At least two letters and nothing else but digits: zs, ltz1."""
    return len(word) >= 2 and bool(_LATIN.match(word)) and not word.isdigit()


def match_expression(text: str, kind: str | None = None, *, checked: bool = False) -> str | None:
    """The whole FTS5 expression of a query; None when there is nothing to look for."""
    words = query_words(text)
    if not words:
        return None
    expression = " AND ".join(word_expression(word, checked=checked) for word in words)
    return f'"{_kind_token(kind)}" AND {expression}' if kind else expression


def _kind_token(kind: str) -> str:
    # The tokenizer would cut at the underscore.
    return KIND_MARK + kind.replace("_", "")
