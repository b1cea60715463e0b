"""A basket sold online: what is in it is set aside with it, and runs short with it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from posapp import i18n
from posapp.domain.money import Money
from posapp.domain.online.order import Stage
from posapp.domain.online.shop import RemoteId, ShopItem, ShopRules
from posapp.domain.online.task import ShopTask, TaskKind
from posapp.domain.product import BasketPart
from posapp.domain.quantity import ONE, Quantity
from posapp.domain.web_catalogue import Supply
from posapp.operations.cash_session import Counted, open_session
from posapp.operations.change_options import change_options
from posapp.operations.edit_catalog import save_product
from posapp.operations.online.availability import all_wanted, available, offer, wanted
from posapp.operations.online.conflicts import (
    buyer_message,
    comes_back,
    online_gets,
    oversold,
    stall_keeps,
    there_is_more,
)
from posapp.operations.online.counts import answer_task
from posapp.operations.online.matching import keep_back
from posapp.operations.online.picking import cancel
from posapp.operations.online.shops import change_rules
from posapp.operations.options import SHOP_OPTIONS
from posapp.operations.web_catalogue import web_catalogue
from tests.doubles.gift_set import GIFT, JAR, MANGO, MASSAGE, RICE, gift_set, on_hand_now
from tests.doubles.refusals import refused
from tests.doubles.web_orders import WebShop, open_web_shop, shipped

if TYPE_CHECKING:
    from posapp.domain.identity import SaleId
    from tests.doubles.trade import MarketStall


@pytest.fixture
def web(stall: MarketStall) -> WebShop:
    """A shop that sells a gift set, and the crackers and the chilli paste in it by themselves too."""
    open_session(stall.shop, Counted(Money(100000)), stall.seller)
    gift_set(stall)
    web = open_web_shop(stall, RICE, JAR)
    counted(web, GIFT, 50)
    return web


def counted(web: WebShop, name: str, pieces: int) -> None:
    """Put goods of the stall into the shop, which says that it has so many, and pair them."""
    web.link(name)
    item = ShopItem(RemoteId(f"i:{name}"), name, quantity=Quantity.of(pieces))
    with web.stall.shop.books.write():
        web.stall.shop.books.online.items.write(web.online.id, [item])


def aside(web: WebShop) -> dict[str, int]:
    """What is set aside of everything, in thousandths."""
    names = {product.id: name for name, product in web.stall.goods.items()}
    found = web.stall.shop.books.online.orders.all_reserved()
    for product, quantity in found.items():
        assert web.stall.shop.books.online.orders.reserved(product) == quantity
    return {names[product]: quantity.milli for product, quantity in found.items() if quantity}


def can_be_had(web: WebShop, name: str) -> int:
    return available(web.stall.shop, web.stall.goods[name].id).milli


def number(web: WebShop, name: str) -> int:
    """The number the shop should have of an article."""
    product = web.stall.goods[name].id
    found = wanted(web.stall.shop, web.online, product)
    assert found is not None
    assert found in all_wanted(web.stall.shop, web.online)
    return found.quantity.milli // 1000


def test_an_ordered_basket_sets_aside_what_is_in_it(web: WebShop) -> None:
    web.place((GIFT, 3, "900"))
    assert aside(web) == {GIFT: 3000, RICE: 6000, JAR: 3000, MANGO: 1500, MASSAGE: 3000}
    assert [can_be_had(web, name) for name in (RICE, JAR, MANGO)] == [94_000, 97_000, 98_500]


def test_a_basket_and_what_is_in_it_add_up(web: WebShop) -> None:
    web.place((GIFT, 1, "300"), (RICE, 4, "140"))
    web.place((RICE, 1, "35"))
    assert aside(web)[RICE] == 7000
    assert [len(web.stall.shop.books.online.orders.holding(web.stall.goods[one].id)) for one in (RICE, JAR)] == [2, 1]


def test_the_bill_takes_the_parts_and_sets_nothing_aside_any_more(web: WebShop) -> None:
    order = web.place((GIFT, 3, "900"))
    before = [can_be_had(web, name) for name in (RICE, JAR, MANGO, GIFT)]
    shipped(web, order)
    assert aside(web) == {}
    assert [can_be_had(web, name) for name in (RICE, JAR, MANGO, GIFT)] == before


def test_a_basket_called_off_gives_its_parts_free(web: WebShop) -> None:
    order = web.place((GIFT, 3, "900"))
    cancel(web.stall.shop, order.id, "เปลี่ยนใจ", web.stall.seller)
    assert aside(web) == {}
    second = web.place((GIFT, 1, "300"))
    web.tell(web.moved(second, Stage.CANCELLED))
    assert aside(web) == {}


def test_what_the_shop_took_back_of_a_basket_is_set_aside_no_more(web: WebShop) -> None:
    order = web.place((GIFT, 3, "900"))
    web.tell(web.moved(order, Stage.OPEN, back=(("l1", 2),)))
    assert aside(web) == {GIFT: 1000, RICE: 2000, JAR: 1000, MANGO: 500, MASSAGE: 1000}


def test_an_order_sets_aside_what_is_in_the_basket_now_as_its_bill_will_take_it(web: WebShop) -> None:
    order = web.place((GIFT, 1, "300"))
    basket = web.stall.goods[GIFT]
    parts = (BasketPart(web.stall.goods[JAR].id, Quantity.of(4)),)
    save_product(web.stall.shop, replace(basket, parts=parts), web.stall.seller)
    assert aside(web) == {GIFT: 1000, JAR: 4000}
    (line,) = shipped(web, order).lines
    assert [(part.product, part.quantity) for part in line.parts] == [(web.stall.goods[JAR].id, Quantity.of(4))]


def test_there_are_as_many_baskets_as_the_scarcest_part_makes(web: WebShop) -> None:
    assert number(web, GIFT) == 50
    on_hand_now(web.stall, JAR, 7000)
    assert (number(web, GIFT), can_be_had(web, GIFT)) == (7, 7000)
    on_hand_now(web.stall, MANGO, 1999)
    assert number(web, GIFT) == 3
    web.place((GIFT, 1, "300"))
    assert (number(web, GIFT), number(web, JAR), number(web, RICE)) == (2, 6, 98)
    web.stall.sold((RICE, 95))
    assert (can_be_had(web, RICE), number(web, GIFT)) == (3000, 1)


def test_a_basket_sold_at_the_stall_lowers_the_numbers_of_its_parts(web: WebShop) -> None:
    web.stall.sold((GIFT, 2))
    assert (number(web, GIFT), number(web, RICE), number(web, JAR)) == (48, 96, 98)


def test_the_same_goods_twice_in_a_basket_are_needed_twice(web: WebShop) -> None:
    gift_set(web.stall, ((RICE, 1000), (RICE, 2000)), "ชุดข้าวแต๋น")
    web.link("ชุดข้าวแต๋น")
    counted(web, "ชุดข้าวแต๋น", 1)
    assert number(web, "ชุดข้าวแต๋น") == 33


def test_what_is_kept_back_of_a_part_is_not_offered_in_a_basket_either(web: WebShop) -> None:
    on_hand_now(web.stall, JAR, 5000)
    keep_back(web.stall.shop, web.online.id, web.stall.goods[JAR].id, Quantity.of(2), web.stall.seller)
    assert (number(web, JAR), number(web, GIFT)) == (3, 3)
    keep_back(web.stall.shop, web.online.id, web.stall.goods[GIFT].id, Quantity.of(4), web.stall.seller)
    assert number(web, GIFT) == 1
    web.online = change_rules(web.stall.shop, web.online.id, ShopRules(reserve=ONE), web.stall.seller)
    assert (number(web, JAR), number(web, GIFT)) == (2, 0)
    on_hand_now(web.stall, JAR, 1000)
    assert (number(web, JAR), number(web, GIFT)) == (0, 0)


def test_a_basket_of_which_nothing_is_counted_gets_no_number(web: WebShop) -> None:
    basket = gift_set(web.stall, ((MASSAGE, 2000),), "ชุดนวด")
    counted(web, "ชุดนวด", 5)
    assert wanted(web.stall.shop, web.online, basket.id) is None
    assert offer(web.stall.shop, web.online, basket) is None
    assert basket.id not in {one.product for one in all_wanted(web.stall.shop, web.online)}


def test_a_basket_can_be_offered_as_often_as_it_can_be_made_up(web: WebShop) -> None:
    shop, basket = web.stall.shop, web.stall.goods[GIFT]
    on_hand_now(web.stall, JAR, 5000)
    web.place((JAR, 2, "100"))
    assert offer(shop, web.online, basket) == offer(shop, None, basket) == Quantity.of(3)
    on_hand_now(web.stall, JAR, 0)
    assert offer(shop, web.online, basket) == Quantity(0)


def test_the_web_page_says_sold_out_when_the_last_part_is_ordered_online(web: WebShop) -> None:
    change_options(web.stall.shop, SHOP_OPTIONS, {"web.line": "@KloomPa"}, web.stall.seller)
    on_hand_now(web.stall, JAR, 1000)
    web.place((GIFT, 1, "300"))
    page = web_catalogue(web.stall.shop, [web.stall.goods[GIFT]])
    assert page.shelves[0].articles[0].supply is Supply.SOLD_OUT


def last_jar_twice(web: WebShop, *stall: tuple[str, int]) -> tuple[str, SaleId]:
    """The last jar is ordered in a gift set, then sold at the stall."""
    on_hand_now(web.stall, JAR, 1000)
    order = web.place((RICE, 1, "35"), (GIFT, 1, "300"))
    return order.id, web.stall.sold(*stall).sale.id


def numbers(web: WebShop) -> list[int]:
    return [can_be_had(web, name) for name in (RICE, JAR, MANGO)]


def test_the_last_part_sold_twice_names_the_basket_it_was_ordered_in(web: WebShop) -> None:
    order, sale = last_jar_twice(web, (JAR, 1))
    (card,) = oversold(web.stall.shop)
    assert (card.product, card.short, card.stall_sale) == (web.stall.goods[JAR].id, ONE, sale)
    assert card.baskets == ((order, web.stall.goods[GIFT].id),)
    assert card.baskets_of(card.orders[0]) == (web.stall.goods[GIFT].id,)
    assert comes_back(web.stall.shop, card) == [(JAR, ONE)]


def test_a_basket_that_is_marked_as_counted_itself_runs_short_only_by_its_parts(web: WebShop) -> None:
    marked = replace(web.stall.goods[GIFT], tracked=True)
    save_product(web.stall.shop, marked, web.stall.seller)
    web.place((GIFT, 1, "300"))
    assert oversold(web.stall.shop) == []


def test_the_stall_keeps_the_part_and_the_order_with_the_basket_is_called_off(web: WebShop) -> None:
    order, _sale = last_jar_twice(web, (JAR, 1))
    (card,) = oversold(web.stall.shop)
    stall_keeps(web.stall.shop, card.product, card.orders[0].id, web.stall.seller)
    assert (oversold(web.stall.shop), aside(web), numbers(web)) == ([], {}, [100_000, 0, 100_000])
    assert web.stall.shop.books.online.errands.keyed(web.online.id, f"cancel:{order}")


def test_the_online_buyer_gets_the_part_for_her_basket(web: WebShop) -> None:
    _order, sale = last_jar_twice(web, (RICE, 1), (JAR, 1))
    (card,) = oversold(web.stall.shop)
    online_gets(web.stall.shop, card.product, sale, web.stall.seller)
    assert (oversold(web.stall.shop), numbers(web)) == ([], [96_000, 0, 99_500])
    shipped(web, card.orders[0])
    assert numbers(web) == [96_000, 0, 99_500]


def test_the_stall_sold_it_in_a_basket_too_so_the_whole_basket_comes_back(web: WebShop) -> None:
    _order, sale = last_jar_twice(web, (GIFT, 1))
    (card,) = oversold(web.stall.shop)
    assert (card.stall_sale, comes_back(web.stall.shop, card)) == (sale, [(GIFT, ONE)])
    online_gets(web.stall.shop, card.product, sale, web.stall.seller)
    (back,) = web.stall.shop.books.sales.refunds_of(sale)
    assert [(line.name, line.quantity) for line in back.lines] == [(GIFT, -ONE)]
    assert (oversold(web.stall.shop), numbers(web)) == ([], [97_000, 0, 99_500])


def test_only_as_many_baskets_come_back_as_bring_what_is_missing(web: WebShop) -> None:
    shop = web.stall.shop
    on_hand_now(web.stall, RICE, 9000)
    web.place((RICE, 4, "140"))
    sale = web.stall.sold((GIFT, 4)).sale
    (card,) = oversold(shop)
    assert (card.short, comes_back(shop, card)) == (Quantity.of(3), [(GIFT, Quantity.of(2))])
    online_gets(shop, card.product, sale.id, web.stall.seller)
    assert (oversold(shop), can_be_had(web, RICE)) == ([], 1000)


def test_there_was_another_part_and_both_get_theirs(web: WebShop) -> None:
    last_jar_twice(web, (JAR, 1))
    (card,) = oversold(web.stall.shop)
    there_is_more(web.stall.shop, card.product, card.short, web.stall.seller)
    assert (oversold(web.stall.shop), numbers(web)) == ([], [97_000, 0, 99_500])
    shipped(web, card.orders[0])
    assert numbers(web) == [97_000, 0, 99_500]


def test_the_buyer_of_a_basket_reads_what_is_missing_in_it_and_what_she_gets_back(web: WebShop) -> None:
    last_jar_twice(web, (JAR, 1))
    (card,) = oversold(web.stall.shop)
    i18n.use("en")
    said = buyer_message(web.stall.shop, card.orders[0], card.product)
    for part in (JAR, GIFT, "300.00"):
        assert part in said
    assert "335" not in said
    assert "{" not in said


def test_the_number_of_a_basket_can_only_be_ours(web: WebShop) -> None:
    shop, basket = web.stall.shop, web.stall.goods[GIFT]
    remote = RemoteId(f"i:{GIFT}")
    task = ShopTask(
        shop.ids.new(),
        web.online.id,
        TaskKind.COUNT,
        basket.id,
        remote,
        {"theirs": "60000", "ours": "50000"},
        shop.now(),
    )
    with shop.books.write():
        shop.books.online.tasks.ask(task)
    assert refused(lambda: answer_task(shop, task.id, "theirs", web.stall.seller)) == "count_basket"
    answer_task(shop, task.id, "ours", web.stall.seller)
    assert shop.books.online.tasks.open() == []
    found = wanted(shop, web.online, basket.id)
    assert found is not None
    assert (found.number, found.quantity, found.differs) == (Quantity.of(60), Quantity.of(50), True)
