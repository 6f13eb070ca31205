"""The world's faults, told to a person: what happened, whether the data is safe, what to do next."""

from __future__ import annotations


class UserError(Exception):
    """A fault that is not ours: a wrong file, a full disk, a wrong passphrase.

    Every part is a Chinese sentence a clerk can act on. Anything raised that is not a
    ``UserError`` is a defect of the program and reaches the crash dialog instead.
    """

    def __init__(self, what: str, *, todo: str, data_safe: str = "数据没有改动。") -> None:
        super().__init__(what)
        self.what = what
        self.data_safe = data_safe
        self.todo = todo

    def __str__(self) -> str:
        return f"{self.what}{self.data_safe}{self.todo}"


class Cancelled(Exception):
    """The person pressed 取消; whoever started the work rolls back and says so."""
