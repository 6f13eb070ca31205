"""The practice book's reconsideration cases, one of which went to court, and cases handed to the police."""

from __future__ import annotations

from lawgov_desktop.practice.lawsuits import COUNTY, Cast, someone
from lawgov_desktop.practice.telling import Teller
from lawgov_desktop.practice.year import PracticeYear
from lawgov_desktop.records.record_type import Draft


def write(year: PracticeYear, cast: Cast) -> tuple[str, str] | None:
    """Three cases, one in the simple procedure; gives (uuid, applicant) of the one that went to court."""
    tell = Teller(year)
    _settled(tell, cast)
    upheld = _upheld(tell, cast)
    _illegal(tell, cast)
    return upheld


def _case(tell: Teller, cast: Cast, number: int, applicant: str, fields: Draft) -> Draft:
    return {
        "number": f"练政复〔{tell.year.year}〕{number}号",
        "organ": f"{COUNTY}人民政府",
        "applicants": applicant,
        "applicant_kind": "citizen",
        "procedure": "ordinary",
        "handler": cast.handler,
        "adviser": cast.lawyer,
        **fields,
    }


def _settled(tell: Teller, cast: Cast) -> None:
    year = tell.year.year
    about = {
        "procedure": "simple",
        "accepted_on": tell.on(3, 6),
        "act": "政府信息公开答复",
        "act_number": f"龙政公开告〔{year}〕1号",
        "act_type": "disclosure",
        "act_on": tell.on(2, 10),
        "field": "disclosure",
        "office": "党政办公室",
        "requests": "撤销答复，公开村集体资产清查表",
    }
    ended = {
        "decision_number": f"练政复终〔{year}〕6号",
        "outcome": "settled",
        "performance_state": "none",
        "sued": 0,
    }
    tell.tell(
        "reconsideration_case",
        [
            tell.stage(3, 10, "received_on", **_case(tell, cast, 6, someone(tell.year, 14), about)),
            tell.stage(3, 14, "replied_on", evidence_count=4),
            tell.stage(4, 2, "decision_on", **ended),
            tell.stage(4, 3, "served_on", "closed_on"),
        ],
    )


def _upheld(tell: Teller, cast: Cast) -> tuple[str, str] | None:
    year, applicant = tell.year.year, someone(tell.year, 15)
    about = {
        "accepted_on": tell.on(5, 27),
        "act": "土地权属争议处理决定",
        "act_number": f"龙政土处〔{year}〕1号",
        "act_type": "land_ruling",
        "act_on": tell.on(4, 15),
        "field": "land",
        "office": "自然资源所",
        "requests": "撤销处理决定",
    }
    decided = {
        "decision_number": f"练政复决〔{year}〕19号",
        "outcome": "upheld",
        "performance_state": "none",
    }
    uuid = tell.tell(
        "reconsideration_case",
        [
            tell.stage(6, 3, "received_on", **_case(tell, cast, 19, applicant, about)),
            tell.stage(6, 12, "replied_on", evidence_count=15),
            tell.stage(6, 26, "heard_on"),
            tell.stage(7, 24, "decision_on", **decided),
            tell.stage(7, 31, "served_on", "closed_on"),
            tell.stage(8, 25, sued=1),
        ],
    )
    return (uuid, applicant) if uuid else None


def _illegal(tell: Teller, cast: Cast) -> None:
    """确认违法, with an opinion letter that was answered within its sixty days."""
    year = tell.year.year
    about = {
        "accepted_on": tell.on(9, 8),
        "act": "不履行宅基地申请审核职责",
        "act_type": "inaction",
        "act_on": tell.on(7, 20),
        "field": "land",
        "office": "自然资源所",
        "requests": "责令限期审核宅基地申请",
    }
    decided = {
        "decision_number": f"练政复决〔{year}〕27号",
        "outcome": "illegal",
        "performance_state": "none",
        "sued": 0,
    }
    opinion = {
        "opinion_number": f"练政复意〔{year}〕3号",
        "opinion_text": "宅基地申请应当在规定期限内审核并书面答复。",
    }
    learnt = "建立宅基地申请台账，逐件标注审核期限，超期自动提醒。"
    tell.tell(
        "reconsideration_case",
        [
            tell.stage(9, 14, "received_on", **_case(tell, cast, 27, someone(tell.year, 17), about)),
            tell.stage(9, 23, "replied_on", evidence_count=7),
            tell.stage(11, 5, "decision_on", **decided),
            tell.stage(11, 9, "served_on", "opinion_on", **opinion),
            tell.stage(12, 15, "opinion_answered_on", "closed_on", rectification=learnt),
        ],
    )


def write_handovers(year: PracticeYear, cast: Cast) -> None:
    """Two cases handed to the police; one came back and was dealt with by the township."""
    tell = Teller(year)
    suspect = someone(year, 3)
    land = {
        "name": f"{suspect}涉嫌非法占用农用地案",
        "party": suspect,
        "crime": "非法占用农用地罪",
        "slip_number": f"龙政移〔{year.year}〕1号",
        "source_number": f"龙综执立〔{year.year}〕5号",
        "materials": "案件移送书、调查报告、勘测定界图、询问笔录、影像光盘",
    }
    filed = {"result": "filed", "result_number": f"练公立字〔{year.year}〕112号"}
    tell.tell(
        "case_handover",
        [
            tell.stage(4, 14, "handed_on", **_handed(cast, land)),
            tell.stage(4, 15, "receipt_on", received_by="赵法制"),
            tell.stage(4, 17, "result_on", **filed),
        ],
    )
    suspect = someone(year, 18)
    trees = {
        "name": f"{suspect}涉嫌盗伐林木案",
        "party": suspect,
        "crime": "盗伐林木罪",
        "amount": 420_000,
        "slip_number": f"龙政移〔{year.year}〕2号",
        "source_number": f"龙综执立〔{year.year}〕9号",
        "materials": "案件移送书、现场勘验笔录、林木蓄积鉴定、询问笔录",
    }
    returned = {"result": "returned", "result_text": "蓄积量未达立案标准，退回按行政违法处理。"}
    tell.tell(
        "case_handover",
        [
            tell.stage(7, 7, "handed_on", **_handed(cast, trees), result="pending"),
            tell.stage(7, 8, "receipt_on", received_by="赵法制"),
            tell.stage(8, 4, "result_on", "back_on", **returned),
            tell.stage(8, 28, "closed_on", after="由综合行政执法队立案处罚，责令补种树木 30 株。"),
        ],
    )


def _handed(cast: Cast, fields: Draft) -> Draft:
    return {
        "direction": "out",
        "organ_kind": "police",
        "organ": f"{COUNTY}公安局",
        "handler": cast.handler,
        **fields,
    }
