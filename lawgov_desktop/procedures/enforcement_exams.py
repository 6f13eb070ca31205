"""Who must sit this year's examination: cards held long enough on a chosen day, with reasons (T03)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from lawgov_desktop.documents.register_table import RegisterColumn, RegisterTable
from lawgov_desktop.errors import UserError
from lawgov_desktop.procedures.enforcement_staff import (
    Staff,
    card_gone,
    held_words,
    read_staff,
)
from lawgov_desktop.records import dates
from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.registers.enforcement.enrolment import exam_day, passed_on, rows_of
from lawgov_desktop.registers.terms import in_force
from lawgov_desktop.storage.store import Store

Answer = Literal["sits", "exempt", "unclear"]

_GONE = {"cancelled": "注销", "recalled": "收回"}


@dataclass(frozen=True, slots=True)
class Examinee:
    """One officer and the answer: sits the examination, does not, or cannot be told; ``why`` in Chinese."""

    uuid: str
    name: str
    unit: str
    post: str
    id_no: str
    phone: str
    certificate_no: str
    certificate_type: str
    issued_on: str
    valid_to: str
    answer: Answer
    why: str
    done: str = ""
    """What has been done about it this year: 已编入…, 已考试合格."""


@dataclass(frozen=True, slots=True)
class ExamList:
    """Everybody on the roster or lately off it, parted by the answer; each part by name."""

    day: date
    years: int
    sits: tuple[Examinee, ...]
    exempt: tuple[Examinee, ...]
    unclear: tuple[Examinee, ...]


@dataclass(frozen=True, slots=True)
class Enrolled:
    """What enrolling did; ``action_id`` takes it back, and is "" when nobody was added."""

    action_id: str
    training_class: str
    added: tuple[str, ...]
    already: tuple[str, ...]


def exam_list(store: Store, day: date, years: int) -> ExamList:
    """Who has held the card for at least ``years`` on ``day`` and must sit the examination of that year.

    Cancelled, recalled and expired cards and people off the roster are left out, and so is who passed such an
    examination with this card in an earlier year. Whoever passed in the year itself stays on the list as
    done. ``years`` is a local setting (pack number retraining_years; domain §4.1: no text was found).
    """
    staff = read_staff(store)
    found = [_judged(store, staff, officer, day, years) for officer in staff.officers]

    def those(answer: Answer) -> tuple[Examinee, ...]:
        return tuple(one for one in found if one.answer == answer)

    return ExamList(day, years, those("sits"), those("exempt"), those("unclear"))


def _judged(store: Store, staff: Staff, officer: Draft, day: date, years: int) -> Examinee:
    card = staff.card_on(officer["uuid"], day)
    answer, why = _answer(store, staff, officer, card, day, years)
    done = _done(staff, officer["uuid"], day.year) if answer == "sits" else ""
    card = card or {}
    kind = card.get("kind")
    return Examinee(
        uuid=officer["uuid"],
        name=officer["name"],
        unit=officer.get("unit") or "",
        post=officer.get("post") or "",
        id_no=officer.get("id_no") or "",
        phone=officer.get("phone") or "",
        certificate_no=card.get("number") or "",
        certificate_type=store.names.code_label("certificate_type", kind) if kind else "",
        issued_on=card.get("issued_on") or "",
        valid_to=card.get("valid_to") or "",
        answer=answer,
        why=why,
        done=done,
    )


def _answer(
    store: Store, staff: Staff, officer: Draft, card: Draft | None, day: date, years: int
) -> tuple[Answer, str]:
    left = officer.get("valid_to")
    if not in_force(officer, day):
        if left and (dates.first_day(left) or day) <= day:
            reason = officer.get("left_by")
            told = f"（{store.names.code_label('roster_leaving', reason)}）" if reason else ""
            return "exempt", f"已于 {dates.show_date(left)} 离册{told}"
        return "exempt", f"{dates.show_date(officer['valid_from'])} 才入册"
    if card is None:
        return "exempt", "没有执法证件"
    gone = card_gone(card, day)
    if gone:
        return "exempt", f"证件已{_GONE[gone]}"
    issued = dates.last_day(card.get("issued_on"))
    if issued is None:
        return "unclear", "没有登记发证日期，算不出持证年限，请补填"
    if issued > day:
        return "exempt", f"{issued.isoformat()} 才发证"
    until = staff.good_until.get(card["uuid"])
    if until is not None and until < day:
        return "exempt", f"证件已于 {until.isoformat()} 到期"
    full = dates.months_on(issued, 12 * years)
    held = f"{issued.isoformat()} 发证，持证 {held_words(issued, day)}"
    if full > day:
        return "exempt", f"{held}，到 {full.isoformat()} 满 {years} 年"
    passed = _passed_with(staff, officer["uuid"], issued)
    before = [one for one in passed if one < f"{day.year}"]
    if before:
        return "exempt", f"{held}，已于 {before[-1]} 再培训考试合格"
    return "sits", f"{held}，已满 {years} 年"


def _passed_with(staff: Staff, officer: str, issued: date) -> list[str]:
    """The days on which the officer passed as 持证满四年 since the card was issued, in order."""
    days = [
        passed_on(row, exam_day(training))
        for training in staff.classes
        for row in rows_of(training, officer)
        if row.get("category") == "four_years"
    ]
    return sorted(found for found in days if found and found > issued.isoformat())


def _done(staff: Staff, officer: str, year: int) -> str:
    told = ""
    for training in staff.classes:
        if dates.year_of(training.get("start_on") or training.get("exam_on")) != year:
            continue
        for row in rows_of(training, officer):
            if row.get("category") != "four_years":
                continue
            passed = passed_on(row, exam_day(training))
            if passed:
                return f"{passed} 考试合格"
            told = f"已编入“{training['name']}”"
            if row.get("resit_result") or row.get("result") in ("fail", "absent"):
                told += "，未合格，待补考"
    return told


_COLUMNS = (
    RegisterColumn("序号", "number", width_chars=3),
    RegisterColumn("姓名", "text", width_chars=5),
    RegisterColumn("单位（办所）", "text", width_chars=10),
    RegisterColumn("职务", "text", width_chars=7),
    RegisterColumn("身份证号", "id", width_chars=10),
    RegisterColumn("证件类型", "text", width_chars=8),
    RegisterColumn("证号", "id", width_chars=10),
    RegisterColumn("发证日期", "date"),
    RegisterColumn("联系电话", "id", width_chars=7),
    RegisterColumn("参训类别", "text", width_chars=6),
    RegisterColumn("备注", "text", width_chars=8),
)


def sign_up_sheet(
    people: Sequence[Examinee], found: ExamList, office_name: str, watermark: str = ""
) -> RegisterTable:
    """培训考试报名表 of these people, ready for a writer (spreadsheets.register, documents.register_pdf)."""
    rows = [
        (
            number,
            one.name,
            one.unit or None,
            one.post or None,
            one.id_no or None,
            one.certificate_type or None,
            one.certificate_no or None,
            one.issued_on or None,
            one.phone or None,
            f"持证满{years_in_words(found.years)}年",
            one.done or None,
        )
        for number, one in enumerate(people, start=1)
    ]
    return RegisterTable(
        title=f"{office_name}{found.day.year}年行政执法人员公共法律知识培训考试报名表",
        columns=_COLUMNS,
        rows=rows,
        row_count=len(rows),
        subtitle_left=f"报名单位：{office_name}" if office_name else "",
        subtitle_middle=f"统计截止：{found.day.isoformat()}",
        subtitle_right=f"共 {len(rows)} 人",
        notes=f"注：截至 {found.day.isoformat()} 持证满 {found.years} 年、证件有效且在册的执法人员；"
        "持证年限为本地设置。",
        watermark=watermark,
    )


def years_in_words(years: int) -> str:
    """四 of 4, as the category of a class is called (持证满四年)."""
    return "零一二三四五六七八九十"[years] if 0 <= years <= 10 else str(years)


def enrol(
    store: Store,
    officers: Iterable[str],
    *,
    training_class: str | None = None,
    new_class: Mapping[str, Any] | None = None,
    category: str = "four_years",
) -> Enrolled:
    """Put officers into a class, or into a new one made of ``new_class``, in one action.

    Who is in it already stays as he is. Raises UserError when the class is gone, Refused when the new one
    lacks its name.
    """
    staff = {officer["uuid"]: officer for officer in read_staff(store).officers}
    chosen = list(dict.fromkeys(officers))
    known = _class(store, training_class) if training_class else dict(new_class or {})
    rows = list(known.get("enrolments") or [])
    there = {row.get("officer") for row in rows}
    added = [uuid for uuid in chosen if uuid in staff and uuid not in there]
    already = tuple(uuid for uuid in chosen if uuid in there)
    if not added and training_class:
        return Enrolled("", training_class, (), already)
    rows += [_place(staff[uuid], category) for uuid in added]
    with store.writing(f"编入培训班（{len(added)} 人）") as batch:
        saved = batch.save(
            "training_class",
            {"enrolments": rows} if training_class else {**known, "enrolments": rows},
            uuid=training_class,
            expect_revision=known.get("revision") if training_class else None,
        )
    return Enrolled(batch.action_id, saved.uuid, tuple(added), already)


def _place(officer: Draft, category: str) -> Draft:
    return {
        "officer": officer["uuid"],
        "name": officer["name"],
        "unit": officer.get("unit"),
        "certificate_no": officer.get("certificate_no"),
        "category": category,
    }


def _class(store: Store, uuid: str) -> Draft:
    found = store.get("training_class", uuid)
    if found is None or found.get("deleted_at"):
        raise UserError(
            "没有找到这个培训班。", data_safe="台账没有改动。", todo="它可能刚被删除，请另选一个班。"
        )
    return found
