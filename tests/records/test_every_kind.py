"""Of every kind of field: no cell breaks it, nothing is lost, and what it shows it reads back."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawgov_desktop.records.fields import (
    Code,
    Date,
    Flag,
    IdText,
    Labelled,
    Link,
    LongText,
    Money,
    Number,
    OrgCode,
    PersonName,
    Phone,
    ResidentId,
    Text,
)
from lawgov_desktop.records.numbers import LARGEST
from lawgov_desktop.records.reading import Reading
from lawgov_desktop.records.text import clean
from tests.records.catalogue import LISTS, NAMES, SIDE

# --- every kind

KINDS: tuple[Labelled, ...] = (
    Text("备注"),
    LongText("说明"),
    PersonName("姓名"),
    SIDE,
    Code("纠纷类型", "dispute_type"),
    Code("民族", "ethnic_group"),
    Link("调委会", "committee"),
    Date("受理日期"),
    Money("涉及金额"),
    Number("涉及人数"),
    Flag("是否公示"),
    Phone("电话"),
    ResidentId("身份证号"),
    OrgCode("统一社会信用代码"),
    IdText("案号"),
)
WORDS = st.sampled_from(
    [
        word
        for one in LISTS.values()
        for entry in one["entries"]
        for word in (entry["label"], *entry["aliases"])
    ]
)
CELLS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.decimals()
    | st.text()
    | st.text("0123456789.-/年月日〇一二三十万元约以上 :,√□是否无（）()Ee+①²xX*、和", max_size=12)
    | st.text(st.characters(categories=["Cs", "Cc", "Cf", "Mn", "Lo", "No", "Zs"]))
    | WORDS
    | st.dates()
    | st.datetimes()
    | st.times()
    | st.timedeltas()
    | st.sampled_from(["#REF!", "#N/A", "#DIV/0!"])
)
# Words and signs that say there is nothing; what they become is in the tables above.
NOTHING = {"", *"无空-—–－/\\／", "没有", "暂无", "--", "---", "——"}


@pytest.mark.parametrize("own", KINDS, ids=lambda own: f"{own.kind_name}-{own.label}")
@given(raw=CELLS)
def test_no_cell_is_lost_and_none_breaks_the_reading(own: Labelled, raw: object) -> None:
    reading = own.read(raw, NAMES)
    if reading.value is not None:
        assert reading.raw == ""
    elif reading.raw:
        assert reading.raw == clean(raw)
        assert reading.doubts
    else:
        assert clean(raw) in NOTHING
        assert not reading.doubts
    for doubt in reading.doubts:
        assert doubt.what
        assert doubt.why
        assert doubt.todo


@pytest.mark.parametrize("own", KINDS, ids=lambda own: f"{own.kind_name}-{own.label}")
@given(raw=CELLS)
def test_whatever_was_stored_is_stored_again_from_what_is_shown(own: Labelled, raw: object) -> None:
    value = own.read(raw, NAMES).value
    if value is not None:
        assert own.read(own.show(value, NAMES), NAMES).value == value
        assert own.read(as_cell(own, value), NAMES).value == value


def as_cell(own: Labelled, value: str | int) -> object:
    """The cell a register gets: 分 are written in 元, as spreadsheets want amounts."""
    cell = own.to_cell(value, NAMES)
    return Decimal(value) / 100 if own.cell_kind == "money" else cell


HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), min_size=1, max_size=12)
FIRST_DAY = date(1900, 3, 1)
STORED: dict[int, st.SearchStrategy[Any]] = {
    0: HAN,
    1: st.lists(HAN, min_size=1).map("\n".join),
    2: st.sampled_from(["张三", "王小明", "欧阳娜娜", "买买提·吐尔逊", "李䶮", "𠅤三"]),
    3: st.sampled_from("ab"),
    4: st.sampled_from([entry["code"] for entry in LISTS["dispute_type"]["entries"]]),
    5: st.sampled_from([entry["code"] for entry in LISTS["ethnic_group"]["entries"]]),
    6: st.just("u1"),
    7: st.dates(FIRST_DAY, date(2100, 12, 31)).flatmap(
        lambda day: st.sampled_from([day.isoformat(), day.isoformat()[:7], day.isoformat()[:4]])
    ),
    8: st.integers(-LARGEST + 1, LARGEST - 1),
    9: st.integers(-LARGEST + 1, LARGEST - 1),
    10: st.sampled_from([0, 1]),
    11: st.from_regex("1[3-9][0-9]{9}(、0377-6[0-9]{7})?", fullmatch=True).filter(str.isascii)
    | st.from_regex("0377-6[0-9]{7}、1[3-9][0-9]{9}", fullmatch=True),
    12: st.just("11010519491231002X"),
    13: st.just("91350100M000100Y43"),
    14: st.builds("样调〔{}〕{}号".format, st.integers(2000, 2099), st.integers(1, 9999)),
}


@pytest.mark.parametrize("at", STORED, ids=lambda at: f"{KINDS[at].kind_name}-{KINDS[at].label}")
@given(data=st.data())
def test_a_sound_value_is_read_back_without_a_doubt(at: int, data: st.DataObject) -> None:
    own = KINDS[at]
    value = data.draw(STORED[at])
    cells = [own.show(value, NAMES), as_cell(own, value)]
    if own.cell_kind == "money":
        cells.append(value / 100)  # as a spreadsheet gives it back
    for cell in cells:
        assert own.read(cell, NAMES) == Reading(value)


@pytest.mark.parametrize("name", LISTS)
def test_every_label_and_alias_reaches_its_own_entry(name: str) -> None:
    own = Code(LISTS[name]["title"], name)
    for entry in LISTS[name]["entries"]:
        for word in (entry["label"], *entry["aliases"]):
            assert own.read(word, NAMES) == Reading(entry["code"]), word
