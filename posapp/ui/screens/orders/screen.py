"""The screen "orders": what was ordered online, from the first look at it until the parcel is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol, runtime_checkable

from posapp.domain.changes import Book
from posapp.i18n import N_
from posapp.ui.notices import Act
from posapp.ui.parts.shop_line import is_asked, line_text
from posapp.ui.screens.orders import order_card
from posapp.ui.screens.orders.call_off_step import CallOffStep
from posapp.ui.screens.orders.deeds import Deeds
from posapp.ui.screens.orders.home_page import HomePage
from posapp.ui.screens.orders.label_file import ask_file
from posapp.ui.screens.orders.label_room import LabelRoom
from posapp.ui.screens.orders.listing import TROUBLE, Names, lists_of
from posapp.ui.screens.orders.ship_step import ShipStep
from posapp.ui.screens.orders.trouble_room import TroubleRoom
from posapp.ui.widgets.page_stack import PageStack

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from posapp.domain.changes import Changes
    from posapp.domain.online.order import OnlineOrder
    from posapp.operations.shop import Shop
    from posapp.ui.notices import Notices
    from posapp.ui.screens.orders.desk import Desk
    from posapp.ui.widgets.step import Step


@runtime_checkable
class TakesCodes(Protocol):
    """A step that does something with a scanned code."""

    def on_scan(self, code: str) -> None:
        """A code came in while the step was in front."""
        ...


class OrdersScreen:
    """Three lists; a deed that asks something comes over them, and goes when it is done or left."""

    help_page: Final = "orders"

    def __init__(self, shop: Shop, notices: Notices, desk: Desk) -> None:
        self._shop, self._notices, self._desk = shop, notices, desk
        self._deeds = Deeds(shop, notices, desk)
        self.home = HomePage()
        self.pages = PageStack((self.home,))
        self.home.wanted.connect(self._do)
        self._trouble = TroubleRoom(shop, notices, self._deeds, self._lay, self._close_if)
        self._labels = LabelRoom(shop.setting, self._deeds, self.pages, self.home)
        self.home.answered.connect(self._trouble.answer)
        self.home.asked.connect(self._ask_shops)
        self.home.shops_wanted.connect(lambda: desk.go("shops"))

    def widget(self) -> QWidget:
        """The page in front."""
        return self.pages

    def shown(self) -> None:
        """Look at the books again."""
        self._look()
        self.pages.front().setFocus()

    def refresh(self, changes: Changes) -> None:
        """Orders came, goods came or went, or a person decided something."""
        if changes.touch(Book.ONLINE, Book.SALES, Book.STOCK, Book.CATALOG):
            self._look()

    def retranslate(self) -> None:
        """Say everything again."""
        self._look(fresh=True)

    def on_scan(self, code: str) -> None:
        """A parcel number for the step in front; elsewhere the number of an order shows where it stands."""
        page: object = self.pages.currentWidget()
        if isinstance(page, TakesCodes):
            page.on_scan(code)
        elif not any(self.home.bring(one) for one in self._shop.books.online.orders.numbered(code.lstrip("#"))):
            self._notices.warn("order_unknown", N_("No order has the number {code}."), code=code[:40])

    def show_trouble(self) -> None:
        """Show what waits for a decision."""
        self.pages.home()
        self._look()
        self.home.choose(TROUBLE)

    def show_order(self, order: OnlineOrder) -> None:
        """Show the card of `order`; one that is through has none any more."""
        self.pages.home()
        self._look()
        if not self.home.bring(order):
            self._notices.warn(
                "order_through",
                N_("Order {number} is through here. Put it right in the shop itself, then skip this."),
                number=order.told.number,
            )

    def _look(self, *, fresh: bool = False) -> None:
        shops = self._shop.books.online.shops
        now = self._shop.now()
        lines = [line_text(one, shops.line(one.id), now) for one in shops.all()]
        self.home.show_lists(lists_of(self._shop), Names(self._shop), lines, fresh=fresh)

    def _ask_shops(self) -> None:
        if not any(map(is_asked, self._shop.books.online.shops.all())):
            look = Act(N_("Online shops"), lambda: self._desk.go("shops"), "cloud")
            self._notices.warn(
                "no_shop_asked", N_("No shop can be asked: it rests, is not in use yet, or works by files."), act=look
            )
            return
        self._desk.ask_shops()
        self._notices.tell(N_("The shops are being asked. Go on with your work meanwhile."))

    def _do(self, deed: str, order: OnlineOrder) -> None:
        """What a button of a card says."""
        deeds: dict[str, Callable[[], object]] = {
            order_card.PICK: lambda: self._deeds.pick(order),
            order_card.PACK: lambda: self._deeds.pack(order),
            order_card.SHIP: lambda: self._ask_ship(order),
            order_card.CALL_OFF: lambda: self._ask_call_off(order),
            order_card.SLIP: lambda: self._deeds.print_slip(order),
            order_card.LABEL: lambda: self._labels.print(order),
            order_card.SAVE: lambda: self._deeds.save_label(order, ask_file(self.home, order)),
            order_card.BILL: lambda: self._desk.show_bill(Names(self._shop).bill(order.sale)),
        }
        deeds[deed]()

    def _ask_ship(self, order: OnlineOrder) -> None:
        step = ShipStep(order)
        step.said.connect(lambda one, tracking: self._close_if(self._deeds.ship(one, tracking)))
        self._lay(step)

    def _ask_call_off(self, order: OnlineOrder) -> None:
        step = CallOffStep(order)
        step.said.connect(lambda one, reason: self._close_if(self._deeds.call_off(one, reason)))
        self._lay(step)

    def _lay(self, step: Step) -> None:
        self.pages.lay_over(step, step.went_back)

    def _close_if(self, done: bool) -> None:
        if done:
            self.pages.home()
            self._look()
