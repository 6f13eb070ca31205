"""第一责任人职责: what each leader had to do for the rule of law in a year, what was done, and the proof."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import peewee

from lawgov_desktop.records import dates
from lawgov_desktop.records.fields import (
    Attachment,
    Code,
    Date,
    Flag,
    Link,
    LongText,
    Names,
    Number,
    PersonName,
    PinyinKey,
    Text,
)
from lawgov_desktop.records.record_type import Draft, Problem, Record, RecordType, Section, View
from lawgov_desktop.registers.conditions import year_is

FOUR_IN_PERSON = ("deploy", "inquire", "coordinate", "supervise")
"""重要工作亲自部署、重大问题亲自过问、重点环节亲自协调、重要任务亲自督办 (codes of ``duty_item``)."""


class Duty(Record):
    """One duty of one leader in one year (党政主要负责人履行推进法治建设第一责任人职责规定)."""

    title = Text("责任事项名称", width=34)
    title_key = PinyinKey(of="title")
    leader = PersonName(
        "责任人",
        aliases=("姓名", "领导姓名", "党政主要负责人", "第一责任人"),
        privacy="",
        index=True,
        width=12,
    )
    leader_key = PinyinKey(of="leader")
    post = Text("职务", aliases=("领导职务", "现任职务"), width=12)
    year = Number("年度", aliases=("年份",), index=True, width=8)
    item = Code(
        "责任事项",
        "duty_item",
        aliases=("职责", "职责事项", "事项", "责任内容", "职责内容", "四个亲自", "履职内容"),
        index=True,
        width=24,
    )
    what = LongText(
        "完成情况", aliases=("履职情况", "落实情况", "工作开展情况", "工作内容", "具体工作"), width=40
    )
    done = Flag("是否完成", aliases=("完成", "是否落实"), index=True)
    done_on = Date("完成日期", aliases=("完成时间", "履职日期", "日期"))
    meeting = Link("佐证会议", "meeting", aliases=("相关会议",), index=True)
    evidence = Text("佐证", aliases=("佐证材料", "佐证材料名称"))
    files = Attachment("佐证附件", aliases=("附件",))
    remarks = LongText("备注", aliases=("说明",))

    class Meta:
        table_name = "duty"


def _derive(draft: Draft, names: Names) -> Mapping[str, Any]:
    item = names.code_label("duty_item", draft["item"]) if draft.get("item") else ""
    year = draft.get("year") or dates.year_of(draft.get("done_on"))
    named = f"{draft.get('leader') or ''}{f'{year}年' if year else ''}{item}"
    found: Draft = {"title": named or None, "year": year}
    if draft.get("done") is None and draft.get("done_on") and draft.get("what"):
        found["done"] = 1
    return found


def _rules(draft: Draft, names: Names) -> Sequence[Problem]:
    return list(_problems(draft))


def _problems(draft: Draft) -> Iterator[Problem]:
    year, done_on = draft.get("year"), draft.get("done_on")
    if year is not None and not 1990 <= year <= 2100:
        yield Problem("year", "doubt", f"年度写的是 {year}", "", "请填四位数的年份，如 2025")
    elif year is not None and done_on and dates.year_of(done_on) != year:
        yield Problem("done_on", "doubt", f"完成日期不在 {year} 年", "按年度统计时算在年度那一年", "请核对")
    if draft.get("done") == 1:
        if not draft.get("what"):
            yield Problem("what", "doubt", "写了已完成，没有写做了什么", "述法时要逐项写明", "请写完成情况")
        if not (draft.get("evidence") or draft.get("meeting") or draft.get("files")):
            yield Problem(
                "evidence", "doubt", "没有佐证", "考核时要看佐证材料", "请选会议、写材料名称或附上文件"
            )


def _wanted(draft: Draft) -> Sequence[str]:
    wanted = [name for name in ("post", "item") if draft.get(name) is None]
    return [*wanted, "what"] if draft.get("done") == 1 and not draft.get("what") else wanted


def _not_done(model: type[Any], day: Any) -> peewee.Expression:
    where: peewee.Expression = model.done.is_null() | (model.done == 0)
    return where


_VIEWS = (
    View("this_year", "本年", year_is("year")),
    View("not_done", "未完成职责", _not_done),
    View("in_person", "四个亲自",
         lambda model, day: model.item.in_(FOUR_IN_PERSON) & (model.year == day.year)),
    View("without_evidence", "缺佐证",
         lambda model, day: (model.done == 1) & model.evidence.is_null() & model.meeting.is_null()
         & model.files.is_null()),
    View("last_year", "上年", year_is("year", 1)),
)  # fmt: skip


def _sample(link: Callable[[str], str | None]) -> Draft:
    return {
        "leader": "王示例",
        "post": "镇长",
        "year": 2025,
        "item": "deploy",
        "what": "主持召开专题研究会议，部署年度法治政府建设工作。",
        "done": 1,
        "done_on": "2025-03-05",
        "meeting": link("meeting"),
        "evidence": "会议纪要样会纪〔2025〕3号",
    }


_REGISTER = (
    "leader", "post", "year", "item", "what", "done", "done_on", "evidence", "meeting", "remarks",
)  # fmt: skip

DUTY = RecordType(
    key="duty",
    title="第一责任人职责",
    tab="governance",
    model=Duty,
    title_field="title",
    sections=(
        Section("责任事项", ("leader", "post", "year", "item")),
        Section("完成情况", ("what", "done", "done_on", "meeting", "evidence", "files", "remarks")),
        Section("名称", ("title",)),
    ),
    list_fields=("year", "leader", "post", "item", "what", "done", "done_on", "evidence"),
    register_fields=_REGISTER,
    import_fields=_REGISTER,
    search_fields=("title", "leader", "post", "what", "evidence", "remarks"),
    required=("leader", "year"),
    keys=(("year", "leader", "item"),),
    order="-year",
    wanted=_wanted,
    rules=_rules,
    derive=_derive,
    derived=("title",),
    views=_VIEWS,
    belongs_here="党委书记、镇长推进法治建设的职责，一人一年一项一条，写明做了什么、有什么佐证；述法时从这里起草。",
    sample=_sample,
)  # fmt: skip
