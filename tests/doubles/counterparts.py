"""For each kind of shop a loopback one, seen alike: what the contract suite needs to stand on the other side."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from posapp.domain.online.shop import RemoteId
from posapp.sync.connectors import connector
from tests.doubles.myshop import MyShop
from tests.doubles.woo_shop.owner import LoopbackShop

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from contextlib import AbstractContextManager

    from posapp.sync.connector import Access, Connector


class Counterpart(Protocol):
    """A shop of one kind, listening at `port` of this computer."""

    @property
    def port(self) -> int:
        """Where it listens, in plain http."""

    def access(self, address: str) -> Access:
        """What opens it, as a person would type it, when it seems to be at `address`."""

    def start_again(self) -> None:
        """Forget everything."""

    def article(self, sku: str, price: str, stock: int) -> RemoteId:
        """Put an article on the shelf."""

    def order(self, article: RemoteId, pieces: int) -> RemoteId:
        """A buyer orders it."""

    def stock(self) -> Mapping[str, int | None]:
        """How many of each SKU it has."""

    def bills(self) -> int:
        """How many orders there are, whoever wrote them."""


@dataclass(frozen=True, slots=True)
class WooCounterpart:
    """A WooCommerce shop."""

    shop: LoopbackShop

    @property
    def port(self) -> int:
        return self.shop.port

    def access(self, address: str) -> Access:
        return self.shop.access(address)

    def start_again(self) -> None:
        self.shop.start_again()

    def article(self, sku: str, price: str, stock: int) -> RemoteId:
        return RemoteId(str(self.shop.article(sku, price, stock)))

    def order(self, article: RemoteId, pieces: int) -> RemoteId:
        return RemoteId(str(self.shop.order((int(article), pieces))))

    def stock(self) -> Mapping[str, int | None]:
        return self.shop.stock()

    def bills(self) -> int:
        return len(self.shop.orders())


@contextmanager
def _woo() -> Iterator[Counterpart]:
    with LoopbackShop() as shop:
        yield WooCounterpart(shop)


@dataclass(frozen=True, slots=True)
class Lab:
    """A kind of shop, and how to open a loopback one of it."""

    kind: Connector
    open: Callable[[], AbstractContextManager[Counterpart]]


LABS: Final[tuple[Lab, ...]] = (Lab(connector("woocommerce"), _woo), Lab(connector("line_myshop"), MyShop))
"""One for each kind that talks; kinds that only tests know of may stand here too."""
