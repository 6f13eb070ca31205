"""Two versions of a list compared: every matter stands once, is known again, or is proposed as renamed."""

from __future__ import annotations

import random
import time
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.registers.matters.compare import Comparison, compare
from tests.registers.matters.lists_of_matters import lists, matter, next_version


def stands_once(found: Comparison) -> None:
    """Every matter of both versions is in a pair or alone, once; the bridge adds up."""
    olds = Counter([pair.old["uuid"] for pair in found.pairs] + [one["uuid"] for one in found.removed])
    news = Counter([pair.new["uuid"] for pair in found.pairs] + [one["uuid"] for one in found.added])
    assert olds == Counter(one["uuid"] for one in found.old)
    assert news == Counter(one["uuid"] for one in found.new)
    assert len(found.old) + len(found.added) - len(found.removed) == len(found.new)
    assert found.bridge.holds
    assert found.bridge.expected == len(found.new)
    assert {one.old["uuid"] for one in found.proposed} <= {one["uuid"] for one in found.removed}
    assert {one.new["uuid"] for one in found.proposed} <= {one["uuid"] for one in found.added}
    assert len(found.same) + len(found.changed) + len(found.renamed) == len(found.pairs)


@given(data=st.data())
def test_old_and_added_less_removed_are_the_new_whatever_a_person_says(data: st.DataObject) -> None:
    old = data.draw(lists())
    new = data.draw(next_version(old))
    decided: dict[tuple[str, str], bool] = {}
    for _ in range(4):
        found = compare(old, new, decided)
        stands_once(found)
        assert compare(old, new, decided) == found  # the same again
        for pair in found.pairs:
            assert decided.get((pair.old["uuid"], pair.new["uuid"])) is not False
        for one in found.proposed:
            assert (one.old["uuid"], one.new["uuid"]) not in decided
        if found.proposed and data.draw(st.booleans()):
            one = data.draw(st.sampled_from(found.proposed))
        elif found.pairs:
            one = data.draw(st.sampled_from(found.pairs))  # type: ignore[assignment]
        else:
            break
        decided[one.old["uuid"], one.new["uuid"]] = data.draw(st.booleans())


@given(data=st.data())
def test_a_version_compared_with_its_copy_is_the_same(data: st.DataObject) -> None:
    old = data.draw(lists())
    copy = data.draw(st.permutations([{**one, "uuid": f"copy of {one['uuid']}"} for one in old]))
    found = compare(old, copy)
    assert len(found.same) == len(old)
    assert not found.proposed


@given(data=st.data())
def test_confirming_every_proposal_leaves_none_that_are_sure(data: st.DataObject) -> None:
    old = data.draw(lists())
    new = data.draw(next_version(old))
    decided: dict[tuple[str, str], bool] = {}
    while (found := compare(old, new, decided)).proposed:
        first = found.proposed[0]
        decided[first.old["uuid"], first.new["uuid"]] = True
        after = compare(old, new, decided)
        assert len(after.pairs) == len(found.pairs) + 1
        confirmed = next(pair for pair in after.pairs if pair.old["uuid"] == first.old["uuid"])
        assert confirmed.new["uuid"] == first.new["uuid"]
        assert confirmed.by == "person"


def one_of(found: Comparison, state: str) -> list[tuple[str, str]]:
    return [(pair.old["uuid"], pair.new["uuid"]) for pair in found.pairs if pair.state == state]


def test_a_change_is_told_field_by_field() -> None:
    old = [matter("a", "对占道经营的行政处罚", code="1", legal_term="30日")]
    new = [matter("b", "对占道经营的行政处罚", code="1", legal_term="20日", basis="《新条例》第一条")]
    [pair] = compare(old, new).changed
    assert [(change.field, change.old, change.new) for change in pair.changes] == [
        ("basis", "《样例条例》第三条", "《新条例》第一条"),
        ("legal_term", "30日", "20日"),
    ]


def test_width_spaces_and_brackets_are_no_change() -> None:
    old = [matter("a", "对占道经营（含夜市）的行政处罚", office="样例县 甲局")]
    new = [matter("b", "对占道经营(含夜市)的行政处罚", office="样例县甲局 ")]
    assert one_of(compare(old, new), "same") == [("a", "b")]


def test_the_same_code_with_another_name_is_renamed() -> None:
    old = [matter("a", "对在集市擅自设摊的行政处罚", code="7")]
    new = [matter("b", "对在集市、广场擅自设摊的行政处罚", code="7")]
    assert one_of(compare(old, new), "renamed") == [("a", "b")]


def test_a_code_given_to_quite_another_matter_is_only_proposed() -> None:
    old = [matter("a", "对在集市擅自设摊的行政处罚", code="7")]
    new = [matter("b", "对未按规定报告动物疫情的行政处罚", code="7")]
    found = compare(old, new)
    assert not found.pairs
    assert [(one.old["uuid"], one.new["uuid"], one.why) for one in found.proposed] == [
        ("a", "b", "编码相同，名称不同")
    ]


def test_a_list_numbered_anew_is_known_by_its_names() -> None:
    names = [f"对在{place}擅自设摊的行政处罚" for place in ("村道", "集市", "河道", "公园")]
    old = [matter(f"a{at}", name, code=f"L{at:02}") for at, name in enumerate(names, start=1)]
    first = matter("b0", "对在仓库擅自设摊的行政处罚", code="L01")
    new = [first, *(matter(f"b{at}", name, code=f"L{at + 1:02}") for at, name in enumerate(names, start=1))]
    found = compare(old, new)
    assert one_of(found, "changed") == [("a1", "b1"), ("a2", "b2"), ("a3", "b3"), ("a4", "b4")]
    assert [one["uuid"] for one in found.added] == ["b0"]


def test_a_likely_renaming_waits_for_a_person_and_is_not_asked_again() -> None:
    old = [matter("a", "对农村自建房未按图纸施工的行政处罚")]
    new = [matter("b", "对农村自建住房未按照图纸施工的行政处罚")]
    found = compare(old, new)
    assert (len(found.added), len(found.removed), len(found.proposed)) == (1, 1, 1)
    assert str(found.bridge) == "旧版 1 + 新增 1 − 取消 1 = 1"
    confirmed = compare(old, new, {("a", "b"): True})
    assert one_of(confirmed, "renamed") == [("a", "b")]
    assert str(confirmed.bridge) == "旧版 1 + 新增 0 − 取消 0 = 1"
    declined = compare(old, new, {("a", "b"): False})
    assert not declined.proposed
    assert not declined.pairs


def test_a_person_takes_even_an_equal_pair_apart() -> None:
    old, new = [matter("a", "占道经营", code="1")], [matter("b", "占道经营", code="1")]
    found = compare(old, new, {("a", "b"): False})
    assert (len(found.pairs), len(found.added), len(found.removed)) == (0, 1, 1)


def test_penalty_and_inspection_of_one_thing_are_two_matters() -> None:
    old = [matter("a", "对在河道倾倒垃圾的行政处罚")]
    new = [matter("b", "对在河道倾倒垃圾的行政检查", matter_type="inspection")]
    found = compare(old, new)
    assert not found.pairs
    assert not found.proposed


def test_of_two_with_one_name_the_equal_one_is_the_same() -> None:
    old = [matter("a1", "占道经营", basis="甲"), matter("a2", "占道经营", basis="乙")]
    new = [matter("b1", "占道经营", basis="乙"), matter("b2", "占道经营", basis="丙")]
    found = compare(old, new)
    assert one_of(found, "same") == [("a2", "b1")]
    assert one_of(found, "changed") == [("a1", "b2")]


def test_a_column_only_one_version_has_changes_no_matter() -> None:
    old = [matter("a", "占道经营", remedy="向县政府申请复议"), matter("c", "倾倒垃圾", remedy="同上")]
    new = [matter("b", "占道经营"), matter("d", "倾倒垃圾")]
    found = compare(old, new)
    assert len(found.same) == 2
    assert found.not_compared == ("remedy",)


def test_what_the_township_added_is_no_change() -> None:
    old = [matter("a", "占道经营", own_office="综合行政执法队", remarks="已培训", handled="12")]
    assert len(compare(old, [matter("b", "占道经营")]).same) == 1


@pytest.mark.parametrize("old, new", [([], []), ([], [matter("b", "甲项")]), ([matter("a", "甲项")], [])])
def test_empty_versions_are_compared(old: list[Draft], new: list[Draft]) -> None:
    stands_once(compare(old, new))


def test_3000_matters_of_which_none_has_a_code_are_compared_in_seconds() -> None:
    rng = random.Random(5)
    signs = "农村自建房擅自改变承重结构未按图纸施工河道管理范围内弃置渣土种植阻水作物"
    names = ["对" + "".join(rng.choices(signs, k=24)) + "的行政处罚" for _ in range(6000)]
    old = [matter(f"a{at}", names[at]) for at in range(3000)]
    kept = [{**one, "uuid": f"b{one['uuid']}"} for one in old[:1500]]
    renamed = [matter(f"c{at}", f"{names[at][:9]}（含）{names[at][10:]}") for at in range(1500, 2500)]
    new = [*kept, *renamed, *(matter(f"d{at}", names[3000 + at]) for at in range(500))]
    began = time.perf_counter()
    found = compare(old, new)
    assert time.perf_counter() - began < 8  # one second by itself; the rest is for a busy machine
    assert len(found.same) == 1500
    assert len(found.proposed) >= 1000
    stands_once(found)


def test_3000_matters_of_one_name_are_compared_in_seconds() -> None:
    old = [matter(f"a{at}", "占道经营", basis=str(at)) for at in range(3000)]
    new = [matter(f"b{at}", "占道经营", basis=str(at + 1500)) for at in range(3000)]
    began = time.perf_counter()
    found = compare(old, new)
    assert time.perf_counter() - began < 8
    assert len(found.same) == 1500
    assert len(found.changed) == 1500
