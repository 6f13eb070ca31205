"""Whatever is given to the checker is read to its end, however long; or refused in a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from lawgov_desktop.reporting.checker import check_report
from lawgov_desktop.reporting.report_text import text_lines
from tests.told import Run

REPORT = (Path(__file__).parent / "reports" / "yunxi_town_2025_web.txt").read_text(encoding="utf-8")
LONG = 60_000
ODD = {
    "one line": REPORT.replace("\n", ""),
    "the report again and again": REPORT,
    "figures": "1",
    "parted figures": "1,3 1-",
    "cards": "6222600260001072444,",
    "brackets": "（《“",
    "closing brackets": "）》”",
    "spaces": " \u3000",
    "parted characters": "法　治 ",
    "items": "，一是法治。二是",
    "items without end": "一是法治二是",
    "headings": "一、法治政府\n",
    "deep headings": "（三）法治\n1.政府\n",
    "parts": "受理12件，其中3件、",
    "rates": "受理12件，办结3件，办结率25%，",
    "statements": "法治活动12场利用",
    "days": "2025年3月5日、",
    "blanks to fill in": "____年【待补×",
    "short lines": "法治建设\n",
    "marks": "，。、；",
    "quotes": '"法治"“政府”',
    "repeated": "坚持",
    "said twice": "法治政府建设，",
    "document numbers": "政办〔2025〕第",
}
"""What stands there again and again: a rule that looks too far would never end."""


@pytest.mark.parametrize("name", ODD)
def test_a_text_of_nothing_else_is_read_to_its_end(name: str) -> None:
    text = (ODD[name] * (LONG // len(ODD[name]) + 1))[:LONG]
    lines = text.split("\n")
    for one in check_report(text_lines(text), names=("王建国", "张伟")):
        assert lines[one.line - 1][one.start : one.end] == one.text


def test_unseen_characters_hide_nothing(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    secret = "138\u200b0000\u202e1111"
    text = REPORT.replace("逐项明确责任站所。", f"逐项明确责任站所，联系人电话{secret}。").replace(
        "政府", "政\u200f府"
    )
    path.write_bytes(text.encode("utf-8") + b"\x00\x00")
    told = run("check-report", path, "--masked-out", tmp_path / "out.txt", "--json").data
    assert [one["rule"] for one in told["findings"]] == ["phone"]
    assert "138****1111" in (tmp_path / "out.txt").read_text(encoding="utf-8")


def test_half_a_character_is_read_over(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    whole = REPORT.encode("utf-16-le")
    path.write_bytes(b"\xff\xfe" + whole[:2000] + b"\x3d\xd8" + whole[2000:])
    assert run("check-report", path, "--json").status == 0


@pytest.mark.parametrize(
    "data, said",
    [
        (REPORT.encode("utf-8") * 1_500, "太大"),
        (b"\n" * 30_000 + "法治".encode(), "太长"),
        (bytes(range(256)) * 40, "认不出"),
        (b"", "空的"),
        (b"%PDF-1.7 ...", "PDF"),
    ],
)
def test_what_is_no_report_is_refused_in_a_sentence(run: Run, tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(data)
    told = run("check-report", path, "--json")
    assert told.status == 2
    assert said in told.data["error"]["what"]
    assert told.data["error"]["todo"]
