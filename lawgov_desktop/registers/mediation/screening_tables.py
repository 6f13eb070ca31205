"""The columns of a screening (排查) and of the parties it names."""

from __future__ import annotations

from lawgov_desktop.records.fields import (
    Attachment,
    Code,
    Date,
    Flag,
    Link,
    LongText,
    Number,
    PinyinKey,
    Text,
)
from lawgov_desktop.records.record_type import Record
from lawgov_desktop.registers.mediation.party_columns import PartyRow


class Screening(Record):
    """矛盾纠纷排查: one dispute found, or the zero report of a village for a month."""

    title = Text("标题", width=30)
    title_key = PinyinKey(of="title")
    screened_on = Date("排查日期", aliases=("排查时间", "日期", "上报日期", "报告日期"), index=True)
    month = Date("排查月份", aliases=("月份", "所属月份"), index=True)
    village = Text(
        "村（社区）",
        aliases=(
            "排查区域",
            "排查村（社区）",
            "村居",
            "村",
            "所在村",
            "村名",
            "排查单位",
            "排查村",
            "所属村",
            "村组",
        ),
        index=True,
    )
    committee = Link("调委会", "committee", aliases=("人民调解委员会", "调解组织"), index=True)
    place = Text("排查范围", aliases=("排查地点", "地点"))
    screener = Text("排查人", aliases=("排查人员", "排查责任人", "排查员", "网格员"))
    zero_report = Flag("零报告", aliases=("是否零报告", "无纠纷"), index=True)
    party_names = Text(
        "当事人",
        aliases=("当事人姓名", "纠纷双方", "纠纷方", "双方当事人", "纠纷当事人"),
        privacy="name",
        width=20,
    )
    party_names_key = PinyinKey(of="party_names")
    dispute_type = Code(
        "纠纷类型", "dispute_type", aliases=("纠纷类别", "类型", "矛盾类型", "矛盾纠纷类型"), index=True
    )
    details = LongText(
        "纠纷详情",
        aliases=(
            "详情",
            "纠纷简况",
            "主要情况",
            "纠纷情况",
            "基本情况",
            "矛盾纠纷内容",
            "纠纷简要情况",
            "简要情况",
            "矛盾纠纷简要情况",
            "事由",
        ),
        width=36,
    )
    people_involved = Number("涉及人数", aliases=("涉及当事人数", "人数"), unit="人")
    risk = Code("风险等级", "risk_grade", aliases=("等级", "风险级别", "预警等级", "红橙黄"), index=True)
    leader = Text("包保领导", aliases=("包案领导", "包联领导", "责任领导"))
    unit = Text("责任单位", aliases=("化解单位", "包保单位"))
    responsible = Text("责任人", aliases=("化解责任人", "包保责任人"))
    measures = LongText("化解措施", aliases=("措施", "工作措施"))
    due = Date("化解期限", aliases=("化解时限", "办结期限", "完成时限"), index=True)
    outcome = Code("化解情况", "screening_outcome", aliases=("化解结果", "是否化解", "办理情况"), index=True)
    outcome_text = LongText("化解经过", aliases=("化解情况说明", "处理过程"))
    closed_on = Date("销号日期", aliases=("销号时间", "化解日期", "办结日期"), index=True)
    to_mediation = Flag("转人民调解", aliases=("是否转人民调解", "是否转调解"))

    screenings = Number("开展排查次数", aliases=("排查次数",), unit="次")
    found = Number("发现纠纷", aliases=("发现纠纷数", "排查纠纷"), unit="件")
    prevented = Number("预防纠纷", aliases=("预防纠纷数",), unit="件")
    suicide_cases = Number("防止自杀件数", aliases=("防止民间纠纷引起自杀件数",), unit="件")
    suicide_people = Number("防止自杀人数", aliases=("防止民间纠纷引起自杀人数",), unit="人")
    crime_cases = Number("防止民转刑件数", aliases=("防止民间纠纷转化为刑事案件件数",), unit="件")
    crime_people = Number("防止民转刑人数", aliases=("防止民间纠纷转化为刑事案件人数",), unit="人")
    petition_cases = Number("防止群体性上访件数", aliases=("防止上访件数",), unit="件")
    petition_people = Number("防止群体性上访人数", aliases=("防止上访人数",), unit="人")
    brawl_cases = Number("防止群体性械斗件数", aliases=("防止械斗件数",), unit="件")
    brawl_people = Number("防止群体性械斗人数", aliases=("防止械斗人数",), unit="人")
    remarks = LongText("备注", aliases=("说明",))
    attachments = Attachment("附件", aliases=("照片", "扫描件"))

    class Meta:
        table_name = "screening"


class ScreeningParty(PartyRow):
    """当事人 of a screened dispute: the same columns as those of a case, so that nothing is typed again."""

    class Meta:
        table_name = "screening_party"
