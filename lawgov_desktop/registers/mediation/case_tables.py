"""The columns of a mediation case and of the rows that belong to it: parties, mediators, sessions, visits."""

from __future__ import annotations

from lawgov_desktop.records.fields import (
    Attachment,
    Choice,
    Code,
    Codes,
    Date,
    Flag,
    IdText,
    Link,
    LongText,
    Money,
    Number,
    PersonName,
    PinyinKey,
    Text,
)
from lawgov_desktop.records.record_type import Record, Row
from lawgov_desktop.registers.mediation.party_columns import PartyRow

STATES = (
    ("open", "调解中"),
    ("agreed", "已达成协议"),
    ("failed", "调解终止"),
    ("closed", "已结案"),
    ("archived", "已归档"),
    ("not_accepted", "不予受理"),
    ("void", "编号作废"),
)

ESCALATION = (
    ("none", "没有发现"),
    ("possible", "有可能激化"),
    ("crime", "可能引起治安案件、刑事案件"),
)
"""《人民调解法》第二十五条: measures for the second; the third is reported to the police or another organ."""


class MediationCase(Record):
    """人民调解案件, from acceptance to the archive."""

    number = IdText(
        "案号", aliases=("案件编号", "卷号", "卷宗号", "受理编号", "调解编号"), index=True, width=26
    )
    number_void = Flag("编号作废", aliases=("案号作废",))
    void_reason = Text("作废原因")
    accepted_on = Date(
        "受理日期",
        aliases=("受理时间", "登记日期", "登记时间", "收案日期", "受案时间", "受案日期", "受理登记日期"),
        index=True,
    )
    committee = Link(
        "调委会",
        "committee",
        aliases=(
            "人民调解委员会",
            "调解委员会",
            "调解组织",
            "受理单位",
            "调委会名称",
            "调解单位",
            "承办单位",
        ),
        index=True,
        width=24,
    )
    dispute_type = Code(
        "纠纷类型",
        "dispute_type",
        aliases=("纠纷类别", "案件类型", "纠纷种类", "案件类别", "矛盾类型", "矛盾纠纷类型"),
        index=True,
    )
    source = Code("案件来源", "case_source", aliases=("纠纷来源", "来源", "受理方式", "受理来源"))
    summary = LongText(
        "纠纷简要情况",
        aliases=("简要情况", "纠纷简况", "案情简介", "案情", "基本情况", "纠纷概况", "主要案情", "纠纷内容"),
        hint="一句话也可以，如：因宅基地滴水与邻居发生争执",
        width=40,
    )
    difficulty = Code("难易程度", "difficulty", aliases=("疑难复杂", "案件等级", "难易等级", "是否疑难复杂"))
    people_involved = Number("涉及人数", aliases=("涉及当事人数", "当事人数", "涉案人数"), unit="人")
    amount = Money(
        "涉及金额",
        aliases=("协议涉及金额", "涉案金额", "案件标的额", "标的额", "标的金额", "金额"),
        unit="元",
    )
    difficulty_reasons = Codes(
        "疑难复杂原因", "difficulty_reason", aliases=("疑难复杂理由", "疑难原因"), hint="可选几项"
    )
    consent = Flag("各方同意调解", aliases=("当事人同意调解", "同意调解"))
    not_accepted_reason = Code("不予受理理由", "not_accepted_reason", aliases=("不受理理由", "不予受理原因"))
    requests = LongText("当事人申请事项", aliases=("申请事项", "调解请求"))
    registered_by = PersonName("登记人", privacy="", aliases=("填写人",))

    party_names = Text(
        "当事人",
        aliases=("当事人姓名", "双方当事人", "纠纷当事人", "纠纷双方", "当事人双方"),
        privacy="name",
        width=20,
    )
    party_names_key = PinyinKey(of="party_names")
    mediator_names = Text(
        "调解员", aliases=("人民调解员", "调解人", "调解人员", "承办人", "主持调解员"), width=14
    )
    mediator_names_key = PinyinKey(of="mediator_names")
    state = Choice("办理状态", STATES, aliases=("案件状态", "状态"), index=True)
    incomplete = Flag("未完善", index=True)

    screening = Link("来自排查记录", "screening", aliases=("排查记录",), index=True)
    publicity_event = Link("来自普法活动", "publicity_event", aliases=("普法活动",), index=True)
    referral = Link("来自移送", "referral", aliases=("移送单",), index=True)
    form_batch = Link("来自预印文书", "form_batch", aliases=("预印批号",), index=True)
    form_number = IdText("预印编号", hint="纸上印好的编号，如 〔2025〕河东预第2批-07", index=True)
    escalation = Choice("激化风险", ESCALATION, aliases=("有无激化风险", "激化可能"), index=True)
    escalation_measures = LongText("预防激化措施", aliases=("预防措施",))
    escalation_reported_on = Date("激化风险报告日期", aliases=("报告日期",))
    escalation_reported_to = Text("报告对象", aliases=("报告单位", "报告部门"), hint="如：派出所、镇平安办")

    extension_until = Date("延长至", aliases=("延期至",))
    extension_days = Number("延长天数", aliases=("延期天数",), unit="日")
    extension_consent = Flag("各方同意延长", aliases=("同意延期", "双方同意延长"))
    extension_consent_on = Date("同意延长日期")

    result = Code(
        "调解结果",
        "mediation_result",
        aliases=("处理结果", "是否成功", "是否调解成功", "化解结果"),
        index=True,
    )
    result_on = Date("调解日期", aliases=("调解时间", "调结日期", "结果日期", "调解结束日期"), index=True)
    ended_reason = LongText("终止原因", aliases=("调解不成原因", "未达成协议原因"))
    other_ways_told = Flag("已告知其他途径", hint="调解不成的，应当告知可以通过仲裁、行政、司法途径维护权利")
    agreement_form = Code("协议形式", "agreement_form", aliases=("协议方式", "协议类型", "协议种类"))
    agreement_number = IdText(
        "协议编号", aliases=("协议书编号", "调解协议编号", "调解协议书编号", "协议号"), width=26
    )
    agreement_on = Date(
        "协议达成日期", aliases=("达成协议日期", "协议日期", "签订日期", "协议签订日期"), index=True
    )
    effective_on = Date("协议生效日期", aliases=("生效日期",), index=True)
    signed_and_sealed = Flag(
        "已签名盖章", hint="当事人签名、盖章或者按指印，调解员签名并加盖调委会印章之日起生效"
    )
    copies = Number("协议份数", unit="份", hint="当事人各一份，调委会留存一份")
    oral_reason = Text("口头协议说明", hint="如：当事人认为无需制作调解协议书")
    facts = LongText("纠纷主要事实、争议事项", aliases=("纠纷事实", "主要事实", "争议事项", "事实"))
    terms = LongText("协议内容", aliases=("调解协议内容", "协议主要内容", "调解过程及结果"), hint="一行一条")
    performance_way = Code("履行方式", "performance_way", aliases=("履行形式",))
    performance_place = Text("履行地点")
    performance_due = Date("履行期限", aliases=("履行时限", "履行截止日期", "履行到期日"), index=True)
    performance_state = Code(
        "履行情况", "performance_state", aliases=("是否履行", "协议履行情况", "履行状态", "履行")
    )
    performed_on = Date("履行完毕日期", aliases=("履行日期", "履行时间"))

    instalment_next_due = Date("下期应付日期", index=True)
    instalment_unpaid = Money("分期未付金额", unit="元")

    confirmation_waived = Flag("不申请司法确认", hint="当事人都不申请的，不再提醒三十日期限")
    confirmation_applied_on = Date(
        "申请司法确认日期",
        aliases=("司法确认申请日期",),
        index=True,
        hint="身份关系、物权和知识产权确权的，法院不予受理（民诉法解释第三百五十五条）",
    )
    confirmation_court = Text("确认法院", aliases=("司法确认法院",))
    confirmation_accepted_on = Date("法院受理日期")
    confirmation_result = Code(
        "司法确认", "confirmation_result", aliases=("司法确认结果", "司法确认情况", "是否司法确认")
    )
    confirmation_number = IdText("确认文书号", aliases=("司法确认文书号", "裁定书文号"))
    confirmation_decided_on = Date("法院裁定日期", aliases=("司法确认日期", "裁定日期"))

    last_follow_up_on = Date("回访日期", aliases=("最近回访日期", "回访时间", "回访"), index=True)
    closed_on = Date("结案日期", aliases=("结案时间", "办结日期", "办结时间"), index=True)
    archived_on = Date("归档日期", aliases=("归档", "归档时间", "立卷日期", "立卷时间"), index=True)
    archived_by = PersonName("立卷人", privacy="", aliases=("归档人",))
    filing = Text("卷宗检查", hint="按卷内材料目录核对：可归档，或者还缺哪些", width=24, index=True)
    archived_gaps = Text("归档时缺的材料")
    archived_reason = LongText("缺材料归档的原因", aliases=("缺件说明", "归档说明"))
    retention = Choice(
        "保管期限", (("short", "短期"), ("long", "长期"), ("permanent", "永久")), aliases=("保管年限",)
    )
    remarks = LongText("备注", aliases=("说明", "备注说明"))
    attachments = Attachment("附件", aliases=("证据材料", "扫描件"))

    class Meta:
        table_name = "mediation_case"


class Party(PartyRow):
    """当事人 of a people's mediation case."""

    class Meta:
        table_name = "mediation_case_party"


class Instalment(Row):
    """分期履行: one payment the agreement names, and what was really paid (《人民调解法》第三十一条)."""

    due = Date("应付日期", aliases=("约定日期", "履行日期", "付款日期"), index=True)
    amount = Money("应付金额", aliases=("约定金额", "本期金额"), unit="元")
    paid_on = Date("实付日期", aliases=("付清日期", "实际履行日期"))
    paid = Money("实付金额", aliases=("已付金额",), unit="元")
    proof = Text("履行凭证", hint="如：收条、转账单号")
    proof_files = Attachment("凭证附件", aliases=("收条", "汇款单"))

    class Meta:
        table_name = "mediation_case_instalment"


class CaseMediator(Row):
    """A mediator who handles the case; the name stands also when he is in no register."""

    mediator = Link("调解员卡片", "mediator", index=True)
    name = PersonName("姓名", aliases=("调解员姓名",), privacy="")
    role = Choice("分工", (("chief", "首席调解员"), ("assistant", "协助调解员"), ("invited", "受邀参加")))

    class Meta:
        table_name = "mediation_case_mediator"


class Session(Row):
    """One 调查 or 调解 of the case, with what was said."""

    kind = Choice("类别", (("survey", "调查"), ("mediation", "调解")))
    held_on = Date("日期", aliases=("时间",))
    started_at = Text("起止时间", hint="如 9:30—11:00")
    place = Text("地点")
    asked = Text("被调查人", privacy="name")
    present = Text("参加人", aliases=("参加人员", "在场人"))
    recorder = PersonName("记录人", privacy="")
    text = LongText("记录", aliases=("调查内容", "调解记录"))
    result = LongText("本次结果", aliases=("本次调解结果",))

    class Meta:
        table_name = "mediation_case_session"


class FollowUp(Row):
    """One 回访 of the parties after the agreement."""

    visited_on = Date("回访日期", aliases=("回访时间",))
    visitor = PersonName("回访人", privacy="")
    visited = Text("被回访人", privacy="name")
    way = Choice("回访方式", (("visit", "上门"), ("phone", "电话"), ("office", "来所"), ("other", "其他")))
    occasion = Text("回访事由")
    satisfaction = Code("满意程度", "follow_up_satisfaction", aliases=("满意度",))
    risk = Code("风险等级", "risk_grade", aliases=("激化风险",))
    findings = LongText("回访情况", aliases=("履行及回访情况",))
    measures = LongText("采取的措施")

    class Meta:
        table_name = "mediation_case_follow_up"


class MaterialRow(Row):
    """卷内材料: a scan, or a paper that is in the folder, at its place in the volume."""

    title = Text("名称", hint="不填的用材料的名称")
    files = Attachment("扫描件", aliases=("文件",))
    sheets = Number("纸质页数", unit="页", hint="没有扫描的写页数")
    instead = Flag("代替打印件", hint="签过字的扫描件，卷宗里不再放打印的这份文书")

    class Meta:
        abstract = True


class Material(MaterialRow):
    """卷内材料 of a people's mediation case."""

    item = Code("材料", "dossier_item", aliases=("材料名称", "卷内材料"))

    class Meta:
        table_name = "mediation_case_material"
