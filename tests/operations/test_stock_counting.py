"""Counting while selling goes on: the difference is what it was when the shelf was looked at."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from posapp.domain.identity import LotId, PlaceId, ProductId, StocktakeId
from posapp.domain.lot import NO_LOT
from posapp.domain.money import ZERO, Money
from posapp.domain.place import STORE
from posapp.domain.quantity import LIMIT_MILLI, Quantity
from posapp.domain.stock import StockReason
from posapp.domain.stocktake import Verdict
from posapp.operations.count_stock import (
    Scope,
    count,
    differences,
    drop_count,
    post_count,
    start_count,
    walk,
)
from posapp.operations.doctor import examine
from posapp.operations.edit_catalog import new_category, save_category
from posapp.operations.market_day import Plans, close_event, open_event
from tests.doubles.refusals import refused
from tests.doubles.storeroom import FRESH, OLD, Storeroom

if TYPE_CHECKING:
    from posapp.domain.stocktake import CountedItem, Stocktake


def _start(room: Storeroom, scope: Scope = Scope()) -> Stocktake:  # noqa: B008 - a frozen value
    return start_count(room.stall.shop, "สิ้นเดือน", scope, room.stall.seller)


def _count(room: Storeroom, taking: Stocktake, name: str, number: int, lot: LotId = NO_LOT) -> CountedItem:
    return count(room.stall.shop, taking.id, (room[name].id, lot), Quantity.of(number), room.stall.seller)


def test_what_is_sold_while_counting_goes_on_stays_sold(room: Storeroom) -> None:
    shop, seller = room.stall.shop, room.stall.seller
    room.receive("ข้าวแต๋น", 1, cost=1000)
    taking = _start(room)
    room.stall.sold(("ข้าวแต๋น", 1))
    item = _count(room, taking, "ข้าวแต๋น", 97)
    assert (item.expected, item.difference) == (Quantity.of(100), Quantity.of(-3))
    room.stall.sold(("ข้าวแต๋น", 5))
    _count(room, taking, "ผ้าขาวม้า", 100)
    done = post_count(shop, taking.id, [Verdict(room["ข้าวแต๋น"].id, NO_LOT, StockReason.LOSS)], seller)
    assert room.on_hand("ข้าวแต๋น") == 92_000
    assert done.entry
    assert [(move.quantity.milli, move.reason) for move in done.entry.moves] == [(-3000, StockReason.LOSS)]
    assert (done.value, done.entry.value, done.stocktake.closed) == (Money(-3000), Money(-3000), "posted")
    assert shop.books.entries.of_subject(taking.id) == [done.entry]
    assert examine(shop).sound


def test_the_last_count_of_a_shelf_counts(room: Storeroom) -> None:
    taking = _start(room)
    for number in (5, 50, 101):
        _count(room, taking, "ข้าวแต๋น", number)
    _count(room, taking, "น้ำพริกหนุ่ม", 99)
    found = differences(room.stall.shop, taking.id)
    assert [(one.product.name, one.item.difference.milli) for one in found] == [
        ("ข้าวแต๋น", 1000),
        ("น้ำพริกหนุ่ม", -1000),
    ]
    post_count(room.stall.shop, taking.id, [], room.stall.seller)
    assert (room.on_hand("ข้าวแต๋น"), room.on_hand("น้ำพริกหนุ่ม")) == (101_000, 99_000)


def test_the_walk_goes_by_category_and_batch_and_shows_what_was_counted(room: Storeroom) -> None:
    shop, seller = room.stall.shop, room.stall.seller
    snacks = new_category(shop, "ขนม", "#8A5A00", "cookie")
    save_category(shop, snacks, seller)
    lots = [room.receive("ขนมเทียน", 3, batch).entry.lots[0] for batch in (FRESH, OLD)]
    cake = room["ขนมเทียน"]
    room.add(replace(cake, category=snacks.id))
    taking = _start(room, Scope(STORE, snacks.id))
    assert [(line.product.name, line.lot) for line in walk(shop, taking)] == [
        ("ขนมเทียน", lots[1]),
        ("ขนมเทียน", lots[0]),
    ]
    _count(room, taking, "ขนมเทียน", 2, lots[0].id)
    _count(room, taking, "ข้าวแต๋น", 100)
    lines = walk(shop, taking)
    assert [line.counted.counted.milli if line.counted else None for line in lines] == [None, 2000, 100_000]
    everything = {line.product.name for line in walk(shop, _start(room))}
    assert "นวดไทย" not in everything
    assert "กระเช้าปีใหม่" not in everything
    assert "ขนมเทียน" in everything


def test_counts_are_taken_while_the_stocktake_goes_on_and_never_after(room: Storeroom) -> None:
    shop, seller = room.stall.shop, room.stall.seller
    taking, dropped = _start(room), _start(room)
    assert [one.id for one in shop.books.stocktakes.going_on()] == [taking.id, dropped.id]
    assert refused(lambda: post_count(shop, taking.id, [], seller)) == "stocktake_empty"
    _count(room, taking, "ข้าวแต๋น", 100)
    done = post_count(shop, taking.id, [], seller)
    assert (done.entry, done.value) == (None, ZERO)
    drop_count(shop, dropped.id, seller)
    assert shop.books.stocktakes.going_on() == []
    assert [one.closed for one in shop.books.stocktakes.newest(9)] == ["dropped", "posted"]
    for act in (
        lambda: _count(room, taking, "ข้าวแต๋น", 1),
        lambda: post_count(shop, dropped.id, [], seller),
        lambda: drop_count(shop, taking.id, seller),
    ):
        assert refused(act) == "stocktake_closed"
    assert refused(lambda: drop_count(shop, StocktakeId("none"), seller)) == "stocktake_unknown"


def test_what_cant_be_counted_is_refused(room: Storeroom) -> None:
    shop, seller = room.stall.shop, room.stall.seller
    taking = _start(room)
    rice = (room["ข้าวแต๋น"].id, NO_LOT)
    assert refused(lambda: _start(room, Scope(PlaceId("nowhere")))) == "place_unknown"
    assert refused(lambda: count(shop, taking.id, rice, Quantity(-1), seller)) == "quantity_negative"
    assert refused(lambda: count(shop, taking.id, rice, Quantity(LIMIT_MILLI + 1), seller)) == "quantity_too_large"
    assert refused(lambda: _count(room, taking, "ผ้าทอลายดอก", 2)) == "one_off_twice"
    assert refused(lambda: _count(room, taking, "กระเช้าปีใหม่", 2)) == "stock_basket"
    assert refused(lambda: _count(room, taking, "ข้าวแต๋น", 2, LotId("none"))) == "lot_unknown"
    unknown = (ProductId("none"), NO_LOT)
    assert refused(lambda: count(shop, taking.id, unknown, Quantity(1), seller)) == "product_unknown"
    _count(room, taking, "ข้าวแต๋น", 1)
    wrong = [Verdict(rice[0], NO_LOT, StockReason.SALE)]
    assert refused(lambda: post_count(shop, taking.id, wrong, seller)) == "reason_unknown"


def test_a_single_piece_that_turned_up_or_was_sold_after_its_count_stays_as_it_is(room: Storeroom) -> None:
    shop, seller = room.stall.shop, room.stall.seller
    room.receive("ผ้าทอลายดอก", 1)
    missed, elsewhere = _start(room), _start(room, Scope(room.place("ซุ้มหน้าวัด").id))
    _count(room, missed, "ผ้าทอลายดอก", 0)
    _count(room, elsewhere, "ผ้าทอลายดอก", 1)
    assert post_count(shop, elsewhere.id, [], seller).entry is None
    room.stall.sold(("ผ้าทอลายดอก", 1))
    assert post_count(shop, missed.id, [], seller).entry is None
    gone = _start(room)
    _count(room, gone, "ผ้าทอลายดอก", 1)
    post_count(shop, gone.id, [], seller)
    assert room.on_hand("ผ้าทอลายดอก") == 1000
    assert examine(shop).sound


def test_a_count_at_a_stall_that_closed_meanwhile_can_only_be_dropped(room: Storeroom) -> None:
    shop, seller = room.stall.shop, room.stall.seller
    event = open_event(shop, Plans("กาดนัด"), seller)
    taking = _start(room, Scope(event.place))
    _count(room, taking, "ข้าวแต๋น", 4)
    close_event(shop, event.id, [], "", seller)
    assert refused(lambda: post_count(shop, taking.id, [], seller)) == "place_closed"
    drop_count(shop, taking.id, seller)
    assert examine(shop).sound
