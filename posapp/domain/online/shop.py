"""An online shop the group sells in: what it can do, what stands in it, and which of it are our goods."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NewType

from posapp.domain.quantity import Quantity

if TYPE_CHECKING:
    from posapp.domain.identity import ProductId
    from posapp.domain.money import Money

ShopId = NewType("ShopId", str)
RemoteId = NewType("RemoteId", str)
"""What a shop calls one of its own things: an article, an order, a line, a picture."""


class StockMode(StrEnum):
    """How a shop is told that goods came or went other than by an order."""

    DELTA = "delta"
    """So many more, so many less."""
    ABSOLUTE = "absolute"
    """So many there are."""


@dataclass(frozen=True, slots=True)
class Abilities:
    """What a kind of shop can do. Where it can't, the program does without and says so; it never pretends.

    `creates_orders`: sales of the stall can be written there as orders. `has_change_cursor`: it can be asked what
    changed since. `reserves_stock`: it takes ordered goods off its number by itself. `talks` is False for shops that
    only files go to and come from.
    """

    creates_orders: bool
    stock_mode: StockMode
    has_change_cursor: bool
    reserves_stock: bool
    publishes: bool
    uploads_pictures: bool
    whole_numbers_only: bool
    talks: bool = True


class ShopState(StrEnum):
    """Whether the program talks to a shop."""

    MATCHING = "matching"
    """Its goods are read; nothing is written to it until a person has seen which of them are ours."""
    ACTIVE = "active"
    PAUSED = "paused"
    REMOVED = "removed"


class Owner(StrEnum):
    """Whose word counts for a field that both sides can change."""

    SHOP = "shop"
    TILL = "till"


@dataclass(frozen=True, slots=True)
class ShopRules:
    """What the group decided for a shop.

    `reserve` pieces of each article are never offered online. `eco` asks seldom and without pictures.
    """

    price: Owner = Owner.SHOP
    name: Owner = Owner.SHOP
    reserve: Quantity = Quantity(0)
    eco: bool = False


@dataclass(frozen=True, slots=True)
class OnlineShop:
    """One online shop of the group. The secret that opens it is never here; see `posapp.sync.secrets`.

    `connector` is the key of its kind, `address` where it is (https://…), `account` the user name or key number.
    """

    id: ShopId
    connector: str
    name: str
    address: str
    account: str
    state: ShopState = ShopState.MATCHING
    rules: ShopRules = ShopRules()

    @property
    def by_files(self) -> bool:
        """Whether only files go to it and come from it: it has no address, so nobody can be told anything there."""
        return not self.address


class ItemState(StrEnum):
    """How an article stands in the shop."""

    SHOWN = "shown"
    HIDDEN = "hidden"
    BINNED = "binned"
    GONE = "gone"
    """Two looks through the whole shop did not find it."""


@dataclass(frozen=True, slots=True)
class ShopItem:
    """An article (or one variation of one) as the shop showed it last.

    `parent` is the article a variation belongs to, empty for a plain one. `price` is None when it has none.
    `quantity` is None when the shop does not count it; `counted_by_parent` says that the number is its parent's.
    `modified` is the shop's own stamp, `picture` the address of its first picture.
    """

    remote: RemoteId
    name: str
    parent: RemoteId = RemoteId("")
    sku: str = ""
    barcode: str = ""
    price: Money | None = None
    quantity: Quantity | None = None
    counted_by_parent: bool = False
    state: ItemState = ItemState.SHOWN
    modified: str = ""
    picture: str = ""


@dataclass(frozen=True, slots=True)
class ItemLink:
    """Which article of a shop is which of ours. `reserve` is kept back from it, beyond what the shop's rules say."""

    shop: ShopId
    product: ProductId
    remote: RemoteId
    reserve: Quantity = Quantity(0)


@dataclass(frozen=True, slots=True)
class Traffic:
    """What went over the line to a shop: requests, and bytes each way with their headers."""

    calls: int = 0
    sent: int = 0
    received: int = 0
