"""The tools of the drawer 法治建设：决策、文件和公开."""

from __future__ import annotations

from datetime import date
from typing import Final

from lawgov_desktop.procedures import governance_decisions as decisions
from lawgov_desktop.procedures import governance_disclosure as disclosure
from lawgov_desktop.procedures.governance_decisions import DecisionSteps, ExpiringDocument
from lawgov_desktop.procedures.governance_disclosure import OUTCOME_WORDS, Counted, OnTime, Outcome
from lawgov_desktop.records.dates import show_date
from lawgov_desktop.records.labelled import Names
from lawgov_desktop.records.numbers import show_money
from lawgov_desktop.registers.governance.decision_steps import STEPS
from ui.colours import ACCENT, AMBER, FAINT, GREEN, RED, Tone
from ui.tools.told_table import Told, ToldDialog, ToldRow
from ui.tools.tool import Tool, ToolDesk

_NONE: Final = ("", FAINT)
_OF_STATES: Final = {
    "已完成": ("ok", GREEN),
    "进行中": ("clock", ACCENT),
    "不需要": ("ok", FAINT),
    "未开始": ("incomplete", FAINT),
    "缺少": ("refused", RED),
}
_OF_OUTCOMES: Final[dict[Outcome, tuple[str, Tone]]] = {
    "in_time": ("ok", GREEN),
    "late": ("refused", RED),
    "open": ("clock", ACCENT),
    "overdue": ("refused", RED),
    "not_running": ("incomplete", FAINT),
}


# --- 五步完成情况 ------------------------------------------------------------------------------------------


def steps_dialog(desk: ToolDesk) -> ToldDialog:
    """All decisions and their five steps."""

    def find(year: int) -> Told:
        every = decisions.steps_of_decisions(desk.office.store)
        lacking = sum(one.decided and bool(one.missing) for one in every)
        short = sum(bool(one.too_short) for one in every)
        said = f"共 {len(every)} 件；已决定而缺程序 {lacking} 件；时间不足 {short} 件。已终止的不在表内。"
        return Told(tuple(_steps_row(one) for one in every), (said,) if every else ())

    dialog = ToldDialog(
        "五步完成情况",
        ("决策事项", *(step.title for step in STEPS), "说明"),
        find,
        desk.icons,
        empty="还没有登记重大行政决策。",
        wide=(0, len(STEPS) + 1),
        size=(1120, 480),
        open_record=desk.open_record,
        parent=desk.window,
    )
    dialog.open()
    return dialog


def _steps_row(one: DecisionSteps) -> ToldRow:
    words = tuple(step.words(one.decided) for step in one.steps)
    titles = {step.key: step.title for step in STEPS}
    short = "、".join(titles[time.step] for time in one.too_short)
    lacking = f"缺{'、'.join(one.missing)}" if one.missing and one.decided else ""
    note = "；".join(part for part in (lacking, f"{short}时间不足" if short else "") if part)
    if lacking:
        look = ("refused", RED)
    elif short:
        look = ("warning", AMBER)
    elif one.missing:
        note, look = "程序进行中", _NONE
    else:
        note, look = "齐全", ("ok", GREEN)
    return ToldRow(
        (one.title, *words, note),
        (_NONE, *(_OF_STATES[word] for word in words), look),
        "decision",
        one.uuid,
        "\n".join(
            f"{step.step.title}：{step.words(one.decided)}{_span(step.since, step.until)}"
            for step in one.steps
        ),
    )


def _span(since: str, until: str) -> str:
    told = " 至 ".join(show_date(day) for day in dict.fromkeys((since, until)) if day)
    return f"，{told}" if told else ""


# --- 按时率 ------------------------------------------------------------------------------------------------


def requests_dialog(desk: ToolDesk) -> ToldDialog:
    """依申请公开按时率 of a year, with every request that was counted."""

    def find(year: int) -> Told:
        store = desk.office.store
        told = _on_time(desk, disclosure.requests_on_time(store, *_year(year)), "foi_request")
        results = disclosure.answers_by_result(store, *_year(year))
        if not results:
            return told
        said = f"本年答复 {sum(results.values())} 件：{_counts(store.names, 'foi_result', results, '件')}。"
        return Told(told.rows, (*told.sentences, said))

    dialog = ToldDialog(
        "依申请公开按时率",
        ("申请人", "收到日期", "答复期限", "答复日期", "延长（工作日）", "结果"),
        find,
        desk.icons,
        empty="这一年没有收到申请。",
        year=desk.office.store.today().year,
        open_record=desk.open_record,
        parent=desk.window,
    )
    dialog.open()
    return dialog


def items_dialog(desk: ToolDesk) -> ToldDialog:
    """主动公开按时率 of a year, and how many items each channel and category had."""

    def find(year: int) -> Told:
        store = desk.office.store
        told = _on_time(desk, disclosure.items_on_time(store, *_year(year)), "disclosure_item")
        found = disclosure.published(store, *_year(year))
        channels = _counts(store.names, "disclosure_channel", dict(found.by_channel))
        categories = _counts(store.names, "disclosure_category", dict(found.by_category))
        more = (
            f"本年公开 {found.items} 条。分渠道（可重复）：{channels}。分类别：{categories}。"
            if found.items
            else "本年没有公开的信息。"
        )
        return Told(told.rows, (*told.sentences, more))

    dialog = ToldDialog(
        "主动公开按时率和渠道",
        ("标题", "形成日期", "公开期限", "公开日期", "结果"),
        find,
        desk.icons,
        empty="这一年没有登记主动公开的信息。",
        year=desk.office.store.today().year,
        open_record=desk.open_record,
        parent=desk.window,
    )
    dialog.open()
    return dialog


def _on_time(desk: ToolDesk, found: OnTime, kind: str) -> Told:
    sentences = (found.formula + f"；按 {found.on} 的情况计算。",) if found.counted else ()
    return Told(tuple(_counted_row(one, kind) for one in found.counted), sentences)


def _counted_row(one: Counted, kind: str) -> ToldRow:
    of_request = kind == "foi_request"  # only answers can be extended, and only they wait for corrections
    cells = (
        one.title,
        show_date(one.started),
        one.due.isoformat() if one.due else "等待补正" if of_request else "",
        show_date(one.done_on),
        *((str(one.extended or ""),) if of_request else ()),
    )
    looks = (*(_NONE for _ in cells), _OF_OUTCOMES[one.outcome])
    return ToldRow((*cells, OUTCOME_WORDS[one.outcome]), looks, kind, one.uuid)


def _year(year: int) -> tuple[date, date]:
    return date(year, 1, 1), date(year, 12, 31)


def _counts(names: Names, list_key: str, counts: dict[str, int], unit: str = "条") -> str:
    ordered = sorted(counts.items(), key=lambda one: -one[1])
    return "、".join(
        f"{names.code_label(list_key, code) if code else '未填'} {number} {unit}" for code, number in ordered
    )


# --- 法律顾问、到期文件、未办结的诚信事项 ------------------------------------------------------------------


def opinions_dialog(desk: ToolDesk) -> ToldDialog:
    """Opinions per adviser of a year, and the share adopted."""

    def find(year: int) -> Told:
        store = desk.office.store
        every = decisions.opinions_of_year(store, year)
        rows = tuple(
            ToldRow(
                (
                    one.name or "未写明顾问",
                    str(one.given),
                    _counts(store.names, "adviser_work", dict(one.by_work)).replace(" 条", ""),
                    str(one.answered),
                    str(one.adopted),
                    "" if one.share is None else f"{one.share:.0%}",
                ),
                kind="legal_adviser",
                uuid=one.adviser,
            )
            for one in every
        )
        given, answered = sum(one.given for one in every), sum(one.answered for one in every)
        adopted = sum(one.adopted for one in every)
        said = (
            f"全年提出意见 {given} 条；已反馈 {answered} 条，其中采纳（含部分采纳、无修改意见）{adopted} 条。"
        )
        return Told(rows, (said,) if every else ())

    dialog = ToldDialog(
        "法律顾问意见统计",
        ("法律顾问", "意见数", "类别", "已反馈", "采纳", "采纳率"),
        find,
        desk.icons,
        empty="这一年没有登记法律顾问意见。",
        wide=(2,),
        year=desk.office.store.today().year,
        open_record=desk.open_record,
        parent=desk.window,
    )
    dialog.open()
    return dialog


def expiring_dialog(desk: ToolDesk) -> ToldDialog:
    """Documents in force that expire within the months the province pack names, or have expired."""
    months = desk.office.pack.number("normative_notice_months")

    def find(year: int) -> Told:
        store = desk.office.store
        every = decisions.documents_expiring(store, store.today(), months)
        said = "到期前应当评估：需要继续实施的重新公布，不需要的按期废止；已过期的不得再作依据。"
        return Told(tuple(_expiring_row(one) for one in every), (said,) if every else ())

    dialog = ToldDialog(
        f"{months} 个月内到期的规范性文件",
        ("文件名称", "文号", "有效期至", "期限从哪里来", "情况"),
        find,
        desk.icons,
        empty=f"没有 {months} 个月内到期的文件。",
        open_record=desk.open_record,
        parent=desk.window,
    )
    dialog.open()
    return dialog


def _expiring_row(one: ExpiringDocument) -> ToldRow:
    over = one.days < 0
    said = f"已过期 {-one.days} 天" if over else "今天到期" if not one.days else f"还剩 {one.days} 天"
    look = ("refused", RED) if over else ("clock", AMBER)
    source = "文件写明" if one.written else "按本地规定推算"
    cells = (one.title, one.number, one.expires.isoformat(), source, said)
    return ToldRow(cells, (_NONE,) * 4 + (look,), "normative_document", one.uuid)


def open_items_dialog(desk: ToolDesk) -> ToldDialog:
    """Debts, promises and judgments that are not settled yet."""

    def find(year: int) -> Told:
        store = desk.office.store
        every = decisions.open_integrity_items(store, store.today())
        rows = tuple(
            ToldRow(
                (
                    one.subject,
                    store.names.code_label("integrity_kind", one.kind) if one.kind else "",
                    one.party,
                    show_money(one.left) if one.left is not None else "",
                    one.due.isoformat() if one.due else "",
                    "已到期" if one.late else "未到期" if one.due else "没有期限",
                ),
                (_NONE,) * 5 + (("refused", RED) if one.late else ("clock", ACCENT) if one.due else _NONE,),
                "integrity_record",
                one.uuid,
            )
            for one in every
        )
        left = sum(one.left or 0 for one in every)
        late = sum(one.late for one in every)
        said = f"未办结 {len(every)} 件，其中已到期 {late} 件；未清偿 {show_money(left)} 元。"
        return Told(rows, (said,) if every else ())

    dialog = ToldDialog(
        "未办结的诚信事项",
        ("事项", "类型", "对象", "未清偿（元）", "期限", "情况"),
        find,
        desk.icons,
        empty="没有未办结的诚信事项。",
        open_record=desk.open_record,
        parent=desk.window,
    )
    dialog.open()
    return dialog


TOOLS: tuple[Tool, ...] = (
    Tool("decision", "五步完成情况", "ok", steps_dialog),
    Tool("normative_document", "快到期的文件", "clock", expiring_dialog),
    Tool("legal_adviser", "法律顾问意见统计", "person", opinions_dialog),
    Tool("adviser_opinion", "法律顾问意见统计", "person", opinions_dialog),
    Tool("disclosure_item", "主动公开按时率和渠道", "clock", items_dialog),
    Tool("foi_request", "依申请公开按时率", "clock", requests_dialog),
    Tool("integrity_record", "未办结的诚信事项", "incomplete", open_items_dialog),
)
