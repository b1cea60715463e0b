"""Orders fetched from a shop, taken into the books together with what they did to the shop's numbers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from posapp.domain.identity import SaleId
from posapp.domain.money import total
from posapp.domain.online.errand import OPEN_STATES, Errand, ErrandKind, ErrandState
from posapp.domain.online.order import Stage
from posapp.domain.quantity import Quantity
from posapp.operations.online.orders import CURSOR, accept_orders
from posapp.operations.online.picking import EXTRA

if TYPE_CHECKING:
    from collections.abc import Sequence

    from posapp.domain.online.order import OnlineOrder, OrderIn
    from posapp.domain.online.shop import Abilities, OnlineShop, RemoteId
    from posapp.operations.shop import Shop

_ORDERS: Final = 20
"""How many orders, of a few lines each, one transaction takes in."""


def take_orders(
    shop: Shop, online: OnlineShop, told: Sequence[OrderIn], cursor: str, abilities: Abilities
) -> list[OnlineOrder]:
    """Take in a page of orders and where the telling goes on; the orders that are new or changed.

    A shop that sets goods aside by itself has taken them off its numbers. Bills of ours are no customers' orders: one
    whose errand is still open has arrived after all, and is looked up instead of being sent again.
    """
    accepted: list[OnlineOrder] = []
    for start in range(0, max(len(told), 1), _ORDERS):
        part = told[start : start + _ORDERS]
        last = start + _ORDERS >= len(told)
        with shop.books.write():
            before = [_held(shop, online, one) for one in part]
            goes_on = cursor if last else shop.books.online.shops.cursor(online.id, CURSOR)
            accepted += accept_orders(shop, online, part, goes_on)
            for one, held in zip(part, before, strict=True):
                if abilities.reserves_stock:
                    _shift(shop, online, held, _held(shop, online, one))
                _found_ours(shop, online, one)
    return accepted


def _held(shop: Shop, online: OnlineShop, told: OrderIn) -> dict[RemoteId, int]:
    """What the shop has taken off its numbers for an order, as far as our books know."""
    held: dict[RemoteId, int] = {}
    order = shop.books.online.orders.told_as(online.id, told.remote)
    if order is None or not order.told.holds:
        return held
    back = dict(order.told.returned)
    for line in order.told.lines:
        returned = back.get(line.remote, Quantity(0))
        held[line.item] = held.get(line.item, 0) + (line.quantity - returned).milli
    return held


def _shift(shop: Shop, online: OnlineShop, before: dict[RemoteId, int], after: dict[RemoteId, int]) -> None:
    """Each order by itself: of what comes in together, some may have crossed with our telling a number."""
    for item in before.keys() | after.keys():
        change = before.get(item, 0) - after.get(item, 0)
        if change and item:
            shop.books.online.numbers.shift(online.id, item, Quantity(change), fetched=True)


def _found_ours(shop: Shop, online: OnlineShop, told: OrderIn) -> None:
    errands = shop.books.online.errands
    for refund in _given_back(shop, online, told):
        errands.keep(replace(refund, state=ErrandState.UNKNOWN, attempts=1))
    for kind in ("sale", "refund") if told.ours else ():
        errand = errands.keyed(online.id, f"{kind}:{told.ours}")
        if errand and errand.state in OPEN_STATES:
            errands.keep(replace(errand, state=ErrandState.UNKNOWN, attempts=max(errand.attempts, 1), next_at=None))
        elif errand and errand.remote not in ("", told.remote) and told.stage is not Stage.CANCELLED:
            _call_off(shop, errand, told)


def _given_back(shop: Shop, online: OnlineShop, told: OrderIn) -> list[Errand]:
    """Refunds of an order's bill that wait, though the shop may have them: the books may be an older copy."""
    order = shop.books.online.orders.told_as(online.id, told.remote)
    bill = order.sale if order else SaleId(told.ours)
    refunds = shop.books.sales.refunds_of(bill) if bill and told.paid_back else []
    found = [(one.total, shop.books.online.errands.keyed(online.id, f"refund:{one.id}")) for one in refunds]
    known = -total([amount for amount, errand in found if errand is None or errand.state is ErrandState.DONE])
    if told.paid_back <= known:
        return []
    return [errand for _amount, errand in found if errand and errand.state is ErrandState.WAITING]


def _call_off(shop: Shop, errand: Errand, told: OrderIn) -> None:
    """The line brought a bill to the shop twice: the order our books don't go by is called off there."""
    extra = Errand(0, errand.shop, ErrandKind.ORDER, f"{EXTRA}{told.remote}", errand.subject, shop.now())
    shop.books.online.errands.add(replace(extra, remote=told.remote))
