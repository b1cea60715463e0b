"""A person's wheel: what lies further down on a page is scrolled into sight before it is looked at or tapped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QScrollArea

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def scroll_to(part: QWidget) -> None:
    """Scroll every page `part` lies on until it is in sight; nothing moves where it is already."""
    above = part.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea) and part.visibleRegion().boundingRect() != part.rect():
            above.ensureWidgetVisible(part)
            QCoreApplication.processEvents()
        above = above.parentWidget()
