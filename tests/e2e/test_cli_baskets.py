"""Baskets sold online, at a terminal: which one misses a part, and which goods of a shop get no number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from posapp.domain.money import Money
from posapp.domain.quantity import Quantity
from posapp.operations.cash_session import Counted, open_session
from posapp.operations.set_on_hand import set_on_hand
from tests.doubles.gift_set import GIFT, JAR, gift_set
from tests.doubles.trade import open_stall
from tests.doubles.web_orders import CLOTH, WebShop, open_web_shop
from tests.e2e.terminal import typed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def web(tmp_path: Path) -> Iterator[WebShop]:
    """A shop that sells gift sets, which it doesn't count, with the last jar ordered in one and sold at the stall."""
    stall = open_stall(tmp_path / "books")
    open_session(stall.shop, Counted(Money(100000)), stall.seller)
    gift_set(stall)
    web = open_web_shop(stall, CLOTH, JAR, GIFT)
    set_on_hand(stall.shop, stall.goods[JAR], Quantity.of(1), stall.seller)
    web.place((GIFT, 1, "300"))
    stall.sold((GIFT, 1))
    yield web
    stall.shop.books.close()


def said(web: WebShop, *words: str) -> dict[str, Any]:
    """The one JSON answer to a command."""
    return typed(web.stall.shop.books.database.folder, *words, "--json").lines[0]


def test_what_is_promised_twice_names_its_basket(web: WebShop) -> None:
    (card,) = said(web, "orders", "list")["oversold"]
    assert card["baskets"] == [{"order": "#101", "product": web.stall.goods[GIFT].id}]
    told = typed(web.stall.shop.books.database.folder, "orders", "list").out
    assert f"1 of “{JAR}” are missing for orders #101 (in “{GIFT}”)" in told


@pytest.mark.parametrize(("who", "jars"), [("stall", 0), ("online", 1), ("more", 1)])
def test_each_way_out_ends_it(web: WebShop, who: str, jars: int) -> None:
    done = said(web, "orders", "decide", web.stall.goods[JAR].code, who, "--by", "สมศรี")
    assert done["short"] == "0"
    assert (GIFT in done["message"]) is (who == "stall")
    assert web.stall.shop.books.stock.on_hand(web.stall.goods[JAR].id) == Quantity.of(jars)


def test_a_shop_says_which_goods_get_no_number_and_why(web: WebShop) -> None:
    (shop,) = said(web, "shop", "list")["shops"]
    assert shop["no_number"] == [{"code": web.stall.goods[GIFT].code, "name": GIFT, "why": "not_counted_there"}]
    sentence = f"No number is told of {GIFT}: The shop keeps no number of it. Switch counting on there."
    for words in (("shop", "list"), ("shop", "show")):
        assert sentence in typed(web.stall.shop.books.database.folder, *words).out
