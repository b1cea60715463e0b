"""The loopback shop as the program speaks to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from posapp.sync.connectors import connector
from posapp.sync.wire import Wire
from tests.doubles.myshop import MyShop

if TYPE_CHECKING:
    from collections.abc import Iterator

    from posapp.sync.connector import Storefront
    from tests.doubles.fault_proxy import FaultProxy
    from tests.doubles.woo_shop.owner import LoopbackShop


@pytest.fixture
def wire(proxy: FaultProxy) -> Iterator[Wire]:
    """Our end of the line."""
    with Wire(proxy.address) as opened:
        yield opened


@pytest.fixture
def woo(woo_shop: LoopbackShop, wire: Wire) -> Storefront:
    """The shop as the program speaks to it, over the line."""
    return connector("woocommerce").open(woo_shop.access(wire.base), wire)


@pytest.fixture
def my_shop() -> Iterator[MyShop]:
    """An empty shop of LINE."""
    with MyShop() as opened:
        yield opened


@pytest.fixture
def line_shop(my_shop: MyShop) -> Iterator[Storefront]:
    """It, as the program speaks to it."""
    with Wire(my_shop.address) as opened:
        yield connector("line_myshop").open(my_shop.access(my_shop.address), opened)
