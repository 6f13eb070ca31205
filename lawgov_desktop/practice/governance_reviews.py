"""The practice book's legal advisers, reviews of legality and opinions of one invented year."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final

from lawgov_desktop.practice.matters import COUNTY
from lawgov_desktop.practice.year import PracticeYear

REVIEWER: Final = "龙溪镇司法所"


def write(year: PracticeYear, documents: Mapping[str, str], decision: str) -> None:
    """Advisers, reviews and opinions; ``documents`` and ``decision`` are the uuids of what was reviewed."""
    advisers = _advisers(year)
    _opinions(year, advisers, _reviews(year, advisers, documents, decision))


def _advisers(year: PracticeYear) -> list[str]:
    """A law firm's advocate, a county lawyer whose term ends soon, one whose term is over."""
    ending = year.last_day + timedelta(days=38)
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
            "terms": [{"valid_from": year.iso(2, 1, 1), "valid_to": ending.isoformat()}],
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
    year: PracticeYear, advisers: list[str], documents: Mapping[str, str], decision: str
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
            "reviewer": REVIEWER,
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
