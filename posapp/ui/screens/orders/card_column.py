"""Cards below each other, a few at a time; what has not changed stays under the finger and under the keyboard."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QApplication

from posapp.i18n import N_
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.scroll_column import ScrollColumn

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from posapp.ui.screens.orders.order_card import OrderCard
    from posapp.ui.screens.orders.trouble_cards import TroubleCard

    Card = OrderCard | TroubleCard

_AT_ONCE: Final = 10


@dataclass(frozen=True, slots=True)
class Thing:
    """Something a card can be made of; `shows` is all that the card will say, compared to see whether it changed."""

    shows: Callable[[], object]
    make: Callable[[], Card]


class CardColumn(ScrollColumn):
    """Builds a card only when it is shown, and anew only when what it shows is not the same any more."""

    def __init__(self) -> None:
        super().__init__(spacing=12)
        self._things: Mapping[str, Thing] = {}
        self._shown: dict[str, object] = {}
        self._most = _AT_ONCE
        self.cards: dict[str, Card] = {}
        self.more = BigButton(N_("Show more"), icon="down")
        self.more.tapped.connect(self._show_more)
        self.column.addWidget(self.more)

    def show_cards(self, things: Mapping[str, Thing], *, fresh: bool) -> None:
        """Show these; with `fresh` all cards are made anew, in another language. The keyboard stays where it was."""
        if fresh:
            self._shown = {}
        worked_on = self._worked_on()
        before = self.cards.get(worked_on)
        self._things = things
        self._lay()
        if worked_on and self.cards.get(worked_on) is not before:
            self._focus(worked_on)

    def begin(self) -> None:
        """Another list: only its first cards again."""
        self._most = _AT_ONCE
        self.verticalScrollBar().setValue(0)

    def bring(self, key: str) -> None:
        """Show the card `key` and give it the keyboard."""
        self._most = max(self._most, list(self._things).index(key) + 1)
        self._lay()
        self._focus(key)

    def _lay(self) -> None:
        self.more.setVisible(len(self._things) > self._most)
        wanted = dict(list(self._things.items())[: self._most])
        shown = {key: thing.shows() for key, thing in wanted.items()}
        if list(shown.items()) == list(self._shown.items()):
            return
        kept = {key: card for key, card in self.cards.items() if key in shown and self._shown.get(key) == shown[key]}
        self.clear(keep=[self.more, *kept.values()])
        self.cards = {key: kept[key] if key in kept else thing.make() for key, thing in wanted.items()}
        self._shown = shown
        for card in self.cards.values():
            self.column.addWidget(card)
            card.show()  # at once: its place is known before anything is painted
        self.column.addWidget(self.more)
        self.column.addStretch(1)

    def _show_more(self) -> None:
        last = list(self._things)[self._most]
        self._most += _AT_ONCE
        self._lay()
        self._focus(last)

    def _worked_on(self) -> str:
        focused = QApplication.focusWidget()
        return next((key for key, card in self.cards.items() if focused and card.isAncestorOf(focused)), "")

    def _focus(self, key: str) -> None:
        """Back to the card that was worked on, else to the first there is."""
        card = self.cards.get(key) or next(iter(self.cards.values()), None)
        if card:
            card.first_button().setFocus()
