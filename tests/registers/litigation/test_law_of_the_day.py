"""A doubt quotes the law that was in force when the case came in (2017 and 2023, 2007 and 2019)."""

from __future__ import annotations

from typing import Any

import pytest

from lawgov_desktop.registers.governance.foi_request import FOI_REQUEST
from lawgov_desktop.registers.litigation.case import LITIGATION_CASE
from lawgov_desktop.registers.litigation.reconsideration import RECONSIDERATION_CASE
from tests.registers.shipped_names import ShippedNames


def _why(kind: Any, draft: dict[str, Any], field: str, names: ShippedNames) -> list[str]:
    return [problem.why for problem in kind.rules(draft, names) if problem.field == field]


@pytest.mark.parametrize(
    ("received", "replied", "law"),
    [
        ("2023-12-31", "2024-01-20", "《行政复议法》（2017年修正）第二十三条"),
        ("2023-12-31", "2024-01-19", ""),
        ("2024-01-01", "2024-01-20", ""),
        ("2024-01-01", "2024-02-01", "《行政复议法》第七十条"),
    ],
)
def test_a_late_answer_is_told_under_its_own_law(
    names: ShippedNames, received: str, replied: str, law: str
) -> None:
    found = _why(RECONSIDERATION_CASE, {"received_on": received, "replied_on": replied}, "replied_on", names)
    assert [text.partition("：")[0] for text in found] == ([law] if law else [])


@pytest.mark.parametrize(
    ("received", "law"), [("2023-12-31", ""), ("2024-01-01", "《行政复议法》第五十一条")]
)
def test_the_leader_at_the_hearing_is_a_duty_of_the_law_of_2023(
    names: ShippedNames, received: str, law: str
) -> None:
    [why] = _why(
        RECONSIDERATION_CASE, {"received_on": received, "leader_at_hearing": 0}, "leader_reason", names
    )
    assert why.partition("：")[0] == law


@pytest.mark.parametrize(
    ("received", "law", "doubted"),
    [
        ("2019-05-14", "《政府信息公开条例》（2007年公布）", True),
        ("2019-05-15", "《政府信息公开条例》第三十三条", False),
    ],
)
def test_an_extension_is_measured_by_the_regulation_of_its_day(
    names: ShippedNames, received: str, law: str, doubted: bool
) -> None:
    draft = {"received_on": received, "extended_days": 20, "extended_on": "2019-06-03"}
    assert bool(_why(FOI_REQUEST, draft, "extended_days", names)) == doubted
    [told] = _why(FOI_REQUEST, draft, "extension_told_on", names)
    assert told.startswith(law)


@pytest.mark.parametrize(("received", "article"), [("2023-12-31", False), ("2024-01-01", True)])
def test_the_answer_to_an_appeal_names_the_article_of_the_text_in_force(
    names: ShippedNames, received: str, article: bool
) -> None:
    draft = {"instance": "second", "received_on": received, "answered_on": "2024-03-01"}
    [why] = _why(LITIGATION_CASE, draft, "answered_on", names)
    assert ("第一百七十四条" in why) == article
