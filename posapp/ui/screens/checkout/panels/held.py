"""The held bills as cards: since when, who, what, how much; one tap calls a bill back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QStyleOptionViewItem

from posapp.i18n import N_, _, clock_text
from posapp.ui import paint, theme
from posapp.ui.names import call
from posapp.ui.screens.checkout.panels.panel import Panel
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent, QPainter

    from posapp.domain.held import HeldBill

_Index = QModelIndex | QPersistentModelIndex
_LEFT = Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignRight


class _Bills(QAbstractListModel):
    """The held bills."""

    def __init__(self, name_of: Callable[[HeldBill], str]) -> None:
        super().__init__()
        self.bills: Sequence[HeldBill] = ()
        self.name_of = name_of

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.bills)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's signature
        bill = self.bills[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return bill
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{_when(bill)} {self.name_of(bill)} {_goods(bill)} {bill.cart.total}"
        return None


class _Card(QStyledItemDelegate):
    """Draws one held bill."""

    def __init__(self, view: QListView, name_of: Callable[[HeldBill], str]) -> None:
        super().__init__(view)
        self._view = view
        self._name_of = name_of

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(theme.px(240), theme.px(92))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        bill: HeldBill = index.data(Qt.ItemDataRole.UserRole)
        painter.save()
        area = option.rect.toRectF().adjusted(2, theme.px(4), -theme.px(6), -theme.px(4))
        if self._view.hasFocus() and index == self._view.currentIndex():
            area = paint.focus_ring(painter, area, theme.px(12))
        paint.box(painter, area, theme.px(12), theme.colour("card"), paint.outline())
        inside = area.adjusted(theme.px(14), theme.px(4), -theme.px(14), -theme.px(4))
        upper = inside.adjusted(0, 0, 0, -inside.height() / 2)
        lower = inside.adjusted(0, inside.height() / 2, 0, 0)
        painter.setPen(theme.colour("text2"))
        painter.setFont(theme.font("strong"))
        paint.elided(painter, upper, f"{_when(bill)}   {self._name_of(bill)}", _LEFT)
        painter.setPen(theme.colour("text"))
        painter.setFont(theme.font("price"))
        paint.elided(painter, upper, str(bill.cart.total), _RIGHT)
        painter.setFont(theme.font("body"))
        paint.elided(painter, lower, _goods(bill), _LEFT)
        painter.restore()


class _Cards(QListView):
    """A list whose Enter and tap choose."""

    chosen = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.currentIndex().isValid():
            self.chosen.emit(self.currentIndex().row())
            return
        super().keyPressEvent(event)


class HeldPanel(Panel):
    """Emits `recalled(HeldBill)`."""

    recalled = Signal(object)

    def __init__(self, name_of: Callable[[HeldBill], str]) -> None:
        confirm = BigButton(N_("Call back the first"), icon="history")
        super().__init__(confirm)
        self._bills = _Bills(name_of)
        self._cards = _Cards()
        self._cards.setModel(self._bills)
        self._cards.setItemDelegate(_Card(self._cards, name_of))
        call(self._cards, N_("Held bills"))
        self._cards.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._cards.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._cards.clicked.connect(lambda index: self._recall(index.row()))
        self._cards.chosen.connect(self._recall)
        confirm.tapped.connect(lambda: self._recall(0))
        self.column.addWidget(Label(N_("Held bills"), role="title"))
        self.column.addWidget(self._cards, 1)
        self.setFocusProxy(self._cards)

    def start(self, bills: Sequence[HeldBill]) -> None:
        """Show `bills`, oldest first."""
        self._bills.beginResetModel()
        self._bills.bills = bills
        self._bills.endResetModel()
        if bills:
            self._cards.setCurrentIndex(self._bills.index(0))

    def _recall(self, row: int) -> None:
        if 0 <= row < len(self._bills.bills):
            self.recalled.emit(self._bills.bills[row])


def _when(bill: HeldBill) -> str:
    return clock_text(bill.at)


def _goods(bill: HeldBill) -> str:
    lines = bill.cart.lines
    first = ", ".join(line.product.name for line in lines[:3])
    more = len(lines) - 3
    return _("{goods} and {count} more").format(goods=first, count=more) if more > 0 else first
