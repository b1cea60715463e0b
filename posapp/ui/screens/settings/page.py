"""One page of the settings: what is filled in, what it leads to beside it, and the button that keeps it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from posapp.i18n import N_
from posapp.ui import theme
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.scroll_column import ScrollColumn
from posapp.ui.widgets.sides import Sides

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import SignalInstance
    from PySide6.QtGui import QKeyEvent


class Page(QWidget):
    """Left the form, right what follows from it; one below the other where it is narrow. Emits `save_wanted`."""

    save_wanted = Signal()

    def __init__(self, *, saves: bool = True) -> None:
        super().__init__()
        sides = Sides()
        self.left, self.right = sides.left, sides.right
        self.front = ScrollColumn()
        self.front.column.addWidget(sides)
        self.front.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(self.front, 1)
        self.save = BigButton(N_("Save"), icon="check", kind="cash", key_hint="Enter")
        self.save.tapped.connect(self.save_wanted)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.save)
        column.addLayout(foot)
        self.save.setVisible(saves)
        self._saves = saves
        self.touched = False

    def watch(self, changed: SignalInstance) -> None:
        """From now on `changed` means that something was typed that is not saved yet."""
        changed.connect(self._touch)

    def come(self) -> None:
        """The page comes to the front: show what is set now, unless something typed is waiting to be saved."""
        if not self.touched:
            self.shown()

    def shown(self) -> None:
        """Show what is set now."""
        self.touched = False

    def keep(self, save: Callable[[], bool]) -> None:
        """Do `save`; what was typed counts as kept while it tells everyone, and again as typed when it was refused."""
        self.touched = False
        self.touched = not save()

    def _touch(self) -> None:
        self.touched = True

    def retranslate(self) -> None:
        """Say again what is not said by labels."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter keeps what was typed, where no button has the focus."""
        if self._saves and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.save.click()
        else:
            super().keyPressEvent(event)
