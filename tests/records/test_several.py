"""Fields that hold several values: read from what lists write, found by SQL, shown as people say it."""

from __future__ import annotations

import peewee
import pytest

from lawgov_desktop.records import several, statutes
from lawgov_desktop.records.fields import Codes, Statutes
from tests.records.catalogue import NAMES

SOURCES = Codes("来源", "case_source")


def test_several_codes_are_read_shown_and_found() -> None:
    first, second = (code for code, _ in NAMES.code_choices("case_source")[:2])
    labels = [label for _, label in NAMES.code_choices("case_source")[:2]]
    for between in "、", "，", "；", "/", "\n":
        assert SOURCES.read(between.join(labels), NAMES).value == f";{first};{second};"
    assert SOURCES.show(f";{first};{second};", NAMES) == "、".join(labels)
    assert SOURCES.read("", NAMES).value is None
    assert SOURCES.read(labels[0] + "、" + labels[0], NAMES).value == f";{first};"


def test_one_unknown_entry_keeps_the_whole_text_beside_the_empty_field() -> None:
    label = NAMES.code_choices("case_source")[0][1]
    reading = SOURCES.read(f"{label}、天上掉下来", NAMES)
    assert reading.value is None
    assert reading.raw == f"{label}、天上掉下来"
    assert "天上掉下来" in reading.doubts[0].what


def test_a_condition_finds_whole_values_only() -> None:
    book = peewee.SqliteDatabase(":memory:")

    class Thing(peewee.Model):
        where = peewee.TextField(null=True)

        class Meta:
            database = book

    book.create_tables([Thing])
    for value in (";school;", ";preschool;", ";market;school;", None):
        Thing.create(where=value)
    found = [thing.where for thing in Thing.select().where(several.holds(Thing.where, "school"))]
    book.close()
    assert found == [";school;", ";market;school;"]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        (
            "《行政处罚法》、《行政许可法》、《行政强制法》等法律法规",
            ["行政处罚法", "行政许可法", "行政强制法"],
        ),
        ("《中华人民共和国民法典》", ["民法典"]),
        ("中华人民共和国行政处罚法（2021年修订）；民法典", ["行政处罚法", "民法典"]),
        ("宪法、民法典、行政处罚法等", ["宪法", "民法典", "行政处罚法"]),
        ("《信访工作条例》\n《民法典》《民法典》", ["信访工作条例", "民法典"]),
        ("行政许可法和行政处罚法", ["行政许可法", "行政处罚法"]),
        ("无", []),
    ],
)
def test_statutes_are_known_however_a_list_writes_them(text: str, keys: list[str]) -> None:
    field = Statutes("法律法规")
    value = field.read(text, NAMES).value
    assert several.parts(value) == keys
    assert field.read(field.show(value, NAMES), NAMES).value == value


def test_only_what_is_quoted_is_a_statute_of_a_running_text() -> None:
    basis = "【法律】《中华人民共和国安全生产法》第九十四条；依据《河南省行政执法条例》第八条。"
    assert statutes.statutes_in(basis) == ["安全生产法", "河南省行政执法条例"]


def test_an_entry_with_and_in_its_name_stands_among_others() -> None:
    fields = Codes("执法领域", "enforcement_field")
    labels = [label for _, label in NAMES.code_choices(fields.list_key)]
    named = next(label for label in labels if "和" in label)
    other = next(label for label in labels if "和" not in label)
    reading = fields.read(f"{named}、{other}", NAMES)
    assert fields.show(reading.value, NAMES) == f"{named}、{other}"
    assert not reading.doubts
