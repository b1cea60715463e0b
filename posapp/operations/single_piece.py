"""A single handmade piece, from nothing to a label on it: written, received and its label asked for in one act."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from posapp.domain.access import Permission
from posapp.domain.changes import Book, Changes
from posapp.domain.product import ProductKind
from posapp.domain.quantity import ONE
from posapp.operations.edit_catalog import own_barcode, save_product, withdraw
from posapp.operations.members import owner_name
from posapp.operations.permit import allowed, needs
from posapp.operations.print_labels import LabelWish, print_labels
from posapp.operations.receive import Incoming, receive
from posapp.operations.stock_book import Said, reverse

if TYPE_CHECKING:
    from posapp.domain.identity import EntryId, PersonId
    from posapp.domain.product import Product
    from posapp.operations.shop import Shop


@dataclass(frozen=True, slots=True)
class AddedPiece:
    """A single piece as it was written, and the paper it came in by."""

    product: Product
    entry: EntryId
    changes: Changes


@needs(Permission.STOCK)
def add_single_piece(shop: Shop, product: Product, by: PersonId, *, photo: bytes | None = None) -> AddedPiece:
    """Write `product` as a single piece with a barcode of its own, receive the one there is, queue its label.

    Raises Refused what `save_product` and `receive` raise; nothing is left of it then.
    """
    with _new_or_allowed(shop, product, by), shop.books.write():
        piece = replace(
            product,
            kind=ProductKind.ONE_OFF,
            tracked=True,
            barcodes=product.barcodes or (own_barcode(shop),),
        )
        saved, _changes = save_product(shop, piece, by, photo=photo)
        posted = receive(shop, [Incoming(saved.id, ONE)], Said(party=owner_name(shop, saved.owner)), by)
        print_labels(shop, [LabelWish(saved.id)])
    return AddedPiece(saved, posted.entry.id, Changes(Book.CATALOG | Book.STOCK | Book.PAPER))


@needs(Permission.STOCK)
def take_back_piece(shop: Shop, added: AddedPiece, note: str, by: PersonId) -> Changes:
    """Undo it: the piece goes out by a counter-entry and off the shelf.

    Raises Refused `one_off_count` once it is sold, and what `reverse` raises.
    """
    with shop.books.write():
        reverse(shop, added.entry, note, by)
        withdraw(shop, added.product.id, by)
    return Changes(Book.CATALOG | Book.STOCK)


def _new_or_allowed(shop: Shop, product: Product, by: PersonId) -> AbstractContextManager[None]:
    """Whoever may receive goods may write a new piece; one that is there already is an article that is changed."""
    return allowed(shop, Permission.GOODS, by) if shop.books.catalog.get(product.id) else nullcontext()
