"""Refunds the shops have to hear of: of bills they were told, and of their customers' orders given back at the till."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.domain.identity import SaleId
from posapp.domain.online.errand import Errand, ErrandKind, ErrandState
from posapp.i18n import N_
from posapp.operations.online.order_tasks import GIVEN_BACK, ask
from posapp.operations.online.plans import plan_back

if TYPE_CHECKING:
    from collections.abc import Sequence

    from posapp.domain.online.order import OnlineOrder
    from posapp.domain.online.shop import OnlineShop
    from posapp.domain.sale import Sale
    from posapp.operations.shop import Shop

TAKEN_BACK: Final = N_("Taken back in the online shop")
"""The reason of a refund that a shop began: it knows of it."""

_IN_DOUBT: Final = (ErrandState.SENDING, ErrandState.UNKNOWN)
_UNHEARD: Final = (ErrandState.WAITING, ErrandState.REFUSED)


def refund_errand(shop: Shop, online: OnlineShop, refund: Sale) -> Errand | None:
    """The errand by which a shop hears of a refund; None when it has nothing to hear.

    Of a customer's order only the money is told: its goods come back by their number, which is told anyway.
    """
    order = shop.books.online.orders.of_sale(SaleId(refund.refers))
    told = shop.books.online.errands.keyed(online.id, f"sale:{refund.refers}")
    key, at = f"refund:{refund.id}", refund.issue.at
    if order:
        of_the_till = order.shop == online.id and refund.reason != TAKEN_BACK and refund.total
        return Errand(0, online.id, ErrandKind.REFUND, key, refund.id, at) if of_the_till else None
    if told is None or told.state is ErrandState.SKIPPED:
        return None
    return Errand(0, online.id, ErrandKind.REFUND, key, refund.id, at, plan_back(refund, told), after=told.id)


def ask_to_say(shop: Shop, refund: Sale) -> None:
    """Ask a person to say it in a shop that can't be told of money given back; inside a write."""
    order = shop.books.online.orders.of_sale(SaleId(refund.refers))
    if order:
        ask(shop, order, GIVEN_BACK, ours=-refund.total.satang)


def heard_of(shop: Shop, order: OnlineOrder, refunds: Sequence[Sale]) -> list[Sale] | None:
    """Those of the refunds of an order that count in what its shop says; None while one of them is in doubt."""
    keyed = shop.books.online.errands.keyed
    errands = {one.id: keyed(order.shop, f"refund:{one.id}") for one in refunds}
    if any(errand and errand.state in _IN_DOUBT for errand in errands.values()):
        return None
    unheard = {refund for refund, errand in errands.items() if errand and errand.state in _UNHEARD}
    return [one for one in refunds if one.id not in unheard]
