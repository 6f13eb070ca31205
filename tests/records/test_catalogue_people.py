"""The catalogue of writings county lists use: people, their numbers, and numbers that are names."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

from lawgov_desktop.records.fields import (
    IdText,
    LongText,
    PersonName,
    Phone,
    ResidentId,
    Text,
)
from tests.records.catalogue import ASKED, MARKED, TAKEN, assert_read

# --- people


@pytest.mark.parametrize(
    ("raw", "value", "how"),
    [
        ("张三", "张三", TAKEN),
        ("张　三", "张　三", TAKEN),  # the space stays as written and is put aside for matching
        ("张 三", "张 三", TAKEN),
        ("欧阳 娜娜", "欧阳 娜娜", TAKEN),
        ("李和平", "李和平", TAKEN),
        ("买买提·吐尔逊", "买买提·吐尔逊", TAKEN),
        ("无", None, TAKEN),
        ("/", None, TAKEN),
        ("张三(主任)", "张三(主任)", MARKED),
        ("张三（已故）", "张三（已故）", MARKED),
        ("已故张三", "已故张三", MARKED),
        ("张某", "张某", MARKED),
        ("张三、李四", "张三、李四", MARKED),
        ("张三 李四", "张三 李四", MARKED),
        ("张三\n李四", "张三 李四", MARKED),
        ("张三和李四", "张三和李四", MARKED),
        ("张三夫妇", "张三夫妇", MARKED),
        ("张三等5人", "张三等5人", MARKED),
        ("张?", "张?", MARKED),
        ("不详", "不详", MARKED),
        ("无名氏", "无名氏", MARKED),
        (411328199001011000, None, ASKED),
    ],
)
def test_names(raw: object, value: str | None, how: str) -> None:
    assert_read(PersonName("姓名"), raw, value, how)


@pytest.mark.parametrize(
    ("raw", "value", "how"),
    [
        ("11010519491231002x", "11010519491231002X", TAKEN),
        ("110105 19491231 002X", "11010519491231002X", TAKEN),
        ("'11010519491231002X", "11010519491231002X", TAKEN),
        ("１１０１０５１９４９１２３１００２Ｘ", "11010519491231002X", TAKEN),
        ("身份证号：11010519491231002X", "11010519491231002X", TAKEN),
        ("无", None, TAKEN),
        ("110105491231002", "110105491231002", MARKED),
        (110105491231002, "110105491231002", MARKED),
        ("411328199001011234", "411328199001011234", MARKED),
        ("411328********1234", "411328********1234", MARKED),
        ("4.11328E+17", None, ASKED),
        ("4.11328199001011E+17", None, ASKED),
        (4.11328e17, None, ASKED),
        (411328199001011000, None, ASKED),
        (4.11328199001011e17, None, ASKED),
        (Decimal("411328199001011000"), None, ASKED),
        ("411328199001011000", None, ASKED),  # the same number out of a CSV
        ("411328 19900101 1000", None, ASKED),
        ("不详", None, ASKED),
    ],
)
def test_resident_ids(raw: object, value: str | None, how: str) -> None:
    assert_read(ResidentId("身份证号"), raw, value, how)


@pytest.mark.parametrize(
    ("raw", "value", "how"),
    [
        ("+8613812345678", "13812345678", TAKEN),
        ("+86-13812345678", "13812345678", TAKEN),
        ("86-13812345678", "13812345678", TAKEN),
        ("(+86)13812345678", "13812345678", TAKEN),
        (13812345678, "13812345678", TAKEN),
        (1.3812345678e10, "13812345678", TAKEN),
        ("138 1234 5678", "13812345678", TAKEN),
        ("13812345678。", "13812345678", TAKEN),
        ("0377-68881234", "0377-68881234", TAKEN),
        ("0377/68881234", "0377-68881234", TAKEN),
        ("13812345678/13912345678", "13812345678、13912345678", TAKEN),
        ("13812345678 0377-68881234", "13812345678、0377-68881234", TAKEN),
        ("—", None, TAKEN),
        (37768881234, "37768881234", MARKED),
        ("13812345678（张三）", "13812345678(张三)", MARKED),
        ("2021-03-05", "2021-03-05", MARKED),  # not the local number 20210305
        ("1.38E+10", None, ASKED),
        (date(2021, 3, 5), None, ASKED),
        ("不详", None, ASKED),
    ],
)
def test_telephones(raw: object, value: str | None, how: str) -> None:
    assert_read(Phone("电话"), raw, value, how)


@pytest.mark.parametrize(
    ("raw", "value", "how"),
    [
        ("龙调〔2021〕3号", "龙调〔2021〕3号", TAKEN),
        ("007", "007", TAKEN),
        (7, "7", TAKEN),
        (7.0, "7", TAKEN),
        ("1.10", "1.10", TAKEN),
        (1.1, "1.1", MARKED),  # or 1.10
        ("411328199001011000", "411328199001011000", MARKED),
        (411328199001011000, None, ASKED),
        (4.11328e17, None, ASKED),
        ("4.11328E+17", None, ASKED),
        (date(2021, 1, 1), None, ASKED),  # 2021-1 typed into Excel
        (datetime(2021, 3, 5), None, ASKED),
    ],
)
def test_numbers_that_are_names(raw: object, value: str | None, how: str) -> None:
    assert_read(IdText("案号"), raw, value, how)


def test_text_fields_do_not_keep_a_number_excel_has_shortened() -> None:
    for own in (Text("备注"), LongText("说明")):
        assert_read(own, 411328199001011000, None, ASKED)
        assert_read(own, "4.11328E+17", "4.11328E+17", TAKEN)
