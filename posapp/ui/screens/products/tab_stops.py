"""In which order Tab goes through what was put together from parts: that in which they were laid out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QLayout


def tab_stops(part: QWidget) -> Iterator[QWidget]:
    """What of `part` may take the keyboard, from top to bottom as its layouts say; chips in the order they stand."""
    layout = part.layout()
    if part.focusProxy() is None and part.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield part
    elif layout is not None:
        yield from _laid_out(layout)
    else:
        for button in part.findChildren(QAbstractButton):
            yield from tab_stops(button)


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        inner = item.layout() if item else None
        widget = item.widget() if item else None
        if inner is not None:
            yield from _laid_out(inner)
        elif widget is not None:
            yield from tab_stops(widget)
