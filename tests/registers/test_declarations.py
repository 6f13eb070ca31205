"""Every register is declared soundly: what is wrong is said in one sentence that names the register."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import peewee
import pytest

from lawgov_desktop.records.fields import Choice, Code, Codes, Labelled, Link, PinyinKey
from lawgov_desktop.records.record_type import ChildRows, RecordType, child_fields
from lawgov_desktop.records.several import parts
from lawgov_desktop.records.text import match_key
from lawgov_desktop.registers import ALL, TABS
from lawgov_desktop.registers.code_entry import CODE_LISTS
from tests.registers.shipped_names import ShippedNames, shipped_lists

KINDS = {kind.key: kind for kind in ALL}
SURFACES = ("list_fields", "register_fields", "print_fields", "import_fields")
MOST_COLUMNS = 9  # a list at 1366 × 768


def resolves(kind: RecordType, path: str) -> bool:
    try:
        kind.column(path)
    except (KeyError, IndexError, StopIteration):
        return False
    return True


def in_child(kind: RecordType, path: str) -> bool:
    """``topics.decision``: that field of every row, for the search."""
    name, _, own = path.partition(".")
    return name in kind.child_names and own in kind.child(name).fields


def each_field(kind: RecordType) -> Iterator[tuple[str, Labelled]]:
    yield from kind.fields.items()
    for child in kind.children:
        yield from ((f"{child.name}.{name}", own) for name, own in child_fields(child).items())


def about_surfaces(kind: RecordType) -> Iterator[str]:
    for surface in SURFACES:
        paths = getattr(kind, surface)
        yield from (f"{surface} names {p}, which does not exist" for p in paths if not resolves(kind, p))
        yield from (f"{surface} names {p} twice" for p in {p for p in paths if paths.count(p) > 1})
    if len(kind.list_fields) > MOST_COLUMNS:
        yield f"the list has {len(kind.list_fields)} columns, at most {MOST_COLUMNS} fit a small screen"
    yield from (f"list_fields names {p} of a child" for p in kind.list_fields if p not in kind.fields)
    known = set(kind.fields) | kind.child_names
    for what, named in (
        ("title_field", (kind.title_field,)),
        ("required", kind.required),
        ("search_fields", tuple(path for path in kind.search_fields if not in_child(kind, path))),
        ("derived", kind.derived),
        ("kept", kind.kept),
        ("order", (kind.order.removeprefix("-"),)),
        ("keys", tuple(name for key in kind.keys for name in key)),
    ):
        yield from (f"{what} names {name}, which does not exist" for name in named if name not in known)
    missing = [name for name in kind.required if name not in kind.import_fields]
    yield from (f"{name} is required but cannot be imported" for name in missing)


def about_form(kind: RecordType) -> Iterator[str]:
    placed = [name for section in kind.sections for name in section.fields]
    known = set(kind.fields) | kind.child_names
    yield from (f"the form names {name}, which does not exist" for name in placed if name not in known)
    yield from (f"the form shows {name} twice" for name in {n for n in placed if placed.count(n) > 1})
    yield from (f"{name} stands in no section of the form" for name in sorted(known - set(placed)))


def about_labels(kind: RecordType) -> Iterator[str]:
    # A table of rows may be called as the column that sums it up: 当事人 and its 张三、李四.
    own = [field.label for field in kind.fields.values()]
    tables = [child.label for child in kind.children]
    columns = [column.heading for column in kind.columns(kind.import_fields)]
    for where, labels in (("fields", own), ("tables", tables), ("import columns", columns)):
        yield from (
            f"two {where} are labelled {x}" for x in sorted({x for x in labels if labels.count(x) > 1})
        )
    for child in kind.children:
        labels = [field.label for field in child_fields(child).values()]
        for label in sorted({label for label in labels if labels.count(label) > 1}):
            yield f"two fields of {child.name} are labelled {label}"


def about_aliases(kind: RecordType) -> Iterator[str]:
    groups = [kind.fields] + [child_fields(child) for child in kind.children]
    for fields in groups:
        claimed: dict[str, str] = {}
        for name, own in fields.items():
            for word in {match_key(own.label), *map(match_key, own.aliases)}:
                if word in claimed:
                    yield f"the heading {word} is claimed by {claimed[word]} and by {name}"
                claimed[word] = name
    imported = {path for path in kind.import_fields if "." not in path}
    for child in kind.children:
        ordinals = {path.split(".")[2] for path in kind.import_fields if path.startswith(f"{child.name}.")}
        fields = child_fields(child)
        for name in ordinals:
            for word in {fields[name].label, *fields[name].aliases}:
                for other in imported:
                    if word in (kind.fields[other].label, *kind.fields[other].aliases):
                        yield f"the heading {word} is claimed by {other} and by {child.name}.{name}"


def about_references(kind: RecordType, lists: set[str]) -> Iterator[str]:
    for name, own in each_field(kind):
        if isinstance(own, Link) and own.kind not in KINDS:
            yield f"{name} links to {own.kind}, which is no register"
        if isinstance(own, Link) and not own.index:
            yield f"{name} is a link without an index: what points at a record is looked up through it"
        if isinstance(own, Code) and own.list_key not in lists:
            yield f"{name} uses the code list {own.list_key}, which is not shipped"
        if isinstance(own, Choice) and len({code for code, _ in own.options}) != len(own.options):
            yield f"{name} has two options with one code"
    for model, fields in ((kind.model, kind.fields), *((c.model, child_fields(c)) for c in kind.children)):
        for key, own in model._meta.fields.items():
            if isinstance(own, PinyinKey) and (own.of not in fields or key != f"{own.of}_key"):
                yield f"{key} is the pinyin key of {own.of}, which does not exist or wants {own.of}_key"
    unsorted = [n for n in kind.list_fields if "name" in n or "title" in n]
    yield from (f"{n} is sorted without a pinyin key" for n in unsorted if kind.sort_field(n) == n)


def about_tables(kind: RecordType) -> Iterator[str]:
    if kind.model._meta.table_name != kind.key:
        yield f"its table is called {kind.model._meta.table_name}"
    for child in kind.children:
        yield from about_child(kind, child)


def about_child(kind: RecordType, child: ChildRows) -> Iterator[str]:
    table = child.model._meta.table_name
    if not table.startswith(f"{kind.key}_"):
        yield f"the table of {child.name} is called {table}"
    own = {n for n, f in child.model._meta.fields.items() if isinstance(f, Labelled)}
    yield from (f"{child.name} names {n}, which does not exist" for n in child.fields if n not in own)
    yield from (f"{child.name} leaves out {n}" for n in own if n not in child.fields)
    yield from (f"{child.name} requires {n}, not its field" for n in child.required if n not in child.fields)


def about_onward(kind: RecordType) -> Iterator[str]:
    keys = [one.key for one in kind.onward]
    yield from (f"it becomes {key} twice" for key in {key for key in keys if keys.count(key) > 1})
    yield from (
        f"it becomes {one.kind}, which is no register" for one in kind.onward if one.kind not in KINDS
    )


def about_what_follows(kind: RecordType) -> Iterator[str]:
    for rule in kind.follows:
        if rule.kind not in KINDS:
            yield f"it follows {rule.kind}, which is no register"
            continue
        name, _, inner = rule.link.partition(".")
        other = KINDS[rule.kind]
        fields = child_fields(other.child(name)) if name in other.child_names else other.fields
        own = fields.get(inner or name)
        if not isinstance(own, Link) or own.kind != kind.key:
            yield f"it follows {rule.kind} through {rule.link}, which is no link to it"
        yield from (
            f"{n} follows {rule.kind} and is not in derived" for n in rule.fields if n not in kind.derived
        )
    followed = [name for rule in kind.follows for name in rule.fields]
    yield from (f"{n} follows from two registers" for n in {n for n in followed if followed.count(n) > 1})


def about_what_is_kept(kind: RecordType) -> Iterator[str]:
    yield from (f"{n} is kept and derived: who owns it?" for n in kind.kept if n in kind.derived)


def about_words(kind: RecordType) -> Iterator[str]:
    if kind.tab not in {key for key, _ in TABS}:
        yield f"its tab {kind.tab} is not in TABS"
    if not kind.belongs_here.endswith("。"):
        yield "belongs_here is no sentence"
    keys = [view.key for view in kind.views]
    yield from (f"two views are called {key}" for key in {key for key in keys if keys.count(key) > 1})
    papers = [paper.name for paper in kind.papers]
    yield from (f"two papers are called {name}" for name in {n for n in papers if papers.count(n) > 1})


@pytest.fixture(params=ALL, ids=lambda kind: kind.key)
def kind(request: pytest.FixtureRequest) -> RecordType:
    return request.param  # type: ignore[no-any-return]


def test_a_register_is_declared_soundly(kind: RecordType, names: ShippedNames) -> None:
    faults = [
        *about_surfaces(kind),
        *about_form(kind),
        *about_labels(kind),
        *about_aliases(kind),
        *about_references(kind, set(names.lists)),
        *about_tables(kind),
        *about_words(kind),
        *about_onward(kind),
        *about_what_follows(kind),
        *about_what_is_kept(kind),
    ]
    assert not faults, f"{kind.title}（{kind.key}）: " + "; ".join(faults)


def test_the_keys_of_registers_differ() -> None:
    assert len(KINDS) == len(ALL)
    assert len({kind.title for kind in ALL}) == len(ALL)


def test_the_sample_can_be_saved_and_gives_a_title(kind: RecordType, names: ShippedNames) -> None:
    assert kind.sample, f"{kind.title} has no sample"
    draft = kind.sample(lambda other: f"uuid of {other}" if other in KINDS else None)
    unknown = set(draft) - set(kind.fields) - kind.child_names
    for child in kind.children:
        unknown |= {n for row in draft.get(child.name, ()) for n in row if n not in child.fields}
    assert not unknown, f"the sample of {kind.title} fills {unknown}, which do not exist"
    for name, value in kind.derive(draft, names).items():
        if name in kind.derived or name in kind.child_names or draft.get(name) is None:
            draft[name] = value
    problems = [p for p in kind.problems(draft, names) if p.level != "missing"]
    assert not problems, f"the sample of {kind.title}: " + "; ".join(map(str, problems))
    assert kind.numbering or kind.title_of(draft, names)
    for name, own in kind.fields.items():
        if isinstance(own, Code) and draft.get(name):
            codes = [code for code, _ in names.code_choices(own.list_key)]
            used = parts(draft[name]) if isinstance(own, Codes) else [draft[name]]
            assert set(used) <= set(codes), f"the sample of {kind.title} has the unknown code {draft[name]}"


def test_an_empty_draft_is_told_what_is_required_and_breaks_nothing(
    kind: RecordType, names: ShippedNames
) -> None:
    draft = kind.new_draft()
    draft |= kind.derive(draft, names)
    refused = {p.field for p in kind.problems(draft, names) if p.level == "refuse"}
    wanted = set(kind.required) | {child.name for child in kind.children if child.at_least}
    assert refused == wanted
    assert list(kind.clocks(draft)) == []


def test_the_clocks_of_the_sample_have_rules(kind: RecordType, root: Path) -> None:
    rules = json.loads((root / "resources/rules/clocks.json").read_text(encoding="utf-8"))["clocks"]
    known = {rule["key"] for rule in rules}
    assert kind.sample
    used = {clock.rule for clock in kind.clocks(kind.sample(lambda other: None))}
    assert used <= known, f"{kind.title} uses {used - known}, which clocks.json does not know"


def test_what_a_record_becomes_fills_only_fields_of_that_register(kind: RecordType) -> None:
    assert kind.sample
    for onward in kind.onward:
        target = KINDS[onward.kind]
        draft = onward.draft({"uuid": "1", **kind.sample(lambda other: f"uuid of {other}")})
        unknown = set(draft) - set(target.fields) - target.child_names
        assert not unknown, f"{kind.title} → {onward.title} fills {unknown}, which do not exist"


def test_the_views_are_sql_on_the_own_columns(kind: RecordType) -> None:
    """Each view is run on empty tables of its own: a condition on a missing column fails here."""
    book = peewee.SqliteDatabase(":memory:")
    models = [kind.model, *(child.model for child in kind.children)]
    with book.bind_ctx(models):
        for model in models:
            model._schema.create_table()  # without its indexes: one is called as another table is
        book.execute_sql("CREATE TABLE deadline (kind, uuid, rule, due, done_on)")
        if kind.key != "matter_list":  # what a matter's list says of it is asked with it
            book.execute_sql("CREATE TABLE matter_list (uuid, effective_on, ended_on, succeeds, deleted_at)")
        for view in kind.views:
            where = view.where(kind.model, date(2025, 3, 5))
            assert kind.model.select().where(where).count() == 0, view.title
    book.close()


def test_the_code_lists_have_the_titles_of_the_shipped_file(root: Path) -> None:
    shipped = shipped_lists(root)
    assert dict(CODE_LISTS) == {key: one["title"] for key, one in shipped.items()}
