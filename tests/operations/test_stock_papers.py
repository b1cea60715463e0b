"""Papers of the stock book: goods in, out, moved and corrected, each of them explained and taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from posapp.domain.identity import EntryId, LotId, PlaceId, ProductId
from posapp.domain.lot import NO_LOT
from posapp.domain.money import Money
from posapp.domain.place import STORE
from posapp.domain.product import Product, ProductKind
from posapp.domain.quantity import LIMIT_MILLI, ONE, Quantity
from posapp.domain.stock import EntryKind, StockReason
from posapp.operations.adjust_stock import Adjustment, adjust
from posapp.operations.doctor import examine
from posapp.operations.edit_catalog import save_product
from posapp.operations.market_day import Plans, close_event, open_event
from posapp.operations.move_stock import Going, Way, move_stock, save_place
from posapp.operations.receive import Incoming, receive, usual_batch
from posapp.operations.stock_book import Batch, Said, begin, entry_numbered, entry_of, post, reverse
from tests.doubles.refusals import refused
from tests.doubles.storeroom import FRESH, OLD, Storeroom

if TYPE_CHECKING:
    from collections.abc import Sequence

    from posapp.operations.stock_book import Posted

_NOWHERE = PlaceId("nowhere")


def _receive(room: Storeroom, lines: Sequence[Incoming], place: PlaceId = STORE) -> Posted:
    return receive(room.stall.shop, lines, Said(), room.stall.seller, place=place)


def _adjust(room: Storeroom, *lines: Adjustment, place: PlaceId = STORE) -> Posted:
    return adjust(room.stall.shop, lines, Said(), room.stall.seller, place=place)


def _service(room: Storeroom) -> Product:
    return room.stall.goods["นวดไทย"]


def test_goods_that_come_in_are_on_hand_with_their_paper(room: Storeroom) -> None:
    posted = room.receive("ขนมเทียน", 12, FRESH, cost=700)
    (lot,) = posted.entry.lots
    books = room.stall.shop.books
    assert (posted.entry.number, posted.entry.party, lot.code) == ("A69-G00005", "แม่คำ", "L0001")
    assert books.entries.get(posted.entry.id) == posted.entry == books.entries.numbered("A69-G00005")
    assert books.stock.at(room["ขนมเทียน"].id, STORE, lot.id) == Quantity.of(12)
    assert posted.entry.value == Money(8400)
    assert books.entries.newest(1) == [posted.entry] == books.entries.newest(1, "receive")
    assert examine(room.stall.shop).sound


def test_papers_are_numbered_on_past_five_digits(room: Storeroom) -> None:
    shop, seller = room.stall.shop, room.stall.seller
    moves = room.receive("ขนมเทียน", 1).entry.moves
    post(shop, replace(begin(shop, EntryKind.RECEIVE, Said(), seller), number="A69-G99999", moves=moves))
    numbers = [room.receive("ขนมเทียน", 1).entry.number for _turn in range(2)]
    assert numbers == ["A69-G100000", "A69-G100001"]
    assert entry_numbered(shop, " a69-g100001 ") == shop.books.entries.newest(1)[0]
    assert refused(lambda: entry_numbered(shop, "A69-G00000")) == "entry_unknown"


def test_a_batch_is_known_again_by_its_days_and_nothing_said_is_none(room: Storeroom) -> None:
    first, again, other, unknown = (
        room.receive("ขนมเทียน", 1, batch).entry.moves[0].lot
        for batch in (FRESH, FRESH, replace(FRESH, made=None), Batch())
    )
    assert first == again
    assert len({first, other, unknown}) == 3
    assert unknown == NO_LOT


def test_what_came_in_twice_on_one_paper_costs_the_average(room: Storeroom) -> None:
    cake = room["ขนมเทียน"].id
    lines = [Incoming(cake, Quantity.of(10), Money(100)), Incoming(cake, Quantity.of(30), Money(200), FRESH)]
    _receive(room, lines)
    assert room["ขนมเทียน"].cost == Money(175)
    edits = room["ขนมเทียน"].edits
    _receive(room, [Incoming(cake, ONE), Incoming(cake, ONE, Money(175))])
    assert (room["ขนมเทียน"].cost, room["ขนมเทียน"].edits) == (Money(175), edits)


def test_goods_of_the_same_days_are_one_batch(room: Storeroom) -> None:
    cake, rice = room["ขนมเทียน"].id, room["ข้าวแต๋น"].id
    lines = [Incoming(one, ONE, None, batch) for one in (cake, rice) for batch in (FRESH, FRESH, OLD)]
    first, again = _receive(room, lines), _receive(room, lines)
    assert [lot.code for lot in first.entry.lots] == ["L0001", "L0002", "L0003", "L0004"]
    assert again.entry.lots == ()
    assert [move.lot for move in first.entry.moves] == [move.lot for move in again.entry.moves]
    assert room.stall.shop.books.stock.lot_coded("L0002") == first.entry.lots[1]


def test_how_long_goods_keep_gives_their_usual_batch(room: Storeroom) -> None:
    made = date(2026, 1, 30)
    assert usual_batch(room["ขนมเทียน"], made) == Batch(made, date(2026, 2, 2))
    assert not usual_batch(room["ข้าวแต๋น"], made)


def test_what_cant_come_in_is_refused_and_nothing_is_written(room: Storeroom) -> None:
    before = room.stall.shop.books.journal.last_seq()
    cake, single = room["ขนมเทียน"].id, room["ผ้าทอลายดอก"].id
    upside_down = Batch(date(2026, 1, 2), date(2026, 1, 1))
    cases = {
        "stock_nothing": [],
        "product_unknown": [Incoming(ProductId("nothing"), ONE)],
        "stock_basket": [Incoming(room["กระเช้าปีใหม่"].id, ONE)],
        "stock_service": [Incoming(_service(room).id, ONE)],
        "lot_days": [Incoming(cake, ONE, None, upside_down)],
        "quantity_zero": [Incoming(cake, ONE), Incoming(cake, Quantity(0))],
        "quantity_too_large": [Incoming(cake, Quantity(LIMIT_MILLI + 1))],
        "amount_negative": [Incoming(cake, ONE, Money(-1))],
        "one_off_twice": [Incoming(single, Quantity.of(2))],
        "one_off_count": [Incoming(single, ONE), Incoming(single, ONE)],
        "stock_too_long": [Incoming(cake, ONE)] * 5001,
    }
    for code, lines in cases.items():
        assert refused(lambda lines=lines: _receive(room, lines)) == code  # type: ignore[misc]
    assert refused(lambda: _receive(room, [Incoming(cake, ONE)], _NOWHERE)) == "place_unknown"
    long = Said("x" * 121)
    assert refused(lambda: receive(room.stall.shop, [Incoming(cake, ONE)], long, room.stall.seller)) == "text_too_long"
    assert room.stall.shop.books.journal.last_seq() == before


def test_goods_nobody_counted_are_counted_from_their_first_paper_on(room: Storeroom) -> None:
    loose = room.add(Product(ProductId(room.stall.shop.ids.new()), "", "พริกแห้ง", Money(100)))
    assert not loose.tracked
    room.receive("พริกแห้ง", 3)
    assert room["พริกแห้ง"].tracked


def test_goods_go_out_for_a_reason_the_oldest_first(room: Storeroom) -> None:
    fresh, old = room.receive("ขนมเทียน", 5, FRESH).entry, room.receive("ขนมเทียน", 2, OLD).entry
    wasted = room.adjust("ขนมเทียน", 3).entry
    assert [(move.lot, move.quantity.milli) for move in wasted.moves] == [
        (old.lots[0].id, -2000),
        (fresh.lots[0].id, -1000),
    ]
    assert wasted.note == "นับใหม่"
    assert room.on_hand("ขนมเทียน") == 4000


def test_two_lines_of_one_paper_never_take_the_same_piece(room: Storeroom) -> None:
    old, fresh = room.receive("ขนมเทียน", 1, OLD).entry, room.receive("ขนมเทียน", 1, FRESH).entry
    cake, place = room["ขนมเทียน"].id, room.place("ซุ้มหน้าวัด")
    moved = move_stock(
        room.stall.shop, [Going(cake, ONE), Going(cake, ONE)], Way(STORE, place.id), Said(), room.stall.seller
    )
    assert {move.lot for move in moved.entry.moves} == {old.lots[0].id, fresh.lots[0].id}
    assert all(shelf.on_hand == ONE for shelf in room.stall.shop.books.stock.shelves(cake, place.id))


def test_a_count_may_find_more_and_a_batch_may_be_named(room: Storeroom) -> None:
    (lot,) = room.receive("ขนมเทียน", 5, FRESH).entry.lots
    cake = room["ขนมเทียน"].id
    _adjust(room, Adjustment(cake, Quantity.of(-2), StockReason.COUNT))
    _adjust(room, Adjustment(cake, Quantity.of(-1), StockReason.COUNT, lot.id))
    _adjust(room, Adjustment(cake, Quantity.of(3), StockReason.GIFT, lot.id))
    _adjust(room, Adjustment(cake, Quantity.of(1), StockReason.COUNT, NO_LOT))
    stock = room.stall.shop.books.stock
    assert (stock.at(cake, STORE), stock.at(cake, STORE, lot.id)) == (ONE, Quantity.of(3))


def test_a_change_without_a_right_reason_batch_or_place_is_refused(room: Storeroom) -> None:
    cake, rice = room["ขนมเทียน"].id, room["ข้าวแต๋น"].id
    (lot,) = room.receive("ขนมเทียน", 5, FRESH).entry.lots
    single = room["ผ้าทอลายดอก"].id
    waste = StockReason.WASTE
    cases = {
        "reason_unknown": Adjustment(cake, ONE, StockReason.SALE),
        "quantity_zero": Adjustment(cake, Quantity.of(-1), waste),
        "lot_unknown": Adjustment(rice, ONE, waste, lot.id),
        "one_off_count": Adjustment(single, ONE, waste),
        "product_unknown": Adjustment(ProductId("nothing"), ONE, waste),
    }
    for code, line in cases.items():
        assert refused(lambda line=line: _adjust(room, line)) == code  # type: ignore[misc]
    assert refused(lambda: _adjust(room, Adjustment(cake, ONE, waste, LotId("nowhere")))) == "lot_unknown"
    assert refused(lambda: _adjust(room)) == "stock_nothing"
    assert refused(lambda: _adjust(room, Adjustment(cake, ONE, waste), place=_NOWHERE)) == "place_unknown"


def test_moved_goods_are_here_or_there_and_never_both(room: Storeroom) -> None:
    (lot,) = room.receive("ขนมเทียน", 5, FRESH).entry.lots
    stall = room.place("ซุ้มหน้าวัด").id
    room.move("ขนมเทียน", 3, stall)
    stock, cake = room.stall.shop.books.stock, room["ขนมเทียน"].id
    assert (stock.at(cake, STORE, lot.id), stock.at(cake, stall, lot.id)) == (Quantity.of(2), Quantity.of(3))
    assert stock.all(stall) == {cake: Quantity.of(3)}
    history = room.stall.shop.books.movements.of_product(cake, 10, stall)
    assert [(one.after.milli, one.number, one.lot_code) for one in history] == [(3000, "A69-G00006", "L0001")]
    assert refused(lambda: room.move("ขนมเทียน", 1, STORE)) == "place_same"
    assert refused(lambda: room.move("ขนมเทียน", 1, _NOWHERE)) == "place_unknown"
    assert refused(lambda: room.move("ผ้าทอลายดอก", 1, stall)) == "one_off_count"


def test_expired_goods_are_the_last_to_be_carried_off_and_sold(room: Storeroom) -> None:
    old, fresh = room.receive("ขนมเทียน", 2, OLD).entry, room.receive("ขนมเทียน", 2, FRESH).entry
    moved = room.move("ขนมเทียน", 3, room.place("ซุ้มหน้าวัด").id).entry
    assert [move.lot for move in moved.moves[::2]] == [fresh.lots[0].id, old.lots[0].id]


def test_a_place_has_a_name_of_its_own_and_closes_when_it_is_empty(room: Storeroom) -> None:
    shop, seller = room.stall.shop, room.stall.seller
    place = room.place(" ซุ้มหน้าวัด ")
    assert [one.name for one in shop.books.places.all()] == ["ซุ้มหน้าวัด"]
    assert refused(lambda: room.place("ซุ้มหน้าวัด")) == "place_taken"
    assert refused(lambda: room.place(" ")) == "name_empty"
    room.move("ข้าวแต๋น", 1, place.id)
    closed = replace(place, active=False)
    assert refused(lambda: save_place(shop, closed, seller)) == "place_not_empty"
    room.move("ข้าวแต๋น", 1, STORE, place.id)
    save_place(shop, closed, seller)
    assert refused(lambda: room.move("ข้าวแต๋น", 1, place.id)) == "place_closed"
    assert (shop.books.places.all(), len(shop.books.places.all(closed=True))) == ([], 1)
    assert room.place("ซุ้มหน้าวัด").id != place.id


def test_the_stall_of_an_event_that_ended_stays_closed(room: Storeroom) -> None:
    shop, seller = room.stall.shop, room.stall.seller
    event = open_event(shop, Plans("กาดนัด"), seller)
    close_event(shop, event.id, [], "", seller)
    place = shop.books.places.get(event.place)
    assert place
    assert refused(lambda: save_place(shop, replace(place, active=True), seller)) == "place_closed"


def test_a_paper_is_taken_back_once_by_another(room: Storeroom) -> None:
    shop, seller = room.stall.shop, room.stall.seller
    first = room.receive("ขนมเทียน", 5, FRESH).entry
    back = reverse(shop, first.id, "นับผิด", seller).entry
    assert (back.reverses, back.value, room.on_hand("ขนมเทียน")) == (first.id, -first.value, 0)
    assert shop.books.entries.reversal_of(first.id) == back
    assert refused(lambda: reverse(shop, first.id, "", seller)) == "entry_reversed"
    assert refused(lambda: reverse(shop, back.id, "", seller)) == "entry_is_reversal"
    assert refused(lambda: reverse(shop, EntryId("none"), "", seller)) == "entry_unknown"
    assert entry_of(shop, first.id) == first
    assert examine(shop).sound


def test_a_paper_of_a_closed_place_stays(room: Storeroom) -> None:
    shop, seller = room.stall.shop, room.stall.seller
    place = room.place("ซุ้มหน้าวัด")
    there = room.move("ข้าวแต๋น", 1, place.id).entry
    room.move("ข้าวแต๋น", 1, STORE, place.id)
    save_place(shop, replace(place, active=False), seller)
    assert refused(lambda: reverse(shop, there.id, "", seller)) == "place_closed"


def test_a_single_piece_that_was_sold_cant_be_un_received(room: Storeroom) -> None:
    received = room.receive("ผ้าทอลายดอก", 1).entry
    room.stall.sold(("ผ้าทอลายดอก", 1))
    assert refused(lambda: reverse(room.stall.shop, received.id, "", room.stall.seller)) == "one_off_count"


def test_saying_what_is_there_posts_the_difference(room: Storeroom) -> None:
    shop, seller = room.stall.shop, room.stall.seller
    save_product(shop, room["ขนมเทียน"], seller, on_hand=Quantity.of(7))
    (move,) = shop.books.entries.newest(1)[0].moves
    assert (move.quantity, move.reason) == (Quantity.of(7), StockReason.COUNT)
    before = shop.books.entries.newest(1)
    save_product(shop, room["ขนมเทียน"], seller, on_hand=Quantity.of(7))
    assert shop.books.entries.newest(1) == before
    basket, single = room["กระเช้าปีใหม่"], room["ผ้าทอลายดอก"]
    assert refused(lambda: save_product(shop, basket, seller, on_hand=ONE)) == "stock_basket"
    assert refused(lambda: save_product(shop, single, seller, on_hand=Quantity.of(2))) == "one_off_count"
    assert not basket.one_off
    assert single.kind is ProductKind.ONE_OFF


def test_an_empty_paper_is_no_paper(room: Storeroom) -> None:
    entry = replace(room.receive("ขนมเทียน", 1).entry, moves=())
    assert refused(lambda: post(room.stall.shop, entry)) == "stock_nothing"
