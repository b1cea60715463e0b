"""The keys of the selling screen, in one table that the help page reads too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QKeySequence, QShortcut

from posapp.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget

KEYS: Final = (
    ("F2", N_("Find goods")),
    ("F3", N_("How many")),
    ("F4", N_("Price, discount")),
    ("Shift+F4", N_("Wholesale")),
    ("F6", N_("Hold bill")),
    ("Shift+F6", N_("Held bills")),
    ("F7", N_("Exact")),
    ("F8", N_("Cash")),
    ("F9", N_("Scan to pay")),
    ("F10", N_("Other ways, several ways")),
    ("Ctrl+Z", N_("Undo")),
    ("Ctrl+P", N_("Print receipt")),
)
CHIP_KEYS: Final = 9


def bind(screen: QWidget, acts: Mapping[str, Callable[[], object]]) -> None:
    """Make each key of KEYS do its act while `screen` is in front. Raises KeyError when one has none."""
    for key, _label in KEYS:
        QShortcut(QKeySequence(key), screen, acts[key])


def bind_chips(screen: QWidget, take: Callable[[int], None]) -> None:
    """Alt+1 to Alt+9 choose a chip."""
    for place in range(CHIP_KEYS):
        QShortcut(QKeySequence(f"Alt+{place + 1}"), screen, lambda place=place: take(place))
