"""The screen "safety": how the copies stand in front, and a page behind each door."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from posapp.domain.changes import Book
from posapp.domain.errors import Refused
from posapp.i18n import N_, _
from posapp.operations.copies import restore
from posapp.ui.parts.return_page import ReturnPage
from posapp.ui.screens.safety.copies_page import CopiesPage
from posapp.ui.screens.safety.drill_page import DrillPage
from posapp.ui.screens.safety.export_page import ExportPage
from posapp.ui.screens.safety.home_page import HomePage
from posapp.ui.screens.safety.key_page import KeyPage
from posapp.ui.screens.safety.place_page import PlacePage
from posapp.ui.screens.safety.seals_page import SealsPage
from posapp.ui.widgets.page_stack import PageStack

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from posapp.domain.changes import Changes
    from posapp.operations.copies.restore import Lost, Prepared
    from posapp.operations.shop import Shop
    from posapp.ui.parts.passing_page import PassingPage
    from posapp.ui.screens.safety.desk import Work


@dataclass(frozen=True, slots=True)
class Door:
    """A page of this screen and its button. `title` is a catalogue message."""

    key: str
    title: str
    icon: str
    build: Callable[[Work], PassingPage]


DOORS: Final = (
    Door("place", N_("Choose where copies go"), "map_pin", PlacePage),
    Door("restore", N_("Bring data back"), "history", CopiesPage),
    Door("drill", N_("Practise coming back"), "again", DrillPage),
    Door("key", N_("Lock copies with a key"), "lock", KeyPage),
    Door("seals", N_("Check the books, hand them over"), "search", SealsPage),
    Door("export", N_("Save everything as files"), "file", ExportPage),
)


class SafetyScreen:
    """Pages are built when their door is opened, and gone when they are left."""

    def __init__(self, work: Work, doors: tuple[Door, ...] = DOORS) -> None:
        self._work = work
        self._doors = {door.key: door for door in doors}
        self.home = HomePage(work, [(door.key, door.title, door.icon) for door in doors])
        self.home.wanted.connect(self.open)
        self.pages = PageStack((self.home,))
        self._page: PassingPage | None = None

    @property
    def help_page(self) -> str:
        """Some pages have one of their own."""
        page = self.page()
        return page.help_page if page else "copies"

    def widget(self) -> QWidget:
        """The page in front."""
        return self.pages

    def page(self) -> PassingPage | None:
        """The page behind a door that is in front, None on the first page."""
        return self._page if self._page and self.pages.currentWidget() is self._page.widget() else None

    def shown(self) -> None:
        """Look at the copies again."""
        page = self.page()
        if page:
            page.look()
        else:
            self.home.look()

    def refresh(self, changes: Changes) -> None:
        """Copies were made, settings or days changed."""
        if changes.touch(Book.COPIES, Book.OPTIONS, Book.CASH):
            self.shown()

    def retranslate(self) -> None:
        """Say again what is not said by labels."""
        self.shown()

    def on_scan(self, code: str) -> None:
        """A code is the key of a recovery sheet, or one a page behind a door asks for."""
        page = self.page()
        if page:
            page.on_scan(code)

    def open(self, key: str) -> None:
        """Open the door `key`."""
        page = self._doors[key].build(self._work)
        if isinstance(page, CopiesPage):
            page.chosen.connect(self.look_into)
        self._lay(page)
        page.look()

    def look_into(self, copy: Path) -> None:
        """Show what is in a copy, and what bringing it back would cost."""
        folder = self._work.shop.books.database.folder

        def prepared(shop: Shop, secret: str) -> tuple[Prepared, Lost]:
            found = restore.prepare(copy, folder, secret)
            try:
                return found, restore.what_is_lost(shop, found)
            except Refused:
                found.discard()
                raise

        def prepare(
            secret: str, done: Callable[[tuple[Prepared, Lost]], None], failed: Callable[[Exception], None]
        ) -> None:
            self._work.aside(lambda shop: prepared(shop, secret), done, failed)

        page = ReturnPage(copy, prepare, lambda found: self._take(page, found))
        self._lay(page)
        page.look()

    def _take(self, page: ReturnPage, found: Prepared) -> None:
        """Leave the books for those out of a copy; the window goes and comes again."""
        shop, desk = self._work.shop, self._work.desk
        by, folder = desk.seller(), shop.books.database.folder
        if self._work.notices.tried(lambda: restore.leave_books(shop, found, by) or True):
            page.let_go()
            desk.reopen(lambda: _returned(restore.bring_back(found, folder, shop.clock, shop.ids, by).letter))

    def _lay(self, page: PassingPage) -> None:
        self._page = page
        self.pages.lay_over(page.widget(), page.left)
        page.left.connect(self.home.look)


def _returned(letter: str) -> str:
    return _("The data are back. Bills from now on begin with the letter {letter}.").format(letter=letter)
