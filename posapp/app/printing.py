"""The print queue's one worker: takes papers from the books to the printer, in order, each at most once by itself."""

from __future__ import annotations

import logging
import threading
import time
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from filelock import FileLock, Timeout

from posapp.app.label_runs import label_runs
from posapp.app.papers import paper_of
from posapp.devices.label.label_printer import LabelPrinter, label_printer
from posapp.devices.printer.printer import Outcome, Printer
from posapp.devices.printer.profile import profile
from posapp.devices.printer.raster import prepare
from posapp.devices.printer.transports import open_uri
from posapp.domain.errors import Refused, Unavailable
from posapp.domain.print_job import Paper, PrintState
from posapp.operations.options import LABELS
from posapp.operations.print_labels import wishes_of
from posapp.store.faults import FAULTS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from posapp.documents.block import Document
    from posapp.domain.print_job import PrintJob
    from posapp.operations.shop import Shop

    Setting = Callable[[str], str]
    Told = Callable[[PrintJob], None]

LOOK_SECONDS: Final = 1.0
"""How often the queue is looked at without being called: another process may have put paper in it."""

RETRY_SECONDS: Final = 5.0
"""How often a printer that wasn't ready is asked again."""

_TURN_SECONDS: Final = 3.0
_LABEL_SETTINGS: Final = tuple(option.key for option in LABELS)
_log: Final = logging.getLogger(__name__)


def _nobody_listens(job: PrintJob) -> None:
    """Where no window shows how papers fare."""


class TillPrinter:
    """The printers the settings name, kept between jobs; the worker and the drawer share that of the receipts.

    A lock file beside the books keeps one paper at a time on it, whichever process prints.
    """

    def __init__(self, books_folder: Path, fonts: Path) -> None:
        self._lock_path = books_folder / "printer.lock"
        self._fonts = fonts
        self._guard = threading.Lock()
        self._made: tuple[tuple[str, str], Printer] | None = None
        self._made_labels: tuple[tuple[str, ...], LabelPrinter | None] | None = None

    def prepare(self) -> None:
        """Make drawing possible. To be called from the main thread, before the worker starts."""
        prepare(self._fonts)

    def turn(self, seconds: float) -> FileLock:
        """The right to use the printer, to be entered by `with`; raises filelock.Timeout after `seconds`."""
        return FileLock(self._lock_path, timeout=seconds)

    def current(self, setting: Setting) -> Printer | None:
        """The printer that is set up now, None for none. Raises Refused when its address or paper is wrong."""
        chosen = setting("printer.uri"), setting("printer.paper")
        if not chosen[0]:
            return None
        with self._guard:
            if self._made is None or self._made[0] != chosen:
                self._made = chosen, Printer(open_uri(chosen[0]), profile(chosen[1]), self._fonts)
            return self._made[1]

    def labels(self, setting: Setting) -> LabelPrinter | None:
        """The label printer that is set up now, None for none. Raises Refused when its settings are wrong."""
        chosen = tuple(map(setting, _LABEL_SETTINGS))
        with self._guard:
            if self._made_labels is None or self._made_labels[0] != chosen:
                self._made_labels = chosen, label_printer(setting, self._fonts)
            return self._made_labels[1]

    def pulse(self, setting: Setting) -> Outcome:
        """Open the drawer now or not at all; may take seconds, so not for the thread that draws the window."""
        printer = self.current(setting)
        return self._in_turn(printer.pulse) if printer else Outcome(PrintState.NOT_READY, "no_printer")

    def try_out(self, uri: str, paper: str, document: Document) -> Outcome:
        """Print `document` on a printer that isn't set up yet; may take seconds. Raises Refused for a wrong address."""
        printer = Printer(open_uri(uri), profile(paper), self._fonts)
        return self._in_turn(lambda: printer.print(document))

    def _in_turn(self, deed: Callable[[], Outcome]) -> Outcome:
        try:
            with self.turn(_TURN_SECONDS):
                return deed()
        except Timeout:
            return Outcome(PrintState.NOT_READY, "busy")


class PrintQueue:
    """The worker thread. It has books of its own; selling never waits for it."""

    def __init__(self, open_shop: Callable[[], Shop], till_printer: TillPrinter, told: Told = _nobody_listens) -> None:
        """`open_shop` opens the books for the worker's thread; `told` hears, in that thread, of each job that moved."""
        self._open_shop = open_shop
        self._till_printer = till_printer
        self._told = told
        self._thread = threading.Thread(target=self._live, name="printer", daemon=True)
        self._news = threading.Condition()
        self._asked = 1
        self._answered = 0
        self._stopping = False
        self._retry_at: dict[bool, float] = {}

    def start(self) -> None:
        """Begin; from the main thread, because Qt wants to be made there."""
        self._till_printer.prepare()
        self._thread.start()

    def nudge(self) -> None:
        """There may be new paper: look at once."""
        with self._news:
            self._asked += 1
            self._retry_at.clear()
            self._news.notify_all()

    def drain(self, seconds: float) -> bool:
        """Wait until all that can be printed now is; False when that took longer than `seconds`."""
        self.nudge()
        with self._news:
            mine = self._asked
            return self._news.wait_for(lambda: self._answered >= mine or not self._thread.is_alive(), seconds)

    def stop(self, seconds: float = 2.0) -> None:
        """End after the paper that is under way, or leave it to its fate after `seconds`."""
        with self._news:
            self._stopping = True
            self._news.notify_all()
        self._thread.join(seconds)

    def _live(self) -> None:
        shop = self._open_shop()
        try:
            while not self._stopping:
                with self._news:
                    asked = self._asked
                self._look(shop)
                with self._news:
                    self._answered = asked
                    self._news.notify_all()
                    self._news.wait_for(partial(self._is_called, asked), LOOK_SECONDS)
        finally:
            shop.books.close()

    def _is_called(self, seen: int) -> bool:
        return self._stopping or self._asked > seen

    def _look(self, shop: Shop) -> None:
        """One look at the queue. Books or printer out of reach mean: later."""
        try:
            if shop.books.print_jobs.waiting() or not self._answered:
                with self._till_printer.turn(0):
                    self._recover(shop)
                    self._print_waiting(shop)
        except (Timeout, Unavailable, OSError, *FAULTS):
            return

    def _recover(self, shop: Shop) -> None:
        """Whoever listens hears which papers a program that died has left in doubt."""
        if shop.books.print_jobs.recover():
            for job in shop.books.print_jobs.newest():
                if job.state is PrintState.UNCERTAIN:
                    self._told(job)

    def _print_waiting(self, shop: Shop) -> None:
        """What goes to each printer; a label printer that is off keeps back no receipt."""
        for to_labels in (False, True):
            self._print_line(shop, to_labels=to_labels)

    def _print_line(self, shop: Shop, *, to_labels: bool) -> None:
        """One after the other; asked for anew each time, because a person may drop one while another is printed."""
        while waiting := [job for job in shop.books.print_jobs.waiting() if _is_for_labels(shop, job) == to_labels]:
            job = waiting[0]
            if self._stopping or not self._may_try(shop, job, to_labels=to_labels):
                return
            outcome = self._print(shop, job)
            if outcome is None:
                continue
            self._mark(shop, job, outcome)
            if outcome.state is PrintState.NOT_READY:
                self._retry_at[to_labels] = time.monotonic() + RETRY_SECONDS
                return

    def _may_try(self, shop: Shop, job: PrintJob, *, to_labels: bool) -> bool:
        """Whether `job` may be begun now: a printer that wasn't ready is asked first, so that a try means paper."""
        if job.state is not PrintState.NOT_READY:
            return True
        if time.monotonic() < self._retry_at.get(to_labels, 0.0):
            return False
        self._retry_at[to_labels] = time.monotonic() + RETRY_SECONDS
        printer = self._printer(shop, job)
        status = printer.status() if printer else None
        return printer is not None and not (status and status.trouble)

    def _print(self, shop: Shop, job: PrintJob) -> Outcome | None:
        """What became of `job`; None when it was dropped in the last moment."""
        printer = self._printer(shop, job)
        if printer is None:
            return Outcome(PrintState.NOT_READY, "no_printer")
        try:
            data = _encoded(shop, job, printer)
        except Exception:  # noqa: BLE001 - one paper that can't be made must not keep back all later ones
            _log.exception("paper %s of %s can't be made", job.paper, job.subject)
            return Outcome(PrintState.FAILED, "paper_error")
        if not shop.books.print_jobs.begin(job.id):
            return None
        self._told(replace(job, state=PrintState.PRINTING, detail=""))
        return printer.send(data)

    def _printer(self, shop: Shop, job: PrintJob) -> Printer | LabelPrinter | None:
        """The printer `job` goes to; a wrong address in the settings is as good as none."""
        try:
            if _is_for_labels(shop, job):
                return self._till_printer.labels(shop.setting)
            return self._till_printer.current(shop.setting)
        except Refused:
            return None

    def _mark(self, shop: Shop, job: PrintJob, outcome: Outcome) -> None:
        shop.books.print_jobs.mark(job.id, outcome.state, outcome.trouble)
        self._told(replace(job, state=outcome.state, detail=outcome.trouble))


def _is_for_labels(shop: Shop, job: PrintJob) -> bool:
    """Whether `job` goes to a printer of its own; without one, labels come out like receipts."""
    return job.paper in (Paper.LABELS, Paper.PARCEL_STICKER) and bool(shop.setting("label.printer"))


def _encoded(shop: Shop, job: PrintJob, printer: Printer | LabelPrinter) -> bytes:
    if not isinstance(printer, LabelPrinter):
        return printer.encoded(paper_of(shop, job))
    if job.paper is Paper.LABELS:
        return printer.encoded(label_runs(shop, wishes_of(job.subject)[0]))
    return printer.encoded_page(paper_of(shop, job))
