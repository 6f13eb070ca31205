"""`bench-data KIND --rows N`: fills a book fast with invented records, for measuring speed."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import Final

from lawgov_desktop import paths
from lawgov_desktop.commands.answer import Answer, Asked, opened
from lawgov_desktop.errors import UserError
from lawgov_desktop.office import PRACTICE_KEY, Office
from lawgov_desktop.practice.people import NO_AREA, PHONES, TOWN, VILLAGES
from lawgov_desktop.progress import Progress
from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.storage.listing import ListQuery, count
from lawgov_desktop.storage.store import Incoming

AT_ONCE: Final = 20_000
"""Records written in one transaction: few enough to keep the log small."""

SPEED_BOOK: Final = "速度测试" + paths.BOOK_SUFFIX
"""Filled when no book is named."""

_DOING: Final = "正在填入虚构记录"
_SURNAMES: Final = "王李张刘陈杨赵黄周吴徐孙马胡朱郭何高林罗郑梁谢宋唐许韩冯邓曹"
_GIVEN: Final = (
    "建国志强明海军德顺永福长山文斌卫东春生保民立新秀英桂兰玉梅春花爱华红霞淑珍小燕凤仙翠萍香莲巧云美玲素琴"
)
_ACTS: Final = (
    "擅自占用道路", "违法建设", "随意倾倒垃圾", "损坏绿化", "未经许可经营", "擅自取水", "滥伐林木",
    "违规养殖", "噪声扰民", "侵占耕地",
)  # fmt: skip


def bench_data(asked: Asked) -> Answer:
    """Fill the named book, or one kept for speed alone; never the office's own records."""
    asked.books = asked.books or paths.data_folder() / SPEED_BOOK
    with opened(asked) as office:
        began = time.perf_counter()
        fill(office, asked.kind, asked.rows)
        seconds = time.perf_counter() - began
        total = count(office.store, ListQuery(asked.kind))
        book = Path(office.book.path)
    data = {"books": str(book.resolve()), "counts": {asked.kind: total}, "seconds": round(seconds, 2)}
    return Answer(data, [f"已填入 {asked.rows} 条，现有 {total} 条，用时 {seconds:.1f} 秒"])


def fill(office: Office, kind: str, rows: int, progress: Progress | None = None) -> None:
    """Add ``rows`` invented records of a register that knows how to be filled.

    Every record goes through the same writer as any other: it is indexed and in the history. Raises
    UserError for a book that holds real records, or a register without invented records.
    """
    if kind not in _DRAFTS:
        raise UserError(f"“{kind}”没有可用来量速度的虚构记录。", todo=f"可用的有：{'、'.join(_DRAFTS)}。")
    _only_invented(office)
    progress = progress or Progress()
    drafts = islice(_DRAFTS[kind](office, random.Random(rows)), rows)
    done = 0
    while some := list(islice(drafts, AT_ONCE)):
        with office.store.writing("填入虚构记录", "seed") as batch:
            batch.save_all(kind, _coming(some, progress, done, rows))
        done += len(some)


def _coming(drafts: list[Draft], progress: Progress, done: int, total: int) -> Iterator[Incoming]:
    for number, draft in enumerate(drafts, start=done + 1):
        progress.step(_DOING, number, total)
        yield Incoming(draft)


def _only_invented(office: Office) -> None:
    if office.practice:
        return
    if any(count(office.store, ListQuery(key)) for key in office.store.kinds if key != "code_entry"):
        raise UserError("这本台账里已经有正式记录，不能掺入虚构记录。", todo="请用 --books 指定一个新文件。")
    office.book.set_meta(PRACTICE_KEY, "1")
    office.practice = True


def _name(rng: random.Random) -> str:
    return rng.choice(_SURNAMES) + "".join(rng.choices(_GIVEN, k=rng.choice((1, 2, 2))))


def _matters(office: Office, rng: random.Random) -> Iterator[Draft]:
    with office.store.writing("虚构清单", "seed") as batch:
        version = batch.save(
            "matter_list", {"title": f"{TOWN}速度测试清单", "effective_on": "2025-01-01"}
        ).uuid
    types = ("penalty", "licence", "inspection", "service", "coercion")
    number = count(office.store, ListQuery("matter"))
    while True:
        number += 1
        village = rng.choice(VILLAGES)
        yield {
            "list": version,
            "position": number,
            "code": f"LX{number:08}",
            "name": f"对{village}村{rng.randint(1, 99)}组{rng.choice(_ACTS)}的行政处罚",
            "matter_type": rng.choice(types),
            "basis": f"《练习县管理办法》（虚构）第{rng.randint(1, 99)}条",
            "office": f"练习县{rng.choice('城水农林交')}管局",
            "own_office": rng.choice(("综合行政执法队", "农业服务中心", "规划建设办公室")),
            "own_responsible": _name(rng),
            "valid_from": (date(2020, 1, 1) + timedelta(days=rng.randrange(2000))).isoformat(),
        }


def _persons(office: Office, rng: random.Random) -> Iterator[Draft]:
    number = count(office.store, ListQuery("person"))
    while True:
        number += 1
        village = rng.choice(VILLAGES)
        yield {
            "name": _name(rng),
            "id_no": f"{NO_AREA}{1950 + number % 50}0101{number % 1000:03}X",
            "phone": f"{PHONES}{number % 10_000:04}",
            "village": f"{village}村",
            "address": f"{TOWN}{village}村{rng.randint(1, 9)}组{rng.randint(1, 200)}号",
        }


def _cases(office: Office, rng: random.Random) -> Iterator[Draft]:
    with office.store.writing("虚构调委会", "seed") as batch:
        committees = [
            batch.save(
                "committee", {"name": f"{TOWN}{v}村人民调解委员会", "kind": "village", "short_name": v}
            ).uuid
            for v in VILLAGES
        ]
    types = ("neighbour", "family", "land", "contract", "damages", "house")
    while True:
        day = date(2020, 1, 1) + timedelta(days=rng.randrange(2000))
        one, other, village = _name(rng), _name(rng), rng.choice(VILLAGES)
        yield {
            "accepted_on": day.isoformat(),
            "committee": rng.choice(committees),
            "dispute_type": rng.choice(types),
            "source": "applied",
            "summary": f"{one}与{other}在{village}村因{rng.choice(_ACTS)}发生纠纷",
            "parties": [{"name": one, "side": "applicant"}, {"name": other, "side": "respondent"}],
            "result": "agreed",
            "result_on": (day + timedelta(days=9)).isoformat(),
            "closed_on": (day + timedelta(days=30)).isoformat(),
        }


_DRAFTS: Final[dict[str, Callable[[Office, random.Random], Iterator[Draft]]]] = {
    "matter": _matters,
    "mediation_case": _cases,
    "person": _persons,
}
