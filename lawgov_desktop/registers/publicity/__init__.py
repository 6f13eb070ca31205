"""法治宣传: markets, events, plans, and the people who help."""

from __future__ import annotations

from lawgov_desktop.records.record_type import RecordType
from lawgov_desktop.registers.publicity.event import PUBLICITY_EVENT
from lawgov_desktop.registers.publicity.law_helper import LAW_HELPER
from lawgov_desktop.registers.publicity.market import MARKET
from lawgov_desktop.registers.publicity.occasion import OCCASION
from lawgov_desktop.registers.publicity.plan import PUBLICITY_PLAN
from lawgov_desktop.registers.publicity.village_adviser import VILLAGE_ADVISER

KINDS: tuple[RecordType, ...] = (
    PUBLICITY_EVENT,
    MARKET,
    PUBLICITY_PLAN,
    OCCASION,
    LAW_HELPER,
    VILLAGE_ADVISER,
)
