"""One online shop on a card: what it is called, how the line is, what waits, what it refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from posapp.domain.online.shop import ShopState
from posapp.i18n import N_, _, count_text
from posapp.ui import theme
from posapp.ui.names import call
from posapp.ui.screens.shops.words import kilobytes_text
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.box import Box
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.note_box import NoteBox
from posapp.ui.widgets.sides import Sides
from posapp.ui.widgets.status_icon import StatusIcon

if TYPE_CHECKING:
    from posapp.ui.screens.shops.words import ShopFacts

OPEN, GO_ON, SYNC, WAKE = "open", "go_on", "sync", "wake"
_NEXT: Final = {
    ShopState.MATCHING: (GO_ON, N_("Go on with pairing"), "right"),
    ShopState.ACTIVE: (SYNC, N_("Ask it now"), "again"),
    ShopState.PAUSED: (WAKE, N_("Go on with it"), "cloud_wait"),
}
"""The next thing to do by how a shop stands: its deed and its button."""


class ShopCard(Box):
    """Emits `wanted(deed)`: "open", "go_on" (with pairing), "sync" or "wake"."""

    wanted = Signal(str)

    def __init__(self, facts: ShopFacts) -> None:
        super().__init__()
        margin = theme.px(16)
        self.column.setContentsMargins(margin, theme.px(12), margin, theme.px(12))
        self.column.setSpacing(theme.px(8))
        head = QHBoxLayout()
        head.setSpacing(theme.px(12))
        name = Label(role="title").wrapped()
        name.show_text(facts.online.name)
        kind = Label(colour="text2")
        kind.say(facts.kind.title)
        head.addWidget(StatusIcon(facts.standing.icon, "indigo"))
        head.addWidget(name, 1)
        head.addWidget(kind)
        self.column.addLayout(head)
        sides = Sides(680)
        self._tell(facts, sides)
        self._offer(facts, sides)
        self.column.addWidget(sides)

    def _tell(self, facts: ShopFacts, sides: Sides) -> None:
        note = NoteBox()
        note.tell(
            facts.standing.tone,
            facts.standing.sentence,
            "{why}" if facts.standing.why else "",
            time=facts.standing.time,
            why=facts.standing.why,
        )
        waiting = Label().wrapped()
        waiting.show_text(facts.waiting)
        sides.left.addWidget(note)
        sides.left.addWidget(waiting)
        if facts.kind.abilities.talks:
            today = Label(colour="text2").wrapped()
            today.say(N_("Sent and fetched today: {kilobytes} kB"), kilobytes=kilobytes_text(facts.octets))
            sides.left.addWidget(today)
        sides.left.addStretch(1)

    def _offer(self, facts: ShopFacts, sides: Sides) -> None:
        if facts.refused:
            refused = NoteBox()
            refused.tell("care", N_("The shop did not take {count}. See why."), count=count_text(facts.refused))
            sides.right.addWidget(refused)
        if facts.kind.abilities.talks:
            deed, title, icon = _NEXT[facts.online.state]
            sides.right.addWidget(self._button(deed, title, icon, facts))
        sides.right.addWidget(self._button(OPEN, N_("Open this shop"), "settings", facts))
        sides.right.addStretch(1)

    def _button(self, deed: str, title: str, icon: str, facts: ShopFacts) -> BigButton:
        button = BigButton(title, icon=icon, kind="next" if deed == GO_ON else "plain").guarded()
        call(button, "{deed}: {shop}", deed=_(title), shop=facts.online.name)
        button.tapped.connect(lambda: self.wanted.emit(deed))
        return button
