"""Where things stand on the selling screen: goods or a panel at the left, the bill or the change at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from posapp.i18n import N_
from posapp.ui import theme
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.page_stack import PageStack

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from posapp.domain.cart import Cart
    from posapp.ui.screens.checkout.parts import Parts

_BILL_WIDTH = {"wide": 416, "medium": 372}


class Stage(QWidget):
    """Wide: both sides. Medium: a panel takes the bill's room too. Compact: one pane and a foot to turn it."""

    foot_moved = Signal()

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self.tiles, self.bill, self.done = parts.tiles, parts.bill, parts.done
        self._grids = (parts.tiles.grid, parts.variants.grid)
        self._layout: theme.Layout = "wide"
        self._bill_side = False
        self._worth_turning = False
        self._left = PageStack((self.tiles, *parts.panels()))
        self._right = PageStack((self.bill, self.done))
        self._turn = BigButton(icon="basket", kind="cash")
        self._turn.tapped.connect(self.show_bill)
        self._row = row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._side = QVBoxLayout()
        self._side.setSpacing(0)
        self._side.addWidget(self._left, 1)
        row.addLayout(self._side, 1)
        row.addWidget(self._right)
        self._below = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row, 1)
        column.addLayout(self._below)
        column.addWidget(self._turn)
        self.bill.goods_wanted.connect(self.show_tiles)
        self.done.goods_wanted.connect(self.show_tiles)

    def foot(self) -> QVBoxLayout:
        """Where a banner goes: below the goods, so that the bill stays where it is; below all in a narrow window."""
        return self._below if self._layout == "compact" else self._side

    def show_panel(self, panel: QWidget) -> None:
        """Bring a panel to the front, with the keyboard's focus."""
        self._left.bring(panel)
        self._bill_side = False
        self._arrange()
        panel.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_tiles(self) -> None:
        """Bring the goods to the front."""
        self.show_tiles_behind()
        self.tiles.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_tiles_behind(self) -> None:
        """Bring the goods to the front while the search field keeps the focus."""
        self._left.bring(self.tiles)
        self._bill_side = False
        self._arrange()

    def show_bill(self) -> None:
        """In a narrow window: turn to the bill."""
        self._left.bring(self.tiles)
        self._bill_side = True
        self._arrange()
        (self.done if self.is_done() else self.bill).setFocus(Qt.FocusReason.OtherFocusReason)

    def turn_to_bill(self) -> None:
        """In a narrow window: turn to the bill or the change; the goods keep the keys elsewhere."""
        if self._layout == "compact":
            self.show_bill()

    def show_done(self, *, on: bool) -> None:
        """Show the change where the bill was, or the bill again."""
        self._right.bring(self.done if on else self.bill)

    def is_done(self) -> bool:
        """Whether the last sale is still shown."""
        return self._right.currentWidget() is self.done

    def panel(self) -> QWidget | None:
        """The panel in front, None while the goods are."""
        front = self._left.currentWidget()
        return None if front is self.tiles else front

    def say(self, cart: Cart, held: int) -> None:
        """Put the bill, or how many are held, in one line on the foot of a narrow window."""
        if cart.lines:
            self._turn.say(N_("Pieces: {count} · {total} · take the money"), count=cart.pieces, total=cart.total)
        else:
            self._turn.say(N_("Held bills ({count})"), count=held)
        self._worth_turning = bool(cart.lines) or held > 0
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the layout for the width."""
        super().resizeEvent(event)
        self._choose()

    def changeEvent(self, event: QEvent) -> None:
        """Likewise after another text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._choose()

    def _choose(self) -> None:
        before, self._layout = self._layout, theme.layout_for(self.width())
        for grid in self._grids:
            grid.tile_size(self._layout)
        compact = self._layout == "compact"
        self.bill.compact(on=compact)
        self.done.compact(on=compact)
        self._arrange()
        if "compact" in (before, self._layout) and before != self._layout:
            self.foot_moved.emit()

    def _arrange(self) -> None:
        compact = self._layout == "compact"
        paying = self.panel() is not None
        if compact:
            self._right.setMinimumWidth(0)
            self._right.setMaximumWidth(self.maximumWidth())
            left, right = not self._bill_side, self._bill_side
        else:
            self._right.setFixedWidth(theme.px(_BILL_WIDTH[self._layout]))
            left, right = True, self._layout == "wide" or not paying
        self._row.setStretch(0, int(left))
        self._row.setStretch(1, int(not left))
        self._left.setVisible(left)
        self._right.setVisible(right)
        self._turn.setVisible(compact and left and not paying and self._worth_turning)
