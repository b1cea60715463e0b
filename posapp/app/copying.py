"""Copies that make themselves: after a closed day, after so many bills or minutes, when the stick comes, at the end."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from posapp.domain.changes import Book, Changes
from posapp.domain.errors import Told, Unavailable
from posapp.i18n import N_
from posapp.operations.copies.places import places
from posapp.operations.copies.state import has_news, is_due, state
from posapp.ui.notices import Act

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from posapp.operations.shop import Shop
    from posapp.ui.notices import Notices
    from posapp.ui.tasks import Lanes

_LOOK_MS: Final = 15_000
_REST_MS: Final = 600_000
"""How long a place that failed is left alone."""
_LANE: Final = "copies"
_LATE: Final = "copy_late"


class Copying(QObject):
    """Looks from time to time, on a lane with books of its own; selling never waits. Emits `made` after a copy."""

    made = Signal()

    def __init__(self, shop: Shop, open_shop: Callable[[], Shop], lanes: Lanes, notices: Notices) -> None:
        super().__init__()
        self._shop, self._open_shop, self._lanes, self._notices = shop, open_shop, lanes, notices
        self._there: set[Path] | None = None
        self._busy = False
        self._rests_until = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.look)

    def start(self, show: Callable[[], None]) -> None:
        """Begin; `show` brings the screen of copies to the front when the last one is too old."""
        self._timer.start()
        self._tell_age(show)

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def look(self) -> None:
        """Copy beside the selling if it is time to."""
        if not self._busy and self._shop.clock.uptime() >= self._rests_until:
            self._busy = True
            self._lanes.run(_LANE, self._copied, self._done, self._failed)

    def follow(self, changes: Changes) -> None:
        """A day may have been closed, a copy may have been made by hand."""
        if changes.touch(Book.CASH):
            self.look()
        if changes.touch(Book.COPIES) and not state(self._shop).late:
            self._notices.cured(_LATE)

    def finish(self) -> None:
        """The program ends: copy what is not copied yet, to the places that are there."""
        with suppress(Told):
            if has_news(self._shop):
                for home in self._homes(self._shop):
                    _copy(self._shop, home)

    def _copied(self) -> bool:
        """On the lane: whether a copy was made."""
        shop = self._open_shop()
        try:
            homes = self._homes(shop)
            came = set() if self._there is None else set(homes) - self._there
            self._there = set(homes)
            wanted = homes if is_due(shop) else [home for home in homes if home in came]
            for home in wanted:
                _copy(shop, home)
            return bool(wanted)
        finally:
            shop.books.close()

    def _homes(self, shop: Shop) -> list[Path]:
        return [place.home for place in places(shop) if place.home]

    def _done(self, made: bool) -> None:  # noqa: FBT001 - a lane's result
        self._busy = False
        if made:
            self.made.emit()

    def _failed(self, error: Exception) -> None:
        self._busy = False
        self._rests_until = self._shop.clock.uptime() + _REST_MS
        if not isinstance(error, Unavailable) or error.code != "books_replaced":
            self._notices.show(error)

    def _tell_age(self, show: Callable[[], None]) -> None:
        now = state(self._shop)
        if not now.late:
            return
        act = Act(N_("Copy the data"), show, "database")
        if now.last is None:
            self._notices.warn(_LATE, N_("The data were never copied. If this PC breaks, they are gone."), act=act)
        else:
            self._notices.warn(
                _LATE, N_("The last copy of the data is {days} days old. Plug in the stick."), act=act, days=now.days
            )


def _copy(shop: Shop, home: Path) -> None:
    # It brings the whole audit along, which nothing at the start of a market day needs.
    from posapp.operations.copies.make import copy_by_itself

    copy_by_itself(shop, home)
