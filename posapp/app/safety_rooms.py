"""How the screen that keeps the data safe is built, and the papers of its key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from posapp.app.letterheads import letterhead
from posapp.documents.key_sheet import key_page, key_sheet
from posapp.domain.print_job import PrintState
from posapp.i18n import N_
from posapp.operations.files import put_page
from posapp.ui.screens.safety.desk import Desk, Work
from posapp.ui.screens.safety.screen import SafetyScreen

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from posapp.app.till_printing import TillPrinting
    from posapp.app.window import Window
    from posapp.devices.printer.printer import Outcome
    from posapp.domain.changes import Changes
    from posapp.domain.identity import PersonId
    from posapp.operations.hand_over import Kit
    from posapp.operations.shop import Shop
    from posapp.store.age_file import KeyPair


class SafetyRooms:
    """Builds the screen; keys go to paper at once and never into a queue, where they could be read."""

    def __init__(self, shop: Shop, window: Window, printing: TillPrinting) -> None:
        self._shop, self._window, self._printing = shop, window, printing

    def screen(self, seller: Callable[[], PersonId], changed: Callable[[Changes], None]) -> SafetyScreen:
        """The screen; `changed` hears of books that were written."""
        window = self._window
        desk = Desk(seller, changed, self._print, self._save, window.reopen, _kit)
        return SafetyScreen(Work(self._shop, window.notices, window.lanes, desk))

    def _print(self, pair: KeyPair, told: Callable[[str], None]) -> None:
        shop, printer = self._shop, self._printing.printer
        uri, paper = shop.setting("printer.uri"), shop.setting("printer.paper")
        sheet = key_sheet(shop.group.name, shop.today(), pair.secret)

        def done(outcome: Outcome) -> None:
            out = outcome.state in (PrintState.CONFIRMED, PrintState.SENT)
            told(N_("Look whether all of it came out.") if out else N_("It did not come out. Write the key down."))

        self._window.lanes.run("printer", lambda: printer.try_out(uri, paper, sheet), done, self._window.notices.show)

    def _save(self, pair: KeyPair, target: Path) -> None:
        from posapp.devices.page.pdf import page_pdf

        paper = key_page(letterhead(self._shop), self._shop.today(), pair.secret)
        put_page(page_pdf(paper, self._window.resources / "fonts"), target)


def _kit() -> Kit:
    from posapp.app.hand_over import kit

    return kit()
