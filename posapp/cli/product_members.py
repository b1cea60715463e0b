"""`posapp products members`: whose goods the group sells."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from posapp.cli.context import Desk, pass_desk
from posapp.cli.layout import table
from posapp.cli.speech import BY, SpokenGroup, option
from posapp.cli.stock_goods import known_member
from posapp.i18n import N_, _
from posapp.operations.members import members_listed, new_member, save_member

if TYPE_CHECKING:
    from posapp.domain.party import Member


@click.group(cls=SpokenGroup, help=N_("List, add and change the members who own goods."))
def members() -> None:
    """The list of members."""


@members.command("list", help=N_("List the members."))
@option("--all", "left", is_flag=True, words=N_("Those who left, too."))
@pass_desk
def list_(desk: Desk, *, left: bool) -> None:
    """In the order they were added."""
    _show(desk, members_listed(desk.shop(), left=left))


class _New(TypedDict):
    name: str
    nickname: str
    number: str
    phone: str
    by: str


@members.command(help=N_("Add a member."))
@option("--name", required=True, metavar="NAME", words=N_("First and last name."))
@option("--nickname", default="", metavar="NAME", words=N_("Nickname."))
@option("--number", default="", metavar="NUMBER", words=N_("Member number; the next free one without it."))
@option("--phone", default="", metavar="NUMBER", words=N_("Phone."))
@BY
@pass_desk
def add(desk: Desk, **wanted: Unpack[_New]) -> None:
    """With the next free number."""
    shop = desk.shop()
    new = replace(new_member(shop, wanted["name"], wanted["nickname"], wanted["number"]), phone=wanted["phone"])
    with shop.books.write():
        saved, _changes = save_member(shop, new, desk.person(wanted["by"]))
    _show(desk, [saved])


class _Changed(TypedDict):
    who: str
    name: str | None
    nickname: str | None
    number: str | None
    phone: str | None
    active: bool | None
    by: str


@members.command(help=N_("Change a member, named by number, name or nickname."))
@click.argument("who", metavar="MEMBER")
@option("--name", metavar="NAME", words=N_("First and last name."))
@option("--nickname", metavar="NAME", words=N_("Nickname."))
@option("--number", metavar="NUMBER", words=N_("New member number."))
@option("--phone", metavar="NUMBER", words=N_("Phone."))
@option("--left", "active", flag_value=False, type=bool, default=None, words=N_("Left the group."))
@option("--back", "active", flag_value=True, type=bool, words=N_("A member again."))
@BY
@pass_desk
def change(desk: Desk, **wanted: Unpack[_Changed]) -> None:
    """Only what is named changes."""
    shop = desk.shop()
    member = known_member(shop, wanted["who"], left=True)
    changed = replace(
        member,
        name=member.name if wanted["name"] is None else wanted["name"],
        nickname=member.nickname if wanted["nickname"] is None else wanted["nickname"],
        number=member.number if wanted["number"] is None else wanted["number"],
        phone=member.phone if wanted["phone"] is None else wanted["phone"],
        active=member.active if wanted["active"] is None else wanted["active"],
    )
    with shop.books.write():
        saved, _changes = save_member(shop, changed, desk.person(wanted["by"]))
    _show(desk, [saved])


def _show(desk: Desk, found: list[Member]) -> None:
    rows = [(one.number, one.name, one.nickname, one.phone, "" if one.active else _("left the group")) for one in found]
    desk.answer(table(rows, ">") or [_("No members yet.")], {"members": [_values(one) for one in found]})


def _values(one: Member) -> dict[str, object]:
    return {
        "id": one.id,
        "number": one.number,
        "name": one.name,
        "nickname": one.nickname,
        "phone": one.phone,
        "active": one.active,
    }
