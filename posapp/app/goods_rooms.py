"""How the screens of goods, stock and market are built, and how they lead to each other."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from posapp.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from posapp.app.window import Window
    from posapp.domain.changes import Changes
    from posapp.domain.identity import PersonId, ProductId
    from posapp.operations.shop import Shop
    from posapp.ui.parts.passing_page import PassingPage
    from posapp.ui.screens.market.screen import MarketScreen
    from posapp.ui.screens.products.screen import ProductsScreen
    from posapp.ui.screens.sales.screen import SalesScreen
    from posapp.ui.screens.stock.screen import StockScreen


@dataclass(frozen=True, slots=True)
class Office:
    """Who works now, who hears of books that were written, what wakes the printer, and where sold bills are."""

    seller: Callable[[], PersonId]
    changed: Callable[[Changes], None]
    nudge: Callable[[], None]
    sales: Callable[[], SalesScreen]


class GoodsRooms:
    """Each of the three when it is first asked for."""

    def __init__(self, shop: Shop, window: Window, office: Office) -> None:
        self._shop, self._window, self._office = shop, window, office

    @cached_property
    def products(self) -> ProductsScreen:
        """What is sold."""
        from posapp.ui.screens.products.desk import Desk
        from posapp.ui.screens.products.screen import ProductsScreen

        office = self._office
        desk = Desk(office.seller, office.changed, self._explain, office.nudge, self._doors())
        return ProductsScreen(self._shop, self._window.notices, desk)

    @cached_property
    def stock(self) -> StockScreen:
        """What comes in, what is left, and why."""
        from posapp.ui.parts.desk import Desk
        from posapp.ui.screens.stock.screen import StockScreen

        desk = Desk(self._office.seller, self._office.changed, self._window.shell.go, self.show_bill)
        return StockScreen(self._shop, self._window.notices, desk)

    @cached_property
    def market(self) -> MarketScreen:
        """Going to market, and past days."""
        from posapp.ui.parts.desk import Desk
        from posapp.ui.screens.market.screen import MarketScreen

        desk = Desk(self._office.seller, self._office.changed, self._window.shell.go, self.show_bill)
        return MarketScreen(self._shop, self._window.notices, desk)

    def mend(self, product: ProductId) -> None:
        """Show the form of one article, if whoever works here may enter it; a page that is open stays as it was."""
        self._window.shell.go("products")
        found = self._shop.books.catalog.get(product)
        if found is None or self._window.shell.here() != "products":
            return
        if self.products.pages.front() is self.products.list:
            self.products.open_product(found)
        else:
            self._window.notices.warn("page_open", N_("Finish this page first, then open “{name}”."), name=found.name)

    def _doors(self) -> Mapping[str, Callable[[], PassingPage]]:
        """The pages behind the buttons of the list of goods."""
        from posapp.app.label_press import LabelPress
        from posapp.ui.screens.products.export_page import ExportPage
        from posapp.ui.screens.products.import_page import ImportPage
        from posapp.ui.screens.products.labels_page import LabelsPage

        shop, notices, lanes, changed = self._shop, self._window.notices, self._window.lanes, self._office.changed
        press = LabelPress(shop, self._window.resources / "fonts")
        return {
            "labels": lambda: LabelsPage(shop, notices, lanes, press, changed),
            "import": lambda: ImportPage(shop, notices, lanes, self._office.seller, changed),
            "export": lambda: ExportPage(shop, notices, lanes),
        }

    def _explain(self, product: ProductId) -> None:
        """Show what moved the stock of one article."""
        self._window.shell.go("stock")
        self.stock.show_article(product)

    def show_bill(self, number: str) -> None:
        """Show the sold bill with this number."""
        self._window.shell.go("sales")
        self._office.sales().on_scan(number)
