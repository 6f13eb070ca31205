"""The tools of the tab 年度报告: sign a report, and see what moved since."""

from __future__ import annotations

from PySide6.QtWidgets import QInputDialog

from lawgov_desktop.errors import UserError
from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.reporting.indicators import KIND as INDICATOR
from lawgov_desktop.reporting.rectifying import unregistered
from lawgov_desktop.reporting.report.answers import Answers, answers
from lawgov_desktop.reporting.report.sign_off import is_intact, moved_since, text_changed
from lawgov_desktop.reporting.report.writing import KIND, period_of, sign
from lawgov_desktop.reporting.submissions import KIND as SUBMISSION
from lawgov_desktop.reporting.submissions import told_twice
from ui.tools.told_table import Told, ToldDialog, ToldRow
from ui.tools.tool import Tool, ToolDesk
from ui.widgets.messages import tell


def _chosen(desk: ToolDesk) -> str | None:
    if len(desk.selected) == 1:
        return desk.selected[0]
    tell(UserError("没有选中一份报告。", todo="请先在列表里选中一份报告。"), desk.icons, desk.window)
    return None


def sign_selected(desk: ToolDesk) -> None:
    """Ask who signs, then freeze the numbers of the selected report."""
    uuid = _chosen(desk)
    if uuid is None:
        return
    signer, taken = QInputDialog.getText(desk.window, "签发报告", "签发人姓名：")
    if taken:
        sign_report(desk, uuid, signer.strip())


def sign_report(desk: ToolDesk, uuid: str, signer: str) -> None:
    """Count anew in the background, then sign; what does not agree is told and nothing is signed."""
    store = desk.office.store

    def counted(told: Answers) -> None:
        desk.jobs.write(
            "签发报告",
            lambda: sign(store, uuid, told, signer=signer, on=store.today()),
            lambda _: _signed(desk, uuid),
            failed,
        )

    def failed(error: BaseException) -> None:
        tell(error, desk.icons, desk.window)

    try:
        period = period_of(store.get(KIND, uuid) or {})
    except UserError as error:
        failed(error)
        return
    job = desk.jobs.start("统计报告里的数字", lambda progress: answers(store, period, progress), counted)
    job.failed.connect(failed)


def _signed(desk: ToolDesk, uuid: str) -> None:
    """It is signed; what the report itself calls wanting is to stand in the register of rectification."""
    store = desk.office.store
    report = store.get(KIND, uuid) or {}
    fresh = unregistered(store, report)
    if not fresh:
        desk.say("已签发，报告里的数字已经冻结；以后台账再改，会在这里说出来。", desk.undo)
        return
    desk.say(
        f"已签发，数字已经冻结。报告所列不足有 {len(fresh)} 条还没有登入整改台账。",
        lambda: show_shortcomings(desk, report),
        "登记…",
    )


def show_shortcomings(desk: ToolDesk, report: Draft) -> object:
    """The shortcomings of a report beside the register of rectification."""
    from ui.reporting.rectifying_dialog import RectifyingDialog

    dialog = RectifyingDialog(desk, report)
    dialog.show()
    return dialog


def open_shortcomings(desk: ToolDesk) -> object:
    """The same for the selected report."""
    uuid = _chosen(desk)
    report = desk.office.store.get(KIND, uuid) if uuid else None
    return show_shortcomings(desk, report) if report is not None else None


def show_moved(desk: ToolDesk) -> None:
    """What the registers say otherwise since the selected report was signed."""
    uuid = _chosen(desk)
    if uuid is None:
        return
    store = desk.office.store
    report = store.get(KIND, uuid) or {}
    frozen = report.get("frozen") or ""
    if not frozen or not report.get("signed_on"):
        tell(
            UserError("这份报告还没有签发。", todo="签发以后，程序才知道当时的数字。"),
            desk.icons,
            desk.window,
        )
        return

    def counted(told: Answers) -> None:
        moved = moved_since(frozen, told)
        said = [f"{report.get('title')}，{report.get('signed_on')} 签发。"]
        if not is_intact(frozen, report.get("frozen_hash") or ""):
            said.append("注意：签发时保存的数字被改动过，与校验码不符。")
        if text_changed(frozen, report.get("body") or ""):
            said.append("正文在签发以后改过。")
        rows = tuple(
            ToldRow((one.title, one.signed, one.now, f"多 {len(one.came)} 条，少 {len(one.went)} 条"))
            for one in moved
        )
        ToldDialog(
            "签发以后的变动",
            ("数字", "签发时", "现在", "背后的记录"),
            lambda year: Told(rows, tuple(said)),
            desk.icons,
            empty="数字与签发时完全一致。",
            parent=desk.window,
        ).show()

    period = period_of(report)
    job = desk.jobs.start("核对签发以后的变动", lambda progress: answers(store, period, progress), counted)
    job.failed.connect(lambda error: tell(error, desk.icons, desk.window))


def show_told_twice(desk: ToolDesk) -> None:
    """Numbers that were given twice otherwise for one span."""
    store = desk.office.store

    def find(year: int) -> Told:
        rows = tuple(
            ToldRow(
                (one.title, one.value, str(draft.get("given_to") or ""), str(draft.get("given_on") or ""),
                 one.before, one.given_to, one.given_on),
                kind=SUBMISSION, uuid=draft["uuid"],
            )
            for draft, one in told_twice(store)
        )  # fmt: skip
        return Told(rows, ("同一个数字、同一时段，两次报得不一样的列在这里；双击打开后一次的记录。",))

    ToldDialog(
        "前后报得不一样的数字",
        ("数字", "后来报", "报给", "日期", "以前报", "报给", "日期"),
        find,
        desk.icons,
        empty="没有前后报得不一样的数字。",
        open_record=desk.open_record,
        parent=desk.window,
    ).show()


def open_package(desk: ToolDesk) -> object:
    """报告成品 of the selected report."""
    from ui.reporting.report_package import ReportPackageDialog

    uuid = _chosen(desk)
    report = desk.office.store.get(KIND, uuid) if uuid else None
    if report is None:
        return None
    try:
        dialog = ReportPackageDialog(desk, report)
    except UserError as error:
        return tell(error, desk.icons, desk.window)
    dialog.show()
    return dialog


def open_sources(desk: ToolDesk) -> object:
    """Which numbers and registers prove the indicators of a year."""
    from ui.reporting.indicator_sources import IndicatorSourcesDialog

    dialog = IndicatorSourcesDialog(desk)
    dialog.show()
    return dialog


def open_evidence(desk: ToolDesk) -> object:
    """The evidence of a year by indicator."""
    from ui.reporting.indicator_evidence import IndicatorEvidenceDialog

    dialog = IndicatorEvidenceDialog(desk)
    dialog.show()
    return dialog


TOOLS: tuple[Tool, ...] = (
    Tool(SUBMISSION, "前后报得不一样的数字", "warning", show_told_twice),
    Tool(KIND, "签发选中的报告…", "ok", sign_selected),
    Tool(KIND, "签发以后的变动", "history", show_moved),
    Tool(KIND, "报告成品…", "export", open_package),
    Tool(KIND, "不足登入整改台账…", "add", open_shortcomings),
    Tool(INDICATOR, "佐证来源…", "search", open_sources),
    Tool(INDICATOR, "按指标整理佐证材料…", "export", open_evidence),
)
