"""Adding the people who sell, and the customers whose names a bill needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.domain.identity import PersonId
from posapp.domain.text import clean_name

if TYPE_CHECKING:
    from posapp.operations.shop import Shop

NAME_LIMIT: Final = 60


def person_named(shop: Shop, role: str, name: str, by: PersonId) -> PersonId:
    """The id of the cashier or customer called `name`, added when new. Raises Refused `name_empty`, `text_too_long`.

    The journal gets the id and a salted hash of the record, never the name: names stay erasable.
    """
    wanted = clean_name(name, NAME_LIMIT)
    with shop.books.write():
        found = shop.books.people.find(role, wanted)
        if found:
            return found
        person = PersonId(shop.ids.new())
        digest = shop.books.people.write(person, role, wanted)
        shop.record("person", person, shop.now(), by, {"role": role, "record": digest})
    return person
