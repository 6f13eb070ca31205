"""`tables`: the statutory tables of a period, and whether their sums agree."""

from __future__ import annotations

from lawgov_desktop.commands.answer import DONE, DONE_WITH_PROBLEMS, Answer, Asked, absolute, opened
from lawgov_desktop.commands.told_before import told_before_data, told_before_lines
from lawgov_desktop.errors import UserError
from lawgov_desktop.printing import table_of_counted, write_tables_file
from lawgov_desktop.reporting.period import Period
from lawgov_desktop.reporting.statistics import TOTAL, count_table
from lawgov_desktop.reporting.submissions import KIND as SUBMISSION
from lawgov_desktop.reporting.submissions import Contradiction, contradictions, submission_of
from lawgov_desktop.reporting.tables import TABLES, table_of


def tables(asked: Asked) -> Answer:
    """`tables --from D --to D --out FILE.xlsx|.pdf [--given-to WHOM]`; status 1: something does not agree."""
    if asked.first > asked.last:
        raise UserError("截止日期早于开始日期。", todo="请核对 --from 和 --to。")
    chosen = [table_of(key) for key in asked.table] or TABLES
    period = Period(asked.first, asked.last)
    with opened(asked) as office:
        counted = [count_table(office.store, table, period) for table in chosen]
        sheets = [table_of_counted(office, one) for one in counted]
        written = write_tables_file(office, sheets, asked.out)
        told_before: list[Contradiction] = []
        if asked.given_to:
            given = submission_of(
                counted, given_to=asked.given_to, on=office.store.today(), by=asked.who or ""
            )
            told_before = contradictions(office.store, given)
            office.store.save(SUBMISSION, given)
    checks = [
        {
            "table": one.table.key, "row": check.row, "rule": check.rule, "ok": check.ok, "why": check.why,
            "records": list(check.records),
        }
        for one in counted
        for check in one.checks
    ]  # fmt: skip
    faults = [
        f"{one.table.title}：{check.why}" for one in counted for check in one.broken if check.row == TOTAL
    ]
    data = {
        "file": absolute(asked.out),
        "period": {"from": period.first.isoformat(), "to": period.last.isoformat()},
        "tables": [
            {"key": one.table.key, "title": one.table.title, "total": one.total.values} for one in counted
        ],
        "checks": checks,
        "told_before": told_before_data(told_before),
        "missing_glyphs": list(written.missing_glyphs),
    }
    lines = [f"已写成 {asked.out}：{len(chosen)} 张表（{period.in_words}）", *faults]
    lines += told_before_lines(told_before)
    sound = all(check["ok"] for check in checks) and not told_before
    return Answer(data, lines, DONE if sound else DONE_WITH_PROBLEMS)
