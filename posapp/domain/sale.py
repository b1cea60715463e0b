"""A Sale: a bill that was paid. It never changes; it is only reversed by a Sale of kind REFUND."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from posapp.domain.errors import Refused
from posapp.domain.identity import NOBODY, PersonId, PlaceId, ProductId, SaleId, SessionId
from posapp.domain.money import ZERO, Money, total
from posapp.domain.place import STORE
from posapp.domain.tax import Vat
from posapp.domain.tender import CASH, Rounding, Tender, cash_rounding, check_number, paid
from posapp.domain.text import clean
from posapp.i18n import N_

if TYPE_CHECKING:
    from datetime import date, datetime

    from posapp.domain.cart import Cart, CartLine
    from posapp.domain.price import Selling
    from posapp.domain.quantity import Quantity

_NOTE_LIMIT: Final = 400


class SaleKind(StrEnum):
    """A sale, or the reversing entry of one."""

    SALE = "sale"
    REFUND = "refund"


@dataclass(frozen=True, slots=True)
class Issue:
    """What the till knows when it writes a bill: its number, its day, who wrote it, and where the goods come from.

    `late` bills were written down after their day, from paper.
    """

    terminal: str
    number: str
    at: datetime
    day: date
    session: SessionId
    cashier: PersonId
    place: PlaceId = STORE
    late: bool = False


@dataclass(frozen=True, slots=True)
class Terms:
    """The group's rules a bill is computed by; `vat_rate` in basis points, 0 when VAT is off."""

    rounding: Rounding = Rounding.OFF
    vat_rate: int = 0


@dataclass(frozen=True, slots=True)
class SalePart:
    """An article inside a sold basket: how much of it in all, its share of the line's amount, and whose it is.

    `cost` is for one unit; `restock` says whether it moves in the stock book.
    """

    product: ProductId
    quantity: Quantity
    amount: Money
    owner: PersonId = NOBODY
    cost: Money = ZERO
    restock: bool = False


@dataclass(frozen=True, slots=True)
class SaleLine:
    """One article as sold (or taken back: quantity and amounts below zero).

    amount = price x quantity - discount - bill_discount, to the satang; a part that comes back has its share of each.
    `refers` is the line number of the sold line that a refund line reverses, 0 on a sale. `restock` says whether the
    goods move in the stock book; `cost` is what one unit cost the group (satang, 0 when unknown). The `parts` of a
    basket move in its place, and their amounts add up to the line's.
    """

    n: int
    product: ProductId
    code: str
    name: str
    unit: str
    quantity: Quantity
    price: Money
    list_price: Money
    discount: Money
    bill_discount: Money
    amount: Money
    reason: str = ""
    vat_exempt: bool = False
    owner: PersonId = NOBODY
    refers: int = 0
    restock: bool = False
    cost: Money = ZERO
    parts: tuple[SalePart, ...] = ()

    @property
    def gross(self) -> Money:
        """The amount before discounts."""
        return self.amount + self.discount + self.bill_discount


@dataclass(frozen=True, slots=True)
class Sale:
    """A bill in the books. total = sum of line amounts + rounding = sum of tender amounts."""

    id: SaleId
    kind: SaleKind
    issue: Issue
    lines: tuple[SaleLine, ...]
    tenders: tuple[Tender, ...]
    rounding: Money = ZERO
    vat: Vat | None = None
    discount_reason: str = ""
    customer: PersonId = NOBODY
    note: str = ""
    refers: SaleId = SaleId("")
    refers_number: str = ""
    reason: str = ""

    @property
    def total(self) -> Money:
        """What was paid (below zero: paid back)."""
        return total([line.amount for line in self.lines]) + self.rounding

    @property
    def discount(self) -> Money:
        """All discounts together, on lines and on the bill."""
        return total([line.discount + line.bill_discount for line in self.lines])

    @property
    def bill_discount(self) -> Money:
        """The discount on the whole bill."""
        return total([line.bill_discount for line in self.lines])

    @property
    def given(self) -> Money:
        """What the customer handed over."""
        return total([tender.given for tender in self.tenders])

    @property
    def change(self) -> Money:
        """What went back to the customer."""
        return total([tender.change for tender in self.tenders])


def amount_due(cart: Cart, tenders: tuple[Tender, ...], terms: Terms) -> Money:
    """What a cart costs when paid by `tenders`: only a bill paid wholly in cash is rounded."""
    in_cash = all(tender.method == CASH for tender in tenders)
    return cart.total + (cash_rounding(cart.total, terms.rounding) if in_cash else ZERO)


def complete(cart: Cart, tenders: tuple[Tender, ...], issue: Issue, terms: Terms) -> Sale:
    """The Sale a paid cart becomes.

    Raises Refused `bill_empty`, `not_paid`, `paid_too_much`, `amount_negative`, `given_too_little`, `amount_too_large`,
    `tenders_too_many`, `text_too_long`.
    """
    if not cart.lines:
        raise Refused("bill_empty", N_("The bill is empty. Add something to sell first."))
    due = amount_due(cart, tenders, terms)
    total([line.gross for line in cart.lines]).within_limit()
    _check_paid(due, tenders)
    lines = _sold_lines(cart)
    return Sale(
        id=cart.id,
        kind=SaleKind.SALE,
        issue=issue,
        lines=lines,
        tenders=tenders,
        rounding=due - cart.total,
        vat=_vat_of(lines, terms.vat_rate),
        discount_reason=cart.discount.reason if cart.discount else "",
        customer=cart.customer,
        note=clean(cart.note, _NOTE_LIMIT, lines=True),
    )


def _check_paid(due: Money, tenders: tuple[Tender, ...]) -> None:
    check_number(tenders)
    for tender in tenders:
        tender.amount.not_negative()
        if tender.change < ZERO:
            raise Refused(
                "given_too_little",
                N_("Still {missing} baht short. Take more money or pay the rest another way."),
                missing=-tender.change,
            )
    got = paid(tenders)
    if got < due:
        raise Refused("not_paid", N_("{amount} baht is still to be paid. Take the rest first."), amount=due - got)
    if got > due:
        raise Refused(
            "paid_too_much",
            N_("The payments are {amount} baht more than the bill. Make one of them smaller."),
            amount=got - due,
        )


def _sold_lines(cart: Cart) -> tuple[SaleLine, ...]:
    weights = [line.amount.satang for line in cart.lines]
    shares = cart.off.share(weights) if cart.off else (ZERO,) * len(weights)
    return tuple(
        SaleLine(
            n=number,
            product=line.product.id,
            code=line.product.code,
            name=line.product.name,
            unit=line.product.unit,
            quantity=line.quantity,
            price=line.price,
            list_price=line.list_price,
            discount=line.off,
            bill_discount=share,
            amount=line.amount - share,
            reason=_reason(line, cart.selling),
            vat_exempt=line.product.vat_exempt,
            owner=line.product.owner,
            restock=line.product.tracked,
            cost=line.product.cost,
        )
        for number, (line, share) in enumerate(zip(cart.lines, shares, strict=True), start=1)
    )


def _reason(line: CartLine, selling: Selling) -> str:
    why = line.discount.reason if line.discount else line.price_reason
    return why or line.allowed or (N_("Wholesale") if line.for_reseller(selling) else "")


def _vat_of(lines: tuple[SaleLine, ...], rate: int) -> Vat | None:
    if not rate:
        return None
    return Vat.inside(total([line.amount for line in lines if not line.vat_exempt]), rate)
