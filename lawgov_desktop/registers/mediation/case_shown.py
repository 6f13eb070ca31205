"""The values of a people's mediation case on paper, and the phrases several of its papers share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from lawgov_desktop.records import dates
from lawgov_desktop.records.record_type import Draft, Row
from lawgov_desktop.registers.mediation.case_tables import FollowUp, MediationCase, Party, Session
from lawgov_desktop.registers.mediation.paper_blocks import PartiesShown, in_time

SEAL = "（人民调解委员会印章）"
EMPTY_NUMBER = "（　　　　）　　人调字第　　　号"
"""The number of a volume as the ministry's cover prints it, to be written by pen."""
_PERFORMED = ("immediate", "performed")


class CaseShown(PartiesShown):
    """The values of a people's mediation case on paper."""

    table = MediationCase
    rows: ClassVar[Mapping[str, type[Row]]] = {"parties": Party, "sessions": Session, "follow_ups": FollowUp}

    @property
    def mediators(self) -> list[str]:
        return [row["name"] for row in self.record.get("mediators") or () if row.get("name")]

    @property
    def committee(self) -> str:
        return self.text("committee") or "人民调解委员会"

    def sessions(self) -> list[Draft]:
        """The 调查 and 调解 of the case in the order of time, those without a day last."""
        return in_time(self.record.get("sessions") or ())

    def sessions_in_one_line(self) -> str | None:
        """2025年3月7日调查；2025年3月10日调解: what was done, in the order of time; None when nothing was."""
        words: Mapping[str, str] = {"survey": "调查"}
        told = [
            f"{dates.date_in_words(row.get('held_on'))}{words.get(row.get('kind') or '', '调解')}"
            for row in self.sessions()
        ]
        return "；".join(told) or None

    def performance(self) -> list[str]:
        """履行方式、时限 as one sentence; nothing where nothing was agreed on it."""
        if self.record.get("performance_state") == "immediate":
            return ["协议达成时当场履行完毕。"]
        due, place = self.date("performance_due"), self.text("performance_place")
        said = [
            self.text("performance_way"),
            f"履行地点：{place}" if place else None,
            f"于{due}前履行完毕" if due else None,
        ]
        text = "；".join(part for part in said if part)
        return [f"{text}。"] if text else []

    def ended_on(self) -> str | None:
        """结案时间 of the closing report: the day the agreement was performed; without one, the day it ended.

        None for an agreement that is not performed yet: such a case is not closed on paper.
        """
        case = self.record
        if case.get("result") == "agreed":
            if case.get("performance_state") == "immediate":
                return self.date("performed_on") or self.date("agreement_on")
            done = case.get("performance_state") in _PERFORMED
            return self.date("performed_on") or (self.date("closed_on") if done else None)
        return self.date("closed_on") or self.date("result_on")
