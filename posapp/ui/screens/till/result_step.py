"""After the blind count: what should be there, and the difference as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout

from posapp.domain.money import ZERO, Money
from posapp.domain.tender import IN_DRAWER
from posapp.i18n import N_
from posapp.ui import theme
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.money_label import MoneyLabel
from posapp.ui.widgets.note_box import NoteBox
from posapp.ui.widgets.reason_field import ReasonField
from posapp.ui.widgets.step import Deed, Step

if TYPE_CHECKING:
    from posapp.domain.cash import CashSession, DayTotals
    from posapp.ui.theme import Role

_SHORT: Final = (N_("Wrong change given"), N_("A payment not written down"), N_("Don't know yet"))
_OVER: Final = (N_("Wrong change given"), N_("A sale not entered"), N_("Don't know yet"))


class ResultStep(Step):
    """Too much, too little or exactly right; recorded, never forced to zero."""

    def __init__(self) -> None:
        super().__init__(N_("Should be there, and is there"), Deed(N_("Go on")), back=N_("Count again"), scrolls=True)
        self.counted = MoneyLabel("dialog")
        self.expected = MoneyLabel("due")
        self.reason = ReasonField()
        self.verdict = NoteBox(role="title")
        self._parts: dict[str, tuple[Label, MoneyLabel]] = {}
        sides = QHBoxLayout()
        sides.setSpacing(theme.px(32))
        sides.addLayout(self._sums(), 4)
        right = QVBoxLayout()
        right.setSpacing(theme.px(16))
        right.addWidget(self.verdict)
        right.addWidget(self.reason)
        right.addStretch(1)
        sides.addLayout(right, 5)
        self.body.addLayout(sides, 1)

    def show_result(self, counted: Money, expected: Money, session: CashSession, totals: DayTotals) -> None:
        """Compare `counted` with `expected` and tell what that is made of."""
        self.counted.show_money(counted)
        self.expected.show_money(expected)
        made_of = {
            "float": session.opening,
            "sales": totals.cash(IN_DRAWER),
            "in": totals.paid_in,
            "out": -totals.paid_out,
        }
        for key, amount in made_of.items():
            for part in self._parts[key]:
                part.setVisible(bool(amount) or key in ("float", "sales"))
            self._parts[key][1].show_money(amount)
        self._tell(counted - expected, counted_float=session.counted)

    def _tell(self, difference: Money, *, counted_float: bool) -> None:
        self.reason.setVisible(bool(difference))
        if not difference:
            self.verdict.tell("good", N_("Exactly right"), N_("What was counted is what should be there."))
            return
        over = difference > ZERO
        self.reason.offer(_OVER if over else _SHORT)
        amount = difference if over else -difference
        sentence = N_("Too much by {amount} baht") if over else N_("Too little by {amount} baht")
        advice = N_("Count again, or say why. It is written down as it is.")
        if over and not counted_float:
            advice = N_("Nobody counted the change money in the morning: it may be that. It is written down as it is.")
        self.verdict.tell("care", sentence, advice, amount=amount)

    def _sums(self) -> QVBoxLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(16))
        grid.setVerticalSpacing(theme.px(4))
        grid.setColumnStretch(0, 1)
        self._row(grid, N_("Counted"), self.counted, "section")
        self._row(grid, N_("Should be there"), self.expected, "section")
        for key, sentence in (
            ("float", N_("Change money at the start")),
            ("sales", N_("Cash from sales")),
            ("in", N_("Money put in")),
            ("out", N_("Money taken out")),
        ):
            amount = MoneyLabel("line", colour="text2")
            self._parts[key] = self._row(grid, sentence, amount, "body"), amount
        column = QVBoxLayout()
        column.addLayout(grid)
        column.addStretch(1)
        return column

    @staticmethod
    def _row(grid: QGridLayout, sentence: str, amount: MoneyLabel, role: Role) -> Label:
        name = Label(sentence, role=role, colour="text2" if role == "body" else "text")
        if role == "body":
            name.wrapped()
        row = grid.rowCount()
        grid.addWidget(name, row, 0)
        grid.addWidget(amount, row, 1)
        return name
