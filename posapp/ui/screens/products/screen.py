"""Goods: which page is shown, and how a person gets from one to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.domain.changes import Book, Changes
from posapp.domain.identity import NOBODY, CategoryId, PersonId, ProductId
from posapp.domain.product import Product
from posapp.i18n import N_
from posapp.operations.look_up import look_up
from posapp.ui.notices import Act
from posapp.ui.screens.products.doors import Doors
from posapp.ui.screens.products.editing import Editing
from posapp.ui.screens.products.editor_page import EditorPage
from posapp.ui.screens.products.list_page import ListPage
from posapp.ui.screens.products.listing import Goods, sorted_by_name
from posapp.ui.widgets.page_stack import PageStack

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from posapp.operations.shop import Shop
    from posapp.ui.notices import Notices
    from posapp.ui.screens.products.desk import Desk

_OWN_DOORS: Final = ("categories", "members")


class ProductsScreen:
    """The screen "products"."""

    def __init__(self, shop: Shop, notices: Notices, desk: Desk) -> None:
        self._shop, self._notices, self._desk = shop, notices, desk
        self.list = ListPage(shop.books.catalog.photo, (*_OWN_DOORS, *desk.doors))
        self.pages = PageStack((self.list,))
        self._editing = Editing(shop, notices, desk, self.pages)
        self._doors = Doors(shop, notices, desk, self.pages)
        self.list.opened.connect(self.open_product)
        self.list.add_wanted.connect(self.add_with_code)
        self.list.single_wanted.connect(lambda: self._editing.begin_piece(self._new()))
        self.list.door_wanted.connect(self._open_door)
        self.pages.currentChanged.connect(lambda _place: self._on_page())

    @property
    def help_page(self) -> str:
        """The help page of what is in front."""
        return self._doors.help_page() or "products"

    def widget(self) -> QWidget:
        """The page that is open."""
        return self.pages

    def shown(self) -> None:
        """Look at the books again; a form that is open stays as it was left."""
        self._look()
        if self._in_front(self.list):
            self.list.setFocus()

    def refresh(self, changes: Changes) -> None:
        """Goods, their stock, their owners or the settings changed."""
        if changes.touch(Book.CATALOG, Book.STOCK, Book.OPTIONS, Book.PEOPLE):
            self._look()

    def retranslate(self) -> None:
        """Say everything again."""
        self.list.retranslate()
        self._look()

    def on_scan(self, code: str) -> None:
        """A code opens its product; in the form it becomes the product's barcode; doors know what to do with it."""
        page = self.pages.currentWidget()
        if isinstance(page, EditorPage):
            self._editing.take_code(page, code)
        elif page is self.list:
            self._find(code)
        else:
            self._doors.on_scan(code)

    def open_product(self, product: Product) -> None:
        """Open the form for `product`."""
        self.list.go_to(product)
        self._editing.open(product)

    def add_with_code(self, code: str = "") -> None:
        """Open the form for new goods, on the shelf and with the owner that is listed, with this barcode."""
        self._editing.open(self._new(code))

    def _new(self, code: str = "") -> Product:
        """Goods that are not written yet."""
        shelf, whose = self.list.filters.shelves.key(), self.list.filters.whose.key()
        catalog, members = self._shop.books.catalog, self._shop.books.members
        return Product(
            ProductId(self._shop.ids.new()),
            "",
            "",
            barcodes=(code,) if code else (),
            category=next((one.id for one in catalog.categories() if one.id == shelf), CategoryId("")),
            owner=whose if (whose := PersonId(whose)) and members.get(whose) else NOBODY,
        )

    def _find(self, code: str) -> None:
        found = look_up(self._shop, code)
        product = found.product if found else self._shop.books.catalog.find(code)
        if product:
            self.open_product(product)
        else:
            add = Act(N_("Add as new goods"), lambda: self.add_with_code(code), "plus")
            self._notices.warn("code_unknown", N_("No goods have the code {code} yet."), act=add, code=code[:40])

    def _look(self) -> None:
        books = self._shop.books
        products = sorted_by_name(books.catalog.all(withdrawn=True))
        owners = {member.id: member.called for member in books.members.all(left=True)}
        self.list.show_goods(
            Goods(products, tuple(books.catalog.categories(withdrawn=True)), books.stock.all(), owners)
        )
        shelves = self._editing.shelves
        if shelves and self._in_front(shelves.page):
            shelves.look()
        self._doors.look()

    def _open_door(self, key: str) -> None:
        if key == "categories":
            self._editing.choose_shelves()
        else:
            self._doors.open(key)

    def _on_page(self) -> None:
        """Back on the list: the cursor stands on what was saved last."""
        if self._in_front(self.list) and self._editing.saved:
            self.list.go_to(self._editing.saved)
            self._editing.saved = None

    def _in_front(self, page: QWidget) -> bool:
        return self.pages.currentWidget() is page
