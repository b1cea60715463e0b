"""What a bill takes from the shelves: which place, which batches, what is in a basket; and what a refund puts back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from posapp.domain.basket import unpacked
from posapp.domain.cart import only_one
from posapp.domain.errors import Refused
from posapp.domain.first_out import pick
from posapp.domain.identity import PlaceId
from posapp.domain.online.order import OrderId
from posapp.domain.place import STORE
from posapp.domain.quantity import ONE, Quantity
from posapp.domain.stock import StockMove, moves_of
from posapp.i18n import N_, date_text
from posapp.operations.leaving import Leaving, lot_of
from posapp.operations.stock_book import known, today

if TYPE_CHECKING:
    from collections.abc import Iterator

    from posapp.domain.cart import Cart, CartLine
    from posapp.domain.identity import LotId, ProductId, SaleId
    from posapp.domain.product import Product
    from posapp.domain.sale import Sale, SaleLine
    from posapp.operations.shop import Shop


def with_baskets(shop: Shop, sale: Sale, cart: Cart) -> Sale:
    """`sale` with the parts of its baskets named, each with its share of the money."""
    if not any(line.product.parts for line in cart.lines):
        return sale
    lines = (_unpacked(shop, sold, line) for sold, line in zip(sale.lines, cart.lines, strict=True))
    return replace(sale, lines=tuple(lines))


def taken(shop: Shop, sale: Sale, cart: Cart) -> tuple[StockMove, ...]:
    """What a bill takes: of goods with batches, what expires first goes first; inside the write that sells it.

    A single piece is taken from where it lies, whatever place this till sells from. Raises Refused `one_off_sold`,
    `one_off_held`, `one_off_gone`, `one_off_online`, `expired`, `lot_unknown`.
    """
    single = _check_singles(shop, sale, cart)
    leaving = Leaving(shop)
    moves = moves_of(sale)
    batched = shop.books.stock.in_batches(move.product for move in moves)
    return tuple(
        leaving.take(part)
        for move in moves
        for part in _picked(
            shop,
            leaving,
            replace(move, place=_where(shop, move.product)) if move.product in single else move,
            _Asked(cart.lines[move.line - 1], sale.issue.late, move.product in batched),
        )
    )


def put_back(shop: Shop, refund: Sale) -> tuple[StockMove, ...]:
    """What a refund puts back, each piece into the batch it was taken from: the last one taken comes back first.

    Raises Refused `one_off_twice` when a single piece is on hand already.
    """
    plain = moves_of(refund)
    for product in {move.product for move in plain}:
        _check_away(shop, product, sum(move.quantity.milli for move in plain if move.product == product))
    sold = shop.books.movements.of_sale(refund.refers)
    if not any(move.lot for move in sold):
        return plain
    refers = {line.n: line.refers for line in refund.lines}
    out: dict[tuple[int, ProductId], dict[LotId, int]] = {}
    for move in sold:
        lots = out.setdefault((move.line, move.product), {})
        lots[move.lot] = lots.get(move.lot, 0) - move.quantity.milli
    _take_off(shop, refund.refers, out)
    return tuple(part for move in plain for part in _spread(move, out.get((refers[move.line], move.product), {})))


def check_free(shop: Shop, product: Product, bill: SaleId) -> None:
    """Raises Refused when the single piece `product` can't go on `bill`.

    `one_off_sold`, `one_off_gone`, `one_off_held`; and `one_off_online`, which somebody may allow all the same.
    """
    if shop.books.stock.on_hand(product.id) < ONE:
        last = next((one for one in shop.books.movements.of_product(product.id, 1) if one.move.sale), None)
        if last:
            raise Refused(
                "one_off_sold",
                N_("“{name}” was sold on {date}, bill {number}. There was only one of it."),
                name=product.name,
                date=date_text(last.at),
                number=last.number,
            )
        raise Refused(
            "one_off_gone",
            N_("“{name}” is not on hand, and there is only one of it. Receive it first if it is there."),
            name=product.name,
        )
    for held in shop.books.held.all():
        if held.cart.id != bill and any(line.product.id == product.id for line in held.cart.lines):
            raise Refused(
                "one_off_held",
                N_("“{name}” is on the bill held since {time}. Call that bill back, or take it out there."),
                name=product.name,
                time=held.at.strftime("%H:%M"),
            )
    _check_not_ordered(shop, product, bill)


def check_fresh(shop: Shop, product: Product, quantity: Quantity, place: PlaceId) -> None:
    """Raises Refused `expired` when only expired goods are left for a part of `quantity`."""
    found = pick(shop.books.stock.shelves(product.id, place), quantity, today(shop))
    if found.expired:
        raise _expired(product.name, found.expired)


def selling_place(shop: Shop) -> PlaceId:
    """Where this till takes its goods from: the stall it stands at, else the store."""
    wanted = PlaceId(shop.setting("till.place"))
    if wanted == STORE:
        return STORE
    found = shop.books.places.get(wanted)
    return wanted if found and found.active else STORE


def _unpacked(shop: Shop, sold: SaleLine, line: CartLine) -> SaleLine:
    if not line.product.parts:
        return sold
    found = [(shop.books.catalog.get(part.product), part.quantity) for part in line.product.parts]
    return unpacked(sold, [(product, quantity) for product, quantity in found if product])


@dataclass(frozen=True, slots=True)
class _Asked:
    """A line of the bill, and whether its goods lie in batches.

    `late` is a bill written down after its day: then what has expired since was good.
    """

    line: CartLine
    late: bool
    batched: bool

    @property
    def expired_too(self) -> bool:
        return self.late or bool(self.line.allowed)


def _picked(shop: Shop, leaving: Leaving, move: StockMove, asked: _Asked) -> Iterator[StockMove]:
    line = asked.line
    if line.lot:
        lot = lot_of(shop, move.product, line.lot)
        if lot.expired(leaving.day) and not asked.expired_too:
            raise _expired(line.product.name, -move.quantity)
        yield replace(move, lot=lot.id)
        return
    if not asked.batched:
        yield move
        return
    shelves = leaving.shelves(move.product, move.place)
    found = pick(shelves, -move.quantity, leaving.day, expired_too=asked.expired_too)
    if found.expired:
        product = shop.books.catalog.get(move.product)
        raise _expired(product.name if product else line.product.name, found.expired)
    for part in found.picks:
        yield replace(move, quantity=-part.quantity, lot=part.lot)


def _check_singles(shop: Shop, sale: Sale, cart: Cart) -> set[ProductId]:
    """The single pieces on the bill, each free to be sold. The books are asked: an old cart may not know of it yet."""
    single = shop.books.catalog.single_pieces([line.product for line in sale.lines])
    for product in sorted(single):
        found = known(shop, product)
        if sum(line.quantity.milli for line in sale.lines if line.product == product) > ONE.milli:
            raise only_one(found)
        _check_free(shop, found, cart)
    return single


def _check_free(shop: Shop, product: Product, cart: Cart) -> None:
    try:
        check_free(shop, product, cart.id)
    except Refused as refusal:
        if refusal.code != "one_off_online" or not _allowed(cart, product):
            raise


def _allowed(cart: Cart, product: Product) -> bool:
    """Whether somebody said why this article may be sold all the same."""
    return any(line.allowed for line in cart.lines if line.product.id == product.id)


def _check_not_ordered(shop: Shop, product: Product, bill: SaleId) -> None:
    """Refuse a single piece that somebody ordered online; the bill of an order has its id, and may have it."""
    orders = shop.books.online.orders
    ordered = orders.holding(product.id)
    if ordered and orders.get(OrderId(bill)) is None:
        raise Refused(
            "one_off_online",
            N_("“{name}” was ordered online, order {number}. Sell something else, or let somebody allow it."),
            name=product.name,
            number=ordered[0].told.number,
        )


def _where(shop: Shop, product: ProductId) -> PlaceId:
    """Where a single piece lies."""
    return next(shelf.place for shelf in shop.books.stock.shelves(product) if shelf.on_hand.milli > 0)


def _check_away(shop: Shop, product: ProductId, back: int) -> None:
    """Refuse the `back` thousandths of a single piece that would be more than the one there is."""
    found = shop.books.catalog.get(product)
    if found and found.one_off and shop.books.stock.on_hand(product).milli + back > ONE.milli:
        raise Refused(
            "one_off_twice",
            N_("“{name}” is on hand already, and there is only one of it. Pay back without putting it on the shelf."),
            name=found.name,
        )


def _expired(name: str, quantity: Quantity) -> Refused:
    return Refused(
        "expired",
        N_("{quantity} of “{name}” has expired and can't be sold. Take it off the shelf, or ask the treasurer."),
        name=name,
        quantity=quantity,
    )


def _take_off(shop: Shop, sale: SaleId, out: dict[tuple[int, ProductId], dict[LotId, int]]) -> None:
    """Take what came back of a bill before off what is still out."""
    for earlier in shop.books.sales.refunds_of(sale):
        refers = {line.n: line.refers for line in earlier.lines}
        for move in shop.books.movements.of_sale(earlier.id):
            lots = out.get((refers[move.line], move.product), {})
            lots[move.lot] = lots.get(move.lot, 0) - move.quantity.milli


def _spread(move: StockMove, out: dict[LotId, int]) -> Iterator[StockMove]:
    left = move.quantity.milli
    for lot in reversed(list(out)):
        part = min(left, out[lot])
        if part > 0:
            out[lot] -= part
            left -= part
            yield replace(move, quantity=Quantity(part), lot=lot)
