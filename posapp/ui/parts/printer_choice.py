"""Choosing a printer: those that can be seen, any other by its address, and a trial sheet on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from posapp.devices.printer.status import TROUBLES
from posapp.devices.printer.transports import open_uri
from posapp.domain.errors import Refused, Told
from posapp.domain.print_job import PrintState
from posapp.i18n import N_, _
from posapp.operations.options import PRINTER
from posapp.ui import theme
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.chip_grid import ChipGrid
from posapp.ui.widgets.chip_row import Chip
from posapp.ui.widgets.note_box import NoteBox
from posapp.ui.widgets.option_form import OptionForm

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from posapp.devices.printer.printer import Outcome
    from posapp.domain.option import Option
    from posapp.ui.parts.hardware import Hardware
    from posapp.ui.tasks import Lanes

URI: Final = "printer.uri"
PAPER: Final = "printer.paper"
_GOOD: Final = {
    PrintState.CONFIRMED: N_("The printer says that it is done. Look at the paper."),
    PrintState.SENT: N_("Everything was handed to the printer. Look whether the paper came."),
}


class PrinterChoice(QWidget):
    """A form for `options` of the printer with what helps to fill it. Emits `changed` when the person changes it."""

    changed = Signal()

    def __init__(self, hardware: Hardware, lanes: Lanes, options: Sequence[Option] = PRINTER) -> None:
        super().__init__()
        self._hardware, self._lanes = hardware, lanes
        self.form = OptionForm(options, {})
        self.form.changed.connect(lambda _key, _value: self.changed.emit())
        self.look = BigButton(N_("Look for printers"), icon="search")
        self.look.tapped.connect(self._find)
        self.try_out = BigButton(N_("Print a test"), icon="printer").guarded()
        self.try_out.tapped.connect(self._try_out)
        self.found = ChipGrid(name=N_("Printers found"))
        self.found.chosen.connect(self._take)
        self.found.hide()
        self.told = NoteBox()
        self.told.hide()
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px(12))
        buttons.addWidget(self.look)
        buttons.addWidget(self.try_out)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addLayout(buttons)
        for part in (self.told, self.found, self.form):
            column.addWidget(part)

    def fill(self, values: Mapping[str, str]) -> None:
        """Show `values` by key."""
        self.form.fill(values)
        self.told.hide()

    def values(self) -> dict[str, str]:
        """What stands in the form, by key."""
        return self.form.values()

    def check(self) -> bool:
        """Whether the address can be a printer's; otherwise it says below the field why not."""
        uri = self.values()[URI]
        try:
            if uri:
                open_uri(uri)
        except Refused as refused:
            self.form.refuse(URI, str(refused))
            return False
        return True

    def _find(self) -> None:
        self.told.tell("plain", N_("Looking for printers …"))
        self.told.show()
        self._lanes.run("work", self._hardware.find, self._show_found, self._failed)

    def _show_found(self, uris: tuple[str, ...]) -> None:
        self.found.show_chips([Chip(uri, _friendly(uri), "printer", plain=True) for uri in uris])
        self.found.choose(self.values()[URI])
        self.found.setVisible(bool(uris))
        if uris:
            self.told.tell("good", N_("Found {count}. Tap the one that prints receipts."), count=len(uris))
        else:
            self.told.tell(
                "care",
                N_("No printer was found."),
                N_("Look at the cable and the switch. A printer on the network is typed by its number below."),
            )

    def _take(self, uri: str) -> None:
        self.form.fill({URI: uri})
        self.form.refuse(URI, "")
        self.changed.emit()

    def _try_out(self) -> None:
        values = self.values()
        if not self.check():
            return
        if not values[URI]:
            self.form.refuse(URI, _(N_("Choose a printer first.")))
            return
        self.told.tell("plain", N_("Printing a test …"))
        self.told.show()
        work = self._hardware.try_out
        self._lanes.run("printer", lambda: work(values[URI], values[PAPER]), self._tell_outcome, self._failed)

    def _tell_outcome(self, outcome: Outcome) -> None:
        if outcome.state in _GOOD:
            self.told.tell("good", _GOOD[outcome.state])
        else:
            trouble = TROUBLES.get(outcome.trouble, TROUBLES["printer_error"])
            self.told.tell("care", N_("Nothing was printed for certain."), trouble)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, Told):
            raise error
        self.told.tell("care", error.sentence, **error.values)


def _friendly(uri: str) -> str:
    """An address as people know it: the name of the printer, or where it is plugged in."""
    return uri.partition(":")[2].rpartition("/")[2] or uri
