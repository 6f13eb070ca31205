"""Which matter of a new version is which matter of the old one, and which may be one under a new name."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Final, Literal

from rapidfuzz import fuzz, process

from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.registers.matters.naming import core, name_of, said

By = Literal["person", "code", "name"]
"""How a matter was known again; ``code``: by its code, whatever its name is now."""

_SAME_CODE: Final = 50.0
"""Names less alike than this under one code: the code may have been given to another matter."""

_ALIKE: Final = 68.0
_ALIKE_ON_ONE_BASIS: Final = 55.0
"""How much the telling parts of two names must agree to be proposed; less where the legal basis is one."""

_OFFERED: Final = 5
_MOST_COMPARISONS: Final = 20_000_000  # some four million a second


class Pairing:
    """The two versions by their places (from 0); every place is paired at most once."""

    def __init__(
        self,
        old: Sequence[Draft],
        new: Sequence[Draft],
        decided: Mapping[tuple[str, str], bool],
        fields: Sequence[str],
    ) -> None:
        self._old, self._new, self._fields = old, new, fields
        self.old_names = [name_of(draft) for draft in old]
        self.new_names = [name_of(draft) for draft in new]
        self._old_codes = [said(draft, "code") for draft in old]
        self._new_codes = [said(draft, "code") for draft in new]
        self._partner: dict[int, tuple[int, By]] = {}
        self._taken: set[int] = set()
        self.gave_up = False
        """True when there was too much to look for alike names everywhere."""
        self._declined = self._said_by_a_person(decided)
        self._by_key(self._whole_key, "code")
        self._by_lone_code(renumbered=False)
        self._by_key(self._name_key, "name")
        self._by_lone_code(renumbered=True)
        self._by_lone_name()

    # --- what was found

    def pairs(self) -> list[tuple[int, int, By]]:
        """(old place, new place, how known) in the order of the new version."""
        return sorted(((o, n, by) for o, (n, by) in self._partner.items()), key=lambda pair: pair[1])

    def old_alone(self) -> list[int]:
        return [at for at in range(len(self._old)) if at not in self._partner]

    def new_alone(self) -> list[int]:
        return [at for at in range(len(self._new)) if at not in self._taken]

    # --- known again

    def _said_by_a_person(self, decided: Mapping[tuple[str, str], bool]) -> frozenset[tuple[int, int]]:
        old_at = {str(draft["uuid"]): at for at, draft in enumerate(self._old)}
        new_at = {str(draft["uuid"]): at for at, draft in enumerate(self._new)}
        told = sorted(
            (old_at[old], new_at[new], same)
            for (old, new), same in decided.items()
            if old in old_at and new in new_at
        )
        for o, n, same in told:
            if same and o not in self._partner and n not in self._taken:
                self._pair(o, n, "person")
        return frozenset((o, n) for o, n, same in told if not same)

    def _pair(self, old: int, new: int, by: By) -> None:
        self._partner[old] = (new, by)
        self._taken.add(new)

    def _may_pair(self, old: int, new: int) -> bool:
        return (old, new) not in self._declined

    def _whole_key(self, draft: Draft, name: str, code: str) -> Hashable:
        return (code, name, said(draft, "matter_type")) if code else None

    def _name_key(self, draft: Draft, name: str, code: str) -> Hashable:
        return (name, said(draft, "matter_type")) if name else None

    def _by_key(self, key: Callable[[Draft, str, str], Hashable], by: By) -> None:
        """Pair what agrees in a key: first those that are equal altogether, then in their order."""
        crowds: dict[Hashable, tuple[list[int], list[int]]] = {}
        for side, (drafts, names, codes, alone) in enumerate(self._sides()):
            for at in alone:
                found = key(drafts[at], names[at], codes[at])
                if found is not None:
                    crowds.setdefault(found, ([], []))[side].append(at)
        for olds, news in crowds.values():
            if olds and news:
                self._pair_crowd(olds, news, by)

    def _pair_crowd(self, olds: Sequence[int], news: Sequence[int], by: By) -> None:
        if len(olds) == len(news) == 1:
            if self._may_pair(olds[0], news[0]):
                self._pair(olds[0], news[0], by)
            return
        equal: dict[tuple[str, ...], deque[int]] = {}
        for n in news:
            equal.setdefault(self._whole(self._new[n]), deque()).append(n)
        for o in olds:
            self._pair_first(o, equal.get(self._whole(self._old[o]), deque()), by)
        rest = deque(n for n in news if n not in self._taken)
        for o in olds:
            if o not in self._partner:
                self._pair_first(o, rest, by)

    def _pair_first(self, old: int, news: deque[int], by: By) -> None:
        """Pair with the first that was not declined; it leaves the queue."""
        for _ in range(len(news)):
            if self._may_pair(old, news[0]):
                self._pair(old, news.popleft(), by)
                return
            news.rotate(-1)

    def _whole(self, draft: Draft) -> tuple[str, ...]:
        return tuple(said(draft, field) for field in self._fields)

    def _by_lone_code(self, *, renumbered: bool) -> None:
        """Pair by a code that stands once in either version, unless the names are too unlike.

        Before names were looked at (not ``renumbered``), a name that stands elsewhere in the other version
        goes before the code: county offices number their lists anew.
        """
        elsewhere_old = {self._name_key(self._old[o], self.old_names[o], "") for o in self.old_alone()}
        elsewhere_new = {self._name_key(self._new[n], self.new_names[n], "") for n in self.new_alone()}
        for o, n in self._lone_codes():
            if not renumbered and (
                self._name_key(self._old[o], self.old_names[o], "") in elsewhere_new
                or self._name_key(self._new[n], self.new_names[n], "") in elsewhere_old
            ):
                continue
            alike = self.old_names[o] == self.new_names[n] or self._name_likeness(o, n) >= _SAME_CODE
            if alike and self._may_pair(o, n):
                self._pair(o, n, "code")

    def _lone_codes(self) -> Iterator[tuple[int, int]]:
        """Unpaired places with one code, which stands once in the whole of either version."""
        olds, news = Counter(self._old_codes), Counter(self._new_codes)
        where = {self._new_codes[n]: n for n in self.new_alone()}
        for o in self.old_alone():
            code = self._old_codes[o]
            if code and code in where and olds[code] == news[code] == 1:
                yield o, where[code]

    def _by_lone_name(self) -> None:
        """Pair by a name that stands once among what is left, where one version leaves out the type."""
        olds = Counter(self.old_names[o] for o in self.old_alone())
        news = Counter(self.new_names[n] for n in self.new_alone())
        where = {self.new_names[n]: n for n in self.new_alone()}
        for o in self.old_alone():
            name = self.old_names[o]
            if not name or olds[name] != 1 or news[name] != 1:
                continue
            n = where[name]
            unsaid = not (said(self._old[o], "matter_type") and said(self._new[n], "matter_type"))
            if unsaid and self._may_pair(o, n):
                self._pair(o, n, "name")

    def _sides(self) -> Iterable[tuple[Sequence[Draft], list[str], list[str], list[int]]]:
        yield self._old, self.old_names, self._old_codes, self.old_alone()
        yield self._new, self.new_names, self._new_codes, self.new_alone()

    # --- may be one

    def proposals(self) -> list[tuple[int, int, int, str]]:
        """(old, new, likeness, why) of what may have been renamed, the likeliest first, each place once."""
        found = [(101.0, o, n, "编码相同，名称不同") for o, n in self._lone_codes() if self._may_pair(o, n)]
        found += self._alike_names()
        found.sort(key=lambda one: (-one[0], one[1], one[2]))
        offered: list[tuple[int, int, int, str]] = []
        seen_old: set[int] = set()
        seen_new: set[int] = set()
        for score, o, n, why in found:
            if o not in seen_old and n not in seen_new:
                seen_old.add(o)
                seen_new.add(n)
                likeness = round(self._name_likeness(o, n) if score > 100 else score)
                offered.append((o, n, likeness, why))
        return offered

    def _alike_names(self) -> Iterator[tuple[float, int, int, str]]:
        """Pairs of one type whose names are alike in what tells matters apart."""
        by_type: dict[str, dict[int, str]] = {}
        for n in self.new_alone():
            kind = said(self._new[n], "matter_type")
            by_type.setdefault(kind, {})[n] = core(self.new_names[n])
        budget = _MOST_COMPARISONS
        declined = Counter(o for o, _ in self._declined)
        for o in self.old_alone():
            kind, name = said(self._old[o], "matter_type"), core(self.old_names[o])
            choices = by_type.get(kind, {}) | (by_type.get("", {}) if kind else {})
            budget -= len(choices)
            if budget < 0:
                self.gave_up = True
                return
            if not name or not choices:
                continue
            for _, score, n in process.extract(
                name,
                choices,
                scorer=fuzz.ratio,
                score_cutoff=_ALIKE_ON_ONE_BASIS,
                limit=_OFFERED + declined[o],
            ):
                basis = said(self._old[o], "basis")
                one_basis = bool(basis) and basis == said(self._new[n], "basis")
                if (score >= _ALIKE or one_basis) and self._may_pair(o, n):
                    why = "名称相近" + ("，依据相同" if one_basis else "")
                    yield score, o, n, why

    def _name_likeness(self, old: int, new: int) -> float:
        return float(fuzz.ratio(core(self.old_names[old]), core(self.new_names[new])))
