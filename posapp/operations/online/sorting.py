"""What happened at the stall, sorted into errands: for each shop and act one, and one for each number that differs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from posapp.domain.identity import ProductId, SaleId
from posapp.domain.online.errand import Errand, ErrandKind
from posapp.domain.online.shop import Owner
from posapp.domain.quantity import Quantity
from posapp.operations.online.availability import all_wanted, available
from posapp.operations.online.given_back import ask_to_say, refund_errand
from posapp.operations.online.items import our_name, parts, told_fields
from posapp.operations.online.plans import plan_of
from posapp.operations.online.shops import OUTBOX
from posapp.operations.online.tasks import ask_edit

if TYPE_CHECKING:
    from posapp.domain.online.shop import Abilities, OnlineShop
    from posapp.domain.sale import SaleLine
    from posapp.operations.shop import Shop

_ROWS: Final = 10


def sort_outbox(shop: Shop, online: OnlineShop, abilities: Abilities) -> int:
    """Make the errands of everything that happened since a shop was last sorted for; how many.

    A shop that never was begins at the head of the outbox: what happened before it was added is none of its business.
    """
    books = shop.books
    at = books.online.shops.cursor(online.id, OUTBOX)
    if not at:
        with books.write():
            books.online.shops.move_cursor(online.id, OUTBOX, json.dumps(books.outbox.head()))
        return 0
    made = 0
    while rows := books.online.errands.happened(json.loads(at), _ROWS):
        with books.write():
            for kind, subject, _terminal, _seq in rows:
                made += _sorted(shop, online, abilities, kind, subject)
            kind, subject, terminal, seq = rows[-1]
            at = json.dumps((terminal, seq, kind, subject))
            books.online.shops.move_cursor(online.id, OUTBOX, at)
    return made


def level(shop: Shop, online: OnlineShop) -> int:
    """Make an errand for each number of a shop that is not what our books come to; how many.

    A number that nothing explains waits for a person first. An errand that waits already will tell the newest number.
    """
    books = shop.books.online
    waits = books.pending.subjects(online.id, ErrandKind.STOCK)
    strange = {one.remote for one in books.numbers.strange(online.id)}
    apart = [
        one
        for one in all_wanted(shop, online)
        if one.differs and one.product not in waits and one.remote not in strange
    ]
    for part in parts(apart):
        with shop.books.write():
            for one in part:
                key = f"stock:{one.product}:{shop.ids.new()}"
                change = one.quantity - one.number
                books.errands.add(
                    Errand(
                        0,
                        online.id,
                        ErrandKind.STOCK,
                        key,
                        one.product,
                        shop.now(),
                        amount=change,
                        urgent=not one.quantity,
                    )
                )
    return len(apart)


def _sorted(shop: Shop, online: OnlineShop, abilities: Abilities, kind: str, subject: str) -> int:
    """The errand of one row of the outbox, if the shop needs one. Goods that moved are found by `level`."""
    match kind:
        case "sale" if abilities.creates_orders:
            return _sale(shop, online, SaleId(subject))
        case "refund":
            return _refund(shop, online, abilities, SaleId(subject))
        case "product":
            return _product(shop, online, ProductId(subject))
    return 0


def _sale(shop: Shop, online: OnlineShop, subject: SaleId) -> int:
    sale = shop.books.sales.get(subject)
    # The bill of a customer's order tells a shop nothing new.
    if sale is None or shop.books.online.orders.of_sale(sale.id):
        return 0
    plan = plan_of(shop, online, sale)
    if not plan:
        return 0
    urgent = any(_last_piece(shop, line) for line in sale.lines)
    key = f"sale:{sale.id}"
    shop.books.online.errands.add(
        Errand(0, online.id, ErrandKind.SALE, key, sale.id, sale.issue.at, plan, urgent=urgent)
    )
    return 1


def _last_piece(shop: Shop, line: SaleLine) -> bool:
    return bool(line.product) and line.restock and available(shop, line.product) <= Quantity(0)


def _refund(shop: Shop, online: OnlineShop, abilities: Abilities, subject: SaleId) -> int:
    refund = shop.books.sales.get(subject)
    errand = refund_errand(shop, online, refund) if refund else None
    if refund is None or errand is None:
        return 0
    if not abilities.creates_orders:
        ask_to_say(shop, refund)
        return 0
    shop.books.online.errands.add(errand)
    return 1


def _product(shop: Shop, online: OnlineShop, subject: ProductId) -> int:
    """An article of ours was edited: what the till owns is told, what the shop owns is asked about."""
    link = shop.books.online.links.get(online.id, subject)
    product = shop.books.catalog.get(subject)
    item = shop.books.online.items.get(online.id, link.remote) if link else None
    if link is None or product is None or item is None:
        return 0
    ours_wins = False
    for field, owner, ours, theirs in (
        ("price", online.rules.price, product.price, item.price),
        ("name", online.rules.name, product.name, our_name(item.name)),
    ):
        if theirs is None or ours == theirs or field not in told_fields(item):
            continue
        if owner is Owner.TILL:
            ours_wins = True
        else:
            ask_edit(shop, online, item, product.id, (field, str(theirs), str(ours)))
    if not ours_wins:
        return 0
    key = f"item:{product.id}:{product.edits}"
    shop.books.online.errands.add(Errand(0, online.id, ErrandKind.ITEM, key, product.id, shop.now()))
    return 1
