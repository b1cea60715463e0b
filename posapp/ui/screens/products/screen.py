"""Goods: which page is shown, and how a person gets from one to the next without losing what was typed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from posapp.domain.changes import Book, Changes
from posapp.domain.errors import Refused
from posapp.domain.identity import ProductId
from posapp.domain.product import Product
from posapp.i18n import N_
from posapp.operations.edit_catalog import own_barcode
from posapp.operations.look_up import look_up
from posapp.ui.notices import Act
from posapp.ui.screens.products.deeds import Deeds
from posapp.ui.screens.products.draft import Draft, Wrong, draft_of
from posapp.ui.screens.products.editor_page import EditorPage
from posapp.ui.screens.products.list_page import ListPage
from posapp.ui.screens.products.listing import Goods, sorted_by_name
from posapp.ui.screens.products.shelves import Shelves
from posapp.ui.widgets.page_stack import PageStack

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from posapp.domain.identity import PersonId
    from posapp.operations.shop import Shop
    from posapp.ui.notices import Notices

_YES: Final = "yes"


class ProductsScreen:
    """The screen "products".

    `seller` says who works at the till now; `changed` is told what an act wrote to, and the window calls `refresh` in
    turn.
    """

    help_page: Final = "products"

    def __init__(
        self, shop: Shop, notices: Notices, seller: Callable[[], PersonId], changed: Callable[[Changes], None]
    ) -> None:
        self._shop, self._notices = shop, notices
        self._deeds = Deeds(shop, notices, seller, changed)
        self.list = ListPage()
        self.pages = PageStack((self.list,))
        self._shelves: Shelves | None = None
        self.list.opened.connect(self.open_product)
        self.list.add_wanted.connect(self.add_with_code)
        self.list.categories_wanted.connect(self._choose_shelves)

    def widget(self) -> QWidget:
        """The page that is open."""
        return self.pages

    def shown(self) -> None:
        """Look at the books again; a form that is open stays as it was left."""
        self._look()
        self.list.table.setFocus()

    def refresh(self, changes: Changes) -> None:
        """Goods, their stock or the settings changed."""
        if changes.touch(Book.CATALOG, Book.STOCK, Book.OPTIONS):
            self._look()

    def retranslate(self) -> None:
        """Say everything again."""
        self.list.retranslate()
        self._look()

    def on_scan(self, code: str) -> None:
        """A code opens its product; in the form it becomes the product's barcode."""
        page = self.pages.currentWidget()
        if isinstance(page, EditorPage):
            self._take_code(page, code)
        elif page is self.list:
            found = look_up(self._shop, code)
            product = found.product if found else self._shop.books.catalog.find(code)
            if product:
                self.open_product(product)
            else:
                add = Act(N_("Add as new goods"), lambda: self.add_with_code(code), "plus")
                self._notices.warn("code_unknown", N_("No goods have the code {code} yet."), act=add, code=code[:40])

    def open_product(self, product: Product) -> None:
        """Open the form for `product`."""
        self.list.go_to(product)
        self._edit(draft_of(product, self._shop.books.stock.on_hand(product.id)))

    def add_with_code(self, code: str = "") -> None:
        """Open the form for new goods, on the shelf that is listed, with this barcode."""
        shelf = self.list.shelves.key()
        category = next((one.id for one in self._shop.books.catalog.categories() if one.id == shelf), None)
        product = Product(ProductId(self._shop.ids.new()), "", "", barcodes=(code,) if code else ())
        self._edit(draft_of(replace(product, category=category or product.category), Draft(product).counted))

    def _look(self) -> None:
        catalog = self._shop.books.catalog
        products = sorted_by_name(catalog.all(withdrawn=True))
        self.list.show_goods(Goods(products, tuple(catalog.categories(withdrawn=True)), self._shop.books.stock.all()))
        if self._shelves and self.pages.currentWidget() is self._shelves.page:
            self._shelves.look()

    def _edit(self, draft: Draft, start: Draft | None = None) -> None:
        """Open the form with `draft`. `start` is what it held at first, to know whether anything was changed."""
        catalog = self._shop.books.catalog
        page = EditorPage(draft, catalog.categories(), catalog.photo, vat=self._shop.setting("vat.on") == _YES)
        began = start or page.draft()
        page.save_wanted.connect(lambda: self._save(page))
        page.withdraw_wanted.connect(lambda: self._withdraw(page, began))
        page.own_code_wanted.connect(lambda: page.add_code(own_barcode(self._shop)))
        page.category_wanted.connect(lambda: self._choose_shelves(page.draft(), began))
        page.back_wanted.connect(lambda: self._leave(page.draft(), began))
        self.pages.lay_over(page, page.back_wanted)
        page.must.name.setFocus()

    def _take_code(self, page: EditorPage, code: str) -> None:
        other = self._shop.books.catalog.find(code)
        if other and other.id != page.draft().old.id:
            taken = N_("The code {code} belongs to “{name}” already. Use another.")
            page.refuse({"barcodes": Refused("code_taken", taken, code=code, name=other.name)})
        else:
            page.add_code(code)

    def _save(self, page: EditorPage) -> None:
        try:
            saved = self._deeds.save(page.draft())
        except Wrong as wrong:
            page.refuse(wrong.fields)
            return
        if saved:
            self.pages.home()
            self.list.go_to(saved)
            self.list.table.setFocus()

    def _withdraw(self, page: EditorPage, began: Draft) -> None:
        draft = page.draft()
        if not self._deeds.withdraw(draft.old):
            return
        now = self._shop.books.catalog.get(draft.old.id) or draft.old
        if draft == began:
            self.pages.home()
            self.list.table.setFocus()
        else:
            self._edit(replace(draft, old=now), replace(began, old=now))

    def _leave(self, draft: Draft, began: Draft) -> None:
        """Nothing typed is lost: Undo opens the form again with it."""
        if draft != began:
            self._notices.tell(N_("The changes were not saved."), undo=lambda: self._edit(draft, began))

    def _choose_shelves(self, draft: Draft | None = None, began: Draft | None = None) -> None:
        """Open the page of categories; from within the form to add one, and back into the form with it taken."""
        shelves = self._shelves = Shelves(self._shop, self._notices, self._deeds, fresh=draft is not None)
        if draft is not None:
            shelves.page.back_wanted.connect(
                lambda: self._edit(replace(draft, category=shelves.saved or draft.category), began)
            )
        self.pages.lay_over(shelves.page, shelves.page.back_wanted)
        shelves.page.name.setFocus()
