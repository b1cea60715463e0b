"""The menu: a full-height panel of large rows at the left; a tap beside it closes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QMouseEvent, QPainter, QPaintEvent, QPen, QShortcut
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from posapp.i18n import N_, _
from posapp.ui import theme
from posapp.ui.widgets.big_button import BigButton

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from posapp.ui.screen import ScreenSpec

_WIDTH: Final = 360
_BESIDE: Final = 44
"""So much of the window stays free to tap on."""
_ROW_LEAST: Final = 40
"""Where the rows of one column would be lower than this they stand in two."""
_GAP: Final = 4


class MenuPanel(QWidget):
    """Lies over the content while it is open.

    Emits `chosen(key)`, `lock_wanted`, `language_wanted`, `size_wanted(±1)`, `closed`. With `locks` it has a
    button that says nobody works here any more.
    """

    chosen = Signal(str)
    lock_wanted = Signal()
    language_wanted = Signal()
    size_wanted = Signal(int)
    closed = Signal()

    def __init__(self, parent: QWidget, screens: Sequence[ScreenSpec]) -> None:
        super().__init__(parent)
        self._above = parent
        self._panel = QWidget(self)
        self._group = QButtonGroup(self)
        self._rows: dict[str, BigButton] = {}
        column = QVBoxLayout(self._panel)
        column.setContentsMargins(theme.px(8), theme.px(8), theme.px(10), theme.px(8))
        column.setSpacing(theme.px(_GAP))
        self._places = QGridLayout()
        self._places.setSpacing(theme.px(_GAP))
        column.addLayout(self._places)
        for spec in screens:
            row = BigButton(spec.title, icon=spec.icon, kind="row")
            row.setCheckable(True)
            row.tapped.connect(lambda key=spec.key: self.chosen.emit(key))
            self._group.addButton(row)
            self._rows[spec.key] = row
        self._icons = {spec.key: spec.icon for spec in screens}
        self.lock = BigButton(N_("Lock"), icon="lock")
        self.lock.tapped.connect(self.lock_wanted)
        self._foot = QWidget()
        self._foot.setLayout(self._looks())
        self._column = column
        column.addStretch(1)
        self._stand_in(1)
        self.lock.hide()
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.closed.emit)
        self.hide()

    def open(self, key: str, shut: Container[str] = ()) -> None:
        """Show the menu with the present screen marked, and a lock at those whoever works here may not enter."""
        for one, row in self._rows.items():
            row.picture("lock" if one in shut else self._icons[one])
            row.setAccessibleDescription(_(N_("Needs somebody else")) if one in shut else "")
        if key in self._rows:
            self._rows[key].setChecked(True)
        self.show()
        self.raise_()
        next(iter(self._rows.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def tell(self, key: str, sentence: str, **values: object) -> None:
        """Say the catalogue message `sentence` at the row of a screen: its title, and how much waits there."""
        self._rows[key].say(sentence, **values)

    def lie_below(self, top: int) -> None:
        """Take the window's room from `top` downwards: the bar above grows with the letters."""
        self.setGeometry(0, top, self._above.width(), self._above.height() - top)
        least = len(self._rows) * theme.px(_ROW_LEAST + _GAP) + self._foot.sizeHint().height() + theme.px(16)
        columns = 1 if least <= self.height() else 2
        self._stand_in(columns)
        width = min(columns * theme.px(_WIDTH), self.width() - theme.px(_BESIDE))
        self._panel.setGeometry(0, 0, width, self.height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A tap beside the panel closes it."""
        if event.position().x() > self._panel.width():
            self.closed.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Card-coloured ground with a thick edge."""
        painter = QPainter(self)
        painter.fillRect(self._panel.geometry(), theme.colour("card"))
        painter.setPen(QPen(theme.colour("edge"), 2))
        painter.drawLine(self._panel.geometry().topRight(), self._panel.geometry().bottomRight())

    def _stand_in(self, columns: int) -> None:
        """Put the rows into columns, one read after the other."""
        rows = -(-len(self._rows) // columns)
        for place, row in enumerate(self._rows.values()):
            self._places.removeWidget(row)
            self._places.addWidget(row, place % rows, place // rows)
        self._stand_foot(rows if columns > 1 and len(self._rows) < columns * rows else 0)

    def _stand_foot(self, rows: int) -> None:
        """Put the foot below the rows, or into the place the last of `rows` leaves free: there the lock has no word."""
        for layout in (self._places, self._column):
            layout.removeWidget(self._foot)
        if rows:
            self._places.addWidget(self._foot, rows - 1, 1)
        else:
            self._column.addWidget(self._foot)
        self._looks_of.removeWidget(self.lock)
        self._looks_of.addWidget(self.lock, *((1, 0) if rows else (0, 0, 1, 4)))
        self.lock.icon_only(only=bool(rows))

    def locks(self, *, on: bool) -> None:
        """Have the button that locks, or not."""
        self.lock.setVisible(on)
        self.lie_below(self.y())

    def _looks(self) -> QGridLayout:
        """Language and text size, for hands without a keyboard."""
        self._looks_of = grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme.px(_GAP))
        language = BigButton(N_("ภาษาไทย"), icon="language", kind="plain", key_hint="")
        language.tapped.connect(self.language_wanted)
        smaller = BigButton(N_("Smaller text"), icon="minus", kind="plain")
        larger = BigButton(N_("Larger text"), icon="plus", kind="plain")
        smaller.tapped.connect(lambda: self.size_wanted.emit(-1))
        larger.tapped.connect(lambda: self.size_wanted.emit(1))
        smaller.icon_only(only=True)
        larger.icon_only(only=True)
        for button in (self.lock, language, smaller, larger):
            button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        for place, button in enumerate((language, smaller, larger), 1):
            grid.addWidget(button, 1, place)
        grid.setColumnStretch(1, 1)
        return grid
