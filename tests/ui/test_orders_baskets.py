"""A basket ordered online on the page of troubles: which one, what is missing in it, and what comes back for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from posapp.domain.online.shop import RemoteId, ShopItem
from posapp.domain.online.task import TaskKind
from posapp.domain.quantity import Quantity
from posapp.operations.online.conflicts import oversold
from posapp.operations.online.matching import Pair, pair
from posapp.operations.set_on_hand import set_on_hand
from tests.doubles.gift_set import GIFT, JAR, gift_set
from tests.doubles.parcels import CRACKERS, WebTrade
from tests.ui.looks import button, words
from tests.ui.online_room import open_online_room

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.online_room import OnlineRoom


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> OnlineRoom:
    """The window in front of the orders of a stall that sells online."""
    return open_online_room(qtbot, tmp_path / "stall")


def start(room: OnlineRoom) -> WebTrade:
    """A stall that sells gift sets online too, with one jar left."""
    trade, shop, seller = WebTrade(room.stall).start(CRACKERS, JAR), room.stall.shop, room.stall.seller
    basket = gift_set(room.stall)
    with shop.books.write():
        item = ShopItem(trade.remote(GIFT), GIFT, price=basket.price, quantity=Quantity.of(1))
        shop.books.online.items.write(trade.online.id, [item])
    pair(shop, trade.online.id, [Pair(RemoteId(item.remote), basket.id)], seller)
    set_on_hand(shop, room.stall.goods[JAR], Quantity.of(1), seller)
    return trade


def test_the_card_says_in_which_basket_the_missing_part_was_ordered(room: OnlineRoom) -> None:
    trade = start(room)
    trade.order((GIFT, 1))
    room.stall.sold((JAR, 1))
    room.to_trouble()
    (card,) = room.orders.home.cards.cards.values()
    assert f"Sold twice: {JAR}, short by 1" in words(card)
    assert f"in “{GIFT}”" in words(card)


def test_a_basket_of_the_stall_comes_back_whole(room: OnlineRoom) -> None:
    trade = start(room)
    trade.order((GIFT, 1))
    room.stall.sold((GIFT, 1))
    room.to_trouble()
    room.press("The online buyer gets it: give money back at the stall")
    assert f"Bill A69-000001: 1 × {GIFT} comes back" in room.said()
    room.press("Give the money back")
    assert oversold(room.stall.shop) == []
    assert room.stall.shop.books.stock.on_hand(room.stall.goods[JAR].id) == Quantity.of(1)


def test_the_number_of_a_basket_can_only_be_ours(room: OnlineRoom) -> None:
    trade = start(room)
    trade.asked(TaskKind.COUNT, room.stall.goods[GIFT].id, theirs="7000", ours="1000", basket="1")
    room.to_trouble()
    (card,) = room.orders.home.cards.cards.values()
    assert "The shop says 7, what goes into it makes 1." in words(card)
    assert button(card, "Ours is right: tell the shop").isVisible()
    assert "count like it" not in words(card)
    room.press("Ours is right: tell the shop")
    assert room.stall.shop.books.online.tasks.open() == []


def test_the_page_of_a_shop_names_what_gets_no_number(room: OnlineRoom) -> None:
    trade = start(room)
    with room.stall.shop.books.write():
        seen = ShopItem(trade.remote(GIFT), GIFT, quantity=None)
        room.stall.shop.books.online.items.write(trade.online.id, [seen])
    room.look("shops")
    room.press("Open this shop: ร้านออนไลน์บ้านดอย")
    assert f"No number is told of {GIFT}: The shop keeps no number of it." in room.said()
