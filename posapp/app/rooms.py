"""How each screen is built, and whom it is joined to; all but the first are loaded when they are first shown."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from posapp.app.attendance import Attendance
from posapp.app.goods_rooms import GoodsRooms, Office
from posapp.app.help_door import HelpDoor
from posapp.app.numbers_printing import NumbersPrinting
from posapp.ui.screens.checkout.screen import CheckoutScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from posapp.app.online_rooms import OnlineRooms
    from posapp.app.pictures import PaperPictures
    from posapp.app.shop_lane import ShopLane
    from posapp.app.till_printing import TillPrinting
    from posapp.app.window import Window
    from posapp.domain.changes import Changes
    from posapp.operations.shop import Shop
    from posapp.ui.screen import Screen
    from posapp.ui.screens.cashbook.screen import CashbookScreen
    from posapp.ui.screens.money.screen import MoneyScreen
    from posapp.ui.screens.reports.screen import ReportsScreen
    from posapp.ui.screens.safety.screen import SafetyScreen
    from posapp.ui.screens.sales.screen import SalesScreen
    from posapp.ui.screens.settings.screen import SettingsScreen
    from posapp.ui.screens.till.screen import TillScreen


class Rooms:
    """Builds each screen of a shop when it is first asked for; `lane` talks to online shops, `changed` hears of acts.

    `at_till` knows who works here, `guide` leads to the help, `numbers` prints what must not wait in the queue.
    """

    def __init__(
        self,
        shop: Shop,
        window: Window,
        printing: TillPrinting,
        lane: ShopLane,
        changed: Callable[[Changes], None],
    ) -> None:
        self._shop, self._window, self._printing, self._changed = shop, window, printing, changed
        self._lane = lane
        self.at_till = Attendance(shop, window.shell.bar)
        self.counter, self.seller = self.at_till.counter, self.at_till.seller
        self._office = Office(self.seller, changed, printing.nudge, lambda: self.sales)
        self.guide = HelpDoor(window.shell, window.resources)
        self.numbers = NumbersPrinting(shop, window, lambda: printing.printer)
        window.shell.bar.place_wanted.connect(lambda: window.shell.go("market"))

    def builders(self) -> Mapping[str, Callable[[], Screen]]:
        """A way to each screen, by its key."""
        return {
            "checkout": lambda: self.checkout,
            "sales": lambda: self.sales,
            "products": lambda: self.goods.products,
            "stock": lambda: self.goods.stock,
            "market": lambda: self.goods.market,
            "orders": lambda: self.online.orders,
            "shops": lambda: self.online.shops,
            "till": lambda: self.till,
            "cashbook": lambda: self.cashbook,
            "reports": lambda: self.reports,
            "money": lambda: self.money,
            "safety": lambda: self.safety,
            "settings": lambda: self.settings,
            "help": lambda: self.guide.screen,
        }

    @cached_property
    def checkout(self) -> CheckoutScreen:
        """Where things are sold."""
        window = self._window
        screen = CheckoutScreen(self.counter, window.notices, window.sounds, self._printing, window.shell.search())
        screen.changed.connect(self._changed)
        screen.wanted.connect(window.shell.go)
        screen.code_unknown.connect(self._add_goods)
        screen.seller_changed.connect(lambda _name: self.at_till.show_names())
        window.shell.closing.connect(screen.save_draft)
        window.shell.closing.connect(screen.customer_view.close)
        window.shell.closing.connect(screen.customer_view.deleteLater)
        return screen

    @cached_property
    def sales(self) -> SalesScreen:
        """Sold bills and papers."""
        from posapp.ui.screens.sales.screen import SalesScreen

        return SalesScreen(self._shop, self._window.notices, self.seller, self._changed, self._pictures.sale)

    @cached_property
    def goods(self) -> GoodsRooms:
        """The screens of goods, stock and market."""
        return GoodsRooms(self._shop, self._window, self._office)

    @cached_property
    def online(self) -> OnlineRooms:
        """The screens of online orders and online shops."""
        from posapp.app.online_rooms import OnlineRooms

        return OnlineRooms(self._shop, self._window, self._office, self._lane, lambda: self.goods)

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
    def cashbook(self) -> CashbookScreen:
        """Money in and out, month by month."""
        from posapp.app.cashbook_rooms import cashbook_screen

        return cashbook_screen(self._shop, self._window, self.seller, self._changed, lambda: self.sales)

    @cached_property
    def reports(self) -> ReportsScreen:
        """What was sold, in every way it can be added up."""
        from posapp.app.report_rooms import reports_screen

        return reports_screen(self._shop, self._window, self._changed, self.goods.show_bill)

    @cached_property
    def safety(self) -> SafetyScreen:
        """Copies, and coming back."""
        from posapp.app.safety_rooms import SafetyRooms

        return SafetyRooms(self._shop, self._window, self._printing).screen(self.seller, self._changed)

    @cached_property
    def money(self) -> MoneyScreen:
        """The treasurer's evening."""
        from posapp.app.money_rooms import money_screen

        return money_screen(self._shop, self._window, self.seller, self._changed)

    @cached_property
    def settings(self) -> SettingsScreen:
        """What the group sets up."""
        from posapp.app.crash import reports_folder
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
            numbers=self.numbers.print,
        )
        desk = Desk(self.seller, self._changed, reports_folder(), window.shell.curtain)
        return SettingsScreen(self._shop, window.notices, window.lanes, desk, hardware, window.looks)

    @cached_property
    def _pictures(self) -> PaperPictures:
        from posapp.app.pictures import PaperPictures

        return PaperPictures(self._shop, self._window.resources / "fonts")

    def show_drawer(self) -> None:
        """Ask why the drawer is to be opened without a sale; the screen in front now comes back afterwards."""
        back = self._window.shell.here()
        self._window.shell.go("till")
        self.till.ask_drawer(back)

    def _add_goods(self, code: str) -> None:
        """Go to the goods and begin a new one with a barcode nobody knew."""
        self._window.shell.go("products")
        self.goods.products.add_with_code(code)
