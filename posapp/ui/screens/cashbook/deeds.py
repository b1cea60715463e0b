"""What the cash book screen writes: entries and their way back, papers, files; each deed is told, refusals too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.devices.page.pdf import page_pdf
from posapp.documents.cash_book import cash_book_page
from posapp.documents.cash_book_sheet import cash_book_workbook
from posapp.domain.cash_book import month_of
from posapp.i18n import N_, date_text
from posapp.operations.cash_book.enter import enter_money, reverse_money
from posapp.operations.cash_book.month import month_book, print_cash_book
from posapp.operations.cash_book.turnover import turnover
from posapp.operations.files import put_page
from posapp.operations.stock_book import today
from posapp.payments.methods import TITLES
from posapp.ui.parts.acting import Acting

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from posapp.domain.cash_book import MonthBook, Turnover
    from posapp.domain.changes import Changes
    from posapp.operations.cash_book.enter import Entered, NewEntry
    from posapp.operations.shop import Shop
    from posapp.ui.notices import Notices
    from posapp.ui.screens.cashbook.desk import Desk

_PDF: Final = ".pdf"
_TWIN: Final = "money_twin"


class Deeds:
    """The acts of this screen; each answers what it did, or that it was refused."""

    def __init__(self, shop: Shop, notices: Notices, desk: Desk) -> None:
        self._shop, self._notices, self._desk = shop, notices, desk
        self._acting = Acting(notices, desk.changed)

    def month(self, day: date) -> tuple[MonthBook, Turnover] | None:
        """The month of `day` with the year's turnover at its end."""

        def read() -> tuple[MonthBook, Turnover]:
            until = min(month_of(day)[1], today(self._shop))
            return month_book(self._shop, day), turnover(self._shop, until)

        return self._notices.tried(read)

    def enter(self, new: NewEntry) -> bool:
        """Write money in or out down."""
        entered = self._notices.tried(lambda: enter_money(self._shop, new, self._desk.seller()))
        if entered is None:
            return False
        self._desk.changed(entered.changes)
        self._tell(entered)
        return True

    def take_back(self, entry: str, why: str) -> bool:
        """Write the counter-entry of an entry."""

        def act() -> Changes:
            return reverse_money(self._shop, entry, why, self._desk.seller()).changes

        done = self._acting.done(act)
        if done:
            self._notices.tell(N_("Taken back. Both entries stand in the book."))
        return done

    def print_month(self, day: date) -> None:
        """Put the sums of a month into the queue of the printer."""
        if self._acting.done(lambda: print_cash_book(self._shop, day)):
            self._notices.tell(N_("The cash book goes to the printer."))

    def save(self, day: date, path: Path) -> bool:
        """Write the month of `day` to a file, as the ending of `path` says."""
        found = self.month(day)
        if found is None:
            return False
        book, sold = found
        head = self._desk.letterhead()

        def write() -> Path:
            if path.suffix.lower() == _PDF:
                content = page_pdf(cash_book_page(book, head, TITLES, sold), self._desk.fonts)
            else:
                content = cash_book_workbook(book, head, TITLES, sold)
            put_page(content, path)
            return path

        saved = self._notices.tried(write)
        if saved:
            self._notices.tell(N_("Saved: {path}"), path=saved)
        return saved is not None

    def _tell(self, entered: Entered) -> None:
        """Say that it was written; what is odd about it comes last, so that it is seen."""
        entry = entered.entry
        undo = self._acting.back(lambda: reverse_money(self._shop, entry.id, "", self._desk.seller()).changes)
        if entered.late:
            said = N_("{amount} baht, written down. It is more than 3 working days late and is marked so.")
        else:
            said = N_("{amount} baht, written down.")
        self._notices.tell(said, undo=undo, amount=entry.amount)
        if entered.twin:
            self._notices.warn(
                _TWIN,
                N_("Paper {paper} of {party} was written down already, on {day}. Look whether it is there twice."),
                paper=entry.paper,
                party=entry.party or "–",
                day=date_text(entered.twin.day),
            )
