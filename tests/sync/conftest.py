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
from tests.doubles.fault_proxy import FaultProxy
from tests.doubles.woo_shop.owner import PASSWORD, USER, LoopbackShop

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from posapp.domain.online.shop import OnlineShop
    from tests.doubles.trade import MarketStall


@pytest.fixture(scope="session")
def _woo_process() -> Iterator[LoopbackShop]:
    """One process for all tests of a worker."""
    with LoopbackShop() as shop:
        yield shop


@pytest.fixture
def woo_shop(_woo_process: LoopbackShop) -> LoopbackShop:
    """An empty WooCommerce shop."""
    _woo_process.start_again()
    return _woo_process


@pytest.fixture
def proxy(woo_shop: LoopbackShop) -> Iterator[FaultProxy]:
    """The line to it."""
    with FaultProxy(woo_shop.port) as line:
        yield line


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


@pytest.fixture
def joined(stall: MarketStall, woo_shop: LoopbackShop, proxy: FaultProxy, tmp_path: Path) -> Joined:
    """All counted goods of the stall are in the shop, paired and in use."""
    shop = stall.shop
    for product in shop.books.catalog.all():
        if product.tracked and not product.divisible:
            woo_shop.article(product.code, str(product.price), shop.books.stock.on_hand(product.id).milli // 1000)
    online = add_shop(shop, ShopWish("woocommerce", "ร้านดอยสูง", proxy.address, USER), stall.seller)
    secrets, plug = Secrets(tmp_path / "keys"), Plug()
    secrets.keep(online.id, PASSWORD)
    lines = Lines(shop, secrets, plug=plug)
    engine = Engine(shop, lines.open)
    engine.read(online.id, lambda _done, _total: None)
    pairs = [Pair(one.item.remote, one.product.id) for one in suggestions(shop, online.id) if one.product]
    pair(shop, online.id, pairs, stall.seller)
    activate(shop, online.id, stall.seller)
    assert engine.round(online.id).reason == ""
    return Joined(stall, woo_shop, proxy, lines, engine, online, plug, secrets)
