"""One page of the first run: a title, a sentence, how far it is, and the way on at the same place each time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from posapp.i18n import N_
from posapp.ui import paint, theme
from posapp.ui.names import call
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.note_box import NoteBox
from posapp.ui.widgets.step import Deed, Step

if TYPE_CHECKING:
    from posapp.domain.errors import Told

COUNT = 6


class _Dots(QWidget):
    """Where page `place` (from 0) is among all."""

    def __init__(self, place: int) -> None:
        super().__init__()
        self._place = place
        call(self, N_("Page {n} of {count}"), n=place + 1, count=COUNT)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(20) * COUNT, theme.px(24))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        step = theme.px(20)
        for place in range(COUNT):
            here = place == self._place
            side = theme.px(14 if here else 10)
            dot = QRectF(place * step + (step - side) / 2, (self.height() - side) / 2, side, side)
            filled = theme.colour("indigo" if place <= self._place else "card")
            paint.box(painter, dot, side / 2, filled, paint.outline("indigo" if place <= self._place else "edge"))


class SetupStep(Step):
    """Page `place` (from 0). Emits `skipped_all` to begin selling at once."""

    skipped_all = Signal()

    def __init__(self, place: int, title: str, sentence: str) -> None:
        last = place == COUNT - 1
        deed = Deed(N_("Start selling"), "basket") if last else Deed(N_("Next"), "right")
        super().__init__(title, deed, scrolls=True)
        self.back.setVisible(place > 0)
        self.beside_title(_Dots(place))
        self.body.addWidget(Label(sentence, colour="text2").wrapped())
        self.trouble = NoteBox()
        self.trouble.hide()
        self.body.addWidget(self.trouble)
        self.skip = BigButton(N_("Skip all, start selling"), kind="quiet")
        self.skip.tapped.connect(self.skipped_all)
        self.in_foot(self.skip)
        self.skip.setVisible(not last)

    def tell(self, error: Told) -> None:
        """Say what can't be done."""
        self.trouble.tell("care", error.sentence, **error.values)
        self.trouble.show()

    def values(self) -> dict[str, str]:
        """The settings this page fills, by key."""
        return {}

    def fits(self) -> bool:
        """Whether what was typed can be used; otherwise the page says why not."""
        return True
