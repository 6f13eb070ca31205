"""Puts lists together at random from the habits of county offices, with the truth about every row."""

from __future__ import annotations

import random

from tests.spreadsheets.layouts.drawing import Layout, layout

_PEOPLE = ("周大山", "吴小河", "赵东风", "郑小溪", "王石桥", "李南坡", "孙北岭", "陈西川")
_PLACES = ("东街村", "西街村", "南街社区", "石门村", "柳河村")
_LAW = "《示例条例》第八条：主管部门负责本行政区域内的监督管理工作。"

_COLUMNS: dict[str, tuple[str, ...]] = {
    "姓名": _PEOPLE,
    "性别": ("男", "女"),
    "联系电话": ("'13900000001", "'13900000002"),
    "身份证号码": ("'411300199001010011", "'411300198502020022"),
    "所在村": _PLACES,
    "事项名称": ("对甲行为的处罚", "乙许可", "丙事项检查", "临时救助审核"),
    "职权类型": ("行政处罚", "行政许可", "行政检查"),
    "设定依据": (_LAW, "甲法第三条", "乙办法"),
    "责任事项": ("1.受理；2.审查；3.决定。", "依法履行监管职责。"),
    "受理日期": ("2025.3.1", "2025-4-2", "@2025-05-06", "2025年6月7日"),
    "金额（元）": ("500", "1200.5", "36000"),
    "数量": ("3", "15", "120"),
    "纠纷类型": ("邻里纠纷", "婚姻家庭", "土地纠纷"),
    "处理结果": ("调解成功", "已办结", "正在办理"),
    "责任单位": ("司法所", "民政所", "综合执法队", "青石县水利局"),
    "照片": ("",),
    "备注": ("", "", "", "已回访"),
}
_GROUPS: dict[str, tuple[str, ...]] = {
    "当事人": ("姓名", "联系电话"),
    "甲方": ("姓名", "联系电话", "所在村"),
    "实施依据": ("设定依据", "责任事项"),
    "办理情况": ("受理日期", "处理结果"),
    "参加人员": ("数量", "性别"),
    "收支": ("金额（元）", "数量"),
}
_TITLES = ("柳河镇{}台账", "2025年度{}登记表", "青石县{}清单", "{}名册", "关于{}情况的统计表")
_TOPICS = ("矛盾纠纷排查", "人民调解案件", "行政执法事项", "法律援助", "志愿服务")
_FORMS = (
    ("填报单位：柳河镇", "填报时间：2025年6月"),
    ("单位（盖章）：", "日期：   年   月   日"),
    ("填报单位：柳河镇司法所", "单位：件、人"),
    ("制表单位：县司法局", "联系电话：62380000"),
)
_SECTIONS = ("{han}、{place}", "{place}（{n}人）", "{place}", "（{han}）{place}")
_NOTES = ("注：本表一式两份。", "备注：金额以实际发放为准。", "说明：1.按月报送；", "※注：红色为新增。")
_SIGNED = ("填表人：周大山", "审核人：", "联系电话：62380000", "负责人签字：")
_HAN = "一二三四五六七八九十"


def composed(seed: int) -> Layout:
    """One list, the same for the same seed."""
    return _Composer(random.Random(seed)).layout(f"seed {seed}")


class _Composer:
    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self._lines: list[str] = []
        self._number = 0
        self._heads, self._leaves = self._header()
        self._width = len(self._leaves)

    def layout(self, name: str) -> Layout:
        rng = self._rng
        above = self._above()
        self._lines += above
        self._lines += [f"H|{'|'.join(row)}" for row in self._heads]
        if rng.random() < 0.1 and self._width > 3:
            self._add("#", [str(n) for n in range(1, self._width + 1)])
        blocks = rng.choice((1, 1, 1, 2, 3))
        style = rng.choice(_SECTIONS) if blocks > 1 and rng.random() < 0.7 else ""
        pages = blocks > 1 and not style
        totals = rng.random() < 0.4
        for block in range(blocks):
            if style:
                text = style.format(han=_HAN[block], place=_PLACES[block], n=rng.randint(1, 9))
                self._across("S", text, merged=style == "{place}" or rng.random() < 0.6)
            elif pages and block:
                if rng.random() < 0.4:
                    self._lines += above
                self._lines += [f"A|{'|'.join(row)}" for row in self._heads]
            for _line in range(rng.randint(1, 9)):
                self._matter()
                if rng.random() < 0.03:
                    self._add("B", [""] * self._width)
            if totals and blocks > 1:
                self._total("小计")
        if totals:
            self._total(rng.choice(("合计", "总 计", "合  计")))
        self._below()
        return layout(name, "\n".join(self._lines))

    def _add(self, mark: str, cells: list[str]) -> None:
        self._lines.append(f"{mark}|{'|'.join([*cells, *[''] * self._width][: self._width])}")

    def _across(self, mark: str, text: str, *, merged: bool) -> None:
        self._add(mark, [text, *(["<"] * (self._width - 1) if merged else [])])

    def _header(self) -> tuple[list[list[str]], list[str]]:
        rng = self._rng
        leaves = rng.sample([name for name in _COLUMNS if name != "备注"], rng.randint(3, 9))
        blocks = [[[leaf, "^"]] for leaf in leaves]
        if rng.random() < 0.45:
            for group in rng.sample(list(_GROUPS), rng.randint(1, 2)):
                blocks.append([["<", leaf] for leaf in _GROUPS[group]])
                blocks[-1][0][0] = group
                blocks.insert(rng.randint(1, len(blocks) - 1), blocks.pop())
        upper = [column for block in blocks for column in block]
        if rng.random() < 0.8:
            upper.insert(0, ["序号", "^"])
        if rng.random() < 0.5:
            upper.append(["备注", "^"])
        two = any(low != "^" for _high, low in upper)
        names = [high if low == "^" else low for high, low in upper]
        heads = [[high for high, _low in upper]]
        if two:
            heads.append([low for _high, low in upper])
        if rng.random() < 0.2:
            heads[0] = [text.replace("序号", "序 号").replace("姓名", "姓\\n名") for text in heads[0]]
        return heads, names

    def _above(self) -> list[str]:
        rng, width = self._rng, self._width
        lines = []
        merged = rng.random() < 0.75

        def line(mark: str, text: str, other: str = "") -> None:
            half = width // 2
            cells = [text, *["<" if merged and not other else ""] * (width - 1)]
            if other and half:
                cells[half] = other
            lines.append(f"{mark}|{'|'.join(cells)}")

        if rng.random() < 0.2:
            lines.append(f"T|{rng.choice(('附件1', '附件：', '附表2'))}")
        if rng.random() < 0.9:
            line("T", rng.choice(_TITLES).format(rng.choice(_TOPICS)))
        if rng.random() < 0.15:
            line("T", rng.choice(("（2025年上半年）", "（第一批）")))
        if rng.random() < 0.15:
            lines.append("B|")
        if rng.random() < 0.5:
            line("F", *rng.choice(_FORMS))
        return lines

    def _matter(self) -> None:
        rng = self._rng
        self._number += 1
        several = rng.randint(2, 4) if self._leaves[0] == "序号" and rng.random() < 0.1 else 1
        free = set(rng.sample(range(1, self._width), 2)) if self._width > 3 else set()
        for line in range(several):
            cells = []
            for at, leaf in enumerate(self._leaves):
                value = str(self._number) if leaf == "序号" else rng.choice(_COLUMNS[leaf])
                if line:
                    value = value if at in free and value else "^"
                cells.append(value or "")
            if line and all(cell in ("^", "") for cell in cells):
                self._add("C", cells)
            else:
                self._add("d" if line else "D", cells)

    def _total(self, word: str) -> None:
        numbers = [leaf in ("数量", "金额（元）") for leaf in self._leaves]
        cells = [str(self._rng.randint(5, 900)) if number else "" for number in numbers]
        cells[0] = word
        self._add("X", cells)

    def _below(self) -> None:
        rng = self._rng
        if rng.random() < 0.1:
            self._add("B", [""])
        if rng.random() < 0.3:
            note = rng.choice(_NOTES)
            self._across("N", note, merged=rng.random() < 0.5)
            if note.startswith("说明"):
                self._across("N", "2.不得漏报。", merged=False)
        if rng.random() < 0.35:
            cells = [""] * self._width
            cells[0] = rng.choice(_SIGNED)
            if self._width > 3:
                cells[self._width // 2] = rng.choice(_SIGNED)
            self._add("N", cells)
        if rng.random() < 0.15 and self._width > 3:
            self._add("N", [""] * (self._width - 2) + ["2025年6月30日"])
