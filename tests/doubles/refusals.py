"""What an act is refused with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from posapp.domain.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Callable


def refused(act: Callable[[], object]) -> str:
    """The code `act` is refused with."""
    try:
        act()
    except Refused as refusal:
        return refusal.code
    raise AssertionError("it was not refused")
