"""Writing one product as it is now: its row, its journal entries and what the outbox must tell of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from posapp.store import goods_facts

if TYPE_CHECKING:
    from posapp.domain.identity import PersonId
    from posapp.domain.product import Product
    from posapp.operations.shop import Shop


def write_product(shop: Shop, product: Product, by: PersonId) -> Product:
    """Write a product that was checked before, inside a write; its edits count one up.

    A change of price is journaled by itself, so that it can be found without reading every edit.
    """
    old = shop.books.catalog.get(product.id)
    new = replace(product, edits=old.edits + 1 if old else 1)
    at = shop.now()
    seq = shop.record("product", new.id, at, by, goods_facts.of_product(new))
    shop.books.outbox.add(shop.books.terminal.id, seq, "product", new.id)
    if old and old.price != new.price:
        shop.record("price", new.id, at, by, {"old": old.price.satang, "new": new.price.satang})
    shop.books.catalog.write(new)
    return new
