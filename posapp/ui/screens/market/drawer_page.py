"""The drawer of a past day: what was in it in the morning and in the evening; then the day is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout

from posapp.domain.errors import Refused
from posapp.domain.money import ZERO, Money, total
from posapp.i18n import N_, _, count_text, long_date_text
from posapp.payments.methods import TITLES
from posapp.ui import theme
from posapp.ui.screens.market.money_rows import MoneyRows
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.box import Box
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.money_label import MoneyLabel
from posapp.ui.widgets.note_box import NoteBox
from posapp.ui.widgets.sides import Sides
from posapp.ui.widgets.step import Deed, Step

if TYPE_CHECKING:
    from posapp.ui.screens.market.notebook import Notebook

_OPENING: Final = "opening"
_COUNTED: Final = "counted"


class DrawerPage(Step):
    """Emits `went_on` to save the day, `went_back` to the lines, `drawer_wanted` to close an open day first."""

    drawer_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("", Deed(N_("Save this day"), "check"), scrolls=True)
        self._cash = ZERO
        rows = (
            (_OPENING, N_("Change money in the morning")),
            (_COUNTED, N_("Counted in the evening (empty: as it should be)")),
        )
        self.money = MoneyRows(rows)
        self.note = NoteBox()
        self.to_drawer = BigButton(N_("Close the day"), icon="till")
        self.to_drawer.tapped.connect(self.drawer_wanted)
        self._about = Label(role="section").wrapped()
        self._sums = QGridLayout()
        self._sums.setVerticalSpacing(theme.px(4))
        self._should = Label().wrapped()
        box = Box()
        box.column.addWidget(self._about)
        box.column.addLayout(self._sums)
        box.column.addWidget(self._should)
        sides = Sides(820)
        for part in (box, self.note):
            sides.left.addWidget(part)
        sides.left.addWidget(self.to_drawer, 0, Qt.AlignmentFlag.AlignLeft)
        sides.left.addStretch(1)
        sides.right.addWidget(self.money, 1)
        self.body.addWidget(sides, 1)
        self.money.changed.connect(self._say_expected)
        self.money.done.connect(self.on.setFocus)
        QShortcut(QKeySequence("Ctrl+S"), self, self.on.press)

    def begin(self, notebook: Notebook) -> None:
        """Ask about the drawer on the day of `notebook`; what was typed before stays."""
        self.title.show_text(long_date_text(notebook.day))
        self._cash = notebook.cash()
        totals = notebook.totals()
        self._about.say(N_("Lines written down: {count}"), count=count_text(len(notebook.lines)))
        self._show_sums([*totals, ("", total([amount for _method, amount in totals]))])
        self._say_expected()
        for part in (self.note, self.to_drawer):
            part.hide()
        self.money.ask()

    def opening(self) -> Money:
        """What was in the drawer in the morning. Raises Refused `amount_*`, said beside the field."""
        return self.money.amount(_OPENING)

    def counted(self) -> Money | None:
        """What was counted in the evening, None when nobody did. Raises as `opening` does."""
        return self.money.money(_COUNTED)

    def refuse(self, error: Refused) -> None:
        """Say why the day was not saved, with the way to the drawer when that is in the way."""
        self.note.tell("care", error.sentence, N_("What you wrote stays here."), **error.values)
        self.note.show()
        self.to_drawer.setVisible(error.code == "past_day_open")

    def forget(self) -> None:
        """The day is saved: the next one has a drawer of its own."""
        self.money.start()

    def _show_sums(self, sums: list[tuple[str, Money]]) -> None:
        while self._sums.count():
            item = self._sums.takeAt(0)
            old = item.widget() if item else None
            if old:
                old.hide()
                old.deleteLater()
        for row, (method, amount) in enumerate(sums):
            figures = MoneyLabel("section" if method else "price", unit=not method)
            figures.show_money(amount)
            self._sums.addWidget(Label(TITLES[method] if method else N_("Total")), row, 0)
            self._sums.addWidget(figures, row, 1)

    def _say_expected(self) -> None:
        try:
            expected = self.money.amount(_OPENING) + self._cash
        except Refused:
            return
        self._should.show_text(_("In the evening the drawer should hold {amount} baht.").format(amount=expected))
