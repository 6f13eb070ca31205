"""The office's own Word templates from the command face: start, check, accept, print, take back, back up."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import docx
import pytest

from lawgov_desktop import own_templates
from lawgov_desktop.errors import UserError
from lawgov_desktop.office import Office, open_office
from lawgov_desktop.printing import print_paper
from lawgov_desktop.storage.actions import recent_actions
from lawgov_desktop.storage.attachments import Attachments
from lawgov_desktop.storage.kept_files import missing_files
from lawgov_desktop.storage.paper_templates import template_in_force
from tests.told import Run


@pytest.fixture
def book(fresh_book: Path) -> Path:
    """A book with a committee and one case."""
    office = open_office(fresh_book, who="测试")
    office.rename("样例镇司法所")
    committee = office.kind("committee").sample
    assert committee is not None
    uuid = office.store.save("committee", committee(lambda kind: None)).uuid
    office.store.save(
        "mediation_case",
        {
            "accepted_on": "2025-03-05",
            "committee": uuid,
            "dispute_type": "neighbour",
            "summary": "院墙滴水。",
            "parties": [{"name": "冯䶮", "phone": "13900000001"}, {"name": "𠅤文昌"}],
        },
    )
    office.close()
    return fresh_book


@pytest.fixture
def case(run: Run, book: Path) -> str:
    return str(run("list", "mediation_case", "--books", book, "--json").data["rows"][0]["id"])


def text_of(file: Path) -> str:
    return "\n".join(paragraph.text for paragraph in docx.Document(str(file)).paragraphs)


def start(run: Run, book: Path, out: Path, name: str = "agreement") -> Path:
    assert run("template-start", name, "--out", out, "--books", book, "--json").status == 0
    return out


def with_words(file: Path, words: str, out: Path) -> Path:
    made = docx.Document(str(file))
    made.add_paragraph(words)
    made.save(str(out))
    return out


def accept(run: Run, book: Path, file: Path) -> None:
    told = run(
        "template-accept", file, "--kind", "mediation_case", "--paper", "agreement", "--books", book, "--json"
    )
    assert told.status == 0, told.out
    assert told.data["accepted"]


def test_from_the_first_template_to_the_printed_paper(
    run: Run, book: Path, case: str, tmp_path: Path
) -> None:
    own = with_words(start(run, book, tmp_path / "起始.docx"), "本所电话：{{今年}}", tmp_path / "本所.docx")
    checked = run(
        "template-check", own, "--kind", "mediation_case", "--paper", "agreement", "--books", book, "--json"
    )
    assert checked.data == {"file": str(own.resolve()), "sound": True, "findings": []}
    assert run("templates", "--books", book, "--json").data == {"templates": []}, "looking keeps nothing"
    accept(run, book, own)

    printed = run(
        "paper", "agreement", "--record", case, "--out", tmp_path / "a.docx", "--books", book, "--json"
    )
    assert printed.status == 0
    assert printed.data["template"]["file_name"] == "本所.docx"
    assert printed.data["template"]["used"]
    text = text_of(tmp_path / "a.docx")
    assert "冯䶮" in text
    assert "𠅤文昌" in text
    assert "本所电话：" in text
    masked = run(
        "paper",
        "agreement",
        "--record",
        case,
        "--out",
        tmp_path / "m.docx",
        "--masked",
        "--books",
        book,
        "--json",
    )
    assert masked.status == 0
    assert "冯䶮" not in text_of(tmp_path / "m.docx")

    pdf = run("paper", "agreement", "--record", case, "--out", tmp_path / "a.pdf", "--books", book, "--json")
    assert pdf.data["pages"] >= 1
    assert pdf.data["template"]["used"] is False
    assert "PDF 是内置的样子" in run("paper", "agreement", "--record", case, "--out", tmp_path / "a.pdf",
                                "--books", book).out  # fmt: skip


def test_a_template_with_errors_is_not_kept(run: Run, book: Path, tmp_path: Path) -> None:
    wrong = with_words(start(run, book, tmp_path / "a.docx"), "{{当事人性名}}", tmp_path / "b.docx")
    told = run(
        "template-accept",
        wrong,
        "--kind",
        "mediation_case",
        "--paper",
        "agreement",
        "--books",
        book,
        "--json",
    )
    assert told.status == 1
    assert told.data["accepted"] is False
    (finding,) = told.data["findings"]
    assert finding["suggestion"] == "当事人姓名"
    assert finding["where"].startswith("第")
    assert not (book.parent / "attachments").exists()
    assert run("template-check", wrong, "--kind", "mediation_case", "--books", book).status == 1


@pytest.mark.parametrize(
    "content,said", [(b"PK\x03\x04", "损坏"), (b"\xd0\xcf\x11\xe0", "旧格式"), (b"abc", "不是 Word 文件")]
)
def test_what_is_no_template_is_refused(
    run: Run, book: Path, tmp_path: Path, content: bytes, said: str
) -> None:
    (tmp_path / "a.docx").write_bytes(content)
    told = run("template-check", tmp_path / "a.docx", "--kind", "mediation_case", "--books", book, "--json")
    assert told.status == 2
    assert said in told.data["error"]["what"]


def test_the_former_template_and_the_built_in_paper_come_back(
    run: Run, book: Path, case: str, tmp_path: Path
) -> None:
    first = start(run, book, tmp_path / "第一份.docx")
    accept(run, book, first)
    accept(run, book, with_words(first, "第二份的话", tmp_path / "第二份.docx"))
    drop = ("template-drop", "agreement", "--kind", "mediation_case", "--books", book, "--json")
    assert run(*drop, "--former").data["template"]["file_name"] == "第一份.docx"
    assert run(*drop, "--former").data["template"]["file_name"] == "第二份.docx"
    assert run(*drop).data["dropped"]["file_name"] == "第二份.docx"
    assert run(*drop).status == 2
    printed = run(
        "paper", "agreement", "--record", case, "--out", tmp_path / "a.docx", "--books", book, "--json"
    )
    assert "template" not in printed.data
    assert "第二份的话" not in text_of(tmp_path / "a.docx")
    assert run(*drop, "--former").data["template"]["file_name"] == "第二份.docx"


def test_a_paper_of_the_offices_own(run: Run, book: Path, case: str, tmp_path: Path) -> None:
    made = docx.Document()
    made.add_paragraph("回执：{{案号}}，收件人{{当事人2.姓名}}，{{文书名称}}")
    made.save(str(tmp_path / "回执.docx"))
    ask = ("template-accept", tmp_path / "回执.docx", "--kind", "mediation_case", "--books", book, "--json")
    assert run(*ask, "--title", "人民调解协议书").status == 2, "that one is built in"
    assert run(*ask).status == 2, "neither --paper nor --title"
    assert run(*ask, "--title", "调解回执").data["template"]["own"]
    out = ("--record", case, "--books", book, "--json")
    assert run("paper", "调解回执", "--out", tmp_path / "o.docx", *out).status == 0
    assert text_of(tmp_path / "o.docx").endswith("收件人𠅤文昌，调解回执")
    refused = run("paper", "调解回执", "--out", tmp_path / "o.pdf", *out)
    assert "只能写成 Word" in refused.data["error"]["what"]
    unknown = run(
        "paper", "调解回执", "--out", tmp_path / "o.docx", "--record", "nobody", "--books", book, "--json"
    )
    assert unknown.status == 2


def test_templates_are_backed_up_with_the_book(run: Run, book: Path, tmp_path: Path) -> None:
    accept(run, book, start(run, book, tmp_path / "a.docx"))
    assert run("backup", "--to", tmp_path / "copies", "--books", book, "--json").status == 0
    shutil.rmtree(book.parent / "attachments")
    checked = run("check", "--books", book, "--json")
    assert "文书模板" in json.dumps(checked.data, ensure_ascii=False) or checked.status == 1
    (copied,) = (tmp_path / "copies").glob("*.lawgov")
    assert run("restore", copied, "--books", book, "--json").status == 0
    office = open_office(book)
    template = template_in_force(office.book, "mediation_case", "agreement")
    assert template is not None
    assert own_templates.kept_file(office, template).name == "a.docx"
    assert missing_files(office.book, list(office.store.kinds.values()), office.attachments) == []
    office.close()


def test_a_template_whose_file_was_changed_or_lost_is_not_used(
    run: Run, book: Path, case: str, tmp_path: Path
) -> None:
    accept(run, book, start(run, book, tmp_path / "a.docx"))
    (kept,) = (file for file in (book.parent / "attachments").glob("??/*") if file.is_file())
    kept.write_bytes(kept.read_bytes() + b"x")
    ask = ("paper", "agreement", "--record", case, "--out", tmp_path / "o.docx", "--books", book, "--json")
    assert "已损坏" in run(*ask).data["error"]["what"]
    kept.unlink()
    assert "不见了" in run(*ask).data["error"]["what"]
    assert not (tmp_path / "o.docx").exists()


def test_every_sheet_of_a_practice_book_is_marked(book: Path, tmp_path: Path) -> None:
    office = open_office(book, who="测试")
    office.practice = True
    kind = office.kind("mediation_case")
    paper = next(paper for paper in kind.papers if paper.name == "agreement")
    own_templates.write_start(office, kind, paper, tmp_path / "a.docx")
    made = docx.Document(str(tmp_path / "a.docx"))
    made.sections[0].different_first_page_header_footer = True
    made.save(str(tmp_path / "b.docx"))
    checked, template = own_templates.accept(office, kind, tmp_path / "b.docx", paper)
    assert template is not None, checked.findings
    ((uuid,),) = office.book.rows("SELECT uuid FROM mediation_case")
    print_paper(office, kind, paper, uuid, tmp_path / "o.docx")
    section = docx.Document(str(tmp_path / "o.docx")).sections[0]
    for header in (section.header, section.first_page_header):
        assert 'string="练习"' in header._element.xml
    assert all(action.kind != "paper_template" for action in recent_actions(office.store)), (
        "not undone by Ctrl+Z"
    )
    office.close()


def test_a_title_must_say_something(book: Path, tmp_path: Path) -> None:
    office: Office = open_office(book, who="测试")
    kind = office.kind("mediation_case")
    for title in ("", "　", "长" * 41, "agreement"):
        with pytest.raises(UserError):
            own_templates.accept(office, kind, tmp_path / "a.docx", title=title)
    assert isinstance(office.attachments, Attachments)
    office.close()


def test_the_fields_are_listed_for_every_register(run: Run, book: Path) -> None:
    told = run("template-fields", "mediation_case", "--books", book, "--json")
    names = {one["name"] for group in told.data["groups"] for one in group["fields"]}
    assert {"案号", "当事人.姓名", "本单位", "今天", "份数"} <= names
    assert "{{案号}}" in run("template-fields", "mediation_case", "--books", book).out
    assert run("template-start", "officer", "--out", book.parent / "o.docx", "--books", book).status == 0
    assert run("template-start", "nothing", "--out", book.parent / "o.docx", "--books", book).status == 2
