"""The day while it goes on: since when, and what money went in and out. Never what should be in the drawer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QVBoxLayout, QWidget

from posapp.domain.cash import CashMoveKind
from posapp.i18n import N_, clock_text, long_date_text
from posapp.ui import theme
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.note_box import NoteBox
from posapp.ui.widgets.scroll_column import ScrollColumn
from posapp.ui.widgets.table import Column, Table

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtGui import QResizeEvent

    from posapp.domain.cash import CashMove, CashSession
    from posapp.store.people import People
    from posapp.ui.widgets.button_face import Kind

_SIDE_BY_SIDE = 820
_BUTTON = 280


class DayPane(ScrollColumn):
    """Emits `wanted` with what is to be done: "in", "out", "drawer", "close"."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._day = Label(role="title").wrapped()
        self._opened = Label().wrapped()
        self._float = Label(role="section").wrapped()
        self._uncounted = NoteBox(
            sentence=N_("Selling began before anyone counted."),
            more=N_("The day starts from 0.00. Put the change money in as money put in."),
        )
        self._late = NoteBox(sentence=N_("This day was not closed in the evening. Count the drawer and close it."))
        columns = [Column(N_("Time")), Column(N_("For what"), stretch=True), Column(N_("Seller")), Column(N_("Baht"))]
        self.moves = Table(columns, name=N_("Money in and out"))
        self._none = Label(N_("No money was put in or taken out yet."), colour="text2").wrapped()
        self.moves.setMinimumHeight(theme.px(150))
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(theme.px(24))
        self.column.setContentsMargins(theme.px(24), theme.px(16), theme.px(24), theme.px(16))
        self.column.addLayout(self._sides)
        self._sides.addLayout(self._told(), 1)
        self._sides.addWidget(self._deeds())

    def show_day(self, session: CashSession, moves: Sequence[CashMove], people: People, today: date) -> None:
        """Tell about `session`, read at `today`."""
        self._day.show_text(long_date_text(session.day))
        name = people.name(session.opened_by) or "–"
        self._opened.say(N_("Opened {time}, {name}"), time=clock_text(session.opened_at), name=name)
        self._float.say(N_("Change money at the start: {amount} baht"), amount=session.opening)
        self._float.setVisible(session.counted)
        self._uncounted.setVisible(not session.counted and not moves)
        self._late.setVisible(session.day < today)
        self.moves.show_rows([(clock_text(m.at), m.reason, people.name(m.by) or "–", m.signed) for m in moves])
        self.moves.setVisible(bool(moves))
        self._none.setVisible(not moves)

    def button(self, key: str) -> BigButton:
        """The button that asks for `key`."""
        return self._buttons[key]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Buttons beside the day, or below it where it is narrow."""
        super().resizeEvent(event)
        wide = self.width() >= theme.px(_SIDE_BY_SIDE)
        self._sides.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        self._arrange(wide=wide)

    def _told(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(theme.px(8))
        for part in (self._day, self._opened, self._float, self._uncounted, self._late):
            column.addWidget(part)
        column.addSpacing(theme.px(8))
        column.addWidget(Label(N_("Money in and out"), role="section"))
        column.addWidget(self._none)
        column.addWidget(self.moves, 100)
        column.addStretch(1)
        return column

    def _deeds(self) -> QWidget:
        place = QWidget()
        self._grid = QGridLayout(place)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.px(12))
        self._buttons = {
            CashMoveKind.PAID_IN.value: self._deed(CashMoveKind.PAID_IN.value, N_("Put money in"), "cash_in"),
            CashMoveKind.PAID_OUT.value: self._deed(CashMoveKind.PAID_OUT.value, N_("Take money out"), "cash_out"),
            "drawer": self._deed("drawer", N_("Open the drawer"), "till"),
            "close": self._deed("close", N_("Close the day"), "lock", "cash"),
        }
        self._arrange(wide=True)
        return place

    def _arrange(self, *, wide: bool) -> None:
        """One below the other with closing at the foot, or two by two."""
        for place, button in enumerate(self._buttons.values()):
            row, column = (place, 0) if wide else divmod(place, 2)
            button.setMinimumWidth(theme.px(_BUTTON) if wide else 0)
            self._grid.addWidget(button, row + (wide and place == len(self._buttons) - 1), column)
        self._grid.setRowStretch(len(self._buttons) - 1, int(wide))

    def _deed(self, key: str, sentence: str, icon: str, kind: Kind = "plain") -> BigButton:
        button = BigButton(sentence, icon=icon, kind=kind)
        button.tapped.connect(lambda: self.wanted.emit(key))
        return button
