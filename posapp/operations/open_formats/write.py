"""Writing everything: one CSV for people and one file of JSON lines for programs from each table, and the pictures."""

from __future__ import annotations

import csv
import hashlib
import json
import tempfile
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from posapp import __version__
from posapp.domain.access import Permission
from posapp.domain.book_copy import Manifest
from posapp.domain.errors import Refused
from posapp.i18n import N_, _
from posapp.operations.copies.make import WORK
from posapp.operations.open_formats.shape import FORMAT, MANIFEST, PICTURES, README, ROWS, TABLES, as_csv, as_json
from posapp.operations.permit import needs
from posapp.store import backup_file, medium, snapshot, tables
from posapp.store.database import FILE_NAME, Database

if TYPE_CHECKING:
    from posapp.domain.identity import PersonId
    from posapp.operations.shop import Shop

_SHOWN_BYTES: Final = "hash"
"""The one column of bytes a CSV shows; salts and codes are for programs only, pictures lie beside."""
_ABOUT: Final = N_(
    "Everything the books of “{group}” hold, written by Raan Rao {version}.\n\n"
    "tables/    one table a file, for Excel and other programs (CSV, UTF-8). Amounts are in satang, quantities in "
    "thousandths.\n"
    "data/      the same for programs, a row a line (JSON). “posapp archive import” makes books of it again.\n"
    "pictures/  the photos of goods and papers.\n\n"
    "Names and phone numbers stand in these files. Keep them where only those find them who may read them.\n"
)


@needs(Permission.MEMBERS)
def export_everything(shop: Shop, folder: Path, by: PersonId) -> dict[str, int]:
    """Write all books into `folder`, a new or empty one; how many rows of each table.

    Names and phone numbers are among them. Raises Refused `folder_full`, or Unavailable.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise Refused(
                "folder_full", N_("There is something in {folder} already. Choose an empty folder."), folder=folder
            )
        with tempfile.TemporaryDirectory(prefix=WORK, dir=shop.books.database.folder) as work:
            counts = _written(shop, Path(work), folder)
    except OSError as error:
        raise medium.trouble(error, folder) from error
    with shop.books.write():
        shop.record("export", shop.ids.new(), shop.now(), by, {"what": "everything", "rows": sum(counts.values())})
    return counts


def _written(shop: Shop, work: Path, folder: Path) -> dict[str, int]:
    """Write a snapshot of the books to `folder`; the manifest comes last, so that a half-written folder has none."""
    taken = work / FILE_NAME
    snapshot.take(shop.books.database, taken)
    standing, digest, size = snapshot.standing_of(taken), backup_file.digest_of(taken), taken.stat().st_size
    for part in (ROWS, TABLES, PICTURES):
        (folder / part).mkdir()
    (folder / README).write_text(_(_ABOUT).format(group=standing.name, version=__version__), encoding="utf-8-sig")
    with closing(Database(work)) as opened:
        told = {table: _table(opened, table, folder) for table in tables.names(opened)}
        for name, jpeg in tables.rows_of(opened, "photo"):
            if isinstance(jpeg, bytes):
                (folder / PICTURES / f"{name!s}.jpg").write_bytes(jpeg)
    books = backup_file.as_values(Manifest(__version__, shop.now(), size, digest, standing))
    manifest = {**books, "format": FORMAT, "tables": told}
    (folder / MANIFEST).write_text(json.dumps(manifest, ensure_ascii=False, indent=1), encoding="utf-8")
    return {table: one["rows"] for table, one in told.items()}


def _table(opened: Database, table: str, folder: Path) -> dict[str, Any]:
    columns = tables.columns(opened, table)
    shown = [place for place, (name, kind) in enumerate(columns.items()) if kind != "BLOB" or name == _SHOWN_BYTES]
    counted, digest = 0, hashlib.sha256()
    with (
        (folder / TABLES / f"{table}.csv").open("w", encoding="utf-8-sig", newline="") as people,
        (folder / ROWS / f"{table}.jsonl").open("wb") as programs,
    ):
        sheet = csv.writer(people)
        names = list(columns)
        sheet.writerow([names[place] for place in shown])
        for counted, row in enumerate(tables.rows_of(opened, table), start=1):  # noqa: B007 - told below
            sheet.writerow([as_csv(row[place]) for place in shown])
            said = dict(zip(names, map(as_json, row), strict=True))
            line = json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
            digest.update(line)
            programs.write(line)
    return {"rows": counted, "sha256": digest.hexdigest()}
