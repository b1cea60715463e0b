"""Writing a past day down: the day, its lines, its drawer, the bills it became."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal

from posapp.domain.errors import Refused, Told
from posapp.domain.notebook import HalfTyped
from posapp.operations.past_day import PastDay, enter_past_day, half_typed, remember_typed
from posapp.operations.stock_book import today
from posapp.ui.screens.market.day_page import DayPage
from posapp.ui.screens.market.drawer_page import DrawerPage
from posapp.ui.screens.market.entered_page import EnteredPage
from posapp.ui.screens.market.lines_page import LinesPage
from posapp.ui.screens.market.notebook import Finder, Notebook, Noted
from posapp.ui.widgets.page_stack import PageStack

if TYPE_CHECKING:
    from posapp.operations.shop import Shop
    from posapp.ui.notices import Notices
    from posapp.ui.parts.desk import Desk

_OF_THE_DAY: Final = ("past_today", "past_too_old", "place_unknown", "place_closed")
"""What a day is refused for that only another day or place puts right."""


class NotebookRoom(PageStack):
    """Emits `left`. What is half written stays until it is saved, also while other screens are in front."""

    left = Signal()

    def __init__(self, shop: Shop, notices: Notices, desk: Desk) -> None:
        self._shop, self._notices, self._desk = shop, notices, desk
        self.notebook: Notebook | None = None
        self.day = DayPage(shop)
        self.lines = LinesPage()
        self.drawer = DrawerPage()
        self.entered = EnteredPage()
        super().__init__((self.day, self.lines, self.drawer, self.entered))
        self._wire()

    def open(self) -> None:
        """Ask for a day, or go on with the one half written, also before the program was closed."""
        typed = half_typed(self._shop) if self.notebook is None else None
        if typed:
            self._take_up(typed)
        elif self.notebook is None or self.front() is self.entered:
            self._begin()
        elif self.front() is self.lines:
            self._go_on()
        else:
            self.look()

    def look(self) -> None:
        """The books changed elsewhere."""
        if self.front() is self.day:
            self.day.look()

    def retranslate(self) -> None:
        """Say again what labels do not say by themselves."""
        self.look()
        self.lines.retranslate()
        self.entered.retranslate()
        if self.front() is self.drawer and self.notebook:
            self.drawer.begin(self.notebook)

    def on_scan(self, code: str) -> bool:
        """What is scanned is taken into the line being typed; False on the other pages."""
        if self.front() is not self.lines:
            return False
        self.lines.on_scan(code)
        return True

    def _wire(self) -> None:
        self.day.went_on.connect(self._go_on)
        self.day.went_back.connect(self.left)
        self.lines.went_on.connect(self._ask_drawer)
        self.lines.went_back.connect(self._ask_day)
        self.lines.wrote.connect(self._keep)
        self.drawer.went_on.connect(self._save)
        self.drawer.went_back.connect(self._go_on)
        self.entered.went_on.connect(self._begin)
        self.entered.went_back.connect(self.left)
        self.entered.bill_wanted.connect(self._desk.show_bill)
        for page in (self.day, self.drawer):
            page.drawer_wanted.connect(lambda: self._desk.go("till"))

    def _begin(self) -> None:
        self.day.begin(today(self._shop) - timedelta(days=1))
        self._ask_day()

    def _take_up(self, typed: HalfTyped) -> None:
        """Lines of goods that are gone from the list, or can't be sold so any more, are left out."""
        self.notebook = Notebook(typed.day)
        for line in typed.lines:
            product = self._shop.books.catalog.get(line.product)
            if product:
                with suppress(Refused):
                    self.notebook.put(Noted(product, line.quantity, line.price, line.method))
        self.day.begin(typed.day, typed.place)
        self._go_on()

    def _keep(self) -> None:
        """What is typed must outlive a power cut."""
        book = self.notebook
        if book:
            remember_typed(self._shop, HalfTyped(book.day, book.noted(), self.day.place()))

    def _ask_day(self) -> None:
        self.day.look()
        self.bring(self.day)
        self.day.on.setFocus()

    def _go_on(self) -> None:
        """To the lines; those written already belong to the day that is chosen now."""
        if self.notebook is None:
            self.notebook = Notebook(self.day.day())
        self.notebook.turn_to(self.day.day())
        self._keep()
        self.bring(self.lines)
        self.lines.begin(self.notebook, Finder(self._shop))

    def _ask_drawer(self) -> None:
        if self.notebook:
            self.bring(self.drawer)
            self.drawer.begin(self.notebook)

    def _save(self) -> None:
        book = self.notebook
        if book is None:
            return
        try:
            past = PastDay(book.day, book.noted(), self.day.place(), self.drawer.opening(), self.drawer.counted())
        except Refused:
            return  # the page says it beside the field
        try:
            entered = self._notices.permitted(lambda: enter_past_day(self._shop, past, self._desk.seller()))
        except Refused as error:
            self._put_right(error)
        except Told as error:
            self._notices.show(error)
        else:
            self.notebook = None
            self.drawer.forget()
            self.bring(self.entered)
            self.entered.show_entered(entered)
            self._desk.changed(entered.changes)

    def _put_right(self, error: Refused) -> None:
        """Show a refusal where it can be put right."""
        if error.code in _OF_THE_DAY:
            self._ask_day()
            self.day.refuse(error)
        else:
            self.drawer.refuse(error)
