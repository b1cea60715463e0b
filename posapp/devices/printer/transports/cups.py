"""Printers with a queue of the system (CUPS on Linux and macOS), handed raw bytes through `lp`."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import dataclass
from typing import ClassVar, Final, Self

from posapp.devices.printer.uri import refuse
from posapp.i18n import N_

_NAME: Final = re.compile(r"[^\s/#?'\"\\\x00-\x1f-][^\s/#?'\"\\\x00-\x1f]{0,126}")
_LIST_SECONDS: Final = 3
_SPOOL_SECONDS: Final = 15


@dataclass(frozen=True, slots=True)
class CupsQueue:
    """The queue called `name`."""

    scheme: ClassVar[str] = "cups"
    title: ClassVar[str] = N_("Printer of this computer (Linux, macOS)")
    answers: ClassVar[bool] = False

    name: str

    @classmethod
    def parse(cls, rest: str) -> Self:
        """Read the name of a queue; one that begins with a dash would be an option to `lp`."""
        if not _NAME.fullmatch(rest):
            raise refuse(f"cups:{rest}")
        return cls(rest)

    @classmethod
    def find(cls) -> tuple[str, ...]:
        """The queues of this machine."""
        lister = shutil.which("lpstat")
        if not lister:
            return ()
        try:
            listed = subprocess.run([lister, "-e"], capture_output=True, text=True, timeout=_LIST_SECONDS, check=False)
        except (OSError, subprocess.TimeoutExpired):
            return ()
        return tuple(f"cups:{name}" for name in listed.stdout.split() if _NAME.fullmatch(name))

    @property
    def uri(self) -> str:
        """The address."""
        return f"cups:{self.name}"

    def patience(self, size: int) -> float:
        """The queue takes it at once, whatever the printer does."""
        return _SPOOL_SECONDS + size / 1_000_000

    def open(self) -> _Spool:
        """Get ready to hand a job to `lp`. Raises FileNotFoundError where there is no CUPS."""
        command = shutil.which("lp")
        if not command:
            raise FileNotFoundError("lp")
        return _Spool([command, "-d", self.name, "-o", "raw", "-s"])


class _Spool:
    """Collects the job and hands it over in one piece, so that a queue never holds half of one."""

    spools = True

    def __init__(self, command: list[str]) -> None:
        self._command = command
        self._data = bytearray()
        self._process: subprocess.Popen[bytes] | None = None

    def write(self, data: bytes) -> None:
        self._data += data

    def read(self, seconds: float) -> bytes:
        return b""

    def finish(self) -> bool:
        with subprocess.Popen(
            self._command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as process:
            self._process = process
            process.communicate(bytes(self._data))
        if process.returncode:
            raise OSError(process.returncode, "lp")
        return False

    def abort(self) -> None:
        if self._process:
            self._process.kill()

    def close(self) -> None:
        self._data.clear()
