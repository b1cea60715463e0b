"""How the copies stand, in one card: when and where the last one was made, its age in a colour, the next step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from posapp.i18n import N_, moment_text
from posapp.ui import theme
from posapp.ui.widgets.box import Box
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.status_icon import StatusIcon

if TYPE_CHECKING:
    from posapp.operations.copies.state import State

_LOOKS: Final[dict[str, tuple[theme.Token, theme.Token, theme.Token, str]]] = {
    "good": ("leaf_soft", "leaf", "text", "done"),
    "care": ("turmeric", "edge", "on_turmeric", "alert"),
    "bad": ("lac", "lac", "on_lac", "trouble"),
}


class StateCard(Box):
    """Shows a State."""

    def __init__(self) -> None:
        super().__init__()
        margin = theme.px(16)
        self.column.setContentsMargins(margin, theme.px(12), margin, theme.px(12))
        self.icon = StatusIcon("done", side=48)
        self.first = Label(role="title").wrapped()
        self.second = Label(role="strong").wrapped()
        self.third = Label().wrapped()
        words = QVBoxLayout()
        words.setSpacing(theme.px(4))
        for label in (self.first, self.second, self.third):
            words.addWidget(label)
        row = QHBoxLayout()
        row.setSpacing(theme.px(16))
        row.addWidget(self.icon)
        row.addLayout(words, 1)
        self.column.addLayout(row)

    def show_state(self, state: State) -> None:
        """Say how it stands."""
        ground, edge, ink, icon = _LOOKS[state.tone]
        self.become(ground, edge)
        self.icon.become(icon, ink)
        for label in (self.first, self.second, self.third):
            label.colour(ink)
        self._say_last(state)
        self.third.say(_step(state))
        self.third.setVisible(bool(_step(state)))

    def _say_last(self, state: State) -> None:
        if state.last is None:
            self.first.say(N_("There is no copy yet"))
            self.second.say(N_("If this PC breaks or is stolen, everything is gone."))
            return
        if state.days == 0:
            self.first.say(N_("Copied today"))
        elif state.days == 1:
            self.first.say(N_("Copied yesterday"))
        else:
            self.first.say(N_("The last copy is {days} days old"), days=state.days)
        self.second.say(N_("{time}, in {place}"), time=moment_text(state.last.at), place=state.last.place)


def _step(state: State) -> str:
    if not state.placed:
        return N_("Plug in a USB stick, then choose it here.")
    if state.tone == "bad":
        return N_("Plug in the stick now and copy: what was sold since then is on this PC only.")
    if state.tone == "care":
        return N_("Plug in the stick and copy.")
    return N_("It is time to practise coming back, once a month.") if state.drill_due else ""
