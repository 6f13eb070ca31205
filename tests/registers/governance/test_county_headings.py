"""The headings of county lists about decisions, documents and disclosure find their fields."""

from __future__ import annotations

import pytest

from tests.spreadsheets.test_mapping import paths


@pytest.mark.parametrize(
    ("kind", "headings"),
    [
        (
            "decision",
            {
                "序号": None,
                "事项": "title",
                "目录日期": "listed_on",
                "承办": "office",
                "公众参与/方式": "comment_ways",
                "公众参与/意见数": "opinions_received",
                "专家论证": "expert_conclusion",
                "风险评估": "risk_conclusion",
                "合法性审查/送审": "review_sent_on",
                "合法性审查/意见日": "review_on",
                "合法性审查/结论": "review_conclusion",
                "集体讨论/日期": "discussed_on",
                "集体讨论/会议": "meeting",
                "集体讨论/表决": "discussion_result",
                "党委": "party_reported_on",
                "公布": "published_on",
                "归档": "archived_on",
                "后评估": "evaluated_on",
            },
        ),
        (
            "normative_document",
            {
                "名称": "title",
                "文号": "number",
                "登记号": "registered_number",
                "制定机关": "issued_by",
                "起草": "drafted_by",
                "公平竞争审查": "fair_competition",
                "合法性审核": "review_conclusion",
                "审议日期": "meeting_on",
                "公布日期": "published_on",
                "施行": "effective_on",
                "有效期至": "expires_on",
                "备案日期": "filed_on",
                "备案号": "filing_number",
                "状态": "state",
            },
        ),
        (
            "legal_adviser",
            {
                "顾问": "name",
                "律所": "firm",
                "执业证号": "licence_number",
                "聘期起": "terms.1.valid_from",
                "聘期止": "terms.1.valid_to",
                "电话": "phone",
            },
        ),
        (
            "legality_review",
            {
                "日期": "opinion_on",
                "类型": "subject_kind",
                "名称": "title",
                "金额": "amount",
                "意见": "opinion",
                "采纳": "adopted",
            },
        ),
        (
            "adviser_opinion",
            {"日期": "given_on", "类型": "work", "名称": "subject", "意见": "opinion", "采纳": "adopted"},
        ),
        (
            "disclosure_item",
            {
                "标题": "title",
                "类别": "category",
                "形成日": "formed_on",
                "公开日": "published_on",
                "渠道": "channels",
            },
        ),
        (
            "foi_request",
            {
                "收到日": "received_on",
                "申请人": "applicant",
                "内容": "content",
                "答复期限": None,  # computed, never taken from a list
                "答复日": "answered_on",
                "结果": "result",
            },
        ),
        (
            "integrity_record",
            {"类型": "kind", "对象": "party", "金额": "amount", "期限": "due_on", "整改": "rectification"},
        ),
        (
            "liaison_pair",
            {
                "镇办所": "office",
                "县直部门": "department",
                "联系人员": "county_person",
                "联系电话": "county_phone",
                "指导时间": "guidance.1.held_on",
            },
        ),
        (
            "joint_enforcement",
            {
                "时间": "held_on",
                "名称": "title",
                "参加单位": "units",
                "出动人数": "officers",
                "检查户数": "targets",
                "发现问题": "found",
                "处理结果": "results",
            },
        ),
    ],
)
def test_a_county_list_is_understood(kind: str, headings: dict[str, str | None]) -> None:
    assert dict(zip(headings, paths(kind, list(headings)), strict=True)) == headings
