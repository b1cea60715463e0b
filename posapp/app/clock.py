"""The one room that asks the machine for the time and for new ids; everyone else is handed them."""

from __future__ import annotations

import time
from datetime import datetime

from uuid6 import uuid7


class SystemClock:
    """The clock of this machine."""

    def now(self) -> datetime:
        """The present moment with this machine's offset from UTC."""
        return datetime.now().astimezone()

    def uptime(self) -> int:
        """Milliseconds that only ever go forward while this machine runs; not a time of day."""
        return time.monotonic_ns() // 1_000_000


class UuidIds:
    """New ids that sort by the moment they were made and never meet, however many tills make them."""

    def new(self) -> str:
        """A fresh UUID of version 7, in lower case with dashes."""
        return str(uuid7())
