"""Dots as the bytes receipt printers understand: only the few commands that all of them have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from posapp.devices.printer.profile import Profile
    from posapp.devices.printer.raster import Raster

BAND_ROWS: Final = 240
"""Rows of one picture command; higher ones overflow the memory of small printers and come out as letters."""

QUIET: Final = b"\x1da\x00"
"""Stop telling status unasked: answers nobody reads make TCP drop the end of a receipt."""
FENCE: Final = b"\x1dr\x01"
"""Answered only when everything before it was worked through."""
FEED_AND_CUT: Final = b"\x1dVB\x00"
FEED_TO_TEAR: Final = b"\x1bd\x05"
_FEED: Final = b"\x1bJ"
_PICTURE: Final = b"\x1dv0\x00"
_STATUS: Final = b"\x10\x04"

_LEAST_GAP: Final = 8
_LONGEST_FEED: Final = 255
_REAL_TIME: Final = re.compile(rb"\x10[\x04\x05\x14]")
_HARMLESS_DOT: Final = 0x02


def status_request(part: int) -> bytes:
    """The question for `part` (1 printer, 2 why offline, 3 error, 4 paper) that is answered at once."""
    return _STATUS + bytes([part])


def pulse() -> bytes:
    """Open the drawer: 50 ms of current on its pin 2, then half a second of rest."""
    from escpos.constants import CD_KICK_DEC_SEQUENCE, ESC

    return bytes(CD_KICK_DEC_SEQUENCE(ESC[0], ord("p"), 0, 25, 250))


def encode(sheets: Sequence[Raster], profile: Profile) -> bytes:
    """All `sheets`, each fed out and cut (or fed to the tearing edge where there is no knife)."""
    from escpos.constants import HW_INIT

    end = FEED_AND_CUT if profile.cuts else FEED_TO_TEAR
    return bytes(HW_INIT) + QUIET + b"".join(_sheet(sheet) + end for sheet in sheets)


def _sheet(raster: Raster) -> bytes:
    stride = raster.stride
    rows = [raster.rows[at : at + stride] for at in range(0, len(raster.rows), stride)]
    commands = []
    done = 0
    for first, last in _inked(rows):
        commands.append(_feed(first - done))
        commands.extend(_band(rows[at : min(at + BAND_ROWS, last)]) for at in range(first, last, BAND_ROWS))
        done = last
    commands.append(_feed(len(rows) - done))
    return b"".join(commands)


def _inked(rows: Sequence[bytes]) -> Iterator[tuple[int, int]]:
    """Stretches of rows that carry ink, as (first, one past the last); small gaps stay inside."""
    first = last = -1
    for index, row in enumerate(rows):
        if not any(row):
            continue
        if first >= 0 and index - last > _LEAST_GAP:
            yield first, last
            first = -1
        first, last = (index if first < 0 else first), index + 1
    if first >= 0:
        yield first, last


def _feed(rows: int) -> bytes:
    whole, rest = divmod(rows, _LONGEST_FEED)
    return (_FEED + bytes([_LONGEST_FEED])) * whole + (_FEED + bytes([rest]) if rest else b"")


def _band(rows: Sequence[bytes]) -> bytes:
    """One picture command for `rows`, without the white bytes at their right."""
    width = max(len(row.rstrip(b"\0")) for row in rows)
    data = b"".join(row[:width] for row in rows)
    return _PICTURE + width.to_bytes(2, "little") + len(rows).to_bytes(2, "little") + _harmless(data)


def _harmless(data: bytes) -> bytes:
    """`data` with one more dot in each pair of bytes that a printer would obey in the middle of a picture."""
    return _REAL_TIME.sub(lambda pair: bytes([pair[0][0], pair[0][1] | _HARMLESS_DOT]), data)
