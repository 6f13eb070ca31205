"""A report that is signed keeps its numbers: frozen with a hash, and every later change is told (R03)."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from lawgov_desktop.registers.report.marks import marks_in, plain
from lawgov_desktop.reporting.period import Period
from lawgov_desktop.reporting.report.answers import Answers


@dataclass(frozen=True, slots=True)
class Frozen:
    """What was kept at the signature: canonical JSON, and its SHA-256."""

    text: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Moved:
    """A number that is another one since the signature: which records came and which went."""

    key: str
    title: str
    signed: str
    now: str
    came: tuple[str, ...]
    went: tuple[str, ...]

    def __str__(self) -> str:
        if self.signed == self.now:
            return f"{self.title}：数字没有变，背后的记录变了"
        return f"{self.title} {self.signed} → {self.now}"


def freeze(body: str, period: Period, asked: Answers) -> Frozen:
    """The numbers the text names, as they are now, with the records behind each, and the text itself."""
    keys = dict.fromkeys(mark.key for mark in marks_in(body))
    kept = {
        "period": [period.first.isoformat(), period.last.isoformat()],
        "text": hashlib.sha256(plain(body).encode()).hexdigest(),
        "numbers": {
            key: {
                "title": said.title,
                "shown": said.shown,
                "value": said.value,
                "unit": said.unit,
                "rule": said.rule,
                "kind": said.kind,
                "records": list(said.records),
            }
            for key in keys
            if (said := asked.get(key)) is not None
        },
    }
    text = json.dumps(kept, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return Frozen(text, _hash(text))


def is_intact(frozen: str, sha256: str) -> bool:
    """Whether what was kept is what was signed."""
    return bool(frozen) and _hash(frozen) == sha256


def moved_since(frozen: str, asked: Answers) -> list[Moved]:
    """Every number of the signed report that is another one now, or rests on other records."""
    found = []
    for key, kept in _numbers(frozen).items():
        said = asked.get(key)
        now = said.shown if said else ""
        before, after = kept["records"], list(said.records) if said else []
        came = tuple(uuid for uuid in after if uuid not in set(before))
        went = tuple(uuid for uuid in before if uuid not in set(after))
        if now != kept["shown"] or came or went:
            found.append(Moved(key, kept["title"], kept["shown"], now, came, went))
    return found


def text_changed(frozen: str, body: str) -> bool:
    """Whether the text is another one than was signed."""
    return kept_at_signature(frozen).get("text") != hashlib.sha256(plain(body).encode()).hexdigest()


def kept_at_signature(frozen: str | None) -> dict[str, Any]:
    """What :func:`freeze` kept: ``period``, ``text``, ``numbers``; nothing where somebody has spoilt it.

    That it was spoilt is for :func:`is_intact` to tell.
    """
    try:
        kept = json.loads(frozen or "{}")
    except ValueError:
        return {}
    return kept if isinstance(kept, dict) and isinstance(kept.get("numbers"), dict) else {}


def _numbers(frozen: str) -> dict[str, dict[str, Any]]:
    kept: dict[str, dict[str, Any]] = kept_at_signature(frozen).get("numbers", {})
    return kept


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
