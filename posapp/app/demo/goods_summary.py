"""What became of the goods: each number held against its movements, and against the reckoning of the story."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.app.demo.tally import FATES
from posapp.app.demo.wares import goods
from posapp.cli.context import plain
from posapp.domain.errors import Refused
from posapp.domain.quantity import Quantity
from posapp.i18n import N_
from posapp.operations.market_day import goods_of, result_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from posapp.app.demo.day import Day
    from posapp.domain.market import EventGoods, MarketEvent
    from posapp.domain.money import Money

_ALL: Final = 10_000


def goods_values(day: Day) -> Mapping[str, object]:
    """What is left of each article of the story, the market with its result, and the codes read off each label."""
    event = _event(day)
    result = result_of(day.shop, event)
    return {
        "on_hand": {name: str(_on_hand(day, name)) for name in day.tally.goods},
        "market": {
            "name": event.name,
            "bills": result.bills,
            "sold": plain(result.sold),
            "goods": plain(result.goods),
            "costs": plain(result.spent),
            "left": plain(result.profit),
            "of": {name: {fate: str(Quantity(n)) for fate, n in fates.items()} for name, fates in _fates(day).items()},
        },
        "labels": {paper: read for paper, (_wanted, read) in day.tally.labels.items()},
    }


def goods_ties(day: Day, net: Money) -> Mapping[str, bool]:
    """Whether the goods tie; `net` is what the bills of the day came to."""
    event, tally = _event(day), day.tally
    at_stall = goods_of(day.shop, event)
    reckoned = {
        name: {fate: n for fate, n in fates.items() if n and fate in FATES} for name, fates in tally.goods.items()
    }
    return {
        "on_hand_as_reckoned": all(_on_hand(day, name) == tally.on_hand(name) for name in tally.goods),
        "on_hand_is_the_sum_of_movements": all(_on_hand(day, name) == _moved(day, name) for name in tally.goods),
        "taken_is_sold_back_and_gone": all(not one.there and one.taken == _gone(one) for one in at_stall),
        "market_goods_as_reckoned": _fates(day) == {name: fates for name, fates in reckoned.items() if fates},
        "market_sold_all_bills": result_of(day.shop, event).sold == net,
        "labels_read_back": all(wanted == sorted(read) for wanted, read in tally.labels.values()),
    }


def _event(day: Day) -> MarketEvent:
    found = next(iter(day.shop.books.events.newest(1)), None)
    if found is None or not found.closed:
        raise Refused("market_not_closed", N_("The market of the sample day was not closed. Start the demo again."))
    return found


def _fates(day: Day) -> Mapping[str, Mapping[str, int]]:
    """What the books say became of each article at the stall, in thousandths."""
    named = {product.id: product.name for product in day.shop.books.catalog.all()}
    found = {
        named[one.product]: {fate: getattr(one, fate).milli for fate in FATES}
        for one in goods_of(day.shop, _event(day))
    }
    return {name: {fate: n for fate, n in fates.items() if n} for name, fates in found.items()}


def _gone(one: EventGoods) -> Quantity:
    return one.sold + one.back + one.waste + one.given + one.lost


def _on_hand(day: Day, name: str) -> Quantity:
    return day.shop.books.stock.on_hand(goods(day.shop, name).id)


def _moved(day: Day, name: str) -> Quantity:
    moves = day.shop.books.movements.of_product(goods(day.shop, name).id, _ALL)
    return Quantity(sum(one.move.quantity.milli for one in moves))
