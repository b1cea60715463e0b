"""Filling a marketplace's own sheet: prices and numbers by code, and nothing else in the whole file."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from posapp.domain.access import Permission
from posapp.domain.online.shop import RemoteId
from posapp.domain.unit import Measure
from posapp.operations.online.availability import offer
from posapp.operations.permit import needs
from posapp.sync.sheets.files import workbook_of
from posapp.sync.sheets.grid import changed, grids
from posapp.sync.sheets.templates import find_template
from posapp.sync.sheets.whose import market_shop

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from posapp.domain.online.shop import OnlineShop
    from posapp.domain.product import Product
    from posapp.operations.shop import Shop
    from posapp.sync.sheets.grid import GridRow
    from posapp.sync.sheets.templates import Template


class Field(StrEnum):
    """What is filled in."""

    PRICE = "price"
    STOCK = "stock"


BOTH: Final = (Field.PRICE, Field.STOCK)


@dataclass(frozen=True, slots=True)
class Change:
    """One cell that was changed: for which code, in which row, from what to what."""

    row: int
    sku: str
    name: str
    field: Field
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Filled:
    """A sheet that was filled: which marketplace's, its bytes, and what was done.

    `unmatched` are codes (or names, where there is none) that none of our goods has; `left` those whose cell computes
    its value, or that aren't counted in pieces here. `same` is how many rows were right already.
    """

    market: str
    content: bytes
    changes: tuple[Change, ...]
    unmatched: tuple[str, ...]
    left: tuple[str, ...]
    same: int


@needs(Permission.SHOPS)
def fill_sheet(shop: Shop, path: Path, fields: tuple[Field, ...] = BOTH, name: str = "") -> Filled:
    """The sheet in the file at `path`, of the shop called `name`, with our prices and numbers; the file itself stays.

    Raises Refused `sheet_*` or `list_*` for a file that is no such sheet or not of that shop, and Unavailable.
    """
    content = workbook_of(path)
    template = find_template(list(grids(content)))
    goods = _Goods(shop, market_shop(shop, template.kind.key, name))
    changes: list[Change] = []
    unmatched, left, same = [], [], 0
    for row, sku in template.rows():
        product = goods.known(sku) if sku else None
        if product is None:
            unmatched.append(sku or row.text(template.name) or f"#{row.number}")
            continue
        wanted = [one for one in _wanted(template, goods, product, fields) if _differs(row, one)]
        if any(_computes(row, column) for _field, column, _new in wanted) or goods.uncounted(product):
            left.append(sku)
        found = [_change(row, sku, product, one) for one in wanted if not _computes(row, one[1])]
        changes += found
        same += not found
    places = {Field.PRICE: template.price, Field.STOCK: template.stock}
    values = {(one.row, column): one.new for one in changes if (column := places[one.field]) is not None}
    made = changed(content, template.grid, values) if values else content
    return Filled(template.kind.key, made, tuple(changes), _once(unmatched), _once(left), same)


_Wish = tuple[Field, int, str]


class _Goods:
    """Our goods by the codes a marketplace may know them by, and how many of them are for it."""

    def __init__(self, shop: Shop, online: OnlineShop | None) -> None:
        self._shop, self._online = shop, online
        goods = shop.books.catalog.all()
        self._by_code = {one.code.strip().casefold(): one for one in goods if one.code}
        self._by_barcode = {code: one for one in goods for code in one.barcodes}

    def known(self, sku: str) -> Product | None:
        """Ours with this code: as it was paired, by our code, or by a barcode."""
        link = self._shop.books.online.links.to(self._online.id, RemoteId(sku)) if self._online else None
        paired = self._shop.books.catalog.get(link.product) if link else None
        return paired or self._by_code.get(sku.casefold()) or self._by_barcode.get(sku)

    def uncounted(self, product: Product) -> bool:
        """Whether it has no number of pieces here."""
        return self.pieces(product) is None

    def pieces(self, product: Product) -> int | None:
        """How many can be sold there: what is free, less what is kept back; None of what isn't counted in pieces."""
        if product.divisible or product.measure is Measure.SERVICE:
            return None
        there = offer(self._shop, self._online, product)
        return None if there is None else there.milli // 1000


def _wanted(template: Template, goods: _Goods, product: Product, fields: tuple[Field, ...]) -> Iterator[_Wish]:
    """What should stand in which column."""
    if Field.PRICE in fields and template.price is not None and product.price:
        baht, satang = divmod(product.price.satang, 100)
        yield Field.PRICE, template.price, f"{baht}.{satang:02d}" if satang else str(baht)
    pieces = goods.pieces(product) if Field.STOCK in fields else None
    if template.stock is not None and pieces is not None:
        yield Field.STOCK, template.stock, str(pieces)


def _differs(row: GridRow, wish: _Wish) -> bool:
    _field, column, new = wish
    try:
        return Decimal(row.text(column).replace(",", "")) != Decimal(new)
    except InvalidOperation:
        return True


def _computes(row: GridRow, column: int) -> bool:
    return column in row.cells and row.cells[column].formula


def _change(row: GridRow, sku: str, product: Product, wish: _Wish) -> Change:
    field, column, new = wish
    return Change(row.number, sku, product.name, field, row.text(column), new)


def _once(names: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
