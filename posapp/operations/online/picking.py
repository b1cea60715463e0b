"""From order to parcel: its goods are picked, packed and sent off with a bill, or it is called off."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from posapp.domain.access import Permission
from posapp.domain.changes import Book, Changes
from posapp.domain.errors import Refused, Unavailable
from posapp.domain.identity import SaleId
from posapp.domain.online.errand import Errand, ErrandKind
from posapp.domain.online.order import OrderId, Progress, Stage
from posapp.domain.text import clean, clean_reason
from posapp.i18n import N_
from posapp.operations.online.orders import TO_DO, order_of, send_off, write_order
from posapp.operations.permit import needs
from posapp.operations.sell import sold_before

if TYPE_CHECKING:
    from posapp.domain.identity import PersonId
    from posapp.domain.online.order import OnlineOrder
    from posapp.operations.sell import Sold
    from posapp.operations.shop import Shop

_TRACKING_LIMIT: Final = 40

SHIP: Final = "ship:"
CANCEL: Final = "cancel:"
"""How the keys of errands begin that tell a shop what became of an order; its id follows."""

EXTRA: Final = "extra:"
"""How the key of an errand begins by which an order there is called off that a bill of ours made too many."""


@needs(Permission.SELL)
def pick(shop: Shop, order: OrderId, by: PersonId) -> Changes:
    """Say that an order's goods were taken off the shelf.

    Raises Refused `order_unknown`, `order_sent`, `order_closed`, `order_unpaid`, and `order_strange`
    for one at a stage that is unknown here, or in foreign money.
    """
    return _moved_on(shop, order, Progress.PICKED, by)


@needs(Permission.SELL)
def pack(shop: Shop, order: OrderId, by: PersonId) -> Changes:
    """Say that an order's parcel is closed. Raises Refused as `pick` does."""
    return _moved_on(shop, order, Progress.PACKED, by)


@needs(Permission.SELL)
def ship(shop: Shop, order: OrderId, tracking: str, by: PersonId) -> Sold:
    """Send an order off: its bill is written with `by` as who took care of it, and the shop is told (`tracking` too).

    Sent off again it gives the first bill again. Raises Refused as `pick` does, `text_too_long`, and what stands in the
    way of selling the goods (`one_off_sold`, `one_off_gone`, `one_off_held`, `expired`), or Unavailable.
    """
    try:
        with shop.books.write():
            return _sent_before(shop, order) or _shipped(shop, order, clean(tracking, _TRACKING_LIMIT), by)
    except Unavailable:
        found = _sent_before(shop, order)
        if found is None:
            raise
        return found


@needs(Permission.REFUND)
def cancel(shop: Shop, order: OrderId, reason: str, by: PersonId) -> Changes:
    """Call an order off before it is sent: nothing is set aside for it any more, and the shop is told.

    Money the buyer paid goes back to her through the shop. Raises Refused `order_unknown`, `order_sent`,
    `order_closed`, `reason_missing`, `text_too_long`.
    """
    why = clean_reason(reason)
    if not why:
        raise Refused("reason_missing", N_("Say why. A refund needs a reason."))
    with shop.books.write():
        found = _open(shop, order)
        write_order(shop, replace(found, progress=Progress.CLOSED, handler=by), by, why)
        _tell(shop, found, CANCEL)
    return Changes(Book.ONLINE)


def _moved_on(shop: Shop, order: OrderId, progress: Progress, by: PersonId) -> Changes:
    with shop.books.write():
        found = _payable(_open(shop, order))
        if TO_DO.index(found.progress) < TO_DO.index(progress):
            write_order(shop, replace(found, progress=progress, handler=by), by)
    return Changes(Book.ONLINE)


def _shipped(shop: Shop, order: OrderId, tracking: str, by: PersonId) -> Sold:
    found = _payable(_open(shop, order))
    sold = send_off(shop, replace(found, tracking=tracking), by)
    if found.told.stage is not Stage.DONE or tracking:
        _tell(shop, found, SHIP)
    return sold


def _sent_before(shop: Shop, order: OrderId) -> Sold | None:
    return sold_before(shop, SaleId(order))


def _tell(shop: Shop, order: OnlineOrder, what: str) -> None:
    """Let the shop be told; one that only files go to is told there by a person."""
    online = shop.books.online.shops.get(order.shop)
    if online is None or online.by_files:
        return
    errand = Errand(0, order.shop, ErrandKind.ORDER, f"{what}{order.id}", order.id, shop.now())
    shop.books.online.errands.add(errand)


def _open(shop: Shop, order: OrderId) -> OnlineOrder:
    """An order that still has to be sent off."""
    found = order_of(shop, order)
    if found.sale:
        raise Refused(
            "order_sent",
            N_("Order {number} is sent off already. What comes back of it is given back by its bill."),
            number=found.told.number,
        )
    if found.progress is Progress.CLOSED:
        raise Refused(
            "order_closed",
            N_("Order {number} was called off. Put its goods back on the shelf."),
            number=found.told.number,
        )
    return found


def _payable(order: OnlineOrder) -> OnlineOrder:
    if order.told.stage is Stage.UNPAID:
        raise Refused(
            "order_unpaid",
            N_("Order {number} is not paid yet. It can be packed as soon as the shop says so."),
            number=order.told.number,
        )
    if order.told.stage is Stage.OTHER:
        raise Refused(
            "order_strange",
            N_("Order {number} stands at “{word}” in the shop, so its bill can't be written here. Settle it there."),
            number=order.told.number,
            word=order.told.word,
        )
    return order
