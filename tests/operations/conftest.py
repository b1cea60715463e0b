"""A stall on real books in a temporary folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.doubles.trade import MarketStall, live_a_day, open_stall

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def stall(tmp_path: Path) -> Iterator[MarketStall]:
    opened = open_stall(tmp_path / "stall")
    yield opened
    opened.shop.books.close()


@pytest.fixture
def market_day(stall: MarketStall) -> MarketStall:
    """The stall after a day with at least one row in every ledger."""
    live_a_day(stall)
    return stall
