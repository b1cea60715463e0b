"""Chips, one of them chosen, in as many rows as they need: for choices that must all be in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from posapp.ui import theme
from posapp.ui.names import call
from posapp.ui.widgets.big_button import BigButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from posapp.ui.widgets.chip_row import Chip

_GAP: Final = 8


class ChipGrid(QWidget):
    """Like a ChipRow, but it breaks into rows instead of scrolling. Emits `chosen(key)` when a chip is taken.

    Chips that are `deeds` are no choice: Tab stops at each, and the arrow keys press none of those they pass.
    """

    chosen = Signal(str)

    def __init__(self, chips: Sequence[Chip] = (), *, name: str = "", deeds: bool = False) -> None:
        super().__init__()
        call(self, name)
        self._keys: list[str] = []
        self._buttons: list[BigButton] = []
        # Qt takes the buttons of a group for one stop of the Tab key, so deeds are in none.
        self._grouped = not deeds
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(lambda _place: self._one_stop())
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_chips(chips)

    def show_chips(self, chips: Sequence[Chip]) -> None:
        """Replace the chips; none is chosen."""
        for old in self._buttons:
            self._group.removeButton(old)
            old.hide()
            old.deleteLater()
        self._buttons = []
        self._keys = [chip.key for chip in chips]
        for place, chip in enumerate(chips):
            button = BigButton("" if chip.plain else chip.label, icon=chip.icon, kind="chip")
            if chip.plain:
                button.show_text(chip.label)
            button.setParent(self)
            button.setCheckable(True)
            button.tapped.connect(lambda key=chip.key: self.chosen.emit(key))
            self._buttons.append(button)
            if self._grouped:
                self._group.addButton(button, place)
            button.show()
        self.updateGeometry()
        self._place(self.width())

    def choose(self, key: str) -> None:
        """Mark the chip `key` without saying so; an unknown key marks none."""
        self._group.setExclusive(False)
        for known, button in zip(self._keys, self._buttons, strict=True):
            button.setChecked(known == key)
        self._group.setExclusive(True)
        self._one_stop()

    def key(self) -> str:
        """The chosen key, "" for none."""
        return next((key for key, button in zip(self._keys, self._buttons, strict=True) if button.isChecked()), "")

    def heightForWidth(self, width: int) -> int:
        """How high the rows are together."""
        return max((box.bottom() + 1 for box in self._boxes(width)), default=0)

    def sizeHint(self) -> QSize:
        """All chips in rows of a usual width."""
        width = theme.px(480)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """As wide as the widest chip."""
        widest = max((button.sizeHint().width() for button in self._buttons), default=0)
        return QSize(widest, theme.target() if self._keys else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the rows anew."""
        super().resizeEvent(event)
        self._place(self.width())

    def changeEvent(self, event: QEvent) -> None:
        """Words and sizes change the rows."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.LanguageChange):
            self.updateGeometry()
            self._place(self.width())

    def _one_stop(self) -> None:
        """Tab stops at the chosen chip, the arrow keys go on from there; at every chip while none is chosen."""
        if not self._grouped:
            return
        chosen = self._group.checkedButton()
        for button in self._buttons:
            stops = chosen in (None, button)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus if stops else Qt.FocusPolicy.NoFocus)

    def _place(self, width: int) -> None:
        for place, box in enumerate(self._boxes(width)):
            self._buttons[place].setGeometry(box)

    def _boxes(self, width: int) -> list[QRect]:
        gap = theme.px(_GAP)
        boxes: list[QRect] = []
        left = top = 0
        for button in self._buttons:
            size = button.sizeHint()
            if left and left + size.width() > width:
                left, top = 0, top + size.height() + gap
            boxes.append(QRect(left, top, size.width(), size.height()))
            left += size.width() + gap
        return boxes
