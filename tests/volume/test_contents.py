"""What goes into the volume of a case: the order, signed scans in place of prints, what is lacking."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from lawgov_desktop.errors import UserError
from lawgov_desktop.office import Office
from lawgov_desktop.records.fields import attached
from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.registers.mediation.dossier import CHECKS, filing, items_of, needed
from lawgov_desktop.storage.listing import ListQuery, drafts
from lawgov_desktop.volume.contents import contents_of, file_name
from lawgov_desktop.volume.pieces import OnPaper, Printed, Scanned
from lawgov_desktop.volume.writing import write_volume, write_volumes
from tests.documents.pdf_reading import page_texts
from tests.told import Run
from tests.volume.scan_files import picture


def with_scans(office: Office) -> Draft:
    return next(
        case
        for case in drafts(office.store, ListQuery("mediation_case"))
        if any(attached(row.get("files")) for row in case["materials"])
    )


def titles(office: Office, case: Draft) -> list[str]:
    return [piece.title for piece in contents_of(office, "mediation_case", case["uuid"]).volume.pieces]


def set_text(office: Office, key: str, value: str) -> None:
    rules = office.rules.current
    entry = next(one for one in rules.pack.texts if one.key == key)
    office.rules.apply(rules.with_pack(rules.pack.with_text(replace(entry, value=value))), "改")


def set_rows(office: Office, change: Any) -> None:
    """Change the rows of the table of items: ``change`` gets each row and gives it back, or None."""
    rules = office.rules.current
    entry = next(one for one in rules.pack.tables if one.key == "dossier_items")
    rows = tuple(row for old in entry.rows if (row := change(dict(old))) is not None)
    office.rules.apply(rules.with_pack(rules.pack.with_table(replace(entry, rows=rows))), "改")


def test_the_volume_follows_the_countys_order(practice: Office) -> None:
    found = titles(practice, with_scans(practice))
    wanted = [
        "受理登记表",
        "身份证",
        "调查记录",
        "现场勘查说明",
        "调解记录",
        "协议书",
        "收条",
        "回访记录",
        "情况说明",
    ]
    places = [next(place for place, title in enumerate(found) if word in title) for word in wanted]
    assert places == sorted(places)


def test_the_ministrys_order_asks_for_less_and_loses_no_scan(practice: Office) -> None:
    case = with_scans(practice)
    before = titles(practice, case)
    set_text(practice, "dossier_order", "司法部")
    after = titles(practice, case)
    assert {title for title in before if "身份证" in title or "收条" in title} <= set(after)
    items = items_of(practice.pack)
    assert not any(needed(case, item, CHECKS) for item in items if item.code in ("identity", "performance"))


def test_a_signed_scan_stands_in_the_place_of_its_print(practice: Office) -> None:
    case = with_scans(practice)
    pieces = contents_of(practice, "mediation_case", case["uuid"]).volume.pieces
    agreements = [piece for piece in pieces if "协议书" in piece.title]
    assert [type(piece) for piece in agreements] == [Scanned]
    rows = [{**row, "instead": None} for row in case["materials"]]
    practice.store.save("mediation_case", {"materials": rows}, uuid=case["uuid"])
    pieces = contents_of(practice, "mediation_case", case["uuid"]).volume.pieces
    assert [type(piece) for piece in pieces if "协议书" in piece.title] == [Printed, Scanned]


def test_paper_that_was_not_scanned_keeps_its_place(practice: Office) -> None:
    case = with_scans(practice)
    pieces = contents_of(practice, "mediation_case", case["uuid"]).volume.pieces
    assert [(piece.title, piece.sheets) for piece in pieces if isinstance(piece, OnPaper)] == [
        ("村民小组证明", 2)
    ]


def test_attachments_of_the_case_are_its_evidence(practice: Office, tmp_path: Path) -> None:
    case = with_scans(practice)
    kept = practice.attachments.add(picture(tmp_path, "院墙.jpg"))
    practice.store.save("mediation_case", {"attachments": json.dumps([kept])}, uuid=case["uuid"])
    pieces = contents_of(practice, "mediation_case", case["uuid"]).volume.pieces
    evidence = [piece for piece in pieces if isinstance(piece, Scanned) and piece.title == "证据材料"]
    assert [name for _, name in evidence[0].files] == ["院墙.jpg"]


def test_every_mediation_stands_by_itself_in_the_order_of_time(practice: Office) -> None:
    case = with_scans(practice)
    first = {**case["sessions"][-1], "uuid": None, "held_on": case["accepted_on"], "kind": "mediation"}
    practice.store.save("mediation_case", {"sessions": [*case["sessions"], first]}, uuid=case["uuid"])
    found = [title for title in titles(practice, case) if title.startswith("人民调解记录")]
    assert len(found) == 2
    assert all("年" in title for title in found)


def test_volumes_of_several_cases_go_into_one_folder(practice: Office, tmp_path: Path) -> None:
    cases = list(drafts(practice.store, ListQuery("mediation_case")))
    void = next(case for case in cases if case["state"] == "void")
    agreed = [case for case in cases if case["state"] == "archived"][:2]
    uuids = [case["uuid"] for case in (*agreed, void)]
    written, left = write_volumes(practice, "mediation_case", uuids, tmp_path)
    assert sorted(tmp_path.glob("*.pdf")) == sorted(one.bound.path for one in written)
    assert [one.record for one in left] == [void["uuid"]]
    assert file_name(practice, "mediation_case", agreed[0]["uuid"]) == written[0].bound.path.stem


def test_an_administrative_mediation_has_its_own_volume(practice: Office, tmp_path: Path) -> None:
    case = next(
        case
        for case in drafts(practice.store, ListQuery("admin_mediation_case"))
        if case["result"] == "agreed" and case["filing"] == "可归档"
    )
    done = write_volume(practice, "admin_mediation_case", case["uuid"], tmp_path / "卷.pdf")
    assert done.missing == ()
    texts = page_texts(done.bound.path)
    assert "行政调解卷宗" in texts[0]
    found = [line.title for line in done.bound.contents]
    assert found.index("行政调解立案审批表") + 1 == found.index("行政调解受理通知书")


def test_a_register_without_volumes_is_refused(practice: Office) -> None:
    with pytest.raises(UserError):
        contents_of(practice, "committee", "nobody")
    with pytest.raises(UserError):
        contents_of(practice, "mediation_case", "nobody")


def test_the_command_tells_file_pages_contents_and_what_is_missing(
    run: Run, practice: Office, tmp_path: Path
) -> None:
    case = next(
        case
        for case in drafts(practice.store, ListQuery("mediation_case"))
        if case["archived_gaps"] and case["result"] == "agreed"
    )
    out = tmp_path / "卷.pdf"
    told = run("volume", "--record", case["uuid"], "--out", out, "--books", practice.book.path, "--json")
    assert told.status == 1
    assert told.data["missing"] == ["当事人身份证明"]
    assert told.data["file"] == str(out)
    assert len(page_texts(out)) == told.data["pages"]
    assert {"title", "page"} <= set(told.data["contents"][0])
    assert "身份证" in "".join(page_texts(out)[-2].split()), "the statement says what lacked and why"


def test_a_masked_volume_names_no_party_and_holds_no_scan(run: Run, practice: Office, tmp_path: Path) -> None:
    case = with_scans(practice)
    pages = {}
    for name, more in (("whole", ()), ("masked", ("--masked",))):
        out = tmp_path / f"{name}.pdf"
        told = run("volume", "--record", case["uuid"], "--out", out, *more,
                   "--books", practice.book.path, "--json")  # fmt: skip
        assert told.status in (0, 1)
        pages[name] = page_texts(out)
    names = [
        party["name"]
        for party in case["parties"]
        if party.get("name") and party.get("kind") != "organisation"
    ]
    assert names
    assert all(name in "".join(pages["whole"]) for name in names)
    assert not [name for name in names if name in "".join(pages["masked"])]
    assert len(pages["masked"]) < len(pages["whole"])


def test_a_volume_is_only_ever_a_pdf(run: Run, practice: Office, tmp_path: Path) -> None:
    case = with_scans(practice)
    told = run("volume", "--record", case["uuid"], "--out", tmp_path / "卷.docx",
               "--books", practice.book.path, "--json")  # fmt: skip
    assert told.status == 2
    assert "docx" in told.data["error"]["what"]


# --- what is lacking


def complete(office: Office) -> Draft:
    return next(
        case
        for case in drafts(office.store, ListQuery("mediation_case"))
        if case["state"] == "archived" and case["filing"] == "可归档" and case["amount"]
    )


LACKS: tuple[tuple[str, dict[str, Any], str], ...] = (
    ("no mediation record", {"sessions": []}, "人民调解记录"),
    ("an agreement without terms", {"terms": None}, "人民调解协议书"),
    ("a visit without findings", {"follow_ups": [{"visited_on": "2025-10-01"}]}, "人民调解回访记录"),
    ("no copies of the IDs, no receipt", {"materials": []}, "当事人身份证明、收条、汇款单等履行凭证"),
    ("an application of the parties", {"source": "applied"}, ""),
    ("consent not noted", {"consent": None}, "当事人权利义务告知书"),
    ("the court has ruled",
     {"confirmation_applied_on": "2025-03-05", "confirmation_decided_on": "2025-03-20"},
     "司法确认有关材料"),
    ("the court has not ruled yet", {"confirmation_applied_on": "2025-03-05"}, ""),
    ("no agreement was needed",
     {"result": "failed", "terms": None, "ended_reason": "差距大", "other_ways_told": 1},
     ""),
    ("nobody was told of other ways", {"result": "failed", "ended_reason": "差距大", "other_ways_told": None},
     "终止调解告知书"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "titles_lacking"), [one[1:] for one in LACKS], ids=[one[0] for one in LACKS]
)
def test_what_makes_a_paper_be_there(practice: Office, changes: dict[str, Any], titles_lacking: str) -> None:
    case = {**complete(practice), **changes}
    told = filing(case, items_of(practice.pack))
    if titles_lacking:
        count = 2 if "身份" in titles_lacking else 1
        assert told == f"缺{count}项：{titles_lacking}"
    else:
        assert told == "可归档"


def test_an_agent_needs_a_power_of_attorney(practice: Office) -> None:
    case = complete(practice)
    parties = [{**case["parties"][0], "agent_name": "陈代理"}, *case["parties"][1:]]
    assert filing({**case, "parties": parties}, items_of(practice.pack)) == "缺1项：授权委托书"
    scan = {"item": "authority", "title": "委托书"}
    full = {**case, "parties": parties, "materials": [*case["materials"], scan]}
    assert filing(full, items_of(practice.pack)) == "可归档"


@pytest.mark.parametrize(
    "changes",
    [
        {"number_void": 1},
        {"not_accepted_reason": "refused"},
        {"result": None, "closed_on": None, "archived_on": None},
    ],
)  # fmt: skip
def test_what_has_no_volume_is_not_looked_at(practice: Office, changes: dict[str, Any]) -> None:
    assert filing({**complete(practice), **changes}, items_of(practice.pack)) is None


def test_archiving_with_gaps_needs_a_written_reason(practice: Office) -> None:
    store = practice.store
    case = next(
        one
        for one in drafts(store, ListQuery("mediation_case"))
        if one["state"] == "closed" and str(one["filing"]).startswith("缺")
    )
    with pytest.raises(UserError) as refused:
        store.save("mediation_case", {"archived_on": "2025-11-01"}, uuid=case["uuid"])
    assert "当事人身份证明" in refused.value.what
    reason = {"archived_on": "2025-11-01", "archived_reason": "当事人外出，返乡后补交"}
    saved = store.save("mediation_case", reason, uuid=case["uuid"])
    assert saved.draft["archived_gaps"] == "当事人身份证明"
    rows = [*saved.draft["materials"], {"item": "identity", "sheets": 2}]
    saved = store.save("mediation_case", {"materials": rows}, uuid=case["uuid"])
    assert saved.draft["archived_gaps"] is None
    assert saved.draft["filing"] == "可归档"


def test_an_imported_archived_case_is_doubtful_not_bad(practice: Office, run: Run, tmp_path: Path) -> None:
    rows = (
        "案号,受理日期,调委会,纠纷类型,纠纷简要情况,当事人,调解结果,归档日期\n"
        "〔2023〕旧人调字第901号,2023-03-05,{},邻里纠纷,滴水纠纷,张三、李四,达成协议,2023-06-01\n"
    )
    committee = next(drafts(practice.store, ListQuery("committee")))["name"]
    file = tmp_path / "旧.csv"
    file.write_text(rows.format(committee), encoding="utf-8-sig")
    told = run("import", "mediation_case", file, "--apply", "--books", practice.book.path, "--json")
    assert told.data["rows"]["bad"] == 0, told.data["problems"]
    assert told.data["rows"]["doubtful"] == 1
    assert any("原因" in problem["todo"] for problem in told.data["problems"])
    assert told.data["applied"]


def test_a_changed_table_is_asked_of_every_case_but_not_of_volumes_put_away(practice: Office) -> None:
    store = practice.store
    archived = complete(practice)
    closed = next(
        one
        for one in drafts(store, ListQuery("mediation_case"))
        if one["state"] == "closed" and one["filing"] == "可归档"
    )
    set_rows(practice, lambda row: row | {"need": "必须"} if row["code"] == "evidence" else row)
    # 证据材料 has no occasion of its own: only an item of the office's own code is asked of every case.
    assert store.get("mediation_case", closed["uuid"])["filing"] == "可归档"  # type: ignore[index]
    set_rows(practice, lambda row: row | {"code": "photo"} if row["code"] == "evidence" else row)
    now = store.get("mediation_case", closed["uuid"])
    assert now is not None
    assert now["filing"] == "缺1项：证据材料"
    assert now["revision"] == closed["revision"], "nobody edited it"
    store.save("mediation_case", {"remarks": "电话已更正"}, uuid=archived["uuid"])
    put_away = store.get("mediation_case", archived["uuid"])
    assert put_away is not None
    assert put_away["archived_gaps"] is None
    changed = next(one for one in practice.rules.history() if one.name == "table/dossier_items")
    store.undo(changed.action_id)
    assert store.get("mediation_case", closed["uuid"])["filing"] == "可归档"  # type: ignore[index]


def test_an_item_asked_from_a_day_on_is_not_asked_of_earlier_cases(practice: Office) -> None:
    case = complete(practice)
    set_rows(
        practice,
        lambda row: (
            row | {"code": "photo", "need": "必须", "valid_from": "2026-01-01"}
            if row["code"] == "evidence"
            else row
        ),
    )
    assert filing(case, items_of(practice.pack)) == "可归档"
    assert filing({**case, "accepted_on": "2026-02-01"}, items_of(practice.pack)) == "缺1项：证据材料"
