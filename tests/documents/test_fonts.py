"""The office's own fonts come first, bundled ones else; every character is drawn or named."""

from __future__ import annotations

import shutil
import struct
from pathlib import Path

import pytest

from lawgov_desktop.documents.document import FontRole
from lawgov_desktop.documents.fonts import FontBook, usual_font_dirs
from lawgov_desktop.documents.pdf_font import EmbeddedFont, FontRefused

NO_GLYPH = "\U0002a6a5"


def all_of(encoding: str) -> list[str]:
    found = []
    for lead in range(0x81, 0xFF):
        for trail in range(0x40, 0xFF):
            try:
                character = bytes([lead, trail]).decode(encoding)
            except UnicodeDecodeError:
                continue
            found.append(character)
    return found


@pytest.mark.parametrize("role", list(FontRole))
def test_every_role_draws_rare_names_and_form_signs(fonts: FontBook, role: FontRole) -> None:
    assert fonts.missing("䶮𠅤㛃〔〕○√☑☐□—·ｘ①㈠〇々㎡￥¥“”‘’…《》", role) == []


def test_every_character_of_gb2312_and_every_han_character_of_gbk_is_drawn(fonts: FontBook) -> None:
    assert fonts.missing("".join(all_of("gb2312"))) == []
    assert fonts.missing("".join(c for c in all_of("gbk") if "\u3400" <= c <= "\u9fff")) == []


def test_character_without_glyph_is_named_and_spelled_out(fonts: FontBook) -> None:
    assert fonts.missing(f"张{NO_GLYPH}{NO_GLYPH}三") == [NO_GLYPH]
    shown = "".join(text for _font, text in fonts.split_runs(f"张{NO_GLYPH}三", FontRole.SONG))
    assert shown == "张〔U+2A6A5〕三"


def test_width_of_an_unknown_character_is_that_of_its_notice(fonts: FontBook) -> None:
    face = fonts.typeface(FontRole.SONG)
    assert face.width(NO_GLYPH, 10) == pytest.approx(face.width("〔U+2A6A5〕", 10))


def test_text_is_split_only_where_the_font_changes(fonts: FontBook) -> None:
    assert fonts.split_runs("甲☑乙", FontRole.SONG) == [
        ("NotoSerifSC-Regular", "甲"),
        ("DejaVuSans", "☑"),
        ("NotoSerifSC-Regular", "乙"),
    ]


def test_installed_office_font_fills_its_role(bundled_fonts: Path, tmp_path: Path) -> None:
    folder = tmp_path / "Fonts" / "office"
    folder.mkdir(parents=True)
    shutil.copy(bundled_fonts / "LXGWWenKai-Regular.ttf", folder / "SIMFANG.TTF")
    book = FontBook([tmp_path], bundled_fonts)
    assert book.font_of(FontRole.BODY).file == folder / "SIMFANG.TTF"
    assert book.substitution(FontRole.BODY) is None
    assert book.used == {FontRole.BODY: folder / "SIMFANG.TTF"}


def test_font_that_is_not_installed_is_named_with_its_substitute(fonts: FontBook) -> None:
    found = fonts.substitution(FontRole.TITLE)
    assert found is not None
    assert (found.wanted, found.used) == ("方正小标宋简体", "Noto Serif SC Bold")
    assert "方正小标宋简体" in str(found)
    assert fonts.substitution(FontRole.SONG_BOLD) is None


def test_office_font_without_a_character_borrows_it_from_another(bundled_fonts: Path, tmp_path: Path) -> None:
    shutil.copy(bundled_fonts / "DejaVuSans.ttf", tmp_path / "simsun.ttf")
    runs = FontBook([tmp_path], bundled_fonts).split_runs("No.1 䶮", FontRole.SONG)
    assert runs == [("DejaVuSans", "No.1 "), ("NotoSerifSC-Regular", "䶮")]


def test_damaged_font_file_is_passed_over(bundled_fonts: Path, tmp_path: Path) -> None:
    (tmp_path / "simhei.ttf").write_bytes(b"\x00\x01\x00\x00" + b"\xff" * 300)
    book = FontBook([tmp_path], bundled_fonts)
    assert book.font_of(FontRole.HEI).file.parent == bundled_fonts
    assert book.substitution(FontRole.HEI) is not None


def test_font_whose_licence_forbids_embedding_is_not_embedded(bundled_fonts: Path, tmp_path: Path) -> None:
    data = bytearray((bundled_fonts / "DejaVuSans.ttf").read_bytes())
    entry = data.index(b"OS/2")  # in the table directory, which comes first
    offset = struct.unpack(">L", data[entry + 8 : entry + 12])[0]
    data[offset + 8 : offset + 10] = struct.pack(">H", 2)
    file = tmp_path / "simsun.ttf"
    file.write_bytes(data)
    with pytest.raises(FontRefused, match="forbids"):
        EmbeddedFont(file)
    assert FontBook([tmp_path], bundled_fonts).font_of(FontRole.SONG).file.parent == bundled_fonts


def test_missing_bundled_font_is_our_fault_not_the_clerks(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        FontBook([], tmp_path).font_of(FontRole.SONG)


def test_usual_font_folders_exist() -> None:
    assert all(folder.is_dir() for folder in usual_font_dirs())
