"""代码表: the editable lists of choices (纠纷类型 …), each entry with its line in the statutory tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import chain, count
from typing import Any

from lawgov_desktop.records.fields import Choice, Date, IdText, LongText, Names, Number, PinyinKey, Text
from lawgov_desktop.records.pinyin import spelled
from lawgov_desktop.records.record_type import Draft, Problem, Record, RecordType, Section, View
from lawgov_desktop.registers.common_code_lists import CODE_LISTS as COMMON
from lawgov_desktop.registers.day_order import in_order
from lawgov_desktop.registers.enforcement.code_lists import CODE_LISTS as ENFORCEMENT
from lawgov_desktop.registers.governance.code_lists import CODE_LISTS as GOVERNANCE
from lawgov_desktop.registers.governance.document_code_lists import CODE_LISTS as GOVERNANCE_DOCUMENTS
from lawgov_desktop.registers.litigation.code_lists import CODE_LISTS as LITIGATION
from lawgov_desktop.registers.matters.code_lists import CODE_LISTS as MATTERS
from lawgov_desktop.registers.mediation.code_lists import CODE_LISTS as MEDIATION
from lawgov_desktop.registers.publicity.code_lists import CODE_LISTS as PUBLICITY

CODE_LISTS = (
    *MEDIATION,
    *PUBLICITY,
    *ENFORCEMENT,
    *LITIGATION,
    *MATTERS,
    *GOVERNANCE,
    *GOVERNANCE_DOCUMENTS,
    *COMMON,
)
"""(key, Chinese title) of every list a field refers to; resources/rules/codes/ fills them."""


class CodeEntry(Record):
    """One entry of a code list; a retired one keeps its label on old cases (M05)."""

    list_key = Choice("代码表", CODE_LISTS, aliases=("代码表名", "表名"), width=24, index=True)
    code = IdText("代码", aliases=("编码", "代号"), hint="可以不填，按名称的拼音自动编", index=True)
    label = Text("名称", aliases=("代码名称", "显示名称"), index=True)
    label_key = PinyinKey(of="label")
    stat_line = Text("统计归类", aliases=("统计项目", "统计口径"), hint="在法定统计表里算在哪一行")
    aliases = Text("别名", aliases=("其他写法", "同义词"), hint="用顿号隔开；导入时写成这些也认得")
    valid_from = Date("启用日期", aliases=("开始日期",))
    valid_to = Date("停用日期", aliases=("截止日期",), index=True)
    position = Number("排列顺序", aliases=("顺序",))
    note = LongText("说明", aliases=("备注",))

    class Meta:
        table_name = "code_entry"


def _rules(draft: Draft, names: Names) -> Sequence[Problem]:
    return list(in_order(draft, (("valid_from", "valid_to", "停用日期早于启用日期"),)))


def _derive(draft: Draft, names: Names) -> Mapping[str, Any]:
    """A local entry needs no code thought out: its name spelled, numbered where another entry has that."""
    list_key, label = draft.get("list_key"), draft.get("label")
    if draft.get("code") or not list_key or not label:
        return {}
    plain = spelled(label) or label
    numbered = (f"{plain}{number}" for number in count(2))
    free = (code for code in chain([plain], numbered) if names.code_label(list_key, code) in (code, label))
    return {"code": next(free)}


def _sample(link: Callable[[str], str | None]) -> Draft:
    return {
        "list_key": "dispute_type",
        "code": "sample_local",
        "label": "样例本地类型",
        "stat_line": "其他纠纷",
        "aliases": "样例、示例类型",
        "position": 900,
    }


_FIELDS = ("list_key", "code", "label", "stat_line", "aliases", "valid_from", "valid_to", "position", "note")

CODE_ENTRY = RecordType(
    key="code_entry",
    title="代码表",
    tab="settings",
    model=CodeEntry,
    title_field="label",
    sections=(
        Section("代码", ("list_key", "label", "aliases", "stat_line", "code")),
        Section("使用", ("valid_from", "valid_to", "position", "note")),
    ),
    list_fields=("list_key", "label", "aliases", "stat_line", "valid_from", "valid_to", "position", "code"),
    register_fields=_FIELDS,
    import_fields=_FIELDS,
    search_fields=("list_key", "label", "code", "aliases", "stat_line", "note"),
    required=("list_key", "label"),
    keys=(("list_key", "code"),),
    order="list_key",
    rules=_rules,
    derive=_derive,
    views=(
        View(
            "in_use",
            "在用",
            lambda model, day: model.valid_to.is_null() | (model.valid_to >= day.isoformat()),
        ),
        View(
            "retired",
            "已停用",
            lambda model, day: model.valid_to.is_null(False) & (model.valid_to < day.isoformat()),
        ),
    ),
    belongs_here="表单里的选项都在这里：可以加本地的类型、写别名；停用的选项旧案件照样显示。",
    sample=_sample,
)
