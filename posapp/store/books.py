"""All the books of a group, opened together on one connection."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from posapp.domain.errors import Refused
from posapp.domain.identity import Terminal
from posapp.i18n import N_
from posapp.store import database
from posapp.store.access import AccessBook
from posapp.store.backups import Backups
from posapp.store.cash import Cash
from posapp.store.catalog import Catalog
from posapp.store.database import Database
from posapp.store.entries import Entries
from posapp.store.erasure import Erasure
from posapp.store.held import Held
from posapp.store.journal import Journal
from posapp.store.members import Members
from posapp.store.money_books import MoneyBooks
from posapp.store.notebooks import Notebooks
from posapp.store.online import OnlineBooks
from posapp.store.options import Options
from posapp.store.outbox import Outbox
from posapp.store.people import People
from posapp.store.places import Events, Places
from posapp.store.print_jobs import PrintJobs
from posapp.store.recipes import Recipes
from posapp.store.sales import Sales
from posapp.store.seals import Seals
from posapp.store.stock import Movements, Stock
from posapp.store.stocktakes import Stocktakes
from posapp.store.totals import Totals
from posapp.store.transfers import Transfers

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

_ADD_TERMINAL = "INSERT INTO terminal (id, letter, since, mark) VALUES (?1, ?2, ?3, mark_of('terminal', ?1, ?2, ?3))"
_WRITES_NOW = "INSERT OR REPLACE INTO book (one, grp, terminal, mark) VALUES (1, ?1, ?2, mark_of('book', 1, ?1, ?2))"
_BOOK = "SELECT book.terminal, letter, grp FROM book LEFT JOIN terminal ON terminal.id = book.terminal"


class Books:
    """The books as one thread sees them. Another thread works with a `sibling`."""

    def __init__(self, opened: Database) -> None:
        """Take over an open database. Raises Refused `no_books` when no group was started in it."""
        self.database = opened
        self.terminal = _terminal(opened)
        self.catalog = Catalog(opened)
        self.sales = Sales(opened)
        self.transfers = Transfers(opened)
        self.stock = Stock(opened)
        self.movements = Movements(opened)
        self.entries = Entries(opened)
        self.stocktakes = Stocktakes(opened)
        self.recipes = Recipes(opened)
        self.places = Places(opened)
        self.events = Events(opened)
        self.members = Members(opened)
        self.cash = Cash(opened)
        self.money = MoneyBooks(opened)
        self.totals = Totals(opened)
        self.people = People(opened)
        self.access = AccessBook(opened)
        self.erasure = Erasure(opened)
        self.options = Options(opened)
        self.held = Held(opened, self.catalog)
        self.notebooks = Notebooks(opened)
        self.outbox = Outbox(opened)
        self.online = OnlineBooks(opened)
        self.print_jobs = PrintJobs(opened)
        self.journal = Journal(opened, self.terminal)
        self.seals = Seals(opened)
        self.backups = Backups(opened, self.terminal)

    @classmethod
    def open(cls, folder: Path) -> Books:
        """The books in `folder`, brought up to date first. Raises Refused or Unavailable with what to do."""
        database.upgrade(folder)
        opened = Database(folder)
        try:
            return cls(opened)
        except BaseException:
            opened.close()
            raise

    def sibling(self) -> Books:
        """The same books on a connection of their own, for another thread."""
        return Books(self.database.sibling())

    def write(self) -> AbstractContextManager[sqlite3.Connection]:
        """One act: see `Database.write`."""
        return self.database.write()

    def close(self) -> None:
        """Let go of the file."""
        self.database.close()


def _terminal(opened: Database) -> Terminal:
    row = opened.rows.execute(_BOOK).fetchone()
    if row is None:
        raise Refused(
            "no_books",
            N_("There are no books in {folder} yet. Start them with “posapp setup --group NAME”."),
            folder=opened.folder,
        )
    # A till the file does not know can't write, but the doctor can still say what is wrong.
    return Terminal(row["terminal"], row["letter"] or "?", row["grp"])


def _check_empty(opened: Database) -> None:
    if opened.rows.execute(_BOOK).fetchone():
        raise Refused(
            "already_started",
            N_("There are books in {folder} already. Open them, or choose another folder."),
            folder=opened.folder,
        )


def install_terminal(rows: sqlite3.Connection, terminal: Terminal, since: str) -> None:
    """Let `terminal`, a new one, be who writes in the file from now on; inside a write."""
    rows.execute(_ADD_TERMINAL, (terminal.id, terminal.letter, since))
    rows.execute(_WRITES_NOW, (terminal.group, terminal.id))


@contextmanager
def start(folder: Path, terminal: Terminal, since: str) -> Iterator[Books]:
    """New books for a group, with the terminal that writes them.

    What the block writes belongs to the beginning: all of it is there when it ends, or no group at all. Raises Refused
    `already_started`, or Unavailable.
    """
    database.create(folder)
    opened = Database(folder)
    try:
        with opened.write() as rows:
            _check_empty(opened)
            install_terminal(rows, terminal, since)
            yield Books(opened)
    except BaseException:
        opened.close()
        raise
