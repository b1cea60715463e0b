"""Taking money by transfer: the QR or the account, three things to look at, the slip, and whether it came."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from posapp.documents.qr import qr_modules
from posapp.i18n import N_, _, date_text
from posapp.ui import theme
from posapp.ui.screens.checkout.panels.panel import Panel
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.box import Box
from posapp.ui.widgets.label import Label, OneLine
from posapp.ui.widgets.money_label import MoneyLabel
from posapp.ui.widgets.qr_view import QrView
from posapp.ui.widgets.status_icon import StatusIcon

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from posapp.payments.method import Ask, Method
    from posapp.payments.slip import Slip
    from posapp.store.transfers import SlipUse

_SHORT: Final = 480
_BESIDE: Final = QBoxLayout.Direction.LeftToRight
_BELOW: Final = QBoxLayout.Direction.TopToBottom
_LOOK: Final = N_("Look at 3 things: the amount is right · the account name is right · the time is now")


class TransferPanel(Panel):
    """Emits `seen` (the money is there), `waiting` (finish the bill, tick it later), and where a slip comes from."""

    seen = Signal()
    waiting = Signal()
    file_wanted = Signal()
    paste_wanted = Signal()
    turn_wanted = Signal()

    def __init__(self) -> None:
        confirm = BigButton(N_("Money is in"), icon="done", kind="cash", key_hint="Enter").guarded()
        super().__init__(confirm)
        confirm.tapped.connect(self.seen)
        self.slip = ""
        self._qr = QrView()
        self._account = Box()
        self._account_icon = StatusIcon("pay_transfer", "indigo", 72)
        self._account_word = Label(colour="text2").wrapped().aligned(Qt.AlignmentFlag.AlignHCenter)
        self._account_number = Label(role="due").wrapped().aligned(Qt.AlignmentFlag.AlignHCenter)
        self._title = OneLine(role="title")
        self._amount = MoneyLabel("dialog", unit=True).left()
        self._name = Label(role="strong").wrapped()
        self._look = Label(_LOOK, role="body", colour="on_turmeric").wrapped()
        self._slip_box = Box("leaf_soft", "leaf")
        self._slip = Label(role="chip").wrapped()
        self._hints = Label(role="chip", colour="turmeric_text").wrapped()
        self._later = BigButton(N_("Wait for the money"), icon="clock").guarded()
        self._later.tapped.connect(self.waiting)
        self._turn = BigButton(N_("Turn to the customer"), icon="screen")
        self._file = BigButton(N_("Slip from a file"), icon="photo")
        self._paste = BigButton(N_("Paste slip"), icon="paste")
        self._tools = QBoxLayout(_BELOW)
        self._build()

    def start(self, way: Method, ask: Ask) -> None:
        """Show what `way` asks."""
        self.slip = ""
        self._title.say(way.title)
        self._account_icon.become(way.icon, "indigo")
        self._account_word.say(
            N_("Transfer to") if ask.account else N_("Take the money in the scheme's own app first.")
        )
        self._amount.show_money(ask.amount)
        scan = ask.kind == "scan"
        self._qr.setVisible(scan)
        self._turn.setVisible(scan)
        self._account.setVisible(not scan)
        self._account_number.show_text(ask.account)
        self._account_number.setVisible(bool(ask.account))
        if scan:
            self._qr.show_modules(qr_modules(ask.qr_payload))
        self._name.setVisible(bool(ask.account_name))
        self._name.say(N_("The account name is {name}"), name=ask.account_name)
        self._hints.setVisible(bool(ask.hints))
        self._hints.show_text(" · ".join(_(hint) for hint in ask.hints))
        self._slip_box.hide()
        bank = scan or bool(ask.account)
        for part in (self._look_box, self._file, self._paste):
            part.setVisible(bank)

    def show_slip(self, slip: Slip) -> None:
        """A slip was read: keep it with the payment."""
        self.slip = slip.identity_key
        bank = slip.bank.name if slip.bank_code else ""
        self._tell("leaf_soft", "leaf", "text")
        self._slip.say(
            N_("The slip can be read – not checked with the bank: look in the bank's app. {bank} {reference}"),
            bank=_(bank),
            reference=slip.reference[-12:],
        )

    def show_used(self, use: SlipUse) -> None:
        """A slip was read that paid another bill already."""
        self.slip = ""
        self._tell("lac", "lac", "on_lac")
        self._slip.say(
            N_("This slip is used already: {date}, bill {number}. Ask for the slip of this payment."),
            date=date_text(use.at),
            number=use.number,
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Drop what can be spared where the height is short."""
        super().resizeEvent(event)
        short = self.height() < theme.px(_SHORT)
        self._title.setVisible(not short)
        self._amount.become("due" if short else "dialog")
        self._look.role("chip" if short else "body")
        self._name.role("chip" if short else "strong")
        self._tools.setDirection(_BESIDE if short else _BELOW)
        for button in (self._file, self._paste):
            button.icon_only(only=short)

    def _tell(self, ground: theme.Token, edge: theme.Token, ink: theme.Token) -> None:
        self._slip_box.become(ground, edge)
        self._slip.colour(ink)
        self._slip_box.show()
        # A slip proves nothing by itself, so the three things stay in sight wherever there is room for both.
        self._look_box.setVisible(self.height() >= theme.px(_SHORT))

    def _build(self) -> None:
        self._look_box = Box("turmeric", "edge")
        self._look_box.column.addWidget(self._look)
        self._slip_box.column.addWidget(self._slip)
        self._account.column.addStretch(1)
        self._account.column.addWidget(self._account_icon)
        self._account.column.addWidget(self._account_word)
        self._account.column.addWidget(self._account_number)
        self._account.column.addStretch(1)
        sides = QHBoxLayout()
        sides.setSpacing(theme.px(16))
        sides.addWidget(self._qr, 7)
        sides.addWidget(self._account, 7)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        for part in (self._title, self._amount, self._name, self._look_box, self._slip_box, self._hints):
            column.addWidget(part)
        column.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        self._tools.setSpacing(theme.px(8))
        for button, wanted in ((self._file, self.file_wanted), (self._paste, self.paste_wanted)):
            button.tapped.connect(wanted)
            row.addWidget(button, 1)
        self._turn.tapped.connect(self.turn_wanted)
        self._tools.addLayout(row)
        self._tools.addWidget(self._turn, 1)
        column.addLayout(self._tools)
        sides.addWidget(right, 6)
        self.column.addLayout(sides, 1)
        self.foot.insertWidget(1, self._later, 2)
