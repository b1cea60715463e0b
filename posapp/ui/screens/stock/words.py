"""What places and people are called on this screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.domain.place import STORE
from posapp.i18n import N_, _
from posapp.ui.widgets.chip_row import Chip

if TYPE_CHECKING:
    from posapp.domain.identity import PersonId, PlaceId
    from posapp.operations.shop import Shop

STORE_NAME: Final = N_("Store room")


def place_name(shop: Shop, place: PlaceId) -> str:
    """How a place is called."""
    if place == STORE:
        return _(STORE_NAME)
    found = shop.books.places.get(place)
    return found.name if found else ""


def place_chips(shop: Shop, *, events: bool) -> list[Chip]:
    """The places in use, with or without those of market events; the store room is always there."""
    others = (place for place in shop.books.places.all() if events or place.kind != "event")
    chips = (Chip(place.id, place.name, "map_pin", plain=True) for place in others)
    return [Chip(STORE, STORE_NAME, "goods"), *chips]


def who(shop: Shop, person: PersonId) -> str:
    """The name of whoever did something; a dash when nobody was named."""
    return shop.books.people.name(person) or "–"
