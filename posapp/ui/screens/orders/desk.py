"""What the screen of online orders asks of the program around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from posapp.domain.changes import Changes
    from posapp.domain.identity import PersonId
    from posapp.domain.online.order import OnlineOrder


@dataclass(frozen=True, slots=True)
class Desk:
    """Who works here, and what the screen leads to.

    `seller` is who works now · `changed` hears of books that were written · `go` brings another screen to the front ·
    `show_bill` shows the bill with a number · `ask_shops` asks all shops for what is new, beside · `save_label` writes
    where a parcel goes as a small page · `check_sticker` finds out whether that fits on a label of the label printer
    (raises Refused `label_printer_none`, `parcel_label_too_small`).
    """

    seller: Callable[[], PersonId]
    changed: Callable[[Changes], None]
    go: Callable[[str], None]
    show_bill: Callable[[str], None]
    ask_shops: Callable[[], None]
    save_label: Callable[[OnlineOrder, Path], None]
    check_sticker: Callable[[OnlineOrder], None]
