"""Money in and out beyond sales, typed: one set of commands for both."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from posapp.cli.context import Desk, pass_desk, plain
from posapp.cli.days import day_in
from posapp.cli.files import read_file
from posapp.cli.layout import table
from posapp.cli.speech import BY, SpokenGroup, option
from posapp.domain.cash_book import CATEGORIES, PURSE_TITLES, MoneyKind, Purse
from posapp.domain.money import Money
from posapp.i18n import N_, _, date_text
from posapp.operations.cash_book.enter import Entered, NewEntry, enter_money, reverse_money
from posapp.operations.cash_book.month import newest_entries

if TYPE_CHECKING:
    from collections.abc import Callable

    from posapp.domain.cash_book import MoneyEntry

_LATE = N_("This is more than 3 working days late. The book marks it.")
_TWIN = N_("The paper {paper} of the same party is written down already, on {date}. Look whether it is there twice.")


class _Said(TypedDict):
    """What was typed behind the amount."""

    category: str
    purse: str
    party: str
    paper: str
    note: str
    photo: str | None
    on: str | None
    by: str


def money_group(kind: MoneyKind, about: str, adding: str) -> click.Group:
    """The commands of `kind`; `about` and `adding` are the catalogue messages of the group and of its first command."""
    group = SpokenGroup(kind.value, help=about)
    for command in (_add(kind, adding), _list(kind), _reverse(), _categories(kind)):
        group.add_command(command)
    return group


def _add(kind: MoneyKind, about: str) -> click.Command:
    @click.argument("amount", metavar="AMOUNT")
    @option("--category", required=True, metavar="NAME", words=N_("What it was for; “categories” lists them."))
    @option(
        "--purse",
        type=click.Choice([purse.value for purse in Purse]),
        default=Purse.BOX.value,
        words=N_("Where the money lies: the drawer, the group's cash box, the bank account."),
    )
    @option("--party", default="", metavar="NAME", words=N_("Who paid, or who was paid."))
    @option("--paper", default="", metavar="NUMBER", words=N_("The number on its paper."))
    @option("--note", default="", metavar="TEXT", words=N_("Anything else worth knowing."))
    @option("--photo", metavar="FILE", words=N_("A picture of the paper (JPEG, PNG or WebP)."))
    @option("--date", "on", metavar="YYYY-MM-DD", words=N_("The day it belongs to; today without it."))
    @BY
    @pass_desk
    def add(desk: Desk, amount: str, **said: Unpack[_Said]) -> None:
        """Write it down."""
        shop = desk.shop()
        new = NewEntry(
            kind,
            said["category"],
            Money.parse_positive(amount),
            Purse(said["purse"]),
            day_in(shop, said["on"]) if said["on"] else None,
            said["party"],
            said["paper"],
            said["note"],
            desk.tools.shrink_paper(read_file(said["photo"])) if said["photo"] else None,
        )
        with shop.books.write():
            entered = enter_money(shop, new, desk.person(said["by"]))
        _answer(desk, entered)

    return _command("add", add, about)


def _list(kind: MoneyKind) -> click.Command:
    @option("--limit", type=click.IntRange(1, 1000), default=30, words=N_("How many at most."))
    @pass_desk
    def list_(desk: Desk, limit: int) -> None:
        """Newest first."""
        found = newest_entries(desk.shop(), kind, limit)
        rows = [
            (one.id[-8:], date_text(one.day), _title(one), one.party, one.paper, str(one.signed), _(_purse(one)))
            for one in found
        ]
        lines = table(rows, "<<<<<>") if rows else [_("Nothing is written down yet.")]
        desk.answer(lines, {"entries": [_values(one) for one in found]})

    return _command("list", list_, N_("List what was written down, newest first."))


def _reverse() -> click.Command:
    @click.argument("entry", metavar="ID")
    @option("--reason", default="", metavar="TEXT", words=N_("What was wrong."))
    @BY
    @pass_desk
    def reverse(desk: Desk, entry: str, reason: str, by: str) -> None:
        """A counter-entry of today."""
        shop = desk.shop()
        with shop.books.write():
            entered = reverse_money(shop, shop.books.money.entries.id_ending(entry), reason, desk.person(by))
        _answer(desk, entered)

    return _command("reverse", reverse, N_("Take an entry back by a counter-entry of today."))


def _categories(kind: MoneyKind) -> click.Command:
    @pass_desk
    def categories(desk: Desk) -> None:
        """Their names and their words."""
        found = [one for one in CATEGORIES.values() if one.kind is kind]
        desk.answer(
            table([(one.key, _(one.title)) for one in found]),
            {"categories": [{"key": one.key, "title": _(one.title), "column": one.column.value} for one in found]},
        )

    return _command("categories", categories, N_("List what money can be for."))


def _command(name: str, act: Callable[..., None], about: str) -> click.Command:
    return click.command(name, cls=SpokenGroup.command_class, help=about)(act)


def _answer(desk: Desk, entered: Entered) -> None:
    entry = entered.entry
    said = _("{day}: {what} {amount} baht, written down as {id}.")
    lines = [said.format(day=date_text(entry.day), what=_title(entry), amount=entry.signed, id=entry.id[-8:])]
    lines += [_(_LATE)] if entered.late else []
    if entered.twin:
        lines.append(_(_TWIN).format(paper=entry.paper, date=date_text(entered.twin.day)))
    twin = entered.twin.id if entered.twin else ""
    desk.answer(lines, {**_values(entry), "late": entered.late, "twin": twin})


def _title(entry: MoneyEntry) -> str:
    return _(CATEGORIES[entry.category].title)


def _purse(entry: MoneyEntry) -> str:
    return PURSE_TITLES[entry.purse]


def _values(entry: MoneyEntry) -> dict[str, object]:
    return {
        "id": entry.id,
        "kind": entry.kind.value,
        "category": entry.category,
        "purse": entry.purse.value,
        "amount": plain(entry.signed),
        "day": entry.day.isoformat(),
        "party": entry.party,
        "paper": entry.paper,
        "note": entry.note,
        "photo": entry.photo,
        "reverses": entry.reverses,
    }
