"""What may go wrong soon: a disk that fills up, a clock that was moved; each with its own way out."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from posapp.domain.identity import NOBODY
from posapp.i18n import N_, moment_text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from posapp.operations.shop import Shop

LITTLE_ROOM: Final = 500_000_000
"""Bytes free below which people are warned; a day of selling needs about a hundredth of it."""
NO_ROOM: Final = 50_000_000
CLOCK_JUMP: Final = timedelta(seconds=120)
"""How far the wall clock may drift from the machine's own count before it counts as moved."""

_MEGABYTE: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Worry:
    """Something to be seen to. `key` names it, `sentence` is a catalogue message with {named} places for `values`."""

    key: str
    sentence: str
    grave: bool = False
    values: Mapping[str, object] = field(default_factory=dict)


def disk_warning(folder: Path) -> Worry | None:
    """Whether the disk under `folder` is nearly full; None also when the disk won't say."""
    try:
        free = shutil.disk_usage(folder).free
    except OSError:
        return None
    if free >= LITTLE_ROOM:
        return None
    values = {"free": free // _MEGABYTE}
    if free < NO_ROOM:
        said = N_(
            "The disk is almost full ({free} MB left). Make a copy on a stick now, then delete files you don't need."
        )
        return Worry("disk_low", said, grave=True, values=values)
    said = N_("The disk is filling up ({free} MB left). Delete files you don't need, or move them to a stick.")
    return Worry("disk_low", said, values=values)


@dataclass(slots=True)
class ClockWatch:
    """Sees when the wall clock is moved while the program runs: it then parts from the machine's own count."""

    shop: Shop
    _began: tuple[datetime, int] | None = None

    def look(self) -> Worry | None:
        """Compare both; a jump is journaled once, and the new time is the measure from then on."""
        now, up = self.shop.clock.now(), self.shop.clock.uptime()
        if self._began is None:
            self._began = (now, up)
            return self._behind(now)
        then, was_up = self._began
        expected = then + timedelta(milliseconds=up - was_up)
        if abs(now - expected) <= CLOCK_JUMP:
            return None
        self._began = (now, up)
        with self.shop.books.write():
            facts = {"was": expected.isoformat(timespec="seconds")}
            self.shop.record("clock", self.shop.ids.new(), self.shop.now(), NOBODY, facts)
        said = N_(
            "The clock of this PC was moved: it says {now}. If that is wrong, set it right before you go on selling."
        )
        return Worry("clock_moved", said, values={"now": moment_text(now)})

    def _behind(self, now: datetime) -> Worry | None:
        """Whether the clock stands before the last thing that was written."""
        last = self.shop.books.journal.last_at()
        if last is None or now >= last - CLOCK_JUMP:
            return None
        said = N_("The clock of this PC says {now}, but the books were written on {last}. Set the clock right first.")
        return Worry("clock_moved", said, grave=True, values={"now": moment_text(now), "last": moment_text(last)})
