"""A stall whose goods are sold in an online shop too: one stock, two counters, and the engine between them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING, Final

from posapp.domain.money import Money
from posapp.operations.cash_session import Counted, open_session
from posapp.operations.online.availability import all_wanted
from posapp.operations.online.matching import Pair, pair
from posapp.operations.online.shops import ShopWish, activate, add_shop, shop_of
from posapp.operations.online.sorting import sort_outbox
from posapp.sync.engine import Engine
from tests.doubles.shelf_shop import FULL, ShelfShop

if TYPE_CHECKING:
    from posapp.domain.identity import ProductId
    from posapp.domain.online.errand import Errand
    from posapp.domain.online.shop import Abilities, OnlineShop, RemoteId, ShopId
    from posapp.domain.online.task import ShopTask
    from posapp.operations.shop import Shop
    from posapp.sync.round import Round
    from tests.doubles.trade import MarketStall

RICE: Final = "ข้าวแต๋น"
JAR: Final = "น้ำพริกหนุ่ม"
CLOTH: Final = "ผ้าขาวม้า"


@dataclass(slots=True)
class TwoCounters:
    """The stall, the shelf shop, and what joins them; articles go by the stall's names for them."""

    stall: MarketStall
    shelf: ShelfShop
    engine: Engine
    id: ShopId
    remotes: dict[str, RemoteId]

    @property
    def books(self) -> Shop:
        return self.stall.shop

    @property
    def online(self) -> OnlineShop:
        return shop_of(self.books, self.id)

    def round(self, *, asked: bool = False) -> Round:
        """One round."""
        return self.engine.round(self.id, asked=asked)

    def later(self, seconds: int) -> Round:
        """One round, so much later."""
        self.stall.clock.at += timedelta(seconds=seconds)
        return self.round()

    def settle(self, rounds: int = 40) -> Round:
        """Rounds, a minute apart, until nothing waits."""
        done = self.later(60)
        for _number in range(rounds):
            if not (done.waiting or done.reason or done.pushed or done.next_at):
                break
            done = self.later(60)
        return done

    def errands(self) -> list[Errand]:
        """What the shop was not told yet."""
        return self.books.books.online.errands.open(self.id)

    def sorted_now(self) -> Errand:
        """The errand of what happened last, sorted but not sent."""
        sort_outbox(self.books, self.online, FULL)
        return self.errands()[-1]

    def newest(self, errand: Errand) -> Errand:
        """The errand as it is now."""
        found = self.books.books.online.errands.get(errand.id)
        assert found is not None
        return found

    def tasks(self) -> list[ShopTask]:
        """What waits for a person."""
        return self.books.books.online.tasks.open(self.id)

    def product(self, name: str) -> ProductId:
        """An article's id."""
        return self.stall.goods[name].id

    def there(self, name: str) -> int:
        """How many the shop shows."""
        return self.shelf.count(self.remotes[name])

    def apart(self) -> list[str]:
        """The articles whose number in the shop is not what the books come to, or not what they believe it to be."""
        names = {stall.id: name for name, stall in self.stall.goods.items()}
        return [
            names[one.product]
            for one in all_wanted(self.books, self.online)
            if one.differs or one.number != self.shelf.items[one.remote].quantity
        ]


def join(stall: MarketStall, *names: str, abilities: Abilities = FULL, seed: int = 1) -> TwoCounters:
    """Put goods of a stall into a shelf shop with the same numbers, pair them, and bring the shop into use."""
    shop, shelf = stall.shop, ShelfShop()
    stall.clock.step = timedelta(0)  # a round takes no time: what waits a second waits for the next one
    if shop.session() is None:
        open_session(shop, Counted(Money(100000)), stall.seller)
    online = add_shop(shop, ShopWish("woocommerce", "ร้านดอยสูง", "https://doi.example", "somsri"), stall.seller)
    remotes = {
        name: shelf.add(
            name, shop.books.stock.on_hand(stall.goods[name].id).milli // 1000, str(stall.goods[name].price)
        )
        for name in names
    }
    engine = Engine(shop, shelf.open, abilities=lambda _shop: abilities, chance=Random(seed))
    engine.read(online.id, lambda _done, _total: None)
    pairs = [Pair(remote, stall.goods[name].id) for name, remote in remotes.items()]
    pair(shop, online.id, pairs, stall.seller)
    activate(shop, online.id, stall.seller)
    joined = TwoCounters(stall, shelf, engine, online.id, remotes)
    joined.round()
    shelf.said.clear()
    return joined
