"""The address on a parcel is printed: where there are two printers, a person says which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from posapp.i18n import N_
from posapp.ui.widgets.ask_panel import Answer, AskPanel

if TYPE_CHECKING:
    from collections.abc import Callable

    from posapp.domain.online.order import OnlineOrder
    from posapp.ui.screens.orders.deeds import Deeds
    from posapp.ui.screens.orders.home_page import HomePage
    from posapp.ui.widgets.page_stack import PageStack

_STICKER, _ROLL = "sticker", "roll"


class LabelRoom:
    """Asks over `pages`, then goes back to the card of the order on `home`."""

    def __init__(self, setting: Callable[[str], str], deeds: Deeds, pages: PageStack, home: HomePage) -> None:
        self._setting, self._deeds, self._pages, self._home = setting, deeds, pages, home

    def print(self, order: OnlineOrder) -> None:
        """Print where the parcel goes; without any printer it waits for that of the receipts."""
        stickers, receipts = self._setting("label.printer"), self._setting("printer.uri")
        if stickers and receipts:
            self._ask(order)
        else:
            self._print_by(_STICKER if stickers else _ROLL, order)

    def _ask(self, order: OnlineOrder) -> None:
        panel = AskPanel(
            [Answer(_ROLL, N_("Receipt printer"), "receipt"), Answer(_STICKER, N_("Label printer"), "tag", "next")]
        )
        of_one_size = self._setting("label.language") == "tspl"
        panel.ask(
            N_("Where is the address of order {number} printed?"),
            N_("Labels of {width} × {height} mm are set up for the label printer.") if of_one_size else "",
            number=order.told.number,
            width=self._setting("label.width"),
            height=self._setting("label.height"),
        )
        panel.setFocusProxy(panel.button(_STICKER))
        self._pages.lay_over(panel, panel.answered)
        panel.answered.connect(lambda way: self._answered(way, order))

    def _answered(self, way: str, order: OnlineOrder) -> None:
        self._home.bring(order)
        if way:
            self._print_by(way, order)

    def _print_by(self, way: str, order: OnlineOrder) -> None:
        if way == _STICKER:
            self._deeds.print_sticker(order)
        else:
            self._deeds.print_label(order)
