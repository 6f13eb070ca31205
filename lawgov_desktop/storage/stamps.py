"""Names and times for records: sortable uuids and local time."""

from __future__ import annotations

import secrets
import time
from datetime import datetime


def new_uuid() -> str:
    """A UUID of version 7 (RFC 9562): new ones sort after old ones, which keeps index writes together."""
    milliseconds = time.time_ns() // 1_000_000
    value = (milliseconds & (1 << 48) - 1) << 80 | secrets.randbits(80)
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    text = f"{value:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def now_text() -> str:
    """Local time to the second, ISO."""
    return datetime.now().isoformat(timespec="seconds")
