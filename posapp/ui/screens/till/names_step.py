"""Two names for the sheet of the day: who counted, and who looked on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from posapp.i18n import N_
from posapp.operations.people import NAME_LIMIT
from posapp.ui import theme
from posapp.ui.names import call, hint
from posapp.ui.widgets.chip_grid import ChipGrid
from posapp.ui.widgets.chip_row import Chip
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.scroll_column import ScrollColumn
from posapp.ui.widgets.step import Deed, Step

if TYPE_CHECKING:
    from collections.abc import Sequence

ALONE: Final = "\0alone"


class NameChoice(QWidget):
    """Names to tap and a field for a new one."""

    def __init__(self, sentence: str) -> None:
        super().__init__()
        self.chips = ChipGrid(name=sentence)
        self.field = QLineEdit()
        self.chips.chosen.connect(lambda _key: self.field.clear())
        self.field.setMaxLength(NAME_LIMIT)
        self.field.textEdited.connect(lambda _text: self.chips.choose(""))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(Label(sentence, role="section"))
        column.addWidget(self.chips)
        column.addWidget(self.field)
        call(self.field, sentence)
        hint(self.field, N_("Or type another name"))

    def offer(self, chips: Sequence[Chip], chosen: str) -> None:
        """Offer `chips` with one chosen."""
        self.chips.show_chips(chips)
        self.chips.choose(chosen)
        self.chips.setVisible(bool(chips))
        self.field.clear()

    def name(self) -> str:
        """The name, ALONE for nobody, "" when none was given yet."""
        return self.field.text().strip() or self.chips.key()


class NamesStep(Step):
    """The last step: its deed closes the day."""

    def __init__(self) -> None:
        super().__init__(N_("Two names for the sheet"), Deed(N_("Close the day and print"), "printer"))
        self.by = NameChoice(N_("Who counted?"))
        self.witness = NameChoice(N_("Who looked on?"))
        scroll = ScrollColumn(spacing=24)
        scroll.column.addWidget(self.by)
        scroll.column.addWidget(self.witness)
        scroll.column.addWidget(
            Label(
                N_("A closed day can't be changed. Mistakes are put right on the next day."), colour="text2"
            ).wrapped()
        )
        scroll.column.addStretch(1)
        self.body.addWidget(scroll, 1)

    def begin(self, names: Sequence[str], seller: str, *, prints: bool) -> None:
        """Offer the sellers' `names`; the one at the till is taken to have counted."""
        chips = [Chip(name, name, plain=True) for name in names]
        self.by.offer(chips, seller)
        self.witness.offer([*chips, Chip(ALONE, N_("Nobody, I am alone"))], "")
        self.on.say(N_("Close the day and print") if prints else N_("Close the day"))
        self.on.picture("printer" if prints else "lock")
        self.by.field.setFocus()
