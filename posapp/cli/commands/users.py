"""`posapp users`: who may do what, their codes, and what to do when one is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from posapp.cli.context import Desk, pass_desk
from posapp.cli.layout import table
from posapp.cli.signing import NEW_CODE_VARIABLE, RECOVERY_VARIABLE, called, hidden
from posapp.cli.speech import SpokenGroup, option
from posapp.domain.access import ROLE_TITLES, Role
from posapp.i18n import N_, _, date_text
from posapp.operations import codes, recovery
from posapp.operations.people import person_named, remove_person

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from posapp.operations.shop import Shop

_ROLE = click.Choice([role.value for role in Role])
_UNTIL = option(
    "--until",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    words=N_("The last day of it; a trainer's ends today when nothing is said."),
)


@click.group(cls=SpokenGroup, help=N_("Who may do what, and their codes."))
def users() -> None:
    """People, roles and codes."""


@users.command("list", help=N_("List who sells, as what, and who has a code."))
@pass_desk
def list_(desk: Desk) -> None:
    """Everybody, also those whose time has ended."""
    shop = desk.shop()
    found = codes.everybody(shop)
    rows = [(known.name, _(ROLE_TITLES[known.role]), *_words(shop, known)) for known in found]
    values = {"codes_in_use": shop.books.access.in_use(), "users": [_values(shop, known) for known in found]}
    desk.answer(table(rows) or [_("Nobody sells yet.")], values)


@users.command(help=N_("Add somebody who sells."))
@click.argument("name")
@option("--role", type=_ROLE, default=Role.SELLER.value, words=N_("What the person does in the group."))
@_UNTIL
@pass_desk
def add(desk: Desk, name: str, role: str, until: datetime | None) -> None:
    """Name and role in one go."""
    shop, by = desk.shop(), desk.person("")
    with shop.books.write():
        person = person_named(shop, "cashier", name, by)
        if Role(role) is not Role.SELLER:
            codes.set_access(shop, person, Role(role), by, until=_day(until))
    _told(desk, name)


@users.command(help=N_("Say what somebody does in the group."))
@click.argument("name")
@click.argument("role", type=_ROLE)
@_UNTIL
@pass_desk
def role(desk: Desk, name: str, role: str, until: datetime | None) -> None:
    """Who becomes a treasurer needs a new code afterwards."""
    shop = desk.shop()
    codes.set_access(shop, called(shop, name), Role(role), desk.person(""), until=_day(until))
    _told(desk, name)


@users.command(
    help=N_("Set somebody's code, or take it away.\n\nIt is asked for, or taken from the variable POSAPP_NEW_CODE.")
)
@click.argument("name")
@option("--none", "away", is_flag=True, words=N_("Take the code away."))
@pass_desk
def code(desk: Desk, name: str, *, away: bool) -> None:
    """Typed twice, never shown."""
    shop = desk.shop()
    person = called(shop, name)
    new = None if away else hidden(N_("New code"), NEW_CODE_VARIABLE, twice=True)
    codes.set_code(shop, person, new, desk.person(""))
    _told(desk, name)


@users.command(help=N_("Let somebody sell no more. The name stays on the bills written so far."))
@click.argument("name")
@pass_desk
def remove(desk: Desk, name: str) -> None:
    """Role and code go too."""
    shop = desk.shop()
    remove_person(shop, called(shop, name), desk.person(""))
    desk.answer([_("{name} sells no more.").format(name=name)], {"name": name})


@users.command(help=N_("Let somebody try a code again at once, after too many wrong ones."))
@click.argument("name")
@pass_desk
def unlock(desk: Desk, name: str) -> None:
    """The treasurer knows who it was."""
    shop = desk.shop()
    codes.unlock(shop, called(shop, name), desk.person(""))
    _told(desk, name)


@users.command(help=N_("End what trainers may do, now."))
@pass_desk
def installed(desk: Desk) -> None:
    """The treasurer closes the installation."""
    codes.close_installation(desk.shop(), desk.person(""))
    desk.answer([_("No trainer may do anything any more.")], {})


@users.command(
    "recovery",
    help=N_(
        "New recovery numbers for when the treasurer's code is lost. They are shown once.\n\n"
        "With --use they give NAME a new treasurer's code. Numbers and code are asked for,\n"
        "or taken from the variables POSAPP_RECOVERY and POSAPP_NEW_CODE."
    ),
)
@option("--use", "name", default="", metavar="NAME", words=N_("Who gets a new code by the old numbers."))
@pass_desk
def recovery_(desk: Desk, name: str) -> None:
    """Write them on paper and keep it where the money is kept."""
    shop = desk.shop()
    if name:
        person = called(shop, name)
        typed = hidden(N_("Recovery numbers"), RECOVERY_VARIABLE)
        new = hidden(N_("New code"), NEW_CODE_VARIABLE, twice=True)
        groups, _changes = recovery.recover(shop, typed, person, new)
    else:
        groups = recovery.new_recovery(shop, desk.person(""))
    _show_groups(desk, groups)


def _show_groups(desk: Desk, groups: Sequence[str]) -> None:
    said = _("Write these numbers down and lock them away. They are not shown again:")
    desk.answer([said, "  " + "  ".join(groups)], {"recovery": list(groups)})


def _told(desk: Desk, name: str) -> None:
    """Say how it stands with the person called `name` now."""
    shop = desk.shop()
    person = called(shop, name)
    known = next(one for one in codes.everybody(shop) if one.person == person)
    words = ", ".join((_(ROLE_TITLES[known.role]), *filter(None, _words(shop, known))))
    desk.answer([f"{known.name}: {words}"], _values(shop, known))


def _words(shop: Shop, known: codes.Known) -> tuple[str, str, str]:
    wait = codes.wait_left(shop, known.person)
    until = _("until {date}").format(date=date_text(known.until)) if known.until else ""
    return (
        _("with a code") if known.coded else _("without a code"),
        _("time is over") if known.ended else until,
        _("must wait {seconds} seconds").format(seconds=wait) if wait else "",
    )


def _values(shop: Shop, known: codes.Known) -> dict[str, object]:
    return {
        "name": known.name,
        "role": known.role.value,
        "coded": known.coded,
        "until": known.until.isoformat() if known.until else None,
        "ended": known.ended,
        "wait": codes.wait_left(shop, known.person),
    }


def _day(until: datetime | None) -> date | None:
    return until.date() if until else None
