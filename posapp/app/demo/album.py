"""The pictures of the day: the window as it looks at a moment, numbered in the order they were taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from posapp.app.demo.waiting import StuckError

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget


class Album:
    """Pictures of `window` in `folder`."""

    def __init__(self, window: QWidget, folder: Path) -> None:
        self._window, self._folder = window, folder
        self.pictures: list[Path] = []

    def take(self, name: str) -> None:
        """Keep the window as "NN-name.png". Raises StuckError when the picture can't be written."""
        QCoreApplication.processEvents()
        path = self._folder / f"{len(self.pictures) + 1:02d}-{name}.png"
        if not self._window.grab().save(str(path)):
            raise StuckError(f"{path} to be written")
        self.pictures.append(path)
