"""How a line of the bill is drawn: closed in one row, open with its − n + price and remove buttons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from posapp.i18n import N_, _
from posapp.ui import icons, paint, theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QListView

Part = Literal["", "less", "count", "more", "price", "remove"]
_Index = QModelIndex | QPersistentModelIndex

_LEFT = Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignRight
_CENTRE = Qt.AlignmentFlag.AlignHCenter
_REMOVE = N_("Remove")


@dataclass(frozen=True, slots=True)
class BillLine:
    """A line as people read it: "2", a name, "60.00 each", what it costs, and a note (discount, reason)."""

    count: str
    name: str
    each: str
    amount: str
    note: str = ""


class LineDelegate(QStyledItemDelegate):
    """Draws BillLines; `down` is the part a finger is on."""

    def __init__(self, view: QListView, open_row: Callable[[], int]) -> None:
        super().__init__(view)
        self._view = view
        self._open_row = open_row
        self.down: Part = ""

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        """48 high, 104 when open, a little more with a note."""
        line: BillLine = index.data(Qt.ItemDataRole.UserRole)
        height = theme.px(48)
        if index.row() == self._open_row():
            height += max(theme.px(56), theme.target() + theme.px(8))
            if self._long(line):
                height += theme.px(26)
        if line.note:
            height += theme.px(24)
        return QSize(theme.px(200), height)

    def parts(self, row: QRect) -> dict[Part, QRectF]:
        """Where the buttons of an open line lie within its rectangle."""
        side = float(max(theme.px(46), theme.target()))
        gap = theme.px(6)
        top = row.bottom() - side - theme.px(6)
        left = row.left() + theme.px(4)
        less = QRectF(left, top, side, side)
        count = QRectF(less.right() + gap, top, side * 1.25, side)
        more = QRectF(count.right() + gap, top, side, side)
        wide = QFontMetricsF(theme.font("chip")).horizontalAdvance(_(_REMOVE)) + theme.px(46)
        room = row.right() - theme.px(4) - more.right() - gap
        if wide > room * 0.55:
            wide = side
        remove = QRectF(row.right() - theme.px(4) - wide, top, wide, side)
        price = QRectF(more.right() + gap, top, remove.left() - more.right() - 2 * gap, side)
        return {"less": less, "count": count, "more": more, "price": price, "remove": remove}

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one line."""
        line: BillLine = index.data(Qt.ItemDataRole.UserRole)
        row: QRect = option.rect
        is_open = index.row() == self._open_row()
        painter.save()
        if is_open:
            painter.fillRect(row, theme.colour("indigo_soft"))
        painter.setPen(QPen(theme.colour("rule"), theme.edge_width()))
        painter.drawLine(row.bottomLeft(), row.bottomRight())
        self._words(painter, row, line, is_open=is_open)
        if is_open:
            self._buttons(painter, row, line)
            if self._view.hasFocus():
                paint.focus_ring(painter, row.toRectF(), theme.px(8))
        painter.restore()

    def _words(self, painter: QPainter, row: QRect, line: BillLine, *, is_open: bool) -> None:
        area = row.toRectF().adjusted(theme.px(6), 0, -theme.px(8), 0)
        area.setHeight(theme.px(48))
        painter.setPen(theme.colour("text"))
        painter.setFont(theme.font("line"))
        amount = QFontMetricsF(painter.font()).horizontalAdvance(line.amount) + theme.px(8)
        paint.elided(painter, area, line.amount, _RIGHT)
        count = f"{line.count} ×"
        width = max(QFontMetricsF(painter.font()).horizontalAdvance(count) + theme.px(10), theme.px(44))
        paint.elided(painter, area, count, _LEFT)
        name = area.adjusted(width, 0, -amount, 0)
        painter.setFont(theme.font("strong" if is_open else "body"))
        if is_open and self._long(line):
            name.setHeight(theme.px(74))
            paint.paragraph(painter, name, line.name, limit=2, align=_LEFT)
        else:
            paint.elided(painter, name, line.name, _LEFT)
        if line.note:
            note = QRectF(name.left(), name.bottom() - theme.px(8), area.right() - name.left(), theme.px(28))
            painter.setFont(theme.font("chip"))
            painter.setPen(theme.colour("leaf"))
            paint.elided(painter, note, line.note, _LEFT)

    def _buttons(self, painter: QPainter, row: QRect, line: BillLine) -> None:
        parts = self.parts(row)
        icon = theme.px(24)
        for part, name in (("less", "minus"), ("more", "plus")):
            self._button(painter, parts[part], part)  # type: ignore[index, arg-type]
            icons.paint(painter, name, paint.centred(parts[part], icon, icon), theme.colour("text"))  # type: ignore[index]
        self._button(painter, parts["count"], "count")
        painter.setPen(theme.colour("text"))
        painter.setFont(paint.fitted_font(line.count, "line", int(parts["count"].width() - 6)))
        paint.elided(painter, parts["count"], line.count, _CENTRE)
        self._button(painter, parts["price"], "price")
        painter.setPen(theme.colour("text"))
        painter.setFont(paint.fitted_font(line.each, "chip", int(parts["price"].width() - 8)))
        paint.elided(painter, parts["price"].adjusted(3, 0, -3, 0), line.each, _CENTRE)
        self._remove(painter, parts["remove"])

    def _remove(self, painter: QPainter, area: QRectF) -> None:
        self._button(painter, area, "remove")
        icon = theme.px(24)
        if area.width() < area.height() * 1.2:
            icons.paint(painter, "remove", paint.centred(area, icon, icon), theme.colour("lac"))
            return
        left = QRectF(area.left() + theme.px(8), area.center().y() - icon / 2, icon, icon)
        icons.paint(painter, "remove", left, theme.colour("lac"))
        painter.setFont(theme.font("chip"))
        painter.setPen(theme.colour("text"))
        paint.elided(painter, area.adjusted(icon + theme.px(10), 0, -theme.px(4), 0), _(_REMOVE), _CENTRE)

    def _button(self, painter: QPainter, area: QRectF, part: Part) -> None:
        ground = theme.colour("raised" if self.down == part else "card")
        paint.box(painter, area, theme.px(10), ground, paint.outline())

    def _long(self, line: BillLine) -> bool:
        """Whether the name needs a second line when it is shown in full."""
        room = self._view.viewport().width() - theme.px(58)
        room -= int(QFontMetricsF(theme.font("line")).horizontalAdvance(line.amount)) + theme.px(8)
        return QFontMetricsF(theme.font("strong")).horizontalAdvance(line.name) > room


def part_at(parts: dict[Part, QRectF], place: QPoint) -> Part:
    """The part under `place`, "" for none."""
    return next((part for part, area in parts.items() if area.contains(place.toPointF())), "")
