"""One online shop: how its line is, what it refused, whose word counts, and letting it rest or go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from posapp.domain.online.shop import ShopState
from posapp.i18n import N_, count_text
from posapp.ui import theme
from posapp.ui.screens.shops.refused_card import RefusedCard
from posapp.ui.screens.shops.words import RULES, kilobytes_text, rule_values
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.headed_page import HeadedPage
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.note_box import NoteBox
from posapp.ui.widgets.option_form import OptionForm
from posapp.ui.widgets.scroll_column import ScrollColumn
from posapp.ui.widgets.sides import Sides

if TYPE_CHECKING:
    from collections.abc import Sequence

    from posapp.domain.online.errand import Errand
    from posapp.ui.screens.shops.words import ShopFacts

SYNC, FILES, PAIR, KEY, REST, WAKE, REMOVE = "sync", "files", "pair", "key", "rest", "wake", "remove"
_DOORS = (
    (FILES, N_("Read and fill files"), "file"),
    (SYNC, N_("Ask it now"), "again"),
    (PAIR, N_("Pair goods"), "tag"),
    (KEY, N_("Enter a new key"), "key"),
    (REST, N_("Let it rest"), "hold"),
    (WAKE, N_("Go on with it"), "cloud_wait"),
    (REMOVE, N_("Take the shop away"), "remove"),
)


class ShopPage(HeadedPage):
    """Emits `wanted(deed)`, `answered(answer, errand)` and `rules_said(values)`."""

    wanted = Signal(str)
    answered = Signal(str, object)
    rules_said = Signal(dict)

    def __init__(self) -> None:
        super().__init__()
        self.stands = NoteBox()
        self.waiting = Label().wrapped()
        self.today = Label(colour="text2").wrapped()
        self.untold = Label(colour="text2").wrapped()
        self.doors = {key: self._door(key, title, icon) for key, title, icon in _DOORS}
        self.rules = OptionForm(RULES, {})
        self.save = BigButton(N_("Save"), icon="check", kind="next")
        self.save.tapped.connect(lambda: self.rules_said.emit(self.rules.values()))
        self._refused = QVBoxLayout()
        self._refused.setSpacing(theme.px(12))
        self.cards: list[RefusedCard] = []
        self._area = ScrollColumn(spacing=12)
        self._lay_out()

    def begin(self) -> None:
        """Another shop: from its top."""
        self._area.verticalScrollBar().setValue(0)

    def show_shop(self, facts: ShopFacts, refused: Sequence[tuple[str, Errand]], untold: Sequence[str]) -> None:
        """Show how it stands; `refused` are what the shop did not take, each with its title.

        `untold` are sentences about goods of which the shop is told no number.
        """
        online = facts.online
        self.title.show_text(online.name)
        self.stands.tell(
            facts.standing.tone,
            facts.standing.sentence,
            "{why}" if facts.standing.why else "",
            time=facts.standing.time,
            why=facts.standing.why,
        )
        self.waiting.show_text(facts.waiting)
        self.today.say(N_("Sent and fetched today: {kilobytes} kB"), kilobytes=kilobytes_text(facts.octets))
        self.today.setVisible(facts.kind.abilities.talks)
        self.untold.show_text("\n".join(untold))
        self.untold.setVisible(bool(untold))
        self.rules.fill(rule_values(online.rules))
        talks = facts.kind.abilities.talks
        self.doors[REST].setVisible(online.state is ShopState.ACTIVE)
        self.doors[WAKE].setVisible(online.state is ShopState.PAUSED)
        self.doors[SYNC].setVisible(talks and online.state is ShopState.ACTIVE)
        self.doors[KEY].setVisible(talks)
        self.doors[FILES].setVisible(not talks)
        self._show_refused(refused)

    def _show_refused(self, refused: Sequence[tuple[str, Errand]]) -> None:
        while (item := self._refused.takeAt(0)) is not None:
            old = item.widget()
            if old:
                old.hide()
                old.deleteLater()
        self.cards = []
        if refused:
            title = Label(role="section").wrapped()
            title.say(N_("What the shop did not take: {count}"), count=count_text(len(refused)))
            self._refused.addWidget(title)
        for words, errand in refused:
            card = RefusedCard(words, errand)
            card.answered.connect(self.answered)
            self.cards.append(card)
            self._refused.addWidget(card)
            card.show()
        before: QWidget = self.back
        for button in (one for card in self.cards for one in card.buttons):
            self.setTabOrder(before, button)  # they are made last, but stand first
            before = button

    def _lay_out(self) -> None:
        sides = Sides(760)
        for part in (self.stands, self.waiting, self.today, self.untold):
            sides.left.addWidget(part)
        sides.left.addLayout(self._refused)
        sides.left.addStretch(1)
        for door in self.doors.values():
            sides.right.addWidget(door)
        sides.right.addStretch(1)
        rules = Label(N_("Whose word counts"), role="section").wrapped()
        for below in (sides, rules, self.rules, self.save):
            self._area.column.addWidget(below)
        self._area.column.addStretch(1)
        self.body.addWidget(self._area, 1)
        self.setFocusProxy(self.back)

    def _door(self, key: str, title: str, icon: str) -> BigButton:
        door = BigButton(title, icon=icon, kind="danger" if key == REMOVE else "plain").guarded()
        door.tapped.connect(lambda: self.wanted.emit(key))
        return door
