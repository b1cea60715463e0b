"""Goods that are paired and get no number: each is named with what stands in the way."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from posapp import i18n
from posapp.domain.online.shop import ItemState, RemoteId, ShopItem
from posapp.domain.quantity import Quantity
from posapp.operations.online.availability import all_wanted
from posapp.operations.online.matching import Pair, pair
from posapp.operations.online.untold import Why, without_number
from tests.doubles.gift_set import GIFT, JAR, MANGO, MASSAGE, RICE, gift_set
from tests.doubles.web_orders import CLOTH, WebShop, open_web_shop

if TYPE_CHECKING:
    from tests.doubles.trade import MarketStall

MASSAGES = "ชุดนวด"


@pytest.fixture
def web(stall: MarketStall) -> WebShop:
    """A shop with goods of every kind, of which it counts the crackers and the chilli paste."""
    gift_set(stall)
    gift_set(stall, ((MASSAGE, 2000),), MASSAGES)
    web = open_web_shop(stall, RICE, JAR, CLOTH, MASSAGE, GIFT, MASSAGES)
    fruit = RemoteId(f"i:{MANGO}")
    with stall.shop.books.write():
        stall.shop.books.online.items.write(web.online.id, [ShopItem(fruit, MANGO)])
    pair(stall.shop, web.online.id, [Pair(fruit, stall.goods[MANGO].id)], stall.seller)
    return web


def seen(web: WebShop, name: str, **fields: object) -> None:
    """Let the shop show an article otherwise."""
    items, remote = web.stall.shop.books.online.items, RemoteId(f"i:{name}")
    with web.stall.shop.books.write():
        item = items.get(web.online.id, remote) or ShopItem(remote, name)
        items.write(web.online.id, [replace(item, **fields)])  # type: ignore[arg-type]


def said(web: WebShop) -> dict[Why, list[str]]:
    return {one.why: [goods.name for goods in one.goods] for one in without_number(web.stall.shop, web.online)}


def test_each_is_named_with_what_stands_in_the_way(web: WebShop) -> None:
    seen(web, CLOTH, state=ItemState.GONE)
    seen(web, JAR, counted_by_parent=True)
    seen(web, MASSAGES, quantity=Quantity.of(3))
    assert said(web) == {
        Why.GONE: [CLOTH],
        Why.HERE: [MASSAGE],
        Why.BASKET: [MASSAGES],
        Why.WEIGHED: [MANGO],
        Why.TOGETHER: [JAR],
        Why.THERE: [GIFT],
    }


def test_what_is_told_a_number_is_never_named(web: WebShop) -> None:
    told = {one.product for one in all_wanted(web.stall.shop, web.online)}
    untold = {goods.product for one in without_number(web.stall.shop, web.online) for goods in one.goods}
    linked = {link.product for link in web.stall.shop.books.online.links.of_shop(web.online.id)}
    assert told | untold == linked
    assert told & untold == set()
    seen(web, GIFT, quantity=Quantity.of(3))
    assert Why.THERE not in said(web)


def test_the_sentence_names_a_few_and_says_how_many_more(web: WebShop) -> None:
    i18n.use("en")
    (service,) = [one for one in without_number(web.stall.shop, web.online) if one.why is Why.HERE]
    sentence = f"No number is told of {MASSAGE}: Its stock is not kept here, so there is no number to tell."
    assert service.said() == sentence
    many = replace(service, goods=service.goods * 8)
    assert ", ".join([MASSAGE] * 5) + " and 3 more" in many.said()
