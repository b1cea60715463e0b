"""Moving goods between places: the same piece is in one place or the other, never in both."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from posapp.domain.access import Permission
from posapp.domain.changes import Book, Changes
from posapp.domain.errors import Refused
from posapp.domain.identity import PlaceId
from posapp.domain.place import Place
from posapp.domain.stock import EntryKind, StockMove, StockReason
from posapp.domain.text import clean_name
from posapp.i18n import N_
from posapp.operations.leaving import Leaving
from posapp.operations.permit import needs
from posapp.operations.stock_book import Posted, Said, begin, check_place, closed, moving, post, tracked

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from posapp.domain.identity import PersonId, ProductId
    from posapp.domain.product import Product
    from posapp.domain.quantity import Quantity
    from posapp.operations.shop import Shop

_NAME_LIMIT = 60


@dataclass(frozen=True, slots=True)
class Going:
    """`quantity` of a product that goes somewhere; of its batches, what expires first goes first."""

    product: ProductId
    quantity: Quantity


@dataclass(frozen=True, slots=True)
class Way:
    """From where to where goods go, and what that is called in the stock book."""

    start: PlaceId
    end: PlaceId
    kind: EntryKind = EntryKind.MOVE
    reason: StockReason = StockReason.MOVE


@needs(Permission.STOCK)
def move_stock(shop: Shop, lines: Sequence[Going], way: Way, said: Said, by: PersonId) -> Posted:
    """Post goods that go from one place to another.

    Raises Refused `place_same`, `place_unknown`, `place_closed`, `stock_nothing`, `product_unknown`, `stock_basket`,
    `stock_service`, `one_off_count`, `quantity_*`.
    """
    if way.start == way.end:
        raise Refused("place_same", N_("The goods are there already. Choose two different places."))
    with shop.books.write():
        check_place(shop, way.start)
        check_place(shop, way.end)
        leaving = Leaving(shop)
        moves = tuple(move for line in lines for move in _moves(leaving, line, way, tracked(shop, line.product, by)))
        return post(shop, replace(begin(shop, way.kind, said, by), moves=moves))


@needs(Permission.GOODS)
def save_place(shop: Shop, place: Place, by: PersonId) -> Changes:
    """Write a new or changed place.

    Raises Refused `name_empty`, `text_too_long`, `place_taken`, `place_not_empty`, and `place_closed` for the stall of
    an event that has ended: what was taken there is settled.
    """
    checked = replace(place, name=clean_name(place.name, _NAME_LIMIT))
    with shop.books.write():
        event = shop.books.events.at(place.id)
        if checked.active and event and event.closed:
            raise closed(checked)
        others = [other for other in shop.books.places.all() if other.id != place.id]
        if checked.active and any(other.name == checked.name for other in others):
            raise Refused(
                "place_taken", N_("There is a place called “{name}” already. Use another name."), name=checked.name
            )
        if not checked.active and shop.books.stock.shelves_at(place.id):
            raise Refused(
                "place_not_empty",
                N_("There are still goods at “{name}”. Move them away first, or count them."),
                name=checked.name,
            )
        said = {"name": checked.name, "kind": checked.kind, "active": int(checked.active)}
        shop.record("place", checked.id, shop.now(), by, said)
        shop.books.places.write(checked)
    return Changes(Book.STOCK)


def new_place(shop: Shop, name: str, kind: str = "store") -> Place:
    """A place that is not written yet."""
    return Place(PlaceId(shop.ids.new()), name, kind)


def _moves(leaving: Leaving, line: Going, way: Way, product: Product) -> Iterator[StockMove]:
    for out in leaving.out_of(product, moving(line.quantity), way.start, way.reason):
        yield out
        yield replace(out, quantity=-out.quantity, place=way.end)
