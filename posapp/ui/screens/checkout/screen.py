"""The selling screen: what stands on it, and what happens when it is shown, scanned at or typed at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from posapp.domain.changes import Book
from posapp.domain.tender import CASH, paid
from posapp.i18n import arabic_digits
from posapp.ui.screens.checkout.acts import Acts, Outlets
from posapp.ui.screens.checkout.customer_view import CustomerView
from posapp.ui.screens.checkout.desk import Desk
from posapp.ui.screens.checkout.parts import Parts
from posapp.ui.screens.checkout.stage import Stage
from posapp.ui.screens.checkout.state import BillState, on_bill
from posapp.ui.screens.checkout.wiring import wire

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from posapp.domain.changes import Changes
    from posapp.ui.notices import Notices
    from posapp.ui.screens.checkout.counter import Counter
    from posapp.ui.screens.checkout.desk import Printing
    from posapp.ui.sound import Sounds
    from posapp.ui.top_bar import SearchField

_REMEMBER_MS: Final = 700


class CheckoutScreen(QWidget):
    """Sells.

    `changed(Changes)` tells which books were written; `wanted(key)` asks for another screen; `code_unknown(code)` for
    new goods with that barcode; `seller_changed(name)` who sells now.
    """

    changed = Signal(object)
    wanted = Signal(str)
    code_unknown = Signal(str)
    seller_changed = Signal(str)
    help_page = "sell"

    def __init__(
        self, counter: Counter, notices: Notices, sounds: Sounds, printing: Printing, search: SearchField
    ) -> None:
        super().__init__()
        self.state = BillState(counter.draft())
        self.parts = Parts.build(counter)
        self.stage = Stage(self.parts)
        self.customer_view = CustomerView(counter.shop.group.name)
        self._desk = Desk(counter, self.state, self.stage, notices, sounds, self._draw, self.changed.emit)
        outlets = Outlets(self.wanted.emit, self.code_unknown.emit, self.seller_changed.emit)
        self.acts = Acts(self._desk, self.parts, printing, self.customer_view, outlets)
        self._remember = QTimer(self)
        self._remember.setSingleShot(True)
        self._remember.setInterval(_REMEMBER_MS)
        self._remember.timeout.connect(self.save_draft)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stage)
        self.stage.foot_moved.connect(lambda: notices.place(self.stage.foot()))
        wire(self, self.acts, search)

    def widget(self) -> QWidget:
        """Itself."""
        return self

    def shown(self) -> None:
        """Look at goods and held bills again; the banner goes below goods and panels."""
        self._desk.notices.place(self.stage.foot())
        self.parts.tiles.load()
        self._draw()
        if self.stage.panel() is None:
            self.parts.tiles.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, changes: Changes) -> None:
        """Follow the books."""
        if changes.touch(Book.CATALOG):
            self.parts.tiles.load()
        elif changes.touch(Book.STOCK | Book.OPTIONS):
            self.parts.tiles.load_stock()
        if changes.touch(Book.OPTIONS):
            self.customer_view.show_group(self._desk.counter.shop.group.name)
        self._draw()

    def retranslate(self) -> None:
        """Say the lines of the bill anew."""
        self.parts.bill.forget_words()
        self._draw()

    def on_scan(self, code: str) -> None:
        """A code came from a scanner while this screen is in front."""
        self.acts.scan(code)

    def save_draft(self) -> None:
        """Keep the bill on the screen against a power cut; called by itself a moment after each change."""
        self._remember.stop()
        self._desk.attempt(lambda: self._desk.counter.remember(self.state.cart))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits for the count of the next tap, + − Delete on the open line, Esc back to the goods."""
        signs = event.text()
        if self.stage.panel() is not None or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        elif signs and arabic_digits(signs).isdecimal():
            self.state.type_digit(signs)
            self._draw()
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Backspace):
            self.state.times = ""
            self.stage.show_tiles()
            self._draw()
        elif not self.acts.on_line(event.key()):
            event.ignore()

    def _draw(self) -> None:
        """Paint tiles, bill and customer view as the bill is now."""
        cart, counter, bill = self.state.cart, self._desk.counter, self.parts.bill
        paying = self.acts.paying
        paying.follow()
        if cart.lines:
            self.stage.show_done(on=False)
        self.parts.tiles.show_bill(on_bill(cart), cart.selling, self.state.times)
        bill.show_cart(cart, self.state.open, paid(paying.payment.tenders))
        bill.show_wholesale(cart.selling.wholesale, offered=self.parts.tiles.assortment.wholesale)
        bill.amounts.offer(paying.payment.due(CASH))
        bill.show_customer(counter.shop.books.people.name(cart.customer) if cart.customer else "")
        held = 0 if cart.lines else counter.shop.books.held.count()
        bill.show_held(held)
        self.stage.say(cart, held)
        if cart.lines or not self.stage.is_done():
            self.customer_view.show_cart(cart)
        self._remember.start()
