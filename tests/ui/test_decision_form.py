"""The form of a major decision: the path of its five steps says where it stands while one types."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pytestqt.qtbot import QtBot

from lawgov_desktop.office import Office
from lawgov_desktop.registers.governance.decision import DECISION
from ui.forms.decision_sheet import DecisionSheet
from ui.forms.record_form import RecordForm
from ui.main_window import MainWindow


def whole(**changed: Any) -> dict[str, Any]:
    assert DECISION.sample
    return DECISION.sample(lambda kind: None) | changed


def opened(window: MainWindow, office: Office, **changed: Any) -> tuple[RecordForm, DecisionSheet]:
    form = window.forms.open_record("decision", office.store.save("decision", whole(**changed)).uuid)
    assert form is not None
    assert isinstance(form.sheet, DecisionSheet)
    return form, form.sheet


def states(sheet: DecisionSheet) -> list[str]:
    return [card.state.text() for card in sheet.path.cards.values()]


def test_a_whole_decision_shows_five_steps_done(window: MainWindow, office: Office, qtbot: QtBot) -> None:
    _, sheet = opened(window, office)
    assert states(sheet) == ["已完成"] * 5
    assert sheet.path.said.text() == "五个程序都已完成或写明不需要的理由。"
    comment = sheet.path.cards["comment"]
    assert comment.days.text() == "2024-04-01 至 2024-05-06"
    assert "2024-05-01" in comment.time.text()


def test_deciding_with_steps_missing_is_told_by_name_at_once(
    window: MainWindow, office: Office, qtbot: QtBot
) -> None:
    form = window.forms.open_new("decision")
    sheet = form.sheet
    assert isinstance(sheet, DecisionSheet)
    assert states(sheet) == ["未开始"] * 5
    sheet.prefill("title", "样例镇集市搬迁")
    sheet.prefill("decided_on", "20250310")
    sheet.check()
    assert states(sheet) == ["缺少"] * 5
    said = "已经作出决定，还缺：公众参与、专家论证、风险评估、合法性审查、集体讨论。"
    assert sheet.path.said.text() == said
    form.save()
    assert form.uuid  # never a refusal


def test_the_earliest_end_comes_from_the_office_s_clocks(
    window: MainWindow, office: Office, qtbot: QtBot
) -> None:
    form = window.forms.open_new("decision")
    sheet = form.sheet
    assert isinstance(sheet, DecisionSheet)
    sheet.prefill("review_sent_on", "20250428")
    sheet.check()
    review = sheet.path.cards["review"]
    assert review.state.text() == "进行中"
    assert review.time.text() == "最早 2025-05-12 结束"
    assert "劳动节" in review.time.toolTip()
    sheet.prefill("review_on", "20250508")
    sheet.check()
    assert "时间不足：最早应到 2025-05-12" in review.time.text()
    form.changed = False


def test_a_waived_step_hides_its_empty_fields_and_shows_the_reason(
    window: MainWindow, office: Office, qtbot: QtBot
) -> None:
    _, sheet = opened(
        window, office, expert_needed=0, expert_waived="不涉及专业问题", expert_from=None, expert_on=None,
        expert_way=None, experts=3, expert_conclusion=None,
    )  # fmt: skip
    assert sheet.path.cards["expert"].state.text() == "不需要"
    assert sheet.path.cards["expert"].days.text() == "理由：不涉及专业问题"
    shown = {name: not field.isHidden() for name, field in sheet.fields.items()}
    assert not shown["expert_on"]
    assert shown["expert_waived"]
    assert shown["experts"]  # what is filled is never hidden
    assert not shown["risk_waived"]
    assert not shown["hearing_on"]


def test_evidence_is_counted_on_the_step_it_is_attached_to(
    window: MainWindow, office: Office, qtbot: QtBot, tmp_path: Path
) -> None:
    form, sheet = opened(window, office)
    paper = tmp_path / "审查意见书.txt"
    paper.write_text("同意", encoding="utf-8")
    editor: Any = sheet.fields["review_files"].editor
    editor.add_files([paper])
    sheet.check()
    assert "材料 1 件" in sheet.path.cards["review"].days.text()
    assert "材料" not in sheet.path.cards["risk"].days.text()
    form.save()
    assert not form.changed


def test_a_press_on_a_step_goes_to_its_fields(window: MainWindow, office: Office, qtbot: QtBot) -> None:
    _, sheet = opened(window, office)
    sheet.path.cards["discussion"].name.click()
    qtbot.waitUntil(lambda: sheet.fields["discussed_on"].editor.control().hasFocus())
    name = sheet.path.cards["discussion"].name.accessibleName()
    assert name.startswith("集体讨论，已完成，2024-06-07")


def test_the_path_fits_a_narrow_window(window: MainWindow, office: Office, qtbot: QtBot) -> None:
    form, sheet = opened(window, office)
    form.resize(520, 700)
    qtbot.waitUntil(lambda: sheet.path.width() <= sheet.viewport().width())
    cards = list(sheet.path.cards.values())
    qtbot.waitUntil(lambda: cards[4].geometry().top() > cards[0].geometry().bottom())
    assert all(card.geometry().right() <= sheet.path.width() for card in cards)


def test_a_minimum_time_is_never_told_as_overdue(window: MainWindow, office: Office, qtbot: QtBot) -> None:
    over = office.store.save("decision", {"title": "早已届满", "comment_from": "2025-01-02"}).uuid
    coming = office.store.save("decision", {"title": "快要届满", "comment_from": "2025-02-20"}).uuid
    page = window.open_register("decision")
    said = {page.model.uuid(row): page.model.text(row, 0) for row in range(page.model.rowCount())}
    assert said[coming] == "还须满 8 天 · 未完善"
    assert said[over] == "未完善"
