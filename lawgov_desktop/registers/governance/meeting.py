"""会议: every meeting of the township, planned, held or called off, with its topics and who came."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import peewee

from lawgov_desktop.records import dates
from lawgov_desktop.records.fields import (
    Attachment,
    Choice,
    Code,
    Date,
    Flag,
    IdText,
    LongText,
    Names,
    Number,
    PersonName,
    PinyinKey,
    Statutes,
    Text,
)
from lawgov_desktop.records.record_type import (
    ChildRows,
    Clock,
    Draft,
    Onward,
    Problem,
    Record,
    RecordType,
    Row,
    Section,
    View,
)
from lawgov_desktop.records.several import joined, parts
from lawgov_desktop.registers.conditions import overdue, year_is
from lawgov_desktop.registers.day_order import empty_of, wrong_day
from lawgov_desktop.registers.governance import attendance
from lawgov_desktop.registers.governance.due_dates import RULE, given_clock
from lawgov_desktop.registers.governance.meeting_papers import meeting_papers

STATES = (("planned", "计划"), ("held", "已召开"), ("cancelled", "已取消"))


class Meeting(Record):
    """会议 of the office, the leading group, the party committee or the government."""

    kind = Code("会议类型", "meeting_kind", aliases=("类型", "会议类别", "类别"), index=True, width=20)
    title = Text("会议名称", aliases=("名称", "会议主题", "会议"), width=32)
    title_key = PinyinKey(of="title")
    form = Code("会议形式", "meeting_form", aliases=("形式", "召开形式"))
    planned_on = Date("计划日期", aliases=("计划时间", "拟开日期", "计划召开时间"), index=True)
    held_on = Date(
        "召开日期", aliases=("日期", "时间", "会议日期", "会议时间", "召开时间", "开会日期"), index=True
    )
    cancelled = Flag("已取消", aliases=("是否取消",))
    cancelled_reason = Text("取消原因", aliases=("未开原因",))
    state = Choice("状态", STATES, aliases=("会议状态",), index=True)
    year = Number("年度", index=True, width=8)
    place = Text("地点", aliases=("会议地点", "召开地点"))
    chair = PersonName("主持人", aliases=("主持", "会议主持", "主持领导", "主持人员"), privacy="", width=12)
    organiser = Text("主办单位", aliases=("召集单位", "承办单位", "组织单位"))
    recorder = PersonName("记录人", aliases=("记录", "会议记录人"), privacy="")
    topic_titles = Text("议题", width=36)
    topic_titles_key = PinyinKey(of="topic_titles")
    due = Number("应到人数", aliases=("应到", "应参加人数"), unit="人")
    present = Number(
        "实到人数", aliases=("实到", "参会人数", "参加人数", "到会人数", "出席人数"), unit="人", width=10
    )
    on_leave = Number("请假人数", aliases=("请假",), unit="人")
    attendee_names = Text(
        "参会人员", aliases=("参会", "参加人员", "出席人员", "与会人员", "到会人员"), width=30
    )
    document_number = IdText("文号", aliases=("会议文号", "纪要文号", "通知文号", "发文字号"))
    minutes = Attachment("会议纪要", aliases=("纪要", "会议记录"))
    files = Attachment("其他附件", aliases=("附件", "签到表", "照片"))
    follow_up = LongText("后续工作", aliases=("跟进情况", "会后工作"))
    remarks = LongText("备注", aliases=("说明",))

    class Meta:
        table_name = "meeting"


class Topic(Row):
    """议题: what was put, what was decided, who does it until when."""

    title = Text("议题", aliases=("议题名称", "会议议题", "议程", "研究事项", "会议内容", "主要内容"))
    statutes = Statutes("学习的法律法规", aliases=("学习法律",))
    decision = LongText("议定事项", aliases=("决定事项", "议定结果", "会议决定", "决议"))
    responsible = Text("责任人", aliases=("责任单位", "责任领导", "负责人", "牵头单位"))
    due_on = Date("完成时限", aliases=("时限", "完成期限", "落实时限"))
    carried_out = LongText("落实情况", aliases=("落实", "完成情况", "办理情况"))
    done_on = Date("落实日期", aliases=("完成日期", "完成时间"))

    class Meta:
        table_name = "meeting_topic"


class Attendee(Row):
    """参会人: one who was invited, and whether he came."""

    name = PersonName("姓名", aliases=("参会人",), privacy="", hint="几个人用顿号隔开，会分成几行")
    post = Text("职务", aliases=("单位及职务", "职位"))
    presence = Choice("到会情况", attendance.PRESENCE, aliases=("是否到会",))
    proxy = PersonName("代会人", privacy="")

    class Meta:
        table_name = "meeting_attendee"


def state_of(draft: Mapping[str, Any]) -> str:
    """计划, 已召开 or 已取消, from the day it was held and the mark that it was called off."""
    if draft.get("cancelled"):
        return "cancelled"
    return "held" if draft.get("held_on") else "planned"


def _derive(draft: Draft, names: Names) -> Mapping[str, Any]:
    # A list writes the names into one cell. Rows are made of them once, while the record has no state.
    rows = draft.get("attendees") or (
        attendance.parted(draft.get("attendee_names")) if draft.get("state") is None else []
    )
    rows = attendance.in_rows(rows)
    topics = [str(row["title"]) for row in draft.get("topics") or () if row.get("title")]
    found: Draft = {
        "attendees": rows,
        "attendee_names": attendance.joined(rows),
        "topic_titles": "；".join(topics) or None,
        "state": state_of(draft),
        "year": dates.year_of(draft.get("held_on") or draft.get("planned_on")),
        "title": _called(draft, topics, names),
        "kind": _kind_by_name(str(draft.get("title") or (topics[0] if topics else ""))),
    }
    if rows and found["state"] == "held":
        found |= {
            "due": attendance.invited(rows),
            "present": attendance.came(rows),
            "on_leave": attendance.on_leave(rows),
        }
    return found


_KINDS_BY_NAME = (
    ("专题研究", "special_study"), ("领导小组", "leading_group"), ("调解工作动员", "mediation_start"),
    ("调解动员", "mediation_start"), ("培训动员", "training_start"), ("述法", "law_reporting"),
    ("联席会", "joint"), ("会商", "joint"), ("依法行政", "lawful_admin"),
    ("推进会", "progress"), ("诚信", "integrity"), ("党委会", "party_committee"),
    ("常务会", "government"), ("镇长办公会", "government"), ("乡长办公会", "government"),
)  # fmt: skip
"""What the name of a meeting says of its kind; the first that fits. Others are asked for."""


def _kind_by_name(title: str) -> str | None:
    if "党政联席" in title:
        return "party_government"
    return next((kind for words, kind in _KINDS_BY_NAME if words in title), None)


def _called(draft: Draft, topics: Sequence[str], names: Names) -> str | None:
    """What a meeting is called that a list gives no name: its kind, and its first topic."""
    if draft.get("title") or not draft.get("kind"):
        return draft.get("title")
    label = names.code_label("meeting_kind", draft["kind"])
    return f"{label}：{topics[0]}" if topics else label


def _rules(draft: Draft, names: Names) -> Sequence[Problem]:
    return list(_problems(draft))


def _problems(draft: Draft) -> Iterator[Problem]:
    if draft.get("kind") and not draft.get("held_on") and not draft.get("planned_on"):
        yield Problem(
            "held_on", "doubt", "没有日期", "算不进任何一年的会议次数", "请填召开日期；还没开的填计划日期"
        )
    if draft.get("cancelled") and draft.get("held_on"):
        yield Problem("held_on", "doubt", "会议已取消，却填了召开日期", "取消的会议不计次数", "请核对")
    due, present = draft.get("due"), draft.get("present")
    if due is not None and present is not None and present > due:
        yield Problem("present", "doubt", "实到人数比应到人数还多", "", "请核对；列席的不算在应到里")
    rows = draft.get("attendees") or []
    if present is not None and attendance.came(rows) > present:
        yield Problem(
            "present", "doubt", f"名单里到会 {attendance.came(rows)} 人，实到人数写的是 {present} 人",
            "", "请核对名单或人数",
        )  # fmt: skip
    for number, row in enumerate(draft.get("topics") or [], start=1):
        if dates.out_of_order(draft.get("held_on"), row.get("done_on")):
            yield wrong_day(f"topics.{number}.done_on", "落实日期早于召开日期")


def _wanted(draft: Draft) -> Sequence[str]:
    if (draft.get("state") or state_of(draft)) != "held":
        return ()
    needed = ("place", "chair", "recorder", "topics", "present", "minutes")
    return empty_of(draft, needed)


def _clocks(draft: Draft) -> Sequence[Clock]:
    """The limits the meeting set for what it decided; told as carried out, a topic is done in time."""
    if (draft.get("state") or state_of(draft)) != "held":
        return ()
    clocks: list[Clock] = []
    for row in draft.get("topics") or ():
        done = row.get("done_on") or (row.get("due_on") if row.get("carried_out") else None)
        clocks += given_clock(f"议定事项：{row.get('title') or ''}", row, draft.get("held_on"), done)
    return clocks


# --- named views, and what a meeting may become --------------------------------------------------------


def _not_held(model: type[Any], day: date) -> peewee.Expression:
    """Planned for this year, its day or month not written as held."""
    where: peewee.Expression = (model.state == "planned") & (
        model.year.is_null() | (model.year == day.year) | (model.planned_on <= day.isoformat())
    )
    return where


def _without_minutes(model: type[Any], day: date) -> peewee.Expression:
    where: peewee.Expression = (model.state == "held") & model.minutes.is_null()
    return where


def _of_kind(*kinds: str) -> Callable[[type[Any], date], peewee.Expression]:
    def where(model: type[Any], day: date) -> peewee.Expression:
        found: peewee.Expression = model.kind.in_(kinds) & (model.year == day.year)
        return found

    return where


_VIEWS = (
    View("this_year", "本年", year_is("year")),
    View("not_held", "计划未开", _not_held),
    View("without_minutes", "缺纪要", _without_minutes),
    View("special_study", "本年专题研究", _of_kind("special_study")),
    View("topics_overdue", "议定事项逾期", overdue(RULE)),
    View("cancelled", "已取消", lambda model, day: model.state == "cancelled"),
)


_DECIDING = ("party_committee", "government", "party_government", "special_study")


def _first_open_topic(draft: Draft) -> Draft:
    topics = draft.get("topics") or [{}]
    return next((row for row in topics if not row.get("done_on")), topics[0])


def _as_problem(draft: Draft) -> Draft:
    """问题 put on the meeting: its first topic that is not done yet, or the meeting itself."""
    topic = _first_open_topic(draft)
    return {
        "title": topic.get("title") or draft.get("title"),
        "year": draft.get("year"),
        "source": "meeting",
        "meeting": draft.get("uuid"),
        "found_on": draft.get("held_on"),
        "measures": topic.get("decision"),
        "responsible_unit": topic.get("responsible"),
        "due_on": topic.get("due_on"),
    }


def _as_study(draft: Draft) -> Draft:
    """会前学法 of this meeting, with the statutes of its topics."""
    statutes: list[str] = []
    for row in draft.get("topics") or ():
        statutes += parts(row.get("statutes"))
    return {
        "title": f"{draft.get('title') or ''}会前学法",
        "occasion": "before_meeting",
        "studied_on": draft.get("held_on"),
        "planned_on": draft.get("planned_on"),
        "meeting": draft.get("uuid"),
        "statutes": joined(statutes),
        "due": draft.get("due"),
        "present": draft.get("present"),
        "on_leave": draft.get("on_leave"),
        "recorder": draft.get("recorder"),
    }


def _as_decision(draft: Draft) -> Draft:
    """重大行政决策 that this meeting discussed (集体讨论): its first topic, or the meeting itself."""
    topic = _first_open_topic(draft)
    return {
        "title": topic.get("title") or draft.get("title"),
        "office": topic.get("responsible"),
        "discussed_on": draft.get("held_on"),
        "meeting": draft.get("title"),
        "chair": draft.get("chair"),
    }


_ONWARD = (
    Onward("problem", "会议议题登记为问题", "problem", _as_problem,
           lambda draft: state_of(draft) == "held"),
    Onward("law_study", "登记会前学法", "law_study", _as_study,
           lambda draft: state_of(draft) != "cancelled"),
    Onward("decision", "议题登记为重大行政决策", "decision", _as_decision,
           lambda draft: state_of(draft) == "held" and draft.get("kind") in _DECIDING),
)  # fmt: skip


def _sample(link: Callable[[str], str | None]) -> Draft:
    return {
        "kind": "special_study",
        "title": "样例镇党委专题研究依法行政工作",
        "form": "party_committee",
        "planned_on": "2025-03",
        "held_on": "2025-03-05",
        "place": "镇政府三楼会议室",
        "chair": "王示例",
        "recorder": "李示例",
        "document_number": "样会纪〔2025〕3号",
        "topics": [
            {
                "title": "研究年度法治政府建设工作",
                "decision": "由司法所拟定实施方案，四月底前下发。",
                "responsible": "司法所",
                "due_on": "2025-04-30",
            }
        ],
        "attendees": [
            {"name": "王示例", "post": "镇长", "presence": "present"},
            {"name": "李示例", "post": "司法所所长", "presence": "present"},
            {"name": "张示例", "post": "副镇长", "presence": "leave"},
        ],
    }


_TOPIC_FIELDS = ("title", "decision", "responsible", "due_on", "carried_out", "done_on", "statutes")
_TOPIC_COLUMNS = ("title", "decision", "responsible", "due_on", "carried_out", "done_on")
TOPICS = ChildRows(
    "topics", "议题", Topic, _TOPIC_FIELDS, required=("title",), ordinals=("议题一", "议题二", "议题三")
)
ATTENDEES = ChildRows("attendees", "参会名单", Attendee, ("name", "post", "presence", "proxy"))

# The columns of the usual 会议台账 (domain §7): 日期 类型 主持 参会 议题 议定事项 落实 文号.
_BEFORE = ("held_on", "kind", "title", "form", "place", "chair")
_AFTER = (
    "attendee_names", "due", "present", "on_leave", "recorder", "organiser", "document_number",
    "planned_on", "cancelled", "cancelled_reason", "follow_up", "remarks",
)  # fmt: skip
_REGISTER = (
    *_BEFORE,
    *(f"topics.1.{name}" for name in _TOPIC_COLUMNS),
    *(f"topics.{number}.{name}" for number in (2, 3) for name in ("title", "decision", "carried_out")),
    *_AFTER,
)

MEETING = RecordType(
    key="meeting",
    title="会议台账",
    tab="governance",
    model=Meeting,
    title_field="title",
    sections=(
        Section("会议", ("kind", "title", "held_on", "planned_on", "form", "place", "chair", "recorder",
                       "organiser", "document_number")),
        Section("议题和议定事项", ("topics", "topic_titles")),
        Section("参会", ("attendees", "attendee_names", "due", "present", "on_leave")),
        Section("纪要和后续", ("minutes", "files", "follow_up", "remarks")),
        Section("状态", ("cancelled", "cancelled_reason", "state", "year")),
    ),
    list_fields=("held_on", "kind", "title", "chair", "topic_titles", "present", "planned_on", "state"),
    register_fields=_REGISTER,
    print_fields=("held_on", "kind", "title", "place", "chair", "topic_titles", "present", "document_number",
                  "remarks"),
    import_fields=_REGISTER,
    search_fields=("title", "topic_titles", "topics.decision", "chair", "attendee_names", "document_number",
                   "place", "remarks"),
    required=("kind",),
    keys=(("held_on", "title"), ("planned_on", "title")),
    order="-held_on",
    children=(TOPICS, ATTENDEES),
    wanted=_wanted,
    rules=_rules,
    derive=_derive,
    derived=("attendees", "attendee_names", "topic_titles", "state", "year"),
    clocks=_clocks,
    papers=meeting_papers(Meeting, (TOPICS, ATTENDEES)),
    views=_VIEWS,
    onward=_ONWARD,
    belongs_here="专题研究、依法行政工作会议、领导小组会、联络会商、动员会等。先登计划，开过再补日期、议题和名单。",
    sample=_sample,
)  # fmt: skip
