"""How the cash book screen is built, and what it leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from posapp.app.letterheads import letterhead

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from posapp.app.window import Window
    from posapp.domain.changes import Changes
    from posapp.domain.identity import PersonId
    from posapp.operations.shop import Shop
    from posapp.ui.screens.cashbook.screen import CashbookScreen
    from posapp.ui.screens.sales.screen import SalesScreen


def cashbook_screen(
    shop: Shop,
    window: Window,
    seller: Callable[[], PersonId],
    changed: Callable[[Changes], None],
    sales: Callable[[], SalesScreen],
) -> CashbookScreen:
    """The screen; `changed` hears of books that were written, `sales` is where the bills of a day are shown."""
    from posapp.ui.screens.cashbook.desk import Desk
    from posapp.ui.screens.cashbook.screen import CashbookScreen

    def show_day(day: date) -> None:
        window.shell.go("sales")
        sales().show_day(day)

    fonts = window.resources / "fonts"
    desk = Desk(seller, changed, window.shell.go, show_day, lambda: letterhead(shop), fonts)
    return CashbookScreen(shop, window.notices, desk)
