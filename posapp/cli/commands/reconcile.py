"""`posapp reconcile`: the treasurer's evening: transfers against the bank, debts, scheme money."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TypedDict, Unpack

import click

from posapp.cli.bills import bill
from posapp.cli.context import Desk, pass_desk
from posapp.cli.days import chosen_day
from posapp.cli.reconcile_debts import DEBTS, line_key
from posapp.cli.reconcile_view import (
    compared_lines,
    compared_values,
    evening_lines,
    evening_values,
    reading_lines,
    reading_values,
)
from posapp.cli.speech import BY, SpokenGroup, option
from posapp.domain.errors import Refused
from posapp.domain.pairing import Window
from posapp.domain.statement import BANKS, PaymentKey
from posapp.i18n import N_, _
from posapp.operations.reconcile.columns import Columns
from posapp.operations.reconcile.evening import evening_of, print_evening
from posapp.operations.reconcile.matching import (
    compare,
    match_by_hand,
)
from posapp.operations.reconcile.matching import (
    explain as explain_line,
)
from posapp.operations.reconcile.matching import (
    loosen as loosen_line,
)
from posapp.operations.reconcile.reading import read_statement
from posapp.operations.reconcile.taking import apply_statement

_DATE = option("--date", "on", metavar="YYYY-MM-DD", words=N_("Which day; today without it."))


@click.group(cls=SpokenGroup, help=N_("Check the money: the bank's list, debts, scheme money, the sheet of the day."))
def reconcile() -> None:
    """The treasurer's evening."""


@reconcile.command(help=N_("Show how the money of a day stands."))
@_DATE
@option("--print", "paper", is_flag=True, words=N_("Print the sheet to sign."))
@pass_desk
def day(desk: Desk, on: str | None, *, paper: bool) -> None:
    """The evening of a day."""
    shop = desk.shop()
    evening = evening_of(shop, chosen_day(shop, on))
    if paper:
        print_evening(shop, evening.day)
        desk.print_waiting()
    desk.answer(evening_lines(evening), evening_values(evening))


@reconcile.command(help=N_("Show transfers and the bank's lines side by side."))
@_DATE
@option("--days", type=click.IntRange(1, 366), default=1, words=N_("How many days, that day the last."))
@pass_desk
def transfers(desk: Desk, on: str | None, days: int) -> None:
    """Both sides of some days."""
    shop = desk.shop()
    last = chosen_day(shop, on)
    found = compare(shop, last - timedelta(days=days - 1), last)
    desk.answer(compared_lines(found), compared_values(found))


class _Reading(TypedDict):
    bank: str
    columns: str
    before: int
    after: int
    apply: bool
    other: bool
    by: str


@reconcile.command(
    help=N_(
        "Read a bank's list (CSV or Excel), and with --apply take it over.\n"
        "Nothing is written without --apply. Lines that are there already are not added twice."
    )
)
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@option("--bank", default="", type=click.Choice(["", *BANKS]), words=N_("Which bank, when the file doesn't say."))
@option(
    "--columns",
    default="",
    metavar="date=1,money_in=4",
    words=N_("What its columns hold, counted from 1; remembered for lists of this shape."),
)
@option("--before", type=click.IntRange(0, 1440), default=5, words=N_("Minutes the money may come before the sale."))
@option("--after", type=click.IntRange(0, 1440), default=30, words=N_("Minutes the money may come after the sale."))
@option("--apply", is_flag=True, words=N_("Take the lines into the books, and match what is sure."))
@option("--other-account", "other", is_flag=True, words=N_("It is right that the list is of another account."))
@BY
@pass_desk
def statement(desk: Desk, file: Path, **asked: Unpack[_Reading]) -> None:
    """Look at a list, or take it over."""
    shop = desk.shop()
    columns = Columns.parse(asked["columns"]) if asked["columns"] else None
    reading = read_statement(shop, file, columns, asked["bank"])
    if not reading.sure:
        raise Refused(
            "statement_unsure_here",
            N_("It isn't clear what these columns mean: {headers}. Say so with --columns date=1,money_in=4."),
            headers=" | ".join(f"{n} {cell}" for n, cell in enumerate(reading.header.cells, start=1)),
        )
    if reading.faults:
        raise Refused(
            "statement_rows",
            N_("Nothing was taken over: {faults}"),
            faults=" · ".join(map(str, reading.faults[:20])),
        )
    if not asked["apply"]:
        desk.answer(
            [*reading_lines(reading), _("Nothing was written. With --apply it is taken over.")],
            {**reading_values(reading), "applied": False},
        )
        return
    if reading.foreign and not asked["other"]:
        raise Refused(
            "statement_account",
            N_("This list is of another account than customers send to. If that is right, add --other-account."),
        )
    window = Window(timedelta(minutes=asked["before"]), timedelta(minutes=asked["after"]))
    with shop.books.write():
        done = apply_statement(shop, reading, desk.person(asked["by"]), window)
        found = compare(shop, reading.first, reading.last, window)
    said = _("{new} new lines, {known} known before, {matched} found as payments.").format(
        new=done.new, known=done.known, matched=done.matched
    )
    values = {"applied": True, "statement": done.statement, "new": done.new, "known": done.known}
    desk.answer(
        [*reading_lines(reading), said, *compared_lines(found)],
        {**reading_values(reading), **values, "matched_now": done.matched, **compared_values(found)},
    )


@reconcile.command(help=N_("Say that a line of the bank is the transfer of a bill."))
@click.argument("line", metavar="LINE")
@click.argument("number", metavar="BILL")
@option("--payment", "n", type=click.IntRange(0), default=0, words=N_("Which payment of the bill, 1 for the first."))
@BY
@pass_desk
def match(desk: Desk, line: str, number: str, n: int, by: str) -> None:
    """Pair by hand."""
    shop = desk.shop()
    sale = bill(shop, number)
    paid = [
        k
        for k, _tender in enumerate(sale.tenders, start=1)
        if shop.books.money.statements.payment(PaymentKey(sale.id, k))
    ]
    with shop.books.write():
        match_by_hand(shop, line_key(line), PaymentKey(sale.id, n or next(iter(paid), 1)), desk.person(by))
    desk.answer([_("Written down.")], {"line": line, "bill": sale.issue.number})


@reconcile.command(help=N_("Say what a line of the bank is that is no sale."))
@click.argument("line", metavar="LINE")
@click.argument("note", metavar="TEXT")
@BY
@pass_desk
def explain(desk: Desk, line: str, note: str, by: str) -> None:
    """Give a line a name."""
    shop = desk.shop()
    with shop.books.write():
        explain_line(shop, line_key(line), note, desk.person(by))
    desk.answer([_("Written down.")], {"line": line, "note": note})


@reconcile.command(help=N_("Take back what was said of a line of the bank."))
@click.argument("line", metavar="LINE")
@BY
@pass_desk
def loosen(desk: Desk, line: str, by: str) -> None:
    """Free a line."""
    shop = desk.shop()
    with shop.books.write():
        loosen_line(shop, line_key(line), desk.person(by))
    desk.answer([_("Written down.")], {"line": line})


for command in DEBTS:
    reconcile.add_command(command)
