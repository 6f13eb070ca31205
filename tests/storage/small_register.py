"""A small invented register for storage tests: visitors with their visits."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lawgov_desktop.records.fields import (
    Choice,
    Code,
    Date,
    IdText,
    Link,
    LongText,
    Money,
    PersonName,
    PinyinKey,
    ResidentId,
    Text,
)
from lawgov_desktop.records.record_type import (
    ChildRows,
    Clock,
    Draft,
    Numbering,
    Record,
    RecordType,
    Row,
    Section,
    View,
)
from lawgov_desktop.storage.book import Book, open_book, statements
from lawgov_desktop.storage.store import Store
from tools.draft_migration import create_statements


class CodeEntry(Record):
    list_key = Text("代码表")
    code = Text("代码")
    label = Text("名称")
    aliases = Text("别名")
    valid_from = Date("启用")
    valid_to = Date("停用")
    position = Money("次序")

    class Meta:
        table_name = "code_entry"


class Visitor(Record):
    name = PersonName("姓名")
    name_key = PinyinKey("name")
    number = IdText("编号")
    id_no = ResidentId("身份证号")
    kind = Code("类别", "visitor_kind")
    mood = Choice("态度", (("calm", "平和"), ("angry", "激动")))
    friend = Link("同来的人", "visitor")
    came_on = Date("来访日期")
    owed = Money("欠款")
    remarks = LongText("备注")
    visit_count = Text("次数")

    class Meta:
        table_name = "visitor"


class Visit(Row):
    on = Date("日期", index=True)
    about = Text("事由")

    class Meta:
        table_name = "visitor_visit"


def _derive(draft: Draft, names: Any) -> Mapping[str, Any]:
    return {"visit_count": str(len(draft.get("visits") or []))}


VISITOR = RecordType(
    key="visitor",
    title="来访人",
    tab="mediation",
    model=Visitor,
    title_field="name",
    sections=(Section("基本情况", ("name", "number", "id_no", "kind", "came_on", "visits")),),
    list_fields=("name", "number", "kind", "came_on"),
    register_fields=("number", "name", "id_no", "kind", "came_on", "visits.1.on", "visits.1.about"),
    import_fields=("number", "name", "id_no", "kind", "came_on"),
    search_fields=("number", "id_no", "remarks", "friend", "visits.about"),
    required=("name",),
    keys=(("number",), ("name",)),
    order="-came_on",
    children=(ChildRows("visits", "来访", Visit, ("on", "about"), required=("about",)),),
    derive=_derive,
    derived=("visit_count",),
    clocks=lambda draft: [Clock("mediation_limit", draft["came_on"])] if draft.get("came_on") else [],
    numbering=Numbering(
        "number",
        lambda draft, names: draft["came_on"][:4] if draft.get("came_on") else None,
        lambda draft, number, names: f"〔{draft['came_on'][:4]}〕{number}号",
    ),
    views=(View("angry", "激动的", lambda model, today: model.mood == "angry"),),
)

CODE_ENTRY = RecordType(
    key="code_entry",
    title="代码",
    tab="settings",
    model=CodeEntry,
    title_field="label",
    sections=(Section("代码", ("list_key", "code", "label", "aliases")),),
    list_fields=("label",),
    register_fields=("list_key", "code", "label", "aliases"),
    import_fields=("list_key", "code", "label", "aliases"),
    search_fields=(),
    required=("list_key", "code", "label"),
)

KINDS = (VISITOR, CODE_ENTRY)


def book_with_visitors(path: Path, *, passphrase: str | None = None) -> Book:
    """A book whose registers are the two above (the office's own tables are left as they are)."""
    book = open_book(path, passphrase=passphrase)
    known = {row[0] for row in book.rows("SELECT name FROM sqlite_master WHERE type = 'table'")}
    for kind in KINDS:
        if kind.model._meta.table_name not in known:
            for statement in statements("\n".join(create_statements(kind))):
                book.db.execute_sql(statement)
    return book


def visitors_store(path: Path, **kwargs: Any) -> Store:
    return Store(book_with_visitors(path), KINDS, who="王文书", **kwargs)
