"""A printer made of files: each job becomes a numbered picture and its bytes. For training, preview and trying out."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final, Self

from posapp.devices.printer.paper import Printout, read_paper
from posapp.devices.printer.uri import refuse
from posapp.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMBER: Final = re.compile(r"(\d{6,})\.bin")
_LOCK_SECONDS: Final = 5


@dataclass(frozen=True, slots=True)
class PaperRoll:
    """A roll that unrolls into `folder`: 000001.png shows the paper, 000001.bin holds what was sent."""

    scheme: ClassVar[str] = "roll"
    title: ClassVar[str] = N_("On the screen, into a folder")
    answers: ClassVar[bool] = False

    folder: Path

    @classmethod
    def parse(cls, rest: str) -> Self:
        """Read a folder's path; it's made when the first sheet comes."""
        if not rest.strip() or "\0" in rest:
            raise refuse(f"roll:{rest}")
        try:
            return cls(Path(rest).expanduser())
        except RuntimeError:  # the home of nobody this PC knows
            raise refuse(f"roll:{rest}") from None

    @classmethod
    def find(cls) -> tuple[str, ...]:
        """None: any folder will do."""
        return ()

    @property
    def uri(self) -> str:
        """The address."""
        return f"roll:{self.folder}"

    def patience(self, size: int) -> float:
        """A disk is quick."""
        return 15.0 + size / 1_000_000

    def open(self) -> _Roll:
        """Make the folder if it isn't there."""
        self.folder.mkdir(parents=True, exist_ok=True)
        return _Roll(self.folder)


class _Roll:
    """Collects the job; only `finish` writes, whole files in one step each."""

    spools = True

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._data = bytearray()

    def write(self, data: bytes) -> None:
        self._data += data

    def read(self, seconds: float) -> bytes:
        return b""

    def finish(self) -> bool:
        from filelock import FileLock, Timeout

        data = bytes(self._data)
        try:
            with FileLock(self._folder / ".lock", timeout=_LOCK_SECONDS):
                number = _next_number(self._folder)
                for name, content in _files(number, data, read_paper(data)):
                    _write_whole(self._folder / name, content)
        except Timeout as busy:
            raise TimeoutError from busy
        return True

    def abort(self) -> None:
        """A disk answers by itself; there is nothing to break off."""

    def close(self) -> None:
        self._data.clear()


def _next_number(folder: Path) -> int:
    taken = (_NUMBER.fullmatch(path.name) for path in folder.iterdir())
    return max((int(match[1]) for match in taken if match), default=0) + 1


def _files(number: int, data: bytes, printout: Printout) -> Iterator[tuple[str, bytes]]:
    """The pictures, then the bytes: where the bytes lie, the pictures lie already."""
    for sheet, raster in enumerate(printout.sheets):
        yield f"{number:06d}{f'-{sheet + 1}' if sheet else ''}.png", raster.png()
    yield f"{number:06d}.bin", data


def _write_whole(path: Path, content: bytes) -> None:
    half = path.with_name(f".{path.name}.part")
    with half.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    half.replace(path)
