"""Blank forms for a village: numbered sets, printed again alike, typed later by their number."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from lawgov_desktop.office import Office, on_day, open_office
from lawgov_desktop.printing import paper_of, print_paper
from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.storage.search import search
from tests.documents.pdf_reading import page_texts
from tests.sheets.conftest import TODAY

NUMBER = "〔2025〕河东预第1批"


@pytest.fixture
def office(fresh_book: Path) -> Iterator[Office]:
    opened = open_office(fresh_book, who="测试", today=on_day(TODAY))
    yield opened
    opened.close()


@pytest.fixture
def committee(office: Office) -> str:
    return office.store.save("committee", {"name": "样例镇河东村人民调解委员会", "short_name": "河东"}).uuid


@pytest.fixture
def batch(office: Office, committee: str) -> str:
    draft = {"printed_on": "2025-03-03", "committee": committee, "sets": 4, "spoiled": "02"}
    return office.store.save("form_batch", draft | {"forms": ";acceptance;survey;"}).uuid


def typed(office: Office, committee: str, form_number: str) -> str:
    case: Draft = {
        "accepted_on": "2025-03-05",
        "committee": committee,
        "dispute_type": "neighbour",
        "summary": "院墙滴水",
        "parties": [{"name": "张䶮"}, {"name": "李𠅤㛃"}],
        "form_number": form_number,
    }
    return office.store.save("mediation_case", case).uuid


def waiting(office: Office, batch: str) -> str:
    found = office.store.get("form_batch", batch)
    assert found is not None
    return str(found["unused"])


def test_a_batch_has_a_number_and_its_sets_wait(office: Office, batch: str) -> None:
    found = office.store.get("form_batch", batch)
    assert found is not None
    assert found["number"] == NUMBER
    assert found["unused"] == f"{NUMBER}-01、{NUMBER}-03、{NUMBER}-04"
    assert found["used"] == 0


def test_the_forms_of_a_set_carry_its_number_and_print_again_alike(
    office: Office, batch: str, tmp_path: Path
) -> None:
    kind = office.kind("form_batch")
    for _ in range(2):
        out = tmp_path / "forms.pdf"
        print_paper(office, kind, paper_of(kind, "blank_forms"), batch, out)
        pages = ["".join(text.split()) for text in page_texts(out)]
        assert len(pages) == 8
        assert pages[0].startswith(f"预印编号：{NUMBER}-01人民调解受理登记表")
        assert "样例镇河东村人民调解委员会" in pages[0]
        assert pages[7].startswith(f"预印编号：{NUMBER}-04人民调解调查记录")


def test_a_case_typed_by_its_number_finds_its_batch_and_takes_its_set(
    office: Office, committee: str, batch: str
) -> None:
    uuid = typed(office, committee, f"{NUMBER}-03")
    case = office.store.get("mediation_case", uuid)
    assert case is not None
    assert case["form_batch"] == batch
    assert case["number"] != case["form_number"]  # the case number is given at acceptance, without gaps
    assert waiting(office, batch) == f"{NUMBER}-01、{NUMBER}-04"
    office.store.delete("mediation_case", uuid)
    assert waiting(office, batch) == f"{NUMBER}-01、{NUMBER}-03、{NUMBER}-04"


def test_a_number_is_found_before_and_after_it_is_typed(office: Office, committee: str, batch: str) -> None:
    assert [hit.kind for hit in search(office.store, f"{NUMBER}-03").hits] == ["form_batch"]
    typed(office, committee, f"{NUMBER}-03")
    assert [hit.kind for hit in search(office.store, f"{NUMBER}-03").hits] == ["mediation_case"]


def test_a_number_typed_twice_or_beyond_the_batch_is_doubted(
    office: Office, committee: str, batch: str
) -> None:
    for _ in range(2):
        typed(office, committee, f"{NUMBER}-03")
    typed(office, committee, f"{NUMBER}-09")
    kind, found = office.kind("form_batch"), office.store.get("form_batch", batch)
    assert found is not None
    assert kind.rules is not None
    assert {problem.field for problem in kind.rules(found, office.store.names)} == {"doubled", "sets"}


def test_the_next_set_becomes_a_case(office: Office, committee: str, batch: str) -> None:
    kind, found = office.kind("form_batch"), office.store.get("form_batch", batch)
    assert found is not None
    (onward,) = kind.onward
    assert onward.fits(found)
    draft = onward.draft(found)
    assert draft == {"form_batch": batch, "committee": committee, "form_number": f"{NUMBER}-01"}


@pytest.mark.parametrize("sets", [0, 101])
def test_another_number_than_one_to_a_hundred_sets_is_doubted(
    office: Office, committee: str, sets: int
) -> None:
    kind = office.kind("form_batch")
    draft = {"printed_on": "2025-03-03", "committee": committee, "sets": sets}
    saved = office.store.save("form_batch", draft)
    told = [problem for problem in kind.problems(saved.draft, office.store.names) if problem.field == "sets"]
    assert [(problem.level, problem.what) for problem in told] == [("doubt", f"份数是 {sets}")]
