"""The practice book's reports: last year's, signed and published, and what numbers were given to whom."""

from __future__ import annotations

from typing import Final

from lawgov_desktop.practice.year import PracticeYear

_LAST_YEAR: Final = """{last}年，{town}深入学习贯彻习近平法治思想，扎实推进依法行政。现将有关情况报告如下：
一、主要举措和成效
（一）加强学习部署
全年组织集体学法3次，专题研究法治政府建设工作1次，召开全镇依法行政工作会议1次。
（二）规范行政执法
对4名持证满四年行政执法人员开展公共法律知识培训考试，依法注销执法证件2个。
（三）化解矛盾纠纷
办理行政应诉案件3件，全部办理完结。全镇22个人民调解委员会调解纠纷120余件。
（四）开展法治宣传
利用赶集日开展政策宣传30余次，进企业、进学校开展法律宣传14场次。
二、存在的不足和原因
一是执法人员法律素养有待提高，主要是集中培训安排不够。
二是普法形式较为单一，主要是经费和人手不足。
三、党政主要负责人履行推进法治建设第一责任人职责情况
党政主要负责人对法治建设重要工作亲自部署、重大问题亲自过问、重点环节亲自协调、重要任务亲自督办。
四、下一年度主要安排
一是增加集中学习和测试。二是丰富赶集日宣传形式。
五、其他需要报告的情况
无。"""


def write(year: PracticeYear) -> None:
    """Last year's report as it was published, without ties: it was written before there was a book."""
    last, organ = year.year - 1, f"{year.town}人民政府"
    report = year.save(
        "annual_report",
        {
            "title": f"{organ}{last}年度法治政府建设报告",
            "year": last,
            "period_from": f"{last}-01-01",
            "period_to": f"{last}-12-31",
            "outline": "rule",
            "body": _LAST_YEAR.format(last=last, town=year.town),
            "signer": "练习镇长",
            "signed_on": year.iso(2, 18),
            "number": f"龙政〔{year.year}〕6号",
            "sent_on": year.iso(2, 24),
            "sent_to": "练习县委、县政府",
            "published_on": year.iso(3, 17),
            "published_at": "县政府门户网站",
        },
    )
    year.save(
        "submission",
        {
            "title": f"{last}年人民调解案件情况统计表",
            "kind": "table",
            "given_to": "练习县司法局",
            "given_on": year.iso(1, 6),
            "period_from": f"{last}-01-01",
            "period_to": f"{last}-12-31",
            "given_by": "练习文书",
            "numbers": [
                {"title": "调解案件总数", "value": "124", "unit": "件"},
                {"title": "调解成功数", "value": "118", "unit": "件"},
            ],
        },
    )
    year.save(
        "submission",
        {
            "title": f"{last}年度法治政府建设报告",
            "kind": "report",
            "given_to": "练习县委、县政府",
            "given_on": year.iso(2, 24),
            "period_from": f"{last}-01-01",
            "period_to": f"{last}-12-31",
            "report": report,
            "told": "应诉3件，集体学法3次，注销证件2个",
        },
    )
