"""The mediators in post on the last day of a period, each person once, asked in SQL over their posts.

Two cards of one person are known by name and ID, as ``registers.mediation.standing.mediators_on`` knows them.
"""

from __future__ import annotations

from typing import Final

_POSTS: Final = (
    "SELECT m.uuid, p.employment, CASE WHEN m.id_no IS NULL THEN m.uuid ELSE m.name || '/' || m.id_no END"
    " AS person FROM mediator m JOIN mediator_post p ON p.owner = m.id WHERE m.deleted_at IS NULL"
    " AND (p.valid_from IS NULL OR p.valid_from <= :ends) AND (p.valid_to IS NULL OR p.valid_to > :ends)"
)


def in_post(condition: str = "1") -> str:
    """One card each of the persons for whom ``condition`` holds, on their card ``m`` and that post ``p``."""
    return f"SELECT MIN(uuid) FROM ({_POSTS} AND ({condition})) GROUP BY person"


def _employed(employment: str, *, never: str = "") -> str:
    """The persons with such a post, one card each; those who have one of the kind ``never`` left out."""
    without = f" AND TOTAL(employment = '{never}') = 0" if never else ""
    return (
        f"SELECT MIN(CASE WHEN employment = '{employment}' THEN uuid END) FROM ({_POSTS})"
        f" GROUP BY person HAVING TOTAL(employment = '{employment}') > 0{without}"
    )


FULL_TIME: Final = _employed("full_time")
PART_TIME: Final = _employed("part_time", never="full_time")
"""Who has a full-time post is a full-time mediator, whatever else he is."""
