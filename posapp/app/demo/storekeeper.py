"""What a storekeeper does: goes through the doors of stock and market, and makes lists of goods by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt

from posapp.app.demo.eyes import place_of
from posapp.app.demo.waiting import StuckError, wait_until
from posapp.domain.quantity import Quantity
from posapp.i18n import N_

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from posapp.app.demo.eyes import Eyes
    from posapp.app.demo.fingers import Fingers
    from posapp.ui.parts.goods_sheet.sheet import GoodsSheet
    from posapp.ui.widgets.big_button import BigButton
    from posapp.ui.widgets.table import Table

_ENTER: Final = Qt.Key.Key_Return


class Storekeeper:
    """Works on the screens of goods, stock and market."""

    def __init__(self, eyes: Eyes, fingers: Fingers) -> None:
        self._eyes, self._fingers = eyes, fingers

    def door(self, words: str, page: QWidget, inside: QWidget | None = None) -> None:
        """Press the button that says `words` (a catalogue message), and see `page` come to the front."""
        self.through(self._eyes.button(words, inside), page)

    def back_to(self, page: QWidget) -> None:
        """Press Back until `page` is in front."""
        while not page.isVisible():
            self._fingers.tap(self._eyes.button(N_("Back")))

    def through(self, button: BigButton, page: QWidget) -> None:
        """Press `button`, and see `page` come to the front."""
        self._fingers.tap(button)
        self.await_page(page)

    def await_page(self, page: QWidget) -> None:
        """Wait until `page` is in front."""
        wait_until(page.isVisible, f"page {type(page).__name__}")

    def fill_in(self, *answers: str) -> None:
        """Answer one field after the other: each is ended with Enter, an empty one is passed."""
        for answer in answers:
            self._fingers.type(answer)
            self._fingers.press(_ENTER)

    def list_up(self, sheet: GoodsSheet, letters: str, number: str, *more: str) -> None:
        """Put goods on a list: a few letters of the name, how many, and what else is asked of them."""
        before = len(sheet.lines())
        self.fill_in(letters, number, *more)
        lines = sheet.lines()
        if len(lines) != before + 1 or lines[-1].quantity != Quantity.parse(number):
            raise StuckError(f"{number} of “{letters}” to be on the list")

    def correct(self, sheet: GoodsSheet, name: str, number: str) -> None:
        """Open the line of `name` with a finger, and type another number."""
        row = next(row for row, line in enumerate(sheet.lines()) if line.product.name == name)
        self.touch_row(sheet.list.table, row)
        self._fingers.type(number)
        self._fingers.press(_ENTER)

    def touch_row(self, table: Table, row: int) -> None:
        """Tap a row of a table."""
        place = place_of(table, row)
        if place is None:
            raise StuckError(f"row {row + 1} of “{table.accessibleName()}” to be in sight")
        self._fingers.tap(table.viewport(), place)
