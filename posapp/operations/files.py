"""Files that people chose: read or written where they said, or it is told that this can't be done."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from posapp.domain.errors import Refused, Unavailable
from posapp.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def reading(file: str, missing: str, unreachable: str) -> Iterator[None]:
    """Tell people what to do where the file they call `file` can't be read.

    Raises Refused with the code `missing` where there is none, else Unavailable with the code `unreachable`.
    """
    try:
        yield
    except FileNotFoundError:
        raise Refused(
            missing, N_("There is no file {file}. Look where it lies, and choose it again."), file=file
        ) from None
    except OSError as error:
        raise Unavailable(
            unreachable,
            N_("The file {file} can't be opened just now. Close it in other programs, then try again."),
            file=file,
        ) from error


def put_file(content: bytes, path: Path) -> None:
    """Write `content` to `path`: the whole file, or none. Raises Unavailable `export_unwritable`."""
    _put(content, path, "export_unwritable")


def put_page(content: bytes, path: Path) -> None:
    """Likewise what is drawn up like a page of paper. Raises Unavailable `page_unwritable`."""
    _put(content, path, "page_unwritable")


def write_file(content: bytes, path: Path) -> None:
    """Write `content` straight to `path`, which may be a device. Raises Unavailable `file_not_written`."""
    try:
        path.write_bytes(content)
    except OSError as error:
        raise Unavailable(
            "file_not_written",
            N_("The file {file} can't be written. Check the folder and the room on the disk."),
            file=path,
        ) from error


def _put(content: bytes, path: Path, code: str) -> None:
    try:
        _put_whole(content, path)
    except OSError as error:
        raise Unavailable(
            code,
            N_("The file {file} can't be written. Close it in other programs, or choose another folder."),
            file=path,
        ) from error


def _put_whole(content: bytes, path: Path) -> None:
    """Beside it first, so that a full disk never leaves half a file."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
