"""What only a person can decide: the shop's number was changed, both sides edited, an order nobody understands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from posapp.domain.identity import NOBODY, PersonId, ProductId

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from posapp.domain.online.order import OnlineOrder, OrderId
    from posapp.domain.online.shop import RemoteId, ShopId
    from posapp.domain.quantity import Quantity


class TaskKind(StrEnum):
    """What the person is asked."""

    COUNT = "count"
    """The shop has another number than our books explain: `theirs`, `ours` (thousandths), `basket` for one."""
    EDIT = "edit"
    """Price or name was changed on both sides; the owner's word stands: `field`, `theirs`, `ours`."""
    TOTAL = "total"
    """The shop adds a bill of ours up to another sum: `theirs`, `ours` (satang)."""
    ORDER = "order"
    """An order at a stage this program doesn't know, or changed after its bill was written: `word`."""
    GONE = "gone"
    """An article of ours is no longer in the shop."""


@dataclass(frozen=True, slots=True)
class ShopTask:
    """One question for a person. `subject` is the product, sale or order it is about; `facts` are texts.

    `answer` is empty while it is open. The same question is open only once (`shop`, `kind`, `subject`, `remote`).
    """

    id: str
    shop: ShopId
    kind: TaskKind
    subject: str
    remote: RemoteId
    facts: Mapping[str, str]
    at: datetime
    answer: str = ""
    by: PersonId = NOBODY


@dataclass(frozen=True, slots=True)
class Oversold:
    """More was promised than there is: `short` of a product are missing for the `orders` that wait for it.

    It is never stored: it stands as long as the numbers say so, and is gone when one of its three ways out was taken.
    `stall_sale` is the id of the last bill of the stall with it, empty when the orders alone ask for too much.
    `baskets` says which of those orders ask for it in which basket; the others ask for it by itself.
    """

    product: ProductId
    short: Quantity
    orders: tuple[OnlineOrder, ...]
    stall_sale: str = ""
    baskets: tuple[tuple[OrderId, ProductId], ...] = ()

    def baskets_of(self, order: OnlineOrder) -> tuple[ProductId, ...]:
        """The baskets in which an order asks for it."""
        return tuple(basket for one, basket in self.baskets if one == order.id)
