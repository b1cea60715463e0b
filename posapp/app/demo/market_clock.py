"""The time of the sample day: it moves on with each step, so that every demo is the same to the minute."""

from __future__ import annotations

import threading
import uuid
from datetime import datetime, timedelta, timezone
from typing import Final

_THAILAND: Final = timezone(timedelta(hours=7))
_SATURDAY: Final = datetime(2026, 1, 17, 5, 15, tzinfo=_THAILAND)
_MORNING: Final = 8
_STEP: Final = timedelta(minutes=11)
_VERSION: Final = 7 << 76
_VARIANT: Final = 2 << 62


class MarketClock:
    """A Saturday in January, from a quarter past five."""

    def __init__(self) -> None:
        self._now = _SATURDAY

    def now(self) -> datetime:
        """The moment the story has come to."""
        return self._now

    def uptime(self) -> int:
        """Milliseconds since the story began."""
        return (self._now - _SATURDAY) // timedelta(milliseconds=1)

    def sleep(self) -> None:
        """The night goes by: it is morning."""
        self._now = (self._now + timedelta(days=1)).replace(hour=_MORNING, minute=0)

    def step(self) -> None:
        """A few minutes go by."""
        self._now += _STEP


class CountedIds:
    """Ids like everyone's (UUID version 7), but the same ones in every demo."""

    def __init__(self, clock: MarketClock) -> None:
        self._clock = clock
        self._count = 0
        self._one_at_a_time = threading.Lock()

    def new(self) -> str:
        """The next id; later ones sort later."""
        with self._one_at_a_time:
            self._count += 1
            moment = int(self._clock.now().timestamp()) * 1000
            return str(uuid.UUID(int=moment << 80 | _VERSION | _VARIANT | self._count))
