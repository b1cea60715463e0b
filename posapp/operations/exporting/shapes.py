"""The shapes of lists: our own with all that is kept, and those other programs take in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.domain.money import ZERO
from posapp.domain.unit import Measure, unit
from posapp.i18n import _
from posapp.operations.importing.fields import FIELD_TITLES, OWN_FIELDS, Field
from posapp.operations.importing.merge import other_prices, simple_wholesale
from posapp.operations.importing.small_lists import certificates_text, packs_text, parts_text, prices_text
from posapp.operations.importing.wordings import KIND_TITLES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from posapp.domain.product import Product
    from posapp.operations.exporting.line import Cell, Line, Shape

_OWN: Final[Mapping[Field, Callable[[Line], Cell]]] = {
    Field.CODE: lambda line: line.product.code,
    Field.NAME: lambda line: line.product.name,
    Field.SHORT_NAME: lambda line: line.product.short_name,
    Field.FAMILY: lambda line: line.product.family,
    Field.VARIANT: lambda line: line.product.variant,
    Field.CATEGORY: lambda line: line.category,
    Field.UNIT: lambda line: _(unit(line.product.unit).label),
    Field.PRICE: lambda line: line.product.price,
    Field.FREE_PRICE: lambda line: _yes(line.product.free_price),
    Field.WHOLESALE: lambda line: _wholesale(line.product),
    Field.PRICES: lambda line: prices_text(other_prices(line.product)),
    Field.COST: lambda line: line.product.cost,
    Field.BARCODE: lambda line: ", ".join(line.product.barcodes),
    Field.PACKS: lambda line: packs_text(line.product.packs),
    Field.PARTS: lambda line: parts_text(line.parts),
    Field.TRACKED: lambda line: _yes(line.product.tracked),
    Field.ON_HAND: lambda line: "" if line.on_hand is None else line.on_hand,
    Field.WARN_AT: lambda line: line.product.warn_at,
    Field.SHELF_DAYS: lambda line: str(line.product.shelf_days),
    Field.OWNER: lambda line: line.owner,
    Field.KIND: lambda line: _(KIND_TITLES[line.product.kind]),
    Field.ACTIVE: lambda line: _yes(line.product.active),
    Field.VAT_EXEMPT: lambda line: _yes(line.product.vat_exempt),
    Field.STORY: lambda line: line.product.story,
    Field.CERTIFICATES: lambda line: certificates_text(line.product.certificates),
}


def own_shape() -> Shape:
    """All that is kept of goods, headed in the language in use."""
    return tuple((_(FIELD_TITLES[field]), _OWN[field]) for field in OWN_FIELDS)


def _yes(value: object) -> str:
    return _("Yes") if value else _("No")


def _wholesale(product: Product) -> Cell:
    rule = simple_wholesale(product)
    return rule.price if rule else ""


def _blank(_line: Line) -> str:
    return ""


def _always(text: str) -> Callable[[Line], str]:
    return lambda _line: text


def _letter(value: object) -> str:
    return "Y" if value else "N"


def _article(line: Line) -> str:
    """The name all sizes of an article share."""
    return line.product.family or line.product.name


def _price(line: Line) -> Cell:
    return "" if line.product.free_price and line.product.price == ZERO else line.product.price


def _variable_price(line: Line) -> Cell:
    return "variable" if line.product.free_price and line.product.price == ZERO else line.product.price


def _stock(line: Line) -> Cell:
    return "" if line.on_hand is None else line.on_hand


def _warn(line: Line) -> Cell:
    return line.product.warn_at or ""


def _barcode(line: Line) -> str:
    return line.product.barcodes[0] if line.product.barcodes else ""


def _by_weight(product: Product) -> bool:
    return product.measure is Measure.WEIGHT


def _size_name(product: Product) -> str:
    return "Size" if product.variant else ""


def _true(value: object) -> str:
    return "True" if value else "False"


def _odoo_type(product: Product) -> str:
    return "Service" if product.measure is Measure.SERVICE else "Goods"


LOYVERSE: Final[Shape] = (
    ("Handle", lambda line: line.product.family or line.product.code),
    ("SKU", lambda line: line.product.code),
    ("Name", lambda line: _article(line) if line.first or not line.product.family else ""),
    ("Category", lambda line: line.category),
    ("Description", lambda line: line.product.story),
    ("Sold by weight", lambda line: _letter(_by_weight(line.product))),
    ("Option 1 name", lambda line: _size_name(line.product)),
    ("Option 1 value", lambda line: line.product.variant),
    ("Option 2 name", _blank),
    ("Option 2 value", _blank),
    ("Option 3 name", _blank),
    ("Option 3 value", _blank),
    ("Cost", lambda line: line.product.cost),
    ("Barcode", _barcode),
    ("SKU of included item", _blank),
    ("Quantity of included item", _blank),
    ("Track stock", lambda line: _letter(line.product.tracked)),
    ("Available for sale [{shop}]", lambda line: _letter(line.product.offered)),
    ("Price [{shop}]", _variable_price),
    ("In stock [{shop}]", _stock),
    ("Low stock [{shop}]", _warn),
)
WOOCOMMERCE: Final[Shape] = (
    ("Type", _always("simple")),
    ("SKU", lambda line: line.product.code),
    ("GTIN, UPC, EAN, or ISBN", _barcode),
    ("Name", lambda line: line.product.name),
    ("Published", lambda line: "1" if line.product.offered else "0"),
    ("Is featured?", _always("0")),
    ("Visibility in catalog", _always("visible")),
    ("Short description", lambda line: line.product.story.replace("\n", "\\n")),
    ("Tax status", lambda line: "none" if line.product.vat_exempt else "taxable"),
    ("In stock?", lambda line: "0" if line.on_hand is not None and line.on_hand.milli <= 0 else "1"),
    ("Stock", _stock),
    ("Low stock amount", _warn),
    ("Backorders allowed?", _always("0")),
    ("Sold individually?", lambda line: "1" if line.product.one_off else "0"),
    ("Regular price", _price),
    ("Categories", lambda line: line.category),
)
SQUARE: Final[Shape] = (
    ("Token", _blank),
    ("Item Name", _article),
    ("Variation Name", lambda line: line.product.variant or "Regular"),
    ("SKU", lambda line: line.product.code),
    ("Description", lambda line: line.product.story),
    ("Categories", lambda line: line.category),
    ("Reporting Category", lambda line: line.category),
    ("GTIN", _barcode),
    ("Item Type", lambda line: "Service" if line.product.measure is Measure.SERVICE else "Physical good"),
    ("Price", _variable_price),
    ("Archived", lambda line: _letter(not line.product.active)),
    ("Sellable", lambda line: _letter(line.product.offered)),
    ("Stockable", lambda line: _letter(line.product.tracked)),
    ("Current Quantity {shop}", _stock),
    ("Stock Alert Enabled {shop}", lambda line: _letter(line.product.warn_at)),
    ("Stock Alert Count {shop}", _warn),
    ("Default Unit Cost", lambda line: line.product.cost),
)
ODOO: Final[Shape] = (
    ("Name", lambda line: line.product.name),
    ("Product Type", lambda line: _odoo_type(line.product)),
    ("Internal Reference", lambda line: line.product.code),
    ("Barcode", _barcode),
    ("Sales Price", lambda line: line.product.price),
    ("Cost", lambda line: line.product.cost),
    ("Product Category", lambda line: line.category),
    ("Sales Description", lambda line: line.product.story),
    ("Can be Sold", lambda line: _true(line.product.offered)),
    ("Quantity On Hand", _stock),
)
OSPOS: Final[Shape] = (
    ("Id", _blank),
    ("Barcode", lambda line: _barcode(line) or line.product.code),
    ("Item Name", lambda line: line.product.name),
    ("Category", lambda line: line.category or "-"),
    ("Supplier ID", _blank),
    ("Cost Price", lambda line: line.product.cost),
    ("Unit Price", lambda line: line.product.price),
    ("Tax 1 Name", _blank),
    ("Tax 1 Percent", _blank),
    ("Tax 2 Name", _blank),
    ("Tax 2 Percent", _blank),
    ("Reorder Level", lambda line: line.product.warn_at),
    ("Description", lambda line: line.product.story),
    ("Allow Alt Description", _blank),
    ("Item has Serial Number", _blank),
    ("Image", _blank),
    ("HSN", _blank),
    ("location_stock", _stock),
)
SHAPES: Final[Mapping[str, Shape]] = {
    "loyverse": LOYVERSE,
    "woocommerce": WOOCOMMERCE,
    "square": SQUARE,
    "odoo": ODOO,
    "ospos": OSPOS,
}
