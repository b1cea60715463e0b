"""Sentences on a coloured ground: something to care about, something that is well, or just something apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from posapp.ui.widgets.box import Box
from posapp.ui.widgets.label import Label

if TYPE_CHECKING:
    from posapp.ui.theme import Role, Token

Tone = Literal["care", "good", "plain"]

_TONES: Final[dict[Tone, tuple[Token, Token, Token]]] = {
    "care": ("turmeric", "edge", "on_turmeric"),
    "good": ("leaf_soft", "leaf", "text"),
    "plain": ("card", "edge", "text"),
}


class NoteBox(Box):
    """A first line that stands out and a second one below it; both are catalogue messages."""

    def __init__(self, tone: Tone = "care", *, role: Role = "strong", sentence: str = "", more: str = "") -> None:
        super().__init__()
        self.first = Label(role=role).wrapped()
        self.second = Label().wrapped()
        self.column.addWidget(self.first)
        self.column.addWidget(self.second)
        self.tell(tone, sentence, more)

    def tell(self, tone: Tone, sentence: str, more: str = "", /, **values: object) -> None:
        """Say something else in `tone`; the {named} places of both lines are filled from `values`."""
        ground, edge, ink = _TONES[tone]
        self.become(ground, edge)
        for label, words in ((self.first, sentence), (self.second, more)):
            label.colour(ink)
            label.say(words, **values)
        self.second.setVisible(bool(more))
