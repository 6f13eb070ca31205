"""Looks through a template before it is accepted: what is misspelled, where, and what was probably meant."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from rapidfuzz import fuzz

from lawgov_desktop.documents.template_file import TemplateFile
from lawgov_desktop.documents.template_names import Asked, FieldNames
from lawgov_desktop.documents.template_text import Line, Mark, lines, marks, unit_of

_AROUND: Final = 8
_LONGEST: Final = 40
_MOST_FINDINGS: Final = 200
_SINGLE: Final = re.compile(r"(?<![{｛])[{｛]([^{}｛｝]{1,30})[}｝](?![}｝])")
_SQUARE: Final = re.compile(r"【([^【】]{1,30})】|\[\[([^\[\]]{1,30})\]\]|<<([^<>]{1,30})>>")
_LONGEST_SIGNATURE: Final = 300
_MOST_IN_A_LINE: Final = 200
_SIGNATURE_LIKE: Final = 75.0


@dataclass(frozen=True, slots=True)
class Finding:
    """Something about one place of a template. ``error``: it cannot be accepted so; ``warning``: look at it.

    ``text``: the placeholder with a little of what stands around it; ``suggestion``: the name probably meant.
    """

    level: Literal["error", "warning"]
    where: str
    text: str
    what: str
    suggestion: str = ""

    def __str__(self) -> str:
        quoted = f"“{self.text}”" if self.text else ""
        place = f"{self.where}{quoted}"
        return f"{place}：{self.what}" if place else self.what


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the built-in paper has and a template of it should not lack."""

    labels: tuple[str, ...] = ()
    """Names of fields: 案号."""
    signatures: tuple[str, ...] = ()
    """Where people sign: 当事人（签名盖章或按指印）：."""


def check_template(
    file: TemplateFile, names: FieldNames, wanted: Wanted | None = None
) -> tuple[Finding, ...]:
    """Everything to say about a template, in the order of the file, errors and warnings.

    Nothing of the template is carried out. After 200 findings the rest is not told.
    """
    found: list[Finding] = []
    asked_for: list[Asked] = []
    texts: list[str] = []
    for part in file.parts():
        every = [line for line in lines(part) if not line.again]
        texts += [line.text for line in every]
        units: dict[Any, tuple[Line, Asked]] = {}
        for line in every:
            if len(found) >= _MOST_FINDINGS:
                return (*found, Finding("error", "", "", "问题太多，后面的没有再列。"))
            found += _about_line(line, names, asked_for, units)
        found += _about_nesting(units)
        found += _about_blocks(every, names)
    found += [
        Finding("warning", "", "", f"文件打开时会去网上取内容（{address[:60]}），办公网里可能打不开。")
        for address in file.fetches
    ]
    found += [
        Finding("warning", where, "", "这里的“{{”不会被填，会照样印出来；请把字段写在正文、表格或文本框里。")
        for where in file.beyond_reach
    ]
    if not asked_for and not any(one.level == "error" for one in found):
        found.append(Finding("warning", "", "", "模板里一个字段也没有：打印出来每一份都一样。"))
    if wanted is not None:
        found += _missing(wanted, asked_for, texts)
    return tuple(found)


def _about_line(
    line: Line, names: FieldNames, asked_for: list[Asked], units: dict[Any, tuple[Line, Asked]]
) -> Iterator[Finding]:
    ends = 0
    rest: list[str] = []
    every = marks(line.text)
    if len(every) > _MOST_IN_A_LINE:
        told = f"一段里有 {len(every)} 个字段，太多了，请分成几段。"
        yield Finding("error", line.where, line.text[:_LONGEST], told)
        return
    for mark in every:
        rest.append(line.text[ends : mark.start])
        ends = mark.end
        asked = names.find(mark.inner) if mark.kind == "field" else None
        if asked is None:
            yield _about_mark(line, mark, names)
            continue
        asked_for.append(asked)
        if asked.group is not None:
            unit = unit_of(line.element)
            first = units.setdefault(unit, (line, asked))[1]
            if first.group != asked.group:
                told = f"这里同时要按“{first.prefix}”和“{asked.prefix}”重复，只能按一种。"
                yield Finding("error", line.where, _excerpt(line, mark), told + _without_repeating(asked))
    rest.append(line.text[ends:])
    yield from _about_braces("\n".join(rest), line, names)


def _about_mark(line: Line, mark: Mark, names: FieldNames) -> Finding:
    inner = mark.inner.strip()
    like = names.like(inner) or ""
    meant = f"，是不是“{like}”？" if like else "。请从“可用的字段”里挑选。"
    said = inner[:_LONGEST]
    match mark.kind:
        case "statement":
            what = (
                "不能用“{% %}”这样的语句。要按人、按行重复，把“{{当事人.姓名}}”写在表格的一行或一段里就行。"
            )
        case "unclosed":
            what = "有“{{”没有配对的“}}”，一个字段要写在同一段里。"
        case "unopened":
            what = "有“}}”没有配对的“{{”。"
        case "wide":
            right = f"{{{{{like or said}}}}}" if names.find(inner) is None else f"{{{{{said}}}}}"
            what = f"花括号要用半角的，请写成“{right}”。"
            like = "" if names.find(inner) else like
        case _ if not inner:
            what = "“{{”和“}}”之间没有字段名。"
        case _ if "{" in inner or "}" in inner:
            bare = inner.strip("{} ")
            what = "花括号多了，左右各两个就行。"
            like = bare if names.find(bare) else like
        case _ if "=" in inner or "＝" in inner:
            what = _about_tick(inner, names)
        case _:
            what = f"没有“{said}”{meant}"
    return Finding("error", line.where, _excerpt(line, mark), what, like)


def _about_tick(inner: str, names: FieldNames) -> str:
    name, _, option = inner.replace("＝", "=").partition("=")
    asked = names.find(name)
    if asked is None:
        like = names.like(name)
        return f"没有“{name.strip()}”" + (f"，是不是“{like}”？" if like else "。")
    return f"“{asked.label}”没有“{option.strip()}”这一项，不能打勾。"


def _about_braces(text: str, line: Line, names: FieldNames) -> Iterator[Finding]:
    """Names in the wrong brackets, outside of what was read as placeholders."""
    for found in _SINGLE.finditer(text):
        inner = found[1].strip()
        if names.find(inner):
            what = f"花括号要左右各两个、半角，请写成“{{{{{inner}}}}}”。"
            yield Finding("error", line.where, found[0], what, inner)
        elif len(inner) > 1 and (like := names.like(inner)):
            what = f"会照样印出来；如果这里要填字段，请写成“{{{{{like}}}}}”。"
            yield Finding("warning", line.where, found[0], what, like)
    for found in _SQUARE.finditer(text):
        inner = next(group for group in found.groups() if group is not None).strip()
        if names.find(inner):
            what = f"会照样印出来；如果这里要填字段，请写成“{{{{{inner}}}}}”。"
            yield Finding("warning", line.where, found[0], what, inner)


def _about_nesting(units: dict[Any, tuple[Line, Asked]]) -> Iterator[Finding]:
    for unit, (line, asked) in units.items():
        if any(above in units for above in unit.iterancestors()):
            told = f"重复的一行里面又有按“{asked.prefix}”重复的内容，做不到。"
            yield Finding("error", line.where, line.text[:_LONGEST], told + _without_repeating(asked))


def _about_blocks(every: Sequence[Line], names: FieldNames) -> Iterator[Finding]:
    """每个…开始 and 每个…结束 stand alone in their paragraphs, side by side with each other, in pairs."""
    begun: tuple[Line, Asked] | None = None
    for line in every:
        for mark in marks(line.text) if "每" in line.text else ():
            asked = names.find(mark.inner) if mark.kind == "field" else None
            if asked is None or asked.how not in ("begin", "end"):
                continue
            excerpt = _excerpt(line, mark)
            if line.text.strip() != line.text[mark.start : mark.end]:
                yield Finding("error", line.where, excerpt, "这个标记要单独占一段。")
            elif asked.how == "begin":
                if begun is not None:
                    told = f"前面的“{begun[1].label}”还没有结束，又有一个开始。"
                    yield Finding("error", line.where, excerpt, told)
                begun = (line, asked)
            elif begun is None or (begun[1].child, begun[1].only) != (asked.child, asked.only):
                yield Finding("error", line.where, excerpt, "前面没有和它配对的“开始”。")
                begun = None
            else:
                if begun[0].element.getparent() is not line.element.getparent():
                    told = "“开始”和“结束”要在同一处：都在正文，或都在同一个格子里。"
                    yield Finding("error", line.where, excerpt, told)
                begun = None
        if begun is not None:
            yield from _other_rows(line, begun[1], names)
    if begun is not None:
        yield Finding("error", begun[0].where, begun[0].text.strip(), "后面没有和它配对的“结束”。")


def _other_rows(line: Line, begun: Asked, names: FieldNames) -> Iterator[Finding]:
    for mark in marks(line.text):
        asked = names.find(mark.inner) if mark.kind == "field" else None
        if asked is not None and asked.group not in (None, (begun.child, begun.only)):
            told = f"它在“{begun.label}”里面，不能再按“{asked.prefix}”重复。"
            yield Finding("error", line.where, _excerpt(line, mark), told + _without_repeating(asked))


def _missing(wanted: Wanted, asked_for: Sequence[Asked], texts: Sequence[str]) -> Iterator[Finding]:
    there = {asked.label for asked in asked_for}
    for label in wanted.labels:
        if label not in there:
            yield Finding("warning", "", "", f"内置的文书有“{label}”，模板里没有。", label)
    lines_there = [_bare(text) for text in texts if text.strip()]
    for signature in wanted.signatures:
        bare = _bare(signature)
        near = (line for line in lines_there if len(bare) // 2 <= len(line) <= _LONGEST_SIGNATURE)
        if not any(bare in line for line in lines_there) and not any(
            fuzz.partial_ratio(bare, line) >= _SIGNATURE_LIKE for line in near
        ):
            yield Finding("warning", "", "", f"内置的文书有签名处“{signature.strip('　 ')}”，模板里没有。")


def _bare(text: str) -> str:
    return re.sub(r"[\s\u3000_：:（）()]", "", text)


def _without_repeating(asked: Asked) -> str:
    return f"不想重复的，可以写成“{{{{{asked.label.replace('.', '', 1)}}}}}”（全部，用顿号隔开）。"


def _excerpt(line: Line, mark: Mark) -> str:
    """…者{{当事人性名}}与…: the placeholder and a little around it."""
    begin, end = max(mark.start - _AROUND, 0), min(mark.end + _AROUND, len(line.text))
    inside = line.text[mark.start : mark.end]
    if len(inside) > _LONGEST:
        inside = inside[:_LONGEST] + "…"
    before, after = line.text[begin : mark.start], line.text[mark.end : end]
    return "".join(
        (
            "…" if begin else "", " ".join(before.split()), " ".join(inside.split()),
            " ".join(after.split()), "…" if end < len(line.text) else "",
        )
    )  # fmt: skip
