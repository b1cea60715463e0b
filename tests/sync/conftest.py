"""A stall joined to a loopback shop over a line that can be made bad."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from posapp.operations.online.matching import Pair, pair, suggestions
from posapp.operations.online.shops import ShopWish, activate, add_shop
from posapp.sync.engine import Engine
from posapp.sync.opening import Lines
from posapp.sync.plug import Plug
from posapp.sync.secrets import Secrets
from tests.doubles.two_counters import CLOTH, JAR, RICE, TwoCounters, join
from tests.doubles.woo_shop.owner import PASSWORD, USER

if TYPE_CHECKING:
    from pathlib import Path

    from posapp.domain.online.shop import OnlineShop
    from tests.doubles.fault_proxy import FaultProxy
    from tests.doubles.trade import MarketStall
    from tests.doubles.woo_shop.owner import LoopbackShop


@pytest.fixture
def both(stall: MarketStall) -> TwoCounters:
    """Two counters with three articles."""
    return join(stall, RICE, JAR, CLOTH)


@dataclass(slots=True)
class Joined:
    """The stall, the shop in its own process, and the engine that talks to it over the line."""

    stall: MarketStall
    woo: LoopbackShop
    line: FaultProxy
    lines: Lines
    engine: Engine
    online: OnlineShop
    plug: Plug
    secrets: Secrets

    def beside(self, address: str) -> OnlineShop:
        """Another shop with the same goods, in use too."""
        return _in_use(self.stall, self.engine, self.secrets, ShopWish("woocommerce", "ร้านริมทาง", address, USER))


@pytest.fixture
def joined(stall: MarketStall, woo_shop: LoopbackShop, proxy: FaultProxy, tmp_path: Path) -> Joined:
    """All counted goods of the stall are in the shop, paired and in use."""
    return join_over(proxy, proxy.address, stall, woo_shop, tmp_path)


def join_over(
    line: FaultProxy,
    address: str,
    stall: MarketStall,
    woo_shop: LoopbackShop,
    keys: Path,
    authority: Path | None = None,
) -> Joined:
    """Put all counted goods of the stall into a shop that is found at `address`, and pair them."""
    shop = stall.shop
    for product in shop.books.catalog.all():
        if product.tracked and not product.divisible:
            woo_shop.article(product.code, str(product.price), shop.books.stock.on_hand(product.id).milli // 1000)
    secrets, plug = Secrets(keys / "keys"), Plug()
    lines = Lines(shop, secrets, plug=plug, authority=authority)
    engine = Engine(shop, lines.open)
    online = _in_use(stall, engine, secrets, ShopWish("woocommerce", "ร้านดอยสูง", address, USER))
    return Joined(stall, woo_shop, line, lines, engine, online, plug, secrets)


def _in_use(stall: MarketStall, engine: Engine, secrets: Secrets, wish: ShopWish) -> OnlineShop:
    """A new shop after its first round; what both sides have is paired."""
    shop = stall.shop
    online = add_shop(shop, wish, stall.seller)
    secrets.keep(online.id, PASSWORD)
    engine.read(online.id, lambda _done, _total: None)
    pairs = [Pair(one.item.remote, one.product.id) for one in suggestions(shop, online.id) if one.product]
    pair(shop, online.id, pairs, stall.seller)
    activate(shop, online.id, stall.seller)
    assert engine.round(online.id).reason == ""
    return online
