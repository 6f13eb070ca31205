"""What is asked of a sheet is looked at before it is built; every declared sheet can be asked for by name."""

from __future__ import annotations

from datetime import date

import pytest

from lawgov_desktop.documents.document import Document, Title
from lawgov_desktop.errors import UserError
from lawgov_desktop.office import Office
from lawgov_desktop.registers import ALL
from lawgov_desktop.sheets import Ask, Sheet, SheetAsked, all_sheets, sheet_of, sheets_of


def told(office: Office, asked: SheetAsked) -> Document:
    return Document(asked.values["size"], (Title(str(asked.year)),))


SHEET = Sheet(
    "sample", "样例表", ("committee",), told, period="year", records="one",
    asks=(Ask("size", "纸张", "A4", lambda office: (("A4", "普通"), ("A3", "大的"))),),
)  # fmt: skip

YEAR = (date(2025, 1, 1), date(2025, 12, 31))


@pytest.fixture
def committee(office: Office) -> str:
    kind = office.kind("committee")
    assert kind.sample is not None
    return office.store.save("committee", kind.sample(lambda _: None)).uuid


def test_a_missing_answer_takes_its_default(office: Office, committee: str) -> None:
    made = SHEET.document(office, SheetAsked(*YEAR, (committee,)))
    assert made == Document("A4", (Title("2025"),))


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (SheetAsked(records=("x",)), "要写明时间"),
        (SheetAsked(*YEAR), "要写明是哪条记录"),
        (SheetAsked(*YEAR, ("a", "b")), "一次只印一条"),
        (SheetAsked(*YEAR, ("nobody",)), "没有编号为“nobody”"),
    ],
)
def test_what_is_missing_is_told(office: Office, asked: SheetAsked, said: str) -> None:
    with pytest.raises(UserError, match=said):
        SHEET.document(office, asked)


@pytest.mark.parametrize(("values", "said"), [({"size": "A0"}, "不能是“A0”"), ({"ink": "红"}, "没有叫“ink”")])
def test_an_unknown_answer_is_told(office: Office, committee: str, values: dict[str, str], said: str) -> None:
    with pytest.raises(UserError, match=said):
        SHEET.document(office, SheetAsked(*YEAR, (committee,), values))


def test_every_sheet_has_its_own_name_and_belongs_to_registers_there_are() -> None:
    every = all_sheets()
    keys = {kind.key for kind in ALL}
    assert len({sheet.name for sheet in every}) == len(every)
    for sheet in every:
        assert sheet.kinds, sheet.name
        assert keys.issuperset(sheet.kinds), sheet.name
        assert sheet_of(sheet.name) is sheet
        assert sheet in sheets_of(sheet.kinds[0])


def test_an_unknown_sheet_is_told() -> None:
    with pytest.raises(UserError, match="没有叫“nothing”的表单"):
        sheet_of("nothing")
