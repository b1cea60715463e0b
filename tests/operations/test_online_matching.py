"""Pairing goods with those of an online shop: what is suggested, what a person decides, what is put there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from posapp.domain.barcode import own_code
from posapp.domain.errors import Refused
from posapp.domain.identity import ProductId
from posapp.domain.money import Money
from posapp.domain.online.errand import ItemOut, StockOut
from posapp.domain.online.order import OrderIn, OrderLine, Stage
from posapp.domain.online.shop import ItemState, Owner, RemoteId, ShopRules
from posapp.domain.online.task import TaskKind
from posapp.domain.quantity import Quantity
from posapp.operations.doctor import examine
from posapp.operations.edit_catalog import withdraw
from posapp.operations.online.availability import available
from posapp.operations.online.matching import (
    How,
    Pair,
    adopt,
    keep_back,
    pair,
    suggestions,
    unmatched_products,
    unpair,
)
from posapp.operations.online.messages import message_of
from posapp.operations.online.orders import accept_orders
from posapp.operations.online.shops import ShopWish, activate, add_shop, change_rules
from posapp.operations.online.sorting import level
from tests.doubles.shop_shelf import coded, errands, item, online_now, shows

if TYPE_CHECKING:
    from posapp.domain.online.shop import OnlineShop
    from tests.doubles.trade import MarketStall

BARCODE = own_code(7)
RICE, CHILI, CLOTH, MANGO, MASSAGE = "ข้าวแต๋น", "น้ำพริกหนุ่ม", "ผ้าขาวม้า", "มะม่วง", "นวดไทย"


@pytest.fixture
def online(stall: MarketStall) -> OnlineShop:
    return add_shop(stall.shop, ShopWish("woocommerce", "ร้าน", "https://shop.example"), stall.seller)


def suggested(stall: MarketStall, online: OnlineShop) -> dict[str, tuple[How, str]]:
    """For each article of the shop how it was recognised, and as which of ours."""
    found = suggestions(stall.shop, online.id)
    return {one.item.remote: (one.how, one.product.name if one.product else "") for one in found}


def refusal(stall: MarketStall, online: OnlineShop, *pairs: Pair) -> str:
    with pytest.raises(Refused) as told:
        pair(stall.shop, online.id, pairs, stall.seller)
    return told.value.code


def test_goods_are_recognised_by_code_then_barcode_then_name(stall: MarketStall, online: OnlineShop) -> None:
    coded(stall, RICE, "Rice-1")
    coded(stall, CHILI, "C-2", BARCODE)
    shows(
        stall,
        online,
        item(1, sku=" RICE-1 "),
        item(2, barcode=BARCODE),
        item(3, CLOTH),
        item(4, "ไม่รู้จัก", sku="X"),
        item(5, sku="C-2", state=ItemState.BINNED),
        item(6, RICE, state=ItemState.GONE),
    )
    assert suggested(stall, online) == {
        "1": (How.SKU, RICE),
        "2": (How.BARCODE, CHILI),
        "3": (How.NAME, CLOTH),
        "4": (How.NONE, ""),
    }
    assert [one.sure for one in suggestions(stall.shop, online.id)] == [
        one.how in (How.SKU, How.BARCODE) for one in suggestions(stall.shop, online.id)
    ]


def test_a_code_that_is_a_barcode_here_is_recognised_too(stall: MarketStall, online: OnlineShop) -> None:
    coded(stall, CHILI, "C-2", BARCODE)
    shows(stall, online, item(1, sku=BARCODE))
    assert suggested(stall, online) == {"1": (How.SKU, CHILI)}


def test_two_articles_that_look_like_the_same_goods_are_only_guesses(stall: MarketStall, online: OnlineShop) -> None:
    coded(stall, RICE, "R")
    shows(stall, online, item(1, sku="R"), item(2, RICE), item(3, CLOTH))
    assert suggested(stall, online) == {"1": (How.NAME, RICE), "2": (How.NAME, RICE), "3": (How.NAME, CLOTH)}
    assert not any(one.sure for one in suggestions(stall.shop, online.id))


def test_parents_paired_goods_and_withdrawn_ones_are_not_suggested(stall: MarketStall, online: OnlineShop) -> None:
    coded(stall, RICE, "R")
    withdraw(stall.shop, stall.goods[CHILI].id, stall.seller)
    parent = item(1, CHILI, sku="R")
    shows(stall, online, parent, item(2, CHILI, parent=parent.remote), item(3, CLOTH))
    pair(stall.shop, online.id, [Pair(RemoteId("3"), stall.goods[CLOTH].id)], stall.seller)
    assert suggested(stall, online) == {"2": (How.NONE, "")}
    names = [one.name for one in unmatched_products(stall.shop, online.id)]
    assert names == sorted(names)
    assert {RICE, MANGO, MASSAGE} == set(names)


def test_weighed_goods_are_no_match_for_a_number_of_pieces(stall: MarketStall, online: OnlineShop) -> None:
    coded(stall, MANGO, "M")
    shows(stall, online, item(1, sku="M"), item(2, MASSAGE))
    assert suggested(stall, online) == {"1": (How.NONE, ""), "2": (How.NONE, "")}
    assert refusal(stall, online, Pair(RemoteId("1"), stall.goods[MANGO].id)) == "pair_parts"
    shows(stall, online, item(2, MASSAGE, pieces=None))
    assert suggested(stall, online)["2"] == (How.NAME, MASSAGE)


def test_wrong_pairs_are_refused_and_leave_nothing(stall: MarketStall, online: OnlineShop) -> None:
    shows(stall, online, item(1), item(2))
    rice, cloth = stall.goods[RICE].id, stall.goods[CLOTH].id
    first, second = Pair(RemoteId("1"), rice), Pair(RemoteId("2"), rice)
    assert refusal(stall, online, first, second) == "pair_twice"
    assert refusal(stall, online, first, Pair(RemoteId("9"), cloth)) == "item_unknown"
    assert refusal(stall, online, Pair(RemoteId("1"), ProductId("nothing"))) == "product_unknown"
    assert stall.shop.books.online.links.of_shop(online.id) == []
    pair(stall.shop, online.id, [first], stall.seller)
    assert refusal(stall, online, Pair(RemoteId("1"), cloth)) == "pair_taken"
    pair(stall.shop, online.id, [second], stall.seller)
    assert [link.remote for link in stall.shop.books.online.links.of_shop(online.id)] == ["2"]
    assert errands(stall, online) == []
    assert examine(stall.shop).sound


def test_pairing_reads_orders_that_wait_again(stall: MarketStall, online: OnlineShop) -> None:
    shows(stall, online, item(1))
    (order,) = accept_orders(stall.shop, online, [ordered(stall, 1, 3)], "c")
    assert order.told.lines[0].product == ""
    pair(stall.shop, online.id, [Pair(RemoteId("1"), stall.goods[RICE].id)], stall.seller)
    assert available(stall.shop, stall.goods[RICE].id) == Quantity.of(97)
    unpair(stall.shop, online.id, stall.goods[RICE].id, stall.seller)
    assert stall.shop.books.online.links.of_shop(online.id) == []


def ordered(stall: MarketStall, article: int, pieces: int) -> OrderIn:
    """An order of so many pieces of an article, which the shop has taken off its number."""
    line = OrderLine(1, RemoteId("l1"), RemoteId(str(article)), "ของ", Quantity.of(pieces), Money(5000))
    return OrderIn(
        *(RemoteId("900"), "#900", Stage.OPEN),
        holds=True,
        placed=stall.clock.at,
        modified="1",
        lines=(line,),
        total=Money(5000),
        paid=True,
        word="processing",
    )


def test_goods_taken_over_have_the_shops_name_code_price_and_number(stall: MarketStall, online: OnlineShop) -> None:
    long = "ก" * 400
    shows(
        stall,
        online,
        item(1, "เสื่อกก", sku="MAT", pieces=4, barcode=BARCODE),
        item(2, long, sku="S" * 60, pieces=None),
        item(3, "ของเก่า", sku=stall.goods[RICE].code, pieces=-2),
    )
    mat, odd, old = adopt(stall.shop, online.id, [RemoteId(one) for one in ("1", "2", "3")], stall.seller)
    on_hand = stall.shop.books.stock.on_hand
    assert (mat.name, mat.code, mat.price, mat.barcodes) == ("เสื่อกก", "MAT", Money(5000), (BARCODE,))
    assert (on_hand(mat.id), mat.tracked) == (Quantity.of(4), True)
    assert (len(odd.name), odd.tracked, odd.code.isdecimal()) == (120, False, True)
    assert (on_hand(old.id), old.code == stall.goods[RICE].code) == (Quantity(0), False)
    assert {link.product for link in stall.shop.books.online.links.of_shop(online.id)} == {mat.id, odd.id, old.id}
    with pytest.raises(Refused) as told:
        adopt(stall.shop, online.id, [RemoteId("1")], stall.seller)
    assert told.value.code == "pair_taken"
    assert examine(stall.shop).sound


def test_what_orders_set_aside_is_still_on_the_shelf_of_goods_taken_over(
    stall: MarketStall, online: OnlineShop
) -> None:
    shows(stall, online, item(1, pieces=6))
    accept_orders(stall.shop, online, [ordered(stall, 1, 3)], "c")
    (mat,) = adopt(stall.shop, online.id, [RemoteId("1")], stall.seller)
    assert stall.shop.books.stock.on_hand(mat.id) == Quantity.of(9)
    assert available(stall.shop, mat.id) == Quantity.of(6)
    assert level(stall.shop, activate(stall.shop, online.id, stall.seller)) == 0


def test_a_pair_made_later_follows_the_owner_of_price_and_name(stall: MarketStall, online: OnlineShop) -> None:
    shows(stall, online, item(1, "ชื่อในร้าน"), item(2))
    pair(stall.shop, online.id, [Pair(RemoteId("2"), stall.goods[CLOTH].id)], stall.seller)
    change_rules(stall.shop, online.id, ShopRules(price=Owner.TILL, name=Owner.SHOP), stall.seller)
    activate(stall.shop, online.id, stall.seller)
    pair(stall.shop, online.id, [Pair(RemoteId("1"), stall.goods[RICE].id)], stall.seller)
    rice = stall.shop.books.catalog.get(stall.goods[RICE].id)
    assert rice
    assert (rice.name, rice.price) == ("ชื่อในร้าน", Money(3500))
    (told,) = [one for one in errands(stall, online) if one.subject == rice.id]
    assert message_of(stall.shop, online_now(stall, online), told) == ItemOut(
        rice.id, "", RemoteId("1"), price=Money(3500)
    )
    assert stall.shop.books.online.tasks.open_about(online.id, TaskKind.EDIT, rice.id) is None


def test_what_is_kept_back_is_not_offered(stall: MarketStall, online: OnlineShop) -> None:
    shows(stall, online, item(1, pieces=100))
    rice = stall.goods[RICE].id
    pair(stall.shop, online.id, [Pair(RemoteId("1"), rice)], stall.seller)
    active = activate(stall.shop, online.id, stall.seller)
    assert level(stall.shop, active) == 0
    keep_back(stall.shop, online.id, rice, Quantity.of(2), stall.seller)
    assert level(stall.shop, active) == 1
    (told,) = errands(stall, online)
    sent = message_of(stall.shop, active, told)
    assert isinstance(sent, StockOut)
    assert (sent.quantity, sent.was) == (Quantity.of(98), Quantity.of(100))
    for product, kept, code in (
        (stall.goods[CLOTH].id, Quantity(0), "pair_unknown"),
        (rice, Quantity(-1), "reserve_negative"),
    ):
        with pytest.raises(Refused) as refused_:
            keep_back(stall.shop, online.id, product, kept, stall.seller)
        assert refused_.value.code == code
