"""Files that commands write for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from posapp.domain.errors import Unavailable
from posapp.i18n import N_

if TYPE_CHECKING:
    from pathlib import Path


def write_file(path: Path, content: bytes) -> None:
    """Write `content` to `path`. Raises Unavailable `file_not_written`."""
    try:
        path.write_bytes(content)
    except OSError as error:
        raise Unavailable(
            "file_not_written",
            N_("The file {file} can't be written. Check the folder and the room on the disk."),
            file=path,
        ) from error
