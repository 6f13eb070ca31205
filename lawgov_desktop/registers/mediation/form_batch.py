"""预印文书台账: sets of blank forms printed for a village, each set with its own number (M21).

A set is no case yet: it has no case number, because those are given at acceptance and without gaps. Its
预印编号 (the number of the batch and the place of the set in it) is what its case is found by later.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import peewee

from lawgov_desktop.records import dates
from lawgov_desktop.records.fields import (
    Codes,
    Date,
    IdText,
    Link,
    LongText,
    Names,
    Number,
    PersonName,
    Text,
)
from lawgov_desktop.records.record_type import (
    Draft,
    Follows,
    Lookup,
    Numbering,
    Onward,
    Problem,
    Record,
    RecordType,
    Section,
    View,
)
from lawgov_desktop.records.text import half_width
from lawgov_desktop.registers.conditions import in_year
from lawgov_desktop.registers.day_order import empty_of, in_order
from lawgov_desktop.registers.mediation.form_batch_papers import PAPERS
from lawgov_desktop.registers.mediation.numbering import MOST_SETS, office_word, set_number

_LAST = re.compile("(?<![0-9])([0-9]{1,3})号?$")
_BETWEEN = re.compile(r"[、，,;；\s]+")
_FOLLOWING = ("typed", "used", "unused", "doubled")


class FormBatch(Record):
    """预印文书: one batch of sets of blank forms for one committee."""

    number = IdText("预印批号", aliases=("批号",), index=True, width=22)
    printed_on = Date("印制日期", aliases=("印制时间", "打印日期"), index=True)
    committee = Link("调委会", "committee", aliases=("人民调解委员会", "调解委员会"), index=True, width=24)
    sets = Number("份数", aliases=("套数", "印制份数"), unit="份", hint=f"每份一个编号，最多 {MOST_SETS} 份")
    forms = Codes("文书", "blank_form", aliases=("文书名称", "印制文书"), hint="每份里有哪些文书")
    issued_to = PersonName("领用人", privacy="", aliases=("领取人",))
    issued_on = Date("领用日期", aliases=("领取日期", "领用时间"))
    spoiled = Text("作废编号", hint="写坏、丢失的，如 03、07")
    typed = Text("已录入编号")
    used = Number("已录入份数", unit="份")
    unused = LongText("未录入编号")
    doubled = Text("重复录入编号")
    remarks = LongText("备注", aliases=("说明",))

    class Meta:
        table_name = "form_batch"


def _series(draft: Draft, names: Lookup) -> str | None:
    year = dates.year_of(draft.get("printed_on"))
    return f"预印/{draft['committee']}/{year}" if year and draft.get("committee") else None


def _number(draft: Draft, sequence: int, names: Lookup) -> str:
    uuid = str(draft.get("committee") or "")
    committee = {"short_name": names.value("committee", uuid, "short_name")}
    word = office_word({**committee, "name": names.title("committee", uuid)})
    return f"〔{dates.year_of(draft.get('printed_on'))}〕{word}预第{sequence}批"


def _derive(draft: Draft, names: Names) -> Mapping[str, Any]:
    return _counted(draft, [int(text) for text in re.findall("[0-9]+", draft.get("typed") or "")])


def _follow_cases(draft: Draft, cases: Sequence[Draft], names: Names) -> Mapping[str, Any]:
    """Which sets have become cases; a deleted case gives its set back."""
    known = (case.get("form_number") for case in cases if not case.get("deleted_at"))
    return _counted(draft, sorted(serial for text in known if (serial := _serial(text or ""))))


def _serial(text: str) -> int:
    """The place of a set in its batch: 〔2025〕河东预第2批-07, or 07, is 7; 0 where none can be read."""
    found = _LAST.search(half_width(text).strip())
    return int(found[1]) if found else 0


def _counted(draft: Draft, serials: Sequence[int]) -> Mapping[str, Any]:
    """What follows from the serials that were typed: how many, which wait, which were typed twice."""
    spoiled = {_serial(text) for text in _BETWEEN.split(draft.get("spoiled") or "")}
    number, sets = draft.get("number"), min(draft.get("sets") or 0, MOST_SETS)
    waiting = [serial for serial in range(1, sets + 1) if serial not in spoiled and serial not in serials]
    twice = [serial for serial, times in sorted(Counter(serials).items()) if times > 1]
    return {
        "typed": "、".join(f"{serial:02}" for serial in serials) or None,
        "used": len(set(serials)),
        "unused": "、".join(set_number(number, serial) for serial in waiting) or None if number else None,
        "doubled": "、".join(f"{serial:02}" for serial in twice) or None,
    }


def _rules(draft: Draft, names: Names) -> Sequence[Problem]:
    return list(_problems(draft))


def _problems(draft: Draft) -> Iterator[Problem]:
    sets = draft.get("sets")
    if sets is not None and not 1 <= sets <= MOST_SETS:
        yield Problem("sets", "doubt", f"份数是 {sets}", f"一批只印 1 到 {MOST_SETS} 份", "再多请另登记一批")
    if draft.get("doubled"):
        yield Problem(
            "doubled", "doubt", f"编号 {draft['doubled']} 录入了不止一件案件", "", "请核对案件里的预印编号"
        )
    typed = [int(text) for text in re.findall("[0-9]+", draft.get("typed") or "")]
    beyond = [f"{serial:02}" for serial in typed if sets and serial > sets]
    if beyond:
        yield Problem("sets", "doubt", f"录入的编号 {'、'.join(beyond)} 超出了份数", "", "请核对编号和份数")
    yield from in_order(draft, (("printed_on", "issued_on", "领用日期早于印制日期"),))


def _wanted(draft: Draft) -> Sequence[str]:
    return empty_of(draft, ("committee", "forms", "issued_to"))


def _case(source: Draft) -> Draft:
    """The next set of the batch as the draft of a case; its number can be written over."""
    first = (source.get("unused") or "").partition("、")[0]
    found = {"form_batch": source.get("uuid"), "committee": source.get("committee"), "form_number": first}
    return {name: value for name, value in found.items() if value}


def _waiting(model: type[Any], day: date) -> peewee.Expression:
    where: peewee.Expression = model.unused.is_null(False)
    return where


def _sample(link: Callable[[str], str | None]) -> Draft:
    return {
        "printed_on": "2025-03-03",
        "committee": link("committee"),
        "sets": 3,
        "forms": ";application;acceptance;mediation;agreement;",
        "issued_to": "李示例",
        "issued_on": "2025-03-04",
    }


_REGISTER = (
    "number",
    "printed_on",
    "committee",
    "sets",
    "forms",
    "issued_to",
    "issued_on",
    "used",
    "unused",
    "spoiled",
    "remarks",
)

FORM_BATCH = RecordType(
    key="form_batch",
    title="预印文书台账",
    tab="mediation",
    model=FormBatch,
    title_field="number",
    sections=(
        Section("印制", ("number", "printed_on", "committee", "sets", "forms")),
        Section("领用", ("issued_to", "issued_on")),
        Section("录入情况", ("used", "unused", "typed", "doubled", "spoiled")),
        Section("其他", ("remarks",)),
    ),
    list_fields=("number", "printed_on", "committee", "sets", "issued_to", "issued_on", "used"),
    register_fields=_REGISTER,
    print_fields=tuple(name for name in _REGISTER if name != "unused"),
    import_fields=tuple(name for name in _REGISTER if name not in ("used", "unused")),
    search_fields=("number", "issued_to", "unused", "remarks"),
    required=("printed_on", "sets"),
    keys=(("number",), ("printed_on", "committee")),
    order="-printed_on",
    wanted=_wanted,
    rules=_rules,
    derive=_derive,
    derived=_FOLLOWING,
    follows=(Follows("mediation_case", "form_batch", _FOLLOWING, _follow_cases),),
    numbering=Numbering("number", _series, _number),
    views=(
        View("waiting", "还有没录入的", _waiting),
        View("this_year", "本年", in_year("printed_on")),
    ),
    papers=PAPERS,
    onward=(
        Onward(
            "case",
            "按编号登记案件",
            "mediation_case",
            _case,
            lambda draft: bool(draft.get("unused")),
        ),
    ),
    belongs_here="给村里预先印好、编了号的空白文书：哪个调委会、几份、谁领走、哪些编号已经录成案件。",
    sample=_sample,
)
