"""What the cash book must not wait for: a day left open too long, and a year's sales that come near the limit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.domain.access import Grant, Permission
from posapp.domain.cash_book import WARN_AT
from posapp.i18n import N_, date_text
from posapp.operations.cash_book.open_days import days_left_open
from posapp.operations.cash_book.turnover import turnover
from posapp.operations.permit import may
from posapp.operations.stock_book import today
from posapp.ui.notices import Act
from posapp.ui.screens.till import left_open

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from posapp.operations.shop import Shop
    from posapp.ui.notices import Notices

_TURNOVER: Final = "turnover_near"


class BookWatch:
    """Looks in the morning and whenever money moved. `go` brings a screen to the front."""

    def __init__(self, shop: Shop, notices: Notices, go: Callable[[str], None]) -> None:
        self._shop, self._notices, self._go = shop, notices, go
        self._told: date | None = None
        self._looked: date | None = None
        self._late = False

    def look(self) -> None:
        """Say what is to be said; of the turnover once a day, and only to whoever may see it."""
        now = today(self._shop)
        if self._late or self._looked != now:  # within a day none gets late by itself
            self._looked = now
            self._late = self._tell_open_day()
        if self._told != now and may(self._shop, Permission.RECONCILE) is Grant.YES:
            self._told = now
            self._tell_turnover(now)

    def _tell_open_day(self) -> bool:
        """The same trouble that is told on the first morning, in stronger words; whether there is any."""
        late = days_left_open(self._shop)
        if late:
            said = N_("The day of {day} has been open for {count} working days. Close it: the cash book waits for it.")
            act = Act(N_("Close the day"), lambda: self._go("till"), "till")
            values = {"day": date_text(late[0].day), "count": late[0].working_day}
            self._notices.warn(left_open.KEY, said, act=act, **values)
        return bool(late)

    def _tell_turnover(self, now: date) -> None:
        sold = turnover(self._shop, now)
        if not sold.level:
            return
        if sold.level == WARN_AT[-1]:
            said = N_("Sold this year: {sold} baht. The limit of {limit} is reached: ask the revenue office.")
        else:
            said = N_("Sold this year: {sold} of {limit} baht, {percent} %. From the limit on taxes are due.")
        act = Act(N_("Cash book"), lambda: self._go("cashbook"), "notebook")
        values = {"sold": sold.sold, "limit": sold.limit, "percent": sold.percent}
        self._notices.warn(_TURNOVER, said, act=act, **values)
