"""The way one came through the pages of a screen, and back again."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


class Trail:
    """Each step is what shows a page; before the first there is the page shown by `home`."""

    def __init__(self, home: Callable[[], None]) -> None:
        self._home = home
        self._steps: list[Callable[[], None]] = []

    def go(self, show: Callable[[], None]) -> None:
        """One step on."""
        self._steps.append(show)
        show()

    def back(self) -> None:
        """One step back."""
        self._steps = self._steps[:-1]
        if self._steps:
            self._steps[-1]()
        else:
            self._home()

    def forget(self) -> None:
        """Back leads to the first page from here."""
        self._steps.clear()
