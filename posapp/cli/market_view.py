"""A market event as the terminal shows it: what became of the goods, what it cost and what it brought."""

from __future__ import annotations

from typing import TYPE_CHECKING

from posapp.cli.context import plain
from posapp.cli.layout import table
from posapp.documents.stock_papers.facts import full_name
from posapp.domain.market import COST_TITLES, CostKind
from posapp.domain.money import Money
from posapp.domain.stock import REASON_TITLES, StockReason
from posapp.i18n import _, count_text, date_text
from posapp.operations.market_day import goods_of, result_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from posapp.domain.market import EventGoods, EventResult, MarketEvent
    from posapp.domain.product import Product
    from posapp.operations.shop import Shop


def event_head(event: MarketEvent) -> str:
    """Which event it is."""
    return f"{event.name}  {date_text(event.day)}"


def event_row(shop: Shop, event: MarketEvent) -> tuple[str, ...]:
    """A line of the list of events."""
    result = result_of(shop, event)
    state = _("ended") if event.closed else _("going on")
    bills = _("Bills: {count}").format(count=count_text(result.bills))
    return date_text(event.day), event.name, state, bills, str(result.sold), str(result.spent), str(result.profit)


def event_lines(shop: Shop, event: MarketEvent) -> Iterator[str]:
    """The goods and the money of an event for people."""
    yield event_head(event)
    if event.float_:
        yield _("Change money that went along: {amount}").format(amount=event.float_)
    goods = _named(shop, goods_of(shop, event))
    if goods:
        yield ""
        yield from table([_goods_head(), *(_goods_row(product, one) for product, one in goods)], "<>>>>>>>")
    yield ""
    yield from table(list(_result_rows(result_of(shop, event))), "<>")


def event_values(shop: Shop, event: MarketEvent) -> dict[str, object]:
    """An event for programs."""
    result = result_of(shop, event)
    return {
        "id": event.id,
        "name": event.name,
        "day": event.day.isoformat(),
        "float": plain(event.float_),
        "closed": event.closed,
        "bills": result.bills,
        "sold": plain(result.sold),
        "goods_cost": plain(result.goods),
        "costs": [{"kind": cost.kind.value, "amount": plain(cost.amount), "note": cost.note} for cost in result.costs],
        "spent": plain(result.spent),
        "profit": plain(result.profit),
        "goods": [_goods_values(product, one) for product, one in _named(shop, goods_of(shop, event))],
    }


def _named(shop: Shop, goods: Sequence[EventGoods]) -> list[tuple[Product, EventGoods]]:
    found = ((shop.books.catalog.get(one.product), one) for one in goods)
    return sorted(((product, one) for product, one in found if product), key=lambda pair: pair[0].code)


def _goods_head() -> tuple[str, ...]:
    gone = (_(REASON_TITLES[reason]) for reason in (StockReason.WASTE, StockReason.GIFT, StockReason.LOSS))
    return ("", _("Taken"), _("Sold"), _("Back"), *gone, _("Still there"))


def _goods_row(product: Product, one: EventGoods) -> tuple[str, ...]:
    numbers = (one.taken, one.sold, one.back, one.waste, one.given, one.lost, one.there)
    return (full_name(product), *(str(number) if number else "-" for number in numbers))


def _goods_values(product: Product, one: EventGoods) -> dict[str, object]:
    return {
        "code": product.code,
        "name": full_name(product),
        "taken": plain(one.taken),
        "sold": plain(one.sold),
        "back": plain(one.back),
        "waste": plain(one.waste),
        "given": plain(one.given),
        "lost": plain(one.lost),
        "there": plain(one.there),
    }


def _result_rows(result: EventResult) -> Iterator[tuple[str, str]]:
    yield _("Sold (bills: {count})").format(count=count_text(result.bills)), str(result.sold)
    yield _("The goods that are gone had cost"), str(-result.goods)
    for kind in CostKind:
        spent = Money(sum(cost.amount.satang for cost in result.costs if cost.kind is kind))
        if spent:
            yield _(COST_TITLES[kind]), str(-spent)
    yield _("Profit"), str(result.profit)
