"""A loopback shop for each kind of shop that has one, and a line to it that can be made bad."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from posapp.sync.connectors import connector
from posapp.sync.wire import Wire
from tests.doubles.certificates import Certificates, make_certificates
from tests.doubles.fault_proxy import FaultProxy
from tests.doubles.woo_shop.owner import LoopbackShop

if TYPE_CHECKING:
    from collections.abc import Iterator

    from posapp.sync.connector import Storefront


@pytest.fixture(scope="session")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    return make_certificates(tmp_path_factory.mktemp("certificates"))


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


@pytest.fixture
def wire(proxy: FaultProxy) -> Iterator[Wire]:
    """Our end of the line."""
    with Wire(proxy.address) as opened:
        yield opened


@pytest.fixture
def woo(woo_shop: LoopbackShop, wire: Wire) -> Storefront:
    """The shop as the program speaks to it, over the line."""
    return connector("woocommerce").open(woo_shop.access(wire.base), wire)
