"""Going to market: what was taken is sold, back, spoiled, given or lost; and a day written down from paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from posapp.domain.changes import Book
from posapp.domain.identity import EventId, PlaceId, ProductId
from posapp.domain.market import CostKind, EventCost
from posapp.domain.money import ZERO, Money
from posapp.domain.notebook import HalfTyped, NotedLine
from posapp.domain.place import STORE
from posapp.domain.quantity import ONE, Quantity
from posapp.domain.stock import StockReason
from posapp.domain.tender import CASH, ON_ACCOUNT
from posapp.operations.adjust_stock import Adjustment, adjust
from posapp.operations.cash_session import Counted, Witnesses, close_session, open_session
from posapp.operations.doctor import examine
from posapp.operations.market_day import (
    Plans,
    add_cost,
    bring_back,
    close_event,
    goods_of,
    open_event,
    result_of,
    sell_at,
    take_to_market,
)
from posapp.operations.past_day import PastDay, enter_past_day, half_typed, remember_typed
from posapp.operations.stock_book import Said
from posapp.operations.take_stock import selling_place
from tests.doubles.refusals import refused
from tests.doubles.storeroom import FRESH, OLD, Storeroom

if TYPE_CHECKING:
    from posapp.operations.past_day import Entered

_FRIDAY = date(2026, 1, 16)


def _cost(room: Storeroom, satang: int, kind: CostKind = CostKind.OTHER) -> EventCost:
    return EventCost(kind, Money(satang), " น้ำแข็ง ", room.stall.shop.now(), room.stall.seller)


def test_out_is_sold_back_spoiled_given_and_lost(room: Storeroom) -> None:
    shop, seller, stall = room.stall.shop, room.stall.seller, room.stall
    room.receive("ข้าวแต๋น", 20, FRESH, cost=1000)
    cost = room["ข้าวแต๋น"].cost
    plans = Plans(" กาดนัด ", date(2026, 1, 18), Money(50000), ((CostKind.STALL, Money(10000)), (CostKind.TRAVEL, ZERO)))
    event = open_event(shop, plans, seller)
    assert (event.name, selling_place(shop)) == ("กาดนัด", event.place)
    take_to_market(shop, event.id, [room.going("ข้าวแต๋น", 25), room.going("น้ำพริกหนุ่ม", 5)], seller)
    stall.sold(("ข้าวแต๋น", 8), ("น้ำพริกหนุ่ม", 6))
    rice = room["ข้าวแต๋น"].id
    lines = [
        Adjustment(rice, Quantity.of(number), reason)
        for number, reason in ((2, StockReason.WASTE), (1, StockReason.TASTING))
    ]
    adjust(shop, lines, Said(), seller, place=event.place)
    bring_back(shop, event.id, [room.going("ข้าวแต๋น", 3)], seller)
    add_cost(shop, event.id, _cost(room, 2000))
    add_cost(shop, event.id, _cost(room, -500))
    ended = close_event(shop, event.id, [room.going("ข้าวแต๋น", 10)], "ฝนตก", seller)
    goods = {one.product: one for one in ended.goods}
    found = goods[rice]
    told = (found.taken, found.sold, found.back, found.waste, found.given, found.lost, found.there)
    assert [one.milli // 1000 for one in told] == [25, 8, 13, 2, 1, 1, 0]
    jars = goods[room["น้ำพริกหนุ่ม"].id]
    assert [one.milli // 1000 for one in (jars.taken, jars.sold, jars.lost)] == [5, 6, -1]
    assert ended.result.bills == 1
    assert ended.result.sold == Money(8 * 3500 + 6 * 5000)
    assert ended.result.goods == cost.times(Quantity.of(12))
    assert (ended.result.spent, len(ended.result.costs)) == (Money(11500), 3)
    assert ended.result.profit == ended.result.sold - ended.result.goods - Money(11500)
    assert ended.changes.touch(Book.OPTIONS)
    assert (shop.books.stock.shelves_at(event.place), selling_place(shop)) == ([], STORE)
    assert shop.books.events.newest(9) == [ended.event]
    assert examine(shop).sound


def test_several_events_go_on_on_one_day(room: Storeroom) -> None:
    shop, seller = room.stall.shop, room.stall.seller
    first = open_event(shop, Plans("กาดเช้า"), seller)
    second = open_event(shop, Plans("กาดแลง", sell_here=False), seller)
    assert selling_place(shop) == first.place
    assert shop.books.events.going_on() == [first, second]
    take_to_market(shop, second.id, [room.going("ข้าวแต๋น", 5)], seller)
    ended = close_event(shop, second.id, [room.going("ข้าวแต๋น", 5)], "", seller)
    assert selling_place(shop) == first.place
    assert [one.there for one in ended.goods] == [Quantity(0)]
    assert goods_of(shop, first) == []
    assert result_of(shop, first).profit == ZERO
    assert shop.books.events.at(second.place) == ended.event
    assert (first.day, shop.books.events.get(first.id)) == (date(2026, 1, 17), first)


def test_what_no_event_can_be_is_refused(room: Storeroom) -> None:
    shop, seller = room.stall.shop, room.stall.seller
    event = open_event(shop, Plans("กาดนัด"), seller)
    before = shop.books.journal.last_seq()
    cases = {
        "place_taken": Plans("กาดนัด"),
        "name_empty": Plans(" "),
        "text_too_long": Plans("x" * 61),
        "amount_negative": Plans("กาด", float_=Money(-1)),
    }
    for code, plans in cases.items():
        assert refused(lambda plans=plans: open_event(shop, plans, seller)) == code  # type: ignore[misc]
    paid_back = Plans("กาด", costs=((CostKind.STALL, Money(-1)),))
    assert refused(lambda: open_event(shop, paid_back, seller)) == "amount_negative"
    assert refused(lambda: add_cost(shop, event.id, _cost(room, 0))) == "amount_zero"
    assert refused(lambda: add_cost(shop, EventId("none"), _cost(room, 1))) == "event_unknown"
    assert refused(lambda: take_to_market(shop, event.id, [], seller)) == "stock_nothing"
    assert refused(lambda: close_event(shop, event.id, [], "x" * 201, seller)) == "text_too_long"
    assert shop.books.journal.last_seq() == before


def test_an_event_that_ended_is_over(room: Storeroom) -> None:
    shop, seller = room.stall.shop, room.stall.seller
    event = open_event(shop, Plans("กาดนัด"), seller)
    close_event(shop, event.id, [], "", seller)
    for act in (
        lambda: close_event(shop, event.id, [], "", seller),
        lambda: take_to_market(shop, event.id, [room.going("ข้าวแต๋น", 1)], seller),
        lambda: bring_back(shop, event.id, [room.going("ข้าวแต๋น", 1)], seller),
        lambda: add_cost(shop, event.id, _cost(room, 1)),
    ):
        assert refused(act) == "event_closed"
    assert refused(lambda: sell_at(shop, event.place, seller)) == "place_closed"
    assert refused(lambda: sell_at(shop, PlaceId("nowhere"), seller)) == "place_unknown"
    assert shop.setting("till.place") == STORE
    open_event(shop, Plans("กาดนัด"), seller)


def _enter(room: Storeroom, past: PastDay) -> Entered:
    return enter_past_day(room.stall.shop, past, room.stall.seller)


def _noted(room: Storeroom, name: str, number: int, baht: int | None = None, method: str = CASH) -> NotedLine:
    return NotedLine(room[name].id, Quantity.of(number), None if baht is None else Money(baht * 100), method)


def test_a_past_day_is_written_into_the_same_books_and_marked_as_late(room: Storeroom) -> None:
    shop, seller = room.stall.shop, room.stall.seller
    room.receive("ขนมเทียน", 5, OLD)
    room.receive("ผ้าทอลายดอก", 1)
    lines = (
        _noted(room, "ขนมเทียน", 3),
        _noted(room, "ผ้าทอลายดอก", 1, 1000, "promptpay"),
        _noted(room, "กระเช้าปีใหม่", 1),
        _noted(room, "ขนมเทียน", 1, 5),
    )
    entered = _enter(room, PastDay(_FRIDAY, lines, opening=Money(20000)))
    cash, transfer = entered.sales
    assert (cash.total, transfer.total) == (Money(3000 + 9999 + 500), Money(100000))
    assert [(sale.issue.day, sale.issue.late) for sale in entered.sales] == [(_FRIDAY, True)] * 2
    assert shop.books.sales.get(cash.id) == cash
    close = shop.books.cash.last_close(shop.books.terminal.id)
    assert close
    assert (close.expected, close.over_short) == (Money(20000 + 13499), ZERO)
    assert (room.on_hand("ขนมเทียน"), room.on_hand("ผ้าทอลายดอก")) == (1000, 0)
    assert shop.session() is None
    short = _enter(room, PastDay(_FRIDAY, (_noted(room, "ข้าวแต๋น", 1),), counted=Money(3400)))
    last = shop.books.cash.last_close(shop.books.terminal.id)
    assert last
    assert (short.session.number, last.over_short) == (2, Money(-100))
    open_session(shop, Counted(ZERO), seller)
    assert examine(shop).sound


def test_a_notebook_half_typed_is_kept_until_its_day_is_in_the_books(room: Storeroom) -> None:
    shop = room.stall.shop
    assert half_typed(shop) is None
    lines = (_noted(room, "ข้าวแต๋น", 3), _noted(room, "ข้าวแต๋น", 1, 30, "promptpay"))
    typed = HalfTyped(_FRIDAY, lines)
    remember_typed(shop, typed)
    assert half_typed(shop) == typed
    _enter(room, PastDay(_FRIDAY - timedelta(days=1), lines[:1]))
    assert half_typed(shop) == typed
    _enter(room, PastDay(_FRIDAY, lines))
    assert half_typed(shop) is None
    remember_typed(shop, typed)
    remember_typed(shop, replace(typed, lines=()))
    assert half_typed(shop) is None
    assert examine(shop).sound


def test_a_past_day_that_cant_be_is_refused_and_nothing_of_it_is_written(room: Storeroom) -> None:
    line = _noted(room, "ข้าวแต๋น", 1)
    right = PastDay(_FRIDAY, (line,))
    cases = {
        "past_today": replace(right, day=date(2026, 1, 17)),
        "past_too_old": replace(right, day=date(2025, 1, 15)),
        "past_on_account": replace(right, lines=(line, replace(line, method=ON_ACCOUNT))),
        "stock_nothing": replace(right, lines=()),
        "past_too_long": replace(right, lines=(line,) * 901),
        "product_unknown": replace(right, lines=(line, replace(line, product=ProductId("none")))),
        "place_unknown": replace(right, place=PlaceId("none")),
        "amount_negative": replace(right, opening=Money(-1)),
        "quantity_zero": replace(right, lines=(line, replace(line, quantity=Quantity(0), method="promptpay"))),
        "one_off_gone": replace(right, lines=(line, _noted(room, "ผ้าทอลายดอก", 1))),
    }
    before = room.stall.shop.books.journal.last_seq()
    for code, wrong in cases.items():
        assert refused(lambda wrong=wrong: _enter(room, wrong)) == code  # type: ignore[misc]
    assert refused(lambda: _enter(room, replace(right, counted=Money(-1)))) == "amount_negative"
    assert room.stall.shop.books.journal.last_seq() == before
    room.stall.sold(("ข้าวแต๋น", 1))
    assert refused(lambda: _enter(room, right)) == "past_day_open"
    close_session(room.stall.shop, Counted(Money(3500)), "", Witnesses(room.stall.seller))
    assert _enter(room, right).sales[0].total == Money(3500)


def test_a_past_day_at_a_market_is_the_markets(room: Storeroom) -> None:
    shop, seller = room.stall.shop, room.stall.seller
    event = open_event(shop, Plans("กาดเมื่อวาน", _FRIDAY, sell_here=False), seller)
    take_to_market(shop, event.id, [room.going("ข้าวแต๋น", 5)], seller)
    _enter(room, PastDay(_FRIDAY, (_noted(room, "ข้าวแต๋น", 4),), event.place))
    ended = close_event(shop, event.id, [room.going("ข้าวแต๋น", 1)], "", seller)
    (goods,) = ended.goods
    assert (goods.sold, goods.back, goods.lost) == (Quantity.of(4), ONE, Quantity(0))
    assert (ended.result.bills, ended.result.sold) == (1, Money(14000))
