"""A person's name: what can be odd about it in a list, and the key that compares two writings of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from lawgov_desktop.records.reading import Doubt
from lawgov_desktop.records.text import UNKNOWN_WORDS, clean, match_key

_COMPOUND = """
    欧阳 歐陽 司马 司馬 司徒 司空 上官 诸葛 諸葛 夏侯 皇甫 尉迟 尉遲 公孙 公孫 慕容 令狐 长孙 長孫 宇文 鲜于
    鮮于 东方 東方 西门 西門 南宫 南宮 北宫 百里 端木 轩辕 軒轅 澹台 澹臺 万俟 闻人 聞人 申屠 太史 淳于 濮阳
    濮陽 公冶 宗政 独孤 獨孤 钟离 鍾離 呼延 赫连 赫連 拓跋 完颜 完顏 纳兰 納蘭 东郭 東郭 第五 公羊 公西 谷梁
    左丘 梁丘 亓官 仲孙 仲孫 叔孙 太叔 巫马 漆雕 乐正 壤驷 段干 羊舌 微生 子车 颛孙
"""
COMPOUND_SURNAMES = frozenset(_COMPOUND.split())
PARTED_PERSONS = re.compile("[、,，;；/／\n]")

_PRIVATE_USE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd]")
_UNKNOWN_SIGN = re.compile("[?？□■▯◻〓�☐◇◆]")
# 王+冢, 亻+方 or an ideographic description sequence, typed where the character itself was missing.
_DECOMPOSED = re.compile("[一-鿿㐀-䶿⺀-⻳][+＋][一-鿿㐀-䶿⺀-⻳]|[⿰-⿻]")
_HIDDEN = re.compile("[某*＊×]|[xXｘＸ]{2,}|(?<=[一-鿿])[xXｘＸ]$")
_BRACKETED = re.compile(r"[(（〔\[【](.*?)[)）〕\]】]")
_TITLE = re.compile(
    "(?:主任|书记|支书|村长|组长|镇长|乡长|所长|局长|队长|院长|校长|会计|老师|医生|律师|经理|老板|先生|女士|同志|"
    "委员|调解员|网格员|文书)$"
)
_MORE_PEOPLE = re.compile("等(?:[0-9一二三四五六七八九十]+)?人?$|等[0-9一二三四五六七八九十]+[人户名]")
_DEAD = re.compile("^(?:已故|亡故|死者)")
_COUPLE = re.compile("(?:夫妇|夫妻|父子|父女|母子|母女|兄弟|姐妹|姊妹|全家|一家|等户|一户)$")
_JOINED = re.compile("[一-鿿]{2,4}[和与及跟][一-鿿]{2,4}")  # five characters and more: 张三和李四, not 李和平
_NAMELESS = UNKNOWN_WORDS | {"无名", "无名氏", "佚名", "匿名"}
# Two to four everyday characters without any sign of the above: nothing to look at.
_ORDINARY = re.compile(rf"(?!.*(?:[某等]|{_TITLE.pattern}|{_COUPLE.pattern}|{_DEAD.pattern}))[一-鿿]{{2,4}}")
_LONGEST = 6  # a Chinese name without a middle dot


def name_key(name: str) -> str:
    """The key under which two writings of a name are equal: spaces dropped, middle dots and widths alike."""
    return match_key(clean(name))


def name_doubts(name: str) -> tuple[Doubt, ...]:
    """What a person should look at in a name; () for an ordinary one. The name itself is never changed.

    Told are: private-use characters of old fonts, signs that stand for a lost character, characters
    written in parts, titles and notes behind the name, 某 and stars, several people, digits, odd lengths.
    """
    if _ORDINARY.fullmatch(name) and name not in _NAMELESS:
        return ()
    return _odd_doubts(clean(name))


@lru_cache(maxsize=16384)
def _odd_doubts(text: str) -> tuple[Doubt, ...]:
    return tuple(_doubts(text)) if text else ()


def _doubts(text: str) -> Iterator[Doubt]:
    if text in _NAMELESS:
        yield Doubt("没有写明姓名", f"原文是“{text}”", "知道姓名的请补上，查不到可以留空")
        return
    private = _PRIVATE_USE.search(text)
    if private:
        why = f"第{private.start() + 1}个字是旧字库的自造字，换一台电脑或打印时会变成空白或别的字"
        yield Doubt("姓名里有自造字", why, "保留原样，请在备注写明是什么字")
    if _UNKNOWN_SIGN.search(text):
        yield Doubt(
            "姓名里有认不出的字", "问号或方框多半是转存时丢失的生僻字", "请对照证件补上，或在备注写明"
        )
    if _DECOMPOSED.search(text):
        yield Doubt("姓名里有拆开写的字", "打不出的字被拆成了偏旁", "请对照证件换成整字，或在备注写明")
    elif _BRACKETED.search(text) or _TITLE.search(_BRACKETED.sub("", text)) or _DEAD.search(text):
        yield Doubt("姓名后面带了职务或说明", f"原文是“{text}”", "姓名栏只留姓名，职务和说明写到备注")
    bare = _BRACKETED.sub("", text)
    if _HIDDEN.search(bare):
        yield Doubt("像是化名或打码的姓名", f"原文是“{text}”", "知道真实姓名的请补上")
    if PARTED_PERSONS.search(bare) or _MORE_PEOPLE.search(bare) or _several(bare):
        yield Doubt("一格里像是有几个人", f"原文是“{text}”", "一人一条，请分开登记")
        return
    if re.search("[0-9]", bare):
        yield Doubt("姓名里有数字", f"原文是“{text}”", "请核对")
    han = re.sub(r"\s", "", bare)
    if len(han) == 1 and not _DECOMPOSED.search(text):
        yield Doubt("姓名只有一个字", f"原文是“{text}”", "请核对是否写全")
    elif len(han) > _LONGEST and re.fullmatch("[一-鿿]+", han):
        yield Doubt("姓名偏长", f"原文有{len(han)}个字", "请核对是否是单位名称或几个人的姓名")


def _several(bare: str) -> bool:
    """张三 李四, 张三和李四, 张三夫妇; not 欧阳 娜娜, whose surname is written apart."""
    if _COUPLE.search(bare) or (_JOINED.fullmatch(bare) and len(bare) > _LONGEST - 2):
        return True
    parts = bare.split()
    return (
        len(parts) > 1
        and parts[0] not in COMPOUND_SURNAMES
        and all(re.fullmatch("[一-鿿]{2,3}", part) for part in parts)
    )
