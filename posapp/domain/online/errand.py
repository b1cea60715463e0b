"""What a shop must still be told of: one errand for each thing, from the act that caused it until the shop knows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from posapp.domain.money import ZERO, Money
from posapp.domain.online.shop import RemoteId, ShopId
from posapp.domain.quantity import Quantity

if TYPE_CHECKING:
    from datetime import datetime


class ErrandKind(StrEnum):
    """What is to be told."""

    SALE = "sale"
    """A bill of the stall, written there as an order; `subject` is the sale."""
    REFUND = "refund"
    """Goods or money given back at the stall; `subject` is the refund."""
    STOCK = "stock"
    """Goods that came or went other than by a bill; `subject` is the product."""
    ITEM = "item"
    """An article as it is now: new in the shop, or its price, name or picture; `subject` is the product."""
    ORDER = "order"
    """What became of a customer's order; `subject` is the order."""


class ErrandState(StrEnum):
    """How far an errand is."""

    WAITING = "waiting"
    SENDING = "sending"
    """Committed before the request leaves: whoever finds it after a crash can't know whether the shop got it."""
    UNKNOWN = "unknown"
    """Sent with no clear answer: looked for in the shop before it is ever sent again."""
    DONE = "done"
    REFUSED = "refused"
    """The shop won't take it; a person has to retry, mend or skip it."""
    SKIPPED = "skipped"


OPEN_STATES = (ErrandState.WAITING, ErrandState.SENDING, ErrandState.UNKNOWN, ErrandState.REFUSED)


@dataclass(frozen=True, slots=True)
class PlannedLine:
    """What an errand moves in the shop: `quantity` of the article `remote`, above zero when it leaves the shop."""

    n: int
    remote: RemoteId
    quantity: Quantity


@dataclass(frozen=True, slots=True)
class Errand:
    """One thing to tell one shop.

    `key` is unique in its shop, so the same act never makes two errands. `plan` is fixed when the errand is made: which
    lines go by which article of the shop; a STOCK errand adds up what moved in `amount` (thousandths, above zero when
    goods came). `after` is the errand that has to be done first, 0 for none. `urgent` ones (the last single piece)
    go first. `sent` is what the last try said, `remote` what the shop calls the result. `reason` is the code of the
    last failure, `sentence` its words for people as they are kept (`posapp.domain.online.saying`), and `words` what
    the shop said with it.
    """

    id: int
    shop: ShopId
    kind: ErrandKind
    key: str
    subject: str
    at: datetime
    plan: tuple[PlannedLine, ...] = ()
    amount: Quantity = Quantity(0)
    after: int = 0
    urgent: bool = False
    state: ErrandState = ErrandState.WAITING
    attempts: int = 0
    next_at: datetime | None = None
    reason: str = ""
    words: str = ""
    sent: str = ""
    remote: RemoteId = RemoteId("")
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class LineOut:
    """A line of a bill on its way into a shop; `item` is empty for goods the shop doesn't have.

    `quantity` is whole (1,000 thousandths each) when `item` is named. `before` is what the line cost before discounts.
    `n` is the line of the bill; `refers` the shop's name of the line it takes back (refunds), and of those only what
    goes back into the shop's number has an `item` and a `quantity`.
    """

    n: int
    item: RemoteId
    parent: RemoteId
    name: str
    quantity: Quantity
    before: Money
    amount: Money
    refers: RemoteId = RemoteId("")


@dataclass(frozen=True, slots=True)
class SaleOut:
    """A bill of the stall as the shop should have it; `key` is the id of the sale and is found again in the shop."""

    key: str
    number: str
    sold_at: datetime
    lines: tuple[LineOut, ...]
    total: Money
    payment: str
    payment_title: str


@dataclass(frozen=True, slots=True)
class RefundOut:
    """What came back of the order `order`; `whole` when nothing of it is left sold and all of it is on the shelf."""

    key: str
    order: RemoteId
    lines: tuple[LineOut, ...]
    total: Money
    whole: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class StockOut:
    """How many of an article there are to be sold online: `quantity` now, `was` before `change` happened."""

    item: RemoteId
    parent: RemoteId
    quantity: Quantity
    was: Quantity
    change: Quantity


@dataclass(frozen=True, slots=True)
class PictureOut:
    """A picture of an article; `digest` is its SHA-256, `remote` what the shop calls it if it has it already."""

    digest: str
    jpeg: bytes
    remote: RemoteId = RemoteId("")


@dataclass(frozen=True, slots=True)
class ItemOut:
    """An article for the shop; without `item` it is new there. None leaves a field of the shop as it is.

    `key` is the id of the product and stays with the article, so that a new one is never made twice.
    """

    key: str
    sku: str
    item: RemoteId = RemoteId("")
    parent: RemoteId = RemoteId("")
    name: str | None = None
    price: Money | None = None
    story: str | None = None
    barcode: str | None = None
    category: str | None = None
    picture: PictureOut | None = None
    quantity: Quantity | None = None
    shown: bool | None = None


class Fate(StrEnum):
    """What becomes of a customer's order."""

    SHIPPED = "shipped"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class OrderOut:
    """What the shop is told of a customer's order."""

    order: RemoteId
    fate: Fate
    tracking: str = ""
    note: str = ""
    paid_back: Money = ZERO


Message = SaleOut | RefundOut | StockOut | ItemOut | OrderOut


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a shop made of a message.

    `remote` is its name for the result, `total` what it added up (None where it adds nothing up), `lines` its names for
    the lines by our number, `quantity` what it has of the article now, `picture` its name for a new picture.
    """

    remote: RemoteId
    total: Money | None = None
    lines: tuple[tuple[int, RemoteId], ...] = ()
    quantity: Quantity | None = None
    picture: RemoteId = RemoteId("")
