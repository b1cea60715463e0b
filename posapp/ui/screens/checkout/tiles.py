"""The goods side of the screen: chips of categories, the count typed ahead, and the grid of tiles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from posapp.i18n import N_
from posapp.ui import theme
from posapp.ui.screens.checkout.assortment import Assortment
from posapp.ui.widgets.box import Box
from posapp.ui.widgets.chip_row import Chip, ChipRow
from posapp.ui.widgets.empty_state import EmptyState
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.offer import Offer
from posapp.ui.widgets.page_stack import PageStack
from posapp.ui.widgets.product_grid import ProductGrid, Shelf

if TYPE_CHECKING:
    from collections.abc import Mapping

    from posapp.domain.price import Selling
    from posapp.domain.quantity import Quantity
    from posapp.ui.screens.checkout.assortment import Goods
    from posapp.ui.screens.checkout.counter import Counter

_FOUND: Final = 200
_ENOUGH_BEST: Final = 12
"""With fewer best sellers than this, everything is shown first: a shelf of three hides the rest of the shop."""

_REDUCED: Final = "reduced"
_BEST: Final = "best"
_ALL: Final = "all"


class TilesPage(QWidget):
    """Emits `chosen(Offer)` for a tapped tile and `goods_wanted` from the empty shop."""

    chosen = Signal(object)
    goods_wanted = Signal()

    def __init__(self, counter: Counter, shelf: Shelf) -> None:
        super().__init__()
        self.assortment = Assortment(counter)
        self._all: Goods = []
        self._best: Goods = []
        self._shelf = shelf
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
        self.assortment.read()
        self._shelf.categories = {category.id: category for category in self.assortment.categories}
        self._arrange()

    def load_stock(self) -> None:
        """Read what is on hand anew."""
        if self.assortment.read_stock():
            self._arrange()
        else:
            self.grid.show_stock(self.assortment.on_hand)

    def search(self, typed: str) -> None:
        """Show what holds `typed`; everything of the chosen chip when nothing is typed."""
        if typed.strip():
            self._chips.choose("")
            self._show(self.assortment.called(typed, _FOUND))
        else:
            self._chips.choose(self._first_chip())
            self._show_category(self._chips.key())

    def only_one(self) -> Offer | None:
        """What is shown when it is the only one."""
        shown = self.grid.goods()
        if len(shown) != 1:
            return None
        return shown[0] if isinstance(shown[0], Offer) else Offer(shown[0])

    def take_chip(self, place: int) -> None:
        """Choose the chip at `place`, from 0."""
        self._chips.take(place)

    def show_bill(self, counts: Mapping[str, Quantity], selling: Selling, times: str) -> None:
        """Show how much of each product is on the bill, whose prices it has, and the count typed for the next tap."""
        self.grid.price_for(selling)
        self.grid.show_bill(counts)
        self._times_box.setVisible(bool(times))
        if times:
            self._times.show_text(f"{times} ×")

    def _arrange(self) -> None:
        """Chips and tiles for the goods as they were last read."""
        goods = self.assortment
        self._all, best = goods.everything(), goods.best()
        self._best = best if len(best) >= _ENOUGH_BEST else []
        chips = [Chip(_REDUCED, N_("Cheaper today"), "discount")] if goods.reduced else []
        chips += [Chip(_BEST, N_("Best sellers"), "star")] if self._best else []
        chips.append(Chip(_ALL, N_("Everything"), "goods"))
        chips += [Chip(one.id, one.name, one.icon, plain=True) for one in goods.used()]
        chosen = self._chips.key()
        self._chips.show_chips(chips)
        self._chips.choose(chosen if chosen in {chip.key for chip in chips} else self._first_chip())
        self._show_category(self._chips.key())
        self.grid.show_stock(goods.on_hand)

    def _first_chip(self) -> str:
        return _BEST if self._best else _ALL

    def _show_category(self, key: str) -> None:
        if key == _REDUCED:
            self._show(list(self.assortment.reduced))
        elif key == _BEST:
            self._show(self._best)
        elif key == _ALL:
            self._show(self._all)
        else:
            self._show(self.assortment.of_category(key))

    def _show(self, shown: Goods) -> None:
        page: QWidget = self.grid
        if not shown:
            page = self._nothing if self._all else self._empty
        self._pages.bring(page)
        self.grid.show_products(shown)
