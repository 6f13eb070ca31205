"""The columns of an administrative mediation (行政调解) and of its parties and meetings."""

from __future__ import annotations

from lawgov_desktop.records.fields import (
    Attachment,
    Choice,
    Code,
    Date,
    Flag,
    IdText,
    LongText,
    Money,
    Number,
    PersonName,
    PinyinKey,
    Text,
)
from lawgov_desktop.records.record_type import Record
from lawgov_desktop.registers.mediation.case_tables import STATES, MaterialRow, Session
from lawgov_desktop.registers.mediation.party_columns import PartyRow


class AdminMediationCase(Record):
    """行政调解案件: mediated by the government or one of its offices, not by a people's committee."""

    number = IdText("编号", aliases=("案号", "案件编号", "受理编号", "调解编号"), index=True, width=24)
    number_void = Flag("编号作废")
    void_reason = Text("作废原因")
    started_by = Choice(
        "启动方式",
        (("application", "依申请"), ("office", "依职权"), ("transfer", "其他机关移送")),
        aliases=("受理方式", "案件来源"),
    )
    applied_on = Date("收到申请日期", aliases=("申请日期", "申请时间", "收件日期"), index=True)
    replied_on = Date("答复申请日期", aliases=("答复日期", "告知日期"))
    accepted_on = Date(
        "受理日期", aliases=("立案日期", "立案时间", "受理时间", "登记日期", "登记时间"), index=True
    )
    organ = Text("承办单位", aliases=("承办机关", "承办办所", "调解机关", "调解单位"), index=True)
    handler = PersonName(
        "承办人",
        several=True,
        privacy="",
        aliases=("经办人", "调解人员", "主持人", "调解主持人", "调解人", "调解员"),
    )
    category = Code("纠纷类别", "admin_dispute_type", aliases=("纠纷类型", "案件类别", "类别"), index=True)
    nature = Choice(
        "争议性质",
        (("civil", "与职权有关的民事纠纷"), ("administrative", "行政争议")),
        aliases=("性质", "争议类型"),
    )
    summary = LongText(
        "案情简要",
        aliases=(
            "案情简介",
            "简要情况",
            "纠纷简要情况",
            "案由",
            "基本情况",
            "基本案情",
            "争议事项",
            "纠纷事由",
            "主要案情",
        ),
        width=36,
    )
    requests = LongText("申请事项", aliases=("调解请求", "请求事项"))
    people_involved = Number("当事人数", aliases=("涉及人数", "涉及当事人数"), unit="人")
    group_case = Flag("三人以上当事人", aliases=("3人以上当事人", "其中3人以上当事人"))
    amount = Money("涉及金额", aliases=("涉案金额", "金额", "标的额"), unit="元")
    consent = Flag("各方同意调解", aliases=("同意调解",))
    not_accepted_reason = Code("不予受理理由", "not_accepted_reason", aliases=("不受理理由",))
    acceptance_opinion = LongText("立案意见", aliases=("受理意见",))
    bureau_opinion = LongText("承办机构意见", aliases=("机构意见",))
    organ_opinion = LongText("机关负责人意见", aliases=("机关意见", "领导意见"))
    party_names = Text("当事人", aliases=("当事人姓名", "双方当事人", "当事人双方"), privacy="name", width=20)
    party_names_key = PinyinKey(of="party_names")
    state = Choice("办理状态", STATES, aliases=("状态",), index=True)
    extension_days = Number("延长工作日", aliases=("延期天数",), unit="个工作日")
    extension_reason = Text("延长原因", aliases=("延期原因",))
    result = Code("调解结果", "mediation_result", aliases=("处理结果", "结果"), index=True)
    result_on = Date("调解日期", aliases=("调解时间", "调结日期"), index=True)
    ended_reason = LongText("终止原因", aliases=("调解不成原因",))
    other_ways_told = Flag("已告知其他途径")
    agreement_form = Code("协议形式", "agreement_form", aliases=("协议方式",))
    agreement_number = IdText("协议编号", aliases=("协议书编号",))
    agreement_on = Date("协议达成日期", aliases=("协议日期",))
    terms = LongText("协议内容", aliases=("主要内容",), hint="一行一条")
    performance_state = Code("履行情况", "performance_state", aliases=("履行", "自动履行", "是否履行"))
    performance_due = Date("履行期限", aliases=("履行时限",))
    performed_on = Date("履行完毕日期", aliases=("履行日期",))
    confirmation_result = Code(
        "司法确认",
        "confirmation_result",
        nothing=("否", "无", "未", "未申请", "未确认", "未司法确认"),
        aliases=("司法确认情况",),
    )
    confirmation_number = IdText("确认文书号", aliases=("裁定书文号",))
    closed_on = Date("结案日期", aliases=("办结日期", "结案时间"), index=True)
    archived_on = Date("归档日期", aliases=("归档时间",))
    archived_by = PersonName("立卷人", privacy="", aliases=("归档人",))
    filing = Text("卷宗检查", hint="按卷内材料目录核对：可归档，或者还缺哪些", width=24, index=True)
    archived_gaps = Text("归档时缺的材料")
    archived_reason = LongText("缺材料归档的原因", aliases=("缺件说明", "归档说明"))
    retention = Choice(
        "保管期限", (("short", "短期"), ("long", "长期"), ("permanent", "永久")), aliases=("保管年限",)
    )
    remarks = LongText("备注", aliases=("说明",))
    attachments = Attachment("附件", aliases=("证据材料", "扫描件"))

    class Meta:
        table_name = "admin_mediation_case"


class AdminParty(PartyRow):
    """当事人: the same columns as those of a people's mediation case."""

    class Meta:
        table_name = "admin_mediation_case_party"


class AdminSession(Session):
    """调解会: when, where, who presided, what was said; the same columns as a people's mediation session."""

    class Meta:
        table_name = "admin_mediation_case_session"


class AdminMaterial(MaterialRow):
    """卷内材料 of an administrative mediation."""

    item = Code("材料", "admin_dossier_item", aliases=("材料名称", "卷内材料"))

    class Meta:
        table_name = "admin_mediation_case_material"
