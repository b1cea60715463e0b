"""What can still be done with the bill just made: its receipt, and taking it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from posapp.i18n import N_
from posapp.ui.screens.checkout.counter import same_goods

if TYPE_CHECKING:
    from posapp.domain.sale import Sale
    from posapp.ui.screens.checkout.desk import Desk, Printing
    from posapp.ui.screens.checkout.panels.cancel import CancelPanel


class AfterSale:
    """Acts on the last bill of this screen."""

    def __init__(self, desk: Desk, panel: CancelPanel, printing: Printing) -> None:
        self._desk = desk
        self._panel = panel
        self._printing = printing
        self._sale: Sale | None = None

    def print(self, sale: Sale | None) -> None:
        """Put the receipt in the queue."""
        if sale is not None:
            self._desk.attempt(lambda: self._print(sale))

    def ask(self, sale: Sale | None) -> None:
        """Ask why `sale` is cancelled."""
        if sale is not None:
            self._sale = sale
            self._panel.start(sale)
            self._desk.stage.show_panel(self._panel)

    def cancel(self, reason: str, *, again: bool) -> None:
        """Take the bill back; with `again` its goods come back on the screen."""
        if self._sale is not None:
            sale = self._sale
            self._desk.attempt(lambda: self._cancel(sale, reason, again=again))

    def _print(self, sale: Sale) -> None:
        changes = self._desk.counter.print(sale)
        self._printing.nudge()
        if self._desk.counter.printer_waits():
            # What keeps the printer stands in the banner already; good news on top of it would be a lie.
            self._desk.changed(changes)
            return
        if self._desk.counter.setting("printer.uri"):
            self._desk.notices.tell(N_("The receipt of {number} is on its way."), number=sale.issue.number)
        else:
            self._desk.notices.warn("no_printer", N_("No printer is set up yet. The receipt waits."))
        self._desk.changed(changes)

    def _cancel(self, sale: Sale, reason: str, *, again: bool) -> None:
        desk = self._desk
        back = desk.counter.take_back(sale, reason)
        desk.stage.done.show_cancelled(sale.issue.number, back.sale.issue.number)
        if again:
            desk.state.start(same_goods(desk.counter, sale))
            desk.stage.show_done(on=False)
        desk.stage.show_tiles()
        if not again:
            desk.stage.turn_to_bill()
        if desk.counter.wants_drawer(back.sale):
            self._printing.open_drawer()
        desk.draw()
        desk.changed(back.changes)
