"""Goods as the till finds them: products, their codes, categories and pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.domain.identity import CategoryId, ProductId
from posapp.domain.money import Money
from posapp.domain.product import Category, Product
from posapp.domain.quantity import Quantity

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable
    from datetime import date

    from posapp.store.database import Database

_FIELDS: Final = (
    "id, code, name, price, unit, category, short_name, free_price, tracked, warn_at, vat_exempt, owner, photo, "
    "active, edits"
)
_BY_ID: Final = f"SELECT {_FIELDS} FROM product WHERE id = ?"
_BY_CODE: Final = f"SELECT {_FIELDS} FROM product WHERE code = ?"
_BY_BARCODE: Final = f"SELECT {_FIELDS} FROM product WHERE id = (SELECT product FROM barcode WHERE code = ?)"
_ALL: Final = f"SELECT {_FIELDS} FROM product"
_CODES: Final = "SELECT code FROM barcode WHERE product = ? ORDER BY code"
_ALL_CODES: Final = "SELECT product, code FROM barcode ORDER BY product, code"
_WRITE: Final = """INSERT INTO product (id, code, name, price, unit, category, short_name, free_price, tracked, warn_at,
    vat_exempt, owner, photo, active, edits) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET code = excluded.code, name = excluded.name, price = excluded.price,
    unit = excluded.unit, category = excluded.category, short_name = excluded.short_name,
    free_price = excluded.free_price, tracked = excluded.tracked, warn_at = excluded.warn_at,
    vat_exempt = excluded.vat_exempt, owner = excluded.owner, photo = excluded.photo, active = excluded.active,
    edits = excluded.edits"""
_BEST: Final = """SELECT product FROM product_day WHERE day > ? GROUP BY product
    HAVING sum(quantity) > 0 ORDER BY sum(amount) DESC LIMIT ?"""
_TOP: Final = """SELECT product, quantity, amount FROM product_day WHERE day = ? AND (quantity <> 0 OR amount <> 0)
    ORDER BY amount DESC, quantity DESC, product LIMIT ?"""
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
        barcodes: dict[str, list[str]] = {}
        for row in self._database.rows.execute(_ALL_CODES):
            barcodes.setdefault(row["product"], []).append(row["code"])
        rows = self._database.rows.execute(_ALL if withdrawn else _ALL + " WHERE active = 1")
        return [_product(row, tuple(barcodes.get(row["id"], ()))) for row in rows]

    def best_sellers(self, since: date, limit: int) -> list[ProductId]:
        """The products that brought most after `since`, best first."""
        rows = self._database.rows.execute(_BEST, (since.isoformat(), limit))
        return [ProductId(row["product"]) for row in rows]

    def top_goods(self, day: date, limit: int) -> list[tuple[ProductId, Quantity, Money]]:
        """What brought most on `day`, best first: how much of each was sold, and for how much."""
        rows = self._database.rows.execute(_TOP, (day.isoformat(), limit))
        return [(ProductId(row["product"]), Quantity(row["quantity"]), Money(row["amount"])) for row in rows]

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
        rows.execute(_WRITE, _row(product))
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
        return _product(row, self._codes(row["id"]))

    def _codes(self, product: str) -> tuple[str, ...]:
        return tuple(row["code"] for row in self._database.rows.execute(_CODES, (product,)))


def by_ids(products: Iterable[Product]) -> dict[ProductId, Product]:
    """`products` by their ids."""
    return {product.id: product for product in products}


def _product(row: sqlite3.Row, barcodes: tuple[str, ...]) -> Product:
    return Product(
        id=ProductId(row["id"]),
        code=row["code"],
        name=row["name"],
        price=Money(row["price"]),
        unit=row["unit"],
        category=CategoryId(row["category"]),
        short_name=row["short_name"],
        barcodes=barcodes,
        free_price=bool(row["free_price"]),
        tracked=bool(row["tracked"]),
        warn_at=Quantity(row["warn_at"]),
        vat_exempt=bool(row["vat_exempt"]),
        owner=row["owner"],
        photo=row["photo"],
        active=bool(row["active"]),
        edits=row["edits"],
    )


def _row(product: Product) -> tuple[object, ...]:
    return (
        product.id,
        product.code,
        product.name,
        product.price.satang,
        product.unit,
        product.category,
        product.short_name,
        int(product.free_price),
        int(product.tracked),
        product.warn_at.milli,
        int(product.vat_exempt),
        product.owner,
        product.photo,
        int(product.active),
        product.edits,
    )


def _category(row: sqlite3.Row) -> Category:
    return Category(
        CategoryId(row["id"]), row["name"], row["colour"], row["icon"], row["position"], bool(row["active"])
    )
