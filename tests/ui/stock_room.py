"""The window on the stock screen of a market stall, with a word kept of where it led."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from posapp.domain.quantity import Quantity
from posapp.operations.edit_catalog import save_product
from posapp.operations.receive import Incoming, receive
from posapp.operations.stock_book import Batch, Said
from posapp.ui.parts.desk import Desk
from posapp.ui.screens.stock.screen import StockScreen
from tests.doubles.stage import set_up, show
from tests.doubles.trade import SATURDAY

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from posapp.domain.product import Product
    from posapp.domain.stock import EntryKind, StockEntry
    from posapp.ui.notices import Notices
    from posapp.ui.shell import Look, Shell
    from posapp.ui.widgets.banner import Banner
    from tests.doubles.trade import MarketStall


@dataclass(slots=True)
class StockRoom:
    """The window; `bills` and `went` are where it led."""

    stall: MarketStall
    shell: Shell
    notices: Notices
    banner: Banner
    screen: StockScreen
    bills: list[str] = field(default_factory=list)
    went: list[str] = field(default_factory=list)

    def undo(self) -> None:
        """Press the banner's button."""
        self.banner.action().press()

    def on_hand(self, name: str) -> Quantity:
        """How much there is of goods by name."""
        return self.stall.shop.books.stock.on_hand(self.stall.goods[name].id)

    def edited(self, name: str, /, **changes: object) -> Product:
        """Goods by name with other facts, in the books."""
        product = replace(self.stall.goods[name], **changes)  # type: ignore[arg-type]
        self.stall.goods[name], _changes = save_product(self.stall.shop, product, self.stall.seller)
        return self.stall.goods[name]


def open_stock_room(
    qtbot: QtBot, folder: Path, look: Look | None = None, size: tuple[int, int] = (1366, 768)
) -> StockRoom:
    """The stall with its stock screen in front."""
    stall, shell, banner, notices = set_up(qtbot, folder, look)
    bills: list[str] = []
    went: list[str] = []
    desk = Desk(lambda: stall.seller, shell.changed, went.append, bills.append)
    screen = StockScreen(stall.shop, notices, desk)
    shell.furnish({"stock": lambda: screen})
    show(qtbot, shell, size)
    shell.go("stock")
    return StockRoom(stall, shell, notices, banner, screen, bills, went)


def newest_paper(room: StockRoom, kind: EntryKind) -> StockEntry:
    """The newest stock paper of a kind."""
    return room.stall.shop.books.entries.newest(1, kind.value)[0]


def batch_of(room: StockRoom, name: str, pieces: int, days: int) -> None:
    """A batch of goods by name is received that keeps some more days."""
    batch = Batch(SATURDAY.date() - timedelta(days=3), SATURDAY.date() + timedelta(days=days))
    line = Incoming(room.stall.goods[name].id, Quantity.of(pieces), None, batch)
    receive(room.stall.shop, [line], Said(), room.stall.seller)
