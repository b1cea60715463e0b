"""What the customer sees: on a second screen all day, or on this one when it is turned round to pay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from posapp.documents.qr import qr_modules
from posapp.i18n import N_
from posapp.ui import theme
from posapp.ui.widgets.label import Label, OneLine
from posapp.ui.widgets.money_label import MoneyLabel
from posapp.ui.widgets.page_stack import PageStack
from posapp.ui.widgets.qr_view import QrView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent, QScreen

    from posapp.domain.cart import Cart
    from posapp.domain.sale import Sale
    from posapp.payments.method import Ask


class CustomerView(QWidget):
    """A window of its own. Never shows stock, cost or the names of customers."""

    def __init__(self, group: str) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._second = False
        self._app: QGuiApplication | None = None
        self._seller: QWidget | None = None
        self._group = Label(role="due").wrapped().aligned(Qt.AlignmentFlag.AlignCenter)
        self.show_group(group)
        self._article = OneLine(role="due")
        self._total = MoneyLabel("giant", unit=True)
        self._qr = QrView()
        self._ask_amount = MoneyLabel("change", unit=True).left()
        self._ask_name = Label(role="title").wrapped()
        self._thanks = Label(N_("Thank you"), role="total").aligned(Qt.AlignmentFlag.AlignCenter)
        self._change_word = OneLine(N_("Change"), role="title")
        self._change = MoneyLabel("giant", colour="leaf", unit=True)
        self._selling_page, self._paying_page, self._thanks_page = self._selling(), self._paying(), self._thanking()
        self._pages = PageStack((self._group, self._selling_page, self._paying_page, self._thanks_page))
        column = QVBoxLayout(self)
        margin = theme.px(24)
        column.setContentsMargins(margin, margin, margin, margin)
        column.addWidget(self._pages)

    def show_group(self, name: str) -> None:
        """Show the group's name while there is nothing to pay."""
        self._group.show_text(name)

    def follow(self, app: QGuiApplication, seller: QWidget) -> None:
        """Stand on a second screen whenever one is plugged in beside that of the `seller`'s window."""
        self._app, self._seller = app, seller
        app.screenAdded.connect(self._on_screens)
        app.screenRemoved.connect(self._on_screens)
        self.use_second(app.screens(), seller.screen())

    def use_second(self, screens: Sequence[QScreen], own: QScreen) -> None:
        """Fill the first of `screens` that shows something else than the seller's `own`; without one, give way."""
        free = [screen for screen in screens if not screen.geometry().intersects(own.geometry())]
        self._second = bool(free)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, self._second)
        if free:
            self.setGeometry(free[0].geometry())
            self.showFullScreen()
        else:
            self.hide()

    def turn(self) -> None:
        """Fill the seller's own screen until it is touched."""
        self.showFullScreen()
        self.raise_()
        self.activateWindow()

    def show_cart(self, cart: Cart) -> None:
        """Show the last article and the total; the group's name while there is nothing."""
        if not cart.lines:
            self._pages.bring(self._group)
            return
        line = cart.lines[-1]
        self._article.show_text(f"{line.quantity} × {line.product.name}")
        self._total.show_money(cart.total)
        self._pages.bring(self._selling_page)

    def show_ask(self, ask: Ask) -> None:
        """Show the QR and what it pays."""
        if ask.qr_payload:
            self._qr.show_modules(qr_modules(ask.qr_payload))
            self._ask_amount.show_money(ask.amount)
            self._ask_name.setVisible(bool(ask.account_name))
            self._ask_name.say(N_("The account name is {name}"), name=ask.account_name)
            self._pages.bring(self._paying_page)

    def show_thanks(self, sale: Sale) -> None:
        """Say thank you, and the change."""
        self._change.show_money(sale.change)
        self._change.setVisible(bool(sale.change))
        self._change_word.setVisible(bool(sale.change))
        self._pages.bring(self._thanks_page)
        self._give_way()

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """A touch gives the screen back to the seller."""
        self._give_way()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc, too."""
        if event.key() == Qt.Key.Key_Escape:
            self._give_way()

    def _on_screens(self, _changed: QScreen) -> None:
        if self._app and self._seller:
            self.use_second(self._app.screens(), self._seller.screen())

    def _give_way(self) -> None:
        if not self._second:
            self.hide()

    def _selling(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.addStretch(1)
        column.addWidget(self._article)
        column.addWidget(self._total)
        column.addStretch(1)
        return page

    def _paying(self) -> QWidget:
        page = QWidget()
        row = QHBoxLayout(page)
        row.setSpacing(theme.px(24))
        row.addWidget(self._qr, 3)
        words = QVBoxLayout()
        words.addStretch(1)
        words.addWidget(Label(N_("Scan to pay"), role="title"))
        words.addWidget(self._ask_amount)
        words.addWidget(self._ask_name)
        words.addStretch(1)
        row.addLayout(words, 2)
        return page

    def _thanking(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.addStretch(1)
        column.addWidget(self._thanks)
        column.addWidget(self._change_word)
        column.addWidget(self._change)
        column.addStretch(1)
        return page
