"""`rules` and `workdays`: the office's rules carried as files, and what accepting one would move."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from lawgov_desktop.commands.answer import Answer, Asked, absolute, existing, opened, table
from lawgov_desktop.errors import UserError
from lawgov_desktop.office import Office
from lawgov_desktop.storage.due_moves import DueMove, DueMoves
from lawgov_desktop.timekeeping.rule_set import RuleSet
from lawgov_desktop.timekeeping.rule_words import differences_in_words
from lawgov_desktop.timekeeping.workdays import HolidayNotice

_MOST_LINES = 30


def rules(asked: Asked) -> Answer:
    """`rules export --out FILE [--part …]` or `rules import FILE [--apply]`: a plan until told to apply."""
    with opened(asked) as office:
        if asked.doing == "export":
            return _export(office, asked.out, asked.part)
        if asked.file is None:
            raise UserError("没有说导入哪个文件。", todo="请写成：rules import 文件 [--apply]。")
        wanted = office.rules.current.read(existing(asked.file))
        return _change(office, wanted, f"导入规则：{asked.file.name}", apply=asked.apply, reason=asked.reason)


def workdays(asked: Asked) -> Answer:
    """`workdays --year Y`: that year's holidays and make-up days; with ``--import FILE`` a plan for it."""
    with opened(asked) as office:
        if asked.file is None:
            return _year(office, asked.year)
        brought = office.rules.current.read(existing(asked.file)).calendar.notice(asked.year)
        if brought is None:
            raise UserError(f"文件里没有 {asked.year} 年的放假安排。", todo="请核对年份，或换一个文件。")
        wanted = office.rules.current.with_notice(brought)
        label = f"录入 {asked.year} 年放假安排"
        return _change(office, wanted, label, apply=asked.apply, reason=asked.reason)


def _export(office: Office, out: Path | None, part: str) -> Answer:
    if out is None:
        raise UserError("没有说写到哪个文件。", todo="请写成：rules export --out 文件。")
    office.export_rules(out, part)
    own = sorted(office.rules.own())
    data = {"file": absolute(out), "part": part, "own": own, "province": office.pack.name}
    return Answer(data, [f"已写到 {out}（{office.pack.name}，本单位改过 {len(own)} 项）。"])


def _change(office: Office, wanted: RuleSet, label: str, *, apply: bool, reason: str) -> Answer:
    changes = differences_in_words(office.rules.current, wanted)
    if apply:
        done = office.rules.apply(wanted, label, reason=reason)
        moves, action = done.moves, done.action_id
    else:
        moves, action = office.rules.preview(wanted), ""
    titles = {move.uuid: office.store.names.title(move.kind, move.uuid) for move in moves.open}
    data = {
        "applied": bool(action),
        "action_id": action or None,
        "changes": [dataclasses.asdict(one) for one in changes],
        "deadlines": {
            "looked_at": moves.looked_at,
            "moving": len(moves.open),
            "met": moves.met,
            "by_kind": moves.by_kind(),
            "moves": [_move(move, titles[move.uuid]) for move in moves.open],
        },
    }
    lines = [f"{len(changes)} 项规则不同"]
    for one in changes:
        lines += [f"  {one.part}　{one.title}", *_sides(one.before, one.after)]
    lines += _moves_lines(office, moves, titles)
    if changes:
        lines.append(
            "已应用；可以用“撤销”改回来。" if action else "以上是方案，还没有改。加 --apply 才应用。"
        )
    return Answer(data, lines)


def _move(move: DueMove, title: str) -> dict[str, object]:
    return {
        "kind": move.kind, "record": move.uuid, "title": title, "clock": move.clock_title,
        "rule": move.rule, "start": move.start, "before": move.before, "after": move.after,
    }  # fmt: skip


def _sides(before: str, after: str) -> list[str]:
    return [
        *(f"    原：{line}" for line in before.splitlines()),
        *(f"    新：{line}" for line in after.splitlines()),
    ]


def _moves_lines(office: Office, moves: DueMoves, titles: dict[str, str]) -> list[str]:
    counted = "，".join(f"{office.kind(kind).title} {n} 件" for kind, n in moves.by_kind().items())
    lines = [f"{len(moves.open)} 个未办结的期限会变动" + (f"（{counted}）" if counted else "")]
    rows = [
        (move.before or "—", move.after or "—", move.clock_title, titles[move.uuid])
        for move in moves.open[:_MOST_LINES]
    ]
    lines += table(("原到期日", "新到期日", "期限", "事项"), rows, widest=40) if rows else ()
    if len(moves.open) > _MOST_LINES:
        lines.append(f"……还有 {len(moves.open) - _MOST_LINES} 个，完整清单见 --json。")
    return lines


def _year(office: Office, year: int) -> Answer:
    calendar = office.clocks.calendar
    notice = calendar.notice(year)
    data = {
        "year": year,
        "known": notice is not None,
        "own": f"workdays/{year}" in office.rules.own(),
        "holidays": _days(notice, "holidays"),
        "makeup": _days(notice, "makeup"),
        "years": list(calendar.years()),
    }
    if notice is None:
        return Answer(data, [f"没有 {year} 年的放假安排：期限只按双休日推算，并在结果里提醒。"])
    rows = [
        *((day.isoformat(), "放假", name) for day, name in notice.holidays),
        *((day.isoformat(), "上班", name) for day, name in notice.makeup),
    ]
    return Answer(data, [f"{year} 年放假安排", *table(("日期", "", "名称"), sorted(rows))])


def _days(notice: HolidayNotice | None, what: str) -> dict[str, str]:
    return {day.isoformat(): name for day, name in getattr(notice, what)} if notice else {}
