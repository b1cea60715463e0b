"""One conversation with one shop: whose books, which shop, what it can do, and the storefront that answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from posapp.sync.round import Tally

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from posapp.domain.online.shop import Abilities, OnlineShop
    from posapp.operations.shop import Shop
    from posapp.sync.connector import Storefront


@dataclass(frozen=True, slots=True)
class Talk:
    """What the steps of a round work with. `way` names a way to pay for people; `chance` spreads the waits."""

    shop: Shop
    online: OnlineShop
    abilities: Abilities
    storefront: Storefront
    chance: Random
    way: Callable[[str], str]
    tally: Tally = field(default_factory=Tally)

    def cursor(self, stream: str) -> str:
        """Where a stream of the shop goes on."""
        return self.shop.books.online.shops.cursor(self.online.id, stream)

    def move(self, stream: str, value: str) -> None:
        """Keep where a stream goes on."""
        with self.shop.books.write():
            self.shop.books.online.shops.move_cursor(self.online.id, stream, value)
