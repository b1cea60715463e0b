"""A bill as the terminal shows it, to people and to programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from posapp.cli.context import plain
from posapp.cli.layout import table
from posapp.cli.paying import STATES, title
from posapp.domain.errors import Refused
from posapp.domain.identity import PersonId, read_number
from posapp.domain.sale import SaleKind
from posapp.domain.unit import unit
from posapp.i18n import N_, _, moment_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from posapp.domain.sale import Sale, SaleLine
    from posapp.operations.shop import Shop


def bill(shop: Shop, number: str) -> Sale:
    """The bill with that receipt number. Raises Refused `number_syntax`, `sale_unknown`."""
    sale = shop.books.sales.by_number(read_number(number))
    if sale is None:
        raise Refused("sale_unknown", N_("There is no such bill. Look for it in the list of sold bills."))
    return sale


def bill_row(sale: Sale) -> tuple[str, ...]:
    """A line of a list: number, when, how paid, what it says of refunds, total (the last, for the right edge)."""
    ways = ", ".join(dict.fromkeys(title(tender.method) for tender in sale.tenders))
    note = _("refund of {number}").format(number=sale.refers_number) if sale.kind is SaleKind.REFUND else ""
    return sale.issue.number, moment_text(sale.issue.at), ways, note, str(sale.total)


def bill_lines(shop: Shop, sale: Sale) -> Iterator[str]:
    """The whole bill for people."""
    head = _("Refund {number} of bill {old}") if sale.kind is SaleKind.REFUND else _("Bill {number}")
    yield f"{head.format(number=sale.issue.number, old=sale.refers_number)}  {moment_text(sale.issue.at)}"
    if sale.reason:
        yield _("Because: {reason}").format(reason=sale.reason)
    seller = shop.books.people.name(sale.issue.cashier)
    if seller:
        yield _("Sold by {name}").format(name=seller)
    yield ""
    rows = [_line_row(line) for line in sale.lines]
    rows += [("", _("Discount on the bill"), "", "", str(-sale.bill_discount))] if sale.bill_discount else []
    rows += [("", _("Rounding"), "", "", str(sale.rounding))] if sale.rounding else []
    rows.append(("", _("Total"), "", "", str(sale.total)))
    for found in shop.books.transfers.of_sale(sale.id):
        state = _(STATES[found.state.value])
        rows.append(("", title(found.method) + (f" ({state})" if state else ""), "", "", str(found.amount)))
    if sale.change:
        rows += [("", _("Given"), "", "", str(sale.given)), ("", _("Change"), "", "", str(sale.change))]
    yield from table(rows, "><>>>")


def head_values(sale: Sale) -> dict[str, object]:
    """What a list says of a bill, for programs."""
    return {
        "id": sale.id,
        "number": sale.issue.number,
        "kind": sale.kind.value,
        "at": sale.issue.at.isoformat(timespec="seconds"),
        "day": sale.issue.day.isoformat(),
        "total": plain(sale.total),
        "refers": sale.refers_number,
    }


def bill_values(shop: Shop, sale: Sale) -> dict[str, object]:
    """The whole bill for programs."""
    now = {found.n: found.state.value for found in shop.books.transfers.of_sale(sale.id)}
    return {
        **head_values(sale),
        "discount": plain(sale.discount),
        "rounding": plain(sale.rounding),
        "change": plain(sale.change),
        "cashier": shop.books.people.name(sale.issue.cashier),
        "reason": sale.reason,
        "lines": [line_values(line) for line in sale.lines],
        "tenders": [
            {
                "method": tender.method,
                "amount": plain(tender.amount),
                "given": plain(tender.given),
                "state": now.get(n, tender.state.value),
                "customer": shop.books.people.name(PersonId(tender.customer)) if tender.customer else "",
            }
            for n, tender in enumerate(sale.tenders, start=1)
        ],
    }


def line_values(line: SaleLine) -> dict[str, object]:
    """One line of a bill for programs."""
    return {
        "n": line.n,
        "code": line.code,
        "name": line.name,
        "unit": line.unit,
        "qty": plain(line.quantity),
        "price": plain(line.price),
        "discount": plain(line.discount + line.bill_discount),
        "amount": plain(line.amount),
    }


def _line_row(line: SaleLine) -> tuple[str, ...]:
    """Number, name, quantity, price, and the amount before the discount on the whole bill."""
    quantity = f"{line.quantity} {_(unit(line.unit).label)}"
    return str(line.n), line.name, quantity, f"× {line.price}", str(line.amount + line.bill_discount)
