"""Names in one cell become rows, rows one line; typing several into one row makes several."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawgov_desktop.registers.governance import attendance

NAMES = st.sampled_from(("王强", "李娟", "欧阳䶮", "司马瑞雪", "阿卜杜拉·买买提"))
PRESENCE = st.sampled_from([None, *(code for code, _ in attendance.PRESENCE)])


@pytest.mark.parametrize(
    ("cell", "rows"),
    [
        ("王强、李娟", [{"name": "王强"}, {"name": "李娟"}]),
        ("王强，李娟；赵明\n钱进", [{"name": one} for one in ("王强", "李娟", "赵明", "钱进")]),
        ("王强（镇长）、李娟（请假）",
         [{"name": "王强", "post": "镇长"}, {"name": "李娟", "presence": "leave"}]),
        ("李娟（副镇长）（病假）", [{"name": "李娟", "post": "副镇长", "presence": "leave"}]),
        ("王强、王强", [{"name": "王强"}]),
        ("（请假）", [{"name": "（请假）"}]),  # a note without a name is kept as it is written
        ("、，", []),
        (None, []),
    ],
)  # fmt: skip
def test_one_cell_of_names_becomes_rows(cell: str | None, rows: list[dict[str, str]]) -> None:
    assert attendance.parted(cell) == rows


@given(st.lists(st.tuples(NAMES, PRESENCE), unique_by=lambda row: row[0]))
def test_the_line_made_of_rows_gives_the_rows_again(people: list[tuple[str, str | None]]) -> None:
    rows = [{"name": name, "presence": presence} for name, presence in people]
    again = attendance.parted(attendance.joined(rows))
    assert [row["name"] for row in again] == [name for name, _ in people]
    told = [row.get("presence") or "present" for row in again]
    assert told == [presence or "present" for _, presence in people]


@given(st.text("张王李三四（）()、，请假 镇长\n", max_size=30))
def test_whatever_is_written_the_line_settles_at_once(text: str) -> None:
    once = attendance.joined(attendance.parted(text))
    assert attendance.joined(attendance.parted(once)) == once


def test_several_names_typed_into_one_row_become_several_rows() -> None:
    rows = attendance.in_rows(
        [{"name": "王强、李娟、赵明", "presence": "present", "uuid": "1"}, {"name": "钱进"}]
    )
    assert [row["name"] for row in rows] == ["王强", "李娟", "赵明", "钱进"]
    assert rows[0]["uuid"] == "1"
    assert "uuid" not in rows[1]


def test_guests_are_not_due_and_who_sends_somebody_has_come() -> None:
    rows = [{"presence": one} for one in ("present", None, "proxy", "leave", "absent", "guest")]
    assert (attendance.invited(rows), attendance.came(rows), attendance.on_leave(rows)) == (5, 3, 1)
