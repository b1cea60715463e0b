"""One market event and what is done to it: costs, losses, papers, bringing back and closing."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal

from posapp.domain.errors import Refused
from posapp.domain.place import STORE
from posapp.i18n import N_
from posapp.operations.market_day import goods_of, result_of
from posapp.operations.papers import print_event_sheet, print_pick_list, print_tally_sheet
from posapp.ui.screens.market.back_page import BackPage, ReviewPage
from posapp.ui.screens.market.costs_page import CostsPage
from posapp.ui.screens.market.event_page import EventPage
from posapp.ui.screens.market.loss_page import LossPage
from posapp.ui.screens.market.words import products_of
from posapp.ui.widgets.ask_panel import Answer, AskPanel
from posapp.ui.widgets.page_stack import PageStack

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from posapp.domain.changes import Changes
    from posapp.domain.identity import EventId
    from posapp.domain.market import MarketEvent
    from posapp.operations.shop import Shop
    from posapp.ui.parts.desk import Desk
    from posapp.ui.screens.market.deeds import Deeds

_PAPERS: Final[dict[str, Callable[[Shop, EventId], Changes]]] = {
    "pick": print_pick_list,
    "tally": print_tally_sheet,
    "sheet": print_event_sheet,
}


class EventRoom(PageStack):
    """Emits `left` (back to all markets) and `more_wanted(MarketEvent)`: goods are to go along."""

    left = Signal()
    more_wanted = Signal(object)

    def __init__(self, shop: Shop, deeds: Deeds, desk: Desk) -> None:
        self._shop, self._deeds, self._desk = shop, deeds, desk
        self._event: MarketEvent | None = None
        self.page = EventPage()
        self.costs = CostsPage()
        self.review = ReviewPage()
        self.papers = AskPanel(
            [
                Answer("pick", N_("List to pack by"), "goods"),
                Answer("tally", N_("Tally sheet"), "edit"),
                Answer("sheet", N_("Sheet of the market"), "receipt"),
            ]
        )
        super().__init__((self.page, self.costs, self.review, self.papers))
        self.page.wanted.connect(self._begin)
        self.costs.went_on.connect(self._pay)
        self.costs.went_back.connect(self._stand)
        self.review.went_on.connect(self._close)
        self.review.went_back.connect(self._count_again)
        self.papers.answered.connect(self._print)

    @cached_property
    def losses(self) -> LossPage:
        """The list of what was spoiled or given away."""
        page = LossPage(self._shop)
        page.went_on.connect(self._lose)
        page.went_back.connect(self._stand)
        return page

    @cached_property
    def back(self) -> BackPage:
        """The list of what comes back."""
        page = BackPage(self._shop)
        page.went_on.connect(self._review)
        page.went_back.connect(self._stand)
        return page

    def open(self, event: EventId) -> bool:
        """Show `event`; False when there is no such event."""
        found = self._shop.books.events.get(event)
        if found is None:
            return False
        self._event = found
        self._stand()
        return True

    def look(self) -> None:
        """The books changed: look at them again; what is half done stays."""
        event = self._event
        if event is None:
            return
        event = self._event = self._shop.books.events.get(event.id) or event
        result = result_of(self._shop, event)
        self.page.show_event(self._shop, event, goods_of(self._shop, event), result)
        self.costs.show_costs(result)

    def on_scan(self, code: str) -> bool:
        """What is scanned goes on the list in front; False where there is none."""
        front = self.front()
        if not isinstance(front, LossPage | BackPage):
            return False
        front.sheet.on_scan(code)
        return True

    def _stand(self) -> None:
        self.look()
        self.bring(self.page)
        self.page.setFocus()

    def _begin(self, door: str) -> None:
        event = self._event
        if event is None:
            return
        match door:
            case "back":
                self.left.emit()
            case "more":
                self.more_wanted.emit(event)
            case "here" | "leave":
                self._deeds.sell_at(event.place if door == "here" else STORE)
            case "print" if event.closed:
                self._print("sheet")
            case _:
                self._turn_to(door, event)

    def _turn_to(self, door: str, event: MarketEvent) -> None:
        goods = goods_of(self._shop, event)
        page: QWidget
        match door:
            case "costs":
                page = self.costs
                self.bring(page)
                self.costs.begin(event)
                return
            case "loss":
                page = self.losses
                self.losses.begin(event, [one.product for one in goods])
            case "close":
                page = self.back
                self.back.begin(event, goods, products_of(self._shop, goods))
            case _:
                page = self.papers
                self.papers.ask(N_("Which paper?"))
        self.bring(page)
        page.setFocus()

    def _pay(self) -> None:
        if self._event is None:
            return
        try:
            cost = self.costs.cost(self._shop.now(), self._desk.seller())
        except Refused:
            return  # the page says it beside the field
        if self._deeds.pay(self._event, cost):
            self.look()
            self.costs.begin(self._event)

    def _lose(self) -> None:
        if self._event and self._deeds.lose(self._event, self.losses.losses()):
            self._stand()

    def _review(self) -> None:
        if self._event:
            self.bring(self.review)
            self.review.show_missing(self._event, self.back.missing())

    def _count_again(self) -> None:
        self.bring(self.back)
        self.back.setFocus()

    def _close(self) -> None:
        if self._event and self._deeds.close(self._event, self.back.returns(), self.review.note.text()):
            self.review.note.clear()
            self._stand()

    def _print(self, paper: str) -> None:
        event = self._event
        if event and paper:
            self._deeds.print(lambda: _PAPERS[paper](self._shop, event.id))
        self._stand()
