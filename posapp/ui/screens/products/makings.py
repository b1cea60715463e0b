"""Single pieces and variants: done in the books, told in the banner, taken back by Undo."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.domain.errors import Refused, Told
from posapp.i18n import N_, _
from posapp.operations.make_variants import make_variants, unmake_variants
from posapp.operations.single_piece import add_single_piece, take_back_piece
from posapp.operations.stock_book import today
from posapp.ui.parts.acting import Acting
from posapp.ui.screens.products.deeds import field_of
from posapp.ui.screens.products.draft import Wrong

if TYPE_CHECKING:
    from posapp.domain.product import Product
    from posapp.operations.make_variants import Sort
    from posapp.operations.shop import Shop
    from posapp.ui.notices import Notices
    from posapp.ui.screens.products.desk import Desk
    from posapp.ui.screens.products.draft import Draft

_SHOWN: Final = 6


class Makings:
    """The acts that make several things at once."""

    def __init__(self, shop: Shop, notices: Notices, desk: Desk) -> None:
        self._shop, self._notices, self._desk = shop, notices, desk
        self._acting = Acting(notices, desk.changed)

    def add_piece(self, draft: Draft) -> bool:
        """Write a single piece and ask for its label. Raises Wrong, naming the fields."""
        product = draft.product(today(self._shop))
        try:
            added = self._notices.permitted(
                lambda: add_single_piece(self._shop, product, self._desk.seller(), photo=draft.photo)
            )
        except Refused as error:
            raise Wrong({field_of(error, draft): error}) from error
        except Told as error:
            self._notices.show(error)
            return False
        self._desk.changed(added.changes)
        self._desk.nudge()
        note = _(N_("Entered by mistake"))
        undo = self._acting.back(lambda: take_back_piece(self._shop, added, note, self._desk.seller()))
        self._notices.tell(N_("“{name}” is saved. Its label is being printed."), undo=undo, name=added.product.name)
        return True

    def make_variants(self, pattern: Product, sort: Sort, photo: bytes | None) -> bool:
        """Write what of `sort` is missing. Raises Refused about the names."""
        before = self._shop.books.catalog.get(pattern.id)
        try:
            made, changes = self._notices.permitted(
                lambda: make_variants(self._shop, pattern, sort, self._desk.seller(), photo=photo)
            )
        except Refused:
            raise
        except Told as error:
            self._notices.show(error)
            return False
        self._desk.changed(changes)
        undo = self._acting.back(lambda: unmake_variants(self._shop, made, before, self._desk.seller()))
        self._notices.tell(N_("Goods made ({count}): {names}"), undo=undo, count=len(made), names=_names(made))
        return True


def _names(made: list[Product]) -> str:
    """What was made in one line; long lists are cut."""
    shown = ", ".join(product.variant for product in made[:_SHOWN])
    return f"{shown} …" if len(made) > _SHOWN else shown
