"""Which number of a report speaks of which figure: the words around it, as reports write them (domain §5.3).

Only wordings that can mean nothing else stand here: what they do not know is left to the reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from lawgov_desktop.reporting.report_numbers import Number, numbers
from lawgov_desktop.reporting.report_text import Line

_IN_ALL: Final = "(?:[共总合累]?计|共|总数?为?|达到?|[:：])?"
_NARROWED: Final = re.compile(
    "其中|一审|二审|再审|败诉|胜诉|撤诉|上年|去年|同比|同期|相比|较|上半年|下半年|季度|[0-9]月|每[月季年周村]|每个|人均|平均|各村|新增(?!行政执法)|"
    "新聘|新任|新选|新设|新建|新成立|增聘|增设|补选|续聘|解聘|改选|退出|更换|"
    "增加|增长|减少|下降|上升|提高|目标|计划|拟|不少于|不低于|力争|结转|重大(?!行政决策)|疑难|复杂|涉[农企军外]|某|全县|全市|全省|县级(?!下放)|典型|优秀|"
    "示范|先进|近年|以来累计|历年|五年|三年|本周|当月|当场|未"
)


@dataclass(frozen=True, slots=True)
class Meaning:
    """``words`` is looked for in the clause with # in the number's place; ``units`` are what it may carry."""

    figure: str
    words: re.Pattern[str]
    units: frozenset[str]
    but_not: re.Pattern[str] | None = None
    """What must not stand close to the number."""
    about: re.Pattern[str] | None = None
    """What the paragraph must speak of."""
    apart_from: re.Pattern[str] | None = None
    """What must not stand in the sentence: there the words mean another figure."""


def _meaning(
    figure: str, units: str, *words: str, but_not: str = "", about: str = "", apart_from: str = ""
) -> Meaning:
    return Meaning(
        figure,
        re.compile("|".join(words).replace("~", _IN_ALL)),
        frozenset(units.split()),
        re.compile(but_not) if but_not else None,
        re.compile(about) if about else None,
        re.compile(apart_from) if apart_from else None,
    )


MEANINGS: Final = (
    _meaning(
        "matters_in_force", "项",
        r"(?:下放|承接|赋权|履职)(?:的)?~#(?:行政)?(?:职权|权力|权限|审批服务执法|履职)?事项",
        r"(?:承接|下放|赋权)(?:的)?事项~#",
        but_not="划出|取消|调整|新|减|划入|收回",
    ),
    _meaning(
        "matters_moved_out", "项",
        r"(?:划出|收回)(?:的)?(?:事项)?~#(?:事项)?",
        but_not="划入",
    ),
    _meaning(
        "proof_items", "项",
        r"证明事项(?:告知承诺)?~#",
        r"#证明事项",
        but_not="取消|清理|办理",
    ),
    _meaning(
        "promises", "件",
        r"告知承诺(?:制)?(?:办件|办理|案件|事项办理)~#",
        r"办理告知承诺~#",
    ),
    _meaning(
        "joint_enforcement", "次",
        r"(?:开展|组织)(?:综合)?联合执法(?:行动|检查)?~#",
        r"(?:开展|组织)#联合执法",
    ),
    _meaning(
        "new_officers_trained", "名 人",
        r"#新增(?:的)?(?:行政)?执法人员",
        r"新增(?:行政)?执法人员~#",
        about="培训|考试",
    ),
    _meaning(
        "four_year_officers_trained", "名 人",
        r"#持证满四年(?:的)?(?:行政)?执法人员",
        r"持证满四年(?:的)?(?:行政)?执法人员~#",
        about="培训|考试",
    ),
    _meaning(
        "auxiliary_officers", "名 人",
        r"(?:行政)?执法辅助人员~#",
        r"#(?:行政)?执法辅助人员",
        but_not="培训|清退|辞退|招",
    ),
    _meaning(
        "certificates_cancelled", "个 本 张",
        r"注销(?:[^，。；]{0,40}证件|[^，。；]{0,20}执法证)~#",
        r"注销#(?:行政)?执法证件?",
    ),
    _meaning(
        "officers", "名 人",
        r"持证(?:的)?(?:行政)?执法人员~#",
        r"(?:共有|现有)#持证(?:行政)?执法人员",
        r"#(?:名|人)?持有(?:行政)?执法证",
        but_not="满四年|培训",
    ),
    _meaning(
        "disclosed", "条",
        r"主动公开(?:各类)?(?:政府|政务)?信息~#",
        r"主动公开#(?:政府|政务)?信息",
    ),
    _meaning(
        "foi_requests", "件",
        r"(?:受理|收到|办理)(?:政府信息)?(?:依申请公开|公开申请)(?:申请)?~#",
        r"(?:受理|收到)#(?:依申请公开|政府信息公开申请)",
    ),
    _meaning(
        "enterprise_school_events", "场次 场 次",
        r"进企业、?进学校(?:等)?(?:开展|组织)?(?:法治|法律|普法)?(?:知识)?(?:宣传|宣讲)?(?:教育)?(?:活动)?~#",
    ),
    _meaning(
        "market_day_events", "次 场 场次",
        r"利用(?:赶集日|集日|逢集|集市)[^，。；]{0,40}(?:宣传|活动|宣讲)~#",
    ),
    _meaning(
        "lawsuits", "件 起",
        r"(?:行政应诉|行政诉讼)案件~#",
        r"(?:办理|受理|承办|收到|应诉)#(?:行政应诉|行政诉讼)案件",
        r"(?:办理|承办)行政应诉~#",
        but_not="办结|审结|出庭|胜|完结[^，]*#",
    ),
    _meaning(
        "lawsuits_closed", "件 起",
        r"办结(?:行政应诉|行政诉讼)案件~#",
        r"办结#(?:行政应诉|行政诉讼)案件",
    ),
    _meaning(
        "lawsuits_leader_attended", "件 起",
        r"负责人出庭(?:应诉)?(?:的)?(?:案件)?~#",
        apart_from="开庭|庭审|应出庭",  # of those heard, not of those received
    ),
    _meaning(
        "reconsiderations", "件 起",
        r"行政复议案件~#",
        r"(?:办理|受理|收到)#行政复议案件",
        but_not="纠错|维持|撤销",
    ),
    _meaning(
        "administrative_mediation", "件 起",
        r"(?:受理|办理)行政调解案件~#",
        r"受理#行政调解案件",
        r"行政调解案件(?:[共总]计|共)#",
        but_not="成功|达成",
    ),
    _meaning(
        "committees", "个",
        r"(?:设立|建立|成立|有)~#(?:村（?居）?)?人民调解委员会",
        r"^[^，]{0,12}人民调解委员会~#$",
        but_not="行业|专业",
    ),
    _meaning(
        "industry_committees", "个",
        r"#行业(?:性、?)?(?:专业性)?(?:人民)?调解委员会",
        r"行业(?:性、?)?(?:专业性)?(?:人民)?调解委员会~#",
    ),
    _meaning(
        "part_time_mediators", "名 人",
        r"兼职(?:人民)?调解员~#",
        r"#兼职(?:人民)?调解员",
    ),
    _meaning(
        "full_time_mediators", "名 人",
        r"专职(?:人民)?调解员~#",
        r"#专职(?:人民)?调解员",
    ),
    _meaning(
        "mediation_cases", "件 起 宗",
        r"(?:受理|排查受理)(?:人民调解案件|各类矛盾纠纷|矛盾纠纷|各类纠纷|民间纠纷)~#",
        r"人民调解案件~#",
        r"(?:受理)#(?:各类)?(?:人民调解案件|矛盾纠纷|民间纠纷)",
        but_not="成功|达成|化解",
        about="人民调解",
    ),
    _meaning(
        "lawful_administration_meetings", "次 场",
        r"(?:召开)(?:了)?(?:全镇|全乡)?依法行政工作会议?~#",
        r"召开#(?:全镇|全乡)?依法行政工作会",
    ),
    _meaning(
        "special_studies", "次",
        r"专题研究(?:依法行政|法治政府建设|法治建设)(?:工作)?~#",
        r"#专题研究(?:依法行政|法治政府建设|法治建设)",
    ),
    _meaning(
        "law_studies", "次 场 期",
        r"(?:分|先后|共)#(?:集中)?组织学习(?:了)?",
        r"(?:组织|集体|开展)(?:班子)?学法~#",
    ),
    _meaning(
        "duties", "项",
        r"第一责任人职责(?:事项)?~#",
    ),
    _meaning(
        "decisions", "件 项 个",
        r"(?:作出|制定|出台)重大行政决策~#",
        r"#重大行政决策",
    ),
    _meaning(
        "normative_documents", "件 份 个",
        r"(?:制定|印发|出台)(?:行政)?规范性文件~#",
        r"(?:制定|印发|出台)#(?:行政)?规范性文件",
        but_not="清理|废止|审查|备案",
    ),
    _meaning(
        "legality_reviews", "件 份 次",
        r"(?:开展|完成|进行)合法性审[查核]~#",
        r"合法性审[查核](?:[^，。；]{0,12})?~#",
        r"(?:开展|完成)#合法性审[查核]",
        but_not="规范性文件|合同|决策",
    ),
    _meaning(
        "legal_advisers", "名 人 位",
        r"(?:聘请|聘任|聘有|配备)(?:政府)?法律顾问~#",
        r"(?:聘请|聘任|聘有|配备)#(?:政府)?法律顾问",
        but_not="村",
    ),
    _meaning(
        "adviser_opinions", "件 条 份 次",
        r"法律顾问[^，。；]{0,8}(?:提供|出具)(?:法律)?意见(?:建议)?~#",
        r"法律顾问[^，。；]{0,6}(?:提供|出具)#(?:法律)?意见",
    ),
    _meaning(
        "handovers", "件 起",
        r"(?:向公安机关)?移送公安机关(?:的)?案件~#",
        r"向公安机关移送(?:涉嫌犯罪)?(?:案件)?~#",
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Meant:
    """A number of the report and the figure it speaks of."""

    number: Number
    figure: str


def meant(lines: Sequence[Line]) -> Iterator[Meant]:
    """The numbers whose meaning is certain."""
    text_of = {line.number: line.text for line in lines}
    for number in numbers(lines):
        figure = meaning_of(number, text_of[number.line])
        if figure:
            yield Meant(number, figure)


def meaning_of(number: Number, paragraph: str) -> str:
    """Key of the figure a number of this paragraph speaks of; "" when its words could mean something else."""
    said = f"{number.before}#{number.after}"
    # Of the whole before 其中 it is a part; of its own kind it is all there is.
    bare = re.sub(r"[ \u3000]|^其中", "", said)
    if _NARROWED.search(bare) or _another_year(number):
        return ""
    for one in MEANINGS:
        words = one.words.search(_nearby(bare)) if number.unit in one.units else None
        if words is None or (words[0][0] != "#" and _is_a_sum(_nearby(bare)[: words.start()])):
            continue
        if one.but_not is not None and one.but_not.search(_close(bare)):
            continue
        if one.apart_from is not None and one.apart_from.search(number.sentence):
            continue
        if one.about is None or one.about.search(paragraph):
            return one.figure
    return ""


def _nearby(said: str) -> str:
    """The words about the number: what stands before an earlier number of the clause is about that one."""
    before, _, after = said.partition("#")
    return f"{re.split('[0-9]+[余多]?(?:场次|人次|[件起次名人个项份])', before)[-1]}#{after}"


def _close(said: str) -> str:
    before, _, after = _nearby(said).partition("#")
    return f"{before[-14:]}#{after[:10]}"


def _is_a_sum(before: str) -> bool:
    """行政复议、行政应诉案件8件, 专兼职调解员26名: of several things together."""
    return bool(re.search("[㐀-鿿）][、和及与或]$|专$|专[、和及]$", before))


def _another_year(number: Number) -> bool:
    return bool(re.search(r"20[0-9]{2}年(?:至|—|-|以来)|“[^”]*#", f"{number.before}#"))
