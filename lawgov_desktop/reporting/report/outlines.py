"""The outlines a report can follow: the five items of the rule of 2019, and the outline of 2021.

The five items (厅字〔2019〕28号 法治政府建设与责任落实督察工作规定): 主要举措和成效, 不足和原因, 第一责任人,
下一年度安排, 其他需要报告的情况.
"""

from __future__ import annotations

from typing import Final

from lawgov_desktop.errors import UserError
from lawgov_desktop.reporting.report.record_paragraphs import (
    advice,
    carried,
    duties,
    next_year,
    shortcomings,
)
from lawgov_desktop.reporting.report.sentences import Outline, Paragraph, Section, Sentence

_STUDY: Final = Paragraph(
    (
        Sentence(
            "健全领导干部学法制度，全年分{law_studies}次组织集体学法，学习了{laws_studied}。",
            zero="本年度未组织集体学法。",
        ),
        Sentence(
            "举办岗前法律知识培训{pre_post_classes}期、{pre_post_people}人次。",
            zero="本年度未举办岗前法律知识培训。",
        ),
        Sentence("举办岗前法律知识培训{pre_post_classes}期。", unless=("pre_post_people",)),
    )
)
_DEPLOYED: Final = Paragraph(
    (
        Sentence(
            "召开全镇依法行政工作会议{lawful_administration_meetings}次，部署全年法治政府建设工作。",
            zero="本年度未召开依法行政工作会议。",
        ),
        Sentence("印发{plan_title}。"),
        Sentence(
            "党委、政府专题研究法治政府建设工作{special_studies}次。",
            zero="本年度未专题研究法治政府建设工作。",
        ),
    )
)
_MATTERS: Final = Paragraph(
    (
        Sentence("对承接的{matters_in_force}项事项实行动态管理。", zero="本年度无下放和承接事项。"),
        Sentence("全年动态调整事项{matters_changed}项。"),
        Sentence("其中划出、收回{matters_moved_out}项。"),
        Sentence("开展事中事后监管检查{supervision}次。", zero="本年度未开展事中事后监管检查。"),
        Sentence("检查中发现并登记问题{supervision_problems}次。"),
        Sentence(
            "建立联络会商、信息互通、业务协同机制{cooperation_mechanisms}项，召开联络会商会议{liaison_meetings}次。"
        ),
    )
)
_PROMISES: Final = Paragraph(
    (
        Sentence(
            "推行证明事项告知承诺制，对{proof_items}项证明事项实行告知承诺，全年办理告知承诺{promises}件。",
            zero="本年度未实行证明事项告知承诺。",
        ),
        Sentence("对其中{promises_checked}件开展事后核查，核查率{promise_check_rate}。"),
        Sentence("经事后核查，发现不实承诺{false_promises}件。"),
    )
)
_DECISIONS: Final = Paragraph(
    (
        Sentence(
            "作出重大行政决策{decisions}件。",
            zero="本年度无重大行政决策事项。",
        ),
        Sentence(
            "严格执行公众参与、专家论证、风险评估、合法性审查、集体讨论决定等法定程序。",
            needs=("decisions",),
            same=("decisions", "decisions_complete"),
        ),
        Sentence(
            "其中{decisions_complete}件完整履行公众参与、专家论证、风险评估、合法性审查、集体讨论决定等法定程序。",
            differ=("decisions", "decisions_complete"),
        ),
        Sentence(
            "制定行政规范性文件{normative_documents}件。",
            zero="本年度未制定行政规范性文件。",
        ),
        Sentence(
            "全部经过合法性审核。",
            needs=("normative_documents",),
            same=("normative_documents", "normative_reviewed"),
        ),
        Sentence(
            "其中{normative_reviewed}件经合法性审核。",
            differ=("normative_documents", "normative_reviewed"),
        ),
        Sentence("按期报送备案{normative_filing_on_time}件，按期备案率{normative_filing_rate}。"),
        Sentence("废止、宣布失效规范性文件{normative_ended}件。"),
        Sentence("开展合法性审查{legality_reviews}件。", zero="本年度无合法性审查事项。"),
        Sentence(
            "聘请政府法律顾问{legal_advisers}名，全年出具法律意见{adviser_opinions}件。",
            zero="本年度未聘请政府法律顾问。",
        ),
    )
)
_ENFORCEMENT: Final = Paragraph(
    (
        Sentence("严格落实行政执法人员持证上岗和资格管理制度，现有持证执法人员{officers}名。"),
        Sentence(
            "对{new_officers_trained}名新增行政执法人员和{four_year_officers_trained}名持证满四年行政执法人员开展公共法律知识培训考试。"
        ),
        Sentence(
            "对{new_officers_trained}名新增行政执法人员开展公共法律知识培训考试。",
            unless=("four_year_officers_trained",),
        ),
        Sentence(
            "对{four_year_officers_trained}名持证满四年行政执法人员开展公共法律知识培训考试。",
            unless=("new_officers_trained",),
        ),
        Sentence("全年参加培训考试{exam_sat}人次，合格{exam_passed}人次，合格率{exam_pass_rate}。"),
        Sentence("组织补考{exam_resits}人次。"),
        Sentence("依法注销执法证件{certificates_cancelled}个。", zero="本年度无执法证件注销。"),
        Sentence("规范执法辅助人员管理，现有执法辅助人员{auxiliary_officers}名。"),
        Sentence("组织执法辅助人员参加培训{auxiliary_trained}名。"),
    )
)
_TOGETHER: Final = Paragraph(
    (
        Sentence(
            "完善综合行政执法协作配合机制，开展联合执法{joint_enforcement}次。", zero="本年度未开展联合执法。"
        ),
        Sentence(
            "落实“双联系、双指导”，建立结对{liaison_pairs}对，开展指导{guidance}次。",
            zero="本年度未建立双联系、双指导结对。",
        ),
        Sentence("落实“双联系、双指导”，建立结对{liaison_pairs}对。", unless=("guidance",)),
        Sentence(
            "健全行政执法和刑事司法衔接机制，移送和接收案件{handovers}件。", zero="本年度无行刑衔接案件。"
        ),
    )
)
_PUBLICITY: Final = Paragraph(
    (
        Sentence(
            "全年开展法律宣传进企业、进学校活动{enterprise_school_events}场次。",
            zero="本年度未开展进企业、进学校法律宣传。",
        ),
        Sentence(
            "其中进企业{enterprise_events}场次、进学校{school_events}场次，同时进企业和学校的"
            "{enterprise_and_school_events}场次只计一次。"
        ),
        Sentence(
            "其中进企业{enterprise_events}场次、进学校{school_events}场次。",
            unless=("enterprise_and_school_events",),
        ),
        Sentence("利用赶集日开展政策宣传{market_day_events:余}次。", zero="本年度未利用赶集日开展宣传。"),
        Sentence(
            "全年开展法治宣传活动{publicity_events}场次，发放宣传资料{publicity_copies}份，解答群众咨询{publicity_consultations}人次。"
        ),
        Sentence(
            "年度普法计划{publicity_plans}项，已完成{publicity_plans_met}项。",
            zero="本年度未登记普法计划。",
        ),
    )
)
_MEDIATION: Final = Paragraph(
    (
        Sentence(
            "全镇共设立{committees}个人民调解委员会、{industry_committees}个行业性专业性人民调解委员会。"
        ),
        Sentence("全镇共设立{committees}个人民调解委员会。", unless=("industry_committees",)),
        Sentence("有兼职调解员{part_time_mediators}名、专职调解员{full_time_mediators}名。"),
        Sentence("有兼职调解员{part_time_mediators}名。", unless=("full_time_mediators",)),
        Sentence(
            "全年受理人民调解案件{mediation_cases}件，达成调解协议{mediation_agreed}件，协议涉及金额{mediation_amount_wan}万元。",
            zero="本年度无人民调解案件。",
        ),
        Sentence("调解成功率{mediation_rate}。"),
        Sentence("期末未办结{mediation_carried_out}件，结转下一年度继续办理。"),
    )
)
_ADMIN_MEDIATION: Final = Paragraph(
    (
        Sentence("召开行政调解工作动员会{administrative_mediation_start}次，对行政调解工作作出部署。"),
        Sentence(
            "全年受理行政调解案件{administrative_mediation}件，达成协议{admin_mediation_agreed}件。",
            zero="本年度无行政调解案件。",
        ),
        Sentence("全年受理行政调解案件{administrative_mediation}件。", unless=("admin_mediation_agreed",)),
        Sentence("行政调解协议涉及金额{admin_mediation_amount_wan}万元。"),
    )
)
_LAWSUITS: Final = Paragraph(
    (
        Sentence("办理行政应诉案件{lawsuits}件，全部办理完结。", same=("lawsuits", "lawsuits_closed")),
        Sentence(
            "办理行政应诉案件{lawsuits}件，已办结{lawsuits_closed}件。",
            zero="本年度无行政应诉案件。",
            differ=("lawsuits", "lawsuits_closed"),
        ),
        Sentence("办理行政应诉案件{lawsuits}件，均在办理之中。", unless=("lawsuits_closed",)),
        Sentence("行政机关负责人出庭应诉{lawsuits_leader_attended}件。", unless=("lawsuits_heard",)),
        Sentence(
            "推动行政机关负责人出庭应诉，开庭审理{lawsuits_heard}件，负责人出庭{lawsuits_heard_attended}件，"
            "出庭率{lawsuit_attendance_rate}。"
        ),
        Sentence("办理行政复议（被申请人）案件{reconsiderations}件。", zero="本年度无行政复议案件。"),
    )
)
_DISCLOSURE: Final = Paragraph(
    (
        Sentence("主动公开政府信息{disclosed}条。", zero="本年度未主动公开政府信息。"),
        Sentence("受理政府信息公开申请{foi_requests}件。", zero="本年度未收到政府信息公开申请。"),
        Sentence(
            "在法定期限内答复{foi_on_time}件，按期答复率{foi_on_time_rate}。",
        ),
    )
)
_INTEGRITY: Final = Paragraph(
    (
        Sentence("现行政务诚信制度{integrity_rules}项。"),
        Sentence(
            "开展诚信教育{integrity_lessons}次、{integrity_lesson_people}人次。",
            zero="本年度未开展诚信教育。",
        ),
        Sentence("开展诚信教育{integrity_lessons}次。", unless=("integrity_lesson_people",)),
        Sentence("办结政务诚信事项{integrity_closed}件。"),
        Sentence("期末尚有政务诚信事项{integrity_open}件未办结。"),
    )
)
_HEAD: Final = Paragraph(
    (
        Sentence("成立以{group_head}为组长的法治政府建设领导小组。"),
        Sentence(
            "党政主要负责人认真履行推进法治建设第一责任人职责，全年应履行职责事项{duties}项，已完成{duties_done}项。"
        ),
        Sentence("其中亲自部署、亲自过问、亲自协调、亲自督办事项{duties_in_person}项。"),
        Sentence("开展年终述法，提交述法报告{law_reports}份。"),
    )
)
_ACCOUNTABLE: Final = Paragraph(
    (
        Sentence(
            "对履职不到位的依规追究责任、批评教育、督促整改{accountability}人次。",
            zero="本年度无追责、批评教育、督促整改情况。",
        ),
    )
)

RULE: Final = Outline(
    "rule",
    "五项内容（2019年督察工作规定）",
    "{organ}{term}法治政府建设报告",
    "{span}，{town}坚持以习近平新时代中国特色社会主义思想为指导，深入学习贯彻习近平法治思想，扎实推进依法行政，"
    "法治政府建设取得新进展。现将有关情况报告如下：",
    (
        Section("一、主要举措和成效"),
        Section("（一）加强学习部署，压实法治建设责任", (_STUDY, _DEPLOYED), missing="学法、会议、实施方案"),
        Section("（二）依法履行职能，持续优化服务", (_MATTERS, _PROMISES), missing="事项清单、告知承诺"),
        Section(
            "（三）健全制度机制，推进依法决策",
            (_DECISIONS,),
            missing="重大行政决策、规范性文件、合法性审查、法律顾问",
        ),
        Section(
            "（四）严格队伍管理，规范行政执法",
            (_ENFORCEMENT, _TOGETHER),
            missing="执法人员、培训、证件、联合执法",
        ),
        Section(
            "（五）坚持多元化解，妥善处理矛盾纠纷",
            (_MEDIATION, _ADMIN_MEDIATION, _LAWSUITS),
            missing="人民调解、行政调解、复议应诉",
        ),
        Section("（六）开展法治宣传，营造尊法守法氛围", (_PUBLICITY,), missing="普法活动"),
        Section(
            "（七）推进政务公开，加强政务诚信建设", (_DISCLOSURE, _INTEGRITY), missing="政务公开、政务诚信"
        ),
        Section("二、存在的不足和原因", told=shortcomings, missing="年度报告所列问题"),
        Section(
            "三、党政主要负责人履行推进法治建设第一责任人职责情况",
            (_HEAD, _ACCOUNTABLE),
            duties,
            "第一责任人职责",
        ),
        Section("四、下一年度主要安排", told=next_year, missing="下一年度安排"),
        Section("五、其他需要报告的情况", told=carried, missing="上年不足的整改情况，没有的写“无”"),
    ),
)

WORK: Final = Outline(
    "work",
    "工作总结体例（2021年）",
    "{organ}{term}法治政府建设年度报告",
    "{span}，{town}认真贯彻党中央、国务院关于法治政府建设的决策部署，严格落实法治政府建设实施纲要，进一步加强制度建设，"
    "完善工作机制，规范行政行为，切实将各项工作纳入法治轨道。现将{town}{term}法治政府建设工作报告如下：",
    (
        Section("一、基本情况"),
        Section("（一）持续推进“放管服”改革", (_MATTERS, _PROMISES), missing="事项清单、告知承诺"),
        Section(
            "（二）健全行政执法体制机制", (_TOGETHER, _ENFORCEMENT), missing="执法人员、培训、证件、联合执法"
        ),
        Section(
            "（三）规范信用体系建设，提升政府公信力", (_INTEGRITY, _DISCLOSURE), missing="政务诚信、政务公开"
        ),
        Section(
            "（四）多措并举，有效化解社会矛盾",
            (_PUBLICITY, _LAWSUITS, _ADMIN_MEDIATION, _MEDIATION),
            missing="普法活动、应诉、调解",
        ),
        Section(
            "（五）大力提升政府工作人员依法行政能力",
            (_DEPLOYED, _STUDY, _DECISIONS),
            missing="会议、学法、决策",
        ),
        Section("（六）履行推进法治建设第一责任人职责", (_HEAD, _ACCOUNTABLE), duties, "第一责任人职责"),
        Section("（七）上年度问题整改情况", told=carried, missing="上年不足的整改情况"),
        Section("二、存在的不足", told=shortcomings, missing="年度报告所列问题"),
        Section("三、建议", told=advice, missing="建议"),
        Section("四、下一年度主要安排", told=next_year, missing="下一年度安排"),
    ),
)

OUTLINES: Final = (RULE, WORK)


def outline_of(key: str) -> Outline:
    """The outline of that name; UserError names those there are."""
    for outline in OUTLINES:
        if outline.key == key:
            return outline
    known = "、".join(f"{outline.key}（{outline.name}）" for outline in OUTLINES)
    raise UserError(f"没有叫“{key}”的报告体例。", todo=f"可用的有：{known}。")
