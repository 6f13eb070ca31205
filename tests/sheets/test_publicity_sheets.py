"""Albums, leaflets and the rosters of villages: what is in them, in which order, blanks and masks."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from lawgov_desktop.documents.document import PhotoGrid
from lawgov_desktop.errors import UserError
from lawgov_desktop.office import Office
from lawgov_desktop.storage.listing import ListQuery, drafts
from tests.documents.pdf_reading import page_sizes_mm
from tests.sheets.printing_sheets import NOWHEN, YEAR, document, pages

DAY = (date(2025, 11, 20), date(2025, 11, 20))


def with_photos(office: Office, held_on: str, theme: str, count: int, **more: object) -> str:
    files = sorted((office.resources / "samples").glob("练习照片-*.jpg"))
    kept = [dict(office.attachments.add(files[number % 3])) for number in range(count)]
    draft = {"held_on": held_on, "theme": theme, "place": "样例村", "state": "held", **more}
    return office.store.save("publicity_event", {**draft, "photos": json.dumps(kept) if kept else None}).uuid


def test_an_album_shows_the_chosen_events_in_the_order_of_time(office: Office, tmp_path: Path) -> None:
    late = with_photos(office, "2025-06-05", "后一场䶮", 2)
    early = with_photos(office, "2025-03-05", "前一场", 5, audience=60)
    with_photos(office, "2025-04-05", "没选的", 3)
    made = document(office, "event_photos", NOWHEN, (late, early))
    texts = pages(office, made, tmp_path)
    assert [text[:3] for text in texts] == ["前一场", "前一场", "后一场"]
    assert texts[0].startswith("前一场2025年3月5日样例村受众60人次练习照片-全景练习照片-发放")
    assert [len(block.photos) for block in made.blocks if isinstance(block, PhotoGrid)] == [4, 1, 2]
    assert set(page_sizes_mm(tmp_path / "sheet.pdf")) == {(297.0, 210.0)}


def test_two_photos_on_a_page_stand_upright(office: Office, tmp_path: Path) -> None:
    one = with_photos(office, "2025-06-05", "一场", 3)
    made = document(office, "event_photos", NOWHEN, (one,), per_page="2")
    assert len(pages(office, made, tmp_path)) == 2
    assert set(page_sizes_mm(tmp_path / "sheet.pdf")) == {(210.0, 297.0)}


def test_an_album_of_a_period_leaves_out_what_was_not_held(office: Office, tmp_path: Path) -> None:
    with_photos(office, "2025-03-05", "开展了", 1)
    with_photos(office, "2025-03-06", "取消了", 1, state="cancelled", reason="雨")
    with_photos(office, "2024-03-06", "上一年", 1)
    (text,) = pages(office, document(office, "event_photos_period"), tmp_path)
    assert text.startswith("开展了")


def test_events_without_photos_make_no_album(office: Office) -> None:
    one = with_photos(office, "2025-06-05", "一场", 0)
    with pytest.raises(UserError, match="没有照片"):
        document(office, "event_photos", NOWHEN, (one,))
    with pytest.raises(UserError, match="没有照片"):
        document(office, "event_photos_period")


def test_leaflets_are_listed_and_summed_by_kind(office: Office, tmp_path: Path) -> None:
    handed = [{"kind": "sheet", "title": "民法典", "copies": 200}, {"kind": "booklet", "copies": 60}]
    with_photos(office, "2025-03-05", "一场", 0, leaflets=handed)
    with_photos(office, "2025-03-06", "二场", 0, copies=30)
    with_photos(office, "2025-03-07", "没发资料", 0)
    (text,) = pages(office, document(office, "event_leaflets"), tmp_path)
    assert "合计290份：宣传单200份，宣传手册60份，未分种类30份。" in text
    assert "12025-03-05样例村一场民法典宣传单200" in text
    assert "没发资料" not in text


def test_an_empty_period_gives_a_form_to_fill_by_pen(office: Office, tmp_path: Path) -> None:
    for name in ("event_leaflets", "law_helper_roster", "adviser_roster"):
        (text,) = pages(office, document(office, name), tmp_path)
        assert "None" not in text
        assert "（签名）：" in text


def test_sums_of_the_practice_year_are_those_of_the_register(practice: Office, tmp_path: Path) -> None:
    held = [
        event
        for event in drafts(practice.store, ListQuery("publicity_event"))
        if event["held_on"][:4] == "2025" and event["state"] in ("held", "made_up")
    ]
    total = sum(event["copies"] or 0 for event in held)
    assert f"合计{total}份：" in pages(practice, document(practice, "event_leaflets", YEAR), tmp_path)[-1]


def test_the_roster_of_helpers_goes_by_village_and_masks_telephones(office: Office, tmp_path: Path) -> None:
    for name, village, ended in (
        ("王䶮", "下河村", None),
        ("李示例", "上河村", None),
        ("旧人", "上河村", "2024"),
    ):
        office.store.save(
            "law_helper",
            {"name": name, "village": village, "phone": "13800000002", "valid_from": "2023-03-01",
             "valid_to": ended},
        )  # fmt: skip
    (text,) = pages(office, document(office, "law_helper_roster", DAY, masked=True), tmp_path)
    assert "王䶮" in text
    assert "李示例" in text
    assert "旧人" not in text
    assert "13800000002" not in text
    assert text.count("138****0002") == 2
    assert "共2人，2个村（社区）。" in text
    (one,) = pages(office, document(office, "law_helper_roster", DAY, village="上河"), tmp_path)
    assert "王䶮" not in one
    assert "共1人" in one


def test_the_roster_of_advisers_counts_the_years_visits(office: Office, tmp_path: Path) -> None:
    visits = [{"held_on": "2024-12-30"}, {"held_on": "2025-02-01"}, {"held_on": "2025-12-01"}]
    office.store.save(
        "village_adviser",
        {"village": "样例村", "name": "钱示例", "valid_from": "2024", "valid_to": "2025-11-20",
         "visits": visits},
    )  # fmt: skip
    (text,) = pages(office, document(office, "adviser_roster", DAY), tmp_path)
    assert "2024年至2025-11-201共1个聘任。" in text
    later = (date(2025, 11, 21), date(2025, 11, 21))
    assert "钱示例" not in pages(office, document(office, "adviser_roster", later), tmp_path)[0]
