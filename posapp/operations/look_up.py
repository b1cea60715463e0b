"""From a scanned or typed code to the product it means, with the weight or price its label carries."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from posapp.domain import barcode
from posapp.domain.quantity import ONE, Quantity

if TYPE_CHECKING:
    from posapp.domain.lot import Lot
    from posapp.domain.money import Money
    from posapp.domain.product import Product
    from posapp.operations.shop import Shop


_LOT: Final = re.compile(r"L\d{4,}", re.ASCII)
"""How the code of a batch looks on its label."""


@dataclass(frozen=True, slots=True)
class Found:
    """A product and how much of it; `price` is set when the label names what this piece costs.

    `weighed` says that the quantity came from the label, so nobody need be asked. `lot` is the batch the label names;
    a marked-down batch has its `price`.
    """

    product: Product
    quantity: Quantity = ONE
    price: Money | None = None
    weighed: bool = False
    lot: Lot | None = None


def look_up(shop: Shop, code: str) -> Found | None:
    """What `code` means, None when no product has it; a withdrawn product is not found. Raises Refused `code_empty`."""
    rules = barcode.parse_rules(shop.setting(barcode.RULES_OPTION.key))
    scanned = barcode.read(code, rules)
    for spelling in scanned.codes:
        product = shop.books.catalog.find(spelling)
        if product and product.offered:
            quantity = scanned.quantity or product.holds(spelling)
            return Found(product, quantity, scanned.price, scanned.quantity is not None)
    return _by_lot(shop, scanned.item)


def _by_lot(shop: Shop, code: str) -> Found | None:
    lot = shop.books.stock.lot_coded(code) if _LOT.fullmatch(code) else None
    product = shop.books.catalog.get(lot.product) if lot else None
    if lot is None or product is None or not product.offered:
        return None
    return Found(product, price=shop.books.stock.markdowns().get(lot.id), lot=lot)
