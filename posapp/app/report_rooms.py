"""How the screen of reports is built, and what it leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from posapp.app.report_papers import order_report, write_report
from posapp.devices.printer.raster import prepare
from posapp.ui.screens.reports.desk import Desk
from posapp.ui.screens.reports.screen import ReportsScreen

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from posapp.app.window import Window
    from posapp.domain.changes import Changes
    from posapp.operations.shop import Shop
    from posapp.reports.sheet import Table


def reports_screen(
    shop: Shop, window: Window, changed: Callable[[Changes], None], show_bill: Callable[[str], None]
) -> ReportsScreen:
    """The screen of reports; `changed` hears of books that were written, `show_bill` shows the bill with a number."""
    fonts = window.resources / "fonts"
    prepare(fonts)  # files are drawn on a lane, and Qt wants its fonts loaded here

    def write(aside: Shop, table: Table, path: Path) -> None:
        write_report(aside, table, path, fonts)

    desk = Desk(changed, show_bill, lambda table: order_report(shop, table), write)
    return ReportsScreen(shop, window.notices, window.lanes, desk)
