"""Which article of a shop is which of ours."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from posapp.domain.identity import ProductId
from posapp.domain.money import Money
from posapp.domain.online.shop import ItemLink, RemoteId, ShopId
from posapp.domain.quantity import Quantity

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from posapp.store.database import Database


# A basket is counted by what is in it.
COUNTED_HERE: Final = """CASE WHEN product.parts = '' THEN product.tracked ELSE
    EXISTS (SELECT 1 FROM json_each(product.parts) AS part JOIN product AS inside
        ON inside.id = json_extract(part.value, '$[0]') WHERE inside.tracked = 1) END"""
# CROSS: left to itself SQLite goes through all pairs of the shop, for each part of a page once more.
_PAIRED: Final = f"""SELECT shop_link.remote, product.id AS product, product.name, product.price,
    {COUNTED_HERE} AS tracked FROM json_each(?) AS wanted CROSS JOIN shop_link ON shop_link.remote = wanted.value
    JOIN product ON product.id = shop_link.product WHERE shop_link.shop = ?"""


@dataclass(frozen=True, slots=True)
class Paired:
    """An article of ours that stands in a shop, with what both sides can change, and whether we count it."""

    product: ProductId
    name: str
    price: Money
    tracked: bool


class Links:
    """Pairs of an article here and one there; each stands in one pair of a shop only."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def write(self, link: ItemLink) -> None:
        """Pair two articles, or change what is kept back of one."""
        self._database.rows.execute(
            "INSERT INTO shop_link (shop, product, remote, reserve) VALUES (?, ?, ?, ?) ON CONFLICT (shop, product) "
            "DO UPDATE SET remote = excluded.remote, reserve = excluded.reserve",
            (link.shop, link.product, link.remote, link.reserve.milli),
        )

    def loosen(self, shop: ShopId, product: ProductId) -> None:
        """Take a pair apart."""
        self._database.rows.execute("DELETE FROM shop_link WHERE shop = ? AND product = ?", (shop, product))

    def of_product(self, product: ProductId) -> list[ItemLink]:
        """Where an article of ours is sold online."""
        return self._all("product = ?", product)

    def of_shop(self, shop: ShopId) -> list[ItemLink]:
        """All pairs of a shop."""
        return self._all("shop = ?", shop)

    def get(self, shop: ShopId, product: ProductId) -> ItemLink | None:
        """How an article of ours is called in a shop."""
        return next(iter(self._all("shop = ? AND product = ?", shop, product)), None)

    def to(self, shop: ShopId, remote: RemoteId) -> ItemLink | None:
        """Which article of ours one of the shop is."""
        return next(iter(self._all("shop = ? AND remote = ?", shop, remote)), None)

    def paired(self, shop: ShopId, remotes: Iterable[RemoteId]) -> dict[RemoteId, Paired]:
        """What of ours some articles of a shop are, as it stands in our books."""
        rows = self._database.rows.execute(_PAIRED, (json.dumps(list(remotes)), shop))
        return {
            RemoteId(row["remote"]): Paired(
                ProductId(row["product"]), row["name"], Money(row["price"]), bool(row["tracked"])
            )
            for row in rows
        }

    def _all(self, where: str, *keys: str) -> list[ItemLink]:
        return [_link(row) for row in self._database.rows.execute(f"SELECT * FROM shop_link WHERE {where}", keys)]


def _link(row: sqlite3.Row) -> ItemLink:
    return ItemLink(ShopId(row["shop"]), ProductId(row["product"]), RemoteId(row["remote"]), Quantity(row["reserve"]))
