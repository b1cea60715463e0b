"""What the journal says must stand in the books of the treasurer: statements, what was said of them, settlements."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.store.audit.cashbook_told import CASH_MOVE
from posapp.store.audit.ledger import Ledger, without_entry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from posapp.store.audit.chain import Link
    from posapp.store.audit.ledger import Expected

STATEMENT: Final = Ledger(
    "statement",
    ("id", "terminal", "seq", "at", "actor", "bank", "account", "first", "last", "digest"),
    1,
    "id",
    without_entry("'statement'", "id"),
)
STATEMENT_LINE: Final = Ledger(
    "statement_line",
    ("statement", "n", "at", "amount", "reference", "nth"),
    2,
    "statement",
    "book.statement NOT IN (SELECT id FROM statement)",
)
STATEMENT_MATCH: Final = Ledger(
    "statement_match",
    ("terminal", "seq", "k", "statement", "n", "verdict", "sale", "tender", "note", "at", "actor"),
    3,
    "",
    without_entry("'match'"),
)
SETTLEMENT: Final = Ledger(
    "settlement",
    ("id", "terminal", "seq", "at", "day", "actor", "owed", "party", "method", "amount", "note", "reverses"),
    1,
    "id",
    without_entry("'settle'", "id"),
)
SETTLEMENT_PART: Final = Ledger(
    "settlement_part",
    ("settlement", "sale", "tender", "amount"),
    3,
    "settlement",
    "book.settlement NOT IN (SELECT id FROM settlement)",
)
LEDGERS: Final = (STATEMENT, STATEMENT_LINE, STATEMENT_MATCH, SETTLEMENT, SETTLEMENT_PART)


def _statement(link: Link) -> Iterator[Expected]:
    said = link.facts
    head = (said["id"], link.terminal, link.seq, said["at"], said["by"])
    yield STATEMENT, (*head, said["bank"], said["account"], said["first"], said["last"], said["digest"])
    for line in said["lines"]:
        yield STATEMENT_LINE, (said["id"], *line)


def _match(link: Link) -> Iterator[Expected]:
    said = link.facts
    for k, word in enumerate(said["words"], start=1):
        yield STATEMENT_MATCH, (link.terminal, link.seq, k, *word, said["at"], said["by"])


def _settle(link: Link) -> Iterator[Expected]:
    said = link.facts
    head = (said["id"], link.terminal, link.seq, said["at"], said["day"], said["by"])
    what = (said["owed"], said["party"], said["method"], said["amount"], said["note"], said["reverses"])
    yield SETTLEMENT, (*head, *what)
    for part in said["parts"]:
        yield SETTLEMENT_PART, (said["id"], *part)
    if "session" in said:
        kind = "paid_in" if said["amount"] > 0 else "paid_out"
        moved = (said["id"], said["session"], link.terminal, link.seq, kind, abs(said["amount"]))
        yield CASH_MOVE, (*moved, said["reason"], said["at"], said["by"])


KINDS: Final[Mapping[str, Callable[[Link], Iterator[Expected]]]] = {
    "statement": _statement,
    "match": _match,
    "settle": _settle,
}
