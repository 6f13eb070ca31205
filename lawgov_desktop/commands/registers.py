"""Commands about registers: which there are, their rows, search, export, template, history."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from lawgov_desktop.commands.answer import (
    DONE,
    DONE_WITH_PROBLEMS,
    Answer,
    Asked,
    absolute,
    existing,
    opened,
    table,
)
from lawgov_desktop.commands.matters import list_as_at
from lawgov_desktop.errors import UserError
from lawgov_desktop.printing import (
    fill_county_form,
    register_query,
    write_register_file,
)
from lawgov_desktop.records.record_type import RecordType
from lawgov_desktop.registers import ALL, TABS
from lawgov_desktop.registers.mediation.numbering import case_number_checks
from lawgov_desktop.registers.mediation.standing import committees_on, in_words, mediators_on
from lawgov_desktop.spreadsheets.template import write_template
from lawgov_desktop.storage.history import history as history_of
from lawgov_desktop.storage.listing import ListQuery, count, drafts, page
from lawgov_desktop.storage.search import search as search_book


def known_kind(key: str) -> RecordType:
    """The register of that name, without a book; UserError names those there are."""
    for kind in ALL:
        if kind.key == key:
            return kind
    known = "、".join(f"{kind.key}（{kind.title}）" for kind in ALL)
    raise UserError(f"没有叫“{key}”的登记簿。", todo=f"可用的有：{known}。")


def kinds(asked: Asked) -> Answer:
    """`kinds`: the record types; needs no book."""
    data = [
        {
            "key": kind.key,
            "title": kind.title,
            "tab": kind.tab,
            "fields": [
                {
                    "name": name,
                    "label": own.label,
                    "type": own.kind_name,
                    "required": name in kind.required,
                }
                for name, own in kind.fields.items()
            ],
        }
        for kind in ALL
    ]
    tabs = dict(TABS)
    rows = [(kind.key, kind.title, tabs.get(kind.tab, kind.tab), str(len(kind.fields))) for kind in ALL]
    return Answer(data, list(table(("名称", "登记簿", "栏目", "字段"), rows)))


def list_rows(asked: Asked) -> Answer:
    """`list KIND [--where TEXT] [--limit N] [--as-at D]`: rows as a person sees them, in register order."""
    if asked.as_at is not None:
        return list_as_at(asked)
    with opened(asked) as office:
        kind = office.kind(asked.kind)
        query = ListQuery(kind.key, order=kind.order, text=asked.where)
        total = count(office.store, query)
        columns = kind.columns(kind.list_fields)
        rows = [
            {"id": row["uuid"]}
            | {
                column.heading: column.field.show(row.get(column.path), office.store.names)
                for column in columns
            }
            for row in page(office.store, query, 0, asked.limit)
        ]
    headings = [column.heading for column in columns]
    lines = [f"{kind.title}：共 {total} 条"]
    if rows:
        lines += table(
            [*headings, "id"], [[*(row[name] for name in headings), row["id"]] for row in rows], 36
        )
    if total > len(rows):
        lines.append(f"……还有 {total - len(rows)} 条（--limit 可以多列一些）")
    return Answer({"total": total, "rows": rows}, lines)


def search(asked: Asked) -> Answer:
    """`search TEXT`: every register, by characters, pinyin initials or parts of numbers."""
    with opened(asked) as office:
        found = search_book(office.store, asked.text, limit=asked.limit)
        titles = {key: kind.title for key, kind in office.store.kinds.items()}
    hits = [{"kind": hit.kind, "id": hit.uuid, "title": hit.title, "where": hit.where} for hit in found.hits]
    lines = [f"找到 {len(hits)} 条{'以上' if found.more else ''}"]
    if hits:
        rows = [(titles[hit["kind"]], hit["title"], hit["where"], hit["id"]) for hit in hits]
        lines += table(("登记簿", "名称", "在哪里", "id"), rows, 36)
    return Answer({"total": len(hits), "more": found.more, "hits": hits}, lines)


def export(asked: Asked) -> Answer:
    """`export KIND --out FILE [--year Y] [--masked]`: the register as .xlsx or .pdf."""
    with opened(asked) as office:
        kind = office.kind(asked.kind)
        query = register_query(kind, asked.year)
        written = write_register_file(office, query, asked.out, year=asked.year, masked=asked.masked)
    lines = [f"已写成 {written.path}：{written.rows} 行"]
    status = DONE
    if written.missing_glyphs:
        status = DONE_WITH_PROBLEMS
        lines.append(f"这些字没有字体能显示，已用代码标出：{'、'.join(written.missing_glyphs)}")
    data: dict[str, object] = {"file": absolute(written.path), "rows": written.rows}
    if written.missing_glyphs:
        data["missing_glyphs"] = list(written.missing_glyphs)
    return Answer(data, lines, status)


def fill(asked: Asked) -> Answer:
    """`fill FORM.xlsx KIND --out FILE`: a county's own form, filled. Status 1 when there is something to
    look at: a word that the form's drop-down list does not have."""
    with opened(asked) as office:
        kind = office.kind(asked.kind)
        query = replace(register_query(kind, asked.year), text=asked.where)
        filled = fill_county_form(
            office,
            query,
            existing(asked.form),
            asked.out,
            year=asked.year,
            sheet=asked.sheet,
            header=asked.header,
            mapping=dict(asked.map),
        )
    lines = [f"已写成 {filled.path}：填了 {filled.filled} 行（工作表“{filled.sheet}”）"]
    if filled.left:
        lines.append(f"这些栏没有填：{'、'.join(filled.left)}")
    if filled.replaced:
        lines.append(f"表里原有的 {filled.replaced} 行示例或内容换成了登记簿的")
    lines += [f"下拉列表里没有“{one.value}”（{one.heading}），照样写上了" for one in filled.not_in_list]
    return Answer(filled.to_json(), lines, DONE_WITH_PROBLEMS if filled.not_in_list else DONE)


def template(asked: Asked) -> Answer:
    """`template KIND --out FILE.xlsx`: an empty sheet to fill in and import."""
    with opened(asked) as office:
        kind = office.kind(asked.kind)
        if asked.out.suffix.lower() != ".xlsx":
            raise UserError("模板只能写成 Excel 文件。", todo="文件名请以 .xlsx 结尾。")
        write_template(kind, office.store.names, asked.out)
    return Answer({"file": absolute(asked.out)}, [f"已写成 {asked.out}"])


def history(asked: Asked) -> Answer:
    """`history KIND ID`: who changed which field when, newest first."""
    with opened(asked) as office:
        kind = office.kind(asked.kind)
        if office.store.get(kind.key, asked.id) is None:
            raise UserError(
                f"“{kind.title}”里没有编号为“{asked.id}”的记录。", todo="请用 list 或 search 查出记录的 id。"
            )
        entries: list[dict[str, Any]] = [
            {
                "at": entry.at,
                "who": entry.who,
                "action": entry.action,
                "revision": entry.revision,
                "reason": entry.reason,
                "changes": [
                    {"field": change.field, "label": change.label, "old": change.old, "new": change.new}
                    for change in entry.changes
                ],
            }
            for entry in history_of(office.store, kind.key, asked.id)
        ]
    lines = []
    for entry in entries:
        lines.append(
            f"{entry['at']}  {entry['who'] or '（未具名）'}  {entry['action']}  第 {entry['revision']} 版"
        )
        lines += [
            f"    {c['label']}：{c['old'] or '（空）'} → {c['new'] or '（空）'}" for c in entry["changes"]
        ]
    return Answer({"kind": kind.key, "id": asked.id, "entries": entries}, lines)


def standing(asked: Asked) -> Answer:
    """`standing [--on D]`: the committees and mediators in office on a day (M17)."""
    with opened(asked) as office:
        day = asked.on or office.store.today()
        committees = committees_on(drafts(office.store, ListQuery("committee")), day)
        mediators = mediators_on(drafts(office.store, ListQuery("mediator")), day)
    data = {
        "on": day.isoformat(),
        "committees": {
            "total": committees.total,
            "industry": committees.industry,
            "by_kind": {kind: len(rows) for kind, rows in committees.by_kind.items()},
        },
        "mediators": {
            "total": mediators.total,
            "full_time": len(mediators.full_time),
            "part_time": len(mediators.part_time),
            "unsaid": len(mediators.unsaid),
            "seated": len(mediators.seated),
        },
    }
    return Answer(data, in_words(committees, mediators))


def check_numbers(asked: Asked) -> Answer:
    """`check-numbers`: the series of case numbers with a gap, a repeat or an unreadable number (M02)."""
    with opened(asked) as office:
        cases = drafts(office.store, ListQuery("mediation_case"))
        odd = [check for check in case_number_checks(cases, office.store.names) if not check.sound]
    data = [
        {
            "series": check.series,
            "missing": list(check.missing),
            "repeated": list(check.repeated),
            "unreadable": list(check.unreadable),
        }
        for check in odd
    ]
    return Answer(
        {"series": data}, [f"{check.series}：{check}" for check in odd] or ["案号没有缺号，也没有重号。"]
    )
