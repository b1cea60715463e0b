"""Slow work with lists of goods: on a lane, with books of its own, told how far it is and stopped when wished."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from posapp.operations.shop import Shop
from posapp.ui.parts.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Callable

    from posapp.ui.tasks import Lanes

_T = TypeVar("_T")
_LANE: Final = "lists"


class ListWork:
    """One piece of work at a time. What it needs of the books it reads through a connection of the lane's own."""

    def __init__(self, shop: Shop, lanes: Lanes) -> None:
        self._shop, self._lanes = shop, lanes
        self._left = False
        self.progress = Progress()

    def run(
        self,
        work: Callable[[Shop, Progress], _T],
        done: Callable[[_T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Do `work` on the lane, then call `done` or `failed`, Cancelled when it was stopped."""
        progress = self.progress

        def aside() -> _T:
            progress.note(0, 0)
            books = self._shop.books.sibling()
            try:
                return work(Shop(books, self._shop.clock, self._shop.ids), progress)
            finally:
                books.close()

        self._lanes.run(_LANE, aside, self._unless_left(done), self._unless_left(failed))

    def begin(self) -> Progress:
        """Progress from nothing, for what is run next."""
        self.progress = Progress()
        return self.progress

    def leave(self) -> None:
        """Nobody waits any more: stop, and call nobody."""
        self._left = True
        self.progress.stop()

    def _unless_left(self, call: Callable[[_T], None]) -> Callable[[_T], None]:
        def told(outcome: _T) -> None:
            if not self._left:
                call(outcome)

        return told
