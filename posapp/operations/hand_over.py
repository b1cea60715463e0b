"""Handing the books to the auditor: a copy nobody can write in, the seals, the reports, and a checker of its own."""

from __future__ import annotations

import csv
import hashlib
import io
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from posapp.domain.access import Permission
from posapp.domain.errors import Refused, Unavailable
from posapp.i18n import N_, moment_text
from posapp.operations.doctor import examine
from posapp.operations.permit import needs
from posapp.store.hand_copy import hand_copy

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from posapp.domain.identity import PersonId
    from posapp.operations.doctor import Report
    from posapp.operations.shop import Shop

BOOKS: Final = "books.db"
SEALS: Final = "seals.csv"
SUMS: Final = "SHA256SUMS"
VERIFIER: Final = "verify_books.py"
REPORTS: Final = "reports"
CHECKED: Final = "check.txt"
README: Final = ("README-th.txt", "README-en.txt")

_CHUNK: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Kit:
    """What the hand-over needs from above: the folder of the checker, and who writes the reports into a folder."""

    verifier: Path
    write_reports: Callable[[Shop, Path], None]


@dataclass(frozen=True, slots=True)
class HandedOver:
    """A hand-over that is complete: its folder, the files in it, and what the doctor said just before."""

    folder: Path
    files: tuple[str, ...]
    report: Report


@needs(Permission.HAND_OVER)
def hand_over(shop: Shop, folder: Path, kit: Kit, by: PersonId) -> HandedOver:
    """Write everything an auditor needs into the new folder `folder`: all of it, or nothing.

    Names stay, for debts and shares can't be audited without them; codes, phones of members and what banks wrote
    beside payments are left out. Raises Refused `hand_over_there`, and Unavailable when the folder can't be written.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Refused(
            "hand_over_there",
            N_("There is something in {folder} already. Choose a new, empty folder for the auditor."),
            folder=folder,
        )
    part = folder.with_name(f".{folder.name}.part")
    try:
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(parents=True, mode=0o700)
        report = _fill(shop, part, kit)
        if folder.exists():
            folder.rmdir()
        part.rename(folder)
    except OSError as error:
        raise Unavailable(
            "hand_over_unwritable",
            N_("The folder {folder} can't be written. Check the room on the disk, or choose another folder."),
            folder=folder,
        ) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
    with shop.books.write():
        shop.record("export", shop.ids.new(), shop.now(), by, {"what": "hand_over"})
    return HandedOver(folder, tuple(sorted(_names(folder))), report)


def _fill(shop: Shop, folder: Path, kit: Kit) -> Report:
    hand_copy(shop.books.database, folder / BOOKS)
    (folder / SEALS).write_bytes(seals_file(shop))
    shutil.copyfile(kit.verifier / VERIFIER, folder / VERIFIER)
    for name in README:
        words = (kit.verifier / name).read_text(encoding="utf-8")
        said = words.format(group=shop.group.name, time=moment_text(shop.now()))
        (folder / name).write_text(said, encoding="utf-8")
    (folder / REPORTS).mkdir()
    kit.write_reports(shop, folder / REPORTS)
    report = examine(shop, deep=True)
    (folder / CHECKED).write_text("\n".join([report.verdict, *map(str, report.findings), ""]), encoding="utf-8")
    sums = [f"{_digest(folder / name)}  {name}\n" for name in sorted(_names(folder))]
    (folder / SUMS).write_text("".join(sums), encoding="utf-8")
    return report


def seals_file(shop: Shop) -> bytes:
    """Every closed day with its code, oldest first, as CSV: sums since the first day in satang."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(("till", "number", "day", "closed_at", "entry", "seal", "sold", "refunded", "hash"))
    for one in reversed(shop.books.seals.newest()):
        what = (one.terminal.letter, one.number, one.day, one.at.isoformat(), one.seq, one.code)
        writer.writerow((*what, one.sold.satang, one.refunded.satang, one.link))
    return file.getvalue().encode("utf-8-sig")


def _names(folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()]


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
