"""From a scanned or typed code to the product it means, with the weight or price its label carries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from posapp.domain import barcode
from posapp.domain.quantity import ONE, Quantity

if TYPE_CHECKING:
    from posapp.domain.money import Money
    from posapp.domain.product import Product
    from posapp.operations.shop import Shop


@dataclass(frozen=True, slots=True)
class Found:
    """A product and how much of it; `price` is set when the label names what this piece costs.

    `weighed` says that the quantity came from the label, so nobody need be asked.
    """

    product: Product
    quantity: Quantity = ONE
    price: Money | None = None
    weighed: bool = False


def look_up(shop: Shop, code: str) -> Found | None:
    """What `code` means, None when no product has it; a withdrawn product is not found. Raises Refused `code_empty`."""
    rules = barcode.parse_rules(shop.setting(barcode.RULES_OPTION.key))
    scanned = barcode.read(code, rules)
    for spelling in scanned.codes:
        product = shop.books.catalog.find(spelling)
        if product and product.active:
            return Found(product, scanned.quantity or ONE, scanned.price, scanned.quantity is not None)
    return None
