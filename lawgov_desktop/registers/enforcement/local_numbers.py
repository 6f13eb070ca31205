"""The numbers of this drawer that no national text fixes: what a province or county may set otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

LOCAL_NUMBERS: Final[Mapping[str, int]] = {
    "retraining_years": 4,
    "training_hours_per_year": 60,
    "certificate_notice_months": 6,
    "certificate_last_call_months": 2,
}
"""Name → number. 本地设置, never printed as law: 满四年 and 60 学时 stood in no text that could be read."""
