"""Files kept with records: copied in under the hash of their content, each kept once (feature B13)."""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path
from typing import Any

from lawgov_desktop.errors import UserError

_CHUNK = 1 << 20


class Attachments:
    """A folder of files named by SHA-256, two characters per level."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def add(self, source: Path) -> dict[str, Any]:
        """Copy a file in; returns ``{"sha256", "name", "size"}`` (size in bytes)."""
        try:
            sha256 = file_sha256(source)
            target = self.path_of(sha256)
            if not target.exists():
                target.parent.mkdir(parents=True, exist_ok=True)
                beside = target.with_suffix(".part")
                try:
                    shutil.copyfile(source, beside)
                    os.replace(beside, target)
                finally:
                    beside.unlink(missing_ok=True)
            return {"sha256": sha256, "name": source.name, "size": target.stat().st_size}
        except OSError as fault:
            raise UserError(
                f"附件“{source.name}”没有存进来（{fault.strerror}）。",
                data_safe="台账没有改动。",
                todo="请检查文件是否还在、磁盘是否已满。",
            ) from fault

    def path_of(self, sha256: str) -> Path:
        return self.folder / sha256[:2] / sha256


def file_sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
