"""Whatever stands in a cell or was typed, as clean human text, and keys that match alike texts."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache

# Excel keeps 15 significant digits; a longer whole number in a cell is no longer the one that was typed.
EXCEL_EXACT = 10**15

# Words people write into a cell to say that there is nothing.
BLANK_WORDS = frozenset(("", *"无空-—–－/\\／", "没有", "暂无", "--", "---", "——"))
# The signs among them, for fields where 无 and 没有 are an answer of their own.
BLANK_SIGNS = BLANK_WORDS - {"无", "没有", "暂无"}
# Words that say something belongs here and the writer had none; they are kept, but never as a number.
_UNKNOWN = """
    不详 不明 未知 不知 不知道 不清 不清楚 不记得 未提供 拒绝提供 不便提供 保密 略
    待补 待补充 待查 待核 待核实 待定 未定 未填 未登记 未留 ?
"""
UNKNOWN_WORDS = frozenset(_UNKNOWN.split())

# Superscripts, circled digits and fractions. NFKC turns them into plain digits, but 5² is not 52, and a
# note (①) is not part of a number.
ODD_FIGURE = re.compile("[²³¹⁰⁴-⁹₀-₉¼-¾⅐-⅟↉①-⒛⓪-⓿❶-➓㈠-㈩㉈-㉟㊀-㊉㊱-㊿]")

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
# A spreadsheet written by some programs keeps control characters as _x000D_ (ECMA-376 part 1, 22.9.2.19).
_ESCAPED_LINE_END = re.compile("_x000D_\n?|_x000A_")
_SPACED = re.compile("[\t\u00a0]")
# Control characters, zero-width and direction marks, byte order marks, non-characters.
_INVISIBLE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufffe\uffff]"
)
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
# NFC would replace these by their everyday twins; in a person's name the difference may be meant.
_COMPATIBILITY_HAN = re.compile("([\uf900-\ufaff\U0002f800-\U0002fa1f]+)")

_KEY_TABLE = str.maketrans(
    {
        **dict.fromkeys("〔[【〖", "("),
        **dict.fromkeys("〕]】〗", ")"),
        **dict.fromkeys("·•‧∙⋅・ᐧ", "."),
    }
)
_KEYED = re.compile("[〔\\[【〖〕\\]】〗·•‧∙⋅・ᐧ]")
_SHORT = 40  # longer texts are rarely met twice; remembering them would only hold memory


_COUNTED = re.compile("^[(（]?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})[)）、.．](?![0-9])")
"""1. or 一、 before the first of several sentences."""


def clean(raw: object) -> str:
    """The human text of any spreadsheet value; never raises, and cleaning twice changes nothing.

    Text becomes NFC without control and zero-width characters (line ends stay, as ``\\n``), trimmed of
    ordinary and full-width spaces. Rare characters - supplementary planes, private use, compatibility
    ideographs - are left as they are. Whole numbers lose their ``.0``; a float beyond 15 digits is shown
    with an exponent as Excel does, because its last digits are not the ones that were typed. Dates become
    ISO, without a time when it is midnight.
    """
    if raw is None:
        return ""
    if isinstance(raw, str):
        return _clean_text(raw)
    if isinstance(raw, bool):
        return "是" if raw else "否"
    if isinstance(raw, int):
        # Decimal has no limit on digits, str(int) has (4300) and raises.
        return f"{Decimal(raw):f}"
    if isinstance(raw, float):
        return _float_text(raw)
    if isinstance(raw, Decimal):
        return _decimal_text(raw)
    if isinstance(raw, datetime):
        if raw.time() == time():
            return raw.date().isoformat()
        return f"{raw.date().isoformat()} {_clock(raw.time())}"
    if isinstance(raw, date):
        return raw.isoformat()
    if isinstance(raw, time):
        return _clock(raw)
    if isinstance(raw, timedelta):
        minutes, seconds = divmod(int(raw.total_seconds()), 60)
        hours, minutes = divmod(minutes, 60)
        return f"{hours}:{minutes:02d}" if not seconds else f"{hours}:{minutes:02d}:{seconds:02d}"
    return _clean_text(str(raw))


def match_key(text: str) -> str:
    """The key under which two writings of the same thing are equal; only for matching, never stored.

    Full width equals half width, white space is ignored, every bracket is ``()``, every middle dot is
    ``.``, capitals equal small letters.
    """
    return _remembered_key(text) if len(text) <= _SHORT else _key(text)


def first_words(text: str | None, most: int = 40) -> str | None:
    """The first sentence of a text, at most so many characters: what a list without titles calls a matter."""
    sentence = re.split("[。；;\n]", _COUNTED.sub("", clean(text)), maxsplit=1)[0].strip()
    if not sentence:
        return None
    return sentence if len(sentence) <= most else f"{sentence[: most - 1]}…"


def half_width(text: str) -> str:
    """Cleaned text with full-width letters, digits and marks made half width (NFKC); not for storing."""
    cleaned = clean(text)
    return cleaned if cleaned.isascii() else unicodedata.normalize("NFKC", cleaned)


def lost_digits(raw: object) -> bool:
    """True for a number of more than 15 digits: the spreadsheet no longer keeps its last digits."""
    if isinstance(raw, (int, float)):
        return EXCEL_EXACT <= abs(raw) < float("inf")
    return isinstance(raw, Decimal) and raw.is_finite() and abs(raw) >= EXCEL_EXACT


def _key(text: str) -> str:
    if text.isprintable() and (text.isascii() or unicodedata.is_normalized("NFKC", text)):
        # The usual case: nothing invisible, no space but the ordinary one.
        folded = text.casefold()
        if folded != text and not folded.isascii():
            folded = unicodedata.normalize("NFKC", folded)
        folded = folded.replace(" ", "")
    else:
        folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
        if not text.isprintable():
            folded = _INVISIBLE.sub("", folded)
        folded = "".join(folded.split())
    return folded.translate(_KEY_TABLE) if _KEYED.search(folded) else folded


_remembered_key = lru_cache(maxsize=16384)(_key)


def _clock(raw: time) -> str:
    return raw.strftime("%H:%M:%S" if raw.second else "%H:%M")


def _clean_text(raw: str) -> str:
    text = raw.strip()
    shown = text.replace("\n", "") if "\n" in text else text
    # What is printable has no control, zero-width or odd space characters and no half surrogates.
    if (
        shown.isprintable()
        and "_x" not in shown
        and (shown.isascii() or unicodedata.is_normalized("NFC", text))
    ):
        return text
    text = _LINE_ENDS.sub("\n", raw)
    text = _SPACED.sub(" ", text)
    text = _INVISIBLE.sub("", text)
    text = _ESCAPED_LINE_END.sub("\n", text)
    text = _LONE_SURROGATE.sub("\ufffd", text)
    if not unicodedata.is_normalized("NFC", text):
        pieces = _COMPATIBILITY_HAN.split(text)
        pieces[::2] = [unicodedata.normalize("NFC", piece) for piece in pieces[::2]]
        text = "".join(pieces)
    return text.strip()


def _float_text(raw: float) -> str:
    if raw != raw or raw in (float("inf"), float("-inf")):
        return ""
    if raw.is_integer() and abs(raw) < EXCEL_EXACT:
        return str(int(raw))
    # 15 significant digits is what Excel shows: 0.30000000000000004 was typed as 0.3.
    shown = f"{raw:.15g}"
    return shown if "e" not in shown or abs(raw) >= 1 else _decimal_text(Decimal(shown))


def _decimal_text(raw: Decimal) -> str:
    if not raw.is_finite():
        return ""
    text = f"{raw:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
