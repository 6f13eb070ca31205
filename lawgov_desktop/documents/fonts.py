"""Which font file fills which role: the office's own fonts when installed, the bundled ones else."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

from lawgov_desktop.documents.chinese_text import clean
from lawgov_desktop.documents.document import FontRole
from lawgov_desktop.documents.pdf_font import EmbeddedFont, FontRefused

_SERIF: Final = "NotoSerifSC_400Regular.ttf"
_SERIF_BOLD: Final = "NotoSerifSC_700Bold.ttf"
_SANS: Final = "NotoSansSC_400Regular.ttf"
_KAI: Final = "LXGWWenKai-Regular.ttf"
_SIGNS: Final = "DejaVuSans.ttf"


@dataclass(frozen=True, slots=True)
class _Choice:
    """What GB/T 9704 asks for, the names its files go by (no suffix, spaces or marks), what we bundle."""

    wanted: str
    installed: tuple[str, ...]
    bundled: str


_CHOICES: Final[Mapping[FontRole, _Choice]] = {
    FontRole.TITLE: _Choice(
        "方正小标宋简体",
        ("方正小标宋简体", "fzxbsjw", "方正小标宋gbk", "fzxbsk", "fzxiaobiaosongb05s", "fzxiaobiaosongb05"),
        _SERIF_BOLD,
    ),
    FontRole.BODY: _Choice(
        "仿宋_GB2312",
        ("仿宋gb2312", "fangsonggb2312", "simfang", "仿宋", "fangsong", "方正仿宋gbk", "fzfsk"),
        _SERIF,
    ),
    FontRole.KAI: _Choice(
        "楷体_GB2312", ("楷体gb2312", "kaitigb2312", "simkai", "楷体", "kaiti", "方正楷体gbk", "fzktk"), _KAI
    ),
    FontRole.HEI: _Choice("黑体", ("simhei", "黑体", "heiti", "方正黑体gbk", "fzhtk"), _SANS),
    FontRole.SONG: _Choice("宋体", ("simsun", "宋体", "songti", "方正书宋gbk", "fzssk"), _SERIF),
    FontRole.SONG_BOLD: _Choice("", (), _SERIF_BOLD),  # no office font is both 宋体 and bold
}


def standard_name(role: FontRole) -> str:
    """The font the role stands for, by the name Word and WPS know it (GB/T 9704—2012; 宋体 made bold for
    宋体加粗)."""
    return _CHOICES[role].wanted or _CHOICES[FontRole.SONG].wanted


_RARE_CHARACTERS: Final = ("simsunb", "simsunextb", "simsunextg")
"""Windows' own fonts for the supplementary planes, asked last."""


@dataclass(frozen=True, slots=True)
class Substitution:
    """A font that is not installed, and the one that stands in for it."""

    role: FontRole
    wanted: str
    used: str

    def __str__(self) -> str:
        return f"没有安装“{self.wanted}”，{self.role}改用“{self.used}”。"


class _Homes(dict[str, EmbeddedFont | None]):
    """Character to the first font of the row that draws it; asked once per character."""

    def __init__(self, typeface: Typeface) -> None:
        super().__init__()
        self._typeface = typeface

    def __missing__(self, character: str) -> EmbeddedFont | None:
        home = next((font for font in self._typeface.fonts() if font.has(character)), None)
        self[character] = home
        return home


class _Advances(dict[str, float]):
    """Character to its width in em; a character without glyph is as wide as the text shown for it."""

    def __init__(self, homes: _Homes) -> None:
        super().__init__()
        self._homes = homes

    def __missing__(self, character: str) -> float:
        home = self._homes[character]
        width = home.advance(character) if home is not None else self._of_notice(character)
        self[character] = width
        return width

    def _of_notice(self, character: str) -> float:
        return sum(self[sign] for sign in notice_of(character))


class Typeface:
    """The fonts of one role in the order they are asked, measured and split per character."""

    def __init__(self, book: FontBook, role: FontRole) -> None:
        self.role = role
        self._book = book
        self._homes = _Homes(self)
        self._advances = _Advances(self._homes)
        self._plain: set[str] = set()
        """Characters met so far, clean and drawn by the role's own font: the fast way for most text."""

    @property
    def primary(self) -> EmbeddedFont:
        """The font that fills the role."""
        return self._book.font_of(self.role)

    def fonts(self) -> Iterator[EmbeddedFont]:
        """The role's own font, then those that may help out; each is loaded when first asked."""
        return self._book.fonts_of(self.role)

    def width(self, text: str, size_pt: float) -> float:
        """Width in points of text that holds no line ends."""
        return sum(map(self._advances.__getitem__, text)) * size_pt

    def advance(self, text: str) -> float:
        """Width in em of text that holds no line ends."""
        return sum(map(self._advances.__getitem__, text))

    def missing(self, text: str) -> list[str]:
        """Characters that no font draws, each once, in order."""
        return [c for c in dict.fromkeys(clean(text)) if c != "\n" and self._homes[c] is None]

    def visible(self, text: str) -> str:
        """Text as it is drawn: clean, and a character no font draws is spelled out as 〔U+2A6A5〕."""
        if self._plain.issuperset(text):
            return text
        text = clean(text)
        absent = self.missing(text)
        if absent:
            text = "".join(notice_of(c) if c in absent else c for c in text)
        primary = self.primary
        self._plain.update(c for c in text if self._homes[c] is primary)
        return text

    def runs(self, text: str) -> list[tuple[EmbeddedFont, str]]:
        """Visible text cut where the font changes."""
        if self._plain.issuperset(text):
            return [(self.primary, text)] if text else []
        runs: list[tuple[EmbeddedFont, str]] = []
        for character in self.visible(text):
            home = self._homes[character]
            if home is None:
                continue  # a bundled font draws every sign of a notice; nothing else can come here
            if runs and runs[-1][0] is home:
                runs[-1] = (home, runs[-1][1] + character)
            else:
                runs.append((home, character))
        return runs


class FontBook:
    """The fonts a paper may use. Files are parsed when first needed (about 50 ms each) and kept."""

    def __init__(
        self,
        font_dirs: Sequence[Path],
        bundled_dir: Path,
        chosen: Mapping[FontRole, str] = MappingProxyType({}),
    ) -> None:
        """``font_dirs`` are searched, with their subfolders, for the office's own fonts, in this order.

        ``chosen``: the name of a font file the office wants for a role, before the usual ones.
        """
        self.font_dirs = tuple(font_dirs)
        self.chosen = dict(chosen)
        self._bundled_dir = bundled_dir
        self._installed: dict[str, Path] | None = None
        self._loaded: dict[Path, EmbeddedFont | None] = {}
        self._typefaces: dict[FontRole, Typeface] = {}
        self._primary: dict[FontRole, EmbeddedFont] = {}

    def typeface(self, role: FontRole) -> Typeface:
        """The role made ready for measuring and drawing."""
        if role not in self._typefaces:
            self._typefaces[role] = Typeface(self, role)
        return self._typefaces[role]

    def split_runs(self, text: str, role: FontRole) -> list[tuple[str, str]]:
        """(PostScript font name, text) for each stretch one font draws."""
        return [(font.name, part) for font, part in self.typeface(role).runs(text)]

    def missing(self, text: str, role: FontRole = FontRole.SONG) -> list[str]:
        """Characters that no font of the book draws, each once, in order of appearance."""
        return self.typeface(role).missing(text)

    @property
    def used(self) -> dict[FontRole, Path]:
        """For every role asked for so far, the file that fills it."""
        return {role: font.file for role, font in self._primary.items()}

    def font_of(self, role: FontRole) -> EmbeddedFont:
        """The font that fills the role."""
        if role not in self._primary:
            self._primary[role] = self._chosen_font(role) or self._first_usable(_CHOICES[role])
        return self._primary[role]

    def substitution(self, role: FontRole) -> Substitution | None:
        """What stands in for the font the standard names, or None when that one is installed."""
        choice, font = _CHOICES[role], self.font_of(role)
        if role in self.chosen:
            kept = self._chosen_font(role)
            return None if kept is not None else Substitution(role, self.chosen[role], font.full_name)
        if not choice.wanted or font.file != self._bundled_dir / choice.bundled:
            return None
        return Substitution(role, choice.wanted, font.full_name)

    def fonts_of(self, role: FontRole) -> Iterator[EmbeddedFont]:
        """Fonts to ask for a character, best first; loads each only when the one before lacks it."""
        choice = _CHOICES[role]
        primary = self.font_of(role)
        yield primary
        likely = (choice.bundled, _SERIF, _SANS, _KAI, _SIGNS)
        rare = [self._find_installed(stem) for stem in _RARE_CHARACTERS]
        for file in [*(self._bundled_dir / name for name in dict.fromkeys(likely)), *rare]:
            font = self._load(file) if file is not None else None
            if font is not None and font is not primary:
                yield font

    def _chosen_font(self, role: FontRole) -> EmbeddedFont | None:
        """What the office has chosen, when it is installed here and can be embedded."""
        if role not in self.chosen:
            return None
        file = self._find_installed(_plain_name(Path(self.chosen[role]).stem))
        return self._load(file) if file is not None else None

    def _first_usable(self, choice: _Choice) -> EmbeddedFont:
        for stem in choice.installed:
            file = self._find_installed(stem)
            font = self._load(file) if file is not None else None
            if font is not None:
                return font
        font = self._load(self._bundled_dir / choice.bundled)
        if font is None:
            # Part of the installation: without it the program itself is broken, no clerk can mend that.
            raise FileNotFoundError(self._bundled_dir / choice.bundled)
        return font

    def _load(self, file: Path) -> EmbeddedFont | None:
        if file not in self._loaded:
            try:
                self._loaded[file] = EmbeddedFont(file)
            except FontRefused:
                self._loaded[file] = None  # the next candidate is used and named as a substitution
        return self._loaded[file]

    def _find_installed(self, stem: str) -> Path | None:
        if self._installed is None:
            self._installed = {}
            for folder in self.font_dirs:
                for root, folders, names in os.walk(folder):
                    folders.sort()
                    for name in sorted(names):
                        bare, suffix = os.path.splitext(name)
                        if suffix.lower() in (".ttf", ".ttc"):
                            self._installed.setdefault(_plain_name(bare), Path(root, name))
        return self._installed.get(stem)


def notice_of(character: str) -> str:
    """The text printed for a character no font draws: 〔U+2A6A5〕."""
    return f"〔U+{ord(character):04X}〕"


def usual_font_dirs() -> tuple[Path, ...]:
    """The folders where this system keeps fonts, those that exist."""
    home = Path.home()
    if sys.platform == "win32":
        folders = [
            Path(os.environ.get("WINDIR", r"C:\Windows"), "Fonts"),
            Path(os.environ.get("LOCALAPPDATA", home), "Microsoft", "Windows", "Fonts"),
        ]
    else:
        folders = [
            Path("/usr/share/fonts"),
            Path("/usr/local/share/fonts"),
            home / ".local" / "share" / "fonts",
            home / ".fonts",
        ]
    return tuple(folder for folder in folders if folder.is_dir())


def _plain_name(stem: str) -> str:
    return "".join(c for c in stem.lower() if c.isalnum())
