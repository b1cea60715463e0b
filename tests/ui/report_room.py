"""The window on the reports of a market stall, with a word kept of where it led and what it wrote."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from posapp.domain.changes import Book, Changes
from posapp.domain.money import Money
from posapp.operations.cash_session import Counted, Witnesses, close_session, expected_in
from posapp.operations.files import put_file
from posapp.ui.screens.reports.desk import Desk
from posapp.ui.screens.reports.screen import ReportsScreen
from posapp.ui.tasks import Lanes
from tests.doubles.stage import set_up, show
from tests.doubles.trade import SATURDAY, opened_session

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from posapp.operations.shop import Shop
    from posapp.reports.sheet import Table
    from posapp.ui.shell import Look, Shell
    from posapp.ui.widgets.banner import Banner
    from tests.doubles.trade import MarketStall


@dataclass(slots=True)
class ReportRoom:
    """The window; `bills`, `ordered` and `written` are what it led to."""

    stall: MarketStall
    shell: Shell
    banner: Banner
    bills: list[str] = field(default_factory=list)
    ordered: list[str] = field(default_factory=list)
    written: list[str] = field(default_factory=list)

    @property
    def screen(self) -> ReportsScreen:
        """The screen under test."""
        screen = self.shell.visit("reports")
        assert isinstance(screen, ReportsScreen)
        return screen

    def desk(self) -> Desk:
        """A desk that keeps in mind what it was asked for."""

        def order(table: Table) -> Changes:
            self.ordered.append(table.key)
            return Changes(Book.PAPER)

        def write(_shop: Shop, table: Table, path: Path) -> None:
            put_file(table.key.encode(), path)
            self.written.append(path.name)

        return Desk(self.shell.changed, self.bills.append, order, write)


def open_report_room(
    qtbot: QtBot, folder: Path, look: Look | None = None, size: tuple[int, int] = (1366, 768), *, sold: bool = True
) -> ReportRoom:
    """The stall with its reports in front, read at once; `sold` fills two Saturdays."""
    stall, shell, banner, notices = set_up(qtbot, folder, look)
    if sold:
        sell_two_saturdays(stall)
    room = ReportRoom(stall, shell, banner)
    lanes, desk = Lanes(immediate=True), room.desk()
    shell.furnish({"reports": lambda: ReportsScreen(stall.shop, notices, lanes, desk)})
    show(qtbot, shell, size)
    shell.go("reports")
    return room


def sell_two_saturdays(stall: MarketStall) -> None:
    """Three bills a week ago, four today from nine to two o'clock."""
    stall.clock.at = SATURDAY - timedelta(days=7)
    for number in (1, 2, 4):
        stall.sold(("ข้าวแต๋น", number))
        stall.clock.at += timedelta(hours=1)
    close_the_day(stall)
    stall.clock.at = SATURDAY + timedelta(hours=1)
    stall.sold(("ข้าวแต๋น", 4), ("น้ำพริกหนุ่ม", 2))
    stall.sold(("ผ้าขาวม้า", 1), given=Money.parse("200"))
    stall.clock.at += timedelta(hours=3)
    stall.sold(("นวดไทย", 1))
    stall.clock.at += timedelta(hours=2)
    stall.sold(("มะม่วง", 3), method="promptpay")


def close_the_day(stall: MarketStall) -> None:
    """Count the drawer, which holds what it should."""
    expected, _totals = expected_in(stall.shop, opened_session(stall.shop))
    close_session(stall.shop, Counted(expected), "", Witnesses(stall.seller))
