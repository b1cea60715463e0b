"""Adding the people who sell, and the customers whose names a bill needs; letting those go who sell no more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.domain.access import Permission
from posapp.domain.changes import Book, Changes
from posapp.domain.identity import PersonId
from posapp.domain.text import clean_name
from posapp.operations.codes import check_here, check_treasurer, written
from posapp.operations.permit import acting, needs
from posapp.store.access import Proof

if TYPE_CHECKING:
    from posapp.operations.shop import Shop

NAME_LIMIT: Final = 60


def person_named(shop: Shop, role: str, name: str, by: PersonId) -> PersonId:
    """The id of the cashier or customer called `name`, added when new. Raises Refused `name_empty`, `text_too_long`.

    Whoever sells may add a customer; who may sell is said by whoever says who may do what. The journal gets the id and
    a salted hash of the record, never the name: names stay erasable.
    """
    wanted = clean_name(name, NAME_LIMIT)
    found = shop.books.people.find(role, wanted)
    if found:
        return found
    permission = Permission.USERS if role == "cashier" else Permission.SELL
    with acting(shop, permission, by), shop.books.write():
        found = shop.books.people.find(role, wanted)
        if found:
            return found
        person = PersonId(shop.ids.new())
        digest = shop.books.people.write(person, role, wanted)
        shop.record("person", person, shop.now(), by, {"role": role, "record": digest})
    return person


@needs(Permission.USERS)
def remove_person(shop: Shop, person: PersonId, by: PersonId) -> Changes:
    """Let `person` sell no more; code and role go, the name stays on the bills written so far.

    Raises Refused `person_unknown`, `last_treasurer`.
    """
    check_here(shop, person)
    with shop.books.write():
        access = shop.books.access.get(person)
        if access and access.coded:
            written(shop, access, Proof.of(None), by)
        digest = shop.books.people.leave(person)
        shop.record("person", person, shop.now(), by, {"role": "cashier", "record": digest, "active": 0})
        check_treasurer(shop)
    return Changes(Book.PEOPLE)
