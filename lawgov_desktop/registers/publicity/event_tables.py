"""普法活动: the columns of an event and of what was handed out and who was there (domain §3.5)."""

from __future__ import annotations

from typing import Final

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
    Statutes,
    Text,
)
from lawgov_desktop.records.record_type import Record, Row

STATES: Final = (
    ("planned", "计划"),
    ("held", "已开展"),
    ("cancelled", "已取消"),
    ("made_up", "已补办"),
)
"""已补办 is an event held to make up for another that was cancelled: it counts as held."""
DONE_STATES: Final = ("held", "made_up")


class PublicityEvent(Record):
    """One publicity event: planned, held, cancelled, or held to make up for a cancelled one."""

    heading = Text("活动")
    number = IdText("活动编号", aliases=("编号", "活动序号"), index=True)
    held_on = Date(
        "日期",
        aliases=("活动日期", "活动时间", "时间", "开展日期", "开展时间", "宣传时间", "宣传日期"),
        index=True,
        width=12,
    )
    hours = Text("起止时间", aliases=("活动时段", "开始结束时间"), hint="如 8:00—11:00")
    calendar = Text("星期和农历")
    state = Choice("状态", STATES, aliases=("活动状态", "完成情况", "开展情况"), index=True)
    theme = Text(
        "活动主题", aliases=("主题", "活动名称", "活动名称/主题", "宣传主题", "活动内容", "名称"), width=28
    )
    theme_key = PinyinKey(of="theme")
    market = Link("集市", "market", aliases=("赶集地点", "所在集市", "逢集地点"), index=True)
    is_market_day = Flag("是否集日", aliases=("集日", "赶集日", "是否赶集日", "是否逢集"), index=True)
    place = Text("地点", aliases=("活动地点", "宣传地点", "开展地点", "活动场所"), width=20)
    village = Text("所在村（社区）", aliases=("村", "所在村", "村居", "村（社区）"))
    venues = Codes(
        "场所类型",
        "venue_type",
        aliases=(
            "进X",
            "法律进X",
            "法律六进",
            "法律八进",
            "场所",
            "场所类别",
            "进什么",
            "进机关、乡村、社区、学校、企业、单位",
            "六进类别",
            "进哪里",
        ),
    )
    occasion = Link("宣传节点", "occasion", aliases=("节点", "宣传日"), index=True)
    plan = Link("普法计划", "publicity_plan", aliases=("计划项目", "所属计划"), index=True)
    statutes = Statutes("法律法规", aliases=("宣传法律", "法律法规/政策", "宣传内容", "普法内容", "法律"))
    forms = Codes("形式", "publicity_form", aliases=("活动形式", "宣传形式", "方式", "宣传方式"))
    organiser = Text("主办单位", aliases=("主办", "组织单位", "举办单位", "牵头单位"))
    carried_out_by = Text("承办单位", aliases=("承办", "责任单位"))
    units = Text(
        "参与单位", aliases=("参加单位", "参与部门", "参加部门", "协办单位", "协办"), hint="用顿号隔开"
    )
    staff_names = Text("参与人员", aliases=("参加人员", "普法人员", "工作人员"))
    audience = Number(
        "受众人数",
        aliases=("受众", "受众人次", "参加人数", "受教育人数", "受益人数", "覆盖人数"),
        unit="人次",
    )
    copies = Number(
        "发放资料",
        aliases=("发放资料份数", "资料份数", "发放资料(份)", "发放宣传资料", "宣传资料", "发放份数"),
        unit="份",
    )
    boards = Number("展板", aliases=("展板数", "摆放展板"), unit="块")
    banners = Number("横幅", aliases=("横幅数", "悬挂横幅", "条幅"), unit="条")
    consultations = Number(
        "解答咨询",
        aliases=("解答咨询人次", "咨询人次", "法律咨询", "现场咨询", "接受咨询", "咨询"),
        unit="人次",
    )
    leads = Number("收集线索", aliases=("线索", "转调解", "收集纠纷线索", "线索数"), unit="件")
    leads_text = LongText("线索内容", aliases=("线索情况",))
    questionnaires = Number("问卷", aliases=("问卷数", "发放问卷", "问卷调查"), unit="份")
    media = LongText("媒体报道", aliases=("报道", "宣传报道", "媒体"), hint="标题、媒体和链接")
    photos = Attachment("照片", aliases=("活动照片", "图片", "佐证材料"), hint="全景、发放、咨询至少各一张")
    sign_sheet = Attachment("签到表", aliases=("签到",))
    cost = Money("费用", aliases=("经费", "支出"))
    summary = LongText("活动情况", aliases=("活动简况", "情况", "活动小结", "效果"))
    reason = Text("取消或改期原因", aliases=("取消原因", "未开展原因", "原因"))
    makes_up_for = Link("补办的是", "publicity_event", aliases=("补办活动",), index=True)
    filled_by = PersonName("填报人", privacy="", aliases=("记录人", "填表人"))
    checked_by = PersonName("审核人", privacy="", aliases=("审核",))
    remarks = LongText("备注", aliases=("说明",))

    class Meta:
        table_name = "publicity_event"


class Leaflet(Row):
    """What was handed out, by kind."""

    kind = Code("种类", "leaflet_kind", aliases=("资料种类",))
    title = Text("名称", aliases=("资料名称",))
    copies = Number("份数", aliases=("数量",), unit="份")

    class Meta:
        table_name = "publicity_event_leaflet"


class EventStaff(Row):
    """Who stood at the stall."""

    name = PersonName("姓名", privacy="")
    role = Code("身份", "publicity_role", aliases=("人员身份",))
    unit = Text("单位", aliases=("所在单位",))
    helper = Link("法律明白人", "law_helper", index=True)

    class Meta:
        table_name = "publicity_event_staff"
