"""The second step: what stands in each column of the file. Known lists pass it; everything can be changed by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from posapp.i18n import N_, _
from posapp.operations.importing.fields import FIELD_TITLES, Field
from posapp.operations.importing.profiles import FREE, OWN, PROFILES
from posapp.ui import theme
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.chip_grid import ChipGrid
from posapp.ui.widgets.chip_row import Chip, ChipRow
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.scroll_column import ScrollColumn
from posapp.ui.widgets.step import Deed, Step
from posapp.ui.widgets.table import Column, Table

if TYPE_CHECKING:
    from posapp.ui.screens.products.import_reading import Reading

_COLUMNS: Final = (
    Column(N_("In the file")),
    Column(N_("For example"), stretch=True),
    Column(N_("Read as")),
)
_BESIDE: Final = 900
_OFTEN: Final = (
    Field.NAME,
    Field.PRICE,
    Field.CODE,
    Field.BARCODE,
    Field.CATEGORY,
    Field.UNIT,
    Field.ON_HAND,
    Field.COST,
    Field.OWNER,
)
_ORDER: Final = (*_OFTEN, *(one for one in Field if one not in _OFTEN))
_PROGRAMS: Final = (OWN, FREE, *(one for one in PROFILES if one not in (OWN, FREE)))
_LEFT_OUT: Final = "-"


class MeaningChoice(QWidget):
    """What one column means: its header, then every meaning as a chip. Emits `chosen(Field | None)`."""

    chosen = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.header = Label(role="section").wrapped()
        self.examples = Label(colour="text2").wrapped()
        self.chips = ChipGrid(name=N_("Read as"))
        self.back = BigButton(N_("Back to the columns"), icon="back", kind="quiet")
        self.chips.chosen.connect(lambda key: self.chosen.emit(None if key == _LEFT_OUT else Field(key)))
        self.back.tapped.connect(self.left)
        scroll = ScrollColumn()
        scroll.column.addWidget(self.chips)
        scroll.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        head = QHBoxLayout()
        head.setSpacing(theme.px(12))
        head.addWidget(self.header, 1)
        head.addWidget(self.back)
        column.addLayout(head)
        column.addWidget(self.examples)
        column.addWidget(scroll, 1)
        self.setFocusProxy(self.chips)

    def ask(self, reading: Reading, column: int) -> None:
        """Ask about `column`, marking what it is read as now."""
        self.header.say(N_("What stands in “{column}”?"), column=reading.header(column) or column + 1)
        self.examples.show_text(" · ".join(reading.samples(column)))
        self.chips.show_chips(
            [
                Chip(_LEFT_OUT, N_("Leave it out"), "close"),
                *(Chip(one.value, FIELD_TITLES[one]) for one in _ORDER),
            ]
        )
        now = reading.matching.columns.get(column)
        self.chips.choose(now.value if now else _LEFT_OUT)


class ColumnsStep(Step):
    """Emits `matched(column, Field | None)`, `program_wanted(key)` and `sheet_wanted(name)` when something is changed.

    `went_on` looks at the goods.
    """

    matched = Signal(int, object)
    program_wanted = Signal(str)
    sheet_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__(N_("What stands in the columns?"), Deed(N_("Look at the goods"), "eye", "amount"))
        self._reading: Reading | None = None
        self._asked = -1
        self.programs = ChipRow([Chip(one.key, one.title) for one in _PROGRAMS], name=N_("Saved by"))
        self.sheets = ChipRow(name=N_("Sheets of the file"))
        self.table = Table(_COLUMNS, name=N_("Columns of the file"))
        self.table.setSortingEnabled(False)
        self.choice = MeaningChoice()
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._halves.setSpacing(theme.px(24))
        self._halves.addWidget(self.table, 3)
        self._halves.addWidget(self.choice, 2)
        for part in (self.sheets, self.programs):
            self.body.addWidget(part)
        self.body.addLayout(self._halves, 1)
        self.programs.chosen.connect(self.program_wanted)
        self.sheets.chosen.connect(self.sheet_wanted)
        self.table.chosen.connect(self._ask)
        self.choice.chosen.connect(self._on_meaning)
        self.choice.left.connect(lambda: self._ask(-1))
        self.setFocusProxy(self.table)

    def show_reading(self, reading: Reading) -> None:
        """Show how the columns of `reading` are read now."""
        self._reading = reading
        names = reading.sheet.names
        self.sheets.show_chips([Chip(name, name, "file", plain=True) for name in names])
        self.sheets.choose(reading.sheet.name)
        self.sheets.setVisible(len(names) > 1)
        self.programs.choose(reading.matching.profile.key)
        self._asked = -1
        self._show()

    def fit(self) -> None:
        """Table and choice beside each other where both fit."""
        beside = self.width() >= theme.px(_BESIDE)
        asking = self._asked >= 0
        self.choice.setVisible(asking)
        self.choice.back.setVisible(not beside)
        self.table.setVisible(beside or not asking)
        self.programs.setVisible(beside or not asking)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._show()

    def _ask(self, row: int) -> None:
        """Ask what the column in `row` means; -1 asks nothing."""
        self._asked = row
        if self._reading and row >= 0:
            self.choice.ask(self._reading, self._reading.columns[row])
        self.fit()
        (self.choice if row >= 0 else self.table).setFocus()

    def _on_meaning(self, field: Field | None) -> None:
        if self._reading:
            self.matched.emit(self._reading.columns[self._asked], field)

    def _show(self) -> None:
        reading = self._reading
        if reading is None:
            return
        self.table.show_rows(
            [
                (
                    reading.header(column),
                    " · ".join(reading.samples(column)),
                    reading.meaning(column) or _(N_("(left out)")),
                )
                for column in reading.columns
            ]
        )
        named = reading.matching.has(Field.NAME)
        self.on.block("" if named else N_("Which column has the names of the goods? Choose it, then look again."))
        self.fit()
