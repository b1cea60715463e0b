"""Orders as the shops tell of them, taken into our books: what is theirs to say, and what we made of it stays."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Final

from posapp.domain.access import Permission
from posapp.domain.errors import Refused
from posapp.domain.identity import NOBODY, PersonId, ProductId
from posapp.domain.online.order import Buyer, OnlineOrder, OrderId, OrderIn, Progress, Stage
from posapp.domain.quantity import Quantity
from posapp.domain.text import clean
from posapp.i18n import N_
from posapp.operations.forget_buyers import forget_buyers
from posapp.operations.online.billing import take_back, write_bill
from posapp.operations.online.order_tasks import BILL, CHANGED, REOPENED, STAGE, answered_by_itself, ask, ask_once
from posapp.operations.online.shops import SINCE
from posapp.operations.permit import needs
from posapp.store.online.orders import of_order, of_order_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from posapp.domain.online.order import OrderLine
    from posapp.domain.online.shop import OnlineShop, RemoteId
    from posapp.operations.sell import Sold
    from posapp.operations.shop import Shop

CURSOR: Final = "orders"
"""The stream of a shop's orders."""

TO_DO: Final = (Progress.NEW, Progress.PICKED, Progress.PACKED)
"""How far orders are that still have to be sent off."""
ENDED: Final = (Stage.CANCELLED, Stage.REFUNDED)

_OVER: Final = (*ENDED, Stage.DONE)
_EVERY: Final = 100_000
_TEXT: Final = 200
_LONG_TEXT: Final = 1_000


def accept_orders(shop: Shop, online: OnlineShop, told: Sequence[OrderIn], cursor: str) -> list[OnlineOrder]:
    """Take in what a shop tells of its orders, and where its telling goes on; the orders that are new or changed.

    The same again changes nothing. What tells of bills of ours is passed over.
    """
    with shop.books.write():
        since = _since(shop, online)
        found = [_accept(shop, online, _tidied(shop, one), since) for one in told if not one.ours]
        shop.books.online.shops.move_cursor(online.id, CURSOR, cursor)
    return [order for order in found if order]


def settle_stages(shop: Shop) -> list[Sold]:
    """Write the bills of orders their shops call done, and refunds of what they took back; none while no day is open.

    What can't be written is asked about. Buyers whose time is over are forgotten on this occasion.
    """
    forget_buyers(shop)
    if shop.session() is None:
        return []
    return [sold for order in shop.books.online.orders.unsettled() for sold in _settled(shop, order)]


def remap(shop: Shop, online: OnlineShop) -> None:
    """Read the articles of orders that wait again, after pairs were made; inside a write."""
    waiting = shop.books.online.orders.at(TO_DO, _EVERY)
    for order in (one for one in waiting if one.shop == online.id and not one.sale):
        lines = _mapped(shop, online, order.told, order)
        if lines != order.told.lines:
            write_order(shop, replace(order, told=replace(order.told, lines=lines)), NOBODY)


def write_order(shop: Shop, order: OnlineOrder, by: PersonId, why: str = "") -> None:
    """Write an order as it is now, and its journal entry, with `why` somebody changed it; inside a write.

    Its buyer's time runs once it is done.
    """
    facts = {**of_order(order), "lines": of_order_lines(order)} | ({"why": why} if why else {})
    shop.record("web_order", order.id, shop.now(), by, facts)
    shop.books.online.orders.write(order)
    if order.progress not in TO_DO:
        shop.books.online.buyers.end(order.id, shop.today())


def send_off(shop: Shop, order: OnlineOrder, by: PersonId, *, allowed: str = "") -> Sold:
    """Write the bill of an order that is sent off, and refunds of what its shop took back before; inside a write.

    `allowed` says why goods may go that have expired. Raises Refused as `write_bill` does.
    """
    sold = write_bill(shop, order, by, allowed=allowed)
    sent = replace(order, progress=Progress.SHIPPED, handler=by, sale=sold.sale.id)
    write_order(shop, sent, by)
    take_back(shop, sent)
    answered_by_itself(shop, sent, BILL)
    return sold


def order_of(shop: Shop, order: OrderId) -> OnlineOrder:
    """The order with this id. Raises Refused `order_unknown`."""
    found = shop.books.online.orders.get(order)
    if found is None:
        raise Refused("order_unknown", N_("There is no such order. Look for it in the list of orders."))
    return found


@needs(Permission.SELL)
def orders_at(shop: Shop, progress: Sequence[Progress]) -> list[OnlineOrder]:
    """Orders so far along, the oldest first, with who ordered them."""
    return shop.books.online.orders.at(progress)


@needs(Permission.SELL)
def order_named(shop: Shop, text: str) -> OnlineOrder:
    """The order a person means: its number as the shop says it (with or without “#”), or its id.

    Raises Refused `order_unknown`, and `order_twice` when two shops have one with this number.
    """
    wanted = text.strip()
    book = shop.books.online.orders
    spelt = (wanted, wanted.removeprefix("#").strip(), f"#{wanted}")
    found = next((orders for each in spelt if (orders := book.numbered(each))), [])
    found = found or [one for one in [book.get(OrderId(wanted))] if one]
    if len(found) > 1:
        raise Refused(
            "order_twice",
            N_("Two shops have an order {number}. Name it by its id: {ids}."),
            number=wanted,
            ids=", ".join(one.id for one in found),
        )
    return found[0] if found else order_of(shop, OrderId(wanted))


def _since(shop: Shop, online: OnlineShop) -> datetime:
    """Since when a shop is in use; only now while its goods are still being paired."""
    said = shop.books.online.shops.cursor(online.id, SINCE)
    return datetime.fromisoformat(said) if said else shop.now()


def _accept(shop: Shop, online: OnlineShop, told: OrderIn, since: datetime) -> OnlineOrder | None:
    """The order as it is now; None when there is nothing new about it."""
    old = shop.books.online.orders.told_as(online.id, told.remote)
    told = replace(told, lines=_mapped(shop, online, told, old))
    if old is None:
        if told.stage in _OVER and told.placed < since:
            return None
        progress = Progress.CLOSED if told.stage in ENDED else Progress.NEW
        new = OnlineOrder(OrderId(shop.ids.new()), online.id, told, progress)
    else:
        new = _followed(old if old.sale else replace(old, shop=online.id), told)
        _keep_buyer(shop, new, old.told.buyer)
        if _same(old, new):
            _ask_changed(shop, old, told)
            return None
    write_order(shop, new, NOBODY)
    if old is None:
        _keep_buyer(shop, new, Buyer())
    _ask(shop, old, new, told)
    return new


def _followed(old: OnlineOrder, told: OrderIn) -> OnlineOrder:
    """The order as the shop has it now. What its bill was written from stays as it was then.

    A parcel of other goods than are asked for now has to be picked again.
    """
    if old.sale:
        was = old.told
        told = replace(told, lines=was.lines, total=was.total, postage=was.postage, discount=was.discount)
        return replace(old, told=told)
    if told.stage in ENDED:
        return replace(old, told=told, progress=Progress.CLOSED)
    reopened = old.progress is Progress.CLOSED and old.told.stage in ENDED
    other_goods = old.progress in TO_DO and _asked_for(told) != _asked_for(old.told)
    return replace(old, told=told, progress=Progress.NEW if reopened or other_goods else old.progress)


def _same(old: OnlineOrder, new: OnlineOrder) -> bool:
    """Whether the shop says nothing new: a newer stamp alone, or the buyer, is nothing that the journal tells."""
    told = replace(new.told, modified=old.told.modified, buyer=old.told.buyer)
    return replace(new, told=told) == old


def _keep_buyer(shop: Shop, order: OnlineOrder, known: Buyer) -> None:
    buyer = order.told.buyer
    if order.progress in TO_DO and buyer not in (known, Buyer()):
        shop.books.online.buyers.write(order.id, buyer)


def _ask(shop: Shop, old: OnlineOrder | None, new: OnlineOrder, told: OrderIn) -> None:
    """Ask about what only a person can decide."""
    if told.stage is Stage.OTHER:
        ask(shop, new, STAGE)
    else:
        answered_by_itself(shop, new, STAGE)
    if old is None:
        return
    goes_on = told.stage not in ENDED and told.stage is not old.told.stage
    if not _ask_changed(shop, old, told) and new.progress is Progress.CLOSED and goes_on:
        ask(shop, new, REOPENED)


def _ask_changed(shop: Shop, old: OnlineOrder, told: OrderIn) -> bool:
    """Ask about an order that is not what its bill was written from any more; whether it is so."""
    changed = old.sale and (told.total != old.told.total or _asked_for(told) != _asked_for(old.told))
    if changed:
        ask_once(shop, replace(old, told=told), CHANGED, theirs=told.total.satang, ours=old.told.total.satang)
    return bool(changed)


def _asked_for(told: OrderIn) -> list[tuple[str, int, int]]:
    return [(line.item, line.quantity.milli, line.amount.satang) for line in told.lines]


def _mapped(shop: Shop, online: OnlineShop, told: OrderIn, old: OnlineOrder | None) -> tuple[OrderLine, ...]:
    """The lines with the article of ours each asks for; a pair that was taken apart since still counts for them."""
    known = {line.item: line.product for line in old.told.lines} if old else {}
    return tuple(replace(line, product=_product(shop, online, line, known)) for line in told.lines)


def _product(shop: Shop, online: OnlineShop, line: OrderLine, known: dict[RemoteId, ProductId]) -> ProductId:
    link = shop.books.online.links.to(online.id, line.item) if line.item else None
    return link.product if link else known.get(line.item, ProductId(""))


def _settled(shop: Shop, order: OnlineOrder) -> list[Sold]:
    """Do what follows of an order's stage, in a write of its own; a person is asked where it is refused."""
    try:
        with shop.books.write():
            now = order_of(shop, order.id)
            if now.sale:
                return _taken_back(shop, now)
            return [send_off(shop, now, now.handler, allowed=N_("Sent off by the online shop"))]
    except Refused as refusal:
        with shop.books.write():
            ask_once(shop, order, BILL, words=refusal)
        return []


def _taken_back(shop: Shop, order: OnlineOrder) -> list[Sold]:
    sold, closed = take_back(shop, order)
    if closed:
        write_order(shop, replace(order, progress=Progress.CLOSED), order.handler)
    return sold


def _tidied(shop: Shop, told: OrderIn) -> OrderIn:
    """What a shop says, safe to keep and to show: without control signs, not too long, in our own time."""
    buyer = Buyer(
        _short(told.buyer.name),
        _short(told.buyer.phone),
        _short(told.buyer.address, _LONG_TEXT, lines=True),
        _short(told.buyer.note, _LONG_TEXT, lines=True),
    )
    return replace(
        told,
        number=_short(told.number),
        word=_short(told.word),
        payment=_short(told.payment),
        placed=_placed(shop, told.placed),
        lines=tuple(map(_tidied_line, told.lines)),
        buyer=buyer,
    )


def _tidied_line(line: OrderLine) -> OrderLine:
    """A line that asks for less than nothing asks for nothing."""
    return replace(line, name=_short(line.name), sku=_short(line.sku), quantity=max(line.quantity, Quantity(0)))


def _placed(shop: Shop, at: datetime) -> datetime:
    """When it was ordered, by our clock; now, when the shop says a time no calendar has here."""
    now = shop.now()
    try:
        return at.astimezone(now.tzinfo).replace(microsecond=0)
    except OverflowError:
        return now.replace(microsecond=0)


def _short(text: str, limit: int = _TEXT, *, lines: bool = False) -> str:
    return clean(text[:limit], 4 * limit, lines=lines)
