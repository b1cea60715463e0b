"""Stocktakes: counting shelf by shelf while selling goes on, and posting what differs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from posapp.domain.access import Permission
from posapp.domain.changes import Book, Changes
from posapp.domain.errors import Refused
from posapp.domain.identity import CategoryId, StocktakeId
from posapp.domain.lot import NO_LOT
from posapp.domain.money import ZERO, Money, total
from posapp.domain.place import STORE
from posapp.domain.product import ProductKind
from posapp.domain.quantity import ONE, Quantity
from posapp.domain.stock import EntryKind, StockMove, StockReason
from posapp.domain.stocktake import CountedItem, Stocktake, Verdict
from posapp.domain.text import clean
from posapp.domain.unit import Measure
from posapp.i18n import N_, collation_key
from posapp.operations.adjust_stock import checked_reason
from posapp.operations.leaving import lot_of
from posapp.operations.permit import needs
from posapp.operations.stock_book import Said, begin, check_once, check_place, known, post_parts, tracked
from posapp.store import stock_facts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from posapp.domain.identity import LotId, PersonId, PlaceId, ProductId
    from posapp.domain.lot import Lot
    from posapp.domain.product import Product
    from posapp.domain.stock import StockEntry
    from posapp.operations.shop import Shop

_NAME_LIMIT: Final = 80


@dataclass(frozen=True, slots=True)
class Scope:
    """What is to be counted: a place, and one category of it or everything."""

    place: PlaceId = STORE
    category: CategoryId = CategoryId("")


@dataclass(frozen=True, slots=True)
class WalkLine:
    """One line of the walk: an article (and batch) to be counted, and what was counted of it already."""

    product: Product
    lot: Lot | None
    counted: CountedItem | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """An article that was counted: what was found against what the books said, and what that is worth at cost."""

    product: Product
    lot: Lot | None
    item: CountedItem

    @property
    def value(self) -> Money:
        """What the difference cost the group; below zero when goods are missing."""
        worth = self.product.cost.times(Quantity(abs(self.item.difference.milli)))
        return -worth if self.item.difference.milli < 0 else worth


@dataclass(frozen=True, slots=True)
class Counted:
    """A stocktake that was posted: its first paper (None: everything agreed), and what the differences are worth."""

    stocktake: Stocktake
    entry: StockEntry | None
    value: Money
    changes: Changes


@needs(Permission.STOCK)
def start_count(shop: Shop, name: str, scope: Scope, by: PersonId) -> Stocktake:
    """Begin a stocktake; several may go on at once. Raises Refused `text_too_long`, `place_unknown`, `place_closed`."""
    with shop.books.write():
        check_place(shop, scope.place)
        stocktake = Stocktake(
            StocktakeId(shop.ids.new()), clean(name, _NAME_LIMIT), scope.place, shop.now(), by, scope.category
        )
        told = stock_facts.of_stocktake(stocktake)
        seq = shop.record("stocktake_start", stocktake.id, stocktake.at, by, told)
        shop.books.stocktakes.write(stocktake, shop.books.terminal.id, seq)
    return stocktake


def walk(shop: Shop, stocktake: Stocktake) -> list[WalkLine]:
    """What is to be counted, by category and name as goods stand on shelves; goods with batches once for each.

    Withdrawn goods are counted as long as there are any.

    Goods outside the category that were counted all the same stand at the end.
    """
    counts = {(item.product, item.lot): item for item in shop.books.stocktakes.counts(stocktake.id)}
    batches = _batches(shop, stocktake.place)
    wanted = [
        one
        for one in shop.books.catalog.all(withdrawn=True)
        if (one.active or one.id in batches) and _counted_here(one, stocktake.category)
    ]
    lines = [
        WalkLine(product, lot, counts.pop((product.id, lot.id if lot else NO_LOT), None))
        for product in sorted(wanted, key=_shelf_order(shop))
        for lot in batches.get(product.id, [None])
    ]
    for (product_id, lot_id), item in counts.items():
        lines.append(WalkLine(known(shop, product_id), shop.books.stock.lot(lot_id) if lot_id else None, item))
    return lines


@needs(Permission.STOCK)
def count(
    shop: Shop, stocktake: StocktakeId, item: tuple[ProductId, LotId], counted: Quantity, by: PersonId
) -> CountedItem:
    """Say how much of an article (and batch) lies there. What the books say at this moment is written down beside it.

    Counting the same again replaces the count before it. Raises Refused `stocktake_unknown`, `stocktake_closed`,
    `quantity_negative`, `quantity_too_large`, `one_off_twice`, `lot_unknown`, and what `tracked` raises.
    """
    if counted.milli < 0:
        raise Refused("quantity_negative", N_("A count can't be below zero. Type what you see, or 0."))
    counted.within_limit()
    product, lot = item
    with shop.books.write():
        going_on = _going_on(shop, stocktake)
        check_once(tracked(shop, product, by), counted)
        if lot:
            lot_of(shop, product, lot)
        expected = shop.books.stock.at(product, going_on.place, lot)
        done = CountedItem(product, lot, counted, expected, shop.now(), by)
        seq = shop.record("stocktake_count", stocktake, done.at, by, stock_facts.of_count(done))
        shop.books.stocktakes.write_count(stocktake, done, shop.books.terminal.id, seq)
    return done


def differences(shop: Shop, stocktake: StocktakeId) -> list[Difference]:
    """Everything that was counted, what differs most in value first.

    What another count put right in the meantime counts as expected: nothing is made good twice.
    """
    corrected = shop.books.stocktakes.corrected(stocktake)
    items = (
        replace(item, expected=item.expected + corrected.get((item.product, item.lot), Quantity(0)))
        for item in shop.books.stocktakes.counts(stocktake)
    )
    found = (
        Difference(known(shop, item.product), shop.books.stock.lot(item.lot) if item.lot else None, item)
        for item in items
    )
    return sorted(found, key=_weight)


@needs(Permission.STOCK)
def post_count(shop: Shop, stocktake: StocktakeId, verdicts: Sequence[Verdict], by: PersonId) -> Counted:
    """Bring the books to what was counted: the differences are posted as movements, each for its reason.

    What was sold since an article was counted stays sold: only the difference at that moment moves. What was not
    counted stays as it is, and so does a single piece that turned up elsewhere or was sold meanwhile. Raises Refused
    `stocktake_unknown`, `stocktake_closed`, `stocktake_empty`, `reason_unknown`, `place_closed`.
    """
    with shop.books.write():
        going_on = _going_on(shop, stocktake)
        check_place(shop, going_on.place)
        found = differences(shop, stocktake)
        if not found:
            raise Refused("stocktake_empty", N_("Nothing was counted yet. Count something, or drop this stocktake."))
        why = {(one.product, one.lot): checked_reason(one.reason) for one in verdicts}
        moves = tuple(
            StockMove(
                one.product.id,
                one.item.difference,
                why.get((one.product.id, one.item.lot), StockReason.COUNT),
                place=going_on.place,
                lot=one.item.lot,
                cost=one.product.cost,
            )
            for one in found
            if one.item.difference and _still_so(shop, one, going_on.place)
        )
        said = Said(note=going_on.name, subject=going_on.id)
        papers = post_parts(shop, lambda: begin(shop, EntryKind.COUNT, said, by), moves)
        _close(shop, replace(going_on, closed="posted"), by)
    value = total([one.value for one in found]) if found else ZERO
    return Counted(replace(going_on, closed="posted"), papers[0] if papers else None, value, Changes(Book.STOCK))


@needs(Permission.STOCK)
def drop_count(shop: Shop, stocktake: StocktakeId, by: PersonId) -> Changes:
    """End a stocktake without changing the books; its counts stay readable. Raises Refused as `count` does."""
    with shop.books.write():
        _close(shop, replace(_going_on(shop, stocktake), closed="dropped"), by)
    return Changes(Book.STOCK)


def _close(shop: Shop, stocktake: Stocktake, by: PersonId) -> None:
    at = shop.now()
    seq = shop.record("stocktake_close", stocktake.id, at, by, {"outcome": stocktake.closed})
    shop.books.stocktakes.close(stocktake, at, by, (shop.books.terminal.id, seq))


def _going_on(shop: Shop, stocktake: StocktakeId) -> Stocktake:
    found = shop.books.stocktakes.get(stocktake)
    if found is None:
        raise Refused(
            "stocktake_unknown", N_("There is no such stocktake. Choose one of the list, or start a new one.")
        )
    if found.closed:
        raise Refused("stocktake_closed", N_("This stocktake has ended. Start a new one to count again."))
    return found


def _still_so(shop: Shop, one: Difference, place: PlaceId) -> bool:
    """Whether a difference can still be posted: a single piece may have been sold or found since it was counted."""
    if not one.product.one_off:
        return True
    stock, gap = shop.books.stock, one.item.difference
    there = stock.on_hand(one.product.id) if gap.milli > 0 else stock.at(one.product.id, place, one.item.lot)
    return Quantity(0) <= there + gap <= ONE


def _counted_here(product: Product, category: CategoryId) -> bool:
    if product.kind is ProductKind.BASKET or product.measure is Measure.SERVICE:
        return False
    return product.tracked and (not category or product.category == category)


def _batches(shop: Shop, place: PlaceId) -> dict[ProductId, list[Lot | None]]:
    """The batches on hand at a place; goods without any are counted as one."""
    found: dict[ProductId, list[Lot | None]] = {}
    for shelf in shop.books.stock.shelves_at(place):
        found.setdefault(shelf.product, []).append(shelf.lot)
    return found


def _weight(one: Difference) -> tuple[bool, int, int]:
    gap = one.item.difference
    return not gap, -abs(one.value.satang), -abs(gap.milli)


def _shelf_order(shop: Shop) -> Callable[[Product], tuple[int, object]]:
    places = {category.id: category.position for category in shop.books.catalog.categories(withdrawn=True)}
    return lambda product: (places.get(product.category, len(places)), collation_key(product.name))
