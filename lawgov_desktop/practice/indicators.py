"""The practice book's assessment indicators: an invented county's list, most of it tied to what proves it."""

from __future__ import annotations

from typing import Final

from lawgov_desktop.practice.year import PracticeYear
from lawgov_desktop.registers.report.indicator import REGISTER

_INDICATORS: Final = (
    ("1.1", "组织领导", "党政主要负责人履行法治建设第一责任人职责", "10", "党政办", "会议纪要、述法报告",
     "未专题研究的，扣5分",
     (("第一责任人职责", f"{REGISTER}duty"), ("专题研究依法行政工作", "special_studies"),
      ("述法报告", f"{REGISTER}law_report"))),
    ("1.2", "组织领导", "健全领导干部集体学法制度，每年不少于4次", "6", "党政办", "学法计划、签到表、照片",
     "每少1次扣1.5分", (("组织学法", "law_studies"),)),
    ("2.1", "依法行政", "健全行政应诉工作机制，负责人出庭应诉", "8", "司法所", "应诉案件台账",
     "无正当理由不出庭的，每件扣1分",
     (("行政应诉案件", "lawsuits"), ("负责人出庭的应诉案件", "lawsuits_leader_attended"))),
    ("2.2", "依法行政", "重大行政决策、行政规范性文件合法性审查全覆盖", "8", "司法所", "审查意见书",
     "未经审查的，每件扣2分", (("合法性审查", "legality_reviews"),)),
    ("3.1", "矛盾化解", "人民调解案件登记规范，定期排查矛盾纠纷", "12.5", "司法所", "调解台账、排查台账",
     "卷宗不规范的，每卷扣0.5分",
     (("受理的人民调解案件", "mediation_cases"), ("达成协议的人民调解案件", "mediation_agreed"))),
    ("4.1", "普法宣传", "利用赶集日开展法治宣传，全年不少于24次", "6", "司法所、综治中心", "活动照片、登记簿",
     "每少1次扣0.5分", (("利用赶集日开展的政策宣传", "market_day_events"),)),
    ("4.2", "普法宣传", "法治文化阵地建设", "4", "综合文化站", "阵地照片、建设方案", "没有阵地的不得分", ()),
)  # fmt: skip


def write(year: PracticeYear) -> None:
    """The indicators of the practice year, in the county's order."""
    for number, category, title, points, unit, wanted, standard, sources in _INDICATORS:
        year.save(
            "indicator",
            {
                "year": year.year,
                "number": number,
                "category": category,
                "title": title,
                "points": points,
                "responsible_unit": unit,
                "wanted_proof": wanted,
                "standard": standard,
                "sources": [{"title": named, "key": key} for named, key in sources],
            },
        )
