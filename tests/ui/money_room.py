"""The treasurer's evening on a screen of its own, with all it works with."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from posapp.ui.notices import Notices
from posapp.ui.screens.money.desk import Desk
from posapp.ui.screens.money.screen import MoneyScreen
from posapp.ui.tasks import Lanes
from posapp.ui.widgets.banner import Banner
from tests.doubles.treasury import Treasury, at

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from posapp.domain.changes import Changes
    from tests.doubles.trade import MarketStall


@dataclass
class Evening:
    """The screen on a stall's books; `went` are screens asked for, `saved` the sheets that were written."""

    treasury: Treasury
    screen: MoneyScreen
    notices: Notices
    banner: Banner
    went: list[str]
    saved: list[Path]

    @property
    def stall(self) -> MarketStall:
        return self.treasury.stall

    def open(self) -> MoneyScreen:
        """Come to the screen."""
        self.screen.shown()
        return self.screen

    def undo(self) -> None:
        """Press the banner's button."""
        self.banner.acted.emit()


@contextmanager
def open_evening(stall: MarketStall, folder: Path, qtbot: QtBot) -> Iterator[Evening]:
    """The screen in the morning of a day nothing happened on yet."""
    lists = folder / "lists"
    lists.mkdir()
    banner = Banner()
    notices, lanes = Notices(banner), Lanes(immediate=True)
    stall.clock.at = at("08:00")
    went: list[str] = []
    saved: list[Path] = []

    def changed(changes: Changes) -> None:
        screen.refresh(changes)

    def save_sheet(_day: date, path: Path) -> None:
        saved.append(path)

    desk = Desk(lambda: stall.seller, changed, went.append, save_sheet)
    screen = MoneyScreen(stall.shop, notices, lanes, desk)
    qtbot.addWidget(screen.widget())
    banner.setParent(screen.widget())
    screen.widget().resize(1366, 700)
    yield Evening(Treasury(stall, lists), screen, notices, banner, went, saved)
    lanes.close()
    screen.widget().hide()
