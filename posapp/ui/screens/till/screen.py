"""The till screen: which pane is in front, and what each deed does to the books."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.domain.cash import CashMoveKind
from posapp.domain.changes import Book
from posapp.domain.identity import business_day
from posapp.ui.screens.till.closed_pane import ClosedPane
from posapp.ui.screens.till.closing_steps import ClosingSteps
from posapp.ui.screens.till.day_pane import DayPane
from posapp.ui.screens.till.deeds import Deeds, last_close
from posapp.ui.screens.till.drawer_step import DrawerStep
from posapp.ui.screens.till.move_step import MoveStep
from posapp.ui.screens.till.start_step import StartStep
from posapp.ui.widgets.page_stack import PageStack

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from posapp.domain.changes import Changes
    from posapp.operations.shop import Shop
    from posapp.ui.notices import Notices
    from posapp.ui.screens.till.counter import Counter
    from posapp.ui.tasks import Lanes


class TillScreen:
    """The screen "till". What is half done (a count, a closing) is kept while another screen is in front."""

    help_page: Final = "till"

    def __init__(self, shop: Shop, notices: Notices, lanes: Lanes, counter: Counter) -> None:
        self._shop, self._counter = shop, counter
        self._deeds = Deeds(shop, notices, lanes, counter)
        self.start = StartStep()
        self.day = DayPane()
        self.move = MoveStep()
        self.drawer = DrawerStep()
        self.closing = ClosingSteps(shop, notices, counter)
        self.closed = ClosedPane()
        self._panes = PageStack((self.start, self.day, self.move, self.drawer, self.closing, self.closed))
        self._under: QWidget = self.day
        self._back = "till"
        self._panes.setObjectName("page")
        self._wire()

    def widget(self) -> QWidget:
        """All panes, one in front."""
        return self._panes

    def pane(self) -> QWidget:
        """The pane in front."""
        return self._panes.front()

    def shown(self) -> None:
        """Go on with what was half done if that still makes sense, else show how the day stands."""
        is_open = self._shop.session() is not None
        if self.pane() is self.closing and is_open:
            self.closing.look_again()
        elif self.pane() not in (self.move, self.drawer) or not is_open:
            self._stand()

    def refresh(self, changes: Changes) -> None:
        """Money moved or a day began elsewhere."""
        if changes.touch(Book.CASH, Book.SALES, Book.PEOPLE) and self.pane() is self.day:
            self._stand()

    def retranslate(self) -> None:
        """Say again what is not said by labels."""
        self.closing.retranslate()
        if self.pane() is self.day:
            self._stand()

    def ask_drawer(self, back: str = "till") -> None:
        """Ask why the drawer is to be opened without a sale; then the screen `back` comes to the front again."""
        if self.pane() is not self.drawer:
            self._under = self.pane()
        self._back = back
        self.drawer.begin()
        self._panes.bring(self.drawer)

    def _wire(self) -> None:
        def open_drawer() -> None:
            if self._deeds.drawer(self.drawer.reason.text()):
                self._leave_drawer()

        self.start.went_on.connect(self._open)
        self.start.went_back.connect(self._show_last)
        self.day.wanted.connect(self._begin)
        self.move.went_on.connect(self._move)
        self.move.went_back.connect(self._stand)
        self.drawer.went_on.connect(open_drawer)
        self.drawer.went_back.connect(self._leave_drawer)
        self.closing.left.connect(self._stand)
        self.closing.done.connect(self._show_last)
        self.closed.went_on.connect(self._begin_day)
        self.closed.print_wanted.connect(self._deeds.print_again)

    def _stand(self) -> None:
        """Show how the day stands: open, or yet to begin."""
        session = self._shop.session()
        if session is None:
            self._begin_day()
            return
        books = self._shop.books
        today = business_day(self._shop.now(), int(self._shop.setting("day.cutoff")))
        self.day.show_day(session, books.cash.moves(session.id), books.people, today)
        self._panes.bring(self.day)

    def _begin_day(self) -> None:
        if self.pane() is not self.start or not self.start.total():
            self.start.begin(last_close(self._shop))
        self._panes.bring(self.start)

    def _begin(self, deed: str) -> None:
        if deed == "close":
            self.closing.begin()
            self._panes.bring(self.closing)
        elif deed == "drawer":
            self.ask_drawer()
        else:
            self.move.begin(CashMoveKind(deed))
            self._panes.bring(self.move)

    def _open(self) -> None:
        if self._deeds.open(self.start.counted()):
            self.start.start()
            self._counter.go("checkout")

    def _move(self) -> None:
        if self._deeds.move(self.move.kind, self.move.money(), self.move.reason.text()):
            self._stand()

    def _leave_drawer(self) -> None:
        self._panes.bring(self._under)
        self._counter.go(self._back)

    def _show_last(self) -> None:
        close = last_close(self._shop)
        session = self._shop.books.cash.session(close.session) if close else None
        if close is None or session is None:
            return
        people = self._shop.books.people
        names = people.name(close.by), people.name(close.witness) if close.witness else ""
        self.closed.show_closed(session, close, names, self._counter.sheet(session.id))
        self.closed.again.setVisible(bool(self._shop.setting("printer.uri")))
        self._panes.bring(self.closed)
