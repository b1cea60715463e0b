"""What this screen asks of the program around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from posapp.domain.changes import Changes
    from posapp.operations.shop import Shop
    from posapp.reports.sheet import Table


@dataclass(frozen=True, slots=True)
class Desk:
    """Where the screen leads, and who makes papers and files of what it shows.

    `changed` hears of books that were written · `show_bill` shows the bill with a number · `order` queues a report for
    the paper roll · `write` writes one to a file of the kind its name ends in, on any thread.
    """

    changed: Callable[[Changes], None]
    show_bill: Callable[[str], None]
    order: Callable[[Table], Changes]
    write: Callable[[Shop, Table, Path], None]
