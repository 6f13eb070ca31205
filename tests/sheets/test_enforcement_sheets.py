"""The sign-up sheet of the year's examination and the list of cards handed in."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from lawgov_desktop.errors import UserError
from lawgov_desktop.office import Office
from tests.sheets.printing_sheets import YEAR, document, pages

JUNE = (date(2025, 6, 1), date(2025, 6, 1))


def officer(office: Office, name: str, issued: str | None, **card: object) -> None:
    store = office.store
    uuid = store.save(
        "officer", {"name": name, "unit": "执法队", "id_no": "110101198003070011", "phone": "13800000003",
                    "valid_from": "2015-01-01"}
    ).uuid  # fmt: skip
    store.save("certificate", {"officer": uuid, "number": f"号{name}", "issued_on": issued, **card})


def test_all_who_have_held_their_card_long_enough_sign(practice: Office, tmp_path: Path) -> None:
    texts = pages(practice, document(practice, "exam_sign_up", JUNE), tmp_path)
    assert "截至2025年6月1日持证满四年" in texts[0]
    assert "共45人。" in texts[-1]


def test_the_number_of_years_can_be_asked_for_and_numbers_are_masked(office: Office, tmp_path: Path) -> None:
    officer(office, "张䶮", "2021-03-01")
    officer(office, "李示例", "2022-03-01")
    officer(office, "王示例", None)
    (text,) = pages(office, document(office, "exam_sign_up", JUNE, masked=True), tmp_path)
    assert "1张䶮执法队110101********0011号张䶮2021-03-01138****0003" in text
    assert "李示例" not in text
    assert "共1人。另有1人的发证日期没有登记，没有列入。" in text
    (text,) = pages(office, document(office, "exam_sign_up", JUNE, years="3"), tmp_path)
    assert "持证满三年" in text
    assert "李示例" in text
    with pytest.raises(UserError, match="持证年数不能是“许多”"):
        document(office, "exam_sign_up", JUNE, years="许多")


def test_cards_that_came_back_in_the_period_are_listed_for_both_to_sign(
    office: Office, tmp_path: Path
) -> None:
    def ended(on: str, **more: object) -> dict[str, object]:
        return {"kind": "cancelled", "on": on, "reason": "retired", **more}

    officer(office, "乙", "2021-03-01", events=[ended("2025-05-08", returned=1, returned_on="2025-05-06")])
    officer(office, "甲䶮", "2021-03-01", events=[ended("2025-04-08", returned=1)])
    officer(office, "没交", "2021-03-01", events=[ended("2025-04-09", returned=0)])
    officer(office, "去年", "2021-03-01", events=[ended("2024-04-09", returned=1)])
    (text,) = pages(office, document(office, "certificates_handed_in"), tmp_path)
    assert text.index("1甲䶮执法队") < text.index("2乙执法队")
    assert "2025-05-06" in text
    assert "共上交证件2件。同期收回、注销而没有登记交回的1件，没有列入。" in text
    assert "没交" not in text
    assert "去年" not in text
    assert "移交人（签名）：" in text


def test_nothing_handed_in_gives_a_list_to_fill_by_pen(office: Office, tmp_path: Path) -> None:
    (text,) = pages(office, document(office, "certificates_handed_in", YEAR), tmp_path)
    assert "None" not in text
    assert "共上交证件件。" in text
