"""What was sold: which page is shown, and how a person gets from a number to the receipts behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.domain.changes import Book
from posapp.domain.identity import SaleId
from posapp.i18n import N_
from posapp.operations.stock_book import today
from posapp.reports.reading import bills_behind, read, sheet
from posapp.reports.sheets import SHEETS
from posapp.ui.parts.acting import Acting
from posapp.ui.screens.reports.asking import Asking
from posapp.ui.screens.reports.bills_page import MOST, BillsPage
from posapp.ui.screens.reports.home_page import HomePage
from posapp.ui.screens.reports.overview import overview
from posapp.ui.screens.reports.reading import Reading
from posapp.ui.screens.reports.save_page import SavePage
from posapp.ui.screens.reports.table_page import TablePage
from posapp.ui.widgets.page_stack import PageStack

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from posapp.domain.changes import Changes
    from posapp.operations.shop import Shop
    from posapp.reports.reading import BillBehind
    from posapp.reports.sheet import Trail
    from posapp.ui.notices import Notices
    from posapp.ui.screens.reports.desk import Desk
    from posapp.ui.tasks import Lanes

_PRINTED: Final = N_("The report is being printed.")
_NO_PRINTER: Final = N_("It waits until a printer is set up under Settings.")


class ReportsScreen:
    """The screen "reports". Days and what is left out stay the same from one report to the next."""

    help_page: Final = "reports"

    def __init__(self, shop: Shop, notices: Notices, lanes: Lanes, desk: Desk) -> None:
        self._shop, self._notices, self._desk = shop, notices, desk
        self._acting = Acting(notices, desk.changed)
        self._reading = Reading(shop, notices, lanes)
        self._key = ""
        self.home, self.report, self.bills = HomePage(SHEETS), TablePage(), BillsPage()
        self.pages = PageStack((self.home, self.report, self.bills))
        self._asking = Asking(shop, self.pages, self._look)
        self.pages.destroyed.connect(self._reading.forget)
        self._wire()

    def widget(self) -> QWidget:
        """The page that is open."""
        return self.pages

    def shown(self) -> None:
        """Read the books again; the page that was left open stays."""
        self._look()
        self.pages.front().setFocus()

    def refresh(self, changes: Changes) -> None:
        """Something was sold, paid or moved."""
        if changes.touch(Book.SALES, Book.CASH, Book.STOCK, Book.CATALOG):
            self._look()

    def retranslate(self) -> None:
        """Tables and sentences are made of words: read them again."""
        self._look()

    def open(self, key: str) -> None:
        """Show the report called `key`."""
        self._key = key
        self.pages.bring(self.report)
        self._look()
        self.report.setFocus()

    def _wire(self) -> None:
        self.home.days_wanted.connect(self._asking.choose_days)
        self.home.report_wanted.connect(self.open)
        self.report.left.connect(self._go_home)
        self.report.days_wanted.connect(self._asking.choose_days)
        self.report.choice_wanted.connect(lambda: self._asking.choose(sheet(self._key).asks))
        self.report.behind_wanted.connect(self._show_behind)
        self.report.print_wanted.connect(self._print)
        self.report.file_wanted.connect(self._save)
        self.bills.left.connect(lambda: self._return_to(self.report))
        self.bills.bill_wanted.connect(self._desk.show_bill)

    def _look(self) -> None:
        """Read what the page in front shows; what was read once stays until the new answer is there."""
        day, question = today(self._shop), self._asking.question
        if self.pages.front() is self.home:
            asked, days = question.asked(day), question.days
            self._reading.ask(lambda shop: overview(shop, asked), lambda found: self.home.show_overview(found, days))
        elif self.pages.front() is self.report:
            chosen = sheet(self._key)
            asked = question.asked(day, chosen.asks)
            self.report.show_reading(chosen, question.days)
            self._reading.ask(
                lambda shop: read(shop, chosen.key, asked),
                lambda table: self.report.show_table(table, day),
                self.report.show_nothing,
            )

    def _go_home(self) -> None:
        self.pages.home()
        self._look()

    def _return_to(self, page: QWidget) -> None:
        self.pages.bring(page)
        page.setFocus()

    def _show_behind(self, trail: Trail) -> None:
        """The bills behind a number; a number of one bill leads to its receipt at once."""
        if trail.sale:
            sale = self._shop.books.sales.get(SaleId(trail.sale))
            if sale:
                self._desk.show_bill(sale.issue.number)
            return
        self._reading.ask(lambda shop: bills_behind(shop, trail, MOST), self._show_bills)

    def _show_bills(self, bills: list[BillBehind]) -> None:
        self.bills.show_bills(bills)
        self._return_to(self.bills)

    def _print(self) -> None:
        table = self.report.table()
        if table is None or not self._acting.done(lambda: self._desk.order(table)):
            return
        if self._shop.setting("printer.uri"):
            self._notices.tell(_PRINTED)
        else:
            self._notices.warn("no_printer", _NO_PRINTER)

    def _save(self) -> None:
        table = self.report.table()
        if table is None:
            return
        page = SavePage(table, self._desk, self._reading)
        page.left.connect(lambda: self._return_to(self.report))
        self.pages.lay_over(page, page.left)
