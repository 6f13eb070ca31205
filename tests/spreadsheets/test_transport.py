"""Cells on their way from the reading child: nothing is changed, nothing runs, damage is noticed."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawgov_desktop.spreadsheets import transport
from lawgov_desktop.spreadsheets.grid import CellValue, plain_number

PLAIN = st.one_of(
    st.none(),
    st.text(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False),
    st.dates(),
    st.datetimes(),
    st.times(),
)
HOMOGENEOUS = st.sampled_from([st.text(), st.floats(allow_nan=False), st.dates(), st.integers(), PLAIN])


@given(st.integers(1, 30).flatmap(lambda n: st.lists(HOMOGENEOUS, min_size=1, max_size=4).flatmap(
    lambda kinds: st.tuples(*(st.lists(st.one_of(st.none(), k), min_size=n, max_size=n) for k in kinds))
)))  # fmt: skip
def test_every_value_arrives_as_it_left(columns: tuple[list[CellValue], ...]) -> None:
    rows = [list(row) for row in zip(*columns, strict=True)]
    file = io.BytesIO()
    transport.write(file, transport.pack_rows(rows, len(columns)))
    file.seek(0)
    arrived = transport.unpack_rows(transport.read(file), len(rows), [])
    expected = [
        [plain_number(v) if type(v) is float else None if v == "" else v for v in row] for row in rows
    ]
    assert arrived == expected
    assert [[type(v) for v in row] for row in arrived] == [[type(v) for v in row] for row in expected]


def test_half_a_surrogate_pair_does_not_stop_a_list() -> None:
    file = io.BytesIO()
    transport.write(file, transport.pack_rows([["甲\ud840"], ["乙"]], 1))
    file.seek(0)
    assert transport.unpack_rows(transport.read(file), 2, []) == [["甲\ufffd"], ["乙"]]


@given(st.binary(max_size=300))
def test_a_damaged_answer_is_noticed(data: bytes) -> None:
    whole = io.BytesIO()
    transport.write(whole, transport.pack_rows([["甲", 1.5], ["乙", None]], 2))
    for broken in (data, whole.getvalue()[: len(data)] + data):
        try:
            transport.unpack_rows(transport.read(io.BytesIO(broken)), 2, [])
        except (transport.Damaged, MemoryError):
            continue
        except (TypeError, KeyError) as error:
            pytest.fail(f"not told as damage: {error!r}")


# ------------------------------------------------------------------------- hostile files


def test_a_length_beyond_all_memory_is_damage() -> None:
    with pytest.raises(transport.Damaged):
        transport.read(io.BytesIO(b"\x80\x05\x8e" + (1 << 61).to_bytes(8, "little")))
