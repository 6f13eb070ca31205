"""The words by which a line of a county's list is known: heading, title, 填报单位, 合计, 注, signatures."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from lawgov_desktop.spreadsheets.grid import CellError, CellValue

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
)
# What a form asks above or below its table: 填报单位、填表人、日期 …
_FORM_WORD: Final = re.compile(
    r"填报|填表|制表|报送|上报|编制|审核人?|复核|审批|统计(单位|时间|日期|人)|负责人|经办人|联系人|联系电话|录入|校对"
    r"|印章|盖章|公章|(单位|机构|部门|乡镇|日期|时间|截止|截至|专业|年月)(名称)?$"
)
_FORM_ALONE: Final = re.compile(
    r"(填报|填表|制表|报送|上报|编制)(单位|部门|机构|人|人员|日期|时间)|(审核|复核|经办|联系|校对|录入|审批)人"
    r"|(单位|机构|部门)?负责人|联系电话"
)
_NOTE: Final = re.compile(
    r"(备?注|附注|说明|(填表|填报|编制|填写)(说明|须知|要求)|注释)\d*[:：、.．]|[※*]注|(本|此)表"
)
_TOTAL: Final = re.compile(
    r"(合计|小计|总计|共计|累计)(数|人数|金额|[:：(（].*)?|.{0,10}(合计|小计|总计)[:：]?"
)
_TOTAL_ALONE: Final = re.compile(r"合计|小计|总计")
_ATTACHMENT: Final = re.compile(r"附(件|表)[一二三四五六七八九十\d]*[:：]?")
_DATE_LINE: Final = re.compile(
    r"[\d〇一二三四五六七八九十]{4}年[\d一二三四五六七八九十]{1,2}月([\d一二三四五六七八九十]{1,3}日)?"
)
_SECTION: Final = re.compile(
    r"第[一二三四五六七八九十百]+(部分|章|节|类|编)|[一二三四五六七八九十]+[、.．]|[(（][一二三四五六七八九十]+[)）]"
    r"|[\u4e00-\u9fff]{2,14}[(（]共?\d+[\u4e00-\u9fff]{0,2}[)）]$"
)
_TITLE_WORD: Final = re.compile(r"\d{4}年|(表|清单|名册|台账|名单|目录|一览|登记簿|汇总|附件.*)([(（].*)?$")
_SERIAL: Final = re.compile(r"序号?|顺序号|(?i:no)[.．]?|项次|行次|行号")
_DIGITS: Final = re.compile(r"[\d\s.,，+\-—/%:：年月日]+")
_MARK: Final = re.compile(r"[(（]?(\d{1,3}|[A-Z]|[甲乙丙丁戊己庚辛壬癸])[)）]?")
_STEMS: Final = "甲乙丙丁戊己庚辛壬癸"

LONGEST_HEADING: Final = 40
"""A heading with its remark in brackets rarely runs longer (characters)."""


def cell_words(value: CellValue) -> str:
    """A cell as a person reads it: 4.0 is "4", a day is "2025-03-01", an empty cell is ""."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, CellError):
        return value.text
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, dt.datetime):
        midnight = value.time() == dt.time()
        return value.date().isoformat() if midnight else value.isoformat(" ", "seconds")
    if isinstance(value, dt.date):
        return value.isoformat()
    return str(value)


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


def reads_like_title(text: str) -> bool:
    """2025年…权责清单, …登记表: the name of the whole list rather than of some columns."""
    return len(text) > 12 or _TITLE_WORD.search(text) is not None


def is_numbering(values: list[CellValue]) -> bool:
    """The line of column numbers below a header: 1 2 3 …, or 甲 乙 1 2 … (as statistical forms do).

    `values` are the filled cells from left to right; every run has to count upward from its beginning.
    """
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
            if last or _STEMS.index(text) != stems:
                return False
            stems += 1
        else:
            number = int(text) if text.isdecimal() else ord(text) - ord("A") + 1
            if number != last + 1:
                return False
            last = number
    return True
