"""The mirror of what each shop shows: never a truth of ours, only what was seen there last."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from posapp.domain.identity import ProductId
from posapp.domain.money import Money
from posapp.domain.online.shop import ItemState, RemoteId, ShopId, ShopItem
from posapp.domain.quantity import Quantity

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from posapp.store.database import Database

_WRITE: Final = """INSERT INTO shop_item (shop, remote, parent, sku, barcode, name, price, quantity, by_parent, state,
    modified, picture, missed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)
    ON CONFLICT (shop, remote) DO UPDATE SET parent = excluded.parent, sku = excluded.sku, barcode = excluded.barcode,
    name = excluded.name, price = excluded.price, quantity = excluded.quantity, by_parent = excluded.by_parent,
    state = excluded.state, modified = excluded.modified, picture = excluded.picture, missed = 0"""
_AMONG: Final = "SELECT * FROM shop_item WHERE shop = ? AND remote IN (SELECT value FROM json_each(?))"
_MISSED: Final = """UPDATE shop_item SET missed = missed + 1, state = CASE WHEN missed >= 1 THEN 'gone' ELSE state END
    WHERE shop = ? AND remote = ? AND state <> 'gone' RETURNING state"""

_PICTURED: Final = """SELECT item.remote, link.product, item.picture FROM shop_item AS item
    JOIN shop_link AS link USING (shop, remote) JOIN product ON product.id = link.product
    WHERE shop = ? AND item.picture <> '' AND product.photo = '' ORDER BY item.remote"""


class Items:
    """What stands in the shops."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def write(self, shop: ShopId, items: Iterable[ShopItem]) -> None:
        """Keep what was seen of some articles."""
        self._database.rows.executemany(_WRITE, [(shop, *_values(item)) for item in items])

    def get(self, shop: ShopId, remote: RemoteId) -> ShopItem | None:
        """What was seen of an article."""
        row = self._database.rows.execute(
            "SELECT * FROM shop_item WHERE shop = ? AND remote = ?", (shop, remote)
        ).fetchone()
        return _item(row) if row else None

    def among(self, shop: ShopId, remotes: Iterable[RemoteId]) -> dict[RemoteId, ShopItem]:
        """What was seen of some articles."""
        rows = self._database.rows.execute(_AMONG, (shop, json.dumps(list(remotes))))
        return {RemoteId(row["remote"]): _item(row) for row in rows}

    def all(self, shop: ShopId) -> list[ShopItem]:
        """Everything seen in a shop, by name."""
        rows = self._database.rows.execute("SELECT * FROM shop_item WHERE shop = ? ORDER BY name, remote", (shop,))
        return [_item(row) for row in rows]

    def coded(self, shop: ShopId, sku: str) -> list[ShopItem]:
        """The articles with this SKU, without regard to case, but those that are gone."""
        rows = self._database.rows.execute(
            "SELECT * FROM shop_item WHERE shop = ? AND sku = ? AND state <> 'gone'", (shop, sku)
        )
        return [_item(row) for row in rows]

    def count(self, shop: ShopId) -> int:
        """How many articles were seen and are not gone."""
        count: int = self._database.rows.execute(
            "SELECT count(*) FROM shop_item WHERE shop = ? AND state <> 'gone'", (shop,)
        ).fetchone()[0]
        return count

    def known(self, shop: ShopId) -> dict[RemoteId, tuple[str, Quantity | None]]:
        """Stamp and number of every article that is not gone, to compare with a look through the whole shop."""
        plain = self._database.rows.cursor()
        plain.row_factory = None
        plain.execute("SELECT remote, modified, quantity FROM shop_item WHERE shop = ? AND state <> 'gone'", (shop,))
        return {
            RemoteId(remote): (modified, Quantity(milli) if milli is not None else None)
            for remote, modified, milli in plain
        }

    def pictured(self, shop: ShopId) -> list[tuple[RemoteId, ProductId, str]]:
        """Articles with a picture there whose goods have none here: the article, the product, where its picture is."""
        rows = self._database.rows.execute(_PICTURED, (shop,))
        return [(RemoteId(row["remote"]), ProductId(row["product"]), row["picture"]) for row in rows]

    def forget_picture(self, shop: ShopId, remote: RemoteId) -> None:
        """Think of an article as one without a picture."""
        self._database.rows.execute("UPDATE shop_item SET picture = '' WHERE shop = ? AND remote = ?", (shop, remote))

    def set_quantity(self, shop: ShopId, remote: RemoteId, quantity: Quantity) -> None:
        """Keep the number a shop has now."""
        self._database.rows.execute(
            "UPDATE shop_item SET quantity = ? WHERE shop = ? AND remote = ?", (quantity.milli, shop, remote)
        )

    def miss(self, shop: ShopId, remotes: Sequence[RemoteId]) -> list[RemoteId]:
        """A look through the whole shop did not find these; those that two looks missed are gone from now on."""
        gone = []
        for remote in remotes:
            row = self._database.rows.execute(_MISSED, (shop, remote)).fetchone()
            if row and row["state"] == ItemState.GONE:
                gone.append(remote)
        return gone


def _values(item: ShopItem) -> tuple[object, ...]:
    return (
        *(item.remote, item.parent, item.sku, item.barcode, item.name),
        item.price.satang if item.price is not None else None,
        item.quantity.milli if item.quantity is not None else None,
        *(int(item.counted_by_parent), item.state.value, item.modified, item.picture),
    )


def _item(row: sqlite3.Row) -> ShopItem:
    return ShopItem(
        remote=RemoteId(row["remote"]),
        name=row["name"],
        parent=RemoteId(row["parent"]),
        sku=row["sku"],
        barcode=row["barcode"],
        price=Money(row["price"]) if row["price"] is not None else None,
        quantity=Quantity(row["quantity"]) if row["quantity"] is not None else None,
        counted_by_parent=bool(row["by_parent"]),
        state=ItemState(row["state"]),
        modified=row["modified"],
        picture=row["picture"],
    )
