"""A row of chips, one of them chosen; it scrolls sideways with arrows at its ends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QScrollArea, QSizePolicy, QWidget

from posapp.i18n import N_
from posapp.ui import theme
from posapp.ui.names import call
from posapp.ui.widgets.big_button import BigButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent


@dataclass(frozen=True, slots=True)
class Chip:
    """One choice. `label` is a catalogue message, or the text itself where `plain` (a category's name)."""

    key: str
    label: str
    icon: str = ""
    plain: bool = False


class ChipRow(QWidget):
    """Emits `chosen(key)` when another chip is taken."""

    chosen = Signal(str)

    def __init__(self, chips: Sequence[Chip] = (), *, name: str = "") -> None:
        super().__init__()
        call(self, name)
        self._keys: list[str] = []
        self._group = QButtonGroup(self)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._back = self._arrow(N_("Earlier ones"), "left", -1)
        self._on = self._arrow(N_("More of them"), "right", 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(4))
        for part in (self._back, self._area, self._on):
            row.addWidget(part)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._area.horizontalScrollBar().rangeChanged.connect(self._arrows)
        self._area.horizontalScrollBar().valueChanged.connect(self._arrows)
        self.show_chips(chips)

    def show_chips(self, chips: Sequence[Chip]) -> None:
        """Replace the chips and choose the first; says nothing through `chosen`."""
        for old in self._group.buttons():
            self._group.removeButton(old)
        strip = QWidget()
        row = QHBoxLayout(strip)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        self._keys = [chip.key for chip in chips]
        for place, chip in enumerate(chips):
            row.addWidget(self._chip(chip, place))
        row.addStretch(1)
        self._area.setWidget(strip)
        self.choose(self._keys[0] if self._keys else "")
        self._arrows()

    def choose(self, key: str) -> None:
        """Mark the chip `key` as chosen without saying so; an unknown key marks none."""
        self._group.setExclusive(False)
        for place, known in enumerate(self._keys):
            self._group.button(place).setChecked(known == key)
        self._group.setExclusive(True)

    def key(self) -> str:
        """The chosen key, "" for none."""
        place = self._group.checkedId()
        return self._keys[place] if 0 <= place < len(self._keys) else ""

    def take(self, place: int) -> None:
        """Choose the chip at `place` (from 0) as a tap would; nothing happens where there is none."""
        if 0 <= place < len(self._keys):
            button = self._group.button(place)
            button.click()
            self._area.ensureWidgetVisible(button)

    def sizeHint(self) -> QSize:
        """One chip high."""
        return QSize(theme.px(240), max(theme.px(44), theme.target()))

    def minimumSizeHint(self) -> QSize:
        """Room for both arrows and one chip."""
        return QSize(3 * theme.target(), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the arrows only where they lead somewhere."""
        super().resizeEvent(event)
        self._arrows()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def _chip(self, chip: Chip, place: int) -> BigButton:
        button = BigButton("" if chip.plain else chip.label, icon=chip.icon, kind="chip")
        if chip.plain:
            button.show_text(chip.label)
        button.setCheckable(True)
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        button.tapped.connect(lambda: self.chosen.emit(chip.key))
        self._group.addButton(button, place)
        return button

    def _arrow(self, sentence: str, icon: str, step: int) -> BigButton:
        button = BigButton(sentence, icon=icon, kind="quiet")
        button.icon_only(only=True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        bar = self._area.horizontalScrollBar()
        button.tapped.connect(lambda: bar.setValue(bar.value() + step * self._area.width() * 2 // 3))
        return button

    def _arrows(self) -> None:
        strip = self._area.widget()
        fits = strip is None or strip.sizeHint().width() <= self.width()
        bar = self._area.horizontalScrollBar()
        self._back.setVisible(not fits and bar.value() > bar.minimum())
        self._on.setVisible(not fits and bar.value() < bar.maximum())
