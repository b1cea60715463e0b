"""What a shop is told by an errand, put together from the books at the moment it is sent."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from posapp.domain.errors import Refused
from posapp.domain.identity import ProductId, SaleId
from posapp.domain.online.errand import (
    ErrandKind,
    ErrandState,
    Fate,
    ItemOut,
    LineOut,
    OrderOut,
    PictureOut,
    RefundOut,
    SaleOut,
    StockOut,
)
from posapp.domain.online.order import OrderId
from posapp.domain.online.shop import Owner, RemoteId
from posapp.domain.quantity import Quantity
from posapp.domain.refund import left_of
from posapp.i18n import N_, _
from posapp.operations.online.availability import offer, wanted
from posapp.operations.online.items import told_fields
from posapp.operations.online.picking import CANCEL, EXTRA
from posapp.operations.online.receipts import lines_told

if TYPE_CHECKING:
    from collections.abc import Mapping

    from posapp.domain.online.errand import Errand, Message
    from posapp.domain.online.order import OnlineOrder
    from posapp.domain.online.shop import OnlineShop
    from posapp.domain.product import Product
    from posapp.domain.sale import Sale, SaleLine
    from posapp.operations.shop import Shop

FORCED = "ours"
"""How the key of an errand begins by which a person decided that our word for a field counts: ours:FIELD:…"""

PUBLISH = "publish"
"""How the key of an errand begins that puts goods into a shop which has none of them."""


def message_of(shop: Shop, online: OnlineShop, errand: Errand) -> Message | None:
    """What the shop is to be told; None when nothing is left to be told.

    Raises Refused `errand_lost` when the books don't know what it is about.
    """
    match errand.kind:
        case ErrandKind.SALE:
            return _sale(shop, online, errand)
        case ErrandKind.REFUND:
            return _refund(shop, online, errand)
        case ErrandKind.STOCK:
            return _stock(shop, online, errand)
        case ErrandKind.ITEM:
            return _item(shop, online, errand)
    return _order(shop, errand)


def _sale(shop: Shop, online: OnlineShop, errand: Errand) -> SaleOut:
    sale = _bill(shop, errand)
    plan = {line.n: line.remote for line in errand.plan}
    lines = [_line(shop, online, line, plan.get(line.n, RemoteId(""))) for line in sale.lines]
    if sale.rounding:
        rest = LineOut(
            len(lines) + 1, RemoteId(""), RemoteId(""), _("Rounding"), Quantity.of(1), sale.rounding, sale.rounding
        )
        lines.append(rest)
    method = max(sale.tenders, key=lambda tender: tender.amount).method if sale.tenders else ""
    return SaleOut(sale.id, sale.issue.number, sale.issue.at, tuple(lines), sale.total, method, method)


def _refund(shop: Shop, online: OnlineShop, errand: Errand) -> RefundOut | None:
    refund = _bill(shop, errand)
    order = shop.books.online.orders.of_sale(SaleId(refund.refers))
    if order:
        return _refund_of_order(shop, online, refund, order)
    told = shop.books.online.errands.keyed(online.id, f"sale:{refund.refers}")
    if told is None or told.state is not ErrandState.DONE:
        return None
    plan = {line.n: line.remote for line in errand.plan}
    names = lines_told(told)
    lines = tuple(_back(shop, online, line, plan, names) for line in refund.lines)
    whole = _all_back(shop, refund, told)
    return RefundOut(refund.id, told.remote, lines, -refund.total, whole, refund.reason)


def _refund_of_order(shop: Shop, online: OnlineShop, refund: Sale, order: OnlineOrder) -> RefundOut:
    """Money of a customer's order given back at the till, by the order's own lines; its goods don't go by it."""
    names = {n: line.remote for n, line in enumerate(order.asked, start=1)}
    lines = tuple(_back(shop, online, line, {}, names) for line in refund.lines)
    return RefundOut(refund.id, order.told.remote, lines, -refund.total, whole=False, reason=refund.reason)


def _all_back(shop: Shop, refund: Sale, told: Errand) -> bool:
    """Whether nothing of the bill is sold any more after this refund, and all that the shop counts is on the shelf."""
    sale = shop.books.sales.get(refund.refers)
    refunds = shop.books.sales.refunds_of(refund.refers)
    until = refunds[: [one.id for one in refunds].index(refund.id) + 1]
    if sale is None or any(left_of(sale, until).values()):
        return False
    planned = {line.n for line in told.plan}
    return all(line.restock for one in until for line in one.lines if line.refers in planned)


def _stock(shop: Shop, online: OnlineShop, errand: Errand) -> StockOut | None:
    found = wanted(shop, online, ProductId(errand.subject))
    if found is None or not found.differs:
        return None
    return StockOut(found.remote, found.parent, found.quantity, found.number, found.quantity - found.number)


def _item(shop: Shop, online: OnlineShop, errand: Errand) -> ItemOut | None:
    product = shop.books.catalog.get(ProductId(errand.subject))
    if product is None:
        raise _lost()
    link = shop.books.online.links.get(online.id, product.id)
    item = shop.books.online.items.get(online.id, link.remote) if link else None
    if item is None:
        return _new_item(shop, online, product) if errand.key.startswith(PUBLISH) else None
    forced = errand.key.split(":")[1] if errand.key.startswith(f"{FORCED}:") else ""
    owners = {"price": online.rules.price, "name": online.rules.name}
    ours = {field for field, owner in owners.items() if field == forced or (not forced and owner is Owner.TILL)}
    told = ours.intersection(told_fields(item))
    price = product.price if "price" in told and product.price != item.price else None
    name = product.name if "name" in told and product.name != item.name else None
    if price is None and name is None:
        return None
    return ItemOut(product.id, item.sku, item.remote, item.parent, name=name, price=price)


def _new_item(shop: Shop, online: OnlineShop, product: Product) -> ItemOut:
    names = {one.id: one.name for one in shop.books.catalog.categories(withdrawn=True)}
    return ItemOut(
        product.id,
        product.code,
        name=product.name,
        price=product.price,
        story=product.story,
        barcode=next(iter(product.barcodes), ""),
        category=names.get(product.category, ""),
        picture=_picture(shop, online, product.photo),
        quantity=offer(shop, online, product),
        shown=product.active,
    )


def _picture(shop: Shop, online: OnlineShop, digest: str) -> PictureOut | None:
    jpeg = shop.books.catalog.photo(digest) if digest else None
    if jpeg is None:
        return None
    return PictureOut(digest, jpeg, RemoteId(shop.books.online.shops.picture(online.id, digest)))


def _order(shop: Shop, errand: Errand) -> OrderOut:
    if errand.key.startswith(EXTRA):
        return OrderOut(errand.remote, Fate.CANCELLED)
    order = shop.books.online.orders.get(OrderId(errand.subject))
    if order is None:
        raise _lost()
    fate = Fate.CANCELLED if errand.key.startswith(CANCEL) else Fate.SHIPPED
    return OrderOut(order.told.remote, fate, order.tracking)


def _line(shop: Shop, online: OnlineShop, line: SaleLine, item: RemoteId) -> LineOut:
    seen = shop.books.online.items.get(online.id, item) if item else None
    parent = seen.parent if seen else RemoteId("")
    return LineOut(line.n, item, parent, line.name, line.quantity, line.gross, line.amount)


def _back(
    shop: Shop, online: OnlineShop, line: SaleLine, plan: Mapping[int, RemoteId], names: Mapping[int, RemoteId]
) -> LineOut:
    """A line of a refund, its money above zero; only what goes back into the shop's number has a quantity."""
    told = _line(shop, online, line, plan.get(line.n, RemoteId("")))
    return replace(
        told,
        quantity=-told.quantity if told.item else Quantity(0),
        before=-told.before,
        amount=-told.amount,
        refers=names.get(line.refers, RemoteId("")),
    )


def _bill(shop: Shop, errand: Errand) -> Sale:
    sale = shop.books.sales.get(SaleId(errand.subject))
    if sale is None:
        raise _lost()
    return sale


def _lost() -> Refused:
    return Refused("errand_lost", N_("The books no longer know what this is about. Skip it."))
