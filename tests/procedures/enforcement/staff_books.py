"""A small book of enforcement staff, made by hand so that every person in it says something."""

from __future__ import annotations

from datetime import date
from typing import Any

from lawgov_desktop.office import Office

TODAY = date(2026, 6, 20)


def officer(office: Office, name: str, unit: str = "综合行政执法队", **fields: Any) -> str:
    draft = {"name": name, "unit": unit, "valid_from": "2015-03-01", "joined_by": "opening", **fields}
    return office.store.save("officer", draft).uuid


def card(office: Office, holder: str, number: str, issued: str | None, **fields: Any) -> str:
    draft = {"officer": holder, "number": number, "kind": "provincial", "issued_on": issued, **fields}
    return office.store.save("certificate", draft).uuid


def cancelled(on: str, reason: str | None = "retired", **fields: Any) -> dict[str, Any]:
    return {"kind": "cancelled", "on": on, "reason": reason, "returned": 1, **fields}


def training(office: Office, rows: list[dict[str, Any]], **fields: Any) -> str:
    draft = {
        "name": "公共法律知识培训考试",
        "category": "public_law",
        "start_on": "2026-05-10",
        "hours": 40,
        "exam_on": "2026-06-18",
        "pass_mark": 60,
        "enrolments": rows,
        **fields,
    }
    return office.store.save("training_class", draft).uuid
