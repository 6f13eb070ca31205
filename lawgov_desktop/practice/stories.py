"""What the invented disputes are about: for each type some stories, their facts and the terms agreed on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Story:
    """One dispute. ``{a}`` applied, ``{b}`` answers, ``{v}`` is the village, ``{m}`` the sum in 元.

    ``least`` and ``most`` bound the sum in hundreds of 元; both 0 where no money is involved.
    """

    summary: str
    facts: str
    terms: tuple[str, ...]
    least: int = 0
    most: int = 0


_PAY: Final = "{b}于协议签订后{days}日内一次性付给{a}{m}元"
_PEACE: Final = "双方今后互谅互让，不再为此事发生争执"

STORIES: Final[Mapping[str, tuple[Story, ...]]] = {
    "neighbour": (
        Story(
            "{a}与{b}因院墙滴水、排水沟堵塞发生争执",
            "{b}家翻建厨房后檐沟朝向{a}家院墙，雨天滴水浸泡墙根，双方多次争吵。",
            ("{b}在{days}日内把檐沟改向自家院内", "{b}补偿{a}修补院墙费用{m}元", _PEACE),
            3,
            30,
        ),
        Story(
            "{a}与{b}因通道堆放柴草影响通行发生纠纷",
            "{b}在两家共用的通道上堆放柴草和砖块，{a}家三轮车无法进出。",
            ("{b}在{days}日内清走通道上的柴草和砖块", "通道宽度不少于2.5米，双方均不得再堆放物品", _PEACE),
        ),
        Story(
            "{a}与{b}因栽树遮挡采光发生纠纷",
            "{b}在{a}家南墙外栽种杨树六棵，树冠遮挡采光，落叶堵塞瓦沟。",
            ("{b}在{days}日内将靠墙两棵杨树移走，其余树枝修剪至墙头以下", _PEACE),
        ),
    ),
    "family": (
        Story(
            "{a}与子女{b}因赡养费用发生纠纷",
            "{a}年老多病，独自居住在老宅，{b}近一年未给付生活费。",
            ("{b}每月5日前给付{a}生活费{m}元", "{a}的医药费由{b}凭票据承担", "{b}每月至少探望两次"),
            2,
            8,
        ),
        Story(
            "{a}与{b}因解除婚约返还彩礼发生纠纷",
            "双方经人介绍订婚，{a}家给付彩礼，后未办理结婚登记，{a}要求返还。",
            ("{b}返还{a}彩礼{m}元", "双方自愿解除婚约，互不再追究"),
            80,
            600,
        ),
        Story(
            "{a}与{b}兄弟之间因分家析产发生争执",
            "父母去世后留有瓦房四间、树木若干，双方对分配意见不一。",
            ("东两间归{a}，西两间归{b}", "院内树木归{b}，{b}补偿{a}{m}元", _PEACE),
            10,
            60,
        ),
    ),
    "land": (
        Story(
            "{a}与{b}因承包地边界发生纠纷",
            "两家承包地相邻，耕种时{b}向{a}地内多耕一犁，双方各执一词。",
            ("以村委会现场丈量的界桩为准，双方各退让0.2米作田埂", "{b}补偿{a}青苗损失{m}元", _PEACE),
            1,
            12,
        ),
        Story(
            "{a}与{b}因土地流转租金发生纠纷",
            "{b}流转{a}承包地六亩种植果树，去年租金未付清。",
            (_PAY, "今年起租金于每年3月1日前付清"),
            20,
            90,
        ),
        Story(
            "{a}与{b}因浇地用水先后发生争执",
            "春灌期间双方共用一眼机井，因轮灌次序争吵，{a}家水管被拔。",
            ("由{v}村委会排定轮灌次序并公示", "{b}赔偿{a}水管损失{m}元"),
            1,
            4,
        ),
    ),
    "contract": (
        Story(
            "{a}与{b}因民间借款到期未还发生纠纷",
            "{b}因周转向{a}借款并出具借条，约定一年归还，到期后未还。",
            (
                "{b}分两次归还{a}借款共{m}元，首次于{days}日内归还一半",
                "余款在此后三个月内还清，{a}不再主张利息",
            ),
            30,
            500,
        ),
        Story(
            "{a}与{b}因买卖农资货款发生纠纷",
            "{b}赊购化肥、种子，{a}多次催要货款未果。",
            (_PAY,),
            10,
            120,
        ),
    ),
    "damages": (
        Story(
            "{a}被{b}家的狗咬伤，双方因医药费发生纠纷",
            "{a}途经{b}家门前被其饲养的狗咬伤小腿，花去疫苗和医药费。",
            (_PAY, "{b}今后对犬只拴养"),
            5,
            40,
        ),
        Story(
            "{a}与{b}因琐事互殴致伤发生赔偿纠纷",
            "双方在集市因摊位发生口角继而互殴，{a}头部轻微伤。",
            ("{b}赔偿{a}医药费、误工费{m}元", "双方互相道歉", _PEACE),
            8,
            90,
        ),
    ),
    "house": (
        Story(
            "{a}与{b}因翻建房屋占用宅基地发生纠纷",
            "{b}翻建房屋时地基向{a}家一侧多占约三十厘米。",
            ("{b}在{days}日内按原墙基退让", "{b}补偿{a}{m}元", _PEACE),
            10,
            80,
        ),
    ),
    "business": (
        Story(
            "{a}与{b}因鱼塘转包发生纠纷",
            "双方口头约定转包鱼塘，中途{b}提出退包并要求退还转包费。",
            ("{b}退还{a}转包费{m}元", "塘内存鱼归{a}所有"),
            20,
            200,
        ),
    ),
    "expropriation": (
        Story(
            "{a}与{b}因道路拓宽补偿款分配发生纠纷",
            "道路拓宽占用两家共有林地，补偿款由{b}领取未分。",
            ("{b}于{days}日内分给{a}补偿款{m}元",),
            20,
            150,
        ),
    ),
    "pollution": (
        Story(
            "{a}与{b}因养殖场粪污外流发生纠纷",
            "{b}的养殖场雨后粪污流入{a}家菜地，蔬菜受损。",
            ("{b}在{days}日内修好化粪池", "{b}赔偿{a}菜地损失{m}元"),
            5,
            40,
        ),
    ),
    "wages": (
        Story(
            "{a}等人与{b}因拖欠工资发生纠纷",
            "{a}等人在{b}承揽的工地做工，工程完工后工资未结清。",
            ("{b}于{days}日内付清{a}等人工资共{m}元",),
            60,
            700,
        ),
    ),
    "labour": (
        Story(
            "{a}与{b}因做工受伤的医药费发生纠纷",
            "{a}在{b}处干活时从梯子上摔下受伤，住院治疗。",
            ("{b}一次性付给{a}医药费、误工费{m}元", "双方就此事再无其他争议"),
            50,
            400,
        ),
    ),
    "tourism": (
        Story(
            "{a}与{b}因农家乐订餐退款发生纠纷",
            "{a}预订农家乐聚餐，因故取消，{b}不退订金。",
            ("{b}退还{a}订金{m}元",),
            2,
            8,
        ),
    ),
    "online": (
        Story(
            "{a}与{b}因网上代购农机配件发生纠纷",
            "{a}在{b}的网店代购配件，型号不符要求退换。",
            ("{b}于{days}日内换货，运费由{b}承担",),
            0,
            0,
        ),
    ),
    "consumer": (
        Story(
            "{a}与{b}因购买电动车质量发生纠纷",
            "{a}购买电动三轮车一个月后电机损坏，{b}拒绝保修。",
            ("{b}于{days}日内免费更换电机",),
            0,
            0,
        ),
    ),
    "medical": (
        Story(
            "{a}与{b}因诊疗后不适发生纠纷",
            "{a}在{b}输液后皮肤过敏，认为处置不当。",
            ("{b}承担{a}复诊费用{m}元", "双方就此事再无其他争议"),
            5,
            30,
        ),
    ),
    "traffic": (
        Story(
            "{a}与{b}因道路交通事故赔偿发生纠纷",
            "{b}驾驶农用三轮车与{a}骑行的电动车相撞，{a}受伤。",
            (_PAY, "双方就此事再无其他争议"),
            10,
            200,
        ),
    ),
    "property": (
        Story(
            "{a}与{b}因物业费和楼道漏水发生纠纷",
            "{a}以楼道漏水未修为由拒交物业费，{b}多次催收。",
            ("{b}在{days}日内修好漏水处", "{a}补交物业费{m}元"),
            4,
            20,
        ),
    ),
    "other": (
        Story(
            "{a}与{b}因集市摊位先后发生争执",
            "双方赶集时争占同一摊位，各不相让。",
            ("摊位由{v}村委会抽签排定", _PEACE),
            0,
            0,
        ),
    ),
}
"""Stories by the code of the dispute type (resources/rules/codes/)."""

HOW_OFTEN: Final = (
    ("neighbour", 38), ("family", 30), ("land", 22), ("contract", 14), ("damages", 12), ("house", 8),
    ("wages", 5), ("traffic", 5), ("business", 3), ("labour", 3), ("pollution", 2), ("expropriation", 2),
    ("consumer", 2), ("property", 2), ("medical", 1), ("tourism", 1), ("online", 1), ("other", 3),
)  # fmt: skip
"""How the disputes of a township are spread over the types, roughly."""
