"""What can stand beside the list: the goods to choose from, number keys, a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from posapp.domain.unit import unit
from posapp.i18n import N_, _
from posapp.ui import theme
from posapp.ui.parts.goods_cell import amount_of
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.date_picker import DatePicker
from posapp.ui.widgets.empty_state import EmptyState
from posapp.ui.widgets.keypad import Keypad
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.scroll_column import ScrollColumn
from posapp.ui.widgets.table import Column, Table

if TYPE_CHECKING:
    from datetime import date

    from posapp.domain.product import Product
    from posapp.ui.parts.goods_sheet.lines import Extra, Line
    from posapp.ui.parts.goods_sheet.shelf import GoodsShelf

_DECIMALS = 3


class GoodsPicker(QWidget):
    """The goods that hold what was typed. Emits `picked(Product)`."""

    picked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._found: list[Product] = []
        self.table = Table((Column(N_("Goods"), stretch=True), Column(N_("On hand"))), name=N_("Goods to choose from"))
        self.table.setSortingEnabled(False)
        self.table.chosen.connect(lambda row: self.picked.emit(self._found[row]))
        self._none = EmptyState("search", "")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)
        column.addWidget(self._none)

    def show_found(self, shelf: GoodsShelf, typed: str) -> None:
        """Show what holds `typed`."""
        self._found = shelf.find(typed)
        self.table.show_rows([(one.name, amount_of(one, shelf.left(one))) for one in self._found])
        self.table.scrollToTop()
        self._none.say(
            N_("No goods like that. Type fewer letters.")
            if shelf.products
            else N_("No goods yet that have a stock. Add them under Goods.")
        )
        self.table.setVisible(bool(self._found))
        self._none.setVisible(not self._found)

    def first(self) -> Product | None:
        """The best hit."""
        return self._found[0] if self._found else None


class NumberKeys(QWidget):
    """Number keys for the open line. Emits `typed(text)` and `done`."""

    typed = Signal(str)
    done = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._keys = Keypad(_DECIMALS)
        self._keys.changed.connect(self.typed)
        on = BigButton(N_("Next"), icon="check", kind="amount")
        on.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        on.tapped.connect(self.done)
        self.way_on = QWidget()
        below = QVBoxLayout(self.way_on)
        below.setContentsMargins(0, theme.px(8), 0, 0)
        below.addWidget(on)
        below.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._keys, 8)
        column.addWidget(self.way_on, 1)

    def begin(self, line: Line) -> None:
        """Start a new number for `line`."""
        self._keys.start(_DECIMALS if line.product.divisible else 0)


class DayChoice(QWidget):
    """A day for an extra of the open line. Emits `chosen(date or None)` and `done`."""

    chosen = Signal(object)
    done = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self._title = Label(role="section").wrapped()
        self._picker = DatePicker(today)
        self._picker.changed.connect(self.chosen)
        none = BigButton(N_("Not known"), icon="close")
        none.tapped.connect(lambda: self.chosen.emit(None))
        none.tapped.connect(self.done)
        on = BigButton(N_("Next"), icon="check", kind="amount")
        on.tapped.connect(self.done)
        area = ScrollColumn()
        area.column.addWidget(self._title)
        area.column.addWidget(self._picker)
        area.column.addStretch(1)
        foot = QHBoxLayout()
        foot.addWidget(none)
        foot.addWidget(on, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area, 1)
        column.addLayout(foot)

    def begin(self, extra: Extra, line: Line) -> None:
        """Ask for the day of `line` that `extra` names."""
        self._title.show_text(f"{line.product.name} · {_(extra.title)}")
        self._picker.choose(line.day(extra.key) or self._today)
        self._picker.setFocus()


def counted_in(line: Line) -> str:
    """How much of a line there is, in words: "2 dozen = 24 pieces"."""
    own = f"{line.quantity} {_(unit(line.product.unit).label)}"
    return f"{line.count} {_(unit(line.pack.unit).label)} = {own}" if line.pack else own
