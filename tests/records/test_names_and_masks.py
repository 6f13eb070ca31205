"""What is odd about a name is said, and what is private is well hidden."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawgov_desktop.records.identity import (
    mask_address,
    mask_name,
    mask_phone,
    mask_resident_id,
    name_doubts,
    name_key,
)

# --- names


@pytest.mark.parametrize(
    "name", ["张三", "王小明", "欧阳娜娜", "张\u3000三", "买买提·吐尔逊", "𠅤三", "李䶮", "", "  "]
)
def test_ordinary_and_rare_names_are_not_doubted(name: str) -> None:
    assert name_doubts(name) == ()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("\ue123三", "第1个字是旧字库的自造字"),
        ("张\U000f0001", "第2个字是旧字库的自造字"),
        ("张?", "认不出的字"),
        ("张？明", "认不出的字"),
        ("张□", "认不出的字"),
        ("张\ufffd", "认不出的字"),
        ("(王+冢)三", "拆开写的字"),
        ("张⿰亻方", "拆开写的字"),
        ("张三(主任)", "职务或说明"),
        ("张三（已故）", "职务或说明"),
        ("张主任", "职务或说明"),
        ("张某", "化名或打码"),
        ("张某某", "化名或打码"),
        ("张**", "化名或打码"),
        ("张××", "化名或打码"),
        ("张X", "化名或打码"),
        ("张三、李四", "几个人"),
        ("张三\n李四", "几个人"),
        ("张三等3人", "几个人"),
        ("张三等", "几个人"),
        ("张三1", "数字"),
        ("张", "只有一个字"),
        ("龙潭镇张庄村民委员会", "偏长"),
    ],
)
def test_what_is_odd_about_a_name_is_said(name: str, said: str) -> None:
    assert any(said in str(doubt) for doubt in name_doubts(name))


@given(st.text())
def test_any_text_can_be_looked_at_as_a_name(name: str) -> None:
    assert all(doubt.what and doubt.todo for doubt in name_doubts(name))
    mask_name(name)


def test_two_writings_of_a_name_share_a_key() -> None:
    assert name_key("张\u3000三") == name_key("张三 ")
    dotted = {name_key(f"买买提{dot}吐尔逊") for dot in "·•．.・‧"}
    assert len(dotted) == 1
    assert name_key("张三") != name_key("张山")


# --- masks


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("张三", "张*"),
        ("王小明", "王*明"),
        ("张王小明", "张**明"),
        ("欧阳修", "欧阳*"),
        ("欧阳娜娜", "欧阳**"),
        ("欧阳", "欧*"),
        ("买买提·吐尔逊", "买**·***"),
        ("张\u3000三", "张*"),
        ("李𠅤", "李*"),
        ("葛\U000e0101三", "葛*"),
        ("张三(主任,书记)", "张*"),
        ("张三、李小四", "张*、李*四"),
        ("John Smith", "J*** *****"),
        ("张", "*"),
        ("", ""),
    ],
)
def test_a_masked_name_shows_the_surname(name: str, masked: str) -> None:
    assert mask_name(name) == masked


def test_the_name_of_an_organisation_is_public() -> None:
    assert mask_name("龙潭镇人民政府", organisation=True) == "龙潭镇人民政府"


@pytest.mark.parametrize(
    ("value", "masked"),
    [
        ("411328199001011234", "411328********1234"),
        ("11010519491231002X", "110105********002X"),
        ("110105491231002", "110105******002"),
        ("护照E12345678", "护照*******78"),
        ("123", "***"),
        ("", ""),
    ],
)
def test_a_masked_id_hides_the_birthday(value: str, masked: str) -> None:
    assert mask_resident_id(value) == masked


@pytest.mark.parametrize(
    ("value", "masked"),
    [
        ("13812345678", "138****5678"),
        ("0377-88886666", "0377-****6666"),
        ("0377-8888666-801", "0377-***8666"),
        ("010-88886666", "010-****6666"),
        ("88886666", "****6666"),
        ("13812345678、0377-88886666", "138****5678、0377-****6666"),
        ("612345", "******"),
        ("", ""),
    ],
)
def test_a_masked_telephone_hides_its_middle(value: str, masked: str) -> None:
    assert mask_phone(value) == masked


@pytest.mark.parametrize(
    ("address", "masked"),
    [
        ("唐河县龙潭镇张庄村3组15号", "唐河县龙潭镇张庄村3组***"),
        ("唐河县龙潭镇张庄村三组", "唐河县龙潭镇张庄村三组"),
        ("龙潭镇张庄村", "龙潭镇张庄村"),
        ("龙潭镇李庄村民委员会12号", "龙潭镇李庄村民委员会***"),
        ("龙潭镇张庄村第三村民小组5号", "龙潭镇张庄村第三村民小组***"),
        ("张庄3村民小组5号", "张庄3村民小组***"),
        ("龙潭镇幸福社区12号楼3单元", "龙潭镇幸福社区***"),
        ("南阳市宛城区建设路12号3单元401室", "南阳市宛城区建设路***"),
        ("龙潭镇街北15号", "龙潭镇街***"),
        ("唐河县龙潭镇15号", "唐河县龙潭镇***"),
        ("某处", "***"),
        ("", ""),
    ],
)
def test_a_masked_address_ends_at_the_village(address: str, masked: str) -> None:
    assert mask_address(address) == masked


@given(st.from_regex("[1-9][0-9]{16}[0-9X]", fullmatch=True), st.from_regex("1[3-9][0-9]{9}", fullmatch=True))
def test_masking_hides_at_least_the_middle_of_every_number(value: str, phone: str) -> None:
    assert mask_resident_id(value).count("*") == 8
    assert mask_phone(phone).count("*") == 4
    assert len(mask_phone(phone)) == len(phone)
