"""The practice book's decisions and documents of one invented year."""

from __future__ import annotations

from datetime import timedelta

from lawgov_desktop.practice import governance_open, governance_reviews
from lawgov_desktop.practice.governance_reviews import REVIEWER
from lawgov_desktop.practice.governance_texts import GOVERNMENT_MEETING
from lawgov_desktop.practice.matters import COUNTY
from lawgov_desktop.practice.year import PracticeYear
from lawgov_desktop.records.dates import months_on


def write(year: PracticeYear) -> None:
    """Decisions, documents, reviews, advisers and opinions; then what is open to the public."""
    documents = _documents(year)
    done, _ = _decisions(year)
    governance_reviews.write(year, documents, done)
    governance_open.write(year)


# --- decisions -------------------------------------------------------------------------------------------


def _decisions(year: PracticeYear) -> tuple[str, str]:
    """One with all five steps, one whose draft is still open to comment."""
    done = year.save(
        "decision",
        {
            "title": f"{year.town}农村生活污水治理方案",
            "matter_kind": "project",
            "listed_on": year.iso(1, 15),
            "office": "规划建设办公室",
            "handler": "宋立民",
            "started_on": year.iso(1, 20),
            "comment_needed": 1,
            "comment_ways": ";published;forum;villagers;",
            "comment_from": year.iso(2, 3),
            "comment_to": year.iso(3, 12),
            "opinions_received": 37,
            "opinions_adopted": 21,
            "comment_conclusion": "公布草案并在6个村召开座谈会，收到意见37条，采纳21条，其余逐条说明了理由。",
            "expert_needed": 1,
            "expert_way": "meeting",
            "expert_from": year.iso(3, 13),
            "expert_on": year.iso(3, 18),
            "experts": 5,
            "expert_conclusion": "工艺适合本地，运行费用可以承受；建议先建4个村再推开。",
            "risk_needed": 1,
            "risk_by": "平安建设办公室",
            "risk_from": year.iso(3, 19),
            "risk_on": year.iso(3, 27),
            "risk_grade": "low",
            "risk_conclusion": "占地补偿已谈妥，风险可控，可以实施。",
            "review_manner": "adviser",
            "review_by": REVIEWER,
            "review_sent_on": year.iso(3, 28),
            "review_on": year.iso(4, 14),
            "review_conclusion": "after_changes",
            "review_opinion": "补充占地补偿的依据和标准；明确运行管护的责任主体。",
            "review_adopted": "adopted",
            "meeting_held": next(iter(year.batch.store.names.find("meeting", GOVERNMENT_MEETING)), None),
            "discussed_on": year.iso(4, 18),
            "leader_last": 1,
            "dissent": "一人建议推迟到秋后施工，已如实载明。",
            "discussion_result": "passed_with_changes",
            "party_reported_on": year.iso(4, 21),
            "party_opinion": "同意",
            "decided_on": year.iso(4, 24),
            "decision_number": f"龙政发〔{year.year}〕9号",
            "published_on": year.iso(4, 28),
            "published_where": ";website;notice_board;wechat;",
            "archived_on": year.iso(5, 20),
            "archive_number": f"JC-{year.year}-01",
        },
    )
    end = year.last_day
    started = year.workday(end - timedelta(days=16))
    running = year.save(
        "decision",
        {
            "title": f"{year.town}集镇停车和摊点管理办法",
            "matter_kind": "policy",
            "listed_on": year.iso(1, 15),
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


# --- normative documents ---------------------------------------------------------------------------------


def _documents(year: PracticeYear) -> dict[str, str]:
    """One whose force ends soon, one that was filed late, one that was repealed."""
    end = year.last_day
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
            "review_by": REVIEWER,
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
            "registered_on": year.iso(3, 5),
            "drafted_by": "规划建设办公室",
            "comment_from": year.iso(1, 6),
            "comment_to": year.iso(2, 10),
            "opinions_received": 23,
            "fair_competition": "not_concerned",
            "fair_competition_on": year.iso(2, 13),
            "review_by": REVIEWER,
            "review_on": year.iso(2, 21),
            "review_conclusion": "after_changes",
            "review_opinion": "删去没有上位法依据的保证金条款。",
            "meeting": "镇长办公会",
            "meeting_on": year.iso(2, 27),
            "published_on": year.iso(3, 6),
            "published_where": ";website;notice_board;wechat;",
            "interpreted_on": year.iso(3, 6),
            "effective_on": f"{year.year}-05-01",
            "expires_on": f"{year.year + 5}-04-30",
            "filed_on": year.iso(4, 17),
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
            "review_by": REVIEWER,
            "review_on": year.iso(6, 8, 4),
            "review_conclusion": "lawful",
            "meeting": "镇长办公会",
            "meeting_on": year.iso(6, 15, 4),
            "published_on": year.iso(6, 24, 4),
            "published_where": ";notice_board;",
            "effective_on": f"{year.year - 4}-08-01",
            "expires_on": f"{year.year + 1}-07-31",
            "filed_on": year.iso(7, 5, 4),
            "filing_number": f"练备〔{year.year - 4}〕40号",
            "state": "repealed",
            "ended_on": year.iso(5, 30),
            "ended_by": f"龙政发〔{year.year}〕13号",
            "cleanups": [
                {
                    "on": year.iso(5, 16),
                    "round": f"{year.year}年行政规范性文件清理",
                    "result": "repeal",
                    "basis": "上位规定已取消有关收费",
                }
            ],
        },
    )
    return {"expiring": expiring, "late": late, "repealed": repealed}
