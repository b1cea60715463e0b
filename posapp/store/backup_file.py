"""A copy as a file: a zip of exactly manifest.json and books.db, which an age key may lock."""

from __future__ import annotations

import hashlib
import json
import shutil
import stat
import struct
import zipfile
import zlib
from contextlib import contextmanager
from dataclasses import asdict, fields
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from posapp.domain.book_copy import Manifest, Standing
from posapp.domain.errors import Refused, Unavailable
from posapp.domain.money import Money
from posapp.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import IO

MANIFEST: Final = "manifest.json"
BOOKS: Final = "books.db"
LARGEST: Final = 16 * 1024**3
"""Books of more bytes than this are not unpacked."""

_FORMAT: Final = 1
_LARGEST_MANIFEST: Final = 64 * 1024
_END: Final = struct.Struct("<4s4H2LH")
_CHUNK: Final = 1 << 20
_ALLOWED: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_NO_COPY: Final = (
    *(zipfile.BadZipFile, zlib.error, struct.error),
    *(EOFError, KeyError, RuntimeError, TypeError, ValueError),
)
_FIELDS: Final = tuple(field.name for field in fields(Standing))
_MONEY: Final = ("sold", "refunded", "last_total")


def pack(snapshot: Path, manifest: Manifest, target: Path) -> None:
    """Write the copy `target` of the books in `snapshot`, as `manifest` describes them. Raises OSError."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr(MANIFEST, json.dumps(as_values(manifest), ensure_ascii=False, indent=1))
        large = zipfile.ZipInfo(BOOKS, manifest.at.timetuple()[:6])
        large.compress_type = zipfile.ZIP_DEFLATED
        with (
            snapshot.open("rb") as source,
            archive.open(large, "w", force_zip64=manifest.size > zipfile.ZIP64_LIMIT // 2) as packed,
        ):
            shutil.copyfileobj(source, packed, _CHUNK)


def read_manifest(copy: Path) -> Manifest:
    """What the copy says of itself; its books are not read. Raises Refused `copy_broken`, or Unavailable."""
    with _opened(copy) as archive:
        return _manifest(archive, copy)


def unpack(copy: Path, target: Path) -> Manifest:
    """Write the books in `copy` to the new file `target`, exactly as the manifest describes them.

    Only a zip with these two files and nothing else is accepted; sizes come from its directory and are held to.
    Raises Refused `copy_broken`, `copy_large`, and Unavailable where the disk has no room.
    """
    with _opened(copy) as archive:
        manifest = _manifest(archive, copy)
        size = archive.getinfo(BOOKS).file_size
        if size > LARGEST:
            raise Refused("copy_large", N_("The copy says it holds far more than books do, so it was not opened."))
        if size + _CHUNK > shutil.disk_usage(target.parent).free:
            raise Unavailable(
                "disk_full",
                N_(
                    "The disk is full. Nothing was saved and nothing was lost. "
                    "Delete files you don't need, then try again."
                ),
            )
        digest = hashlib.sha256()
        with archive.open(BOOKS) as packed, target.open("xb") as out:
            target.chmod(0o600)
            while chunk := packed.read(_CHUNK):
                digest.update(chunk)
                out.write(chunk)
        if size != manifest.size or digest.hexdigest() != manifest.digest:
            raise broken(copy)
    return manifest


def digest_of(path: Path) -> str:
    """The SHA-256 of a file, in hex. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def broken(copy: Path) -> Refused:
    """That a file is no copy, or no whole one."""
    return Refused(
        "copy_broken",
        N_("The file {file} is no whole copy of the books: it was cut short or damaged, or is something else. "
           "Choose another copy."),
        file=copy.name,
    )  # fmt: skip


@contextmanager
def _opened(copy: Path) -> Iterator[zipfile.ZipFile]:
    """The archive, known to hold the two files and nothing else, from its first byte to its last."""
    try:
        with copy.open("rb") as file:
            _check_ends(file, copy)
            with zipfile.ZipFile(file) as archive:
                _check_members(archive, copy)
                yield archive
    except _NO_COPY as error:
        raise broken(copy) from error
    except OSError as error:
        raise Unavailable(
            "copy_unreadable",
            N_("The copy {file} can't be read. Plug the stick in again, or choose another copy."),
            file=copy.name,
        ) from error


def _check_ends(file: IO[bytes], copy: Path) -> None:
    """Nothing may stand before the first file or behind the directory: whatever reads it reads the same."""
    size = file.seek(0, 2)
    if size < _END.size:
        raise broken(copy)
    file.seek(size - _END.size)
    end = _END.unpack(file.read(_END.size))
    file.seek(0)
    if end[0] != b"PK\x05\x06" or end[-1] or file.read(4) != b"PK\x03\x04":
        raise broken(copy)


def _check_members(archive: zipfile.ZipFile, copy: Path) -> None:
    members = archive.infolist()
    whole = [member.filename for member in members] == [MANIFEST, BOOKS] and members[0].header_offset == 0
    for member in members:
        kind = stat.S_IFMT(member.external_attr >> 16)
        plain = kind in (0, stat.S_IFREG) and not member.flag_bits and member.compress_type in _ALLOWED
        whole = whole and plain and not member.is_dir()
    if not whole or members[0].file_size > _LARGEST_MANIFEST:
        raise broken(copy)


def _manifest(archive: zipfile.ZipFile, copy: Path) -> Manifest:
    said = json.loads(archive.read(MANIFEST).decode())
    if not isinstance(said, dict) or said.get("format") != _FORMAT or set(said["books"]) != set(_FIELDS):
        raise broken(copy)
    return from_values(said)


def as_values(manifest: Manifest) -> dict[str, Any]:
    """A manifest as JSON has it."""
    books = asdict(manifest.standing)
    books.update({name: books[name]["satang"] for name in _MONEY})
    head = {"format": _FORMAT, "app": manifest.app, "at": manifest.at.isoformat(timespec="seconds")}
    return {**head, "size": manifest.size, "sha256": manifest.digest, "books": books}


def from_values(said: dict[str, Any]) -> Manifest:
    """The manifest again. Raises KeyError, TypeError or ValueError when it is none."""
    books = dict(said["books"])
    books.update({name: Money(int(books[name])) for name in _MONEY}, open_days=tuple(map(str, books["open_days"])))
    at = datetime.fromisoformat(said["at"])
    return Manifest(str(said["app"]), at, int(said["size"]), str(said["sha256"]), Standing(**books))
