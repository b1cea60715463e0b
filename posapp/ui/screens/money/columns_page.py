"""A bank's list whose columns are not known: what stands where is said once, and remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal

from posapp.i18n import N_
from posapp.operations.reconcile.columns import NAMES, Columns
from posapp.ui import theme
from posapp.ui.widgets.chip_row import Chip, ChipRow
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.note_box import NoteBox
from posapp.ui.widgets.step import Deed, Step
from posapp.ui.widgets.table import Column, Table

if TYPE_CHECKING:
    from posapp.operations.reconcile.reading import Reading

_ASKED: Final = ("date", "time", "money_in", "money_out", "amount", "text")
_NONE: Final = "-"
_SHOWN: Final = 24


class ColumnsPage(Step):
    """Emits `said(columns)`."""

    said = Signal(object)

    def __init__(self) -> None:
        super().__init__(N_("What do the columns of this list hold?"), Deed(N_("Read the list"), "check"), scrolls=True)
        self._columns = Columns()
        self.note = NoteBox("care")
        self.body.addWidget(self.note)
        self.rows: dict[str, ChipRow] = {}
        self._sample: Table | None = None
        for name in _ASKED:
            row = ChipRow(name=NAMES[name])
            row.chosen.connect(lambda key, name=name: self._take(name, key))
            self.rows[name] = row
            self.body.addWidget(Label(NAMES[name], role="strong"))
            self.body.addWidget(row)
        self.body.addStretch(1)
        self.went_on.connect(lambda: self.said.emit(self._columns))
        self.setFocusProxy(self.on)

    def show_reading(self, reading: Reading) -> None:
        """Ask about the columns of `reading`, with its first rows; faults are told above."""
        self._columns = reading.columns
        self._tell(reading)
        headers = [cell[:_SHOWN] or f"{n}" for n, cell in enumerate(reading.header.cells, start=1)]
        for name, row in self.rows.items():
            row.show_chips(
                [Chip(_NONE, N_("none")), *(Chip(str(n), head, plain=True) for n, head in enumerate(headers))]
            )
            there = getattr(reading.columns, name)
            place = (there or (-1,))[0] if isinstance(there, tuple) else there
            row.choose(_NONE if place < 0 else str(place))
        self._show_sample(reading, headers)
        self._check()

    def _tell(self, reading: Reading) -> None:
        if reading.faults:
            self.note.tell(
                "care", N_("Some rows can't be read. Nothing was taken over."), "{fault}", fault=reading.faults[0]
            )
        else:
            self.note.tell("plain", N_("Lists of this shape are new here. What you say is remembered."))

    def _show_sample(self, reading: Reading, headers: list[str]) -> None:
        if self._sample:
            self._sample.deleteLater()
        sample = Table([Column(head) for head in headers], name=N_("The first rows of the list"))
        sample.setSortingEnabled(False)
        sample.show_rows([[row.text(n)[:_SHOWN] for n in range(len(headers))] for row in reading.sample[:3]])
        sample.setMinimumHeight(theme.px(190))
        self._sample = sample
        layout = self.body
        layout.insertWidget(1, sample)

    def _take(self, name: str, key: str) -> None:
        self._columns = self._columns.with_column(name, () if key == _NONE else (int(key),))
        self._check()

    def _check(self) -> None:
        self.on.block("" if self._columns.enough else N_("Say where the date and the money in stand."))
