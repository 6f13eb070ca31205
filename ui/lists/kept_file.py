"""Opens a kept file in the program the system has for it, as a copy under its own name."""

from __future__ import annotations

import shutil
from pathlib import Path

from PySide6.QtCore import QTemporaryDir

from lawgov_desktop.errors import UserError
from lawgov_desktop.storage.attachments import Attachments
from ui.widgets.files_outside import open_path


class KeptFiles:
    """Copies live in a folder of their own until the window closes; the kept file itself is never opened."""

    def __init__(self, attachments: Attachments) -> None:
        self._attachments = attachments
        self._folder = QTemporaryDir()

    def copy_of(self, sha256: str, name: str) -> Path:
        """A copy of the kept file under its name; UserError when the file is gone."""
        kept = self._attachments.path_of(sha256)
        copy = Path(self._folder.path()) / sha256[:12] / Path(name).name
        try:
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(kept, copy)
        except FileNotFoundError as error:
            raise UserError(
                f"“{name}”的留底不在了。",
                data_safe="台账里的记录不受影响。",
                todo="请从备份恢复附件，或找出原来的文件。",
            ) from error
        except OSError as error:
            raise UserError(
                f"“{name}”打不开：{error.strerror or error}。",
                todo="如果它已经打开，请看看那个窗口。",
            ) from error
        return copy

    def open(self, sha256: str, name: str) -> Path:
        """Have the system open a copy; what it opened."""
        copy = self.copy_of(sha256, name)
        # A suffix is what tells the system which program to take; the kept file has none.
        open_path(copy)
        return copy
