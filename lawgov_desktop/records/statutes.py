"""Statutes named in a text: 《中华人民共和国行政处罚法》 and 行政处罚法 are one."""

from __future__ import annotations

import re

from lawgov_desktop.records.text import clean

_QUOTED = re.compile(r"[《〈<＜]{1,2}([^《》〈〉<>＜＞]{2,60})[》〉>＞]{1,2}")
_STATE = re.compile(r"^(?:中华人民共和国|我国)(?=.{2,})")
_EDITION = re.compile(
    r"[（(](?:[0-9〇一二三四五六七八九十]{2,4}年?)?(?:修[正订改]|修正案|试行|暂行)?[^）)]*版?[）)]$"
)
_BETWEEN = re.compile(r"[、,，;；/／\n]+|(?<=[法例定则章办])(?:和|及|与|以及)")
_ABOUT = re.compile(r"(?:等法律法规|等法律|等法规|等)$")


def statute_key(name: str) -> str:
    """The name by which a statute is kept: without 《》, the State's name and the edition in brackets."""
    text = re.sub(r"\s+", "", clean(name)).strip("《》〈〉<>＜＞")
    return _STATE.sub("", _EDITION.sub("", text))


def statutes_in(text: object) -> list[str]:
    """Every statute quoted in 《》, by its key, each once, in the order of the text."""
    return list(dict.fromkeys(key for quoted in _QUOTED.findall(clean(text)) if (key := statute_key(quoted))))


def read_statutes(text: str) -> list[str]:
    """The statutes somebody lists, quoted or not: 《行政处罚法》、民法典等 → 行政处罚法, 民法典."""
    found: list[str] = []
    for part in _BETWEEN.split(_QUOTED.sub(lambda quoted: f"、{quoted[1]}、", clean(text))):
        key = statute_key(_ABOUT.sub("", part.strip()))
        if key and key not in found:
            found.append(key)
    return found


def shown(keys: list[str]) -> str:
    """《行政处罚法》、《民法典》, as reports write them."""
    return "、".join(f"《{key}》" for key in keys)
