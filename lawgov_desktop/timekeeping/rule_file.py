"""Reads the office's JSON rule files strictly: a slip of the hand is named, never half-believed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from lawgov_desktop.errors import UserError

_TODO = "请改正该处后重新导入，或恢复随程序提供的文件。"


def fault(where: str, what: str) -> UserError:
    """The error for one wrong place in a rule file: ``where`` names the file and the entry."""
    return UserError(f"{where}：{what}。", todo=_TODO)


def read_object(path: Path, where: str) -> dict[str, object]:
    """The JSON object in ``path``; ``where`` is the file's Chinese name for messages.

    Raises UserError if the file is missing, is not UTF-8, is not JSON (with the line), names one key twice,
    or holds anything but an object. A byte order mark, as Windows Notepad writes it, is accepted.
    """
    where = f"{where} {path.name}"
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise UserError(f"找不到{where}。", todo="请确认程序文件夹完整，或重新选择文件。") from None
    except UnicodeDecodeError:
        raise fault(where, "文件不是 UTF-8 编码") from None

    def refuse_twins(pairs: list[tuple[str, object]]) -> dict[str, object]:
        found: dict[str, object] = {}
        for key, value in pairs:
            if key in found:
                raise fault(where, f"“{key}”在同一处写了两次")
            found[key] = value
        return found

    try:
        data = json.loads(text, object_pairs_hook=refuse_twins)
    except json.JSONDecodeError as error:
        raise fault(where, f"第 {error.lineno} 行第 {error.colno} 列附近格式不对") from error
    except (ValueError, RecursionError) as error:
        raise fault(where, "格式不对，读不出来") from error
    return as_object(data, where)


def check_format(data: Mapping[str, object], where: str, known: int) -> None:
    """Refuses a file whose ``format`` number this program does not know."""
    number = data.get("format")
    if isinstance(number, int) and not isinstance(number, bool) and number > known:
        raise UserError(
            f"{where}是更新版本的程序写的（格式 {number}）。", todo="请先升级本程序，再导入这份文件。"
        )
    if number != known or isinstance(number, bool):
        raise fault(where, f"开头的 format 应为 {known}")


def refuse_unknown(entry: Mapping[str, object], known: Iterable[str], where: str) -> None:
    """A misspelt field name would otherwise be ignored in silence."""
    strange = sorted(set(entry) - set(known))
    if strange:
        raise fault(where, f"不认识的项目“{strange[0]}”")


def as_object(value: object, where: str) -> dict[str, object]:
    if not isinstance(value, dict):
        raise fault(where, "这里应为一组“名称: 内容”")
    return {str(key): content for key, content in value.items()}


def as_list(value: object, where: str) -> list[object]:
    if not isinstance(value, list):
        raise fault(where, "这里应为一个列表")
    return list(value)


def as_text(value: object, where: str, name: str) -> str:
    if not isinstance(value, str):
        raise fault(where, f"“{name}”应为文字")
    return value.strip()


def as_whole(value: object, where: str, name: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise fault(where, f"“{name}”应为整数")
    return value


def as_day(value: object, where: str, name: str) -> date:
    """A date written 2025-01-31."""
    text = value if isinstance(value, str) else repr(value)
    try:
        day = date.fromisoformat(text)
        if day.isoformat() != text:  # Python also reads 20250131 and the week date 2025-W05-5
            raise ValueError
        return day
    except ValueError:
        raise fault(where, f"“{name}”应为 2025-01-31 这样的日期，实际是“{text}”") from None
