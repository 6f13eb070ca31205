"""Makes all that the program needs: `.venv` with the pinned packages, and the window's system libraries.

Run it with any Python from 3.11 on, as often as you like; when nothing has changed it ends at once:

    python3 tools/setup.py                # what the program needs (Windows: py tools\\setup.py)
    python3 tools/setup.py --with dev     # and what its tests need

Only the standard library is used here, because nothing else is there yet.
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
CONSTRAINTS = ROOT / "constraints.txt"
OLDEST_PYTHON = (3, 11)
NEWER_PYTHONS = ("python3.14", "python3.13", "python3.12", "python3.11")

QT_LIBRARIES = {
    # What QtCore, QtGui, QtWidgets, QtNetwork and the offscreen platform link to ...
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libbrotlidec.so.1": "libbrotli1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
    # ... and what the xcb platform, a window on a real screen, links to besides.
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
"""Shared library → Debian package: what the Qt 6.12 libraries that the program loads need (readelf -d)."""


class SetupError(Exception):
    """Something the person at the keyboard has to put right; the text is one line that says how."""


def say(line: str) -> None:
    print(f"setup: {line}", flush=True)


def last_line(told: str) -> str:
    return told.splitlines()[-1] if told else "it gave no reason"


def venv_python() -> Path:
    if os.name == "nt":
        return VENV / "Scripts" / "python.exe"
    return VENV / "bin" / "python"


# ------------------------------------------------------------------ the Python that runs this


def use_new_enough_python() -> None:
    """Start again under a newer Python when this one is too old and a newer one is on the PATH."""
    if sys.version_info >= OLDEST_PYTHON:
        return
    for name in NEWER_PYTHONS:
        found = shutil.which(name)
        # What is found may be a mere signpost (a pyenv shim) to a version that is not switched on.
        if found and subprocess.run([found, "--version"], capture_output=True, check=False).returncode == 0:
            sys.exit(subprocess.call([found, *sys.argv]))
    have = "{}.{}".format(*sys.version_info[:2])
    raise SetupError(f"Python 3.11 or newer is needed; this is Python {have}. Run: python3.11 tools/setup.py")


# ------------------------------------------------------------------ Debian


def on_debian() -> bool:
    return Path("/etc/debian_version").exists() and shutil.which("apt-get") is not None


def is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def apt_install(packages: list[str], purpose: str) -> str:
    """Install Debian packages; "" when done, else one line that says what the person can do."""
    command = f"apt-get install -y {' '.join(packages)}"
    if not on_debian():
        return f"{purpose}: install the packages of this system that stand for Debian's {' '.join(packages)}"
    if not is_root():
        return f"{purpose}: run  sudo {command}"
    say(f"{purpose}: installing {' '.join(packages)}")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    output = ""
    for arguments in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", *packages]):
        done = subprocess.run(
            ["apt-get", "-o", "DPkg::Lock::Timeout=300", *arguments],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            check=False,
        )
        # An update that half fails (one source unreachable) may still know the packages: go on.
        output = done.stdout.strip()
    if done.returncode == 0:
        return ""
    return f"{purpose}: `{command}` failed ({last_line(output)})"


# ------------------------------------------------------------------ the virtual environment


def environment_works() -> bool:
    """Whether `.venv` has a Python that starts, is new enough and has pip."""
    python = venv_python()
    if not python.exists():
        return False
    question = f"import sys, pip; sys.exit(sys.version_info < {OLDEST_PYTHON!r})"
    try:
        done = subprocess.run([str(python), "-c", question], capture_output=True, check=False)
    except OSError:
        return False
    return done.returncode == 0


def make_environment() -> None:
    """Make `.venv`, anew when the one that is there cannot be used (moved folder, removed Python)."""
    if environment_works():
        return
    if importlib.util.find_spec("ensurepip") is None:
        # Debian keeps the part of Python that makes virtual environments in a package of its own.
        package = "python{}.{}-venv".format(*sys.version_info[:2])
        problem = apt_install([package], "Python cannot make virtual environments yet")
        if problem:
            raise SetupError(problem)
    say(f"making .venv with Python {sys.version.split()[0]}")
    done = subprocess.run(
        [sys.executable, "-m", "venv", "--clear", str(VENV)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode != 0:
        raise SetupError(f"`{sys.executable} -m venv {VENV}` failed:\n{done.stdout.strip()}")


def requirements(extras: list[str]) -> list[str]:
    """What pyproject.toml asks for: the program's own dependencies and those of the named extras."""
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted: list[str] = list(project["dependencies"])
    for extra in extras:
        wanted += project["optional-dependencies"][extra]
    return wanted


def stamp_of(extra: str) -> Path:
    return VENV / f".installed-{extra or 'program'}"


def fingerprint(wanted: list[str]) -> str:
    """Changes when what is to be installed changes, and only then."""
    told = hashlib.sha256()
    told.update("\n".join(wanted).encode())
    told.update(CONSTRAINTS.read_bytes())
    return told.hexdigest()


def install_packages(extras: list[str]) -> bool:
    """Install the pinned packages unless the stamps in `.venv` say they are there; True if it had to."""
    stamps = {stamp_of(extra): fingerprint(requirements([extra] if extra else [])) for extra in ["", *extras]}
    if environment_works() and all(
        stamp.exists() and stamp.read_text(encoding="ascii") == told for stamp, told in stamps.items()
    ):
        return False
    make_environment()
    wanted = requirements(extras)
    say(f"installing {len(wanted)} packages and what they need")
    done = subprocess.run(
        [
            *(str(venv_python()), "-m", "pip", "install", "--quiet", "--no-input"),
            *("--disable-pip-version-check", "--no-warn-script-location"),
            *("--prefer-binary", "--constraint", str(CONSTRAINTS)),
            *wanted,
        ],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode != 0:
        raise SetupError(f"pip could not install the packages:\n{done.stdout.strip()}")
    for stamp, told in stamps.items():
        stamp.write_text(told, encoding="ascii")
    return True


# ------------------------------------------------------------------ the system libraries of the window


def missing_libraries() -> list[str]:
    """The Debian packages of the libraries that do not load, sorted; [] on Windows and macOS."""
    if not sys.platform.startswith("linux"):
        return []
    missing = set()
    for library, package in QT_LIBRARIES.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            missing.add(package)
    return sorted(missing)


def window_opens(platform: str | None) -> tuple[bool, str]:
    """Whether Qt starts in a child process, and what it said.

    `platform` is a Qt platform such as "offscreen"; None leaves the choice to Qt and this screen.
    """
    environment = dict(os.environ)
    if platform is not None:
        environment["QT_QPA_PLATFORM"] = platform
    program = (
        "from PySide6 import QtPrintSupport, QtSvg, QtWidgets\n"
        "app = QtWidgets.QApplication([])\n"
        "print(app.platformName())\n"
    )
    try:
        done = subprocess.run(
            [str(venv_python()), "-c", program],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            timeout=60,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return False, "Qt did not start within a minute"
    return done.returncode == 0, done.stdout.strip()


def ready_the_window(*, just_installed: bool) -> None:
    """See that Qt finds its libraries. A window that cannot open is told; it ends the setup only when Qt
    does not even start without a screen."""
    missing = missing_libraries()
    if missing:
        problem = apt_install(missing, "system libraries of the window are missing")
        if problem:
            say(problem)
    elif not just_installed:
        return
    works, told = window_opens("offscreen")
    if not works:
        raise SetupError(f"Qt does not start, not even without a screen: {last_line(told)}")


# ------------------------------------------------------------------ the command


def main() -> int:
    arguments = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    arguments.add_argument(
        "--with",
        dest="extras",
        action="append",
        default=[],
        choices=["dev", "package"],
        help="also install what the tests (dev) or the packaged build (package) need",
    )
    started = time.monotonic()
    try:
        use_new_enough_python()
        extras = sorted(set(arguments.parse_args().extras))
        installed = install_packages(extras)
        ready_the_window(just_installed=installed)
    except SetupError as error:
        print(f"setup: {error}", file=sys.stderr)
        return 1
    if installed:
        say(f"ready after {time.monotonic() - started:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
