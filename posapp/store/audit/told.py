"""What the journal says must stand in the books: for each kind of entry, the rows it tells of."""

from __future__ import annotations

import json
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final

from posapp.store import facts
from posapp.store.audit import cashbook_told, copies_told, money_told, stock_told
from posapp.store.audit.ledger import Ledger, without_entry
from posapp.store.audit.stock_told import OUTBOX, STOCK_MOVE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from posapp.store.audit.chain import Link
    from posapp.store.audit.ledger import Expected, Row

_LINE: Final = (
    *("n", "product", "code", "name", "unit", "quantity", "price", "list_price", "discount", "bill_discount"),
    *("amount", "reason", "vat_exempt", "owner", "refers", "restock"),
)
_TENDER: Final = ("method", "amount", "given", "state", "reference", "customer")

SALE: Final = Ledger(
    "sale",
    (
        *("id", "kind", "terminal", "seq", "series", "running", "number", "at", "day", "session", "cashier", "total"),
        *("rounding", "vat_rate", "vat_taxed", "vat_tax", "discount_reason", "customer", "note", "refers", "reason"),
        *("place", "late"),
    ),
    1,
    "id",
    without_entry("'sale', 'refund'", "id"),
)
_NO_SALE: Final = "book.sale NOT IN (SELECT id FROM sale)"
SALE_LINE: Final = Ledger("sale_line", ("sale", *_LINE, "cost", "parts"), 2, "sale", _NO_SALE)
TENDER: Final = Ledger("tender", ("sale", "n", *_TENDER), 2, "sale", _NO_SALE)
SLIP: Final = Ledger(
    "slip",
    ("identity", "sale", "n"),
    1,
    "identity",
    "NOT EXISTS (SELECT 1 FROM tender WHERE tender.sale = book.sale AND tender.n = book.n "
    "AND tender.reference = book.identity)",
)
TENDER_MARK: Final = Ledger(
    "tender_mark",
    ("terminal", "seq", "sale", "n", "state", "at", "actor"),
    2,
    "",
    without_entry("'tender_mark'", "sale"),
)
CASH_SESSION: Final = Ledger(
    "cash_session",
    ("id", "terminal", "number", "seq", "day", "opened_at", "opened_by", "opening", "count", "counted"),
    1,
    "id",
    without_entry("'cash_open'", "id"),
)
CASH_CLOSE: Final = Ledger(
    "cash_close",
    (
        *("session", "terminal", "seq", "at", "expected", "counted", "count", "reason", "actor", "witness", "totals"),
        *("first_seq", "last_seq", "perpetual_sold", "perpetual_refunded"),
    ),
    1,
    "session",
    without_entry("'z_close'", "session"),
)
LEDGERS: Final = (
    *(SALE, SALE_LINE, TENDER, SLIP, TENDER_MARK),
    *(CASH_SESSION, CASH_CLOSE),
    *cashbook_told.LEDGERS,
    *money_told.LEDGERS,
    *stock_told.LEDGERS,
    *copies_told.LEDGERS,
)

_line_row: Final[Callable[[Mapping[str, Any]], Row]] = itemgetter(*_LINE)
_tender_row: Final[Callable[[Mapping[str, Any]], Row]] = itemgetter(*_TENDER)


def told(link: Link) -> Iterator[Expected]:
    """The rows `link` tells of, none for kinds without a ledger. Nonsense raises KeyError, TypeError or ValueError."""
    tell = _KINDS.get(link.kind)
    return tell(link) if tell else iter(())


def _bill(link: Link) -> Iterator[Expected]:
    said, sale = link.facts, link.facts["id"]
    series, _, running = said["number"].partition("-")
    vat = said.get("vat", {})
    head = (
        *(sale, link.kind, link.terminal, link.seq, series, int(running), said["number"], said["at"]),
        *(said["day"], said["session"], said["by"], said["total"], said["rounding"]),
        *(vat.get("rate"), vat.get("taxed"), vat.get("tax"), said["discount_reason"], said["customer"]),
        *(said["note"], said["refers"] or None, said["reason"], said.get("place", ""), said.get("late", 0)),
    )
    yield SALE, head
    for line in said["lines"]:
        yield SALE_LINE, (sale, *_line_row(line), line.get("cost", 0), line.get("parts", ""))
    for n, move in enumerate(_moves_of_bill(link), start=1):
        yield STOCK_MOVE, (link.terminal, link.seq, n, *move)
    for n, tender in enumerate(said["tenders"], start=1):
        yield TENDER, (sale, n, *_tender_row(tender))
        if tender["reference"]:
            yield SLIP, (tender["reference"], sale, n)
    yield OUTBOX, (link.terminal, link.seq, link.kind, sale)


def _moves_of_bill(link: Link) -> Iterator[Row]:
    """What a bill moved: as it says itself, else its tracked lines out of the store."""
    said = link.facts
    if "moves" in said:
        for move in said["moves"]:
            yield (
                *(move["product"], move["quantity"], move["reason"], said["id"], move["line"], move["place"]),
                *(move["lot"], move["cost"]),
            )
        return
    for line in said["lines"]:
        for product, quantity, cost in _goods_of(line) if line["restock"] else ():
            yield (product, -quantity, link.kind, said["id"], line["n"], said.get("place", ""), "", cost)


def _goods_of(line: Mapping[str, Any]) -> Iterator[tuple[str, int, int]]:
    """What a line moves: its article, or the parts of a basket whose stock is kept; how much, at what cost a unit."""
    if not line.get("parts"):
        yield line["product"], line["quantity"], line.get("cost", 0)
        return
    for product, quantity, _amount, _owner, cost, restock in json.loads(line["parts"]):
        if restock:
            yield product, quantity, cost


def _mark(link: Link) -> Iterator[Expected]:
    said = link.facts
    yield TENDER_MARK, (link.terminal, link.seq, said["id"], said["n_tender"], said["state"], said["at"], said["by"])


def _stocktake(link: Link) -> Iterator[Expected]:
    said = link.facts
    move = (said["product"], said["quantity"], said["reason"], "", 0, "", "", 0)
    yield STOCK_MOVE, (link.terminal, link.seq, 1, *move)


def _product(link: Link) -> Iterator[Expected]:
    yield OUTBOX, (link.terminal, link.seq, "product", link.facts["id"])


def _opening(link: Link) -> Iterator[Expected]:
    said = link.facts
    row = (
        *(said["id"], link.terminal, said["number"], link.seq, said["day"], said["at"], said["by"], said["opening"]),
        *(_count(said), said["counted"]),
    )
    yield CASH_SESSION, row


def _close(link: Link) -> Iterator[Expected]:
    said = link.facts
    totals = facts.of_totals(facts.to_totals(said["totals"])) if said["totals"] else None
    row = (
        *(said["session"], link.terminal, link.seq, said["at"], said["expected"], said["counted"], _count(said)),
        *(said["reason"], said["by"], said["witness"], json.dumps(totals), said["first_seq"], said["last_seq"]),
        *(said["perpetual_sold"], said["perpetual_refunded"]),
    )
    yield CASH_CLOSE, row


def _count(said: Mapping[str, Any]) -> str | None:
    return json.dumps(said["count"]) if said["count"] is not None else None


_KINDS: Final[Mapping[str, Callable[[Link], Iterator[Expected]]]] = {
    "sale": _bill,
    "refund": _bill,
    "tender_mark": _mark,
    "stocktake": _stocktake,
    "product": _product,
    "cash_open": _opening,
    "z_close": _close,
    **cashbook_told.KINDS,
    **money_told.KINDS,
    **stock_told.KINDS,
    **copies_told.KINDS,
}
