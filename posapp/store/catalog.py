"""Goods as the till finds them: products, their codes, categories and pictures."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Final

from posapp.domain.identity import CategoryId, ProductId
from posapp.domain.product import Category
from posapp.store.goods_facts import COLUMNS, columns_of, to_product

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from posapp.domain.product import Product
    from posapp.store.database import Database

_FIELDS: Final = f"id, {', '.join(COLUMNS)}"
_BY_ID: Final = f"SELECT {_FIELDS} FROM product WHERE id = ?"
_BY_CODE: Final = f"SELECT {_FIELDS} FROM product WHERE code = ?"
_BY_BARCODE: Final = f"SELECT {_FIELDS} FROM product WHERE id = (SELECT product FROM barcode WHERE code = ?)"
_ALL: Final = f"SELECT {_FIELDS} FROM product"
_CODES: Final = "SELECT code FROM barcode WHERE product = ? ORDER BY code"
_ALL_CODES: Final = "SELECT product, code FROM barcode ORDER BY product, code"
_WRITE: Final = (
    f"INSERT INTO product ({_FIELDS}) VALUES (?{', ?' * len(COLUMNS)}) ON CONFLICT (id) DO UPDATE SET "
    + ", ".join(f"{column} = excluded.{column}" for column in COLUMNS)
)
_SINGLE: Final = "SELECT id FROM product WHERE id IN (SELECT value FROM json_each(?)) AND kind = 'one_off'"
_BEST: Final = """SELECT product FROM goods_sold WHERE day > ? GROUP BY product
    HAVING sum(quantity) > 0 ORDER BY sum(amount) DESC LIMIT ?"""
# Each article by itself through the index: going through years of sums for all of them takes seconds.
_LAST_SOLD: Final = """SELECT product, max(day) FROM (
    SELECT id AS product, (SELECT max(day) FROM goods_day WHERE goods_day.product = product.id) AS day FROM product
    UNION ALL SELECT product, day FROM live_share) WHERE day IS NOT NULL GROUP BY product"""
_WRITE_CATEGORY: Final = """INSERT INTO category (id, name, colour, icon, position, active) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET name = excluded.name, colour = excluded.colour, icon = excluded.icon,
    position = excluded.position, active = excluded.active"""


class Catalog:
    """The book of goods. Reads go straight to the file by index; the tile grid keeps the list it was given."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, product: ProductId) -> Product | None:
        """The product with this id, withdrawn or not."""
        return self._one(_BY_ID, product)

    def find(self, code: str) -> Product | None:
        """The product with this barcode, else with this code of the group's own; withdrawn ones too."""
        return self._one(_BY_BARCODE, code) or self._one(_BY_CODE, code)

    def all(self, *, withdrawn: bool = False) -> list[Product]:
        """Every product on sale (and the withdrawn ones too, if wanted), unordered."""
        barcodes: dict[str, tuple[str, ...]] = {}
        for product, code in _plain(self._database.rows, _ALL_CODES):
            barcodes[product] = (*barcodes.get(product, ()), code)
        rows = _plain(self._database.rows, _ALL if withdrawn else _ALL + " WHERE active = 1")
        return [to_product(row, barcodes.get(row[0], ())) for row in rows]

    def single_pieces(self, among: Iterable[ProductId]) -> set[ProductId]:
        """Those of some products of which there is only one each."""
        rows = self._database.rows.execute(_SINGLE, (json.dumps(list(among)),))
        return {ProductId(product) for (product,) in rows}

    def best_sellers(self, since: date, limit: int) -> list[ProductId]:
        """The products that brought most after `since`, best first."""
        rows = self._database.rows.execute(_BEST, (since.isoformat(), limit))
        return [ProductId(row["product"]) for row in rows]

    def last_sold(self) -> dict[ProductId, date]:
        """The day each product was last sold on (or came back)."""
        rows = _plain(self._database.rows, _LAST_SOLD)
        return {ProductId(product): date.fromisoformat(day) for product, day in rows}

    def next_code(self) -> str:
        """A free code for a new product: the smallest number not below the count of products."""
        rows = self._database.rows
        number = rows.execute("SELECT count(*) FROM product").fetchone()[0] + 1
        while rows.execute("SELECT 1 FROM product WHERE code = ?", (f"{number:04d}",)).fetchone():
            number += 1
        return f"{number:04d}"

    def write(self, product: Product) -> None:
        """Put `product` as it is now into the book, with exactly its barcodes."""
        rows = self._database.rows
        rows.execute(_WRITE, (product.id, *columns_of(product)))
        rows.execute("DELETE FROM barcode WHERE product = ?", (product.id,))
        rows.executemany(
            "INSERT INTO barcode (code, product) VALUES (?, ?)", [(c, product.id) for c in product.barcodes]
        )

    def categories(self, *, withdrawn: bool = False) -> list[Category]:
        """The categories in the order of their chips."""
        where = "" if withdrawn else " WHERE active = 1"
        rows = self._database.rows.execute(
            f"SELECT id, name, colour, icon, position, active FROM category{where} ORDER BY position, name"
        )
        return [_category(row) for row in rows]

    def write_category(self, category: Category) -> None:
        """Put `category` as it is now into the book."""
        self._database.rows.execute(
            _WRITE_CATEGORY,
            (
                category.id,
                category.name,
                category.colour,
                category.icon,
                category.position,
                int(category.active),
            ),
        )

    def photo(self, digest: str) -> bytes | None:
        """The JPEG called `digest`."""
        row = self._database.rows.execute("SELECT jpeg FROM photo WHERE digest = ?", (digest,)).fetchone()
        return bytes(row["jpeg"]) if row else None

    def write_photo(self, digest: str, jpeg: bytes) -> None:
        """Keep a picture under its SHA-256."""
        self._database.rows.execute("INSERT OR IGNORE INTO photo (digest, jpeg) VALUES (?, ?)", (digest, jpeg))

    def _one(self, sql: str, key: str) -> Product | None:
        row = self._database.rows.execute(sql, (key,)).fetchone()
        if row is None:
            return None
        codes = self._database.rows.execute(_CODES, (row["id"],))
        return to_product(row, tuple(code["code"] for code in codes))


def _plain(rows: sqlite3.Connection, sql: str) -> sqlite3.Cursor:
    """Rows without names: where there are tens of thousands, naming them takes as long as reading them."""
    plain = rows.cursor()
    plain.row_factory = None
    return plain.execute(sql)


def by_ids(products: Iterable[Product]) -> dict[ProductId, Product]:
    """`products` by their ids."""
    return {product.id: product for product in products}


def _category(row: sqlite3.Row) -> Category:
    return Category(
        CategoryId(row["id"]), row["name"], row["colour"], row["icon"], row["position"], bool(row["active"])
    )
