"""What the market screen writes into the books; each deed is told, and a refusal is told too."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from posapp.domain.changes import Book, Changes
from posapp.domain.place import STORE
from posapp.i18n import N_
from posapp.operations.adjust_stock import adjust
from posapp.operations.market_day import add_cost, close_event, open_event, sell_at, take_to_market
from posapp.operations.papers import print_pick_list
from posapp.operations.stock_book import Said, reverse
from posapp.ui.parts.acting import Acting
from posapp.ui.screens.market.words import place_name

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from posapp.domain.identity import PlaceId
    from posapp.domain.market import EventCost, MarketEvent
    from posapp.operations.adjust_stock import Adjustment
    from posapp.operations.market_day import Ended, Plans
    from posapp.operations.move_stock import Going
    from posapp.operations.shop import Shop
    from posapp.operations.stock_book import Posted
    from posapp.ui.notices import Notices
    from posapp.ui.parts.desk import Desk


class Deeds:
    """The acts of this screen; each answers what it did, or that it was refused."""

    def __init__(self, shop: Shop, notices: Notices, desk: Desk) -> None:
        self._shop, self._notices, self._desk = shop, notices, desk
        self._acting = Acting(notices, desk.changed)

    def open(self, plans: Plans) -> MarketEvent | None:
        """Begin an event."""
        event = self._notices.tried(lambda: open_event(self._shop, plans, self._desk.seller()))
        if event:
            self._desk.changed(Changes(Book.STOCK | Book.OPTIONS))
        return event

    def take(self, event: MarketEvent, goods: Sequence[Going]) -> bool:
        """Goods go to the stall; the list to pack by is printed where there is a printer."""
        said = N_("Taken along. The paper is {number}.")
        taken = self._post(lambda: take_to_market(self._shop, event.id, goods, self._desk.seller()), said)
        if taken and self._shop.setting("printer.uri"):
            self.done(lambda: print_pick_list(self._shop, event.id))
        return taken

    def lose(self, event: MarketEvent, lines: Sequence[Adjustment]) -> bool:
        """Goods at the stall are spoiled, given away, tasted or lost."""
        said = N_("Written down. The paper is {number}.")
        about = Said(party=event.name, subject=event.id)
        return self._post(lambda: adjust(self._shop, lines, about, self._desk.seller(), place=event.place), said)

    def pay(self, event: MarketEvent, cost: EventCost) -> bool:
        """Money the event cost."""

        def back() -> None:
            again = replace(cost, amount=-cost.amount, at=self._shop.now(), by=self._desk.seller())
            self.done(lambda: add_cost(self._shop, event.id, again))

        done = self.done(lambda: add_cost(self._shop, event.id, cost))
        if done:
            self._notices.tell(N_("{amount} baht written down."), undo=back, amount=cost.amount)
        return done

    def close(self, event: MarketEvent, back: Sequence[Going], note: str) -> Ended | None:
        """Bring back what is left and end the event."""
        ended = self._notices.tried(lambda: close_event(self._shop, event.id, back, note, self._desk.seller()))
        if ended:
            self._desk.changed(ended.changes)
        return ended

    def sell_at(self, place: PlaceId) -> bool:
        """Let this till sell from `place`."""
        done = self.done(lambda: sell_at(self._shop, place, self._desk.seller()))
        if done:
            here = N_("This till sells from the store room again.")
            said = here if place == STORE else N_("This till sells at {place} now.")
            self._notices.tell(said, place=place_name(self._shop, place))
        return done

    def print(self, act: Callable[[], Changes]) -> None:
        """Queue a paper."""
        if not self.done(act):
            return
        if self._shop.setting("printer.uri"):
            self._notices.tell(N_("The paper is being printed."))
        else:
            self._notices.warn("no_printer", N_("It waits until a printer is set up under Settings."))

    def done(self, act: Callable[[], Changes]) -> bool:
        """Do `act` and pass on what it changed; what it was refused for goes to the banner."""
        return self._acting.done(act)

    def _post(self, act: Callable[[], Posted], said: str) -> bool:
        """Write a stock paper, which can be taken back from the banner."""
        posted = self._notices.tried(act)
        if posted is None:
            return False
        entry = posted.entry.id
        self._desk.changed(posted.changes)
        back = self._acting.back(lambda: reverse(self._shop, entry, "", self._desk.seller()).changes)
        self._notices.tell(said, undo=back, number=posted.entry.number)
        return True
