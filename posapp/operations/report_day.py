"""A day at a glance: what was sold, how it was paid, what came back, what was in the drawers, what sold best."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from posapp.domain.money import Money
from posapp.operations.cash_session import expected_in

if TYPE_CHECKING:
    from datetime import date

    from posapp.domain.cash import CashClose, CashSession, DayTotals
    from posapp.domain.product import Product
    from posapp.domain.quantity import Quantity
    from posapp.operations.shop import Shop

TOP: Final = 10
"""How many of the best goods a report names."""


@dataclass(frozen=True, slots=True)
class DrawerDay:
    """One session of the day; `expected` is what should lie in its drawer, `close` None while it is open."""

    session: CashSession
    expected: Money
    close: CashClose | None


@dataclass(frozen=True, slots=True)
class TopGoods:
    """How much of a product was sold (what came back taken off), and for how much."""

    product: Product
    quantity: Quantity
    amount: Money


@dataclass(frozen=True, slots=True)
class DayReport:
    """A business day over all tills in the books."""

    day: date
    totals: DayTotals
    drawers: tuple[DrawerDay, ...]
    top: tuple[TopGoods, ...]

    @property
    def over_short(self) -> Money | None:
        """How far the counts of all closed sessions are off together; None when none is closed."""
        closes = [drawer.close for drawer in self.drawers if drawer.close]
        return Money(sum(close.over_short.satang for close in closes)) if closes else None


def report_day(shop: Shop, day: date) -> DayReport:
    """The report of `day`; an empty one for a day nothing happened on."""
    books = shop.books
    drawers = tuple(drawer_day(shop, session) for session in books.cash.sessions_of(day))
    found = ((books.catalog.get(product), sold, amount) for product, sold, amount in books.catalog.top_goods(day, TOP))
    top = tuple(TopGoods(product, sold, amount) for product, sold, amount in found if product)
    return DayReport(day, books.totals.of_day(day), drawers, top)


def drawer_day(shop: Shop, session: CashSession) -> DrawerDay:
    """How the drawer of `session` stands, or stood when it was closed."""
    close = shop.books.cash.close_of(session.id)
    expected = close.expected if close else expected_in(shop, session)[0]
    return DrawerDay(session, expected, close)
