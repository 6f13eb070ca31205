"""A county's own .xlsx opened as the parts it is made of, so that all of it stays except what is changed.

Writing a form anew through a library loses what the library does not know: drop-downs that look at
another sheet, text boxes, stamps, charts, macros. Here a part is either changed in its XML or copied
byte for byte. ECMA-376 part 2 (packages), part 1 18 (spreadsheets).
"""

from __future__ import annotations

import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from lxml import etree

from lawgov_desktop.errors import UserError

MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

_PLAIN_WORKBOOK: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"

_MOST_FILE_BYTES: Final = 30 << 20
_MOST_UNPACKED_BYTES: Final = 150 << 20
_MOST_PART_BYTES: Final = 24 << 20  # of a part that is read as XML; a form is far below
_MOST_PARTS: Final = 2_000
# RuntimeError is how zipfile says that a part is encrypted.
_UNPACKING_FAILS: Final = (
    zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, struct.error,
)  # fmt: skip


class FormFile:
    """The parts of one workbook. ``tree`` gives a part as XML; what was asked for is written back."""

    def __init__(self, parts: dict[str, bytes]) -> None:
        self._parts = parts
        self._by_small = {name.lower(): name for name in parts}
        self._trees: dict[str, Any] = {}
        self._dropped: set[str] = set()

    @classmethod
    def opened(cls, path: Path) -> FormFile:
        """Unpack a workbook. Raises UserError for a damaged, giant or Strict file."""
        try:
            if path.stat().st_size > _MOST_FILE_BYTES:
                raise _too_large()
            with zipfile.ZipFile(path) as packed:
                entries = [entry for entry in packed.infolist() if not entry.is_dir()]
                if (
                    len(entries) > _MOST_PARTS
                    or sum(entry.file_size for entry in entries) > _MOST_UNPACKED_BYTES
                ):
                    raise _too_large()
                parts = {}
                left = _MOST_UNPACKED_BYTES
                for entry in entries:
                    with packed.open(entry) as stream:
                        data = stream.read(left + 1)
                    left -= len(data)
                    if left < 0:
                        raise _too_large()
                    parts[entry.filename.replace("\\", "/")] = data
        except _UNPACKING_FAILS as error:
            raise _damaged() from error
        except OSError as error:
            raise UserError(
                f"文件“{path.name}”打不开：{error.strerror or error}。", todo="请检查文件和所在的文件夹。"
            ) from error
        return cls(parts)

    def has(self, part: str) -> bool:
        return part.lower() in self._by_small and self._by_small[part.lower()] not in self._dropped

    def tree(self, part: str) -> Any:
        """The root element of an XML part; changes to it are written by ``save``."""
        name = self._by_small.get(part.lower())
        if name is None:
            raise _damaged()
        if name not in self._trees:
            data = self._parts[name]
            if len(data) > _MOST_PART_BYTES:
                raise _too_large()
            parser = etree.XMLParser(
                resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False
            )
            try:
                root = etree.fromstring(data, parser)
            except (etree.XMLSyntaxError, ValueError) as error:
                raise _damaged() from error
            if root.getroottree().docinfo.doctype:
                raise _damaged()  # no workbook declares entities; a bomb does
            self._trees[name] = root
        return self._trees[name]

    def drop(self, part: str) -> None:
        """Leave a part out, with what refers to it (the calculation order, which Excel makes anew)."""
        name = self._by_small.get(part.lower())
        if name is None:
            return
        self._dropped.add(name)
        for one in self.tree("[Content_Types].xml"):
            if str(one.get("PartName", "")).lower() == f"/{name.lower()}":
                one.getparent().remove(one)
        for holder in list(self._parts):
            if not holder.lower().endswith(".rels"):
                continue
            base = _owner(holder)
            for one in self.tree(holder).findall(f"{{{_RELATIONS}}}Relationship"):
                if _resolved(base, one.get("Target", "")).lower() == name.lower():
                    one.getparent().remove(one)

    def save(self, beside: Path) -> None:
        """Write the workbook; the order of the parts stays."""
        with zipfile.ZipFile(beside, "w", zipfile.ZIP_DEFLATED) as packed:
            for name, data in self._parts.items():
                if name in self._dropped:
                    continue
                root = self._trees.get(name)
                if root is not None:
                    data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
                packed.writestr(name, data)

    # ------------------------------------------------------------ where things are

    @property
    def workbook_part(self) -> str:
        for kind, target in self.related(""):
            if kind == "officeDocument":
                return target
        raise _damaged()

    @property
    def workbook(self) -> Any:
        root = self.tree(self.workbook_part)
        if root.tag != f"{{{MAIN}}}workbook":
            raise UserError(
                "这份表格是“严格 Open XML”格式，不能直接填写。",
                todo="请用 WPS 或 Excel 另存为普通的“Excel 工作簿 (.xlsx)”再试。",
            )
        return root

    def related(self, part: str) -> Iterator[tuple[str, str]]:
        """(kind, part) of everything a part refers to inside the file; "" asks for the whole file's."""
        folder, _, name = part.rpartition("/")
        holder = posixpath.join(folder, "_rels", f"{name}.rels")
        if not self.has(holder):
            return
        for one in self.tree(holder).findall(f"{{{_RELATIONS}}}Relationship"):
            if one.get("TargetMode") == "External":
                continue
            target = _resolved(part, one.get("Target", ""))
            if self.has(target):
                yield _kind(one), self._by_small[target.lower()]

    def sheets(self) -> list[tuple[str, str]]:
        """(name, part) of the worksheets, in the order of the tabs; ("", …) never."""
        book = self.workbook
        folder = self.workbook_part
        holder = posixpath.join(posixpath.dirname(folder), "_rels", f"{posixpath.basename(folder)}.rels")
        targets = {
            one.get("Id"): (_kind(one), _resolved(folder, one.get("Target", "")))
            for one in self.tree(holder)
            if one.get("TargetMode") != "External"
        }
        found = []
        for sheet in book.iter(f"{{{MAIN}}}sheet"):
            kind, target = targets.get(sheet.get(f"{{{_OFFICE}}}id"), ("", ""))
            found.append((str(sheet.get("name", "")), target if kind == "worksheet" else ""))
        return found

    def show_only(self, name: str) -> None:
        """Open with this sheet in front; the others stay in the file, hidden."""
        sheets = list(self.workbook.iter(f"{{{MAIN}}}sheet"))
        for place, sheet in enumerate(sheets):
            if sheet.get("name") == name:
                sheet.attrib.pop("state", None)
                for view in self.workbook.iter(f"{{{MAIN}}}workbookView"):
                    view.set("activeTab", str(place))
                    view.attrib.pop("firstSheet", None)
            elif sheet.get("state") != "veryHidden":
                sheet.set("state", "hidden")
        for _, part in self.sheets():
            if part:
                for view in self.tree(part).iter(f"{{{MAIN}}}sheetView"):
                    view.attrib.pop("tabSelected", None)

    def leave_macros(self) -> None:
        """Make a plain .xlsx of it: Excel opens no file of that name that says it has macros."""
        for kind, part in list(self.related(self.workbook_part)):
            if kind == "vbaProject":
                self.drop(part)
        for one in self.tree("[Content_Types].xml"):
            if str(one.get("PartName", "")).lower() == f"/{self.workbook_part.lower()}":
                one.set("ContentType", _PLAIN_WORKBOOK)

    def recalculate_on_opening(self) -> None:
        """Totals are worked out anew by whoever opens the file."""
        for part in [target for kind, target in self.related(self.workbook_part) if kind == "calcChain"]:
            self.drop(part)
        book = self.workbook
        calc = book.find(f"{{{MAIN}}}calcPr")
        if calc is None:
            calc = etree.Element(f"{{{MAIN}}}calcPr")
            # The schema has an order: calcPr stands after the sheets and the names.
            names = ("definedNames", "externalReferences", "functionGroups", "sheets")
            found = (book.find(f"{{{MAIN}}}{name}") for name in names)
            next(one for one in found if one is not None).addnext(calc)
        calc.set("fullCalcOnLoad", "1")


def whole(text: object, usual: int = 0) -> int:
    """A number of an attribute; ``usual`` when it is missing or no number, as in a damaged file."""
    words = str(text)
    return int(words) if words.isascii() and words.isdecimal() and len(words) < 10 else usual


def measure(text: object, usual: float) -> float:
    """A width or height of an attribute; ``usual`` when it is missing, no number or senseless."""
    try:
        number = float(str(text))
    except ValueError:
        return usual
    return number if 0 <= number < 10_000 else usual


def _kind(relation: Any) -> str:
    return str(relation.get("Type", "")).rpartition("/")[2]


def _owner(holder: str) -> str:
    """The part whose relations a .rels part holds."""
    folder, _, name = holder.rpartition("/")
    return posixpath.join(posixpath.dirname(folder), name[: -len(".rels")])


def _resolved(part: str, target: str) -> str:
    target = target.replace("\\", "/")
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(part), target))


def _damaged() -> UserError:
    return UserError("这份表格的文件内部有损坏，不能在上面填写。", todo="请用 WPS 打开它另存一份再试。")


def _too_large() -> UserError:
    return UserError("这份表格太大了，不像一张要填的空表。", todo="请只留下要填的那张工作表，另存一份再试。")
