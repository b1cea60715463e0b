"""The list of members whose goods the group sells."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from posapp.domain.access import Grant, Permission
from posapp.domain.changes import Book, Changes
from posapp.domain.errors import Refused
from posapp.domain.identity import PersonId
from posapp.domain.party import Member
from posapp.domain.text import clean, clean_name
from posapp.i18n import N_, search_key
from posapp.operations.permit import may, needs

if TYPE_CHECKING:
    from posapp.operations.shop import Shop

_NAME_LIMIT: Final = 80
_SHORT_LIMIT: Final = 40


@needs(Permission.MEMBERS)
def save_member(shop: Shop, member: Member, by: PersonId) -> tuple[Member, Changes]:
    """Write a new or changed member; an empty number gets the next free one.

    The journal gets her id and a salted hash of the record, never her name or phone. Raises Refused `name_empty`,
    `text_too_long`, `member_taken` when another has the number, `member_owns` when one leaves whose goods are sold.
    """
    with shop.books.write():
        number = clean(member.number, _SHORT_LIMIT) or shop.books.members.next_number()
        checked = replace(
            member,
            number=number,
            name=clean_name(member.name, _NAME_LIMIT),
            nickname=clean(member.nickname, _SHORT_LIMIT),
            phone=clean(member.phone, _SHORT_LIMIT),
        )
        _check(shop, checked)
        digest = shop.books.members.write(checked)
        shop.record("member", checked.id, shop.now(), by, {"record": digest})
    return checked, Changes(Book.PEOPLE)


def members_listed(shop: Shop, *, left: bool = False) -> list[Member]:
    """The members, also those who left if `left`; with their phones only for somebody who may see members' data."""
    members = shop.books.members.all(left=left)
    if may(shop, Permission.MEMBERS) is Grant.YES:
        return members
    return [replace(one, phone="") for one in members]


@needs(Permission.MEMBERS)
def members_book(shop: Shop) -> list[Member]:
    """The whole list, with phones and those who left, for somebody who may see members' data."""
    return shop.books.members.all(left=True)


def new_member(shop: Shop, name: str, nickname: str = "", number: str = "") -> Member:
    """A member that is not written yet."""
    return Member(PersonId(shop.ids.new()), number, name, nickname)


def member_called(shop: Shop, text: str, *, left: bool = False) -> Member | None:
    """The member with this number, name or nickname, as people write them; None when nobody or more than one is.

    Those who left the group are found only if `left`.
    """
    wanted = search_key(text)
    members = shop.books.members.all(left=left)
    numbered = [one for one in members if search_key(one.number) == wanted]
    named = [one for one in members if wanted and wanted in (search_key(one.name), search_key(one.nickname))]
    found = numbered or named
    return found[0] if len(found) == 1 else None


def owner_name(shop: Shop, owner: PersonId) -> str:
    """How the owner of goods is called; empty for the group itself."""
    member = shop.books.members.get(owner) if owner else None
    return member.called if member else ""


def _check(shop: Shop, member: Member) -> None:
    others = [one for one in shop.books.members.all(left=True) if one.id != member.id]
    if any(one.number == member.number for one in others):
        raise Refused(
            "member_taken",
            N_("Another member has the number {number}. Use a free one, or leave it empty."),
            number=member.number,
        )
    if not member.active and any(product.owner == member.id for product in shop.books.catalog.all()):
        raise Refused(
            "member_owns",
            N_("Goods of {name} are still sold. Withdraw them or give them another owner first."),
            name=member.name,
        )
