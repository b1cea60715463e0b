"""The bill side of the screen: head, lines, total, and every way to take the money."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from posapp.i18n import N_, _
from posapp.ui import theme
from posapp.ui.screens.checkout.pane import Pane
from posapp.ui.screens.checkout.words import LineWords
from posapp.ui.widgets.amount_buttons import AmountButtons
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.empty_state import EmptyState
from posapp.ui.widgets.label import OneLine
from posapp.ui.widgets.line_list import LineList
from posapp.ui.widgets.money_label import MoneyLabel
from posapp.ui.widgets.page_stack import PageStack

if TYPE_CHECKING:
    from posapp.domain.cart import Cart
    from posapp.domain.money import Money

_SHORT = 500
"""Below this height (at 100 %) the total gets smaller so that two lines stay in sight."""
_GAP = 8
_VERY_SHORT = 330
"""Below this one the bill shows a part of the open line only, so that every way to pay stays in reach."""


class BillPane(Pane):
    """Draws the cart it is shown; its buttons are wired by their names."""

    def __init__(self) -> None:
        super().__init__()
        self._words = LineWords()
        self._head = OneLine(role="strong")
        self.hold = BigButton(N_("Hold bill"), icon="hold", kind="quiet")
        self.restart = BigButton(N_("Start over"), icon="remove", kind="quiet")
        self.restart.picture("remove", "lac")
        self.lines = LineList(N_("This bill"))
        self._empty = EmptyState("basket", N_("Tap the first thing to sell."))
        self.held = BigButton(icon="history")
        self._note = OneLine(role="chip", colour="leaf")
        self._total_word = OneLine(N_("Total"), role="title")
        self.total = MoneyLabel("total", unit=True)
        self.amounts = AmountButtons()
        self.cash = BigButton(N_("Cash"), icon="pay_cash", kind="cash", key_hint="F8")
        self.scan = BigButton(N_("Scan to pay"), icon="pay_promptpay", kind="scan", key_hint="F9")
        self.other = BigButton(N_("Other ways"), icon="more", kind="quiet")
        self.discount = BigButton(N_("Discount"), icon="discount", kind="quiet")
        self.customer = BigButton(N_("Customer"), icon="customer", kind="quiet")
        self.wholesale = BigButton(N_("Wholesale"), kind="chip")
        self.wholesale.setCheckable(True)
        self.wholesale.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._back = BigButton(N_("To the goods"), icon="back", kind="plain")
        self._back.tapped.connect(self.goods_wanted)
        self._empty_page = QWidget()
        self._pages = PageStack((self.lines, self._empty_page))
        self._foot = QWidget()
        self._build()

    def show_cart(self, cart: Cart, open_row: int, paid: Money) -> None:
        """Draw `cart`; `paid` is what was taken of it already."""
        lines = self._words.of(cart)
        some = bool(lines)
        self._head.say(N_("Pieces: {count}") if some else N_("This bill"), count=cart.pieces)
        self._fit_head()
        self.hold.setVisible(some)
        self.restart.setVisible(some)
        self._pages.bring(self.lines if some else self._empty_page)
        self._foot.setVisible(some)
        self.lines.show_lines(lines, open_row)
        rest = cart.total - paid
        self.total.show_money(rest)
        self._total_word.say(N_("Left to pay") if paid else N_("Total"))
        self.amounts.offer(rest)
        self._note.setVisible(bool(cart.off))
        if cart.off:
            reason = cart.discount.reason if cart.discount else ""
            self._note.say(N_("Discount {amount} · {reason}"), amount=cart.off, reason=_(reason))

    def show_wholesale(self, on: bool, *, offered: bool) -> None:
        """Show whether the bill is priced for a reseller; where nothing has such a price nobody is asked."""
        self.wholesale.setVisible(on or offered)
        self.wholesale.setChecked(on)

    def show_held(self, count: int) -> None:
        """Offer the held bills while this one is empty."""
        self.held.setVisible(bool(count))
        self.held.say(N_("Held bills ({count})"), count=count)

    def show_customer(self, name: str) -> None:
        """Show whose bill it is."""
        if name:
            self.customer.show_text(name)
        else:
            self.customer.say(N_("Customer"))

    def forget_words(self) -> None:
        """Say the lines anew at the next drawing."""
        self._words.forget()

    def compact(self, *, on: bool) -> None:
        """Alone in a narrow window it needs a way back to the goods."""
        self._back.setVisible(on)

    def fit(self) -> None:
        """The total is smaller where the height is short."""
        self.lines.setMinimumHeight(theme.px(106 if self.height() >= theme.px(_VERY_SHORT) else 44))
        short = self.height() < theme.px(_SHORT)
        self.total.become("due" if short else "total")
        for button in (self.other, self.discount, self.customer):
            button.setMaximumHeight(button.minimumSizeHint().height() if short else theme.px(48))
        self._fit_head()

    def _fit_head(self) -> None:
        """How many pieces there are comes before the word of a button that has an icon."""
        self.hold.icon_only(only=False)
        needed = sum(part.sizeHint().width() + theme.px(_GAP) for part in (self._head, self.hold, self.restart))
        few = self.width() < theme.px(400)
        self.hold.icon_only(only=few and (theme.worn()[1] > theme.SIZES[0] or needed > self.width()))

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(10), theme.px(4), theme.px(8), theme.px(8))
        column.setSpacing(theme.px(6))
        head = QHBoxLayout()
        head.setSpacing(theme.px(4))
        head.addWidget(self._back)
        head.addWidget(self._head, 1)
        head.addWidget(self.hold)
        head.addWidget(self.restart)
        column.addLayout(head)
        below = QVBoxLayout(self._empty_page)
        below.addWidget(self._empty, 1)
        below.addWidget(self.held, 0, Qt.AlignmentFlag.AlignHCenter)
        below.addStretch(1)
        column.addWidget(self._pages, 1)
        column.addWidget(self._foot)
        self._build_foot()
        self._back.hide()
        self.held.hide()

    def _build_foot(self) -> None:
        column = QVBoxLayout(self._foot)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addWidget(self._note)
        total = QHBoxLayout()
        total.addWidget(self._total_word)
        total.addWidget(self.wholesale)
        total.addWidget(self.total, 1)
        column.addLayout(total)
        column.addWidget(self.amounts)
        pay = QHBoxLayout()
        pay.setSpacing(theme.px(8))
        pay.addWidget(self.cash, 1)
        pay.addWidget(self.scan, 1)
        column.addLayout(pay)
        more = QHBoxLayout()
        more.setSpacing(theme.px(2))
        for button in (self.other, self.discount, self.customer):
            more.addWidget(button, 1)
        column.addLayout(more)
