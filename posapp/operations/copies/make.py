"""Making a copy: taken while selling goes on, written, read back, added up, and only then called good."""

from __future__ import annotations

import tempfile
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from posapp import __version__
from posapp.domain.access import Permission
from posapp.domain.book_copy import CopyName, Kept, Manifest, outdated, read_name, short_group
from posapp.domain.changes import Book, Changes
from posapp.domain.errors import Unavailable
from posapp.domain.identity import NOBODY, PersonId
from posapp.i18n import N_
from posapp.operations.permit import needs
from posapp.store import age_file, audit, backup_file, medium, snapshot
from posapp.store.audit.sums import add_up
from posapp.store.backups import facts_of
from posapp.store.database import Database

if TYPE_CHECKING:
    from posapp.operations.shop import Shop

WORK: Final = ".copy-"
"""How the folders for half-done work beside the books are called."""

_ABANDONED: Final = timedelta(hours=2)
_IN_SIGHT: Final = timedelta(hours=1)

_SWALLOWED: Final = N_(
    "What was written to {folder} did not come back the same. Use another stick; this one loses data."
)


@dataclass(frozen=True, slots=True)
class Made:
    """A copy that is good: where it lies, and what it holds."""

    kept: Kept
    manifest: Manifest
    changes: Changes


@needs(Permission.BACK_UP)
def make_copy(shop: Shop, home: Path, by: PersonId) -> Made:
    """Copy the books into the folder `home`, read the copy back and check it as the doctor does.

    In a folder that was chosen as a place, copies nobody needs any more are taken away afterwards. Raises Unavailable
    with the next step; copies that were there before stay as they are.
    """
    return _make(shop, home, by, thorough=True)


def copy_by_itself(shop: Shop, home: Path) -> Made:
    """The same while people sell: added up instead of examined, so that nobody waits. Raises Unavailable."""
    return _make(shop, home, NOBODY, thorough=False)


def _make(shop: Shop, home: Path, by: PersonId, *, thorough: bool) -> Made:
    books = shop.books.database.folder
    medium.sweep_work(books, WORK, shop.now() - _ABANDONED)
    try:
        with tempfile.TemporaryDirectory(prefix=WORK, dir=books) as folder:
            return _made(shop, Path(folder), home, by, thorough=thorough)
    except OSError as error:
        raise medium.trouble(error, books) from error


def _made(shop: Shop, work: Path, home: Path, by: PersonId, *, thorough: bool) -> Made:
    plain, taken = work / "plain.zip", work / "taken.db"
    snapshot.take(shop.books.database, taken)
    at = shop.now()
    standing = snapshot.standing_of(taken)
    manifest = Manifest(__version__, at, taken.stat().st_size, backup_file.digest_of(taken), standing)
    backup_file.pack(taken, manifest, plain)
    taken.unlink()
    public = shop.setting("copy.key")
    name = CopyName(
        short_group(standing.group), standing.letter, at.replace(tzinfo=None), standing.seq, encrypted=bool(public)
    )
    ready = plain
    if public:
        ready = work / "locked.age"
        age_file.lock(plain, ready, public)
    medium.make_folder(home)
    digest = _stored(ready, home, name, work)
    if not public:
        plain.unlink()
        plain = work / "back"
    _check(plain, manifest, work, thorough=thorough)
    kept = Kept(at, by, str(home), str(name), (home / str(name)).stat().st_size, digest, standing.seq, bool(public))
    _write_down(shop, kept)
    _tidy(home, name)
    return Made(kept, manifest, Changes(Book.COPIES))


def _stored(ready: Path, home: Path, name: CopyName, work: Path) -> str:
    """Put the copy to its place and read it back from there; its SHA-256."""
    medium.sweep(home, f"raanrao-{name.group}-{name.letter}-")
    digest = medium.put(ready, home, str(name))
    if medium.fetch(home / str(name), work / "back") != digest:
        medium.remove(home, [str(name)])
        raise Unavailable("place_swallows", _SWALLOWED, folder=home)
    return digest


def _check(copy: Path, manifest: Manifest, work: Path, *, thorough: bool) -> None:
    """Open what was read back and add it up. Raises Unavailable `books_unsound` when the books do not add up."""
    opened = work / "opened"
    opened.mkdir()
    path = opened / backup_file.BOOKS
    backup_file.unpack(copy, path)
    snapshot.check_whole(path)
    same = snapshot.standing_of(path) == manifest.standing
    if not same or not _adds_up(opened, thorough=thorough):
        raise Unavailable(
            "books_unsound",
            N_("A copy was written, but the books in it do not add up, so it does not count as good. "
               "Check the books now, and keep the older copies."),
        )  # fmt: skip


def _adds_up(folder: Path, *, thorough: bool) -> bool:
    with closing(Database(folder)) as opened:
        if thorough:
            return not audit.examine(opened).number
        return next(iter(add_up(opened.rows)), None) is None


def _write_down(shop: Shop, kept: Kept) -> None:
    with shop.books.write():
        seq = shop.record("backup", shop.ids.new(), kept.at, kept.by, facts_of(kept))
        shop.books.backups.write(kept, seq)


def _tidy(home: Path, newest: CopyName) -> None:
    """Take away copies of this till that nobody needs any more, where the program looks after the folder.

    Young ones stay for a while: one may be on a screen just now, to be brought back.
    """
    if not medium.place_id(home.parent) or home.name != medium.FOLDER:
        return
    named = [name for path in home.iterdir() if (name := read_name(path.name))]
    own = [name for name in named if (name.group, name.letter) == (newest.group, newest.letter)]
    medium.remove(home, [str(name) for name in outdated(own) if newest.at - name.at > _IN_SIGHT])
