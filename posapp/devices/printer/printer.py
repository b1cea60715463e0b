"""Document in, honest outcome out: whether the paper came, surely came, did not come, or nobody knows."""

from __future__ import annotations

import threading
import time
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from posapp.devices.printer.encoder import encode, pulse
from posapp.devices.printer.raster import rasterise
from posapp.devices.printer.status import ReceiptTongue, Status
from posapp.domain.print_job import PrintState

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from posapp.devices.printer.profile import Profile
    from posapp.devices.printer.status import Tongue
    from posapp.devices.printer.transport import Line, Transport
    from posapp.documents.block import Document

PIECE: Final = 4096
_PULSE_PATIENCE: Final = 5.0
_TURN_SECONDS: Final = 3.0
_FENCE_STEP: Final = 0.5
_FENCE_LEAST: Final = 8.0
_BYTES_A_SECOND: Final = 10_000
"""How fast a slow head turns bytes into paper."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a job: its state, the trouble's code (`status.TROUBLES`), whether the roll is nearly used up."""

    state: PrintState
    trouble: str = ""
    near_end: bool = False


class Printer:
    """One printer on one kind of paper. One job at a time; safe to use from several threads."""

    def __init__(self, transport: Transport, profile: Profile, fonts: Path, tongue: Tongue | None = None) -> None:
        """`fonts` is the folder with the paper font, `tongue` how it is asked (None: as receipt printers are).

        Nothing is opened before the first job.
        """
        self._transport = transport
        self._tongue = tongue or ReceiptTongue()
        self._profile = profile
        self._fonts = fonts
        self._turn = threading.Lock()
        self._speaks = False

    def encoded(self, document: Document) -> bytes:
        """The bytes of `document` for this printer."""
        return encode(rasterise(document, self._profile, self._fonts), self._profile)

    def print(self, document: Document) -> Outcome:
        """Print `document` and wait until that is settled; never raises for anything a printer can do."""
        return self.send(self.encoded(document))

    def send(self, data: bytes) -> Outcome:
        """Like `print`, for bytes that are `encoded` already."""
        with self._turn:
            return self._deliver(data, self._transport.patience(len(data)))

    def pulse(self) -> Outcome:
        """Open the drawer now or not at all: a drawer that springs open later would surprise somebody."""
        if not self._turn.acquire(timeout=_TURN_SECONDS):
            return Outcome(PrintState.NOT_READY, "busy")
        try:
            return self._kick()
        finally:
            self._turn.release()

    def status(self) -> Status | None:
        """How the printer is; None when it can't be asked along this way. An unreachable one is "printer_off"."""
        with self._turn:
            try:
                line = self._transport.open()
            except OSError:
                return Status("printer_off")
            with closing(line), _deadline(line, _PULSE_PATIENCE):
                return self._asked(line)

    def _asked(self, line: Line) -> Status | None:
        if not self._transport.answers:
            return None
        try:
            found = self._ask(line)
            line.finish()
        except OSError:
            return Status("no_answer")
        return found

    def _kick(self) -> Outcome:
        try:
            line = self._transport.open()
        except OSError:
            return Outcome(PrintState.NOT_READY, "printer_off")
        with closing(line), _deadline(line, _PULSE_PATIENCE):
            try:
                line.write(pulse())
                certain = line.finish()
            except OSError:
                return Outcome(PrintState.UNCERTAIN, "no_answer")
        return Outcome(PrintState.CONFIRMED if certain else PrintState.SENT)

    def _deliver(self, data: bytes, patience: float) -> Outcome:
        try:
            line = self._transport.open()
        except OSError:
            return Outcome(PrintState.NOT_READY, "printer_off")
        with closing(line), _deadline(line, patience):
            try:
                before = self._ask(line) if self._transport.answers else None
            except OSError:
                return Outcome(PrintState.NOT_READY, "no_answer")
            if before is None and self._speaks:
                # It has answered earlier today: silence now means it hangs, and nothing has been sent yet.
                return Outcome(PrintState.NOT_READY, "no_answer")
            if before and before.trouble:
                return Outcome(PrintState.NOT_READY, before.trouble, before.near_end)
            return _Delivery(line, self._tongue, answering=before is not None).run(data)

    def _ask(self, line: Line) -> Status | None:
        found = self._tongue.ask(line)
        self._speaks = self._speaks or found is not None
        return found


@dataclass(slots=True)
class _Delivery:
    """One job on an open line, from the first byte to the verdict."""

    line: Line
    tongue: Tongue
    answering: bool
    all_sent: bool = False

    def run(self, data: bytes) -> Outcome:
        try:
            for at in range(0, len(data), PIECE):
                self.line.write(data[at : at + PIECE])
            self.all_sent = True
            if self.answering:
                return self._confirmed(len(data))
            certain = self.line.finish()
        except OSError as broken:
            return self._broken(broken)
        return Outcome(PrintState.CONFIRMED if certain else PrintState.SENT)

    def _broken(self, error: OSError) -> Outcome:
        """The line failed while data was on its way."""
        after = self._last_word()
        if self.line.spools:
            return Outcome(PrintState.NOT_READY, "printer_error")
        if after and after.trouble:
            return Outcome(PrintState.FAILED, after.trouble)
        if isinstance(error, TimeoutError):
            return Outcome(PrintState.UNCERTAIN, "no_answer")
        return Outcome(PrintState.UNCERTAIN if self.all_sent else PrintState.FAILED, "cut_off")

    def _last_word(self) -> Status | None:
        """What an answering printer says now, if the line still holds."""
        with suppress(OSError):
            return self.tongue.ask(self.line) if self.answering else None
        return None

    def _confirmed(self, size: int) -> Outcome:
        """Wait for the printer to say that the last row is done, and ask meanwhile what keeps it."""
        self.line.write(self.tongue.fence)
        end = time.monotonic() + _FENCE_LEAST + size / _BYTES_A_SECOND
        before = now = None
        while time.monotonic() < end:
            if any(map(self.tongue.is_fence_answer, self.line.read(_FENCE_STEP))):
                return self._finished(PrintState.CONFIRMED, self._last_word())
            before, now = now, self.tongue.ask(self.line)
            if now and now.trouble:
                return Outcome(PrintState.FAILED, now.trouble, now.near_end)
            if before and before.busy and now and not now.busy:
                return self._finished(PrintState.CONFIRMED, now)
        if now:
            # In good order but it knows no fence: all we can say is that it took everything.
            return self._finished(PrintState.SENT, now)
        return Outcome(PrintState.UNCERTAIN, "no_answer")

    def _finished(self, state: PrintState, now: Status | None) -> Outcome:
        with suppress(OSError):
            self.line.finish()
        return Outcome(state, near_end=bool(now and now.near_end))


@contextmanager
def _deadline(line: Line, seconds: float) -> Iterator[None]:
    """Abort `line` from outside after `seconds`: time-outs of libraries alone have left tills hanging."""
    watch = threading.Timer(seconds, line.abort)
    watch.daemon = True
    watch.start()
    try:
        yield
    finally:
        watch.cancel()
