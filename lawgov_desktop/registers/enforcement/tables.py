"""执法培训: the columns of officers, of their cards with every change, and of training classes."""

from __future__ import annotations

from lawgov_desktop.records.fields import (
    Attachment,
    Code,
    Date,
    Flag,
    IdText,
    Link,
    LongText,
    Number,
    PersonName,
    Phone,
    PinyinKey,
    ResidentId,
    Text,
)
from lawgov_desktop.records.record_type import Record, Row


class Officer(Record):
    """行政执法人员 (《行政处罚法》第四十二条: 具有行政执法资格)."""

    name = PersonName(
        "姓名", aliases=("执法人员姓名", "执法人员", "持证人", "持证人姓名"), privacy="", width=12, index=True
    )
    name_key = PinyinKey(of="name")
    sex = Code("性别", "sex", width=6)
    birth = Date("出生日期", aliases=("出生年月", "出生年月日"))
    id_no = ResidentId(
        "身份证号", aliases=("身份证", "身份证号码", "公民身份号码", "居民身份证号"), index=True, width=20
    )
    ethnic_group = Code("民族", "ethnic_group", width=8)
    education = Code("学历", "education", aliases=("文化程度", "最高学历"))
    political_status = Code("政治面貌", "political_status")
    phone = Phone("联系电话", aliases=("电话", "手机", "手机号", "手机号码", "联系方式"), width=14)
    unit = Text(
        "单位（办所）",
        aliases=("单位", "办所", "所在单位", "所属单位", "工作单位", "所在办所", "所在部门", "部门", "科室"),
        width=18,
        index=True,
    )
    post = Text("职务", aliases=("职务职级", "职级", "岗位"), width=14, index=True)
    establishment = Code(
        "编制性质",
        "establishment",
        aliases=("编制", "编制类型", "人员性质", "身份性质", "编制类别"),
        index=True,
    )
    enforcement_body = Text("执法主体", aliases=("行政执法主体", "执法机关", "执法主体名称"))
    enforcement_fields = Text(
        "执法类别",
        aliases=("执法领域", "执法类别（领域）", "执法范围", "执法种类"),
        hint="如：城市管理、农业农村",
    )
    area = Text("执法区域", aliases=("执法地域", "区域"))
    lawyer_number = IdText(
        "法律职业资格证号", aliases=("法律职业资格", "法律职业资格证书编号", "法律职业资格证书号")
    )
    reviewer = Flag("法制审核人员", aliases=("是否法制审核人员", "法制审核"))
    photo = Attachment("照片", aliases=("相片", "证件照"))

    valid_from = Date("入册日期", aliases=("进入日期", "入职日期", "到岗日期", "从事执法日期"), index=True)
    joined_by = Code("入册方式", "roster_joining", aliases=("来源方式", "新增或调入"))
    valid_to = Date("离册日期", aliases=("离岗日期", "退出日期", "调离日期"), index=True)
    left_by = Code("离册原因", "roster_leaving", aliases=("离岗原因", "退出原因", "调离原因"))

    certificate_no = IdText("现持证号", aliases=("现证件号",), width=18, index=True)
    certificate_type = Code("现证类型", "certificate_type", index=True)
    certificate_organ = Text("现证发证机关")
    certificate_issued_on = Date("现证发证日期", index=True)
    certificate_valid_to = Date("现证有效期至", index=True)
    certificate_state = Code("现证状态", "certificate_state", index=True)
    retrained_on = Date("最近再培训考试合格", index=True)

    roster_number = IdText(
        "证号", aliases=("执法证号", "执法证件号", "证件编号", "证件号", "执法证编号", "行政执法证号", "编号")
    )
    roster_type = Code("证件类型", "certificate_type", aliases=("证件种类", "执法证类型", "证件名称"))
    roster_organ = Text("发证机关", aliases=("发证单位", "颁发机关", "核发机关"))
    roster_issued_on = Date(
        "发证日期", until="roster_valid_to", aliases=("发证时间", "领证日期", "颁发日期", "核发日期")
    )
    roster_valid_to = Date(
        "有效期至", aliases=("有效期", "有效期限", "证件有效期", "到期日期", "有效期截止", "有效期止")
    )
    remarks = LongText("备注", aliases=("说明",))

    class Meta:
        table_name = "officer"


class Certificate(Record):
    """行政执法证 (《行政处罚法》第五十二条、第五十五条: 出示执法证件)."""

    number = IdText(
        "证号",
        aliases=("执法证号", "证件编号", "证件号", "执法证编号", "行政执法证号", "执法证件号", "编号"),
        index=True,
        width=18,
    )
    officer = Link("持证人", "officer", aliases=("执法人员", "姓名"), index=True, width=12)
    officer_name = Text("持证人姓名", width=12, index=True)
    officer_name_key = PinyinKey(of="officer_name")
    unit = Text(
        "单位（办所）", aliases=("单位", "办所", "所在单位", "工作单位", "部门"), width=18, index=True
    )
    kind = Code(
        "证件类型", "certificate_type", aliases=("证件种类", "执法证类型", "证件名称", "类型"), index=True
    )
    organ = Text("发证机关", aliases=("发证单位", "颁发机关", "核发机关"))
    area = Text("执法区域", aliases=("证载执法区域",))
    enforcement_fields = Text("执法类别", aliases=("执法领域", "证载执法类别", "执法范围", "执法类型"))
    issued_on = Date(
        "发证日期", until="valid_to", aliases=("发证时间", "领证日期", "核发日期", "颁发日期"), index=True
    )
    valid_to = Date(
        "有效期至",
        aliases=("有效期", "有效期限", "证件有效期", "到期日期", "有效期止", "有效期截止"),
        hint="照证件上印的填；证上没印的不填，按本地规定的年限提醒",
        index=True,
    )
    state = Code("状态", "certificate_state", aliases=("证件状态",), index=True)
    cancelled_on = Date("注销日期", aliases=("注销时间", "吊销日期", "办理注销日期"), index=True)
    cancel_reason = Code("注销原因", "certificate_reason", aliases=("吊销原因",), index=True)
    returned = Flag("证件交回", aliases=("证件是否交回", "是否交回", "是否收回"))
    old_numbers = Text("曾用证号", aliases=("原有证号",))
    photo = Attachment("证件照片或扫描件", aliases=("证件扫描件",))
    remarks = LongText("备注", aliases=("说明",))

    class Meta:
        table_name = "certificate"


class CertificateEvent(Row):
    """证件变动: one thing that happened to the card (domain: 注销记录)."""

    kind = Code("变动", "certificate_event", aliases=("变动类型", "变动种类", "变动情况"), index=True)
    on = Date("变动日期", aliases=("日期", "变动时间"), index=True)
    reason = Code("原因", "certificate_reason", aliases=("变动原因",))
    old_number = IdText("原证号", aliases=("变动前证号",), hint="换证、补发后证号变了的，写原来的")
    approved_by = Text("批准单位", aliases=("批准机关", "审批单位"))
    returned = Flag("交回证件", aliases=("证件收回",))
    returned_on = Date("收回日期", aliases=("交回日期", "上交日期"))
    reported_on = Date("上报日期", aliases=("报送日期",))
    handler = PersonName("经办人", aliases=("经办",), privacy="")
    note = Text("说明", aliases=("变动说明",))

    class Meta:
        table_name = "certificate_event"


class TrainingClass(Record):
    """执法人员培训班 (国办发〔2023〕27号: 每人每年学时要求, 数字为本地设置)."""

    name = Text("培训名称", aliases=("名称", "培训班名称", "班次名称"), width=26, index=True)
    name_key = PinyinKey(of="name")
    session = Text("期次", aliases=("班次", "期数"), width=8)
    category = Code("培训类别", "training_category", aliases=("类别", "培训类型"), index=True)
    mode = Code("培训方式", "training_mode", aliases=("方式", "培训形式"), index=True)
    platform = Code("培训平台", "training_platform", aliases=("平台", "学习平台"), index=True)
    organiser = Text("组织单位", aliases=("主办单位", "培训单位", "举办单位"))
    start_on = Date(
        "开始日期",
        until="end_on",
        aliases=("培训日期", "培训时间", "开班日期", "起始日期", "起止时间", "起止日期", "培训起止时间"),
        index=True,
    )
    end_on = Date("结束日期", aliases=("结业日期", "截止日期"))
    place = Text("地点", aliases=("培训地点",))
    hours = Number(
        "学时", aliases=("培训学时", "课时", "总学时"), unit="学时", hint="全程参加的学时", index=True
    )
    courses = LongText("课程", aliases=("培训课程", "课程安排", "培训内容", "学习内容"))
    exam_on = Date("考试日期", aliases=("考试时间",))
    exam_hours = Number("考试计学时", unit="学时")
    pass_mark = Number("合格分数", aliases=("合格线", "及格线"), unit="分")
    participants = Text("参训人", aliases=("参加人员", "参训人员", "参训人员名单", "参加人"))
    headcount = Number("参训人数", aliases=("人数", "参加人数"), unit="人", index=True)
    passed = Number("合格人数", aliases=("考试合格人数",), unit="人", index=True)
    evidence = Attachment("证明材料", aliases=("附件", "佐证材料"))
    remarks = LongText("备注", aliases=("说明",))

    class Meta:
        table_name = "training_class"
