"""USB printers under Linux, by their device file; no driver and no queue between."""

from __future__ import annotations

import errno
import os
import select
import stat
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Final, Self

from posapp.devices.printer.uri import refuse
from posapp.i18n import N_

_WRITE_SECONDS: Final = 8.0
_STEP_SECONDS: Final = 0.2


@dataclass(frozen=True, slots=True)
class DeviceFile:
    """A printer behind the character device `path`."""

    scheme: ClassVar[str] = "device"
    title: ClassVar[str] = N_("USB cable (Linux)")
    answers: ClassVar[bool] = True

    path: str

    @classmethod
    def parse(cls, rest: str) -> Self:
        """Read an absolute path."""
        if not rest.startswith("/") or "\0" in rest:
            raise refuse(f"device:{rest}")
        return cls(rest)

    @classmethod
    def find(cls) -> tuple[str, ...]:
        """The printers the kernel shows."""
        found = [*Path("/dev/usb").glob("lp*"), *Path("/dev").glob("lp[0-9]*")]
        return tuple(f"device:{path}" for path in sorted(found))

    @property
    def uri(self) -> str:
        """The address."""
        return f"device:{self.path}"

    def patience(self, size: int) -> float:
        """USB is quick; the head isn't."""
        return 15.0 + size / 5000

    def open(self) -> _Device:
        """Open the device, without ever creating a file where there is none. Raises OSError on Windows, always."""
        if sys.platform == "win32":
            raise OSError(errno.ENODEV, os.strerror(errno.ENODEV), self.path)
        flags = os.O_NONBLOCK | os.O_NOCTTY
        try:
            descriptor, reads = os.open(self.path, os.O_RDWR | flags), True
        except OSError as error:
            if error.errno not in (errno.EACCES, errno.EINVAL, errno.EROFS):
                raise
            descriptor, reads = os.open(self.path, os.O_WRONLY | flags), False
        if not stat.S_ISCHR(os.fstat(descriptor).st_mode):
            os.close(descriptor)
            raise OSError(errno.ENODEV, os.strerror(errno.ENODEV), self.path)
        return _Device(descriptor, reads=reads)


class _Device:
    """The opened device. It never blocks: a printer without paper takes nothing, and that must not hold us."""

    spools = False

    def __init__(self, descriptor: int, *, reads: bool) -> None:
        self._descriptor = descriptor
        self._reads = reads
        self._aborted = threading.Event()

    def write(self, data: bytes) -> None:
        left = memoryview(data)
        waited = 0.0
        while left:
            self._check()
            if select.select([], [self._descriptor], [], _STEP_SECONDS)[1]:
                left = left[os.write(self._descriptor, left) :]
                waited = 0.0
            elif (waited := waited + _STEP_SECONDS) > _WRITE_SECONDS:
                raise TimeoutError

    def read(self, seconds: float) -> bytes:
        waited = 0.0
        while self._reads and waited < seconds:
            self._check()
            step = min(_STEP_SECONDS, seconds - waited)
            if select.select([self._descriptor], [], [], step)[0]:
                return os.read(self._descriptor, 256)
            waited += step
        return b""

    def finish(self) -> bool:
        self._check()
        return False

    def abort(self) -> None:
        """Only a mark; who writes or reads looks at it five times a second."""
        self._aborted.set()

    def close(self) -> None:
        os.close(self._descriptor)

    def _check(self) -> None:
        if self._aborted.is_set():
            raise TimeoutError
