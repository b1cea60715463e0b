"""Whether the day at this till was begun and closed as it should be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.i18n import N_, date_text
from posapp.ui.notices import Act
from posapp.ui.screens.till import left_open

if TYPE_CHECKING:
    from collections.abc import Callable

    from posapp.operations.shop import Shop
    from posapp.ui.notices import Notices

_NOT_BEGUN: Final = "day_not_begun"


class DayWatch:
    """Tells it in the banner; `go` leads to the drawer."""

    def __init__(self, shop: Shop, notices: Notices, go: Callable[[], None]) -> None:
        self._shop, self._notices, self._go = shop, notices, go

    def look(self) -> None:
        """Say when a day was never closed, and offer to begin one where none is open."""
        late = left_open.left_open(self._shop)
        if late:
            act = Act(N_("Close the day"), self._go, "till")
            self._notices.warn(left_open.KEY, late.sentence, act=act, day=date_text(late.day))
        else:
            self._notices.cured(left_open.KEY)
        if self._is_to_begin():
            act = Act(N_("Start the day"), self._go, "till")
            self._notices.warn(_NOT_BEGUN, N_("Count the change money before the first sale."), act=act)
        else:
            self._notices.cured(_NOT_BEGUN)

    def _is_to_begin(self) -> bool:
        """Whether nobody counted the drawer today; a day that was closed is over."""
        books, today = self._shop.books, self._shop.today()
        if self._shop.session() is not None:
            return False
        return all(session.terminal != books.terminal.id for session in books.cash.sessions_of(today))
