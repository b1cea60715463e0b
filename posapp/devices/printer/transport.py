"""The contract of a way to reach a printer. A new way is one file in `transports` and one entry in its registry."""

from __future__ import annotations

from typing import ClassVar, Protocol, Self


class Line(Protocol):
    """An open way to one printer, for one job. Everything may raise OSError when the way breaks."""

    spools: bool
    """Nothing reaches the printer before `finish`; what fails earlier can be sent again without doubt."""

    def write(self, data: bytes) -> None:
        """Hand over all of `data`. Raises TimeoutError when it isn't taken."""
        ...

    def read(self, seconds: float) -> bytes:
        """What the printer says within `seconds`, as soon as it says anything; empty when it says nothing."""
        ...

    def finish(self) -> bool:
        """Say that this was all and let the printer take it. True when the paper is certain to be there."""
        ...

    def abort(self) -> None:
        """Give up, from any thread: a write, read or finish that hangs ends with OSError soon."""
        ...

    def close(self) -> None:
        """Let go of the printer; always called, by the thread that opened it, whatever happened before."""
        ...


class Transport(Protocol):
    """A way to reach a printer, made from the part of its address behind the scheme."""

    scheme: ClassVar[str]
    title: ClassVar[str]
    answers: ClassVar[bool]
    """Whether the printer can be asked anything along this way."""

    @classmethod
    def parse(cls, rest: str) -> Self:
        """The way to the printer at `rest`. Raises Refused `printer_uri`."""
        ...

    @classmethod
    def find(cls) -> tuple[str, ...]:
        """Addresses of printers that can be seen now on this machine; empty where none can be listed."""
        ...

    @property
    def uri(self) -> str:
        """The whole address, as it stands in the settings."""
        ...

    def patience(self, size: int) -> float:
        """Seconds after which a job of `size` bytes has surely failed."""
        ...

    def open(self) -> Line:
        """Reach the printer. Raises OSError when it can't be reached now: off, unplugged, taken."""
        ...
