"""What stands in the three lists: to be packed, sent off, and what only a person can decide."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from posapp.domain.identity import ProductId, SaleId
from posapp.domain.online.order import OrderId, Progress, Stage
from posapp.i18n import N_
from posapp.operations.online.conflicts import oversold
from posapp.operations.online.shops import name_of

if TYPE_CHECKING:
    from posapp.domain.online.order import OnlineOrder
    from posapp.domain.online.shop import ShopId
    from posapp.domain.online.task import Oversold, ShopTask
    from posapp.operations.shop import Shop

TO_PACK, SENT, TROUBLE = "pack", "sent", "trouble"
LISTS: Final = (
    (TO_PACK, N_("To be packed"), "basket"),
    (SENT, N_("Sent off"), "truck"),
    (TROUBLE, N_("Trouble"), "alert"),
)
SENT_DAYS: Final = 30
"""So far back parcels are listed that were sent off."""
_AT_HAND: Final = (Progress.NEW, Progress.PICKED, Progress.PACKED)
_RANKS: Final = {Stage.OPEN: 0, Stage.DONE: 0, Stage.UNPAID: 1}


@dataclass(frozen=True, slots=True)
class Lists:
    """The three lists; of the troubles what was sold twice comes first."""

    to_pack: tuple[OnlineOrder, ...] = ()
    sent: tuple[OnlineOrder, ...] = ()
    oversold: tuple[Oversold, ...] = ()
    tasks: tuple[ShopTask, ...] = ()

    def count(self, which: str) -> int:
        """How many stand in a list."""
        counts = {TO_PACK: len(self.to_pack), SENT: len(self.sent), TROUBLE: len(self.oversold) + len(self.tasks)}
        return counts[which]


def lists_of(shop: Shop) -> Lists:
    """All three as the books stand now."""
    orders, now = shop.books.online.orders, shop.now().date()
    waiting = [one for one in orders.at(_AT_HAND) if one.told.stage in _RANKS]
    placed = orders.between(now - timedelta(days=SENT_DAYS), now)
    return Lists(
        tuple(sorted(waiting, key=lambda one: _RANKS[one.told.stage])),
        tuple(one for one in reversed(placed) if one.progress is Progress.SHIPPED),
        tuple(oversold(shop)),
        tuple(shop.books.online.tasks.open()),
    )


class Names:
    """What people call shops, goods, bills, orders and members."""

    def __init__(self, shop: Shop) -> None:
        self._shop, self._books = shop, shop.books

    def shop(self, online: ShopId) -> str:
        """What the group calls a shop, also one it took away."""
        return name_of(self._shop, online)

    def goods(self, product: str) -> str:
        """What goods of ours are called, "" for none."""
        found = self._books.catalog.get(ProductId(product)) if product else None
        return found.name if found else ""

    def bill(self, sale: str) -> str:
        """The number of a bill, "" for none."""
        found = self._books.sales.get(SaleId(sale)) if sale else None
        return found.issue.number if found else ""

    def order(self, order: str) -> str:
        """The number of an order, "" for none."""
        found = self._books.online.orders.get(OrderId(order))
        return found.told.number if found else ""

    def handler(self, order: OnlineOrder) -> str:
        """Who took care of an order, "" for nobody yet."""
        return self._books.people.name(order.handler) if order.handler else ""

    def of_order(self, order: OnlineOrder) -> tuple[object, ...]:
        """An order with all names its card says."""
        goods = tuple(self.goods(line.product) for line in order.told.lines)
        return (order, goods, self.shop(order.shop), self.handler(order))

    def of_twice(self, found: Oversold) -> tuple[object, ...]:
        """Goods sold twice with all names their card says."""
        return (found, self.goods(found.product), tuple(self.goods(basket) for _order, basket in found.baskets))

    def of_task(self, task: ShopTask) -> tuple[object, ...]:
        """A question with all names its card says."""
        return (task, self.goods(task.subject), self.shop(task.shop))
