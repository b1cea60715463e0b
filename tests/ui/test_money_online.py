"""Money of online shops on the treasurer's screen: its card, the shops that owe, settling with a fee, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from posapp.domain.money import Money
from posapp.operations.online.picking import ship
from posapp.operations.reconcile.debts import owed_by_shops
from tests.doubles.web_orders import open_web_shop
from tests.ui.money_room import Evening, open_evening

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from tests.doubles.trade import MarketStall


@pytest.fixture
def evening(stall: MarketStall, tmp_path: Path, qtbot: QtBot, dressed: QApplication) -> Iterator[Evening]:
    with open_evening(stall, tmp_path, qtbot) as opened:
        dressed.processEvents()
        yield opened


def test_money_of_online_shops_has_a_card_once_there_is_any(evening: Evening) -> None:
    stall = evening.stall
    screen = evening.open()
    assert screen.home.shops.isHidden()
    web = open_web_shop(stall, "ข้าวแต๋น")
    ship(stall.shop, web.place(("ข้าวแต๋น", 1, "100")).id, "", stall.seller)
    screen.shown()
    assert not screen.home.shops.isHidden()
    screen.enter("shops")
    screen.of_debts.online.table.chosen.emit(0)
    page = screen.of_debts.shop_money
    assert screen.pages.front() is page
    page.amount.show_money(Money(9700))
    page.note.setText("ค่าธรรมเนียม")
    page.on.press()
    assert screen.pages.front() is screen.of_debts.online
    assert owed_by_shops(stall.shop) == []
    evening.undo()
    assert [one.total for one in owed_by_shops(stall.shop)] == [Money(10000)]
