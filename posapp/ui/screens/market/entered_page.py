"""A past day that was written down: the bills it became."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from posapp.domain.money import total
from posapp.i18n import N_, _, count_text, long_date_text
from posapp.payments.methods import TITLES
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.note_box import NoteBox
from posapp.ui.widgets.step import Deed, Step
from posapp.ui.widgets.table import Column, Table

if TYPE_CHECKING:
    from posapp.operations.past_day import Entered


class EnteredPage(Step):
    """Emits `bill_wanted(number)`, `went_on` for another day, `went_back` to the markets."""

    bill_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__("", Deed(N_("Write another day down"), "history", "amount"), back=N_("Done"))
        self._entered: Entered | None = None
        self.note = NoteBox("good", role="section")
        columns = (
            Column(N_("Bill")),
            Column(N_("Paid"), stretch=True),
            Column(N_("Lines")),
            Column(N_("Together")),
        )
        self.table = Table(columns, name=N_("Bills of this day"))
        self.table.chosen.connect(self._want)
        self.body.addWidget(self.note)
        self.body.addWidget(self.table, 1)
        about = N_("They are marked as written late. Tap a bill to look at it.")
        self.body.addWidget(Label(about, colour="text2").wrapped())

    def show_entered(self, entered: Entered) -> None:
        """Show what became of the day."""
        self._entered = entered
        self.retranslate()
        self.back.setFocus()

    def retranslate(self) -> None:
        """Say again what labels do not say by themselves."""
        entered = self._entered
        if entered is None:
            return
        self.title.show_text(long_date_text(entered.session.day))
        self.note.tell(
            "good",
            N_("Bills in the books: {count}, together {amount} baht"),
            count=count_text(len(entered.sales)),
            amount=total([sale.total for sale in entered.sales]),
        )
        self.table.show_rows(
            [
                (sale.issue.number, _(TITLES[sale.tenders[0].method]), len(sale.lines), sale.total)
                for sale in entered.sales
            ]
        )

    def _want(self, row: int) -> None:
        if self._entered:
            self.bill_wanted.emit(self._entered.sales[row].issue.number)
