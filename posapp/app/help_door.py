"""The way to the help and back to where it was asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from posapp.ui.screens.help.screen import HelpScreen
    from posapp.ui.shell import Shell


class HelpDoor:
    """Remembers the screen the help was asked for on."""

    def __init__(self, shell: Shell, resources: Path) -> None:
        self._shell, self._pages = shell, resources / "help"
        self._before = "checkout"

    @cached_property
    def screen(self) -> HelpScreen:
        """The pages that explain."""
        from posapp.ui.screens.help.screen import HelpScreen

        return HelpScreen(self._pages, self._back)

    def show(self, page: str) -> None:
        """Bring the help page `page` to the front; Back returns to the screen that is in front now."""
        if self._shell.here() != "help":
            self._before = self._shell.here()
        self._shell.go("help")
        self.screen.open(page)

    def _back(self) -> None:
        self._shell.go(self._before)
