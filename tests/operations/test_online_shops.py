"""Online shops in the books: added once, ruled, rested, begun and taken away; each act with its entry."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from posapp.domain.changes import Book, Changes
from posapp.domain.errors import Refused
from posapp.domain.online.errand import Errand, ErrandKind
from posapp.domain.online.shop import Owner, ShopId, ShopRules, ShopState
from posapp.domain.quantity import Quantity
from posapp.operations.doctor import examine
from posapp.operations.online.picking import cancel
from posapp.operations.online.shops import (
    OUTBOX,
    ShopWish,
    activate,
    add_shop,
    change_account,
    change_rules,
    pause,
    remove_shop,
    rename,
    resume,
    shop_named,
    shop_of,
)
from posapp.store.online.shops import LineState
from tests.doubles.web_orders import open_web_shop

if TYPE_CHECKING:
    from collections.abc import Callable

    from posapp.domain.online.shop import OnlineShop
    from tests.doubles.trade import MarketStall

WISH = ShopWish("woocommerce", "  ร้านดอยสูง ", "https://shop.example", "stall")
RICE = "ข้าวแต๋น"


def add(stall: MarketStall, wish: ShopWish = WISH) -> OnlineShop:
    return add_shop(stall.shop, wish, stall.seller)


def test_a_new_shop_waits_for_its_goods_to_be_paired(stall: MarketStall) -> None:
    online = add(stall)
    assert (online.name, online.state, online.rules) == ("ร้านดอยสูง", ShopState.MATCHING, ShopRules())
    assert shop_of(stall.shop, online.id) == online
    assert examine(stall.shop).sound


def test_a_shop_is_added_once(stall: MarketStall) -> None:
    add(stall)
    with pytest.raises(Refused, match="“ร้านดอยสูง”") as refused:
        add(stall, ShopWish("woocommerce", "อีกชื่อ", "https://shop.example"))
    assert refused.value.code == "shop_twice"
    assert add(stall, ShopWish("shopee", "ตลาด", "")) != add(stall, ShopWish("shopee", "ตลาดสอง", ""))


@pytest.mark.parametrize(
    ("wish", "code"),
    [
        (ShopWish("woocommerce", " \u200b ", "https://a.example"), "name_empty"),
        (ShopWish("woocommerce", "ก" * 61, "https://a.example"), "text_too_long"),
        (ShopWish("woocommerce", "ก", "https://" + "a" * 200), "text_too_long"),
    ],
)
def test_what_cannot_be_a_shop_is_refused(stall: MarketStall, wish: ShopWish, code: str) -> None:
    with pytest.raises(Refused) as refused:
        add(stall, wish)
    assert refused.value.code == code
    assert stall.shop.books.online.shops.all() == []


def test_a_shop_begins_with_a_pair_or_with_goods_to_be_put_there(stall: MarketStall) -> None:
    online = add(stall)
    with pytest.raises(Refused) as refused:
        activate(stall.shop, online.id, stall.seller)
    assert refused.value.code == "shop_no_pairs"
    with stall.shop.books.write():
        waits = Errand(0, online.id, ErrandKind.ITEM, "publish:x", stall.goods[RICE].id, stall.shop.now())
        stall.shop.books.online.errands.add(waits)
    begun = activate(stall.shop, online.id, stall.seller)
    assert begun.state is ShopState.ACTIVE
    assert activate(stall.shop, online.id, stall.seller) == begun


def test_what_happened_before_it_began_is_none_of_its_business(stall: MarketStall) -> None:
    web = open_web_shop(stall, RICE)
    at = json.loads(stall.shop.books.online.shops.cursor(web.online.id, OUTBOX))
    assert tuple(at) == stall.shop.books.outbox.head()


def test_a_shop_rests_and_goes_on_and_its_line_is_tried_at_once(stall: MarketStall) -> None:
    shop, seller = stall.shop, stall.seller
    waiting = add(stall)
    with pytest.raises(Refused) as refused:
        pause(shop, waiting.id, seller)
    assert refused.value.code == "shop_not_active"
    assert resume(shop, waiting.id, seller).state is ShopState.MATCHING
    remove_shop(shop, waiting.id, seller)
    online = open_web_shop(stall, RICE).online
    assert pause(shop, online.id, seller).state is ShopState.PAUSED
    with shop.books.write():
        shop.books.online.shops.write_line(online.id, LineState(7, shop.now(), "offline", stopped=True))
    assert resume(shop, online.id, seller).state is ShopState.ACTIVE
    line = shop.books.online.shops.line(online.id)
    assert (line.failures, line.next_at, line.stopped, line.reason) == (0, None, False, "offline")


def test_a_new_key_starts_a_stopped_line_afresh(stall: MarketStall) -> None:
    online = add(stall)
    with stall.shop.books.write():
        stall.shop.books.online.shops.write_line(online.id, LineState(1, None, "key", stopped=True))
    assert change_account(stall.shop, online.id, " ck_1 ", stall.seller).account == "ck_1"
    assert stall.shop.books.online.shops.line(online.id) == LineState()


def test_rules_and_names_change_and_wrong_ones_do_not(stall: MarketStall) -> None:
    shop, seller = stall.shop, stall.seller
    online = add(stall)
    rules = ShopRules(Owner.TILL, Owner.SHOP, Quantity.of(2), eco=True)
    assert change_rules(shop, online.id, rules, seller).rules == rules
    assert rename(shop, online.id, "ใหม่", seller).name == "ใหม่"
    assert shop_of(shop, online.id).rules == rules
    wrong: tuple[tuple[Callable[[], object], str], ...] = (
        (lambda: change_rules(shop, online.id, ShopRules(reserve=Quantity(-1)), seller), "reserve_negative"),
        (lambda: rename(shop, online.id, "", seller), "name_empty"),
        (lambda: rename(shop, ShopId("nobody"), "x", seller), "shop_unknown"),
    )
    for act, code in wrong:
        with pytest.raises(Refused) as refused:
            act()
        assert refused.value.code == code


def test_a_shop_goes_away_when_none_of_its_orders_waits_and_its_pairs_go_with_it(stall: MarketStall) -> None:
    web = open_web_shop(stall, RICE)
    order = web.place((RICE, 1, "35"))
    with pytest.raises(Refused, match="1 orders of “ร้านดอยสูง” still wait") as refused:
        remove_shop(stall.shop, web.online.id, stall.seller)
    assert refused.value.code == "shop_has_orders"
    cancel(stall.shop, order.id, "ลูกค้าเปลี่ยนใจ", stall.seller)
    assert remove_shop(stall.shop, web.online.id, stall.seller) == Changes(Book.ONLINE)
    assert stall.shop.books.online.links.of_shop(web.online.id) == []
    assert stall.shop.books.online.shops.all() == []
    with pytest.raises(Refused) as refused:
        shop_of(stall.shop, web.online.id)
    assert refused.value.code == "shop_unknown"
    assert examine(stall.shop).sound
    assert add(stall).id != web.online.id


def test_a_shop_is_found_by_name_address_or_the_end_of_its_id(stall: MarketStall) -> None:
    first = add(stall)
    assert shop_named(stall.shop, "") == first
    second = add(stall, ShopWish("woocommerce", "Second", "https://two.example"))
    for text in ("second", "SECOND ", "https://two.example", second.id[-6:], "eco"):
        assert shop_named(stall.shop, text) == second
    for text in ("", "third"):
        with pytest.raises(Refused, match="ร้านดอยสูง, Second") as refused:
            shop_named(stall.shop, text)
        assert refused.value.code == "shop_unknown"
