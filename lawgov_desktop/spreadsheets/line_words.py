"""The words by which a line of a county's list is known: heading, title, 填报单位, 合计, 注, signatures."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from lawgov_desktop.records.text import clean
from lawgov_desktop.spreadsheets.grid import CellValue

_SPACE: Final = re.compile(r"[\s\u200b\u200c\u200d\ufeff]+")
_LATIN: Final = re.compile(r"[A-Za-z0-9]")
_BRACKETS: Final = re.compile(r"[(（\[【][^()（）\[\]【】]*[)）\]】]")

# Words most headings of township registers and 权责清单 are made of.
_HEADING_WORD: Final = re.compile(
    r"序号|编号|编码|代码|号码|案号|文号|证号|姓名|名称|性别|年龄|民族|学历|职务|职称|身份证|电话|手机|联系|住址|地址"
    r"|日期|时间|年度|月份|期限|类型|类别|种类|性质|等级|级别|层次|层级|权限|单位|部门|机构|主体|主管|承办|科室|村|社区"
    r"|当事人|申请人|申请|对象|调解|纠纷|案由|事由|事项|项目|内容|主题|形式|方式|方法|情况|情形|过程|结果|措施|进度|状态"
    r"|依据|职责|责任|条件|材料|范围|标准|渠道|金额|数量|人数|次数|件数|合计|所在地|地点|来源|备注|说明|意见|签名|签字|签到|签退"
    r"|甲方|乙方|是否|学校|子项|标题|负责人|经办人|账号|满意|法律|法规|规章"
    r"|班级|学号|考号|座号|节次|科目|成绩|名次|指标|单价|规格|型号|品名|面积"
)
# What a form asks above or below its table: 填报单位、填表人、日期 …
_FORM_WORD: Final = re.compile(
    r"填报|填表|制表|报送|上报|编制|审核人?|复核|审批|统计(单位|时间|日期|人)|负责人|经办人|联系人|联系电话|录入|校对"
    r"|印章|盖章|公章|(工程|项目|会议|活动|课程|学校|班级)(名称|地点)$|班主任$|(单位|机构|部门|乡镇|日期|时间|截止|截至|专业|年月)(名称)?$"
)
_FORM_ALONE: Final = re.compile(
    r"(填报|填表|制表|报送|上报|编制)(单位|部门|机构|人|人员|日期|时间)|(审核|复核|经办|联系|校对|录入|审批)人"
    r"|(单位|机构|部门)?负责人|联系电话"
)
_NOTE: Final = re.compile(
    r"(备?注|附注|[\u4e00-\u9fff]{0,4}(说明|须知)|(填表|填报|编制|填写)要求|注释)\d*[:：、.．]|[※*]注|(本|此)表|[(（]?(以下|此页|本页)(空白|无正文)"
)
_TOTAL: Final = re.compile(
    r"(合计|小计|总计|共计|累计)(数|人数|金额|[:：(（].*)?|平均(分|值|数)?|.{0,10}(合计|小计|总计)[:：]?"
)
_TOTAL_ALONE: Final = re.compile(r"合计|小计|总计")
# Below a list of people: 最高分, 及格率; on top or below of a list of places or classes: 全县.
_SUMMARY: Final = re.compile(
    r"(全?[班校级县市]|年级|本班)?(最[高低]分?|平均(分|成绩)?|均分|人均|[^\d]{0,3}(及格|优秀|优良|良好|合格|低分|参考)(率|人数))|[班校]平均?"
)
_WHOLE: Final = re.compile(r"全(国|省|市|州|县|区|镇|乡|街道|村|校|园|年级|班|院|局|站|所)|年级")
_PERIOD: Final = re.compile(
    r"(\d{4}年(度)?)?(前?[\d一二三四]季度|(\d{1,2}月?份?)?[-—–~～至](\d{1,2}月份?|\d{4}年)|[上下]半年)|\d{4}[-—–~～至]\d{4}(年|学年)?度?"
)
_ATTACHMENT: Final = re.compile(r"附(件|表)[一二三四五六七八九十\d]*[:：]?")
_DATE_LINE: Final = re.compile(
    r"[\d〇一二三四五六七八九十]{4}年[\d一二三四五六七八九十]{1,2}月([\d一二三四五六七八九十]{1,3}日)?"
)
_SECTION: Final = re.compile(
    r"第[一二三四五六七八九十百]+(部分|章|节|类|编)|[一二三四五六七八九十]+[、.．]|[(（][一二三四五六七八九十]+[)）]"
    r"|[\u4e00-\u9fff]{2,14}[(（]共?\d+[\u4e00-\u9fff]{0,2}[)）]$"
)
_TITLE_WORD: Final = re.compile(r"\d{4}年|(表|清单|名册|台账|名单|目录|一览|登记簿|汇总|附件.*)([(（].*)?$")
_SERIAL: Final = re.compile(r"[总分子小新原]?序号?|顺序号|(?i:no)[.．]?|项次|行次|行号")
_DIGITS: Final = re.compile(r"[\d\s.,，+\-—/%:：年月日]+")
_MARK: Final = re.compile(
    r"[(（]?(\d{1,3}|[A-Z]|[甲乙丙丁戊己庚辛壬癸])[)）]?(?:[=＝][\d()（）+＋\-－×*÷/%A-Z]+)?"
)
_NUMBERING_NAME: Final = re.compile(r"栏次|列次|栏号|列号|栏目")
_STEMS: Final = "甲乙丙丁戊己庚辛壬癸"

_NAMES_MATTER: Final = re.compile(
    r"事项|职权|权力|许可|违法(行为|情形|事实)|案(件|号|由|名)|题名|标题|文号|项目名称|编号|编码"
)
_NAMES_LINE: Final = re.compile(
    r"姓名|户主|当事人|申请人|信访人|受援人|事项|职权(?!类)|权力(?!类)|许可(?!类)|案(件|由|名)|题名|标题|(?<!依据)(?<!法规)名称"
)
_ISO_DAY: Final = re.compile(r"\d{4}([-/.])\d{1,2}\1\d{1,2}")
_COUNTED: Final = re.compile(
    r"(?=.)(?:(\d{4})年(?:度)?)?(?:(\d{1,2})月(?:份)?)?(?:(\d{1,2})[日号])?|(\d{1,4})"
)
_WEEKDAY: Final = re.compile(r"(星期|周|礼拜)[一二三四五六日天]")
# 征地补偿登记表（续）
_CONTINUED: Final = re.compile(r"[(（]?续(表|页|前表)?[一二三\d]*[)）]?$")

LONGEST_HEADING: Final = 40
"""A heading with its remark in brackets rarely runs longer (characters)."""


def cell_words(value: CellValue) -> str:
    """A cell as a person reads it: 4.0 is "4", a day is "2025-03-01", an empty cell is ""."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value.strip()
    return clean(value)


def heading_text(value: CellValue) -> str:
    """A heading on one line: "序 号" is "序号", "调解\\n日期" is "调解日期", "Case No" keeps its space."""
    words = cell_words(value)
    if not _SPACE.search(words):
        return words
    joined = ""
    for word in _SPACE.split(words):
        if joined and word and _LATIN.match(joined[-1]) and _LATIN.match(word[0]):
            joined += " "
        joined += word
    return joined


def is_label(value: CellValue) -> bool:
    """May this cell be a heading: a short text that is no sentence, number, date or form line?"""
    if not isinstance(value, str):
        return False
    text = heading_text(value)
    if not text or len(text) > LONGEST_HEADING or _DIGITS.fullmatch(text):
        return False
    bare = _BRACKETS.sub("", text)
    return len(bare) <= 20 and not re.search(r"[。；;:：!！【《]", bare)


def heading_score(text: str) -> float:
    """How much a normalised text reads like a heading, 0 to 1, by its words alone."""
    bare = _BRACKETS.sub("", text) or text
    if not bare or _DIGITS.fullmatch(bare):
        return 0.0
    if _SERIAL.fullmatch(bare):
        return 1.0
    word = _HEADING_WORD.search(bare)
    if word is None:
        return 0.0
    return 1.0 if len(bare) <= 8 else 0.6 if len(bare) <= 14 else 0.2


def is_serial_heading(heading: str) -> bool:
    """序号 and its like: counts lines, says nothing about them."""
    return _SERIAL.fullmatch(heading) is not None


def is_serial(value: CellValue) -> bool:
    """A line's number and nothing else: 12, "12", "一"; not a text that strayed into the 序号 column."""
    return (
        not isinstance(value, str)
        or re.fullmatch(r"[\d.、]{1,8}|[一二三四五六七八九十]{1,3}", value.strip()) is not None
    )


def is_form_text(text: str) -> bool:
    """填报单位：…, 培训日期：…, 审核人： — a blank to be filled above or below the table."""
    bare = _BRACKETS.sub("", text).strip()
    head, colon, _rest = bare.replace(":", "：").partition("：")
    if colon:
        return len(head) <= 14 and _FORM_WORD.search(_SPACE.sub("", head)) is not None
    return (
        _FORM_ALONE.fullmatch(_SPACE.sub("", bare)) is not None
        or re.search(r"[(（](印章|盖章|公章|签章)[)）]", text) is not None
    )


def is_note(text: str) -> bool:
    """注：…, 填表说明：…, 本表一式三份…"""
    return _NOTE.match(_SPACE.sub("", text[:40])) is not None


def is_blank_to_sign(text: str) -> bool:
    """移交人：, 评查人签字：, 日期：2025年3月 — a short label and its colon."""
    head, colon, rest = text.replace(":", "：").partition("：")
    return bool(colon) and 0 < len(_SPACE.sub("", head)) <= 10 and len(rest) <= 20


def reads_like_remark(text: str) -> bool:
    """A sentence on the list rather than a name in it: it ends like one, or explains behind a colon."""
    bare = _BRACKETS.sub("", text).strip()
    return len(text) > 60 or re.search(r"[。；;]|[:：].", bare) is not None or bare.endswith(("：", ":"))


def is_summary(text: str) -> bool:
    """最高分, 及格率, 班平均: what is said of the people above it, where their numbers or names stand."""
    return len(text) <= 12 and _SUMMARY.fullmatch(_SPACE.sub("", text)) is not None


def is_whole(text: str) -> bool:
    """全县, 全校: the line of all the others together, when nothing but numbers stands behind it."""
    return len(text) <= 8 and _WHOLE.fullmatch(_SPACE.sub("", text)) is not None


def is_example(text: str) -> bool:
    """示例 where a number should stand: a line that shows how the others are to be filled in."""
    return re.fullmatch(r"[(（]?(填写|填报)?(示例|样例|范例|举例|例|例如|例子)[)）]?[:：]?", text) is not None


def is_period(value: CellValue) -> bool:
    """2025年1-6月, 一季度, 2023—2024学年 over some columns: a heading, though made of digits."""
    return isinstance(value, str) and _PERIOD.fullmatch(_SPACE.sub("", value)) is not None


def names_matter(heading: str) -> bool:
    """事项名称, 案号: such a column says what a line is, where 村 or 部门 only sorts the lines."""
    return _NAMES_MATTER.search(heading) is not None


def speaks_of_list(text: str) -> bool:
    """以上人员均已培训。 — said of the lines above it."""
    return re.match(r"\s*(以上|以下|上述|共计?\d)", text) is not None


def names_line(heading: str = "") -> bool:
    """姓名, 事项名称, 申请人: such a column says who or what a line is."""
    return _NAMES_LINE.search(heading) is not None


def without_continued(title: str) -> str:
    """The title of a further page as on the first: without （续）."""
    return _CONTINUED.sub("", title) or title


def is_unit(text: str) -> bool:
    """（万元） alone in its cell, as a line of units below the headings has it."""
    bare = re.fullmatch(r"[(（](.{1,10})[)）]", text)
    return bare is not None and _MARK.fullmatch(bare.group(1)) is None


def counted(value: CellValue) -> tuple[str, int] | None:
    """What a heading that counts on counts, and how far: 2023年, 3月5日, a date, 周二, 7; None for others."""
    if isinstance(value, dt.date):
        return "day", value.year * 400 + value.month * 32 + value.day
    words = cell_words(value)
    if _WEEKDAY.fullmatch(words):
        return "weekday", max("一二三四五六日天".index(words[-1]) - (words[-1] == "天"), 0)
    if _ISO_DAY.fullmatch(words):
        year, month, day = (int(part) for part in re.split(r"[-/.]", words))
        return "day", year * 400 + month * 32 + day
    match = _COUNTED.fullmatch(words)
    if match is None:
        return None
    year, month, day, number = (int(part) if part else 0 for part in match.groups())
    if number:
        return "year" if 1949 <= number <= 2100 else "number", number
    kind = "".join(name for name, part in zip("年月日", match.groups(), strict=False) if part)
    return kind, year * 400 + month * 32 + day


def goes_on(text: str) -> bool:
    """2.每周五前报送。 — a further line of a note."""
    return re.match(r"\s*[(（]?\d{1,2}[)）.、．]", text) is not None


def is_total(text: str, *, alone: bool = False) -> bool:
    """合计、小计、总计 (also "东街村小计"); with `alone` nothing but the word."""
    pattern = _TOTAL_ALONE if alone else _TOTAL
    return len(text) <= 40 and pattern.fullmatch(_SPACE.sub("", text)) is not None


def is_attachment(text: str) -> bool:
    """附件1："""
    return _ATTACHMENT.fullmatch(_SPACE.sub("", text)) is not None


def is_date_line(text: str) -> bool:
    """2025年12月1日 alone on its line, as signed below a table."""
    return _DATE_LINE.fullmatch(_SPACE.sub("", text)) is not None


def is_section(text: str) -> bool:
    """一、行政许可 or 北京市（92所）: the name of the lines that follow."""
    return len(text) <= 40 and _SECTION.match(_SPACE.sub("", text)) is not None


def is_section_number(text: str) -> bool:
    """（一） or 一、 in the 序号 column: a section's number; a plain 一 counts lines."""
    return re.fullmatch(r"[(（][一二三四五六七八九十]+[)）]|[一二三四五六七八九十]+[、.．]", text) is not None


def reads_like_title(text: str) -> bool:
    """2025年…权责清单, …登记表: the name of the whole list rather than of some columns."""
    return len(text) > 12 or _TITLE_WORD.search(text) is not None


def is_numbering_name(value: CellValue) -> bool:
    """栏次 before the numbers of the columns."""
    return isinstance(value, str) and _NUMBERING_NAME.fullmatch(_SPACE.sub("", value)) is not None


def is_numbering(values: list[CellValue]) -> bool:
    """The line of column numbers below a header: 1 2 3 …, or 甲 1 2 … 乙 (as statistical forms do).

    `values` are the filled cells from left to right; every run has to count upward from its beginning.
    栏次 may stand before them, and a column may tell how it is reckoned (3=1-2).
    """
    if values and is_numbering_name(values[0]):
        values = values[1:]
    if len(values) < 2:
        return False
    last = 0
    stems = 0
    for value in values:
        mark = _MARK.fullmatch(cell_words(value))
        if mark is None:
            return False
        text = mark.group(1)
        if text in _STEMS:
            if _STEMS.index(text) != stems:
                return False
            stems += 1
        else:
            number = int(text) if text.isdecimal() else ord(text) - ord("A") + 1
            if number != last + 1:
                return False
            last = number
    return True
