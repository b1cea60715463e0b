"""How each screen is built, and whom it is joined to; all but the first are loaded when they are first shown."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from posapp.app.goods_rooms import GoodsRooms, Office
from posapp.domain.identity import PersonId
from posapp.domain.party import Cashier
from posapp.operations.take_stock import selling_place
from posapp.ui.screens.checkout.counter import Counter
from posapp.ui.screens.checkout.screen import CheckoutScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from posapp.app.pictures import PaperPictures
    from posapp.app.till_printing import TillPrinting
    from posapp.app.window import Window
    from posapp.domain.changes import Changes
    from posapp.operations.shop import Shop
    from posapp.ui.screen import Screen
    from posapp.ui.screens.help.screen import HelpScreen
    from posapp.ui.screens.sales.screen import SalesScreen
    from posapp.ui.screens.settings.screen import SettingsScreen
    from posapp.ui.screens.till.screen import TillScreen


class Rooms:
    """Builds each screen of a shop when it is first asked for. `changed` hears what an act wrote to."""

    def __init__(self, shop: Shop, window: Window, printing: TillPrinting, changed: Callable[[Changes], None]) -> None:
        self._shop, self._window, self._printing, self._changed = shop, window, printing, changed
        self.counter = Counter(shop, _first_seller(shop))
        self._before_help = "checkout"
        window.shell.bar.place_wanted.connect(lambda: window.shell.go("market"))

    def builders(self) -> Mapping[str, Callable[[], Screen]]:
        """A way to each screen, by its key."""
        return {
            "checkout": lambda: self.checkout,
            "sales": lambda: self.sales,
            "products": lambda: self.goods.products,
            "stock": lambda: self.goods.stock,
            "market": lambda: self.goods.market,
            "till": lambda: self.till,
            "settings": lambda: self.settings,
            "help": lambda: self.help,
        }

    @cached_property
    def checkout(self) -> CheckoutScreen:
        """Where things are sold."""
        window = self._window
        screen = CheckoutScreen(self.counter, window.notices, window.sounds, self._printing, window.shell.search())
        screen.changed.connect(self._changed)
        screen.wanted.connect(window.shell.go)
        screen.code_unknown.connect(self._add_goods)
        screen.seller_changed.connect(lambda _name: self.show_names())
        window.shell.closing.connect(screen.save_draft)
        window.shell.closing.connect(screen.customer_view.close)
        return screen

    @cached_property
    def sales(self) -> SalesScreen:
        """Sold bills and papers."""
        from posapp.ui.screens.sales.screen import SalesScreen

        return SalesScreen(self._shop, self._window.notices, self.seller, self._changed, self._pictures.sale)

    @cached_property
    def goods(self) -> GoodsRooms:
        """The screens of goods, stock and market."""
        return GoodsRooms(
            self._shop, self._window, Office(self.seller, self._changed, self._printing.nudge, lambda: self.sales)
        )

    @cached_property
    def till(self) -> TillScreen:
        """The drawer and the day."""
        from posapp.ui.screens.till.counter import Counter as TillCounter
        from posapp.ui.screens.till.screen import TillScreen

        counter = TillCounter(
            seller=self.seller,
            changed=self._changed,
            drawer=lambda: self._printing.drawer().open,
            sheet=self._pictures.sheet,
            go=self._window.shell.go,
        )
        return TillScreen(self._shop, self._window.notices, self._window.lanes, counter)

    @cached_property
    def settings(self) -> SettingsScreen:
        """What the group sets up."""
        from posapp.devices.printer.transports import find_printers
        from posapp.documents.test_page import trial_page
        from posapp.ui.parts.hardware import Hardware
        from posapp.ui.screens.settings.saving import Desk
        from posapp.ui.screens.settings.screen import SettingsScreen

        window, printing = self._window, self._printing
        hardware = Hardware(
            picture=self._pictures.of,
            try_out=lambda uri, paper: printing.printer.try_out(uri, paper, trial_page(self._shop.group.name, paper)),
            drawer=lambda: printing.drawer().open,
            find=find_printers,
        )
        desk = Desk(self.seller, self._changed)
        return SettingsScreen(self._shop, window.notices, window.lanes, desk, hardware, window.looks)

    @cached_property
    def help(self) -> HelpScreen:
        """The pages that explain."""
        from posapp.ui.screens.help.screen import HelpScreen

        return HelpScreen(self._window.resources / "help", self._back_from_help)

    @cached_property
    def _pictures(self) -> PaperPictures:
        from posapp.app.pictures import PaperPictures

        return PaperPictures(self._shop, self._window.resources / "fonts")

    def show_help(self, page: str) -> None:
        """Bring the help page `page` to the front; Back returns to the screen that is in front now."""
        shell = self._window.shell
        if shell.here() != "help":
            self._before_help = shell.here()
        shell.go("help")
        self.help.open(page)

    def show_drawer(self) -> None:
        """Ask why the drawer is to be opened without a sale; the screen in front now comes back afterwards."""
        back = self._window.shell.here()
        self._window.shell.go("till")
        self.till.ask_drawer(back)

    def _back_from_help(self) -> None:
        self._window.shell.go(self._before_help)

    def seller(self) -> PersonId:
        """Who sells now."""
        return self.counter.seller.id

    def show_names(self) -> None:
        """Put the group, the seller, and the market this till sells at into the top bar."""
        stall = self._shop.books.places.get(selling_place(self._shop))
        place = stall.name if stall else ""
        self._window.shell.bar.show_names(self._shop.group.name, self.counter.seller.name, place)

    def _add_goods(self, code: str) -> None:
        """Go to the goods and begin a new one with a barcode nobody knew."""
        self._window.shell.go("products")
        self.goods.products.add_with_code(code)


def _first_seller(shop: Shop) -> Cashier:
    """Who sells when the program starts: the first of the group's sellers, nobody when none was named."""
    sellers = shop.books.people.cashiers()
    return sellers[0] if sellers else Cashier(PersonId(""), "")
