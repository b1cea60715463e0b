"""The last step before anything is written to the shop: whose word counts, and what will happen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from posapp.i18n import N_, count_text
from posapp.ui.screens.shops.words import RULES, rule_values
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.note_box import NoteBox
from posapp.ui.widgets.option_form import OptionForm
from posapp.ui.widgets.step import Deed, Step

if TYPE_CHECKING:
    from posapp.domain.online.shop import ShopRules
    from posapp.ui.screens.shops.matching_state import Matching


class StartStep(Step):
    """Emits `said(values)` when the shop is to be used from now on."""

    said = Signal(dict)

    def __init__(self, rules: ShopRules) -> None:
        super().__init__(N_("Whose word counts?"), Deed(N_("Start now"), "cloud_wait"), scrolls=True)
        self.form = OptionForm(RULES, rule_values(rules))
        self.sums = NoteBox("plain")
        self.body.addWidget(self.form)
        self.body.addWidget(self.sums)
        self.body.addWidget(
            Label(
                N_("From then on each sale here lowers the number there, and each order there sets goods aside here."),
                colour="text2",
            ).wrapped()
        )
        self.body.addStretch(1)
        self.setFocusProxy(self.form)
        self.went_on.connect(lambda: self.said.emit(self.form.values()))

    def show_sums(self, matching: Matching) -> None:
        """Say what will happen."""
        self.sums.tell(
            "plain",
            N_("Paired: {paired}. Taken over: {taken}. Put into the shop: {put}."),
            N_("Their numbers in the shop are set to what is really here."),
            paired=count_text(len(matching.paired)),
            taken=count_text(len(matching.taken)),
            put=count_text(len(matching.put)),
        )
        self.on.block("")

    def wait(self) -> None:
        """It is being written."""
        self.on.block(N_("One moment: it is being written."))
