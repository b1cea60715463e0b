"""Every page of the market screen in both languages, at both sizes, in all themes."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from posapp.domain.market import CostKind
from posapp.domain.money import Money
from posapp.domain.quantity import Quantity
from posapp.operations.market_day import Plans, close_event, open_event, take_to_market
from posapp.operations.move_stock import Going
from posapp.ui.screens.market.notebook import Noted
from posapp.ui.shell import Look
from tests.doubles.back_room import faults
from tests.doubles.fair import open_fair
from tests.doubles.office import tap
from tests.ui.looks import cut

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.doubles.fair import Fair


_NAME = "ตลาดนัดวันเสาร์ หน้าวัดพระธาตุดอยสูง อำเภอเมือง"


def _go(fair: Fair, name: str) -> str:
    """A market with everything in it, and one before; the id of the one that goes on."""
    shop, seller, goods = fair.stall.shop, fair.stall.seller, fair.stall.goods
    take = [Going(goods["ข้าวแต๋น"].id, Quantity.of(40)), Going(goods["มะม่วง"].id, Quantity.of(5))]
    before = open_event(shop, Plans(name, float_=Money(50000), costs=((CostKind.STALL, Money(9000)),)), seller)
    take_to_market(shop, before.id, take, seller)
    close_event(shop, before.id, take, "", seller)
    event = open_event(shop, Plans(name, costs=((CostKind.STALL, Money(9000)), (CostKind.OTHER, Money(100)))), seller)
    take_to_market(shop, event.id, take, seller)
    fair.stall.sold(("ข้าวแต๋น", 21), ("มะม่วง", 3))
    fair.shell.bar.show_names(shop.group.name, "สมศรี", name)
    return event.id


def _going_pages(fair: Fair) -> Iterator[str]:
    screen = fair.market()
    yield "home"
    tap(screen.home.door("new"))
    screen.going.plan.name.setText("งานวัด")
    yield "plan"
    screen.going.plan.on.click()
    yield "take"


def _event_pages(fair: Fair, event: str) -> Iterator[str]:
    screen = fair.market()
    screen.show_event(event)
    yield "event"
    for door in ("costs", "loss", "print", "close"):
        tap(screen.event.page.door(door))
        yield door
        if door != "close":
            screen.show_event(event)
    screen.event.back.sheet.take(fair.stall.goods["ข้าวแต๋น"], Quantity.of(3))
    screen.event.back.on.click()
    yield "review"
    screen.event.review.on.click()
    yield "closed"


def _notebook_pages(fair: Fair) -> Iterator[str]:
    fair.stall.clock.at += timedelta(days=1)
    screen = fair.market()
    tap(screen.home.door("tally"))
    yield "tally"
    screen.tally.back.click()
    tap(screen.home.door("past"))
    yield "day"
    room = screen.notebook
    room.day.on.click()
    yield "lines, none"
    room.lines.entry.name.setText("น")
    room.lines.entry.sought.emit("น")
    yield "found"
    book = room.notebook
    assert book is not None
    for number, good in enumerate(list(fair.stall.goods.values()) * 4):
        book.put(Noted(good, Quantity.of(number + 1)))
    room.lines.undo.setFocus()
    room.lines.retranslate()
    yield "lines, many"
    room.lines.on.click()
    yield "drawer"
    room.drawer.on.click()
    yield "refused"


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize(
    "look",
    [("light", 100, (1366, 768)), ("sun", 100, (1024, 600)), ("dark", 150, (1366, 768)), ("light", 150, (1024, 600))],
)
def test_every_page_fits_and_can_be_touched(
    qtbot: QtBot, tmp_path: Path, language: str, look: tuple[str, int, tuple[int, int]]
) -> None:
    theme, percent, size = look
    fair = open_fair(qtbot, tmp_path, Look(language, theme, percent), size)
    found = []
    for pages in (_going_pages(fair), _event_pages(fair, _go(fair, _NAME)), _notebook_pages(fair)):
        for page in pages:
            QApplication.processEvents()  # a column that scrolls finds its height one step later
            found += [f"{page}: {one}" for one in (*faults(fair.shell), *cut(fair.shell))]
            assert fair.shell.size().toTuple() == size
        fair.market().rooms.home()
    assert not found
