"""A list of goods being made: find or scan an article, say how many, go on to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QBoxLayout

from posapp.domain.quantity import ONE
from posapp.i18n import N_
from posapp.operations.stock_book import today
from posapp.ui import theme
from posapp.ui.parts.goods_sheet.lines import Form, Line, Lines, renewed
from posapp.ui.parts.goods_sheet.list_pane import ListPane
from posapp.ui.parts.goods_sheet.shelf import GoodsShelf
from posapp.ui.parts.goods_sheet.side_pane import SidePane
from posapp.ui.widgets.fitted import Fitted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QKeyEvent

    from posapp.domain.identity import PlaceId
    from posapp.domain.product import Pack, Product
    from posapp.domain.quantity import Quantity
    from posapp.operations.shop import Shop

_BESIDE: Final = 940
"""From this width (at 100 %) on the goods stand beside the list."""
_BOTH: Final = 350
_BOTH_WITH_CHOICES: Final = 440
"""From this height on there is room for the list and for its open line."""


class GoodsSheet(Fitted):
    """Emits `changed` when the list is another. What is asked of each line is said by a `Form`."""

    changed = Signal()

    def __init__(self, shop: Shop, form: Form | None = None) -> None:
        super().__init__()
        self._shop, self._form = shop, form or Form()
        self._place: PlaceId | None = None
        self._shelf = GoodsShelf(shop, self._form.allow, stocked=not self._form.pieces)
        self._lines = Lines(self._form)
        self.side = SidePane(self._shelf, today(shop))
        self.list = ListPane(self._lines, self._form, self._shelf)
        self.setFocusProxy(self.side)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.px(8))
        self._row.addWidget(self.side)
        self._row.addWidget(self.list)
        self._wire()

    def begin(self, place: PlaceId | None = None, lines: Iterable[Line] = ()) -> None:
        """Start a list with `lines`; on hand is what lies at `place` (None: everywhere)."""
        self._place = place
        self._lines.begin(lines)
        self.list.say("")
        self.look()
        self.side.leave()

    def look(self) -> None:
        """Look at the goods again; the list stays."""
        self._shelf = GoodsShelf(self._shop, self._form.allow, self._place, stocked=not self._form.pieces)
        self._lines.all = renewed(self._lines.all, self._shelf.known)
        self.side.show_goods(self._shelf)
        self.list.show_lines(self._shelf)

    def lines(self) -> tuple[Line, ...]:
        """The list."""
        return self._lines.all

    def take(self, product: Product, quantity: Quantity = ONE, pack: Pack | None = None) -> None:
        """Put goods on the list as if they had been picked, and go to their quantity."""
        self.side.leave()
        self.list.take(product, quantity, pack)

    def on_scan(self, code: str) -> bool:
        """Put what was scanned on the list; False, and a word of it, when it is none of these goods."""
        found = self._shelf.scanned(code)
        if found:
            self.take(*found)
            return True
        self.list.say(N_("None of these goods has the code {code}."), code=code[:40])
        return False

    def say(self, sentence: str, **values: object) -> None:
        """Say something in the foot, beside how much is on the list."""
        self.list.say(sentence, **values)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter never leaves the list: here it only ends what is typed."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def fit(self) -> None:
        """List and goods beside each other where there is room."""
        wide, low = self._is_wide(), self._is_low()
        working = low and not self.side.open and self._lines.now() is not None
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.LeftToRight if wide else ways.TopToBottom)
        self.side.fold(folded=not wide, low=low)
        self.side.setVisible(not working)
        for place, share in enumerate((2, 3) if wide else (int(self.side.open), int(not self.side.open))):
            self._row.setStretch(place, share)
        self.list.setVisible(not self.side.covers())
        self.list.stand(alone=working or (not wide and self.side.open), whole=working)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.side.show_goods(self._shelf)

    def _wire(self) -> None:
        self.side.picked.connect(self.take)
        self.side.typed.connect(self.list.type)
        self.side.said.connect(self.list.put)
        self.side.turned.connect(self.fit)
        self.side.left.connect(self.list.table.setFocus)
        self.list.changed.connect(self.changed)
        self.list.turned.connect(self.fit)
        self.list.finished.connect(self._next)
        self.list.keys_wanted.connect(self.side.ask_number)
        self.list.day_wanted.connect(self.side.ask_day)

    def _next(self) -> None:
        """A line is done: where there is no room for both, the list comes back instead of it."""
        if self._is_low():
            self._lines.choose(-1)
            self.list.show_lines(self._shelf)
        self.side.next()

    def _is_wide(self) -> bool:
        return self.width() >= theme.px(_BESIDE)

    def _is_low(self) -> bool:
        choices = any(extra.kind == "choice" for extra in self._form.extras)
        needed = theme.px(_BOTH_WITH_CHOICES if choices else _BOTH)
        return not self._is_wide() and self.height() < needed
