"""A folder is there as a whole or not at all; names hold on every system; a pack opens in Windows."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawgov_desktop.documents.whole_folder import pack_folder, safe_file_name, safe_name, written_folder
from lawgov_desktop.errors import UserError


@given(st.text(max_size=80))
def test_a_name_holds_on_every_system(title: str) -> None:
    name = safe_name(title)
    assert 0 < len(name) <= 40
    assert not set('\\/:*?"<>|\r\n\t\0') & set(name)
    assert name == name.strip(" .")


def test_a_file_keeps_its_suffix() -> None:
    assert safe_file_name("照片:1.JPG") == "照片_1.JPG"
    assert safe_file_name("没有后缀") == "没有后缀"
    assert safe_file_name("长" * 90 + ".pdf") == "长" * 40 + ".pdf"


def test_a_folder_comes_as_a_whole(tmp_path: Path) -> None:
    out = tmp_path / "上级" / "成品"
    with written_folder(out) as making:
        (making / "一.txt").write_text("一")
        assert not out.exists()
    assert [path.name for path in out.iterdir()] == ["一.txt"]
    assert [path.name for path in out.parent.iterdir()] == ["成品"]


def test_what_breaks_off_leaves_nothing(tmp_path: Path) -> None:
    def break_off(making: Path) -> None:
        (making / "一.txt").write_text("一")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), written_folder(tmp_path / "成品") as making:
        break_off(making)
    assert list(tmp_path.iterdir()) == []


def test_an_empty_folder_is_taken_and_a_used_one_or_a_file_refused(tmp_path: Path) -> None:
    (tmp_path / "空").mkdir()
    with written_folder(tmp_path / "空") as making:
        (making / "一.txt").write_text("一")
    assert (tmp_path / "空" / "一.txt").is_file()
    for used in (tmp_path / "空", tmp_path / "空" / "一.txt"):
        with pytest.raises(UserError, match="已经有东西了"), written_folder(used):
            raise AssertionError("a used folder was given")
    assert (tmp_path / "空" / "一.txt").read_text() == "一"


def test_a_pack_holds_every_file_under_its_own_name(tmp_path: Path) -> None:
    (tmp_path / "佐证" / "01 学法").mkdir(parents=True)
    (tmp_path / "佐证" / "01 学法" / "照片.jpg").write_bytes(b"1")
    (tmp_path / "佐证" / "目录.xlsx").write_bytes(b"2")
    pack_folder(tmp_path / "佐证", tmp_path / "佐证材料.zip")
    with zipfile.ZipFile(tmp_path / "佐证材料.zip") as pack:
        assert {one.filename for one in pack.infolist() if not one.is_dir()} == {
            "佐证材料/01 学法/照片.jpg", "佐证材料/目录.xlsx",
        }  # fmt: skip
        assert all(one.flag_bits & 0x800 for one in pack.infolist())
        pack.extractall(tmp_path / "解开")
    assert (tmp_path / "解开" / "佐证材料" / "01 学法" / "照片.jpg").read_bytes() == b"1"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("CON", "CON_"),
        ("nul.报告", "nul_.报告"),
        ("LPT1", "LPT1_"),
        ("COMMON", "COMMON"),
        ("a\u202efdp", "afdp"),
    ],
)
def test_a_name_is_no_device_and_reads_as_it_is(title: str, name: str) -> None:
    assert safe_name(title) == name
