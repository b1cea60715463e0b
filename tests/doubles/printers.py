"""Receipt printers made of loopback sockets: good ones and every bad kind that stands on a market table."""

from __future__ import annotations

import socket
import struct
import threading
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final

from posapp.devices.printer.paper import Printout, read_commands, read_paper
from tests.doubles.loopback import Loopback

READY: Final = bytes([0x12, 0x12, 0x12, 0x12])
NEAR_END: Final = bytes([0x12, 0x12, 0x12, 0x1E])
PAPER_OUT: Final = bytes([0x1A, 0x32, 0x12, 0x7E])
COVER_OPEN: Final = bytes([0x1A, 0x16, 0x12, 0x12])
CUTTER_JAM: Final = bytes([0x1A, 0x52, 0x1A, 0x12])

_BUFFER: Final = 2048
_FENCE_ANSWER: Final = b"\x00"
_LINGER_NOTHING: Final = struct.pack("ii", 1, 0)


@dataclass(frozen=True, slots=True)
class Habits:
    """How a printer behaves.

    `speaks`: answers status questions · `fences`: answers when all before was printed · `reads`: takes data at all ·
    `resets_after`: throws the connection away after so many bytes · `empties_after`: runs out of paper then ·
    `hushes_after`: takes on but never answers again after so many bytes · `pause`: seconds between two gulps.
    """

    speaks: bool = True
    fences: bool = True
    reads: bool = True
    resets_after: int = 0
    empties_after: int = 0
    hushes_after: int = 0
    pause: float = 0.0


@dataclass(slots=True)
class VirtualPrinter(Loopback):
    """A printer on a loopback port, one connection at a time as real ones. `status` may be changed while it runs."""

    habits: Habits = field(default_factory=Habits)
    status: bytes = READY
    jobs: int = 0
    got_some: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        self.server.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, _BUFFER)

    @property
    def paper(self) -> Printout:
        """What came out of it so far."""
        return read_paper(bytes(self.received))

    def talk(self, connection: socket.socket) -> None:
        self.jobs += 1
        unread = b""
        taken = 0
        while not self.ended.is_set():
            if not self.habits.reads:
                self.ended.wait(0.05)
                continue
            with suppress(TimeoutError):
                data = connection.recv(_BUFFER)
                if not data:
                    return
                taken += len(data)
                self._take(data)
                if self.habits.resets_after and taken > self.habits.resets_after:
                    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _LINGER_NOTHING)
                    return
                unread = self._answer(connection, unread + data)

    def _take(self, data: bytes) -> None:
        self.received += data
        self.got_some.set()
        if self.habits.empties_after and len(self.received) > self.habits.empties_after:
            self.status = PAPER_OUT
        self.ended.wait(self.habits.pause)

    def _answer(self, connection: socket.socket, data: bytes) -> bytes:
        """Obey whole commands; what is left is the beginning of the next one."""
        done = 0
        for command in read_commands(data):
            done += len(command.whole)
            if self.habits.hushes_after and len(self.received) > self.habits.hushes_after:
                continue
            if command.name == b"\x10\x04" and self.habits.speaks:
                connection.sendall(self.status[command.last - 1 : command.last])
            if command.name == b"\x1dr" and self.habits.fences and self.status in (READY, NEAR_END):
                connection.sendall(_FENCE_ANSWER)
        return data[done:]


def closed_port() -> str:
    """The address of a printer that is switched off: nobody listens there."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return f"tcp://127.0.0.1:{taken.getsockname()[1]}"
