"""The invented words of the township's meetings, studies, duties, mechanisms and problems."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic of a meeting: what was decided, who does it, what became of it ("" while it is open)."""

    title: str
    decision: str
    responsible: str
    months: int = 2
    carried_out: str = ""


@dataclass(frozen=True, slots=True)
class MeetingStory:
    """A meeting of the practice year; ``years_back`` 1 is the year before."""

    kind: str
    month: int
    day: int
    title: str
    form: str
    chair: str
    """Which of the cast: mayor, secretary, deputy, office (司法所所长)."""
    size: int
    topics: tuple[Topic, ...]
    years_back: int = 0
    never: str = ""
    """"cancelled" or "waiting": it was planned and did not take place."""
    number: str = ""


GOVERNMENT_MEETING: Final = "镇政府常务会议（依法决策）"
"""Where the decision of the practice year was discussed."""

MEETINGS: Final = (
    MeetingStory("special_study", 5, 14, "党委专题研究法治政府建设", "party_committee", "former", 11,
        (Topic("听取依法行政工作情况", "补齐执法案卷短板。", "综合行政执法队", 3, "案卷已补齐。"),), 1),
    MeetingStory("special_study", 10, 20, "政府常务会议专题研究依法行政工作", "government", "mayor", 12,
        (Topic("研究行政执法队伍建设", "年内完成持证人员轮训。", "综合行政执法队", 2, "已完成轮训。"),), 1),
    MeetingStory("lawful_admin", 3, 12, "全镇依法行政工作会议", "whole", "former", 58,
        (Topic("部署全年依法行政工作", "各办所报年度计划。", "法治政府建设办公室", 1, "计划已汇总。"),), 1),
    MeetingStory("leading_group", 11, 18, "法治政府建设工作领导小组会议", "special", "mayor", 14,
        (Topic("讨论年度报告初稿", "逐条核对存在的不足。", "司法所", 1, "已核对。"),), 1),
    MeetingStory("joint", 6, 25, "行政执法联络会商会", "special", "deputy", 16,
        (Topic("会商占道经营整治", "按月通报、联合巡查。", "综合行政执法队", 1, "已联合巡查六次。"),), 1),
    MeetingStory("law_reporting", 1, 12, "党政班子成员年终述法会议", "party_committee", "secretary", 13,
        (Topic("听取年终述法", "逐人点评，问题转整改。", "党政办", 1, "已形成整改清单。"),),
            number="龙党纪〔{}〕1号"),
    MeetingStory("joint", 2, 24, "第一次行政执法联络会商会", "special", "deputy", 17,
        (Topic("通报上季度移送线索", "建立信息互通台账。", "综合行政执法队", 1, "台账已建立。"),
         Topic("会商农贸市场周边整治", "市场监管所、执法队协同处置。", "市场监管所", 2, "已整治到位。"))),
    MeetingStory("lawful_admin", 3, 9, "全镇依法行政工作会议", "whole", "mayor", 62,
        (Topic("传达上级法治政府建设部署", "各办所对照任务分工落实。", "法治政府建设办公室", 1,
            "任务已分解。"),
         Topic("总结上年依法行政工作", "执法案卷每季评查一次。", "综合行政执法队", 9, ""),
         Topic("部署全年依法行政工作", "制定实施方案并下发。", "司法所", 1, "实施方案已下发。")),
        number="龙政纪〔{}〕4号"),
    MeetingStory("party_committee", 3, 16, "镇党委会（审议法治政府建设实施方案）", "party_committee",
        "secretary", 11,
        (Topic("审议法治政府建设实施方案", "原则同意，修改后以党委、政府名义印发。", "司法所", 1,
            "已印发。"),),
        number="龙党纪〔{}〕6号"),
    MeetingStory("leading_group", 3, 23, "法治政府建设工作领导小组第一次会议", "special", "mayor", 14,
        (Topic("调整领导小组成员", "按人事变动调整并发文。", "党政办", 1, "已发文调整。"),
         Topic("明确第一责任人职责清单", "逐项定责任、定时限。", "司法所", 2, "清单已印发。"))),
    MeetingStory("special_study", 4, 13, "党委专题研究依法行政工作", "party_committee", "mayor", 12,
        (Topic("研究行政执法队伍和辅助人员管理", "制定辅助人员管理办法。", "综合行政执法队", 2,
            "管理办法已印发。"),
         Topic("研究行政应诉工作", "落实负责人出庭。", "司法所", 8, "")), number="龙党纪〔{}〕9号"),
    MeetingStory("cooperation", 4, 27, "自建房安全执法业务协同会", "special", "deputy", 15,
        (Topic("协调自建房巡查与执法衔接", "巡查发现三日内移交。", "规划建设办公室", 2, "已按时移交。"),)),
    MeetingStory("government", 4, 18, GOVERNMENT_MEETING, "government", "mayor", 12,
        (Topic("审议重大行政决策事项目录", "按程序报党委后公布。", "党政办", 1, "目录已公布。"),
         Topic("审议农村生活污水治理方案", "修改后通过，报党委后公布。", "规划建设办公室", 1, "已公布。"))),
    MeetingStory("mediation_start", 5, 11, "行政调解工作动员会", "whole", "deputy", 46,
        (Topic("部署行政调解工作", "各办所明确一名行政调解员。", "司法所", 1, "已明确并培训。"),),
        number="龙政通〔{}〕15号"),
    MeetingStory("integrity", 6, 8, "政务诚信教育专题会", "whole", "secretary", 55,
        (Topic("政务诚信专题教育", "清理拖欠账款，兑现政策承诺。", "党政办", 5, "已清理两笔。"),)),
    MeetingStory("joint", 6, 15, "第二次行政执法联络会商会", "special", "deputy", 16,
        (Topic("会商秸秆禁烧执法", "网格巡查，镇村联动。", "农业服务中心", 4, "禁烧期无火点。"),)),
    MeetingStory("training_start", 7, 6, "新录用和转岗人员岗前法律知识培训动员会", "whole", "office", 24,
        (Topic("岗前法律知识讲座", "培训考试合格后上岗。", "综合行政执法队", 2, "二人考试合格。"),)),
    MeetingStory("progress", 8, 3, "法治政府建设半年推进会", "video", "mayor", 40, (), never="cancelled"),
    MeetingStory("cooperation", 8, 17, "综合执法业务协同会", "special", "deputy", 15,
        (Topic("协调汛期河道联合检查", "水利、执法队联合检查。", "农业服务中心", 1, "已联合检查三次。"),)),
    MeetingStory("special_study", 9, 7, "政府常务会议专题研究依法行政工作", "government", "mayor", 12,
        (Topic("研究承接事项动态调整", "清单调整后一周内公开。", "便民服务中心", 1, "清单已公开。"),
         Topic("研究上年不足整改", "未完成的限十二月底前销号。", "司法所", 4, "")),
             number="龙政纪〔{}〕11号"),
    MeetingStory("leading_group", 10, 19, "法治政府建设工作领导小组第二次会议", "special", "mayor", 14,
        (Topic("听取年度任务完成情况", "对照清单查漏补缺。", "司法所", 2, "已逐项核对。"),)),
    MeetingStory("joint", 11, 9, "第三次行政执法联络会商会", "special", "deputy", 17,
        (Topic("会商年终执法案卷评查", "双方互评，问题通报。", "综合行政执法队", 1, "评查已完成。"),)),
    MeetingStory("leading_group", 12, 28, "法治政府建设工作领导小组第三次会议", "special", "mayor", 14, (),
                 never="waiting"),
)  # fmt: skip
"""Held in the practice year: 1 依法行政工作会议, 2 专题研究, 1 行政调解动员会, 1 诚信教育."""

STUDIES: Final = (
    (1, 3, 25, "党委会前学法（行政处罚法）", "before_meeting", ("行政处罚法",), "office", 45, 0),
    (1, 7, 22, "理论中心组学法", "centre_group", ("宪法", "民法典"), "adviser", 90, 0),
    (1, 11, 9, "干部集体学法", "collective", ("政府信息公开条例",), "office", 60, 1),
    (0, 2, 25, "党委会前学法（行政处罚法）", "before_meeting", ("行政处罚法",), "office", 50, 0),
    (0, 5, 20, "理论中心组学法", "centre_group", ("行政许可法", "优化营商环境条例"), "adviser", 90, 0),
    (0, 8, 26, "行政强制法专题讲座", "lecture", ("行政强制法", "行政诉讼法"), "adviser", 120, 1),
    (0, 11, 18, "旁听庭审并学法", "court", ("民法典", "信访工作条例"), "office", 150, 0),
)  # fmt: skip
"""(years back, month, day, title, occasion, statutes, lecturer, minutes, test); four in the practice year."""

DUTIES: Final = (
    ("mayor", "deploy", 3, 9, "主持召开全镇依法行政工作会议，部署全年任务。", "依法行政工作会议纪要"),
    ("mayor", "inquire", 4, 13, "过问执法辅助人员管理问题，要求限期制定管理办法。", "专题研究会议纪要"),
    ("mayor", "coordinate", 6, 22, "协调县有关部门业务指导，落实双联系、双指导。", "协调会记录"),
    ("mayor", "supervise", 9, 7, "督办上年不足整改，逐条听取进度。", "专题研究会议纪要"),
    ("mayor", "plan", 3, 16, "组织拟定法治政府建设实施方案，经党委会审议后印发。", "实施方案"),
    ("mayor", "court", 7, 20, "落实行政机关负责人出庭应诉，出庭并发言。", "庭审笔录"),
    ("mayor", "study", 5, 20, "带头参加理论中心组学法并领学。", "学法记录"),
    ("mayor", "supervision", 0, 0, "", ""),
    ("secretary", "deploy", 3, 16, "主持党委会审议法治政府建设实施方案。", "党委会纪要"),
    ("secretary", "inquire", 6, 8, "过问拖欠账款清理，主持政务诚信教育。", "诚信教育会议记录"),
    ("secretary", "coordinate", 8, 17, "协调综合执法力量下沉，解决办公场所。", "协调会记录"),
    ("secretary", "supervise", 10, 19, "督办领导小组年度任务清单。", "督办单"),
    ("secretary", "publicity", 12, 4, "部署宪法宣传周活动。", "活动方案"),
    ("secretary", "others", 0, 0, "", ""),
    ("deputy", "enforcement", 4, 27, "推进行政执法三项制度，组织案卷评查。", "评查通报"),
    ("deputy", "publicity", 9, 15, "落实普法责任清单，组织法律进企业、进学校。", "普法台账"),
)  # fmt: skip
"""(who, item, month, day, what was done, proof); month 0: not done yet."""

LAST_DUTIES: Final = (
    ("deploy", 3, 12, "部署全年依法行政工作。", "会议纪要"),
    ("inquire", 6, 25, "过问占道经营整治。", "会商记录"),
    ("coordinate", 8, 30, "协调执法装备配备。", "协调会记录"),
    ("supervise", 11, 18, "督办年度报告所列不足整改。", "会议纪要"),
)  # fmt: skip

PLAN_NAME: Final = "中共{town}委员会、{town}人民政府法治政府建设实施方案"

MECHANISMS: Final = (
    (-2, 4, 10, "行政执法联络会商制度", "system", ("liaison",), "龙政〔{}〕14号"),
    (-2, 4, 10, "行政执法信息互通工作机制", "mechanism", ("information",), "龙政〔{}〕15号"),
    (-2, 6, 2, "综合执法业务协同工作机制", "mechanism", ("cooperation", "enforcement"), "龙政〔{}〕21号"),
    (-1, 3, 30, "“双联系、双指导”工作机制", "mechanism", ("pairing",), "龙政办〔{}〕9号"),
    (-1, 2, 20, "领导干部学法制度", "system", ("study",), "龙党办〔{}〕4号"),
    (-1, 9, 6, "政务诚信建设制度", "system", ("integrity",), "龙政〔{}〕27号"),
    (-1, 5, 18, "政务公开工作规程", "rules", ("disclosure",), "龙政办〔{}〕13号"),
    (-1, 7, 1, "行政执法与刑事司法衔接工作机制", "mechanism", ("transfer",), "龙政办〔{}〕18号"),
    (-1, 8, 12, "证明事项告知承诺制工作规程", "rules", ("commitment", "oversight"), "龙政办〔{}〕20号"),
    (0, 4, 2, "承接事项事中事后监管办法", "system", ("oversight", "powers"), "龙政〔{}〕12号"),
    (0, 4, 20, "党政主要负责人履行推进法治建设第一责任人职责清单", "list", ("first_responsible",),
        "龙办〔{}〕10号"),
    (0, 6, 1, "行政执法辅助人员管理办法", "system", ("auxiliaries",), "龙政〔{}〕18号"),
    (0, 5, 8, "关于开展行政调解工作的通知", "notice", ("mediation",), "龙政通〔{}〕15号"),
    (0, 6, 20, "重大行政决策程序规定", "system", ("decisions",), "龙政〔{}〕20号"),
)  # fmt: skip
"""(year from the practice year, month, day, name, kind, subjects, number)."""

LAST_PROBLEMS: Final = (
    ("执法人员法律素养有待提高", "enforcement", "综合行政执法队", "每季集中学习测试。",
     "四次学习、一次测试，合格率百分之百。", "closed"),
    ("普法形式较为单一", "publicity", "司法所", "增加以案释法和赶集日宣传。",
     "赶集日宣传四十余次。", "closed"),
    ("行政调解工作基础薄弱", "mediation", "司法所", "召开动员会，明确行政调解员。",
     "动员会已召开，各办所均有行政调解员。", "done"),
    ("法律顾问作用发挥不充分", "decision", "党政办", "重大合同、决策一律经顾问审查。", "", "open"),
)  # fmt: skip
"""(title, category, unit, measures, what came of it, state at the end of the practice year)."""

PROBLEMS: Final = (
    ("法治宣传教育的针对性还不够强", "publicity", "司法所", "按企业、学校、村居分类制定普法菜单。",
     "主要是对不同人群的法律需求了解不够。"),
    ("行政执法人员力量不足、专业能力不均衡", "team", "综合行政执法队", "补充人员，开展跟班轮训。",
     "主要是人员流动较多，跟班轮训没有形成制度。"),
    ("部分干部运用法治方式解决问题的能力不足", "study", "党政办", "把学法用法纳入年度考核。",
     "主要原因是学用结合不紧，考核的约束不够。"),
    ("行政调解与人民调解衔接不够顺畅", "mediation", "司法所", "建立案件移交和会商流程。",
     "主要是案件移交没有统一的流程。"),
)  # fmt: skip
"""The four 不足 of this year's report, with their reasons."""

OTHER_PROBLEMS: Final = (
    ("个别执法案卷文书填写不规范", "supervision", "enforcement", 6, 5, 7, 31, "综合行政执法队",
     "逐卷整改并评查。", 7, 22, "十二卷已全部补正。"),
    ("便民服务大厅政务公开栏更新不及时", "self_check", "disclosure", 7, 12, 8, 31, "便民服务中心",
     "每月更新一次，专人负责。", 0, 0, ""),
)  # fmt: skip

ADVICE: Final = (
    ("（一）加强乡镇执法队伍建设", "增加编制和专业人员，完善持证上岗和培训。", "综合行政执法队"),
    ("（二）加大法治宣传经费投入", "设立普法专项经费，丰富宣传载体。", "司法所"),
    ("（三）完善县乡业务指导机制", "县级部门定期下沉指导，明确承接事项办理标准。", "党政办"),
)

LAST_PLANS: Final = (
    (
        "开展持证执法人员轮训",
        "全年轮训一遍，考试合格上岗。",
        "综合行政执法队",
        10,
        "四十五名满四年人员已轮训。",
    ),
    ("召开行政调解动员会", "五月底前召开并明确调解员。", "司法所", 5, "五月已召开。"),
    ("印发法治政府建设实施方案", "三月底前印发。", "司法所", 3, "已印发。"),
    ("落实法律顾问全程参与决策", "合同、决策、文件一律审查。", "党政办", 0, ""),
)

ACCOUNTABILITY: Final = (
    ("accountability", "unit", "规划建设办公室", "", 4, 20, "自建房巡查不到位，发现违建未及时移交",
     "全镇通报，取消年度评先资格", 5, 15, "已开展全面巡查，违建线索移交三件。"),
    ("criticism", "person", "", "办事员", 6, 28, "接待群众态度生硬，未一次性告知",
     "批评教育并书面检讨", 7, 5, "已检讨，未再接到反映。"),
    ("urging", "unit", "便民服务中心", "", 9, 10, "政务公开栏更新不及时",
     "督促限期整改，每月报更新情况", 0, 0, ""),
)  # fmt: skip
"""(kind, target kind, unit, post, month, day, ground, measure, closed month and day, result)."""
