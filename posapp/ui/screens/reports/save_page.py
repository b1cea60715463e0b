"""A report as a file: to print on A4, for a spreadsheet, or for any program."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog

from posapp.i18n import N_, _
from posapp.ui.widgets.chip_grid import ChipGrid
from posapp.ui.widgets.chip_row import Chip
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.note_box import NoteBox
from posapp.ui.widgets.step import Deed, Step

if TYPE_CHECKING:
    from posapp.reports.sheet import Table
    from posapp.ui.screens.reports.desk import Desk
    from posapp.ui.screens.reports.reading import Reading

_ENDINGS: Final = (
    Chip(".pdf", N_("To print on A4 (.pdf)"), "printer"),
    Chip(".xlsx", N_("Excel (.xlsx)"), "file"),
    Chip(".csv", N_("CSV, for any program"), "file"),
)
_EXPLAINED: Final = {
    ".pdf": N_("Looks the same on every PC and telephone, and can be printed and signed."),
    ".xlsx": N_("The numbers can be added up and sorted further."),
    ".csv": N_("The bare numbers, for bookkeeping programs."),
}


class SavePage(Step):
    """Emits `left`. Says where the file lies when it is there."""

    left = Signal()

    def __init__(self, table: Table, desk: Desk, reading: Reading) -> None:
        super().__init__(N_("Save as a file"), Deed(N_("Save the report"), "file"), scrolls=True)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._table, self._desk, self._reading = table, desk, reading
        self._folder = Path.home()
        self.endings = ChipGrid(_ENDINGS, name=N_("Kind of file"))
        self.explained = Label(colour="text2").wrapped()
        self.done = NoteBox("good")
        self.body.addWidget(Label(table.title, role="section").wrapped())
        self.body.addWidget(Label(N_("What kind of file?"), role="strong"))
        self.body.addWidget(self.endings)
        self.body.addWidget(self.explained)
        self.body.addWidget(self.done)
        self.body.addStretch(1)
        self.endings.chosen.connect(self._explain)
        self.went_on.connect(self._choose)
        self.went_back.connect(self.left)
        self.setFocusProxy(self.on)
        self.endings.choose(_ENDINGS[0].key)
        self._explain(_ENDINGS[0].key)

    def save(self, path: Path) -> None:
        """Write the report to `path`; without an ending it gets the chosen one."""
        path = path if path.suffix else path.with_suffix(self.endings.key())
        self.on.block(N_("The file is being written."))
        self._reading.do(
            lambda shop: self._desk.write(shop, self._table, path),
            lambda: self._tell(path),
            lambda: self.on.block(""),
        )

    def name(self) -> str:
        """What the file is called when nobody says otherwise."""
        period = self._table.asked.period
        days = period.first.isoformat()
        if period.last != period.first:
            days = f"{days} - {period.last.isoformat()}"
        title = re.sub(r'[\\/:*?"<>|]', " ", _(self._table.title))
        return f"{title} {days}{self.endings.key()}"

    def _explain(self, key: str) -> None:
        self.explained.say(_EXPLAINED[key])
        self.done.hide()

    def _choose(self) -> None:
        start, ending = str(self._folder / self.name()), self.endings.key()
        found, _kind = QFileDialog.getSaveFileName(self, _(N_("Save the report")), start, f"*{ending}")
        if found:
            self._folder = Path(found).parent
            self.save(Path(found))

    def _tell(self, path: Path) -> None:
        self.on.block("")
        self.done.tell("good", N_("The report is saved."), "{path}", path=path)
        self.done.show()
