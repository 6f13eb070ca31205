"""执法人员名册: who may enforce the law, from which day to which, and the card each of them holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import peewee

from lawgov_desktop.records import dates
from lawgov_desktop.records.fields import (
    Names,
)
from lawgov_desktop.records.record_type import (
    Clock,
    Draft,
    Follows,
    Onward,
    Problem,
    RecordType,
    Section,
    View,
)
from lawgov_desktop.registers.conditions import in_being, in_year
from lawgov_desktop.registers.day_order import in_order
from lawgov_desktop.registers.enforcement.cards import CARD_FIELDS, NOT_HELD, current_card
from lawgov_desktop.registers.enforcement.enrolment import retrained_on
from lawgov_desktop.registers.enforcement.papers import OFFICER_PAPERS
from lawgov_desktop.registers.enforcement.tables import Officer
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
    papers=OFFICER_PAPERS,
    belongs_here="本单位的行政执法人员。写明入册、离册日期，就能回答过去任何一天有多少人；证件另记在证件登记簿，这里跟着显示。",
    sample=_sample,
)
