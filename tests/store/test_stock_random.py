"""Any sequence of what a group does with its goods: every number on hand stays the sum of its movements."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from posapp.domain.identity import LotId, PlaceId, ProductId
from posapp.domain.market import CostKind, EventCost
from posapp.domain.money import Money
from posapp.domain.quantity import ONE, Quantity
from posapp.domain.stock import ADJUSTMENTS, StockReason
from posapp.domain.stocktake import Verdict
from posapp.operations.count_stock import Scope, count, drop_count, post_count, start_count, walk
from posapp.operations.market_day import (
    Plans,
    add_cost,
    bring_back,
    close_event,
    goods_of,
    open_event,
    result_of,
    sell_at,
    take_to_market,
)
from tests.store.group_at_work import (
    GroupAtWork,
    names,
    pieces,
    which,
)
from tests.store.group_selling import Selling
from tests.store.group_storing import Storing

if TYPE_CHECKING:
    from posapp.domain.identity import StocktakeId


_SUMS: Final = (
    "SELECT product, place, lot, sum({column}) FROM {table} GROUP BY product, place, lot HAVING sum({column}) <> 0"
)

Shelf = tuple[str, str, str]


@dataclass(slots=True)
class Seen:
    """A shelf that was counted, and the journal's number at that moment."""

    counted: int
    seq: int


class Counting(GroupAtWork):
    """Stocktakes that begin, pause, go on while others sell, and end."""

    def __init__(self) -> None:
        super().__init__()
        self.counting: dict[StocktakeId, dict[Shelf, Seen]] = {}

    @rule(at=which)
    def begin_to_count(self, at: int) -> None:
        def act() -> None:
            stocktake = start_count(self.shop, "", Scope(self.place_at(at)), self.seller)
            self.counting[stocktake.id] = {}

        self.does(act)

    @precondition(lambda self: self.counting)
    @rule(number=which, line=st.integers(0, 99), counted=st.integers(0, 8))
    def count_a_shelf(self, number: int, line: int, counted: int) -> None:
        taking = list(self.counting)[number % len(self.counting)]
        stocktake = self.shop.books.stocktakes.get(taking)
        assert stocktake
        lines = walk(self.shop, stocktake)
        product, lot = lines[line % len(lines)].product, lines[line % len(lines)].lot
        item = (product.id, lot.id if lot else LotId(""))
        if self.does(lambda: count(self.shop, taking, item, Quantity.of(counted), self.seller)):
            seen = Seen(counted * 1000, self.shop.books.journal.last_seq())
            self.counting[taking][item[0], stocktake.place, item[1]] = seen

    @precondition(lambda self: self.counting)
    @rule(number=which, reason=st.sampled_from(ADJUSTMENTS), drop=st.booleans())
    def end_a_count(self, number: int, reason: StockReason, drop: bool) -> None:
        taking = list(self.counting)[number % len(self.counting)]
        before = self.shop.books.journal.last_seq()
        verdicts = [Verdict(item.product, item.lot, reason) for item in self.shop.books.stocktakes.counts(taking)]
        if drop:
            self.does(lambda: drop_count(self.shop, taking, self.seller))
        elif self.does(lambda: post_count(self.shop, taking, verdicts, self.seller)):
            self._counted_and_moved_since(self.counting[taking], before)
        ended = self.shop.books.stocktakes.get(taking)
        if ended and ended.closed:
            del self.counting[taking]

    def _counted_and_moved_since(self, seen: dict[Shelf, Seen], before: int) -> None:
        """On each counted shelf lies what was counted and what moved between that moment and the posting.

        What another stocktake put right in between was wrong in the books only: it moved nothing.
        """
        rows = self.shop.books.database.rows
        for shelf, one in seen.items():
            product = self.shop.books.catalog.get(ProductId(shelf[0]))
            if product and not product.one_off:
                (moved,) = rows.execute(
                    "SELECT coalesce(sum(quantity), 0) FROM stock_move WHERE product = ? AND place = ? AND lot = ? "
                    "AND seq > ? AND seq <= ? AND NOT EXISTS (SELECT 1 FROM stock_entry AS paper "
                    "WHERE paper.terminal = stock_move.terminal AND paper.seq = stock_move.seq "
                    "AND paper.kind = 'count')",
                    (*shelf, one.seq, before),
                ).fetchone()
                assert self._on_shelf(shelf) == one.counted + moved

    def _on_shelf(self, shelf: Shelf) -> int:
        return self.shop.books.stock.at(ProductId(shelf[0]), PlaceId(shelf[1]), LotId(shelf[2])).milli


class Marketing(GroupAtWork):
    """Going to market."""

    @rule(here=st.booleans())
    def go_to_market(self, here: bool) -> None:
        plans = Plans(f"กาด {len(self.events)}", costs=((CostKind.STALL, Money(5000)),), sell_here=here)
        event = open_event(self.shop, plans, self.seller)
        self.events.append(event.id)
        self.places.append(event.place)

    @precondition(lambda self: self.events)
    @rule(number=which, name=names, pieces=pieces, back=st.booleans())
    def carry_goods(self, number: int, name: str, pieces: int, back: bool) -> None:
        event, act = self.events[number % len(self.events)], bring_back if back else take_to_market
        lines = [self.room.going(name, pieces), self.room.going("ข้าวแต๋น", 2)]
        self.does(lambda: act(self.shop, event, lines, self.seller))

    @precondition(lambda self: self.events)
    @rule(number=which, name=names, pieces=pieces)
    def close_a_market_day(self, number: int, name: str, pieces: int) -> None:
        event = self.events[number % len(self.events)]
        cost = EventCost(CostKind.OTHER, Money(700), "", self.shop.now(), self.seller)
        self.does(lambda: add_cost(self.shop, event, cost))
        self.does(lambda: close_event(self.shop, event, [self.room.going(name, pieces)], "", self.seller))

    @rule(at=which)
    def sell_elsewhere(self, at: int) -> None:
        self.does(lambda: sell_at(self.shop, self.place_at(at), self.seller))


class GoodsOfAGroup(Storing, Selling, Counting, Marketing):
    """All of it, in any order; and what must hold all the time."""

    @invariant()
    def every_number_is_the_sum_of_its_movements(self) -> None:
        rows = self.shop.books.database.rows
        kept, moved = (
            {tuple(row[:3]): row[3] for row in rows.execute(_SUMS.format(column=column, table=table))}
            for table, column in (("stock", "on_hand"), ("stock_move", "quantity"))
        )
        assert kept == moved

    @invariant()
    def there_is_one_of_a_single_piece_or_none(self) -> None:
        for product in self.shop.books.catalog.all(withdrawn=True):
            assert product.cost.satang >= 0
            if product.one_off:
                assert self.shop.books.stock.on_hand(product.id) in (Quantity(0), ONE)

    @invariant()
    def what_was_taken_to_market_is_accounted_for(self) -> None:
        for event in self.shop.books.events.newest(99):
            lying: dict[ProductId, int] = {}
            for shelf in self.shop.books.stock.shelves_at(event.place):
                lying[shelf.product] = lying.get(shelf.product, 0) + shelf.on_hand.milli
            there = {one.product: one.there.milli for one in goods_of(self.shop, event) if one.there}
            assert there == {product: milli for product, milli in lying.items() if milli}
            assert not (event.closed and lying)
            assert result_of(self.shop, event).spent >= Money(5000)


def _settings(examples: int, steps: int) -> settings:
    return settings(
        max_examples=examples, stateful_step_count=steps, database=None, suppress_health_check=list(HealthCheck)
    )


def test_any_thirty_acts_leave_every_shelf_explained() -> None:
    run_state_machine_as_test(GoodsOfAGroup, settings=_settings(12, 30))


@pytest.mark.long
@pytest.mark.timeout(600)
def test_any_hundred_acts_leave_every_shelf_explained() -> None:
    run_state_machine_as_test(GoodsOfAGroup, settings=_settings(200, 100))
