"""The cash book screen: which page is in front, and what each tap leads to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QFileDialog

from posapp.domain.cash_book import MoneyKind, Source
from posapp.domain.changes import Book
from posapp.i18n import N_, _
from posapp.operations.cash_book.month import entry_story
from posapp.operations.cash_book.open_days import days_left_open
from posapp.operations.stock_book import today
from posapp.ui.screens.cashbook.deeds import Deeds
from posapp.ui.screens.cashbook.entry_page import EntryPage
from posapp.ui.screens.cashbook.entry_step import EntryStep
from posapp.ui.screens.cashbook.month_page import MonthPage
from posapp.ui.widgets.page_stack import PageStack

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from posapp.domain.cash_book import BookLine
    from posapp.domain.changes import Changes
    from posapp.operations.cash_book.enter import NewEntry
    from posapp.operations.shop import Shop
    from posapp.ui.notices import Notices
    from posapp.ui.screens.cashbook.desk import Desk

_FILE_NAME: Final = N_("cash book {month}")


class CashbookScreen:
    """The screen "cashbook". What is half typed stays while another screen is in front."""

    help_page: Final = "cashbook"

    def __init__(self, shop: Shop, notices: Notices, desk: Desk) -> None:
        self._shop, self._notices, self._desk = shop, notices, desk
        self._deeds = Deeds(shop, notices, desk)
        self._month = today(shop)
        self._folder = Path.home()
        self.month = MonthPage()
        self.asking = EntryStep(today(shop))
        self.entry = EntryPage()
        self.pages = PageStack((self.month, self.asking, self.entry))
        self.pages.setObjectName("page")
        self._wire()

    def widget(self) -> QWidget:
        """All pages, one in front."""
        return self.pages

    def shown(self) -> None:
        """Look at the books again, unless something is being typed."""
        if self.pages.front() is self.asking:
            self.asking.amount.setFocus()
        else:
            self._stand()

    def refresh(self, changes: Changes) -> None:
        """Money moved, or a bill was made."""
        if changes.touch(Book.CASH, Book.SALES, Book.OPTIONS):
            self.retranslate()

    def retranslate(self) -> None:
        """Show the month anew: its words and figures are not labels."""
        if self.pages.front() is self.month:
            self._look()

    def show_month(self, day: date) -> None:
        """Turn to the month of `day`."""
        self._month = day
        self._look()

    def save(self, path: Path) -> bool:
        """Write the month in front to a file."""
        self._folder = path.parent
        return self._deeds.save(self._month, path)

    def _wire(self) -> None:
        def take_back(entry: str, why: str) -> None:
            if self._deeds.take_back(entry, why):
                self._stand()

        self.month.money_wanted.connect(self._ask)
        self.month.line_chosen.connect(self._open)
        self.month.month_wanted.connect(self.show_month)
        self.month.deed_wanted.connect(self._do)
        self.month.later.turned_away.connect(self._notices.tell)
        self.asking.entered.connect(self._enter)
        self.asking.refused.connect(self._notices.show)
        self.asking.went_back.connect(self._stand)
        self.entry.back_wanted.connect(take_back)
        self.entry.went_back.connect(self._stand)

    def _stand(self) -> None:
        self._look()
        self.pages.bring(self.month)
        self.month.setFocus()

    def _look(self) -> None:
        """Show the month as it is now. Whoever may not see it is told so, and the page stays as it was."""
        found = self._deeds.month(self._month)
        if found:
            self.month.show_month(*found, today(self._shop))
        self.month.show_open(days_left_open(self._shop))
        self.month.files[0].setVisible(bool(self._shop.setting("printer.uri")))

    def _ask(self, kind: str) -> None:
        self.asking.begin(MoneyKind(kind), today(self._shop))
        self.pages.bring(self.asking)
        self.asking.amount.setFocus()

    def _enter(self, new: NewEntry) -> None:
        if self._deeds.enter(new):
            self._month = new.day or today(self._shop)
            self._stand()

    def _open(self, line: BookLine) -> None:
        """An entry is told with its picture; everything else leads to what it was worked out from."""
        if line.entry:
            self._show_entry(line.entry.id)
        elif line.source is Source.COUNTED:
            self._desk.go("till")
        elif line.source in (Source.DEBTS, Source.SCHEME, Source.SHOPS):
            self._desk.go("money")
        else:
            self._desk.show_day(line.day)

    def _show_entry(self, entry: str) -> None:
        story = self._notices.tried(lambda: entry_story(self._shop, entry))
        if story:
            self.entry.show_story(story, self._shop.books.people.name(story.entry.by))
            self.pages.bring(self.entry)
            self.entry.back.setFocus()

    def _do(self, deed: str) -> None:
        if deed == "print":
            self._deeds.print_month(self._month)
            return
        name = _(_FILE_NAME).format(month=f"{self._month:%Y-%m}")
        start = str(self._folder / f"{name}.{deed}")
        found, _kind = QFileDialog.getSaveFileName(self.pages, _(N_("Save the cash book")), start, f"*.{deed}")
        if found:
            path = Path(found)
            self.save(path if path.suffix else path.with_suffix(f".{deed}"))
