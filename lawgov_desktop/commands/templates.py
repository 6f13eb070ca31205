"""`template-check`, `template-accept` and their like: the office's own Word templates without a window."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from lawgov_desktop import own_templates
from lawgov_desktop.commands.answer import (
    DONE,
    DONE_WITH_PROBLEMS,
    Answer,
    Asked,
    absolute,
    existing,
    opened,
    table,
)
from lawgov_desktop.documents.template_check import Finding
from lawgov_desktop.errors import UserError
from lawgov_desktop.office import Office
from lawgov_desktop.own_templates import Checked
from lawgov_desktop.records.record_type import Paper, RecordType
from lawgov_desktop.storage.paper_templates import PaperTemplate, template_in_force, templates_in_force


def check(asked: Asked) -> Answer:
    """`template-check FILE --kind KIND [--paper NAME]`: status 1 when it cannot be accepted as it is."""
    with opened(asked) as office:
        kind = office.kind(asked.kind)
        checked = own_templates.check(office, kind, existing(asked.file), _paper(kind, asked.paper))
    data = {"file": absolute(asked.file), "sound": checked.sound, "findings": _findings(checked.findings)}
    end = "可以采用。" if checked.sound else "改好后再检查。"
    return Answer(data, [*_told(checked), end], DONE if checked.sound else DONE_WITH_PROBLEMS)


def accept(asked: Asked) -> Answer:
    """`template-accept FILE --kind KIND (--paper NAME | --title 名称)`: status 1 and nothing kept when it
    has errors."""
    if (asked.paper is None) == (not asked.title):
        raise UserError(
            "没有说这份模板用在哪里。", todo="请用 --paper 写明代替的文书，或用 --title 写明自己文书的名称。"
        )
    with opened(asked) as office:
        kind = office.kind(asked.kind)
        paper = _paper(kind, asked.paper)
        checked, template = own_templates.accept(office, kind, existing(asked.file), paper, title=asked.title)
    data = {
        "accepted": template is not None,
        "template": None if template is None else _template(template),
        "findings": _findings(checked.findings),
    }
    if template is None:
        return Answer(data, [*_told(checked), "没有采用。改好后再检查。"], DONE_WITH_PROBLEMS)
    name = paper.title if paper is not None else template.name
    return Answer(data, [*_told(checked), f"“{name}”的 Word 文件以后按这份模板写。"])


def drop(asked: Asked) -> Answer:
    """`template-drop NAME --kind KIND [--former]`: the built-in form again, or the former template."""
    with opened(asked) as office:
        kind = office.kind(asked.kind)
        if asked.former:
            now = own_templates.take_back(office, kind, asked.name)
            return Answer({"template": _template(now)}, [f"改用上一份模板：{now.file_name}"])
        gone = own_templates.drop(office, kind, asked.name)
    said = f"本单位的“{gone.name}”不再列出。" if gone.own else f"“{gone.name}”恢复内置的样子。"
    return Answer({"template": None, "dropped": _template(gone)}, [f"{said}用 --former 可以取回。"])


def start(asked: Asked) -> Answer:
    """`template-start NAME --out F.docx`: a paper with names for values; of a register, all fields."""
    with opened(asked) as office:
        kind, paper = _paper_anywhere(office, asked.name)
        out = own_templates.write_start(office, kind, paper, asked.out)
    lines = [f"已写成 {out}", "请用 WPS 修改后，用 template-check 检查、template-accept 采用。"]
    return Answer({"file": absolute(out), "kind": kind.key}, lines)


def templates(asked: Asked) -> Answer:
    """`templates [--kind KIND]`: which papers are written from templates of the office's own."""
    with opened(asked) as office:
        found = templates_in_force(office.book, office.kind(asked.kind).key if asked.kind else "")
    rows = [(one.kind, one.name, one.file_name, one.accepted_at[:10], one.accepted_by) for one in found]
    lines = list(table(("登记簿", "文书", "模板", "采用日期", "经办人"), rows, 36))
    return Answer(
        {"templates": [_template(one) for one in found]}, lines if rows else ["文书都是内置的样子。"]
    )


def fields(asked: Asked) -> Answer:
    """`template-fields KIND`: the names a template may use, by group."""
    with opened(asked) as office:
        listed = own_templates.field_names(office, office.kind(asked.kind)).listed()
    data = [
        {"title": title, "fields": [{"name": one.name, "gives": one.gives} for one in names]}
        for title, names in listed
    ]
    lines = []
    for title, names in listed:
        lines += [f"{title}：", *(f"    {{{{{one.name}}}}}　{one.gives}".rstrip("　") for one in names)]
    return Answer({"kind": asked.kind, "groups": data}, lines)


def own_paper(office: Office, name: str, record: str) -> tuple[RecordType, PaperTemplate] | None:
    """The paper of the office's own of that name in the register that has the record."""
    found = [one for one in templates_in_force(office.book) if one.own and one.name == name]
    for one in found:
        if office.store.get(one.kind, record) is not None:
            return office.kind(one.kind), one
    return (office.kind(found[0].kind), found[0]) if found else None


def template_used(
    office: Office, kind: RecordType, name: str, out: Path
) -> tuple[list[str], dict[str, object]]:
    """What to say of the template of a paper that was just written; nothing where there is none."""
    template = template_in_force(office.book, kind.key, name)
    if template is None:
        return [], {}
    used = out.suffix.lower() == ".docx"
    said = (
        f"按本单位的模板“{template.file_name}”写成"
        if used
        else "PDF 是内置的样子；本单位采用的模板只用于 .docx"
    )
    return [said], {"template": _template(template) | {"used": used}}


def _paper(kind: RecordType, name: str | None) -> Paper | None:
    if name is None:
        return None
    found = next((paper for paper in kind.papers if paper.name == name), None)
    if found is None:
        known = "、".join(f"{paper.name}（{paper.title}）" for paper in kind.papers) or "无"
        raise UserError(f"“{kind.title}”没有叫“{name}”的文书。", todo=f"可用的有：{known}。")
    return found


def _paper_anywhere(office: Office, name: str) -> tuple[RecordType, Paper | None]:
    for kind in office.store.kinds.values():
        for paper in kind.papers:
            if paper.name == name:
                return kind, paper
    if name in office.store.kinds:
        return office.kind(name), None
    known = "、".join(
        f"{paper.name}（{paper.title}）" for kind in office.store.kinds.values() for paper in kind.papers
    )
    raise UserError(f"没有叫“{name}”的文书或登记簿。", todo=f"文书有：{known}。")


def _template(one: PaperTemplate) -> dict[str, object]:
    return {
        "kind": one.kind, "paper": one.name, "own": one.own, "file_name": one.file_name, "sha256": one.sha256,
        "accepted_at": one.accepted_at, "accepted_by": one.accepted_by,
    }  # fmt: skip


def _findings(findings: Sequence[Finding]) -> list[dict[str, str]]:
    return [
        {
            "level": one.level, "where": one.where, "text": one.text, "what": one.what,
            "suggestion": one.suggestion,
        }
        for one in findings
    ]  # fmt: skip


def _told(checked: Checked) -> list[str]:
    signs = {"error": "错误", "warning": "注意"}
    return [f"{signs[one.level]}　{one}" for one in checked.findings] or ["没有发现问题。"]
