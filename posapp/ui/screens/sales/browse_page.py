"""The first page of sold bills: a day, or what a search found, as a list with the chosen bill beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from posapp.domain.money import total
from posapp.i18n import N_
from posapp.ui import theme
from posapp.ui.names import call, hint
from posapp.ui.screens.sales.bill_list import BillList
from posapp.ui.screens.sales.bill_pane import BillPane
from posapp.ui.screens.sales.day_bar import DayBar
from posapp.ui.screens.sales.finding import GOODS_DAYS
from posapp.ui.top_bar import SearchField
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.empty_state import EmptyState
from posapp.ui.widgets.fitted import Fitted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from posapp.domain.sale import Sale
    from posapp.ui.screens.sales.finding import Standing

_NO_BILLS: Final = N_("No bills on this day.")
_NOT_FOUND: Final = N_("No bill found. Goods are looked for in the last {days} days, numbers and amounts in all bills.")
_PAUSE_MS: Final = 250
_PANE: Final = {"wide": 440, "medium": 372, "compact": 0}


class BrowsePage(Fitted):
    """Emits `typed` and `queue_wanted`; the screen fills it."""

    typed = Signal()
    queue_wanted = Signal()

    def __init__(self, standing: Callable[[Sale], Standing], picture: Callable[[Sale], bytes]) -> None:
        super().__init__()
        self._standing = standing
        self.days = DayBar()
        self.bills = BillList(standing)
        self.pane = BillPane(picture)
        self.search = SearchField()
        self.queue = BigButton(icon="printer")
        self._empty = EmptyState("receipt", _NO_BILLS)
        self._left = QWidget()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._wire()
        self._lay_out()
        self.setFocusProxy(self.bills)
        hint(self.search, N_("Bill number, amount or goods (F2)"))
        call(self.search, N_("Find a bill"))
        call(self.bills, N_("Sold bills"))

    def show_bills(self, sales: Sequence[Sale], *, found: bool, keep: Sale | None) -> None:
        """List the bills of the day, or those that were `found`; go to `keep`, listed or not, else to the first."""
        self._empty.say(_NOT_FOUND if found else _NO_BILLS, days=GOODS_DAYS)
        self._empty.setVisible(not sales)
        self.bills.setVisible(bool(sales))
        self.bills.show_bills(sales, with_day=found)
        self.days.show_sum(len(sales), total([sale.total for sale in sales]))
        wanted = keep or (sales[0] if sales else None)
        if wanted is None:
            self.pane.empty()
        elif not self.bills.go_to(wanted):
            self._on_cursor(wanted)

    def show_queue(self, count: int) -> None:
        """Say how many papers have not come out; nothing when all have."""
        self.queue.setVisible(count > 0)
        self.queue.say(N_("Not printed yet: {count}"), count=count)

    def open_bill(self, sale: Sale) -> None:
        """Show `sale` in the pane, even where it is not listed."""
        self.pane.show_sale(sale, self._standing(sale))
        if self._compact():
            self._left.hide()
            self.pane.show()
            self.pane.printing.setFocus()

    def to_list(self) -> None:
        """Bring the list back where the pane covers it."""
        if self._compact():
            self.pane.hide()
        self._left.show()
        self.bills.setFocus()

    def retranslate(self) -> None:
        """Say again what the parts don't say by themselves."""
        self.days.retranslate()

    def fit(self) -> None:
        """Pane beside the list where there is room, instead of it where there is not."""
        layout = theme.layout_for(self.width())
        compact = layout == "compact"
        self.pane.alone(compact)
        if compact:
            self.pane.setMinimumWidth(0)
            self.pane.setMaximumWidth(16777215)
            self.pane.setVisible(self._left.isHidden())
        else:
            self.pane.setFixedWidth(theme.px(_PANE[layout]))
            self._left.show()
            self.pane.show()

    def _wire(self) -> None:
        self.bills.shown.connect(self._on_cursor)
        self.bills.opened.connect(self.open_bill)
        self.pane.back_wanted.connect(self.to_list)
        self.queue.tapped.connect(self.queue_wanted)
        self._timer.timeout.connect(self.typed)
        self.search.textEdited.connect(lambda _text: self._timer.start())
        self.search.returnPressed.connect(lambda: self._timer.start(0))
        self.search.left.connect(lambda: self._timer.start(0))
        self.search.left.connect(self.bills.setFocus)
        QShortcut(QKeySequence("F2"), self, self.search.setFocus)

    def _lay_out(self) -> None:
        gap = theme.px(8)
        finding = QHBoxLayout()
        finding.setSpacing(gap)
        finding.addWidget(self.search, 1)
        finding.addWidget(self.queue)
        column = QVBoxLayout(self._left)
        column.setContentsMargins(theme.px(12), theme.px(10), theme.px(12), 0)
        column.setSpacing(gap)
        column.addWidget(self.days)
        column.addLayout(finding)
        column.addWidget(self.bills, 1)
        column.addWidget(self._empty, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._left, 1)
        row.addWidget(self.pane)

    def _on_cursor(self, sale: Sale) -> None:
        self.pane.show_sale(sale, self._standing(sale))

    def _compact(self) -> bool:
        return theme.layout_for(self.width()) == "compact"
