"""What the journal says must stand in the stock book: papers, movements, lots, stocktakes and market events."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.store.audit.ledger import Ledger, without_entry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from posapp.store.audit.chain import Link
    from posapp.store.audit.ledger import Expected

STOCK_MOVE: Final = Ledger(
    "stock_move",
    ("terminal", "seq", "n", "product", "quantity", "reason", "sale", "line", "place", "lot", "cost"),
    3,
    "",
    without_entry("'sale', 'refund', 'stocktake', 'stock'"),
)
OUTBOX: Final = Ledger(
    "outbox",
    ("terminal", "seq", "kind", "subject"),
    4,
    "",
    without_entry("'sale', 'refund', 'product', 'stock'", "subject"),
)
STOCK_ENTRY: Final = Ledger(
    "stock_entry",
    (
        *("id", "kind", "terminal", "seq", "number", "at", "day", "actor", "party", "note", "subject", "reverses"),
        *("labour", "planned"),
    ),
    1,
    "id",
    without_entry("'stock'", "id"),
)
LOT: Final = Ledger(
    "lot",
    ("id", "product", "terminal", "seq", "code", "made", "expires"),
    1,
    "id",
    # A paper can begin thousands of lots: it is read once for all of them.
    "(book.terminal, book.seq, book.id) NOT IN (SELECT journal.terminal, journal.seq, "
    "coalesce(json_extract(begun.value, '$.lot'), '') FROM journal, json_each(journal.body, '$.lots') AS begun "
    "WHERE journal.kind = 'stock' AND (journal.terminal, journal.seq) IN (SELECT terminal, seq FROM lot))",
)
STOCKTAKE: Final = Ledger(
    "stocktake",
    ("id", "terminal", "seq", "at", "actor", "name", "place", "category"),
    1,
    "id",
    without_entry("'stocktake_start'", "id"),
)
COUNT: Final = Ledger(
    "stocktake_count",
    ("terminal", "seq", "stocktake", "product", "lot", "counted", "expected", "at", "actor"),
    2,
    "",
    without_entry("'stocktake_count'", "stocktake"),
)
STOCKTAKE_CLOSE: Final = Ledger(
    "stocktake_close",
    ("stocktake", "terminal", "seq", "at", "actor", "outcome"),
    1,
    "stocktake",
    without_entry("'stocktake_close'", "stocktake"),
)
EVENT: Final = Ledger(
    "event",
    ("id", "terminal", "seq", "at", "actor", "name", "day", "place", "float"),
    1,
    "id",
    without_entry("'event'", "id"),
)
EVENT_COST: Final = Ledger(
    "event_cost",
    ("terminal", "seq", "event", "kind", "amount", "note", "at", "actor"),
    2,
    "",
    without_entry("'event_cost'", "event"),
)
EVENT_CLOSE: Final = Ledger(
    "event_close",
    ("event", "terminal", "seq", "at", "actor", "note"),
    1,
    "event",
    without_entry("'event_close'", "event"),
)
LEDGERS: Final = (
    *(STOCK_MOVE, OUTBOX, STOCK_ENTRY, LOT, STOCKTAKE, COUNT, STOCKTAKE_CLOSE),
    *(EVENT, EVENT_COST, EVENT_CLOSE),
)


def _entry(link: Link) -> Iterator[Expected]:
    said, act = link.facts, (link.terminal, link.seq)
    head = (
        *(said["id"], said["kind"], *act, said["number"], said["at"], said["day"], said["by"], said["party"]),
        *(said["note"], said["subject"], said["reverses"], said["labour"], said["planned"]),
    )
    yield STOCK_ENTRY, head
    yield OUTBOX, (*act, "stock", said["id"])
    for lot in said["lots"]:
        yield LOT, (lot["lot"], lot["product"], *act, lot["code"], lot["made"], lot["expires"])
    for n, move in enumerate(said["moves"], start=1):
        what = (move["product"], move["quantity"], move["reason"])
        yield STOCK_MOVE, (*act, n, *what, "", move["line"], move["place"], move["lot"], move["cost"])


def _stocktake(link: Link) -> Iterator[Expected]:
    said = link.facts
    head = (said["id"], link.terminal, link.seq, said["at"], said["by"])
    yield STOCKTAKE, (*head, said["name"], said["place"], said["category"])


def _count(link: Link) -> Iterator[Expected]:
    said = link.facts
    item = (said["id"], said["product"], said["lot"], said["counted"], said["expected"])
    yield COUNT, (link.terminal, link.seq, *item, said["at"], said["by"])


def _stocktake_close(link: Link) -> Iterator[Expected]:
    said = link.facts
    yield STOCKTAKE_CLOSE, (said["id"], link.terminal, link.seq, said["at"], said["by"], said["outcome"])


def _event(link: Link) -> Iterator[Expected]:
    said = link.facts
    head = (said["id"], link.terminal, link.seq, said["at"], said["by"])
    yield EVENT, (*head, said["name"], said["day"], said["place"], said["float"])


def _event_cost(link: Link) -> Iterator[Expected]:
    said = link.facts
    cost = (said["id"], said["kind"], said["amount"], said["note"])
    yield EVENT_COST, (link.terminal, link.seq, *cost, said["at"], said["by"])


def _event_close(link: Link) -> Iterator[Expected]:
    said = link.facts
    yield EVENT_CLOSE, (said["id"], link.terminal, link.seq, said["at"], said["by"], said["note"])


KINDS: Final[Mapping[str, Callable[[Link], Iterator[Expected]]]] = {
    "stock": _entry,
    "stocktake_start": _stocktake,
    "stocktake_count": _count,
    "stocktake_close": _stocktake_close,
    "event": _event,
    "event_cost": _event_cost,
    "event_close": _event_close,
}
