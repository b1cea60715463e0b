"""More promised than there is: one card, and the stock right after each of its three ways out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from posapp import i18n
from posapp.domain.cart import Cart
from posapp.domain.errors import Refused
from posapp.domain.identity import ProductId, SaleId
from posapp.domain.money import ZERO, Money
from posapp.domain.product import Product, ProductKind
from posapp.domain.quantity import ONE, Quantity
from posapp.domain.stock import StockReason
from posapp.domain.tender import CASH, Tender
from posapp.operations.adjust_stock import Adjustment, adjust
from posapp.operations.cash_session import Counted, open_session
from posapp.operations.online.conflicts import buyer_message, online_gets, oversold, stall_keeps, there_is_more
from posapp.operations.online.picking import ship
from posapp.operations.sell import sell
from posapp.operations.single_piece import add_single_piece
from posapp.operations.stock_book import Said
from tests.doubles.web_orders import WebShop, open_web_shop

if TYPE_CHECKING:
    from collections.abc import Callable

    from posapp.domain.changes import Changes
    from posapp.domain.online.order import OnlineOrder
    from posapp.operations.sell import Sold
    from tests.doubles.trade import MarketStall

CLOTH = "ผ้าขาวม้า"
SHAWL = "ผ้าคลุมไหล่"


@pytest.fixture
def web(stall: MarketStall) -> WebShop:
    """A shop with loincloths, of which one is left."""
    open_session(stall.shop, Counted(Money(100000)), stall.seller)
    web = open_web_shop(stall, CLOTH)
    left = Adjustment(stall.goods[CLOTH].id, Quantity.of(99), StockReason.LOSS)
    adjust(stall.shop, [left], Said(), stall.seller)
    return web


def available(web: WebShop, name: str) -> int:
    books, product = web.stall.shop.books, web.stall.goods[name].id
    return (books.stock.on_hand(product) - books.online.orders.reserved(product)).milli // 1000


def both_sold(web: WebShop) -> tuple[OnlineOrder, Sold]:
    order = web.place((CLOTH, 1, "199.50"))
    return order, web.stall.sold((CLOTH, 1))


def test_the_last_piece_sold_twice_is_one_conflict_with_order_and_bill(web: WebShop) -> None:
    assert oversold(web.stall.shop) == []
    order, sold = both_sold(web)
    (card,) = oversold(web.stall.shop)
    assert (card.product, card.short, card.stall_sale) == (web.stall.goods[CLOTH].id, ONE, sold.sale.id)
    assert [one.id for one in card.orders] == [order.id]


def test_the_stall_keeps_it_and_the_order_is_called_off(web: WebShop) -> None:
    shop, (order, _sold) = web.stall.shop, both_sold(web)
    stall_keeps(shop, web.stall.goods[CLOTH].id, order.id, web.stall.seller)
    assert oversold(shop) == []
    assert available(web, CLOTH) == 0
    assert shop.books.online.errands.keyed(web.online.id, f"cancel:{order.id}")


def test_the_online_buyer_gets_it_and_the_stall_pays_back(web: WebShop) -> None:
    shop, (order, sold) = web.stall.shop, both_sold(web)
    online_gets(shop, web.stall.goods[CLOTH].id, sold.sale.id, web.stall.seller)
    assert oversold(shop) == []
    assert available(web, CLOTH) == 0
    (back,) = shop.books.sales.refunds_of(sold.sale.id)
    assert (back.total, back.tenders[0].method) == (-sold.sale.total, CASH)
    ship(shop, order.id, "", web.stall.seller)
    assert shop.books.stock.on_hand(web.stall.goods[CLOTH].id) == Quantity(0)


def test_there_was_another_one_and_both_get_theirs(web: WebShop) -> None:
    shop, (order, _sold) = web.stall.shop, both_sold(web)
    there_is_more(shop, web.stall.goods[CLOTH].id, ONE, web.stall.seller)
    assert oversold(shop) == []
    assert available(web, CLOTH) == 0
    ship(shop, order.id, "", web.stall.seller)
    assert shop.books.stock.on_hand(web.stall.goods[CLOTH].id) == Quantity(0)


def test_a_conflict_is_settled_only_once(web: WebShop) -> None:
    shop, product, (order, sold) = web.stall.shop, web.stall.goods[CLOTH].id, both_sold(web)
    there_is_more(shop, product, ONE, web.stall.seller)
    acts: tuple[Callable[[], Changes], ...] = (
        lambda: there_is_more(shop, product, ONE, web.stall.seller),
        lambda: online_gets(shop, product, sold.sale.id, web.stall.seller),
        lambda: stall_keeps(shop, product, order.id, web.stall.seller),
    )
    for act in acts:
        with pytest.raises(Refused) as refused:
            act()
        assert refused.value.code == "oversold_over"
    assert available(web, CLOTH) == 0


def test_two_orders_for_the_last_piece_are_a_conflict_without_a_bill_of_the_stall(web: WebShop) -> None:
    first, second = web.place((CLOTH, 1, "199.50")), web.place((CLOTH, 1, "199.50"))
    (card,) = oversold(web.stall.shop)
    assert ([one.id for one in card.orders], card.stall_sale) == ([first.id, second.id], "")


def test_goods_whose_stock_is_not_kept_never_run_short(stall: MarketStall) -> None:
    web = open_web_shop(stall, "นวดไทย")
    web.place(("นวดไทย", 3, "750"))
    assert oversold(stall.shop) == []


def test_only_as_much_comes_back_of_a_bill_as_is_missing(web: WebShop) -> None:
    shop, cloth = web.stall.shop, web.stall.goods[CLOTH].id
    there_is = Adjustment(cloth, -Quantity.of(3), StockReason.COUNT)
    adjust(shop, [there_is], Said(), web.stall.seller)
    web.place((CLOTH, 2, "399"))
    sold = web.stall.sold((CLOTH, 3))
    (card,) = oversold(shop)
    assert card.short == ONE
    online_gets(shop, cloth, sold.sale.id, web.stall.seller)
    (back,) = shop.books.sales.refunds_of(sold.sale.id)
    assert [line.quantity for line in back.lines] == [-ONE]


def test_the_message_to_the_buyer_is_thai_whatever_the_till_speaks(web: WebShop) -> None:
    order, _sold = both_sold(web)
    i18n.use("en")
    said = buyer_message(web.stall.shop, web.now(order), web.stall.goods[CLOTH].id)
    for part in ("สมหญิง ใจดี", "ขออภัย", CLOTH, order.told.number, "199.50", "เงินคืน", web.stall.shop.group.name):
        assert part in said
    assert "{" not in said


@pytest.fixture
def shawl(web: WebShop) -> Product:
    """A single handmade piece, sold online too."""
    product = Product(ProductId(web.stall.shop.ids.new()), "", SHAWL, Money(90000), kind=ProductKind.ONE_OFF)
    added = add_single_piece(web.stall.shop, product, web.stall.seller)
    web.stall.goods[SHAWL] = added.product
    web.link(SHAWL)
    return added.product


def at_the_stall(web: WebShop, product: Product, allowed: str = "") -> Sold:
    cart = Cart(SaleId(web.stall.shop.ids.new()))
    cart, _line = cart.add(product)
    if allowed:
        cart = replace(cart, lines=(replace(cart.lines[0], allowed=allowed),))
    return sell(web.stall.shop, cart, (Tender(CASH, cart.total, cart.total),), web.stall.seller)


def test_a_single_piece_ordered_online_is_not_sold_at_the_stall_unless_somebody_allows_it(
    web: WebShop, shawl: Product
) -> None:
    order = web.place((SHAWL, 1, "900"))
    with pytest.raises(Refused) as refused:
        at_the_stall(web, shawl)
    assert refused.value.code == "one_off_online"
    assert order.told.number in str(refused.value)
    sold = at_the_stall(web, shawl, "ป้าสมศรี: ลูกค้ามาก่อน")
    (card,) = oversold(web.stall.shop)
    assert (card.short, card.stall_sale) == (ONE, sold.sale.id)
    with pytest.raises(Refused) as gone:
        ship(web.stall.shop, order.id, "", web.stall.seller)
    assert gone.value.code == "one_off_sold"
    online_gets(web.stall.shop, shawl.id, sold.sale.id, web.stall.seller)
    assert ship(web.stall.shop, order.id, "", web.stall.seller).sale.total == Money(90000)
    assert oversold(web.stall.shop) == []


def test_a_single_piece_ordered_twice_goes_to_whom_it_is_sent(web: WebShop, shawl: Product) -> None:
    first, second = web.place((SHAWL, 1, "900")), web.place((SHAWL, 1, "900"))
    assert ship(web.stall.shop, second.id, "", web.stall.seller).sale.lines[0].product == shawl.id
    (card,) = oversold(web.stall.shop)
    stall_keeps(web.stall.shop, shawl.id, first.id, web.stall.seller)
    assert card.short == ONE
    assert web.stall.shop.books.stock.on_hand(shawl.id).milli == ZERO.satang
