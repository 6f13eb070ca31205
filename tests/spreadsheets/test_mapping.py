from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawgov_desktop.errors import UserError
from lawgov_desktop.office import Office
from lawgov_desktop.registers import ALL
from lawgov_desktop.spreadsheets.grid import Sheet, column_letter
from lawgov_desktop.spreadsheets.headers import HeaderColumn, HeaderFinding, find_header
from lawgov_desktop.spreadsheets.mapping import SURE_ENOUGH, ColumnMatch, known_labels, suggest

KINDS = {kind.key: kind for kind in ALL}


class NoNames:
    """No code and no record has a name."""

    local = None

    def code_label(self, list_key: str, code: str) -> str:
        return code

    def codes_for(self, list_key: str, text: str) -> list[str]:
        return []

    def code_choices(self, list_key: str) -> list[tuple[str, str]]:
        return []

    def title(self, kind: str, uuid: str) -> str:
        return ""

    def find(self, kind: str, text: str) -> list[str]:
        return []


def headed(*headings: str) -> HeaderFinding:
    """Columns as the header finder gives them; "/" parts the levels."""
    columns = tuple(
        HeaderColumn(column_letter(n), n, heading, tuple(part for part in heading.split("/") if part))
        for n, heading in enumerate(headings, start=1)
    )
    return HeaderFinding((1,), columns, "", 2, 1.0)


def mapped(
    kind: str, headings: Sequence[str], rows: Sequence[Sequence[Any]] = (), **more: Any
) -> list[ColumnMatch]:
    return list(suggest(KINDS[kind], headed(*headings), rows, NoNames(), **more))


def paths(*args: Any, **more: Any) -> list[str | None]:
    return [match.path for match in mapped(*args, **more)]


@pytest.mark.parametrize(
    "heading,path",
    [
        ("受理日期", "accepted_on"),
        ("受 理 时 间", "accepted_on"),
        ("受理日期*", "accepted_on"),
        ("涉及金额（万元）", "amount"),
        ("案由（一句话）", None),  # names no field of the register
        ("纠纷类别", "dispute_type"),
        ("调委会名称", "committee"),
        ("甲方姓名", "parties.1.name"),
        ("当事人/甲方/姓名", "parties.1.name"),
        ("乙方/电话", "parties.2.phone"),
        ("申请人/身份证号码", "parties.1.id_no"),
        ("被申请人/姓名", "parties.2.name"),
        ("当事人二/住址", "parties.2.address"),
        ("甲方", "parties.1.name"),
        ("纠纷当事人双方姓名", None),  # only half of it is known
    ],
)
def test_a_heading_of_a_case_list_names_its_field(heading: str, path: str | None) -> None:
    assert paths("mediation_case", [heading]) == [path]


def test_repeated_headings_are_the_first_and_the_second_party() -> None:
    headings = ["当事人/姓名", "当事人/电话", "当事人/姓名", "当事人/电话"]
    assert paths("mediation_case", headings) == [
        "parties.1.name", "parties.1.phone", "parties.2.name", "parties.2.phone",
    ]  # fmt: skip


def test_the_unit_in_a_heading_is_told() -> None:
    assert [match.unit for match in mapped("mediation_case", ["涉及金额(万元)", "涉及金额"])] == ["万元", ""]


def test_a_field_goes_to_one_column_only_and_twins_are_less_sure() -> None:
    first, second = mapped("mediation_case", ["备注", "备注"])
    assert (first.path, second.path) == ("remarks", None)
    assert first.confidence <= SURE_ENOUGH
    assert "备注" in second.why


def test_similar_but_opposite_headings_are_not_confused() -> None:
    assert paths("mediation_case", ["立案日期", "结案日期"]) == [None, "closed_on"]


def test_headings_of_nothing_are_left_to_the_person() -> None:
    assert paths("mediation_case", ["天气", "领导批示"]) == [None, None]


def test_serial_numbers_are_ignored_where_the_register_does_not_keep_them() -> None:
    assert mapped("mediation_case", ["序号"])[0].ignored
    assert paths("matter", ["序号"]) == ["position"]


def test_a_column_of_valid_ids_is_known_by_its_content() -> None:
    rows = [["11010519491231002X"], ["110105194912310011"], ["11010519491231002X"]]
    match = mapped("person", ["号码一栏"], rows)[0]
    assert (match.path, match.why) == ("id_no", "内容像身份证号")
    assert match.confidence < 0.7


def test_content_that_fits_two_fields_decides_nothing() -> None:
    rows = [["2025-03-01"], ["2025-03-02"], ["2025-03-03"]]
    assert paths("mediation_case", ["某栏"], rows) == [None]


def test_a_date_heading_over_texts_is_less_sure() -> None:
    sound = mapped("mediation_case", ["受理日期"], [["2025-03-01"]] * 4)[0]
    odd = mapped("mediation_case", ["受理日期"], [["张三"], ["李四"], ["王五"]])[0]
    assert odd.confidence < sound.confidence


def test_a_person_decides_by_heading_by_letter_or_leaves_a_column_out() -> None:
    headings = ["办结时间", "杂项", "备注"]
    found = mapped("mediation_case", headings, overrides={"B": "summary", "备注": "", "A": "受理日期"})
    assert [match.path for match in found] == ["accepted_on", "summary", None]
    assert found[2].ignored
    assert all(match.confidence == 1.0 for match in found)


@pytest.mark.parametrize("overrides", [{"没有的列": "summary"}, {"A": "没有的字段"}, {"A": "parties.1.nose"}])
def test_an_override_of_nothing_is_refused(overrides: dict[str, str]) -> None:
    with pytest.raises(UserError):
        mapped("mediation_case", ["案号"], overrides=overrides)


def test_one_field_cannot_be_given_to_two_columns() -> None:
    with pytest.raises(UserError, match="两列"):
        mapped("mediation_case", ["甲", "乙"], overrides={"A": "summary", "B": "summary"})


@pytest.mark.parametrize("kind", [kind.key for kind in ALL])
def test_a_registers_own_headings_map_to_themselves(kind: str) -> None:
    columns = KINDS[kind].columns(KINDS[kind].import_fields)
    assert paths(kind, [column.heading for column in columns]) == [column.path for column in columns]


def test_known_labels_help_to_find_the_header() -> None:
    knows = known_labels([KINDS["mediation_case"]])
    assert knows("受理日期") == 1.0
    assert knows("受理日期（年月日）") > 0.9
    assert knows("张三") == 0.0
    sheet = Sheet("一", [["二〇二五年"], ["案号", "受理日期", "当事人"], ["1", "2025-1-1", "张三、李四"]])
    assert find_header(sheet, knows).header_rows == (2,)


def test_codes_are_recognised_by_the_words_of_their_list(office: Office) -> None:
    rows = [["邻里纠纷"], ["婚姻家庭纠纷"], ["合同纠纷"], ["邻里纠纷"]]
    match = suggest(KINDS["mediation_case"], headed("分类"), rows, office.store.names)[0]
    assert match.path == "dispute_type"


@given(st.lists(st.text(max_size=12), min_size=1, max_size=12))
def test_any_headings_give_each_field_at_most_once(headings: list[str]) -> None:
    for kind in ("mediation_case", "matter"):
        found = [path for path in paths(kind, headings) if path]
        assert len(found) == len(set(found))


def test_a_merged_heading_that_names_two_things_gives_one_to_each_column() -> None:
    columns = tuple(
        HeaderColumn(column_letter(n), n, heading, (heading.removesuffix("(2)"),))
        for n, heading in enumerate(("事项名称", "实施层级及权限", "实施层级及权限(2)"), start=1)
    )
    rows = [["样例事项", "乡镇", "负责本辖区的样例"], ["样例事项二", "县级", "负责全县的样例"]]
    found = suggest(KINDS["matter"], HeaderFinding((1,), columns, "", 2, 1.0), rows, NoNames())
    assert [match.path for match in found] == ["name", "level", "authority"]
    alone = suggest(KINDS["matter"], HeaderFinding((1,), columns[:2], "", 2, 1.0), rows, NoNames())
    assert [match.path for match in alone] == ["name", "level"]
