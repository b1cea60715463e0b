"""The ledgers against the journal: every row an entry tells of is there as told, and no other row is."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from posapp.i18n import N_
from posapp.store.audit.finding import KEEP, Finding
from posapp.store.audit.told import LEDGERS, told

if TYPE_CHECKING:
    import sqlite3

    from posapp.store.audit.chain import Link
    from posapp.store.audit.finding import Findings
    from posapp.store.audit.ledger import Ledger, Row

_STRETCH: Final = 500


class LedgerAudit:
    """Compares rows as the chain is followed, a stretch at a time; `finish` looks for rows without an entry."""

    def __init__(self, rows: sqlite3.Connection, findings: Findings) -> None:
        self._rows = rows.cursor()
        self._rows.row_factory = None
        self._findings = findings
        self._statements = {ledger.table: ledger.rows for ledger in LEDGERS}
        self._met = {ledger.table: 0 for ledger in LEDGERS}
        self._stretch: list[Link] = []

    def see(self, link: Link) -> None:
        """Take the next entry of a till."""
        if self._stretch and (len(self._stretch) == _STRETCH or self._stretch[0].terminal != link.terminal):
            self._compare_stretch()
        self._stretch.append(link)

    def finish(self) -> None:
        """Compare the last entries; look for rows no entry tells of where a ledger has more rows than were met."""
        self._compare_stretch()
        for ledger in LEDGERS:
            (number,) = self._rows.execute(f"SELECT count(*) FROM {ledger.table}").fetchone()
            if number != self._met[ledger.table]:
                for row in self._rows.execute(ledger.strays):
                    self._extra(ledger.table, row)

    def _compare_stretch(self) -> None:
        expected: dict[str, list[tuple[Row, int]]] = {ledger.table: [] for ledger in LEDGERS}
        for link in self._stretch:
            try:
                for ledger, row in told(link):
                    expected[ledger.table].append((row, link.seq))
            except (AttributeError, KeyError, TypeError, ValueError) as error:
                said = N_("Journal entry {entry} lacks what an entry of its kind ({kind}) tells: {what}.")
                values = {"entry": link.seq, "kind": link.kind, "what": error}
                self._findings.add(Finding("entry_facts", said, KEEP, values, link.seq))
        for ledger in LEDGERS:
            self._compare(ledger, sorted(expected[ledger.table]))
        self._stretch.clear()

    def _compare(self, ledger: Ledger, expected: list[tuple[Row, int]]) -> None:
        if ledger.key:
            if not expected:
                return
            place = ledger.columns.index(ledger.key)
            keys: Row = (json.dumps([row[place] for row, _ in expected]),)
        elif self._stretch:
            keys = (self._stretch[0].terminal, self._stretch[0].seq, self._stretch[-1].seq)
        else:
            return
        found: list[Row] = self._rows.execute(self._statements[ledger.table], keys).fetchall()
        self._met[ledger.table] += len(found)
        if found != [row for row, _ in expected]:
            self._tell(ledger, expected, found)

    def _tell(self, ledger: Ledger, expected: list[tuple[Row, int]], found: list[Row]) -> None:
        """Say row by row how `found` differs."""
        stands = {row[: ledger.identity]: row for row in found}
        for row, seq in expected:
            identity = row[: ledger.identity]
            place = {"table": ledger.table, "row": _name(identity), "entry": seq}
            there = stands.pop(identity, None)
            if there is None:
                said = N_("Table {table}: row {row} is missing; journal entry {entry} tells of it.")
                self._findings.add(Finding("row_missing", said, KEEP, place, seq))
                continue
            for column, is_there, is_told in zip(ledger.columns, there, row, strict=True):
                if is_there != is_told:
                    self._findings.add(differs(place, column, is_there, is_told))
        for identity in stands:
            self._extra(ledger.table, identity)

    def _extra(self, table: str, identity: Row) -> None:
        said = N_("Table {table}: row {row} is there, but the journal does not tell of it.")
        self._findings.add(Finding("row_extra", said, KEEP, {"table": table, "row": _name(identity)}))


def differs(place: dict[str, object], column: str, found: object, expected: object) -> Finding:
    """The finding that a column of the row at `place` (table, row, entry) is not what the journal says."""
    said = N_("Table {table}, row {row}: {column} is “{found}”, but journal entry {entry} says “{expected}”.")
    values = {**place, "column": column, "found": _text(found), "expected": _text(expected)}
    entry = place["entry"]
    return Finding("row_differs", said, KEEP, values, entry if isinstance(entry, int) else 0)


def _name(identity: Row) -> str:
    return " ".join(str(part) for part in identity)


def _text(value: object) -> str:
    return "" if value is None else str(value)[:60]
