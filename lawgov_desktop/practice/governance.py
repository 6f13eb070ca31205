"""The practice book's year of governing by law: meetings, study, the leading group, duties, problems."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from lawgov_desktop.practice import governance_problems
from lawgov_desktop.practice import governance_texts as texts
from lawgov_desktop.practice.year import PracticeYear
from lawgov_desktop.records.several import joined


@dataclass(frozen=True, slots=True)
class Cast:
    """Who holds office in the practice year; ``former`` was mayor before."""

    mayor: str
    former: str
    secretary: str
    deputy: str
    office: str
    recorder: str
    adviser: str
    clerk: str
    newcomer: str
    others: tuple[str, ...]

    POSTS = (
        ("mayor", "镇长"), ("former", "镇长"), ("secretary", "党委书记"), ("deputy", "副镇长"),
        ("office", "司法所所长"), ("recorder", "党政办文书"), ("adviser", "镇政府法律顾问"),
        ("clerk", "办事员"),
    )  # fmt: skip

    def name(self, who: str) -> str:
        return str(getattr(self, who))

    def post(self, who: str) -> str:
        return dict(self.POSTS)[who]


_OFFICES = (
    "党政办主任", "综合行政执法队队长", "规划建设办公室主任", "农业服务中心主任", "便民服务中心主任",
    "市场监管所所长", "派出所所长", "自然资源所所长",
)  # fmt: skip


def write(year: PracticeYear) -> None:
    """Write the meetings, law studies, group, duties, mechanisms, problems and plans of two years."""
    cast = _cast(year)
    _leading_groups(year, cast)
    held = _meetings(year, cast)
    _studies(year, cast, held)
    _duties(year, cast, held)
    _law_reports(year, cast, held)
    _mechanisms(year)
    governance_problems.write(year, (cast.mayor, cast.office, cast.clerk), held)


def _cast(year: PracticeYear) -> Cast:
    names = [
        year.people.anyone(year.villages[place % len(year.villages)], youngest=32, oldest=55).name
        for place in range(9 + len(_OFFICES))
    ]
    mayor, former, secretary, deputy, office, recorder, adviser, clerk, newcomer, *others = names
    return Cast(mayor, former, secretary, deputy, office, recorder, adviser, clerk, newcomer, tuple(others))


def mayor_changed_on(year: PracticeYear) -> date:
    """The day on which the mayor, and with him the head of the leading group, changed."""
    return year.day(9, 10, 1)


def group_adjusted_on(year: PracticeYear) -> date:
    """The day on which a member of the leading group was replaced."""
    return year.day(3, 23)


def _leading_groups(year: PracticeYear, cast: Cast) -> None:
    set_up, changed = year.day(3, 1, 4), mayor_changed_on(year).isoformat()
    adjusted = group_adjusted_on(year)
    first = set_up.isoformat()
    members: list[dict[str, Any]] = [
        {"role": "head", "person": cast.former, "post": "镇长", "valid_from": first, "valid_to": changed,
         "reason": "工作调动"},
        {"role": "head", "person": cast.mayor, "post": "镇长", "valid_from": changed,
         "document_number": f"龙政〔{year.year - 1}〕26号"},
        {"role": "executive_deputy", "person": cast.deputy, "post": "副镇长", "division": "分管法治建设",
         "valid_from": first},
        {"role": "office_head", "person": cast.office, "post": "司法所所长", "valid_from": first},
    ]  # fmt: skip
    for place, (name, post) in enumerate(zip(cast.others, _OFFICES, strict=True)):
        seat = {"role": "member", "person": name, "post": post, "valid_from": first}
        if place == len(_OFFICES) - 1 and year.past(adjusted):
            seat |= {"valid_to": adjusted.isoformat(), "reason": "岗位调整"}
            members.append({"role": "member", "person": cast.newcomer, "post": post,
                            "valid_from": adjusted.isoformat(),
                            "document_number": f"龙政〔{year.year}〕9号"})  # fmt: skip
        members.append(seat)
    year.save(
        "leading_group",
        {
            "name": f"{year.town}法治政府建设工作领导小组",
            "subject": "统筹全镇法治政府建设",
            "document_title": f"关于成立{year.town}法治政府建设工作领导小组的通知",
            "document_number": f"龙政〔{set_up.year}〕6号",
            "issued_on": first,
            "valid_from": first,
            "office_place": "司法所",
            "duties": "研究部署法治政府建设，协调解决重大问题，督促任务落实。",
            "members": members,
        },
    )
    year.save(
        "leading_group",
        {
            "name": f"{year.town}政务诚信建设领导小组",
            "subject": "政务诚信",
            "document_number": f"龙政〔{year.year - 1}〕28号",
            "issued_on": year.day(9, 20, 1).isoformat(),
            "valid_from": year.day(9, 20, 1).isoformat(),
            "office_place": "党政办",
            "members": [
                {"role": "head", "person": cast.mayor, "post": "镇长",
                 "valid_from": year.day(9, 20, 1).isoformat()},
                {"role": "deputy", "person": cast.deputy, "post": "副镇长",
                 "valid_from": year.day(9, 20, 1).isoformat()},
            ],
        },
    )  # fmt: skip
    year.save(
        "leading_group",
        {
            "name": f"{year.town}“放管服”改革工作领导小组",
            "document_number": f"龙政〔{year.year - 6}〕11号",
            "valid_from": year.day(5, 8, 6).isoformat(),
            "valid_to": year.day(6, 30, 2).isoformat(),
            "members": [{"role": "head", "person": cast.former, "post": "镇长",
                         "valid_from": year.day(5, 8, 6).isoformat(),
                         "valid_to": year.day(6, 30, 2).isoformat()}],
            "remarks": "职能并入法治政府建设工作领导小组。",
        },
    )  # fmt: skip


# --- meetings and study ---------------------------------------------------------------------------------


def _meetings(year: PracticeYear, cast: Cast) -> dict[tuple[int, int], str]:
    """(month, day of the story) → the meeting of the practice year."""
    held: dict[tuple[int, int], str] = {}
    for story in texts.MEETINGS:
        uuid = year.save("meeting", _meeting(year, cast, story))
        if not story.years_back:
            held[story.month, story.day] = uuid
    return held


def _meeting(year: PracticeYear, cast: Cast, story: texts.MeetingStory) -> dict[str, Any]:
    day = year.workday(year.day(story.month, story.day, story.years_back))
    draft: dict[str, Any] = {
        "kind": story.kind,
        "title": story.title,
        "form": story.form,
        "planned_on": day.isoformat()[:7],
        "organiser": "法治政府建设办公室" if story.size > 20 else "司法所",
        "place": "镇政府三楼会议室" if story.size < 30 else "镇政府大会议室",
        "chair": cast.name(story.chair),
    }
    if story.never == "cancelled":
        if year.past(day):
            draft |= {"cancelled": 1, "cancelled_reason": "防汛值守，会议改为书面部署。"}
        return draft
    if story.never or not year.past(day):
        return draft
    away = year.rng.randint(0, 2) if story.size < 30 else year.rng.randint(1, 5)
    draft |= {
        "held_on": day.isoformat(),
        "recorder": cast.recorder,
        "topics": [_topic(year, topic, day) for topic in story.topics],
        "due": story.size,
        "present": story.size - away,
        "on_leave": away,
    }
    if not (story.kind == "joint" and story.month == 6):  # one is still to be handed in: 缺纪要
        told = "\n".join(f"{one.title}：{one.decision}" for one in story.topics)
        draft["minutes"] = year.file(f"{day.isoformat()}会议纪要", f"{story.title}\n{told}")
    if story.number:
        draft["document_number"] = story.number.format(day.year)
    if story.size < 30:
        draft["attendees"] = _attendees(cast, story, away, day >= group_adjusted_on(year))
    return draft


def _topic(year: PracticeYear, topic: texts.Topic, held: date) -> dict[str, Any]:
    due = held + timedelta(days=30 * topic.months)
    done = held + timedelta(days=24 * topic.months)
    row = {"title": topic.title, "decision": topic.decision, "responsible": topic.responsible,
           "due_on": due.isoformat()}  # fmt: skip
    if topic.carried_out and year.past(done):
        row |= {"carried_out": topic.carried_out, "done_on": done.isoformat()}
    return row


def _attendees(cast: Cast, story: texts.MeetingStory, away: int, adjusted: bool) -> list[dict[str, Any]]:
    """Those in the chair and at the table; the last ``away`` of them are on leave."""
    first = dict.fromkeys((story.chair, "deputy", "office", "recorder"))
    rows = [{"name": cast.name(who), "post": cast.post(who), "presence": "present"} for who in first]
    heads = (*cast.others[:-1], cast.newcomer if adjusted else cast.others[-1])
    rows += [
        {"name": name, "post": post, "presence": "present"}
        for name, post in zip(heads, _OFFICES, strict=True)
    ]
    rows = rows[: story.size]
    for row in rows[len(rows) - away :]:
        row["presence"] = "leave"
    return rows


def _studies(year: PracticeYear, cast: Cast, held: dict[tuple[int, int], str]) -> None:
    for back, month, day_no, title, occasion, statutes, lecturer, minutes, test in texts.STUDIES:
        day = year.workday(year.day(month, day_no, back))
        draft: dict[str, Any] = {
            "title": title,
            "occasion": occasion,
            "planned_on": day.isoformat()[:7],
            "statutes": joined(statutes),
            "lecturer": cast.name(lecturer),
            "lecturer_unit": "司法所" if lecturer == "office" else "练习律师事务所",
            "place": "练习县人民法院" if occasion == "court" else "镇政府三楼会议室",
        }
        if year.past(day):
            due = 28 if occasion in ("lecture", "collective") else 22
            present = due - year.rng.randint(1, 3)
            draft |= {"studied_on": day.isoformat(), "due": due, "present": present,
                      "on_leave": due - present, "duration": minutes, "recorder": cast.recorder,
                      "test_held": test}  # fmt: skip
            if occasion != "court":  # 旁听庭审 still lacks its record
                draft["minutes"] = year.file(
                    f"{day.isoformat()}学习记录", f"{title}\n学习：{'、'.join(statutes)}"
                )
            if test:
                draft |= {"test_taken": present, "test_passed": present - 1}
        year.save("law_study", draft)


# --- duties ---------------------------------------------------------------------------------------------


def _duties(year: PracticeYear, cast: Cast, held: dict[tuple[int, int], str]) -> None:
    for item, month, day_no, what, evidence in texts.LAST_DUTIES:
        leader = "former" if year.day(month, day_no, 1) < mayor_changed_on(year) else "mayor"
        year.save(
            "duty",
            {"leader": cast.name(leader), "post": "镇长", "year": year.year - 1, "item": item, "what": what,
             "done": 1, "done_on": year.day(month, day_no, 1).isoformat(), "evidence": evidence},
        )  # fmt: skip
    for who, item, month, day_no, what, evidence in texts.DUTIES:
        draft: dict[str, Any] = {
            "leader": cast.name(who), "post": cast.post(who), "year": year.year, "item": item, "done": 0,
        }  # fmt: skip
        day = year.workday(year.day(month, day_no)) if month else None
        if day is not None and year.past(day):
            draft |= {"done": 1, "done_on": day.isoformat(), "what": what, "evidence": evidence,
                      "meeting": held.get((month, day_no))}  # fmt: skip
        year.save("duty", draft)


def _law_reports(year: PracticeYear, cast: Cast, held: dict[tuple[int, int], str]) -> None:
    told = year.workday(year.day(1, 12))
    for who in ("mayor", "secretary"):
        year.save(
            "law_report",
            {
                "leader": cast.name(who),
                "post": cast.post(who),
                "year": year.year - 1,
                "text": "一、学法用法情况\n带头参加会前学法和中心组学法。\n二、履行第一责任人职责情况\n"
                "对法治建设重要工作亲自部署，重大问题亲自过问，重点环节亲自协调，重要任务亲自督办。\n"
                "三、存在的不足\n法律顾问作用发挥还不充分，下一步抓好整改。",
                "reported_on": told.isoformat(),
                "occasion": "党委会述法",
                "meeting": held.get((1, 12)),
                "reviewed_by": "练习县委全面依法治县委员会办公室",
                "reviewed_on": (told + timedelta(days=20)).isoformat(),
                "opinion": "履职较好，应加强行政应诉工作。",
            },
        )


def _mechanisms(year: PracticeYear) -> None:
    own = f"{year.town}人民政府"
    old = year.save(
        "mechanism",
        {"name": f"{year.town}干部学法暂行规定", "kind": "system", "subjects": joined(["study"]),
         "document_number": f"龙党办〔{year.year - 6}〕7号", "issued_by": f"中共{year.town}委员会",
         "issued_on": year.day(4, 11, 6).isoformat(), "state": "in_force"},
    )  # fmt: skip
    year.save(
        "mechanism",
        {"name": f"{year.town}推进依法行政工作方案（{year.year - 6}—{year.year - 2}年）", "kind": "plan",
         "subjects": joined(["implementation"]), "document_number": f"龙政〔{year.year - 6}〕3号",
         "issued_by": own, "issued_on": year.day(2, 20, 6).isoformat(), "state": "ended",
         "ended_on": year.day(12, 31, 2).isoformat()},
    )  # fmt: skip
    plan = year.day(3, 18)
    every = [*texts.MECHANISMS]
    for shift, month, day_no, name, kind, subjects, number in every:
        day = year.day(month, day_no, -shift)
        if not year.past(day):
            continue
        uuid = year.save(
            "mechanism",
            {
                "name": name if name.startswith(("关于", "党政")) else f"{year.town}{name}",
                "kind": kind,
                "subjects": joined(subjects),
                "document_number": number.format(day.year),
                "issued_by": f"中共{year.town}委员会" if "党" in number else own,
                "issued_on": day.isoformat(),
                "effective_on": day.isoformat(),
                "state": "in_force",
                "together_with": "练习县有关业务主管部门" if "pairing" in subjects else None,
            },
        )
        if subjects == ("study",):
            ended = {"state": "revised", "ended_on": day.isoformat(), "replaced_by": uuid}
            year.batch.save("mechanism", ended, uuid=old)
    if year.past(plan):
        year.save(
            "mechanism",
            {
                "name": texts.PLAN_NAME.format(town=year.town),
                "kind": "plan",
                "subjects": joined(["implementation", "first_responsible"]),
                "document_number": f"龙发〔{year.year}〕5号",
                "issued_by": f"中共{year.town}委员会、{year.town}人民政府",
                "issued_on": plan.isoformat(),
                "state": "in_force",
                "summary": "明确全年法治政府建设任务、责任单位和完成时限。",
            },
        )
