"""Broken files by number: every twelfth is one of the named cruel ones, the others are sound ones damaged."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from .cruel import CRUEL
from .sound import sound_files

NAMED_EVERY = 12
_SUFFIXES = (".xls", ".xlsx", ".xlsm", ".xlsb", ".ods", ".et", ".csv", ".tsv", ".html", ".xml", ".txt", "")


@dataclass(frozen=True, slots=True)
class Broken:
    """One broken file. The name tells its number, what was done and to what."""

    name: str
    content: bytes


def broken_files(count: int, seed: int, *, start: int = 0, only: str = "") -> Iterator[Broken]:
    """``count`` files from number ``start`` on; the same seed gives the same ones.

    The cruel ones come first, each once, then one after every eleven damaged ones, with other numbers
    in them.
    """
    sound = sound_files()
    for number in range(start, start + count):
        dice = random.Random(f"{seed}:{number}")
        if number < len(CRUEL) or number % NAMED_EVERY == 0:
            which = number if number < len(CRUEL) else number // NAMED_EVERY
            make = CRUEL[which % len(CRUEL)]
            about = f"bomb-{make.__name__}"
            if only in about:
                suffix, content = make(dice)
                yield Broken(f"{number:05}-{about}{suffix}", content)
            continue
        name = dice.choice(list(sound))
        how = dice.choice(_DAMAGES)
        about = f"{how.__name__.strip('_')}-{name}"
        if only in about:
            content = how(dice, sound[name])
            if dice.random() < 0.1:
                about += dice.choice(_SUFFIXES)
            yield Broken(f"{number:05}-{about}", content)


# ------------------------------------------------------------------------- what is done to a sound file


def _cut(dice: random.Random, sound: bytes) -> bytes:
    return sound[: dice.randrange(len(sound))]


def _cut_front(dice: random.Random, sound: bytes) -> bytes:
    return sound[dice.randrange(1, len(sound)) :]


def _flip(dice: random.Random, sound: bytes) -> bytes:
    content = bytearray(sound)
    for _ in range(dice.choice((1, 2, 8, 60, len(content) // 20 + 1))):
        content[dice.randrange(len(content))] ^= 1 << dice.randrange(8)
    return bytes(content)


def _noise(dice: random.Random, sound: bytes) -> bytes:
    at = dice.randrange(len(sound))
    return sound[:at] + dice.randbytes(dice.choice((1, 4, 64, 600))) + sound[at + dice.randrange(600) :]


def _zeroed(dice: random.Random, sound: bytes) -> bytes:
    at, length = dice.randrange(len(sound)), dice.choice((4, 512, 4096))
    return sound[:at] + bytes(min(length, len(sound) - at)) + sound[at + length :]


def _huge_number(dice: random.Random, sound: bytes) -> bytes:
    """Four bytes somewhere become a very large or a negative number."""
    at = dice.randrange(max(1, len(sound) - 4))
    value = dice.choice((0xFFFFFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFF, 0x00FFFFFF, 0))
    return sound[:at] + value.to_bytes(4, "little") + sound[at + 4 :]


def _doubled(dice: random.Random, sound: bytes) -> bytes:
    start, end = sorted((dice.randrange(len(sound)), dice.randrange(len(sound))))
    return sound[:end] + sound[start:end] * dice.choice((1, 3, 40)) + sound[end:]


def _moved(dice: random.Random, sound: bytes) -> bytes:
    a, b, c = sorted(dice.randrange(len(sound)) for _ in range(3))
    return sound[:a] + sound[b:c] + sound[a:b] + sound[c:]


def _tail_of_another(dice: random.Random, sound: bytes) -> bytes:
    other = dice.choice(list(sound_files().values())) if dice.random() < 0.3 else sound[::-1]
    at = dice.randrange(len(sound))
    return sound[:at] + other[at:]


def _inside(
    change: Callable[[random.Random, dict[str, bytes]], None],
) -> Callable[[random.Random, bytes], bytes]:
    """What ``change`` does to the parts of a zip, packed anew so that the zip itself is sound."""

    def how(dice: random.Random, sound: bytes) -> bytes:
        if not sound.startswith(b"PK"):
            return _in_text(dice, sound)
        with zipfile.ZipFile(io.BytesIO(sound)) as packed:
            parts = {name: packed.read(name) for name in packed.namelist()}
        change(dice, parts)
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
            for name, content in parts.items():
                package.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
        return out.getvalue()

    how.__name__ = change.__name__
    return how


def _parts_swapped(dice: random.Random, parts: dict[str, bytes]) -> None:
    one, two = dice.sample(list(parts), 2)
    parts[one], parts[two] = parts[two], parts[one]


def _part_missing(dice: random.Random, parts: dict[str, bytes]) -> None:
    del parts[dice.choice(list(parts))]


def _part_damaged(dice: random.Random, parts: dict[str, bytes]) -> None:
    name = dice.choice(list(parts))
    parts[name] = dice.choice((_cut, _flip, _noise, _zeroed, _doubled, _huge_number))(
        dice, parts[name] or b"0"
    )


def _part_text(dice: random.Random, parts: dict[str, bytes]) -> None:
    name = dice.choice([name for name in parts if not name.endswith(".rels")])
    parts[name] = _in_text(dice, parts[name])


_NUMBERS = re.compile(rb"\d+")
_ATTRIBUTES = re.compile(rb'[\w:]+="[^"]*"')
_TAGS = re.compile(rb"</?[\w:]+[^<>]*>")
_WILD = (
    b"-1",
    b"0",
    b"999999999",
    b"4294967296",
    b"1e400",
    b"NaN",
    b"99999999999999999999",
    b"",
    b"A",
    b"\xff",
)


def _in_text(dice: random.Random, text: bytes) -> bytes:
    """Numbers, attributes or tags of the text become others or go away, where it has any."""
    pattern, choices = dice.choice(
        (
            (_NUMBERS, _WILD),
            (_ATTRIBUTES, (b"", b't="s"', b'r="XFD1048576"', b's="70000"')),
            (_TAGS, (b"", b"<c>")),
        )
    )
    found = list(pattern.finditer(text))
    if not found:
        return _flip(dice, text) if text else b"\0"
    for match in sorted(
        dice.sample(found, min(len(found), dice.choice((1, 3, 30)))), reverse=True, key=_start
    ):
        text = text[: match.start()] + dice.choice(choices) + text[match.end() :]
    return text


def _start(match: re.Match[bytes]) -> int:
    return match.start()


_DAMAGES: tuple[Callable[[random.Random, bytes], bytes], ...] = (
    _cut,
    _cut,
    _cut_front,
    _flip,
    _flip,
    _noise,
    _zeroed,
    _huge_number,
    _huge_number,
    _doubled,
    _moved,
    _tail_of_another,
    _inside(_parts_swapped),
    _inside(_part_missing),
    _inside(_part_damaged),
    _inside(_part_damaged),
    _inside(_part_text),
    _inside(_part_text),
    _inside(_part_text),
)
