"""Practising to come back: the newest copy is brought back beside the books and checked, and nothing changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from posapp.i18n import N_, count_text, date_text
from posapp.operations.copies import places
from posapp.operations.copies.drill import drill
from posapp.operations.copies.state import state
from posapp.ui import names
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.note_box import NoteBox
from posapp.ui.widgets.step import Deed, Step

if TYPE_CHECKING:
    from posapp.operations.copies.drill import Drilled
    from posapp.operations.shop import Shop
    from posapp.ui.screens.safety.desk import Work


class DrillPage(Step):
    """The page behind the door "drill"."""

    left = Signal()
    help_page = "copies"

    def __init__(self, work: Work) -> None:
        super().__init__(N_("Practise coming back"), Deed(N_("Practise now"), "again"), scrolls=True)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._work = work
        self.when = Label(role="strong").wrapped()
        self.key = QLineEdit()
        names.call(self.key, N_("Key on the recovery sheet"))
        names.hint(self.key, N_("AGE-SECRET-KEY-1… typed, or scanned from the recovery sheet"))
        self.told = NoteBox("plain")
        self.told.hide()
        said = N_("The newest copy is opened beside the books and checked to the last sum. Nothing changes by it.")
        for part in (Label(said).wrapped(), self.when, self.key, self.told):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.went_on.connect(self.practise)
        self.went_back.connect(self.left)
        self.setFocusProxy(self.on)

    def widget(self) -> QWidget:
        """Itself."""
        return self

    def on_scan(self, code: str) -> None:
        """The code on the recovery sheet is the key."""
        self.key.setText(code)

    def look(self) -> None:
        """Say when it was done last."""
        now = state(self._work.shop)
        self.key.setVisible(now.locked)
        if now.drilled:
            self.when.say(N_("Last practised on {day}."), day=date_text(now.drilled))
        else:
            self.when.say(N_("Never practised yet. Do it once a month."))

    def practise(self) -> None:
        """Do it on the lane."""
        by, secret = self._work.desk.seller(), self.key.text()

        def practised(shop: Shop) -> Drilled:
            homes = [place.home for place in places.places(shop) if place.home]
            if not homes:
                raise places.not_plugged_in()
            return drill(shop, homes[-1], by, secret)

        self.on.block(N_("The copy is being checked to the last sum. Wait a moment."))
        self.told.tell("plain", N_("The copy is being checked to the last sum. Wait a moment."))
        self.told.show()
        self._work.aside(practised, self._done, self._failed)

    def _done(self, done: Drilled) -> None:
        self.on.block("")
        standing = done.manifest.standing
        self.told.tell(
            "good",
            N_("It came back whole: {bills} bills."),
            "{name}",
            bills=count_text(standing.sales),
            name=done.name,
        )
        self._work.desk.changed(done.changes)
        self.look()

    def _failed(self, error: Exception) -> None:
        self.on.block("")
        self.told.hide()
        self._work.notices.show(error)
