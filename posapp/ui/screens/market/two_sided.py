"""A page that tells something at the left and lists what can be done at the right, or below where it is narrow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from posapp.ui import theme
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.fitted import Fitted
from posapp.ui.widgets.scroll_column import ScrollColumn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from posapp.ui.widgets.button_face import Kind

_SIDE_BY_SIDE: Final = 860
_BUTTON: Final = 236
_FOOT: Final = 56
_BACK: Final = "back"


@dataclass(frozen=True, slots=True)
class Door:
    """A button of the page: what it asks for, its words (a catalogue message), icon and kind."""

    key: str
    label: str
    icon: str
    kind: Kind = "plain"

    @property
    def pinned(self) -> bool:
        """Whether it stays in sight where the page is narrow and scrolls: the way back, and the deed."""
        return self.key == _BACK or self.kind != "plain"


class TwoSided(Fitted):
    """Parts go into `told`. Emits `wanted(key)` for the door that was tapped; Esc is the door "back".

    Where it is narrow the other doors follow what is told, while the way back and the deed stay in a foot.
    """

    wanted = Signal(str)

    def __init__(self, doors: Sequence[Door]) -> None:
        super().__init__()
        self._list = doors
        self._doors = {door.key: self._made(door) for door in doors}
        self._offered: tuple[str, ...] = ()
        self._stands: object = None
        self.told = QVBoxLayout()
        self.told.setSpacing(theme.px(10))
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(theme.px(16))
        self._grid = QGridLayout()
        self._grid.setSpacing(theme.px(8))
        self._pinned = QWidget()
        self._pins = QHBoxLayout(self._pinned)
        self._pins.setContentsMargins(theme.px(16), theme.px(8), theme.px(16), theme.px(10))
        scroll = ScrollColumn()
        scroll.column.setContentsMargins(theme.px(16), theme.px(10), theme.px(16), theme.px(10))
        scroll.column.addLayout(self._sides)
        self._sides.addLayout(self.told, 1)
        self._sides.addLayout(self._grid)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(scroll, 1)
        column.addWidget(self._pinned)

    def door(self, key: str) -> BigButton:
        """The button that asks for `key`."""
        return self._doors[key]

    def offer(self, *keys: str) -> None:
        """Show only these doors."""
        self._offered = keys
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back where there is a way back."""
        if event.key() == Qt.Key.Key_Escape and _BACK in self._doors:
            self.wanted.emit(_BACK)
        else:
            super().keyPressEvent(event)

    def fit(self) -> None:
        """Doors beside what is told, or below it where it is narrow."""
        wide = self.width() >= theme.px(_SIDE_BY_SIDE)
        stands = (wide, self._offered, theme.worn())
        if stands == self._stands:
            return
        self._stands = stands
        ways = QBoxLayout.Direction
        self._sides.setDirection(ways.LeftToRight if wide else ways.TopToBottom)
        self._empty()
        pinned = [] if wide else [door.key for door in self._list if door.pinned and door.key in self._offered]
        self._pin(pinned)
        listed = [door.key for door in self._list if door.key in self._offered and door.key not in pinned]
        for place, key in enumerate(listed):
            row, column = (place, 0) if wide else divmod(place, 2)
            self._doors[key].setMinimumWidth(theme.px(_BUTTON) if wide else 0)
            self._grid.addWidget(self._doors[key], row, column)
        for row in range(len(self._doors) + 1):
            self._grid.setRowStretch(row, int(wide and row == len(listed)))
        for key, button in self._doors.items():
            button.setVisible(key in self._offered)

    def _empty(self) -> None:
        """Take all doors from where they stand."""
        for button in self._doors.values():
            self._grid.removeWidget(button)
        while self._pins.takeAt(0):
            pass

    def _pin(self, keys: Sequence[str]) -> None:
        """The way back at the left of the foot, the deed at the right, as in every step."""
        backs = [key for key in keys if key == _BACK]
        deeds = [key for key in keys if key != _BACK]
        for key in backs:
            self._pins.addWidget(self._doors[key])
        self._pins.addStretch(1)
        for key in deeds:
            self._pins.addWidget(self._doors[key])
        self._pinned.setVisible(bool(keys))
        for key, button in self._doors.items():
            button.setMaximumHeight(theme.px(_FOOT) if key in keys else theme.px(4 * _FOOT))

    def _made(self, door: Door) -> BigButton:
        button = BigButton(door.label, icon=door.icon, kind=door.kind)
        button.setParent(self)
        button.tapped.connect(lambda: self.wanted.emit(door.key))
        return button
