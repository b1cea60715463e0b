"""How a deed of a screen is done: written, passed on to whoever looks, refused in the banner, taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from posapp.domain.changes import Changes
    from posapp.ui.notices import Notices


class Acting:
    """`changed` hears what an act wrote to, `notices` what it was refused for."""

    def __init__(self, notices: Notices, changed: Callable[[Changes], None]) -> None:
        self._notices, self._changed = notices, changed

    def done(self, act: Callable[[], Changes]) -> bool:
        """Do `act` and pass on what it changed; what it was refused for goes to the banner."""
        changes = self._notices.tried(act)
        if changes is None:
            return False
        self._changed(changes)
        return True

    def back(self, act: Callable[[], Changes]) -> Callable[[], None]:
        """`act` as the way back of a banner."""

        def undo() -> None:
            self.done(act)

        return undo
