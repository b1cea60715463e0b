"""Who owes: each customer (or online shop) with what is owed and how old it is."""

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

_COLUMNS: Final = (*(Column(words) for words in AGES.values()), Column(N_("Owes")))
_LEAST: Final = 160


class OwedPage(Step):
    """Emits `chosen(owed)` when somebody who owes is tapped."""

    chosen = Signal(object)

    def __init__(self, title: str, who: str, ask: str) -> None:
        """`who` is the word over those who owe, `ask` says what to do with them (catalogue messages)."""
        super().__init__(title, Deed(N_("Ready"), "check"), scrolls=True)
        self._owed: Sequence[Owed] = ()
        self.table = Table((Column(who, stretch=True), *_COLUMNS), name=title)
        self.table.setMinimumHeight(theme.px(_LEAST))
        self.table.chosen.connect(lambda row: self.chosen.emit(self._owed[row]))
        self._empty = EmptyState("done", N_("Nobody owes anything."))
        self._sum = Label(role="strong")
        self.body.addWidget(Label(ask).wrapped())
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
        for column in range(1, len(_COLUMNS)):
            self.table.setColumnHidden(column, narrow)
