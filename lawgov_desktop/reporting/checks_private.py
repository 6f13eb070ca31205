"""Checks before publication: identity and mobile numbers, bank cards, parties (个人信息保护法 第二十五条)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Final

from lawgov_desktop.records.identity import read_resident_id, resident_id_check_char
from lawgov_desktop.records.masks import STAR, mask_name
from lawgov_desktop.records.names import COMPOUND_SURNAMES
from lawgov_desktop.reporting.finding import Finding, found
from lawgov_desktop.reporting.masking import hidden_digits
from lawgov_desktop.reporting.report_text import HAN, Line

_BASIS: Final = "公开个人信息须有法定依据或者本人同意（个人信息保护法第二十五条）。"
_TODO: Final = "公开前请隐去，或删去这一句。"

_DOTS: Final = str.maketrans(dict.fromkeys("•‧・．∙", "·"))
_GAP: Final = "[ \u3000\\-—–－‐·.]"
_RUN: Final = re.compile(rf"(?<![0-9A-Za-z])[0-9]+(?:{_GAP}[0-9]+)*(?:{_GAP}?[Xx×](?![0-9A-Za-z]))?")
_GROUP: Final = re.compile("[0-9]+|[Xx×]")
_SHORTEST, _LONGEST = 15, 19  # digits of an old identity number and of a bank card
_MOBILE: Final = re.compile(
    rf"(?<![0-9])(?<![0-9][ \u3000\-—])(?:\+?86{_GAP}?|0)?(?P<number>1[3-9][0-9](?:{_GAP}?[0-9]{{4}}){{2}})"
    r"(?![0-9]|\.[0-9]|[ \u3000\-—][0-9])"
)
_NAMED_MOBILE: Final = re.compile(
    rf"(?:电话|手机|联系方式|号码|微信)[号码]?[^0-9，。；]{{0,8}}(?:\+?86{_GAP}?)?(?P<number>1{_GAP}?[3-9](?:{_GAP}?[0-9]){{9}})(?![0-9])"
)
_CARD_FIRST: Final = re.compile("62|4|5[1-5]|3[4-7]|9558")

_ORGANISATION: Final = re.compile(
    "候选|当事|负责|代理|申请|群众|住户|业主|匿名|某|公司|政府|委员会|村委|居委|街道|合作社|银行|医院|学校|幼儿园|中心|[省市县区镇乡村社组厂店局所站队院会场部行]$|[0-9A-Za-z]"
)
_PARTY: Final = (
    "当事人|申请人|申诉人|原告|被告|上诉人|第三人|村民|信访人|上访人|被处罚人|违法行为人|户主|死者|伤者|患者|租户|房东|"
    "其妻|其子|其父|其母|丈夫|妻子|儿子|女儿|双方为"
)
_LEFT: Final = re.compile(rf"(?:{_PARTY})[（(]?[:：]?[ \u3000“]?$")
_RIGHT: Final = re.compile(
    r"^[”]?(?:诉|一案|因(?!此|素|地|而)|等[0-9一二三四五六七八九十两]+[人户名]|等人(?!民|员|类|口|力)|夫妇|夫妻|家属|家中"
    r"|[（(，,](?:男|女|身份证|公民身份)"
    r"|(?:土地|宅基地|婚姻|邻里|债务|赡养|工资|劳务|相邻|合同|房屋|赔偿|损害)[^，。；]{0,8}(?:纠纷|案))"
)
_CERTAIN: Final = re.compile(
    r"^[”]?(?:诉[^讼求]|等[0-9一二三四五六七八九十两]+[人户名]|[（(](?:男|女)[，,）)])"
)
_OFFICIAL_RIGHT: Final = re.compile(
    "^(?:同志|镇长|副镇长|书记|副书记|主任|副主任|所长|局长|县长|律师|委员|站长|法官|老师|教授|庭长|调解员)"
)
_OFFICIAL_LEFT: Final = re.compile(
    "(?:镇长|书记|主任|所长|局长|县长|律师|委员|站长|法官|教授|庭长|调解员|法律顾问|主席|部长|同志)[:：]?$"
)
_JOINED: Final = "、和与及诉"
_CARD_WORD: Final = re.compile("(?:卡号|银行卡|储蓄卡|社保卡)[^，。；0-9]{0,8}$")
_AROUND: Final = 60
"""Characters on both sides of a line end that are read together."""


def private(lines: Sequence[Line], names: Collection[str] = ()) -> Iterator[Finding]:
    """Personal data in any line, tables and what stands above and below the text too.

    ``names`` are those of the parties in the book; a name that is also an ordinary word, or part of one, is
    told only where the words around it show that a person is meant. What a line end parts is told on both
    lines. ``instead`` always has the length of the text it stands for.
    """
    whole = re.sub("[ \u3000\n]", "", "\n".join(line.text for line in lines)).translate(_DOTS)
    known = [name for name in _known(names) if name in whole]
    above: Line | None = None
    for line in lines:
        taken = bytearray(len(line.text))
        for one in (*_numbers(line), *_names(line, known)):
            if not any(taken[one.start : one.end]):
                taken[one.start : one.end] = b"\1" * (one.end - one.start)
                yield one
        if above is not None:
            yield from _over_the_end(above, line, known)
        above = line if line.text.strip() else None


def _over_the_end(above: Line, line: Line, known: Sequence[str]) -> Iterator[Finding]:
    """What begins on one line and ends on the next."""
    first, begin = above.text.rstrip(" \u3000"), len(line.text) - len(line.text.lstrip(" \u3000"))
    if (
        not first
        or above.kind == "table"
        or (not re.match(f"[0-9Xx×]|{_GAP}", line.text[begin:]) and not known)
    ):
        return
    offset = max(0, len(first) - _AROUND)
    joined = replace(above, text=first[offset:] + line.text[begin : begin + _AROUND])
    joint = len(first) - offset
    numbers = _numbers(joined) if re.match(f"[0-9]|{_GAP}", first[-1]) else ()
    for one in (*numbers, *(_names(joined, known) if known else ())):
        if not one.start < joint < one.end:
            continue
        cut = joint - one.start
        yield replace(
            one, start=offset + one.start, end=len(first), text=one.text[:cut], instead=one.instead[:cut]
        )
        yield replace(
            one,
            line=line.number,
            start=begin,
            end=begin + len(one.text) - cut,
            text=one.text[cut:],
            instead=one.instead[cut:],
        )


# ------------------------------------------------------------------------- numbers


def _numbers(line: Line) -> Iterator[Finding]:
    for run in _RUN.finditer(line.text):
        if len(run[0]) >= _SHORTEST:
            yield from _long_numbers(line, run)
    for shape in (_MOBILE, _NAMED_MOBILE):
        for one in shape.finditer(line.text):
            start, end = one.span("number")
            yield found(
                line,
                start,
                end,
                "phone",
                "这里有手机号。",
                why=_BASIS,
                todo="公开前请隐去，或换成单位的办公电话。",
                instead=hidden_digits(one["number"], 3, 4),
            )


def _long_numbers(line: Line, run: re.Match[str]) -> Iterator[Finding]:
    """Identity and card numbers among figures that stand close together: 3.110105 19491231 002X."""
    groups = [one.span() for one in _GROUP.finditer(line.text, run.start(), run.end())]
    place = 0
    while place < len(groups):
        start, digits = groups[place][0], ""
        for last in range(place, len(groups)):
            digits += line.text[slice(*groups[last])].upper().replace("×", "X")
            end = groups[last][1]
            if len(digits) > _LONGEST + 1:
                break
            one = _identity(line, start, end, digits) or _card(line, start, end, digits)
            if one is not None:
                yield one
                place = last
                break
        place += 1


def _identity(line: Line, start: int, end: int, digits: str) -> Finding | None:
    if not _is_resident_id(digits):
        return None
    right = len(digits) == 15 or resident_id_check_char(digits[:17]) == digits[17]
    doubt = "" if right else "（校验位不对，也请核对）"
    return _number(line, (start, end), "resident_id", f"这里有身份证号{doubt}。", (6, len(digits) - 14))


def _card(line: Line, start: int, end: int, digits: str) -> Finding | None:
    if not (digits.isdigit() and 16 <= len(digits) <= _LONGEST) or line.text[end : end + 1].isdigit():
        return None
    named = _CARD_WORD.search(line.text[max(0, start - 20) : start]) and not re.match(
        f"{_GAP}[0-9]", line.text[end : end + 2]
    )
    if not named and not (_CARD_FIRST.match(digits) and _luhn(digits)):
        return None
    return _number(line, (start, end), "bank_card", "这里有像银行卡号的号码。", (4, 4))


def _number(line: Line, place: tuple[int, int], rule: str, what: str, kept: tuple[int, int]) -> Finding:
    masked = hidden_digits(line.text[slice(*place)], *kept)
    return found(line, *place, rule, what, why=_BASIS, todo=_TODO, instead=masked)


def _is_resident_id(digits: str) -> bool:
    """An identity number by its province and day of birth; one wrong digit at the end does not hide it."""
    if len(digits) == 15 and digits.isdigit():
        reading = read_resident_id(digits)
        return len(reading.doubts) == 1 and bool(_PROVINCES.match(digits))
    if len(digits) != 18 or not digits[:17].isdigit() or not _PROVINCES.match(digits):
        return False
    return all(
        "出生日期" not in doubt.what and "超过" not in doubt.what for doubt in read_resident_id(digits).doubts
    )


_PROVINCES: Final = re.compile("1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]")


def _luhn(digits: str) -> bool:
    """The check of bank card numbers, ISO/IEC 7812-1 annex B."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


# ------------------------------------------------------------------------- names


def _known(names: Collection[str]) -> list[str]:
    """Names of persons, the longest first: an organisation's name is public."""
    kept = {re.sub("[ \u3000]", "", name).translate(_DOTS) for name in names}
    return sorted(
        (
            name
            for name in kept
            if re.fullmatch(f"[{HAN}·𠀀-𮯠]{{2,15}}", name) and not _ORGANISATION.search(name)
        ),
        key=lambda name: (-len(name), name),
    )


def _names(line: Line, known: Sequence[str]) -> Iterator[Finding]:
    if not known:
        return
    # 张　伟 is 张伟: names are looked for in the text without its spaces.
    kept = [at for at, sign in enumerate(line.text) if sign not in " \u3000"]
    text = "".join(line.text[at] for at in kept).translate(_DOTS)
    places = [
        (at.start(), at.end(), name)
        for name in known
        if name in text
        for at in re.finditer(re.escape(name), text)
    ]
    spans = {(start, end) for start, end, _ in places}
    for start, end, name in places:
        if any(a <= start and end <= b and (a, b) != (start, end) for a, b in spans):
            continue
        first, last = kept[start], kept[end - 1] + 1
        evenly = len({kept[at + 1] - kept[at] for at in range(start, end - 1)}) == 1
        if _is_a_person(text, start, end, spans, evenly):
            shown = iter(mask_name(name))
            yield found(
                line,
                first,
                last,
                "name",
                f"“{name}”是台账里当事人的姓名。",
                why=_BASIS,
                todo="公开前请隐去姓名。",
                instead="".join(
                    sign if sign in " \u3000" else next(shown, STAR) for sign in line.text[first:last]
                ),
            )


def _is_a_person(text: str, start: int, end: int, spans: Collection[tuple[int, int]], evenly: bool) -> bool:
    """``evenly``: between its characters stands nothing, or the same everywhere."""
    left, right, name = text[max(0, start - 40) : start], text[end : end + 40], text[start:end]
    if _OFFICIAL_RIGHT.match(right) or _OFFICIAL_LEFT.search(left):
        return False  # who acts in office is named in public
    beside_left = bool(left) and left[-1] in _JOINED and any(b == start - 1 for _, b in spans)
    beside_right = bool(right) and right[0] in _JOINED and any(a == end + 1 for a, _ in spans)
    if name in _ORDINARY:
        # 文明、和平、平安 in a row are no list of people.
        return bool(_CERTAIN.match(right)) or (
            bool(_LEFT.search(left)) and (beside_right or not _word_follows(right))
        )
    if beside_left or beside_right or _LEFT.search(left) or _RIGHT.match(right):
        return True
    # Three characters and more behind a frequent surname are hardly anything else; neither are they where a
    # clause begins, where no word (提高, 任何) can lend its end to a name (高文明).
    begins = not left or not re.match(f"[{HAN}0-9]", left[-1])
    known = name[:2] in COMPOUND_SURNAMES or name[0] in _SURNAMES or "·" in name
    of_three = len(name) >= 3 and (known or begins)
    return of_three and evenly and not _PLACE.match(right)


def _word_follows(right: str) -> bool:
    return bool(re.match(f"[{HAN}]", right))


_PLACE: Final = re.compile("^(?:村|镇|乡|路|街|桥|庄|寨|湾|小学|中学|学校|纪念|精神|公司|厂|店)")
_ORDINARY_WORDS: Final = """
    平安 安全 文明 和平 建设 高明 方正 公正 安宁 幸福 健康 和谐 团结 富强 建国 国庆 光明 长安 安定 安康
    康宁 高兴 高峰 马上 成功 成立 成果 时代 时间 全力 全面 任务 任何 白云 春节 元旦 中秋 明确 明白 严格
    严明 严肃 方便 方向 方法 方式 方针 常年 常态 常务 关心 关爱 关键 关注 向上 向前 管理 管控 经费 经常
    经济 和睦 和气 左右 路线 应急 应诉 党员 强化 项目 水利 温馨 温暖 相关 包容 解决 宣传 宣讲 金融 黄金
    黄河 长江 高效 高质 华夏 中华 江山 石油 万众 万家 万人 双方 双联 公开 公平 公安 安排 安装 安心 周边
    周密 周期 周末 毛利 江河 池塘 司法 法治 法制 法律 国家 农业 农民 林业 牛羊 田地 田间 花园 米面 车辆
    车间 温和 沙石 沙场 雷电 雷雨 祖国 强调 项链 景区 景点 聚集 时刻 权力 权利 支持 支部 支出 利用 荣誉
    荣获 仁爱 仁义 平等 平稳 平台 平衡 广泛 广大 广播 居民 步骤 都市 充分 连续 连心 习惯 习俗 向导 古迹
    易地 廉洁 廉政 晏然 红旗 游客 桂花 劳动 党建 别人 庄严 庄园 柴油 阎王 满意 师生 师傅 后勤 乐于 商业
    商务 伍员 元宵 英明 英雄 富裕 富民 冷静 暴力 东方 南方 西北 家园 海洋 海关 于是 文化 文件 文字 贝壳
    马路 马力 马鞍 白天 白酒 石头 毛病 高度 高速 高龄
"""
_ORDINARY: Final = frozenset(_ORDINARY_WORDS.split())
"""Words of official texts that are also given as names."""
_SURNAMES: Final = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭林罗梁宋郑谢韩唐冯董萧程曹袁邓许傅沈彭吕苏卢蒋蔡贾丁魏薛叶阎潘杜戴钟汪田姜"
    "范姚谭廖邹熊陆郝孔崔毛邱秦顾侯邵孟雷钱汤尹贺龚樊殷施洪闫尚翟倪庞邢葛柳曾黎聂翁虞阮蔺牟屈佟娄窦詹柯骆鲍甄缪裴褚祁耿欧覃韦岑"
)
"""The most frequent ones that begin few ordinary words."""
