"""Sorting Chinese text by its sound and finding names by their initials (王小明 by ``wxm``).

The readings come from pypinyin. It is imported when the first character is looked up, because reading its
tables takes a tenth of a second, and each character is looked up once.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

# Characters whose reading as a surname is not the one pypinyin puts first (《现代汉语词典》, "姓" under
# each character). Where two families read it differently, the more numerous one (翟 zhái, 覃 qín, 隗 wěi).
_SURNAMES = """
    单shan4 單shan4 曾zeng1 仇qiu2 解xie4 区ou1 區ou1 查zha1 翟zhai2 朴piao2 盖ge3 蓋ge3 任ren2 纪ji3 紀ji3
    葛ge3 华hua4 華hua4 燕yan1 缪miao4 繆miao4 乐yue4 樂yue4 员yun4 員yun4 折she2 种chong2
    召shao4 洗xian3 句gou1 过guo1 過guo1 郇xun2 隗wei3 繁po2 角jue2 乜nie4 祭zhai4 撒sa3 佴nai4 要yao1 哈ha3
    甯ning4 覃qin2 秘bi4 肖xiao1 卜bu3 都du1 薄bo2 干gan1 阚kan4 占zhan1 那na1 於yu1 颉xie2
"""
_COMPOUND_SURNAMES = "尉迟yu4chi2 尉遲yu4chi2 万俟mo4qi2 澹台tan2tai2 澹臺tan2tai2 令狐ling2hu2"

_USUAL_MARKS = tuple(zip("，：；（）／？！", ",:;()/?!", strict=True))
_READING = re.compile("[a-z]+[1-5]")
_UNKNOWN_HAN = "~"  # after every reading: characters no table knows, private use
_OTHER_LETTER = "["  # after latin capitals, before the small letters of the readings
_MARK = "!"  # before digits


def sort_key(text: str, person: bool = False) -> str:
    """A key whose plain binary order is the order of the pinyin dictionary: 阿 < 李 < 王 < 张.

    Compared character by character: sound, tone, then code point, so that one surname stays together. Marks
    come first, then digits, latin letters (capital or small alike), other scripts, Chinese characters, and
    at the end those without a known reading. White space is ignored. With ``person`` a surname is read as a
    surname (单 shàn, 曾 zēng, 尉迟 yù chí).
    """
    if text.isascii():
        return "".join(map(_token, text))
    text = half_marks(text)
    if not unicodedata.is_normalized("NFKC", text):
        text = unicodedata.normalize("NFKC", text)
    if not person:
        return "".join(map(_token, text))
    text = text.lstrip()
    for length, tokens in ((2, _compound_surnames()), (1, _surnames())):
        if text[:length] in tokens:
            return tokens[text[:length]] + "".join(map(_token, text[length:]))
    return "".join(map(_token, text))


def half_marks(text: str) -> str:
    """The text with its usual full-width marks made half width, as NFKC would make them.

    Chinese texts are full of these; without them most need no normalising, which takes far longer.
    """
    for full, half in _USUAL_MARKS:
        if full in text:
            text = text.replace(full, half)
    return text


def initials(text: str) -> tuple[frozenset[str], ...]:
    """For each character the letters its readings can begin with: 曾 gives {z, c}, 重 {z, c, t}.

    Latin letters and digits give themselves, small and without accents; marks and spaces are skipped; a
    Chinese character without a known reading gives an empty set, which no letter matches.
    """
    if not unicodedata.is_normalized("NFKC", text):
        text = unicodedata.normalize("NFKC", text)
    return tuple([letters for letters in map(letters_of, text) if letters is not None])


def matches_initials(text: str, query: str) -> bool:
    """True when the letters of ``query`` are consecutive initials anywhere in ``text``: 王小明 by ``xm``.

    Spaces and marks in the query are skipped; an empty query matches everything.
    """
    wanted = [sign for sign in unicodedata.normalize("NFKC", query).casefold() if sign.isalnum()]
    if not wanted:
        return True
    have = initials(text)
    return any(
        all(sign in have[start + place] for place, sign in enumerate(wanted))
        for start in range(len(have) - len(wanted) + 1)
    )


def spelled(text: str) -> str:
    """A name in plain small letters and digits, as a code needs it: 电动车充电 → ``diandongchechongdian``.

    Every character by its usual reading, without tones; "" when nothing in it can be spelled.
    """
    letters = []
    for sign in unicodedata.normalize("NFKC", text):
        readings = _readings(sign) if _is_han(sign) else ()
        letters.append(readings[0][:-1] if readings else _plain_letter(sign))
    return "".join(letters)


@cache
def _readings(sign: str) -> tuple[str, ...]:
    """Every reading of one Chinese character, the usual one first, as ``zhang1``; () when unknown."""
    from pypinyin import Style, pinyin

    found = pinyin(sign, style=Style.TONE3, heteronym=True, neutral_tone_with_five=True, errors="ignore")
    spelled = [reading.replace("ê", "e") for reading in found[0]] if found else []
    return tuple(reading for reading in spelled if _READING.fullmatch(reading))


@cache
def _token(sign: str) -> str:
    if sign.isspace():
        return ""
    if _is_han(sign):
        readings = _readings(sign)
        return (readings[0] if readings else _UNKNOWN_HAN) + sign
    if unicodedata.category(sign) == "Co":
        return _UNKNOWN_HAN + sign
    plain = _plain_letter(sign)
    if plain:
        return plain.upper()
    return (_OTHER_LETTER if sign.isalpha() else _MARK) + sign


@cache
def letters_of(sign: str) -> frozenset[str] | None:
    """The entry of one character in :func:`initials`; None for marks and spaces, which have none."""
    if _is_han(sign):
        letters = {reading[0] for reading in _readings(sign)}
        surname = _surnames().get(sign)
        return frozenset(letters | {surname[0]} if surname else letters)
    if unicodedata.category(sign) == "Co":
        return frozenset()
    plain = _plain_letter(sign)
    if plain:
        return frozenset(plain)
    return frozenset(sign.casefold()) if sign.isalnum() else None


def _plain_letter(sign: str) -> str:
    """A latin letter or ASCII digit in its small, unaccented form; "" for anything else."""
    base = unicodedata.normalize("NFD", sign)[0].lower()
    return base if base.isascii() and base.isalnum() else ""


def _is_han(sign: str) -> bool:
    # By block, not by name: Python's own tables are years older than the newest extensions (planes 2 and 3).
    return (
        "\u3400" <= sign <= "\u9fff"
        or "\uf900" <= sign <= "\ufaff"
        or "\U00020000" <= sign <= "\U0003ffff"
        or sign == "〇"
    )


@cache
def _surnames() -> dict[str, str]:
    """The key token of each surname: {"单": "shan4单"}."""
    return {entry[0]: entry[1:] + entry[0] for entry in _SURNAMES.split()}


@cache
def _compound_surnames() -> dict[str, str]:
    """The two key tokens of each compound surname: {"尉迟": "yu4尉chi2迟"}."""
    parts = (re.fullmatch("(.)(.)([a-z]+[1-4])([a-z]+[1-4])", entry) for entry in _COMPOUND_SURNAMES.split())
    return {part[1] + part[2]: part[3] + part[1] + part[4] + part[2] for part in parts if part}
