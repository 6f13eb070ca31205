"""动态调整对照表: two versions of a list side by side, as a table for Excel or PDF (feature D02)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lawgov_desktop.documents.register_table import RegisterColumn, RegisterTable, Value
from lawgov_desktop.procedures.matters_decisions import GOING_WORDS
from lawgov_desktop.procedures.matters_versions import VersionsCompared
from lawgov_desktop.records.fields import Labelled, Names
from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.registers.matters.compare import FieldChange
from lawgov_desktop.registers.matters.matter import MATTER

_COLUMNS = (
    RegisterColumn("序号", "number", 3),
    RegisterColumn("变动", "text", 4),
    RegisterColumn("事项编码", "id", 7, "调整前"),
    RegisterColumn("事项名称", "text", 15, "调整前"),
    RegisterColumn("事项编码", "id", 7, "调整后"),
    RegisterColumn("事项名称", "text", 15, "调整后"),
    RegisterColumn("事项类型", "text", 5),
    RegisterColumn("调整内容", "long", 24),
    RegisterColumn("承接机构", "text", 8),
)


def field_words(change: FieldChange, names: Names) -> tuple[str, str, str]:
    """(label, old, new) of a change, as people read it."""
    own: Labelled = MATTER.fields[change.field]
    return own.label, own.show(change.old, names), own.show(change.new, names)


def comparison_table(
    compared: VersionsCompared, names: Names, *, office: str = "", watermark: str = ""
) -> RegisterTable:
    """Added, removed, renamed and changed matters, in this order; what stayed the same is only counted."""
    found = compared.found
    count = len(found.added) + len(found.removed) + len(found.renamed) + len(found.changed)
    return RegisterTable(
        title=f"{compared.new['title']}动态调整对照表",
        columns=_COLUMNS,
        rows=tuple(_rows(compared, names)),
        row_count=count,
        subtitle_left=f"填报单位：{office}" if office else "",
        subtitle_middle=f"生效日期：{compared.new.get('effective_on') or ''}",
        subtitle_right="单位：项",
        notes=_notes(compared),
        watermark=watermark,
    )


def _notes(compared: VersionsCompared) -> str:
    found, bridge = compared.found, compared.bridge
    lines = [
        f"注：调整前为“{_called(compared.old)}”，调整后为“{_called(compared.new)}”。",
        f"{bridge}；其中更名 {len(found.renamed)}，调整 {len(found.changed)}，不变 {len(found.same)}。",
    ]
    if bridge.mismatch:
        lines.append(f"数目待核对：{bridge.mismatch}。")
    if found.proposed:
        lines.append(f"还有 {len(found.proposed)} 对可能是更名，尚未确认，暂按新增和取消列出。")
    if found.not_compared:
        labels = "、".join(MATTER.fields[name].label for name in found.not_compared)
        lines.append(f"只有一个版本有的栏目没有对比：{labels}。")
    return "".join(lines)


def _called(version: Draft) -> str:
    number = version.get("document_number")
    return f"{version['title']}（{number}）" if number else str(version["title"])


def _rows(compared: VersionsCompared, names: Names) -> Iterator[Sequence[Value]]:
    for number, row in enumerate(_lines(compared, names), start=1):
        yield (number, *row)


def _basis(draft: Draft) -> str | None:
    basis = draft.get("basis")
    return f"设定依据：{basis}" if basis else None


def _lines(compared: VersionsCompared, names: Names) -> Iterator[tuple[Value, ...]]:
    found = compared.found
    kind = MATTER.fields["matter_type"]
    for draft in found.added:
        yield (
            "新增", None, None, draft.get("code"), draft.get("full_name"),
            kind.show(draft.get("matter_type"), names), _basis(draft), draft.get("own_office"),
        )  # fmt: skip
    for draft in found.removed:
        yield (
            GOING_WORDS[compared.going(draft["uuid"])], draft.get("code"), draft.get("full_name"), None, None,
            kind.show(draft.get("matter_type"), names), None, draft.get("own_office"),
        )  # fmt: skip
    for pair in (*found.renamed, *found.changed):
        told = [field_words(change, names) for change in pair.changes]
        names_told = {MATTER.fields[name].label for name in ("name", "sub_name", "code")}
        lines = [
            f"{label}：{old or '（空）'} → {new or '（空）'}"
            for label, old, new in told
            if label not in names_told
        ]
        yield (
            "更名" if pair.renamed else "调整",
            pair.old.get("code"), pair.old.get("full_name"), pair.new.get("code"), pair.new.get("full_name"),
            kind.show(pair.new.get("matter_type"), names), "\n".join(lines) or None,
            pair.new.get("own_office") or pair.old.get("own_office"),
        )  # fmt: skip
