"""Names, numbers and addresses with their private part hidden, for publication and notices.

Masking happens when something is shown or printed; a masked value is never stored (个人信息保护法 第五十一条,
第七十三条: 去标识化).
"""

from __future__ import annotations

import re

from lawgov_desktop.records.names import COMPOUND_SURNAMES, PARTED_PERSONS
from lawgov_desktop.records.text import clean

STAR = "*"

_NOTE = re.compile(r"[(（〔\[【].*?[)）〕\]】]")
_VARIATION = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_DOTS = "·•‧・．."
_NUMBER_MARKS = "第?[0-9０-９一二三四五六七八九十百]+"
# To the village, community or the group inside it; what follows (house number, courtyard) is private.
_VILLAGE = re.compile(
    rf".*(?:村民委员会|居民委员会|村委会|居委会|社区|村(?!民|委)|屯|嘎查)(?:{_NUMBER_MARKS}(?:村民小组|居民小组|小组|组|队|社))?"
)
_GROUP = re.compile(rf".*?{_NUMBER_MARKS}(?:村民小组|居民小组|小组|组)")
_STREET = re.compile(".*?(?:路|街|巷|胡同|大道|弄)(?=[0-9０-９一二三四五六七八九十东西南北中]|$)")
_TOWN = re.compile(".*(?:街道|镇|乡|苏木|区|县|市|旗|省)")


def mask_name(name: str, *, organisation: bool = False) -> str:
    """A person's name with only its surname, and the last of three or more characters, shown.

    张三 → 张*, 王小明 → 王*明, 欧阳娜娜 → 欧阳**, 买买提·吐尔逊 → 买**·***. Notes in brackets go; several
    names in one field are masked one by one. The name of an organisation is public and stays.
    """
    text = clean(name)
    if organisation or not text:
        return text
    parts = PARTED_PERSONS.split(_NOTE.sub("", text))
    return "、".join(_mask_one(part) for part in parts if part.strip())


def mask_resident_id(value: str) -> str:
    """First six and last four characters of an ID: 411328********1234; of an old one the last three.

    Any other text keeps two characters at each end, or nothing when it is short.
    """
    text = clean(value)
    if len(text) == 18:
        return text[:6] + STAR * 8 + text[14:]
    if len(text) == 15:
        return text[:6] + STAR * 6 + text[12:]
    return text[:2] + STAR * (len(text) - 4) + text[-2:] if len(text) >= 8 else STAR * len(text)


def mask_phone(value: str) -> str:
    """138****1234 for a mobile, area code and last four digits for a landline; several one by one."""
    parts = map(str.strip, PARTED_PERSONS.split(clean(value)))
    return "、".join(_mask_number(part) for part in parts if part)


def mask_address(value: str) -> str:
    """An address down to the village or group, in towns to the street; ``***`` stands for what follows."""
    text = clean(value)
    if not text:
        return ""
    for shape in (_VILLAGE, _GROUP, _STREET, _TOWN):
        found = shape.match(text)
        if found:
            return text if found.end() == len(text) else found.group() + STAR * 3
    return STAR * 3


def _mask_one(name: str) -> str:
    bare = _VARIATION.sub("", re.sub(r"(?<![A-Za-z])\s+|\s+(?![A-Za-z])", "", name))
    if len(bare) <= 1:
        return STAR * len(bare)
    if any(sign in _DOTS or sign == " " for sign in bare):
        return bare[0] + "".join(sign if sign in _DOTS or sign == " " else STAR for sign in bare[1:])
    surname = bare[:2] if bare[:2] in COMPOUND_SURNAMES and len(bare) > 2 else bare[:1]
    given = bare[len(surname) :]
    if len(surname) == 2 or len(given) == 1:
        return surname + STAR * len(given)
    return surname + STAR * (len(given) - 1) + given[-1]


def _mask_number(text: str) -> str:
    if re.fullmatch("1[0-9]{10}", text):
        return text[:3] + STAR * 4 + text[7:]
    landline = re.fullmatch("(0[0-9]{2,3}-)?([0-9]{3,4})([0-9]{4})(?:-[0-9]{1,6})?", text)
    if landline:
        return (landline[1] or "") + STAR * len(landline[2]) + landline[3]
    return STAR * (len(text) - 2) + text[-2:] if len(text) > 6 else STAR * len(text)
