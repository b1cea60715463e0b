"""What stands beside the list: the field that finds goods, and below it goods, number keys or a day, one at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from posapp.domain.quantity import ONE
from posapp.i18n import N_
from posapp.ui import theme
from posapp.ui.names import call, hint
from posapp.ui.parts.goods_sheet.sides import DayChoice, GoodsPicker, NumberKeys
from posapp.ui.top_bar import SearchField
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.page_stack import PageStack

if TYPE_CHECKING:
    from datetime import date

    from posapp.domain.product import Product
    from posapp.ui.parts.goods_sheet.lines import Extra, Line
    from posapp.ui.parts.goods_sheet.shelf import GoodsShelf


class SidePane(QWidget):
    """Emits `picked(product, quantity, pack)`, `typed(text)`, `said(key, day)`, and `turned` when it opens or closes.

    Where it is `folded` only the field is seen until goods, keys or a day are wanted. `left` asks for the list.
    """

    picked = Signal(object, object, object)
    typed = Signal(str)
    said = Signal(str, object)
    turned = Signal()
    left = Signal()

    def __init__(self, shelf: GoodsShelf, today: date) -> None:
        super().__init__()
        self._shelf = shelf
        self._key = ""
        self._folded = self._low = False
        self.open = False
        self.search = SearchField()
        self.choose = BigButton(icon="goods")
        self.goods = GoodsPicker()
        self.keys = NumberKeys()
        self.days = DayChoice(today)
        self._stack = PageStack((self.goods, self.keys, self.days))
        call(self.search, N_("Find goods"))
        hint(self.search, N_("Name or code, or scan (F2)"))
        self.setFocusProxy(self.search)
        self._lay_out()
        self._wire()
        self._turn(open_=False)

    def show_goods(self, shelf: GoodsShelf) -> None:
        """Choose from other goods, or from the same as they are now."""
        self._shelf = shelf
        self.goods.show_found(shelf, self.search.text())

    def fold(self, *, folded: bool, low: bool) -> None:
        """Take little room, or all that is beside the list; where it is `low`, keys and days come without the field."""
        if (folded, low) != (self._folded, self._low):
            self._folded, self._low = folded, low
            self.keys.way_on.setVisible(not low)
            self._turn(open_=self.open)

    def covers(self) -> bool:
        """Whether goods or a day are being chosen where the list would stand."""
        return self._folded and self.open and self._stack.currentWidget() is not self.keys

    def ask_number(self, line: Line) -> None:
        """Offer number keys for `line`."""
        self.keys.begin(line)
        self._stack.bring(self.keys)
        self._turn(open_=True)

    def ask_day(self, extra: Extra, line: Line) -> None:
        """Ask for the day of `line` that `extra` names."""
        self._key = extra.key
        self.days.begin(extra, line)
        self._stack.bring(self.days)
        self._turn(open_=True)

    def leave(self) -> None:
        """Back to the goods, all of them."""
        if self.search.text():
            self.search.clear()
            self.goods.show_found(self._shelf, "")
        self._stack.bring(self.goods)
        self._turn(open_=False)

    def next(self) -> None:
        """Ask for the next article."""
        self.leave()
        self.search.setFocus()

    def _turn(self, *, open_: bool) -> None:
        self.open = open_
        self._stack.setVisible(open_ or not self._folded)
        home = self._stack.currentWidget() is self.goods
        self.choose.say(N_("Choose goods") if not open_ or not home else N_("Back to the list"))
        self.choose.setVisible(self._folded or not home)
        self._upper.setVisible(home or not self._low)
        policy = QSizePolicy.Policy.Preferred if self._stack.isVisibleTo(self) else QSizePolicy.Policy.Maximum
        self.setSizePolicy(QSizePolicy.Policy.Preferred, policy)
        self.turned.emit()

    def _lay_out(self) -> None:
        self._upper = QWidget()
        upper = QHBoxLayout(self._upper)
        upper.setContentsMargins(0, 0, 0, 0)
        upper.setSpacing(theme.px(8))
        upper.addWidget(self.search, 1)
        upper.addWidget(self.choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(self._upper)
        column.addWidget(self._stack, 1)

    def _wire(self) -> None:
        self.search.textEdited.connect(self._look_for)
        self.search.returnPressed.connect(self._take_first)
        self.search.left.connect(self._leave_search)
        self.choose.tapped.connect(self._choose)
        self.goods.picked.connect(lambda product: self.picked.emit(product, ONE, None))
        self.keys.typed.connect(self.typed)
        self.keys.done.connect(self.next)
        self.days.chosen.connect(lambda day: self.said.emit(self._key, day))
        self.days.done.connect(self.leave)
        QShortcut(QKeySequence("F2"), self, self.next)

    def _look_for(self, typed: str) -> None:
        self.goods.show_found(self._shelf, typed)
        self._stack.bring(self.goods)
        self._turn(open_=bool(typed.strip()))

    def _take_first(self) -> None:
        """The best hit goes on the list; a code that was typed by hand is as good as a scanned one."""
        typed = self.search.text().strip()
        found = self._shelf.scanned(typed) if typed else None
        first: Product | None = self.goods.first()
        if found:
            self.picked.emit(*found)
        elif typed and first:
            self.picked.emit(first, ONE, None)

    def _leave_search(self) -> None:
        """Down goes to what was found, Esc to the list."""
        if self.search.text():
            self.goods.table.setFocus()
            self.goods.table.selectRow(0)
        else:
            self.leave()
            self.left.emit()

    def _choose(self) -> None:
        wanted = not (self.open and self._stack.currentWidget() is self.goods)
        self.leave()
        if wanted:
            self._turn(open_=True)
            self.goods.table.setFocus()
