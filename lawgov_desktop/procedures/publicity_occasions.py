"""Puts the usual occasions of the year (国家宪法日, 民法典宣传月 …) into the book, to be edited there."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from lawgov_desktop.errors import UserError
from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.records.several import joined
from lawgov_desktop.storage.listing import ListQuery, drafts
from lawgov_desktop.storage.store import Store


def usual_occasions(folder: Path) -> list[Draft]:
    """The occasions shipped in ``resources/rules/occasions.json`` as drafts; UserError when it is damaged.

    Those nobody has checked against a document carry ``unsure`` (待核实).
    """
    file = folder / "occasions.json"
    try:
        listed: list[dict[str, Any]] = json.loads(file.read_text(encoding="utf-8"))["occasions"]
        return [_draft(entry) for entry in listed]
    except (OSError, ValueError, KeyError) as error:
        raise UserError(
            f"宣传节点文件“{file.name}”读不出来：{error}。",
            todo="请重新安装程序，或从安装包里恢复这个文件。",
        ) from error


def missing_occasions(store: Store, folder: Path) -> list[Draft]:
    """Those of the usual occasions that the book does not name yet."""
    known = {one["name"] for one in drafts(store, ListQuery("occasion"))}
    return [draft for draft in usual_occasions(folder) if draft["name"] not in known]


def add_usual_occasions(store: Store, folder: Path) -> int:
    """Add the missing ones as one action; how many. What the office has named stays as it is."""
    missing = missing_occasions(store, folder)
    if missing:
        with store.writing(f"补入常用宣传节点 {len(missing)} 个") as batch:
            for draft in missing:
                batch.save("occasion", draft)
    return len(missing)


def _draft(entry: dict[str, Any]) -> Draft:
    return {
        "name": entry["name"],
        "kind": entry["kind"],
        "starts": entry["starts"],
        "ends": entry.get("ends"),
        "statutes": joined(entry.get("statutes") or ()),
        "basis": entry.get("basis"),
        "unsure": 1 if entry.get("unsure") else 0,
        "in_use": 1,
    }
