"""A shop with a stock room, and one that sells online."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from posapp.domain.money import Money
from posapp.operations.cash_session import Counted, open_session
from tests.doubles.storeroom import Storeroom
from tests.doubles.two_counters import JAR, TwoCounters, join
from tests.doubles.web_orders import CLOTH, RICE, WebShop, open_web_shop

if TYPE_CHECKING:
    from tests.doubles.trade import MarketStall


@pytest.fixture
def room(stall: MarketStall) -> Storeroom:
    """The stall with goods of each kind; nothing of the new ones is on hand yet."""
    furnished = Storeroom(stall)
    furnished.furnish()
    return furnished


@pytest.fixture
def web(stall: MarketStall) -> WebShop:
    """A shop that sells rice crackers and loincloths online, on a day that is open."""
    open_session(stall.shop, Counted(Money(100000)), stall.seller)
    return open_web_shop(stall, RICE, CLOTH)


@pytest.fixture
def both(stall: MarketStall) -> TwoCounters:
    """Two counters with two articles."""
    return join(stall, RICE, JAR)
