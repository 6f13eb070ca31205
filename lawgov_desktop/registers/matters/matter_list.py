"""清单版本: one issued list of matters (权责清单, 赋权清单 …), with its document and its dates."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from lawgov_desktop.records.fields import (
    Attachment,
    Code,
    Date,
    IdText,
    Link,
    LongText,
    Names,
    Number,
    PinyinKey,
    Text,
)
from lawgov_desktop.records.record_type import Draft, Problem, Record, RecordType, Section, View
from lawgov_desktop.registers.conditions import ended
from lawgov_desktop.registers.day_order import in_order
from lawgov_desktop.registers.matters.in_force import list_in_force


class MatterList(Record):
    """One version of a list; the next version is a new record, so that any past day can be asked."""

    title = Text("清单名称", aliases=("名称", "清单标题"), width=36, index=True)
    title_key = PinyinKey(of="title")
    kind = Code("清单类型", "matter_list_kind", aliases=("类型", "清单种类"), index=True)
    document_number = IdText("文号", aliases=("发文字号", "下放文件文号", "文件号"), width=24)
    issued_by = Text("发布机关", aliases=("发文机关", "印发机关", "制定机关"))
    issued_on = Date("发布日期", aliases=("印发日期", "发文日期"), index=True)
    effective_on = Date("生效日期", aliases=("施行日期", "实施日期"), index=True)
    ended_on = Date("停用日期", aliases=("失效日期", "废止日期"), index=True)
    file = Attachment("清单原件", aliases=("附件",))
    remarks = LongText("备注", aliases=("说明",))
    succeeds = Link(
        "接替的上一版清单", "matter_list", aliases=("上一版清单", "原清单", "替代的清单"), index=True
    )
    stated_count = Number(
        "文件载明事项数", aliases=("事项数", "事项数量", "事项总数", "载明事项数"), unit="项"
    )

    class Meta:
        table_name = "matter_list"


_SAID_OTHERWISE = (("赋予", "empowered"), ("承接", "devolved"))
"""Words of titles that say a kind without its label; asked when no label stands in the title."""


def _derive(draft: Draft, names: Names) -> Mapping[str, Any]:
    """The kind of list, where its title says one and only one (赋予乡镇行政权力事项清单)."""
    title = draft.get("title") or ""
    said = {code for code, label in names.code_choices("matter_list_kind") if label in title}
    said = said or {code for word, code in _SAID_OTHERWISE if word in title}
    return {"kind": said.pop()} if len(said) == 1 else {}


def _rules(draft: Draft, names: Names) -> Sequence[Problem]:
    problems = list(in_order(draft, (("effective_on", "ended_on", "停用日期早于生效日期"),)))
    if draft.get("succeeds") and draft.get("succeeds") == draft.get("uuid"):
        problems.append(Problem("succeeds", "doubt", "清单接替了它自己", "", "请选上一个版本"))
    return problems


def _wanted(draft: Draft) -> Sequence[str]:
    return [name for name in ("kind", "document_number", "effective_on") if draft.get(name) is None]


def _sample(link: Callable[[str], str | None]) -> Draft:
    return {
        "title": "样例镇承接县级下放事项清单（2025年版）",
        "kind": "devolved",
        "document_number": "样政发〔2025〕3号",
        "issued_by": "样例县人民政府",
        "issued_on": "2025-03-01",
        "effective_on": "2025-04-01",
    }


_FIELDS = (
    "title",
    "kind",
    "document_number",
    "issued_by",
    "issued_on",
    "effective_on",
    "ended_on",
    "stated_count",
    "remarks",
)

MATTER_LIST = RecordType(
    key="matter_list",
    title="清单版本",
    tab="matters",
    model=MatterList,
    title_field="title",
    sections=(
        Section("清单", ("title", "kind", "document_number", "issued_by")),
        Section(
            "日期和原件",
            ("issued_on", "effective_on", "ended_on", "succeeds", "stated_count", "file", "remarks"),
        ),
    ),
    list_fields=("title", "kind", "effective_on", "ended_on", "document_number", "issued_by", "issued_on"),
    register_fields=_FIELDS,
    import_fields=_FIELDS,
    search_fields=("title", "document_number", "issued_by", "remarks"),
    required=("title",),
    keys=(("document_number", "title"), ("title", "effective_on")),
    order="-effective_on",
    wanted=_wanted,
    derive=_derive,
    rules=_rules,
    views=(
        View("in_force", "现行", list_in_force),
        View("ended", "已停用", ended("ended_on")),
        View("no_file", "没有存原件", lambda model, day: model.file.is_null()),
    ),
    belongs_here="上级下放、赋权或本镇公布的事项清单，一个版本一条；先登记清单，再导入里面的事项。",
    sample=_sample,
)
