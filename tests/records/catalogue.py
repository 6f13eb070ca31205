"""What the tables of writings share: names for codes and committees, and how one line is checked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from lawgov_desktop.records.fields import (
    Choice,
    Labelled,
)
from lawgov_desktop.records.reading import Reading
from lawgov_desktop.records.text import clean, match_key
from tests.registers.shipped_names import shipped_lists

LISTS: dict[str, dict[str, Any]] = shipped_lists(Path(__file__).resolve().parents[2])


class ShippedLists:
    """``Names`` over the shipped code lists; two committees are registered, two of one name."""

    COMMITTEES = (
        ("u1", "样例镇河东村人民调解委员会"),
        ("u2", "样例镇人民调解委员会"),
        ("u3", "样例镇人民调解委员会"),
    )

    def __init__(self) -> None:
        self.by_text: dict[tuple[str, str], list[str]] = {}
        for key, one in LISTS.items():
            for entry in one["entries"]:
                for word in {match_key(word) for word in (entry["code"], entry["label"], *entry["aliases"])}:
                    self.by_text.setdefault((key, word), []).append(entry["code"])

    def code_label(self, list_key: str, code: str) -> str:
        return next((e["label"] for e in LISTS[list_key]["entries"] if e["code"] == code), code)

    def codes_for(self, list_key: str, text: str) -> list[str]:
        return self.by_text.get((list_key, match_key(text)), [])

    local = None

    def code_choices(self, list_key: str) -> list[tuple[str, str]]:
        return [(entry["code"], entry["label"]) for entry in LISTS[list_key]["entries"]]

    def title(self, kind: str, uuid: str) -> str:
        return dict(self.COMMITTEES).get(uuid, "")

    def find(self, kind: str, text: str) -> list[str]:
        return [uuid for uuid, name in self.COMMITTEES if match_key(name) == match_key(text)]


NAMES = ShippedLists()
TAKEN, ASKED, MARKED = "taken", "asked", "marked"
"""Stored without a word; not stored, kept and asked; stored with something to look at."""


def assert_read(own: Labelled, raw: object, value: object, how: str, unit: str = "") -> Reading:
    reading = own.read(raw, NAMES, unit)
    assert reading.value == value
    assert bool(reading.doubts) is (how != TAKEN)
    assert reading.raw == (clean(raw) if how == ASKED else "")
    for doubt in reading.doubts:
        for said in (doubt.what, doubt.why, doubt.todo):
            assert any("一" <= sign <= "鿿" for sign in said), doubt
    return reading


SIDE = Choice("当事人地位", (("a", "甲方"), ("b", "乙方")))
