"""How online orders look at a terminal: lines for people, values for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from posapp.cli.context import plain
from posapp.cli.layout import table
from posapp.domain.identity import PersonId, SaleId
from posapp.domain.money import Money
from posapp.domain.online.order import PROGRESS_TITLES, Stage
from posapp.i18n import N_, _, date_text, moment_text
from posapp.operations.online.order_tasks import WHYS
from posapp.operations.online.shops import name_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from posapp.domain.online.order import OnlineOrder
    from posapp.domain.online.task import Oversold, ShopTask
    from posapp.operations.shop import Shop

_SHORT = N_("{quantity} of “{name}” are missing for orders {numbers}; sold last on bill {bill}.")
_IN_BASKET = N_("{number} (in “{basket}”)")


def order_rows(shop: Shop, orders: Sequence[OnlineOrder]) -> list[str]:
    """Orders, a line each."""
    rows = [
        (
            order.told.number,
            name_of(shop, order.shop),
            _(PROGRESS_TITLES[order.progress]),
            date_text(order.told.placed),
            str(order.told.total),
            _paid(order),
            order.told.buyer.name,
        )
        for order in orders
    ]
    return table(rows, "<<<<><<") or [_("No orders.")]


def order_lines(shop: Shop, order: OnlineOrder) -> Iterator[str]:
    """One order with all that is known of it."""
    told = order.told
    yield from order_rows(shop, [order])
    yield moment_text(told.placed)
    yield from table([(str(line.quantity), line.name, str(line.amount)) for line in told.lines], "><>")
    if told.postage:
        yield _("Postage {amount}").format(amount=told.postage)
    yield from filter(None, (told.buyer.name, told.buyer.phone, *told.buyer.address.splitlines(), told.buyer.note))
    if order.handler:
        yield _("Taken care of by {name}").format(name=shop.books.people.name(order.handler))
    if order.tracking:
        yield _("Parcel number {number}").format(number=order.tracking)
    sale = shop.books.sales.get(order.sale) if order.sale else None
    if sale:
        yield _("Bill {number}").format(number=sale.issue.number)


def order_values(shop: Shop, order: OnlineOrder) -> dict[str, object]:
    """One order for programs."""
    told = order.told
    sale = shop.books.sales.get(order.sale) if order.sale else None
    return {
        "id": order.id,
        "number": told.number,
        "shop": name_of(shop, order.shop),
        "stage": told.stage.value,
        "word": told.word,
        "progress": order.progress.value,
        "placed": told.placed.isoformat(),
        "total": plain(told.total),
        "postage": plain(told.postage),
        "paid": told.paid,
        "payment": told.payment,
        "lines": [
            {
                "name": line.name,
                "sku": line.sku,
                "product": line.product,
                "qty": plain(line.quantity),
                "amount": plain(line.amount),
            }
            for line in told.lines
        ],
        "buyer": {
            "name": told.buyer.name,
            "phone": told.buyer.phone,
            "address": told.buyer.address,
            "note": told.buyer.note,
        },
        "handler": shop.books.people.name(PersonId(order.handler)) if order.handler else "",
        "tracking": order.tracking,
        "bill": sale.issue.number if sale else "",
    }


def oversold_line(shop: Shop, card: Oversold) -> str:
    """What is promised twice, in a sentence."""
    product = shop.books.catalog.get(card.product)
    bill = shop.books.sales.get(SaleId(card.stall_sale)) if card.stall_sale else None
    return _(_SHORT).format(
        quantity=card.short,
        name=product.name if product else card.product,
        numbers=", ".join(_number(shop, card, order) for order in card.orders),
        bill=bill.issue.number if bill else "–",
    )


def oversold_values(card: Oversold) -> dict[str, object]:
    """The same for programs."""
    return {
        "product": card.product,
        "short": plain(card.short),
        "orders": [order.told.number for order in card.orders],
        "stall_sale": card.stall_sale,
        "baskets": [
            {"order": order.told.number, "product": one} for order in card.orders for one in card.baskets_of(order)
        ],
    }


def _number(shop: Shop, card: Oversold, order: OnlineOrder) -> str:
    """An order, with the baskets in which it asks for what is promised twice."""
    found = (shop.books.catalog.get(basket) for basket in card.baskets_of(order))
    names = "”, “".join(basket.name for basket in found if basket)
    return _(_IN_BASKET).format(number=order.told.number, basket=names) if names else order.told.number


def question_line(task: ShopTask) -> str:
    """What a person is asked about an order."""
    facts = dict(task.facts)
    for money in ("theirs", "ours"):
        if money in facts:
            facts[money] = str(Money(int(facts[money])))
    return f"{facts['number']}: {_(WHYS[facts['why']]).format(**facts)}"


def _paid(order: OnlineOrder) -> str:
    told = order.told
    if told.paid:
        return _("Paid already")
    if told.stage is Stage.UNPAID:
        return _("Not paid: wait with it")
    if told.stage is Stage.OTHER:
        return _("“{word}”: look in the shop").format(word=told.word)
    return _("Not paid yet: {way}").format(way=told.payment or _("nobody said how"))
