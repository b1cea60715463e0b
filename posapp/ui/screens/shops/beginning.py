"""The second half of adding a shop: its goods are read, paired, and only then it is told anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from posapp.domain.changes import Book, Changes
from posapp.i18n import N_
from posapp.operations.importing.apply import Cancelled
from posapp.sync.connectors import connector
from posapp.ui.parts.while_there import while_there
from posapp.ui.screens.shops.pairing import Pairing
from posapp.ui.screens.shops.read_step import ReadStep
from posapp.ui.screens.shops.start_step import StartStep
from posapp.ui.screens.shops.words import fault_text, rules_of
from posapp.ui.screens.shops.writing import Decided, begin

if TYPE_CHECKING:
    from collections.abc import Mapping

    from posapp.domain.online.shop import OnlineShop
    from posapp.operations.shop import Shop
    from posapp.sync.round import Round
    from posapp.ui.notices import Notices
    from posapp.ui.screens.shops.desk import ShopDesk
    from posapp.ui.widgets.page_stack import PageStack


class Beginning(QObject):
    """Emits `left` when the shop is in use, or to go on later."""

    left = Signal()

    def __init__(self, shop: Shop, notices: Notices, desk: ShopDesk, pages: PageStack) -> None:
        super().__init__(pages)
        self._shop, self._notices, self._desk, self._pages = shop, notices, desk, pages

    def read(self, online: OnlineShop, kept: str = "") -> None:
        """Read its goods; `kept` says where its key lies, once, right after that was decided."""
        step = ReadStep()
        if kept:
            step.tell_kept(kept)
        step.went_back.connect(self.left)
        step.begun.connect(lambda: self._go_on(online, step))
        step.went_on.connect(lambda: self._pair(online))
        self._pages.bring(step)
        step.setFocus()
        self._go_on(online, step)

    def _go_on(self, online: OnlineShop, step: ReadStep) -> None:
        heard = step.start()

        def failed(error: Exception) -> None:
            if heard is step.progress:
                step.fail("" if isinstance(error, Cancelled) else fault_text(error))

        def done(read: Round) -> None:
            if heard is not step.progress:
                return
            if read.reason:
                step.fail(read.text)
            else:
                step.finish(self._shop.books.online.items.count(online.id))

        self._desk.read(online, heard, while_there(step, done), while_there(step, failed))

    def _pair(self, online: OnlineShop) -> None:
        publishes = connector(online.connector).abilities.publishes
        pairing = Pairing(self._shop, online, self._pages, N_("That is right"), publishes=publishes)
        pairing.page.left.connect(self.left)
        pairing.page.went_on.connect(lambda: self._ask_rules(online, pairing))
        pairing.show()

    def _ask_rules(self, online: OnlineShop, pairing: Pairing) -> None:
        step = StartStep(online.rules)
        step.show_sums(pairing.matching)
        step.went_back.connect(pairing.show)
        step.said.connect(lambda values: self._start(online, pairing, values, step))
        self._pages.bring(step)
        step.setFocus()

    def _start(self, online: OnlineShop, pairing: Pairing, values: Mapping[str, str], step: StartStep) -> None:
        rules = self._notices.tried(lambda: rules_of(values, online.rules))
        if rules is None:
            return
        step.wait()
        decided, by = Decided.of(pairing.matching), self._desk.seller()

        def started(active: OnlineShop) -> None:
            self._desk.changed(Changes(Book.ONLINE | Book.CATALOG | Book.STOCK))
            self._desk.sync_now(active.id)
            self._notices.tell(N_("“{name}” is in use now."), name=active.name)
            self.left.emit()

        def failed(error: Exception) -> None:
            step.show_sums(pairing.matching)
            self._notices.show(error)

        self._desk.aside(
            lambda shop: begin(shop, decided, rules, by), while_there(step, started), while_there(step, failed)
        )
