"""Sold bills: which page is shown, and how a person gets from one to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.domain.changes import Book, Changes
from posapp.domain.errors import Refused
from posapp.domain.identity import SaleId, business_day
from posapp.i18n import N_
from posapp.ui.screens.sales.browse_page import BrowsePage
from posapp.ui.screens.sales.day_panel import DayPanel
from posapp.ui.screens.sales.deeds import Deeds
from posapp.ui.screens.sales.done_panel import DonePanel
from posapp.ui.screens.sales.finding import by_number, find, standing_of
from posapp.ui.screens.sales.queue_panel import QueuePanel, slips_of
from posapp.ui.screens.sales.refund_choice import RefundChoice
from posapp.ui.screens.sales.refund_panel import RefundPanel
from posapp.ui.widgets.page_stack import PageStack

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from posapp.domain.identity import PersonId
    from posapp.domain.sale import Sale
    from posapp.operations.shop import Shop
    from posapp.ui.notices import Notices

_UNKNOWN: Final = N_("Nothing sold has the code {code}.")


class SalesScreen:
    """The screen "sales".

    `seller` says who works at the till now; `changed` is told what an act wrote to, and the window calls `refresh` in
    turn; `picture` draws the paper of a bill as PNG.
    """

    help_page: Final = "sales"

    def __init__(
        self,
        shop: Shop,
        notices: Notices,
        seller: Callable[[], PersonId],
        changed: Callable[[Changes], None],
        picture: Callable[[Sale], bytes],
    ) -> None:
        self._shop, self._notices = shop, notices
        self._deeds = Deeds(shop, notices, seller, changed)
        self._day: date | None = None
        self.browse = BrowsePage(lambda sale: standing_of(shop, sale), picture)
        self.pages = PageStack((self.browse,))
        self._wire()

    def widget(self) -> QWidget:
        """The page that is open."""
        return self.pages

    def shown(self) -> None:
        """Look at the books again; the day shown stays, today at first. The list of papers has been seen."""
        if isinstance(self.pages.currentWidget(), QueuePanel):
            self.pages.home()
        self._look()
        self.browse.bills.setFocus()

    def refresh(self, changes: Changes) -> None:
        """Bills, their money or their papers changed."""
        if changes.touch(Book.SALES, Book.CASH, Book.PAPER, Book.OPTIONS):
            self._look()

    def retranslate(self) -> None:
        """Say everything again, the paper too."""
        self.browse.retranslate()
        self._look()

    def on_scan(self, code: str) -> None:
        """A receipt number shows its bill; the code of goods finds the bills that hold them."""
        product = self._shop.books.catalog.find(code)
        if product:
            self.pages.home()
            self.browse.search.setText(product.name)
            self._look(keep=False)
        elif self._open_number(code):
            self.pages.home()
        else:
            self._notices.warn("code_unsold", _UNKNOWN, code=code[:40])

    def show_queue(self) -> None:
        """Bring the papers that have not come out to the front."""
        queue = QueuePanel()
        queue.again.connect(self._deeds.print_again)
        queue.drop.connect(self._deeds.drop)
        queue.show_slips(slips_of(self._shop))
        self.pages.lay_over(queue, queue.back_wanted)

    def _wire(self) -> None:
        browse = self.browse
        browse.days.day_wanted.connect(self.show_day)
        browse.days.calendar_wanted.connect(self._choose_day)
        browse.typed.connect(lambda: self._look(keep=False))
        browse.queue_wanted.connect(self.show_queue)
        browse.pane.print_wanted.connect(self._deeds.print_sale)
        browse.pane.refund_wanted.connect(self._choose_refund)
        browse.pane.bill_wanted.connect(self._open_number)
        browse.pane.marked.connect(self._deeds.mark)
        browse.pane.turned_away.connect(self._notices.tell)

    def _look(self, *, keep: bool = True) -> None:
        """Show what the books hold now, on the page that is open; with `keep`, the bill shown stays."""
        shop, browse = self._shop, self.browse
        typed = browse.search.text().strip()
        day = self._day or self._today()
        browse.days.show_day(day, self._today())
        sales = find(shop, typed) if typed else shop.books.sales.of_day(day)
        browse.show_bills(sales, found=bool(typed), keep=browse.pane.sale() if keep else None)
        slips = slips_of(shop)
        browse.show_queue(len(slips))
        queue = self.pages.currentWidget()
        if isinstance(queue, QueuePanel):
            queue.show_slips(slips)

    def _today(self) -> date:
        return business_day(self._shop.now(), int(self._shop.setting("day.cutoff")))

    def show_day(self, day: date) -> None:
        """List the bills of `day`."""
        self._day = day if day != self._today() else None
        self.browse.search.clear()
        self.pages.home()
        self._look(keep=False)

    def _choose_day(self) -> None:
        panel = DayPanel(self._today(), self._day or self._today())
        panel.taken.connect(self.show_day)
        self.pages.lay_over(panel, panel.back_wanted)

    def _open_number(self, number: str) -> bool:
        """Show a bill; where the list is of another day it turns to the bill's own. False when there is none."""
        found = by_number(self._shop, number)
        if not found:
            return False
        sale, browse = found[0], self.browse
        if not (browse.bills.go_to(sale) or browse.search.text()):
            self._day = sale.issue.day
            self._look(keep=False)
            browse.bills.go_to(sale)
        browse.open_bill(sale)
        return True

    def _choose_refund(self, sale: Sale) -> None:
        earlier = tuple(self._shop.books.sales.refunds_of(sale.id))
        choice = RefundChoice(sale, earlier, SaleId(self._shop.ids.new()))
        panel = RefundPanel(choice)
        panel.confirmed.connect(lambda: self._refund(panel, choice))
        self.pages.lay_over(panel, panel.back_wanted)

    def _refund(self, panel: RefundPanel, choice: RefundChoice) -> None:
        try:
            refunded = self._deeds.refund(choice)
        except Refused as error:
            panel.refuse(str(error))
            return
        if refunded:
            done = DonePanel(refunded)
            done.note.tapped.connect(lambda: self._deeds.print_sale(refunded))
            self.pages.lay_over(done, done.finished)
            done.finish.setFocus()
