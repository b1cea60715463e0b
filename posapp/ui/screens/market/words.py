"""How events, places and what became of goods are said on this screen; no Qt in here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.domain.place import STORE
from posapp.domain.quantity import Quantity
from posapp.domain.unit import unit
from posapp.i18n import N_, _, collation_key
from posapp.ui.widgets.chip_row import Chip

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from posapp.domain.identity import PlaceId, ProductId
    from posapp.domain.market import EventGoods
    from posapp.domain.product import Product
    from posapp.operations.shop import Shop

STORE_ROOM: Final = N_("Store room")

FATES: Final = ("sold", "back", "waste", "given", "lost", "there")
"""What becomes of what was taken; together they are all of it."""

_SUMS: Final = {
    "taken": N_("taken {count}"),
    "sold": N_("sold {count}"),
    "back": N_("back {count}"),
    "waste": N_("spoiled {count}"),
    "given": N_("given {count}"),
    "lost": N_("lost {count}"),
    "there": N_("still there {count}"),
}


def place_name(shop: Shop, place: PlaceId) -> str:
    """What a place is called."""
    found = shop.books.places.get(place) if place != STORE else None
    return found.name if found else _(STORE_ROOM)


def place_chips(shop: Shop) -> list[Chip]:
    """The store room and the places in use."""
    return [Chip(STORE, STORE_ROOM), *(Chip(place.id, place.name, plain=True) for place in shop.books.places.all())]


def products_of(shop: Shop, goods: Iterable[EventGoods]) -> dict[ProductId, Product]:
    """The articles of an event, also those that are not sold any more."""
    found = (shop.books.catalog.get(one.product) for one in goods)
    return {product.id: product for product in found if product}


def by_name(goods: Iterable[EventGoods], known: Mapping[ProductId, Product]) -> list[EventGoods]:
    """The goods of an event as people look for them."""
    return sorted(
        (one for one in goods if one.product in known), key=lambda one: collation_key(known[one.product].name)
    )


def numbers(goods: EventGoods) -> dict[str, Quantity]:
    """What was taken of an article and what became of it, by the keys of FATES."""
    return {
        "taken": goods.taken,
        "sold": goods.sold,
        "back": goods.back,
        "waste": goods.waste,
        "given": goods.given,
        "lost": goods.lost,
        "there": goods.there,
    }


def sums(goods: Sequence[EventGoods], known: Mapping[ProductId, Product]) -> list[str]:
    """What was taken and what became of it, one line for all that is counted and one for each other unit."""
    groups: dict[str, list[EventGoods]] = {}
    for one in goods:
        product = known[one.product]
        groups.setdefault(product.unit if product.divisible else "piece", []).append(one)
    return [f"{_(unit(key).label)}: {_tie(ones)}" if len(groups) > 1 else _tie(ones) for key, ones in groups.items()]


def _tie(goods: Sequence[EventGoods]) -> str:
    together = {key: Quantity(sum(numbers(one)[key].milli for one in goods)) for key in _SUMS}
    parts = [_(_SUMS[key]).format(count=together[key]) for key in FATES if together[key] or key == "sold"]
    return f"{_(_SUMS['taken']).format(count=together['taken'])} = {' + '.join(parts)}"
