"""Invented official documents, long enough for three pages, with every part the standard names."""

from __future__ import annotations

from lawgov_desktop.documents.gongwen import Attached, Colophon, Heading, Official

ORGAN = "样例县龙潭镇人民政府"

LINES = """一、主要做法和成效
样例镇认真贯彻落实上级部署要求，坚持把法治建设摆在全局工作的突出位置，与经济社会发展同谋划、同部署、同落实。
（一）加强组织领导。镇党委会专题研究法治建设工作4次，镇政府常务会议学法5次，主要负责人认真履行职责。
（二）规范行政执法
1.严格执法人员资格管理。全镇持有行政执法证件人员46名，全部参加年度培训考试。
（1）对新增事项逐项编制办事指南并向社会公开。
二、存在的问题和不足
一是执法力量仍显不足，二是普法宣传的针对性有待提高，三是矛盾纠纷排查化解的精细化水平还不高。"""

THREE_PAGES = "\n".join([LINES] * 3)

SAID = Official(
    title="样例县龙潭镇人民政府关于报送2025年度法治政府建设工作情况的报告",
    text=(THREE_PAGES,),
    signed_by=(ORGAN,),
    day="2026-01-12",
    to="样例县人民政府",
    note="此件公开发布",
)
SHORT = Official(
    title="关于召开调解工作会议的通知",
    text=("请各村按时参加。",),
    signed_by=(ORGAN,),
    day="2026-01-12",
    to="各行政村",
)
HEADING = Heading(
    (ORGAN,),
    number="龙政〔2026〕3号",
    signers=("冯䶮",),
    copy_no="12",
    secrecy="秘密★1年",
    urgency="特急",
)
END = Colophon(("镇党委办公室", "镇人大办公室", "𠅤文昌"), "样例县龙潭镇党政办公室", "2026-01-12")
ATTACHED = (Attached("数据表"), Attached("人员名册", ("附件里的第一段。",)))
