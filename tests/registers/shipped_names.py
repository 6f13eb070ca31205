"""What codes and a few records are called, for tests without a book: Names over the shipped code lists."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lawgov_desktop.records.fields import Stored
from lawgov_desktop.records.text import match_key


def shipped_lists(root: Path) -> dict[str, Any]:
    """Every shipped code list by its key; no key stands in two files."""
    lists: dict[str, Any] = {}
    for file in sorted((root / "resources" / "rules" / "codes").glob("*.json")):
        here = json.loads(file.read_text(encoding="utf-8"))["lists"]
        assert not lists.keys() & here.keys(), f"{file.name} has a list of another file"
        lists |= here
    return lists


@dataclass
class ShippedNames:
    """The code lists of resources/rules/codes, and a few records known by their uuid."""

    lists: Mapping[str, Any]
    records: dict[tuple[str, str], dict[str, Stored]] = field(default_factory=dict)
    local: Any = None

    def code_label(self, list_key: str, code: str) -> str:
        entries = self.lists[list_key]["entries"]
        return next((entry["label"] for entry in entries if entry["code"] == code), code)

    def stat_line(self, list_key: str, code: str) -> str:
        entries = self.lists[list_key]["entries"]
        return next((entry["stat_line"] for entry in entries if entry["code"] == code), "")

    def codes_for(self, list_key: str, text: str) -> list[str]:
        wanted = match_key(text)
        return [
            entry["code"]
            for entry in self.lists[list_key]["entries"]
            if wanted in {match_key(word) for word in (entry["code"], entry["label"], *entry["aliases"])}
        ]

    def code_choices(self, list_key: str) -> list[tuple[str, str]]:
        return [(entry["code"], entry["label"]) for entry in self.lists[list_key]["entries"]]

    def title(self, kind: str, uuid: str) -> str:
        return str(self.records.get((kind, uuid), {}).get("name") or "")

    def find(self, kind: str, text: str) -> list[str]:
        return [uuid for (of, uuid), row in self.records.items() if of == kind and row["name"] == text]

    def value(self, kind: str, uuid: str, field: str) -> Stored:
        return self.records.get((kind, uuid), {}).get(field)
