"""Looks after the PC under the program, once a minute: room on the disk, and the clock."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from posapp.i18n import N_
from posapp.operations.health import ClockWatch, disk_warning
from posapp.ui.notices import Act

if TYPE_CHECKING:
    from collections.abc import Callable

    from posapp.operations.health import Worry
    from posapp.operations.shop import Shop
    from posapp.ui.notices import Notices

_MINUTE_MS: Final = 60_000
_DISK: Final = "disk_low"


class HealthWatch(QObject):
    """Warns in the banner, takes the warning back when the trouble is over. `show` leads to the page that explains."""

    def __init__(self, shop: Shop, notices: Notices, show: Callable[[], None]) -> None:
        super().__init__(notices)
        self._shop, self._notices, self._show = shop, notices, show
        self._clock = ClockWatch(shop)
        self._timer = QTimer(self)
        self._timer.setInterval(_MINUTE_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Look now, and then each minute."""
        self.look()
        self._timer.start()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def look(self) -> None:
        """Compare disk and clock with what is needed."""
        disk = disk_warning(self._shop.books.database.folder)
        if disk:
            self._warn(disk)
        else:
            self._notices.cured(_DISK)
        clock = self._notices.tried(self._clock.look)
        if clock:
            self._warn(clock)

    def _warn(self, worry: Worry) -> None:
        act = Act(N_("What can I do?"), self._show, "help")
        self._notices.warn(worry.key, worry.sentence, act=act, **worry.values)
