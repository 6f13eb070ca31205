"""Yes, no, or a mark in a box: how lists answer a question, and what stays open."""

from __future__ import annotations

import re

from lawgov_desktop.records.text import match_key

_YES = (*"是有已√✓✔☑✅■", "是的", "y", "yes", "true", "1")
_NO = (*"否无没未×✗✘✕✖❌☐□", "不是", "没有", "n", "no", "false", "0")

_VARIATION = re.compile("[\ufe0e\ufe0f]")  # ✔ followed by "show me as a picture"
_ENDING = re.compile(r"[。.;,、]+$")
_IN_BRACKETS = re.compile(r"\((.+)\)")
_ASKING = re.compile("^(?:是否|有无|各方|双方|已)+")
_DENIALS = ("不", "未", "无", "非", "没")
_EITHER_WAY = ("已", "有", "未", "没", "没有", "无")
_TICKED = "√✓✔☑■✅●"
_MARK = f"([{_TICKED}□☐○◻]?)"
_TICKED_WORD = re.compile(f"[{_TICKED}](是|有|否|无)|(是|有|否|无)[{_TICKED}]")
# A printed pair of boxes, with the marks before or behind the words.
_MARK_FIRST = re.compile(f"{_MARK}(?:是|有)[/,、]?{_MARK}(?:否|无)")
_WORD_FIRST = re.compile(rf"(?:是|有)\(?{_MARK}\)?[/,、]?(?:否|无)\(?{_MARK}\)?")


def answers_to(label: str) -> dict[str, int]:
    """Key of every plain answer to a question, 1 or 0: 是, 否, √ … and, for 是否公示, 已公示 and 未公示.

    A question that is itself a denial (不申请司法确认) takes its own words for yes and no others; 已 and 未
    could mean either there and are not taken.
    """
    known = {match_key(word): 1 for word in _YES} | {match_key(word): 0 for word in _NO}
    question = match_key(label)
    known.setdefault(question, 1)
    asked = _ASKING.sub("", question)
    if question[:1] in _DENIALS:
        for word in _EITHER_WAY:
            known.pop(word, None)
    elif len(asked) >= 2 and asked[0] not in _DENIALS:
        known |= {before + asked: 1 for before in ("", "已", "已经")}
        known |= {before + asked: 0 for before in ("未", "不", "没有", "尚未")}
    return known


def answer(text: str, known: dict[str, int]) -> int | None:
    """1 or 0 for an answer, None when it is not certain; ``known`` comes from :func:`answers_to`."""
    key = match_key(text)
    if key in known:
        return known[key]
    key = _ENDING.sub("", _VARIATION.sub("", key))
    bracketed = _IN_BRACKETS.fullmatch(key)
    key = bracketed[1] if bracketed else key
    if key in known:
        return known[key]
    word = _TICKED_WORD.fullmatch(key)
    if word:
        return known[word[1] or word[2]]
    # 是√否 can be read both ways and stays open.
    meant = {
        ticks.index(True) == 0
        for shape in (_MARK_FIRST, _WORD_FIRST)
        if (found := shape.fullmatch(key))
        and (ticks := [bool(mark) and mark in _TICKED for mark in found.groups()]).count(True) == 1
    }
    return int(meant.pop()) if len(meant) == 1 else None
