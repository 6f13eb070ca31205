"""What every test stands on: no real screen, no user's own data folder, bounded and repeatable wild input."""

from __future__ import annotations

import gc
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from lawgov_desktop import cli
from lawgov_desktop.collecting import collect_when_due
from lawgov_desktop.office import Office, open_office
from tests.practice_books import YEAR_END, PracticeBooks
from tests.told import Run, Told

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"

# Before the first QApplication: Qt reads this once. A developer may set another platform to watch a test.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# `bounded` gives the same examples in every run; LAWGOV_HYPOTHESIS=thorough searches wider and anew.
settings.register_profile("bounded", max_examples=60, derandomize=True, deadline=None, database=None)
settings.register_profile("thorough", max_examples=2000, deadline=None)
settings.load_profile(os.environ.get("LAWGOV_HYPOTHESIS", "bounded"))


@pytest.fixture(scope="session", autouse=True)
def _collecting_in_this_thread_only() -> Iterator[None]:
    """As in the program with its window: no worker and no thread of the test runner may destroy a widget."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(autouse=True)
def _collected(_collecting_in_this_thread_only: None) -> Iterator[None]:
    yield
    collect_when_due()


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real and hostile files beside the project; without it the test is skipped."""
    if not SHARED.is_dir():
        pytest.skip("needs the folder ../shared with real lists, which is not here")
    return SHARED


@pytest.fixture(scope="session")
def _cache_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def own_home(
    tmp_path_factory: pytest.TempPathFactory, _cache_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """A home folder of its own for every test and the processes it starts: nobody's books are touched."""
    home = tmp_path_factory.mktemp("home")
    folders = {
        "HOME": home,
        "USERPROFILE": home,
        "APPDATA": home / "AppData" / "Roaming",
        "LOCALAPPDATA": home / "AppData" / "Local",
        "XDG_CONFIG_HOME": home / ".config",
        "XDG_DATA_HOME": home / ".local" / "share",
        "XDG_STATE_HOME": home / ".local" / "state",
        # Shared by the tests of one run: Qt's font cache takes a second to make and belongs to nobody.
        "XDG_CACHE_HOME": _cache_folder,
    }
    for name, folder in folders.items():
        monkeypatch.setenv(name, str(folder))
    return home


@pytest.fixture(scope="session")
def _empty_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("empty") / "book.lawgov"
    open_office(path).close()
    return path


@pytest.fixture
def fresh_book(tmp_path: Path, _empty_book: Path) -> Path:
    """A new book as the program makes it, tables and shipped code lists, in a folder of its own.

    Made once in a run and copied: making it takes longer than most tests.
    """
    return Path(shutil.copy(_empty_book, tmp_path / "book.lawgov"))


@pytest.fixture(scope="session")
def practice_books(tmp_path_factory: pytest.TempPathFactory) -> PracticeBooks:
    """Practice books, made once a day in a run."""
    return PracticeBooks(tmp_path_factory.mktemp("practice_books"))


@pytest.fixture
def own_practice(practice_books: PracticeBooks, tmp_path: Path) -> Iterator[Office]:
    """The practice office on the last day of its year, over a copy for one test to write in."""
    with practice_books.opened(YEAR_END, tmp_path / "practice") as office:
        yield office


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Carries out a command in this process."""

    def carry_out(*words: object) -> Told:
        capsys.readouterr()
        status = cli.main([str(word) for word in words])
        told = capsys.readouterr()
        return Told(status, told.out, told.err)

    return carry_out
