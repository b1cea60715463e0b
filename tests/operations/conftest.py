"""A shop with a stock room."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.doubles.storeroom import Storeroom

if TYPE_CHECKING:
    from tests.doubles.trade import MarketStall


@pytest.fixture
def room(stall: MarketStall) -> Storeroom:
    """The stall with goods of each kind; nothing of the new ones is on hand yet."""
    furnished = Storeroom(stall)
    furnished.furnish()
    return furnished
