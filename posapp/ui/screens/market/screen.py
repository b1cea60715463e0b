"""The market screen: which room is in front, and how a person gets from one to the next."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from posapp.domain.changes import Book
from posapp.domain.identity import EventId, PlaceId
from posapp.domain.place import STORE
from posapp.i18n import N_
from posapp.operations.take_stock import selling_place
from posapp.ui.screens.market.deeds import Deeds
from posapp.ui.screens.market.event_room import EventRoom
from posapp.ui.screens.market.going_room import GoingRoom
from posapp.ui.screens.market.home_page import HomePage
from posapp.ui.screens.market.notebook_room import NotebookRoom
from posapp.ui.screens.market.standing import going_on, over
from posapp.ui.screens.market.tally_page import TallyPage
from posapp.ui.widgets.page_stack import PageStack

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from posapp.domain.changes import Changes
    from posapp.domain.market import MarketEvent
    from posapp.operations.shop import Shop
    from posapp.ui.notices import Notices
    from posapp.ui.parts.desk import Desk


class MarketScreen:
    """The screen "market". What is half done (a plan, a list, a notebook) stays while another screen is in front."""

    def __init__(self, shop: Shop, notices: Notices, desk: Desk) -> None:
        self._shop, self._notices, self._desk = shop, notices, desk
        self._deeds = Deeds(shop, notices, desk)
        self.home = HomePage()
        self.tally = TallyPage(shop, self._deeds)
        self.rooms = PageStack((self.home, self.tally))
        self.rooms.setObjectName("page")
        self.home.wanted.connect(self._begin)
        self.home.opened.connect(self.show_event)
        self.home.here_wanted.connect(lambda place: self._deeds.sell_at(PlaceId(place)))
        for done in (self.tally.went_on, self.tally.went_back):
            done.connect(self._stand)

    @property
    def help_page(self) -> str:
        """The notebook has a page of its own."""
        return "notebook" if isinstance(self.rooms.front(), NotebookRoom | TallyPage) else "market"

    @cached_property
    def going(self) -> GoingRoom:
        """Beginning an event, and taking goods along."""
        room = GoingRoom(self._shop, self._deeds)
        room.left.connect(self._stand)
        room.ready.connect(self.show_event)
        return room

    @cached_property
    def event(self) -> EventRoom:
        """One event."""
        room = EventRoom(self._shop, self._deeds, self._desk)
        room.left.connect(self._stand)
        room.more_wanted.connect(self._take_more)
        return room

    @cached_property
    def notebook(self) -> NotebookRoom:
        """A past day."""
        room = NotebookRoom(self._shop, self._notices, self._desk)
        room.left.connect(self._stand)
        return room

    def widget(self) -> QWidget:
        """All rooms, one in front."""
        return self.rooms

    def shown(self) -> None:
        """Go on where it was left; the list of markets is looked at again."""
        front = self.rooms.front()
        if front is self.home:
            self._stand()
        elif isinstance(front, NotebookRoom):
            front.open()
        elif isinstance(front, GoingRoom | EventRoom):
            front.look()

    def refresh(self, changes: Changes) -> None:
        """Books changed while it is in front."""
        front = self.rooms.front()
        if not changes.touch(Book.STOCK, Book.SALES, Book.CASH, Book.CATALOG, Book.OPTIONS):
            return
        if front is self.home:
            self._show_home()
        elif isinstance(front, GoingRoom | EventRoom | NotebookRoom):
            front.look()

    def retranslate(self) -> None:
        """Say again what labels do not say by themselves."""
        front = self.rooms.front()
        if front is self.home:
            self._show_home()
        elif isinstance(front, NotebookRoom):
            front.retranslate()
        elif isinstance(front, GoingRoom | EventRoom):
            front.look()

    def on_scan(self, code: str) -> None:
        """A code goes to the list in front."""
        front = self.rooms.front()
        if not (isinstance(front, GoingRoom | EventRoom | NotebookRoom) and front.on_scan(code)):
            self._notices.tell(N_("Codes are scanned into a list of goods. Open one first."))

    def show_event(self, event: str) -> None:
        """Bring one event to the front."""
        if self.event.open(EventId(event)):
            self.rooms.bring(self.event)
            self.event.page.setFocus()

    def _begin(self, door: str) -> None:
        match door:
            case "new":
                self.rooms.bring(self.going)
                self.going.begin()
            case "past":
                self.rooms.bring(self.notebook)
                self.notebook.open()
            case "tally":
                self.rooms.bring(self.tally)
                self.tally.begin()
            case "leave":
                self._deeds.sell_at(STORE)

    def _take_more(self, event: MarketEvent) -> None:
        self.rooms.bring(self.going)
        self.going.more(event)

    def _stand(self) -> None:
        self._show_home()
        self.rooms.bring(self.home)
        self.home.setFocus()

    def _show_home(self) -> None:
        away = selling_place(self._shop) != STORE
        self.home.show_events(going_on(self._shop), over(self._shop), away=away)
