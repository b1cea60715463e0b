"""How papers of the stock book, stocktakes, recipes and market events are written into the journal and read back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from posapp.domain.identity import EntryId, LotId, PersonId, PlaceId, ProductId, SaleId
from posapp.domain.lot import Lot
from posapp.domain.money import Money
from posapp.domain.quantity import Quantity
from posapp.domain.stock import EntryKind, StockEntry, StockMove, StockReason
from posapp.store.facts import day, moment
from posapp.store.goods_facts import parts_text

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from posapp.domain.market import EventCost, MarketEvent
    from posapp.domain.recipe import Recipe
    from posapp.domain.stocktake import CountedItem, Stocktake

Facts = dict[str, object]


def of_entry(entry: StockEntry) -> Facts:
    """A paper of the stock book with its movements and the lots that began with it."""
    return {
        "kind": entry.kind.value,
        "number": entry.number,
        "day": entry.day.isoformat(),
        "party": entry.party,
        "note": entry.note,
        "subject": entry.subject,
        "reverses": entry.reverses,
        "labour": entry.labour.satang,
        "planned": entry.planned.milli,
        "lots": [
            {
                "lot": lot.id,
                "product": lot.product,
                "code": lot.code,
                "made": iso_day(lot.made),
                "expires": iso_day(lot.expires),
            }
            for lot in entry.lots
        ],
        "moves": [of_move(move) for move in entry.moves],
    }


def of_move(move: StockMove) -> Facts:
    """A movement that no bill tells of, or one of a bill that is not what its lines say."""
    return {
        "product": move.product,
        "quantity": move.quantity.milli,
        "reason": move.reason.value,
        "place": move.place,
        "lot": move.lot,
        "cost": move.cost.satang,
        "line": move.line,
    }


def to_entry(head: sqlite3.Row, moves: Iterable[sqlite3.Row], lots: Iterable[sqlite3.Row]) -> StockEntry:
    """The paper of its rows."""
    return StockEntry(
        id=EntryId(head["id"]),
        kind=EntryKind(head["kind"]),
        number=head["number"],
        at=moment(head["at"]),
        day=day(head["day"]),
        by=PersonId(head["actor"]),
        moves=tuple(to_move(row) for row in moves),
        lots=tuple(to_lot(row) for row in lots),
        party=head["party"],
        note=head["note"],
        subject=head["subject"],
        reverses=EntryId(head["reverses"]),
        labour=Money(head["labour"]),
        planned=Quantity(head["planned"]),
    )


def to_move(row: sqlite3.Row) -> StockMove:
    """The movement of a row of table stock_move."""
    return StockMove(
        ProductId(row["product"]),
        Quantity(row["quantity"]),
        StockReason(row["reason"]),
        SaleId(row["sale"]),
        row["line"],
        PlaceId(row["place"]),
        LotId(row["lot"]),
        Money(row["cost"]),
    )


def to_lot(row: sqlite3.Row) -> Lot:
    """The lot of a row of table lot."""
    return Lot(LotId(row["id"]), ProductId(row["product"]), row["code"], _to_day(row["made"]), _to_day(row["expires"]))


def of_stocktake(stocktake: Stocktake) -> Facts:
    """The beginning of a stocktake."""
    return {"name": stocktake.name, "place": stocktake.place, "category": stocktake.category}


def of_count(item: CountedItem) -> Facts:
    """One article counted."""
    return {
        "product": item.product,
        "lot": item.lot,
        "counted": item.counted.milli,
        "expected": item.expected.milli,
    }


def of_recipe(recipe: Recipe) -> Facts:
    """A recipe as it is after an edit."""
    return {
        "product": recipe.product,
        "yields": recipe.yields.milli,
        "parts": parts_text(recipe.parts),
        "labour": recipe.labour.satang,
        "note": recipe.note,
        "active": int(recipe.active),
        "edits": recipe.edits,
    }


def of_event(event: MarketEvent) -> Facts:
    """The beginning of a market event."""
    return {
        "name": event.name,
        "day": event.day.isoformat(),
        "place": event.place,
        "float": event.float_.satang,
    }


def of_cost(cost: EventCost) -> Facts:
    """Money an event cost."""
    return {"kind": cost.kind.value, "amount": cost.amount.satang, "note": cost.note}


def iso_day(value: date | None) -> str | None:
    """A day as the stock book holds it; None where nobody said it."""
    return value.isoformat() if value else None


def _to_day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
