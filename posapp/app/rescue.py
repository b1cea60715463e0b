"""A start on damaged books: what can be read is saved, or a copy takes their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from posapp.app.coming_back import page_of_copy
from posapp.operations.rescue import rescue, summary
from posapp.ui.rescue_window import RescueWindow
from posapp.ui.tasks import Lanes

if TYPE_CHECKING:
    from pathlib import Path

    from posapp.domain.errors import Told


class Rescue:
    """Offers both ways in `window`; `close` ends what still runs."""

    def __init__(self, folder: Path, told: Told) -> None:
        self._lanes = Lanes()
        self.window = RescueWindow(
            told,
            lambda target: summary(rescue(folder, target)),
            lambda copy: page_of_copy(copy, folder, self._lanes, self.window.came_back),
        )

    def close(self) -> None:
        """Wait for what runs."""
        self._lanes.close()
