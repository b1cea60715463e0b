"""Recovery numbers on paper: printed at once, because in the queue of the books anybody could read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from posapp.domain.print_job import PrintState
from posapp.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from posapp.app.printing import TillPrinter
    from posapp.app.window import Window
    from posapp.devices.printer.printer import Outcome
    from posapp.operations.shop import Shop


class NumbersPrinting:
    """Prints on the printer the group set up; the deed takes the numbers, and whoever is told how it went."""

    def __init__(self, shop: Shop, window: Window, printer: Callable[[], TillPrinter]) -> None:
        self._shop, self._window, self._printer = shop, window, printer

    def print(self, numbers: Sequence[str], told: Callable[[str], None]) -> None:
        """Print `numbers`; `told` gets a catalogue message about how it went."""
        from posapp.documents.recovery_sheet import recovery_sheet

        shop, printer = self._shop, self._printer()
        uri, paper = shop.setting("printer.uri"), shop.setting("printer.paper")
        sheet = recovery_sheet(shop.group.name, shop.today(), numbers)

        def done(outcome: Outcome) -> None:
            out = outcome.state in (PrintState.CONFIRMED, PrintState.SENT)
            told(N_("Look whether all of it came out.") if out else N_("It did not come out. Write the numbers down."))

        self._window.lanes.run("printer", lambda: printer.try_out(uri, paper, sheet), done, self._window.notices.show)
