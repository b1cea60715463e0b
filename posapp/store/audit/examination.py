"""One examination of the books, from the header of the file to the last sum; it only reads."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Final

from posapp.domain.identity import Terminal
from posapp.i18n import N_
from posapp.store.audit.chain import follow
from posapp.store.audit.days import examine_days
from posapp.store.audit.file import examine_file
from posapp.store.audit.finding import KEEP, Finding, Findings
from posapp.store.audit.ledgers import LedgerAudit
from posapp.store.audit.marked import examine_marks
from posapp.store.audit.newest import NewestAudit
from posapp.store.audit.sums import add_up
from posapp.store.audit.waiting import examine_waiting
from posapp.store.books import Books
from posapp.store.faults import FAULTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from posapp.store.database import Database

_STEP: Final = 1000
_COUNTED: Final = {
    "entries": "SELECT count(*) FROM journal",
    "sales": "SELECT count(*) FROM sale WHERE kind = 'sale'",
    "refunds": "SELECT count(*) FROM sale WHERE kind = 'refund'",
    "lines": "SELECT count(*) FROM sale_line",
    "products": "SELECT count(*) FROM product",
    "days": "SELECT count(*) FROM cash_close",
}


@dataclass(frozen=True, slots=True)
class Examined:
    """What an examination found: the first findings, how many there are in all, and how much was looked at."""

    findings: tuple[Finding, ...]
    number: int
    counts: Mapping[str, int]


def examine(
    database: Database, *, deep: bool = False, progress: Callable[[int, int], object] | None = None
) -> Examined:
    """Examine the books as they stand at this moment, on reading connections: selling goes on meanwhile.

    `deep` compares every index with its table too. `progress` hears how many journal entries of how many were followed.
    What SQLite adds up by itself is added up beside, while the journal is read.
    """
    of_file, followed, of_sums = Findings(), Findings(), Findings()
    with ThreadPoolExecutor(1, thread_name_prefix="sums") as beside:
        added = beside.submit(_add_up, database, of_file, of_sums, deep=deep)
        counts = _follow(database, followed, progress)
        added.result()
    for more in (followed, of_sums):
        of_file.join(more)
    return Examined(tuple(of_file.kept), of_file.number, counts)


def _add_up(database: Database, of_file: Findings, of_sums: Findings, *, deep: bool) -> None:
    """What is wrong with the file, and what does not add up."""
    with _reading(database, of_sums) as reader:
        for finding in examine_file(reader.rows, deep=deep):
            of_file.add(finding)
        books = Books(reader)
        days = (finding for till in _tills(books) for finding in examine_days(books, till))
        for finding in chain(add_up(reader.rows), days, examine_marks(reader.rows), examine_waiting(books)):
            of_sums.add(finding)


def _follow(database: Database, findings: Findings, progress: Callable[[int, int], object] | None) -> Mapping[str, int]:
    """What is wrong between the journal and the books; how much was looked at."""
    counts: dict[str, int] = {}
    with _reading(database, findings) as reader:
        counts |= {name: reader.rows.execute(sql).fetchone()[0] for name, sql in _COUNTED.items()}
        books = Books(reader)
        audits = LedgerAudit(reader.rows, findings), NewestAudit(books, findings)
        links = (link for till in _tills(books) for link in follow(reader.rows, till, findings))
        for number, link in enumerate(links):
            for audit in audits:
                audit.see(link)
            if progress and not number % _STEP:
                progress(number, counts["entries"])
        for audit in audits:
            audit.finish()
    return counts


def _tills(books: Books) -> list[Terminal]:
    rows = books.database.rows.execute("SELECT id, letter FROM terminal ORDER BY rowid")
    return [Terminal(row["id"], row["letter"], books.terminal.group) for row in rows]


@contextmanager
def _reading(database: Database, findings: Findings) -> Iterator[Database]:
    """A connection for this thread, that sees one moment. What can't be read to its end is noted."""
    reader = database.sibling(read_only=True)
    try:
        reader.rows.execute("BEGIN")
        yield reader
    except FAULTS as error:
        said = N_("The file can't be read to its end: {said}.")
        findings.add(Finding("file_unreadable", said, KEEP, {"said": error}))
    finally:
        reader.close()
