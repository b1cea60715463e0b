"""The screen "money": which page of the evening is shown, and how one gets from a sum to what it is made of."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QFileDialog

from posapp.domain.access import Grant, Permission
from posapp.domain.changes import Book
from posapp.domain.errors import Told
from posapp.i18n import N_, _
from posapp.operations.permit import may
from posapp.operations.reconcile.evening import days_with_drawer, evening_of
from posapp.operations.stock_book import today
from posapp.ui.screens.money.bank_room import BankRoom
from posapp.ui.screens.money.debt_room import DebtRoom
from posapp.ui.screens.money.deeds import Deeds
from posapp.ui.screens.money.home import HomePage
from posapp.ui.screens.money.transfers_page import TransfersPage
from posapp.ui.screens.money.ways import Ways
from posapp.ui.widgets.page_stack import PageStack

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from posapp.domain.changes import Changes
    from posapp.operations.shop import Shop
    from posapp.ui.notices import Notices
    from posapp.ui.screens.money.desk import Desk
    from posapp.ui.tasks import Lanes

_FILE_NAME: Final = N_("money {day}.pdf")


class MoneyScreen:
    """The treasurer's evening, of today until another day is chosen."""

    help_page: Final = "money"

    def __init__(self, shop: Shop, notices: Notices, lanes: Lanes, desk: Desk) -> None:
        self._shop, self._notices, self._desk = shop, notices, desk
        self.day = today(shop)
        self._deeds = Deeds(shop, notices, desk)
        ways = Ways(self._open, self._home, lambda: self.day, self._turn_to)
        self.home, self.transfers = HomePage(), TransfersPage()
        self.at_bank = BankRoom(shop, notices, lanes, self._deeds, ways)
        self.of_debts = DebtRoom(shop, self._deeds, ways)
        self.pages = PageStack((self.home,))
        self.home.wanted.connect(self.enter)
        self.home.day_chosen.connect(self.choose)
        for door in self.home.doors.values():
            door.turned_away.connect(notices.tell)
        self.transfers.marked.connect(self._deeds.mark)
        for left in (self.transfers.went_on, self.transfers.went_back):
            left.connect(self._home)

    def widget(self) -> QWidget:
        """The page that is open."""
        return self.pages

    def shown(self) -> None:
        """Look at the books again."""
        self._look()
        self.pages.front().setFocus()

    def refresh(self, changes: Changes) -> None:
        """Money moved."""
        if changes.touch(Book.SALES, Book.CASH):
            self._look()

    def retranslate(self) -> None:
        """Say again what the parts don't say by themselves."""
        self._look()

    def choose(self, day: date) -> None:
        """Show the evening of `day`."""
        self.day = day
        self._home()

    def enter(self, door: str) -> None:
        """Do what a button of the first page says: open a page, or print or save the sheet."""
        doors = {
            "till": lambda: self._desk.go("till"),
            "transfers": lambda: self._open(self.transfers),
            "bank": lambda: self._open(self.at_bank.bank),
            "debts": lambda: self._open(self.of_debts.owed),
            "schemes": self.of_debts.ask_scheme,
            "shops": lambda: self._open(self.of_debts.online),
            "print": lambda: self._deeds.print_sheet(self.day),
            "save": self._ask_where,
        }
        doors[door]()

    def save(self, path: Path) -> None:
        """Write the sheet of the day as a page to `path`."""
        path = path.with_suffix(".pdf")
        try:
            self._desk.save_sheet(self.day, path)
        except Told as told:
            self._notices.show(told)
        else:
            self._notices.tell(N_("Saved: {path}"), path=path)

    def _turn_to(self, day: date) -> None:
        self.day = day

    def _home(self) -> None:
        self.pages.home()
        self._look()

    def _open(self, page: QWidget) -> None:
        self.pages.bring(page)
        self._look()
        page.setFocus()

    def _look(self) -> None:
        """Show the books as they stand on the page in front, to whoever may see them: the till may be locked."""
        if may(self._shop, Permission.RECONCILE) is Grant.NO:
            return
        front = self.pages.front()
        if front is self.home:
            now = today(self._shop)
            days = sorted({now, self.day, *days_with_drawer(self._shop, now)}, reverse=True)
            self.home.show_evening(evening_of(self._shop, self.day), days, now)
        elif front is self.transfers:
            self.transfers.show_payments(evening_of(self._shop, self.day).transfers)
        elif front is self.at_bank.bank:
            self.at_bank.look()
        elif front is self.of_debts.owed:
            self.of_debts.look()
        elif front is self.of_debts.online:
            self.of_debts.look_online()

    def _ask_where(self) -> None:
        name = _(_FILE_NAME).format(day=self.day.isoformat())
        usual, title = str(Path.home() / name), _(N_("Save as a page (PDF)"))
        path, _kind = QFileDialog.getSaveFileName(self.home, title, usual, "*.pdf")
        if path:
            self.save(Path(path))
