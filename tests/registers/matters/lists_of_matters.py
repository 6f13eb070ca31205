"""Lists of invented matters, and the edits a county makes of a list from one version to the next."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from lawgov_desktop.records.record_type import Draft

PLACES = ("村道", "集市", "河道", "公园", "水库", "林地", "仓库", "广场")
ACTS = ("擅自设摊", "倾倒垃圾", "堆放物料", "损坏标志", "擅自取土", "露天焚烧", "违规养殖")
TYPES = ("penalty", "inspection", "licence")


def matter(uuid: str, name: str, **fields: Any) -> Draft:
    """A draft as a book gives it."""
    draft: Draft = {"uuid": uuid, "name": name, "full_name": name, "matter_type": "penalty"}
    return draft | {"code": None, "basis": "《样例条例》第三条"} | fields


@st.composite
def lists(draw: st.DrawFn, most: int = 14) -> list[Draft]:
    """A list with codes or without, with names that come twice."""
    with_codes = draw(st.booleans())
    found = []
    for number in range(draw(st.integers(0, most))):
        name = f"对在{draw(st.sampled_from(PLACES))}{draw(st.sampled_from(ACTS))}的行政处罚"
        code = (
            draw(st.sampled_from((None, f"SL{number:03}", f"SL{number:03}", "SL000"))) if with_codes else None
        )
        found.append(
            matter(
                f"old{number}",
                name,
                code=code,
                matter_type=draw(st.sampled_from((*TYPES, None))),
                basis=draw(st.sampled_from(("《甲条例》第一条", "《乙条例》第二条", None))),
                office=draw(st.sampled_from(("样例县甲局", "样例县乙局"))),
            )
        )
    return found


@st.composite
def next_version(draw: st.DrawFn, old: list[Draft]) -> list[Draft]:
    """What a county makes of a list: keeps, changes, renames, splits, doubles, removes and adds matters."""
    new: list[Draft] = []
    for number, one in enumerate(old):
        did = draw(
            st.sampled_from(("keep", "keep", "change", "rename", "split", "double", "remove", "renumber"))
        )
        kept = {**one, "uuid": f"new{number}"}
        if did == "change":
            kept["basis"] = "《新条例》第九条"
        elif did == "rename":
            kept |= {"name": f"{one['name'][:4]}新{one['name'][4:]}"}
            kept["full_name"] = kept["name"]
        elif did == "renumber":
            kept["code"] = f"NEW{number:03}"
        if did in ("split", "double"):
            twin = {**kept, "uuid": f"new{number}b"}
            if did == "split":
                kept |= {"sub_name": "甲项", "full_name": f"{one['name']}／甲项"}
                twin |= {"sub_name": "乙项", "full_name": f"{one['name']}／乙项"}
            new.append(twin)
        if did != "remove":
            new.append(kept)
    for number in range(draw(st.integers(0, 4))):
        new.append(matter(f"more{number}", f"{draw(st.sampled_from(PLACES))}管理事项{number}"))
    return draw(st.permutations(new))
