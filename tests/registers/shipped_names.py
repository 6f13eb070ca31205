"""What codes and a few records are called, for tests without a book: Names over codes.json."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from lawgov_desktop.records.fields import Stored
from lawgov_desktop.records.text import match_key


@dataclass
class ShippedNames:
    """The code lists of resources/rules/codes.json, and a few records known by their uuid."""

    lists: Mapping[str, Any]
    records: dict[tuple[str, str], dict[str, Stored]] = field(default_factory=dict)

    def code_label(self, list_key: str, code: str) -> str:
        entries = self.lists[list_key]["entries"]
        return next((entry["label"] for entry in entries if entry["code"] == code), code)

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
