"""The first run: a window that has only the first questions, until there are books to open."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from posapp.app.clock import SystemClock, UuidIds
from posapp.app.coming_back import page_of_copy
from posapp.app.looks_kept import LooksKept
from posapp.app.pictures import picture
from posapp.app.printing import TillPrinter
from posapp.devices.printer.transports import find_printers
from posapp.documents.test_page import trial_page
from posapp.domain.errors import Unavailable
from posapp.i18n import N_, _, language
from posapp.operations.start_group import start_group
from posapp.ui.notices import Notices
from posapp.ui.parts.hardware import Hardware
from posapp.ui.screens.setup.screen import SetupScreen
from posapp.ui.shell import Look, Shell
from posapp.ui.sound import Sounds
from posapp.ui.tasks import Lanes
from posapp.ui.widgets.banner import Banner

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from posapp.devices.printer.printer import Outcome
    from posapp.operations.shop import Shop


class FirstDay(QObject):
    """Asks what a group begins with. `begun` comes once, when its books are there and closed again."""

    begun = Signal()

    def __init__(self, app: QApplication, folder: Path, resources: Path) -> None:
        super().__init__()
        self._folder, self._resources = folder, resources
        self._printer = TillPrinter(folder, resources / "fonts")
        self.lanes = Lanes()
        look = Look(language=language())
        self.shell = Shell(app, look, Notices(Banner()))
        sounds = Sounds(resources / "sounds", self.lanes)
        # There are no books yet to keep the looks in: what is worn at the end is written with all the rest.
        self._looks = LooksKept(self.shell, look, sounds, lambda _values: None)
        self.shell.bar.hide()
        self.shell.furnish({"setup": lambda: self.setup})
        self.setup = SetupScreen(
            lambda name, letter, furnish: start_group(folder, name, letter, SystemClock(), UuidIds(), furnish),
            self._done,
            resources / "sample_products",
            self._hardware(),
            self.lanes,
            self._looks.looks(),
        )
        self.setup.looks.return_wanted.connect(self._choose_copy)
        self.shell.go("setup")

    def look_into(self, copy: Path) -> None:
        """Show what is in a copy of the group's books; they may begin with it."""
        page = page_of_copy(copy, self._folder, self.lanes, lambda _page: self.begun.emit())
        self.setup.lay_over(page, page.left)
        page.look()

    def close(self) -> None:
        """Take the window away."""
        self.shell.close()
        self.lanes.close()

    def _done(self, shop: Shop) -> None:
        shop.books.close()
        self.begun.emit()

    def _choose_copy(self) -> None:
        found, _kind = QFileDialog.getOpenFileName(self.shell, _(N_("Choose a copy")), str(Path.home()), "*.zip *.age")
        if found:
            self.look_into(Path(found))

    def _hardware(self) -> Hardware:
        fonts = self._resources / "fonts"
        return Hardware(
            picture=lambda document, paper: picture(document, paper, fonts),
            try_out=self._try_out,
            drawer=lambda: _no_drawer,
            find=find_printers,
            numbers=lambda _numbers, _told: None,
        )

    def _try_out(self, uri: str, paper: str) -> Outcome:
        return self._printer.try_out(uri, paper, trial_page("", paper))


def _no_drawer() -> None:
    """There is no printer set up yet whose drawer could be opened."""
    raise Unavailable("no_printer", N_("No printer is set up yet."))
