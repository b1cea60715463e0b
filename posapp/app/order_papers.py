"""Papers of online orders: the label of a parcel, and the slip in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from posapp.app.letterheads import letterhead
from posapp.documents.packing_slip import SlipFacts, packing_slip
from posapp.documents.parcel_label import ParcelFacts, parcel_label
from posapp.domain.online.order import OrderId
from posapp.domain.print_job import Paper
from posapp.operations.online.shops import name_of

if TYPE_CHECKING:
    from posapp.documents.block import Document
    from posapp.domain.online.order import OnlineOrder
    from posapp.domain.print_job import PrintJob
    from posapp.operations.shop import Shop


def order_paper(shop: Shop, job: PrintJob) -> Document | None:
    """The paper of an order; None when there is no such order."""
    order = shop.books.online.orders.get(OrderId(job.subject))
    return paper_of_order(shop, order, job.paper) if order else None


def paper_of_order(shop: Shop, order: OnlineOrder, paper: Paper) -> Document:
    """The label of an order's parcel, or the slip in it, as things stand now."""
    whose = name_of(shop, order.shop)
    if paper in (Paper.PARCEL_LABEL, Paper.PARCEL_STICKER):
        return parcel_label(ParcelFacts(order, shop.group, whose))
    packer = shop.books.people.name(order.handler) if order.handler else ""
    return packing_slip(order, letterhead(shop), SlipFacts(whose, shop.setting("orders.terms"), packer))
