"""A sheet of labels, drawn small: a tap says which label is the first free one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from posapp.i18n import N_, _
from posapp.ui import paint, theme
from posapp.ui.screens.products.labels_state import Places

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent

_A4: Final = (210, 297)
_GAP: Final = 3


class SheetView(QWidget):
    """Emits `moved(place)` (1 is the upper left label) by tap or by the arrow keys."""

    moved = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._columns, self._places = 1, Places(1, 1, 0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_places(self, columns: int, places: Places) -> None:
        """Show a sheet with `columns` of labels."""
        self._columns, self._places = columns, places
        self.setAccessibleName(_(N_("First free label: {place}")).format(place=places.start))
        self.update()

    def place_at(self, x: int, y: int) -> int:
        """The label at a point, 0 for none."""
        return next((n + 1 for n, box in enumerate(self._boxes()) if box.contains(x, y)), 0)

    def sizeHint(self) -> QSize:
        """A sheet that fingers can hit."""
        return QSize(theme.px(190), theme.px(270))

    def minimumSizeHint(self) -> QSize:
        """Still to be seen."""
        return QSize(theme.px(150), theme.px(150))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the label that is tapped."""
        point = event.position().toPoint()
        place = self.place_at(point.x(), point.y())
        if place:
            self.setFocus()
            self.moved.emit(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrow keys go from label to label."""
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -self._columns,
            Qt.Key.Key_Down: self._columns,
        }
        place = self._places.start + steps.get(Qt.Key(event.key()), 0)
        if event.key() not in steps:
            super().keyPressEvent(event)
        elif 1 <= place <= self._places.count:
            self.moved.emit(place)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the sheet: labels that are gone are dashed, those that will be printed are filled."""
        painter = QPainter(self)
        page = self._page()
        if self.hasFocus():
            paint.focus_ring(painter, page.adjusted(-4, -4, 4, 4), theme.px(4))
        paint.box(painter, page, 2, theme.colour("card"), paint.outline())
        painter.setFont(theme.font("chip"))
        for n, box in enumerate(self._boxes()):
            place = n + 1
            printed, used = self._places.printed(place), self._places.used(place)
            ground = theme.colour("indigo" if printed else "raised" if used else "card")
            paint.box(painter, box, 3, ground, paint.outline("rule" if used else "edge", dashed=used))
            if place == self._places.start:
                painter.setPen(theme.colour("on_indigo" if printed else "text"))
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(place))

    def _page(self) -> QRectF:
        room = self.rect().toRectF().adjusted(5, 5, -5, -5)
        width = min(room.width(), room.height() * _A4[0] / _A4[1])
        height = width * _A4[1] / _A4[0]
        return QRectF(room.left() + (room.width() - width) / 2, room.top(), width, height)

    def _boxes(self) -> list[QRectF]:
        page = self._page().adjusted(_GAP, _GAP, -_GAP, -_GAP)
        rows = -(-self._places.count // self._columns)
        wide, high = page.width() / self._columns, page.height() / rows
        half = _GAP / 2
        return [
            QRectF(
                page.left() + wide * (n % self._columns), page.top() + high * (n // self._columns), wide, high
            ).adjusted(half, half, -half, -half)
            for n in range(self._places.count)
        ]
