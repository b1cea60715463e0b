"""What a treasurer does beside selling: names files, types codes, taps people and rows, waits for what takes long."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt

from posapp.app.demo.asking import Question, choose_file
from posapp.app.demo.waiting import StuckError, wait_until
from posapp.ui.curtain import Curtain
from posapp.ui.parts.codes.code_panel import CodePanel
from posapp.ui.parts.codes.new_code import NewCode

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from posapp.app.demo.eyes import Eyes
    from posapp.app.demo.fingers import Fingers
    from posapp.ui.parts.codes.people_tiles import PeopleTiles
    from posapp.ui.widgets.big_button import BigButton

_LONG_MS: Final = 300_000
"""What goes through all of the books takes a while on an old PC."""


class Treasurer:
    """Works on the screens of money, reports and safety, and at the door of the till."""

    def __init__(self, eyes: Eyes, fingers: Fingers) -> None:
        self._eyes, self._fingers = eyes, fingers

    def is_shut_out(self) -> bool:
        """Whether something lies over all screens: the lock, or a code that is asked for."""
        return any(curtain.is_drawn() for curtain in self._eyes.window.findChildren(Curtain))

    def name_file(self, button: BigButton, path: Path) -> None:
        """Press `button`, and name `path` in the dialog that comes."""
        choose_file(lambda: self._fingers.tap(button), path)

    def await_long(self, holds: Callable[[], bool], what: str) -> None:
        """Wait for work that goes on beside the window. Raises StuckError naming `what`."""
        wait_until(holds, what, _LONG_MS)

    def type_code(self, code: str) -> None:
        """Type `code` on the keyboard, and confirm it."""
        self._fingers.type(code)
        self._fingers.press(Qt.Key.Key_Return)

    def tap_person(self, tiles: PeopleTiles, name: str) -> None:
        """Tap the tile of the person called `name`."""
        found = next((tile for tile in tiles.tiles() if tile.person.name == name), None)
        if found is None:
            raise StuckError(f"the tile of {name}")
        self._fingers.tap(found)

    def new_code(self, button: BigButton, code: str) -> None:
        """Press `button`, and type the new `code` that is asked for twice."""
        self._fingers.tap(button)
        for _time in range(2):
            self._eyes.in_front(NewCode)
            self.type_code(code)

    def sign_in(self, name: str, code: str = "") -> None:
        """Say at the locked till who is there; a seller without a code is let in by one tap."""
        panel = self._eyes.in_front(CodePanel)
        self.tap_person(panel.tiles, name)
        if code:
            self.type_code(code)
        wait_until(lambda: not self.is_shut_out(), f"{name} to be let in")

    def with_word(self, press: Callable[[], None], code: str, look: Callable[[], None]) -> None:
        """`press` what needs a treasurer's word, and type her code; `look` is done while it is asked for."""

        def give() -> None:
            look()
            self.type_code(code)

        Question(self.is_shut_out, lambda: self._fingers.press(Qt.Key.Key_Escape)).answer(press, give)
