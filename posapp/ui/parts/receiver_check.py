"""Whose money is it: the QR made from a PromptPay number, read back in words, to be scanned before it is trusted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from posapp.documents.qr import qr_modules
from posapp.domain.errors import Refused
from posapp.i18n import N_
from posapp.payments import promptpay
from posapp.payments.methods.promptpay import NATIONAL_ID
from posapp.payments.target import Bill, Target, destination
from posapp.ui import theme
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.note_box import NoteBox
from posapp.ui.widgets.qr_view import QrView

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_SIDE: Final = 208
_SIDE_BY_SIDE: Final = 460
_GROUPS: Final = {10: (3, 3, 4), 13: (1, 4, 5, 2, 1), 15: (3, 4, 4, 4)}
_GOES_TO: Final = {
    "mobile": N_("Money goes to the account of mobile {number}"),
    "id": N_("Money goes to the account of id {number}"),
    "ewallet": N_("Money goes to e-wallet {number}"),
    "truemoney": N_("Money goes to the TrueMoney wallet of {number}"),
}


def grouped(digits: str) -> str:
    """A number with dashes where people pause: "081-234-5678"."""
    parts, at = [], 0
    for length in _GROUPS.get(len(digits), (len(digits),)):
        parts.append(digits[at : at + length])
        at += length
    return "-".join(parts)


class ReceiverCheck(QWidget):
    """Shows nothing until there is a number; then where the money goes, and what to check with a telephone."""

    def __init__(self) -> None:
        super().__init__()
        self.qr = QrView()
        self.goes_to = Label(role="section").wrapped()
        self._scan = Label(
            N_("Scan this with a phone before you trust it. The account name must be the group's."), colour="text2"
        ).wrapped()
        self.warning = NoteBox()
        words = QVBoxLayout()
        words.setSpacing(theme.px(8))
        for part in (self.goes_to, self._scan, self.warning):
            words.addWidget(part)
        words.addStretch(1)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.setSpacing(theme.px(16))
        self._sides.addWidget(self.qr, 0, Qt.AlignmentFlag.AlignTop)
        self._sides.addLayout(words, 1)
        self.qr.setFixedSize(theme.px(_SIDE), theme.px(_SIDE))
        self.payload = ""
        self.hide()

    def check(self, kind: str, number: str, reference: str = "") -> None:
        """Show where money to `number` goes. Raises Refused, and shows nothing, when the number can't be right."""
        self.hide()
        self.payload = ""
        if not number.strip():
            return
        self.payload = promptpay.payload(destination(kind, number, reference.strip()))
        self._tell(promptpay.read(self.payload).to)
        self.qr.show_modules(qr_modules(self.payload))
        self.show()

    def refusal(self, kind: str, number: str, reference: str = "") -> Refused | None:
        """Like `check`, giving back the refusal instead of raising it."""
        try:
            self.check(kind, number, reference)
        except Refused as refused:
            return refused
        return None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The words beside the code, or below it where it is narrow."""
        super().resizeEvent(event)
        wide = self.width() >= theme.px(_SIDE_BY_SIDE)
        self._sides.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    def _tell(self, to: Target | Bill) -> None:
        personal = isinstance(to, Target) and to.personal
        self.warning.setVisible(personal)
        if personal:
            self.warning.tell("care", NATIONAL_ID)
        if isinstance(to, Bill):
            self.goes_to.say(N_("Money goes to biller {number}"), number=to.biller)
        else:
            self.goes_to.say(_GOES_TO[to.kind], number=grouped(to.shown))
