"""The cash drawer, opened by a pulse through the printer: at once or not at all, never later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from posapp.domain.errors import Unavailable
from posapp.domain.print_job import PrintState
from posapp.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Callable

    from posapp.devices.printer.printer import Outcome


class Drawer:
    """The drawer behind a printer; `pulse` sends the pulse and says what became of it."""

    def __init__(self, pulse: Callable[[], Outcome]) -> None:
        """Nothing happens before `open`."""
        self._pulse = pulse

    def open(self) -> None:
        """Open it; takes up to some seconds. Raises Unavailable `drawer_shut` when the pulse didn't get through."""
        if self._pulse().state not in (PrintState.CONFIRMED, PrintState.SENT):
            raise Unavailable(
                "drawer_shut", N_("The drawer didn't open. Open it with its key, then look at the printer.")
            )
