"""The event's sheet with its photos and the adviser's record: what stands on them, blanks, masks."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest

from lawgov_desktop.documents.document import PhotoGrid
from lawgov_desktop.documents.fonts import FontBook
from lawgov_desktop.documents.word import render_docx
from lawgov_desktop.records.record_type import Draft, PaperContext
from lawgov_desktop.registers.publicity.event import PUBLICITY_EVENT
from lawgov_desktop.registers.publicity.papers import ADVISER_PAPERS, EVENT_PAPERS
from lawgov_desktop.registers.publicity.photos import caption, known_other_days
from lawgov_desktop.registers.publicity.village_adviser import VILLAGE_ADVISER
from tests.registers.shipped_names import ShippedNames
from tests.registers.test_papers import text_of

(SHEET,) = EVENT_PAPERS
(RECORD,) = ADVISER_PAPERS


@pytest.fixture
def event(names: ShippedNames) -> Draft:
    assert PUBLICITY_EVENT.sample
    sample = PUBLICITY_EVENT.sample({}.get) | {
        "market": None,
        "number": "2025-01",
        "summary": "王䶮问：电话13812345678能否登记",
        "leads_text": "李𠅤与邻居争执，身份证110101198003070011",
        "filled_by": "赵示例",
    }
    return {**sample, **PUBLICITY_EVENT.derive(sample, names)}


@pytest.fixture
def kept(context: PaperContext, root: Path) -> PaperContext:
    """File names stand for their own SHA-256."""
    return replace(context, file_of=lambda name: root / "resources" / "samples" / name)


def photo(which: str, **more: Any) -> dict[str, Any]:
    name = f"练习照片-{which}.jpg"
    return {"sha256": name, "name": name, "size": 1, **more}


def test_the_sheet_tells_the_whole_event_on_one_page(
    event: Draft, context: PaperContext, fonts: FontBook, tmp_path: Path
) -> None:
    (text,) = text_of(SHEET, event, context, fonts, tmp_path)
    for said in (
        "样例镇司法所法治宣传活动登记表",
        "编号2025-01状态已开展",
        "活动主题民法典进集市",
        "2025年1月2日",
        "星期四农历腊月初三",
        "《民法典》、《人民调解法》",
        "李示例（司法所人员，样例镇司法所）",
        "受众人数260人次解答咨询18人次收集线索1件",
        "民法典宣传单200份；农民工维权手册（宣传手册）60份",
        "王䶮问",
        "李𠅤与邻居争执",
        "填报人赵示例审核人",
    ):
        assert said in text


@pytest.mark.parametrize(("count", "pages", "columns"), [(0, 1, 0), (2, 2, 1), (3, 2, 2), (5, 3, 2)])
def test_two_photos_stand_large_and_more_stand_four_on_a_page(
    event: Draft, kept: PaperContext, fonts: FontBook, tmp_path: Path, count: int, pages: int, columns: int
) -> None:
    files = [photo(which) for which in ("全景", "发放", "咨询", "全景", "发放")[:count]]
    event["photos"] = json.dumps(files) if files else None
    texts = text_of(SHEET, event, kept, fonts, tmp_path)
    assert len(texts) == pages
    assert sum(text.count("练习照片-") for text in texts[1:]) == count
    assert all(text.startswith("活动照片2025年1月2日") for text in texts[1:])
    grids = [block for block in SHEET.build(event, kept).blocks if isinstance(block, PhotoGrid)]
    assert {grid.columns for grid in grids} == ({columns} if columns else set())


def test_a_caption_says_what_is_shown_and_when_it_was_taken() -> None:
    assert caption(photo("全景", shows="发放资料"), "2025-01-02 09:31") == "发放资料（2025-01-02 09:31 拍摄）"
    assert caption(photo("全景"), "") == "练习照片-全景"
    for name in ("IMG_20250102_093100.jpg", "微信图片_20250102.jpg", "DSC00012.JPG", "mmexport1736.jpg"):
        assert caption({"name": name}, "2025-01-02") == "2025-01-02 拍摄"
        assert caption({"name": name}, "") == ""


def test_photos_known_to_be_of_another_day_are_named() -> None:
    files = json.dumps([photo("全景", taken="2025-01-02 09:00"), photo("发放", taken="2024-12-27 08:00")])
    assert known_other_days(files, date(2025, 1, 2)) == [("练习照片-发放.jpg", date(2024, 12, 27))]
    assert known_other_days(None, date(2025, 1, 2)) == []


def test_a_cancelled_event_says_why(
    event: Draft, context: PaperContext, fonts: FontBook, tmp_path: Path
) -> None:
    cancelled = {**event, "state": "cancelled", "reason": "大雨"}
    (text,) = text_of(SHEET, cancelled, context, fonts, tmp_path)
    assert "取消或改期原因大雨" in text


def test_numbers_inside_running_text_are_masked(
    event: Draft, context: PaperContext, fonts: FontBook, tmp_path: Path
) -> None:
    (text,) = text_of(SHEET, event, replace(context, masked=True), fonts, tmp_path)
    assert "138****5678" in text
    assert "13812345678" not in text
    assert "110101198003070011" not in text


def test_an_empty_event_and_an_empty_engagement_are_forms_to_fill_by_pen(
    context: PaperContext, fonts: FontBook, tmp_path: Path
) -> None:
    for paper, kind in ((SHEET, PUBLICITY_EVENT), (RECORD, VILLAGE_ADVISER)):
        (text,) = text_of(paper, kind.new_draft(), context, fonts, tmp_path)
        assert "None" not in text
        assert "2025" not in text


def test_the_advisers_record_lists_visits_in_the_order_of_time(
    context: PaperContext, names: ShippedNames, fonts: FontBook, tmp_path: Path
) -> None:
    assert VILLAGE_ADVISER.sample
    draft = VILLAGE_ADVISER.sample({}.get)
    draft["visits"] = [
        {"held_on": "2024-05-01", "text": "后一次"},
        {"held_on": "2024-03-15", "text": "前一次"},
    ]
    draft |= VILLAGE_ADVISER.derive(draft, names)
    (text,) = text_of(RECORD, draft, replace(context, masked=True), fonts, tmp_path)
    assert text.index("12024-03-15前一次") < text.index("22024-05-01后一次")
    assert "已到村2次" in text
    assert "聘期2024年1月1日至2026年12月31日" in text
    assert "138****0003" in text


def test_word_holds_the_same_words(event: Draft, kept: PaperContext, tmp_path: Path) -> None:
    event["photos"] = json.dumps([photo("全景")])
    file = render_docx(SHEET.build(event, kept), tmp_path / "event.docx")
    opened = docx.Document(str(file))
    cells = {cell.text for table in opened.tables for row in table.rows for cell in row.cells}
    assert {"民法典进集市", "260人次", "王䶮问：电话13812345678能否登记"} <= cells
    assert len(opened.inline_shapes) == 1
