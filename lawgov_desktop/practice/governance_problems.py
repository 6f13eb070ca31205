"""The practice book's problems and what became of them, the plans of the reports, and who was told off."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from lawgov_desktop.practice import governance_texts as texts
from lawgov_desktop.practice.year import PracticeYear


def write(year: PracticeYear, cast: tuple[str, str, str], held: Mapping[tuple[int, int], str]) -> None:
    """Write the problems of two years, the plans of two reports and the measures taken.

    ``cast`` names the mayor, the head of the 司法所 and a clerk; ``held`` gives the meetings by day.
    """
    mayor, office, clerk = cast
    _problems(year, mayor, office, held)
    _plans(year)
    _accountability(year, clerk)


def _problems(year: PracticeYear, mayor: str, office: str, held: Mapping[tuple[int, int], str]) -> None:
    """Last year's four became this year's items; this year's report names four of its own."""
    found, moved = year.day(12, 5, 1), year.day(2, 8)
    for title, category, unit, measures, result, state in texts.LAST_PROBLEMS:
        own = {"title": title, "category": category, "responsible_unit": unit, "measures": measures}
        first = year.save(
            "problem",
            own | {"year": year.year - 1, "source": "annual_report", "found_on": found.isoformat(),
                   "due_on": moved.isoformat(), "moved_on": moved.isoformat()},
        )  # fmt: skip
        item = own | {"year": year.year, "source": "carried", "carried_from": first,
                      "found_on": moved.isoformat(), "responsible": office,
                      "due_on": year.day(12, 31).isoformat(),
                      "progress": [{"on": year.day(4, 13).isoformat(), "text": "已列入专题研究会议督办。",
                                    "told_by": office}]}  # fmt: skip
        done = year.day(10, 15)
        if state != "open" and year.past(done):
            item |= {"done_on": done.isoformat(), "result": result, "evidence": "会议纪要和工作台账"}
            if state == "closed" and year.past(year.day(10, 19)):
                item |= {"closed_on": year.day(10, 19).isoformat(), "closed_by": mayor,
                         "meeting": held.get((10, 19))}  # fmt: skip
        year.save("problem", item)
    for (
        title,
        source,
        category,
        month,
        day_no,
        due_month,
        due_day,
        unit,
        measures,
        done_month,
        done_day,
        result,
    ) in texts.OTHER_PROBLEMS:
        day = year.day(month, day_no)
        if not year.past(day):
            continue
        item = {"title": title, "source": source, "category": category, "year": year.year,
                "found_on": day.isoformat(), "due_on": year.day(due_month, due_day).isoformat(),
                "responsible_unit": unit, "measures": measures}  # fmt: skip
        if done_month and year.past(year.day(done_month, done_day)):
            item |= {"done_on": year.day(done_month, done_day).isoformat(), "result": result}
        year.save("problem", item)
    if year.past(year.day(12, 5)):
        for title, category, unit, measures, reason in texts.PROBLEMS:
            year.save(
                "problem",
                {"title": title, "category": category, "responsible_unit": unit, "measures": measures,
                 "year": year.year, "source": "annual_report", "found_on": year.day(12, 5).isoformat(),
                 "detail": reason, "due_on": f"{year.year + 1}-06-30"},
            )  # fmt: skip


def _plans(year: PracticeYear) -> None:
    for title, text, unit, month, result in texts.LAST_PLANS:
        draft = {"title": title, "text": text, "kind": "plan", "report_year": year.year - 1,
                 "year": year.year, "source": "上年年度报告", "responsible": unit,
                 "due_on": year.day(12, 20).isoformat()}  # fmt: skip
        if month and year.past(year.day(month, 28)):
            draft |= {"done_on": year.day(month, 28).isoformat(), "result": result}
        year.save("next_plan", draft)
    if year.past(year.day(12, 5)):
        for title, text, unit in texts.ADVICE:
            year.save(
                "next_plan",
                {"title": title, "text": text, "kind": "advice", "report_year": year.year,
                 "year": year.year + 1, "source": "年度报告", "responsible": unit,
                 "due_on": f"{year.year + 1}-12-31"},
            )  # fmt: skip


def _accountability(year: PracticeYear, clerk: str) -> None:
    stories: list[tuple[Any, ...]] = [(0, *story) for story in texts.ACCOUNTABILITY]
    stories.append((1, "talk", "unit", "农业服务中心", "", 8, 3, "项目公示不及时", "约谈提醒",
                    8, 20, "已补公示。"))  # fmt: skip
    for (
        back,
        kind,
        target_kind,
        unit,
        post,
        month,
        day_no,
        ground,
        measure,
        to_month,
        to_day,
        result,
    ) in stories:
        day = year.day(month, day_no, back)
        if not year.past(day):
            continue
        draft: dict[str, Any] = {
            "target": unit or clerk, "target_kind": target_kind, "post": post or None, "kind": kind,
            "decided_on": day.isoformat(), "ground": ground, "measure": measure,
            "decided_by": f"{year.town}法治政府建设工作领导小组",
            "due_on": (day + timedelta(days=60)).isoformat(),
        }  # fmt: skip
        closed = year.day(to_month, to_day, back) if to_month else None
        if closed is not None and year.past(closed):
            draft |= {"closed_on": closed.isoformat(), "result": result}
        year.save("accountability", draft)
