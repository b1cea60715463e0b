"""The running program with its window: the shop, the screens, the printer, and what passes between them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol, runtime_checkable

from PySide6.QtCore import QObject

from posapp.app.looks_kept import LooksKept
from posapp.app.paper_watch import PaperWatch
from posapp.app.rooms import Rooms
from posapp.app.till_printing import TillPrinting
from posapp.app.window import Window
from posapp.domain.changes import Book, Changes
from posapp.domain.errors import Refused, Told
from posapp.domain.identity import business_day
from posapp.i18n import N_, date_text
from posapp.operations.change_options import change_options
from posapp.operations.look_up import look_up
from posapp.payments.reader import read
from posapp.ui import preferences
from posapp.ui.notices import Act, Notices
from posapp.ui.scan_filter import ScanFilter
from posapp.ui.screens.till import left_open
from posapp.ui.shell import Shell
from posapp.ui.sound import Sounds
from posapp.ui.tasks import Lanes
from posapp.ui.widgets.banner import Banner

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from posapp.operations.shop import Shop

_NOT_BEGUN: Final = "day_not_begun"


@runtime_checkable
class TakesCodes(Protocol):
    """A screen that does something of its own with a scanned code."""

    def on_scan(self, code: str) -> None:
        """A code came in while the screen was in front."""
        ...


class Program(QObject):
    """Everything behind one window. `open` shows it, `close` ends it; both may be called once."""

    def __init__(self, app: QApplication, resources: Path, open_shop: Callable[[], Shop]) -> None:
        """`open_shop` opens the books for the thread that calls it. Raises what it raises."""
        super().__init__()
        self._app, self._open_shop = app, open_shop
        self.shop = open_shop()
        banner = Banner()
        self.notices = Notices(banner)
        self.lanes = Lanes()
        look = preferences.look_of(self.shop.setting)
        sounds = Sounds(resources / "sounds", self.lanes, on=self.shop.setting(preferences.SOUND.key) != "no")
        self.shell = Shell(app, look, self.notices)
        # Its timer must not outlive the banner it speaks through.
        self.notices.setParent(self.shell)
        banner.setParent(self.shell)  # it goes when the window goes, also where no screen ever showed it
        self.printing = TillPrinting(self.shop, open_shop, resources / "fonts", self.lanes)
        looks = LooksKept(self.shell, look, sounds, self._keep_looks).looks()
        window = Window(self.shell, self.notices, self.lanes, sounds, looks, resources)
        self.rooms = Rooms(self.shop, window, self.printing, self.changed)
        self.papers = PaperWatch(self.shop, self.shell.bar, self.notices, self._show_queue)
        self.scanner = ScanFilter(self._is_known)
        self._wire()

    def open(self) -> None:
        """Show the selling screen and begin to print what waits."""
        self.shell.furnish(self.rooms.builders())
        self.rooms.show_names()
        self.shell.go("checkout")
        self._app.installEventFilter(self.scanner)
        self.rooms.checkout.customer_view.follow(self._app, self.shell)
        self.printing.start()
        self.papers.look()
        self._tell_day()
        self.lanes.run("work", self._check_books, lambda _sound: None, self.notices.show)

    def close(self) -> None:
        """End: the paper under way is finished, the books are closed."""
        self._app.removeEventFilter(self.scanner)
        self.shell.close()
        # A hung printer's worker may speak up later, when there is no window left to say it in.
        self.printing.moved.disconnect(self._on_paper)
        self.printing.stop()
        self.lanes.close()
        self.shop.books.close()
        for timed in (self.notices, self.scanner):
            timed.deleteLater()  # no timer of theirs may ring when the window is gone

    def changed(self, changes: Changes) -> None:
        """An act wrote to the books: tell the screen in front, and the printer."""
        self.shell.changed(changes)
        if changes.touch(Book.PAPER):
            self.printing.nudge()
        if changes.touch(Book.OPTIONS):
            self.rooms.show_names()
            self.papers.look()
        if changes.touch(Book.CASH):
            self._tell_day()

    def _wire(self) -> None:
        self.shell.help_wanted.connect(self.rooms.show_help)
        self.shell.seller_wanted.connect(self._ask_seller)
        self.shell.drawer_wanted.connect(self.rooms.show_drawer)
        self.scanner.scanned.connect(self._on_scan)
        self.printing.moved.connect(self._on_paper)
        self.printing.drawer_failed.connect(self.notices.show)

    def _check_books(self) -> None:
        """Read the file once through, on a lane: damage is told in the morning, not found in the evening."""
        shop = self._open_shop()
        try:
            shop.books.database.check()
        finally:
            shop.books.close()

    def _keep_looks(self, values: Mapping[str, str]) -> None:
        try:
            self.changed(change_options(self.shop, preferences.OPTIONS, values, self.rooms.seller()))
        except Told as error:
            self.notices.show(error)

    def _ask_seller(self) -> None:
        self.shell.go("checkout")
        self.rooms.checkout.acts.naming.seller()

    def _is_known(self, code: str) -> bool:
        """Whether a code means anything as it is, so that it must not be read as typed under another layout."""
        try:
            return look_up(self.shop, code) is not None or read(code).what != "plain"
        except Refused:
            return False

    def _on_scan(self, code: str) -> None:
        """A code goes to the screen in front; where it means nothing, it is sold."""
        screen = self.shell.visit(self.shell.here())
        if not isinstance(screen, TakesCodes):
            self.shell.go("checkout")
            screen = self.shell.visit("checkout")
        if isinstance(screen, TakesCodes):
            screen.on_scan(code)

    def _on_paper(self) -> None:
        self.shell.changed(Changes(Book.PAPER))
        self.papers.look()

    def _show_queue(self) -> None:
        self.shell.go("sales")
        self.rooms.sales.show_queue()

    def _is_to_begin(self) -> bool:
        """Whether nobody counted the drawer today; a day that was closed is over."""
        if self.shop.session() is not None:
            return False
        today = business_day(self.shop.now(), int(self.shop.setting("day.cutoff")))
        return all(
            session.terminal != self.shop.books.terminal.id for session in self.shop.books.cash.sessions_of(today)
        )

    def _tell_day(self) -> None:
        """Say when a day was never closed, and offer to begin one where none is open."""
        late = left_open.left_open(self.shop)
        if late:
            act = Act(N_("Close the day"), lambda: self.shell.go("till"), "till")
            self.notices.warn(left_open.KEY, late.sentence, act=act, day=date_text(late.day))
        else:
            self.notices.cured(left_open.KEY)
        if self._is_to_begin():
            act = Act(N_("Start the day"), lambda: self.shell.go("till"), "till")
            self.notices.warn(_NOT_BEGUN, N_("Count the change money before the first sale."), act=act)
        else:
            self.notices.cured(_NOT_BEGUN)
