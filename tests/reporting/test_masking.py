"""What may be published: everything private that was found is hidden, all else stays letter for letter."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from lawgov_desktop.office import open_office
from lawgov_desktop.reporting.checker import check_report
from lawgov_desktop.reporting.masking import PRIVATE, masked_for_publication
from lawgov_desktop.reporting.report_text import text_lines
from tests.told import Run

REPORT = Path(__file__).parent / "reports" / "shahe_street_2025_private.txt"
NAMES = ("张伟", "李小明", "王建国", "欧阳雪", "文明", "平安")
SECRETS = (
    "李小明", "欧阳雪", "19491231", "1949123100", "00001111", "0000 1111", "0000-1111", "００００１１１１",
    "6002 6000", "0000 2222",
)  # fmt: skip


def test_every_private_value_is_hidden_and_the_rest_stays() -> None:
    text = REPORT.read_text(encoding="utf-8")
    masked = masked_for_publication(text, check_report(text_lines(text), names=NAMES))
    assert [secret for secret in SECRETS if secret in masked] == []
    assert "居民张　*与李*明相邻通风纠纷一案；当事人王*国" in masked
    assert "身份证号：110105 ******** 002X，联系方式138-****-1111" in masked
    assert "6222 **** **** ***2 444" in masked
    # Who acts in office, and the numbers of offices, are public.
    assert "司法所所长王建国同志被评为先进个人；聘请律师张伟担任法律顾问。推进文明、平安、和谐" in masked
    assert "执法监督电话0379-66661234、12345" in masked
    assert [len(line) for line in masked.split("\n")] == [len(line) for line in text.split("\n")]
    assert [one for one in check_report(text_lines(masked), names=NAMES) if one.rule in PRIVATE] == []


def test_findings_of_another_text_are_refused() -> None:
    text = REPORT.read_text(encoding="utf-8")
    told = check_report(text_lines(text), names=NAMES)
    with pytest.raises(ValueError, match="does not hold"):
        masked_for_publication(text.replace("张　伟", "张某某"), told)
    with pytest.raises(ValueError, match="does not hold"):
        masked_for_publication("", told)


@given(st.text("110105194912310２X 3８-0·张伟王建国\n，。电话", max_size=80))
def test_any_text_keeps_its_lines_and_hides_what_was_found(text: str) -> None:
    told = check_report(text_lines(text), names=NAMES)
    masked = masked_for_publication(text, told)
    assert [len(line) for line in masked.split("\n")] == [len(line) for line in text.split("\n")]
    for one in told:
        if one.rule in PRIVATE:
            assert masked.split("\n")[one.line - 1][one.start : one.end] != one.text or len(one.text) < 4


# ------------------------------------------------------------------------- the command


def test_the_command_writes_the_masked_text_beside_the_report(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "公开.txt"
    told = run("check-report", REPORT, "--masked-out", out, "--json")
    assert told.status == 1
    assert told.data["masked"] == {"file": str(out), "places": 6, "names": False}
    masked = out.read_text(encoding="utf-8")
    assert "138-****-1111" in masked
    assert "李小明" in masked  # nobody said whose names to look for
    assert "没有用 --books 指定台账，当事人姓名没有查" in run("check-report", REPORT, "--masked-out", out).out


def test_names_of_the_book_are_hidden_too_and_a_word_file_becomes_text(
    run: Run, tmp_path: Path, fresh_book: Path
) -> None:
    office = open_office(fresh_book, who="测试")
    office.store.save(
        "litigation_case",
        {
            "received_on": "2025-03-01",
            "number": "（2025）样1行初1号",
            "cause": "行政处罚",
            "plaintiffs": "李小明",
        },
    )
    office.close()
    document = Document()
    for line in REPORT.read_text(encoding="utf-8").split("\n"):
        document.add_paragraph(line)
    document.add_table(1, 1).rows[0].cells[0].text = "原告李小明"
    path, out = tmp_path / "report.docx", tmp_path / "out.txt"
    document.save(str(path))
    assert run("--books", fresh_book, "check-report", path, "--masked-out", out).status == 1
    masked = out.read_text(encoding="utf-8")
    assert "李小明" not in masked
    assert masked.count("李*明") == 2


@pytest.mark.parametrize("name", ["公开.docx", "公开", "report.txt"])
def test_the_masked_text_is_a_txt_and_never_the_report_itself(run: Run, tmp_path: Path, name: str) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(REPORT.read_bytes())
    told = run("check-report", path, "--masked-out", tmp_path / name, "--json")
    assert told.status == 2
    assert ".txt" in told.data["error"]["todo"]
    assert path.read_bytes() == REPORT.read_bytes()
