"""Two versions of a list are compared, applied and taken back; the township's own columns go over."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from lawgov_desktop.documents.register_pdf import write_register_pdf
from lawgov_desktop.errors import UserError
from lawgov_desktop.office import Office
from lawgov_desktop.procedures.matters_apply import apply_versions
from lawgov_desktop.procedures.matters_as_at import matters_as_at
from lawgov_desktop.procedures.matters_decisions import say_going, say_pair
from lawgov_desktop.procedures.matters_table import comparison_table
from lawgov_desktop.procedures.matters_versions import (
    VersionsCompared,
    compare_versions,
    count_bridge,
    predecessor,
    version_named,
)
from lawgov_desktop.spreadsheets.register import write_register
from lawgov_desktop.storage.listing import ListQuery, count, drafts
from lawgov_desktop.storage.store import Stale
from tests.procedures.conftest import AddMatter, TwoVersions

OWN = ("own_office", "own_responsible", "handled", "trained", "remarks", "taken_over")


def renaming_confirmed(office: Office, versions: TwoVersions) -> VersionsCompared:
    pair = (versions.olds["丙"], versions.news["丙"])
    say_pair(office.store, versions.old, versions.new, pair, True)
    return compare_versions(office.store, versions.old, versions.new)


def test_an_answer_is_kept_with_the_book(office: Office, versions: TwoVersions) -> None:
    store = office.store
    first = compare_versions(store, versions.old, versions.new)
    [asked] = first.found.proposed
    pair = (asked.old["uuid"], asked.new["uuid"])
    assert pair == (versions.olds["丙"], versions.news["丙"])
    say_pair(store, versions.old, versions.new, pair, False)
    declined = compare_versions(store, versions.old, versions.new)
    assert not declined.found.proposed
    assert len(declined.found.removed) == 3
    say_pair(store, versions.old, versions.new, pair, True)
    assert len(compare_versions(store, versions.old, versions.new).found.renamed) == 1
    say_pair(store, versions.old, versions.new, pair, None)
    assert compare_versions(store, versions.old, versions.new).found == first.found


def test_the_bridge_counts_and_names_every_term(office: Office, versions: TwoVersions) -> None:
    say_going(office.store, versions.old, versions.new, versions.olds["戊"], "moved_out")
    compared = renaming_confirmed(office, versions)
    assert str(compared.bridge) == "旧版 5 + 新增 1 − 取消 1 − 划出 1 = 4"
    assert compared.bridge.holds
    added, cancelled, moved_out = compared.bridge.terms
    assert added.uuids == (versions.news["己"],)
    assert cancelled.uuids == (versions.olds["丁"],)
    assert moved_out.uuids == (versions.olds["戊"],)


def test_a_number_stated_otherwise_in_the_document_is_told(office: Office, versions: TwoVersions) -> None:
    office.store.save("matter_list", {"stated_count": 6}, uuid=versions.new)
    compared = renaming_confirmed(office, versions)
    assert not compared.bridge.holds
    assert compared.bridge.mismatch == "文件载明 6 项，台账里有 4 项"


def test_applying_marks_every_change_and_carries_what_the_township_wrote(
    office: Office, versions: TwoVersions
) -> None:
    store = office.store
    say_going(store, versions.old, versions.new, versions.olds["戊"], "moved_out")
    done = apply_versions(store, renaming_confirmed(office, versions))
    assert (done.added, done.removed, done.changed, done.renamed, done.same) == (1, 2, 1, 1, 1)
    assert done.carried == 3
    assert done.own_kept == ()
    for key, change in (("甲", None), ("乙", "changed"), ("丙", "renamed")):
        old, new = store.get("matter", versions.olds[key]), store.get("matter", versions.news[key])
        assert old is not None
        assert new is not None
        assert {name: new[name] for name in OWN} == {name: old[name] for name in OWN}
        assert (new["former"], new["change_kind"]) == (old["uuid"], change)
        assert new["changed_on"] == ("2025-03-01" if change else None)
        assert (new["valid_from"], old["valid_to"], old["change_kind"]) == ("2025-03-01", "2025-03-01", None)
    gone = store.get("matter", versions.olds["戊"])
    assert gone is not None
    assert (gone["change_kind"], gone["changed_on"], gone["state"]) == ("moved_out", "2025-03-01", "recalled")
    assert [(row["state"], row["since"]) for row in gone["statuses"]] == [("recalled", "2025-03-01")]
    cancelled = store.get("matter", versions.olds["丁"])
    assert cancelled is not None
    assert (cancelled["change_kind"], cancelled["valid_to"]) == ("cancelled", "2025-03-01")
    new_list, old_list = store.get("matter_list", versions.new), store.get("matter_list", versions.old)
    assert new_list is not None
    assert old_list is not None
    assert (new_list["succeeds"], old_list["ended_on"]) == (versions.old, "2025-03-01")
    assert count(store, ListQuery("matter", view="in_force")) == 4
    assert str(count_bridge(store, versions.new)) == "旧版 5 + 新增 1 − 取消 1 − 划出 1 = 4"
    assert count_bridge(store, versions.new).holds


def test_applying_again_changes_nothing_and_leaves_later_work(office: Office, versions: TwoVersions) -> None:
    store = office.store
    apply_versions(store, renaming_confirmed(office, versions))
    store.save("matter", {"own_responsible": "新责任人", "remarks": None}, uuid=versions.news["甲"])
    before = {one["uuid"]: one for one in drafts(store, ListQuery("matter"))}
    again = compare_versions(store, versions.old, versions.new)
    assert len(again.found.renamed) == 1
    assert apply_versions(store, again).carried == 0
    assert {one["uuid"]: one for one in drafts(store, ListQuery("matter"))} == before


def test_applying_is_one_action_that_is_taken_back(office: Office, versions: TwoVersions) -> None:
    store = office.store
    fields = (*store.kinds["matter"].fields, "statuses")

    def told() -> list[dict[str, object]]:
        return [
            {name: one[name] for name in fields} for one in drafts(store, ListQuery("matter", order="id"))
        ]

    before = told()
    done = apply_versions(store, renaming_confirmed(office, versions))
    assert told() != before
    assert store.undo(done.action_id).kept == ()
    assert told() == before


def test_the_township_wins_over_the_new_list_and_it_is_told(office: Office, versions: TwoVersions) -> None:
    store = office.store
    store.save("matter", {"own_office": "平安法治办", "remarks": "县里备注"}, uuid=versions.news["甲"])
    done = apply_versions(store, compare_versions(store, versions.old, versions.new))
    [kept] = done.own_kept
    assert (kept.field, kept.own, kept.listed) == ("own_office", "综合行政执法队", "平安法治办")
    new = store.get("matter", versions.news["甲"])
    assert new is not None
    assert new["own_office"] == "综合行政执法队"
    assert new["remarks"] == "本镇备注甲\n新版清单备注：县里备注"


def test_what_the_old_matter_lacks_empties_nothing(office: Office, versions: TwoVersions) -> None:
    store = office.store
    store.save("matter", dict.fromkeys(OWN), uuid=versions.olds["甲"])
    store.save("matter", {"own_office": "平安法治办", "remarks": "县里备注"}, uuid=versions.news["甲"])
    apply_versions(store, compare_versions(store, versions.old, versions.new))
    new = store.get("matter", versions.news["甲"])
    assert new is not None
    assert (new["own_office"], new["remarks"]) == ("平安法治办", "县里备注")


def test_statuses_and_an_open_review_go_over(office: Office, versions: TwoVersions) -> None:
    store = office.store
    rows = [{"state": "entrusted", "since": "2023-05-01"}, {"state": "taken", "since": "2024-01-01"}]
    review = {"review_state": "pending", "review_reason": "样例法修改", "review_asked_on": "2025-01-05"}
    store.save("matter", {"statuses": rows} | review, uuid=versions.olds["甲"])
    apply_versions(store, compare_versions(store, versions.old, versions.new))
    new = store.get("matter", versions.news["甲"])
    assert new is not None
    assert [(row["state"], row["since"]) for row in new["statuses"]] == [
        ("entrusted", "2023-05-01"),
        ("taken", "2024-01-01"),
    ]
    assert {name: new[name] for name in review} == review


def test_a_matter_typed_in_later_is_not_explained_by_the_bridge(
    office: Office, versions: TwoVersions, add_matter: AddMatter
) -> None:
    store = office.store
    apply_versions(store, renaming_confirmed(office, versions))
    stray = add_matter(versions.new, "对后来补登的行政处罚")
    bridge = count_bridge(store, versions.new)
    assert bridge.unexplained == (stray,)
    assert bridge.mismatch == "按变动应为 4 项，新版实有 5 项；1 项没有变动说明"
    store.delete("matter", stray)
    store.delete("matter", versions.news["甲"])
    assert count_bridge(store, versions.new).unexplained == (versions.olds["甲"],)


def test_an_answer_changed_after_applying_takes_the_marks_back(office: Office, versions: TwoVersions) -> None:
    store = office.store
    say_going(store, versions.old, versions.new, versions.olds["丙"], "recalled")
    apply_versions(store, compare_versions(store, versions.old, versions.new))  # nobody answered: 丙 is gone
    gone = store.get("matter", versions.olds["丙"])
    assert gone is not None
    assert gone["change_kind"] == "recalled"
    apply_versions(store, renaming_confirmed(office, versions))
    stays, new = store.get("matter", versions.olds["丙"]), store.get("matter", versions.news["丙"])
    assert stays is not None
    assert new is not None
    assert (stays["change_kind"], stays["statuses"], new["change_kind"]) == (None, [], "renamed")
    assert new["former"] == stays["uuid"]
    assert count_bridge(store, versions.new).holds


def test_a_matter_changed_meanwhile_stops_all_of_it(office: Office, versions: TwoVersions) -> None:
    compared = compare_versions(office.store, versions.old, versions.new)
    office.store.save("matter", {"handled": "99"}, uuid=versions.olds["丁"])
    with pytest.raises(Stale):
        apply_versions(office.store, compared)
    new = office.store.get("matter_list", versions.new)
    assert new is not None
    assert new["succeeds"] is None


def test_versions_the_wrong_way_round_are_refused(office: Office, versions: TwoVersions) -> None:
    turned = compare_versions(office.store, versions.new, versions.old)
    with pytest.raises(UserError, match="选反"):
        apply_versions(office.store, turned)
    with pytest.raises(UserError, match="同一个"):
        compare_versions(office.store, versions.old, versions.old)
    office.store.save("matter_list", {"effective_on": None}, uuid=versions.new)
    with pytest.raises(UserError, match="生效日期"):
        apply_versions(office.store, compare_versions(office.store, versions.old, versions.new))


def test_the_version_before_is_found(office: Office, versions: TwoVersions) -> None:
    assert predecessor(office.store, versions.new) == versions.old
    assert predecessor(office.store, versions.old) is None
    office.store.save("matter_list", {"kind": None}, uuid=versions.new)  # as an import leaves it
    assert predecessor(office.store, versions.new) == versions.old
    office.store.save("matter_list", {"kind": "empowered"}, uuid=versions.new)
    assert predecessor(office.store, versions.new) is None
    assert version_named(office.store, "2025年版") == versions.new
    with pytest.raises(UserError, match="有几个"):
        version_named(office.store, "承接事项清单")


@pytest.mark.parametrize("applied", [False, True])
def test_any_day_has_its_own_list(office: Office, versions: TwoVersions, applied: bool) -> None:
    """The dates of the versions alone tell it; so do the marks once they are written."""
    store = office.store
    if applied:
        apply_versions(store, renaming_confirmed(office, versions))
    else:
        store.save("matter_list", {"succeeds": versions.old}, uuid=versions.new)
    for day, total in (
        (date(2023, 4, 30), 0),
        (date(2023, 5, 1), 5),
        (date(2025, 2, 28), 5),
        (date(2025, 3, 1), 4),
        (date(2030, 1, 1), 4),
    ):
        assert matters_as_at(store, day).total == total, day
        assert matters_as_at(store, day, "devolved").total == total
        assert matters_as_at(store, day, "empowered").total == 0
    assert count(store, ListQuery("matter", view="in_force")) == 4


def test_a_day_counts_by_the_categories_of_the_new_lists(office: Office, versions: TwoVersions) -> None:
    store = office.store
    rows = [{"state": "entrusted", "since": "2023-05-01"}, {"state": "recalled", "since": "2024-02-01"}]
    store.save("matter", {"statuses": rows}, uuid=versions.olds["丁"])

    def counted(day: date) -> dict[str, int]:
        return {word: len(uuids) for word, uuids in matters_as_at(store, day).categories}

    assert counted(date(2023, 6, 1)) == {"基本履职": 4, "配合履职": 1}
    assert counted(date(2024, 6, 1)) == {"基本履职": 4, "上级收回": 1}
    [(taken,)] = store.book.rows("SELECT uuid FROM code_entry WHERE list_key='matter_state' AND code='taken'")
    store.save("code_entry", {"stat_line": "本镇基本履职"}, uuid=taken)
    assert counted(date(2024, 6, 1)) == {"本镇基本履职": 4, "上级收回": 1}


def test_the_table_of_changes_is_written_for_excel_and_paper(
    office: Office, versions: TwoVersions, tmp_path: Path
) -> None:
    compared = renaming_confirmed(office, versions)
    table = comparison_table(compared, office.store.names, office="样例镇司法所")
    write_register(table, tmp_path / "t.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "t.xlsx").active
    assert sheet is not None
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=5, max_row=9)]
    assert [row[1] for row in rows] == ["新增", "取消", "取消", "更名", "调整"]
    assert rows[3][3] == "对农村自建房未按图纸施工的行政处罚"
    assert rows[3][5] == "对农村自建住房未按照图纸施工的行政处罚"
    assert rows[4][7] == "设定依据：《中华人民共和国样例法》第三条 → 《样例条例》第九条"
    notes = str(sheet.cell(row=10, column=1).value)
    assert "旧版 5 + 新增 1 − 取消 2 = 4；其中更名 1，调整 1，不变 1" in notes
    # One table for both: nothing is used up by the first writer.
    assert write_register_pdf(table, tmp_path / "t.pdf", office.fonts()).pages == 1
