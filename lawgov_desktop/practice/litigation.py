"""The practice book's lawsuits, reconsideration cases, suggestion and handovers: who appears in them."""

from __future__ import annotations

from dataclasses import replace

from lawgov_desktop.practice import lawsuits, reconsiderations
from lawgov_desktop.practice.lawsuits import Cast
from lawgov_desktop.practice.year import PracticeYear


def write(year: PracticeYear) -> None:
    """Write the drawer: five lawsuits received in the year (four disputes), all closed by its end."""
    cast = _cast(year)
    upheld = reconsiderations.write(year, cast)
    lawsuits.write(year, cast, upheld)
    reconsiderations.write_handovers(year, cast)


def _cast(year: PracticeYear) -> Cast:
    """The mayor, his deputy and the head of the office are those of the leading group, where there is one."""
    names = (year.people.anyone(village, youngest=32, oldest=56).name for village in year.villages[:6])
    cast = Cast(*names)
    known: dict[str, str] = {}
    for uuid in year.records["leading_group"]:
        group = year.batch.store.get("leading_group", uuid)
        for member in group["members"] if group else ():
            if not member["valid_to"]:
                known.setdefault(member["role"], member["person"])
    return replace(
        cast,
        mayor=known.get("head") or cast.mayor,
        deputy=known.get("executive_deputy") or cast.deputy,
        clerk=known.get("office_head") or cast.clerk,
    )
