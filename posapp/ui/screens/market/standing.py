"""How the markets stand, for the first page of this screen; no Qt in here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from posapp.operations.market_day import goods_of, result_of
from posapp.operations.take_stock import selling_place
from posapp.ui.screens.market.words import by_name, products_of, sums

if TYPE_CHECKING:
    from posapp.domain.identity import PlaceId
    from posapp.domain.market import EventResult, MarketEvent
    from posapp.operations.shop import Shop

_LISTED: Final = 200


@dataclass(frozen=True, slots=True)
class Standing:
    """How an event stands: its goods in words, its result, and whether this till sells there."""

    event: MarketEvent
    sums: tuple[str, ...]
    result: EventResult
    here: bool = False


def going_on(shop: Shop) -> list[Standing]:
    """The events that are not ended yet, oldest first."""
    here = selling_place(shop)
    return [_standing(shop, event, here) for event in shop.books.events.going_on()]


def over(shop: Shop) -> list[Standing]:
    """The last events that are ended, newest first."""
    ended = (event for event in shop.books.events.newest(_LISTED) if event.closed)
    return [Standing(event, (), result_of(shop, event)) for event in ended]


def _standing(shop: Shop, event: MarketEvent, here: PlaceId) -> Standing:
    goods = goods_of(shop, event)
    known = products_of(shop, goods)
    return Standing(event, tuple(sums(by_name(goods, known), known)), result_of(shop, event), event.place == here)
