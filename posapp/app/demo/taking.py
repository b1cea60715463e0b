"""What a seller does to take money: one tap, the notes on the table, a QR on the screen, a name for later."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt

from posapp.app.demo.waiting import wait_until
from posapp.i18n import N_
from posapp.payments import emvco

if TYPE_CHECKING:
    from collections.abc import Callable

    from posapp.app.demo.eyes import Eyes
    from posapp.app.demo.fingers import Fingers

_BANK: Final = "014"


def _no_look() -> None:
    """Where nobody wants a picture."""


def slip(reference: str) -> str:
    """The small QR of a transfer slip, as a customer's bank app shows it."""
    what = emvco.template("00", (("00", "000001"), ("01", _BANK), ("02", reference)))
    return emvco.sealed(what + emvco.field("51", "TH"), "91")


class Taking:
    """Takes the money for the bill on the screen. `look` is done while the panel is in front: a picture."""

    def __init__(self, eyes: Eyes, fingers: Fingers) -> None:
        self._eyes, self._fingers = eyes, fingers

    def exact(self) -> None:
        """Cash, just enough, in one tap."""
        self._fingers.tap(self._eyes.button(N_("Exact"), self._eyes.selling.bill))

    def exact_by_key(self) -> None:
        """Cash, just enough, by keyboard."""
        self._fingers.press(Qt.Key.Key_F7)

    def handed(self, baht: int) -> None:
        """Cash: the customer gave one of the amounts on the buttons."""
        self._fingers.tap(self._eyes.named(f"{baht:,}", self._eyes.selling.bill))

    def notes(self, *baht: int, look: Callable[[], None] = _no_look) -> None:
        """Cash: note by note in the cash panel."""
        panel = self._eyes.selling.cash
        self._fingers.press(Qt.Key.Key_F8)
        self._eyes.await_panel(panel)
        for note in baht:
            self._fingers.tap(self._eyes.named(f"{note:,}", panel))
        look()
        self._fingers.tap(panel.confirm)

    def promptpay(self, look: Callable[[], None] = _no_look) -> None:
        """A QR on the screen; the money comes at once."""
        self._show_qr()
        look()
        self._fingers.tap(self._eyes.selling.transfer.confirm)

    def promptpay_with_slip(self, reference: str, *looks: Callable[[], None]) -> None:
        """A QR on the screen, then the customer's slip under the scanner; one look before it and one after."""
        before, after = looks
        panel = self._eyes.selling.transfer
        self._show_qr()
        before()
        self._fingers.scan(slip(reference))
        wait_until(lambda: panel.slip == f"{_BANK}:{reference}", "the slip to be read")
        after()
        self._fingers.tap(panel.confirm)

    def promptpay_later(self) -> None:
        """A QR on the screen, but the money lets people wait."""
        self._show_qr()
        self._fingers.tap(self._eyes.button(N_("Wait for the money"), self._eyes.selling.transfer))

    def other(self, way: str) -> None:
        """One of the other ways (its title is a catalogue message), by transfer or by a scheme's app."""
        self.open(way)
        panel = self._eyes.selling.transfer
        self._eyes.await_panel(panel)
        self._fingers.tap(panel.confirm)

    def later(self, name: str) -> None:
        """Nothing now: somebody of that name pays later."""
        panel = self._eyes.selling.owing
        self.open(N_("Pay later"))
        self._eyes.await_panel(panel)
        self._fingers.type(name)
        wait_until(lambda: self._eyes.written() == name, "the name to be written")
        self._fingers.tap(panel.confirm)

    def part(self, number: str, way: str) -> None:
        """A part of the bill by `way`, its amount typed."""
        ways = self._eyes.selling.ways
        if not ways.isVisible():
            self._fingers.press(Qt.Key.Key_F10)
            self._eyes.await_panel(ways)
        self._fingers.type(number)
        self._fingers.tap(self._eyes.button(way, ways))

    def open(self, way: str) -> None:
        """Go to another way to pay."""
        self._fingers.tap(self._eyes.button(N_("Other ways"), self._eyes.selling.bill))
        self._eyes.await_panel(self._eyes.selling.ways)
        self._fingers.tap(self._eyes.button(way, self._eyes.selling.ways))

    def _show_qr(self) -> None:
        self._fingers.tap(self._eyes.button(N_("Scan to pay"), self._eyes.selling.bill))
        self._eyes.await_panel(self._eyes.selling.transfer)
