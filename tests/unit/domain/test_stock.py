"""Movements: what they are worth, and what an event makes of them."""

from __future__ import annotations

from datetime import UTC, date, datetime

from posapp.domain.identity import EntryId, LotId, PersonId, ProductId
from posapp.domain.lot import NO_LOT, Lot
from posapp.domain.market import COST_TITLES, CostKind, EventCost, EventGoods, EventResult
from posapp.domain.money import ZERO, Money
from posapp.domain.place import STORE
from posapp.domain.quantity import Quantity
from posapp.domain.stock import (
    ENTRY_TITLES,
    REASON_TITLES,
    EntryKind,
    Shelf,
    StockEntry,
    StockMove,
    StockReason,
)

_RICE = ProductId("rice")
_AT = datetime(2026, 1, 17, tzinfo=UTC)


def test_a_paper_is_worth_what_its_movements_cost() -> None:
    moves = (
        StockMove(_RICE, Quantity(1500), StockReason.RECEIVE, cost=Money(333)),
        StockMove(_RICE, Quantity(-1500), StockReason.WASTE, cost=Money(333)),
        StockMove(_RICE, Quantity.of(-2), StockReason.WASTE, cost=Money(100)),
    )
    assert [move.value for move in moves] == [Money(500), Money(-500), Money(-200)]
    entry = StockEntry(EntryId("e"), EntryKind.ADJUST, "A69-G00001", _AT, date(2026, 1, 17), PersonId("p"), moves)
    assert entry.value == Money(-200)


def test_every_reason_paper_and_cost_has_a_name_people_know() -> None:
    assert set(REASON_TITLES) == set(StockReason)
    assert set(ENTRY_TITLES) == set(EntryKind)
    assert set(COST_TITLES) == set(CostKind)


def test_a_shelf_without_a_batch_has_the_empty_one() -> None:
    assert Shelf(_RICE, STORE, None, Quantity(0)).lot_id == NO_LOT
    assert Shelf(_RICE, STORE, Lot(LotId("1"), _RICE, "L0001"), Quantity(0)).lot_id == "1"


def test_what_was_taken_is_sold_back_wasted_given_lost_or_still_there() -> None:
    milli = [Quantity.of(number) for number in (20, 9, 4, 3, 2, 1)]
    assert EventGoods(_RICE, *milli).there == Quantity.of(1)


def test_an_event_brought_what_is_left_after_goods_and_costs() -> None:
    costs = tuple(EventCost(CostKind.STALL, Money(satang), "", _AT, PersonId("p")) for satang in (5000, -1000))
    result = EventResult(3, Money(20000), Money(7000), costs)
    assert (result.spent, result.profit) == (Money(4000), Money(9000))
    assert EventResult(0, ZERO, ZERO).profit == ZERO
