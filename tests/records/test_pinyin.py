"""Chinese text sorts by sound, and names are found by their initials."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawgov_desktop.records.pinyin import initials, matches_initials, sort_key, spelled


@pytest.mark.parametrize(
    "in_order",
    [
        ["阿强", "李四", "王五", "张三"],
        ["李", "李四", "李五"],  # the shorter first
        ["卢", "鲁", "路", "吕", "绿"],  # lú lǔ lù lǚ lǜ
        ["妈", "麻", "马", "骂", "吗"],  # tones, the neutral one last
        ["李四", "李五", "里三"],  # one surname stays together
        ["(空)", "3组", "abc", "ABD", "Бор", "阿强", "张三", "\ue000三"],
        ["李先生", "连先生", "林先生"],
        ["张 三", "张四"],
    ],
)
def test_binary_order_of_the_keys_is_pinyin_order(in_order: list[str]) -> None:
    shuffled = in_order[:]
    random.Random(7).shuffle(shuffled)
    assert sorted(shuffled, key=sort_key) == in_order


def test_spaces_and_width_do_not_move_a_name() -> None:
    assert sort_key("张\u3000三") == sort_key("张三")
    assert sort_key("ＡＢＣ１") == sort_key("abc1")


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("单雄信", "沙某", "申某"),
        ("曾国某", "臧某", "张某"),
        ("仇某", "秦某", "曲某"),
        ("解某", "夏某", "徐某"),
        ("区某", "牛某", "潘某"),
        ("查某", "曾某", "张某"),
        ("尉迟某", "尤某", "袁某"),
        ("令狐某", "林某", "刘某"),
        ("朴某", "皮某", "浦某"),
        ("万俟某", "孟某", "穆某"),
    ],
)
def test_surnames_have_their_own_reading(name: str, before: str, after: str) -> None:
    assert sort_key(before, person=True) < sort_key(name, person=True) < sort_key(after, person=True)


def test_surname_readings_are_for_the_first_character_of_a_person_only() -> None:
    assert sort_key("单位").startswith("dan1")
    assert sort_key("单某", person=True).startswith("shan4")
    assert sort_key("王单", person=True) == sort_key("王单")


def test_the_key_sorts_in_the_database_as_in_memory() -> None:
    names = ["张三", "阿强", "李四", "𠅤某", "王五", "吕布", "卢某", "\ue000三", "A甲", "3组", "重庆"]
    with sqlite3.connect(":memory:") as book:
        book.execute("create table person (name text, sort text)")
        book.executemany("insert into person values (?, ?)", [(name, sort_key(name)) for name in names])
        stored = [row[0] for row in book.execute("select name from person order by sort")]
    book.close()
    assert stored == sorted(names, key=sort_key)


HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), max_size=6)


@given(HAN, HAN)
def test_different_names_have_different_keys_and_the_shorter_comes_first(one: str, other: str) -> None:
    assert (sort_key(one) == sort_key(other)) is (one == other)
    assert sort_key(one) <= sort_key(one + other)


@given(st.text())
def test_any_text_has_a_key_and_initials(text: str) -> None:
    for person in (False, True):
        assert not any(sign.isspace() for sign in sort_key(text, person))
    assert all(len(letter) >= 1 for letters in initials(text) for letter in letters)


@pytest.mark.parametrize(
    ("sign", "letters"),
    [
        ("张", "z"),
        ("曾", "zc"),
        ("重", "zc"),
        ("单", "sd"),
        ("区", "qo"),
        ("尉", "wy"),
        ("嗯", "n"),
        ("安", "a"),
    ],
)
def test_a_character_has_the_initials_of_all_its_readings(sign: str, letters: str) -> None:
    assert set(letters) <= initials(sign)[0]


def test_letters_and_digits_stand_for_themselves_and_marks_for_nothing() -> None:
    assert initials("A·３ é，张") == (frozenset("a"), frozenset("3"), frozenset("e"), frozenset("z"))


def test_a_character_nobody_can_read_matches_no_letter() -> None:
    assert initials("\ue000三") == (frozenset(), frozenset("s"))


@pytest.mark.parametrize(
    ("text", "query", "found"),
    [
        ("王小明", "wxm", True),
        ("王小明", "XM", True),
        ("王小明", "w x m", True),
        ("王小明", "wm", False),  # not next to each other
        ("王小明", "wxmz", False),
        ("单雄信", "sxx", True),
        ("单雄信", "dxx", True),
        ("曾国某", "zgm", True),
        ("龙潭镇3村", "z3c", True),
        ("买买提·吐尔逊", "mmtte", True),
        ("王小明", "", True),
        ("", "w", False),
    ],
)
def test_names_are_found_by_consecutive_initials(text: str, query: str, found: bool) -> None:
    assert matches_initials(text, query) is found


def test_the_tables_of_readings_are_loaded_when_first_needed(root: Path) -> None:
    code = "import sys, lawgov_desktop.records.pinyin; sys.exit('pypinyin' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=root, check=False)
    assert done.returncode == 0


def test_keys_of_many_names_cost_little() -> None:
    drawn = random.Random(1)
    names = ["".join(chr(drawn.randrange(0x4E00, 0x5E00)) for _ in range(3)) for _ in range(30_000)]
    # The yardstick is the least a key could cost on this computer, busy or not: one look-up per character.
    letters = {chr(code): "zhang1" + chr(code) for code in range(0x4E00, 0x5E00)}
    sort_key("".join(letters))
    initials("".join(letters))

    def seconds(work: object) -> float:
        assert callable(work)
        best = float("inf")
        for _ in range(3):
            start = time.perf_counter()
            for name in names:
                work(name)
            best = min(best, time.perf_counter() - start)
        return best

    bare = seconds(lambda name: "".join([letters[sign] for sign in name]))
    assert seconds(lambda name: sort_key(name, person=True)) < 12 * bare
    assert seconds(initials) < 12 * bare


@pytest.mark.parametrize(
    "text,letters",
    [
        ("电动车充电", "diandongchechongdian"),
        ("１２３４５ 热线", "12345rexian"),
        ("(其他)", "qita"),
        ("——", ""),
    ],
)
def test_a_name_is_spelled_for_a_code(text: str, letters: str) -> None:
    assert spelled(text) == letters
