"""A version of a list says what kind it is by its title, where the title says so."""

from __future__ import annotations

import pytest

from lawgov_desktop.registers.matters.matter_list import MATTER_LIST
from tests.registers.shipped_names import ShippedNames


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("样例县赋予乡镇行政权力事项清单（2025年版）", "empowered"),
        ("样例镇承接县级下放事项清单", "devolved"),
        ("样例镇基本履职事项清单", "basic"),
        ("样例镇配合履职事项清单", "assisting"),
        ("样例镇履职事项清单（基本履职、配合履职）", None),
        ("样例镇权责清单", None),
    ],
)
def test_the_kind_of_a_list_is_read_from_its_title(title: str, kind: str | None, names: ShippedNames) -> None:
    assert MATTER_LIST.derive({"title": title}, names).get("kind") == kind
