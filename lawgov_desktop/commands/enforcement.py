"""Commands about enforcement staff: who sits this year's examination; the year's bridge of card holders."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from lawgov_desktop.commands.answer import DONE, DONE_WITH_PROBLEMS, Answer, Asked, absolute, opened, table
from lawgov_desktop.errors import UserError
from lawgov_desktop.procedures import enforcement_bridge as bridging
from lawgov_desktop.procedures import enforcement_exams as exams
from lawgov_desktop.procedures.enforcement_bridge import Bridge, Counted
from lawgov_desktop.spreadsheets.register import write_register

_ANSWERS = (("sits", "应参加"), ("unclear", "说不清"), ("exempt", "不用参加"))


def exam_list(asked: Asked) -> Answer:
    """`exam-list [--on D] [--years N] [--out FILE.xlsx]`: status 1 when somebody's years cannot be told."""
    if asked.out is not None and asked.out.suffix.lower() != ".xlsx":
        raise UserError(
            f"报名表只能写成 .xlsx，不会写“{asked.out.suffix or asked.out.name}”。",
            data_safe="什么也没有写。",
            todo="文件名请以 .xlsx 结尾。",
        )
    with opened(asked) as office:
        years = asked.years or office.pack.number("retraining_years")
        day = asked.on or office.store.today()
        found = exams.exam_list(office.store, day, years)
        if asked.out is not None:
            sheet = exams.sign_up_sheet(found.sits, found, office.office_name, office.watermark)
            write_register(sheet, asked.out)
    lines = [f"{day.isoformat()} 持证满 {years} 年应参加考试：{len(found.sits)} 人"]
    if found.sits:
        rows = [(one.name, one.unit, one.certificate_no, one.why, one.done) for one in found.sits]
        lines += table(("姓名", "单位", "证号", "为什么", "本年办到哪一步"), rows, 44)
    if found.unclear:
        lines += ["", f"说不清的 {len(found.unclear)} 人："]
        lines += [f"  {one.name}：{one.why}" for one in found.unclear]
    if asked.out is not None:
        lines.append(f"报名表已写成 {absolute(asked.out)}")
    data: dict[str, Any] = {"on": day.isoformat(), "years": years, "count": len(found.sits)}
    data |= {key: [_examinee(one) for one in getattr(found, key)] for key, _ in _ANSWERS}
    if asked.out is not None:
        data["file"] = absolute(asked.out)
    return Answer(data, lines, DONE_WITH_PROBLEMS if found.unclear else DONE)


def _examinee(one: exams.Examinee) -> dict[str, str]:
    return {
        "id": one.uuid,
        "name": one.name,
        "unit": one.unit,
        "certificate_no": one.certificate_no,
        "issued_on": one.issued_on,
        "why": one.why,
        "done": one.done,
    }


def roster_bridge(asked: Asked) -> Answer:
    """`roster-bridge --year Y`: status 1 when the year does not close."""
    with opened(asked) as office:
        found = bridging.roster_bridge(office.store, asked.year)
    data: dict[str, Any] = {
        "year": found.year,
        "opening": len(found.opening),
        "terms": [
            {
                "key": term.key,
                "title": term.title,
                "sign": term.sign,
                "count": term.count,
                "people": _named(term.people),
            }
            for term in found.terms
        ],
        "expected": found.expected,
        "closing": len(found.closing),
        "difference": found.difference,
        "closes": found.closes,
        "came_unexplained": _named(found.came_unexplained),
        "went_unexplained": _named(found.went_unexplained),
        "open_ends": _named(found.open_ends),
    }
    return Answer(data, _bridge_lines(found), DONE if found.closes else DONE_WITH_PROBLEMS)


def _bridge_lines(found: Bridge) -> list[str]:
    lines = [f"{found.year}-01-01 持证 {len(found.opening)} 人"]
    for term in found.terms:
        if term.count:
            lines.append(f"{'＋' if term.sign > 0 else '－'} {term.title} {term.count} 人")
            lines += [f"    {one.name}（{one.unit}）：{one.why}" for one in term.people]
    lines.append(f"＝ 应为 {found.expected} 人；{found.last.isoformat()} 实有 {len(found.closing)} 人")
    if found.closes:
        lines.append("对得上。")
    else:
        lines.append(f"对不上，差 {found.difference:+d} 人，说不清的：")
        lines += [f"    {one.name}：{one.why}" for one in (*found.came_unexplained, *found.went_unexplained)]
    if found.open_ends:
        lines.append("还没有办完的：")
        lines += [f"    {one.name}：{one.why}" for one in found.open_ends]
    return lines


def _named(people: Sequence[Counted]) -> list[dict[str, Any]]:
    return [
        {"id": one["uuid"], "name": one["name"], "unit": one["unit"], "why": one["why"]}
        for one in map(asdict, people)
    ]
