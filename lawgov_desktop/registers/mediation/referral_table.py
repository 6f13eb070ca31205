"""The columns of a slip with which a dispute went to another organ or came from one."""

from __future__ import annotations

from lawgov_desktop.records.fields import (
    Attachment,
    Choice,
    Code,
    Date,
    Flag,
    IdText,
    Link,
    LongText,
    PinyinKey,
    Text,
)
from lawgov_desktop.records.record_type import Record


class Referral(Record):
    """移送: a slip that left the office or came to it."""

    title = Text("标题", width=30)
    title_key = PinyinKey(of="title")
    direction = Choice(
        "方向", (("out", "移出"), ("in", "移入")), aliases=("移送方向", "移出移入"), index=True
    )
    organ = Code(
        "移送机关",
        "referral_organ",
        aliases=("机关", "接收机关", "来源机关", "机关类别"),
        index=True,
    )
    organ_name = Text(
        "机关全称",
        aliases=("单位名称", "移送单位", "委派单位", "委派法院", "委派法院（派出所）"),
        hint="如：龙溪派出所",
    )
    referred_on = Date(
        "移送日期", aliases=("移送时间", "日期", "委托日期", "收案日期", "委派日期", "登记日期"), index=True
    )
    slip_number = IdText("移送单号", aliases=("文书编号", "移送函编号", "移送单编号", "文号"))
    committee = Link("调委会", "committee", aliases=("人民调解委员会", "调解组织"), index=True)
    mediation_case = Link("人民调解案件", "mediation_case", aliases=("案号", "调解案件"), index=True)
    admin_case = Link("行政调解案件", "admin_mediation_case", index=True)
    party_names = Text("当事人", aliases=("当事人姓名", "双方当事人"), privacy="name", width=20)
    party_names_key = PinyinKey(of="party_names")
    dispute_type = Code("纠纷类型", "dispute_type", aliases=("纠纷类别", "类型"))
    summary = LongText(
        "纠纷简要情况", aliases=("简要情况", "案情简介", "基本情况", "纠纷事由", "事由", "案由"), width=36
    )
    reason = LongText("移送理由", aliases=("移送原因", "理由", "原因"))
    materials = Text("随附材料", aliases=("材料", "附件清单"), hint="如：调解记录 3 页、身份证复印件 2 份")
    handed_by = Text("移送人", aliases=("经办人",))
    received_by = Text("接收人", aliases=("签收人",))
    received_on = Date("接收日期", aliases=("签收日期", "收到日期"))
    reply_due = Date("要求回复日期", aliases=("回复期限", "反馈期限"))
    returned_on = Date(
        "回复日期", aliases=("退回日期", "反馈日期", "回执日期", "反馈时间", "回函日期"), index=True
    )
    outcome = Code(
        "结果", "referral_outcome", aliases=("办理结果", "移送结果", "处理结果", "回执结果"), index=True
    )
    outcome_text = LongText("结果说明", aliases=("反馈情况", "回执内容"))
    court_told = Flag("已告知可向法院起诉", aliases=("已告知诉讼途径", "告知可向人民法院起诉"))
    remarks = LongText("备注", aliases=("说明",))
    attachments = Attachment("附件", aliases=("移送单", "扫描件"))

    class Meta:
        table_name = "referral"
