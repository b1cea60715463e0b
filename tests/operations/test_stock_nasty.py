"""Stock under bad luck: goods that change their kind, counts that overlap, amounts at the limits, very long papers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from posapp.domain.identity import ProductId, SaleId
from posapp.domain.lot import NO_LOT
from posapp.domain.money import LIMIT_SATANG, Money
from posapp.domain.product import BasketPart, Product, ProductKind
from posapp.domain.quantity import LIMIT_MILLI, ONE, Quantity
from posapp.domain.refund import Repayment
from posapp.domain.stock import StockReason
from posapp.domain.tender import CASH, Tender
from posapp.operations.adjust_stock import Adjustment, adjust
from posapp.operations.count_stock import Scope, count, differences, post_count, start_count, walk
from posapp.operations.doctor import examine
from posapp.operations.edit_catalog import save_product, withdraw
from posapp.operations.hold import hold, recall
from posapp.operations.make import Making, make, new_recipe, save_recipe
from posapp.operations.market_day import Plans, close_event, open_event, result_of, take_to_market
from posapp.operations.move_stock import Going
from posapp.operations.receive import Incoming, receive
from posapp.operations.refund import refund
from posapp.operations.sell import sell
from posapp.operations.set_on_hand import set_on_hand
from posapp.operations.stock_book import Said
from tests.doubles.refusals import refused

if TYPE_CHECKING:
    from posapp.domain.cart import Cart
    from posapp.operations.sell import Sold
    from tests.doubles.storeroom import Storeroom

_DEAREST = Money(LIMIT_SATANG)
_MOST = Quantity(LIMIT_MILLI)


@pytest.fixture(autouse=True)
def _sound(room: Storeroom) -> object:
    yield
    assert [str(finding) for finding in examine(room.stall.shop).findings] == []


def _goods(room: Storeroom, name: str, unit: str = "piece") -> Product:
    return room.add(Product(ProductId(room.stall.shop.ids.new()), "", name, Money(100), unit=unit, tracked=True))


def _single(room: Storeroom, name: str) -> None:
    room.add(replace(room[name], kind=ProductKind.ONE_OFF))


def _pay(room: Storeroom, cart: Cart) -> Sold:
    return sell(room.stall.shop, cart, (Tender(CASH, cart.total, cart.total),), room.stall.seller)


def test_goods_that_became_a_single_piece_are_sold_once_whatever_older_carts_say(room: Storeroom) -> None:
    shop, stall = room.stall.shop, room.stall
    _goods(room, "ตะกร้า")
    room.receive("ตะกร้า", 1)
    held, first, second = stall.cart(("ตะกร้า", 3)), stall.cart(("ตะกร้า", 1)), stall.cart(("ตะกร้า", 1))
    hold(shop, held, stall.seller)
    _single(room, "ตะกร้า")
    again, _changes = recall(shop, held.id)
    assert refused(lambda: _pay(room, again)) == "one_off_once"
    _pay(room, first)
    assert refused(lambda: _pay(room, second)) == "one_off_sold"
    assert room.on_hand("ตะกร้า") == 0


def test_three_sold_before_goods_became_a_single_piece_do_not_all_come_back(room: Storeroom) -> None:
    shop, seller = room.stall.shop, room.stall.seller
    _goods(room, "ตะกร้า")
    room.receive("ตะกร้า", 3)
    sold = room.stall.sold(("ตะกร้า", 3)).sale.id
    _single(room, "ตะกร้า")
    back = Repayment(SaleId(shop.ids.new()), CASH, "ลูกค้าคืน")
    assert refused(lambda: refund(shop, sold, None, back, seller)) == "one_off_twice"
    assert room.on_hand("ตะกร้า") == 0


def test_goods_that_were_ever_on_hand_become_no_basket_and_what_lies_there_no_service(room: Storeroom) -> None:
    _goods(room, "ตะกร้า")
    parts = (BasketPart(room["ข้าวแต๋น"].id, ONE),)
    basket = replace(room["ตะกร้า"], kind=ProductKind.BASKET, parts=parts)
    room.receive("ตะกร้า", 1)
    assert refused(lambda: room.add(replace(room["ตะกร้า"], unit="time"))) == "kind_changed"
    room.stall.sold(("ตะกร้า", 1))
    assert refused(lambda: room.add(basket)) == "kind_changed"
    assert room.add(replace(room["ตะกร้า"], unit="time")).unit == "time"


def test_half_a_single_piece_never_comes_in(room: Storeroom) -> None:
    cloth = Incoming(room["ผ้าทอลายดอก"].id, Quantity(500))
    assert refused(lambda: receive(room.stall.shop, [cloth], Said(), room.stall.seller)) == "one_off_twice"


def test_what_two_stocktakes_miss_is_written_off_once(room: Storeroom) -> None:
    shop, seller, rice = room.stall.shop, room.stall.seller, room["ข้าวแต๋น"].id
    first, second = start_count(shop, "เช้า", Scope(), seller), start_count(shop, "สาย", Scope(), seller)
    count(shop, first.id, (rice, NO_LOT), Quantity.of(98), seller)
    room.stall.sold(("ข้าวแต๋น", 1))
    count(shop, second.id, (rice, NO_LOT), Quantity.of(97), seller)
    assert post_count(shop, first.id, (), seller).entry is not None
    assert [one.item.difference for one in differences(shop, second.id)] == [Quantity(0)]
    assert post_count(shop, second.id, (), seller).entry is None
    assert room.on_hand("ข้าวแต๋น") == 97000
    assert [one.item.difference for one in differences(shop, first.id)] == [Quantity.of(-2)]


def test_a_number_set_after_it_was_counted_is_not_corrected_again(room: Storeroom) -> None:
    shop, seller = room.stall.shop, room.stall.seller
    taking = start_count(shop, "", Scope(), seller)
    count(shop, taking.id, (room["ข้าวแต๋น"].id, NO_LOT), Quantity.of(90), seller)
    with shop.books.write():
        set_on_hand(shop, room["ข้าวแต๋น"], Quantity.of(90), seller)
    adjust(shop, [Adjustment(room["ข้าวแต๋น"].id, ONE, StockReason.WASTE)], Said(), seller)
    post_count(shop, taking.id, (), seller)
    assert room.on_hand("ข้าวแต๋น") == 89000


def test_withdrawn_goods_are_counted_as_long_as_there_are_any(room: Storeroom) -> None:
    shop, seller = room.stall.shop, room.stall.seller
    withdraw(shop, room["ข้าวแต๋น"].id, seller)
    withdraw(shop, room["ขนมเทียน"].id, seller)
    names = [line.product.name for line in walk(shop, start_count(shop, "", Scope(), seller))]
    assert "ข้าวแต๋น" in names
    assert "ขนมเทียน" not in names


def test_the_dearest_goods_in_the_largest_number_add_up_to_the_satang(room: Storeroom) -> None:
    shop, seller = room.stall.shop, room.stall.seller
    gold = _goods(room, "ทอง", "kg")
    receive(shop, [Incoming(gold.id, _MOST, _DEAREST)] * 3, Said(), seller)
    event = open_event(shop, Plans("กาดทอง"), seller)
    take_to_market(shop, event.id, [Going(gold.id, _MOST)] * 3, seller)
    adjust(shop, [Adjustment(gold.id, _MOST, StockReason.LOSS)] * 2, Said(), seller, place=event.place)
    assert result_of(shop, event).goods.satang == 2 * _DEAREST.times(_MOST).satang
    ended = close_event(shop, event.id, [], "", seller)
    assert ended.result.goods.satang == 3 * _DEAREST.times(_MOST).satang


def test_a_piece_that_would_cost_more_than_anything_may_is_refused(room: Storeroom) -> None:
    shop, seller = room.stall.shop, room.stall.seller
    gold, dust = _goods(room, "ทอง", "kg"), _goods(room, "ผง", "kg")
    receive(shop, [Incoming(gold.id, _MOST, _DEAREST)], Said(), seller)
    new = new_recipe(shop, dust, Quantity(1), (BasketPart(gold.id, _MOST),))
    assert (
        refused(lambda: save_recipe(shop, replace(new, labour=Money(LIMIT_SATANG + 1)), seller)) == "amount_too_large"
    )
    recipe, _changes = save_recipe(shop, new, seller)
    assert refused(lambda: make(shop, Making(recipe.id, ONE, Quantity(1)), Said(), seller)) == "amount_too_large"
    too_dear = Incoming(gold.id, ONE, Money(LIMIT_SATANG + 1))
    assert refused(lambda: receive(shop, [too_dear], Said(), seller)) == "amount_too_large"
    assert (room.on_hand("ทอง"), room.on_hand("ผง")) == (LIMIT_MILLI, 0)


def test_a_stocktake_and_a_market_of_more_than_five_thousand_lines_can_be_ended(room: Storeroom) -> None:
    shop, seller = room.stall.shop, room.stall.seller
    with shop.books.write():
        goods = [
            save_product(shop, Product(ProductId(shop.ids.new()), f"G{n}", f"สินค้า {n}", Money(100)), seller)[0]
            for n in range(5001)
        ]
        taking = start_count(shop, "", Scope(), seller)
        for one in goods:
            count(shop, taking.id, (one.id, NO_LOT), Quantity.of(2), seller)
        post_count(shop, taking.id, (), seller)
        assert [len(paper.moves) for paper in shop.books.entries.of_subject(taking.id)] == [5000, 1]
        event = open_event(shop, Plans("กาดใหญ่"), seller)
        for start in range(0, len(goods), 2500):
            take_to_market(shop, event.id, [Going(one.id, ONE) for one in goods[start : start + 2500]], seller)
        ended = close_event(shop, event.id, [], "", seller)
    assert shop.books.stock.shelves_at(event.place) == []
    assert {one.lost for one in ended.goods} == {ONE}
