"""Of which year a list speaks, for the days it writes without one: 3月5日 under 样例镇2025年普法活动台账."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from lawgov_desktop.records.text import clean, half_width
from lawgov_desktop.spreadsheets.grid import Sheet
from lawgov_desktop.spreadsheets.headers import HeaderFinding

_YEAR = re.compile(r"(?<![0-9])(20[0-9]{2})(?=\s*年|[-./][0-9]|\s*[^0-9.\-/〕\])]|$)")
_NUMBERED = re.compile(r"[〔\[(（【]\s*20[0-9]{2}\s*[〕\])）】]")
"""The year of a document's number (政〔2023〕6号) says when a rule was made, not when the list was kept."""


def list_year(page: Sheet, finding: HeaderFinding, path: Path | None) -> int | None:
    """The one year named in the title, else above the header, in the sheet's name or in the file's name.

    None where no place names a year or the first that does names several (2021—2025年).
    """
    above = finding.header_rows[0] if finding.header_rows else page.first_row
    lines = [
        clean(value)
        for row in page.rows[: max(above - page.first_row, 0)]
        for value in row
        if value is not None
    ]
    places: tuple[Iterable[str], ...] = (
        (clean(finding.title),),
        lines,
        (page.name,),
        (path.stem if path else "",),
    )
    for texts in places:
        years = {year for text in texts for year in _YEAR.findall(_NUMBERED.sub("", half_width(text)))}
        if years:
            return int(years.pop()) if len(years) == 1 else None
    return None
