"""The columns of a matter: those of published 权责清单, then what the township itself adds."""

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
    Number,
    Phone,
    PinyinKey,
    Text,
)
from lawgov_desktop.records.record_type import Record, Row


class Matter(Record):
    """One matter; the columns are those of published 权责清单, the last group is the township's own."""

    list = Link("所属清单", "matter_list", aliases=("清单", "清单名称"), index=True)
    code = IdText(
        "事项编码",
        aliases=("职权编码", "权力编码", "事项代码", "编码", "实施清单编码", "基本编码", "事项编号"),
        index=True,
        width=20,
    )
    name = Text(
        "事项名称",
        aliases=(
            "职权名称",
            "权力名称",
            "项目",
            "项目名称",
            "权力事项",
            "权责事项",
            "主项名称",
            "事项",
            "名称",
        ),
        width=36,
    )
    name_key = PinyinKey(of="name")
    sub_name = Text("子项名称", aliases=("子项", "办理项名称", "业务办理项"), width=24)
    full_name = Text("事项全称", width=40, index=True)
    full_name_key = PinyinKey(of="full_name")
    matter_type = Code(
        "事项类型",
        "matter_type",
        aliases=("权力类型", "职权类型", "权力类别", "职权类别", "类型", "类别", "事项类别", "行政权力类型"),
        index=True,
    )
    basis = LongText(
        "设定依据",
        aliases=("实施依据", "法律依据", "依据", "职权依据", "法定依据", "设定和实施依据"),
        width=48,
    )
    office = Text(
        "实施主体",
        aliases=(
            "行使主体",
            "原实施部门",
            "实施机关",
            "实施部门",
            "实施单位",
            "主管部门",
            "原实施单位",
            "权力主体",
        ),
        width=20,
    )
    parent_office = Text("隶属机构", aliases=("隶属部门", "隶属单位"))
    upper_office = Text("上级机构", aliases=("上级部门", "上级主管部门"))
    undertaking_office = Text(
        "承办机构", aliases=("承办处室", "承办科室", "内设机构", "承办部门", "办理机构")
    )
    level = Text(
        "行使层级", aliases=("实施层级", "实施层级及权限", "层级", "行使层级及权限", "实施权限和级次")
    )
    authority = LongText("权限内容", aliases=("权限", "实施权限", "权限划分"))
    duty = LongText("部门职责", aliases=("职责", "主要职责"))
    region = Text("所属行政区划", aliases=("行政区划", "区划"))
    target = Text("实施对象", aliases=("服务对象", "办理对象", "行政相对人"))
    conditions = LongText("申请条件", aliases=("办理条件", "受理条件"))
    materials = LongText("申请材料", aliases=("办理材料", "提交材料"))
    legal_term = Text("法定期限", aliases=("法定办结时限", "法定期限（天/日）", "法定时限"))
    promised_term = Text("承诺期限", aliases=("承诺办结时限", "承诺期限（天/日）", "承诺时限"))
    fee = LongText("收费依据和标准", aliases=("收费（征收）依据和标准", "收费标准", "是否收费", "收费依据"))
    intermediary = Text("是否涉及中介服务", aliases=("是否有涉及中介服务项目", "中介服务"))
    responsible = Text("责任主体", aliases=("责任单位", "责任部门"))
    responsibilities = LongText("责任事项", aliases=("责任事项内容", "责任内容", "责任清单"), width=48)
    responsibility_basis = LongText("责任事项依据", aliases=("责任事项的依据", "责任依据", "履责依据"))
    accountable = Text("追责对象范围", aliases=("追责对象", "问责对象"))
    accountability = LongText("追责情形", aliases=("追责情形和依据", "问责情形", "追责情形及依据"), width=48)
    remedy = LongText("诉求渠道", aliases=("救济途径", "救济渠道", "投诉渠道"))
    disclosure = Text("公开类型", aliases=("公开方式", "公开形式"))
    disclosed = Flag("是否公示", aliases=("是否公开", "公示"))
    published_state = Text("清单中的状态", aliases=("状态", "事项状态"))
    entered_by = Text("录入人", aliases=("填报人",))
    phone = Phone("联系电话", aliases=("电话", "电话号码", "咨询电话", "监督电话"), privacy="")

    own_office = Text(
        "承接机构（办所）",
        aliases=("承接机构", "承接科室", "承接办所", "承接部门", "承接单位", "办所"),
        width=18,
    )
    own_responsible = Text("责任人", aliases=("承接责任人", "经办人", "具体负责人"))
    handled = Text("办理量", aliases=("办理数量", "办件量", "年办件量"))
    taken_over = Flag("是否承接到位", aliases=("承接到位", "是否承接"))
    list_kind = Code("清单类型", "matter_list_kind", aliases=("下放类型", "事项来源"))
    valid_from = Date("生效日期", aliases=("生效日", "启用日期", "承接日期", "下放日期"), index=True)
    valid_to = Date("失效日期", aliases=("停用日期", "收回日期", "划出日期"), index=True)
    change_kind = Choice(
        "变动类型",
        (
            ("added", "新增"),
            ("changed", "调整"),
            ("renamed", "更名"),
            ("recalled", "收回"),
            ("moved_out", "划出"),
            ("cancelled", "取消"),
        ),
        aliases=("调整类型", "动态调整"),
    )
    changed_on = Date("变动日期", aliases=("变动日", "调整日期"))
    position = Number("清单序号", aliases=("序号",), index=True)
    remarks = LongText("备注", aliases=("说明",))
    trained = Text("培训情况", aliases=("培训", "业务培训", "是否培训", "培训时间"))
    attachments = Attachment("附件", aliases=("相关材料",))
    former = Link("上一版事项", "matter", aliases=("原事项", "对应旧版事项"), index=True)
    state = Code("现在的状态", "matter_state", index=True)
    review_state = Choice(
        "复核", (("pending", "待复核"), ("reviewed", "已复核")), aliases=("复核状态",), index=True
    )
    review_reason = LongText("复核原因", aliases=("复核事由",))
    review_asked_on = Date("提出复核日期", aliases=("列入复核日期",))
    reviewed_on = Date("复核日期", aliases=("完成复核日期",))
    review_result = LongText("复核结果", aliases=("复核意见",))

    class Meta:
        table_name = "matter"


class MatterStatus(Row):
    """承接状态: what became of the matter from one day on (feature D05)."""

    state = Code("状态", "matter_state", aliases=("承接状态", "下放状态"), index=True)
    since = Date("自何日起", aliases=("状态日期", "起始日期"), index=True)
    until = Date("至何日止", aliases=("终止日期",))
    document_number = IdText("依据文号", aliases=("状态文号",))
    note = LongText("说明", aliases=("状态说明",))

    class Meta:
        table_name = "matter_status"
