"""The columns of a reconsideration case with the township as respondent (《行政复议法》第十九条)."""

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
from lawgov_desktop.registers.litigation.evidence import ReconsiderationEvidence, evidence_rows


class ReconsiderationCase(Record):
    """行政复议案件, the township as 被申请人 (《行政复议法》第十九条)."""

    received_on = Date(
        "收到副本日期",
        aliases=(
            "收到申请书副本日期",
            "收文日期",
            "收到日期",
            "收到复议申请书副本日期",
            "收到答复通知书日期",
            "收案日期",
        ),
        hint="答复期从第二天起算；按这一天选用新法或者旧法",
        index=True,
    )
    number = IdText("复议案号", aliases=("案号", "复议案件编号", "案件编号"), index=True, width=24)
    organ = Text("复议机关", aliases=("行政复议机关", "受理机关"), width=18)
    applicants = Text(
        "申请人", aliases=("复议申请人", "申请人姓名", "申请人姓名或名称"), privacy="name", width=18
    )
    applicants_key = PinyinKey(of="applicants")
    applicant_kind = Code("申请人类型", "plaintiff_kind", aliases=("申请人类别",))
    third_parties = Text("第三人", privacy="name")
    act = Text(
        "被复议行政行为",
        aliases=(
            "被申请行政行为",
            "被复议行为",
            "复议事项",
            "被申请复议的行政行为",
            "申请事项",
            "申请复议事项",
        ),
        width=24,
    )
    act_number = IdText(
        "行政行为文号",
        aliases=("文号", "决定书文号（原行为）", "被复议行为文号", "被复议行政行为文号", "原行政行为文号"),
    )
    act_on = Date("行政行为日期", aliases=("作出日期", "行政行为作出日期"))
    act_type = Code(
        "行政行为类型",
        "litigation_act_type",
        aliases=("行为类型", "被复议行为类型", "案件类型", "行政行为类别"),
        index=True,
    )
    field = Code("管理领域", "litigation_field", aliases=("领域", "行政管理领域"))
    requests = LongText("复议请求", aliases=("申请人请求", "请求事项"))
    damages_amount = Money("请求赔偿金额", unit="元")
    procedure = Code("审理程序", "litigation_procedure", aliases=("程序", "适用程序", "复议程序"))
    accepted_on = Date("复议受理日期", aliases=("受理日期", "受理时间"))
    law_version = Choice(
        "适用法律",
        (
            ("2017", "2017年修正的行政复议法（答复十日为自然日）"),
            ("2023", "2023年修订的行政复议法（答复按工作日）"),
        ),
    )
    handler = PersonName("承办人", several=True, privacy="", aliases=("经办人",))
    office = Text("承办办所", aliases=("承办部门", "责任单位"))
    adviser = PersonName("法律顾问", several=True, privacy="", aliases=("代理律师", "代理人"))

    replied_on = Date("答复日期", aliases=("提交答复日期", "书面答复日期", "答复时间"))
    evidence_count = Number("证据份数", unit="份")
    reply_due = Date("指定答复期限", hint="复议机关另行指定的，填那一天，并写明理由")
    reply_due_note = Text("指定期限的理由")
    review_notice_on = Date("附带审查通知", hint="本机关的规范性文件被附带审查的，十个工作日内书面答复")
    review_replied_on = Date("附带审查答复")
    heard_on = Date("听取意见日期", aliases=("听取意见",))
    hearing_on = Date("听证日期", aliases=("听证",))
    leader_at_hearing = Flag("负责人参加听证", aliases=("负责人是否参加听证",))
    leader_reason = Text("未参加听证理由")

    extended_days = Number("复议延长天数", aliases=("延长天数",), unit="日")
    decision_on = Date("复议决定日期", aliases=("决定日期", "决定书日期", "结案日期"), index=True)
    decision_number = IdText("决定书文号", aliases=("复议决定书文号", "决定文号"))
    outcome = Code(
        "复议结果",
        "reconsideration_outcome",
        nothing=("未审结", "未结", "审理中", "正在审理", "未决定"),
        aliases=("结果", "决定结果", "处理结果", "复议决定"),
        index=True,
    )
    corrected = Flag("被纠错", aliases=("是否纠错",), index=True)
    served_on = Date("决定书收到日期", aliases=("收到决定书日期", "送达日期"))
    performance_due = Date("履行期限")
    performance_state = Code("履行情况", "judgment_performance", aliases=("是否履行",))
    performed_on = Date("履行日期")
    sued = Flag("后续诉讼", aliases=("是否起诉", "是否提起诉讼", "申请人是否起诉"))

    opinion_on = Date("收到意见书日期", aliases=("收到复议意见书日期", "意见书日期"))
    opinion_number = IdText("意见书文号", aliases=("复议意见书文号",))
    opinion_text = LongText("意见书内容")
    opinion_answered_on = Date("意见书反馈日期", aliases=("反馈日期", "纠正情况报送日期"))
    rectification = LongText("整改措施", aliases=("整改情况",))

    closed_on = Date("办结日期", aliases=("办结时间",), index=True)
    state = Choice(
        "办理状态",
        (("replying", "待答复"), ("examining", "审理中"), ("decided", "已决定"), ("closed", "已办结")),
        aliases=("状态",),
        index=True,
    )
    remarks = LongText("备注", aliases=("说明",))
    attachments = Attachment("附件")

    class Meta:
        table_name = "reconsideration_case"


EVIDENCE = evidence_rows(ReconsiderationEvidence)
