"""What a seller does with goods: taps, scans, finds and weighs them, changes a line, holds a bill."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from posapp.app.demo.waiting import StuckError, wait_until
from posapp.app.demo.wares import shelf_of
from posapp.i18n import N_, _

if TYPE_CHECKING:
    from posapp.app.demo.eyes import Eyes
    from posapp.app.demo.fingers import Fingers, Keyboard
    from posapp.operations.shop import Shop
    from posapp.ui.widgets.line_face import Part


class Seller:
    """Puts goods on the bill of the selling screen, by mouse, keyboard and scanner."""

    def __init__(self, eyes: Eyes, fingers: Fingers, shop: Shop) -> None:
        self._eyes, self._fingers, self._shop = eyes, fingers, shop

    def tap(self, name: str, times: int = 1) -> None:
        """Tap the tile of `name`; where it is out of sight, its shelf first."""
        if self._eyes.tile(name) is None:
            self.turn_to(shelf_of(self._shop, name))
        for _time in range(times):
            place = self._eyes.tile(name)
            if place is None:
                raise StuckError(f"the tile of {name} to be in sight")
            self._fingers.tap(self._eyes.selling.tiles.grid.viewport(), place)

    def several(self, count: int, name: str) -> None:
        """Type the count, then tap the tile once."""
        self._fingers.type(str(count))
        self.tap(name)

    def scan(self, code: str, keyboard: Keyboard = "us") -> None:
        """Scan a barcode; `keyboard` is the layout the PC happens to be switched to."""
        before = self._lines()
        self._fingers.scan(code, keyboard)
        wait_until(lambda: self._lines() != before, f"a line for {code}")

    def find(self, letters: str) -> None:
        """Type a few letters into the search and press Enter on the only find."""
        self._fingers.press(Qt.Key.Key_F2)
        self._fingers.type(letters)
        self._fingers.press(Qt.Key.Key_Return)

    def weigh(self, name: str, number: str, chip: str) -> None:
        """Tap weighed or measured goods, choose the measure `chip` (a catalogue message) and type the number."""
        self.tap(name)
        self.answer(number, chip)

    def answer(self, number: str, chip: str = "") -> None:
        """Answer the question in front: choose `chip`, type `number`, press Enter."""
        self._eyes.await_panel(self._eyes.selling.numbers)
        if chip:
            self._fingers.tap(self._eyes.button(chip, self._eyes.selling.numbers))
        self._fingers.type(number)
        self._fingers.press(Qt.Key.Key_Return)
        wait_until(self._eyes.selling.tiles.isVisible, f"the answer {number}")

    def dial(self, number: str) -> None:
        """Tap `number` on the large keys on the screen."""
        for sign in number:
            self._fingers.tap(self._eyes.named(sign, self._eyes.selling.numbers))

    def touch_line(self, row: int, part: Part) -> None:
        """Tap a button of the open line."""
        lines = self._eyes.selling.bill.lines
        self._fingers.tap(lines.viewport(), lines.place_of(row, part))

    def discount(self, number: str, chip: str) -> None:
        """Take something off the whole bill, by the large keys."""
        panel = self._eyes.selling.numbers
        self._fingers.tap(self._eyes.button(N_("Discount")))
        self._eyes.await_panel(panel)
        self._fingers.tap(self._eyes.button(chip, panel))
        self.dial(number)
        self._fingers.tap(panel.confirm)

    def hold(self) -> None:
        """Put the bill aside."""
        self._fingers.tap(self._eyes.button(N_("Hold bill")))
        wait_until(lambda: not self._lines(), "the bill to be held")

    def recall(self) -> None:
        """Call the only held bill back."""
        held = self._eyes.selling.held
        self._fingers.press(Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
        self._eyes.await_panel(held)
        self._fingers.tap(held.confirm)
        wait_until(lambda: bool(self._lines()), "the held bill")

    def undo(self) -> None:
        """Take the last change back."""
        self._fingers.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    def _lines(self) -> object:
        return self._eyes.selling.bill.lines.lines()

    def turn_to(self, shelf: str) -> None:
        """Tap the chip that says `shelf`; in a narrow window the row of chips is turned first."""
        for arrow in (N_("Earlier ones"), N_("More of them"), N_("Earlier ones")):
            while not self._eyes.sees(shelf) and self._eyes.sees(_(arrow)):
                self._fingers.tap(self._eyes.button(arrow))
        self._fingers.tap(self._eyes.named(shelf))
