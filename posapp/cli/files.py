"""Files and folders that people name to commands."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from posapp.domain.errors import Refused
from posapp.i18n import N_
from posapp.operations.files import reading

_MOST_BYTES: Final = 32 << 20
"""More than any picture that can be used; a device would go on for ever."""


def folder_at(text: str) -> Path:
    """The folder typed as `text`, with ~ for somebody's own. Raises Refused `folder_unknown`."""
    try:
        return Path(text).expanduser()
    except RuntimeError:
        raise Refused(
            "folder_unknown",
            N_("The folder {folder} can't be found on this PC. Write its whole path, from / on."),
            folder=text,
        ) from None


def read_file(text: str) -> bytes:
    """The first 32 MB of the file typed as `text`. Raises Refused `file_missing`, Unavailable `file_not_read`."""
    with reading(text, "file_missing", "file_not_read"), Path(text).open("rb") as file:
        return file.read(_MOST_BYTES)
