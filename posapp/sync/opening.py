"""Opening the line to a shop: its secret fetched, its traffic metered, and a hand on the plug for another thread."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from posapp.sync.connector import Access
from posapp.sync.connectors import connector
from posapp.sync.plug import Plug
from posapp.sync.wire import Patience, Wire

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from posapp.domain.online.shop import OnlineShop, ShopId
    from posapp.operations.shop import Shop
    from posapp.sync.connector import Checked, Storefront
    from posapp.sync.secrets import Secrets


_PATIENCE: Final = Patience()


class Lines:
    """Opens lines to shops for the thread the books of `shop` belong to.

    `authority` is a certificate file trusted beside those of the system; `plug` ends what is under way.
    """

    def __init__(
        self,
        shop: Shop,
        secrets: Secrets,
        *,
        plug: Plug | None = None,
        authority: Path | None = None,
        patience: Patience = _PATIENCE,
    ) -> None:
        self._shop, self._secrets = shop, secrets
        self._plug, self._authority, self._patience = plug or Plug(), authority, patience

    @contextmanager
    def open(self, online: OnlineShop) -> Iterator[Storefront]:
        """The shop, to be talked to for the block; what went over the line is added up even when it breaks.

        Raises Refused `secret_missing`, `connector_unknown`, and Offline when the plug was pulled.
        """
        access = Access(online.address, online.account, self._secrets.read(online.id))
        with self._metered(online.id, access.address) as wire:
            yield connector(online.connector).open(access, wire)

    @contextmanager
    def pictures(self, online: OnlineShop) -> Iterator[Wire]:
        """A line to the host of a shop without its key: for its pictures, which everybody may see."""
        parts = urlsplit(online.address)
        with self._metered(online.id, f"{parts.scheme}://{parts.netloc}") as wire:
            yield wire

    def check(self, kind: str, access: Access) -> Checked:
        """Try to open a shop that may not be in the books yet, writing nothing; raises the faults of talking to it.

        Raises Refused as the connector's `tidy` does.
        """
        found = connector(kind)
        tidy = found.tidy(access)
        with self._plug.on(self._wire(tidy.address)) as wire:
            return found.open(tidy, wire).check()

    def _wire(self, base: str) -> Wire:
        give_way = self._shop.books.database.give_way
        return Wire(
            base, authority=self._authority, patience=self._patience, now=self._shop.clock.now, give_way=give_way
        )

    @contextmanager
    def _metered(self, online: ShopId, base: str) -> Iterator[Wire]:
        wire = self._wire(base)
        try:
            with self._plug.on(wire):
                yield wire
        finally:
            self._meter(online, wire)

    def _meter(self, online: ShopId, wire: Wire) -> None:
        went = wire.traffic
        if not went.calls:
            return
        shops = self._shop.books.online.shops
        with self._shop.books.write():
            shops.add_traffic(online, self._shop.now().date(), went)
            line = shops.line(online)
            if line.skew != wire.skew:
                shops.write_line(online, replace(line, skew=wire.skew))
