"""The goods side of the screen: chips of categories, the count typed ahead, and the grid of tiles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from posapp.i18n import N_, collation_key
from posapp.store.catalog import by_ids
from posapp.store.search import NameIndex
from posapp.ui import theme
from posapp.ui.widgets.box import Box
from posapp.ui.widgets.chip_row import Chip, ChipRow
from posapp.ui.widgets.empty_state import EmptyState
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.page_stack import PageStack
from posapp.ui.widgets.product_grid import ProductGrid, Shelf

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from posapp.domain.identity import ProductId
    from posapp.domain.product import Product
    from posapp.domain.quantity import Quantity
    from posapp.ui.screens.checkout.counter import Counter

_FOUND: Final = 200
_ENOUGH_BEST: Final = 12
"""With fewer best sellers than this, everything is shown first: a shelf of three hides the rest of the shop."""

_BEST: Final = "best"
_ALL: Final = "all"


class TilesPage(QWidget):
    """Emits `chosen(Product)` for a tapped tile and `goods_wanted` from the empty shop."""

    chosen = Signal(object)
    goods_wanted = Signal()

    def __init__(self, counter: Counter) -> None:
        super().__init__()
        self._counter = counter
        self._all: Sequence[Product] = ()
        self._best: Sequence[Product] = ()
        self._index = NameIndex(())
        self._shelf = Shelf(counter.shop.books.catalog.photo)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._times = Label(role="section", colour="on_turmeric").aligned(Qt.AlignmentFlag.AlignCenter)
        self._times_box = Box("turmeric", "edge")
        self._times_box.column.addWidget(self._times)
        self._times_box.hide()
        self._chips = ChipRow(name=N_("Categories"))
        self._chips.chosen.connect(self._show_category)
        self.grid = ProductGrid(self._shelf)
        self.grid.chosen.connect(self.chosen)
        self._empty = EmptyState("goods", N_("There are no goods yet."), action=N_("Add goods"), action_icon="plus")
        self._empty.tapped.connect(self.goods_wanted)
        self._nothing = EmptyState("search", N_("Nothing is called that. Try fewer letters."))
        self._pages = PageStack((self.grid, self._empty, self._nothing))
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        head.addWidget(self._times_box)
        head.addWidget(self._chips, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(12), theme.px(8), theme.px(4), theme.px(4))
        column.setSpacing(theme.px(8))
        column.addLayout(head)
        column.addWidget(self._pages, 1)

    def load(self) -> None:
        """Read the goods anew from the books."""
        books = self._counter.shop.books
        products = books.catalog.all()
        self._all = sorted(products, key=lambda product: collation_key(product.name))
        known = by_ids(products)
        best = [known[product] for product in self._counter.best_sellers() if product in known]
        self._best = best if len(best) >= _ENOUGH_BEST else ()
        self._index = NameIndex(self._all)
        categories = books.catalog.categories()
        self._shelf.categories = {category.id: category for category in categories}
        used = {product.category for product in products}
        chips = [Chip(_BEST, N_("Best sellers"), "star")] if self._best else []
        chips.append(Chip(_ALL, N_("Everything"), "goods"))
        chips += [Chip(one.id, one.name, one.icon, plain=True) for one in categories if one.id in used]
        chosen = self._chips.key()
        self._chips.show_chips(chips)
        if chosen in {chip.key for chip in chips}:
            self._chips.choose(chosen)
        self._show_category(self._chips.key())
        self.load_stock()

    def load_stock(self) -> None:
        """Read what is on hand anew."""
        self.grid.show_stock(self._counter.shop.books.stock.all())

    def search(self, typed: str) -> None:
        """Show what holds `typed`; everything of the chosen chip when nothing is typed."""
        if typed.strip():
            self._chips.choose("")
            self._show(self._index.find(typed, _FOUND))
        else:
            self._chips.choose(_BEST if self._best else _ALL)
            self._show_category(self._chips.key())

    def only_one(self) -> Product | None:
        """The product shown when it is the only one."""
        shown = self.grid.products()
        return shown[0] if len(shown) == 1 else None

    def take_chip(self, place: int) -> None:
        """Choose the chip at `place`, from 0."""
        self._chips.take(place)

    def show_bill(self, counts: Mapping[ProductId, Quantity], times: str) -> None:
        """Show how much of each product is on the bill, and the count typed for the next tap."""
        self.grid.show_bill(counts)
        self._times_box.setVisible(bool(times))
        if times:
            self._times.show_text(f"{times} ×")

    def _show_category(self, key: str) -> None:
        if key == _BEST:
            self._show(self._best)
        elif key == _ALL:
            self._show(self._all)
        else:
            self._show([product for product in self._all if product.category == key])

    def _show(self, products: Iterable[Product]) -> None:
        shown = list(products)
        page: QWidget = self.grid
        if not shown:
            page = self._nothing if self._all else self._empty
        self._pages.bring(page)
        self.grid.show_products(shown)
