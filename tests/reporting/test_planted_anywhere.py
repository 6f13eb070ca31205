"""A fault planted at any place of any clean report is found there, and nothing else is."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from lawgov_desktop.reporting.checker import check_report
from lawgov_desktop.reporting.finding import Finding
from lawgov_desktop.reporting.masking import PRIVATE, masked_for_publication
from lawgov_desktop.reporting.report_text import Line, text_lines

HERE = Path(__file__).parent
CLEAN = {
    path.stem: path.read_text(encoding="utf-8").rstrip("\n")
    for path in [*(HERE / "reports").glob("*.txt"), HERE / "texts" / "clean_2025.txt"]
    if not path.with_suffix(".faults").exists() and "wrapped" not in path.stem
}
PARTIES = ("张伟", "李小明", "文明", "平安", "安全", "和平", "建设", "方正", "于健全", "王建国", "欧阳雪")

reports = st.sampled_from(sorted(CLEAN))


def findings(text: str) -> list[Finding]:
    return check_report(text_lines(text), names=PARTIES)


def lines_of_report(name: str) -> list[Line]:
    return text_lines(CLEAN[name])


def put(lines: list[Line], number: int, text: str) -> str:
    return "\n".join(text if line.number == number else line.text for line in lines)


def running_text(lines: list[Line]) -> list[Line]:
    """Paragraphs of running text."""
    return [line for line in lines if line.kind == "body" and len(line.text) > 30 and "。" in line.text]


def places(line: Line) -> list[int]:
    """Between two Chinese characters of the running text, outside quotes, brackets and book titles."""
    outside = re.sub(r"“[^”]*”|（[^）]*）|《[^》]*》", lambda one: "#" * len(one[0]), line.text)
    return [one.start() + 1 for one in re.finditer("[一-鿿](?=[一-鿿])", outside)]


def siblings(lines: list[Line]) -> list[tuple[Line, Line]]:
    """Headings with the next one of their level beside them."""
    heads = [line for line in lines if line.kind == "heading" and line.level in (1, 2)]
    pairs = []
    for place, line in enumerate(heads):
        below = next((one for one in heads[place + 1 :] if one.level <= line.level), None)
        if below is not None and below.level == line.level and below.value == line.value + 1:
            pairs.append((line, below))
    return pairs


@given(st.data())
def test_a_heading_that_lost_its_number(data: st.DataObject) -> None:
    lines = lines_of_report(data.draw(reports))
    line, below = data.draw(st.sampled_from(siblings(lines)))
    told = findings(put(lines, line.number, line.text[line.after :]))
    assert "heading_number" in {one.rule for one in told}
    assert any(line.number <= one.line <= below.number for one in told if one.rule == "heading_number")
    assert {one.rule for one in told} <= {"heading_number", "chapter"}


@given(st.data())
def test_a_heading_that_is_gone(data: st.DataObject) -> None:
    lines = lines_of_report(data.draw(reports))
    line, below = data.draw(st.sampled_from([pair for pair in siblings(lines) if pair[0].level == 2]))
    kept = [one.text for one in lines if not line.number <= one.number < below.number]
    told = findings("\n".join(kept))
    assert "heading_number" in {one.rule for one in told}
    assert {one.rule for one in told} <= {"heading_number", "chapter"}


@given(st.data())
def test_two_numerals_that_changed_places(data: st.DataObject) -> None:
    lines = lines_of_report(data.draw(reports))
    line, below = data.draw(st.sampled_from(siblings(lines)))
    first, second = line.text[line.begin : line.after], below.text[below.begin : below.after]
    texts = [one.text for one in lines]
    texts[line.number - 1] = line.text.replace(first, second, 1)
    texts[below.number - 1] = below.text.replace(second, first, 1)
    told = [one for one in findings("\n".join(texts)) if one.rule == "heading_number"]
    assert told
    assert all(line.number <= one.line for one in told)


@given(reports)
def test_a_title_that_stands_twice(name: str) -> None:
    lines = lines_of_report(name)
    title = next(line for line in lines if line.kind == "title")
    again = re.sub(r"^关于", "", title.text.strip()).replace("法治政府建设", "法治政府建设工作", 1)
    again = (
        again
        if again != title.text.strip()
        else title.text.strip().replace("法治政府建设工作", "法治政府建设", 1)
    )
    told = findings(put(lines, title.number, f"{title.text}\n{again}"))
    assert [(one.rule, one.line) for one in told] == [("title", title.number + 1)]


@given(st.data())
def test_a_paragraph_that_lost_its_stop(data: st.DataObject) -> None:
    lines = lines_of_report(data.draw(reports))
    whole = [
        line for line in running_text(lines) if len(line.text) > 60 and line.text.rstrip().endswith("。")
    ]
    line = data.draw(st.sampled_from(whole))
    told = findings(put(lines, line.number, line.text.rstrip()[:-1]))
    assert [(one.rule, one.line) for one in told] in ([("missing_stop", line.number)], [])
    long = [one for one in lines if one.kind in ("body", "heading") and len(one.text) >= 40]
    assert told or len(long) < 6


@given(st.data(), st.sampled_from([".", "．", "，，", "。。", "、、", "，、"]))
def test_a_stray_mark(data: st.DataObject, sign: str) -> None:
    lines = lines_of_report(data.draw(reports))
    line = data.draw(st.sampled_from(running_text(lines)))
    at = data.draw(st.sampled_from(places(line)))
    told = findings(put(lines, line.number, line.text[:at] + sign + line.text[at:]))
    stray = [one for one in told if one.rule == "stray_mark"]
    assert [one.line for one in stray] == [line.number]
    assert stray[0].start <= at < stray[0].end
    # A mark may part words that other rules look for, never make them find elsewhere.
    assert all(one.line == line.number or one.rule == "chapter" for one in told)


OTHER_YEARS = (
    "2018年5月6日，召开动员大会。",
    "2017年3月，完成清单编制。",
    "2016年，共检查企业30家。",
)


@given(st.data(), st.sampled_from(OTHER_YEARS))
def test_a_day_of_another_year(data: st.DataObject, sentence: str) -> None:
    lines = lines_of_report(data.draw(reports))
    plans = next(
        line.number
        for line in lines
        if re.search("20..年.*(?:安排|打算|计划|思路|重点)|下一", line.text) and line.level == 1
    )
    line = data.draw(st.sampled_from([one for one in running_text(lines)[1:] if one.number < plans]))
    told = findings(put(lines, line.number, line.text.rstrip() + sentence))
    assert [(one.rule, one.line) for one in told] == [("year", line.number)]


@given(st.data(), st.sampled_from(["6月31日", "13月5日", "2月30日", "4月31日"]))
def test_a_day_that_does_not_exist(data: st.DataObject, day: str) -> None:
    lines = lines_of_report(data.draw(reports))
    line = data.draw(st.sampled_from(running_text(lines)))
    told = findings(put(lines, line.number, f"{line.text.rstrip()}{day}前报送完毕。"))
    assert [(one.rule, one.line, one.text) for one in told] == [("date", line.number, day)]


@given(st.data())
def test_a_chapter_that_is_required_and_gone(data: st.DataObject) -> None:
    lines = lines_of_report(data.draw(reports))
    chapters = [line for line in lines if line.level == 1]
    shapes = ("不足|问题|困难", "第一责任人|主要负责人履职", "安排|打算|计划|思路|工作重点")
    asked = [one for one in chapters if any(re.search(shape, one.words) for shape in shapes)]
    line = data.draw(st.sampled_from(asked))
    ends = next((one.number for one in chapters if one.number > line.number), None)
    signed = next(one.number for one in lines if one.kind == "signature")
    kept = [one.text for one in lines if not line.number <= one.number < (ends or signed)]
    told = findings("\n".join(kept))
    assert "chapter" in {one.rule for one in told}
    assert {one.rule for one in told} <= {"chapter", "heading_number"}


INNER = "一是抓学习，组织专题培训。二是抓落实，开展专项督导。"


@given(st.data())
def test_a_run_within_a_run(data: st.DataObject) -> None:
    lines = lines_of_report(
        data.draw(reports.filter(lambda name: re.search("二是[^。]*。三是", CLEAN[name])))
    )
    line = data.draw(st.sampled_from([one for one in lines if re.search("二是[^。]*。三是", one.text)]))
    at = line.text.index("三是")
    told = findings(put(lines, line.number, line.text[:at] + INNER + line.text[at:]))
    assert [(one.rule, one.line) for one in told] == [("enumeration", line.number)]


SUMS = (
    ("全年开展法治宣传共20场次，其中进企业12场次、进学校9场次。", "parts"),
    ("受理矛盾纠纷88件，其中邻里纠纷50件、其他纠纷36件。", "parts"),
    ("收到群众诉求60件，已办结55件，剩余4件正在办理。", "parts"),
    ("共检查企业50家，发现隐患20处，均已整改，还有3处正在整改。", "numbers"),
    ("受理矛盾纠纷200件，调解成功180件，调解成功率95%。", "percentage"),
    ("检查频次由10次减至5次，降幅60%。", "percentage"),
    ("办理建议3件、提案4件，共8件。", "parts"),
)


@given(st.data(), st.sampled_from(SUMS))
def test_numbers_that_do_not_add_up(data: st.DataObject, planted: tuple[str, str]) -> None:
    sentence, rule = planted
    lines = lines_of_report(data.draw(reports))
    line = data.draw(st.sampled_from(running_text(lines)))
    told = findings(put(lines, line.number, line.text.rstrip() + sentence))
    assert [(one.rule, one.line) for one in told] == [(rule, line.number)]


# ------------------------------------------------------------------------- personal data in many writings

WIDE = str.maketrans("0123456789X", "０１２３４５６７８９Ｘ")
GAPS = st.sampled_from(["", " ", "-", "—", "\u3000", "·"])


@st.composite
def private(draw: st.DrawFn) -> tuple[str, str, list[str]]:
    """A rule, a writing of something private, and the digits or name that may not remain."""
    rule, groups, words = draw(
        st.sampled_from(
            [
                ("resident_id", ("110105", "19491231", "002X"), ("身份证号", "公民身份号码：", "")),
                ("resident_id", ("110105", "1949", "1231", "0021"), ("身份证号", "证件号码为", "")),
                ("phone", ("138", "0000", "1111"), ("电话", "联系方式：", "手机号", "")),
                ("phone", ("13800001111",), ("电话", "", "+86 ")),
                ("bank_card", ("6222", "6002", "6000", "1072", "444"), ("账号", "开户行卡号", "")),
                ("bank_card", ("5500", "0000", "0000", "0004"), ("账号：", "")),
                ("name", ("王", "建", "国"), ("当事人", "村民", "")),
                ("name", ("张", "伟"), ("申请人", "原告", "被告")),
                ("name", ("欧阳", "雪"), ("当事人", "")),
            ]
        )
    )
    gap = draw(st.sampled_from(["", " ", "\u3000"]) if rule == "name" else GAPS)
    if rule == "name" and groups[0] == "欧阳":
        gap = ""
    shown = gap.join(groups)
    if rule != "name" and draw(st.booleans()):
        shown = shown.translate(WIDE)
    return rule, draw(st.sampled_from(words)) + shown, list(groups)


@given(st.data(), private())
def test_personal_data_in_any_writing_is_found_and_hidden(
    data: st.DataObject, planted: tuple[str, str, list[str]]
) -> None:
    rule, shown, secret = planted
    lines = lines_of_report(data.draw(reports))
    line = data.draw(st.sampled_from(running_text(lines)))
    at = data.draw(st.sampled_from([one.end() for one in re.finditer("[，。；](?=.)", line.text)]))
    text = put(lines, line.number, f"{line.text[:at]}{shown}，{line.text[at:]}".rstrip())
    told = findings(text)
    own = [one for one in told if one.rule in PRIVATE]
    assert [(one.rule, one.line) for one in own] == [(rule, line.number)]
    assert {one.rule for one in told} <= {rule, "space", "stray_mark"}
    assert_hidden(text, told, secret)


@given(st.data(), private())
def test_personal_data_broken_over_a_line_end_is_found_on_both_lines(
    data: st.DataObject, planted: tuple[str, str, list[str]]
) -> None:
    rule, shown, secret = planted
    shown = shown.removeprefix("+86 ")
    lines = lines_of_report(data.draw(reports))
    line = data.draw(st.sampled_from(running_text(lines)))
    first = re.search("[0-9０-９王张欧]", shown)
    assert first
    cut = data.draw(st.integers(first.start() + 1, len(shown) - 1))
    text = put(
        lines, line.number, f"{line.text.rstrip()}另有情况涉及当事人{shown[:cut]}\n{shown[cut:]}，已作处理。"
    )
    told = findings(text)
    own = [one for one in told if one.rule in PRIVATE]
    assert {(one.rule, one.line) for one in own} == {(rule, line.number), (rule, line.number + 1)}
    assert_hidden(text, told, secret)


def assert_hidden(text: str, told: list[Finding], secret: list[str]) -> None:
    masked = masked_for_publication(text, told)
    assert [len(one) for one in masked.split("\n")] == [len(one) for one in text.split("\n")]
    assert [one for one in findings(masked) if one.rule in PRIVATE] == []
    bare = re.sub(r"[\s·—\-]", "", masked).translate({wide: narrow for narrow, wide in WIDE.items()})
    assert "".join(secret) not in bare
