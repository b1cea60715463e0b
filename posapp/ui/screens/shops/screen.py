"""The screen "shops": the group's online shops, and the way to a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from posapp.domain.changes import Book
from posapp.ui.screens.shops import shop_card
from posapp.ui.screens.shops.adding_page import AddingPage
from posapp.ui.screens.shops.catalogue_page import CataloguePage
from posapp.ui.screens.shops.home_page import HomePage
from posapp.ui.screens.shops.sheets_page import SheetsPage
from posapp.ui.screens.shops.shop_room import ShopRoom
from posapp.ui.screens.shops.words import facts_of
from posapp.ui.widgets.page_stack import PageStack

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from posapp.domain.changes import Changes
    from posapp.domain.online.shop import OnlineShop
    from posapp.operations.shop import Shop
    from posapp.ui.notices import Notices
    from posapp.ui.screens.shops.desk import ShopDesk


class ShopsScreen:
    """Cards in front; a shop, or the way to a new one, behind them."""

    def __init__(self, shop: Shop, notices: Notices, desk: ShopDesk, templates: Path) -> None:
        """Make the screen; `templates` is where those of the web page of goods lie."""
        self._shop, self._notices, self._desk, self._templates = shop, notices, desk, templates
        self.home = HomePage()
        self.pages = PageStack((self.home,))
        self.room = ShopRoom(shop, notices, desk, self.pages)
        self.room.page.left.connect(self._look)
        self.home.add_wanted.connect(self.add)
        self.home.web_page_wanted.connect(self.make_web_page)
        self.home.wanted.connect(self._do)

    @property
    def help_page(self) -> str:
        """Files of marketplaces, and the web page of goods, have a page of their own."""
        front = self.pages.front()
        return front.help_page if isinstance(front, SheetsPage | CataloguePage) else "shops"

    def widget(self) -> QWidget:
        """The page in front."""
        return self.pages

    def shown(self) -> None:
        """Look at the books again."""
        self._look()
        front = self.pages.front()
        while isinstance(front, AddingPage | PageStack):
            front = front.front()  # the step where she left off
        front.setFocus()

    def refresh(self, changes: Changes) -> None:
        """The line changed, something was sent, or a person decided something."""
        if changes.touch(Book.ONLINE):
            self._look()

    def retranslate(self) -> None:
        """Say everything again."""
        self._look()

    def add(self) -> AddingPage:
        """Begin with a new shop."""
        page = AddingPage(self._shop, self._notices, self._desk)
        page.left.connect(self._look)
        page.opened.connect(self.room.open)
        self.pages.lay_over(page, page.left)
        page.front().setFocus()
        return page

    def make_web_page(self) -> CataloguePage:
        """Choose what stands on the web page of goods, and write it."""
        page = CataloguePage(self._shop, self._notices, self._desk, self._templates)
        page.left.connect(self._look)
        self.pages.lay_over(page, page.left)
        page.setFocus()
        return page

    def _look(self) -> None:
        self.home.show_shops([facts_of(self._shop, one) for one in self._shop.books.online.shops.all()])
        if self.pages.front() is self.room.page:
            self.room.look()

    def _do(self, deed: str, online: OnlineShop) -> None:
        """What a button of a card says."""
        if deed == shop_card.GO_ON:
            self.add().go_on(online)
        elif deed == shop_card.SYNC:
            self.room.deeds.ask(online)
        elif deed == shop_card.WAKE:
            self.room.deeds.wake(online)
        else:
            self.room.open(online)
