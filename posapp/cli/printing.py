"""Paper asked for at a terminal: queued, given a few seconds to come out, and told how it fared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.devices.printer.status import TROUBLES
from posapp.domain.errors import Refused, Unavailable
from posapp.domain.print_job import PrintState
from posapp.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Callable

    from posapp.cli.context import Desk
    from posapp.domain.changes import Changes
    from posapp.domain.print_job import PrintJob
    from posapp.operations.shop import Shop

_NOT_YET: Final = N_("The paper has not come out yet. It stays in the queue; “posapp queue” shows how it fares.")
_CAME_OUT: Final = (PrintState.CONFIRMED, PrintState.SENT)


def check_printer(shop: Shop, *, labels: bool = False) -> None:
    """Raises Refused `printer_not_set` where no paper can come out; `labels` may have a printer of their own."""
    if not (shop.setting("printer.uri") or (labels and shop.setting("label.printer"))):
        raise Refused(
            "printer_not_set",
            N_("No printer is set up. Name one: posapp settings set printer.uri=tcp://192.168.1.50:9100"),
        )


def printed(desk: Desk, queue: Callable[[], Changes], *, labels: bool = False) -> PrintJob:
    """Let `queue` put a paper into the queue and wait a little; the job once it came out.

    Raises Refused `printer_not_set`, what `queue` raises, Unavailable `not_printed` or the printer's trouble.
    """
    shop = desk.shop()
    check_printer(shop, labels=labels)
    queue()
    asked = shop.books.print_jobs.newest(1)[0].id
    desk.print_waiting()
    desk.settle()
    job = shop.books.print_jobs.get(asked)
    if job is None or job.state not in _CAME_OUT:
        detail = job.detail if job else ""
        raise Unavailable(detail or "not_printed", TROUBLES.get(detail, _NOT_YET))
    return job
