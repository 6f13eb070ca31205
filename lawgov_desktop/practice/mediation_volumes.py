"""Scans for volumes of the practice book: drawn by this program, with invented names, marked as practice."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from PIL import Image, ImageDraw, ImageFont

from lawgov_desktop.documents.document import Document, Field, FieldLine, Paragraph, SignatureBlock, Title
from lawgov_desktop.documents.pdf import render_pdf
from lawgov_desktop.office import Office
from lawgov_desktop.practice.people import RARE_NAMES
from lawgov_desktop.practice.year import PracticeYear
from lawgov_desktop.records.dates import date_in_words
from lawgov_desktop.records.record_type import Draft

_CASES: Final = 2
_INK: Final = (40, 40, 60)
_SEAL: Final = (196, 30, 30)
_MARK: Final = "练习用，内容是编的"


def write(year: PracticeYear, office: Office) -> None:
    """Give two archived cases scans, and the administrative ones what their folders hold."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        drawn = _Drawn(office, Path(folder))
        for case in _chosen(year):
            year.batch.save("mediation_case", {"materials": drawn.materials(case)}, uuid=case["uuid"])
    write_reviews(year)
    for place, uuid in enumerate(year.records["admin_mediation_case"]):
        known = year.batch.store.get("admin_mediation_case", uuid)
        if known is not None and known.get("result") not in (None, "ongoing") and place % 4 != 3:
            changes: Draft = {
                "acceptance_opinion": "属于本镇职责范围，双方同意调解，建议立案。",
                "materials": [{"item": "identity", "title": "当事人身份证复印件", "sheets": 2}],
            }
            if known.get("amount"):
                changes["materials"].append({"item": "performance", "title": "收条", "sheets": 1})
            year.batch.save("admin_mediation_case", changes, uuid=uuid)


_ROUND: Final = ((4, 1), (4, 15), 7)
"""The day of the practice year's review, the day corrections are due, and how many volumes are looked at."""
_FOUND: Final = (
    ("record_thin", "调解记录", "只有一句话，没有双方的陈述"),
    ("no_signature", "回访记录", "回访人没有签名"),
    ("page_order", "卷内目录", "目录页号与卷内不符"),
    ("record_thin", "调解记录", "没有写调解意见"),
    ("no_seal", "协议书", "没有加盖调委会印章"),
)


def write_reviews(year: PracticeYear) -> None:
    """The office looks at some of last year's and this year's closed volumes in spring."""
    reviewed, due = year.day(*_ROUND[0]), year.workday(year.day(*_ROUND[1]))
    if not year.past(reviewed):
        return
    found = [year.batch.store.get("mediation_case", uuid) for uuid in year.records["mediation_case"]]
    closed = [one for one in found if one and (one.get("closed_on") or "9") < reviewed.isoformat()]
    rows = year.batch.store.names.local.table("review_aspects") if year.batch.store.names.local else ()
    for place, case in enumerate(closed[: _ROUND[2]]):
        faults = [
            {"kind": kind, "paper": paper, "text": text}
            for number, (kind, paper, text) in enumerate(_FOUND)
            if (number + place) % 3 == 0
        ][: place % 3]
        scores = [
            {
                "aspect": row["aspect"],
                "full": row["full"],
                "score": int(str(row["full"])) - (place + number) % 4,
            }
            for number, row in enumerate(rows)
        ]
        draft: Draft = {
            "mediation_case": case["uuid"],
            "committee": case["committee"],
            "reviewed_on": reviewed.isoformat(),
            "reviewer": ";李明远;",
            "round": f"{year.year}年春季",
            "scores": scores,
            "faults": faults,
            "opinion": "卷宗基本齐全。" if faults else "卷宗齐全、规范。",
        }
        if faults:
            draft |= {"correction_asked": 1, "correction_due": due.isoformat()}
            if place % 2 and year.past(due):
                draft |= {"corrected_on": due.isoformat(), "correction": "已补正。"}
        year.save("file_review", draft)


def _chosen(year: PracticeYear) -> list[Draft]:
    """Two archived cases with a written agreement about money; rare names first."""
    found = [year.batch.store.get("mediation_case", uuid) for uuid in year.records["mediation_case"]]
    fitting = [
        case
        for case in found
        if case
        and case["state"] == "archived"
        and case["agreement_form"] == "written"
        and case.get("amount")
        and not case.get("archived_gaps")
        and all(party.get("party_kind") == "person" for party in case["parties"])
    ]
    fitting.sort(key=lambda case: not any(party["name"] in RARE_NAMES for party in case["parties"]))
    return fitting[:_CASES]


class _Drawn:
    """Draws and keeps the files; everything on them is invented."""

    def __init__(self, office: Office, folder: Path) -> None:
        self._office, self._folder = office, folder
        fonts = office.resources / "fonts"
        self._serif = str(fonts / "NotoSerifSC_400Regular.ttf")
        self._hand = str(fonts / "LXGWWenKai-Regular.ttf")

    def materials(self, case: Draft) -> list[dict[str, Any]]:
        first, second = (party["name"] for party in case["parties"][:2])
        cards = [self._card(place, party) for place, party in enumerate(case["parties"], start=1)]
        return [
            {"item": "identity", "title": "当事人身份证复印件", "files": self._kept(cards)},
            {"item": "evidence", "title": "现场勘查说明", "files": self._kept([self._report(case)])},
            {
                "item": "agreement",
                "title": "人民调解协议书（签名件）",
                "files": self._kept([self._signed(case)]),
                "instead": 1,
            },
            {
                "item": "performance",
                "title": "收条",
                "files": self._kept([self._receipt(case, first, second)]),
            },
            {"item": "other", "title": "村民小组证明", "sheets": 2},
        ]

    def _kept(self, files: Sequence[Path]) -> str:
        return json.dumps([self._office.attachments.add(file) for file in files], ensure_ascii=False)

    def _font(self, size: int, *, hand: bool = False) -> ImageFont.FreeTypeFont:
        return ImageFont.truetype(self._hand if hand else self._serif, size)

    def _card(self, place: int, party: Draft) -> Path:
        """A copy of an ID card as a scanner gives it: 300 dots per inch, on a sheet wider than high."""
        picture = Image.new("RGB", (1240, 800), (250, 250, 246))
        draw = ImageDraw.Draw(picture)
        draw.rounded_rectangle((60, 60, 1180, 740), 40, outline=_INK, width=4)
        draw.text((110, 100), f"姓名　{party['name']}", font=self._font(48), fill=_INK)
        draw.text((110, 190), "性别　　　　民族", font=self._font(40), fill=_INK)
        draw.text((110, 300), f"住址　{party.get('address') or ''}"[:24], font=self._font(36), fill=_INK)
        draw.text((110, 640), "公民身份号码　（练习，不填号码）", font=self._font(36), fill=_INK)
        draw.rectangle((840, 140, 1110, 500), outline=_INK, width=3)
        draw.text((905, 290), "照片", font=self._font(60), fill=(150, 150, 160))
        draw.text((420, 560), _MARK, font=self._font(36), fill=_SEAL)
        file = self._folder / f"身份证复印件{place}.png"
        picture.save(file, dpi=(300, 300))
        return file

    def _signed(self, case: Draft) -> Path:
        """A page as a telephone photographs it: the agreement with signatures by hand and a round seal."""
        picture = Image.new("RGB", (1654, 2339), (247, 245, 238))
        draw = ImageDraw.Draw(picture)
        draw.text((500, 170), "人民调解协议书", font=self._font(90), fill=_INK)
        draw.text((150, 320), f"编号：{case.get('agreement_number') or ''}", font=self._font(44), fill=_INK)
        top = 430
        text = "\n".join(("纠纷主要事实、争议事项：", case.get("facts") or "", "经调解，自愿达成如下协议：",
                          case.get("terms") or ""))  # fmt: skip
        for line in _folded(text, 28):
            draw.text((150, top), line, font=self._font(46), fill=_INK)
            top += 84
        top = max(top + 80, 1500)
        for party in case["parties"]:
            draw.text((700, top), "当事人（签名）：", font=self._font(46), fill=_INK)
            draw.text((1080, top - 20), party["name"], font=self._font(78, hand=True), fill=(20, 20, 120))
            top += 130
        draw.ellipse((1020, 1850, 1380, 2210), outline=_SEAL, width=10)
        draw.text((1090, 1930), "练　习\n调委会章", font=self._font(60), fill=_SEAL, spacing=20)
        when = date_in_words(case.get("agreement_on")) or ""
        draw.text((900, 2120), when, font=self._font(46), fill=_INK)
        draw.text((150, 2240), _MARK, font=self._font(36), fill=_SEAL)
        file = self._folder / "协议书签名件.jpg"
        picture.save(file, quality=85)
        return file

    def _receipt(self, case: Draft, first: str, second: str) -> Path:
        """A slip photographed across."""
        picture = Image.new("RGB", (1600, 900), (252, 250, 240))
        draw = ImageDraw.Draw(picture)
        draw.text((700, 80), "收　条", font=self._font(80, hand=True), fill=_INK)
        amount = f"{case['amount'] / 100:,.2f}"
        text = f"今收到{second}依调解协议支付的款项，\n人民币{amount}元。"
        top = 240
        for line in _folded(f"　　{text}", 22):
            draw.text((140, top), line, font=self._font(62, hand=True), fill=_INK)
            top += 110
        draw.text((950, 600), f"收款人：{first}", font=self._font(62, hand=True), fill=(20, 20, 120))
        when = date_in_words(case.get("performed_on")) or ""
        draw.text((950, 710), when, font=self._font(56, hand=True), fill=_INK)
        draw.text((140, 810), _MARK, font=self._font(36), fill=_SEAL)
        file = self._folder / "收条.jpg"
        picture.save(file, quality=85)
        return file

    def _report(self, case: Draft) -> Path:
        """Two pages of PDF, as an office writes them."""
        line = "经双方当事人到场指认，村干部在场，现场情况与双方陈述基本一致，已拍照并绘制示意图备查。"
        paper = Document(
            "现场勘查说明",
            (
                Title("现场勘查说明"),
                FieldLine((Field("案　　号：", case.get("number")),)),
                FieldLine((Field("勘查日期：", date_in_words(case.get("accepted_on"))),)),
                *(Paragraph(f"{place}．{line}") for place in range(1, 22)),
                SignatureBlock(("勘查人（签名）：", "在场人（签名）：")),
                Paragraph(_MARK, align="center"),
            ),
        )
        return render_pdf(paper, self._folder / "现场勘查说明.pdf", self._office.fonts()).path


def _folded(text: str, characters: int) -> list[str]:
    return [
        line[start : start + characters]
        for line in text.split("\n")
        for start in range(0, max(len(line), 1), characters)
    ]
