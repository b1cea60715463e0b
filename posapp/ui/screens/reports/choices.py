"""What a report can be narrowed down to here: the sellers, categories, owners and places there are; no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from posapp.domain.place import ONLINE
from posapp.i18n import N_, _
from posapp.reports.sheet import WITHOUT

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from posapp.operations.shop import Shop
    from posapp.reports.sheet import Narrowing

TITLES: Final[Mapping[Narrowing, str]] = {
    "seller": N_("Seller"),
    "category": N_("Category"),
    "owner": N_("Owner of the goods"),
    "place": N_("Where it was sold"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing a report can show alone; `key` is what it is asked by."""

    key: str
    name: str


def choices(shop: Shop, narrowing: Narrowing) -> list[Choice]:
    """What `narrowing`, one of TITLES, offers."""
    return _OFFERED[narrowing](shop)


def _sellers(shop: Shop) -> list[Choice]:
    return [Choice(one.id, one.name) for one in shop.books.people.cashiers()]


def _categories(shop: Shop) -> list[Choice]:
    found = shop.books.catalog.categories(withdrawn=True)
    return [*(Choice(one.id, one.name) for one in found), Choice(WITHOUT, _("No category"))]


def _owners(shop: Shop) -> list[Choice]:
    members = shop.books.members.all(left=True)
    return [Choice(WITHOUT, _("The group's own")), *(Choice(one.id, one.called) for one in members)]


def _places(shop: Shop) -> list[Choice]:
    places = shop.books.places.all(closed=True)
    online = [Choice(ONLINE, _("Online"))] if shop.books.online.shops.all() else []
    return [Choice(WITHOUT, _("Our shop")), *online, *(Choice(one.id, one.name) for one in places)]


_OFFERED: Final[Mapping[Narrowing, Callable[[Shop], list[Choice]]]] = {
    "seller": _sellers,
    "category": _categories,
    "owner": _owners,
    "place": _places,
}
