"""The window on the cash book of a market stall, with a word kept of where it led."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from posapp.app.paths import resources
from posapp.documents.letterhead import Letterhead
from posapp.ui.screens.cashbook.desk import Desk
from posapp.ui.screens.cashbook.screen import CashbookScreen
from tests.doubles.stage import set_up, show

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from posapp.ui.shell import Look, Shell
    from posapp.ui.widgets.banner import Banner
    from tests.doubles.trade import MarketStall


@dataclass(slots=True)
class CashbookRoom:
    """The window; `went` and `days` are where it led."""

    stall: MarketStall
    shell: Shell
    banner: Banner
    screen: CashbookScreen
    went: list[str] = field(default_factory=list)
    days: list[date] = field(default_factory=list)

    def undo(self) -> None:
        """Press the banner's button."""
        self.banner.action().press()

    def rows(self) -> list[list[str]]:
        """What the table of the month shows."""
        model = self.screen.month.table.table.model()
        columns = range(model.columnCount())
        return [[str(model.index(row, column).data()) for column in columns] for row in range(model.rowCount())]


def open_cashbook(
    qtbot: QtBot, folder: Path, look: Look | None = None, size: tuple[int, int] = (1366, 768)
) -> CashbookRoom:
    """The stall with its cash book in front."""
    stall, shell, banner, notices = set_up(qtbot, folder, look)
    went: list[str] = []
    days: list[date] = []
    desk = Desk(
        lambda: stall.seller,
        shell.changed,
        went.append,
        days.append,
        lambda: Letterhead(stall.shop.group),
        resources() / "fonts",
    )
    screen = CashbookScreen(stall.shop, notices, desk)
    shell.furnish({"cashbook": lambda: screen})
    room = CashbookRoom(stall, shell, banner, screen, went, days)
    show(qtbot, shell, size)
    shell.go("cashbook")
    return room
