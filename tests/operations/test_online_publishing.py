"""Putting goods of ours into an online shop: what goes, what can't, and what becomes of goods that were refused."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from posapp.domain.errors import Refused
from posapp.domain.money import Money
from posapp.domain.online.errand import ErrandKind, ErrandState, ItemOut
from posapp.domain.online.shop import Owner, RemoteId, ShopRules
from posapp.domain.quantity import Quantity
from posapp.operations.edit_catalog import save_product
from posapp.operations.online.errands import Failure, refused
from posapp.operations.online.matching import (
    Pair,
    pair,
    pair_instead,
    publish,
    unpair,
)
from posapp.operations.online.messages import message_of
from posapp.operations.online.shops import ShopWish, activate, add_shop, change_rules
from tests.doubles.shop_shelf import coded, errands, item, shows

if TYPE_CHECKING:
    from posapp.domain.online.shop import OnlineShop
    from tests.doubles.trade import MarketStall

RICE, CHILI, CLOTH, MANGO, MASSAGE = "ข้าวแต๋น", "น้ำพริกหนุ่ม", "ผ้าขาวม้า", "มะม่วง", "นวดไทย"


@pytest.fixture
def online(stall: MarketStall) -> OnlineShop:
    return add_shop(stall.shop, ShopWish("woocommerce", "ร้าน", "https://shop.example"), stall.seller)


def test_goods_are_put_into_a_shop_by_one_errand_each(stall: MarketStall, online: OnlineShop) -> None:
    coded(stall, CLOTH, "C")
    wanted = [stall.goods[CLOTH].id, stall.goods[MASSAGE].id]
    for _again in range(3):
        publish(stall.shop, online.id, wanted, stall.seller)
    assert [one.subject for one in errands(stall, online)] == wanted
    cloth, massage = (message_of(stall.shop, online, one) for one in errands(stall, online))
    assert isinstance(cloth, ItemOut)
    assert isinstance(massage, ItemOut)
    assert (cloth.sku, cloth.name, cloth.price, cloth.quantity) == ("C", CLOTH, Money(19950), Quantity.of(100))
    assert (cloth.item, cloth.shown, massage.quantity) == ("", True, None)


@pytest.mark.parametrize(
    ("name", "change", "code"),
    [
        (MANGO, {}, "pair_parts"),
        (CLOTH, {"price": Money(0)}, "publish_price"),
        (CLOTH, {"price": Money(0), "free_price": True}, "publish_price"),
        (CLOTH, {"code": "ผ้า1"}, "publish_code"),
    ],
)
def test_what_no_shop_could_sell_is_not_put_there(
    stall: MarketStall, online: OnlineShop, name: str, change: dict[str, object], code: str
) -> None:
    product = stall.shop.books.catalog.get(stall.goods[name].id)
    assert product
    save_product(stall.shop, replace(product, **change), stall.seller)  # type: ignore[arg-type]
    with pytest.raises(Refused) as told:
        publish(stall.shop, online.id, [stall.goods[RICE].id, product.id], stall.seller)
    assert told.value.code == code
    assert errands(stall, online) == []


def test_goods_that_were_refused_are_tried_again_or_paired_with_what_stands_there(
    stall: MarketStall, online: OnlineShop
) -> None:
    shop, cloth = stall.shop, stall.goods[CLOTH].id
    publish(shop, online.id, [cloth], stall.seller)
    (waits,) = errands(stall, online)
    for told, code in ((waits.id, "errand_not_taken"), (999, "errand_unknown")):
        with pytest.raises(Refused) as refused_:
            pair_instead(shop, told, stall.seller)
        assert refused_.value.code == code
    refused(shop, waits, Failure("product_invalid_sku", ""), RemoteId("77"))
    publish(shop, online.id, [cloth], stall.seller)
    (again,) = errands(stall, online)
    assert (again.id, again.state) == (waits.id, ErrandState.WAITING)
    stands = refused(shop, again, Failure("product_invalid_sku", ""), RemoteId("77"))
    with pytest.raises(Refused) as refused_:
        pair_instead(shop, stands.id, stall.seller)
    assert refused_.value.code == "item_unknown"
    shows(stall, online, item(77))
    pair_instead(shop, stands.id, stall.seller)
    assert errands(stall, online) == []
    assert shop.books.online.links.get(online.id, cloth)
    with pytest.raises(Refused) as refused_:
        publish(shop, online.id, [cloth], stall.seller)
    assert refused_.value.code == "publish_twice"


def test_goods_that_were_taken_apart_are_never_put_there_by_an_old_errand(
    stall: MarketStall, online: OnlineShop
) -> None:
    shows(stall, online, item(1))
    rice = stall.goods[RICE].id
    change_rules(stall.shop, online.id, ShopRules(price=Owner.TILL), stall.seller)
    pair(stall.shop, online.id, [Pair(RemoteId("1"), rice)], stall.seller)
    active = activate(stall.shop, online.id, stall.seller)
    pair(stall.shop, online.id, [Pair(RemoteId("1"), rice)], stall.seller)
    (told,) = [one for one in errands(stall, online) if one.kind is ErrandKind.ITEM]
    assert isinstance(message_of(stall.shop, active, told), ItemOut)
    unpair(stall.shop, online.id, rice, stall.seller)
    assert message_of(stall.shop, active, told) is None
    publish(stall.shop, online.id, [rice], stall.seller)
    new = message_of(stall.shop, active, errands(stall, online)[-1])
    assert isinstance(new, ItemOut)
    assert (new.item, new.name) == ("", "ของ 1")
