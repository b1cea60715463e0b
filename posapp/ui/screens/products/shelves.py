"""The page of categories and what its buttons do to the books."""

from __future__ import annotations

from typing import TYPE_CHECKING

from posapp.domain.errors import Refused, Told
from posapp.operations.edit_catalog import new_category
from posapp.ui.screens.products.category_page import CategoryPage
from posapp.ui.screens.products.swatch import COLOURS, ICONS

if TYPE_CHECKING:
    from posapp.domain.identity import CategoryId
    from posapp.domain.product import Category
    from posapp.operations.shop import Shop
    from posapp.ui.notices import Notices
    from posapp.ui.screens.products.deeds import Deeds


class Shelves:
    """Opened for changing categories, or with `fresh` for adding one; `saved` is the newest one that was saved."""

    def __init__(self, shop: Shop, notices: Notices, deeds: Deeds, *, fresh: bool) -> None:
        self._shop, self._notices, self._deeds = shop, notices, deeds
        self.page = CategoryPage()
        self.saved: CategoryId | None = None
        self.page.save_wanted.connect(self._save)
        self.page.move_wanted.connect(self._move)
        self.page.use_wanted.connect(self._use)
        self.page.other_wanted.connect(self._show)
        self.page.new_wanted.connect(lambda: self._show(self._new()))
        known = self._known()
        self._show(self._new() if fresh or not known else known[0])

    def look(self) -> None:
        """Show the categories as the books hold them now; what is typed in the form stays."""
        chosen = self.page.category()
        if chosen:
            typed = self.page.name.text()
            self._show(next((one for one in self._known() if one.id == chosen.id), chosen))
            self.page.name.setText(typed)

    def _known(self) -> list[Category]:
        return self._shop.books.catalog.categories(withdrawn=True)

    def _new(self) -> Category:
        """One more category, in the next colour and icon of the set."""
        number = len(self._known())
        return new_category(self._shop, "", list(COLOURS)[number % len(COLOURS)], list(ICONS)[number % len(ICONS)])

    def _show(self, category: Category) -> None:
        self.page.show_categories(self._known(), category)
        if not category.name:
            self.page.name.setFocus()

    def _save(self, category: Category) -> None:
        try:
            self._deeds.save_category(category)
        except Refused as error:
            self.page.refuse(error)
            return
        except Told as error:
            self._notices.show(error)
            return
        self.saved = category.id
        self._stay_on(category.id)

    def _move(self, category: Category, by: int) -> None:
        self._deeds.move_category(self._known(), category, by)
        self._stay_on(category.id)

    def _use(self, category: Category) -> None:
        self._deeds.use_category(category, active=not category.active)
        self._stay_on(category.id)

    def _stay_on(self, category: CategoryId) -> None:
        for one in self._known():
            if one.id == category:
                self._show(one)
