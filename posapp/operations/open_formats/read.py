"""Reading everything again: books made of the JSON lines, checked to the last sum before anybody may use them."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from posapp.domain.errors import Refused
from posapp.i18n import N_
from posapp.operations.copies.make import WORK
from posapp.operations.copies.restore import Prepared
from posapp.operations.open_formats.shape import FORMAT, MANIFEST, ROWS, from_json
from posapp.store import audit, backup_file, medium, migrations, snapshot, tables
from posapp.store.adoption import seal_up
from posapp.store.database import FILE_NAME, Database

if TYPE_CHECKING:
    from collections.abc import Iterator

    from posapp.domain.book_copy import Manifest
    from posapp.store.tables import Cell

_LARGEST_MANIFEST: Final = 1 << 20
_LONGEST_LINE: Final = 64 << 20


def import_everything(source: Path, books: Path) -> Prepared:
    """Books made of what `export_everything` wrote to `source`, waiting beside the folder `books` to be brought back.

    Raises Refused `data_*` when anything is missing, changed or does not add up; nothing is left behind then.
    """
    manifest, told = _manifest(source)
    try:
        medium.make_folder(books, 0o700)
        work = Path(tempfile.mkdtemp(prefix=WORK, dir=books))
    except OSError as error:
        raise medium.trouble(error, books) from error
    try:
        tables.write_new(work, lambda table, columns: _rows(source, table, columns, told))
        return _checked(work, source, manifest)
    except OSError as error:
        shutil.rmtree(work, ignore_errors=True)
        raise medium.trouble(error, source) from error
    except BaseException:
        shutil.rmtree(work, ignore_errors=True)
        raise


def _manifest(source: Path) -> tuple[Manifest, dict[str, Any]]:
    try:
        with (source / MANIFEST).open("rb") as file:
            said = json.loads(file.read(_LARGEST_MANIFEST))
        if said["format"] != FORMAT or not isinstance(said["tables"], dict):
            raise _not_data()
        manifest = backup_file.from_values(said)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise _not_data() from error
    if manifest.standing.version != migrations.VERSION:
        raise Refused(
            "data_version",
            N_("Another version of the program wrote these files. Bring back a copy of the books instead."),
        )
    return manifest, said["tables"]


def _rows(source: Path, table: str, columns: tuple[str, ...], told: dict[str, Any]) -> Iterator[tuple[Cell, ...]]:
    """The rows of `table`, known to be those that were written when the last one is given."""
    digest = hashlib.sha256()
    try:
        with (source / ROWS / f"{table}.jsonl").open("rb") as file:
            while line := file.readline(_LONGEST_LINE):
                digest.update(line)
                said = json.loads(line)
                if tuple(said) != columns:
                    raise _not_data()
                yield tuple(from_json(value) for value in said.values())
        same = digest.hexdigest() == told[table]["sha256"]
    except (FileNotFoundError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise _not_data() from error
    if not same:
        raise _not_data()


def _checked(work: Path, source: Path, manifest: Manifest) -> Prepared:
    with closing(Database(work)) as opened:
        examined = audit.examine(opened)
    seal_up(work)
    file = work / FILE_NAME
    try:
        standing = snapshot.standing_of(file)
    except Refused as refused:
        raise _not_data() from refused
    if examined.number or standing != manifest.standing:
        finding = str(examined.findings[0]) if examined.findings else ""
        raise Refused(
            "data_unsound",
            N_("The data in this folder do not add up, so no books were made of them. ({finding})"),
            finding=finding,
        )
    return Prepared(work, source.name, manifest, standing)


def _not_data() -> Refused:
    return Refused(
        "data_changed",
        N_("The files in {folder} are not complete, or were changed after they were written. Export them again."),
        folder=ROWS,
    )
