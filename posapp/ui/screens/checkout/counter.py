"""What the selling screen asks of the shop: one seller at one till, through the operations everyone uses."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from posapp.domain.cart import Cart
from posapp.domain.identity import PersonId, SaleId
from posapp.domain.party import Cashier
from posapp.domain.price import Selling
from posapp.domain.pricing import Discount
from posapp.domain.print_job import PrintState
from posapp.domain.refund import Repayment
from posapp.domain.tender import CASH
from posapp.operations.hold import hold, recall, remember
from posapp.operations.papers import print_sale
from posapp.operations.people import person_named
from posapp.operations.refund import refund
from posapp.operations.sell import Sold, sell
from posapp.operations.stock_book import today
from posapp.payments.methods import method, settings

if TYPE_CHECKING:
    from posapp.domain.changes import Changes
    from posapp.domain.identity import ProductId
    from posapp.domain.sale import Sale
    from posapp.domain.tender import Tender
    from posapp.operations.shop import Shop

_BEST_DAYS: Final = 30
_BEST: Final = 40
YES: Final = "yes"


class Counter:
    """The shop as `seller` works in it."""

    def __init__(self, shop: Shop, seller: Cashier) -> None:
        self.shop = shop
        self.seller = seller

    def setting(self, key: str) -> str:
        """What the group set for `key`; the default of the way to pay it belongs to when nothing was set."""
        return settings(self.shop.setting)(key)

    def new_cart(self) -> Cart:
        """An empty bill, its id born with it."""
        return Cart(SaleId(self.shop.ids.new()), selling=Selling(today(self.shop)))

    def draft(self) -> Cart:
        """The bill that was on the screen when the program stopped, else an empty one."""
        books = self.shop.books
        return books.held.draft(books.terminal.id) or self.new_cart()

    def remember(self, cart: Cart) -> None:
        """Keep the bill against a power cut."""
        remember(self.shop, cart)

    def best_sellers(self) -> list[ProductId]:
        """What brought most in the last 30 days, best first."""
        since = self.shop.now().date() - timedelta(days=_BEST_DAYS)
        return self.shop.books.catalog.best_sellers(since, _BEST)

    def sell(self, cart: Cart, tenders: tuple[Tender, ...]) -> Sold:
        """Commit the bill, with a receipt in the queue where the group prints one after each sale."""
        return sell(self.shop, cart, tenders, self.seller.id, receipt=self.setting("printer.auto") == YES)

    def hold(self, cart: Cart) -> Changes:
        """Put the bill aside."""
        return hold(self.shop, cart, self.seller.id)

    def recall(self, bill: SaleId) -> tuple[Cart, Changes]:
        """Take a held bill back."""
        return recall(self.shop, bill)

    def take_back(self, sale: Sale, reason: str) -> Sold:
        """Reverse a bill wholly; the money goes back the way most of it came."""
        largest = max(sale.tenders, key=lambda tender: tender.amount)
        way = largest.method if method(largest.method).refundable else CASH
        repayment = Repayment(SaleId(self.shop.ids.new()), way, reason)
        return refund(self.shop, sale.id, None, repayment, self.seller.id)

    def print(self, sale: Sale) -> Changes:
        """Put the receipt of a bill in the queue."""
        return print_sale(self.shop, sale, self.seller.id)

    def printer_waits(self) -> bool:
        """Whether papers wait for a printer that is not ready."""
        return any(job.state is PrintState.NOT_READY for job in self.shop.books.print_jobs.waiting())

    def customer(self, name: str) -> PersonId:
        """The customer called `name`, written down when new."""
        return person_named(self.shop, "customer", name, self.seller.id)

    def take_over(self, name: str) -> Cashier:
        """Let the seller called `name` (written down when new) sell from now on."""
        person = person_named(self.shop, "cashier", name, self.seller.id)
        self.seller = Cashier(person, self.shop.books.people.name(person))
        return self.seller

    def wants_drawer(self, sale: Sale) -> bool:
        """Whether the drawer is to open for this bill."""
        return self.setting("printer.drawer") == YES and any(tender.method == CASH for tender in sale.tenders)


def priced_today(counter: Counter, cart: Cart) -> Cart:
    """`cart` on the terms of this day, unless it was begun before: a till may stay on over night."""
    return cart if cart.lines else cart.with_selling(replace(cart.selling, day=today(counter.shop)))


def same_goods(counter: Counter, sale: Sale) -> Cart:
    """A new bill with the goods, prices and discounts of one that was cancelled."""
    cart = replace(counter.new_cart(), customer=sale.customer)
    for line in sale.lines:
        product = counter.shop.books.catalog.get(line.product)
        if product is None:
            continue
        usual = line.price == product.price_for(line.quantity, cart.selling) and not product.free_price
        cart, place = cart.add(product, line.quantity, None if usual else line.price)
        if line.discount:
            cart = cart.with_line_discount(place, Discount(amount=line.discount, reason=line.reason))
    off = Discount(amount=sale.bill_discount, reason=sale.discount_reason)
    return cart.with_discount(off if sale.bill_discount else None)
