"""Every page of goods in and out, in small and large windows, both languages, small and large text: all is in reach."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from posapp.domain.identity import PlaceId
from posapp.domain.money import Money
from posapp.domain.place import STORE
from posapp.domain.product import Pack
from posapp.domain.quantity import Quantity
from posapp.operations.move_stock import Going, Way, move_stock, new_place, save_place
from posapp.operations.receive import Incoming, receive
from posapp.operations.stock_book import Batch, Said
from posapp.ui.shell import Look
from tests.doubles.back_room import faults, words_on
from tests.ui.looks import cut
from tests.ui.stock_room import open_stock_room

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.stock_room import StockRoom

_LONG = "น้ำพริกหนุ่มสูตรคุณยายบ้านดอยสูงรสเผ็ดมากใส่มะเขือยาวย่างไฟอ่อน"


def _fill(room: StockRoom) -> None:
    """A batch that expires, a second place, goods counted by the dozen, a long name."""
    shop, seller = room.stall.shop, room.stall.seller
    room.edited("ข้าวแต๋น", packs=(Pack("dozen", Quantity.of(12)),), shelf_days=3, cost=Money(1800))
    room.edited("น้ำพริกหนุ่ม", name=_LONG, warn_at=Quantity.of(5))
    batch = Batch(date(2026, 1, 15), date(2026, 1, 18))
    lines = [
        Incoming(room.stall.goods[name].id, Quantity.of(12), Money(1750), batch) for name in list(room.stall.goods)[:2]
    ]
    receive(shop, lines, Said("กลุ่มแม่บ้านดอยสูงหมู่ที่ 7"), seller)
    place = new_place(shop, "แผงตลาดนัดวันเสาร์")
    save_place(shop, place, seller)
    way = Way(STORE, PlaceId(place.id))
    move_stock(shop, [Going(room.stall.goods["ผ้าขาวม้า"].id, Quantity.of(4))], way, Said(), seller)
    room.stall.sold(("ข้าวแต๋น", 3))


def _listing(room: StockRoom, door: str) -> None:
    room.screen.enter(door, room.stall.goods["ข้าวแต๋น"])
    QApplication.processEvents()


def _keys(room: StockRoom) -> None:
    _listing(room, "receive")
    room.screen.rooms.receive.goods.sheet.list.editor.keys_wanted.emit()


def _days(room: StockRoom) -> None:
    _listing(room, "receive")
    room.screen.rooms.receive.goods.sheet.list.editor.day_wanted.emit("made")


def _choosing(room: StockRoom) -> None:
    _listing(room, "adjust")
    sheet = room.screen.rooms.adjust.goods.sheet
    sheet.list.editor.done.press()
    sheet.side.choose.press()


def _paper(room: StockRoom) -> None:
    room.screen.show_paper(room.stall.shop.books.entries.newest(1, "receive")[0].id)


_STATES: dict[str, Callable[[StockRoom], object]] = {
    "home": lambda room: room.screen.shown(),
    "from whom": lambda room: room.screen.enter("receive"),
    "receiving": lambda room: _listing(room, "receive"),
    "number keys": _keys,
    "a day": _days,
    "where": lambda room: room.screen.enter("adjust"),
    "changing": lambda room: _listing(room, "adjust"),
    "choosing": _choosing,
    "way": lambda room: room.screen.enter("move"),
    "article": lambda room: room.screen.show_article(room.stall.goods["ข้าวแต๋น"].id),
    "paper": _paper,
    "papers": lambda room: room.screen.enter("papers"),
    "expiring": lambda room: room.screen.enter("expiring"),
}


@pytest.mark.parametrize("look", [Look("th", "light", 100), Look("en", "sun", 150), Look("th", "dark", 150)], ids=str)
@pytest.mark.parametrize("size", [(1366, 768), (1024, 600)], ids=str)
def test_everything_is_in_reach_and_nothing_is_cut(
    qtbot: QtBot, tmp_path: Path, look: Look, size: tuple[int, int]
) -> None:
    room = open_stock_room(qtbot, tmp_path, look, size)
    _fill(room)
    found = []
    for name, show in _STATES.items():
        room.screen.show_which("all")
        show(room)
        QApplication.processEvents()
        found += [f"{name}: {fault}" for fault in (*faults(room.screen.pages), *cut(room.screen.pages))]
    assert not found, "\n".join(found)


def test_a_shop_without_goods_says_where_to_begin(qtbot: QtBot, tmp_path: Path) -> None:
    room = open_stock_room(qtbot, tmp_path, Look("en"), (1024, 600))
    for name in list(room.stall.goods):
        room.edited(name, active=False, tracked=False)
    room.screen.shown()
    assert "Receive the first ones" in words_on(room.screen.home)
