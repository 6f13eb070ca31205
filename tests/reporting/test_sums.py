"""Numbers of one sentence that do not go together are found; those that may be right are left alone.

Sentences that only look wrong stand in ``texts/right_sentences.txt``.
"""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.reporting.one_sentence import findings


@pytest.mark.parametrize(
    "sentence, rule, marked, said",
    [
        (
            "全年开展普法活动共20场次，其中进企业12场次、进学校9场次。",
            "parts",
            "20场次",
            "两部分之和是21，与总数20场次不符。",
        ),
        (
            "全年受理矛盾纠纷133件，其中：婚姻家庭纠纷41件、邻里纠纷37件、宅基地纠纷22件、其他纠纷34件。",
            "parts",
            "133件",
            "各部分之和是134，与总数133件不符。",
        ),
        (
            "受理纠纷100件（其中邻里纠纷60件、婚姻纠纷30件、其他纠纷11件）。",
            "parts",
            "100件",
            "各部分之和是101，与总数100件不符。",
        ),
        ("现有执法人员17名（其中在编11名、编外7名）。", "parts", "17名", "两部分之和是18，与总数17名不符。"),
        (
            "办理行政处罚案件9件（一般程序8件，简易程序2件）。",
            "parts",
            "9件",
            "两部分之和是10，与总数9件不符。",
        ),
        ("办理人大代表建议7件、政协提案5件，共13件。", "parts", "13件", "前面几项之和是12，这里写的是13件。"),
        (
            "党委会学法8次、政府常务会议学法4次，共计13次。",
            "parts",
            "13次",
            "前面几项之和是12，这里写的是13次。",
        ),
        (
            "收到工单413件，已办结409件，剩余5件正在办理。",
            "parts",
            "5件",
            "409件加5件是414，与前面的413件不符。",
        ),
        ("收到工单413件，办结409件，5件正在办理。", "parts", "5件", "409件加5件是414，与前面的413件不符。"),
        (
            "检查发现问题96个，已整改94个，其余3个正在整改。",
            "parts",
            "3个",
            "94个加3个是97，与前面的96个不符。",
        ),
        (
            "收到工单413件，已全部办结，尚有2件正在办理。",
            "numbers",
            "2件正在办理",
            "前面写“已全部办结”，这里又写“尚有2件正在办理”，前后矛盾。",
        ),
        (
            "排查隐患63处，均已整改到位，3处正在整改。",
            "numbers",
            "3处正在整改",
            "前面写“均已整改”，这里又写“3处正在整改”，前后矛盾。",
        ),
        (
            "上半年受理信访件20件，下半年受理信访件15件，全年共受理信访件36件。",
            "parts",
            "36件",
            "上半年和下半年之和是35，这里写的是36件。",
        ),
        (
            "全局98名在职人员中，持有执法证件的86名，占67.8%。",
            "percentage",
            "67.8%",
            "86÷98约为87.8%，这里写的是67.8%。",
        ),
        ("检查次数由6次减至2次，降幅76.7%。", "percentage", "76.7%", "4÷6约为66.7%，这里写的是76.7%。"),
        (
            "检查次数由2024年的130次降至86次，下降23.8%。",
            "percentage",
            "23.8%",
            "44÷130约为33.8%，这里写的是23.8%。",
        ),
        ("办理行政应诉案件6件，比上年的4件增长25%。", "percentage", "25%", "2÷4约为50%，这里写的是25%。"),
        ("受理案件120件，同比减少10件，下降8.7%。", "percentage", "8.7%", "10÷130约为7.7%，这里写的是8.7%。"),
        (
            "共抽检1850批次，检出不合格37批次，合格率95%。",
            "percentage",
            "95%",
            "1813÷1850约为98%，这里写的是95%。",
        ),
        (
            "受理投诉举报１２０件，办结１１４件，办结率９９%。",
            "percentage",
            "９９%",
            "114÷120约为95%，这里写的是99%。",
        ),
    ],
)
def test_numbers_that_do_not_go_together(sentence: str, rule: str, marked: str, said: str) -> None:
    (one,) = findings(sentence)
    assert (one.rule, one.text, one.what) == (rule, marked, said)


@given(st.integers(1, 400), st.integers(1, 400), st.integers(-9, 9))
def test_a_list_that_ends_with_the_others_must_add_up(first: int, others: int, off: int) -> None:
    told = findings(
        f"全年受理矛盾纠纷{first + others + off}件，其中邻里纠纷{first}件、其他纠纷{others}件，均登记在册。"
    )
    assert bool(told) is bool(off)


@given(st.integers(1, 900), st.integers(1, 900), st.integers(-30, 30))
def test_done_and_left_come_to_the_whole(done: int, left: int, off: int) -> None:
    whole = done + left + off
    assume(whole > 0)
    told = findings(f"受理群众诉求{whole}件，已办结{done}件，剩余{left}件正在办理。")
    assert bool(told) is bool(off)


@given(st.integers(1, 5000), st.integers(1, 5000), st.integers(0, 2))
def test_a_rate_that_is_rounded_or_cut_off_is_right(whole: int, part: int, places: int) -> None:
    part = min(part, whole)
    exact = part * 100 / whole
    for shown in (f"{exact:.{places}f}", f"{int(exact * 10**places) / 10**places:.{places}f}"):
        assert findings(f"受理矛盾纠纷{whole}件，调解成功{part}件，调解成功率{shown}%。") == []
    wrong = exact - 5 if exact > 50 else exact + 5
    told = findings(f"受理矛盾纠纷{whole}件，调解成功{part}件，调解成功率{wrong:.{places}f}%。")
    assert [one.rule for one in told] == ["percentage"]


@given(st.integers(2, 3000), st.integers(1, 3000))
def test_a_change_in_percent_is_counted_again(old: int, new: int) -> None:
    change, way = abs(new - old) * 100 / old, "增长" if new > old else "下降"
    assume(old != new)
    assert (
        findings(f"信访量由{old}件次{'增加' if new > old else '下降'}到{new}件次，{way}{change:.1f}%。") == []
    )
    assert findings(f"信访量{new}件次，比上年的{old}件次{way}{change:.1f}%。") == []
    assert findings(f"信访量{new}件次，比上年的{old}件次{way}{change + 3:.1f}%。")
