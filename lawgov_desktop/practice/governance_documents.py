"""The practice book's decisions, documents, reviews and advisers of one invented year."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Final

from lawgov_desktop.practice import governance_open
from lawgov_desktop.practice.matters import COUNTY
from lawgov_desktop.practice.year import PracticeYear
from lawgov_desktop.records.dates import months_on

LEADER: Final = "高立新"
"""The invented head of the township."""

_REVIEWER: Final = "龙溪镇司法所"


def write(year: PracticeYear) -> None:
    """Decisions, documents, reviews, advisers and opinions; then what is open to the public."""
    documents = _documents(year)
    done, _ = _decisions(year)
    advisers = _advisers(year)
    reviews = _reviews(year, advisers, documents, done)
    _opinions(year, advisers, reviews)
    governance_open.write(year)


def _iso(year: PracticeYear, month: int, day: int, years_back: int = 0) -> str:
    """The working day on or after this day, as stored."""
    return year.workday(year.day(month, day, years_back)).isoformat()


# --- decisions -------------------------------------------------------------------------------------------


def _decisions(year: PracticeYear) -> tuple[str, str]:
    """One with all five steps, one whose draft is still open to comment."""
    done = year.save(
        "decision",
        {
            "title": f"{year.town}农村生活污水治理方案",
            "matter_kind": "project",
            "listed_on": _iso(year, 1, 15),
            "office": "规划建设办公室",
            "handler": "宋立民",
            "started_on": _iso(year, 1, 20),
            "comment_needed": 1,
            "comment_ways": ";published;forum;villagers;",
            "comment_from": _iso(year, 2, 3),
            "comment_to": _iso(year, 3, 12),
            "opinions_received": 37,
            "opinions_adopted": 21,
            "comment_conclusion": "公布草案并在6个村召开座谈会，收到意见37条，采纳21条，其余逐条说明了理由。",
            "expert_needed": 1,
            "expert_way": "meeting",
            "expert_from": _iso(year, 3, 13),
            "expert_on": _iso(year, 3, 18),
            "experts": 5,
            "expert_conclusion": "工艺适合本地，运行费用可以承受；建议先建4个村再推开。",
            "risk_needed": 1,
            "risk_by": "平安建设办公室",
            "risk_from": _iso(year, 3, 19),
            "risk_on": _iso(year, 3, 27),
            "risk_grade": "low",
            "risk_conclusion": "占地补偿已谈妥，风险可控，可以实施。",
            "review_manner": "adviser",
            "review_by": _REVIEWER,
            "review_sent_on": _iso(year, 3, 28),
            "review_on": _iso(year, 4, 14),
            "review_conclusion": "after_changes",
            "review_opinion": "补充占地补偿的依据和标准；明确运行管护的责任主体。",
            "review_adopted": "adopted",
            "discussed_on": _iso(year, 4, 18),
            "meeting": f"{year.town}人民政府镇长办公会",
            "chair": LEADER,
            "leader_last": 1,
            "dissent": "一人建议推迟到秋后施工，已如实载明。",
            "discussion_result": "passed_with_changes",
            "party_reported_on": _iso(year, 4, 21),
            "party_opinion": "同意",
            "decided_on": _iso(year, 4, 24),
            "decision_number": f"龙政发〔{year.year}〕9号",
            "published_on": _iso(year, 4, 28),
            "published_where": ";website;notice_board;wechat;",
            "archived_on": _iso(year, 5, 20),
            "archive_number": f"JC-{year.year}-01",
        },
    )
    end = _last_day(year)
    started = year.workday(end - timedelta(days=16))
    running = year.save(
        "decision",
        {
            "title": f"{year.town}集镇停车和摊点管理办法",
            "matter_kind": "policy",
            "listed_on": _iso(year, 1, 15),
            "office": "综合行政执法队",
            "handler": "余长青",
            "started_on": (started - timedelta(days=20)).isoformat(),
            "comment_needed": 1,
            "comment_ways": ";published;hearing;",
            "comment_from": min(started, end).isoformat(),
            "comment_to": (min(started, end) + timedelta(days=32)).isoformat(),
            "expert_needed": 0,
            "expert_waived": "不涉及专业性、技术性较强的问题",
            "risk_needed": 1,
            "remarks": "草案正在公开征求意见。",
        },
    )
    return done, running


def _last_day(year: PracticeYear) -> date:
    """The last day the practice year tells of."""
    return min(year.today, year.day(12, 31))


# --- normative documents ---------------------------------------------------------------------------------


def _documents(year: PracticeYear) -> dict[str, str]:
    """One whose force ends soon, one that was filed late, one that was repealed."""
    end = _last_day(year)
    expires = end + timedelta(days=41)
    effective = months_on(expires, -12 * 5) + timedelta(days=1)
    published = year.workday(effective - timedelta(days=31))
    old_year = published.year
    common = {"issued_by": f"{year.town}人民政府", "filing_organ": f"{COUNTY}司法局"}
    expiring = year.save(
        "normative_document",
        common
        | {
            "title": f"{year.town}村级公益设施管护办法",
            "number": f"龙政规〔{old_year}〕1号",
            "registered_number": f"LXZ-{old_year}-00001",
            "registered_on": published.isoformat(),
            "drafted_by": "农业服务中心",
            "comment_from": (published - timedelta(days=70)).isoformat(),
            "comment_to": (published - timedelta(days=38)).isoformat(),
            "opinions_received": 9,
            "fair_competition": "not_concerned",
            "review_by": _REVIEWER,
            "review_on": (published - timedelta(days=20)).isoformat(),
            "review_conclusion": "lawful",
            "meeting": "镇长办公会",
            "meeting_on": (published - timedelta(days=9)).isoformat(),
            "published_on": published.isoformat(),
            "published_where": ";website;notice_board;",
            "effective_on": effective.isoformat(),
            "expires_on": expires.isoformat(),
            "filed_on": (published + timedelta(days=11)).isoformat(),
            "filing_number": f"练备〔{old_year}〕26号",
            "state": "in_force",
            "remarks": "有效期将满，需评估后决定是否续期。",
        },
    )
    late = year.save(
        "normative_document",
        common
        | {
            "title": f"{year.town}农村建房管理规定",
            "number": f"龙政规〔{year.year}〕1号",
            "registered_number": f"LXZ-{year.year}-00001",
            "registered_on": _iso(year, 3, 5),
            "drafted_by": "规划建设办公室",
            "comment_from": _iso(year, 1, 6),
            "comment_to": _iso(year, 2, 10),
            "opinions_received": 23,
            "fair_competition": "not_concerned",
            "fair_competition_on": _iso(year, 2, 13),
            "review_by": _REVIEWER,
            "review_on": _iso(year, 2, 21),
            "review_conclusion": "after_changes",
            "review_opinion": "删去没有上位法依据的保证金条款。",
            "meeting": "镇长办公会",
            "meeting_on": _iso(year, 2, 27),
            "published_on": _iso(year, 3, 6),
            "published_where": ";website;notice_board;wechat;",
            "interpreted_on": _iso(year, 3, 6),
            "effective_on": f"{year.year}-05-01",
            "expires_on": f"{year.year + 5}-04-30",
            "filed_on": _iso(year, 4, 17),
            "filing_number": f"练备〔{year.year}〕14号",
            "state": "in_force",
            "remarks": "备案迟了，已向县司法局说明情况。",
        },
    )
    repealed = year.save(
        "normative_document",
        common
        | {
            "title": f"{year.town}集贸市场收费管理办法",
            "number": f"龙政规〔{year.year - 4}〕2号",
            "registered_number": f"LXZ-{year.year - 4}-00002",
            "drafted_by": "财政所",
            "fair_competition": "sound",
            "review_by": _REVIEWER,
            "review_on": _iso(year, 6, 8, 4),
            "review_conclusion": "lawful",
            "meeting": "镇长办公会",
            "meeting_on": _iso(year, 6, 15, 4),
            "published_on": _iso(year, 6, 24, 4),
            "published_where": ";notice_board;",
            "effective_on": f"{year.year - 4}-08-01",
            "expires_on": f"{year.year + 1}-07-31",
            "filed_on": _iso(year, 7, 5, 4),
            "filing_number": f"练备〔{year.year - 4}〕40号",
            "state": "repealed",
            "ended_on": _iso(year, 5, 30),
            "ended_by": f"龙政发〔{year.year}〕13号",
            "cleanups": [
                {
                    "on": _iso(year, 5, 16),
                    "round": f"{year.year}年行政规范性文件清理",
                    "result": "repeal",
                    "basis": "上位规定已取消有关收费",
                }
            ],
        },
    )
    return {"expiring": expiring, "late": late, "repealed": repealed}


# --- advisers, reviews, opinions -------------------------------------------------------------------------


def _advisers(year: PracticeYear) -> list[str]:
    """A law firm's advocate, a county lawyer whose term ends soon, one whose term is over."""
    ending = _last_day(year) + timedelta(days=38)
    first, second, third = (year.people.anyone(year.villages[0]).phone for _ in range(3))
    made: list[dict[str, Any]] = [
        {
            "name": "郑文博",
            "kind": "law_firm",
            "firm": "练习县正和律师事务所",
            "licence_number": "19999202010000001",
            "phone": first,
            "speciality": "合同、建设工程",
            "terms": [
                {
                    "valid_from": f"{year.year - 2}-01-01",
                    "valid_to": f"{year.year - 1}-12-31",
                    "contract_number": f"龙法顾〔{year.year - 2}〕1号",
                    "fee": 2_800_000,
                },
                {
                    "valid_from": f"{year.year}-01-01",
                    "valid_to": f"{year.year + 1}-12-31",
                    "contract_number": f"龙法顾〔{year.year}〕1号",
                    "fee": 3_000_000,
                },
            ],
        },
        {
            "name": "何静文",
            "kind": "government_lawyer",
            "firm": f"{COUNTY}司法局",
            "licence_number": "19999202110000002",
            "phone": second,
            "speciality": "行政复议和应诉",
            "terms": [{"valid_from": _iso(year, 2, 1, 1), "valid_to": ending.isoformat()}],
        },
        {
            "name": "邓学礼",
            "kind": "legal_worker",
            "firm": f"{year.town}法律服务所",
            "phone": third,
            "terms": [{"valid_from": f"{year.year - 3}-01-01", "valid_to": f"{year.year - 1}-12-31"}],
            "ended_on": f"{year.year - 1}-12-31",
            "ended_reason": "聘期届满，不再续聘",
        },
    ]
    return [year.save("legal_adviser", draft) for draft in made]


_REVIEWS: Final = (
    (1, 9, "document", "农村建房管理规定（送审稿）", "规划建设办公室", "after_changes", "adopted", 0, ""),
    (1, 17, "contract", "镇区保洁服务合同",
     "综合行政执法队", "after_changes", "adopted", 18_600_000, "练习县洁美环卫有限公司"),
    (2, 20, "contract", "村道养护承包合同",
     "规划建设办公室", "after_changes", "partly", 9_450_000, "练习县通达路桥有限公司"),
    (3, 10, "agreement", "污水处理站占地补偿协议",
     "规划建设办公室", "lawful", "no_need", 4_320_000, "石桥村民委员会"),
    (3, 28, "decision", "农村生活污水治理方案", "规划建设办公室", "after_changes", "adopted", 0, ""),
    (4, 22, "contract", "防汛物资采购合同",
     "应急管理站", "lawful", "no_need", 2_780_000, "练习县丰安商贸有限公司"),
    (5, 13, "document", "关于废止集贸市场收费管理办法的决定", "财政所", "lawful", "no_need", 0, ""),
    (5, 27, "enforcement", "对擅自搭建彩钢棚的责令限期拆除决定",
     "综合行政执法队", "wrong_procedure", "adopted", 0, ""),
    (6, 12, "contract", "敬老院食堂委托经营合同",
     "公共服务办公室", "after_changes", "adopted", 6_000_000, "练习县好味餐饮店"),
    (7, 15, "contract", "文化广场改造施工合同",
     "综合文化站", "after_changes", "not_adopted", 23_900_000, "练习县宏图建筑有限公司"),
    (8, 19, "contract", "无人机巡河服务合同",
     "农业服务中心", "lawful", "no_need", 1_980_000, "练习县天眼科技有限公司"),
    (9, 16, "document", "秸秆禁烧工作奖惩办法（送审稿）", "农业服务中心", "beyond_power", "adopted", 0, ""),
    (10, 21, "contract", "便民服务中心设备租赁合同",
     "便民服务中心", "after_changes", "adopted", 3_150_000, "练习县联众办公设备店"),
    (12, 8, "contract", "冬季供暖燃料采购合同", "财政所", "", "", 5_240_000, "练习县暖阳能源经营部"),
)  # fmt: skip
"""Month, day sent, kind, what, by whom, conclusion, adopted, amount in 分, other party of the contract."""

_WORDS: Final = {
    "lawful": "主体、内容和程序符合规定，没有修改意见。",
    "after_changes": "补充违约责任、验收标准和争议解决条款，修改后可以签订或印发。",
    "wrong_procedure": "作出决定前没有告知陈述申辩权，补正程序后再作决定。",
    "beyond_power": "设定罚款和扣发补贴没有法律依据，删去有关条款。",
}


def _reviews(
    year: PracticeYear, advisers: list[str], documents: dict[str, str], decision: str
) -> list[tuple[str, date, str, str, str]]:
    """The reviews of the year; (uuid, day of opinion, kind, title, adviser) of those with an opinion."""
    given = []
    for number, (month, day, kind, title, office, conclusion, adopted, amount, party) in enumerate(
        _REVIEWS, start=1
    ):
        sent = year.workday(year.day(month, day))
        if not year.past(sent):
            continue
        adviser = advisers[1] if kind in ("enforcement", "decision") else advisers[0]
        draft: dict[str, Any] = {
            "number": f"龙合审〔{year.year}〕{number}号",
            "title": year.town + title if kind == "document" else title,
            "subject_kind": kind,
            "office": office,
            "sent_on": sent.isoformat(),
            "reviewer": _REVIEWER,
            "adviser": adviser,
            "counterparty": party or None,
            "amount": amount or None,
        }
        if kind == "decision":
            draft["decision"] = decision
        elif number == 1:
            draft["document"] = documents["late"]
        elif "废止" in title:
            draft["document"] = documents["repealed"]
        told = year.workday(sent + timedelta(days=17 if kind == "decision" else 7))
        has_opinion = bool(conclusion) and year.past(told)
        if has_opinion:
            draft |= {
                "opinion_on": told.isoformat(),
                "conclusion": conclusion,
                "opinion": _WORDS[conclusion],
                "adopted": adopted,
            }
            if adopted == "not_adopted":
                draft["not_adopted_reason"] = "工期紧，先行签订，质量保证期另签补充协议"
        uuid = year.save("legality_review", draft)
        if has_opinion:
            given.append((uuid, told, kind, title, adviser))
    return given


_OTHER_OPINIONS: Final = (
    (2, 13, 0, "training", "镇机关干部法治讲座：行政处罚法", "written", "no_need"),
    (3, 20, 1, "petition", "上河村土地承包矛盾化解会商", "oral", "adopted"),
    (5, 8, 1, "case", "宅基地使用权纠纷行政诉讼应诉", "written", "adopted"),
    (7, 3, 0, "consultation", "工程款结算争议处理咨询", "oral", "adopted"),
    (10, 14, 1, "case", "信息公开答复行政诉讼应诉", "written", "partly"),
)  # fmt: skip
"""Month, day, adviser, kind of work, about what, form, adopted: what came without a review."""


def _opinions(
    year: PracticeYear, advisers: list[str], reviews: list[tuple[str, date, str, str, str]]
) -> None:
    """An opinion beside every review that has one, and those on cases and questions."""
    work = {"contract": "contract", "agreement": "contract", "document": "document"}
    rows: list[tuple[date, dict[str, Any]]] = []
    for uuid, told, kind, title, adviser in reviews:
        known = year.batch.store.get("legality_review", uuid) or {}
        rows.append(
            (
                told,
                {
                    "adviser": adviser,
                    "work": work.get(kind, kind),
                    "subject": title,
                    "office": known.get("office"),
                    "opinion": known.get("opinion"),
                    "form": "written",
                    "adopted": known.get("adopted"),
                    "amount": known.get("amount"),
                    "review": uuid,
                },
            )
        )
    for month, day, which, kind_of_work, subject, form, adopted in _OTHER_OPINIONS:
        held = year.workday(year.day(month, day))
        rows.append(
            (
                held,
                {
                    "adviser": advisers[which],
                    "work": kind_of_work,
                    "subject": subject,
                    "opinion": "结合材料提出处理意见，已当面说明。" if form == "oral" else "出具书面意见。",
                    "form": form,
                    "adopted": adopted,
                },
            )
        )
    for held, draft in sorted(rows, key=lambda row: row[0]):
        if year.past(held):
            year.save("adviser_opinion", draft | {"given_on": held.isoformat()})
