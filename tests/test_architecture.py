"""Holds who may know whom (docs/architecture.md): every import in the source is checked against one table.

The imports are read from the syntax tree, also those inside functions and `if TYPE_CHECKING`: nothing is run.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CORE = "lawgov_desktop"

FLOOR = {"collecting", "errors", "progress"}
"""Small modules that anyone may import and that import nothing but each other."""

_BOOKS = {"paths", "settings", "records", "timekeeping", "documents", "registers", "storage"}
_OFFICE = {
    "office",
    "evidence",
    "own_templates",
    "printing",
    "sheets",
    "volume",
    "practice",
    "spreadsheets",
    "reporting",
    "report_package",
    "exchange",
    "procedures",
    "form_assistant",
}

MAY_IMPORT: dict[str, set[str]] = {
    "collecting": set(),
    "errors": set(),
    "progress": set(),
    "paths": set(),
    "settings": {"paths"},
    # records ← timekeeping, documents ← registers
    "records": set(),
    "timekeeping": {"records"},
    "documents": {"records"},
    "registers": {"records", "timekeeping", "documents"},
    # storage is handed the record types; it knows no register
    "storage": {"paths", "records"},
    # storage ← spreadsheets, reporting, exchange, procedures
    "spreadsheets": {"paths", "records", "timekeeping", "documents", "registers", "storage"},
    # A bridge of a figure is the one the drawer shows: worked out once, in procedures.
    "reporting": _BOOKS | {"procedures"},
    "exchange": {"paths", "settings", "records", "timekeeping", "documents", "registers", "storage"},
    "procedures": {"settings", "records", "timekeeping", "documents", "registers", "storage"},
    # The office puts them together without a screen; what leaves it on paper; invented data to try it with.
    "office": _BOOKS,
    "own_templates": _BOOKS | {"office"},
    "printing": _BOOKS | {"office", "own_templates", "spreadsheets", "reporting"},
    "sheets": _BOOKS | {"office", "procedures", "reporting"},
    # A county's form is a workbook that asks for figures: it needs both, and neither of them the other.
    "form_assistant": _BOOKS | {"office", "printing", "reporting", "spreadsheets"},
    "evidence": _BOOKS | {"office", "printing", "reporting"},
    # What leaves with the yearly report: papers, charts, evidence in one folder.
    "report_package": _BOOKS | {"office", "evidence", "printing", "reporting", "sheets"},
    # A volume's scans are opened as spreadsheets are: in a child under the same limits.
    "volume": _BOOKS | {"office", "spreadsheets"},
    "practice": _BOOKS | {"office", "procedures"},
    # The command face stands above all of them; its parts know it not.
    "commands": _BOOKS | _OFFICE,
    "self_test": _BOOKS | _OFFICE | {"commands"},
    "cli": {"*"},
}
"""Part of the core → the other parts it may import, besides FLOOR and itself. A new part needs a line here,
in docs/architecture.md, and a reason in docs/decisions/."""

MAY_STORE = {"lawgov_desktop.spreadsheets.apply", "lawgov_desktop.spreadsheets.known"}
"""In spreadsheets only these know the book: `known` asks what is there, `apply` alone writes. Reading,
mapping and planning get at the book through them."""


GENERIC_WINDOW = ("ui.lists", "ui.widgets", "ui.importing", "ui.papers")
"""Parts of the window that serve every register alike and know none of them."""

DRAWERS = {"mediation", "publicity", "enforcement", "litigation", "matters", "governance", "report"}


@dataclass(frozen=True, slots=True)
class Import:
    importer: str  # dotted name of the module that imports
    line: int
    imported: str  # dotted name of what it imports; for `from a import b`, a.b

    def __str__(self) -> str:
        return f"{self.importer} line {self.line} imports {self.imported}"


def dotted(file: Path, root: Path) -> str:
    parts = file.relative_to(root).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports_in(source: str, module: str, *, is_package: bool) -> Iterator[Import]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            for name in node.names:
                yield Import(module, node.lineno, name.name)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                package = module.split(".") if is_package else module.split(".")[:-1]
                above = package[: len(package) - node.level + 1]
                base = ".".join([*above, base] if base else above)
            for name in node.names:
                yield Import(module, node.lineno, f"{base}.{name.name}")


def imports_below(root: Path, *tops: str) -> list[Import]:
    found: list[Import] = []
    for top in tops:
        files = [root / f"{top}.py"] if (root / f"{top}.py").exists() else sorted((root / top).rglob("*.py"))
        for file in files:
            is_package = file.name == "__init__.py"
            text = file.read_text(encoding="utf-8")
            found += imports_in(text, dotted(file, root), is_package=is_package)
    return found


def is_within(name: str, package: str) -> bool:
    return name == package or name.startswith(package + ".")


def part_of(name: str) -> str | None:
    """`lawgov_desktop.storage.store` → `storage`; None for the core's own name and all outside it."""
    steps = name.split(".")
    return steps[1] if steps[0] == CORE and len(steps) > 1 else None


def parts_in(root: Path) -> set[str]:
    """The parts that are there: packages with a module in them, and single modules."""
    core = root / CORE
    packages = {folder.name for folder in core.iterdir() if folder.is_dir() and any(folder.glob("**/*.py"))}
    return packages | {file.stem for file in core.glob("*.py") if file.stem != "__init__"}


def layer_faults(imports: Iterable[Import], known_parts: set[str]) -> list[str]:
    """Sentences about imports in the core that the table does not allow."""
    faults = []
    for found in imports:
        importer, imported = part_of(found.importer), part_of(found.imported)
        if importer is None and is_within(found.importer, CORE) and imported in known_parts:
            faults.append(
                f"{found}: the core's own __init__ stays empty, or everyone would import everything"
            )
        if importer not in MAY_IMPORT or imported not in known_parts or importer == imported:
            continue
        allowed = MAY_IMPORT[importer] | FLOOR
        if imported not in allowed and "*" not in allowed:
            faults.append(f"{found}: {importer} may know {', '.join(sorted(allowed))} only")
    return faults


def screen_faults(imports: Iterable[Import]) -> list[str]:
    """Sentences about imports by which the core would know the screen."""
    return [
        f"{found}: the core works without a screen"
        for found in imports
        if is_within(found.importer, CORE)
        and found.imported.split(".")[0] in {"PySide6", "shiboken6", "ui", "main"}
    ]


def model_faults(imports: Iterable[Import]) -> list[str]:
    """Sentences about window models (ui/**/*_model.py) that know widgets."""
    return [
        f"{found}: a model is tested without widgets"
        for found in imports
        if found.importer.startswith("ui.") and found.importer.endswith("_model")
        if is_within(found.imported, "PySide6.QtWidgets")
    ]


def writing_faults(imports: Iterable[Import]) -> list[str]:
    """Sentences about spreadsheet modules that reach for the book although they only read or plan."""
    return [
        f"{found}: only {', '.join(sorted(MAY_STORE))} writes what a sheet says into the book"
        for found in imports
        if is_within(found.importer, f"{CORE}.spreadsheets") and found.importer not in MAY_STORE
        if is_within(found.imported, f"{CORE}.storage")
    ]


def drawer_faults(imports: Iterable[Import]) -> list[str]:
    """Sentences about generic parts of the window that know one drawer of the office."""
    return [
        f"{found}: a list, a widget or the import serves every register"
        for found in imports
        if any(is_within(found.importer, part) for part in GENERIC_WINDOW)
        if is_within(found.imported, f"{CORE}.registers") and len(found.imported.split(".")) > 3
        if found.imported.split(".")[2] in DRAWERS
    ]


@pytest.fixture(scope="module")
def imports() -> list[Import]:
    return imports_below(ROOT, CORE, "ui", "main")


def test_every_part_of_the_core_has_its_line_in_the_table() -> None:
    unknown = parts_in(ROOT) - set(MAY_IMPORT)
    assert not unknown, (
        f"say in MAY_IMPORT what {sorted(unknown)} may import, and in docs/architecture.md why"
    )


def test_the_core_is_read(imports: list[Import]) -> None:
    assert any(is_within(found.importer, CORE) for found in imports)


def test_each_part_imports_only_what_stands_to_its_left(imports: list[Import]) -> None:
    assert layer_faults(imports, set(MAY_IMPORT) | parts_in(ROOT)) == []


def test_the_core_knows_no_screen(imports: list[Import]) -> None:
    assert screen_faults(imports) == []


def test_window_models_know_no_widgets(imports: list[Import]) -> None:
    assert model_faults(imports) == []


def test_lists_widgets_and_import_know_no_drawer(imports: list[Import]) -> None:
    assert drawer_faults(imports) == []


def test_the_drawers_are_the_folders_of_the_registers() -> None:
    folders = {file.parent.name for file in (ROOT / CORE / "registers").glob("*/__init__.py")}
    assert folders == DRAWERS


def test_only_applying_an_import_writes_to_the_book(imports: list[Import]) -> None:
    assert writing_faults(imports) == []


def test_nobody_imports_the_composition_root(imports: list[Import]) -> None:
    assert [str(found) for found in imports if found.imported.split(".")[0] == "main"] == []


def test_only_main_knows_the_command_face(imports: list[Import]) -> None:
    knowing = {found.importer for found in imports if is_within(found.imported, f"{CORE}.cli")}
    assert {name for name in knowing if name != "main" and not is_within(name, f"{CORE}.cli")} == set()


def test_the_table_allows_no_circle() -> None:
    order = list(TopologicalSorter(MAY_IMPORT).static_order())  # raises CycleError, which names the circle
    assert order.index("records") < order.index("registers") < order.index("spreadsheets")


# The checks themselves are checked: each must see a fault that is there.


@pytest.mark.parametrize(
    "file,source,check,told",
    [
        (
            "lawgov_desktop/registers/case.py",
            "from lawgov_desktop.storage import store",
            "layer",
            "registers may",
        ),
        ("lawgov_desktop/registers/case.py", "from ..storage.store import Store", "layer", "registers may"),
        (
            "lawgov_desktop/storage/store.py",
            "def f():\n    import lawgov_desktop.registers",
            "layer",
            "storage may",
        ),
        ("lawgov_desktop/records/text.py", "from lawgov_desktop import timekeeping", "layer", "records may"),
        ("lawgov_desktop/__init__.py", "from lawgov_desktop import records", "layer", "__init__ stays empty"),
        ("lawgov_desktop/cli.py", "from ui.app import run", "screen", "without a screen"),
        ("lawgov_desktop/records/text.py", "import PySide6.QtCore", "screen", "without a screen"),
        ("ui/lists/register_model.py", "from PySide6 import QtCore, QtWidgets", "model", "without widgets"),
        ("ui/lists/register_model.py", "from PySide6.QtWidgets import QWidget", "model", "without widgets"),
        (
            "lawgov_desktop/spreadsheets/plan.py",
            "from ..storage import store",
            "writing",
            "writes what a sheet",
        ),
        (
            "ui/lists/register_page.py",
            "from lawgov_desktop.registers.mediation.numbering import case_number_checks",
            "drawer",
            "serves every register",
        ),
    ],
)
def test_a_forbidden_import_is_seen(tmp_path: Path, file: str, source: str, check: str, told: str) -> None:
    written = tmp_path / file
    written.parent.mkdir(parents=True)
    written.write_text(source, encoding="utf-8")
    found = imports_below(tmp_path, file.split("/")[0])
    faults = {
        "layer": lambda: layer_faults(found, set(MAY_IMPORT)),
        "screen": lambda: screen_faults(found),
        "model": lambda: model_faults(found),
        "writing": lambda: writing_faults(found),
        "drawer": lambda: drawer_faults(found),
    }[check]()
    assert len(faults) == 1
    assert told in faults[0]


@pytest.mark.parametrize(
    "file,source",
    [
        ("lawgov_desktop/registers/case.py", "from lawgov_desktop.errors import UserError"),
        ("lawgov_desktop/storage/store.py", "from lawgov_desktop.records.fields import Text"),
        ("lawgov_desktop/spreadsheets/apply.py", "from lawgov_desktop.storage.store import Store"),
        (
            "lawgov_desktop/spreadsheets/register.py",
            "from lawgov_desktop.documents.register_table import layout",
        ),
        ("lawgov_desktop/cli.py", "from lawgov_desktop import VERSION, reporting, storage"),
        ("ui/lists/register_model.py", "from PySide6.QtCore import QAbstractTableModel"),
        ("ui/lists/register_view.py", "from PySide6.QtWidgets import QTableView"),
        ("ui/tools/mediation.py", "from lawgov_desktop.registers.mediation.standing import in_words"),
    ],
)
def test_an_allowed_import_is_let_through(tmp_path: Path, file: str, source: str) -> None:
    written = tmp_path / file
    written.parent.mkdir(parents=True)
    written.write_text(source, encoding="utf-8")
    found = imports_below(tmp_path, file.split("/")[0])
    faults = [
        *layer_faults(found, set(MAY_IMPORT)),
        *screen_faults(found),
        *model_faults(found),
        *writing_faults(found),
        *drawer_faults(found),
    ]
    assert found
    assert faults == []
