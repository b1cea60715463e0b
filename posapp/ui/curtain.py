"""What lies in front of the window's content for a while, so that nothing of it can be read or pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from PySide6.QtWidgets import QBoxLayout


class Curtain(QWidget):
    """Holds the content in `front`. Emits `moved` when it is drawn or opened.

    What is behind it is hidden, not only covered: no key, no screen reader and no screenshot gets at it.
    """

    moved = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._behind = QWidget()
        self.front: QBoxLayout = QVBoxLayout(self._behind)
        self._column = QVBoxLayout(self)
        self._panel: QWidget | None = None
        self._had: QWidget | None = None
        for layout in (self.front, self._column):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
            # What a screen would like never makes the window larger than the person did.
            layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._column.addWidget(self._behind)

    def is_drawn(self) -> bool:
        """Whether anything lies in front."""
        return self._panel is not None

    def draw(self, panel: QWidget) -> None:
        """Show `panel` instead of the content; whoever draws it keeps it, and opens it again."""
        if self._panel is None:
            self._had = self.window().focusWidget()
        self._drop()
        self._panel = panel
        self._behind.hide()
        self._column.addWidget(panel)
        panel.show()
        panel.setFocus()
        self.moved.emit()

    def open(self, panel: QWidget) -> None:
        """Take `panel` away, unless another one took its place; the content has the keyboard where it was."""
        if self._panel is not panel:
            return
        self._drop()
        self._behind.show()
        had, self._had = self._had, None
        if had is not None and isValid(had) and had.isVisible():
            had.setFocus()
        self.moved.emit()

    def _drop(self) -> None:
        panel, self._panel = self._panel, None
        if panel is not None:
            panel.hide()
            self._column.removeWidget(panel)
