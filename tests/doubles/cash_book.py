"""Money in and out as a stall writes it into its cash book."""

from __future__ import annotations

from typing import TYPE_CHECKING

from posapp.domain.cash_book import MoneyKind
from posapp.domain.money import Money
from posapp.operations.cash_book.enter import Entered, NewEntry, enter_money
from posapp.operations.cash_session import Counted, Witnesses, close_session, expected_in
from tests.doubles.trade import opened_session

if TYPE_CHECKING:
    from tests.doubles.trade import MarketStall


def spent(stall: MarketStall, amount: str, category: str = "travel", /, **more: object) -> Entered:
    """An expense."""
    new = NewEntry(MoneyKind.EXPENSE, category, Money.parse(amount), **more)  # type: ignore[arg-type]
    return enter_money(stall.shop, new, stall.seller)


def got(stall: MarketStall, amount: str, category: str = "support", /, **more: object) -> Entered:
    """An income."""
    new = NewEntry(MoneyKind.INCOME, category, Money.parse(amount), **more)  # type: ignore[arg-type]
    return enter_money(stall.shop, new, stall.seller)


def count_right(stall: MarketStall, off: int = 0) -> None:
    """Close the day with what should be in the drawer, `off` satang more or less."""
    expected, _totals = expected_in(stall.shop, opened_session(stall.shop))
    close_session(stall.shop, Counted(expected + Money(off)), "", Witnesses(stall.seller))
