"""The invented list of matters handed down to the township: 306 items in one version."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from typing import Any, Final

from lawgov_desktop.practice.people import TOWN
from lawgov_desktop.storage.store import Batch

COUNTY: Final = "练习县"
ITEMS: Final = 306

_FIELDS: Final[Mapping[str, tuple[str, str, tuple[str, ...], tuple[str, ...]]]] = {
    "城市管理": ("城市管理局", "综合行政执法队",
        ("镇区道路", "公园广场", "临街店铺门前", "居民小区", "农贸市场周边"),
        ("擅自堆放物料", "随意倾倒生活垃圾", "擅自占道经营", "擅自张贴广告", "损坏环卫设施")),
    "住房建设": ("住房和城乡建设局", "规划建设办公室",
        ("农村自建房", "限额以下工程", "物业管理区域", "历史文化村落"),
        ("擅自改变承重结构", "未按图纸施工", "擅自改变用途", "不设置安全防护")),
    "自然资源": ("自然资源局", "规划建设办公室",
        ("永久基本农田", "一般耕地", "村庄建设用地", "临时用地"),
        ("擅自建窑建房", "擅自挖砂取土", "到期不复垦", "堆放固体废弃物")),
    "农业农村": ("农业农村局", "农业服务中心",
        ("种子经营", "农药经营", "兽药使用", "动物饲养", "农机作业"),
        ("不建立台账", "违反标签规定", "拒绝接受检查", "不按规定处置废弃包装物")),
    "水利": ("水利局", "农业服务中心",
        ("河道管理范围内", "水库管理范围内", "农村饮水工程保护区内", "灌溉渠道"),
        ("弃置渣土", "种植阻水作物", "擅自取水", "损坏标志设施")),
    "交通运输": ("交通运输局", "综合行政执法队",
        ("乡道", "村道", "公路建筑控制区", "公交站点"),
        ("摆摊设点", "擅自挖掘", "打场晒粮影响通行", "擅自设置非公路标志")),
    "林业": ("林业局", "农业服务中心",
        ("森林防火区", "公益林地", "古树名木保护范围"),
        ("野外用火", "擅自采挖树木", "非法移动保护标志", "放牧砍柴")),
    "生态环境": ("生态环境局", "综合行政执法队",
        ("畜禽养殖场", "露天餐饮点", "小型加工场所", "秸秆堆场"),
        ("未采取防尘措施", "直接排放污水", "露天焚烧", "噪声扰民")),
    "应急管理": ("应急管理局", "应急管理站",
        ("烟花爆竹零售点", "小型生产经营场所", "加油点", "粉尘作业场所"),
        ("未设置警示标志", "占用疏散通道", "未组织应急演练", "未登记检查情况")),
    "市场监管": ("市场监督管理局", "综合行政执法队",
        ("小作坊", "食品摊贩", "集市开办者", "校园周边店铺"),
        ("未公示登记信息", "未保存进货票据", "使用不合格计量器具", "未履行管理责任")),
    "文化旅游": ("文化广电和旅游局", "综合文化站",
        ("农家乐", "网吧", "文物保护范围内", "公共文化设施"),
        ("擅自搭建", "未公示收费标准", "损坏设施设备", "超时经营")),
}  # fmt: skip
"""Field → office of the county, office of the township, where, and what is done there."""

_OTHERS: Final = (
    (
        "licence",
        "{where}{what}许可",
        (
            "设置户外招牌",
            "临时占用道路",
            "挖掘村道",
            "举办集市活动",
            "农村住宅建设",
            "采伐自用林木",
            "设置食品摊贩",
            "修建小型蓄水设施",
        ),
    ),
    (
        "inspection",
        "对{where}的行政检查",
        (
            "农药经营门店",
            "小型餐饮",
            "养殖场防疫",
            "农村自建房",
            "烟花爆竹零售",
            "河道采砂",
            "村级食堂",
            "消防通道",
            "公益林",
            "临时用地",
        ),
    ),
    (
        "confirmation",
        "{where}确认",
        ("农村土地承包经营权流转备案", "适龄儿童入学资格", "特困人员身份", "临时救助对象"),
    ),
    (
        "payment",
        "{where}给付",
        ("高龄补贴", "残疾人两项补贴", "耕地地力保护补贴", "临时救助金", "独生子女家庭奖励"),
    ),
    (
        "coercion",
        "{where}",
        ("查封违法建设施工现场", "扣押占道经营工具", "代为清除河道障碍物", "强制拆除逾期不拆的违法建设"),
    ),
    ("reward", "{where}", ("对见义勇为人员的表扬奖励", "对举报安全隐患的奖励", "对护林防火先进的奖励")),
    (
        "service",
        "{where}",
        (
            "法律援助申请初审",
            "公益性岗位信息发布",
            "社会保险信息查询",
            "农机补贴申请受理",
            "老年人优待证办理",
            "就业失业登记",
        ),
    ),
    ("adjudication", "{where}", ("土地使用权争议裁决", "林地边界争议裁决")),
)
PEOPLE: Final = ("马志远", "沈小英", "罗文华", "宋立民", "董海燕", "余长青")


def list_title(year: int) -> str:
    return f"{TOWN}承接县级下放行政权力事项清单（{year}年版）"


def write_list(batch: Batch, rng: random.Random, year: int) -> str:
    """Write the version of the practice year with its 306 items, as the county sent it; its uuid.

    What the township adds comes from the version before, which ``matter_versions`` writes.
    """
    version = batch.save(
        "matter_list",
        {
            "title": list_title(year),
            "kind": "devolved",
            "document_number": f"练政发〔{year}〕5号",
            "issued_by": f"{COUNTY}人民政府",
            "issued_on": f"{year}-02-18",
            "effective_on": f"{year}-03-01",
            "stated_count": ITEMS,
            "remarks": "练习用，事项与依据均为虚构。",
        },
    ).uuid
    for position, item in enumerate(_items(rng), start=1):
        listed = {name: value for name, value in item.items() if name != "own_office"}
        own = listed | {
            "list": version,
            "position": position,
            "code": f"LX{position:04}",
            "level": "县级下放乡镇",
            "list_kind": "devolved",
        }
        batch.save("matter", own)
    return version


def own_office_of(county_office: str, matter_type: str) -> str:
    """The office of the township that takes a matter of this county office over."""
    if matter_type in ("service", "payment"):
        return "便民服务中心"
    known = {COUNTY + county: own for county, own, *_ in _FIELDS.values()}
    return known.get(county_office, "综合行政执法队")


def _items(rng: random.Random) -> Iterator[dict[str, Any]]:
    """306 different items: the penalties, the other kinds, and as many inspections as are still missing."""
    penalties = list(_penalties(rng))
    others = list(_other_items(rng))
    yield from penalties
    yield from others
    for item in penalties[:: len(penalties) // (ITEMS - len(penalties) - len(others))][
        : ITEMS - len(penalties) - len(others)
    ]:
        name = str(item["name"]).replace("的行政处罚", "情况的行政检查")
        yield item | {"name": name, "matter_type": "inspection"}


def _penalties(rng: random.Random) -> Iterator[dict[str, Any]]:
    for field, (county_office, own_office, places, acts) in _FIELDS.items():
        for place in places:
            for act in acts:
                yield {
                    "name": f"对在{place}{act}的行政处罚",
                    "matter_type": "penalty",
                    "basis": _basis(rng, field),
                    "office": COUNTY + county_office,
                    "own_office": own_office,
                }


def _other_items(rng: random.Random) -> Iterator[dict[str, Any]]:
    for matter_type, pattern, places in _OTHERS:
        for place in places:
            county_office = rng.choice([office for office, *_ in _FIELDS.values()])
            yield {
                "name": pattern.format(where=place, what=""),
                "matter_type": matter_type,
                "basis": _basis(rng, "便民服务"),
                "office": COUNTY + county_office,
                "own_office": "便民服务中心" if matter_type in ("service", "payment") else "综合行政执法队",
            }


def _basis(rng: random.Random, field: str) -> str:
    return f"《{COUNTY}{field}管理办法》（虚构）第{rng.randint(6, 58)}条"
