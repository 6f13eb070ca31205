"""村（居）法律顾问: the columns of an engagement and of every visit."""

from __future__ import annotations

from lawgov_desktop.records.fields import (
    Attachment,
    Code,
    Date,
    IdText,
    LongText,
    Number,
    PersonName,
    Phone,
    PinyinKey,
    Text,
)
from lawgov_desktop.records.record_type import Record, Row


class VillageAdviser(Record):
    """The engagement of one lawyer by one village."""

    village = Text(
        "村（社区）",
        aliases=("服务村", "村", "所在村", "村居", "村（居）", "行政村", "社区", "服务村居"),
        index=True,
        width=14,
    )
    village_key = PinyinKey(of="village")
    name = PersonName(
        "法律顾问",
        privacy="",
        aliases=("姓名", "律师", "律师姓名", "顾问", "顾问姓名", "村法律顾问"),
        index=True,
        width=12,
    )
    name_key = PinyinKey(of="name")
    firm = Text("律所", aliases=("律师事务所", "所在律所", "执业机构", "法律服务所", "单位"), width=20)
    licence_no = IdText("执业证号", aliases=("执业证", "律师证号", "执业证书号"))
    phone = Phone("联系电话", aliases=("电话", "联系方式", "手机", "手机号"), width=14)
    valid_from = Date(
        "聘期起",
        until="valid_to",
        aliases=("聘任日期", "聘用日期", "合同开始"),
        index=True,
    )
    valid_to = Date(
        "聘期止",
        aliases=("合同到期", "聘任止", "到期日期", "聘期", "聘用期限", "聘任期限", "服务期限", "合同期限"),
        index=True,
    )
    visits_wanted = Number("每年应到村", aliases=("约定次数", "应服务次数"), unit="次", hint="按聘任合同")
    visit_count = Number("到村次数", unit="次")
    consultations = Number("解答咨询合计", unit="人次")
    last_visit_on = Date("最近到村", index=True)
    contract = Attachment("聘任合同", aliases=("合同",))
    remarks = LongText("备注", aliases=("说明",))

    class Meta:
        table_name = "village_adviser"


class AdviserVisit(Row):
    """One visit or service."""

    held_on = Date("服务日期", aliases=("日期", "到村日期", "服务时间"), index=True)
    service = Code("服务内容", "adviser_service", aliases=("服务类型",))
    text = LongText("服务情况", aliases=("情况", "内容"))
    consulted = Number("咨询人次", aliases=("解答咨询",), unit="人次")
    hours = Text("时长")

    class Meta:
        table_name = "village_adviser_visit"
