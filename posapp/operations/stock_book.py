"""The one door to the stock book: a paper, its movements and its lots are posted together, or taken back together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from posapp.domain.access import Permission
from posapp.domain.changes import Book, Changes
from posapp.domain.errors import Refused
from posapp.domain.identity import EntryId, LotId, PersonId, business_day
from posapp.domain.lot import Lot
from posapp.domain.place import STORE
from posapp.domain.quantity import ONE, Quantity
from posapp.domain.stock import EntryKind, StockEntry, StockMove
from posapp.domain.text import clean
from posapp.domain.unit import Measure
from posapp.i18n import N_
from posapp.operations.permit import needs
from posapp.operations.product_rows import write_product
from posapp.store import stock_facts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from posapp.domain.identity import PlaceId, ProductId
    from posapp.domain.place import Place
    from posapp.domain.product import Product
    from posapp.operations.shop import Shop

_TEXT_LIMIT: Final = 120
_LINES_LIMIT: Final = 5000


@dataclass(frozen=True, slots=True)
class Batch:
    """When goods were made and until when they may be sold, as said when they come in; both may be unknown."""

    made: date | None = None
    expires: date | None = None

    def __bool__(self) -> bool:
        return self.made is not None or self.expires is not None


@dataclass(frozen=True, slots=True)
class Said:
    """What a person says about a stock paper: who it is from or for, and why."""

    party: str = ""
    note: str = ""
    subject: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Posted:
    """A paper in the stock book."""

    entry: StockEntry
    changes: Changes


def today(shop: Shop) -> date:
    """The business day it is now."""
    return shop.today()


def begin(shop: Shop, kind: EntryKind, said: Said, by: PersonId) -> StockEntry:
    """A paper without movements, dated and numbered; inside the write that posts it. Raises Refused `text_too_long`."""
    at = shop.now()
    day = business_day(at, int(shop.setting("day.cutoff")))
    return StockEntry(
        id=EntryId(shop.ids.new()),
        kind=kind,
        number=shop.books.entries.next_number(shop.books.terminal.letter, day),
        at=at,
        day=said.day or day,
        by=by,
        moves=(),
        party=clean(said.party, _TEXT_LIMIT),
        note=clean(said.note, _TEXT_LIMIT),
        subject=said.subject,
    )


def post(shop: Shop, entry: StockEntry) -> Posted:
    """Write a paper and what it moved; inside a write or as one.

    Raises Refused `stock_nothing`, `stock_too_long`, and `one_off_count` when a single piece would be there twice, or
    would leave a place it is not at.
    """
    if not entry.moves:
        raise Refused("stock_nothing", N_("Nothing is on this list yet. Add goods first."))
    if len(entry.moves) > _LINES_LIMIT:
        raise Refused("stock_too_long", N_("This list is too long. Split it into parts of at most 5,000 lines."))
    with shop.books.write():
        books, terminal = shop.books, shop.books.terminal.id
        seq = shop.record("stock", entry.id, entry.at, entry.by, stock_facts.of_entry(entry))
        books.entries.write(entry, terminal, seq)
        books.stock.post(terminal, seq, entry.moves)
        books.outbox.add(terminal, seq, "stock", entry.id)
        for product in {move.product for move in entry.moves}:
            _check_single(shop, product)
    return Posted(entry, Changes(Book.STOCK))


def post_parts(shop: Shop, head: Callable[[], StockEntry], moves: Sequence[StockMove]) -> list[StockEntry]:
    """Post movements that nobody can part by hand, on as many papers as they need; each begins as `head` says."""
    with shop.books.write():
        return [
            post(shop, replace(head(), moves=tuple(moves[start : start + _LINES_LIMIT]))).entry
            for start in range(0, len(moves), _LINES_LIMIT)
        ]


@needs(Permission.STOCK)
def reverse(shop: Shop, entry: EntryId, note: str, by: PersonId) -> Posted:
    """Take a paper back by a counter-entry with every movement turned round; the first one stays as it is.

    Raises Refused `entry_unknown`, `entry_reversed`, `entry_is_reversal`, `place_closed`.
    """
    with shop.books.write():
        old = entry_of(shop, entry)
        if old.reverses:
            raise Refused(
                "entry_is_reversal",
                N_("{number} takes another paper back itself. Write a new one instead."),
                number=old.number,
            )
        again = shop.books.entries.reversal_of(entry)
        if again:
            raise Refused(
                "entry_reversed",
                N_("{number} was taken back already, by {other}. Nothing more is to be done."),
                number=old.number,
                other=again.number,
            )
        for place in {move.place for move in old.moves}:
            check_place(shop, place)
        new = begin(shop, old.kind, Said(old.party, note, old.subject), by)
        moves = tuple(replace(move, quantity=-move.quantity) for move in old.moves)
        return post(shop, replace(new, moves=moves, reverses=old.id, labour=-old.labour, planned=-old.planned))


def entry_of(shop: Shop, entry: EntryId) -> StockEntry:
    """The paper with this id. Raises Refused `entry_unknown`."""
    return _there(shop.books.entries.get(entry))


def entry_numbered(shop: Shop, number: str) -> StockEntry:
    """The paper with this number as people type it. Raises Refused `entry_unknown`."""
    return _there(shop.books.entries.numbered(number.strip().upper()))


def _there(found: StockEntry | None) -> StockEntry:
    if found is None:
        raise Refused("entry_unknown", N_("There is no such paper in the stock book. Look for it in the list."))
    return found


def tracked(shop: Shop, product: ProductId, by: PersonId) -> Product:
    """The product whose stock is to move; its stock is kept from now on if it was not before; inside a write.

    Raises Refused `product_unknown`, `stock_basket`, `stock_service`.
    """
    found = known(shop, product)
    if found.parts:
        raise Refused(
            "stock_basket",
            N_("“{name}” is a basket and has no stock of its own. Choose the goods that are in it."),
            name=found.name,
        )
    if found.measure is Measure.SERVICE:
        raise Refused("stock_service", N_("“{name}” is a service and has no stock."), name=found.name)
    if not found.tracked:
        found = write_product(shop, replace(found, tracked=True), by)
    return found


def known(shop: Shop, product: ProductId) -> Product:
    """The product with this id. Raises Refused `product_unknown`."""
    found = shop.books.catalog.get(product)
    if found is None:
        raise Refused("product_unknown", N_("There are no such goods. Look for them under Goods."))
    return found


def new_lot(shop: Shop, product: Product, batch: Batch, begun: list[Lot]) -> Lot | None:
    """The lot goods of `batch` belong to: one of theirs with the same days, else a new one; None without any day.

    New ones are added to `begun`, the lots of the paper under way. Raises Refused `lot_days` when goods would expire
    before they were made.
    """
    if not batch:
        return None
    check_days(product, batch)
    for lot in begun:
        if (lot.product, lot.made, lot.expires) == (product.id, batch.made, batch.expires):
            return lot
    there = shop.books.stock.lot_of_days(product.id, batch.made, batch.expires)
    if there:
        return there
    code = shop.books.stock.next_lot_code(len(begun))
    begun.append(Lot(LotId(shop.ids.new()), product.id, code, batch.made, batch.expires))
    return begun[-1]


def check_days(product: Product, batch: Batch) -> None:
    """Raises Refused `lot_days` when goods would expire before they were made."""
    if batch.made and batch.expires and batch.expires < batch.made:
        raise Refused(
            "lot_days",
            N_("“{name}” would expire before it was made. Look at the two dates again."),
            name=product.name,
        )


def check_once(product: Product, there: Quantity) -> None:
    """Raises Refused `one_off_twice` when `there` would be anything but none or the one piece `product` is."""
    if product.one_off and there not in (Quantity(0), ONE):
        raise Refused(
            "one_off_twice", N_("There is only one “{name}”. Write another piece as new goods."), name=product.name
        )


def _check_single(shop: Shop, product: ProductId) -> None:
    found = shop.books.catalog.get(product)
    if not (found and found.one_off):
        return
    shelves = [shelf.on_hand.milli for shelf in shop.books.stock.shelves(product)]
    if min(shelves, default=0) < 0 or sum(shelves) not in (0, ONE.milli):
        raise Refused(
            "one_off_count",
            N_("There is only one “{name}”, and it is not where this paper says. Look at its movements."),
            name=found.name,
        )


def check_place(shop: Shop, place: PlaceId) -> None:
    """Raises Refused `place_unknown` or `place_closed` unless goods may move at `place`."""
    if place == STORE:
        return
    found = shop.books.places.get(place)
    if found is None:
        raise Refused("place_unknown", N_("There is no such place. Choose one of the list."))
    if not found.active:
        raise closed(found)


def closed(place: Place) -> Refused:
    """The refusal `place_closed`."""
    return Refused(
        "place_closed",
        N_("“{name}” is closed, so nothing can be moved there any more. Choose another place."),
        name=place.name,
    )


def moving(quantity: Quantity) -> Quantity:
    """`quantity` if it may stand on a stock paper. Raises Refused `quantity_zero`, `quantity_too_large`."""
    return quantity.above_zero().within_limit()
