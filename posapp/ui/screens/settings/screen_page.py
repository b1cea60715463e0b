"""The screen itself: language, size of the letters, colours, sounds. A tap changes them at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from posapp.i18n import N_
from posapp.ui.screens.settings.page import Page
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.option_form import OptionForm

if TYPE_CHECKING:
    from posapp.ui.parts.looks import Looks


class ScreenPage(Page):
    """Nothing is to be saved here: what is tapped is worn and kept."""

    def __init__(self, looks: Looks) -> None:
        super().__init__(saves=False)
        self._looks = looks
        self.form = OptionForm(looks.options, {})
        self.form.changed.connect(looks.change)
        self.left.addWidget(self.form)
        self.left.addStretch(1)
        self.right.addWidget(
            Label(
                N_("The sun in the top bar changes to bright colours for the market, and back."), colour="text2"
            ).wrapped()
        )
        self.right.addStretch(1)

    def shown(self) -> None:
        """Show what is worn now."""
        super().shown()
        self.form.fill(self._looks.values())

    def retranslate(self) -> None:
        """The language may have been changed by a key."""
        self.shown()
