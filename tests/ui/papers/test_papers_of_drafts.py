"""A paper can be looked at from the first key on: a form half filled in gives a page, not a fault."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from lawgov_desktop.office import Office
from lawgov_desktop.progress import Progress
from lawgov_desktop.records.record_type import Draft, RecordType
from lawgov_desktop.registers import ALL
from ui.papers.making import paper_of_draft

WITH_PAPERS = [kind for kind in ALL if kind.papers]


def every_paper_of(office: Office, kind: RecordType, draft: Draft, out: Path) -> list[str]:
    """The names of the papers made of a draft."""
    before = office.book.rows("SELECT count(*) FROM action")
    fitting = paper_of_draft(office, kind, draft, "", out, Progress()).fitting
    names = []
    for paper in fitting:
        made = paper_of_draft(office, kind, draft, paper.name, out, Progress())
        assert made.paper is paper
        assert out.read_bytes()[:4] == b"%PDF"
        names.append(paper.name)
    assert office.book.rows("SELECT count(*) FROM action") == before, "nothing is written into the book"
    return names


@pytest.mark.parametrize("kind", WITH_PAPERS, ids=lambda kind: kind.key)
def test_an_empty_form_has_its_papers(office: Office, kind: RecordType, tmp_path: Path) -> None:
    every_paper_of(office, kind, {}, tmp_path / "paper.pdf")


@pytest.mark.parametrize("kind", WITH_PAPERS, ids=lambda kind: kind.key)
def test_so_has_a_form_of_which_only_one_thing_is_filled_in(
    office: Office, kind: RecordType, tmp_path: Path
) -> None:
    assert kind.sample is not None
    whole = kind.sample(lambda other: None)
    for name, value in whole.items():
        half: dict[str, Any] = {name: value}
        paper_of_draft(office, kind, half, "", tmp_path / "paper.pdf", Progress())
    rows = {child.name: [{}] for child in kind.children}
    paper_of_draft(office, kind, rows, "", tmp_path / "paper.pdf", Progress())


@pytest.mark.parametrize("kind", WITH_PAPERS, ids=lambda kind: kind.key)
def test_a_full_form_shows_what_its_saved_record_will(
    office: Office, kind: RecordType, tmp_path: Path
) -> None:
    assert kind.sample is not None
    names = every_paper_of(office, kind, kind.sample(lambda other: None), tmp_path / "paper.pdf")
    assert names, "a sound record has at least one paper"
