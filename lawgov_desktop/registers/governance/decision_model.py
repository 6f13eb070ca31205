"""The columns of a major administrative decision: the matter, its five steps, and what came after."""

from __future__ import annotations

from lawgov_desktop.records.fields import (
    Attachment,
    Choice,
    Code,
    Codes,
    Date,
    Flag,
    IdText,
    Link,
    LongText,
    Number,
    PersonName,
    PinyinKey,
    Text,
)
from lawgov_desktop.records.record_type import Record


class Decision(Record):
    """重大行政决策 (《重大行政决策程序暂行条例》; a township follows it by analogy, §42)."""

    title = Text(
        "决策事项", aliases=("事项", "决策事项名称", "重大行政决策事项", "决策名称", "事项名称"), width=30
    )
    title_key = PinyinKey(of="title")
    matter_kind = Code("事项类别", "decision_matter", aliases=("决策类别", "类别", "事项类型"), index=True)
    listed_on = Date(
        "列入目录日期", aliases=("目录日期", "列入目录时间", "目录公布日期", "纳入目录日期"), index=True
    )
    office = Text("承办单位", aliases=("承办部门", "决策承办单位", "承办", "责任单位"))
    handler = PersonName("经办人", aliases=("承办人", "联系人"), privacy="")
    started_on = Date("启动日期", aliases=("启动时间", "立项日期"))

    comment_needed = Flag("需要公众参与", aliases=("是否公众参与",))
    comment_waived = Text("不需公众参与的理由", aliases=("未公众参与的理由",))
    comment_ways = Codes("公众参与方式", "comment_way", aliases=("征求意见方式", "公众参与/方式"))
    comment_from = Date(
        "公布草案日期",
        until="comment_to",
        aliases=("征求意见起", "公众参与起", "征求意见开始", "公开征求意见起始日期", "公众参与/起"),
    )
    comment_to = Date(
        "征求意见截止日期",
        aliases=("征求意见止", "公众参与止", "征求意见结束", "公开征求意见截止日期", "公众参与/止"),
    )
    comment_short_reason = Text("缩短征求意见期限的理由", aliases=("缩短期限的理由",))
    opinions_received = Number("收到意见数", aliases=("意见数", "收集意见数", "公众参与/意见数"), unit="条")
    opinions_adopted = Number("采纳意见数", aliases=("采纳数",), unit="条")
    hearing_papers_on = Date("听证材料送达日期", aliases=("听证材料送达",))
    hearing_on = Date("听证会日期", aliases=("听证日期", "听证时间"))
    comment_conclusion = LongText("公众参与情况", aliases=("公众参与", "意见采纳情况", "公众参与结果"))
    comment_files = Attachment("公众参与材料")

    expert_needed = Flag("需要专家论证", aliases=("是否专家论证",))
    expert_waived = Text("不需专家论证的理由", aliases=("未专家论证的理由",))
    expert_way = Code("论证方式", "expert_way", aliases=("专家论证方式",))
    expert_from = Date("论证开始日期", aliases=("专家论证开始",))
    expert_on = Date("论证意见日期", aliases=("专家论证日期", "论证日期", "专家论证时间"))
    experts = Number("专家人数", aliases=("参加专家数", "论证专家人数"), unit="人")
    expert_conclusion = LongText("论证意见", aliases=("专家论证意见", "专家论证", "论证结论"))
    expert_files = Attachment("论证材料")

    risk_needed = Flag("需要风险评估", aliases=("是否风险评估",))
    risk_waived = Text("不需风险评估的理由", aliases=("未风险评估的理由",))
    risk_by = Text("评估单位", aliases=("风险评估单位", "评估机构"))
    risk_from = Date("评估开始日期", aliases=("风险评估开始",))
    risk_on = Date("评估完成日期", aliases=("风险评估日期", "评估日期", "风险评估时间"))
    risk_grade = Code("决策风险等级", "risk_grade", aliases=("风险等级", "评估等级"))
    risk_conclusion = LongText("评估结论", aliases=("风险评估结论", "风险评估", "评估意见"))
    risk_files = Attachment("评估材料")

    review_manner = Code("审查方式", "review_manner", aliases=("合法性审查方式",))
    review_by = Text("审查机构", aliases=("合法性审查机构", "审查单位", "审查人"))
    review_sent_on = Date("送审日期", aliases=("合法性审查送审", "送审时间", "合法性审查/送审"))
    review_on = Date("审查意见日期", aliases=("意见日", "合法性审查日期", "合法性审查/意见日"))
    review_conclusion = Code(
        "审查结论", "legality_conclusion", aliases=("合法性审查结论", "合法性审查", "合法性审查/结论")
    )
    review_opinion = LongText("审查意见", aliases=("合法性审查意见",))
    review_adopted = Code("审查意见采纳情况", "adopted_or_not", aliases=("采纳情况", "是否采纳"))
    review_files = Attachment("审查材料")

    discussed_on = Date(
        "集体讨论日期", aliases=("讨论日期", "会议日期", "集体讨论时间", "集体讨论/日期"), index=True
    )
    meeting_held = Link(
        "对应的会议", "meeting", hint="会议台账里的那次会议；日期、名称、主持人随着填", index=True
    )
    meeting = Text("讨论会议", aliases=("会议名称", "会议", "集体讨论会议", "集体讨论/会议"))
    chair = PersonName("主持人", aliases=("会议主持", "主持"), privacy="")
    leader_last = Flag("行政首长末位发言", aliases=("末位发言", "首长末位表态"))
    dissent = LongText("不同意见", aliases=("不同意见记录", "保留意见"), hint="不同意见如实载明；没有的写无")
    discussion_result = Code(
        "讨论结果", "discussion_result", aliases=("集体讨论结果", "集体讨论", "表决结果", "集体讨论/表决")
    )
    discussion_files = Attachment("会议纪要")

    party_reported_on = Date("报同级党委日期", aliases=("报党委日期", "党委", "向党委报告日期"))
    party_opinion = Text("党委意见", aliases=("党委研究意见",))
    decided_on = Date("决定日期", aliases=("决策日期", "作出决定日期", "决策时间"), index=True)
    decision_number = IdText("决定文号", aliases=("文号", "发文字号"))
    published_on = Date("公布日期", aliases=("公布", "公布时间", "公开日期"))
    published_where = Codes("公布渠道", "disclosure_channel", aliases=("公布方式",))
    archived_on = Date("归档日期", aliases=("归档", "归档时间"))
    archive_number = IdText("档案号", aliases=("归档号", "卷号"))
    evaluated_on = Date("后评估日期", aliases=("后评估", "后评估时间"))
    evaluation = LongText("后评估情况", aliases=("后评估结论",))
    stopped_on = Date("终止日期", aliases=("中止日期", "终止决策日期"))
    stopped_reason = Text("终止原因", aliases=("中止原因",))
    files = Attachment("其他材料")
    remarks = LongText("备注", aliases=("说明",))

    state = Choice(
        "决策状态",
        (
            ("listed", "已列入目录"),
            ("in_procedure", "程序进行中"),
            ("discussed", "已集体讨论"),
            ("decided", "已决定"),
            ("published", "已公布"),
            ("archived", "已归档"),
            ("stopped", "已终止"),
        ),
        aliases=("状态", "进展"),
        index=True,
    )
    steps_missing = Text("还缺的程序", aliases=("缺少的程序", "缺少程序"), width=30)
    steps_done = Number("已完成程序数", aliases=("完成程序数",), unit="个")

    class Meta:
        table_name = "decision"
