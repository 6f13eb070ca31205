"""The lines of 还要做的事 for a report at the desk: open places, zeros, what the checker found."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from lawgov_desktop.reporting.finding import Finding
from lawgov_desktop.reporting.report.answers import Said
from lawgov_desktop.reporting.report.drafting import zeros_to_confirm
from lawgov_desktop.reporting.report.from_last_year import still_open
from lawgov_desktop.reporting.report.outlines import outline_of
from lawgov_desktop.reporting.report.untrue_claims import untrue_claims
from lawgov_desktop.reporting.report.writing import FROM_LAST_YEAR, confirmed_zeros, open_places
from ui.reporting.todo_list import told_of_open

if TYPE_CHECKING:
    from ui.reporting.report_desk import ReportDesk


def show_what_is_left(desk: ReportDesk) -> None:
    """Write the list anew: first what the registers contradict, last what only wants to be read."""
    todo, text, body = desk.todo, desk.text, desk.body()
    todo.begin()
    missing = desk.beside.unregistered
    if missing:
        todo.add(f"上年报告所列不足有 {len(missing)} 条还没有登记：登记…", desk.beside.show_shortcomings)
    open_now = [*still_open(body, desk.told), *untrue_claims(body, desk.told)]
    for words, one in told_of_open(sorted(open_now, key=lambda one: (one.line, one.mark.start))):
        todo.add(words, partial(text.go_to, one.line, one.mark.start, one.mark.end))
    for place in open_places(body):
        todo.add(f"待补写：{place}", partial(text.select_words, f"【待补写：{place}】"))
    for said in zeros(desk):
        todo.add(f"为零：{said.title}——确认没有？", partial(desk.card.show_zero, said))
    for paragraph, found in desk.checking.standing(body):
        todo.add(
            f"{found.title}：{found.what}{found.todo}", partial(desk.at_place.go_to_finding, paragraph, found)
        )
    alike = desk.beside.alike
    if alike:
        todo.add(f"待更新：{len(alike)} 段与上年报告相同，逐段看过", desk.at_place.next_stale)


def zeros(desk: ReportDesk) -> list[Said]:
    """Figures that are 0 and that nobody has confirmed; last year's report as a base asks for them itself."""
    report = desk.report()
    outline = report.get("outline") or "rule"
    if not desk.told or report.get("signed_on") or outline == FROM_LAST_YEAR:
        return []
    return list(zeros_to_confirm(outline_of(outline), desk.told, confirmed_zeros(report)))


def counted_in_words(findings: list[Finding], alike: int) -> str:
    """有 7 处请核对，列在左下；另有 14 段与上年相同。"""
    told = f"有 {len(findings)} 处请核对，列在左下" if findings else "没有发现问题"
    return f"{told}；另有 {alike} 段与上年相同。" if alike else f"{told}。"
