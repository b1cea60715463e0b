"""The file: opened with every safety on, written by one act at a time, across threads and processes."""

from __future__ import annotations

import os
import sqlite3
import stat
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Final

from posapp.domain.errors import Damaged, Refused, Told, Unavailable
from posapp.i18n import N_
from posapp.store import marks, medium, migrations, summaries
from posapp.store.faults import BUSY, DAMAGED, FAULTS, NOT_BOOKS, READ_ONLY, UNREACHABLE, translated
from posapp.store.lock import WriterLock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILE_NAME: Final = "books.db"
APPLICATION_ID: Final = 0x52524231
"""RRB1 in the file's header: how a file of ours is told from any other SQLite file."""

_WAIT_SECONDS: Final = 10
_LOCK_NAME: Final = "books.lock"
_OLDEST_SQLITE: Final = (3, 37, 0)
_LANE_PAGES: Final = 500
"""After so many pages a thread beside the till tidies the log, half as many as the till: so it rarely has to."""
_PRAGMAS: Final = (
    ("journal_mode", "WAL", "wal"),
    ("synchronous", "FULL", 2),
    ("foreign_keys", "ON", 1),
    ("trusted_schema", "OFF", 0),
    ("recursive_triggers", "ON", 1),
    ("mmap_size", "0", 0),
)


class Database:
    """One connection to the books. It belongs to the thread that opened it; another thread takes a `sibling`."""

    def __init__(self, folder: Path, *, read_only: bool = False) -> None:
        """Open `folder`/books.db as it is; raises Refused `no_books`, `books_newer`, or Unavailable."""
        self.folder = folder
        self.path = folder / FILE_NAME
        self.read_only = read_only
        self._frozen = False
        self._file: tuple[int, int] | None = None
        self._lock = WriterLock(folder / _LOCK_NAME)
        self._connection: sqlite3.Connection | None = self._connect()

    @property
    def rows(self) -> sqlite3.Connection:
        """The connection, for reading; inside `write` also for the act that is being written. Raises Unavailable."""
        if self._connection is None:
            self._connection = self._connect()
        return self._connection

    def sibling(self, *, read_only: bool = False) -> Database:
        """Another connection to the same books, for another thread."""
        lane = Database(self.folder, read_only=read_only)
        lane.rows.execute(f"PRAGMA wal_autocheckpoint = {_LANE_PAGES}")
        return lane

    def give_way(self) -> None:
        """Let an act that another thread of this program writes, or is about to, get done first; not for long."""
        if self._connection is None or not self._connection.in_transaction:
            self._lock.give_way()

    def check(self) -> None:
        """Read every page once. Raises Unavailable `books_damaged` when the file is not as SQLite wrote it."""
        try:
            (answer,) = self.rows.execute("PRAGMA quick_check(1)").fetchone()
        except FAULTS as error:
            raise translated(error, self.path) from error
        if answer != "ok":
            self.freeze()
            raise Damaged(*DAMAGED)

    def freeze(self) -> None:
        """Write nothing more through this connection: the file is damaged, and each write could make it worse."""
        self._frozen = True

    def scrub(self) -> None:
        """Empty the log beside the file: what was erased must not be found there. Raises Unavailable."""
        with _exclusive(self._lock, self.folder):
            self.rows.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()

    def close(self) -> None:
        """Let go of the file; it is opened again when it is used again."""
        self._leave_connection()
        self._lock.close()

    @contextmanager
    def write(self) -> Iterator[sqlite3.Connection]:
        """One act: all of it is in the books when the block ends, or nothing of it.

        Holds a lock that other threads and processes respect, around BEGIN IMMEDIATE to COMMIT: SQLite before 3.51.3
        can lose pages when a checkpoint of one connection meets a commit of another. Raises Unavailable when the disk,
        the lock or the file fails; the connection is then a fresh one, since a page whose flush failed may look clean.
        An act inside an act is a part of it.
        """
        if self._connection is not None and self._connection.in_transaction:
            yield self._connection
            return
        if self._frozen:
            raise Damaged(*DAMAGED)
        with _exclusive(self._lock, self.folder):
            self._check_same_file()
            connection = self.rows
            try:
                connection.execute("BEGIN IMMEDIATE")
                yield connection
                connection.execute("COMMIT")
            except FAULTS as error:
                self._leave_connection()
                told = translated(error, self.path)
                self._frozen = isinstance(told, Damaged)
                raise told from error
            except BaseException:
                connection.rollback()
                raise

    def _leave_connection(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _check_same_file(self) -> None:
        """Refuse to go on when other books took the place of those that were opened. Raises Unavailable."""
        try:
            there = self.path.stat()
        except OSError as error:
            raise Unavailable(*UNREACHABLE, folder=self.folder) from error
        self._file = self._file or (there.st_dev, there.st_ino)
        if self._file != (there.st_dev, there.st_ino):
            raise Unavailable(
                "books_replaced",
                N_("Other books were brought back meanwhile. Nothing was saved. Close the program and open it again."),
            )

    def _connect(self) -> sqlite3.Connection:
        _check_header(self.path)
        self._check_same_file()
        try:
            return self._set_up(_opened(self.path, read_only=self.read_only))
        except FAULTS as error:
            raise translated(error, self.path) from error

    def _set_up(self, connection: sqlite3.Connection) -> sqlite3.Connection:
        connection.row_factory = sqlite3.Row
        for name, wanted, expected in _PRAGMAS:
            if self.read_only and name == "journal_mode":
                continue
            connection.execute(f"PRAGMA {name} = {wanted}")
            (got,) = connection.execute(f"PRAGMA {name}").fetchone() or (expected,)
            if got != expected:
                connection.close()
                raise Unavailable(
                    "books_unsafe",
                    N_("This folder can't keep the books safe ({setting}). Use a folder on the PC's own disk."),
                    setting=name,
                )
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version > migrations.VERSION:
            connection.close()
            raise Refused(
                "books_newer",
                N_("A newer version of the program wrote these books. Install the newer version to open them."),
            )
        if version == migrations.VERSION:
            marks.install(connection)
            summaries.install(connection)
        return connection


def create(folder: Path) -> None:
    """Make an empty, current books file in `folder` if there is none. Raises Unavailable."""
    _check_sqlite()
    try:
        medium.make_folder(folder, 0o700)
        path = folder / FILE_NAME
        if not path.exists():
            path.touch(mode=0o600)
    except OSError as error:
        raise Unavailable(*UNREACHABLE, folder=folder) from error
    upgrade(folder)


def upgrade(folder: Path) -> None:
    """Bring the books in `folder` to this version, each step in a transaction, a verified copy set aside before.

    Does nothing (and loads nothing) when they are current. Raises Unavailable, and Refused `not_books`, `books_newer`.
    """
    path = folder / FILE_NAME
    _check_header(path)
    try:
        connection = _opened(path)
        try:
            if _is_old(connection):
                with locked(folder):
                    # Another program may have done it while this one waited.
                    if _is_old(connection):
                        migrations.apply(connection, path, APPLICATION_ID)
        finally:
            connection.close()
    except FAULTS as error:
        raise translated(error, path) from error


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Let nobody write to the books in `folder` for the block. Raises Unavailable when somebody else does."""
    with closing(WriterLock(folder / _LOCK_NAME)) as lock, _exclusive(lock, folder):
        yield


def _is_old(connection: sqlite3.Connection) -> bool:
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version < migrations.VERSION


@contextmanager
def _exclusive(lock: WriterLock, folder: Path) -> Iterator[None]:
    """Hold `lock` for the block. Raises Unavailable when somebody else keeps it, or the folder can't be written."""
    try:
        lock.acquire(_WAIT_SECONDS)
    except TimeoutError:
        raise Unavailable(*BUSY) from None
    except OSError as error:
        raise Unavailable(*READ_ONLY, folder=folder) from error
    try:
        yield
    finally:
        lock.release()


def _opened(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    mode = "ro" if read_only or not os.access(path, os.W_OK) else "rw"
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        timeout=_WAIT_SECONDS,
        isolation_level=None,
        cached_statements=256,
    )


def told_of(error: BaseException, folder: Path) -> Told | None:
    """`error` as a person is told of it: a refusal, or trouble with the books in `folder`; None when it's our bug."""
    known = translated(error, folder / FILE_NAME) if isinstance(error, FAULTS) else error
    return known if isinstance(known, Told) else None


def _check_header(path: Path) -> None:
    """Refuse what is no file of ours before SQLite works on it; an empty file is a beginning."""
    try:
        known = _application(path) in (0, APPLICATION_ID)
    except FileNotFoundError:
        raise Refused(
            "no_books",
            N_("There are no books in {folder} yet. Start them with “posapp setup --group NAME”."),
            folder=path.parent,
        ) from None
    except OSError as error:
        raise Unavailable(*UNREACHABLE, folder=path.parent) from error
    except FAULTS as error:
        # Of a file that is ours and damaged, whoever opens it says so.
        known = getattr(error, "sqlite_errorcode", 0) != sqlite3.SQLITE_NOTADB
    if not known:
        raise Refused(*NOT_BOOKS, file=path)


def _application(path: Path) -> int:
    """Which program's file it is, as its header says. A pipe or a device is never opened: we could wait for ever.

    SQLite reads it, and changes nothing: were the file opened and closed past SQLite, the system would drop the locks
    of all connections this program has to it, and another program could take away the log they write to.
    """
    if not (stat.S_ISREG(path.stat().st_mode) and os.access(path, os.R_OK)):
        raise OSError(path)
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as rows:
        application: int = rows.execute("PRAGMA application_id").fetchone()[0]
    return application


def _check_sqlite() -> None:
    if sqlite3.sqlite_version_info < _OLDEST_SQLITE:
        raise Unavailable(
            "sqlite_old",
            N_("The SQLite library on this PC is too old ({version}). Install a newer Python."),
            version=sqlite3.sqlite_version,
        )
