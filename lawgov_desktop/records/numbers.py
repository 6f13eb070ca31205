"""Counts and money as the office writes them: read from any cell, shown in figures and in Chinese capitals.

Money is kept as a whole number of 分; every step is done with Decimal, never with floating point.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from lawgov_desktop.records.reading import EMPTY, Doubt, Reading, unknown
from lawgov_desktop.records.text import BLANK_WORDS, ODD_FIGURE, UNKNOWN_WORDS, clean, half_width, lost_digits

# Counts and yuan below this fit the books' 64-bit whole numbers and are exact in Excel.
LARGEST = 10**15

# 分 per unit a column can be headed with.
FEN_PER_UNIT = {
    "分": 1,
    "角": 10,
    "元": 100,
    "百元": 10_000,
    "千元": 100_000,
    "万元": 1_000_000,
    "亿元": 10**10,
}

# A bare figure under 万元 that comes to more than this was most likely written in 元.
_MYRIAD_FEN = FEN_PER_UNIT["万元"]
_UNLIKELY_FEN = 10**10  # 分: 一亿元

_CAPITALS = "零壹贰叁肆伍陆柒捌玖"
_NUMERALS = "零一二三四五六七八九"
_PLAIN_HAN = str.maketrans(
    "〇○壹贰貳叁參肆伍陆陸柒捌玖拾佰仟萬億兩两圆圓块毛", "零零一二二三三四五六六七八九十百千万亿二二元元元角"
)
_TENS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10**4, "亿": 10**8}

_NOISE = re.compile("['‘’`]|人民币|RMB|CNY|[¥￥]")
# A space may part thousands or stand before a unit; "3 5" is two numbers and stays.
_LOOSE_SPACE = re.compile("(?<![0-9]) +| +(?![0-9])|(?<=[0-9]) (?=[0-9]{3}(?![0-9]))")
_MINUS = re.compile("^(?:负|[-−])(?=[0-9.零一二三四五六七八九十])")
_IN_ALL = re.compile(r"^(?:(?:共计|合计|总计|总共|共|计|\+)(?=[0-9零一二三四五六七八九十]))|[。;、]+$")
_BRACKETED_UNIT = re.compile(r"\(([百千万亿]?元|[件人户次名])\)$")
_ABOUT = re.compile("^(?:大?约|大概|近|将近|估计)|(?:左右|上下|许)$")
# The most or the least something can be is not the number itself.
_BOUND = re.compile(
    "^(?:不到|不足|不满|未满|超过?|高于|低于|大于|小于|多于|少于|至少|至多|最多|最少|不(?:低|少|高|多|超)[于过]|[<>≤≥≦≧])"
    "|(?:以上|以下|以内|之内)$"
)
_PLAIN_YUAN = re.compile(r"([0-9]{1,3}(?:,[0-9]{3}){1,3}|[0-9]{1,12})(?:\.([0-9]{1,2}))?元?")
_MORE_THAN = re.compile("[余多](?=[万亿元角件人次名个户场份]|$)")
_RANGE = re.compile("[0-9零一二三四五六七八九十百千万亿元](?:-|~|至|到|—|–|―|−)+[0-9零一二三四五六七八九十]")
_COUNTED = re.compile(
    "(?:人次|人数|场次|件次|课时|学时|小时|平方米|[件人次名个份场户条项起宗岁天日页册张村组本])$"
)
_GROUPED = re.compile("[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])")
_FIGURES = re.compile(r"[0-9]+(?:\.[0-9]*)?|\.[0-9]+")
_EXPONENT = re.compile(r"-?[0-9]+(?:\.[0-9]+)?[Ee][+-]?[0-9]+")
_UNIT_IN_BRACKETS = re.compile(
    r"[(\[〔【](?:单位:?)?(?:人民币)?([百千万亿]?元|[万亿角分])(?:/[^()]+)?[)\]〕】]"
)
_UNIT_SAID = re.compile("单位[:为](?:[^()]{1,6}[、,])?(?:人民币)?([百千万亿]?元|[万亿])(?![0-9一-鿿])")
_UNIT_AT_END = re.compile("(?:^|[金款额费值价资偿/_:-])([百千万亿]元|(?<!单)(?<!公)元)$")
_TOKEN = re.compile(r"([0-9]+(?:\.[0-9]+)?)|([零一二三四五六七八九])|([十百千])|([万亿])")
_AMOUNT = re.compile("(?:(.+?)元)?零?(?:([^元角分]+)角)?零?(?:([^元角分]+)分)?[整正]?")


def read_number(raw: object) -> Reading:
    """Read a count as a whole number: ``1,234``, ``５件``, ``五千``, ``5万``, ``约5000`` (with a doubt).

    Ranges, bounds (100以上), fractions and percentages stay unread; 无, — and empty mean nothing was entered,
    0 and 零 mean 0.
    """
    if type(raw) is int and -LARGEST < raw < LARGEST:
        return Reading(raw)
    if type(raw) is float and raw.is_integer() and -LARGEST < raw < LARGEST:
        return Reading(int(raw))
    if type(raw) is str and len(raw) <= 15 and raw.isascii() and raw.isdigit():
        return Reading(int(raw))
    shown = clean(raw)
    if isinstance(raw, bool) or lost_digits(raw):
        return _unreadable(shown, "个整数")
    return _read_number(shown)


def read_money(raw: object, unit: str = "元") -> Reading:
    """Read an amount of money as 分; ``unit`` (分, 角, 元, 万元) is the column's, for cells that name none.

    ``5.2万元`` in a column of 元 or of 万元 is 52,000 yuan. More than two decimals of a yuan are rounded
    half up, with a doubt. Raises ``ValueError`` for a unit that is not one of ``FEN_PER_UNIT``.
    """
    if unit not in FEN_PER_UNIT:
        raise ValueError(f"unknown unit of money: {unit}")
    plain = _plain_fen(raw) if unit == "元" else None
    if plain is not None:
        return Reading(plain)
    shown = clean(raw)
    if isinstance(raw, bool) or lost_digits(raw):
        return _unreadable(shown, "个金额")
    return _read_money(shown, unit)


def show_money(fen: int) -> str:
    """An amount in yuan with thousands separators and two decimals: 120050 → ``1,200.50``."""
    yuan, rest = divmod(abs(fen), 100)
    return f"{'-' if fen < 0 else ''}{yuan:,}.{rest:02d}"


def money_in_capitals(fen: int) -> str:
    """An amount in Chinese capitals: 120050 → ``壹仟贰佰元伍角整``.

    Zeros and 整 follow 支付结算办法 附一 正确填写票据和结算凭证的基本规定: 整 after 元 or 角, never after 分.
    Where the rule lets 零 be written or left out (a zero just before 元 or 万), it is left out.
    """
    if fen < 0:
        return "负" + money_in_capitals(-fen)
    yuan, rest = divmod(fen, 100)
    jiao, ones = divmod(rest, 10)
    text = _spell(yuan, _CAPITALS, "拾佰仟") + "元" if yuan else ""
    if jiao:
        text += _CAPITALS[jiao] + "角"
    elif ones and yuan:
        text += "零"
    if ones:
        return text + _CAPITALS[ones] + "分"
    return (text or "零元") + "整"


def chinese_numeral(n: int) -> str:
    """A whole number in Chinese numerals, as headings count: 一, 十, 一百零五; ValueError below zero."""
    if n < 0:
        raise ValueError(f"no numeral for a negative number: {n}")
    text = _spell(n, _NUMERALS, "十百千") if n else "零"
    return text[1:] if text.startswith("一十") else text


def heading_unit(heading: str) -> str:
    """The unit of money a heading states, a key of ``FEN_PER_UNIT``; "" when it states none.

    Understood are 金额（万元）, 金额(单位：万元), 金额（人民币万元）, 金额/万元, 金额万元, 单位：件、万元.
    分 and 角 count in brackets only (得分, 视角), and 元 at the end only when nothing but an amount stands
    before it (单元, 公元).
    """
    text = re.sub(r"\s", "", half_width(heading))
    found = _UNIT_IN_BRACKETS.search(text) or _UNIT_SAID.search(text) or _UNIT_AT_END.search(text)
    if found is None:
        return ""
    unit = found[1]
    return unit if unit in FEN_PER_UNIT else f"{unit}元"


# --- reading ----------------------------------------------------------------------------------------------


def _plain_fen(raw: object) -> int | None:
    """分 of an everyday amount in 元: whole numbers, two decimals, 1,234.50 and 5元; None for all others."""
    if type(raw) is int:
        return raw * 100 if -LARGEST < raw < LARGEST else None
    if type(raw) is float:
        if not -1e11 < raw < 1e11:
            return None
        fen = round(raw * 100)
        return fen if fen / 100 == raw else None
    found = _PLAIN_YUAN.fullmatch(raw) if type(raw) is str else None
    if found is None:
        return None
    return int(found[1].replace(",", "")) * 100 + int((found[2] or "0").ljust(2, "0"))


@lru_cache(maxsize=16384)
def _read_number(shown: str) -> Reading:
    if shown in BLANK_WORDS:
        return EMPTY
    if shown in UNKNOWN_WORDS:
        return unknown(shown)
    sign, text, doubts = _prepared(shown)
    refused = _refused(text, shown, "个整数")
    if refused:
        return refused
    number = _value(text)
    if number is None:
        number = _value(_COUNTED.sub("", text))
    if number is None or number >= LARGEST:
        return _unreadable(shown, "个整数")
    if number != number.to_integral_value():
        return Reading(
            None, (Doubt(f"“{shown}”不是整数", "这一栏填件数、人数这样的整数", "请对照原件填写"),), shown
        )
    return Reading(sign * int(number), doubts)


@lru_cache(maxsize=16384)
def _read_money(shown: str, unit: str) -> Reading:
    if shown in BLANK_WORDS:
        return EMPTY
    if shown in UNKNOWN_WORDS:
        return unknown(shown)
    sign, text, doubts = _prepared(shown)
    refused = _refused(text, shown, "个金额")
    if refused:
        return refused
    fen, own_unit = _fen(text, unit)
    if fen is None or fen >= LARGEST * 100:
        return _unreadable(shown, "个金额")
    if own_unit and unit != "元" and own_unit != unit:
        why = f"列标题的单位是{unit}，单元格里写的是{own_unit}"
        doubts += (Doubt(f"“{shown}”自带单位，没有按本列的“{unit}”换算", why, "请核对金额"),)
    elif not own_unit and FEN_PER_UNIT[unit] >= _MYRIAD_FEN and fen >= _UNLIKELY_FEN:
        what = f"“{shown}”按列标题的“{unit}”换算是{show_money(sign * int(fen))}元，数额特别大"
        doubts += (Doubt(what, "这一格可能填的是元", "请对照原件核对金额"),)
    whole = fen.to_integral_value(ROUND_HALF_UP)
    if whole != fen:
        what = f"“{shown}”不足一分的部分已四舍五入为{show_money(sign * int(whole))}元"
        doubts += (Doubt(what, "金额最小记到分", "请核对"),)
    return Reading(sign * int(whole), doubts)


def _prepared(shown: str) -> tuple[int, str, tuple[Doubt, ...]]:
    """The sign, the text without currency signs, separators and words like 约, and a doubt for such words."""
    text = _LOOSE_SPACE.sub("", _NOISE.sub("", half_width(shown))).translate(_PLAIN_HAN)
    text = _GROUPED.sub(lambda found: found.group().replace(",", ""), text)
    text = _BRACKETED_UNIT.sub(r"\1", _IN_ALL.sub("", text))
    text, negative = _MINUS.subn("", text)
    sign = -1 if negative else 1
    exact = _MORE_THAN.sub("", _ABOUT.sub("", text))
    if exact == text:
        return sign, text, ()
    return sign, exact, (Doubt(f"“{shown}”是约数", "原文不是准确的数", "请核对，知道准数的改成准数"),)


def _refused(text: str, shown: str, kind: str) -> Reading | None:
    if ODD_FIGURE.search(shown):
        doubt = Doubt(f"“{shown}”里有上标、带圈数字或分数", f"这一栏要填一{kind}", "请用普通数字填写")
    elif _BOUND.search(text):
        doubt = Doubt(f"“{shown}”只写了上限或下限", f"这一栏要填一{kind}", "请对照原件填写准确的数")
    elif _RANGE.search(text):
        doubt = Doubt(f"“{shown}”是一个范围", f"这一栏只能填一{kind}", "请填准确的数")
    elif text.endswith("%"):
        doubt = Doubt(f"“{shown}”是百分比", f"这一栏要填一{kind}", "请对照原件填写")
    elif _EXPONENT.fullmatch(text):
        doubt = Doubt(f"“{shown}”是科学记数", "Excel 可能已丢失后几位", "请对照原件填写完整的数")
    else:
        return None
    return Reading(None, (doubt,), shown)


def _fen(text: str, unit: str) -> tuple[Decimal | None, str]:
    """分 of an amount, and the unit the text itself names ("" when it names none)."""
    found = _AMOUNT.fullmatch(text)
    if found and any(found.groups()):
        yuan, jiao, ones = (_value(part) if part else Decimal(0) for part in found.groups())
        if yuan is None or jiao is None or ones is None or (found[1] and max(jiao, ones) >= 10):
            return None, ""
        own_unit = "元" if found[1] else "角" if found[2] else "分"
        if own_unit == "元" and text.endswith("万元"):
            own_unit = "万元"
        return yuan * 100 + jiao * 10 + ones, own_unit
    number = _value(text.rstrip("整正"))
    if number is None:
        return None, ""
    if text[-1:] in _MYRIADS or (unit != "元" and not _FIGURES.fullmatch(text)):
        return number * 100, "万元" if text[-1] == "万" else "元"
    return number * FEN_PER_UNIT[unit], ""


def _value(text: str) -> Decimal | None:
    """The number that figures, Chinese numerals or both together say (3万5千), or None."""
    if _FIGURES.fullmatch(text):
        return Decimal(text)
    # 二〇二一 is read digit by digit; 三四 may mean "three or four" and is left alone.
    if re.fullmatch("[零一二三四五六七八九]{2,}", text) and (len(text) > 2 or "零" in text):
        return Decimal("".join(str(_NUMERALS.index(sign)) for sign in text))
    return _spelled(text)


def _spelled(text: str) -> Decimal | None:
    """Sum up 五千, 3万5千, 一亿零二百万; None for 三百五 and 3万5, which are said for 350 and 35,000."""
    if not text:
        return None
    total = section = Decimal(0)
    digit: Decimal | None = None
    smallest, myriads, bridged, place = 10**4, "", False, 0
    while place < len(text):
        token = _TOKEN.match(text, place)
        if token is None:
            return None
        figures, numeral, ten, ten_thousand = token.groups()
        if numeral == "零" and len(text) > 1:
            if digit is not None:
                return None
            bridged = True
        elif figures or numeral:
            if digit is not None or ("." in (figures or "") and (place or token.end() != len(text) - 1)):
                return None
            digit = Decimal(figures) if figures else Decimal(_NUMERALS.index(numeral))
        elif ten:
            if _TENS[ten] >= smallest or (digit or 0) >= 100 or (digit is None and ten != "十"):
                return None
            smallest = _TENS[ten]
            section += (Decimal(1) if digit is None else digit) * smallest
            digit, bridged = None, False
        else:
            section += digit or 0
            myriads += ten_thousand
            if myriads not in ("万", "亿", "万亿", "亿万", "万亿万") or not (section or myriads == "万亿"):
                return None
            # 一万亿: the ten thousands before 亿 are multiplied with it.
            worth = _MYRIADS[ten_thousand]
            total = (total + section) * worth if ten_thousand == "亿" else total + section * worth
            smallest, section, digit, bridged = 10**4, Decimal(0), None, False
        place = token.end()
    if digit is not None:
        opened = total == 0 and section == 0
        long_enough = digit >= 10 and not section
        if not (opened or bridged or smallest == 10 or long_enough) or (not opened and digit >= smallest):
            return None
        section += digit
    return total + section


def _unreadable(shown: str, kind: str) -> Reading:
    return Reading(None, (Doubt(f"看不懂“{shown}”", f"这一栏要填一{kind}", "请对照原件填写"),), shown)


# --- writing ----------------------------------------------------------------------------------------------


def _spell(n: int, digits: str, tens: str) -> str:
    """A positive whole number in Chinese with the given signs; 零 once for each run of inner zeros."""
    if n >= 10**8:
        high, low = divmod(n, 10**8)
        return _spell(high, digits, tens) + "亿" + _joined(low, 10**7, digits, tens)
    if n >= 10**4:
        high, low = divmod(n, 10**4)
        return _spell(high, digits, tens) + "万" + _joined(low, 10**3, digits, tens)
    text, gap = "", False
    for place in (3, 2, 1, 0):
        digit = n // 10**place % 10
        if not digit:
            gap = bool(text)
            continue
        text += ("零" if gap else "") + digits[digit] + (tens[place - 1] if place else "")
        gap = False
    return text


def _joined(low: int, full: int, digits: str, tens: str) -> str:
    if not low:
        return ""
    return ("零" if low < full else "") + _spell(low, digits, tens)
