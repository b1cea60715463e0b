"""Both counters sell the last piece: one card, three ways out, and the two numbers meet after each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from posapp.domain.identity import SaleId
from posapp.domain.online.errand import ErrandKind
from posapp.domain.quantity import ONE, Quantity
from posapp.operations.edit_catalog import save_product
from posapp.operations.online.availability import available
from posapp.operations.online.conflicts import online_gets, oversold, stall_keeps, there_is_more
from posapp.sync.faults import Offline
from tests.doubles.two_counters import JAR, RICE, TwoCounters, join

if TYPE_CHECKING:
    from collections.abc import Callable

    from posapp.domain.online.task import Oversold
    from tests.doubles.trade import MarketStall


@pytest.fixture
def both(stall: MarketStall) -> TwoCounters:
    """One jar is left, and both counters sell it while there is no line between them."""
    joined = join(stall, JAR, RICE)
    save_product(joined.books, stall.goods[JAR], stall.seller, on_hand=ONE)
    joined.settle()
    joined.shelf.faults.append(Offline("no_name"))
    stall.sold((JAR, 1))
    joined.round()
    joined.shelf.order((joined.remotes[JAR], 1))
    joined.settle()
    return joined


def keep(both: TwoCounters, card: Oversold) -> None:
    stall_keeps(both.books, card.product, card.orders[0].id, both.stall.seller)


def give(both: TwoCounters, card: Oversold) -> None:
    online_gets(both.books, card.product, SaleId(card.stall_sale), both.stall.seller)


def find(both: TwoCounters, card: Oversold) -> None:
    there_is_more(both.books, card.product, card.short, both.stall.seller)


def test_both_sell_the_last_one_and_there_is_one_card_for_it(both: TwoCounters) -> None:
    (card,) = oversold(both.books)
    assert (card.product, card.short, len(card.orders)) == (both.product(JAR), ONE, 1)
    assert (both.there(JAR), both.apart(), both.tasks(), both.errands()) == (-1, [], [], [])
    assert len(both.shelf.bills()) == 1


@pytest.mark.parametrize(("way", "left"), [(keep, 0), (give, 0), (find, 0)])
def test_after_each_way_out_both_numbers_are_right(
    both: TwoCounters, way: Callable[[TwoCounters, Oversold], None], left: int
) -> None:
    (card,) = oversold(both.books)
    way(both, card)
    both.settle()
    assert oversold(both.books) == []
    assert available(both.books, card.product) == Quantity.of(left)
    assert (both.there(JAR), both.apart(), both.tasks(), both.errands()) == (left, [], [], [])


def test_the_last_one_is_told_before_all_that_waits(stall: MarketStall) -> None:
    both = join(stall, JAR, RICE)
    save_product(both.books, stall.goods[JAR], stall.seller, on_hand=ONE)
    both.settle()
    both.shelf.faults.append(Offline("no_name"))
    for _number in range(5):
        stall.sold((RICE, 1))
    last = stall.sold((JAR, 1)).sale
    both.round()
    assert [errand.urgent for errand in both.errands() if errand.kind is ErrandKind.SALE] == [False] * 5 + [True]
    both.settle()
    assert both.shelf.bills()[0].ours == last.id
