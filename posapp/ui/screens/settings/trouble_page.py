"""When something goes wrong: how this PC is, what could not be done, whether the money is safe, reports to hand on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QFileDialog

from posapp.i18n import N_, _
from posapp.operations.health import disk_warning
from posapp.operations.support import crash_reports, save_support_file
from posapp.ui import theme
from posapp.ui.screens.settings.page import Page
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.note_box import NoteBox
from posapp.ui.widgets.table import Column, Table

if TYPE_CHECKING:
    from posapp.ui.screens.settings.saving import Saving

_SHOWN: Final = 8


class TroublePage(Page):
    """Left what happened, in plain words; right what helps whoever looks after the program."""

    def __init__(self, saving: Saving) -> None:
        super().__init__(saves=False)
        self._saving = saving
        self.state = NoteBox("good")
        self.nothing = Label(N_("Nothing. All that was asked for was done."), colour="text2").wrapped()
        self._boxes = [NoteBox() for _place in range(_SHOWN)]
        self.reports = Table([Column(N_("Report")), Column(N_("What it says"), stretch=True)], name=N_("Reports"))
        self.reports.setMinimumHeight(theme.px(160))
        self.none = Label(N_("None so far."), colour="text2").wrapped()
        self.file = BigButton(N_("Save a file for whoever helps"), icon="file", kind="amount")
        self.left.addWidget(Label(N_("How this PC is"), role="section").wrapped())
        self.left.addWidget(self.state)
        self.left.addWidget(Label(N_("What could not be done since the start"), role="section").wrapped())
        self.left.addWidget(self.nothing)
        for box in self._boxes:
            box.hide()
            self.left.addWidget(box)
        self.left.addStretch(1)
        self.right.addWidget(Label(N_("Mistakes of the program"), role="section").wrapped())
        self.right.addWidget(self.none)
        self.right.addWidget(self.reports, 1)
        self.right.addWidget(
            Label(
                N_(
                    "The file holds versions, counts and these reports: no names, no phones, no money. Nothing is sent."
                ),
                colour="text2",
            ).wrapped()
        )
        self.right.addWidget(self.file)
        self.file.tapped.connect(self._ask_file)

    def shown(self) -> None:
        """Look again."""
        super().shown()
        worry = disk_warning(self._saving.shop.books.database.folder)
        if worry:
            self.state.tell("care", worry.sentence, **worry.values)
        else:
            self.state.tell("good", N_("There is room on the disk, and the books can be written."))
        self._say_happened()
        found = crash_reports(self._saving.desk.reports)
        self.none.setVisible(not found)
        self.reports.setVisible(bool(found))
        self.reports.show_rows([(one.name, _last_line(one.text)) for one in found])

    def retranslate(self) -> None:
        """Say again what happened."""
        self.shown()

    def save_file(self, path: Path) -> None:
        """Write the file for whoever helps to `path`."""
        shop, reports = self._saving.shop, self._saving.desk.reports
        if self._saving.notices.tried(lambda: save_support_file(shop, reports, path)):
            self._saving.notices.tell(N_("Written into {file}."), file=path)

    def _say_happened(self) -> None:
        told = list(self._saving.notices.told)[:_SHOWN]
        self.nothing.setVisible(not told)
        for place, box in enumerate(self._boxes):
            box.setVisible(place < len(told))
            if place < len(told):
                one = told[place]
                box.tell("care", "{words}", "{safe} ({code})", words=str(one), safe=_(one.assurance), code=one.code)

    def _ask_file(self) -> None:
        usual = str(Path.home() / "raanrao-support.zip")
        found, _kind = QFileDialog.getSaveFileName(self, _(N_("Save a file for whoever helps")), usual, "*.zip")
        if found:
            self.save_file(Path(found))


def _last_line(text: str) -> str:
    lines = text.rstrip().splitlines()
    return lines[-1] if lines else ""
