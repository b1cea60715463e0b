"""A closed day: how it ended in a few lines, and its sheet as it is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from posapp.domain.money import ZERO
from posapp.i18n import N_, clock_text, long_date_text
from posapp.ui import theme
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.money_label import MoneyLabel
from posapp.ui.widgets.paper_view import PaperView
from posapp.ui.widgets.scroll_column import ScrollColumn
from posapp.ui.widgets.step import Deed, Step

if TYPE_CHECKING:
    from posapp.domain.cash import CashClose, CashSession


class ClosedPane(Step):
    """Emits `print_wanted`; going on starts the next day."""

    print_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(N_("The day is closed"), Deed(N_("Start the next day"), "right", "plain"))
        self.back.hide()
        self.paper = PaperView()
        self._day = Label(role="section").wrapped()
        self._bills = Label().wrapped()
        self._sold = MoneyLabel("dialog").left()
        self._verdict = Label(role="section").wrapped()
        self._names = Label(colour="text2").wrapped()
        self.again = BigButton(N_("Print again"), icon="printer")
        self.again.tapped.connect(self.print_wanted)
        words = ScrollColumn()
        for part in (self._day, self._bills, self._sold, self._verdict, self._names):
            words.column.addWidget(part)
        words.column.addStretch(1)
        left = QVBoxLayout()
        left.addWidget(words, 1)
        sides = QHBoxLayout()
        sides.setSpacing(theme.px(24))
        sides.addLayout(left, 4)
        sides.addWidget(self.paper, 5)
        self.body.addLayout(sides, 1)
        self.in_foot(self.again)

    def show_closed(self, session: CashSession, close: CashClose, names: tuple[str, str], sheet: bytes) -> None:
        """Tell how `session` ended; `names` are who counted and who looked on, `sheet` is the paper as a PNG."""
        self._day.show_text(long_date_text(session.day))
        bills = close.totals.bills if close.totals else 0
        self._bills.say(N_("Sold (bills: {count}), closed {time}"), count=bills, time=clock_text(close.at))
        self._sold.show_money(close.totals.net if close.totals else ZERO)
        difference = close.over_short
        if not difference:
            self._verdict.say(N_("Exactly right"))
        elif difference > ZERO:
            self._verdict.say(N_("Too much by {amount} baht"), amount=difference)
        else:
            self._verdict.say(N_("Too little by {amount} baht"), amount=-difference)
        by, witness = names
        self._names.say(
            N_("Counted by {by}, seen by {witness}") if witness else N_("Counted by {by}, alone"),
            by=by or "–",
            witness=witness,
        )
        self.paper.show_png(sheet)
