"""The list before this year's, what became of it, and the proofs, promises and checks beside the list."""

from __future__ import annotations

import re
from typing import Any, Final

from lawgov_desktop.practice.matter_work import write_work
from lawgov_desktop.practice.matters import COUNTY, PEOPLE, list_title, own_office_of
from lawgov_desktop.practice.year import PracticeYear
from lawgov_desktop.procedures.matters_apply import change_day, write_versions
from lawgov_desktop.procedures.matters_decisions import Going, say_going, say_pair
from lawgov_desktop.procedures.matters_versions import compare_versions, matters_of
from lawgov_desktop.records.record_type import Draft

ADDED: Final = 12
_ADDED_EVERY: Final = 25
_ARTICLE: Final = re.compile(r"第(\d+)条")

_GONE: Final[tuple[tuple[str, str, str, Going], ...]] = (
    ("对在水库管理范围内擅自网箱养殖的行政处罚", "penalty", "水利局", "moved_out"),
    ("对未取得资质承揽农村自建房施工的行政处罚", "penalty", "住房和城乡建设局", "moved_out"),
    ("对道路旅客运输站点经营的行政检查", "inspection", "交通运输局", "recalled"),
    ("设置健身气功活动站点许可", "licence", "文化广电和旅游局", "cancelled"),
)
"""In the old list and no longer in the new one: name, type, office of the county, how it went."""

_NAMED_OTHERWISE: Final = ((6, "擅自", "违规"), (58, "不建立", "未建立"), (109, "擅自", "违规"))
"""Position in the new list, its word, the word of the old list; the codes stayed."""

_NUMBERED_OTHERWISE: Final = ((84, "擅自", "私自"), (143, "占用", "堵塞"), (170, "擅自", "违规"))
"""As above, but the matter had another code: a person had to say that it is the same one."""


def write(year: PracticeYear) -> None:
    """Write the version of the year before (298 items), compare, apply: 298 + 12 − 4 = 306."""
    new = year.records["matter_list"][0]
    matters = matters_of(year.batch.store, new)
    old = _old_version(year)
    added = {one["uuid"] for one in matters if one["position"] % _ADDED_EVERY == 12}
    assert len(added) == ADDED
    renamed: list[tuple[str, str]] = []
    for draft in matters:
        if draft["uuid"] not in added:
            _old_matter(year, old, draft, renamed)
    gone = _gone_matters(year, old)
    store = year.batch.store
    for pair in renamed:
        say_pair(store, old, new, pair, True)
    for uuid, how in gone.items():
        say_going(store, old, new, uuid, how)
    for one in compare_versions(store, old, new).found.proposed:
        say_pair(store, old, new, (one.old["uuid"], one.new["uuid"]), False)
    compared = compare_versions(store, old, new)
    write_versions(year.batch, compared, change_day(compared))
    for draft in compared.found.added:
        _take_over(year, draft)
    year.records["matter_list"] = [new, old]
    year.records["matter"] = [draft["uuid"] for draft in matters]
    write_work(year, gone)


def _old_version(year: PracticeYear) -> str:
    before = year.year - 1
    return year.batch.save(
        "matter_list",
        {
            "title": list_title(before),
            "kind": "devolved",
            "document_number": f"练政发〔{before}〕8号",
            "issued_by": f"{COUNTY}人民政府",
            "issued_on": f"{before}-03-18",
            "effective_on": f"{before}-05-01",
            "stated_count": 298,
            "remarks": "练习用，事项与依据均为虚构。",
        },
    ).uuid


def _old_matter(year: PracticeYear, version: str, new: Draft, renamed: list[tuple[str, str]]) -> None:
    """The matter as it stood in the old list, with what the township had written beside it."""
    position, before = new["position"], year.year - 1
    fields = ("name", "matter_type", "basis", "office", "level", "list_kind", "code", "position")
    draft: dict[str, Any] = {name: new[name] for name in fields}
    other = {place: (now, then, False) for place, now, then in _NAMED_OTHERWISE}
    other |= {place: (now, then, True) for place, now, then in _NUMBERED_OTHERWISE}
    if position in other:
        now, then, new_code = other[position]
        draft["name"] = draft["name"].replace(now, then)
        assert draft["name"] != new["name"], (position, new["name"])
        if new_code:
            draft["code"] = f"LX9{position:03}"
    elif position % 19 == 0:
        draft["basis"] = _ARTICLE.sub(lambda found: f"第{int(found[1]) + 2}条", draft["basis"])
    elif position % 67 == 0:
        draft["office"] = f"{COUNTY}综合行政执法局"
    draft |= {
        "list": version,
        "valid_from": f"{before}-05-01",
        "own_office": own_office_of(new["office"], new["matter_type"]),
        "own_responsible": year.rng.choice(PEOPLE),
        "taken_over": 0 if position % 29 == 0 else 1,
        "handled": str(year.rng.choice((0, 0, 0, 1, 2, 3, 5, 8, 12, 26))),
        "trained": f"{before}年{year.rng.choice((5, 6, 9))}月县局培训" if position % 3 else None,
        "remarks": "与派驻所联合办理" if position % 41 == 0 else None,
    }
    if position % 31 == 0:
        draft["statuses"] = [
            {"state": "entrusted", "since": f"{before}-05-01", "document_number": f"练政发〔{before}〕8号"},
            {"state": "taken", "since": f"{before}-11-01", "note": "人员到位，改为自行办理"},
        ]
    uuid = year.batch.save("matter", draft).uuid
    if position in other and other[position][2]:
        renamed.append((uuid, new["uuid"]))


def _gone_matters(year: PracticeYear, version: str) -> dict[str, Going]:
    """Matters only the old list has; uuid → how they went."""
    before = year.year - 1
    gone: dict[str, Going] = {}
    for number, (name, matter_type, office, how) in enumerate(_GONE, start=1):
        draft = {
            "list": version,
            "position": 294 + number,
            "code": f"LX9{900 + number}",
            "name": name,
            "matter_type": matter_type,
            "basis": f"《{COUNTY}{office}管理办法》（虚构）第{10 + number}条",
            "office": COUNTY + office,
            "level": "县级下放乡镇",
            "list_kind": "devolved",
            "valid_from": f"{before}-05-01",
            "own_office": "综合行政执法队",
            "own_responsible": PEOPLE[number],
            "taken_over": 1,
        }
        gone[year.batch.save("matter", draft).uuid] = how
    return gone


def _take_over(year: PracticeYear, draft: Draft) -> None:
    """An added matter: most have an office in the township by now, some are not taken over yet."""
    ready = draft["position"] % 2 == 0
    year.batch.save(
        "matter",
        {
            "own_office": own_office_of(draft["office"], draft["matter_type"]),
            "own_responsible": year.rng.choice(PEOPLE) if ready else None,
            "taken_over": 1 if ready else 0,
            "trained": f"{year.year}年3月县局培训" if ready else None,
            "remarks": None if ready else "待县局培训后承接",
        },
        uuid=draft["uuid"],
    )
