"""Everything as files: all tables as CSV and JSON, for Excel, for other programs, for any time to come."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from posapp.i18n import N_, _, count_text
from posapp.operations.open_formats.write import export_everything
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.note_box import NoteBox
from posapp.ui.widgets.step import Deed, Step

if TYPE_CHECKING:
    from posapp.ui.screens.safety.desk import Work


class ExportPage(Step):
    """The page behind the door "export"."""

    left = Signal()
    help_page = "copies"

    def __init__(self, work: Work) -> None:
        super().__init__(N_("Save everything as files"), Deed(N_("Choose an empty folder"), "file"), scrolls=True)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._work = work
        self.told = NoteBox("plain")
        self.told.hide()
        care = NoteBox(
            "care",
            sentence=N_("Names and phone numbers are in these files."),
            more=N_("Keep them where only those find them who may read them."),
        )
        said = N_(
            "All the group's data, readable without this program: tables for Excel, and files other programs read."
        )
        for part in (Label(said).wrapped(), care, self.told):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.went_on.connect(self._ask)
        self.went_back.connect(self.left)
        self.setFocusProxy(self.on)

    def widget(self) -> QWidget:
        """Itself."""
        return self

    def on_scan(self, code: str) -> None:
        """A scanned code says nothing here."""

    def look(self) -> None:
        """Everything is read when it is written."""

    def save(self, folder: Path) -> None:
        """Write everything into `folder`."""
        by = self._work.desk.seller()
        self.on.block(N_("The files are being written."))
        self.told.tell("plain", N_("The files are being written."))
        self.told.show()
        self._work.aside(
            lambda shop: sum(export_everything(shop, folder, by).values()),
            lambda rows: self._done(rows, folder),
            self._failed,
        )

    def _ask(self) -> None:
        found = QFileDialog.getExistingDirectory(self, _(N_("Choose an empty folder")), str(Path.home()))
        if found:
            self.save(Path(found))

    def _done(self, rows: int, folder: Path) -> None:
        self.on.block("")
        self.told.tell(
            "good", N_("Everything is written: {rows} rows"), "{folder}", rows=count_text(rows), folder=folder
        )

    def _failed(self, error: Exception) -> None:
        self.on.block("")
        self.told.hide()
        self._work.notices.show(error)
