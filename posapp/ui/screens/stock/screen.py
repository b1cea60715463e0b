"""Goods in, goods left: which page is shown, and how a person gets from a number to what made it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol, runtime_checkable

from posapp.domain.changes import Book
from posapp.domain.identity import EntryId, ProductId
from posapp.i18n import N_
from posapp.operations.look_up import look_up
from posapp.ui.screens.stock.home import HomePage
from posapp.ui.screens.stock.listing import EXPIRING, overview
from posapp.ui.screens.stock.rooms import Rooms, Ways
from posapp.ui.screens.stock.trail import Trail
from posapp.ui.widgets.page_stack import PageStack

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from posapp.domain.changes import Changes
    from posapp.domain.product import Product
    from posapp.operations.shop import Shop
    from posapp.ui.notices import Notices
    from posapp.ui.parts.desk import Desk


@runtime_checkable
class TakesCodes(Protocol):
    """A page that does something of its own with a scanned code."""

    def on_scan(self, code: str) -> object:
        """A code came in while the page was in front."""
        ...


@runtime_checkable
class TakesGoods(Protocol):
    """A page that can begin with an article on its list."""

    def take(self, product: Product) -> None:
        """Begin with `product`."""
        ...


@runtime_checkable
class Begins(Protocol):
    """A page that begins something when it comes to the front, or goes on with it."""

    def open(self) -> None:
        """It has come to the front."""
        ...


@runtime_checkable
class Looks(Protocol):
    """A page that shows what stands in the books."""

    def look(self) -> None:
        """The books changed."""
        ...


class StockScreen:
    """The screen "stock". What is half done stays on its page; Back goes the way one came."""

    def __init__(self, shop: Shop, notices: Notices, desk: Desk) -> None:
        self._shop, self._notices, self._desk = shop, notices, desk
        self._trail = Trail(self._home)
        ways = Ways(
            back=self._trail.back,
            article=self.show_article,
            paper=self.show_paper,
            posted=self._show_posted,
            receive=lambda product: self.enter("receive", product),
            adjust=lambda product: self.enter("adjust", product),
        )
        self.rooms = Rooms(shop, notices, desk, ways)
        self.home = HomePage(shop)
        self.pages = PageStack((self.home,))
        self.home.wanted.connect(self.enter)
        self.home.article_wanted.connect(lambda product: self.show_article(product.id))

    @property
    def help_page(self) -> str:
        """The page about what is in front."""
        return _HELP.get(type(self.pages.currentWidget()).__name__, "stock")

    def widget(self) -> QWidget:
        """The page that is open."""
        return self.pages

    def shown(self) -> None:
        """Look at the books again; the page that was left open stays."""
        self._look()
        self.pages.front().setFocus()

    def refresh(self, changes: Changes) -> None:
        """Goods came or went, or are called otherwise."""
        if changes.touch(Book.CATALOG, Book.STOCK):
            self._look()

    def retranslate(self) -> None:
        """Say again what the parts don't say by themselves."""
        self._look()

    def on_scan(self, code: str) -> None:
        """A code is for the page in front; elsewhere it shows how its article stands."""
        page: object = self.pages.currentWidget()
        if isinstance(page, TakesCodes):
            page.on_scan(code)
            return
        found = look_up(self._shop, code)
        product = found.product if found else self._shop.books.catalog.find(code)
        if product:
            self.show_article(product.id)
        else:
            self._notices.warn("code_unknown", N_("No goods have the code {code} yet."), code=code[:40])

    def enter(self, door: str, product: Product | None = None) -> None:
        """Open what a door of the first page leads to, and begin with `product` there."""
        if door == "market":
            self._desk.go(door)
            return
        page: QWidget = getattr(self.rooms, door)

        def show() -> None:
            self.pages.bring(page)
            _open(page)

        self._trail.go(show)
        if product and isinstance(page, TakesGoods):
            page.take(product)

    def show_article(self, product: str) -> None:
        """Show where an article lies, and what came and went."""
        found = self._shop.books.catalog.get(ProductId(product))
        if found:
            self._trail.go(lambda: self._tell(self.rooms.article, lambda: self.rooms.article.show_article(found)))

    def show_paper(self, entry: str) -> None:
        """Show a paper of the stock book."""
        found = self._shop.books.entries.get(EntryId(entry))
        if found:
            self._trail.go(lambda: self._tell(self.rooms.paper, lambda: self.rooms.paper.show_paper(found)))

    def show_which(self, which: str) -> None:
        """Show the goods that are "low", "out", "below", "slow" or "expiring", or "all" of them."""
        self._home()
        if which == EXPIRING:
            self.enter(EXPIRING)
        else:
            self.home.choose(which)

    def _home(self) -> None:
        self._trail.forget()
        self.home.show_stock(overview(self._shop))
        self.pages.home()

    def _tell(self, page: QWidget, tell: Callable[[], None]) -> None:
        tell()
        self.pages.bring(page)
        page.setFocus()

    def _show_posted(self, entry: str) -> None:
        """What was written is shown instead of the list it was made of."""
        self._trail.forget()
        self.show_paper(entry)

    def _look(self) -> None:
        page: object = self.pages.currentWidget()
        if page is self.home:
            self.home.show_stock(overview(self._shop))
        elif isinstance(page, Looks):
            page.look()


def _open(page: QWidget) -> None:
    """A page that begins something begins; one that only shows looks."""
    if isinstance(page, Begins):
        page.open()
    elif isinstance(page, Looks):
        page.look()
        page.setFocus()


_HELP: Final = {"ReceivePage": "receive", "CountPage": "count", "MakePage": "making"}
"""Pages with a help page of their own."""
