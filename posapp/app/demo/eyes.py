"""A person's eyes on the window: finds buttons by their words, goods by their tiles, lines by their place."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QLineEdit, QWidget

from posapp.app.demo.waiting import StuckError, wait_until
from posapp.app.demo.wheel import scroll_to
from posapp.i18n import _
from posapp.ui.widgets.big_button import BigButton

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QPoint
    from PySide6.QtWidgets import QAbstractItemView

    from posapp.app.program import Program
    from posapp.app.rooms import Rooms
    from posapp.ui.screens.checkout.parts import Parts

_Part = TypeVar("_Part", bound=QWidget)


class Eyes:
    """Sees only what is shown. Each look raises StuckError when it finds nothing."""

    def __init__(self, program: Program) -> None:
        self._program = program

    @property
    def window(self) -> QWidget:
        """All there is to see."""
        return self._program.shell

    @property
    def selling(self) -> Parts:
        """The parts of the selling screen."""
        return self._program.rooms.checkout.parts

    @property
    def rooms(self) -> Rooms:
        """All screens, each by its name."""
        return self._program.rooms

    def button(self, words: str, inside: QWidget | None = None) -> BigButton:
        """The button that says `words` (a catalogue message)."""
        return self.named(_(words), inside)

    def named(self, text: str, inside: QWidget | None = None) -> BigButton:
        """The button that says exactly `text`: an amount, a name."""
        found = self._find(text, inside) or self._find(text, inside, scroll_to)
        if found is None:
            raise StuckError(f"“{text}” is nowhere to be seen")
        return found

    def sees(self, text: str) -> bool:
        """Whether a button that says exactly `text` is in sight."""
        return self._find(text, None) is not None

    def written(self) -> str:
        """What stands in the field that is being written in."""
        field = self.window.focusWidget()
        return field.text() if isinstance(field, QLineEdit) else ""

    def tile(self, name: str) -> QPoint | None:
        """Where the tile of the goods called `name` lies in the grid; None while it is out of sight."""
        grid = self.selling.tiles.grid
        row = next((row for row, product in enumerate(grid.products()) if product.name == name), None)
        if row is None:
            return None
        return place_of(grid, row) if grid.isVisible() else None

    def offered(self, name: str) -> bool:
        """Whether goods called `name` are among the tiles of the shelf that is open."""
        return any(product.name == name for product in self.selling.tiles.grid.products())

    def banner(self) -> str:
        """What the banner says."""
        return self._program.notices.words()

    def in_front(self, kind: type[_Part]) -> _Part:
        """The part of this kind that came to the front. Raises StuckError when none does."""
        wait_until(lambda: any(part.isVisible() for part in self.window.findChildren(kind)), f"a {kind.__name__}")
        return next(part for part in self.window.findChildren(kind) if part.isVisible())

    def here(self) -> str:
        """Which screen is in front."""
        return self._program.shell.here()

    def await_panel(self, panel: QWidget) -> None:
        """Wait until `panel` of the selling screen is in front."""
        wait_until(panel.isVisible, f"panel {type(panel).__name__}")

    def _find(
        self, text: str, inside: QWidget | None, uncover: Callable[[QWidget], None] = lambda _part: None
    ) -> BigButton | None:
        """The first button with these words that isn't hidden below something else, once `uncover` was done to it."""
        window = self.window
        for button in (inside or window).findChildren(BigButton):
            if button.isVisible() and button.accessibleName() == text:
                uncover(button)
                under = window.childAt(button.mapTo(window, button.rect().center()))
                if under is button:
                    return button
        return None


def place_of(view: QAbstractItemView, row: int) -> QPoint | None:
    """Where the middle of a tile, or of the first cell of a row, lies in `view`; None while it is out of sight."""
    place = view.visualRect(view.model().index(row, 0)).center()
    return place if view.viewport().rect().contains(place) else None
