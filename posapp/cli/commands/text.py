"""`posapp text`: amounts and dates in the words that Thai papers use."""

from __future__ import annotations

import click

from posapp.cli.context import Desk, pass_desk
from posapp.cli.days import day_of
from posapp.cli.speech import SpokenGroup, option
from posapp.domain.money import Money
from posapp.i18n import N_, baht_words, date_text, long_date_text


@click.group(cls=SpokenGroup, help=N_("Write amounts and dates as Thai papers do."))
def text() -> None:
    """Words for papers."""


@text.command(help=N_("Write an amount in Thai words."), context_settings={"ignore_unknown_options": True})
@click.argument("amount", metavar="AMOUNT")
@pass_desk
def baht(desk: Desk, amount: str) -> None:
    """Say it as it stands on a receipt."""
    words = baht_words(Money.parse(amount).satang)
    desk.answer([words], {"text": words})


@text.command("date", help=N_("Write a date with its Buddhist year."))
@click.argument("day", metavar="YYYY-MM-DD")
@option("--long", "in_full", is_flag=True, words=N_("With weekday and the month's full name."))
@pass_desk
def date_(desk: Desk, day: str, *, in_full: bool) -> None:
    """Say it short, or in full."""
    when = day_of(day)
    words = long_date_text(when) if in_full else date_text(when)
    desk.answer([words], {"text": words})
