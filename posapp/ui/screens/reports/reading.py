"""Reads for the screen: on a lane, with books of its own, and only what was asked for last is shown."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from posapp.operations.shop import Shop
    from posapp.ui.notices import Notices
    from posapp.ui.tasks import Lanes

_T = TypeVar("_T")
_LANE: Final = "reports"


class Reading:
    """One question at a time: a newer one makes the answer to an older one unwanted."""

    def __init__(self, shop: Shop, notices: Notices, lanes: Lanes) -> None:
        self._shop, self._notices, self._lanes = shop, notices, lanes
        self._latest = 0

    def ask(
        self, read: Callable[[Shop], _T], show: Callable[[_T], None], refused: Callable[[], None] | None = None
    ) -> None:
        """Do `read` aside, then `show` what it gave, unless something else was asked for meanwhile.

        What it is refused for is told; then `refused` is called.
        """
        self._latest += 1
        number = self._latest

        def answered(answer: _T) -> None:
            if number == self._latest:
                show(answer)

        def failed(error: Exception) -> None:
            if refused and number == self._latest:
                refused()
            self._notices.show(error)

        self._lanes.run(_LANE, lambda: self._aside(read), answered, failed)

    def forget(self) -> None:
        """Nobody waits for an answer any more."""
        self._latest += 1

    def do(self, act: Callable[[Shop], None], done: Callable[[], None], failed: Callable[[], None]) -> None:
        """Do `act` aside; a failure is told, then one of the two is called."""

        def refused(error: Exception) -> None:
            failed()
            self._notices.show(error)

        self._lanes.run(_LANE, lambda: self._aside(act), lambda _nothing: done(), refused)

    def _aside(self, read: Callable[[Shop], _T]) -> _T:
        books = self._shop.books.sibling()
        try:
            return read(replace(self._shop, books=books))
        finally:
            books.close()
