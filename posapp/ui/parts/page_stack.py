"""Pages one behind the other, all kept; only the one in front decides how much room is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSizePolicy, QStackedWidget

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget


class PageStack(QStackedWidget):
    """Shows the first of `pages`, then whichever is brought to the front."""

    def __init__(self, pages: Iterable[QWidget]) -> None:
        super().__init__()
        self._pages = tuple(pages)
        for page in self._pages:
            self.addWidget(page)
        self._make_room()

    def front(self) -> QWidget:
        """The page in front."""
        return self._pages[self.currentIndex()]

    def bring(self, page: QWidget) -> None:
        """Bring `page` to the front."""
        self.setCurrentWidget(page)
        self._make_room()

    def _make_room(self) -> None:
        for page in self._pages:
            wanted = QSizePolicy.Policy.Preferred if page is self.currentWidget() else QSizePolicy.Policy.Ignored
            page.setSizePolicy(wanted, wanted)
