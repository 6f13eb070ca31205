"""Keeps the project's own files honest: pins, decisions and the commands that the README promises."""

from __future__ import annotations

import re
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name


def pins(root: Path) -> dict[str, str]:
    lines = (root / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pinned = (line.split("==") for line in lines if line and not line.startswith("#"))
    return {canonicalize_name(name): version for name, version in pinned}


def wanted(root: Path) -> list[Requirement]:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = [
        *project["dependencies"],
        *(name for extra in project["optional-dependencies"].values() for name in extra),
    ]
    return [Requirement(name) for name in named]


def test_every_dependency_is_pinned_to_a_version_it_allows(root: Path) -> None:
    pinned = pins(root)
    for requirement in wanted(root):
        name = canonicalize_name(requirement.name)
        assert name in pinned, f"constraints.txt does not pin {name}"
        assert requirement.specifier.contains(pinned[name]), (
            f"{name} {pinned[name]} is not {requirement.specifier}"
        )


def test_what_the_dependencies_need_is_pinned_too(root: Path) -> None:
    pinned = pins(root)
    to_follow, followed = [canonicalize_name(requirement.name) for requirement in wanted(root)], set()
    while to_follow:
        name = to_follow.pop()
        if name in followed:
            continue
        followed.add(name)
        assert name in pinned, f"constraints.txt does not pin {name}"
        try:
            needs = metadata.requires(name) or []
        except metadata.PackageNotFoundError:  # the packaged build's tools are not in every environment
            continue
        for need in map(Requirement, needs):
            if need.marker is None or need.marker.evaluate({"extra": ""}):
                to_follow.append(canonicalize_name(need.name))
    assert followed


def test_every_decision_is_in_the_list_of_decisions(root: Path) -> None:
    folder = root / "docs" / "decisions"
    listed = set(re.findall(r"\((\d{4}-[\w-]+\.md)\)", (folder / "README.md").read_text(encoding="utf-8")))
    assert listed == {file.name for file in folder.glob("[0-9]*.md")}


@pytest.mark.parametrize("page", ["README.md", "CHANGELOG.md", "docs/decisions/0011-setup-and-pins.md"])
def test_every_make_command_a_page_names_exists(root: Path, page: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", (root / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"`make ([a-z]+)`", (root / page).read_text(encoding="utf-8")))
    assert named
    assert named <= targets
