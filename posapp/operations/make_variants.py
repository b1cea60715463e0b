"""Goods in several sizes and colours: one product for each, made from one pattern in one act."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from posapp.domain.access import Permission
from posapp.domain.changes import Book, Changes
from posapp.domain.errors import Refused
from posapp.domain.identity import ProductId
from posapp.domain.text import clean, clean_name
from posapp.i18n import N_, search_key
from posapp.operations.check_product import NAME_LIMIT
from posapp.operations.edit_catalog import save_product, withdraw
from posapp.operations.permit import needs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from posapp.domain.identity import PersonId
    from posapp.domain.product import Product
    from posapp.operations.shop import Shop

VARIANTS_LIMIT: Final = 60


@dataclass(frozen=True, slots=True)
class Sort:
    """What is made: the name all of them share, and what each is called besides ("M คราม")."""

    family: str
    variants: tuple[str, ...]


def crossed(sizes: Sequence[str], colours: Sequence[str]) -> tuple[str, ...]:
    """Each size in each colour; where there are only sizes or only colours, those. Nothing twice."""
    pairs = (" ".join(filter(None, (size, colour))) for size in sizes or ("",) for colour in colours or ("",))
    return tuple(dict.fromkeys(filter(None, pairs)))


def missing_variants(shop: Shop, sort: Sort) -> tuple[str, ...]:
    """Those of `sort` that the group doesn't have yet."""
    family = search_key(sort.family)
    there = {search_key(one.variant) for one in shop.books.catalog.all() if search_key(one.family) == family}
    return tuple(variant for variant in sort.variants if search_key(variant) not in there)


@needs(Permission.GOODS)
def make_variants(
    shop: Shop, pattern: Product, sort: Sort, by: PersonId, *, photo: bytes | None = None
) -> tuple[list[Product], Changes]:
    """Write a product for each variant of `sort` that is missing; price, unit and all else come from `pattern`.

    A pattern that is no variant yet becomes the first of them, with its code, barcodes and stock; so nothing is left
    over that is neither size nor colour. Raises Refused `variants_none`, `variants_many`, what `save_product` raises.
    """
    with shop.books.write():
        family = clean_name(sort.family, NAME_LIMIT)
        missing = missing_variants(shop, replace(sort, family=family))
        if not missing:
            raise Refused("variants_none", N_("There is nothing new to make. Type sizes or colours that are missing."))
        if len(missing) > VARIANTS_LIMIT:
            raise Refused(
                "variants_many", N_("The most is {count} at once. Make them in several turns."), count=VARIANTS_LIMIT
            )
        patterns = [
            pattern if number == 0 and not pattern.variant else _fresh(shop, pattern) for number in range(len(missing))
        ]
        made = [
            save_product(shop, _variant(one, family, variant), by, photo=photo)[0]
            for one, variant in zip(patterns, missing, strict=True)
        ]
    return made, Changes(Book.CATALOG | Book.STOCK)


@needs(Permission.GOODS)
def unmake_variants(shop: Shop, made: Sequence[Product], pattern: Product | None, by: PersonId) -> Changes:
    """Undo it: what was `made` leaves the shelf, and the `pattern` among it is again what it was."""
    with shop.books.write():
        for product in made:
            if pattern and product.id == pattern.id:
                save_product(shop, pattern, by)
            else:
                withdraw(shop, product.id, by)
    return Changes(Book.CATALOG | Book.STOCK)


def _fresh(shop: Shop, pattern: Product) -> Product:
    """Another product like `pattern`, without what only one can have."""
    packs = tuple(replace(pack, barcode="") for pack in pattern.packs)
    return replace(
        pattern, id=ProductId(shop.ids.new()), code="", barcodes=(), packs=packs, short_name="", active=True, edits=0
    )


def _variant(product: Product, family: str, variant: str) -> Product:
    called = clean(variant, NAME_LIMIT)
    return replace(product, name=f"{family} {called}", family=family, variant=called)
