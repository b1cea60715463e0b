"""What the papers on their way mean for whoever sells: the printer's place in the top bar, and the banner."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.devices.printer.status import TROUBLES
from posapp.domain.print_job import PrintState
from posapp.i18n import N_
from posapp.ui.notices import Act

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from posapp.domain.print_job import PrintJob
    from posapp.operations.shop import Shop
    from posapp.ui.notices import Notices
    from posapp.ui.top_bar import PrinterState, TopBar

_DOUBT: Final = {
    PrintState.FAILED: N_("A receipt did not come out whole. Look at the paper, then print it again."),
    PrintState.UNCERTAIN: N_(
        "Nobody knows whether a receipt came out. Look at the paper, then print it again if it isn't there."
    ),
}
_LOOKED_AT: Final = 100
"""How many of the newest papers are looked at for doubt; the list of papers shows no more."""

_LATE_KEY: Final = "paper_late"
_DOUBT_KEY: Final = "paper_doubt"


class PaperWatch:
    """Looks at the queue when it is told to, and tells what is new.

    Trouble that ends by itself is said once for as long as it lasts. A paper that may not have come out is said once;
    after that it waits in the list of papers, where `show_queue` leads.
    """

    def __init__(self, shop: Shop, bar: TopBar, notices: Notices, show_queue: Callable[[], None]) -> None:
        self._shop, self._bar, self._notices = shop, bar, notices
        self._act = Act(N_("Papers"), show_queue, "printer")
        self._late = ""
        self._doubtful: frozenset[str] = frozenset()

    def look(self) -> None:
        """Look at the queue now."""
        stuck = next((job for job in self._shop.books.print_jobs.waiting() if job.state is PrintState.NOT_READY), None)
        self._bar.show_printer(self._state(stuck))
        self._tell_late(stuck)
        self._tell_doubt([job for job in self._shop.books.print_jobs.newest(_LOOKED_AT) if job.state in _DOUBT])

    def _state(self, stuck: PrintJob | None) -> PrinterState:
        if not self._shop.setting("printer.uri"):
            return "none"
        if stuck is None:
            return "ready"
        return "paper_out" if stuck.detail == "paper_out" else "not_ready"

    def _tell_late(self, stuck: PrintJob | None) -> None:
        late = TROUBLES.get(stuck.detail, TROUBLES["printer_error"]) if stuck else ""
        if late and late != self._late:
            self._notices.warn(_LATE_KEY, late, act=self._act)
        elif not late and self._late:
            self._notices.cured(_LATE_KEY)
        self._late = late

    def _tell_doubt(self, doubtful: Sequence[PrintJob]) -> None:
        now = frozenset(job.id for job in doubtful)
        if now - self._doubtful:
            self._notices.warn(_DOUBT_KEY, _DOUBT[doubtful[0].state], act=self._act)
        elif self._doubtful and not now:
            self._notices.cured(_DOUBT_KEY)
        self._doubtful = now
