"""The running program with its window: the shop, the screens, the printer, and what passes between them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QObject, Signal

from posapp.app.book_watch import BookWatch
from posapp.app.copying import Copying
from posapp.app.day_watch import DayWatch
from posapp.app.looks_kept import LooksKept
from posapp.app.online_watch import OnlineWatch
from posapp.app.paper_watch import PaperWatch
from posapp.app.rooms import Rooms
from posapp.app.shop_lane import ShopLane
from posapp.app.terminal import keys_folder
from posapp.app.till_printing import TillPrinting
from posapp.app.window import Window
from posapp.domain.changes import Book, Changes
from posapp.domain.errors import Damaged, Refused
from posapp.i18n import N_
from posapp.operations.change_options import change_options
from posapp.operations.doctor import glance
from posapp.operations.look_up import look_up
from posapp.payments.reader import read
from posapp.sync.secrets import Secrets
from posapp.ui import preferences
from posapp.ui.health_watch import HealthWatch
from posapp.ui.notices import Act, Notices
from posapp.ui.parts.codes.gate import Gate
from posapp.ui.scan_filter import ScanFilter
from posapp.ui.shell import Shell
from posapp.ui.sound import Sounds
from posapp.ui.tasks import Lanes
from posapp.ui.widgets.banner import Banner

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from posapp.operations.shop import Shop


@runtime_checkable
class TakesCodes(Protocol):
    """A screen that does something of its own with a scanned code."""

    def on_scan(self, code: str) -> None:
        """A code came in while the screen was in front."""
        ...


class Program(QObject):
    """Everything behind one window. `open` shows it, `close` ends it; both may be called once.

    `reopen_wanted` carries a deed that is to be done while no books are open; it gives a sentence to be told after.
    """

    reopen_wanted = Signal(object)

    def __init__(self, app: QApplication, resources: Path, open_shop: Callable[[], Shop]) -> None:
        """`open_shop` opens the books for the thread that calls it. Raises what it raises."""
        super().__init__()
        self.shop = shop = open_shop()

        def opened() -> Shop:
            """The books for another thread, where the same person is on duty."""
            return replace(open_shop(), duty=shop.duty)

        self._app, self._open_shop = app, opened
        banner = Banner()
        self.notices = Notices(banner)
        self.lanes = Lanes()
        look = preferences.look_of(self.shop.setting)
        sounds = Sounds(resources / "sounds", self.lanes, on=self.shop.setting(preferences.SOUND.key) != "no")
        self.shell = Shell(app, look, self.notices)
        # Its timer must not outlive the banner it speaks through.
        self.notices.setParent(self.shell)
        banner.setParent(self.shell)  # it goes when the window goes, also where no screen ever showed it
        self.printing = TillPrinting(self.shop, opened, resources / "fonts", self.lanes)
        looks = LooksKept(self.shell, look, sounds, self._keep_looks).looks()
        window = Window(self.shell, self.notices, self.lanes, sounds, looks, resources, self.reopen_wanted.emit)
        self.shop_lane = ShopLane(shop, opened, self.lanes, Secrets(keys_folder()))
        self.rooms = Rooms(self.shop, window, self.printing, self.shop_lane, self.changed)
        self.papers = PaperWatch(self.shop, self.shell.bar, self.notices, self._show_queue)
        self.book = BookWatch(shop, self.notices, self.shell.go)
        self.day = DayWatch(shop, self.notices, lambda: self.shell.go("till"))
        self.online = OnlineWatch(shop, self.shell, self.notices, lambda: self.rooms.online)
        self.copying = Copying(shop, opened, self.lanes, self.notices)
        self.health = HealthWatch(self.shop, self.notices, self._show_trouble)
        self.scanner = ScanFilter(self._is_known)
        self.gate = Gate(app, self.shop, self.shell.curtain, self.notices)
        self._wire()

    def open(self) -> None:
        """Show the selling screen and begin to print what waits."""
        self.shell.furnish(self.rooms.builders())
        self.rooms.at_till.show_names()
        self.shell.go("checkout")
        self._app.installEventFilter(self.scanner)
        self.rooms.checkout.customer_view.follow(self._app, self.shell)
        self.printing.start()
        self.papers.look()
        self.day.look()
        self.book.look()
        self.health.start()
        self.copying.start(lambda: self.shell.go("safety"))
        self.shop_lane.start()
        self.online.look()
        self.gate.look()
        self.lanes.run("work", self._check_books, lambda _sound: None, self._on_damage)

    def close(self) -> None:
        """End: the paper under way is finished, the books are closed."""
        self._app.removeEventFilter(self.scanner)
        self.health.stop()
        self.copying.stop()
        self.shop_lane.stop()
        self.shell.close()
        # A hung printer's worker may speak up later, when there is no window left to say it in.
        self.printing.moved.disconnect(self._on_paper)
        self.printing.stop()
        self.lanes.close()
        self.copying.finish()
        self.shop.books.close()
        # No timer of theirs may ring when the window is gone, and no window that follows dresses this one again.
        for left in (self.notices, self.scanner, self.shell):
            left.deleteLater()

    def changed(self, changes: Changes) -> None:
        """An act wrote to the books: tell the screen in front, and the printer."""
        self.shell.changed(changes)
        if changes.touch(Book.PAPER):
            self.printing.nudge()
        if changes.touch(Book.OPTIONS):
            self.rooms.at_till.show_names()
            self.papers.look()
        if changes.touch(Book.CASH):
            self.day.look()
            self.book.look()
        if changes.touch(Book.PEOPLE, Book.OPTIONS):
            self.gate.look()
        if changes.touch(Book.SALES, Book.STOCK, Book.CATALOG, Book.ONLINE):
            self.shop_lane.nudge()
            self.online.look()
        self.copying.follow(changes)

    def _wire(self) -> None:
        self.shell.help_wanted.connect(self.rooms.guide.show)
        self.shell.seller_wanted.connect(self._ask_seller)
        self.shell.drawer_wanted.connect(self.rooms.show_drawer)
        self.notices.change_person = self._ask_seller
        self.copying.made.connect(lambda: self.changed(Changes(Book.COPIES)))
        self._wire_gate()
        self.shop_lane.moved.connect(self.shell.changed)
        self.shop_lane.moved.connect(self.online.look)
        self.scanner.scanned.connect(self._on_scan)
        self.printing.moved.connect(self._on_paper)
        self.printing.drawer_failed.connect(self.notices.show)

    def _check_books(self) -> None:
        """Read the file once through, on a lane: damage is told in the morning, not found in the evening."""
        shop = self._open_shop()
        try:
            shop.books.database.check()
            glance(shop)
        finally:
            shop.books.close()

    def _on_damage(self, error: Exception) -> None:
        """The file is not as it was written: nothing more goes into it, and the way out is shown."""
        if isinstance(error, Damaged):
            self.shop.books.database.freeze()
        self.notices.show(error, act=Act(N_("What can I do?"), self._show_trouble, "help"))

    def _show_trouble(self) -> None:
        self.shell.go("settings")
        self.rooms.settings.open("trouble")

    def _keep_looks(self, values: Mapping[str, str]) -> None:
        if self.gate.is_shut():
            return  # worn until somebody is here to whom it matters
        changes = self.notices.tried(
            lambda: change_options(self.shop, preferences.OPTIONS, values, self.rooms.seller())
        )
        if changes:
            self.changed(changes)

    def _ask_seller(self) -> None:
        if self.gate.in_use():
            self.gate.ask()
            return
        self.shell.go("checkout")
        self.rooms.checkout.acts.naming.seller()

    def _wire_gate(self) -> None:
        gate, shell = self.gate, self.shell

        def keep_bill() -> None:
            """Nobody will be at the till: the bill that was begun must be there again, whatever comes."""
            self.rooms.checkout.save_draft()

        shell.may_enter = gate.may_enter
        shell.turned_away.connect(gate.ask)
        shell.lock_wanted.connect(gate.lock)
        shell.closing.connect(gate.leave)
        gate.used.connect(lambda used: shell.menu.locks(on=used))
        gate.wanted.connect(shell.go)
        gate.leaving.connect(keep_bill)
        gate.entered.connect(self.rooms.at_till.take_over)
        gate.changed.connect(self.changed)
        gate.print_wanted.connect(self.rooms.numbers.print)

    def _is_known(self, code: str) -> bool:
        """Whether a code means anything as it is, so that it must not be read as typed under another layout."""
        try:
            return look_up(self.shop, code) is not None or read(code).what != "plain"
        except Refused:
            return False

    def _on_scan(self, code: str) -> None:
        """A code goes to the screen in front; where it means nothing, it is sold. Nobody's code while it is locked."""
        if self.shell.curtain.is_drawn():
            return
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
