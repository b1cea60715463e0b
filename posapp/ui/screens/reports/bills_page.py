"""The bills behind a number: each leads to its receipt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal

from posapp.domain.money import total
from posapp.i18n import N_, _, count_text
from posapp.ui.widgets.empty_state import EmptyState
from posapp.ui.widgets.footed_table import FootedTable
from posapp.ui.widgets.headed_page import HeadedPage
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.table import Column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from posapp.reports.reading import BillBehind

MOST: Final = 500
_COLUMNS: Final = (
    Column(N_("When")),
    Column(N_("Number")),
    Column(N_("Seller"), stretch=True),
    Column(N_("Where it was sold")),
    Column(N_("Bill, baht")),
    Column(N_("Of it in this number")),
)
_TOGETHER: Final = N_("Together")
_ALL: Final = N_("Tap a bill to see its receipt.")
_NEWEST: Final = N_("Only the newest {count} bills are listed. Choose fewer days to see the others.")


class BillsPage(HeadedPage):
    """Emits `bill_wanted(number)`."""

    bill_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__(N_("Bills behind this number"))
        self._numbers: list[str] = []
        self.said = Label(_ALL, role="chip", colour="text2").wrapped()
        self.rows = FootedTable(_COLUMNS, name=N_("Bills behind this number"))
        self._none = EmptyState("receipt", N_("No bills are behind this number."))
        self.body.addWidget(self.said)
        self.body.addWidget(self.rows, 1)
        self.body.addWidget(self._none, 1)
        self.rows.chosen.connect(lambda place: self.bill_wanted.emit(self._numbers[place]))
        self.setFocusProxy(self.rows)

    def show_bills(self, bills: Sequence[BillBehind]) -> None:
        """List them."""
        self._numbers = [bill.number for bill in bills]
        if len(bills) < MOST:
            self.said.say(_ALL)
        else:
            self.said.say(_NEWEST, count=count_text(MOST))
        rows = [(bill.at, bill.number, bill.seller, bill.place, bill.total, bill.amount) for bill in bills]
        sums = (total([bill.total for bill in bills]), total([bill.amount for bill in bills]))
        self.rows.show_rows(rows, (_(_TOGETHER), count_text(len(bills)), "", "", *sums))
        for part, there in ((self.rows, bool(bills)), (self.said, bool(bills)), (self._none, not bills)):
            part.setVisible(there)
