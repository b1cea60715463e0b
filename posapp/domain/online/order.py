"""An order from an online shop: what was asked for, by whom, and how far we are with it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NewType

from posapp.domain.identity import NOBODY, PersonId, ProductId, SaleId
from posapp.domain.money import ZERO, Money
from posapp.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from posapp.domain.online.shop import RemoteId, ShopId
    from posapp.domain.quantity import Quantity

OrderId = NewType("OrderId", str)


class Stage(StrEnum):
    """What the shop says of an order."""

    UNPAID = "unpaid"
    """Not paid and nothing set aside for it: it is not to be picked yet."""
    OPEN = "open"
    DONE = "done"
    CANCELLED = "cancelled"
    REFUNDED = "refunded"
    OTHER = "other"
    """A word this program doesn't know; a person has to look."""


class Progress(StrEnum):
    """How far we are with it."""

    NEW = "new"
    PICKED = "picked"
    PACKED = "packed"
    SHIPPED = "shipped"
    CLOSED = "closed"
    """Cancelled or paid back: nothing is to be done any more."""


PROGRESS_TITLES: Mapping[Progress, str] = {
    Progress.NEW: N_("To be picked"),
    Progress.PICKED: N_("Picked"),
    Progress.PACKED: N_("Packed"),
    Progress.SHIPPED: N_("Sent off"),
    Progress.CLOSED: N_("Called off"),
}


@dataclass(frozen=True, slots=True)
class OrderLine:
    """An article of an order; `amount` is what the whole line costs (satang, tax included).

    `remote` is the line's own name in the shop, `item` the article's. `product` is empty while it is none of ours.
    """

    n: int
    remote: RemoteId
    item: RemoteId
    name: str
    quantity: Quantity
    amount: Money
    sku: str = ""
    product: ProductId = ProductId("")


@dataclass(frozen=True, slots=True)
class Buyer:
    """Who ordered and where it goes: kept only as long as the parcel needs it (personal data, PDPA)."""

    name: str = ""
    phone: str = ""
    address: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class OrderIn:
    """An order as a shop tells of it, whether we know it already or not.

    `holds` says that the shop has taken its goods off its own number. `ours` is the id of the sale or refund of ours
    that this order tells of, empty for a customer's order. `word` is the shop's own word for its stage. `postage`
    and `discount` are parts of `total`; `returned` is how much of each line (by its remote name) came back into the
    shop's number, `paid_back` the money.
    """

    remote: RemoteId
    number: str
    stage: Stage
    holds: bool
    placed: datetime
    modified: str
    lines: tuple[OrderLine, ...]
    total: Money
    postage: Money = ZERO
    discount: Money = ZERO
    payment: str = ""
    paid: bool = False
    buyer: Buyer = Buyer()
    word: str = ""
    ours: str = ""
    paid_back: Money = ZERO
    returned: tuple[tuple[RemoteId, Quantity], ...] = ()


@dataclass(frozen=True, slots=True)
class OnlineOrder:
    """An order in our books. It reserves its goods from the moment it comes in until its bill is written.

    `handler` is the member who took care of it, `sale` the bill it became when it was sent off.
    """

    id: OrderId
    shop: ShopId
    told: OrderIn
    progress: Progress = Progress.NEW
    handler: PersonId = NOBODY
    tracking: str = ""
    sale: SaleId = SaleId("")

    @property
    def asked(self) -> tuple[OrderLine, ...]:
        """The lines that ask for anything, as they stand on its bill from its first line on."""
        return tuple(line for line in self.told.lines if line.quantity.milli > 0)

    @property
    def reserves(self) -> bool:
        """Whether its goods are set aside for it."""
        return self.told.holds and not self.sale and self.progress is not Progress.CLOSED
