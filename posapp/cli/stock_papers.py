"""Papers and movements of the stock book as the terminal shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.cli.context import plain
from posapp.cli.layout import table
from posapp.cli.stock_goods import place_name
from posapp.documents.stock_papers.facts import amount_of, full_name
from posapp.domain.stock import ENTRY_TITLES, REASON_TITLES, EntryKind
from posapp.i18n import _, date_text, moment_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from posapp.domain.identity import LotId
    from posapp.domain.product import Product
    from posapp.domain.quantity import Quantity
    from posapp.domain.stock import StockEntry, StockMove
    from posapp.operations.shop import Shop
    from posapp.store.stock import History

_MOVING: Final = (EntryKind.MOVE, EntryKind.TAKE, EntryKind.BRING)


def signed(quantity: Quantity) -> str:
    """A quantity that came (+) or went (-)."""
    return f"+{quantity}" if quantity.milli > 0 else str(quantity)


def batch_text(shop: Shop, lot_id: LotId) -> str:
    """The batch of a movement with its last day: "L0003, 15 Jan 2569"; empty for none."""
    lot = shop.books.stock.lot(lot_id) if lot_id else None
    if lot is None:
        return ""
    return f"{lot.code}, {date_text(lot.expires)}" if lot.expires else lot.code


def paper_head(entry: StockEntry) -> str:
    """What a paper is, in one line."""
    return f"{entry.number}  {_title(entry)}  {moment_text(entry.at)}"


def paper_lines(shop: Shop, entry: StockEntry) -> Iterator[str]:
    """The whole paper for people: what it is, who and why, and what it moved."""
    yield paper_head(entry)
    yield from _said(shop, entry)
    yield ""
    yield from table([_move_row(shop, entry, move) for move in _told(entry)], "<<><<")


def paper_row(entry: StockEntry) -> tuple[str, ...]:
    """A line of the list of papers."""
    lines = _("Lines: {count}").format(count=len(_told(entry)))
    said = " · ".join(filter(None, (entry.party, entry.note)))
    return entry.number, moment_text(entry.at), _title(entry), lines, said


def paper_values(shop: Shop, entry: StockEntry) -> dict[str, object]:
    """The whole paper for programs."""
    reversal = shop.books.entries.reversal_of(entry.id)
    old = shop.books.entries.get(entry.reverses) if entry.reverses else None
    return {
        "id": entry.id,
        "number": entry.number,
        "kind": entry.kind.value,
        "at": entry.at.isoformat(timespec="seconds"),
        "day": entry.day.isoformat(),
        "by": shop.books.people.name(entry.by),
        "party": entry.party,
        "note": entry.note,
        "reverses": old.number if old else "",
        "reversed_by": reversal.number if reversal else "",
        "value": plain(entry.value),
        "moves": [_move_values(shop, move) for move in entry.moves],
    }


def moves_rows(shop: Shop, history: list[History], product: Product) -> list[tuple[str, ...]]:
    """The movements of an article, newest first: when, why, how many, what was left after, the paper, who."""
    return [
        (
            moment_text(one.at),
            _(REASON_TITLES[one.move.reason]),
            signed(one.move.quantity),
            amount_of(one.after, product),
            place_name(shop, one.move.place),
            one.lot_code,
            one.number,
            shop.books.people.name(one.by),
        )
        for one in history
    ]


def moves_values(shop: Shop, history: list[History]) -> list[dict[str, object]]:
    """The same for programs."""
    return [
        {
            "at": one.at.isoformat(timespec="seconds"),
            "reason": one.move.reason.value,
            "qty": plain(one.move.quantity),
            "after": plain(one.after),
            "place": place_name(shop, one.move.place),
            "lot": one.lot_code,
            "number": one.number,
            "by": shop.books.people.name(one.by),
        }
        for one in history
    ]


def _title(entry: StockEntry) -> str:
    title = _(ENTRY_TITLES[entry.kind])
    return _("{title}, taken back").format(title=title) if entry.reverses else title


def _said(shop: Shop, entry: StockEntry) -> Iterator[str]:
    if entry.kind in _MOVING and entry.moves:
        out = next(move.place for move in entry.moves if move.quantity.milli < 0)
        into = next(move.place for move in entry.moves if move.quantity.milli > 0)
        yield _("From {start} to {end}").format(start=place_name(shop, out), end=place_name(shop, into))
    elif entry.party:
        yield _("From {name}").format(name=entry.party)
    if entry.note:
        yield _("Because: {reason}").format(reason=entry.note)
    name = shop.books.people.name(entry.by)
    if name:
        yield _("By {name}").format(name=name)
    old = shop.books.entries.get(entry.reverses) if entry.reverses else None
    if old:
        yield _("Takes back {number}").format(number=old.number)
    reversal = shop.books.entries.reversal_of(entry.id)
    if reversal:
        yield _("Taken back by {number}").format(number=reversal.number)


def _told(entry: StockEntry) -> tuple[StockMove, ...]:
    """The movements people are shown: of what went from one place to another, the coming alone."""
    if entry.kind in _MOVING:
        return tuple(move for move in entry.moves if move.quantity.milli > 0)
    return entry.moves


def _move_row(shop: Shop, entry: StockEntry, move: StockMove) -> tuple[str, ...]:
    """A movement; what came in tells its cost, where there may be several reasons each tells its own."""
    told = _(REASON_TITLES[move.reason])
    if entry.kind is EntryKind.RECEIVE:
        told = _("{cost} each").format(cost=move.cost) if move.cost else ""
    elif entry.kind in _MOVING:
        told = ""
    product = shop.books.catalog.get(move.product)
    name = full_name(product) if product else ""
    amount = amount_of(move.quantity, product) if product else str(move.quantity)
    sign = "+" if move.quantity.milli > 0 else ""
    return product.code if product else "", name, sign + amount, told, batch_text(shop, move.lot)


def _move_values(shop: Shop, move: StockMove) -> dict[str, object]:
    product = shop.books.catalog.get(move.product)
    lot = shop.books.stock.lot(move.lot) if move.lot else None
    return {
        "code": product.code if product else "",
        "name": full_name(product) if product else "",
        "qty": plain(move.quantity),
        "reason": move.reason.value,
        "place": place_name(shop, move.place),
        "lot": lot.code if lot else "",
        "made": lot.made.isoformat() if lot and lot.made else "",
        "expires": lot.expires.isoformat() if lot and lot.expires else "",
        "cost": plain(move.cost),
    }
