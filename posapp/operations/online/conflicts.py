"""More was promised than there is: found by the numbers as they stand, and its three ways out, each for a person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.domain.access import Permission
from posapp.domain.errors import Refused
from posapp.domain.identity import SaleId
from posapp.domain.money import total
from posapp.domain.online.task import Oversold
from posapp.domain.quantity import ONE, Quantity
from posapp.domain.refund import Repayment, Returned, left_of
from posapp.domain.stock import StockReason
from posapp.i18n import N_, _, said_in
from posapp.operations.adjust_stock import Adjustment, adjust
from posapp.operations.online.picking import cancel
from posapp.operations.permit import needs
from posapp.operations.refund import refund
from posapp.operations.stock_book import Said, known
from posapp.operations.take_stock import selling_place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from posapp.domain.changes import Changes
    from posapp.domain.identity import PersonId, ProductId
    from posapp.domain.online.order import OnlineOrder, OrderId
    from posapp.domain.sale import Sale, SaleLine
    from posapp.operations.shop import Shop

_SOLD_AT_STALL: Final = N_("Sold at the stall before the order came in")
_FOR_ORDER: Final = N_("Ordered online before")
_FOUND: Final = N_("There was another one, for an online order")
_LOOKED_BACK: Final = 50

_DEAR: Final = N_("Dear {buyer},")
_DEAR_BUYER: Final = N_("Dear customer,")
_SORRY: Final = N_(
    "Thank you for ordering from {group} (order {number}). We are very sorry: “{name}” was sold at our stall before we "
    "saw your order, so there is not enough of it left."
)
_SORRY_BASKET: Final = N_(
    "Thank you for ordering from {group} (order {number}). We are very sorry: “{name}”, which belongs into “{basket}”, "
    "was sold at our stall before we saw your order, so there is not enough of it left."
)
_CHOOSE: Final = N_(
    "What would you like?\n1. Your money back in full ({amount} baht)\n2. Something similar instead\n"
    "3. Wait until there is a new one"
)
_CALL: Final = N_("Please answer here, or call {phone}.\n{group}")
_ANSWER: Final = N_("Please answer here.\n{group}")


def oversold(shop: Shop) -> list[Oversold]:
    """Goods that online orders ask for and that are not there, by product; empty as long as every promise can be kept.

    A basket runs short by what is in it. Goods whose stock is not kept never do.
    """
    reserved = sorted(shop.books.online.orders.all_reserved().items())
    found = (_conflict(shop, product, quantity) for product, quantity in reserved)
    return [one for one in found if one]


@needs(Permission.REFUND)
def stall_keeps(shop: Shop, product: ProductId, order: OrderId, by: PersonId) -> Changes:
    """The stall's customer keeps it: the online order is called off, and its shop is told to pay the buyer back.

    Raises Refused `oversold_over`, and as `cancel` does.
    """
    with shop.books.write():
        conflict = _still(shop, product)
        if all(one.id != order for one in conflict.orders):
            raise over()
        return cancel(shop, order, _(_SOLD_AT_STALL), by)


@needs(Permission.REFUND)
def online_gets(shop: Shop, product: ProductId, sale: SaleId, by: PersonId) -> Changes:
    """The online buyer gets it: what is missing comes back from the stall's bill, its money the way it was paid.

    Of a basket sold there what is missing can't come back alone: the whole basket does.

    Raises Refused `oversold_over`, and as `refund` does.
    """
    with shop.books.write():
        conflict = _still(shop, product)
        bill = shop.books.sales.get(sale)
        parts = list(_taken_from(shop, bill, product, conflict.short)) if bill else []
        if bill is None or not parts:
            raise over()
        repayment = Repayment(SaleId(shop.ids.new()), bill.tenders[0].method, _(_FOR_ORDER))
        return refund(shop, sale, parts, repayment, by).changes


@needs(Permission.STOCK)
def there_is_more(shop: Shop, product: ProductId, quantity: Quantity, by: PersonId) -> Changes:
    """There was another one that nobody had counted: `quantity` more are on hand, so both get theirs.

    Raises Refused `oversold_over`, `quantity_*`.
    """
    with shop.books.write():
        _still(shop, product)
        more = Adjustment(product, -quantity.above_zero(), StockReason.COUNT)
        return adjust(shop, [more], Said(note=_(_FOUND)), by, place=selling_place(shop)).changes


def comes_back(shop: Shop, found: Oversold) -> list[tuple[str, Quantity]]:
    """What of the stall's bill comes back when the online buyer gets it: what it is called, and how many."""
    bill = shop.books.sales.get(SaleId(found.stall_sale))
    names = {line.n: line.name for line in bill.lines} if bill else {}
    parts = _taken_from(shop, bill, found.product, found.short) if bill else ()
    return [(names[part.n], part.quantity) for part in parts]


def buyer_message(shop: Shop, order: OnlineOrder, product: ProductId) -> str:
    """What to write to the buyer when the stall keeps it, in Thai: sorry, why, and what she may choose."""
    name, group = known(shop, product).name, shop.group
    baskets = _baskets_in(shop, order, product)
    amount = total([line.amount for line in order.told.lines if line.product in (product, *baskets)])
    sorry = _SORRY_BASKET if baskets else _SORRY
    parts = [_DEAR if order.told.buyer.name else _DEAR_BUYER, sorry, _CHOOSE, _CALL if group.phone else _ANSWER]
    return "\n\n".join(said_in("th", part) for part in parts).format(
        buyer=order.told.buyer.name,
        group=group.name,
        number=order.told.number,
        name=name,
        basket="”, “".join(known(shop, one).name for one in baskets),
        amount=amount,
        phone=group.phone,
    )


def _conflict(shop: Shop, product: ProductId, reserved: Quantity) -> Oversold | None:
    there = shop.books.stock.on_hand(product) - reserved
    if there.milli >= 0 or not reserved:
        return None
    found = shop.books.catalog.get(product)
    if found is None or found.parts or not found.tracked:
        return None
    orders = shop.books.online.orders.holding(product)
    baskets = tuple((one.id, basket) for one in orders for basket in _baskets_in(shop, one, product))
    return Oversold(product, -there, tuple(orders), _last_stall_bill(shop, product), baskets)


def _baskets_in(shop: Shop, order: OnlineOrder, product: ProductId) -> list[ProductId]:
    """The baskets of an order that an article is in."""
    ordered = dict.fromkeys(line.product for line in order.told.lines if line.product)
    found = (shop.books.catalog.get(one) for one in ordered)
    return [one.id for one in found if one and any(part.product == product for part in one.parts)]


def _still(shop: Shop, product: ProductId) -> Oversold:
    found = _conflict(shop, product, shop.books.online.orders.reserved(product))
    if found is None:
        raise over()
    return found


def over() -> Refused:
    """The refusal `oversold_over`."""
    return Refused("oversold_over", N_("This is settled already: there is enough for everybody now. Look again."))


def _last_stall_bill(shop: Shop, product: ProductId) -> str:
    """The last bill of the stall from which any of an article could still come back."""
    for moved in shop.books.movements.of_product(product, _LOOKED_BACK):
        sale = shop.books.sales.get(moved.move.sale) if moved.move.quantity.milli < 0 and moved.move.sale else None
        if sale and not shop.books.online.orders.of_sale(sale.id) and any(_taken_from(shop, sale, product, ONE)):
            return sale.id
    return ""


def _taken_from(shop: Shop, sale: Sale, product: ProductId, short: Quantity) -> Iterator[Returned]:
    """What of a bill has to come back so that `short` of an article is there again, as far as it goes.

    A basket comes back whole, so more may come back than is missing.
    """
    left = left_of(sale, shop.books.sales.refunds_of(sale.id))
    for line in sale.lines:
        held = _held_by(line, product)
        if not held or short.milli <= 0:
            continue
        needed = Quantity(-(-short.milli * line.quantity.milli // held.milli))
        again = min(_whole_baskets(needed) if line.parts else needed, left[line.n])
        if again:
            yield Returned(line.n, again)
            short -= Quantity(held.milli * again.milli // line.quantity.milli)


def _held_by(line: SaleLine, product: ProductId) -> Quantity:
    """How much of an article a line of a bill took from the shelves, by itself or in baskets."""
    if line.product == product:
        return line.quantity
    return Quantity(sum(part.quantity.milli for part in line.parts if part.product == product and part.restock))


def _whole_baskets(needed: Quantity) -> Quantity:
    return Quantity.of(-(-needed.milli // ONE.milli))
