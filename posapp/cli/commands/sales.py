"""`posapp sales`: the bills that were sold, and what became of their money."""

from __future__ import annotations

from typing import Final

import click

from posapp.cli.bills import bill, bill_lines, bill_row, bill_values, head_values
from posapp.cli.context import Desk, pass_desk
from posapp.cli.days import day_in
from posapp.cli.layout import table
from posapp.cli.speech import BY, SpokenGroup, option
from posapp.domain.tender import TenderState
from posapp.i18n import N_, _
from posapp.operations.confirm_transfer import confirm_transfer

_WHOLE_DAY: Final = 100_000
_NEWEST: Final = 50


@click.group(cls=SpokenGroup, help=N_("List and show sold bills, and say whether money has come."))
def sales() -> None:
    """The book of bills."""


@sales.command("list", help=N_("List sold bills, the newest first."))
@option("--date", "day", metavar="YYYY-MM-DD", words=N_("Only the bills of this day."))
@option("--limit", type=click.IntRange(1, 1_000_000), words=N_("At most so many bills; 50 without a day."))
@pass_desk
def list_(desk: Desk, day: str | None, limit: int | None) -> None:
    """Bills, a line each."""
    shop = desk.shop()
    book = shop.books.sales
    found = book.of_day(day_in(shop, day), limit or _WHOLE_DAY) if day else book.newest(limit or _NEWEST)
    lines = table([bill_row(sale) for sale in found], "<<<<>") or [_("No bills.")]
    values = [{**head_values(sale), "methods": [tender.method for tender in sale.tenders]} for sale in found]
    desk.answer(lines, {"sales": values})


@sales.command(help=N_("Show one bill."))
@click.argument("number", metavar="NUMBER")
@pass_desk
def show(desk: Desk, number: str) -> None:
    """A bill with its lines and payments."""
    shop = desk.shop()
    sale = bill(shop, number)
    desk.answer(bill_lines(shop, sale), bill_values(shop, sale))


@sales.command(help=N_("Say what became of the transfer that paid a bill."))
@click.argument("number", metavar="NUMBER")
@click.argument("state", type=click.Choice([TenderState.SEEN.value, TenderState.DISPUTED.value]))
@option("--payment", "n", type=click.IntRange(1), default=1, words=N_("Which payment of the bill, 1 for the first."))
@BY
@pass_desk
def money(desk: Desk, number: str, state: str, n: int, by: str) -> None:
    """Seen at the bank, or disputed."""
    shop = desk.shop()
    sale = bill(shop, number)
    confirm_transfer(shop, sale.id, n, TenderState(state), desk.person(by))
    desk.answer(bill_lines(shop, sale), bill_values(shop, sale))
