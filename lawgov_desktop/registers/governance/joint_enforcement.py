"""联合执法: what several offices did together on one day, what they checked, found and dealt with."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from lawgov_desktop.records.fields import (
    Attachment,
    Code,
    Codes,
    Date,
    IdText,
    LongText,
    Money,
    Names,
    Number,
    PersonName,
    PinyinKey,
    Text,
)
from lawgov_desktop.records.record_type import Draft, Problem, Record, RecordType, Section, View
from lawgov_desktop.registers.conditions import in_year
from lawgov_desktop.registers.day_order import empty_of, in_order


class JointEnforcement(Record):
    """联合执法 of the township with county departments or with its own offices."""

    title = Text(
        "名称",
        aliases=(
            "活动名称",
            "联合执法名称",
            "行动名称",
            "执法名称",
            "主题",
            "联合执法事项",
            "执法事项",
            "执法内容",
        ),
        width=32,
    )
    title_key = PinyinKey(of="title")
    kind = Code("类别", "joint_kind", aliases=("类型", "执法类别"), index=True)
    held_on = Date(
        "日期",
        until="ended_on",
        aliases=("时间", "执法日期", "开展日期", "开始日期", "起止时间", "行动时间", "执法时间"),
        index=True,
    )
    ended_on = Date("结束日期", aliases=("结束时间",))
    fields_of_law = Codes("执法领域", "enforcement_field", aliases=("领域", "涉及领域"))
    lead_unit = Text("牵头单位", aliases=("组织单位", "牵头部门", "主办单位"))
    units = Text(
        "参加单位",
        aliases=("参与单位", "联合单位", "参加部门", "配合单位", "参与部门", "联合部门"),
        hint="几个单位用顿号隔开",
        width=28,
    )
    leader = PersonName("带队人", aliases=("带队领导", "负责人"), privacy="")
    place = Text("地点", aliases=("执法地点", "区域", "检查区域"))
    plan_number = IdText("方案文号", aliases=("文号", "方案"))
    officers = Number(
        "出动执法人员", aliases=("出动人数", "执法人员数", "出动人次", "参加人数", "出动人员"), unit="人"
    )
    targets = Number(
        "检查对象数",
        aliases=("检查户数", "检查家数", "检查对象", "检查单位数", "检查企业", "检查点位"),
        unit="户",
    )
    found = Number("发现问题数", aliases=("发现问题", "问题数", "隐患数", "发现隐患"), unit="个")
    corrected = Number("当场整改数", aliases=("整改数", "立行立改数"), unit="个")
    ordered = Number("责令改正数", aliases=("责令整改数", "下达整改通知书数"), unit="份")
    cases_opened = Number("立案数", aliases=("立案件数", "立案"), unit="件")
    handed_over = Number("移送数", aliases=("移送件数", "移交数"), unit="件")
    fines = Money("罚款金额", aliases=("罚款", "罚没金额"), unit="元")
    results = LongText("处理结果", aliases=("结果", "处理情况", "执法情况", "工作成效", "检查情况"))
    files = Attachment("方案、照片和文书")
    remarks = LongText("备注", aliases=("说明",))

    class Meta:
        table_name = "joint_enforcement"


def _rules(draft: Draft, names: Names) -> Sequence[Problem]:
    return [*_problems(draft), *in_order(draft, (("held_on", "ended_on", "结束早于开始"),))]


def _problems(draft: Draft) -> Iterator[Problem]:
    found = draft.get("found")
    settled = sum(draft.get(name) or 0 for name in ("corrected", "ordered"))
    if found is not None and draft.get("corrected") and draft["corrected"] > found:
        yield Problem("corrected", "doubt", "当场整改的比发现的问题还多", "", "请核对问题数")
    if found and not settled and not draft.get("results"):
        yield Problem("results", "doubt", "发现了问题，没有写怎样处理的", "", "请写处理结果")
    if draft.get("officers") is not None and draft["officers"] < 2:
        yield Problem(
            "officers",
            "doubt",
            "执法人员少于两人",
            "《行政处罚法》第四十二条：执法人员不得少于两人，法律另有规定的除外",
            "请核对人数",
        )


def _sample(link: Callable[[str], str | None]) -> Draft:
    return {
        "title": "春季农资市场联合检查",
        "kind": "inspection",
        "held_on": "2024-03-12",
        "fields_of_law": ";agriculture;market;",
        "lead_unit": "样例镇综合行政执法队",
        "units": "样例县农业农村局、样例县市场监督管理局",
        "leader": "李示例",
        "place": "样例镇集市",
        "officers": 9,
        "targets": 14,
        "found": 3,
        "corrected": 2,
        "ordered": 1,
        "results": "当场整改2处，责令限期改正1处",
    }


_REGISTER = (
    "title", "kind", "held_on", "ended_on", "fields_of_law", "lead_unit", "units", "leader", "place",
    "plan_number", "officers", "targets", "found", "corrected", "ordered", "cases_opened", "handed_over",
    "fines", "results", "remarks",
)  # fmt: skip

JOINT_ENFORCEMENT = RecordType(
    key="joint_enforcement",
    title="联合执法",
    tab="governance",
    model=JointEnforcement,
    title_field="title",
    sections=(
        Section(
            "活动",
            (
                "title", "kind", "held_on", "ended_on", "fields_of_law", "lead_unit", "units", "leader",
                "place", "plan_number",
            ),
        ),
        Section(
            "检查和处理",
            (
                "officers", "targets", "found", "corrected", "ordered", "cases_opened", "handed_over",
                "fines", "results",
            ),
        ),
        Section("材料", ("files", "remarks")),
    ),
    list_fields=(
        "title", "held_on", "kind", "fields_of_law", "lead_unit", "officers", "targets", "found",
        "cases_opened",
    ),
    register_fields=_REGISTER,
    print_fields=(
        "title", "held_on", "lead_unit", "units", "place", "officers", "targets", "found", "results",
    ),
    import_fields=_REGISTER,
    search_fields=("title", "lead_unit", "units", "place", "leader", "results", "remarks"),
    required=("title",),
    keys=(("title", "held_on"),),
    order="-held_on",
    wanted=lambda draft: empty_of(draft, ("held_on", "lead_unit", "units", "targets")),
    rules=_rules,
    views=(
        View("this_year", "本年", in_year("held_on")),
        View("last_year", "上年", in_year("held_on", 1)),
        View("with_cases", "有立案", lambda model, day: model.cases_opened > 0),
        View("handed_over", "有移送", lambda model, day: model.handed_over > 0),
        View("no_result", "未写处理结果", lambda model, day: model.results.is_null() & (model.found > 0)),
    ),
    belongs_here="与县级部门或镇内几个办所一起开展的执法检查：谁参加、查了多少、发现什么、怎样处理。",
    sample=_sample,
)  # fmt: skip
