"""The columns of a lawsuit against the township and of the rows that belong to it: agents and hearings."""

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
    Phone,
    PinyinKey,
    Text,
)
from lawgov_desktop.records.record_type import ChildRows, Record, Row
from lawgov_desktop.registers.litigation.evidence import CaseEvidence, evidence_rows

STATES = (
    ("defence", "待答辩"),
    ("trial", "审理中"),
    ("judged", "已裁判"),
    ("appealed", "已上诉"),
    ("effective", "已生效"),
    ("closed", "已办结"),
)
JUDGMENT_KINDS = (("judgment", "判决"), ("ruling", "裁定"), ("mediation", "调解"))
APPEAL_SIDES = (
    ("none", "均未上诉"),
    ("plaintiff", "原告上诉"),
    ("us", "本机关上诉"),
    ("both", "双方上诉"),
    ("other", "其他当事人上诉"),
)
ATTENDANCE = (
    ("attended", "出庭"),
    ("partly", "部分出庭"),
    ("absent", "未出庭"),
    ("no_hearing", "未开庭"),
)


class LitigationCase(Record):
    """行政诉讼案件 of one instance (审级); the instances of one dispute are linked by ``previous``."""

    received_on = Date(
        "收到诉状日期",
        aliases=(
            "收到起诉状日期",
            "收文日期",
            "收案日期",
            "收到日期",
            "收案时间",
            "收到起诉状副本日期",
            "收到应诉通知书日期",
            "应诉通知书收到日期",
            "收到传票日期",
            "收文时间",
        ),
        hint="本机关收到起诉状副本（上诉状副本）的那一天，答辩期从第二天起算",
        index=True,
    )
    number = IdText(
        "案号",
        aliases=("法院案号", "案件编号", "诉讼案号", "立案号", "案件号"),
        hint="如 （2025）豫1399行初12号",
        index=True,
        width=24,
    )
    court = Text("审理法院", aliases=("法院", "受理法院", "受诉法院", "管辖法院", "审判法院"), width=22)
    instance = Code("审级", "litigation_instance", aliases=("审理级别", "诉讼阶段"), index=True)
    procedure = Code("审理程序", "litigation_procedure", aliases=("适用程序",))
    filed_on = Date("法院立案日期", aliases=("立案日期", "立案时间"))
    previous = Link(
        "前一审级案件",
        "litigation_case",
        aliases=("一审案件", "原审案件", "原审案号", "一审案号"),
        hint="二审、再审、执行案件选它的前一审级；统计争议件数时算作一件",
        index=True,
    )
    reconsideration = Link(
        "经过的行政复议", "reconsideration_case", aliases=("复议案件", "行政复议案号"), index=True
    )

    plaintiffs = Text(
        "原告",
        aliases=(
            "原告姓名",
            "原告（上诉人）",
            "原告名称",
            "原告姓名或名称",
            "起诉人",
            "原审原告",
            "原告（起诉人）",
        ),
        privacy="name",
        hint="几个人的用顿号隔开",
        width=14,
    )
    plaintiffs_key = PinyinKey(of="plaintiffs")
    plaintiff_kind = Code("原告类型", "plaintiff_kind", aliases=("原告类别", "原告性质"))
    plaintiff_count = Number("原告人数", aliases=("涉及原告人数",), unit="人")
    position = Code("本机关诉讼地位", "litigation_position", aliases=("诉讼地位", "被告或第三人"))
    co_defendants = Text("共同被告", aliases=("其他被告", "共同被告单位"))
    third_parties = Text("第三人", aliases=("诉讼第三人",), privacy="name")

    cause = Text("案由", aliases=("诉讼案由", "案件名称", "诉讼事由"), width=24)
    field = Code("管理领域", "litigation_field", aliases=("行政管理领域", "案件领域", "所属领域", "领域"))
    act_type = Code(
        "被诉行为类型",
        "litigation_act_type",
        aliases=("行为类型", "行政行为类型", "被诉行政行为类型", "行政行为种类", "案件类型", "案件类别"),
        index=True,
    )
    act = Text("被诉行政行为", aliases=("被诉行政行为名称", "涉诉行政行为", "被诉行为"), hint="名称和文号")
    requests = LongText("诉讼请求", aliases=("原告诉求", "诉求", "原告请求"))
    facts = LongText("案情简介", aliases=("基本案情", "简要案情", "案件简要情况", "案情"))
    damages_claimed = Flag("请求赔偿", aliases=("是否请求赔偿", "一并请求赔偿", "是否提起行政赔偿"))
    damages_amount = Money("请求赔偿金额", aliases=("赔偿请求金额", "诉讼标的额", "涉案金额"), unit="元")
    document_review = Flag(
        "附带审查文件",
        aliases=(
            "附带审查规范性文件",
            "是否附带审查规范性文件",
        ),
    )
    must_attend = Codes("应当出庭情形", "litigation_must_attend", aliases=("负责人应当出庭情形",))
    handler = PersonName("承办人", several=True, privacy="", aliases=("经办人", "案件承办人"))
    office = Text("承办办所", aliases=("承办部门", "承办科室", "责任单位", "承办单位", "承办站所"))

    answered_on = Date(
        "答辩日期",
        aliases=("提交答辩状日期", "答辩状提交日期", "答辩时间", "提交答辩日期"),
        hint="把答辩状交给法院（或者交邮）的日子",
    )
    evidence_filed_on = Date(
        "举证日期", aliases=("提交证据日期", "证据清单提交日期", "证据提交日期", "举证时间")
    )
    evidence_count = Number("证据份数", unit="份")
    defence_due = Date("指定答辩期限", hint="法院另行指定或者准许延期的，填那一天，并写明理由")
    defence_due_note = Text("指定期限的理由", hint="如：法院准许延期举证（通知书文号、日期）")

    next_hearing_on = Date("最近开庭日期", index=True)
    attendance = Choice("负责人出庭情况", ATTENDANCE, index=True)

    judgment_on = Date("裁判日期", aliases=("判决日期", "裁定日期", "裁判时间", "判决时间"), index=True)
    judgment_kind = Choice("裁判方式", JUDGMENT_KINDS, aliases=("裁判文书类型", "裁判类型", "结案方式"))
    outcome = Code(
        "裁判结果",
        "litigation_outcome",
        nothing=("未审结", "未结", "审理中", "正在审理", "未判决", "未裁判", "未开庭", "待判决"),
        aliases=("判决结果", "案件结果", "审理结果", "结果", "诉讼结果", "处理结果"),
        index=True,
    )
    outcome_text = LongText("裁判主文", aliases=("判决主文", "判决内容", "裁判内容"))
    awarded = Money(
        "判决给付金额", aliases=("判决赔偿（给付）金额", "赔偿金额", "判决赔偿金额", "给付金额"), unit="元"
    )
    lost = Flag("败诉", aliases=("是否败诉",), index=True)

    served_on = Date(
        "文书送达日期",
        aliases=("裁判文书送达日期", "送达日期", "判决书送达日期", "收到判决书日期", "收到裁判文书日期"),
    )
    appeal_by = Choice("上诉情况", APPEAL_SIDES, aliases=("是否上诉", "上诉方", "上诉人情况"))
    appealed_on = Date("上诉日期", aliases=("提起上诉日期", "上诉时间"))
    effective_on = Date("生效日期", aliases=("裁判生效日期", "判决生效日期"), index=True)

    performance_duty = LongText("履行内容", aliases=("判决确定的义务",))
    performance_due = Date("履行期限", aliases=("履行截止日期",), hint="裁判文书写明的最后一天")
    performance_state = Code("履行情况", "judgment_performance", aliases=("是否履行", "判决履行情况"))
    performed_on = Date("履行日期", aliases=("履行完毕日期", "履行时间"))

    loss_causes = Codes("败诉原因", "loss_cause", aliases=("败诉原因类别",))
    loss_analysis = LongText("败诉原因分析", aliases=("败诉分析", "原因分析"))
    rectification = LongText("整改措施", aliases=("整改情况", "改进措施"))
    rectified_on = Date("整改完成日期", aliases=("整改日期",))

    closed_on = Date("办结日期", aliases=("结案日期", "办结时间", "结案时间"), index=True)
    state = Choice("办理状态", STATES, aliases=("案件状态", "办理情况"), index=True)
    remarks = LongText("备注", aliases=("说明", "备注说明"))
    attachments = Attachment("附件", aliases=("案件材料", "扫描件"))

    class Meta:
        table_name = "litigation_case"


class CaseAgent(Row):
    """Somebody who appears for the township: a leader, a member of the staff, a lawyer (§31)."""

    name = PersonName("姓名", aliases=("代理人", "委托代理人", "代理人姓名", "诉讼代理人"), privacy="")
    kind = Code("类别", "agent_kind", aliases=("代理人类别", "代理人身份"))
    workplace = Text("单位和职务", aliases=("代理人单位", "律师事务所"))
    phone = Phone("联系电话", aliases=("代理人电话",), privacy="")
    scope = Choice("代理权限", (("general", "一般代理"), ("special", "特别授权")))

    class Meta:
        table_name = "litigation_case_agent"


class Hearing(Row):
    """One 开庭, and whether a leader of the township was there (《行政诉讼法》第三条)."""

    held_on = Date("开庭日期", aliases=("开庭时间", "庭审日期", "庭审时间"), index=True)
    place = Text("地点", aliases=("开庭地点", "法庭"))
    leader_attended = Flag(
        "负责人是否出庭",
        aliases=(
            "负责人出庭",
            "行政机关负责人是否出庭",
            "是否有负责人出庭",
            "出庭应诉",
            "是否出庭",
            "负责人出庭情况/是否出庭",
        ),
    )
    leader_name = PersonName(
        "出庭负责人",
        privacy="",
        aliases=(
            "出庭负责人姓名",
            "负责人姓名",
            "出庭领导",
            "出庭应诉负责人",
            "出庭负责人姓名及职务",
            "出庭负责人姓名、职务",
            "出庭应诉负责人姓名及职务",
            "负责人出庭情况/姓名",
        ),
    )
    leader_post = Text("负责人职务", aliases=("出庭负责人职务", "出庭领导职务", "负责人出庭情况/职务"))
    leader_rank = Code("负责人职级", "leader_rank", aliases=("正职或副职", "正职副职", "职级"))
    spoke = Flag("负责人是否发声", aliases=("出庭出声", "是否发言", "是否发声", "是否出声"))
    absence_reason = Code(
        "未出庭理由", "hearing_absence_reason", aliases=("负责人未出庭理由", "未出庭原因", "负责人未出庭原因")
    )
    statement = Flag("已提交情况说明", aliases=("是否提交情况说明", "情况说明"))
    staff = Text("出庭人员", aliases=("其他出庭人员", "出庭工作人员", "出庭应诉人员"))
    result = LongText("庭审情况", aliases=("开庭情况", "庭审结果"))

    class Meta:
        table_name = "litigation_case_hearing"


AGENTS = ChildRows(
    "agents",
    "代理人",
    CaseAgent,
    ("name", "kind", "workplace", "phone", "scope"),
    ordinals=("第一代理人", "第二代理人"),
)
HEARINGS = ChildRows(
    "hearings",
    "开庭",
    Hearing,
    (
        "held_on",
        "place",
        "leader_attended",
        "leader_name",
        "leader_post",
        "leader_rank",
        "spoke",
        "absence_reason",
        "statement",
        "staff",
        "result",
    ),
    ordinals=("第一次开庭", "第二次开庭", "第三次开庭"),
)
EVIDENCE = evidence_rows(CaseEvidence)
