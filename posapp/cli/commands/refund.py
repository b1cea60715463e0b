"""`posapp refund`: takes back all or part of a bill by a new bill that reverses it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from posapp.cli.bills import bill, bill_lines, bill_values
from posapp.cli.context import Desk, pass_desk
from posapp.cli.speech import BY, SpokenCommand, option
from posapp.domain.errors import Refused
from posapp.domain.identity import SaleId, checked_id
from posapp.domain.quantity import Quantity
from posapp.domain.refund import Repayment, Returned
from posapp.domain.tender import CASH
from posapp.i18n import N_
from posapp.operations.refund import refund as take_back
from posapp.operations.refund import refundable
from posapp.payments.methods import method_at_till

if TYPE_CHECKING:
    from collections.abc import Sequence

    from posapp.domain.sale import Sale
    from posapp.operations.shop import Shop


class _Asked(TypedDict):
    line: tuple[int, ...]
    qty: tuple[str, ...]
    reason: str
    method: str
    no_restock: bool
    by: str
    as_id: str | None
    paper: bool


@click.command(
    cls=SpokenCommand,
    help=N_(
        "Take back all or part of a bill.\n"
        "Without --line all that is left of it; --qty belongs to the --line before it."
    ),
)
@click.argument("number", metavar="NUMBER")
@option("--line", type=int, multiple=True, metavar="N", words=N_("A line of the bill."))
@option("--qty", multiple=True, metavar="Q", words=N_("How much of that line; all that is left without it."))
@option("--reason", default="", metavar="TEXT", words=N_("Why it comes back."))
@option("--method", default=CASH, metavar="KEY", words=N_("How the money goes back: cash, promptpay, …"))
@option("--no-restock", is_flag=True, words=N_("The goods can't be sold again."))
@BY
@option("--id", "as_id", metavar="UUID", words=N_("Id of the refund: the same id again takes nothing back twice."))
@option("--print", "paper", is_flag=True, words=N_("Print the note."))
@pass_desk
def refund(desk: Desk, number: str, **asked: Unpack[_Asked]) -> None:
    """Reverse, pay back, and show the new bill."""
    shop = desk.shop()
    sale = bill(shop, number)
    way = method_at_till(asked["method"])
    repayment = Repayment(_id(shop, asked["as_id"]), way.key, asked["reason"])
    parts = _returned(shop, sale, asked)
    new = take_back(shop, sale.id, parts, repayment, desk.person(asked["by"]), paper=asked["paper"]).sale
    if asked["paper"]:
        desk.print_waiting()
    desk.answer(bill_lines(shop, new), bill_values(shop, new))


def _id(shop: Shop, text: str | None) -> SaleId:
    return SaleId(checked_id(text) if text else shop.ids.new())


def _returned(shop: Shop, sale: Sale, asked: _Asked) -> Sequence[Returned]:
    """What comes back. Raises Refused `quantity_pairs` and the reasons of quantities."""
    restock = not asked["no_restock"]
    left = [replace(part, restock=restock) for part in refundable(shop, sale)]
    lines, quantities = asked["line"], asked["qty"]
    if not lines and not quantities:
        return left
    if not quantities:
        chosen = {part.n: part for part in left}
        return [chosen.get(n, Returned(n, Quantity(0), restock)) for n in lines]
    if len(lines) != len(quantities):
        raise Refused("quantity_pairs", N_("Give a --qty for each --line, in the same order, or none at all."))
    return [Returned(n, Quantity.parse(text), restock) for n, text in zip(lines, quantities, strict=True)]
