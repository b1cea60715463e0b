"""The goods as a file: in our own list or as another program lists them, for Excel or as CSV."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog

from posapp.i18n import N_, _, count_text
from posapp.operations.exporting.table import export_table, write_table
from posapp.operations.importing.profiles import FREE, OWN, PROFILES
from posapp.operations.stock_book import today
from posapp.ui.screens.products.import_work import ListWork
from posapp.ui.widgets.chip_grid import ChipGrid
from posapp.ui.widgets.chip_row import Chip
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.note_box import NoteBox
from posapp.ui.widgets.step import Deed, Step

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from posapp.operations.shop import Shop
    from posapp.ui.notices import Notices
    from posapp.ui.parts.progress import Progress
    from posapp.ui.tasks import Lanes

_ENDINGS: Final = (
    Chip(".xlsx", N_("Excel (.xlsx)"), "file"),
    Chip(".csv", N_("CSV, for any program"), "file"),
)
_FILE_NAME: Final = N_("goods {day}")


class ExportPage(Step):
    """The page behind the door "export"."""

    left = Signal()
    help_page = "import"

    def __init__(self, shop: Shop, notices: Notices, lanes: Lanes) -> None:
        super().__init__(N_("Save as a file"), Deed(N_("Save the list"), "file"), scrolls=True)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._shop, self._notices = shop, notices
        self._work = ListWork(shop, lanes)
        self._folder = Path.home()
        self.programs = ChipGrid([Chip(one.key, one.title) for one in PROFILES if one is not FREE], name=N_("For"))
        self.endings = ChipGrid(_ENDINGS, name=N_("Kind of file"))
        self.explained = Label(colour="text2").wrapped()
        self.done = NoteBox("good")
        self.done.hide()
        self._lay_out()
        self.programs.choose(OWN.key)
        self.endings.choose(_ENDINGS[0].key)
        self.programs.chosen.connect(lambda _key: self._explain())
        self.endings.chosen.connect(lambda _key: self.done.hide())
        self.went_on.connect(self._choose)
        self.went_back.connect(self.left)
        self.destroyed.connect(self._work.leave)
        self.setFocusProxy(self.on)
        self._explain()

    def widget(self) -> QWidget:
        """Itself."""
        return self

    def on_scan(self, code: str) -> None:
        """A scanned code says nothing here."""

    def look(self) -> None:
        """The goods are read when they are written."""

    def save(self, path: Path) -> None:
        """Write all goods to `path`."""
        key = self.programs.key()
        path = path if path.suffix else path.with_suffix(self.endings.key())

        def written(shop: Shop, _progress: Progress) -> int:
            table = export_table(shop, key)
            write_table(table, path)
            return len(table.rows)

        self._work.begin()
        self.on.block(N_("The list is being written."))
        self._work.run(written, lambda count: self._tell(count, path), self._failed)

    def _lay_out(self) -> None:
        for title, part in ((N_("For which program?"), self.programs), (N_("What kind of file?"), self.endings)):
            self.body.addWidget(Label(title, role="section"))
            self.body.addWidget(part)
            if part is self.programs:
                self.body.addWidget(self.explained)
        self.body.addWidget(self.done)
        self.body.addStretch(1)

    def _explain(self) -> None:
        own = self.programs.key() == OWN.key
        self.done.hide()
        self.explained.say(
            N_("Everything but the pictures. The file can be changed in Excel and taken in again.")
            if own
            else N_("With the columns that program knows. What it has no column for stays here.")
        )

    def _choose(self) -> None:
        ending = self.endings.key()
        name = _(_FILE_NAME).format(day=today(self._shop).isoformat()) + ending
        found, _kind = QFileDialog.getSaveFileName(self, _(N_("Save the list")), str(self._folder / name), f"*{ending}")
        if found:
            self._folder = Path(found).parent
            self.save(Path(found))

    def _tell(self, count: int, path: Path) -> None:
        self.on.block("")
        self.done.tell("good", N_("Goods in the file: {count}"), "{path}", count=count_text(count), path=path)
        self.done.show()

    def _failed(self, error: Exception) -> None:
        self.on.block("")
        self._notices.show(error)
