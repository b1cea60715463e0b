"""Counting: begin or go on, walk along the shelves, look at what differs, write it into the books."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from posapp.domain.identity import ProductId, StocktakeId
from posapp.i18n import N_, _
from posapp.operations.stock_book import today
from posapp.ui.parts.goods_sheet.shelf import GoodsShelf
from posapp.ui.screens.stock.count_deeds import CountDeeds
from posapp.ui.screens.stock.count_result import CountResult
from posapp.ui.screens.stock.count_start import CountStart
from posapp.ui.screens.stock.count_state import Walk
from posapp.ui.screens.stock.count_walk import CountWalk
from posapp.ui.widgets.ask_panel import Answer, AskPanel
from posapp.ui.widgets.page_stack import PageStack

if TYPE_CHECKING:
    from posapp.domain.quantity import Quantity
    from posapp.operations.shop import Shop
    from posapp.ui.notices import Notices
    from posapp.ui.parts.desk import Desk


class CountPage(QWidget):
    """All of a stocktake. What is half done stays while another page or screen is in front, and in the books anyway.

    Emits `left` (back to the stock home), and `paper_wanted(id)` for the paper a posted count became.
    """

    left = Signal()
    paper_wanted = Signal(str)

    def __init__(self, shop: Shop, notices: Notices, desk: Desk) -> None:
        super().__init__()
        self._shop, self._notices = shop, notices
        self._deeds = CountDeeds(shop, notices, desk)
        self.start = CountStart()
        self.walk = CountWalk()
        self.result = CountResult()
        self.sure = AskPanel([Answer("drop", N_("Drop this stocktake"), "remove", "danger")], back=N_("Keep it"))
        self.stack = PageStack((self.start, self.walk, self.result, self.sure))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)
        self._wire()

    def open(self) -> None:
        """It came to the front: go on where it was left, or offer a new stocktake."""
        if self.stack.front() is self.walk:
            self.walk.card.field.ask()
        elif self.stack.front() is not self.result:
            self._offer()

    def look(self) -> None:
        """Books changed elsewhere: another person may have counted too."""
        if self.stack.front() is self.result:
            self._show_result()

    def on_scan(self, code: str) -> None:
        """A code goes to the shelf in hand; before the walk has begun it means nothing."""
        if self.stack.front() is self.walk and not self.walk.on_scan(code):
            self._notices.warn("count_code", N_("Nobody knows the code {code}. Add the goods first."), code=code[:40])

    def changeEvent(self, event: QEvent) -> None:
        """Say again in another language what labels do not say by themselves."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.walk.retranslate()
            self.result.retranslate()
            if self.stack.front() is self.start:
                self._offer()

    def _wire(self) -> None:
        self.start.went_on.connect(self._start)
        self.start.went_back.connect(self.left)
        self.start.resumed.connect(self._resume)
        self.walk.counted.connect(self._count)
        self.walk.went_on.connect(self._show_result)
        self.walk.went_back.connect(self._offer)
        self.walk.went_back.connect(self._deeds.pause)
        self.walk.print_wanted.connect(self._deeds.print_list)
        self.result.went_on.connect(self._post)
        self.result.went_back.connect(self._walk_on)
        self.result.again.connect(self._walk_on)
        self.result.drop_wanted.connect(self._ask_drop)
        self.sure.answered.connect(self._drop)

    def _offer(self) -> None:
        books = self._shop.books
        places = [place for place in books.places.all() if place.kind != "event"]
        self.start.begin(today(self._shop), places, books.catalog.categories())
        self.start.show_paused(self._deeds.waiting())
        self.stack.bring(self.start)
        self.start.on.setFocus()

    def _start(self) -> None:
        if self._deeds.begin(self.start.name.text(), self.start.scope()):
            self.result.forget()
            self._walk_on()

    def _resume(self, stocktake: str) -> None:
        if self._deeds.resume(StocktakeId(stocktake)):
            self.result.forget()
            self._walk_on()

    def _walk_on(self, product: str = "") -> None:
        """Back to the shelves: to `product`, or to what is not counted yet."""
        stocktake = self._deeds.stocktake
        if stocktake is None:
            return
        steps = Walk(self._deeds.lines())
        steps.go(ProductId(product))
        self.walk.begin(steps, GoodsShelf(self._shop, lambda _product: True), stocktake.name or _("Stocktake"))
        self.stack.bring(self.walk)
        self.walk.card.field.ask()

    def _count(self, quantity: Quantity) -> None:
        line = self.walk.walk.line
        written = self._deeds.count(line, quantity) if line else None
        if written:
            self.walk.wrote(written)

    def _show_result(self) -> None:
        open_lines = [line for line in self._deeds.lines() if line.counted is None]
        self.result.show_result(self._deeds.differences(), open_lines)
        self.stack.bring(self.result)

    def _post(self) -> None:
        posted = self._deeds.post(self.result.verdicts())
        if posted:
            self._offer()
        if posted and posted.entry:
            self.paper_wanted.emit(posted.entry.id)

    def _ask_drop(self) -> None:
        self.sure.ask(
            N_("Drop this stocktake?"),
            N_("The books stay as they are. What was counted can still be read, but not used any more."),
        )
        self.stack.bring(self.sure)

    def _drop(self, answer: str) -> None:
        if answer != "drop":
            self.stack.bring(self.result)
        elif self._deeds.drop():
            self._offer()
