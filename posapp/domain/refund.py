"""Taking a bill back, wholly or in part: a reversing Sale whose parts always add up to the bill they reverse."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from posapp.domain.basket import parts_back
from posapp.domain.errors import Refused
from posapp.domain.money import ZERO, Money, total
from posapp.domain.sale import Issue, Sale, SaleKind, SaleLine
from posapp.domain.tax import Vat
from posapp.domain.tender import ON_ACCOUNT, Tender, TenderState
from posapp.domain.unit import Measure, unit
from posapp.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from posapp.domain.identity import SaleId
    from posapp.domain.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Returned:
    """`quantity` of line `n` of a bill comes back; `restock` puts the goods on hand again."""

    n: int
    quantity: Quantity
    restock: bool = True


@dataclass(frozen=True, slots=True)
class Repayment:
    """How the money goes back, why, and by which new bill."""

    id: SaleId
    method: str
    reason: str


def left_of(sale: Sale, earlier: Sequence[Sale]) -> dict[int, Quantity]:
    """How much of each line of `sale` has not come back yet in the `earlier` refunds of it."""
    left = {line.n: line.quantity for line in sale.lines}
    for refund in earlier:
        for line in refund.lines:
            left[line.refers] = left[line.refers] + line.quantity
    return left


def everything(sale: Sale, earlier: Sequence[Sale], *, restock: bool = True) -> tuple[Returned, ...]:
    """All that is left of `sale`, as a choice for `reverse`."""
    return tuple(Returned(n, quantity, restock) for n, quantity in left_of(sale, earlier).items() if quantity)


def taken_by_line(earlier: Sequence[Sale]) -> Mapping[int, Sequence[SaleLine]]:
    """What the `earlier` refunds of a bill took back, by the number of the line they took it from."""
    taken: dict[int, list[SaleLine]] = {}
    for refund in earlier:
        for line in refund.lines:
            taken.setdefault(line.refers, []).append(line)
    return taken


def share_back(
    sold: SaleLine, taken: Sequence[SaleLine], quantity: Quantity, amount: Callable[[SaleLine], Money]
) -> Money:
    """What of an `amount` of a sold line goes back with `quantity` more of it, after the lines `taken` took some back.

    The cumulative share less what went back before: the parts can never drift from the whole.
    """
    back = quantity.milli - sum(line.quantity.milli for line in taken)
    due = amount(sold).share([back, sold.quantity.milli - back])[0]
    return due + total([amount(line) for line in taken])


def reverse(
    sale: Sale, earlier: Sequence[Sale], returned: Sequence[Returned], repayment: Repayment, issue: Issue
) -> Sale:
    """The refund of `returned` parts of `sale`, paid back by one method.

    Partial refunds of a line share its amount so that the last one takes what is left to the satang; so do its tax and
    its rounding. What goes back on account comes off the debt of the bill's customer. Raises Refused
    `refund_of_refund`, `reason_missing`, `nothing_returned`, `line_unknown`, `returned_too_much`, `quantity_whole`.
    """
    returned = _merged(returned)
    sold, taken = {line.n: line for line in sale.lines}, taken_by_line(earlier)
    _check(sale, earlier, returned, repayment)
    lines = tuple(
        _returned_line(number, sold[part.n], part, taken.get(part.n, ()))
        for number, part in enumerate(returned, start=1)
    )
    rounding = _rounding_back(sale, earlier, lines)
    amount = total([line.amount for line in lines]) + rounding
    return Sale(
        id=repayment.id,
        kind=SaleKind.REFUND,
        issue=issue,
        lines=lines,
        tenders=(_paid_back(sale, repayment.method, amount),),
        rounding=rounding,
        vat=_vat_back(sale, earlier, lines),
        customer=sale.customer,
        refers=sale.id,
        refers_number=sale.issue.number,
        reason=repayment.reason,
    )


def _merged(returned: Sequence[Returned]) -> tuple[Returned, ...]:
    """One entry a line, in the order they were first named."""
    merged: dict[int, Returned] = {}
    for part in returned:
        before = merged.get(part.n)
        merged[part.n] = Returned(part.n, before.quantity + part.quantity, part.restock) if before else part
    return tuple(merged.values())


def _paid_back(sale: Sale, method: str, amount: Money) -> Tender:
    if method != ON_ACCOUNT:
        return Tender(method, amount, amount)
    customer = next((tender.customer for tender in sale.tenders if tender.customer), sale.customer)
    return Tender(method, amount, amount, TenderState.OWED, customer=customer)


def _check(sale: Sale, earlier: Sequence[Sale], returned: Sequence[Returned], repayment: Repayment) -> None:
    if sale.kind is SaleKind.REFUND:
        raise Refused(
            "refund_of_refund",
            N_("{number} is a refund itself and can't be taken back. Sell the goods again instead."),
            number=sale.issue.number,
        )
    if not repayment.reason.strip():
        raise Refused("reason_missing", N_("Say why. A refund needs a reason."))
    if not returned:
        raise Refused(
            "nothing_returned", N_("Choose what comes back first. Everything on this bill may be back already.")
        )
    left, sold = left_of(sale, earlier), {line.n: line for line in sale.lines}
    for part in returned:
        if part.n not in left:
            raise Refused(
                "line_unknown",
                N_("Bill {number} has no line {line}. Look at the bill again."),
                number=sale.issue.number,
                line=part.n,
            )
        _check_part(sold[part.n], part.quantity, left[part.n])


def _check_part(sold: SaleLine, back: Quantity, left: Quantity) -> None:
    if back.milli <= 0 or back > left:
        raise Refused(
            "returned_too_much",
            N_("Only {left} of “{name}” can still come back. Choose that many or fewer."),
            left=left,
            name=sold.name,
        )
    if not back.whole and sold.quantity.whole and unit(sold.unit).measure is Measure.PIECE:
        raise Refused(
            "quantity_whole",
            N_("“{name}” is sold in whole pieces. Type a number without decimals."),
            name=sold.name,
        )


def _returned_line(number: int, sold: SaleLine, part: Returned, taken: Sequence[SaleLine]) -> SaleLine:
    def share(amount: Callable[[SaleLine], Money]) -> Money:
        return -share_back(sold, taken, part.quantity, amount)

    line = SaleLine(
        n=number,
        product=sold.product,
        code=sold.code,
        name=sold.name,
        unit=sold.unit,
        quantity=-part.quantity,
        price=sold.price,
        list_price=sold.list_price,
        discount=share(lambda line: line.discount),
        bill_discount=share(lambda line: line.bill_discount),
        amount=share(lambda line: line.amount),
        reason=sold.reason,
        vat_exempt=sold.vat_exempt,
        owner=sold.owner,
        refers=sold.n,
        restock=part.restock and sold.restock,
        cost=sold.cost,
    )
    return replace(line, parts=parts_back(sold, line, taken))


def _rounding_back(sale: Sale, earlier: Sequence[Sale], lines: tuple[SaleLine, ...]) -> Money:
    """What the customer never paid is not paid back, from the refund on that would reach it."""
    before = [line for refund in earlier for line in refund.lines]
    back = -total([line.amount for line in (*before, *lines)])
    return max(back - sale.total, ZERO) - total([refund.rounding for refund in earlier])


def _vat_back(sale: Sale, earlier: Sequence[Sale], lines: tuple[SaleLine, ...]) -> Vat | None:
    """The tax inside all that came back, without what was taken back before: no satang is lost or taken twice."""
    if sale.vat is None:
        return None
    taxed = total([line.amount for line in lines if not line.vat_exempt])
    before = [refund.vat for refund in earlier if refund.vat]
    back = Vat.inside(taxed + total([vat.taxed for vat in before]), sale.vat.rate)
    return Vat(back.rate, taxed, back.tax - total([vat.tax for vat in before]))
