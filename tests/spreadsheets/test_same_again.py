"""The same list again changes nothing, however it is laid out; another one changes what truly differs."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest

from lawgov_desktop.errors import UserError
from lawgov_desktop.office import Office
from lawgov_desktop.spreadsheets.apply import apply_plan
from lawgov_desktop.spreadsheets.plan import make_plan
from lawgov_desktop.spreadsheets.reading import read_workbook
from lawgov_desktop.storage.imports import find_import
from tests.spreadsheets.lists import CASE_HEAD, COMMITTEE, case_list, case_row, plan_of, written


def _taken_in(office: Office, path: Path, kind: str = "mediation_case") -> str:
    return apply_plan(plan_of(office, kind, path), office.store).import_id


def _undone(office: Office, import_id: str) -> Any:
    return office.store.undo(find_import(office.store, import_id).action_id)


def test_other_order_of_rows_and_columns_other_widths_and_headings_are_the_same_list(
    office: Office, tmp_path: Path
) -> None:
    _taken_in(office, case_list(tmp_path / "一.xlsx", [case_row(number) for number in range(1, 6)]))
    rows = [dict(zip(CASE_HEAD, case_row(number), strict=True)) for number in (3, 1, 5, 2, 4)]
    for row in rows:
        row["案号"] = row["案号"].replace("〔", "［").replace("〕", "］").replace("2025", "２０２５")
        row["纠纷简要情况"] = "因滴水 发生争执　"
        row["受理日期"] = row["受理日期"].replace(".", "-")
    order = [name for name in reversed(CASE_HEAD) if name != "序号"]
    other = {"案号": "案　号", "纠纷简要情况": "纠纷简要情况：", "受理日期": "受理 日期"}
    file = written(
        tmp_path / "二.xlsx",
        [[other.get(name, name) for name in order], *[[row[n] for n in order] for row in rows]],
    )
    plan = plan_of(office, "mediation_case", file)
    assert (plan.counts.same, plan.counts.changed, plan.counts.new, plan.missing) == (5, 0, 0, ())
    assert any("只差全角半角、空格或括号" in note for note in plan.notes)


@pytest.mark.parametrize(
    ("known", "told", "changes"),
    [
        ("2025-03-05", "2025年3月", []),
        ("2025-03-05", "2025", []),
        ("2025年3月", "2025-03-05", ["2025-03-05"]),
        ("2025-03-05", "2025年4月", ["2025年4月"]),
        ("2025-03-05", None, []),
        ("2025-03-05", "/", []),
    ],
)
def test_a_less_precise_day_that_agrees_never_overwrites(
    office: Office, tmp_path: Path, known: str, told: str | None, changes: list[str]
) -> None:
    _taken_in(office, case_list(tmp_path / "一.xlsx", [case_row(1, 受理日期=known)]))
    (row,) = plan_of(
        office, "mediation_case", case_list(tmp_path / "二.xlsx", [case_row(1, 受理日期=told)])
    ).rows
    assert [change.new for change in row.changes] == changes


def test_a_sign_for_nothing_does_not_overwrite_a_text_and_a_zero_is_a_number(
    office: Office, tmp_path: Path
) -> None:
    _taken_in(office, case_list(tmp_path / "一.xlsx", [case_row(1), case_row(2)]))
    rows = [case_row(1, 纠纷简要情况="/"), case_row(2, **{"涉及金额(万元)": 0})]
    plan = plan_of(office, "mediation_case", case_list(tmp_path / "二.xlsx", rows))
    assert [row.match for row in plan.rows] == ["same", "changed"]
    assert [change.new for change in plan.rows[1].changes] == ["0.00"]


def test_clearing_blanks_takes_only_what_is_blank(office: Office, tmp_path: Path) -> None:
    _taken_in(office, case_list(tmp_path / "一.xlsx", [case_row(1)]))
    row = case_row(1, 纠纷简要情况="/", **{"涉及金额(万元)": None})
    plan = plan_of(office, "mediation_case", case_list(tmp_path / "二.xlsx", [row]), blanks=True)
    assert [change.path for change in plan.rows[0].changes] == ["amount"]


def test_both_rows_that_claim_one_record_are_marked(office: Office, tmp_path: Path) -> None:
    _taken_in(office, case_list(tmp_path / "一.xlsx", [case_row(1)]))
    rows = [case_row(1, 纠纷简要情况="甲说"), case_row(1, 纠纷简要情况="乙说")]
    plan = plan_of(office, "mediation_case", case_list(tmp_path / "二.xlsx", rows))
    assert [row.match for row in plan.rows] == ["changed", "ambiguous"]
    assert ["第 5 行" in plan.rows[0].problems[-1].what, "第 4 行" in plan.rows[1].problems[-1].what] == [
        True,
        True,
    ]


def test_what_lies_in_the_recycle_bin_is_told_and_what_an_undo_took_back_is_not(
    office: Office, tmp_path: Path
) -> None:
    file = case_list(tmp_path / "一.xlsx", [case_row(1), case_row(2)])
    _taken_in(office, file)
    gone = office.store.names.find("mediation_case", "〔2025〕样调字第1号")[0]
    office.store.delete("mediation_case", gone)
    rows = plan_of(office, "mediation_case", file).rows
    assert [row.match for row in rows] == ["new", "same"]
    assert "回收站里有同一条" in rows[0].problems[-1].what
    other = case_list(tmp_path / "二.xlsx", [case_row(7)])
    _undone(office, _taken_in(office, other))
    (taken_back,) = plan_of(office, "mediation_case", other).rows
    assert (taken_back.match, taken_back.problems) == ("new", ())


def test_thousands_of_rows_with_one_key_are_told_apart_at_once(office: Office, tmp_path: Path) -> None:
    def people(street: str) -> Path:
        rows = [["张三", "13800138000", f"{street}{number}号"] for number in range(4_000)]
        return written(tmp_path / "人.xlsx", [["姓名", "联系电话", "住址"], *rows])

    _taken_in(office, people("东街"), "person")
    began = time.perf_counter()
    assert plan_of(office, "person", people("东街")).counts.same == 4_000
    others = plan_of(office, "person", people("西街"))
    assert others.counts.ambiguous == 4_000
    assert "4000 条都对得上" in others.rows[0].problems[-1].what
    assert others.missing == ()
    assert time.perf_counter() - began < 20  # each row looking at each record would take minutes


def test_a_file_changed_or_gone_since_it_was_checked_is_not_taken_in(office: Office, tmp_path: Path) -> None:
    file = case_list(tmp_path / "一.xlsx", [case_row(1)])
    plan = plan_of(office, "mediation_case", file)
    case_list(file, [case_row(2)])
    with pytest.raises(UserError, match="核对之后又改动过"):
        apply_plan(plan, office.store, attachments=office.attachments)
    file.unlink()
    with pytest.raises(UserError, match="读不到了"):
        apply_plan(plan, office.store, attachments=office.attachments)
    assert office.store.names.find("mediation_case", "〔2025〕样调字第1号") == []
    assert not office.attachments.folder.exists()


def test_a_list_stays_when_somebody_has_put_a_matter_into_it(office: Office, tmp_path: Path) -> None:
    file = written(
        tmp_path / "清单.xlsx",
        [["赋权事项清单甲"], ["事项名称", "事项类型"], ["事项一", "行政处罚"]],
        ["A1:B1"],
    )
    applied = apply_plan(plan_of(office, "matter", file), office.store)
    store = office.store
    typed = store.save("matter", {"list": applied.list_uuid, "name": "自己加的"}).uuid
    undone = _undone(office, applied.import_id)
    assert [(one.kind, one.why) for one in undone.kept] == [("matter_list", "别的记录还在用它")]
    known = store.get("matter_list", applied.list_uuid)
    assert known is not None
    assert known["deleted_at"] is None
    assert undone.reverted == 1
    assert store.get("matter", typed) is not None


def test_of_two_imports_the_first_can_be_taken_back_after_the_second(office: Office, tmp_path: Path) -> None:
    made = [
        _taken_in(office, case_list(tmp_path / f"{number}.xlsx", [case_row(1, 纠纷简要情况=text)]))
        for number, text in enumerate(("原来", "第一次", "第二次"))
    ]
    uuid = office.store.names.find("mediation_case", "〔2025〕样调字第1号")[0]

    def summary() -> Any:
        record = office.store.get("mediation_case", uuid)
        assert record is not None
        return record["summary"]

    blocked = _undone(office, made[1])
    assert (blocked.reverted, len(blocked.kept), summary()) == (0, 1, "第二次")
    assert _undone(office, made[2]).reverted == 1
    assert summary() == "第一次"
    assert _undone(office, made[1]).reverted == 1
    assert summary() == "原来"


def test_a_child_row_is_named_by_a_sensible_number(office: Office, tmp_path: Path) -> None:
    file = case_list(tmp_path / "一.xlsx", [case_row(1)])
    book = read_workbook(file)
    for number in (0, -1, 9_999):
        with pytest.raises(UserError, match="没有叫"):
            make_plan(
                office.kind("mediation_case"),
                book,
                store=office.store,
                mapping={"纠纷简要情况": f"parties.{number}.name"},
            )


def test_no_number_has_two_bearers_after_an_undo_and_its_undo(office: Office, tmp_path: Path) -> None:
    store = office.store
    committee = store.names.find("committee", COMMITTEE)[0]
    draft = {
        "committee": committee,
        "accepted_on": "2025-05-01",
        "dispute_type": "neighbour",
        "summary": "因滴水发生争执",
        "parties": [{"name": "陈示例"}, {"name": "周示例"}],
    }
    number = "〔2025〕样例村人调字第0001号"
    rows = [case_row(1, 案号=number), case_row(2)]
    undone = _undone(office, _taken_in(office, case_list(tmp_path / "一.xlsx", rows)))
    assert store.save("mediation_case", draft).draft["number"] == number
    again = store.undo(undone.action_id)
    assert (again.reverted, [one.title for one in again.kept]) == (1, [number])
    assert "编号" in again.kept[0].why
    assert len(store.names.find("mediation_case", number)) == 1
    assert store.save("mediation_case", draft).draft["number"].endswith("第0002号")
