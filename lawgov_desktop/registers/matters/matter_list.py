"""清单版本: one issued list of matters (权责清单, 赋权清单 …), with its document and its dates."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from lawgov_desktop.records import dates
from lawgov_desktop.records.fields import Attachment, Code, Date, IdText, LongText, Names, PinyinKey, Text
from lawgov_desktop.records.record_type import Draft, Problem, Record, RecordType, Section, View


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

    class Meta:
        table_name = "matter_list"


def _rules(draft: Draft, names: Names) -> Sequence[Problem]:
    begin, end = dates.first_day(draft.get("effective_on")), dates.last_day(draft.get("ended_on"))
    if begin and end and end < begin:
        return [Problem("ended_on", "doubt", "停用日期早于生效日期", "", "请核对两个日期")]
    return []


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
        Section("日期和原件", ("issued_on", "effective_on", "ended_on", "file", "remarks")),
    ),
    list_fields=("title", "kind", "document_number", "issued_by", "issued_on", "effective_on", "ended_on"),
    register_fields=_FIELDS,
    import_fields=_FIELDS,
    search_fields=("title", "document_number", "issued_by", "remarks"),
    required=("title",),
    keys=(("document_number", "title"), ("title", "effective_on")),
    order="-effective_on",
    wanted=_wanted,
    rules=_rules,
    views=(
        View(
            "in_force",
            "现行",
            lambda model, day: (
                (model.effective_on.is_null() | (model.effective_on <= day.isoformat()))
                & (model.ended_on.is_null() | (model.ended_on > day.isoformat()))
            ),
        ),
        View(
            "ended",
            "已停用",
            lambda model, day: model.ended_on.is_null(False) & (model.ended_on <= day.isoformat()),
        ),
    ),
    belongs_here="上级下放、赋权或本镇公布的事项清单，一个版本一条；先登记清单，再导入里面的事项。",
    sample=_sample,
)
