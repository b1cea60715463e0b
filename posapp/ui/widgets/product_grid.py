"""The goods as tiles: a list view with a model and a delegate, quick with 20,000 of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListView

from posapp.domain.product import unit
from posapp.domain.quantity import Quantity
from posapp.i18n import N_, _
from posapp.ui import theme
from posapp.ui.names import call
from posapp.ui.widgets.tile_face import Shelf, Tile, TileDelegate

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent

    from posapp.domain.identity import ProductId
    from posapp.domain.product import Product

_Index = QModelIndex | QPersistentModelIndex

__all__ = ["ProductGrid", "Shelf"]

_NONE = Quantity(0)


class _Tiles(QAbstractListModel):
    """The products shown, how many of each are on the bill, how many are left."""

    def __init__(self) -> None:
        super().__init__()
        self.products: Sequence[Product] = ()
        self.rows: dict[ProductId, int] = {}
        self.on_bill: Mapping[ProductId, Quantity] = {}
        self.on_hand: Mapping[ProductId, Quantity] = {}

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.products)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's signature
        product = self.products[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            left = self.on_hand.get(product.id, _NONE) if product.tracked else None
            return Tile(product, self.on_bill.get(product.id, _NONE), left)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._spoken(product)
        return None

    def show(self, products: Sequence[Product]) -> None:
        """Replace the products."""
        self.beginResetModel()
        self.products = products
        self.rows = {product.id: row for row, product in enumerate(products)}
        self.endResetModel()

    def count(self, on_bill: Mapping[ProductId, Quantity]) -> list[QModelIndex]:
        """Take over what is on the bill; the tiles whose number changed."""
        before, self.on_bill = self.on_bill, on_bill
        changed = (product for product in {*before, *on_bill} if before.get(product) != on_bill.get(product))
        return [self.index(self.rows[product]) for product in changed if product in self.rows]

    def _spoken(self, product: Product) -> str:
        if not product.tracked:
            return _(N_("{name}, {price} baht")).format(name=product.name, price=product.price)
        left = self.on_hand.get(product.id, _NONE)
        return _(N_("{name}, {price} baht, {left} {unit} left")).format(
            name=product.name, price=product.price, left=left, unit=_(unit(product.unit).label)
        )


class ProductGrid(QListView):
    """One tap, Enter or Space on a tile emits `chosen(Product)`."""

    chosen = Signal(object)

    def __init__(self, shelf: Shelf) -> None:
        super().__init__()
        self._tiles = _Tiles()
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

    def show_products(self, products: Sequence[Product]) -> None:
        """Replace the tiles and go to the first."""
        self._tiles.show(products)
        self.scrollToTop()
        self._delegate.forget()
        if products:
            self.setCurrentIndex(self._tiles.index(0))

    def show_bill(self, on_bill: Mapping[ProductId, Quantity]) -> None:
        """Show how many of each product are on the bill, painting only the tiles whose number changed."""
        # Saying dataChanged would make Qt lay all tiles out anew.
        for index in self._tiles.count(on_bill):
            self.update(index)

    def show_stock(self, on_hand: Mapping[ProductId, Quantity]) -> None:
        """Show what is left of tracked goods."""
        self._tiles.on_hand = on_hand
        self.viewport().update()

    def products(self) -> Sequence[Product]:
        """The products shown, in order."""
        return self._tiles.products

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move, Enter and Space choose; every other key is the screen's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose(self.currentIndex())
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
            self.chosen.emit(self._tiles.products[index.row()])


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
