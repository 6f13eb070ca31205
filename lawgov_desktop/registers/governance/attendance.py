"""Who came to a meeting: rows made of 张三、李四（请假）, one line made of rows, and the numbers of both."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.records.text import clean

PRESENCE: tuple[tuple[str, str], ...] = (
    ("present", "到会"),
    ("leave", "请假"),
    ("absent", "缺席"),
    ("proxy", "委托他人"),
    ("guest", "列席"),
)

_WORDS = {
    "到会": "present", "出席": "present", "参加": "present",
    "请假": "leave", "病假": "leave", "事假": "leave", "公出": "leave", "出差": "leave",
    "缺席": "absent", "未到": "absent",
    "委托他人": "proxy", "委托": "proxy", "代": "proxy", "代会": "proxy", "替会": "proxy",
    "列席": "guest",
}  # fmt: skip
_SHOWN = {code: label for code, label in PRESENCE if code != "present"}
_BETWEEN = re.compile(r"[、,，;；/／\n\t]+")
_NOTE = re.compile(r"^(.*\S)\s*[(（]([^()（）]+)[)）]$")


def parted(names: str | None) -> list[Draft]:
    """Rows of the names in one line: 王强（镇长）、李娟（请假） → name, post and presence; nobody twice."""
    rows: dict[str, Draft] = {}
    for part in _BETWEEN.split(clean(names)):
        name, row = part.strip(), Draft()
        while (noted := _NOTE.match(name)) is not None:
            name, note = noted[1], noted[2].strip()
            if note in _WORDS:
                row["presence"] = _WORDS[note]
            else:
                row["post"] = note
        if name:
            rows.setdefault(name, {"name": name, **row})
    return list(rows.values())


def joined(rows: Iterable[Mapping[str, Any]]) -> str | None:
    """王强、李娟（请假）: the names in one line, with what kept somebody away; None without a name."""
    named = []
    for row in rows:
        if row.get("name"):
            away = _SHOWN.get(row.get("presence") or "")
            named.append(f"{row['name']}（{away}）" if away else str(row["name"]))
    return "、".join(named) or None


def in_rows(rows: Iterable[Draft]) -> list[Draft]:
    """The rows with one person in each: 王强、李娟 typed into one row become two."""
    parts: list[Draft] = []
    for row in rows:
        several = parted(row.get("name")) if _BETWEEN.search(row.get("name") or "") else []
        if len(several) < 2:
            parts.append(row)
            continue
        rest = {name: value for name, value in row.items() if value is not None and name != "name"}
        parts.append({**several[0], **rest, "name": several[0]["name"]})
        parts += several[1:]
    return parts


def invited(rows: Iterable[Mapping[str, Any]]) -> int:
    """应到: all who are named but the 列席."""
    return sum(row.get("presence") != "guest" for row in rows)


def came(rows: Iterable[Mapping[str, Any]]) -> int:
    """实到: who was there, or sent somebody; a row that says nothing was there."""
    return sum(row.get("presence") in (None, "present", "proxy") for row in rows)


def on_leave(rows: Iterable[Mapping[str, Any]]) -> int:
    return sum(row.get("presence") == "leave" for row in rows)
