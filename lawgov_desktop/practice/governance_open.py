"""The practice book's disclosure, requests, integrity, pairs and joint enforcement of one invented year."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Final

from lawgov_desktop.practice.matters import COUNTY
from lawgov_desktop.practice.year import PracticeYear
from lawgov_desktop.registers.matters.promise import PROMISE


def write(year: PracticeYear) -> None:
    """What is open to the public, what the township owes or promised, and what it does with the county."""
    _items(year)
    _requests(year)
    _integrity(year)
    _pairs(year)
    _joint(year)


def _last_day(year: PracticeYear) -> date:
    return min(year.today, year.day(12, 31))


_ITEMS: Final = (
    (1, 6, "annual_report", "政府信息公开工作年度报告", "党政综合办公室", ";website;"),
    (1, 20, "finance", "财政预算", "财政所", ";website;notice_board;"),
    (2, 10, "agriculture", "耕地地力保护补贴发放公示", "农业服务中心", ";website;notice_board;loudspeaker;"),
    (2, 24, "assistance", "农村低保对象名单公示", "公共服务办公室", ";notice_board;"),
    (3, 6, "normative", "农村建房管理规定", "规划建设办公室", ";website;notice_board;wechat;"),
    (3, 6, "interpretation", "《农村建房管理规定》解读", "规划建设办公室", ";website;wechat;"),
    (3, 17, "planning", "年度政府工作要点", "党政综合办公室", ";website;"),
    (4, 10, "land", "第一季度宅基地审批结果", "规划建设办公室", ";website;notice_board;"),
    (4, 28, "decision", "农村生活污水治理方案", "规划建设办公室", ";website;notice_board;wechat;"),
    (5, 12, "safety", "防汛抗旱应急预案", "应急管理站", ";website;notice_board;"),
    (5, 26, "acquisition", "污水处理站用地补偿安置公告", "规划建设办公室", ";website;notice_board;"),
    (6, 3, "normative", "关于废止集贸市场收费管理办法的决定", "财政所", ";website;"),
    (6, 16, "public_service", "城乡居民医疗保险参保缴费办法", "公共服务办公室", ";service_hall;wechat;"),
    (7, 9, "land", "第二季度宅基地审批结果", "规划建设办公室", ";website;notice_board;"),
    (7, 21, "assistance", "临时救助金发放情况", "公共服务办公室", ";notice_board;"),
    (8, 11, "finance", "财政决算", "财政所", ";website;notice_board;"),
    (8, 25, "environment", "秸秆禁烧告知书", "农业服务中心", ";notice_board;loudspeaker;"),
    (9, 8, "licence", "便民服务事项办事指南", "便民服务中心", ";website;service_hall;"),
    (9, 22, "procurement", "文化广场改造工程中标结果", "综合文化站", ";website;"),
    (10, 13, "land", "第三季度宅基地审批结果", "规划建设办公室", ";website;notice_board;"),
    (10, 20, "penalty", "行政处罚决定信息公示", "综合行政执法队", ";website;"),
    (11, 10, "personnel", "公益性岗位招聘公告", "便民服务中心", ";website;wechat;notice_board;"),
    (11, 24, "agriculture", "农机购置补贴公示", "农业服务中心", ";website;notice_board;"),
    (12, 15, "public_service", "冬春困难群众救助安排", "公共服务办公室", ";website;notice_board;"),
)  # fmt: skip
"""Month, day formed, category, title, office, channels."""

_LATE, _CHANGED = 15, 17
"""Which item was published after its twenty working days, and which one was changed later."""


def _items(year: PracticeYear) -> None:
    for place, (month, day, category, title, office, channels) in enumerate(_ITEMS):
        formed = year.workday(year.day(month, day))
        if not year.past(formed):
            continue
        published = year.workday(formed + timedelta(days=45 if place == _LATE else 2 + place % 9))
        draft: dict[str, Any] = {
            "title": f"{year.town}{title}" if "《" not in title else title,
            "category": category,
            "index_number": f"LX{year.year}-{place + 1:03}",
            "office": office,
            "formed_on": formed.isoformat(),
            "checked_by": "沈小英",
        }
        if year.past(published) and place != len(_ITEMS) - 1:
            draft |= {
                "published_on": published.isoformat(),
                "checked_on": formed.isoformat(),
                "channels": channels,
            }
            changed = year.workday(published + timedelta(days=50))
            if place == _CHANGED and year.past(changed):
                again = year.workday(changed + timedelta(days=6))
                draft |= {"changed_on": changed.isoformat()}
                if year.past(again):
                    draft["republished_on"] = again.isoformat()
        year.save("disclosure_item", draft)


def _requests(year: PracticeYear) -> None:
    """Five requests: plain ones, one corrected, one extended, the newest not answered yet."""
    end = _last_day(year)
    newest = end - timedelta(days=6)
    made: list[tuple[date, dict[str, Any], int, str]] = [
        (
            year.day(2, 17),
            {
                "received_way": "internet",
                "applicant_kind": "person",
                "content": "申请公开石桥村近三年宅基地审批结果",
                "correction_needed": 0,
            },
            16,
            "disclosed",
        ),
        (
            year.day(4, 8),
            {
                "received_way": "in_person",
                "applicant_kind": "person",
                "content": "申请公开征地方面的材料",
                "correction_needed": 1,
            },
            28,
            "partly",
        ),
        (
            year.day(6, 3),
            {
                "received_way": "registered_post",
                "applicant_kind": "business",
                "applicant": "练习县宏图建筑有限公司",
                "content": "申请公开文化广场改造工程评标情况",
                "correction_needed": 0,
            },
            40,
            "third_party",
        ),
        (
            year.day(9, 15),
            {
                "received_way": "internet",
                "applicant_kind": "legal_service",
                "applicant": "练习县正和律师事务所",
                "content": "申请公开集镇停车管理的收费依据",
                "correction_needed": 0,
            },
            11,
            "not_held",
        ),
        (
            newest,
            {
                "received_way": "internet",
                "applicant_kind": "person",
                "content": "申请公开村道养护承包合同和付款情况",
            },
            0,
            "",
        ),
    ]
    for number, (day, own, answered_after, result) in enumerate(made, start=1):
        received = year.workday(day)
        if not year.past(received) or (number < len(made) and received >= newest):
            continue
        someone = year.people.anyone(year.villages[(number * 5) % len(year.villages)])
        draft = {
            "number": f"{year.year}-{number:03}",
            "received_on": received.isoformat(),
            "applicant": someone.name,
            "phone": someone.phone,
            "address": someone.address,
            "handler": "沈小英",
        } | own
        if number == 2:
            draft |= _if_past(
                year, received,
                correction_told_on=4, corrected_on=11,
            )  # fmt: skip
        if number == 3:
            draft |= _if_past(year, received, extended_on=24, extension_told_on=25)
            if draft.get("extended_on"):
                draft |= {"extended_days": 15, "extended_by": "马志远", "third_party": "中标候选人"}
        answered = year.workday(received + timedelta(days=answered_after))
        if answered_after and year.past(answered):
            draft |= {
                "answered_on": answered.isoformat(),
                "answer_number": f"龙政公开〔{year.year}〕{number}号",
                "result": result,
                "answer": "书面答复申请人，并告知救济途径和期限。",
            }
        year.save("foi_request", draft)


def _if_past(year: PracticeYear, start: date, **days: int) -> dict[str, str]:
    """The fields whose day (so many days after ``start``, on a working day) has been."""
    found = {name: year.workday(start + timedelta(days=after)) for name, after in days.items()}
    return {name: day.isoformat() for name, day in found.items() if year.past(day)}


def _integrity(year: PracticeYear) -> None:
    """A debt being paid off, a promise kept, the rules, and the education."""
    payments = [
        {"paid_on": day.isoformat(), "paid": paid, "note": note}
        for day, paid, note in (
            (year.workday(year.day(12, 18, 1)), 12_000_000, "第一笔"),
            (year.workday(year.day(6, 20)), 9_000_000, "第二笔"),
            (year.workday(year.day(11, 20)), 6_500_000, "第三笔"),
        )
        if year.past(day)
    ]
    year.save(
        "integrity_record",
        {
            "kind": "arrears",
            "subject": "村道改造工程款",
            "happened_on": year.workday(year.day(8, 30, 2)).isoformat(),
            "party": "练习县通达路桥有限公司",
            "amount": 38_000_000,
            "due_on": f"{year.year + 1}-06-30",
            "basis": f"龙建合〔{year.year - 2}〕7号",
            "detail": "经双方核对欠款38万元，签订三年还款计划。",
            "source": "拖欠中小企业账款清查",
            "responsible": "财政所",
            "rectification": "列入年度预算，按计划分期支付。",
            "payments": payments,
        },
    )
    year.save(
        "integrity_record",
        {
            "kind": "promise",
            "subject": "返乡创业园前两年免收场地租金",
            "happened_on": year.workday(year.day(3, 3, 1)).isoformat(),
            "party": "园区入驻企业7家",
            "due_on": year.workday(year.day(3, 31)).isoformat(),
            "source": "招商引资承诺清单",
            "responsible": "经济发展办公室",
            "kept": 1,
            "kept_on": year.workday(year.day(3, 24)).isoformat(),
            "closed_on": year.workday(year.day(3, 28)).isoformat(),
            "result": "租金全部减免到位，企业已签字确认。",
        },
    )
    year.save(
        "integrity_record",
        {
            "kind": "rules",
            "subject": "政务诚信考核办法",
            "happened_on": year.workday(year.day(2, 26)).isoformat(),
            "basis": f"龙政发〔{year.year}〕5号",
            "detail": "把按时付款、承诺兑现、守约情况列入各办所年度考核。",
            "source": "党政综合办公室",
            "responsible": "党政综合办公室",
        },
    )
    year.save(
        "integrity_record",
        {
            "kind": "education",
            "subject": "政务诚信专题教育",
            "happened_on": year.workday(year.day(6, 14)).isoformat(),
            "people": 86,
            "detail": "全体镇干部和村主干参加，通报失信典型案例。",
            "source": "镇党校",
            "responsible": "组织办公室",
        },
    )
    _false_promises(year)


def _false_promises(year: PracticeYear) -> None:
    """What was promised in place of a proof and was not true stands in the book of integrity as well."""
    (onward,) = PROMISE.onward
    for uuid in year.records["promise"]:
        promise = year.batch.store.get("promise", uuid)
        if promise is not None and onward.fits(promise):
            told = {"responsible": "便民服务中心", "result": "申请已撤回，当事人已书面承认。"}
            closed = year.workday(date.fromisoformat(promise["verified_on"]) + timedelta(days=7))
            if year.past(closed):
                told["closed_on"] = closed.isoformat()
            year.save("integrity_record", onward.draft(promise) | told)


_PAIRS: Final = (
    ("应急管理局", "department", "杜建明", "执法大队副大队长", "应急管理站", "唐永福",
     "安全生产检查和文书制作",
     ((3, 20, "on_site", "现场指导检查笔录和询问笔录的制作"), (6, 18, "training", "安全生产处罚裁量基准培训"),
      (10, 23, "case", "评查案卷4件，提出改进意见"))),
    ("农业农村局", "department", "程素琴", "综合执法大队中队长", "农业服务中心", "韩春生",
     "农资和动物防疫执法",
     ((4, 9, "joint", "一同检查农资门店，指导抽样取证"), (9, 11, "remote", "答复种子标签处罚依据的问题"))),
    ("综合行政执法局", "enforcement", "谢志强", "业务指导股股长", "综合行政执法队", "余长青",
     "执法程序和案件办理",
     ((2, 27, "meeting", "会商下放事项承接中的难点"), (5, 22, "on_site", "指导占道经营案件办理流程"),
      (8, 14, "training", "行政处罚法和执法规范培训"), (11, 13, "case", "评查全部已结案卷"))),
)  # fmt: skip


def _pairs(year: PracticeYear) -> None:
    for department, role, county_person, post, office, town_person, subject, guided in _PAIRS:
        rows = []
        for month, day, way, what in guided:
            held = year.workday(year.day(month, day))
            if year.past(held):
                rows.append(
                    {
                        "held_on": held.isoformat(),
                        "way": way,
                        "what": what,
                        "who": f"{county_person}、{town_person}",
                        "place": "电话" if way == "remote" else f"{year.town}{office}",
                    }
                )
        year.save(
            "liaison_pair",
            {
                "department": COUNTY + department,
                "role": role,
                "county_person": county_person,
                "county_post": post,
                "county_phone": year.people.anyone(year.villages[0]).phone,
                "office": office,
                "town_person": town_person,
                "town_phone": year.people.anyone(year.villages[1]).phone,
                "subject": subject,
                "document_number": f"练政办〔{year.year - 1}〕12号",
                "valid_from": year.workday(year.day(5, 6, 1)).isoformat(),
                "guidance": rows,
            },
        )


_JOINT: Final = (
    (3, 18, "春季农资打假联合检查", "inspection", ";agriculture;market;", "农业农村局、市场监督管理局",
     9, 14, 3, 2, 1, 0, "当场整改2处，责令限期改正1处，已复查合格"),
    (5, 15, "集镇占道经营集中整治", "campaign", ";urban;traffic;", "综合行政执法局、公安局",
     16, 42, 18, 15, 3, 1, "清理占道摊点18处，立案1件，已办结"),
    (9, 24, "秋季秸秆禁烧联合巡查", "campaign", ";environment;agriculture;", "生态环境局",
     22, 36, 4, 4, 0, 0, "劝止并清运露天堆放秸秆4处"),
    (11, 19, "烟花爆竹和自建房消防安全检查", "inspection", ";safety;fire;building;",
     "应急管理局、消防救援大队",
     12, 27, 9, 6, 3, 1, "收缴超量存放烟花爆竹，下达责令改正通知书3份"),
)  # fmt: skip


def _joint(year: PracticeYear) -> None:
    for (
        month,
        day,
        title,
        kind,
        fields,
        units,
        officers,
        targets,
        found,
        fixed,
        ordered,
        opened,
        told,
    ) in _JOINT:
        held = year.workday(year.day(month, day))
        if not year.past(held):
            continue
        year.save(
            "joint_enforcement",
            {
                "title": title,
                "kind": kind,
                "held_on": held.isoformat(),
                "fields_of_law": fields,
                "lead_unit": f"{year.town}综合行政执法队",
                "units": "、".join(COUNTY + unit for unit in units.split("、")),
                "leader": "余长青",
                "place": f"{year.town}集镇和沿线各村",
                "officers": officers,
                "targets": targets,
                "found": found,
                "corrected": fixed,
                "ordered": ordered,
                "cases_opened": opened,
                "handed_over": 0,
                "results": told,
            },
        )
