"""Commands about lists of matters: two versions compared, and the matters in force on a day."""

from __future__ import annotations

from typing import Any

from lawgov_desktop.commands.answer import DONE, DONE_WITH_PROBLEMS, Answer, Asked, absolute, opened, table
from lawgov_desktop.errors import UserError
from lawgov_desktop.printing import write_table_file
from lawgov_desktop.procedures.matters_as_at import matters_as_at
from lawgov_desktop.procedures.matters_decisions import GOING_WORDS
from lawgov_desktop.procedures.matters_table import comparison_table, field_words
from lawgov_desktop.procedures.matters_versions import VersionsCompared, compare_versions, version_named
from lawgov_desktop.records.fields import Names


def compare_lists(asked: Asked) -> Answer:
    """`compare-lists OLD NEW [--out FILE]`: two versions compared, with what a person said of them before;
    the 动态调整对照表 as .xlsx or .pdf. Status 1 when renamings wait for an answer or the count is not right.
    """
    with opened(asked) as office:
        old, new = version_named(office.store, asked.old), version_named(office.store, asked.new)
        compared = compare_versions(office.store, old, new)
        data = _told(compared, office.store.names)
        lines = _in_words(data)
        if asked.out is not None:
            sheet = comparison_table(
                compared, office.store.names, office=office.office_name, watermark=office.watermark
            )
            written = write_table_file(office, sheet, asked.out)
            data |= {"file": absolute(written.path), "rows": written.rows}
            lines.append(f"已写成 {written.path}：{written.rows} 行")
    asks = bool(data["proposed"] or data["bridge"]["mismatch"])
    return Answer(data, lines, DONE_WITH_PROBLEMS if asks else DONE)


def _told(compared: VersionsCompared, names: Names) -> dict[str, Any]:
    found, bridge = compared.found, compared.bridge
    pairs = [
        {
            "old": pair.old["uuid"],
            "new": pair.new["uuid"],
            "name": pair.new.get("full_name"),
            "renamed_from": pair.old.get("full_name") if pair.renamed else None,
            "changes": [
                dict(zip(("label", "old", "new"), field_words(change, names), strict=True))
                for change in pair.changes
            ],
        }
        for pair in (*found.renamed, *found.changed)
    ]
    return {
        "old": {"id": compared.old["uuid"], "title": compared.old["title"]},
        "new": {"id": compared.new["uuid"], "title": compared.new["title"]},
        "bridge": {
            "text": str(bridge),
            "old": len(bridge.old),
            "new": len(bridge.new),
            "terms": [
                {"word": term.word, "sign": term.sign, "count": term.count, "records": list(term.uuids)}
                for term in bridge.terms
            ],
            "mismatch": bridge.mismatch,
        },
        "same": len(found.same),
        "changed": len(found.changed),
        "renamed": len(found.renamed),
        "pairs": pairs,
        "added": [{"id": one["uuid"], "name": one.get("full_name")} for one in found.added],
        "removed": [
            {
                "id": one["uuid"],
                "name": one.get("full_name"),
                "how": GOING_WORDS[compared.going(one["uuid"])],
            }
            for one in found.removed
        ],
        "proposed": [
            {
                "old": one.old["uuid"],
                "new": one.new["uuid"],
                "old_name": one.old.get("full_name"),
                "new_name": one.new.get("full_name"),
                "likeness": one.likeness,
                "why": one.why,
            }
            for one in found.proposed
        ],
        "not_compared": list(found.not_compared),
    }


def _in_words(data: dict[str, Any]) -> list[str]:
    lines = [
        data["bridge"]["text"],
        f"不变 {data['same']}，调整 {data['changed']}，更名 {data['renamed']}",
    ]
    if data["bridge"]["mismatch"]:
        lines.append(f"数目待核对：{data['bridge']['mismatch']}")
    lines += [f"新增：{one['name']}" for one in data["added"]]
    lines += [f"{one['how']}：{one['name']}" for one in data["removed"]]
    lines += [f"更名：{one['renamed_from']} → {one['name']}" for one in data["pairs"] if one["renamed_from"]]
    lines += [
        f"可能是更名（{one['why']}，{one['likeness']}%）：{one['old_name']} → {one['new_name']}"
        for one in data["proposed"]
    ]
    return lines


def list_as_at(asked: Asked) -> Answer:
    """`list matter --as-at D`: the list versions in force on a day and their matters (D01)."""
    if asked.kind != "matter":
        raise UserError("只有事项清单能按某一天列出。", todo="请去掉 --as-at，或写 list matter。")
    if asked.where:
        raise UserError("--as-at 不能和 --where 一起用。", todo="请去掉其中一个。")
    with opened(asked) as office:
        found = matters_as_at(office.store, asked.as_at)
        kind, names = office.kind("matter"), office.store.names
        columns = kind.columns(kind.list_fields)
        rows = [
            {"id": draft["uuid"]}
            | {column.heading: column.field.show(draft.get(column.path), names) for column in columns}
            for draft in found.matters[: asked.limit]
        ]
    headings = [column.heading for column in columns]
    lines = [f"{found.day.isoformat()} 有效的事项：共 {found.total} 项"]
    lines += [f"  {one.version['title']}：{len(one.matters)} 项" for one in found.lists]
    lines += [f"  {word}：{len(uuids)} 项" for word, uuids in found.categories]
    if rows:
        lines += table(
            [*headings, "id"], [[*(row[name] for name in headings), row["id"]] for row in rows], 36
        )
    if found.total > len(rows):
        lines.append(f"……还有 {found.total - len(rows)} 条（--limit 可以多列一些）")
    data = {
        "as_at": found.day.isoformat(),
        "total": found.total,
        "lists": [
            {"id": one.version["uuid"], "title": one.version["title"], "total": len(one.matters)}
            for one in found.lists
        ],
        "categories": {word: len(uuids) for word, uuids in found.categories},
        "rows": rows,
    }
    return Answer(data, lines)
