"""What a bill takes from the shelves: the oldest food, the parts of a basket, a single piece once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from posapp.domain.cart import Cart, CartLine
from posapp.domain.identity import LotId, SaleId
from posapp.domain.money import Money, total
from posapp.domain.place import STORE
from posapp.domain.product import BasketPart
from posapp.domain.quantity import ONE, Quantity
from posapp.domain.refund import Repayment, Returned
from posapp.domain.tender import CASH, Tender
from posapp.operations.change_options import change_options
from posapp.operations.doctor import examine
from posapp.operations.edit_catalog import save_product
from posapp.operations.fresh_goods import expiring, mark_down, throw_away
from posapp.operations.hold import drop, hold, recall
from posapp.operations.look_up import look_up
from posapp.operations.market_day import sell_at
from posapp.operations.move_stock import save_place
from posapp.operations.options import STOCK
from posapp.operations.refund import refund
from posapp.operations.sell import sell
from posapp.operations.stock_book import reverse
from posapp.operations.take_stock import check_free, check_fresh, selling_place
from tests.doubles.refusals import refused
from tests.doubles.storeroom import FRESH, OLD, Storeroom

if TYPE_CHECKING:
    from posapp.domain.identity import ProductId
    from posapp.domain.sale import Sale


def _sell(room: Storeroom, cart: Cart) -> Sale:
    return sell(room.stall.shop, cart, (Tender(CASH, cart.total, cart.total),), room.stall.seller).sale


def _one_line(room: Storeroom, line: CartLine) -> Cart:
    return Cart(SaleId(room.stall.shop.ids.new())).join(line)[0]


def _back(room: Storeroom, sale: Sale, number: int, *, restock: bool = True) -> Sale:
    repayment = Repayment(SaleId(room.stall.shop.ids.new()), CASH, "ของเสีย")
    parts = [Returned(1, Quantity.of(number), restock)]
    return refund(room.stall.shop, sale.id, parts, repayment, room.stall.seller).sale


def _lots(room: Storeroom, sale: Sale) -> list[tuple[str, int]]:
    moves = room.stall.shop.books.movements.of_sale(sale.id)
    found = [(room.stall.shop.books.stock.lot(move.lot), move.quantity.milli // 1000) for move in moves]
    return [(lot.code if lot else "", number) for lot, number in found]


@pytest.fixture
def fed(room: Storeroom) -> Storeroom:
    """Two batches of ขนมเทียน on hand: L0001 expired yesterday, L0002 is good until Tuesday; the till says Saturday."""
    room.receive("ขนมเทียน", 2, OLD)
    room.receive("ขนมเทียน", 3, FRESH)
    return room


def test_food_goes_out_oldest_first_and_what_expired_stays(fed: Storeroom) -> None:
    assert _lots(fed, fed.stall.sold(("ขนมเทียน", 2)).sale) == [("L0002", -2)]
    cart = fed.stall.cart(("ขนมเทียน", 2))
    before = fed.stall.shop.books.journal.last_seq()
    assert refused(lambda: _sell(fed, cart)) == "expired"
    assert fed.stall.shop.books.journal.last_seq() == before
    allowed = replace(cart, lines=tuple(replace(line, allowed="แม่คำบอก") for line in cart.lines))
    sale = _sell(fed, allowed)
    assert (_lots(fed, sale), sale.lines[0].reason) == ([("L0001", -2)], "แม่คำบอก")
    assert _lots(fed, fed.stall.sold(("ขนมเทียน", 2)).sale) == [("L0002", -1), ("", -1)]
    assert examine(fed.stall.shop).sound


def test_two_lines_of_one_bill_never_sell_the_same_piece(fed: Storeroom) -> None:
    cart, _line = fed.stall.cart(("ขนมเทียน", 2)).add(fed["ขนมเทียน"], Quantity.of(2), Money(900))
    assert refused(lambda: _sell(fed, cart)) == "expired"
    _sell(fed, cart.with_quantity(1, ONE))
    assert fed.on_hand("ขนมเทียน") == 2000


def test_whether_goods_are_fresh_is_said_before_they_are_paid(fed: Storeroom) -> None:
    shop, cake = fed.stall.shop, fed["ขนมเทียน"]
    check_fresh(shop, cake, Quantity.of(3), STORE)
    check_fresh(shop, fed["ข้าวแต๋น"], Quantity.of(999), STORE)
    assert refused(lambda: check_fresh(shop, cake, Quantity.of(4), STORE)) == "expired"


def test_a_day_that_was_left_open_makes_no_old_food_fresh(room: Storeroom) -> None:
    room.receive("ขนมเทียน", 1, FRESH)
    room.stall.sold(("ข้าวแต๋น", 1))
    room.stall.clock.at += timedelta(days=9)
    assert refused(lambda: room.stall.sold(("ขนมเทียน", 1))) == "expired"


def test_goods_sold_by_the_label_of_their_batch_come_from_it(fed: Storeroom) -> None:
    shop, cake = fed.stall.shop, fed["ขนมเทียน"]
    found = look_up(shop, "L0002")
    assert found
    assert found.lot
    assert (found.product, found.price) == (cake, None)
    mark_down(shop, found.lot.id, Money(500), fed.stall.seller)
    marked = look_up(shop, "L0002")
    assert marked
    assert marked.price == Money(500)
    line = CartLine(cake, Quantity.of(2), Money(500), list_price=cake.price, lot=found.lot.id)
    assert _lots(fed, _sell(fed, _one_line(fed, line))) == [("L0002", -2)]
    assert look_up(shop, "L0099") is None
    save_product(shop, replace(cake, active=False), fed.stall.seller)
    assert look_up(shop, "L0002") is None
    for code, wrong in (("lot_unknown", LotId("none")), ("lot_unknown", _lot(fed, "ข้าวแต๋น"))):
        broken = _one_line(fed, replace(line, lot=wrong))
        assert refused(lambda broken=broken: _sell(fed, broken)) == code  # type: ignore[misc]


def _lot(room: Storeroom, name: str) -> LotId:
    return room.receive(name, 1, FRESH).entry.lots[0].id


def test_an_expired_batch_is_not_sold_by_its_label_either(fed: Storeroom) -> None:
    cake, (old, _fresh) = fed["ขนมเทียน"], fed.stall.shop.books.stock.shelves(fed["ขนมเทียน"].id)
    line = CartLine(cake, ONE, Money(500), list_price=cake.price, lot=old.lot_id)
    assert refused(lambda: _sell(fed, _one_line(fed, line))) == "expired"
    assert _lots(fed, _sell(fed, _one_line(fed, replace(line, allowed="แม่คำบอก")))) == [("L0001", -1)]


def test_what_comes_back_goes_into_the_batch_it_was_taken_from(room: Storeroom) -> None:
    room.receive("ขนมเทียน", 3, FRESH)
    sale = room.stall.sold(("ขนมเทียน", 5)).sale
    assert _lots(room, sale) == [("L0001", -3), ("", -2)]
    assert _lots(room, _back(room, sale, 1)) == [("", 1)]
    assert _lots(room, _back(room, sale, 1, restock=False)) == []
    assert _lots(room, _back(room, sale, 3)) == [("", 1), ("L0001", 2)]
    assert examine(room.stall.shop).sound


def test_goods_that_got_batches_after_they_were_sold_come_back_without_one(room: Storeroom) -> None:
    sale = room.stall.sold(("ขนมเทียน", 1)).sale
    room.receive("ขนมเทียน", 3, FRESH)
    assert _lots(room, _back(room, sale, 1)) == [("", 1)]


def test_a_basket_takes_its_parts_and_shares_its_money(room: Storeroom) -> None:
    room.receive("ข้าวแต๋น", 3, FRESH)
    sale = room.stall.sold(("กระเช้าปีใหม่", 2)).sale
    assert total([part.amount for part in sale.lines[0].parts]) == sale.total == Money(19998)
    assert (room.on_hand("ข้าวแต๋น"), room.on_hand("น้ำพริกหนุ่ม")) == (99_000, 98_000)
    assert _lots(room, sale) == [("L0001", -3), ("", -1), ("", -2)]
    assert room.stall.shop.books.sales.get(sale.id) == sale
    back = _back(room, sale, 1)
    assert back.total == Money(-9999)
    assert (room.on_hand("ข้าวแต๋น"), room.on_hand("น้ำพริกหนุ่ม")) == (101_000, 99_000)
    assert examine(room.stall.shop).sound


def test_a_basket_with_expired_food_in_it_is_not_sold(room: Storeroom) -> None:
    shop, seller = room.stall.shop, room.stall.seller
    save_product(shop, room["น้ำพริกหนุ่ม"], seller, on_hand=Quantity(0))
    room.receive("น้ำพริกหนุ่ม", 5, OLD)
    assert refused(lambda: room.stall.sold(("กระเช้าปีใหม่", 1))) == "expired"


def test_a_single_piece_is_sold_once(room: Storeroom) -> None:
    shop, cloth = room.stall.shop, room["ผ้าทอลายดอก"]
    bill = SaleId(shop.ids.new())
    assert refused(lambda: check_free(shop, cloth, bill)) == "one_off_gone"
    room.receive("ผ้าทอลายดอก", 1)
    first, second, held = (room.stall.cart(("ผ้าทอลายดอก", 1)) for _cart in range(3))
    hold(shop, held, room.stall.seller)
    assert refused(lambda: _sell(room, first)) == "one_off_held"
    assert refused(lambda: check_free(shop, cloth, bill)) == "one_off_held"
    called, _changes = recall(shop, held.id)
    sale = _sell(room, called)
    assert refused(lambda: _sell(room, first)) == "one_off_sold"
    hold(shop, second, room.stall.seller)
    assert refused(lambda: _sell(room, recall(shop, second.id)[0])) == "one_off_sold"
    _back(room, sale, 1)
    hold(shop, second, room.stall.seller)
    drop(shop, second.id, room.stall.seller)
    _sell(room, first)
    assert room.on_hand("ผ้าทอลายดอก") == 0
    assert examine(shop).sound


def test_a_single_piece_that_is_back_already_is_paid_back_but_not_put_on_the_shelf_twice(room: Storeroom) -> None:
    room.receive("ผ้าทอลายดอก", 1)
    sale = room.stall.sold(("ผ้าทอลายดอก", 1)).sale
    room.receive("ผ้าทอลายดอก", 1)
    assert refused(lambda: _back(room, sale, 1)) == "one_off_twice"
    _back(room, sale, 1, restock=False)
    assert room.on_hand("ผ้าทอลายดอก") == 1000


def test_a_single_piece_is_taken_from_where_it_lies(room: Storeroom) -> None:
    shop, stall = room.stall.shop, room.place("ซุ้มหน้าวัด").id
    room.receive("ผ้าทอลายดอก", 1, FRESH)
    sell_at(shop, stall, room.stall.seller)
    assert selling_place(shop) == stall
    sale = room.stall.sold(("ผ้าทอลายดอก", 1)).sale
    assert sale.issue.place == stall
    assert not shop.books.stock.shelves_at(stall)
    assert shop.books.movements.of_sale(sale.id)[0].place == STORE
    assert room.on_hand("ผ้าทอลายดอก") == 0


def test_a_till_whose_place_is_gone_sells_from_the_store(room: Storeroom) -> None:
    shop, seller, stall = room.stall.shop, room.stall.seller, room.place("ซุ้มหน้าวัด")
    sell_at(shop, stall.id, seller)
    assert selling_place(shop) == stall.id
    save_place(shop, replace(stall, active=False), seller)
    assert selling_place(shop) == STORE
    change_options(shop, STOCK, {"till.place": "nowhere"}, seller)
    assert selling_place(shop) == STORE
    sell_at(shop, STORE, seller)
    assert selling_place(shop) == STORE


def test_what_expires_is_listed_the_worst_first_marked_down_or_thrown_away(fed: Storeroom) -> None:
    shop, seller = fed.stall.shop, fed.stall.seller
    assert [(one.days, one.expired, one.lot.code) for one in expiring(shop)] == [(-1, True, "L0001")]
    found = expiring(shop, 3)
    assert [one.days for one in found] == [-1, 3]
    mark_down(shop, found[1].lot.id, Money(500), seller)
    assert [one.price for one in expiring(shop, 3)] == [None, Money(500)]
    mark_down(shop, found[1].lot.id, None, seller)
    assert shop.books.stock.markdowns() == {}
    assert refused(lambda: mark_down(shop, LotId("none"), None, seller)) == "lot_unknown"
    assert refused(lambda: mark_down(shop, found[1].lot.id, Money(-1), seller)) == "amount_negative"
    fed.stall.sold(("ขนมเทียน", 1))
    away = throw_away(shop, found[1], seller)
    assert [move.quantity.milli for move in away.entry.moves] == [-2000]
    assert refused(lambda: throw_away(shop, found[1], seller)) == "quantity_zero"
    reverse(shop, away.entry.id, "", seller)
    assert fed.on_hand("ขนมเทียน") == 4000
    assert examine(shop).sound


def test_goods_withdrawn_from_sale_still_expire(fed: Storeroom) -> None:
    save_product(fed.stall.shop, replace(fed["ขนมเทียน"], active=False), fed.stall.seller)
    assert len(expiring(fed.stall.shop, 9)) == 2


def _parts(*goods: ProductId) -> tuple[BasketPart, ...]:
    return tuple(BasketPart(one, ONE) for one in goods)


def test_a_basket_of_what_nobody_counts_moves_nothing(room: Storeroom) -> None:
    basket = replace(room["กระเช้าปีใหม่"], parts=_parts(room.stall.goods["นวดไทย"].id))
    room.add(basket)
    sale = room.stall.sold(("กระเช้าปีใหม่", 1)).sale
    assert sale.lines[0].parts[0].amount == sale.total
    assert room.stall.shop.books.movements.of_sale(sale.id) == []
    assert room.stall.shop.books.movements.of_sale(SaleId("none")) == []
    assert examine(room.stall.shop).sound
