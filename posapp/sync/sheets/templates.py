"""The sheets marketplaces hand out to be filled in: by which words in their heads each is known, and its columns.

Shopee's words are those of its own hidden first row, the same in every language. Lazada names the column of the number
after the group's own warehouse. Where several warehouses stand in a sheet nothing is guessed.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from posapp.domain.errors import Refused
from posapp.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from posapp.sync.sheets.grid import Grid, GridRow

_HEAD_ROWS: Final = 10


@dataclass(frozen=True, slots=True)
class TemplateKind:
    """How the sheet of one marketplace looks; `signs` are words that all stand in its head.

    `stock` begins the head of a column with numbers; without one, the only column between `between` is it.
    """

    key: str
    signs: tuple[frozenset[str], ...]
    article: tuple[str, ...]
    skus: tuple[str, ...]
    name: tuple[str, ...]
    price: tuple[str, ...]
    stock: tuple[str, ...]
    between: tuple[str, str] = ("", "")


KINDS: Final = (
    TemplateKind(
        "shopee",
        (frozenset({"et_title_product_id", "et_title_variation_sku", "et_title_variation_price"}),),
        ("et_title_product_id",),
        ("et_title_variation_sku", "et_title_parent_sku"),
        ("et_title_product_name",),
        ("et_title_variation_price",),
        ("et_title_variation_stock",),
    ),
    TemplateKind(
        "lazada",
        (frozenset({"product id", "sku.skuid", "sellersku"}), frozenset({"product id", "sellersku", "shop sku"})),
        ("product id",),
        ("sellersku",),
        ("product name", "ชื่อสินค้า", "product name(english)"),
        ("price", "ราคา"),
        ("quantity", "จำนวน"),
        between=("sellersku", "variations combo"),
    ),
    TemplateKind(
        "tiktok",
        (frozenset({"product_id", "sku_id", "seller_sku"}), frozenset({"product id", "sku id", "seller sku"})),
        ("product_id", "product id"),
        ("seller_sku", "seller sku"),
        ("product_name", "product name"),
        ("price", "retail price (local currency)", "retail price"),
        ("quantity",),
    ),
)
_OTHER_SHOPEE: Final = "et_title_product_id"


@dataclass(frozen=True, slots=True)
class Template:
    """A sheet that can be filled in; columns are None where it has none."""

    kind: TemplateKind
    grid: Grid
    head: int
    article: int
    skus: tuple[int, ...]
    name: int | None
    price: int | None
    stock: int | None

    def rows(self) -> Iterator[tuple[GridRow, str]]:
        """The rows with goods, each with its code ("" for none). What stands between head and goods is no goods."""
        for row in self.grid.rows:
            if row.number > self.head and row.text(self.article).isdecimal():
                yield row, next(filter(None, map(row.text, self.skus)), "")


def find_template(found: Sequence[Grid]) -> Template:
    """The sheet to be filled in. Raises Refused `sheet_unknown`, `sheet_other`, `sheet_warehouses`."""
    heads = [(grid, row, _heads(row)) for grid in found for row in grid.rows[:_HEAD_ROWS]]
    for grid, row, heads_there in heads:
        for kind in KINDS:
            if any(signs <= heads_there.keys() for signs in kind.signs):
                return _template(kind, grid, row.number, heads_there)
    if any(_OTHER_SHOPEE in names for _grid, _row, names in heads):
        raise Refused(
            "sheet_other",
            N_("This is another sheet of Shopee. In mass update choose “Sales Info”, and download that one."),
        )
    raise Refused(
        "sheet_unknown",
        N_(
            "This is no sheet of Shopee, Lazada or TikTok Shop for prices and numbers. Download it in their seller "
            "centre, and choose it as it is."
        ),
    )


def plain(head: str) -> str:
    """Words as they are compared: small letters, without stars, marks of the marketplace's own, and odd blanks.

    A Thai vowel that some programs write in two signs is one.
    """
    same = unicodedata.normalize("NFKC", head.partition("|")[0]).replace("\u0e4d\u0e32", "\u0e33")
    return " ".join(same.replace("*", " ").split()).casefold()


def _heads(row: GridRow) -> dict[str, int]:
    heads: dict[str, int] = {}
    for column in sorted(row.cells):
        heads.setdefault(plain(row.text(column)), column)
    heads.pop("", None)
    return heads


def _template(kind: TemplateKind, grid: Grid, head: int, heads: Mapping[str, int]) -> Template:
    columns = [heads[name] for name in kind.skus if name in heads]
    return Template(
        kind,
        grid,
        head,
        next(heads[name] for name in kind.article if name in heads),
        tuple(columns),
        _first(kind.name, heads),
        _first(kind.price, heads),
        _stock(kind, heads),
    )


def _first(names: Sequence[str], heads: Mapping[str, int]) -> int | None:
    return next((heads[name] for name in names if name in heads), None)


def _stock(kind: TemplateKind, heads: Mapping[str, int]) -> int | None:
    """The one column of numbers; by its name, or the only one between two known ones."""
    named = [column for name, column in heads.items() if name.startswith(kind.stock)]
    left, right = (heads.get(name) for name in kind.between)
    if not named and left is not None and right is not None:
        named = [column for column in heads.values() if left < column < right]
    if len(named) > 1:
        raise Refused(
            "sheet_warehouses",
            N_("This sheet has numbers for several warehouses. Download it for one warehouse, and choose that one."),
        )
    return named[0] if named else None
