"""What may be taken along: as last time, what was sold last time, all there is; no Qt in here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from posapp.domain.place import STORE
from posapp.domain.quantity import Quantity
from posapp.i18n import N_, collation_key, search_key
from posapp.operations.market_day import goods_of
from posapp.ui.parts.goods_sheet.lines import Line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from posapp.domain.identity import ProductId
    from posapp.domain.market import EventGoods, MarketEvent
    from posapp.operations.shop import Shop

_LOOKED_BACK = 200
"""So many events are looked through for one of the same name."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A list to begin with. `title` is a catalogue message."""

    key: str
    title: str
    lines: tuple[Line, ...]


def proposals(shop: Shop, event: MarketEvent) -> list[Proposal]:
    """What may go to `event`; nothing is proposed that is not in the store room, nor more than there is of it."""
    found = [Proposal("all", N_("All there is"), _lines(shop, shop.books.stock.all(STORE)))]
    last = _last_like(shop, event)
    if last:
        then = goods_of(shop, last)
        found = [
            Proposal("taken", N_("The same as last time"), _lines(shop, _numbers(then, "taken"))),
            Proposal("sold", N_("What was sold last time"), _lines(shop, _numbers(then, "sold"))),
            *found,
        ]
    return [one for one in found if one.lines]


def earlier_names(shop: Shop, limit: int = 6) -> list[str]:
    """The names of the last events, each once."""
    names = dict.fromkeys(event.name for event in shop.books.events.newest(_LOOKED_BACK))
    return list(names)[:limit]


def _last_like(shop: Shop, event: MarketEvent) -> MarketEvent | None:
    key = search_key(event.name)
    newest = shop.books.events.newest(_LOOKED_BACK)
    return next((one for one in newest if one.closed and one.id != event.id and search_key(one.name) == key), None)


def _numbers(goods: list[EventGoods], column: str) -> dict[ProductId, Quantity]:
    return {one.product: one.taken if column == "taken" else one.sold for one in goods}


def _lines(shop: Shop, wanted: Mapping[ProductId, Quantity]) -> tuple[Line, ...]:
    there = shop.books.stock.all(STORE)
    products = sorted(
        (one for one in shop.books.catalog.all() if one.offered and one.id in wanted),
        key=lambda one: collation_key(one.name),
    )
    numbers = ((one, min(wanted[one.id], there.get(one.id, Quantity(0)))) for one in products)
    return tuple(Line(one, number) for one, number in numbers if number.milli > 0)
