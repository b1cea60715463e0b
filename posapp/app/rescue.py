"""A start on damaged books: what can be read is saved, or a copy takes their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from posapp.app.clock import SystemClock, UuidIds
from posapp.domain.identity import PersonId
from posapp.operations.copies import restore
from posapp.operations.rescue import rescue, summary
from posapp.ui.parts.return_page import ReturnPage
from posapp.ui.rescue_window import RescueWindow
from posapp.ui.tasks import Lanes

if TYPE_CHECKING:
    from pathlib import Path

    from posapp.domain.errors import Told
    from posapp.operations.copies.restore import Prepared


class Rescue:
    """Offers both ways in `window`; `close` ends what still runs."""

    def __init__(self, folder: Path, told: Told) -> None:
        self._folder = folder
        self._lanes = Lanes()
        self.window = RescueWindow(told, lambda target: summary(rescue(folder, target)), self._page)

    def close(self) -> None:
        """Wait for what runs."""
        self._lanes.close()

    def _page(self, copy: Path) -> ReturnPage:
        page = ReturnPage(
            copy,
            lambda secret, done, failed: self._lanes.run(
                "copies", lambda: (restore.prepare(copy, self._folder, secret), None), done, failed
            ),
            lambda found: self._bring_back(page, found),
        )
        return page

    def _bring_back(self, page: ReturnPage, found: Prepared) -> None:
        restore.bring_back(found, self._folder, SystemClock(), UuidIds(), PersonId(""))
        page.let_go()
        self.window.came_back(page)
