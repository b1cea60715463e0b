"""The bill an online order becomes when it is sent off, and the refunds of what its shop takes back afterwards."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from posapp.domain.cart import Cart, CartLine
from posapp.domain.changes import Book, Changes
from posapp.domain.identity import ProductId, SaleId
from posapp.domain.money import ZERO, Money, total
from posapp.domain.online.order import Stage
from posapp.domain.place import ONLINE as ONLINE_PLACE
from posapp.domain.pricing import Discount
from posapp.domain.product import Product
from posapp.domain.quantity import ONE, Quantity
from posapp.domain.refund import Repayment, Returned, everything, left_of, reverse, taken_by_line
from posapp.domain.sale import complete
from posapp.domain.settlement import ONLINE
from posapp.domain.tender import Rounding, Tender, TenderState
from posapp.i18n import N_, _
from posapp.operations.online.given_back import TAKEN_BACK, heard_of
from posapp.operations.online.order_tasks import MONEY, answered_by_itself, ask_once
from posapp.operations.online.worth import pieces_worth
from posapp.operations.sell import Sold, code_of, new_issue, sold_before, write_sale
from posapp.operations.take_stock import put_back, taken, with_baskets

if TYPE_CHECKING:
    from collections.abc import Sequence

    from posapp.domain.identity import PersonId
    from posapp.domain.online.order import OnlineOrder, OrderLine
    from posapp.domain.sale import Sale
    from posapp.domain.stock import StockMove
    from posapp.operations.shop import Shop

BOOKS: Final = Book.SALES | Book.STOCK | Book.CASH | Book.ONLINE
"""What a bill of an order, or a refund of it, touches."""

_SHARED_OUT: Final = N_("Price of the online shop")
_OFF: Final = N_("Discount of the online shop")


def write_bill(shop: Shop, order: OnlineOrder, by: PersonId, *, allowed: str = "") -> Sold:
    """Write the bill of an order: its id becomes the bill's, so that there is only ever one; inside a write.

    The shop (or who takes money for it) owes it. What the shop charges or takes off beyond goods and postage stands on
    it too, so its total is the shop's. `allowed` says why goods may go that have expired. Raises Refused as `taken`
    and `complete` do.
    """
    before = sold_before(shop, SaleId(order.id))
    if before:
        return before
    cart = _cart_of(shop, order, allowed)
    tender = Tender(ONLINE, cart.total, cart.total, TenderState.OWED)
    terms = replace(shop.terms, rounding=Rounding.OFF)
    sale = with_baskets(shop, complete(cart, (tender,), new_issue(shop, by), terms), cart)
    return _written(shop, sale, taken(shop, sale, cart))


def take_back(shop: Shop, order: OnlineOrder) -> tuple[list[Sold], bool]:
    """Write refunds of what the shop took back of an order with a bill and is not refunded yet; whether all is back.

    Goods that came into the shop's number again come back on hand. Money paid back beyond them is refunded without
    goods, by the lines it pays for; where no lines add up to it a person is asked. Nothing is written while it is not
    clear whether the shop heard of a refund of the till. Inside a write. Raises Refused as `put_back` does.
    """
    bill = _bill_of(shop, order)
    if bill is None:
        return [], False
    sold: list[Sold] = []
    for parts_of in (_on_hand_again, _only_paid_back):
        new = _refunded(shop, order, bill, parts_of(order, bill))
        sold += new
        bill = bill.after([one.sale for one in new])
    _check_money(shop, order, -total([one.total for one in bill.heard]))
    return sold, not any(left_of(bill.sale, bill.refunds).values())


@dataclass(frozen=True, slots=True)
class _Bill:
    """The bill of an order, what was given back of it, and which of these refunds its shop knows of."""

    sale: Sale
    refunds: Sequence[Sale]
    heard: Sequence[Sale]

    def after(self, new: Sequence[Sale]) -> _Bill:
        """The same after refunds the shop began."""
        return replace(self, refunds=(*self.refunds, *new), heard=(*self.heard, *new))


def _bill_of(shop: Shop, order: OnlineOrder) -> _Bill | None:
    """None while it has no bill, or a refund of the till may be what the shop tells of."""
    sale = shop.books.sales.get(order.sale)
    refunds = shop.books.sales.refunds_of(order.sale)
    heard = heard_of(shop, order, refunds)
    return _Bill(sale, refunds, heard) if sale and heard is not None else None


def _cart_of(shop: Shop, order: OnlineOrder, allowed: str) -> Cart:
    told = order.told
    lines = [_line(shop, line, allowed) for line in order.asked]
    rest = told.total - told.postage - total([line.amount for line in lines])
    extras = ((_("Postage"), told.postage), (_("Other charges of the shop"), max(rest, ZERO)))
    lines += [_priced(Product(ProductId(""), "", name), ONE, amount) for name, amount in extras if amount]
    online = shop.books.online.shops.get(order.shop)
    return Cart(
        SaleId(order.id),
        tuple(lines),
        Discount(amount=-rest, reason=_OFF) if rest < ZERO else None,
        note=f"{online.name if online else ''} {told.number}".strip(),
    )


def _line(shop: Shop, line: OrderLine, allowed: str) -> CartLine:
    product = shop.books.catalog.get(line.product) if line.product else None
    goods = product or Product(ProductId(""), line.sku, line.name)
    return replace(_priced(goods, line.quantity, max(line.amount, ZERO)), allowed=allowed if product else "")


def _priced(product: Product, quantity: Quantity, amount: Money) -> CartLine:
    """A line that costs `amount` to the satang: the price of one is rounded up, what that is too much is taken off."""
    price = Money(-(-amount.satang * 1000 // quantity.milli))
    off = price.times(quantity) - amount
    discount = Discount(amount=off, reason=_SHARED_OUT) if off else None
    # The shop's price is the list's here: nobody at the till set it by hand.
    return CartLine(replace(product, free_price=True), quantity, price, discount, list_price=price)


def _on_hand_again(order: OnlineOrder, bill: _Bill) -> tuple[Returned, ...]:
    """What is back in the shop's number and not yet on hand again here; all that is left of a cancelled order."""
    if order.told.stage is Stage.CANCELLED:
        return everything(bill.sale, bill.refunds)
    left, back = left_of(bill.sale, bill.refunds), dict(order.told.returned)
    heard = taken_by_line(bill.heard)
    parts = []
    for n, line in enumerate(order.asked, start=1):
        there = -sum(
            one.quantity.milli for one in heard.get(n, ()) if one.restock or not bill.sale.lines[n - 1].restock
        )
        again = min(left[n].milli, back.get(line.remote, Quantity(0)).milli - there)
        if again > 0:
            parts.append(Returned(n, Quantity(again)))
    return tuple(parts)


def _only_paid_back(order: OnlineOrder, bill: _Bill) -> tuple[Returned, ...]:
    """What was paid back without its goods coming back."""
    if order.told.stage is Stage.REFUNDED:
        return everything(bill.sale, bill.refunds, restock=False)
    rest = order.told.paid_back + total([one.total for one in bill.heard])
    return pieces_worth(bill.sale, bill.refunds, rest)


def _refunded(shop: Shop, order: OnlineOrder, bill: _Bill, parts: tuple[Returned, ...]) -> list[Sold]:
    if not parts:
        return []
    repayment = Repayment(SaleId(shop.ids.new()), ONLINE, TAKEN_BACK)
    new = reverse(bill.sale, bill.refunds, parts, repayment, new_issue(shop, order.handler))
    return [_written(shop, new, put_back(shop, new))]


def _written(shop: Shop, sale: Sale, moves: tuple[StockMove, ...]) -> Sold:
    """Write a bill that was sold online; its goods moved where the till has them."""
    online = replace(sale, issue=replace(sale.issue, place=ONLINE_PLACE))
    write_sale(shop, online, moves, None)
    return Sold(online, code_of(shop, online), Changes(BOOKS))


def _check_money(shop: Shop, order: OnlineOrder, ours: Money) -> None:
    """Ask where the shop paid back another sum than the refunds here; cancelled orders may never have been paid."""
    theirs = order.told.paid_back
    if theirs == ours or (order.told.stage in (Stage.CANCELLED, Stage.REFUNDED) and not theirs):
        answered_by_itself(shop, order, MONEY)
    else:
        ask_once(shop, order, MONEY, theirs=theirs.satang, ours=ours.satang)
