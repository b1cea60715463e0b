"""Fetching the pictures of goods from a shop: one by one, each at most once, and from no other host than its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from posapp.domain.errors import Refused
from posapp.operations.online.pictures import give_up, take_picture, wanted_pictures
from posapp.sync.faults import Blocked, Busy, Faulty

if TYPE_CHECKING:
    from collections.abc import Callable

    from posapp.domain.online.shop import OnlineShop
    from posapp.operations.online.pictures import WantedPicture
    from posapp.operations.shop import Shop
    from posapp.sync.opening import Lines
    from posapp.sync.wire import Wire

_GOOD: Final = 200
_BUSY: Final = (429, 503)
_ANY_PICTURE: Final = (("Accept", "image/*"),)


def fetch_pictures(
    shop: Shop,
    online: OnlineShop,
    lines: Lines,
    shrink: Callable[[bytes], bytes],
    progress: Callable[[int, int], None],
    *,
    most: int | None = None,
) -> int:
    """Fetch the pictures that are missing, at most so many; how many came.

    Interrupted, it goes on with those that are still missing. `shrink` makes a small JPEG of whatever picture it is
    given, or raises Refused. `progress` is told how many were looked at, of how many. A picture that can't be had or
    used is given up. Raises Offline and Busy when the line fails.
    """
    wanted = wanted_pictures(shop, online)[:most]
    came = 0
    if wanted:
        with lines.pictures(online) as wire:
            for number, one in enumerate(wanted, start=1):
                if _taken(shop, one, _fetched(wire, one.address), shrink):
                    came += 1
                else:
                    give_up(shop, online, one)
                progress(number, len(wanted))
    return came


def _taken(shop: Shop, one: WantedPicture, picture: bytes, shrink: Callable[[bytes], bytes]) -> bool:
    try:
        take_picture(shop, one, shrink(picture))
    except Refused:
        return False
    return True


def _fetched(wire: Wire, address: str) -> bytes:
    """What lies at an address of the shop; nothing when it is not to be had there, or lies at another host."""
    there, here = urlsplit(address), urlsplit(wire.base)
    if there[:2] != here[:2]:
        return b""
    try:
        reply = wire.call("GET", f"{there.path}?{there.query}".rstrip("?"), headers=_ANY_PICTURE)
    except (Blocked, Faulty):  # sent on to another host, or larger than anything that is to come over a village line
        return b""
    if reply.status in _BUSY:
        raise Busy(f"busy_{reply.status}")
    return reply.body if reply.status == _GOOD else b""
