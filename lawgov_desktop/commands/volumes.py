"""Commands about whole volumes."""

from __future__ import annotations

from lawgov_desktop.commands.answer import DONE, DONE_WITH_PROBLEMS, Answer, Asked, absolute, opened, table
from lawgov_desktop.errors import UserError
from lawgov_desktop.volume.contents import KINDS
from lawgov_desktop.volume.writing import write_volume


def volume(asked: Asked) -> Answer:
    """`volume --record ID --out FILE.pdf [--masked]`: 1 when papers are lacking or a scan was refused."""
    with opened(asked) as office:
        kind = next((key for key in KINDS if office.store.get(key, asked.record) is not None), None)
        if kind is None:
            titles = "、".join(f"“{office.kind(key).title}”" for key in KINDS)
            raise UserError(
                f"{titles}里没有编号为“{asked.record}”的记录。", todo="请用 list 或 search 查出记录的 id。"
            )
        written = write_volume(office, kind, asked.record, asked.out, masked=asked.masked)
    bound = written.bound
    data = {
        "file": absolute(bound.path),
        "pages": bound.pages,
        "numbered": bound.numbered,
        "contents": [{"title": line.title, "page": line.page, "last": line.last} for line in bound.contents],
        "missing": list(written.missing),
        "refused": list(bound.refused),
        "missing_glyphs": list(bound.missing_glyphs),
    }
    rows = [
        (line.title, str(line.page) if line.page == line.last else f"{line.page}—{line.last}", line.remark)
        for line in bound.contents
    ]
    lines = [f"已写成 {bound.path}：{bound.pages} 页，编号 {bound.numbered} 页"]
    lines += table(("文书名称", "页号", "备注"), rows)
    if written.missing:
        lines.append(f"缺{len(written.missing)}项：{'、'.join(written.missing)}")
    lines += bound.refused
    if bound.missing_glyphs:
        lines.append(f"这些字没有字体能显示，已用代码标出：{'、'.join(bound.missing_glyphs)}")
    problems = written.missing or bound.refused or bound.missing_glyphs
    return Answer(data, lines, DONE_WITH_PROBLEMS if problems else DONE)
