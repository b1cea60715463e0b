"""Every page of online orders and shops, in small and large windows, both languages, small and large text."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from posapp.domain.online.order import Stage
from posapp.domain.online.task import TaskKind
from posapp.sync.faults import KeyRefused
from posapp.ui.screens.orders.order_card import OrderCard
from posapp.ui.screens.orders.trouble_cards import TroubleCard
from posapp.ui.screens.shops.adding_steps import AccessStep, LineStep
from posapp.ui.screens.shops.article_step import ArticleStep
from posapp.ui.screens.shops.pair_page import PairPage
from posapp.ui.screens.shops.read_step import ReadStep
from posapp.ui.shell import Look
from tests.doubles.parcels import CHILI, CRACKERS, MALEE, WebTrade
from tests.ui.looks import cut, faults
from tests.ui.online_room import GOOD, open_online_room

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.online_room import OnlineRoom

_CORNERS = [
    (Look("th", "light", 100), (1366, 768)),
    (Look("th", "dark", 150), (1024, 600)),
    (Look("en", "sun", 150), (1024, 600)),
    (Look("en", "light", 100), (1024, 600)),
]


def _trade(room: OnlineRoom) -> WebTrade:
    """Something in every list."""
    trade = WebTrade(room.stall).start()
    trade.order((CRACKERS, 2), (CHILI, 1))
    trade.order((CRACKERS, 1), ("เสื่อกกลายดอกพิกุลสีย้อมครามธรรมชาติ", 1), buyer=MALEE, paid=False, payment="เก็บเงินปลายทาง")
    trade.order((CHILI, 1), stage=Stage.UNPAID, paid=False, payment="", holds=False)
    trade.sold_twice()
    trade.asked(TaskKind.COUNT, room.stall.goods[CHILI].id, theirs="7000", ours="5000")
    trade.asked(TaskKind.EDIT, room.stall.goods[CRACKERS].id, field="price", theirs="39.00", ours="35.00")
    trade.waits(CRACKERS, timedelta(hours=3))
    trade.refused()
    return trade


def _orders(room: OnlineRoom) -> Iterator[str]:
    """Each page of the orders in turn."""
    screen = room.orders
    yield "no shop"
    _trade(room)
    screen.shown()
    yield "to be packed"
    first = next(iter(screen.home.cards.cards.values()))
    assert isinstance(first, OrderCard)
    for deed in ("pick", "pack", "cancel", "ship"):
        screen.home.wanted.emit(deed, first.order)
        yield deed
    screen.pages.home()
    screen.show_trouble()
    yield "trouble"
    for key in ("stall", "online", "more"):
        card = next(iter(screen.home.cards.cards.values()))
        assert isinstance(card, TroubleCard)
        screen.home.answered.emit(key, card.trouble)
        yield key
        screen.pages.home()
    screen.home.choose("sent")
    yield "sent"


def _shops(room: OnlineRoom) -> Iterator[str]:
    """Each page of the shops in turn."""
    screen = room.shops
    room.look("shops")
    yield "no shop"
    trade = _trade(room)
    screen.shown()
    yield "cards"
    screen.room.open(trade.online)
    yield "a shop"
    for key in ("pair", "key", "remove"):
        screen.room.open(trade.online)
        screen.room.page.wanted.emit(key)
        yield key
    screen.room.open(trade.online)
    screen.room.page.answered.emit("skip", screen.room.page.cards[0].errand)
    yield "skip"


def _adding(room: OnlineRoom) -> Iterator[str]:
    """Each step to a new shop in turn."""
    room.look("shops")
    page = room.shops.add()
    yield "kind"
    page.connecting.kinds.kinds[0].press()
    step = page.front()
    assert isinstance(step, AccessStep)
    step.form.fill({"address": "https://shop.example", "account": "ck_" + "a" * 40, "secret": "cs_" + "b" * 40})
    yield "access"
    room.desk.finds = KeyRefused("key_refused", words="Consumer key is invalid.")
    step.on.press()
    yield "line failed"
    room.desk.finds = GOOD
    line = page.front()
    assert isinstance(line, LineStep)
    line.retry.press()
    yield "line good"
    line.on.press()
    yield "read"


def _pairing(room: OnlineRoom) -> Iterator[str]:
    """Each page of the goods of a new shop in turn."""
    room.look("shops")
    page = room.shops.add()
    trade = WebTrade(room.stall)
    page.go_on(trade.online)
    read = page.front()
    assert isinstance(read, ReadStep)
    read.on.press()
    pairs = page.front()
    assert isinstance(pairs, PairPage)
    for place, name in enumerate(("same", "there", "here")):
        pairs.chips.take(place)
        yield name
    pairs.chips.take(0)
    pairs.there.chosen.emit(0)
    yield "article"
    article = page.front()
    assert isinstance(article, ArticleStep)
    article.none.press()
    pairs.deed.press()
    yield "start"


@pytest.mark.parametrize(("look", "size"), _CORNERS, ids=str)
@pytest.mark.parametrize("pages", [_orders, _shops, _adding, _pairing])
def test_everything_is_in_reach_and_nothing_is_cut(
    qtbot: QtBot, tmp_path: Path, look: Look, size: tuple[int, int], pages: Callable[[OnlineRoom], Iterator[str]]
) -> None:
    room = open_online_room(qtbot, tmp_path, look, size)
    found = []
    for name in pages(room):
        QApplication.processEvents()
        window = room.orders.pages if pages is _orders else room.shops.pages
        found += [f"{name}: {fault}" for fault in (*faults(window), *cut(window))]
    assert not found, "\n".join(found)
