"""The printer: found, tried, and what to do about paper that comes out wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.i18n import N_
from posapp.operations.options import PRINTER
from posapp.ui.parts.printer_choice import PrinterChoice
from posapp.ui.screens.settings.page import Page
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.chip_grid import ChipGrid
from posapp.ui.widgets.chip_row import Chip
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.note_box import NoteBox

if TYPE_CHECKING:
    from posapp.ui.parts.hardware import Hardware
    from posapp.ui.screens.settings.saving import Saving
    from posapp.ui.tasks import Lanes

CURES: Final = {
    "nothing": (N_("Nothing comes"), N_("Look at the printer's light, its cable and the roll. Then try another one.")),
    "blank": (
        N_("Blank paper"),
        N_("The roll is upside down: the side that turns black when scratched with a nail goes up."),
    ),
    "cut_off": (
        N_("The right side is missing"),
        N_("Choose the narrower paper, save, and print a test again. The ruler on it tells the width."),
    ),
    "narrow": (N_("Only half as wide"), N_("Choose the wider paper, save, and print a test again.")),
    "strange": (
        N_("Page after page of strange signs"),
        N_("Switch it off. This is no receipt printer, or another driver is between: choose another one above."),
    ),
    "pale": (N_("Pale"), N_("The paper is old or poor. Take a new roll.")),
    "drawer": (
        N_("The drawer stays shut"),
        N_("The drawer's cable belongs in the printer, not in the PC. Its lock has to be turned to open."),
    ),
    "good": (N_("All is well"), N_("Save, and selling can begin.")),
}
"""What a test may look like, and what helps."""


class PrinterPage(Page):
    """Tries out what stands in the form before it is kept."""

    def __init__(self, saving: Saving, hardware: Hardware, lanes: Lanes) -> None:
        super().__init__()
        self._saving, self._hardware, self._lanes = saving, hardware, lanes
        self.choice = PrinterChoice(hardware, lanes)
        self.drawer = BigButton(N_("Open the drawer for a test"), icon="till")
        self.drawer.tapped.connect(self._open_drawer)
        self.looks = ChipGrid(
            [Chip(key, look) for key, (look, _cure) in CURES.items()], name=N_("What does it look like?")
        )
        self.looks.chosen.connect(self._cure)
        self.cure = NoteBox("plain")
        self.cure.hide()
        self.watch(self.choice.changed)
        self.left.addWidget(self.choice)
        self.left.addStretch(1)
        self.right.addWidget(Label(N_("What does it look like?"), role="section").wrapped())
        self.right.addWidget(self.looks)
        self.right.addWidget(self.cure)
        self.right.addWidget(self.drawer)
        self.right.addStretch(1)
        self.save_wanted.connect(self._save)

    def shown(self) -> None:
        """Show what is set now."""
        super().shown()
        self.choice.fill(self._saving.values(PRINTER))
        self.looks.choose("")
        self.cure.hide()

    def _save(self) -> None:
        if self.choice.check():
            self.keep(lambda: self._saving.save(PRINTER, self.choice.values(), self.choice.form))

    def _open_drawer(self) -> None:
        self._lanes.run("printer", self._hardware.drawer(), lambda _opened: None, self._saving.notices.show)

    def _cure(self, key: str) -> None:
        look, cure = CURES[key]
        self.cure.tell("good" if key == "good" else "plain", look, cure)
        self.cure.show()
