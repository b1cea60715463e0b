"""What a page behind a button is to the screen that opens it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance
    from PySide6.QtWidgets import QWidget


class PassingPage(Protocol):
    """A page behind a button of a screen. It is built anew each time and gone when it emits `left`."""

    def widget(self) -> QWidget:
        """What is shown."""
        ...

    @property
    def help_page(self) -> str:
        """The help page that tells about it."""
        ...

    @property
    def left(self) -> SignalInstance:
        """Emitted when the page before it is wanted again."""
        ...

    def on_scan(self, code: str) -> None:
        """A code was scanned while it is in front."""
        ...

    def look(self) -> None:
        """It comes to the front, or books changed while it is there."""
        ...
