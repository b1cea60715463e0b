"""Which lines of a bill a shop is told of by articles of its own, fixed when the errand is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from posapp.domain.online.errand import PlannedLine

if TYPE_CHECKING:
    from posapp.domain.online.errand import Errand
    from posapp.domain.online.shop import OnlineShop
    from posapp.domain.sale import Sale
    from posapp.operations.shop import Shop


def plan_of(shop: Shop, online: OnlineShop, sale: Sale) -> tuple[PlannedLine, ...]:
    """The lines of a bill that go by articles of the shop: whole pieces of goods that are paired."""
    links = shop.books.online.links
    found = [(line, links.get(online.id, line.product)) for line in sale.lines if line.product and line.quantity.whole]
    return tuple(PlannedLine(line.n, link.remote, line.quantity) for line, link in found if link)


def plan_back(refund: Sale, told: Errand) -> tuple[PlannedLine, ...]:
    """What comes back of the articles a bill was told by: below zero, for it goes into the shop."""
    sold = {line.n: line.remote for line in told.plan}
    return tuple(
        PlannedLine(line.n, sold[line.refers], line.quantity)
        for line in refund.lines
        if line.refers in sold and line.restock and line.quantity.whole
    )
