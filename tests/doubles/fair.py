"""The real window with the market screen, on a market stall's books."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from posapp.domain.place import STORE
from posapp.domain.quantity import Quantity
from posapp.operations.market_day import Plans, open_event, take_to_market
from posapp.operations.move_stock import Going
from posapp.operations.stock_book import today
from posapp.ui.parts.desk import Desk
from posapp.ui.screens.market.screen import MarketScreen
from tests.doubles.stage import set_up, show

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from posapp.domain.market import MarketEvent
    from posapp.domain.money import Money
    from posapp.ui.shell import Look, Shell
    from posapp.ui.widgets.banner import Banner
    from tests.doubles.trade import MarketStall


RICE, CHILI, CLOTH, MANGO = "ข้าวแต๋น", "น้ำพริกหนุ่ม", "ผ้าขาวม้า", "มะม่วง"


@dataclass(slots=True)
class Fair:
    """The window in front of a stall. `went` are screens asked for, `bills` the numbers of bills asked for."""

    stall: MarketStall
    shell: Shell
    banner: Banner
    went: list[str] = field(default_factory=list)
    bills: list[str] = field(default_factory=list)

    def market(self) -> MarketScreen:
        """Go to the markets."""
        self.shell.go("market")
        screen = self.shell.visit("market")
        assert isinstance(screen, MarketScreen)
        return screen

    def says(self) -> str:
        """What the banner says."""
        return self.banner.words()

    def event(self) -> MarketEvent:
        """The event that was begun last."""
        return self.stall.shop.books.events.newest(1)[0]


def open_fair(qtbot: QtBot, folder: Path, look: Look | None = None, size: tuple[int, int] = (1366, 768)) -> Fair:
    """A stall whose window is open and has the keyboard."""
    stall, shell, banner, notices = set_up(qtbot, folder / "books", look)
    fair = Fair(stall, shell, banner)
    desk = Desk(lambda: stall.seller, shell.changed, fair.went.append, fair.bills.append)
    shell.furnish({"market": lambda: MarketScreen(stall.shop, notices, desk)})
    show(qtbot, shell, size)
    return fair


def going(fair: Fair, *goods: tuple[str, int]) -> list[Going]:
    """Pieces (or kilograms) of goods by name."""
    return [Going(fair.stall.goods[name].id, Quantity.of(number)) for name, number in goods]


def at_market(fair: Fair, *goods: tuple[str, int], name: str = "Saturday", here: bool = True) -> MarketEvent:
    """An event with these goods at its stall."""
    shop, seller = fair.stall.shop, fair.stall.seller
    event = open_event(shop, Plans(name, sell_here=here), seller)
    take_to_market(shop, event.id, going(fair, *goods), seller)
    return event


def on_hand(fair: Fair, name: str, event: MarketEvent | None = None) -> Quantity:
    """How much of an article there is at the stall of `event`, or in the store room."""
    place = event.place if event else STORE
    return fair.stall.shop.books.stock.on_hand(fair.stall.goods[name].id, place)


def late_bills(fair: Fair, days_ago: int = 1) -> list[tuple[str, Money, bool]]:
    """The bills of a day that was written down: how each was paid, its total, whether it is marked as late."""
    shop = fair.stall.shop
    sales = shop.books.sales.of_day(today(shop) - timedelta(days=days_ago))
    return [(sale.tenders[0].method, sale.total, sale.issue.late) for sale in sales]


class Keyboard:
    """Types where the focus is, and counts the presses."""

    def __init__(self) -> None:
        self.presses = 0

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """One key."""
        QTest.keyClick(_focus(), key, modifier)
        self.presses += 1

    def type(self, text: str) -> None:
        """Letters and digits, Thai ones too: one press each."""
        for sign in text:
            focus = _focus()
            # QTest types Latin signs only.
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(focus, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, sign))
            self.presses += 1

    def enter(self, times: int = 1) -> None:
        """Enter, so many times."""
        for _time in range(times):
            self.press(Qt.Key.Key_Return)


def _focus() -> QWidget:
    focus = QApplication.focusWidget()
    assert focus is not None
    return focus
