"""Makes the practice book: one year of an invented township, drawer by drawer."""

from __future__ import annotations

import json
import random
from datetime import date
from pathlib import Path

from lawgov_desktop.errors import UserError
from lawgov_desktop.office import PRACTICE_KEY, Office, on_day, open_office
from lawgov_desktop.practice import (
    enforcement,
    governance,
    governance_documents,
    indicators,
    litigation,
    matter_versions,
    mediation_rest,
    mediation_volumes,
    publicity,
    reports,
)
from lawgov_desktop.practice.cases import CaseWriter
from lawgov_desktop.practice.matters import write_list
from lawgov_desktop.practice.organisation import set_up
from lawgov_desktop.practice.people import TOWN, Population
from lawgov_desktop.practice.year import PracticeYear

SEED = 20250305

DRAWERS = (
    mediation_rest,
    matter_versions,
    publicity,
    enforcement,
    governance,
    governance_documents,
    litigation,
    reports,
    indicators,
)
"""The writers of the other drawers; later ones may link to what earlier ones wrote."""


def practice_year(today: date) -> int:
    """The township year the book shows: this one, or the last one while this one is young."""
    return today.year if today.month >= 7 else today.year - 1


def make_practice_book(path: Path, *, today: date | None = None, seed: int = SEED) -> Office:
    """Make the practice book at ``path`` and leave it open; a practice book that is there is replaced.

    The same ``today`` and ``seed`` give the same records (uuids and time stamps aside). Raises UserError,
    with nothing touched, when another book stands there.
    """
    day = today or date.today()
    _make_room(path)
    office = open_office(path, who="练习", today=on_day(day) if today else date.today)
    try:
        office.book.set_meta(PRACTICE_KEY, "1")
        office.practice = True
        office.rename(f"{TOWN}司法所")
        _fill(office, day, seed)
    except BaseException:
        office.close()
        raise
    return office


def _fill(office: Office, today: date, seed: int) -> None:
    rng = random.Random(seed)
    year = practice_year(today)
    people = Population(rng, year)
    with office.store.writing("建立练习台账", "seed") as batch:
        seats = set_up(batch, rng, people, year)
        CaseWriter(batch, rng, people, seats, today).write_year(date(year, 1, 1))
        write_list(batch, rng, year)
        whole = PracticeYear(batch, rng, people, year, today, seats, photos=_photos(office))
        for kind in ("committee", "mediator", "person", "mediation_case", "matter_list", "matter"):
            whole.records[kind] = [
                uuid for (uuid,) in office.book.rows(f"SELECT uuid FROM {kind} ORDER BY id")
            ]
        for drawer in DRAWERS:
            drawer.write(whole)
        mediation_volumes.write(whole, office)


def _photos(office: Office) -> str:
    """The drawn pictures of a stall, kept once beside the book however many events show them."""
    files = sorted((office.resources / "samples").glob("练习照片-*.jpg"))
    return json.dumps([office.attachments.add(file) for file in files], ensure_ascii=False)


def _make_room(path: Path) -> None:
    """Remove an older practice book; refuse to touch anything else."""
    if not path.exists():
        return
    old = open_office(path)
    is_practice = old.practice
    old.close()
    if not is_practice:
        raise UserError(f"“{path}”是正式台账，不能用练习数据覆盖。", todo="请给练习台账另起一个文件名。")
    for leftover in (path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")):
        leftover.unlink(missing_ok=True)
