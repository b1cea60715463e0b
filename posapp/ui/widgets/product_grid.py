"""The goods as tiles: a list view with a model and a delegate, quick with 20,000 of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListView

from posapp.domain.product import Product
from posapp.domain.quantity import Quantity
from posapp.domain.unit import unit
from posapp.i18n import N_, _
from posapp.ui import theme
from posapp.ui.names import call
from posapp.ui.widgets.offer import Offer
from posapp.ui.widgets.tile_face import Shelf, Tile, TileDelegate

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent

    from posapp.domain.price import Selling

_Index = QModelIndex | QPersistentModelIndex

__all__ = ["ProductGrid", "Shelf"]


class _Tiles(QAbstractListModel):
    """The goods shown, how many of each are on the bill, how many are left. Plain products become offers when drawn."""

    def __init__(self, shelf: Shelf) -> None:
        super().__init__()
        self._shelf = shelf
        self.goods: Sequence[Product | Offer] = ()
        self.rows: dict[str, int] = {}
        self.on_bill: Mapping[str, Quantity] = {}
        self.on_hand: Mapping[str, Quantity] = {}

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.goods)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's signature
        if role == Qt.ItemDataRole.UserRole:
            offer = self.offer(index.row())
            return Tile(offer, _sum(self.on_bill, offer.keys), self._left(offer))
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._spoken(self.offer(index.row()))
        return None

    def offer(self, row: int) -> Offer:
        """What is offered at `row`."""
        one = self.goods[row]
        return Offer(one) if isinstance(one, Product) else one

    def show(self, goods: Sequence[Product | Offer]) -> None:
        """Replace the goods."""
        self.beginResetModel()
        self.goods = goods
        self.rows = {key: row for row, one in enumerate(goods) for key in _keys(one)}
        self.endResetModel()

    def count(self, on_bill: Mapping[str, Quantity]) -> list[QModelIndex]:
        """Take over what is on the bill; the tiles whose number changed."""
        before, self.on_bill = self.on_bill, on_bill
        changed = (key for key in {*before, *on_bill} if before.get(key) != on_bill.get(key))
        return [self.index(row) for row in {self.rows[key] for key in changed if key in self.rows}]

    def _left(self, offer: Offer) -> Quantity | None:
        """How much is left of it, None where nobody keeps count; a basket can be counted when it is known."""
        if offer.product.tracked or any(key in self.on_hand for key in offer.keys):
            return _sum(self.on_hand, offer.keys)
        return None

    def _spoken(self, offer: Offer) -> str:
        words = _(N_("{name}, {price}")).format(name=offer.name, price=offer.price(self._shelf.selling))
        left = self._left(offer)
        if left is None:
            return words
        label = _(unit(offer.product.unit).label)
        return _(N_("{words}, {left} {unit} left")).format(words=words, left=left, unit=label)


def _keys(one: Product | Offer) -> tuple[str, ...]:
    return (one.id,) if isinstance(one, Product) else one.keys


def _sum(amounts: Mapping[str, Quantity], keys: Sequence[str]) -> Quantity:
    return Quantity(sum(amounts[key].milli for key in keys if key in amounts))


class ProductGrid(QListView):
    """One tap, Enter or Space on a tile emits `chosen(Offer)`."""

    chosen = Signal(object)

    def __init__(self, shelf: Shelf) -> None:
        super().__init__()
        self._shelf = shelf
        self._tiles = _Tiles(shelf)
        self._least = QSize(172, 168)
        self.setModel(self._tiles)
        self._delegate = TileDelegate(self, shelf)
        self.setItemDelegate(self._delegate)
        call(self, N_("Goods to sell"))
        # List mode that wraps lays 20,000 equal tiles out by counting; icon mode would keep a place for each.
        self.setViewMode(QListView.ViewMode.ListMode)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setUniformItemSizes(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        bar = self.verticalScrollBar()
        bar.rangeChanged.connect(lambda first, last: bar.setEnabled(last > first))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.clicked.connect(self._choose)

    def tile_size(self, layout: theme.Layout) -> None:
        """The least size of a tile for a window of `layout`."""
        self._least = QSize(172, 168) if layout == "wide" else QSize(146, 156)
        self._fit()

    def show_products(self, goods: Sequence[Product | Offer]) -> None:
        """Replace the tiles and go to the first."""
        self._tiles.show(goods)
        self.scrollToTop()
        self._delegate.forget()
        if goods:
            self.setCurrentIndex(self._tiles.index(0))

    def show_bill(self, on_bill: Mapping[str, Quantity]) -> None:
        """Show how many of each product (or batch) are on the bill, painting only the tiles whose number changed."""
        # Saying dataChanged would make Qt lay all tiles out anew.
        for index in self._tiles.count(on_bill):
            self.update(index)

    def show_stock(self, on_hand: Mapping[str, Quantity]) -> None:
        """Show what is left of tracked goods, by the id of the product or the batch."""
        self._tiles.on_hand = on_hand
        self.viewport().update()

    def price_for(self, selling: Selling) -> None:
        """Show the prices of a bill on these terms."""
        if selling != self._shelf.selling:
            self._shelf.selling = selling
            self.viewport().update()

    def goods(self) -> Sequence[Product | Offer]:
        """What is shown, in order."""
        return self._tiles.goods

    def products(self) -> Sequence[Product]:
        """The products shown, in order; for a family the first of it."""
        return [one if isinstance(one, Product) else one.product for one in self._tiles.goods]

    def choose_current(self) -> None:
        """Choose the tile the arrow keys stand on."""
        self._choose(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move, Enter and Space choose; every other key is the screen's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.choose_current()
        elif event.key() in _MOVES:
            self._delegate.by_keys = True
            super().keyPressEvent(event)
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A finger needs no ring around the tile it is on."""
        self._delegate.by_keys = False
        super().mousePressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out among the columns."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow theme, text size and language."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.LanguageChange):
            self._fit()

    def _fit(self) -> None:
        room = self.viewport().width() - 1
        columns = max(1, room // theme.px(self._least.width()))
        size = QSize(room // columns, theme.px(self._least.height()))
        if size != self.gridSize():
            self.setGridSize(size)
        self.verticalScrollBar().setSingleStep(size.height() // 2)

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self._tiles.offer(index.row()))


_MOVES = (
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
)
