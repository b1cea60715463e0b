"""What screens may ask of the machine: paper as a picture, a trial sheet, the drawer, printers that can be seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from posapp.devices.printer.printer import Outcome
    from posapp.documents.block import Document


@dataclass(frozen=True, slots=True)
class Hardware:
    """`try_out` and `find` may take seconds and are called on a lane.

    `picture` draws a document for a paper ("58") as a PNG · `try_out` prints a trial sheet on the printer at an
    address, on a paper · `drawer` looks up the drawer of now and hands back what opens it: work for a lane, which
    raises Unavailable when the drawer stays shut · `find` lists addresses of printers · `numbers` prints recovery
    numbers on the group's printer without keeping them anywhere, and tells by a catalogue message how it went.
    """

    picture: Callable[[Document, str], bytes]
    try_out: Callable[[str, str], Outcome]
    drawer: Callable[[], Callable[[], None]]
    find: Callable[[], tuple[str, ...]]
    numbers: Callable[[Sequence[str], Callable[[str], None]], None]
