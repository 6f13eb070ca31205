"""The rates of the report: one figure divided by another, the division itself printed beside them (87÷92)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Rate:
    """``part`` ÷ ``whole``, both keys of figures; the records of both can be opened. ``rule`` in words."""

    key: str
    title: str
    part: str
    whole: str
    rule: str


@dataclass(frozen=True, slots=True)
class Divided:
    """A rate as it came out. ``shown`` is "" where there is nothing to divide by."""

    rate: Rate
    part: int
    whole: int

    @property
    def shown(self) -> str:
        """94.6%: one decimal, rounded half up, none where it is 0; never rounded up to 100% nor down to 0."""
        if not self.whole:
            return ""
        tenths = (self.part * 2000 + self.whole) // (2 * self.whole)
        if self.part < self.whole:
            tenths = min(tenths, 999)
        if self.part:
            tenths = max(tenths, 1)
        return f"{tenths // 10}%" if tenths % 10 == 0 else f"{tenths // 10}.{tenths % 10}%"

    @property
    def division(self) -> str:
        """87÷92."""
        return f"{self.part}÷{self.whole}"

    @property
    def rule(self) -> str:
        """The rule with the division in it; says when there is nothing to divide by."""
        if not self.whole:
            return f"{self.rate.rule}；分母为0，没有可计算的"
        return f"{self.rate.rule}，保留一位小数（{self.division}）"


RATES: Final = (
    Rate("promise_check_rate", "告知承诺核查率", "promises_checked", "promises",
         "已核查的告知承诺÷告知承诺办件"),
    Rate("exam_sat_rate", "考试参考率", "exam_sat", "exam_due", "参加考试人次÷登记了考试结果或者缺考的人次"),
    Rate("exam_pass_rate", "考试合格率", "exam_passed", "exam_sat",
         "考试合格人次（含补考合格）÷参加考试人次"),
    Rate("foi_on_time_rate", "依申请公开按期答复率", "foi_on_time", "foi_due",
         "按期答复的公开申请÷已经答复或者已经到期的公开申请"),
    Rate("disclosure_on_time_rate", "主动公开按期公开率", "disclosure_on_time", "disclosure_due",
         "按期公开的主动公开信息÷已经公开或者已经到期的主动公开信息"),
    Rate("publicity_plan_rate", "普法计划完成率", "publicity_plans_met", "publicity_plans",
         "已完成的普法计划÷普法计划"),
    Rate("lawsuit_closing_rate", "行政应诉办结率", "lawsuits_closed", "lawsuits",
         "报告期内收到、期末已经办结的案件÷报告期内收到的案件"),
    Rate("lawsuit_attendance_rate", "行政机关负责人出庭率", "lawsuits_heard_attended", "lawsuits_heard",
         "报告期内开庭、负责人出庭的案件÷报告期内开庭审理的案件"),
    Rate("admin_mediation_rate", "行政调解成功率", "admin_mediation_agreed", "administrative_mediation",
         "报告期内达成协议的行政调解案件÷报告期内受理的行政调解案件"),
    Rate("mediation_rate", "人民调解成功率", "mediation_agreed", "mediation_cases", "调解成功数÷受理数"),
    Rate("duties_rate", "第一责任人职责完成率", "duties_done", "duties", "已完成的职责事项÷职责事项"),
    Rate("rectification_rate", "上年不足整改完成率", "carried_problems_done", "carried_problems",
         "已整改的上年不足÷由上年结转的问题"),
    Rate("decision_steps_rate", "重大行政决策程序完整率", "decisions_complete", "decisions",
         "五个程序完整的重大行政决策÷重大行政决策"),
    Rate("normative_review_rate", "规范性文件合法性审核率", "normative_reviewed", "normative_documents",
         "经合法性审核的规范性文件÷制定的规范性文件"),
    Rate("normative_filing_rate", "规范性文件按期备案率", "normative_filing_on_time", "normative_filing_due",
         "按期备案的规范性文件÷已经备案或者已经到期的规范性文件"),
)  # fmt: skip
"""In the order of the report. Some counties divide otherwise: so the division is always printed."""
