"""The practice book's lawsuits: four disputes in five cases of the year, and two cases of the year before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from lawgov_desktop.practice.telling import Stage, Teller
from lawgov_desktop.practice.year import PracticeYear
from lawgov_desktop.records.record_type import Draft

COUNTY: Final = "练习县"
COURT: Final = f"{COUNTY}人民法院"
HIGHER_COURT: Final = "练习市中级人民法院"
_DISMISSED: Final = {"outcome": "claims_dismissed", "performance_state": "none"}


@dataclass(frozen=True, slots=True)
class Cast:
    """Who appears for the township: the mayor, two deputies, two of the staff, a lawyer."""

    mayor: str
    deputy: str
    second_deputy: str
    handler: str
    clerk: str
    lawyer: str

    def leader(self, name: str) -> Draft:
        """A hearing at which this leader was and spoke."""
        chief = name == self.mayor
        return {
            "leader_attended": 1,
            "leader_name": name,
            "leader_post": "镇长" if chief else "副镇长",
            "leader_rank": "chief" if chief else "deputy",
            "spoke": 1,
        }

    @property
    def agents(self) -> list[Draft]:
        firm = "练习方正律师事务所"
        return [
            {"name": self.clerk, "kind": "staff", "workplace": "司法所", "scope": "general"},
            {"name": self.lawyer, "kind": "lawyer", "workplace": firm, "scope": "general"},
        ]


def write(year: PracticeYear, cast: Cast, upheld: tuple[str, str] | None) -> None:
    """``upheld`` is (uuid, applicant) of the reconsideration that was followed by a lawsuit."""
    _last_year(year, cast)
    tell = Teller(year)
    _demolition(tell, cast)
    _compensation(tell, cast)
    _disclosure(tell, cast)
    _land(tell, cast, upheld)


def someone(year: PracticeYear, village: int) -> str:
    """The name of an invented villager."""
    return year.people.anyone(year.villages[village]).name


def _number(tell: Teller, sort: str, number: int) -> str:
    return f"（{tell.year.year - tell.back}）练9901{sort}{number}号"


def _case(tell: Teller, cast: Cast, number: int, plaintiff: str, fields: Draft) -> Draft:
    """A case of the first instance as it is received."""
    return {
        "number": _number(tell, "行初", number),
        "court": COURT,
        "instance": "first",
        "procedure": "ordinary",
        "plaintiffs": plaintiff,
        "plaintiff_kind": "citizen",
        "plaintiff_count": 1,
        "position": "defendant",
        "handler": cast.handler,
        "damages_claimed": 0,
        "agents": cast.agents,
        **fields,
    }


def _received(tell: Teller, month: int, day: int, fields: Draft) -> Stage:
    return tell.stage(month, day, "received_on", **fields)


def _answered(tell: Teller, month: int, day: int, evidence: int, listed: tuple[Draft, ...] = ()) -> Stage:
    told: dict[str, Any] = {"evidence": [*listed]} if listed else {}
    return tell.stage(month, day, "answered_on", "evidence_filed_on", evidence_count=evidence, **told)


def _evidence(*pieces: tuple[str, str, str, int]) -> tuple[Draft, ...]:
    """Pieces as (name, source, what it proves, pages), one after the other."""
    rows, page = [], 1
    for name, source, proves, pages in pieces:
        row = {"name": name, "source": source, "proves": proves, "form": "copy"}
        rows.append(row | {"page_from": page, "page_to": page + pages - 1})
        page += pages
    return tuple(rows)


_DISCLOSURE_EVIDENCE: Final = _evidence(
    ("政府信息公开申请表", "原告提交", "原告申请公开的内容和收到申请的日期", 2),
    ("申请登记回执", "本机关制作", "本机关依法登记申请", 1),
    ("农业服务中心检索记录", "本机关制作", "当时没有检索到备案材料", 3),
    ("政府信息公开告知书", "本机关制作", "本机关在法定期限内答复", 2),
    ("送达回证、邮寄凭证", "本机关制作", "告知书已经送达", 2),
    ("重新答复告知书和公开材料", "本机关制作", "诉讼中本机关已重新答复并公开", 14),
)


def _heard(
    tell: Teller, summons: tuple[int, int], held: tuple[int, int], leader: Draft, staff: str, result: str
) -> list[Stage]:
    """A hearing: planned from the summons on, told after it was held."""
    planned: dict[str, Any] = {"held_on": tell.on(*held), "place": "第三审判庭"}
    told = planned | leader | {"staff": staff, "result": result}
    return [tell.stage(*summons, hearings=[planned]), tell.stage(*held, hearings=[told])]


def _demolition(tell: Teller, cast: Cast) -> None:
    """Won in both instances: the two cases of one dispute."""
    year = tell.year
    plaintiff = someone(year, 6)
    about = {
        "cause": "不服限期拆除违法建设决定",
        "field": "construction",
        "act_type": "coercive_measure",
        "act": f"限期拆除决定书（龙政拆字〔{year.year - 1}〕7号）",
        "requests": "撤销限期拆除决定书",
        "facts": f"原告在{year.villages[6]}村道路红线内搭建钢构棚，没有取得乡村建设规划许可。",
        "office": "综合行政执法队",
        "must_attend": ";attention;",
    }
    case = _case(tell, cast, 12, plaintiff, about)
    leader, said = cast.leader(cast.mayor), "围绕程序和送达质证，休庭待判。"
    first = tell.tell(
        "litigation_case",
        [
            _received(tell, 2, 24, case | {"filed_on": tell.on(2, 19)}),
            _answered(tell, 3, 6, 14),
            *_heard(tell, (3, 20), (4, 9), leader, cast.clerk, said),
            tell.stage(5, 12, "judgment_on", **_DISMISSED, outcome_text="驳回原告的诉讼请求。"),
            tell.stage(5, 15, "served_on"),
            tell.stage(5, 26, "appealed_on", appeal_by="plaintiff"),
            tell.stage(5, 28, "closed_on"),
        ],
    )
    second = {
        "number": _number(tell, "行终", 87),
        "court": HIGHER_COURT,
        "instance": "second",
        "position": "appellee",
        "previous": first,
        "filed_on": tell.on(6, 4),
    }
    upheld = {"outcome": "appeal_upheld", "judgment_kind": "judgment", "performance_state": "none"}
    leader, said = cast.leader(cast.deputy), "询问当事人，没有提交新证据。"
    tell.tell(
        "litigation_case",
        [
            _received(tell, 6, 9, case | second),
            tell.stage(6, 18, "answered_on"),
            *_heard(tell, (6, 27), (7, 15), leader, cast.clerk, said),
            tell.stage(8, 18, "judgment_on", **upheld, outcome_text="驳回上诉，维持原判。"),
            tell.stage(8, 21, "served_on"),
            tell.stage(8, 25, "closed_on"),
        ],
    )


def _compensation(tell: Teller, cast: Cast) -> None:
    """Partly lost and learnt from; the court's suggestion was answered in time."""
    year = tell.year
    about = {
        "filed_on": tell.on(3, 12),
        "cause": "不服青苗补偿决定",
        "field": "expropriation",
        "act_type": "compensation",
        "act": f"青苗及附着物补偿决定（龙政补字〔{year.year}〕2号）",
        "requests": "撤销补偿决定，重新核定补偿款",
        "facts": f"道路改线占用原告在{year.villages[9]}村的果园，双方对果树株数和树龄认定不一。",
        "office": "自然资源所",
        "damages_claimed": 1,
        "damages_amount": 860_000,
    }
    lost = {
        "outcome": "partly_revoked",
        "outcome_text": "撤销补偿决定中果树部分，责令六十日内重新作出；驳回其他诉讼请求。",
        "loss_causes": ";evidence;procedure;",
        "loss_analysis": "清点登记表没有当事人签名，也没有见证人；补偿决定作出前没有听取陈述申辩。",
    }
    duty = {
        "appeal_by": "none",
        "performance_state": "pending",
        "performance_due": tell.on(8, 25),
        "performance_duty": "就果树部分重新作出补偿决定",
    }
    learnt = "修订征收补偿清点流程：两人清点、户主签字、影像留存；组织自然资源所和村干部培训一次。"
    leader, said = cast.leader(cast.second_deputy), "对清点登记表的真实性有争议。"
    case = tell.tell(
        "litigation_case",
        [
            _received(tell, 3, 17, _case(tell, cast, 21, someone(year, 9), about)),
            _answered(tell, 3, 27, 11),
            *_heard(tell, (4, 10), (4, 23), leader, cast.clerk, said),
            tell.stage(6, 3, "judgment_on", **lost),
            tell.stage(6, 6, "served_on", **duty),
            tell.stage(6, 30, "effective_on"),
            tell.stage(7, 31, "rectified_on", rectification=learnt),
            tell.stage(8, 8, "performed_on", performance_state="performed"),
            tell.stage(8, 12, "closed_on"),
        ],
    )
    suggestion = {
        "kind": "court",
        "from_organ": COURT,
        "number": f"练法建〔{year.year}〕5号",
        "title": "规范征收补偿清点登记",
        "content": "清点登记应当由被征收人签名确认，拒签的应当有见证人并留存影像；作出决定前应当听取意见。",
        "case": case,
        "handler": cast.handler,
        "office": "司法所",
        "reply_due": tell.on(8, 20),
    }
    answer = {
        "adopted": "full",
        "reply_number": f"龙政函〔{year.year}〕18号",
        "measures": "印发清点登记操作规程，对近三年补偿档案自查，补正签名 46 份。",
    }
    tell.tell(
        "judicial_suggestion",
        [
            _received(tell, 6, 20, suggestion),
            tell.stage(7, 24, "replied_on", **answer),
            tell.stage(7, 31, "rectified_on"),
        ],
    )


def _disclosure(tell: Teller, cast: Cast) -> None:
    """Withdrawn after the township changed its answer; no leader came, with reason and statement."""
    year = tell.year
    about = {
        "filed_on": tell.on(5, 14),
        "procedure": "simple",
        "cause": "不服政府信息公开告知",
        "field": "disclosure",
        "act_type": "disclosure",
        "act": f"政府信息公开告知书（龙政公开告〔{year.year}〕4号）",
        "requests": "公开集体土地流转备案材料",
        "facts": "告知书以信息不存在为由答复，后查明备案材料存于农业服务中心。",
        "office": "党政办公室",
    }
    absent = {"leader_attended": 0, "absence_reason": "duty", "statement": 1}
    said = "镇领导当日参加全县防汛调度会，已提交情况说明。"
    ruled = {
        "outcome": "withdrawn_changed",
        "performance_state": "none",
        "outcome_text": "本机关重新答复并公开材料，准予原告撤回起诉。",
    }
    tell.tell(
        "litigation_case",
        [
            _received(tell, 5, 19, _case(tell, cast, 38, someone(year, 12), about)),
            _answered(tell, 5, 27, 6, _DISCLOSURE_EVIDENCE),
            *_heard(tell, (6, 5), (6, 17), absent, cast.handler, said),
            tell.stage(6, 24, "judgment_on", **ruled),
            tell.stage(7, 2, "served_on", "effective_on"),
            tell.stage(7, 4, "closed_on"),
        ],
    )


def _land(tell: Teller, cast: Cast, upheld: tuple[str, str] | None) -> None:
    """Sued together with the county, whose reconsideration upheld the township."""
    year = tell.year
    uuid, plaintiff = upheld or (None, "")
    about = {
        "filed_on": tell.on(8, 20),
        "cause": "不服土地权属争议处理决定",
        "field": "land",
        "act_type": "land_ruling",
        "act": f"土地权属争议处理决定（龙政土处〔{year.year}〕1号）",
        "requests": "撤销处理决定和复议决定",
        "facts": "两户对老宅东侧空地的使用权有争议，镇政府经勘验调查作出处理决定，县政府复议维持。",
        "office": "自然资源所",
        "position": "co_defendant",
        "co_defendants": f"{COUNTY}人民政府",
        "reconsideration": uuid,
    }
    leader, said = cast.leader(cast.mayor), "当庭质证勘验图，双方没有异议。"
    tell.tell(
        "litigation_case",
        [
            _received(tell, 8, 25, _case(tell, cast, 55, plaintiff, about)),
            _answered(tell, 9, 4, 17),
            *_heard(tell, (9, 10), (9, 23), leader, cast.clerk, said),
            tell.stage(11, 10, "judgment_on", **_DISMISSED, outcome_text="驳回原告的诉讼请求。"),
            tell.stage(11, 13, "served_on"),
            tell.stage(12, 4, "effective_on", appeal_by="none"),
            tell.stage(12, 8, "closed_on"),
        ],
    )


def _last_year(year: PracticeYear, cast: Cast) -> None:
    """Two cases received and closed in the year before, for the comparison."""
    tell = Teller(year, back=1)
    inaction = {
        "cause": "请求履行低保审核职责",
        "field": "civil_affairs",
        "act_type": "inaction",
        "act": "低保申请审核",
        "requests": "责令限期作出审核决定",
        "office": "民政所",
        "filed_on": tell.on(4, 7),
    }
    tell.tell(
        "litigation_case",
        [
            _received(tell, 4, 10, _case(tell, cast, 9, someone(year, 10), inaction)),
            _answered(tell, 4, 19, 5),
            tell.stage(5, 24, "judgment_on", outcome="withdrawn", performance_state="none"),
            tell.stage(5, 28, "served_on", "effective_on"),
            tell.stage(5, 30, "closed_on"),
        ],
    )
    penalty = {
        "cause": "不服行政处罚决定",
        "field": "city",
        "act_type": "penalty",
        "act": f"行政处罚决定书（龙综执罚〔{year.year - 1}〕3号）",
        "requests": "撤销行政处罚决定",
        "office": "综合行政执法队",
        "filed_on": tell.on(8, 15),
    }
    leader, said = cast.leader(cast.deputy), "对处罚依据质证，休庭待判。"
    tell.tell(
        "litigation_case",
        [
            _received(tell, 8, 20, _case(tell, cast, 31, someone(year, 13), penalty)),
            _answered(tell, 8, 30, 9),
            *_heard(tell, (9, 10), (9, 25), leader, cast.clerk, said),
            tell.stage(11, 8, "judgment_on", **_DISMISSED),
            tell.stage(11, 12, "served_on"),
            tell.stage(12, 2, "effective_on", appeal_by="none"),
            tell.stage(12, 5, "closed_on"),
        ],
    )
