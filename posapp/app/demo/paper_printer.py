"""The printer of the sample day: a small one on a loopback port that answers like a real one and runs out of paper."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Final, Self

from posapp.devices.printer.paper import read_commands, read_paper

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

_READY: Final = bytes([0x12, 0x12, 0x12, 0x12])
_EMPTY: Final = bytes([0x1A, 0x32, 0x12, 0x7E])
_ASK: Final = b"\x10\x04"
_FENCE: Final = b"\x1dr"
_ALL_PRINTED: Final = b"\x00"
_LOOK_SECONDS: Final = 0.05
_GULP: Final = 4096


class PaperPrinter:
    """One connection at a time, as real ones. Each sheet that comes out lies in `folder` as a numbered PNG."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._status = _READY
        self._server = socket.create_server(("127.0.0.1", 0), backlog=8)
        self._server.settimeout(_LOOK_SECONDS)
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._serve, name="paper printer")
        self.sheets: list[Path] = []
        self.pulses = 0

    def __enter__(self) -> Self:
        self._folder.mkdir(parents=True, exist_ok=True)
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._ended.set()
        self._thread.join()
        self._server.close()

    @property
    def uri(self) -> str:
        """Where it is reached."""
        return f"tcp://127.0.0.1:{self._server.getsockname()[1]}"

    def run_out(self) -> None:
        """The roll is used up."""
        self._status = _EMPTY

    def new_roll(self) -> None:
        """Somebody put in a new roll."""
        self._status = _READY

    def _serve(self) -> None:
        while not self._ended.is_set():
            with suppress(OSError):
                connection, _where = self._server.accept()
                with connection:
                    connection.settimeout(_LOOK_SECONDS)
                    self._print(self._talk(connection))

    def _talk(self, connection: socket.socket) -> bytes:
        """Answer until the other side has said everything; what it said."""
        said = bytearray()
        answered = 0
        while not self._ended.is_set():
            with suppress(TimeoutError):
                piece = connection.recv(_GULP)
                if not piece:
                    break
                said += piece
                answered += self._answer(connection, bytes(said[answered:]))
        return bytes(said)

    def _answer(self, connection: socket.socket, new: bytes) -> int:
        """Answer the questions among the whole commands in `new`; how many bytes those are."""
        done = 0
        for command in read_commands(new):
            done += len(command.whole)
            if command.name == _ASK:
                connection.sendall(self._status[command.last - 1 : command.last])
            elif command.name == _FENCE and self._status == _READY:
                connection.sendall(_ALL_PRINTED)
        return done

    def _print(self, said: bytes) -> None:
        out = read_paper(said)
        self.pulses += out.pulses
        for sheet in out.sheets:
            path = self._folder / f"paper-{len(self.sheets) + 1:02d}.png"
            path.write_bytes(sheet.png())
            self.sheets.append(path)
