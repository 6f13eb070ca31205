"""Who somebody is: resident ID, telephone and organisation code, read and softly checked.

No check refuses: a doubtful number is kept with a doubt. Only what a spreadsheet has destroyed stays
unread. Checks on names and masking live in names.py and masks.py and are offered here too.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from operator import mul

from lawgov_desktop.records.dates import first_day, last_day
from lawgov_desktop.records.masks import mask_address, mask_name, mask_phone, mask_resident_id
from lawgov_desktop.records.names import name_doubts, name_key
from lawgov_desktop.records.reading import EMPTY, Doubt, Reading, digits_lost, unknown
from lawgov_desktop.records.text import BLANK_WORDS, UNKNOWN_WORDS, clean, half_width, lost_digits

__all__ = [
    "age_on",
    "birth_of_id",
    "mask_address",
    "mask_name",
    "mask_phone",
    "mask_resident_id",
    "name_doubts",
    "name_key",
    "org_code_check_char",
    "read_org_code",
    "read_phone",
    "read_resident_id",
    "resident_id_check_char",
    "sex_of_id",
    "upgrade_resident_id",
]

_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ID_WEIGHTS_OF_ZEROS = ord("0") * sum(_ID_WEIGHTS)
_ID_CHECKS = "10X98765432"
_OLDEST = 120
# GB/T 2260 provinces; 81-83 residence permits of Hong Kong, Macao and Taiwan residents; 9x foreigners (2023).
_PROVINCE = re.compile("1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|9[1-9]")
_ORG_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_ORG_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_BODY_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)

_PUNCTUATION = re.compile("[\\s'’‘`\"“”\u2010-\u2015\u2212-]")
_EXPONENT = re.compile(r"[0-9](?:\.[0-9]+)?[Ee]\+?[0-9]{1,3}")  # LibreOffice writes E+017
_HIDDEN = re.compile("[*×X]{2,}")
_ID_18 = re.compile("[0-9]{17}[0-9X]")
_ID_LABEL = re.compile("^(?:公民|居民)?身份(?:证号?|号)码?[:为]?(?=[0-9])")

_PHONE_SPLIT = re.compile("[/、;,|。\n]|或者?")
_AREA_AND_SLASH = re.compile("(?<![0-9])(010|02[0-9]|0[3-9][0-9]{2})/(?=[2-9][0-9]{6,7}(?![0-9]))")
_PLAIN_PHONE = re.compile("1[3-9][0-9]{9}|(?:010|02[0-9]|0[3-9][0-9]{2})-[2-9][0-9]{6,7}")
_LIKE_A_DAY = re.compile("(?:19|20)[0-9]{2}([-./])[0-9]{1,2}\\1[0-9]{1,2}(?: .*)?")
_PHONE_LABEL = re.compile("^(?:手机|电话|联系电话|联系方式|座机|办公|办|宅|家|TEL|Tel|tel)[号码]*[:.]?\\s*")
_COUNTRY = re.compile(r"^(?:\(?(?:\+|00)86\)?[- ]*|\(?86\)?[- ]*(?=1[3-9][0-9]))")
_MOBILE = re.compile("0?(1[3-9][0-9]{9})")
_SERVICE_LINE = re.compile("([48]00)([0-9]{3})([0-9]{4})")
_SHORT_LINE = re.compile("11[0-9]|12[0-9]{1,4}|9[56][0-9]{3,4}")
# Area codes: 010 and 02x have three digits, all others four; local numbers never begin with 0 or 1.
_LANDLINE = re.compile(
    r"(?:\(?(010|02[0-9]|0[3-9][0-9]{2})\)?[- ]*)?([2-9][0-9]{2,3})[- ]?([0-9]{4})"
    r"(?:(?:转|-|#|ext\.?)([0-9]{1,6}))?"
)


# --- resident ID, GB 11643-1999 ---------------------------------------------------------------------------


def resident_id_check_char(first17: str) -> str:
    """The 18th character for 17 digits, GB 11643-1999 (ISO 7064 MOD 11-2); ``ValueError`` for others."""
    if not re.fullmatch("[0-9]{17}", first17):
        raise ValueError("a resident ID begins with 17 digits")
    return _check_char(first17)


def _check_char(first17: str) -> str:
    return _ID_CHECKS[(sum(map(mul, first17.encode("ascii"), _ID_WEIGHTS)) - _ID_WEIGHTS_OF_ZEROS) % 11]


def upgrade_resident_id(fifteen: str) -> str:
    """The 18-character form of an old ID of 15 digits: century 19 and check character added."""
    if not re.fullmatch("[0-9]{15}", fifteen):
        raise ValueError("an old resident ID has 15 digits")
    first17 = f"{fifteen[:6]}19{fifteen[6:]}"
    return first17 + resident_id_check_char(first17)


def read_resident_id(raw: object) -> Reading:
    """Read a resident ID: full width, spaces, hyphens and apostrophes are dropped, Ｘ x × * become X.

    What is wrong with it is told in doubts and the number is kept. Excel has lost the last digits for good
    (features I13), and the number stays unread, where it is a number cell of more than 15 digits, is in
    scientific notation, or is text that ends in 000 and fails its check (a list saved as CSV).
    """
    if type(raw) is str and _ID_18.fullmatch(raw):
        return _read_eighteen(raw, raw)
    shown = clean(raw)
    if lost_digits(raw):
        return digits_lost(shown)
    return _read_resident_id(shown)


def sex_of_id(value: str | None) -> str:
    """男 for an odd, 女 for an even sequence number; "" when the text is not an ID of 18 or 15 characters."""
    if value and _ID_18.fullmatch(value):
        return "女男"[int(value[16]) % 2]
    if value and re.fullmatch("[0-9]{15}", value):
        return "女男"[int(value[14]) % 2]
    return ""


def birth_of_id(value: str | None) -> str | None:
    """The birthday in an ID as an ISO day; None when there is no ID or no such day."""
    if value and _ID_18.fullmatch(value):
        digits = value[6:14]
    elif value and re.fullmatch("[0-9]{15}", value):
        digits = "19" + value[6:12]
    else:
        return None
    day = f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"
    return day if first_day(day) else None


def age_on(birth: str, day: date) -> int | None:
    """Full years of age (周岁) on a day, counted up on the birthday; None before birth or when not certain.

    ``birth`` is a stored date. Known to the month or year only, it gives an age when every possible birthday
    gives the same one. A birthday on 29 February is counted on 1 March in common years.
    """
    earliest, latest = first_day(birth), last_day(birth)
    if earliest is None or latest is None or day < latest:
        return None
    ages = {
        day.year - born.year - ((day.month, day.day) < (born.month, born.day)) for born in (earliest, latest)
    }
    return ages.pop() if len(ages) == 1 else None


@lru_cache(maxsize=16384)
def _read_resident_id(shown: str) -> Reading:
    if shown in BLANK_WORDS:
        return EMPTY
    if shown in UNKNOWN_WORDS:
        return unknown(shown)
    text = _PUNCTUATION.sub("", half_width(shown)).upper().replace("Х", "X")  # the Cyrillic Х looks the same
    text = _ID_LABEL.sub("", text)
    if _EXPONENT.fullmatch(half_width(shown)):
        return digits_lost(shown)
    if re.fullmatch("[0-9]{17}[*×]", text):
        text = text[:17] + "X"
    if _ID_18.fullmatch(text):
        return _read_eighteen(text, shown)
    if re.fullmatch("[0-9]{15}", text):
        upgraded = upgrade_resident_id(text)
        old = Doubt("是15位的旧身份证号", "2013年起旧号已停用", f"按规则升位是 {upgraded}，请对照证件核对")
        return Reading(text, (old, *_birth_doubts(upgraded)))
    return Reading(shown, (_odd_id(text),))


def _read_eighteen(value: str, shown: str) -> Reading:
    if value.endswith("000") and _check_char(value[:17]) != "0":
        return digits_lost(shown)
    return Reading(value, _id_doubts(value))


def _odd_id(text: str) -> Doubt:
    if _HIDDEN.search(text):
        return Doubt("身份证号已打码", "中间几位被星号遮住", "请补全，或保留原样")
    if not re.fullmatch("[0-9X]+", text):
        return Doubt("身份证号里有别的字", "身份证号只有数字和末位的 X", "请核对；如是其他证件，请在备注写明")
    if re.fullmatch("[0-9]{17}", text):
        return Doubt("身份证号只有17位", "应为18位，可能漏了末位的 X", "请对照证件核对")
    return Doubt(f"身份证号是{len(text)}位", "身份证号应为18位", "请对照证件核对")


def _id_doubts(value: str) -> tuple[Doubt, ...]:
    doubts = list(_birth_doubts(value))
    check = _check_char(value[:17])
    if value[17] != check:
        why = f"按前17位计算，末位应为 {check}"
        doubts.append(Doubt("身份证号校验不对", why, "请对照证件核对，常见的是抄错了一位"))
    if value.endswith("000"):
        why = "号码末三位是000，可能曾作为数字存在表格里"
        doubts.append(Doubt("Excel 可能已丢失后三位", why, "请对照证件核对"))
    if not _PROVINCE.fullmatch(value[:2]):
        doubts.append(
            Doubt("身份证号前两位不是已知的省份代码", f"前两位是 {value[:2]}", "请核对；无误可不改")
        )
    return tuple(doubts)


def _birth_doubts(value: str) -> tuple[Doubt, ...]:
    try:
        born = date(int(value[6:10]), int(value[10:12]), int(value[12:14]))
    except ValueError:
        return (Doubt("身份证号里的出生日期不存在", f"第7至14位是 {value[6:14]}", "请对照证件核对"),)
    birth = born.isoformat()
    today = date.today()
    if born > today:
        return (Doubt("身份证号里的出生日期还没有到", f"出生日期是 {birth}", "请对照证件核对"),)
    if today.year - born.year > _OLDEST:
        return (Doubt(f"按身份证号年龄超过{_OLDEST}岁", f"出生日期是 {birth}", "请对照证件核对"),)
    return ()


# --- telephone --------------------------------------------------------------------------------------------


def read_phone(raw: object) -> Reading:
    """Read one or several telephone numbers; several are joined with 、.

    Mobile numbers lose spaces and +86, landlines become ``0377-88886666`` or ``0377-88886666-801``. What is
    no known kind of number is kept as it stands with a doubt; scientific notation and a date or time cell
    (Excel takes 3-5 for a day) stay unread.
    """
    if type(raw) is str and _PLAIN_PHONE.fullmatch(raw):
        return Reading(raw)
    shown = clean(raw)
    if type(raw) in (int, float) and _PLAIN_PHONE.fullmatch(shown):
        return Reading(shown)
    if lost_digits(raw):
        return digits_lost(shown)
    if isinstance(raw, (date, datetime, time, timedelta, bool)):
        why = "单元格里是日期、时间或是否，不是号码"
        return Reading(None, (Doubt(f"“{shown}”不是电话号码", why, "请对照原件填写"),), shown)
    return _read_phone(shown)


@lru_cache(maxsize=16384)
def _read_phone(shown: str) -> Reading:
    if shown in BLANK_WORDS:
        return EMPTY
    if shown in UNKNOWN_WORDS:
        return unknown(shown)
    text = half_width(shown).strip("'‘’`\" ")
    if _EXPONENT.fullmatch(text):
        return digits_lost(shown)
    text = _AREA_AND_SLASH.sub(r"\1-", text)
    numbers: dict[str, None] = {}
    doubts: list[Doubt] = []
    for part in filter(None, map(str.strip, _PHONE_SPLIT.split(text))):
        whole = _phone(part)
        pieces = [_phone(piece) for piece in part.split()] if whole is None else [whole]
        known = [piece for piece in pieces if piece is not None]
        if len(known) == len(pieces):
            numbers.update(dict.fromkeys(known))
        else:
            numbers[part] = None
            doubts.append(_odd_phone(part))
    if not numbers:
        return Reading(shown, (_odd_phone(shown),))
    return Reading("、".join(numbers), tuple(doubts))


def _phone(text: str) -> str | None:
    """One number in its stored form, or None."""
    if _LIKE_A_DAY.fullmatch(text):
        return None
    text = _COUNTRY.sub("", _PHONE_LABEL.sub("", text)).replace("—", "-").replace("–", "-")
    compact = re.sub(r"[\s().·-]", "", text)
    mobile = _MOBILE.fullmatch(compact)
    if mobile:
        return mobile[1]
    service = _SERVICE_LINE.fullmatch(compact)
    if service:
        return "-".join(service.groups())
    if _SHORT_LINE.fullmatch(compact):
        return compact
    landline = _LANDLINE.fullmatch(text.strip()) or _LANDLINE.fullmatch(compact)
    if landline:
        area, exchange, line, extension = landline.groups()
        return "-".join(filter(None, (area, exchange + line, extension)))
    return None


def _odd_phone(text: str) -> Doubt:
    digits = re.sub("[^0-9]", "", text)
    what = f"“{text}”不像电话号码"
    if "*" in text:
        return Doubt(f"电话号码“{text}”已打码", "中间几位被星号遮住", "请补全，或保留原样")
    if digits == text and _LANDLINE.fullmatch("0" + digits):
        return Doubt(what, f"可能丢了开头的 0，应为 {_phone('0' + digits)}", "请核对")
    if digits[:1] == "1" and len(digits) in (10, 12):
        return Doubt(what, f"手机号应为11位，这里是{len(digits)}位", "请核对")
    return Doubt(what, "不是手机号，也不是带区号的座机号", "请核对；无误可不改")


# --- organisation code, GB 32100-2015 ---------------------------------------------------------------------


def org_code_check_char(first17: str) -> str:
    """The 18th character of a unified social credit code, GB 32100-2015; ``ValueError`` for wrong signs."""
    if len(first17) != 17 or not set(first17) <= set(_ORG_SIGNS):
        raise ValueError("a unified social credit code begins with 17 of its 31 signs")
    total = sum(_ORG_SIGNS.index(sign) * weight for sign, weight in zip(first17, _ORG_WEIGHTS, strict=True))
    return _ORG_SIGNS[-total % 31]


def read_org_code(raw: object) -> Reading:
    """Read a unified social credit code (统一社会信用代码): capitals, without spaces and hyphens.

    The check character (GB 32100-2015) and the organisation code inside, characters 9-17 (GB 11714-1997),
    are checked; an old organisation code or registration number is kept with a doubt.
    """
    shown = clean(raw)
    if lost_digits(raw) or _EXPONENT.fullmatch(half_width(shown)):
        return digits_lost(shown)
    if shown in BLANK_WORDS:
        return EMPTY
    if shown in UNKNOWN_WORDS:
        return unknown(shown)
    text = _PUNCTUATION.sub("", half_width(shown)).upper()
    if len(text) != 18:
        return _read_old_org_code(text, shown)
    wrong = sorted(set(text) - set(_ORG_SIGNS))
    if wrong:
        why = f"代码里不会出现“{'、'.join(wrong)}”，字母 I O Z S V 都不用，易与数字混淆"
        return Reading(shown, (Doubt("统一社会信用代码里有不该有的字", why, "请对照证照核对"),))
    doubts = []
    check = org_code_check_char(text[:17])
    if text[17] != check:
        why = f"按前17位计算，末位应为 {check}"
        doubts.append(Doubt("统一社会信用代码校验不对", why, "请对照证照核对，常见的是抄错了一位"))
    elif text[16] != _body_check_char(text[8:16]):
        why = "第9至17位是组织机构代码，它自己的校验位不符"
        doubts.append(Doubt("统一社会信用代码里的组织机构代码校验不对", why, "请对照证照核对；无误可不改"))
    return Reading(text, tuple(doubts))


def _read_old_org_code(text: str, shown: str) -> Reading:
    if re.fullmatch("[0-9A-Z]{8}[0-9X]", text):
        fits = text[8] == _body_check_char(text[:8])
        why = "2015年起已换成18位统一社会信用代码" if fits else "而且校验位不对"
        return Reading(text, (Doubt("是9位的旧组织机构代码", why, "请填18位统一社会信用代码"),))
    if re.fullmatch("[0-9]{13}|[0-9]{15}", text):
        doubt = Doubt("像是旧的营业执照注册号", "2015年起已换成18位统一社会信用代码", "请对照证照核对")
        return Reading(text, (doubt,))
    return Reading(shown, (Doubt(f"代码是{len(text)}位", "统一社会信用代码应为18位", "请对照证照核对"),))


def _body_check_char(first8: str) -> str:
    """The check character of an organisation code, GB 11714-1997."""
    value = 11 - sum(int(sign, 36) * weight for sign, weight in zip(first8, _BODY_WEIGHTS, strict=True)) % 11
    return "X" if value == 10 else "0" if value == 11 else str(value)
