"""The report as it is made public: read for personal data first, which is listed and can be hidden (R08)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lawgov_desktop.documents.gongwen import web_text
from lawgov_desktop.office import Office
from lawgov_desktop.reporting.checks_private import private
from lawgov_desktop.reporting.finding import Finding
from lawgov_desktop.reporting.masking import masked_for_publication
from lawgov_desktop.reporting.party_names import party_names
from lawgov_desktop.reporting.report.on_paper import official_today
from lawgov_desktop.reporting.report.writing import KIND
from lawgov_desktop.reporting.report_text import text_lines
from lawgov_desktop.storage.store import Store


@dataclass(frozen=True, slots=True)
class ForTheNet:
    """The text as it stands, what in it is personal data, and the text with that hidden."""

    text: str
    findings: tuple[Finding, ...]
    masked: str

    def sentence_of(self, one: Finding) -> str:
        """The words around a finding, to be looked at."""
        line = self.text.split("\n")[one.line - 1]
        begin, end = max(0, one.start - 12), min(len(line), one.end + 12)
        return f"{'…' if begin else ''}{line[begin:end].strip()}{'…' if end < len(line) else ''}"


def for_the_net(office: Office, report: Mapping[str, Any]) -> ForTheNet:
    """Read the report as it would stand on a web page: identity and telephone numbers, bank cards, parties.

    公开个人信息须有法定依据或者本人同意（个人信息保护法第二十五条）.
    """
    text = text_for_the_net(office, report)
    return read_for_the_net(text, party_names(office.store))


def text_for_the_net(office: Office, report: Mapping[str, Any]) -> str:
    """Title, text, office and day of the report as plain text; the day is that of the signature."""
    return web_text(official_today(report, office.paper_context()))


def read_for_the_net(text: str, names: frozenset[str] = frozenset()) -> ForTheNet:
    """``names``: those of the parties in the book."""
    findings = tuple(sorted(private(text_lines(text), names), key=lambda one: (one.line, one.start)))
    return ForTheNet(text, findings, masked_for_publication(text, findings))


def note_kept(store: Store, report: Mapping[str, Any], net: ForTheNet, reason: str) -> str:
    """Keep with the report why personal data stands in its public text; gives the action, for undo."""
    day = store.today().isoformat()
    said = f"{day} 公开文本保留 {len(net.findings)} 处个人信息，理由：{reason.strip()}"
    before = (report.get("remarks") or "").rstrip()
    with store.writing("记下公开文本保留个人信息的理由", "procedure") as batch:
        batch.save(KIND, {"remarks": f"{before}\n{said}".strip()}, uuid=report["uuid"])
    return batch.action_id
