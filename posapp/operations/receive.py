"""Goods come in: from whom, how much, at what cost, of which batch."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from posapp.domain.access import Permission
from posapp.domain.changes import Book, Changes
from posapp.domain.lot import NO_LOT
from posapp.domain.place import STORE
from posapp.domain.recipe import average_cost
from posapp.domain.stock import EntryKind, StockMove, StockReason
from posapp.operations.permit import needs
from posapp.operations.product_rows import write_product
from posapp.operations.stock_book import (
    Batch,
    Posted,
    Said,
    begin,
    check_once,
    check_place,
    moving,
    new_lot,
    post,
    tracked,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from posapp.domain.identity import PersonId, PlaceId, ProductId
    from posapp.domain.lot import Lot
    from posapp.domain.money import Money
    from posapp.domain.product import Product
    from posapp.domain.quantity import Quantity
    from posapp.operations.shop import Shop


@dataclass(frozen=True, slots=True)
class Incoming:
    """One line of what came in: `cost` of one unit if it is known now, the batch if the goods have one."""

    product: ProductId
    quantity: Quantity
    cost: Money | None = None
    batch: Batch = Batch()


@needs(Permission.STOCK)
def receive(shop: Shop, lines: Sequence[Incoming], said: Said, by: PersonId, *, place: PlaceId = STORE) -> Posted:
    """Post goods that came in. What they cost is averaged with what lies there already.

    Raises Refused `stock_nothing`, `product_unknown`, `stock_basket`, `stock_service`, `one_off_twice`, `lot_days`,
    `place_unknown`, `place_closed`, `quantity_*`, `amount_*`.
    """
    with shop.books.write():
        check_place(shop, place)
        lots: list[Lot] = []
        moves: list[StockMove] = []
        there: dict[ProductId, Quantity] = {}
        for line in lines:
            product = _checked(shop, line, by)
            lot = new_lot(shop, product, line.batch, lots)
            moves.append(
                StockMove(
                    product.id,
                    line.quantity,
                    StockReason.RECEIVE,
                    place=place,
                    lot=lot.id if lot else NO_LOT,
                    cost=product.cost if line.cost is None else line.cost,
                )
            )
            before = there.setdefault(product.id, shop.books.stock.on_hand(product.id))
            if line.cost is not None:
                learn_cost(shop, product, before, (line.quantity, line.cost), by)
            there[product.id] = before + line.quantity
        entry = begin(shop, EntryKind.RECEIVE, said, by)
        posted = post(shop, replace(entry, moves=tuple(moves), lots=tuple(lots)))
    return Posted(posted.entry, Changes(Book.STOCK | Book.CATALOG))


def usual_batch(product: Product, made: date) -> Batch:
    """The batch goods made on a day belong to, by how long they keep; no batch for goods that don't spoil."""
    return Batch(made, made + timedelta(days=product.shelf_days)) if product.shelf_days else Batch()


def learn_cost(shop: Shop, product: Product, there: Quantity, came: tuple[Quantity, Money], by: PersonId) -> None:
    """Write down what a unit of `product` costs from now on; inside a write.

    `there` is what was on hand before; `came` how much came in, and what a unit of it cost.
    """
    average = average_cost(there, product.cost, *came)
    if average != product.cost:
        write_product(shop, replace(product, cost=average), by)


def _checked(shop: Shop, line: Incoming, by: PersonId) -> Product:
    moving(line.quantity)
    if line.cost is not None:
        line.cost.not_negative().within_limit()
    product = tracked(shop, line.product, by)
    if product.one_off:
        check_once(product, shop.books.stock.on_hand(product.id) + line.quantity)
    return product
