"""Whose report it is: the township, and the organ in whose name it reports."""

from __future__ import annotations

from dataclasses import dataclass

from lawgov_desktop.records.record_type import PaperContext
from lawgov_desktop.registers.on_paper import agency_name


@dataclass(frozen=True, slots=True)
class Whose:
    """龙溪镇, and the organ in whose name it reports: 龙溪镇人民政府."""

    town: str
    organ: str


def whose_report(context: PaperContext) -> Whose:
    """The township the office belongs to; 本镇 where nobody has written its name."""
    organ = agency_name(context) or context.office or "本镇"
    return Whose(organ.removesuffix("人民政府").removesuffix("办事处"), organ)
