"""Going to market: goods out to a stall of their own, sold there, brought back; and what the event was worth."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from posapp.domain.access import Permission
from posapp.domain.changes import Book, Changes
from posapp.domain.errors import Refused
from posapp.domain.identity import EventId, PlaceId
from posapp.domain.market import CostKind, EventCost, EventGoods, EventResult, MarketEvent
from posapp.domain.money import ZERO, Money
from posapp.domain.place import STORE, Place
from posapp.domain.quantity import Quantity
from posapp.domain.stock import EntryKind, StockMove, StockReason
from posapp.domain.text import clean, clean_name
from posapp.i18n import N_
from posapp.operations.change_options import change_options
from posapp.operations.move_stock import Going, Way, move_stock, save_place
from posapp.operations.options import STOCK
from posapp.operations.permit import needs
from posapp.operations.stock_book import Posted, Said, begin, check_place, known, post_parts, today
from posapp.store import stock_facts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from posapp.domain.identity import PersonId, ProductId
    from posapp.operations.shop import Shop

_NAME_LIMIT: Final = 60
_NOTE_LIMIT: Final = 200

_COLUMN: Final = {
    StockReason.SALE: "sold",
    StockReason.REFUND: "sold",
    StockReason.BROUGHT: "back",
    StockReason.RETURN: "back",
    StockReason.WASTE: "waste",
    StockReason.GIFT: "given",
    StockReason.TASTING: "given",
    StockReason.OWN_USE: "given",
    StockReason.USED: "given",
    StockReason.LOSS: "lost",
    StockReason.COUNT: "lost",
}
_GONE: Final = ("sale", "refund", "waste", "gift", "tasting", "own_use", "loss", "count")


@dataclass(frozen=True, slots=True)
class Plans:
    """What is known of an event beforehand: name, day (None: today), change money that goes along, costs by kind."""

    name: str
    day: date | None = None
    float_: Money = ZERO
    costs: tuple[tuple[CostKind, Money], ...] = ()
    sell_here: bool = True


@dataclass(frozen=True, slots=True)
class Ended:
    """An event that was closed: what came of its goods, and what it brought."""

    event: MarketEvent
    goods: tuple[EventGoods, ...]
    result: EventResult
    changes: Changes


@needs(Permission.STOCK)
def open_event(shop: Shop, plans: Plans, by: PersonId) -> MarketEvent:
    """Begin an event with a stall of its own; with `sell_here` this till sells from that stall until it is closed.

    Raises Refused `name_empty`, `text_too_long`, `place_taken`, `amount_negative`.
    """
    for amount in (plans.float_, *(cost for _kind, cost in plans.costs)):
        amount.not_negative()
    with shop.books.write():
        event_id = EventId(shop.ids.new())
        name = clean_name(plans.name, _NAME_LIMIT)
        save_place(shop, Place(PlaceId(event_id), name, "event"), by)
        event = MarketEvent(event_id, name, plans.day or today(shop), PlaceId(event_id), plans.float_, shop.now(), by)
        seq = shop.record("event", event.id, event.at, by, stock_facts.of_event(event))
        shop.books.events.write(event, shop.books.terminal.id, seq)
        for kind, amount in plans.costs:
            if amount:
                add_cost(shop, event.id, EventCost(kind, amount, "", shop.now(), by))
        if plans.sell_here:
            sell_at(shop, event.place, by)
    return event


@needs(Permission.STOCK)
def sell_at(shop: Shop, place: PlaceId, by: PersonId) -> Changes:
    """Let this till take its goods from `place` from now on. Raises Refused `place_unknown`, `place_closed`."""
    check_place(shop, place)
    return change_options(shop, STOCK, {"till.place": place}, by)


@needs(Permission.STOCK, by="cost.by")
def add_cost(shop: Shop, event: EventId, cost: EventCost) -> Changes:
    """Write down money an event cost; below zero takes an earlier one back. Money of the drawer is paid out there.

    Raises Refused `event_unknown`, `event_closed`, `amount_zero`, `text_too_long`.
    """
    if not cost.amount:
        raise Refused("amount_zero", N_("The amount is zero. Type a number above zero."))
    with shop.books.write():
        _going_on(shop, event)
        checked = replace(cost, note=clean(cost.note, _NOTE_LIMIT))
        seq = shop.record("event_cost", event, checked.at, checked.by, stock_facts.of_cost(checked))
        shop.books.events.write_cost(event, checked, shop.books.terminal.id, seq)
    return Changes(Book.STOCK)


@needs(Permission.STOCK)
def take_to_market(shop: Shop, event: EventId, lines: Sequence[Going], by: PersonId) -> Posted:
    """Goods go from the store to the stall of an event. Raises Refused as `move_stock` does, `event_*`."""
    with shop.books.write():
        going_on = _going_on(shop, event)
        way = Way(STORE, going_on.place, EntryKind.TAKE, StockReason.TAKEN)
        return move_stock(shop, lines, way, Said(party=going_on.name, subject=event), by)


@needs(Permission.STOCK)
def bring_back(shop: Shop, event: EventId, lines: Sequence[Going], by: PersonId) -> Posted:
    """Goods go from the stall back to the store. Raises Refused as `move_stock` does, `event_*`."""
    with shop.books.write():
        going_on = _going_on(shop, event)
        way = Way(going_on.place, STORE, EntryKind.BRING, StockReason.BROUGHT)
        return move_stock(shop, lines, way, Said(party=going_on.name, subject=event), by)


@needs(Permission.STOCK)
def close_event(shop: Shop, event: EventId, back: Sequence[Going], note: str, by: PersonId) -> Ended:
    """End an event: `back` comes back to the store, and what is then missing at the stall is written off as lost.

    Afterwards nothing lies at the stall: taken = sold + back + waste + given + lost, for each article. More sold than
    was taken shows as a loss below zero. Raises Refused `event_unknown`, `event_closed` and as `move_stock` does.
    """
    with shop.books.write():
        going_on = _going_on(shop, event)
        if back:
            bring_back(shop, event, back, by)
        _write_off(shop, going_on, by)
        at = shop.now()
        told = {"note": clean(note, _NOTE_LIMIT)}
        seq = shop.record("event_close", event, at, by, told)
        shop.books.events.close(event, at, by, told["note"], (shop.books.terminal.id, seq))
        save_place(shop, Place(going_on.place, going_on.name, "event", active=False), by)
        if shop.setting("till.place") == going_on.place:
            sell_at(shop, STORE, by)
    ended = replace(going_on, closed=True)
    changes = Changes(Book.STOCK | Book.OPTIONS)
    return Ended(ended, tuple(goods_of(shop, ended)), result_of(shop, ended), changes)


def goods_of(shop: Shop, event: MarketEvent) -> list[EventGoods]:
    """What became of each article that was at the stall, so far."""
    sums: dict[ProductId, dict[str, int]] = {}
    for (product, reason), quantity in shop.books.movements.by_reason(event.place).items():
        column = _COLUMN.get(StockReason(reason), "taken")
        signed = quantity.milli if column == "taken" else -quantity.milli
        parts = sums.setdefault(product, {})
        parts[column] = parts.get(column, 0) + signed
    return [
        EventGoods(product, **{column: Quantity(milli) for column, milli in parts.items()})
        for product, parts in sums.items()
    ]


def result_of(shop: Shop, event: MarketEvent) -> EventResult:
    """What an event brought so far: its bills, less what the goods that are gone had cost, less its costs."""
    bills, sold = shop.books.events.sold(event.place)
    gone = shop.books.movements.cost_of(event.place, _GONE)
    return EventResult(bills, sold, gone, shop.books.events.costs(event.id))


def _write_off(shop: Shop, event: MarketEvent, by: PersonId) -> None:
    moves = tuple(
        StockMove(
            shelf.product,
            -shelf.on_hand,
            StockReason.LOSS,
            place=event.place,
            lot=shelf.lot_id,
            cost=known(shop, shelf.product).cost,
        )
        for shelf in shop.books.stock.shelves_at(event.place)
    )
    post_parts(shop, lambda: begin(shop, EntryKind.COUNT, Said(party=event.name, subject=event.id), by), moves)


def _going_on(shop: Shop, event: EventId) -> MarketEvent:
    found = shop.books.events.get(event)
    if found is None:
        raise Refused("event_unknown", N_("There is no such market. Choose one of the list."))
    if found.closed:
        raise Refused("event_closed", N_("“{name}” is closed. Open a new market."), name=found.name)
    return found
