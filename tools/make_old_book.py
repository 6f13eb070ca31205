"""Write a small book as this version makes it, to be kept in tests/old_books.

Run once when a version is released. Later versions must still open
the book (tests/storage/test_old_books.py).
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from lawgov_desktop import VERSION  # noqa: E402
from lawgov_desktop.office import open_office  # noqa: E402


def main() -> None:
    path = ROOT / "tests" / "old_books" / f"{VERSION}.lawgov"
    if path.exists():
        sys.exit(f"{path.name} is there already; a released version's book is never made again")
    office = open_office(path, who="王示例", today=lambda: date(2026, 11, 23))
    office.rename("样例镇司法所")
    made: dict[str, str] = {}
    kinds = [kind for kind in office.store.kinds.values() if kind.sample and kind.key != "code_entry"]
    # What others link to is saved first.
    for kind in sorted(kinds, key=lambda kind: kind.key in ("mediation_case", "mediator", "matter")):
        assert kind.sample is not None
        made[kind.key] = office.store.save(kind.key, kind.sample(made.get)).uuid
    office.store.save(
        "mediation_case", {"remarks": "后来补记"}, uuid=made["mediation_case"], reason="核对案卷"
    )
    office.store.delete("person", made["person"], "重复登记")
    office.close()
    print(path)


if __name__ == "__main__":
    main()
