"""A bill as a program asks for it, turned into a cart and its payments."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.domain.cart import Cart, CartLine
from posapp.domain.errors import Refused
from posapp.domain.identity import SaleId, checked_id
from posapp.domain.lot import NO_LOT
from posapp.domain.money import ZERO, Money
from posapp.domain.price import Selling
from posapp.domain.pricing import Discount
from posapp.domain.quantity import Quantity
from posapp.domain.sale import amount_due
from posapp.domain.tender import CASH, Tender, check_number, paid
from posapp.domain.text import clean_reason
from posapp.i18n import N_
from posapp.operations.look_up import look_up
from posapp.operations.people import person_named
from posapp.operations.stock_book import today
from posapp.payments.method import Answer
from posapp.payments.methods import method_at_till, settings
from posapp.payments.reader import read

if TYPE_CHECKING:
    from collections.abc import Mapping

    from posapp.domain.identity import PersonId
    from posapp.operations.look_up import Found
    from posapp.operations.shop import Shop

Request = dict[str, object]

_BILL: Final = ("id", "lines", "discount", "wholesale", "tenders", "cashier", "print")
_LINE: Final = ("code", "qty", "price", "discount", "allowed")
_TENDER: Final = ("method", "amount", "given", "customer", "slip", "seen")


def bill_of(value: object) -> Request:
    """`value` if it is a bill with known names only. Raises Refused `bill_shape`, `key_unknown`."""
    return _object(value, _BILL)


def asked_id(shop: Shop, request: Request) -> SaleId:
    """The id the bill asks for, or a new one. Raises Refused `id_syntax`."""
    wanted = request.get("id")
    return SaleId(shop.ids.new() if wanted is None else checked_id(wanted if isinstance(wanted, str) else ""))


def cart_of(shop: Shop, sale: SaleId, request: Request) -> Cart:
    """The cart with the lines and the discount asked for. Raises Refused for the first thing that is wrong."""
    cart = Cart(sale, selling=Selling(today(shop), _flag(request, "wholesale")))
    for value in _list(request, "lines"):
        cart = _with_line(shop, cart, _object(value, _LINE))
    discount = _text(request, "discount")
    return cart.with_discount(Discount.parse(discount)) if discount else cart


def tenders_of(shop: Shop, cart: Cart, request: Request, by: PersonId) -> tuple[Tender, ...]:
    """The payments asked for; exact cash when none are. Cash above what is left to pay is handed over, not owed.

    Raises Refused for the first thing that is wrong.
    """
    asked = [_object(value, _TENDER) for value in _list(request, "tenders")] or [{"method": CASH}]
    check_number(asked)
    ways = [method_at_till(_text(one, "method")) for one in asked]
    due = amount_due(cart, tuple(Tender(way.key, ZERO, ZERO) for way in ways), shop.terms)
    tenders: tuple[Tender, ...] = ()
    for way, one in zip(ways, asked, strict=True):
        way.check(settings(shop.setting))
        amount, given = _amounts(way.key, one, due - paid(tenders))
        customer = _text(one, "customer")
        answer = Answer(
            given=given,
            seen=_flag(one, "seen"),
            slip=_slip(_text(one, "slip")),
            customer=person_named(shop, "customer", customer, by) if customer else "",
        )
        tenders = (*tenders, way.settle(amount, answer))
    return tenders


def wants_paper(request: Request) -> bool:
    """Whether a receipt is to be printed."""
    return _flag(request, "print")


def cashier_of(request: Request) -> str:
    """The name of who sold it."""
    return _text(request, "cashier")


def _with_line(shop: Shop, cart: Cart, line: Request) -> Cart:
    code = _text(line, "code")
    found = look_up(shop, code)
    if found is None:
        raise Refused("code_unknown", N_("No goods have the code {code}. Look it up in the list."), code=code[:40])
    quantity, discount = _text(line, "qty"), _text(line, "discount")
    wanted = Quantity.parse(quantity) if quantity else found.quantity
    asked = _price(_text(line, "price"))
    price = found.price if asked is None else asked
    allowed = clean_reason(_text(line, "allowed"))
    if found.lot or allowed:
        cart, index = cart.join(_line_of_batch(found, wanted, price, cart.selling, allowed))
    else:
        if price is None and discount and not found.product.free_price:
            # a line of its own: the discount is for these pieces only
            price = found.product.price_for(wanted, cart.selling)
        cart, index = cart.add(found.product, wanted, price)
    return cart.with_line_discount(index, Discount.parse(discount)) if discount else cart


def _line_of_batch(found: Found, wanted: Quantity, price: Money | None, selling: Selling, allowed: str) -> CartLine:
    """Goods of the batch their label names, or goods somebody allows to be sold although they have expired."""
    listed = found.product.price_for(wanted, selling)
    lot = found.lot.id if found.lot else NO_LOT
    return CartLine(
        found.product, wanted, listed if price is None else price, list_price=listed, lot=lot, allowed=allowed
    )


def _price(text: str) -> Money | None:
    return Money.parse(text).not_negative() if text else None


def _amounts(key: str, tender: Request, left: Money) -> tuple[Money, Money | None]:
    """What the payment pays of the bill, and what was handed over when that is known."""
    amount, given = _text(tender, "amount"), _text(tender, "given")
    pays = Money.parse_positive(amount) if amount else left
    if given:
        return pays, Money.parse_positive(given)
    return (min(pays, left), pays) if key == CASH and left.satang > 0 else (pays, None)


def _slip(text: str) -> str:
    """What makes the slip the same slip again. Raises Refused `slip_unreadable`."""
    if not text:
        return ""
    slip = read(text).slip
    if slip is None or not slip.readable:
        raise Refused("slip_unreadable", N_("This is not the QR of a transfer slip. Scan the slip again."))
    return slip.identity_key


def _object(value: object, known: tuple[str, ...]) -> Request:
    if not isinstance(value, dict):
        raise Refused("bill_shape", N_("This is no bill. A line, an article and a payment are each an object {{…}}."))
    for key in value:
        if key not in known:
            raise Refused(
                "key_unknown",
                N_("“{key}” is not known here. Use: {known}."),
                key=str(key)[:40],
                known=", ".join(known),
            )
    return value


def _list(request: Request, key: str) -> list[object]:
    value = request.get(key, [])
    if not isinstance(value, list):
        raise Refused("field_list", N_("“{key}” must be a list […]."), key=key)
    return value


def _text(request: Mapping[str, object], key: str) -> str:
    """The text or whole number at `key` as text; empty when there is none."""
    value = request.get(key)
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise Refused("field_text", N_("“{key}” must be text in quotes, or a whole number."), key=key)
    return str(value)


def _flag(request: Mapping[str, object], key: str) -> bool:
    value = request.get(key, False)
    if not isinstance(value, bool):
        raise Refused("field_yes_no", N_("“{key}” must be true or false."), key=key)
    return value
