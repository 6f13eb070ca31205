"""Records nobody would type and every book must keep: rare characters, line ends, texts like formulas."""

from __future__ import annotations

import datetime as dt
from typing import Any

from hypothesis import strategies as st

from lawgov_desktop.office import Office
from lawgov_desktop.records.fields import (
    Attachment,
    Choice,
    Code,
    Codes,
    Flag,
    Labelled,
    Link,
    Money,
    Number,
)
from lawgov_desktop.records.record_type import Draft, RecordType, child_fields
from lawgov_desktop.records.several import joined

_SIGNS = (
    "张示例䶮𠅤㛃𠮷·（）()《》〔〕、，。；：“”‘’!?#%&<>'\"\\/|_^~=+-@*$￥　 \n\t"
    "abzABZ0123456789０１①Ⅳ㎡℃№—…é\u200b"
)
_WORDS = (
    "=1+1", "+86", "-5", "@甲", "'引号", "_x0041_", "<r>&amp;</r>", "0012", "1e5", "2025-03-05", "43000",
    "TRUE", "NULL", "#N/A", "合计", "小计", "无", "/", "—", "第一行\n第二行", "  两端 空格  ", "𠅤䶮",
    "注：不详", "1234567890123456789", "〔2025〕样调字第1号", "张三、李四", 'a,b"c', "序号", "一、",
    "制表人：王某",
)  # fmt: skip

_STATUTES = ("《行政处罚法》", "中华人民共和国民法典", "《河南省行政执法条例》", "安全生产法（2021年修正）")

# Standing alone in a list these mean the line above (domain, section 9), so no list can hold them as texts.
_DITTOS = frozenset(("同上", "同前", "〃", "″", '"', "＂", "“", "”", "''", "””", "〞"))

texts = st.one_of(
    st.sampled_from(_WORDS),
    st.text(st.sampled_from(_SIGNS), min_size=1, max_size=24).filter(
        lambda text: text.strip("（）() \n\t\u3000\u200b") not in _DITTOS
    ),
)
days = st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)).map(dt.date.isoformat)
partial_dates = st.one_of(days, st.sampled_from(("2021", "2021-03", "1949-10-01")))
_ORG_CODES = ("91350100M000100Y43", "12100000400000624D")
_PHONES = ("13800138000", "010-12345678", "0898-66778899、13900001111")
_NAMES = ("张示例", "欧阳䶮", "阿卜杜拉·买买提", "李𠅤", "王㛃")


@st.composite
def resident_ids(draw: st.DrawFn) -> str:
    """Sound numbers that belong to nobody: 999999 is no district (GB/T 2260)."""
    day = draw(st.dates(dt.date(1930, 1, 1), dt.date(2015, 12, 31)))
    seventeen = f"999999{day:%Y%m%d}{draw(st.integers(1, 999)):03d}"
    rest = sum(int(digit) * 2 ** (17 - place) for place, digit in enumerate(seventeen)) % 11
    return seventeen + "10X98765432"[rest]


def _raw(own: Labelled, office: Office, linked: dict[str, list[str]]) -> st.SearchStrategy[Any]:
    """Stored values a field may have."""
    if isinstance(own, Link):
        return st.sampled_from(linked.get(own.kind) or [None])
    if isinstance(own, Choice):
        return st.sampled_from([code for code, _ in own.options])
    if isinstance(own, Codes):
        codes = [code for code, _ in office.store.names.code_choices(own.list_key)]
        return st.lists(st.sampled_from(codes), max_size=4).map(joined)
    if isinstance(own, Code):
        return st.sampled_from([code for code, _ in office.store.names.code_choices(own.list_key)] or [None])
    if isinstance(own, Flag):
        return st.sampled_from((0, 1))
    if isinstance(own, Money):
        return st.one_of(st.integers(0, 10**13), st.sampled_from((0, 1, 99, 100, 123_456)))
    if isinstance(own, Number):
        return st.integers(0, 10**6)
    of_kind: dict[str, st.SearchStrategy[Any]] = {
        "date": partial_dates,
        "phone": st.sampled_from(_PHONES),
        "resident_id": resident_ids(),
        "org_code": st.sampled_from(_ORG_CODES),
        "person_name": st.sampled_from(_NAMES),
        "statutes": st.lists(st.one_of(st.sampled_from(_STATUTES), texts), max_size=3).map("、".join),
    }
    # As it would be stored: the field reads what was typed.
    wild = of_kind.get(own.kind_name, texts)
    return wild.map(lambda raw: own.read(raw, office.store.names).value)


@st.composite
def drafts(
    draw: st.DrawFn, office: Office, kind: RecordType, linked: dict[str, list[str]], number: int
) -> Draft:
    """A draft that can be saved: the sample with wild values in whatever the register takes from a list."""
    assert kind.sample is not None
    draft: Draft = kind.sample(lambda key: (linked.get(key) or [None])[0])
    for path in kind.import_fields:
        own = kind.column(path).field
        if "." in path or isinstance(own, Attachment) or not draw(st.booleans()):
            continue
        value = draw(_raw(own, office, linked))
        if value is not None or path not in kind.required:
            draft[path] = value
    for child in kind.children:
        taken = {
            path.split(".")[2]: int(path.split(".")[1])
            for path in kind.import_fields
            if path.startswith(f"{child.name}.")
        }
        rows = [dict(row) for row in draft.get(child.name) or []]
        for row in rows:
            for name, own in child_fields(child).items():
                if name in taken and draw(st.booleans()):
                    value = draw(_raw(own, office, linked))
                    if value is not None:
                        row[name] = value
        draft[child.name] = rows
    mark = "".join("甲乙丙丁戊己庚辛壬癸"[int(digit)] for digit in str(number))
    told_apart = {one for key in kind.keys for one in key} | {kind.title_field, "summary"}
    for name in sorted(told_apart & set(kind.fields)):
        own = kind.fields[name]
        if draft.get(name) is None or own.kind_name not in ("text", "person_name", "id_text", "long_text"):
            continue
        draft[name] = f"{draft[name]}{mark}"
    prepared = office.store.prepare(kind.key, {**kind.new_draft(), **draft})
    for problem in kind.problems(prepared, office.store.names):
        if problem.level == "refuse" and problem.field in draft and problem.field not in kind.required:
            draft[problem.field] = None
    if draft.get("archived_on") and "archived_reason" in kind.fields:
        draft["archived_reason"] = draft.get("archived_reason") or "缺的材料以后补交"  # a volume with gaps
    return draft
