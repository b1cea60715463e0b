"""What lies behind the card of a shop: its page, pairing, its key, and what it refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.domain.changes import Book, Changes
from posapp.domain.online.errand import ErrandState
from posapp.i18n import N_
from posapp.operations.online.errand_words import about
from posapp.operations.online.untold import without_number
from posapp.sync.connectors import connector
from posapp.ui.parts.while_there import while_there
from posapp.ui.screens.shops import refused_card, shop_page
from posapp.ui.screens.shops.deeds import Deeds
from posapp.ui.screens.shops.key_change import KeyChange
from posapp.ui.screens.shops.pairing import Pairing
from posapp.ui.screens.shops.sheets_page import SheetsPage
from posapp.ui.screens.shops.shop_page import ShopPage
from posapp.ui.screens.shops.skip_step import SkipStep
from posapp.ui.screens.shops.words import facts_of
from posapp.ui.screens.shops.writing import Decided, write_pairs
from posapp.ui.widgets.ask_panel import Answer, AskPanel
from posapp.ui.widgets.page_stack import PageStack

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import SignalInstance
    from PySide6.QtWidgets import QWidget

    from posapp.domain.online.errand import Errand
    from posapp.domain.online.shop import OnlineShop
    from posapp.operations.shop import Shop
    from posapp.ui.notices import Notices
    from posapp.ui.screens.shops.desk import ShopDesk
    from posapp.ui.widgets.step import Step

_AT_ONCE: Final = 50


class ShopRoom:
    """Shows its pages in `pages`, and is left for the first of them."""

    def __init__(self, shop: Shop, notices: Notices, desk: ShopDesk, pages: PageStack) -> None:
        self._shop, self._notices, self._desk, self._pages = shop, notices, desk, pages
        self.deeds = Deeds(shop, notices, desk)
        self._key = KeyChange(shop, notices, desk, self._over, self._back)
        self.page = ShopPage()
        self._online: OnlineShop | None = None
        self.page.left.connect(pages.home)
        self.page.wanted.connect(self._do)
        self.page.answered.connect(self._answer)
        self.page.rules_said.connect(self._keep_rules)

    def open(self, online: OnlineShop) -> None:
        """Show a shop."""
        self._online = online
        self.page.begin()
        self._back()

    def look(self) -> None:
        """Show it as it stands now; one that was taken away is shown no more."""
        books = self._shop.books.online
        self._online = books.shops.get(self._online.id) if self._online else None
        if self._online is None:
            return
        stuck = [one for one in books.errands.open(self._online.id) if one.state is ErrandState.REFUSED]
        refused = [(about(self._shop, one), one) for one in stuck[:_AT_ONCE]]
        untold = [one.said() for one in without_number(self._shop, self._online)]
        self.page.show_shop(facts_of(self._shop, self._online), refused, untold)

    def _do(self, deed: str) -> None:
        """What a button of the page says."""
        online = self._online
        if online is None:
            return
        deeds: dict[str, Callable[[], object]] = {
            shop_page.SYNC: lambda: self.deeds.ask(online),
            shop_page.FILES: self._show_files,
            shop_page.PAIR: lambda: self._pair(online),
            shop_page.KEY: lambda: self._key.ask(online),
            shop_page.REST: lambda: self.deeds.rest(online),
            shop_page.WAKE: lambda: self.deeds.wake(online),
            shop_page.REMOVE: lambda: self._ask_remove(online),
        }
        deeds[deed]()

    def _keep_rules(self, values: dict[str, str]) -> None:
        if self._online:
            self.deeds.change_rules(self._online, values)

    def _answer(self, answer: str, errand: Errand) -> None:
        """What becomes of something refused."""
        if answer == refused_card.AGAIN:
            self.deeds.try_again(errand)
        elif answer == refused_card.MEND:
            self._desk.mend(errand)
        else:
            step = SkipStep(about(self._shop, errand), errand)
            step.said.connect(self._skip)
            self._lay(step)

    def _skip(self, errand: Errand, note: str) -> None:
        if self.deeds.skip(errand, note):
            self._back()

    def _show_files(self) -> None:
        page = SheetsPage(self._notices, self._desk, self._online.name if self._online else "")
        self._over(page, page.left)

    def _pair(self, online: OnlineShop) -> None:
        publishes = connector(online.connector).abilities.publishes
        pages = PageStack()
        pairing = Pairing(self._shop, online, pages, N_("Save"), publishes=publishes)
        pairing.page.went_on.connect(lambda: self._write(pairing))
        self._over(pages, pairing.page.left)
        pairing.show()

    def _write(self, pairing: Pairing) -> None:
        decided, by = Decided.of(pairing.matching), self._desk.seller()
        pairing.page.deed.block(N_("One moment: it is being written."))

        def written(_none: None) -> None:
            self._desk.changed(Changes(Book.ONLINE | Book.CATALOG | Book.STOCK))
            self._back()
            self._notices.tell(N_("Saved."))

        def failed(error: Exception) -> None:
            pairing.page.deed.block("")
            self._notices.show(error)

        self._desk.aside(
            lambda shop: write_pairs(shop, decided, by),
            while_there(pairing.page, written),
            while_there(pairing.page, failed),
        )

    def _ask_remove(self, online: OnlineShop) -> None:
        panel = AskPanel([Answer("remove", N_("Take the shop away"), "remove", "danger")], back=N_("Leave it"))
        panel.ask(
            N_("Take “{name}” away?"),
            N_("Nothing is told to it any more, and its key is erased here. In the shop itself nothing changes."),
            name=online.name,
        )

        def answered(key: str) -> None:
            if key and self.deeds.remove(online):
                self._pages.home()

        self._over(panel, panel.answered)
        panel.answered.connect(answered)

    def _lay(self, step: Step) -> None:
        self._over(step, step.went_back)

    def _over(self, page: QWidget, leave: SignalInstance) -> None:
        """Lay a page over that of the shop; leaving it comes back there."""
        self._pages.lay_over(page, leave)
        leave.connect(self._back)

    def _back(self) -> None:
        self._pages.bring(self.page)
        self.look()
        self.page.setFocus()
