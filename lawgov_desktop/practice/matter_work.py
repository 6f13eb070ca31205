"""The year's work beside the list: reviews after a law was amended, proofs, promises, checks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final

from lawgov_desktop.practice.matters import PEOPLE
from lawgov_desktop.practice.people import VILLAGES
from lawgov_desktop.practice.year import PracticeYear
from lawgov_desktop.procedures.matters_decisions import Going

_COUNTER: Final = "便民服务中心"

_PROOFS: Final = (
    ("居民家庭无住房证明", "农村住宅建设申请", "练习县自然资源局", 1, "与不动产登记信息比对"),
    ("未享受同类补贴证明", "农机补贴申请", "练习县农业农村局", 1, "与补贴发放系统比对"),
    ("失业证明", "公益性岗位申请", "村民委员会", 1, "与社会保险参保信息比对"),
    ("亲属关系证明", "独生子女家庭奖励申请", "村民委员会", 1, "走访核实"),
    ("居住证明", "适龄儿童入学资格确认", "村民委员会", 1, "走访核实"),
    ("经营场所使用证明", "设置食品摊贩登记", "房屋产权人", 1, "现场核查"),
    ("家庭经济状况证明", "临时救助申请", "村民委员会", 0, ""),
    ("残疾状况证明", "残疾人两项补贴申请", "练习县残疾人联合会", 0, ""),
    ("林木权属证明", "采伐自用林木许可", "村民委员会", 1, "查阅林权登记"),
    ("土地承包合同证明", "耕地地力保护补贴申请", "村民委员会", 1, "与承包合同台账比对"),
    ("无违法犯罪记录证明", "护林员聘用", "派出所", 0, ""),
    ("学生在校证明", "家庭困难学生资助申请", "就读学校", 1, "与学籍信息比对"),
)
"""Name, used for, issued by, whether a promise will do, how it is verified."""

_PROMISES: Final = (
    (0, (1, 14), 12, "true", None),
    (1, (3, 11), 18, "true", None),
    (2, (4, 2), 20, "true", None),
    (4, (5, 20), 9, "true", None),
    (3, (6, 12), 25, "unverifiable", "亲属在外地，补交了户口簿复印件。"),
    (9, (7, 8), 14, "true", None),
    (0, (8, 19), 22, "false", "名下有商品房，已撤回申请，并记入诚信记录。"),
    (5, (10, 16), 10, "true", None),
    (11, (12, 9), None, None, None),
)
"""Place of the proof, month and day, days until verified, result, treatment; one false, one open."""

_CHECKS: Final = (
    (0, (4, 9), "水库网箱养殖清理情况", "网箱养殖户三家", "on_site", 0, "", "", None),
    (1, (4, 24), "农村自建房施工队伍资质情况", "在建农房十二处", "on_site", 1,
     "两处施工队没有资质登记。", "抄告县住建局，现场停工补办。", 21),
    (2, (5, 15), "客运站点经营秩序", "集镇客运点", "joint", 0, "", "", None),
    (0, (7, 22), "水库网箱养殖有无反弹", "水库周边", "random", 1,
     "新设网箱一处。", "移送县水利局，已拆除。", 9),
    (1, (9, 18), "农村自建房施工安全", "在建农房八处", "joint", 0, "", "", None),
    (2, (12, 4), "客运站点冬季消防", "集镇客运点", "on_site", 1, "灭火器过期两具。", "限期更换。", None),
)  # fmt: skip
"""Place of the matter that went, month and day, what, at whom, way, problem, found, measures, days taken."""


def write_work(year: PracticeYear, gone: Mapping[str, Going]) -> None:
    """Write what has been of the year until ``today``."""
    _reviews(year)
    proofs = _proofs(year)
    _promises(year, proofs)
    _checks(year, [uuid for uuid, how in gone.items() if how != "cancelled"])


def _reviews(year: PracticeYear) -> None:
    """The county amended its water rules in autumn: the matters resting on them are looked at again."""
    asked = year.day(9, 10)
    if not year.past(asked):
        return
    found = year.batch.store.book.rows(
        "SELECT uuid FROM matter WHERE basis LIKE '%水利管理办法》%' AND valid_to IS NULL"
        " ORDER BY position LIMIT 9"
    )
    for number, (uuid,) in enumerate(found):
        done = asked + timedelta(days=20 + number)
        given: dict[str, Any] = {
            "review_state": "pending",
            "review_reason": f"《练习县水利管理办法》（虚构）修改，{year.year}年9月1日起施行",
            "review_asked_on": asked.isoformat(),
        }
        if number < 6 and year.past(done):
            result = "条文序号有变，已报县局更正" if number % 3 == 0 else "依据条款没有变化"
            given |= {"review_state": "reviewed", "reviewed_on": done.isoformat(), "review_result": result}
        year.batch.save("matter", given, uuid=uuid)


def _proofs(year: PracticeYear) -> list[str]:
    before = year.year - 1
    uuids = []
    for name, used_for, issued_by, promise, way in _PROOFS:
        draft: dict[str, Any] = {
            "name": name,
            "used_for": used_for,
            "basis": f"《练习县{used_for.removesuffix('申请')}办法》（虚构）第八条",
            "asked_by": _COUNTER,
            "issued_by": issued_by,
            "promise_allowed": promise,
            "proxy_allowed": 0 if promise else None,
            "verify_way": way or None,
            "document_number": f"练政办发〔{before}〕21号",
            "valid_from": f"{before}-10-01",
        }
        matters = _matters_called(year, used_for.removesuffix("申请").removesuffix("许可"))
        draft["matters"] = [{"matter": uuid} for uuid in matters]
        uuids.append(year.save("proof_item", draft))
    return uuids


def _matters_called(year: PracticeYear, words: str) -> list[str]:
    rows = year.batch.store.book.rows(
        "SELECT uuid FROM matter WHERE instr(name, ?) > 0 AND valid_to IS NULL ORDER BY position LIMIT 1",
        (words,),
    )
    return [uuid for (uuid,) in rows]


def _promises(year: PracticeYear, proofs: list[str]) -> None:
    for number, (proof, (month, day), wait, result, treatment) in enumerate(_PROMISES, start=1):
        promised = year.workday(year.day(month, day))
        if not year.past(promised):
            continue
        someone = year.people.anyone(year.rng.choice(VILLAGES), youngest=24, oldest=66)
        name, used_for, *_, way = _PROOFS[proof]
        draft: dict[str, Any] = {
            "number": f"龙承〔{year.year}〕{number}号",
            "proof": proofs[proof],
            "matter": next(iter(_matters_called(year, used_for.removesuffix("申请"))), None),
            "applicant": someone.name,
            "id_no": someone.id_no,
            "phone": someone.phone,
            "by_proxy": 0,
            "promised_on": promised.isoformat(),
            "content": f"承诺符合办理“{used_for}”的条件，代替提交{name}。",
            "handler": year.rng.choice(PEOPLE),
            "verify_way": way or "书面核查",
        }
        verified = year.workday(promised + timedelta(days=wait)) if wait else None
        if verified and year.past(verified):
            draft |= {
                "verified_on": verified.isoformat(),
                "verified_by": year.rng.choice(PEOPLE),
                "result": result,
                "treatment": treatment,
            }
        year.save("promise", draft)


def _checks(year: PracticeYear, gone: list[str]) -> None:
    for place, (month, day), subject, target, way, problem, found, measures, wait in _CHECKS:
        checked = year.workday(year.day(month, day))
        if not year.past(checked):
            continue
        closed = checked + timedelta(days=wait) if wait else None
        year.save(
            "supervision",
            {
                "matter": gone[place],
                "subject": subject,
                "supervised_on": checked.isoformat(),
                "way": way,
                "target": target,
                "office": "综合行政执法队",
                "people": "、".join(year.rng.sample(PEOPLE, 2)),
                "problem_found": problem,
                "found": found or None,
                "measures": measures or None,
                "rectify_by": _day(checked + timedelta(days=30)) if problem else None,
                "closed_on": _day(closed) if closed and year.past(closed) else None,
            },
        )


def _day(day: date) -> str:
    return day.isoformat()
