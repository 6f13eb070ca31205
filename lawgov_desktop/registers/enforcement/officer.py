"""执法人员名册: who may enforce the law, from which day to which, and the card each of them holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import peewee

from lawgov_desktop.records import dates
from lawgov_desktop.records.fields import (
    Attachment,
    Code,
    Date,
    Flag,
    IdText,
    LongText,
    Names,
    PersonName,
    Phone,
    PinyinKey,
    ResidentId,
    Text,
)
from lawgov_desktop.records.record_type import (
    Clock,
    Draft,
    Follows,
    Onward,
    Problem,
    Record,
    RecordType,
    Section,
    View,
)
from lawgov_desktop.registers.conditions import in_being, in_year
from lawgov_desktop.registers.day_order import in_order
from lawgov_desktop.registers.enforcement.cards import CARD_FIELDS, NOT_HELD, current_card
from lawgov_desktop.registers.enforcement.enrolment import retrained_on
from lawgov_desktop.registers.mediation.person import from_id, id_contradictions

ROSTER_CARD = (
    "roster_number",
    "roster_type",
    "roster_organ",
    "roster_issued_on",
    "roster_valid_to",
)
"""What a county's roster says about the card; cards are made of it (`procedures.enforcement_cards`)."""

_NOT_ON_STAFF = ("worker", "contract")
_GROWN_UP = 18


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


def _derive(draft: Draft, names: Names) -> Mapping[str, Any]:
    return from_id(draft.get("id_no"))


def _rules(draft: Draft, names: Names) -> Sequence[Problem]:
    return [*_about_the_person(draft), *_about_the_roster(draft), *_about_the_card(draft)]


def _about_the_person(draft: Draft) -> Iterator[Problem]:
    for name, what in id_contradictions(draft):
        yield Problem(name, "doubt", what, "", "请对照身份证核对")
    if draft.get("establishment") in _NOT_ON_STAFF:
        yield Problem(
            "establishment",
            "doubt",
            "工勤、合同制人员一般不能申领执法证",
            "多数省份只限在编在职人员；以本省规定为准",
            "请核对编制；辅助人员请登记到“执法辅助人员”",
        )
    birth, begin = dates.last_day(draft.get("birth")), dates.first_day(draft.get("valid_from"))
    if birth and begin and begin < dates.months_on(birth, 12 * _GROWN_UP):
        yield Problem("valid_from", "doubt", "入册时不满十八周岁", "", "请核对出生日期和入册日期")
    if draft.get("reviewer") and not draft.get("lawyer_number"):
        yield Problem(
            "lawyer_number",
            "doubt",
            "法制审核人员没有登记法律职业资格证号",
            "《行政处罚法》第五十八条：初次从事处罚决定法制审核的，应当取得国家统一法律职业资格",
            "不是初次从事的可以不填",
        )


def _about_the_roster(draft: Draft) -> Iterator[Problem]:
    yield from in_order(draft, (("valid_from", "valid_to", "离册日期早于入册日期"),))
    if draft.get("left_by") and not draft.get("valid_to"):
        yield Problem("valid_to", "doubt", "有离册原因，没有离册日期", "按日期统计时仍算在册", "请补离册日期")
    if draft.get("valid_to") and not draft.get("left_by"):
        yield Problem("left_by", "doubt", "没有写离册原因", "年度人数对照时会说不清去向", "请选离册原因")
    state = draft.get("certificate_state")
    if draft.get("valid_to") and state is not None and state not in NOT_HELD:
        yield Problem(
            "valid_to", "doubt", "已经离册，证件还没有收回或注销", "", "请在证件登记簿里登记收回、注销"
        )


def _about_the_card(draft: Draft) -> Iterator[Problem]:
    told, held = draft.get("roster_number"), draft.get("certificate_no")
    if told and not held:
        yield Problem(
            "roster_number",
            "doubt",
            "名册上有证号，证件登记簿里还没有这张证",
            "到期提醒、满四年名单和持证人数都按证件登记簿计算",
            "请在“办理”里点“按名册建立证件”",
        )
    elif told and held and told != held:
        yield Problem(
            "roster_number",
            "doubt",
            f"名册上的证号和证件登记簿里的（{held}）不同",
            "",
            "请核对哪一个是现在的证",
        )


def _wanted(draft: Draft) -> Sequence[str]:
    needed = ("sex", "id_no", "unit", "post", "establishment", "valid_from")
    return [name for name in needed if draft.get(name) is None]


def _clocks(draft: Draft) -> Sequence[Clock]:
    """再培训 runs on the person: what meets it is an examination, not something done to the card."""
    issued = dates.first_day(draft.get("certificate_issued_on"))
    if issued is None or draft.get("valid_to") or draft.get("certificate_state") in (None, *NOT_HELD):
        return ()
    passed = draft.get("retrained_on")
    start = issued.isoformat()
    return [Clock("retraining", start, done_on=passed if passed and passed > start else None)]


def _follow_cards(draft: Draft, cards: Sequence[Draft], names: Names) -> Mapping[str, Any]:
    card = current_card(cards)
    if card is None:
        return dict.fromkeys((*CARD_FIELDS, "certificate_state"))
    return {own: card.get(of) for own, of in CARD_FIELDS.items()} | {"certificate_state": card.get("state")}


def _follow_classes(draft: Draft, classes: Sequence[Draft], names: Names) -> Mapping[str, Any]:
    return {"retrained_on": retrained_on(classes, draft["uuid"])}


def _without_card(model: type[Any], day: date) -> peewee.Expression:
    state = model.certificate_state
    where: peewee.Expression = in_being("valid_from", "valid_to")(model, day) & (
        state.is_null() | state.in_(NOT_HELD)
    )
    return where


def _long_held(model: type[Any], day: date) -> peewee.Expression:
    """The clock 再培训 has come to its end, met or not: its length is a local setting (four years)."""
    due = peewee.SQL(
        "(SELECT uuid FROM deadline WHERE kind = 'officer' AND rule = 'retraining' AND due <= ?)",
        (day.isoformat(),),
    )
    where: peewee.Expression = model.uuid.in_(due)
    return where


def _unfiled(model: type[Any], day: date) -> peewee.Expression:
    where: peewee.Expression = model.roster_number.is_null(False) & model.certificate_no.is_null()
    return where


def _card_of(draft: Draft) -> Draft:
    return {
        "officer": draft["uuid"],
        "number": draft.get("roster_number") if not draft.get("certificate_no") else None,
        "kind": draft.get("roster_type"),
        "organ": draft.get("roster_organ"),
        "issued_on": draft.get("roster_issued_on"),
        "valid_to": draft.get("roster_valid_to"),
        "unit": draft.get("unit"),
    }


def _sample(link: Callable[[str], str | None]) -> Draft:
    return {
        "name": "赵示例",
        "sex": "1",
        "birth": "1985-04",
        "ethnic_group": "01",
        "education": "bachelor",
        "political_status": "01",
        "phone": "13800000003",
        "unit": "综合行政执法队",
        "post": "队员",
        "establishment": "institution",
        "enforcement_body": "样例镇人民政府",
        "enforcement_fields": "城市管理",
        "area": "样例镇",
        "valid_from": "2021-03-01",
        "joined_by": "new",
    }


_PERSON = (
    "name",
    "sex",
    "birth",
    "id_no",
    "ethnic_group",
    "education",
    "political_status",
    "phone",
    "unit",
    "post",
    "establishment",
    "enforcement_body",
    "enforcement_fields",
    "area",
)
_ROSTER = ("valid_from", "joined_by", "valid_to", "left_by")

OFFICER = RecordType(
    key="officer",
    title="执法人员名册",
    tab="enforcement",
    model=Officer,
    title_field="name",
    sections=(
        Section(
            "基本信息",
            (
                "name",
                "sex",
                "id_no",
                "birth",
                "ethnic_group",
                "education",
                "political_status",
                "phone",
                "photo",
            ),
        ),
        Section(
            "岗位和执法权",
            (
                "unit",
                "post",
                "establishment",
                "enforcement_body",
                "enforcement_fields",
                "area",
                "reviewer",
                "lawyer_number",
            ),
        ),
        Section("入册和离册", _ROSTER),
        Section("现持证件（随证件登记簿）", (*CARD_FIELDS, "certificate_state", "retrained_on")),
        Section("名册上所写的证件", ROSTER_CARD),
        Section("备注", ("remarks",)),
    ),
    list_fields=(
        "name",
        "unit",
        "post",
        "certificate_no",
        "certificate_valid_to",
        "certificate_state",
        "establishment",
        "valid_from",
        "sex",
    ),
    register_fields=(
        *_PERSON,
        *CARD_FIELDS,
        "certificate_state",
        *_ROSTER,
        "lawyer_number",
        "remarks",
    ),
    print_fields=(
        "name",
        "sex",
        "birth",
        "unit",
        "post",
        "establishment",
        "enforcement_fields",
        "certificate_no",
        "certificate_type",
        "certificate_valid_to",
        "certificate_state",
    ),
    import_fields=(*_PERSON, *ROSTER_CARD, *_ROSTER, "reviewer", "lawyer_number", "remarks"),
    search_fields=(
        "name",
        "id_no",
        "phone",
        "unit",
        "post",
        "certificate_no",
        "roster_number",
        "enforcement_fields",
        "remarks",
    ),
    required=("name",),
    keys=(("id_no",), ("roster_number",), ("name", "unit")),
    order="name",
    wanted=_wanted,
    rules=_rules,
    derive=_derive,
    derived=(*CARD_FIELDS, "certificate_state", "retrained_on"),
    follows=(
        Follows("certificate", "officer", (*CARD_FIELDS, "certificate_state"), _follow_cards),
        Follows("training_class", "enrolments.officer", ("retrained_on",), _follow_classes),
    ),
    clocks=_clocks,
    views=(
        View("on_roster", "在册", in_being("valid_from", "valid_to")),
        View("no_certificate", "无证件", _without_card),
        View("four_years", "持证满四年", _long_held),
        View("suspended", "暂扣", lambda model, day: model.certificate_state == "suspended"),
        View("unfiled", "证号未建卡", _unfiled),
        View("left_this_year", "本年离册", in_year("valid_to")),
    ),
    onward=(Onward("card", "登记证件", "certificate", _card_of),),
    belongs_here="本单位的行政执法人员。写明入册、离册日期，就能回答过去任何一天有多少人；证件另记在证件登记簿，这里跟着显示。",
    sample=_sample,
)
