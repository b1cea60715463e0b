"""A variation is called by its parent and its choices: its name is never told, and nothing goes on for ever."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from posapp.domain.online.shop import Owner, RemoteId
from posapp.operations.edit_catalog import save_product
from posapp.operations.online.matching import Pair, pair
from posapp.operations.online.shops import change_rules

if TYPE_CHECKING:
    from tests.sync.conftest import Joined

CLOTH = "ผ้าขาวม้า"


@pytest.mark.parametrize("owner", [Owner.TILL, Owner.SHOP])
def test_a_paired_variation_is_quiet_whoever_names_the_goods(joined: Joined, owner: Owner) -> None:
    shop, seller = joined.stall.shop, joined.stall.seller
    change_rules(shop, joined.online.id, replace(joined.online.rules, name=owner), seller)
    goods = joined.stall.goods[CLOTH]
    (parent,) = joined.woo.add({"name": "ผ้า", "type": "variable"})
    stock = {"manage_stock": True, "stock_quantity": shop.books.stock.on_hand(goods.id).milli // 1000}
    (red,) = joined.woo.add(
        {"sku": "RED", "regular_price": "199.50", "attributes": [{"name": "สี", "option": "แดง"}], **stock},
        parent=parent,
    )
    rounds(joined, 1)
    link = shop.books.online.links.get(joined.online.id, goods.id)
    assert link is not None
    pair(shop, joined.online.id, [Pair(RemoteId(str(red)), goods.id)], seller)
    rounds(joined, 3)
    found = shop.books.catalog.get(goods.id)
    assert found is not None
    save_product(shop, replace(found, name="ผ้าขาวม้าของเรา"), seller)
    rounds(joined, 2)
    joined.woo.do("requests")
    rounds(joined, 3)
    assert [line for line in joined.woo.do("requests") if not line.startswith("GET")] == []
    assert shop.books.online.errands.open(joined.online.id) == []
    assert shop.books.online.tasks.open() == []


def rounds(joined: Joined, number: int) -> None:
    for _round in range(number):
        joined.stall.clock.at += timedelta(minutes=5)
        assert joined.engine.round(joined.online.id).reason == ""
