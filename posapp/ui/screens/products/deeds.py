"""What a person does to goods: done in the books, told in the banner, and taken back by Undo."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from posapp.domain.errors import Refused, Told
from posapp.i18n import N_
from posapp.operations.edit_catalog import save_category, save_product, withdraw
from posapp.operations.stock_book import today
from posapp.ui.parts.acting import Acting
from posapp.ui.screens.products.draft import Wrong

if TYPE_CHECKING:
    from collections.abc import Sequence

    from posapp.domain.changes import Changes
    from posapp.domain.product import Category, Product
    from posapp.domain.quantity import Quantity
    from posapp.operations.shop import Shop
    from posapp.ui.notices import Notices
    from posapp.ui.screens.products.desk import Desk
    from posapp.ui.screens.products.draft import Draft

_FIELD_OF: Final = {
    "name_empty": "name",
    "price_range": "price",
    "price_days": "prices",
    "quantity_negative": "prices",
    "quantity_zero": "packs",
    "shelf_days": "shelf_days",
    "one_off_count": "on_hand",
    "kind_one_off": "kind",
    "kind_changed": "kind",
    "basket_empty": "parts",
    "basket_nested": "parts",
    "product_unknown": "parts",
    "photo_unreadable": "photo",
}


def field_of(error: Refused, draft: Draft) -> str:
    """The field a refusal of the books is about."""
    if error.code == "code_taken":
        return _code_field(str(error.values.get("code")), draft)
    return _FIELD_OF.get(error.code, "name")


class Deeds:
    """The acts of this screen on goods and categories."""

    def __init__(self, shop: Shop, notices: Notices, desk: Desk) -> None:
        self._shop, self._notices, self._desk = shop, notices, desk
        self._acting = Acting(notices, desk.changed)

    def save(self, draft: Draft) -> Product | None:
        """Write what stands in the form; None when the books can't be written now. Raises Wrong, naming the fields."""
        product = draft.product(today(self._shop))
        saved: list[Product] = []

        def act() -> Changes:
            on_hand = draft.count()
            done, changes = save_product(self._shop, product, self._desk.seller(), photo=draft.photo, on_hand=on_hand)
            saved.append(done)
            return changes

        try:
            changes = self._notices.permitted(act)
        except Refused as error:
            raise Wrong({field_of(error, draft): error}) from error
        except Told as error:
            self._notices.show(error)
            return None
        self._desk.changed(changes)
        self._tell_saved(draft, saved[0])
        return saved[0]

    def withdraw(self, product: Product) -> bool:
        """Take `product` off the shelf, or put it back when it is off."""
        return self._use(product, back=not product.active)

    def save_category(self, category: Category) -> None:
        """Write a new or changed category. Raises Refused about its name."""
        before = self._category(category)
        self._desk.changed(self._notices.permitted(lambda: self._write(category)))
        without = before or replace(category, active=False)
        undo = self._acting.back(lambda: self._write(without))
        self._notices.tell(N_("“{name}” is saved."), undo=undo, name=category.name.strip())

    def use_category(self, category: Category, *, active: bool) -> None:
        """Take a category out of use, or back into it."""
        if self._acting.done(lambda: self._write(replace(category, active=active))):
            said = N_("“{name}” is used again.") if active else N_("“{name}” is not used any more.")
            self._notices.tell(said, undo=self._acting.back(lambda: self._write(category)), name=category.name)

    def move_category(self, categories: Sequence[Category], category: Category, by: int) -> None:
        """Move a category up or down by one place."""
        order = list(categories)
        place = next(number for number, one in enumerate(order) if one.id == category.id)
        other = place + by
        if not 0 <= other < len(order):
            return
        order[place], order[other] = order[other], order[place]
        for number, one in enumerate(order):
            if one.position != number:
                self._move(replace(one, position=number))

    def _use(self, product: Product, *, back: bool) -> bool:
        if not self._acting.done(lambda: withdraw(self._shop, product.id, self._desk.seller(), back=back)):
            return False
        said = N_("“{name}” is sold again.") if back else N_("“{name}” is no longer sold.")
        undo = self._acting.back(lambda: withdraw(self._shop, product.id, self._desk.seller(), back=not back))
        self._notices.tell(said, undo=undo, name=product.name)
        return True

    def _move(self, category: Category) -> None:
        self._acting.done(lambda: self._write(category))

    def _tell_saved(self, draft: Draft, saved: Product) -> None:
        counted = draft.counted if draft.count() is not None else None
        undo = self._acting.back(lambda: self._restore(saved, draft, counted))
        self._notices.tell(N_("“{name}” is saved."), undo=undo, name=saved.name)

    def _restore(self, saved: Product, draft: Draft, counted: Quantity | None) -> Changes:
        """Undo a save: new goods leave the shelf, others are again what they were."""
        if draft.new:
            return withdraw(self._shop, saved.id, self._desk.seller())
        return save_product(self._shop, draft.old, self._desk.seller(), on_hand=counted)[1]

    def _category(self, category: Category) -> Category | None:
        known = self._shop.books.catalog.categories(withdrawn=True)
        return next((one for one in known if one.id == category.id), None)

    def _write(self, category: Category) -> Changes:
        return save_category(self._shop, category, self._desk.seller())


def _code_field(code: str, draft: Draft) -> str:
    if code == draft.code.strip():
        return "code"
    packs = {text.strip() for entry in draft.packs for text in entry.texts}
    return "packs" if code in packs else "barcodes"
