"""The list of bills: two lines each, drawn by a delegate, so that a day of 500 bills opens at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from posapp.i18n import N_, _, clock_text, date_text
from posapp.ui import icons, paint, theme
from posapp.ui.screens.sales.finding import MARK_WORDS, Mark, goods_words, marks_of, method_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent

    from posapp.domain.sale import Sale
    from posapp.ui.screens.sales.finding import Standing

_Index = QModelIndex | QPersistentModelIndex
_ROW: Final = 80
_LEFT = Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignRight
_LOOKS: Final[dict[Mark, tuple[str, theme.Token, theme.Token]]] = {
    Mark.CANCELLED: ("close", "lac", "on_lac"),
    Mark.PARTLY: ("refund", "card", "text"),
    Mark.REFUND: ("refund", "card", "text"),
    Mark.WAITING: ("clock", "turmeric", "on_turmeric"),
    Mark.DISPUTED: ("alert", "lac", "on_lac"),
    Mark.OWED: ("pay_later", "turmeric", "on_turmeric"),
    Mark.LATE: ("edit", "card", "text"),
}


class _Bills(QAbstractListModel):
    """The bills shown. How a bill stands is asked of the books when it is first drawn, then kept."""

    def __init__(self, standing: Callable[[Sale], Standing]) -> None:
        super().__init__()
        self._standing = standing
        self._known: dict[str, tuple[Mark, ...]] = {}
        self.sales: Sequence[Sale] = ()
        self.with_day = False

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.sales)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's signature
        if role == Qt.ItemDataRole.UserRole:
            return self.sales[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._spoken(self.sales[index.row()])
        return None

    def show(self, sales: Sequence[Sale], *, with_day: bool) -> None:
        """Replace the bills."""
        self.beginResetModel()
        self.sales, self.with_day = sales, with_day
        self._known.clear()
        self.endResetModel()

    def marks(self, sale: Sale) -> tuple[Mark, ...]:
        """What happened to `sale` since."""
        if sale.id not in self._known:
            self._known[sale.id] = marks_of(sale, self._standing(sale))
        return self._known[sale.id]

    def when(self, sale: Sale) -> str:
        """The time of day; the day too where bills of several days are listed."""
        clock = clock_text(sale.issue.at)
        return f"{date_text(sale.issue.day)} {clock}" if self.with_day else clock

    def _spoken(self, sale: Sale) -> str:
        words = _(N_("{time}, bill {number}, {amount} baht, {goods}")).format(
            time=self.when(sale), number=sale.issue.number, amount=sale.total, goods=goods_words(sale)
        )
        return ", ".join([words, *(_(MARK_WORDS[mark]) for mark in self.marks(sale))])


class _Face(QStyledItemDelegate):
    """Draws one bill: time and number, the amount; below, what was sold, how it was paid, what happened since."""

    def __init__(self, view: QListView, bills: _Bills) -> None:
        super().__init__(view)
        self._view, self._bills = view, bills

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """Every row is as high as the next."""
        return QSize(self._view.viewport().width(), theme.px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one row."""
        sale: Sale = index.data(Qt.ItemDataRole.UserRole)
        row: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        area = row.toRectF()
        self._ground(painter, area, state)
        inner = area.adjusted(theme.px(16), theme.px(6), -theme.px(12), -theme.px(6))
        half = inner.height() / 2
        self._upper(painter, QRectF(inner.left(), inner.top(), inner.width(), half), sale)
        self._lower(painter, QRectF(inner.left(), inner.top() + half, inner.width(), half), sale)
        painter.restore()

    def _ground(self, painter: QPainter, area: QRectF, state: QStyle.StateFlag) -> None:
        painter.setPen(theme.colour("rule"))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        if not state & QStyle.StateFlag.State_Selected:
            return
        painter.fillRect(area.adjusted(0, 0, 0, -1), theme.colour("indigo_soft"))
        painter.fillRect(QRectF(area.left(), area.top(), theme.px(6), area.height() - 1), theme.colour("indigo"))
        if self._view.hasFocus():
            painter.setPen(QPen(theme.colour("focus"), 3))
            painter.drawRect(area.adjusted(1.5, 1.5, -2.5, -2.5))

    def _upper(self, painter: QPainter, area: QRectF, sale: Sale) -> None:
        painter.setFont(theme.font("line"))
        painter.setPen(theme.colour("lac" if sale.total.satang < 0 else "text"))
        amount = str(sale.total)
        room = QFontMetricsF(painter.font()).horizontalAdvance(amount) + theme.px(12)
        painter.drawText(area, _RIGHT | Qt.AlignmentFlag.AlignVCenter, amount)
        area = area.adjusted(0, 0, -room, 0)
        painter.setFont(theme.font("strong"))
        painter.setPen(theme.colour("text"))
        when = self._bills.when(sale)
        paint.elided(painter, area, when, _LEFT)
        step = QFontMetricsF(painter.font()).horizontalAdvance(when) + theme.px(16)
        painter.setFont(theme.font("body"))
        painter.setPen(theme.colour("text2"))
        if area.width() - step > theme.px(80):
            paint.elided(painter, area.adjusted(step, 0, 0, 0), sale.issue.number, _LEFT)

    def _lower(self, painter: QPainter, area: QRectF, sale: Sale) -> None:
        for mark in self._bills.marks(sale):
            area.setRight(_chip(painter, area, mark) - theme.px(8))
        painter.setFont(theme.font("chip"))
        painter.setPen(theme.colour("text2"))
        method = method_words(sale)
        width = QFontMetricsF(painter.font()).horizontalAdvance(method)
        if area.width() > 3 * width:
            painter.drawText(area, _RIGHT | Qt.AlignmentFlag.AlignVCenter, method)
            area = area.adjusted(0, 0, -width - theme.px(16), 0)
        painter.setFont(theme.font("body"))
        paint.elided(painter, area, goods_words(sale), _LEFT)


def _chip(painter: QPainter, area: QRectF, mark: Mark) -> float:
    """Draw the chip of `mark` at the right end of `area`; where it begins."""
    icon, ground, ink = _LOOKS[mark]
    words = _(MARK_WORDS[mark])
    painter.setFont(theme.font("chip"))
    metrics = QFontMetricsF(painter.font())
    side, pad = theme.px(18), theme.px(8)
    width = metrics.horizontalAdvance(words) + side + 3 * pad
    height = min(metrics.height() + 2, area.height())
    box = QRectF(area.right() - width, area.center().y() - height / 2, width, height)
    paint.box(painter, box, height / 2, theme.colour(ground), paint.outline("edge") if ground == "card" else None)
    icons.paint(painter, icon, QRectF(box.left() + pad, box.center().y() - side / 2, side, side), theme.colour(ink))
    painter.setPen(theme.colour(ink))
    words_at = box.adjusted(pad + side + pad / 2, 0, -pad / 2, 0)
    painter.drawText(words_at, _LEFT | Qt.AlignmentFlag.AlignVCenter, words)
    return box.left()


class BillList(QListView):
    """`shown(Sale)` comes when the cursor is on another bill, `opened(Sale)` when a bill is tapped or Enter pressed."""

    shown = Signal(object)
    opened = Signal(object)

    def __init__(self, standing: Callable[[Sale], Standing]) -> None:
        super().__init__()
        self._bills = _Bills(standing)
        self.setModel(self._bills)
        self.setItemDelegate(_Face(self, self._bills))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.selectionModel().currentChanged.connect(self._on_current)
        self.clicked.connect(self._open)

    def show_bills(self, sales: Sequence[Sale], *, with_day: bool = False) -> None:
        """Replace the bills; the cursor is on none of them."""
        self._bills.show(sales, with_day=with_day)

    def go_to(self, sale: Sale) -> bool:
        """Put the cursor on `sale`; False where it is not listed."""
        for place, listed in enumerate(self._bills.sales):
            if listed.id == sale.id:
                self.setCurrentIndex(self._bills.index(place))
                return True
        return False

    def sales(self) -> Sequence[Sale]:
        """The bills listed, in order."""
        return self._bills.sales

    def current(self) -> Sale | None:
        """The bill under the cursor."""
        index = self.currentIndex()
        return self._bills.sales[index.row()] if index.isValid() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the bill under the cursor."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _on_current(self, index: QModelIndex) -> None:
        if index.isValid():
            self.shown.emit(self._bills.sales[index.row()])

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self._bills.sales[index.row()])
