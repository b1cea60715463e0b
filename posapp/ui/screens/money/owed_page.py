"""Who pays later: each customer with what she owes and how old it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal

from posapp.domain.money import Money
from posapp.domain.settlement import AGES
from posapp.i18n import N_
from posapp.ui import theme
from posapp.ui.widgets.empty_state import EmptyState
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.step import Deed, Step
from posapp.ui.widgets.table import Column, Table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QResizeEvent

    from posapp.domain.settlement import Owed

_COLUMNS: Final = (
    Column(N_("Customer"), stretch=True),
    *(Column(words) for words in AGES.values()),
    Column(N_("Owes")),
)
_LEAST: Final = 160


class OwedPage(Step):
    """Emits `chosen(owed)` when a customer is tapped."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__(N_("Who pays later"), Deed(N_("Ready"), "check"), scrolls=True)
        self._owed: Sequence[Owed] = ()
        self.table = Table(_COLUMNS, name=N_("Who pays later"))
        self.table.setMinimumHeight(theme.px(_LEAST))
        self.table.chosen.connect(lambda row: self.chosen.emit(self._owed[row]))
        self._empty = EmptyState("done", N_("Nobody owes anything."))
        self._sum = Label(role="strong")
        self.body.addWidget(Label(N_("Tap a customer who pays.")).wrapped())
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self._empty, 1)
        self.body.addWidget(self._sum)
        self.setFocusProxy(self.table)

    def show_owed(self, owed: Sequence[Owed], names: Mapping[str, str]) -> None:
        """Show who owes."""
        self._owed = owed
        self.table.show_rows(
            [(names.get(one.party, "–"), *(each or None for each in one.ages), one.total) for one in owed]
        )
        self.table.setVisible(bool(owed))
        self._empty.setVisible(not owed)
        self._sum.say(N_("Together {amount} baht"), amount=Money(sum(one.total.satang for one in owed)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ages only where there is room for them."""
        super().resizeEvent(event)
        narrow = theme.layout_for(self.width()) == "compact"
        for column in range(1, len(_COLUMNS) - 1):
            self.table.setColumnHidden(column, narrow)
