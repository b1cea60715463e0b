"""How the screen of the treasurer's evening is built, and what it leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from posapp.app.evening_papers import evening_a4
from posapp.devices.page.pdf import page_pdf
from posapp.devices.printer.raster import prepare
from posapp.operations.files import put_page
from posapp.ui.screens.money.desk import Desk
from posapp.ui.screens.money.screen import MoneyScreen

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from posapp.app.window import Window
    from posapp.domain.changes import Changes
    from posapp.domain.identity import PersonId
    from posapp.operations.shop import Shop


def money_screen(
    shop: Shop, window: Window, seller: Callable[[], PersonId], changed: Callable[[Changes], None]
) -> MoneyScreen:
    """The screen; `seller` is who works now, `changed` hears of books that were written."""
    fonts = window.resources / "fonts"

    def save_sheet(day: date, path: Path) -> None:
        prepare(fonts)
        put_page(page_pdf(evening_a4(shop, day), fonts), path)

    return MoneyScreen(shop, window.notices, window.lanes, Desk(seller, changed, window.shell.go, save_sheet))
