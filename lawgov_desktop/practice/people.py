"""Invented people of an invented township: names, identity and telephone numbers that belong to nobody."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from lawgov_desktop.records.identity import resident_id_check_char

NO_AREA: Final = "419999"
"""An area code that was never given to any county: a number that begins so is nobody's."""

PHONES: Final = "1990000"
"""Every invented telephone number begins so; four digits follow."""

TOWN: Final = "龙溪镇"
VILLAGES: Final = (
    "龙溪", "上河", "下河", "石桥", "柳沟", "马家湾", "大槐树", "枣园", "北岗", "南坡", "清水", "白石",
    "梨树坪", "双庙", "红土岭", "小店", "官庄", "杨柳", "古渡", "松林", "望城", "新兴",
)  # fmt: skip
"""The 22 villages; each has its committee."""

RARE_NAMES: Final = ("冯䶮", "𠅤文昌", "㛃小满", "刘䶮成", "陈㛃")
"""Names with characters that many fonts lack; they must come out on paper."""

_SURNAMES: Final = (
    "王李张刘陈杨赵黄周吴徐孙马胡朱郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余杜叶程魏苏"
)
_COMPOUND: Final = ("欧阳", "上官", "诸葛", "司马")
_MEN: Final = (
    "建国", "志强", "明", "海", "军", "德顺", "永福", "长山", "文斌", "卫东", "春生", "保民", "立新",
    "占魁", "小龙", "振华", "有才", "大勇", "宏伟", "金柱", "广田", "学文", "根生", "树林", "继业",
    "新民", "俊杰", "浩", "子轩", "守义",
)  # fmt: skip
_WOMEN: Final = (
    "秀英", "桂兰", "芳", "玉梅", "春花", "爱华", "红霞", "丽", "淑珍", "小燕", "凤仙", "翠萍", "雪",
    "香莲", "巧云", "美玲", "桂芝", "静", "银环", "素琴", "改英", "彩霞", "玲玲", "慧", "月娥", "瑞雪",
    "秋菊", "佳", "婷", "连英",
)  # fmt: skip
_WORK: Final = (
    "务农",
    "务农",
    "务农",
    "外出务工",
    "个体经营",
    "建筑工人",
    "货车司机",
    "教师",
    "退休",
    "养殖户",
)


@dataclass(frozen=True, slots=True)
class Someone:
    """An invented person; ``village`` without 村, ``sex`` as in the code list (1 男, 2 女)."""

    name: str
    sex: str
    birth: str
    id_no: str
    phone: str
    village: str
    address: str
    occupation: str


class Population:
    """Makes people one after the other; the same seed makes the same people."""

    def __init__(self, rng: random.Random, year: int) -> None:
        self._rng = rng
        self._year = year
        self._known: set[str] = set()
        self._sequence = 0

    def anyone(self, village: str, *, youngest: int = 22, oldest: int = 78, name: str = "") -> Someone:
        """A grown-up of that village with a name nobody had before."""
        rng = self._rng
        sex = rng.choice("12")
        name = name or self._new_name(sex)
        born = date(self._year - rng.randint(youngest, oldest), rng.randint(1, 12), rng.randint(1, 28))
        self._sequence += 1
        return Someone(
            name=name,
            sex=sex,
            birth=born.isoformat(),
            id_no=self._resident_id(born, sex),
            phone=f"{PHONES}{self._sequence:04}",
            village=village + "村",
            address=f"{TOWN}{village}村{rng.choice('一二三四五六七八')}组{rng.randint(1, 96)}号",
            occupation=rng.choice(_WORK),
        )

    def _new_name(self, sex: str) -> str:
        while True:
            rng = self._rng
            surname = rng.choice(_COMPOUND) if rng.random() < 0.02 else rng.choice(_SURNAMES)
            name = surname + rng.choice(_MEN if sex == "1" else _WOMEN)
            if name not in self._known:
                self._known.add(name)
                return name

    def _resident_id(self, born: date, sex: str) -> str:
        """A number with a right check character and the impossible area (GB 11643—1999)."""
        order = 2 * (self._sequence % 499) + (1 if sex == "1" else 2)
        first17 = f"{NO_AREA}{born:%Y%m%d}{order:03}"
        number = first17 + resident_id_check_char(first17)
        if number.endswith("000"):  # would look like what Excel leaves of a long number
            first17 = f"{NO_AREA}{born:%Y%m%d}{order + 2:03}"
            number = first17 + resident_id_check_char(first17)
        return number


def as_party(someone: Someone, side: str) -> dict[str, Any]:
    """The person as a party of a case."""
    return {
        "side": side,
        "party_kind": "person",
        "name": someone.name,
        "sex": someone.sex,
        "id_no": someone.id_no,
        "ethnic_group": "01",
        "phone": someone.phone,
        "village": someone.village,
        "address": someone.address,
        "occupation": someone.occupation,
    }


def as_card(someone: Someone) -> dict[str, Any]:
    """The person as a card of the register of persons."""
    party = as_party(someone, "")
    return {name: value for name, value in party.items() if name not in ("side", "party_kind")}


def firm(rng: random.Random, village: str, phone: str) -> dict[str, Any]:
    """An invented business as a party, led by nobody real."""
    trade = rng.choice(("农业专业合作社", "养殖有限公司", "建材经营部", "商贸有限公司", "运输有限公司"))
    return {
        "side": "respondent",
        "party_kind": "legal_person",
        "name": f"{village}{rng.choice(('丰源', '恒兴', '顺达', '绿野', '宏图'))}{trade}",
        "phone": phone,
        "address": f"{TOWN}{village}村{rng.randint(1, 40)}号",
        "legal_representative": rng.choice(_SURNAMES) + rng.choice(_MEN),
        "representative_post": "经理",
    }


def pick(rng: random.Random, weighted: Sequence[tuple[str, int]]) -> str:
    """One of the words, as often as its weight says."""
    words, weights = zip(*weighted, strict=True)
    return str(rng.choices(words, weights)[0])
