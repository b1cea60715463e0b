"""The copies there are, newest first; one of them can come back, and the last coming back can be taken back."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from posapp.domain.access import Grant, Permission
from posapp.domain.errors import Told
from posapp.i18n import N_, _
from posapp.operations.copies import places, restore
from posapp.operations.permit import may
from posapp.store import backup_file
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.step import Deed, Step
from posapp.ui.widgets.table import Column, Table

if TYPE_CHECKING:
    from datetime import datetime

    from posapp.domain.book_copy import CopyName
    from posapp.operations.shop import Shop
    from posapp.ui.screens.safety.desk import Work

_COLUMNS: Final = (
    Column(N_("Copied")),
    Column(N_("Bills")),
    Column(N_("Sold in all")),
    Column(N_("Last bill")),
    Column(N_("Where"), stretch=True),
)


@dataclass(frozen=True, slots=True)
class Listed:
    """A copy in the list; what a locked or broken one holds isn't known."""

    file: Path
    at: datetime
    bills: int | None = None
    total: str = ""
    last: str = ""


class CopiesPage(Step):
    """The page behind the door "restore". Emits `chosen(file)`."""

    left = Signal()
    chosen = Signal(object)
    help_page = "copies"

    def __init__(self, work: Work) -> None:
        super().__init__(N_("Bring data back"), Deed(N_("Choose another file"), "file", "plain"))
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._work = work
        self._listed: list[Listed] = []
        self.table = Table(_COLUMNS, name=N_("Copies"))
        self.empty = Label(N_("No copies are in sight. Plug in the stick, or choose a file.")).wrapped()
        self.undo = BigButton(N_("Take the last coming back back"), icon="back", kind="danger")
        self.body.addWidget(
            Label(N_("Tap a copy to see what is in it. Nothing changes before you say so."), colour="text2").wrapped()
        )
        self.body.addWidget(self.empty)
        self.body.addWidget(self.table, 1)
        self.in_foot(self.undo)
        self.table.chosen.connect(lambda row: self.chosen.emit(self._listed[row].file))
        self.undo.tapped.connect(self._undo)
        self.went_on.connect(self._ask_file)
        self.went_back.connect(self.left)
        self.setFocusProxy(self.table)

    def widget(self) -> QWidget:
        """Itself."""
        return self

    def on_scan(self, code: str) -> None:
        """A scanned code says nothing here."""

    def look(self) -> None:
        """Read the list anew."""
        self.undo.setVisible(restore.set_aside(self._work.shop.books.database.folder) is not None)
        self._work.aside(_listed, self._show, self._work.notices.show)

    def _show(self, listed: list[Listed]) -> None:
        self._listed = listed
        shown = may(self._work.shop, Permission.RESTORE) is not Grant.NO
        self.empty.setVisible(not listed)
        self.table.setVisible(bool(listed))
        self.table.show_rows(
            [
                (one.at, one.bills if shown else None, one.total if shown else "", one.last, str(one.file.parent))
                for one in listed
            ]
        )

    def _ask_file(self) -> None:
        found, _kind = QFileDialog.getOpenFileName(self, _(N_("Choose a copy")), str(Path.home()), "*.zip *.age")
        if found:
            self.chosen.emit(Path(found))

    def _undo(self) -> None:
        shop, desk = self._work.shop, self._work.desk
        by, folder = desk.seller(), shop.books.database.folder
        if self._work.notices.tried(lambda: restore.leave_restored(shop, by) or True):
            desk.reopen(lambda: _undone(restore.undo(folder, shop.clock, shop.ids, by).letter))


def _undone(letter: str) -> str:
    return _("The books are as they were before the copy came back. This till writes with the letter {letter}.").format(
        letter=letter
    )


def _listed(shop: Shop) -> list[Listed]:
    found: dict[Path, CopyName] = {}
    for place in places.places(shop):
        if place.home:
            found.update({place.home / str(name): name for name in places.copies_in(shop, place.home)})
    newest = sorted(found.items(), key=lambda pair: pair[1].at, reverse=True)
    return [_read(file, name) for file, name in newest]


def _read(file: Path, name: CopyName) -> Listed:
    if name.encrypted:
        return Listed(file, name.at, last=_(N_("locked")))
    try:
        standing = backup_file.read_manifest(file).standing
    except Told:
        return Listed(file, name.at, last=_(N_("damaged")))
    return Listed(file, name.at, standing.sales, str(standing.sold), standing.last_number)
