"""Disclosure, requests for information, integrity, pairs and joint enforcement: clocks, states and doubts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawgov_desktop.office import Office, open_office
from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.registers.governance.foi_request import FOI_REQUEST, extension_days
from lawgov_desktop.registers.governance.integrity import INTEGRITY_RECORD
from lawgov_desktop.storage.deadlines import DueItem, of_record
from lawgov_desktop.storage.listing import ListQuery, ids

TODAY = date(2025, 6, 10)


@pytest.fixture
def office(fresh_book: Path) -> Iterator[Office]:
    opened = open_office(fresh_book, today=lambda: TODAY)
    yield opened
    opened.close()


def request(office: Office, **fields: Any) -> str:
    draft = {"applicant": "周示例", "received_on": "2025-05-12"} | fields
    return office.store.save("foi_request", draft).uuid


def clock(office: Office, kind: str, uuid: str, rule: str) -> DueItem | None:
    return next((one for one in of_record(office.store, kind, uuid) if one.rule == rule), None)


def due(office: Office, uuid: str) -> str:
    found = clock(office, "foi_request", uuid, "foi_reply")
    return found.due if found else ""


def said(office: Office, kind: str, draft: Draft, field: str) -> str:
    return " ".join(
        str(one) for one in office.store.problems(kind, draft) if one.level == "doubt" and one.field == field
    )


def in_view(office: Office, kind: str, view: str) -> list[str]:
    return ids(office.store, ListQuery(kind, view=view))


# --- 依申请公开 -------------------------------------------------------------------------------------------


def test_an_answer_is_due_after_twenty_working_days(office: Office) -> None:
    uuid = request(office)
    # Monday 12 May 2025; 端午 on Monday 2 June is no working day.
    assert due(office, uuid) == "2025-06-10"
    assert in_view(office, "foi_request", "due") == [uuid]
    assert in_view(office, "foi_request", "overdue") == []


def test_an_extension_counts_once_it_was_approved(office: Office) -> None:
    uuid = request(office, extended_days=20)
    assert due(office, uuid) == "2025-06-10"
    office.store.save("foi_request", {"extended_on": "2025-06-05"}, uuid=uuid)
    assert due(office, uuid) == "2025-07-08"
    assert in_view(office, "foi_request", "extended") == [uuid]


def test_the_time_runs_anew_from_the_corrected_request(office: Office) -> None:
    uuid = request(office, correction_needed=1)
    correction = clock(office, "foi_request", uuid, "foi_correction")
    assert correction is not None
    assert (correction.due, correction.done_on) == ("2025-05-21", None)
    office.store.save("foi_request", {"correction_told_on": "2025-05-16"}, uuid=uuid)
    assert in_view(office, "foi_request", "correcting") == [uuid]
    assert due(office, uuid) == ""  # until the correction comes nothing runs
    office.store.save("foi_request", {"corrected_on": "2025-05-26"}, uuid=uuid)
    assert due(office, uuid) == "2025-06-24"
    assert in_view(office, "foi_request", "correcting") == []


def test_the_time_a_third_party_took_is_not_counted(office: Office) -> None:
    uuid = request(office, consulted_from="2025-05-20", consulted_to="2025-05-26", consulted_days=5)
    assert due(office, uuid) == "2025-06-17"
    found = clock(office, "foi_request", uuid, "foi_reply")
    assert found is not None
    assert "5 个工作日" in found.clock_title


def test_an_answered_request_is_open_no_more(office: Office) -> None:
    uuid = request(office, received_on="2025-04-01")
    assert in_view(office, "foi_request", "overdue") == [uuid]
    office.store.save("foi_request", {"answered_on": "2025-04-20", "result": "disclosed"}, uuid=uuid)
    assert in_view(office, "foi_request", "overdue") == []
    assert in_view(office, "foi_request", "open") == []


def test_an_answer_after_its_day_is_listed_as_late(office: Office) -> None:
    in_time = request(office, received_on="2025-04-01", answered_on="2025-04-29")
    late = request(office, received_on="2025-04-01", answered_on="2025-04-30", applicant="吴示例")
    vague = request(office, received_on="2025-04-01", answered_on="2025-06", applicant="郑示例")
    assert in_view(office, "foi_request", "late") == [late]
    assert {in_time, vague}.isdisjoint(in_view(office, "foi_request", "open"))


def test_before_2019_the_time_was_fifteen_working_days(office: Office) -> None:
    assert due(office, request(office, received_on="2019-03-04")) == "2019-03-25"


@pytest.mark.parametrize(
    ("field", "changed", "words"),
    [
        ("extended_days", {"extended_days": 21, "extended_on": "2024-03-20"}, "不得超过 20"),
        ("extended_on", {"extended_days": 10}, "没有批准记录"),
        ("extension_told_on", {"extended_days": 10, "extended_on": "2024-03-20"}, "告知申请人"),
        ("consulted_days", {"consulted_from": "2024-03-05", "consulted_to": "2024-03-08"}, "几个工作日"),
        (
            "consulted_days",
            {"consulted_from": "2024-03-05", "consulted_to": "2024-03-08", "consulted_days": 9},
            "还多",
        ),
        ("result", {"result": None}, "没有选办理结果"),
        ("answered_on", {"answered_on": None}, "没有填答复日期"),
        ("answered_on", {"answered_on": "2024-03-01"}, "早于收到申请"),
        ("correction_needed", {"correction_told_on": "2024-03-06"}, "不需要补正"),
    ],
)
def test_what_does_not_fit_in_a_request_is_doubted(
    office: Office, field: str, changed: Draft, words: str
) -> None:
    assert FOI_REQUEST.sample
    sample = FOI_REQUEST.sample(lambda kind: None)
    assert said(office, "foi_request", sample, field) == ""
    assert words in said(office, "foi_request", sample | changed, field)


@given(
    extended=st.none() | st.integers(-5, 60),
    approved=st.none() | st.just("2025-06-05"),
    consulted=st.none() | st.integers(-5, 60),
)
def test_nothing_ever_shortens_the_time(
    extended: int | None, approved: str | None, consulted: int | None
) -> None:
    draft = {"extended_days": extended, "extended_on": approved, "consulted_days": consulted}
    added = extension_days(draft)
    assert added >= 0
    assert approved or added == max(consulted or 0, 0)


# --- 主动公开 ---------------------------------------------------------------------------------------------


def test_an_item_is_due_and_overdue_until_published(office: Office) -> None:
    uuid = office.store.save("disclosure_item", {"title": "财政预算", "formed_on": "2025-04-01"}).uuid
    found = clock(office, "disclosure_item", uuid, "proactive_disclosure")
    assert found is not None
    assert found.due == "2025-04-29"  # twenty working days; 清明 on 4 April is none, Sunday 27 April is one
    assert in_view(office, "disclosure_item", "overdue") == [uuid]
    office.store.save(
        "disclosure_item", {"published_on": "2025-05-06", "channels": ";website;wechat;"}, uuid=uuid
    )
    assert in_view(office, "disclosure_item", "overdue") == []
    assert in_view(office, "disclosure_item", "on_site") == [uuid]
    assert in_view(office, "disclosure_item", "late") == [uuid]


def test_a_change_of_published_information_runs_the_time_again(office: Office) -> None:
    uuid = office.store.save(
        "disclosure_item",
        {
            "title": "补贴名单",
            "formed_on": "2025-02-05",
            "published_on": "2025-02-07",
            "changed_on": "2025-05-06",
        },
    ).uuid
    again = [one for one in of_record(office.store, "disclosure_item", uuid) if one.done_on is None]
    assert [(one.clock_title, one.due) for one in again] == [("变更后的政府信息公开", "2025-06-04")]


def test_what_was_published_without_saying_where_is_doubted(office: Office) -> None:
    draft = {"title": "预算", "formed_on": "2025-02-05", "published_on": "2025-02-07"}
    assert "没有填渠道" in said(office, "disclosure_item", draft, "channels")
    checked = draft | {"channels": ";website;", "checked_on": "2025-02-09"}
    assert "先公开后做保密审查" in said(office, "disclosure_item", checked, "checked_on")


# --- 政务诚信 ---------------------------------------------------------------------------------------------


def debt(**changed: Any) -> Draft:
    assert INTEGRITY_RECORD.sample
    return INTEGRITY_RECORD.sample(lambda kind: None) | changed


def test_payments_say_what_is_left(office: Office) -> None:
    saved = office.store.save("integrity_record", debt()).draft
    assert (saved["paid_amount"], saved["left_amount"], saved["state"]) == (10_000_000, 16_000_000, "open")
    assert in_view(office, "integrity_record", "unpaid") == [saved["uuid"]]
    assert in_view(office, "integrity_record", "late") == [saved["uuid"]]
    found = clock(office, "integrity_record", saved["uuid"], "agreed_date")
    assert found is not None
    assert found.due == "2024-12-31"


def test_a_debt_closed_with_money_left_is_doubted(office: Office) -> None:
    assert "160000.00 元" in said(office, "integrity_record", debt(closed_on="2025-05-01"), "closed_on")
    whole = debt(
        closed_on="2025-05-01",
        payments=[
            {"paid_on": "2023-12-20", "paid": 10_000_000},
            {"paid_on": "2025-04-20", "paid": 16_000_000},
        ],
    )
    assert said(office, "integrity_record", whole, "closed_on") == ""
    assert office.store.prepare("integrity_record", whole)["left_amount"] == 0


def test_rules_and_education_are_never_open_items(office: Office) -> None:
    for kind in ("rules", "education", "publicity"):
        office.store.save("integrity_record", {"subject": f"诚信{kind}", "kind": kind})
    assert in_view(office, "integrity_record", "open") == []
    assert len(in_view(office, "integrity_record", "acts")) == 3


def test_a_promise_stays_open_until_it_is_closed(office: Office) -> None:
    promise = {"subject": "减免租金", "kind": "promise", "due_on": "2025-05-31", "happened_on": "2025-01-06"}
    uuid = office.store.save("integrity_record", promise).uuid
    assert in_view(office, "integrity_record", "promises") == [uuid]
    office.store.save(
        "integrity_record", {"kept": 1, "kept_on": "2025-06-01", "closed_on": "2025-06-02"}, uuid=uuid
    )
    assert in_view(office, "integrity_record", "promises") == []


@given(amount=st.integers(0, 10**9), payments=st.lists(st.integers(0, 10**9), max_size=5))
def test_what_is_left_is_never_negative(amount: int, payments: list[int]) -> None:
    draft = debt(amount=amount, payments=[{"paid": one} for one in payments])
    found = INTEGRITY_RECORD.derive(draft, None)  # type: ignore[arg-type]
    assert found["left_amount"] == max(amount - sum(payments), 0)


# --- pairs and joint enforcement -------------------------------------------------------------------------


def test_a_pair_counts_its_guidance_and_is_listed_until_guided_this_year(office: Office) -> None:
    pair = {"department": "样例县应急管理局", "valid_from": "2024-03-01"}
    guided = office.store.save(
        "liaison_pair", pair | {"guidance": [{"held_on": "2024-04-12", "what": "文书"}]}
    ).draft
    assert (guided["guidance_count"], guided["last_guided_on"]) == (1, "2024-04-12")
    assert in_view(office, "liaison_pair", "not_guided") == [guided["uuid"]]
    rows = [*guided["guidance"], {"held_on": "2025-05-08", "what": "评查"}]
    office.store.save("liaison_pair", {"guidance": rows}, uuid=guided["uuid"])
    assert in_view(office, "liaison_pair", "not_guided") == []
    ended = office.store.save("liaison_pair", pair | {"valid_to": "2025-01-01"}).uuid
    assert ended not in in_view(office, "liaison_pair", "in_being")


def test_guidance_outside_the_pair_s_time_is_doubted(office: Office) -> None:
    draft = {
        "department": "样例县应急管理局",
        "valid_from": "2024-03-01",
        "valid_to": "2024-12-31",
        "guidance": [{"held_on": "2024-02-01", "what": "甲"}, {"held_on": "2025-02-01"}],
    }
    assert "早于结对" in said(office, "liaison_pair", draft, "guidance.1.held_on")
    assert "晚于结束" in said(office, "liaison_pair", draft, "guidance.2.held_on")
    assert "指导了什么" in said(office, "liaison_pair", draft, "guidance.2.what")


@pytest.mark.parametrize(
    ("field", "changed", "words"),
    [
        ("officers", {"officers": 1}, "少于两人"),
        ("corrected", {"found": 2, "corrected": 3}, "还多"),
        ("results", {"found": 2}, "怎样处理"),
        ("ended_on", {"ended_on": "2025-03-01"}, "结束早于开始"),
    ],
)
def test_what_does_not_fit_in_joint_enforcement_is_doubted(
    office: Office, field: str, changed: Draft, words: str
) -> None:
    draft = {"title": "联合检查", "held_on": "2025-03-12"}
    assert said(office, "joint_enforcement", draft, field) == ""
    assert words in said(office, "joint_enforcement", draft | changed, field)
