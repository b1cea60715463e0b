"""Two steps to a paper about goods: first a question about all of them, then which and how many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from posapp.domain.place import STORE
from posapp.ui.widgets.page_stack import PageStack

if TYPE_CHECKING:
    from collections.abc import Callable

    from posapp.domain.identity import PlaceId
    from posapp.domain.product import Product
    from posapp.operations.stock_book import Posted
    from posapp.ui.screens.stock.deeds import Deeds
    from posapp.ui.screens.stock.goods_page import GoodsPage
    from posapp.ui.widgets.step import Step


class TwoSteps(PageStack):
    """Emits `left`, and `posted(entry)` with the paper that was written. What is half done stays.

    Pages differ in how they `begin`, `go_on` and `go_back`.
    """

    left = Signal()
    posted = Signal(str)

    def __init__(self, first: Step, goods: GoodsPage, deeds: Deeds) -> None:
        super().__init__((first, goods))
        self.goods = goods
        self._first, self._deeds = first, deeds
        self._place: PlaceId = STORE
        first.went_on.connect(self.go_on)
        first.went_back.connect(self.left)
        goods.left.connect(self.go_back)

    def open(self) -> None:
        """Begin, or go on with what was begun."""
        if self.goods.sheet.lines():
            self.go_on()
        else:
            self.begin()

    def begin(self) -> None:
        """Ask the question anew."""

    def go_on(self) -> None:
        """The question is answered: on to the goods."""

    def go_back(self) -> None:
        """Back from the goods."""

    def look(self) -> None:
        """The books changed elsewhere."""
        self.goods.sheet.look()

    def on_scan(self, code: str) -> None:
        """What is scanned goes on the list."""
        if self.front() is self._first:
            self.go_on()
        self.goods.sheet.on_scan(code)

    def take(self, product: Product) -> None:
        """Begin with `product` on the list."""
        self.open()
        self.go_on()
        self.goods.sheet.take(product)

    def post(self, act: Callable[[], Posted], said: str) -> None:
        """Do `act` and tell `said` (a message with {number}); once it is written the list is empty."""
        entry = self._deeds.post(act, said)
        if entry:
            self.goods.sheet.begin(self._place)
            self.goods.forget_note()
            self.posted.emit(entry.id)
