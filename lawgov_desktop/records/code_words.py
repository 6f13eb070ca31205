"""Free writings of a code list's entries: what may be put aside without changing what is meant.

A list says 1.邻里纠分。 or 邻里矛盾 where the entry is called 邻里纠纷. Each step only removes numbering,
marks and endings or mends a known slip; the result has to be an entry's label or alias, and of one only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_NUMERAL = "[0-9一二三四五六七八九十]{1,3}"
_STEPS = (
    (re.compile(r"\.0+$"), ""),  # 5.0 is the number 5 of a CSV
    (re.compile("[。;；,，、.．!！]+$"), ""),
    (re.compile(rf"^[(（]{_NUMERAL}[)）]|^{_NUMERAL}[、.．:：)）\s-]+(?=[^0-9])"), ""),
    (re.compile("[纠糾][分份纷粉紛]"), "纠纷"),
    (re.compile("其它"), "其他"),
    (re.compile("矛盾(?:纠纷)?$"), "纠纷"),
    (re.compile("(?<=.)(?:类型|类别|类|案件|案)$"), ""),
    (re.compile("(?<=.)纠纷(?:类型|类别|类|案件|案)$"), "纠纷"),
    (re.compile("(?<=..)(?:学历|文化程度|文化|毕业|程度)$"), ""),
)
_BETWEEN = re.compile("[、,，;；/／\n]")
_AND = re.compile("和|及|与")
_SIGNS = re.compile("[、,，/／ ]")
_TICKS = "■☑√✓✔✅"
_BOXES = re.compile(f"([{_TICKS}□☐])\\s*([^{_TICKS}□☐]+)")
_LEAST_JOINED = 4  # characters; shorter ones join into something else (高、中)


def other_writings(text: str) -> Iterator[str]:
    """Other writings of the same entry, the nearest first; the text itself is not among them."""
    seen = {text}
    for shape, instead in _STEPS:
        changed = shape.sub(instead, text).strip()
        if changed and changed not in seen:
            seen.add(changed)
            text = changed
            yield text
    joined = _SIGNS.sub("", text)
    if joined not in seen and len(joined) >= _LEAST_JOINED:
        yield joined


def ticked(text: str) -> list[str] | None:
    """The words behind a tick where a cell prints every choice with a box (■公示栏 □政府网站), else None."""
    boxes = _BOXES.findall(text)
    if not boxes or _BOXES.sub("", text).strip(" 、,，;；/\n"):
        return None
    return [word.strip(" 、,，;；/") for mark, word in boxes if mark in _TICKS]


def parts(text: str) -> list[str]:
    """The pieces of a cell that may name several entries; one piece when it names one."""
    return [piece for part in listed(text) for piece in joined_by_and(part)]


def listed(text: str) -> list[str]:
    """The pieces between signs alone; one of them may be an entry with 和 in its name (住房和城乡建设)."""
    return [piece.strip() for piece in _BETWEEN.split(text) if piece.strip()]


def joined_by_and(part: str) -> list[str]:
    """What 和, 及, 与 join."""
    return [piece.strip() for piece in _AND.split(part) if piece.strip()]
