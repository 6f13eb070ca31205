"""Resident IDs, telephones and organisation codes: softly checked, never lost."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lawgov_desktop.records.identity import (
    age_on,
    birth_of_id,
    org_code_check_char,
    read_org_code,
    read_phone,
    read_resident_id,
    resident_id_check_char,
    sex_of_id,
    upgrade_resident_id,
)

BIRTHDAYS = st.dates(date(1930, 1, 1), date(2020, 12, 31))
ORG_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def a_resident_id(province: str, birth: date, sequence: int) -> str:
    first17 = f"{province}1328{birth:%Y%m%d}{sequence:03d}"
    return first17 + resident_id_check_char(first17)


IDS = st.builds(
    a_resident_id, st.sampled_from(["11", "41", "65", "81"]), BIRTHDAYS, st.integers(1, 999)
).filter(lambda value: not value.endswith("000"))


# --- resident ID


def test_the_standards_own_example_passes() -> None:
    assert resident_id_check_char("11010519491231002") == "X"
    reading = read_resident_id("11010519491231002X")
    assert (reading.value, reading.doubts) == ("11010519491231002X", ())


@pytest.mark.parametrize(
    "raw",
    [
        "11010519491231002x",
        "11010519491231002Ｘ",
        "１１０１０５１９４９１２３１００２Ｘ",
        "11010519491231002×",
        "11010519491231002*",
        "11010519491231002Х",  # a Cyrillic letter
        " 110105 19491231 002X ",
        "110105-19491231-002X",
        "'11010519491231002X",
        "‘11010519491231002X",
        "\ufeff11010519491231002X\u200b",
    ],
)
def test_every_writing_of_an_id_is_the_same_id(raw: str) -> None:
    reading = read_resident_id(raw)
    assert (reading.value, reading.doubts) == ("11010519491231002X", ())


@given(IDS)
def test_seventeen_digits_and_their_check_pass(value: str) -> None:
    reading = read_resident_id(value)
    assert (reading.value, reading.doubts) == (value, ())


@given(IDS, st.integers(0, 16), st.integers(1, 9))
def test_one_wrong_digit_is_marked_and_the_number_kept(value: str, place: int, shift: int) -> None:
    wrong = value[:place] + str((int(value[place]) + shift) % 10) + value[place + 1 :]
    assume(not wrong.endswith("000"))  # that one a spreadsheet has shortened
    reading = read_resident_id(wrong)
    assert reading.value == wrong
    assert "身份证号校验不对" in [doubt.what for doubt in reading.doubts]


@given(IDS)
def test_two_neighbours_swapped_are_marked(value: str) -> None:
    for place in range(16):
        swapped = value[:place] + value[place + 1] + value[place] + value[place + 2 :]
        if swapped != value:
            assert read_resident_id(swapped).doubts


@pytest.mark.parametrize(
    "raw",
    [
        411328199001011000,
        4.11328199001011e17,
        411328199001011234,  # more than a spreadsheet can have kept, whatever it shows
        "4.11328E+17",
        "4.11328199001011e+17",
    ],
)
def test_an_id_that_excel_has_shortened_is_not_stored(raw: object) -> None:
    reading = read_resident_id(raw)
    assert reading.value is None
    assert reading.raw
    assert reading.doubts[0].what == "Excel 已丢失后几位"


def test_text_that_ends_in_three_zeros_is_marked_even_when_the_check_fits() -> None:
    fitting = next(
        value
        for day in range(3000)
        if (value := a_resident_id("41", date(1990, 1, 1) + timedelta(days=day), 100)).endswith("000")
    )
    reading = read_resident_id(fitting)
    assert reading.value == fitting
    assert reading.doubts[0].what == "Excel 可能已丢失后三位"


@pytest.mark.parametrize(
    ("raw", "kept", "said"),
    [
        ("11010519491331002X", "11010519491331002X", "出生日期不存在"),
        ("110105190002290021", "110105190002290021", "出生日期不存在"),
        ("110105209912310029", "110105209912310029", "还没有到"),
        ("110105190112310026", "110105190112310026", "超过120岁"),
        ("110105491231002", "110105491231002", "11010519491231002X"),
        (110105491231002.0, "110105491231002", "11010519491231002X"),
        ("11010519491231002", "11010519491231002", "漏了末位的 X"),
        ("1101051949123100", "1101051949123100", "16位"),
        ("411328********1234", "411328********1234", "已打码"),
        ("护照E12345678", "护照E12345678", "别的字"),
        ("101328199001011233", "101328199001011233", "省份代码"),
    ],
)
def test_a_doubtful_id_is_kept_and_explained(raw: object, kept: str, said: str) -> None:
    reading = read_resident_id(raw)
    assert reading.value == kept
    assert reading.raw == ""
    assert any(said in str(doubt) for doubt in reading.doubts)


@pytest.mark.parametrize("raw", [None, "", "无", "—"])
def test_a_party_without_an_id_gives_no_doubt(raw: object) -> None:
    for reading in (read_resident_id(raw), read_phone(raw), read_org_code(raw)):
        assert (reading.value, reading.doubts, reading.raw) == (None, (), "")


@given(st.text() | st.text("0123456789Xx*-E+. ") | st.integers() | st.floats())
def test_reading_an_identity_never_fails_and_settles(raw: object) -> None:
    for read in (read_resident_id, read_phone, read_org_code):
        reading = read(raw)
        if reading.value is None:
            assert bool(reading.raw) == bool(reading.doubts)
        else:
            assert read(reading.value).value == reading.value


@given(BIRTHDAYS.filter(lambda day: day.year < 2000), st.integers(1, 999))
def test_an_old_id_gains_century_and_check(birth: date, sequence: int) -> None:
    upgraded = upgrade_resident_id(f"411328{birth:%y%m%d}{sequence:03d}")
    assert len(upgraded) == 18
    assert birth_of_id(upgraded) == birth.isoformat()
    assert resident_id_check_char(upgraded[:17]) == upgraded[17]


def test_only_digits_can_be_checked() -> None:
    for wrong in ("", "1101051949123100", "1101051949123100X"):
        with pytest.raises(ValueError, match="17 digits"):
            resident_id_check_char(wrong)
    with pytest.raises(ValueError, match="15 digits"):
        upgrade_resident_id("11010519491231002X")


@given(IDS)
def test_an_id_tells_sex_and_birthday(value: str) -> None:
    assert sex_of_id(value) == ("男" if int(value[16]) % 2 else "女")
    assert birth_of_id(value) == f"{value[6:10]}-{value[10:12]}-{value[12:14]}"


@pytest.mark.parametrize(
    ("value", "sex", "birth"),
    [
        ("11010519491231002X", "女", "1949-12-31"),
        ("110105491231003", "男", "1949-12-31"),
        ("11010519491331002X", "女", None),
        ("11010519490031002X", "女", None),
        ("11010519491231002", "", None),
        ("411328********1234", "", None),
        ("", "", None),
        (None, "", None),
    ],
)
def test_what_is_no_id_tells_nothing(value: str | None, sex: str, birth: str | None) -> None:
    assert sex_of_id(value) == sex
    assert birth_of_id(value) == birth


@pytest.mark.parametrize(
    ("birth", "day", "age"),
    [
        ("1990-03-05", date(2021, 3, 4), 30),
        ("1990-03-05", date(2021, 3, 5), 31),
        ("2021-03-05", date(2021, 3, 5), 0),
        ("2021-03-05", date(2021, 3, 4), None),
        ("2000-02-29", date(2001, 2, 28), 0),
        ("2000-02-29", date(2001, 3, 1), 1),
        ("1990", date(2021, 6, 1), None),  # 30 or 31
        ("1990", date(2021, 12, 31), 31),
        ("1990-03", date(2021, 3, 15), None),
        ("1990-03", date(2021, 4, 1), 31),
        ("", date(2021, 4, 1), None),
    ],
)
def test_age_is_told_only_when_certain(birth: str, day: date, age: int | None) -> None:
    assert age_on(birth, day) == age


# --- telephone


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("13812345678", "13812345678"),
        (13812345678, "13812345678"),
        (13812345678.0, "13812345678"),
        ("１３８１２３４５６７８", "13812345678"),
        ("138 1234 5678", "13812345678"),
        ("138-1234-5678", "13812345678"),
        ("+86 13812345678", "13812345678"),
        ("8613812345678", "13812345678"),
        ("手机：13812345678", "13812345678"),
        ("0377-88886666", "0377-88886666"),
        ("037788886666", "0377-88886666"),
        ("(0377)8888666", "0377-8888666"),
        ("（０３７７）８８８８６６６６", "0377-88886666"),
        ("0377—88886666", "0377-88886666"),
        ("01088886666", "010-88886666"),
        ("0377-88886666-801", "0377-88886666-801"),
        ("0377-88886666转801", "0377-88886666-801"),
        ("88886666", "88886666"),
        ("400-123-4567", "400-123-4567"),
        ("8001234567", "800-123-4567"),
        ("12348", "12348"),
        ("13812345678/13912345678", "13812345678、13912345678"),
        ("13812345678 13912345678", "13812345678、13912345678"),
        ("13812345678\n0377-88886666", "13812345678、0377-88886666"),
        ("13812345678，13912345678；88886666", "13812345678、13912345678、88886666"),
        ("13812345678、13812345678", "13812345678"),
    ],
)
def test_telephones_are_read_in_every_writing(raw: object, value: str) -> None:
    reading = read_phone(raw)
    assert (reading.value, reading.doubts) == (value, ())


@pytest.mark.parametrize(
    ("raw", "kept", "said"),
    [
        (37788886666, "37788886666", "应为 0377-88886666"),
        ("1381234567", "1381234567", "10位"),
        ("138****1234", "138****1234", "已打码"),
        ("612345", "612345", "不像电话号码"),
        ("张三13812345678", "张三13812345678", "不像电话号码"),
        ("13812345678/张三", "13812345678、张三", "不像电话号码"),
    ],
)
def test_an_odd_telephone_is_kept_and_marked(raw: object, kept: str, said: str) -> None:
    reading = read_phone(raw)
    assert reading.value == kept
    assert said in str(reading.doubts[0])


def test_a_telephone_in_scientific_notation_is_gone() -> None:
    reading = read_phone("1.38E+10")
    assert reading.unread
    assert reading.raw == "1.38E+10"


# --- organisation code


def test_the_standards_organisation_code_passes() -> None:
    assert org_code_check_char("91350100M000100Y4") == "3"
    for raw in (
        "91350100M000100Y43",
        "91350100m000100y43",
        "９１３５０１００Ｍ０００１００Ｙ４３",
        "91350100-M000100Y43",
    ):
        reading = read_org_code(raw)
        assert (reading.value, reading.doubts) == ("91350100M000100Y43", ())


@given(st.text(ORG_SIGNS, min_size=17, max_size=17), st.integers(0, 16), st.sampled_from(ORG_SIGNS))
def test_one_wrong_sign_of_a_code_is_noticed(first17: str, place: int, sign: str) -> None:
    code = first17 + org_code_check_char(first17)
    wrong = code[:place] + sign + code[place + 1 :]
    assert not any("信用代码校验不对" in doubt.what for doubt in read_org_code(code).doubts)
    if wrong != code:
        reading = read_org_code(wrong)
        assert reading.value == wrong
        assert "统一社会信用代码校验不对" in reading.doubts[0].what


@pytest.mark.parametrize(
    ("raw", "kept", "said"),
    [
        ("91350100M0001O0Y43", "91350100M0001O0Y43", "不该有的字"),
        ("M000100Y-4", "M000100Y4", "旧组织机构代码"),
        ("M000100Y-5", "M000100Y5", "校验位不对"),
        ("410000000012345", "410000000012345", "注册号"),
        ("91350100M000100Y4", "91350100M000100Y4", "17位"),
    ],
)
def test_an_odd_organisation_code_is_kept_and_marked(raw: str, kept: str, said: str) -> None:
    reading = read_org_code(raw)
    assert reading.value == kept
    assert said in str(reading.doubts[0])


def test_the_old_code_inside_is_checked_too() -> None:
    first17 = "91350100M000100Y5"
    reading = read_org_code(first17 + org_code_check_char(first17))
    assert "组织机构代码校验不对" in reading.doubts[0].what


def test_a_code_stored_as_a_number_is_gone() -> None:
    assert read_org_code(913501000001000043).unread
    assert read_org_code("9.135E+17").unread


def test_an_organisation_code_needs_seventeen_of_its_signs() -> None:
    for wrong in ("91350100M000100Y", "91350100M000100I4"):
        with pytest.raises(ValueError, match="17"):
            org_code_check_char(wrong)
