"""The medium a copy goes to: written whole or not at all, read back from the medium itself, and found again."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import shutil
import sys
import uuid
from pathlib import Path
from typing import TYPE_CHECKING, Final

from posapp.domain.errors import Unavailable
from posapp.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

FOLDER: Final = "RaanRao"
"""The folder of copies on a stick or in a chosen folder."""

_MARKER: Final = "place.json"
_CHUNK: Final = 1 << 20
_MARKER_LIMIT: Final = 4096
_MOUNTS: Final = Path("/proc/mounts")
_MEDIA: Final = ("/media/", "/run/media/")
_REMOVABLE: Final = 2


def put(source: Path, folder: Path, name: str) -> str:
    """Write `source` to the medium as `folder`/`name`, all of it or nothing; its SHA-256.

    Raises Unavailable `place_full`, `place_read_only`, `place_gone`; what lay there before is untouched.
    """
    try:
        with source.open("rb") as plain:
            return _put(iter(lambda: plain.read(_CHUNK), b""), folder, name)
    except OSError as error:
        raise trouble(error, folder) from error


def make_folder(folder: Path, mode: int = 0o777) -> None:
    """Make a folder and those above it, where they are missing, so that they last. Raises OSError."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    folder.mkdir(mode=mode, parents=True, exist_ok=True)
    for one in missing:
        flush_folder(one.parent)


def fetch(source: Path, target: Path) -> str:
    """Read a file back from the medium (not from memory) to the new file `target`; its SHA-256. Raises Unavailable."""
    digest = hashlib.sha256()
    try:
        with source.open("rb") as stored, target.open("xb") as out:
            if sys.platform == "linux":
                os.posix_fadvise(stored.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
            while chunk := stored.read(_CHUNK):
                digest.update(chunk)
                out.write(chunk)
    except OSError as error:
        raise trouble(error, source.parent) from error
    return digest.hexdigest()


def remove(folder: Path, names: Iterable[str]) -> None:
    """Take files away; one that can't be taken away stays, and harms nobody."""
    for name in names:
        _forget(folder / name)


def sweep(folder: Path, beginning: str) -> None:
    """Take away what a copy that was cut off left half-written."""
    with contextlib.suppress(OSError):
        remove(folder, [part.name for part in folder.glob(f".{beginning}*.part")])


def sweep_work(folder: Path, beginning: str, before: datetime) -> None:
    """Take away folders of half-done work that nobody touched since `before`: whoever made them was killed."""
    with contextlib.suppress(OSError):
        for left in folder.glob(f"{beginning}*"):
            if left.stat().st_mtime < before.timestamp():
                shutil.rmtree(left, ignore_errors=True)


def mark(folder: Path) -> str:
    """Make `folder`/RaanRao a place for copies; the id it is found by. Raises Unavailable."""
    home = folder / FOLDER
    try:
        make_folder(home)
        known = place_id(folder)
        if known:
            return known
        name = str(uuid.uuid4())
        _put([json.dumps({"format": 1, "place": name}).encode()], home, _MARKER)
    except OSError as error:
        raise trouble(error, folder) from error
    return name


def place_id(folder: Path) -> str:
    """The id of the place in `folder`, empty when there is none (or it is not plugged in)."""
    try:
        with (folder / FOLDER / _MARKER).open("rb") as file:
            said = json.loads(file.read(_MARKER_LIMIT))
        return str(said["place"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def find(place: str, roots: Iterable[Path]) -> Path | None:
    """The root on which the place with this id lies now, None when it is not plugged in."""
    return next((root for root in roots if place_id(root) == place), None)


def mounted() -> list[Path]:
    """Where sticks and disks that can be taken away are plugged in now."""
    if sys.platform == "win32":
        return _drives()
    found = {Path("/Volumes") / name for name in _names(Path("/Volumes"))}
    with contextlib.suppress(OSError):
        for line in _MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines():
            path = line.split(" ")[1].encode("latin-1", "replace").decode("unicode_escape")
            if path.startswith(_MEDIA):
                found.add(Path(path))
    return sorted(found)


def trouble(error: OSError, folder: Path) -> Unavailable:
    """What the person at the till is told of a medium that fails."""
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            return Unavailable(
                "place_full",
                N_(
                    "There is no room left for a copy in {folder}. The copies there are untouched. "
                    "Make room, or use another stick."
                ),
                folder=folder,
            )
        case errno.EROFS | errno.EACCES | errno.EPERM:
            return Unavailable(
                "place_read_only",
                N_(
                    "Nothing can be written in {folder}. The copies there are untouched. "
                    "Undo its write lock, or use another stick."
                ),
                folder=folder,
            )
    return Unavailable(
        "place_gone",
        N_("The place for copies {folder} does not answer. Plug the stick in again, then copy again."),
        folder=folder,
    )


def flush_folder(folder: Path) -> None:
    """Make the names in a folder last. Raises OSError; a system that can't flush folders keeps them by itself."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        with contextlib.suppress(OSError):  # some file systems of sticks refuse it
            os.fsync(handle)
    finally:
        os.close(handle)


def _put(chunks: Iterable[bytes], folder: Path, name: str) -> str:
    """Write a file, whole or not at all, so that it lasts; its SHA-256. Raises OSError."""
    part = folder / f".{name}.part"
    digest = hashlib.sha256()
    try:
        with part.open("wb") as out:
            with contextlib.suppress(OSError):  # sticks know no owners
                part.chmod(0o600)
            for chunk in chunks:
                digest.update(chunk)
                out.write(chunk)
            out.flush()
            _flush(out.fileno())
        part.replace(folder / name)
        flush_folder(folder)
    except OSError:
        _forget(part)
        raise
    return digest.hexdigest()


def _flush(file: int) -> None:
    os.fsync(file)
    if sys.platform == "darwin":
        import fcntl

        fcntl.fcntl(file, fcntl.F_FULLFSYNC)


def _forget(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)


def _names(folder: Path) -> list[str]:
    try:
        return [path.name for path in folder.iterdir() if path.is_dir()]
    except OSError:
        return []


if sys.platform == "win32":

    def _drives() -> list[Path]:
        import ctypes

        system = ctypes.windll.kernel32
        letters = system.GetLogicalDrives()
        roots = [f"{chr(ord('A') + place)}:\\" for place in range(26) if letters >> place & 1]
        return [Path(root) for root in roots if system.GetDriveTypeW(root) == _REMOVABLE]

else:

    def _drives() -> list[Path]:
        return []
