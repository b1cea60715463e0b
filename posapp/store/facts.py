"""How things of the trade are written into the journal and the held-bill shelf, and read back from there."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import TYPE_CHECKING

from posapp.domain.cart import Cart, CartLine
from posapp.domain.cash import CashClose, CashMove, CashSession, Count, DayTotals, MethodTotal
from posapp.domain.identity import LotId, PersonId, ProductId, SaleId
from posapp.domain.money import Money
from posapp.domain.price import Selling
from posapp.domain.pricing import Discount
from posapp.domain.quantity import Quantity

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any

    from posapp.domain.product import Product
    from posapp.domain.sale import Sale, SaleLine, SalePart
    from posapp.domain.tender import Tender

Facts = dict[str, object]


def of_sale(sale: Sale) -> Facts:
    """Every fact of a bill but the ones each entry carries anyway (id, time, till, cashier)."""
    facts: Facts = {
        "number": sale.issue.number,
        "day": sale.issue.day.isoformat(),
        "session": sale.issue.session,
        "lines": [_of_line(line) for line in sale.lines],
        "tenders": [_of_tender(tender) for tender in sale.tenders],
        "total": sale.total.satang,
        "rounding": sale.rounding.satang,
        "discount_reason": sale.discount_reason,
        "customer": sale.customer,
        "note": sale.note,
        "refers": sale.refers,
        "reason": sale.reason,
    }
    if sale.issue.place:
        facts["place"] = sale.issue.place
    if sale.issue.late:
        facts["late"] = 1
    if sale.vat:
        facts["vat"] = {"rate": sale.vat.rate, "taxed": sale.vat.taxed.satang, "tax": sale.vat.tax.satang}
    return facts


def _of_line(line: SaleLine) -> Facts:
    facts: Facts = {
        "n": line.n,
        "product": line.product,
        "code": line.code,
        "name": line.name,
        "unit": line.unit,
        "quantity": line.quantity.milli,
        "price": line.price.satang,
        "list_price": line.list_price.satang,
        "discount": line.discount.satang,
        "bill_discount": line.bill_discount.satang,
        "amount": line.amount.satang,
        "reason": line.reason,
        "vat_exempt": int(line.vat_exempt),
        "owner": line.owner,
        "refers": line.refers,
        "restock": int(line.restock),
    }
    if line.cost:
        facts["cost"] = line.cost.satang
    if line.parts:
        facts["parts"] = parts_text(line.parts)
    return facts


def parts_text(parts: Sequence[SalePart]) -> str:
    """The parts of a sold basket as the text their column holds; empty for none."""
    rows = [
        [part.product, part.quantity.milli, part.amount.satang, part.owner, part.cost.satang, int(part.restock)]
        for part in parts
    ]
    return json.dumps(rows, separators=(",", ":")) if rows else ""


def _of_tender(tender: Tender) -> Facts:
    return {
        "method": tender.method,
        "amount": tender.amount.satang,
        "given": tender.given.satang,
        "state": tender.state.value,
        "reference": tender.reference,
        "customer": tender.customer,
    }


def of_session(session: CashSession) -> Facts:
    """The opening of a day."""
    return {
        "number": session.number,
        "day": session.day.isoformat(),
        "opening": session.opening.satang,
        "count": of_count(session.count),
        "counted": int(session.counted),
    }


def of_cash_move(move: CashMove) -> Facts:
    """Money in or out of the drawer."""
    return {"session": move.session, "amount": move.amount.satang, "reason": move.reason}


def of_close(close: CashClose) -> Facts:
    """The end of a day."""
    return {
        "session": close.session,
        "expected": close.expected.satang,
        "counted": close.counted.satang,
        "count": of_count(close.count),
        "reason": close.reason,
        "witness": close.witness,
        "totals": of_totals(close.totals) if close.totals else None,
        "first_seq": close.first_seq,
        "last_seq": close.last_seq,
        "perpetual_sold": close.perpetual_sold.satang,
        "perpetual_refunded": close.perpetual_refunded.satang,
    }


def of_count(count: Count | None) -> list[list[int]] | None:
    """A count as pairs of satang and number."""
    return [[piece.satang, number] for piece, number in count.pieces] if count else None


def to_count(pairs: list[list[int]] | None) -> Count | None:
    """A count from its pairs."""
    return Count(tuple((Money(satang), number) for satang, number in pairs)) if pairs is not None else None


def of_totals(totals: DayTotals) -> Facts:
    """The sums of a day."""
    return {
        "bills": totals.bills,
        "sold": totals.sold.satang,
        "refunds": totals.refunds,
        "refunded": totals.refunded.satang,
        "discounts": totals.discounts.satang,
        "rounding": totals.rounding.satang,
        "vat": totals.vat.satang,
        "paid_in": totals.paid_in.satang,
        "paid_out": totals.paid_out.satang,
        "methods": [
            {
                "method": one.method,
                "bills": one.bills,
                "taken": one.taken.satang,
                "returned": one.returned.satang,
                "waiting": one.waiting.satang,
            }
            for one in totals.methods
        ],
    }


def to_totals(facts: Mapping[str, Any]) -> DayTotals:
    """The sums of a day from their facts."""
    return DayTotals(
        bills=facts["bills"],
        sold=Money(facts["sold"]),
        refunds=facts["refunds"],
        refunded=Money(facts["refunded"]),
        discounts=Money(facts["discounts"]),
        rounding=Money(facts["rounding"]),
        vat=Money(facts["vat"]),
        paid_in=Money(facts["paid_in"]),
        paid_out=Money(facts["paid_out"]),
        methods=tuple(
            MethodTotal(one["method"], one["bills"], Money(one["taken"]), Money(one["returned"]), Money(one["waiting"]))
            for one in facts["methods"]
        ),
    )


def of_cart(cart: Cart) -> Facts:
    """A cart on the shelf of held bills; products are named by id, the price it was put together at stays."""
    return {
        "id": cart.id,
        "lines": [
            {
                "product": line.product.id,
                "quantity": line.quantity.milli,
                "price": line.price.satang,
                "price_reason": line.price_reason,
                "discount": _of_discount(line.discount),
                "lot": line.lot,
                "allowed": line.allowed,
            }
            for line in cart.lines
        ],
        "discount": _of_discount(cart.discount),
        "customer": cart.customer,
        "note": cart.note,
        "day": cart.selling.day.isoformat() if cart.selling.day else "",
        "wholesale": int(cart.selling.wholesale),
    }


def to_cart(facts: Mapping[str, Any], product_of: Callable[[ProductId], Product | None]) -> Cart:
    """A cart from the shelf; a line whose product is gone for good is left out."""
    found = ((line, product_of(ProductId(line["product"]))) for line in facts["lines"])
    begun = facts.get("day", "")
    selling = Selling(day(begun) if begun else None, wholesale=bool(facts.get("wholesale", 0)))
    return Cart(
        SaleId(facts["id"]),
        tuple(_to_line(line, product, selling) for line, product in found if product),
        _to_discount(facts["discount"]),
        PersonId(facts["customer"]),
        facts["note"],
        selling,
    )


def _to_line(line: Mapping[str, Any], product: Product, selling: Selling) -> CartLine:
    """A line at the price it had; the list may ask another one today. Bills held by the first version know no batch."""
    quantity = Quantity(line["quantity"])
    return CartLine(
        product,
        quantity,
        Money(line["price"]),
        _to_discount(line["discount"]),
        line["price_reason"],
        product.price_for(quantity, selling),
        LotId(line.get("lot", "")),
        line.get("allowed", ""),
    )


def _of_discount(discount: Discount | None) -> Facts | None:
    if discount is None:
        return None
    return {
        "amount": discount.amount.satang,
        "basis_points": discount.basis_points,
        "reason": discount.reason,
    }


def _to_discount(facts: Mapping[str, Any] | None) -> Discount | None:
    if facts is None:
        return None
    return Discount(Money(facts["amount"]), facts["basis_points"], facts["reason"])


def day(text: str) -> date:
    """A date as the books write it."""
    return date.fromisoformat(text)


def moment(text: str) -> datetime:
    """A time with offset as the books write it."""
    return datetime.fromisoformat(text)
