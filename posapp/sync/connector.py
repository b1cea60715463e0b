"""The contract of an online shop: what a connector declares, what it is told, and what it is asked.

A connector is one file (or folder) in `connectors/` and one entry in CONNECTORS. It keeps nothing between calls and
never touches the books: it turns messages into requests of its shop, and answers into values of the trade. Order,
retries, matching, screens and terminal are the same for all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from posapp.domain.online.errand import Message, PictureOut, Receipt
    from posapp.domain.online.order import OrderIn
    from posapp.domain.online.shop import Abilities, ItemState, RemoteId, ShopItem
    from posapp.domain.option import Option
    from posapp.domain.quantity import Quantity
    from posapp.sync.wire import Wire


@dataclass(frozen=True, slots=True)
class Access:
    """What opens a shop: its address, the user name or key number, and the secret (never logged, never in a URL)."""

    address: str
    account: str
    secret: str


@dataclass(frozen=True, slots=True)
class Checked:
    """What a connection test found. `name`, `version`, `currency` and `zone` are the shop's own words.

    `warnings` are sentences (catalogue messages) about what will go less well, each with its cure. `skew` is how many
    seconds the clock of this computer is ahead of the shop's.
    """

    name: str
    version: str
    currency: str
    zone: str
    items: int
    warnings: tuple[str, ...] = ()
    skew: int = 0


@dataclass(frozen=True, slots=True)
class OrderPage:
    """Orders that changed, oldest change first. `cursor` is where the next question begins; `more` if some are left."""

    orders: tuple[OrderIn, ...]
    cursor: str
    more: bool


@dataclass(frozen=True, slots=True)
class ItemPage:
    """Articles; `cursor` as in OrderPage. `total` is how many the shop has altogether, 0 when it did not say."""

    items: tuple[ShopItem, ...]
    cursor: str
    more: bool
    total: int = 0


@dataclass(frozen=True, slots=True)
class ItemMark:
    """The least a shop says of an article, to find what vanished or changed without a trace."""

    remote: RemoteId
    modified: str
    quantity: Quantity | None
    state: ItemState


@dataclass(frozen=True, slots=True)
class MarkPage:
    """Marks of articles, by id; `cursor` as in OrderPage."""

    marks: tuple[ItemMark, ...]
    cursor: str
    more: bool


class Storefront(Protocol):
    """One shop that can be spoken to. Every call raises the faults of `posapp.sync.faults` and nothing else.

    A cursor is the connector's own text, "" for the beginning; a reader that begins at a kept cursor may see things
    again, never miss one.
    """

    def check(self) -> Checked:
        """Try everything the program will need, writing nothing; each cause of failure has a sentence of its own."""

    def push(self, message: Message) -> Receipt:
        """Tell the shop. Once it was sent, Doubtful is raised for whatever end is not clear."""

    def find(self, message: Message) -> Receipt | None:
        """What became of a message whose end was not clear; None when the shop knows nothing of it."""

    def upload(self, picture: PictureOut) -> RemoteId:
        """Put a picture into the shop. Rejected `no_pictures` where the shop takes none from us."""

    def now(self) -> str:
        """A cursor for `orders` and `items` that begins now, by the shop's own clock."""

    def orders(self, cursor: str) -> OrderPage:
        """Orders that changed since. The beginning is where an order may still be open, not where the shop began."""

    def items(self, cursor: str) -> ItemPage:
        """Articles that changed since; variations with their parents."""

    def every_item(self, cursor: str) -> ItemPage:
        """All articles, by id: the first import. `cursor` continues it after an interruption."""

    def marks(self, cursor: str) -> MarkPage:
        """The marks of all articles, by id."""

    def look(self, items: Sequence[tuple[RemoteId, RemoteId]]) -> tuple[ShopItem, ...]:
        """A fresh look at some articles, each as (its parent or "", itself); what is gone is left out."""


class Connector(Protocol):
    """A kind of shop."""

    @property
    def key(self) -> str:
        """The name in the books: never changed, never reused."""

    @property
    def title(self) -> str:
        """What people call this kind of shop, a catalogue message."""

    @property
    def abilities(self) -> Abilities:
        """What shops of this kind can do."""

    @property
    def fields(self) -> tuple[Option, ...]:
        """What a person enters to add one, in order: keys `address`, `account`, `secret` (those that it needs)."""

    def tidy(self, access: Access) -> Access:
        """What a person typed or pasted, as it will be used. Refused with what is wrong with it."""

    def open(self, access: Access, wire: Wire) -> Storefront:
        """A shop to talk to, over `wire`; nothing is sent yet."""


def seen_at(stamp: datetime) -> str:
    """A moment as cursors and stamps write it: UTC to the second, without zone (2026-11-22T05:59:57)."""
    return stamp.strftime("%Y-%m-%dT%H:%M:%S")
