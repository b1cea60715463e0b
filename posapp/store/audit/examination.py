"""One examination of the books, from the header of the file to the last sum; it only reads."""

from __future__ import annotations

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
from posapp.store.audit.newest import NewestAudit
from posapp.store.audit.sums import add_up
from posapp.store.audit.waiting import examine_waiting
from posapp.store.books import Books
from posapp.store.faults import FAULTS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from posapp.store.database import Database

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


def examine(database: Database) -> Examined:
    """Examine the books as they stand at this moment, on a reading connection: selling goes on meanwhile."""
    findings = Findings()
    counts: dict[str, int] = {}
    reader = database.sibling(read_only=True)
    try:
        reader.rows.execute("BEGIN")
        for finding in examine_file(reader.rows):
            findings.add(finding)
        _examine_books(Books(reader), findings)
        counts.update((name, reader.rows.execute(sql).fetchone()[0]) for name, sql in _COUNTED.items())
    except FAULTS as error:
        said = N_("The file can't be read to its end: {said}.")
        findings.add(Finding("file_unreadable", said, KEEP, {"said": error}))
    finally:
        reader.close()
    return Examined(tuple(findings.kept), findings.number, counts)


def _examine_books(books: Books, findings: Findings) -> None:
    rows = books.database.rows
    ledgers = LedgerAudit(rows, findings)
    newest = NewestAudit(books, findings)
    tills = [Terminal(row["id"], row["letter"], books.terminal.group) for row in rows.execute("SELECT * FROM terminal")]
    for till in tills:
        for link in follow(rows, till, findings):
            ledgers.see(link)
            newest.see(link)
    ledgers.finish()
    newest.finish()
    days = (finding for till in tills for finding in examine_days(books, till))
    for finding in chain(add_up(rows), days, examine_waiting(books)):
        findings.add(finding)
