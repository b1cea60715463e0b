"""The last step: what was taken over, and the rows that could not be, to be mended."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Signal

from posapp.i18n import N_, count_text
from posapp.operations.importing.planned import Outcome
from posapp.ui import theme
from posapp.ui.screens.products.import_reading import chosen
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.note_box import NoteBox
from posapp.ui.widgets.step import Deed, Step
from posapp.ui.widgets.table import Column, Table

if TYPE_CHECKING:
    from posapp.operations.importing.apply import Imported
    from posapp.operations.importing.planned import Plan

_TABLE: Final = 190


class ResultStep(Step):
    """Emits `went_on` to the goods, `went_back` for another file, `save_wanted` for the rows that were refused."""

    save_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(
            N_("Taken over"), Deed(N_("To the list of goods"), "goods"), back=N_("Another file"), scrolls=True
        )
        self._plan: Plan | None = None
        self.done = NoteBox("good", role="section")
        self.refused = NoteBox("care")
        self.table = Table(
            (Column(N_("Row")), Column(N_("Name")), Column(N_("Why?"), stretch=True)), name=N_("Rows not taken over")
        )
        self.save = BigButton(N_("Save these rows"), icon="file")
        self.save.tapped.connect(self.save_wanted)
        self.table.setMinimumHeight(theme.px(_TABLE))
        for part in (self.done, self.refused):
            self.body.addWidget(part)
        self.body.addWidget(self.table, 1)
        self.body.addStretch(0)
        self.in_foot(self.save)
        self.setFocusProxy(self.on)

    def show_result(self, imported: Imported, plan: Plan) -> None:
        """Say what became of the rows of `plan`."""
        self._plan = plan
        self.done.tell(
            "good",
            N_("New: {new} · changed: {changed}"),
            N_("Already the same: {unchanged}"),
            new=count_text(imported.new),
            changed=count_text(imported.changed),
            unchanged=count_text(imported.unchanged),
        )
        some = imported.refused > 0
        self.refused.tell(
            "care",
            N_("Rows that couldn't be used: {count}"),
            N_("Save them as a file, mend them there, and take that file in."),
            count=count_text(imported.refused),
        )
        for part in (self.refused, self.table, self.save):
            part.setVisible(some)
        self._list()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._list()

    def _list(self) -> None:
        if self._plan:
            rows = chosen(self._plan, Outcome.REFUSED.value)
            self.table.show_rows([(row.number, row.name, str(row.fault.told) if row.fault else "") for row in rows])
