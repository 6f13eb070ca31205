"""The second face: every main job without a window (its words and its JSON are a promise to scripts)."""

from __future__ import annotations

import getpass
import io
import json
import sys
import traceback
from collections.abc import Callable, Sequence
from importlib import import_module

from lawgov_desktop.commands.answer import OUR_FAULT, REFUSED, Answer, Asked, Command
from lawgov_desktop.commands.words import SELF_TEST, parser
from lawgov_desktop.errors import Cancelled, UserError

CheckWindows = Callable[[], list[str]]
"""Builds every window without showing it and names them; main.py hands it in: the core knows no screen."""


def main(argv: Sequence[str], *, check_windows: CheckWindows | None = None) -> int:
    """Carry out one command line; its exit status. Nothing but the answer goes to stdout."""
    try:
        asked = read(argv)
    except UserError as refusal:
        _refuse(refusal, as_json="--json" in argv)
        return REFUSED
    if asked.command is None:
        parser().print_help(sys.stderr)
        return REFUSED
    return carry_out(asked, check_windows=check_windows)


def read(argv: Sequence[str]) -> Asked:
    """The command line, read; UserError when it makes no sense."""
    asked = parser().parse_args(list(argv))
    if asked.who is None:
        asked.who = _login_name()
    return asked


def carry_out(asked: Asked, *, check_windows: CheckWindows | None = None) -> int:
    """Do what was asked, print the answer; 0 done, 1 done with problems, 2 refused, 3 a fault of ours."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        answer = _command(asked.carry_out, check_windows)(asked)
    except UserError as refusal:
        _refuse(refusal, as_json=asked.json)
        return REFUSED
    except (Cancelled, KeyboardInterrupt):
        _refuse(UserError("已经停止。", todo="需要时请重新运行。"), as_json=asked.json)
        return REFUSED
    except Exception:  # noqa: BLE001 -- the outermost boundary: a fault of ours is told as one, with its trace
        traceback.print_exc()
        if asked.json:
            told = UserError(
                "程序出了故障，这件事没有做完。",
                data_safe="以前保存的内容不受影响。",
                todo="请把屏幕上的英文信息发给技术人员。",
            )
            _refuse(told, as_json=True)
        return OUR_FAULT
    _tell(answer, as_json=asked.json)
    return answer.status


def _command(place: str, check_windows: CheckWindows | None) -> Command:
    """The function behind a command, imported when it is asked for: `due` needs no spreadsheet reader.

    ``place`` is "clocks.due": the module of ``lawgov_desktop.commands`` and its function.
    """
    if place == SELF_TEST:
        from lawgov_desktop.self_test import self_test

        return lambda asked: self_test(asked, check_windows)
    module, _, function = place.partition(".")
    command: Command = getattr(import_module(f"lawgov_desktop.commands.{module}"), function)
    return command


def _tell(answer: Answer, *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(answer.data, ensure_ascii=False, indent=1))
    else:
        for line in answer.lines:
            print(line)
    sys.stdout.flush()


def _refuse(refusal: UserError, *, as_json: bool) -> None:
    if as_json:
        told = {"what": refusal.what, "data_safe": refusal.data_safe, "todo": refusal.todo}
        print(json.dumps({"error": told}, ensure_ascii=False, indent=1))
    else:
        print(f"{refusal.what}\n{refusal.data_safe}{refusal.todo}", file=sys.stderr)
    sys.stdout.flush()


def _login_name() -> str:
    """Who is at the keyboard, for the history of records; empty where the system does not say."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
