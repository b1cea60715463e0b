"""Pages one behind the other; only the one in front decides how much room is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import SignalInstance


class PageStack(QStackedWidget):
    """Shows the first of `pages`, then whichever is brought to the front; all of them are kept.

    Others can be laid over them for a while: they are gone when they are left.
    """

    def __init__(self, pages: Iterable[QWidget] = ()) -> None:
        super().__init__()
        self._pages: list[QWidget] = []
        self._passing: QWidget | None = None
        for page in pages:
            self.keep(page)

    def front(self) -> QWidget:
        """The page in front."""
        return self._pages[self.currentIndex()]

    def keep(self, page: QWidget) -> None:
        """Take `page` in, behind the one in front."""
        if page not in self._pages:
            self._pages.append(page)
            self.addWidget(page)
            self._make_room()

    def bring(self, page: QWidget) -> None:
        """Bring `page` to the front and keep it."""
        passing, self._passing = self._passing, None
        self._show(page)
        self._drop(passing, page)

    def lay_over(self, page: QWidget, leave: SignalInstance) -> None:
        """Show `page` instead of what is shown, until its signal `leave` comes."""
        leave.connect(lambda: self.home() if self.front() is page else None)
        passing, self._passing = self._passing, page
        self._show(page)
        page.setFocus()
        self._drop(passing, page)

    def home(self) -> None:
        """Back to the first page."""
        self.bring(self._pages[0])
        self._pages[0].setFocus()

    def _show(self, page: QWidget) -> None:
        self.keep(page)
        self.setCurrentWidget(page)
        self._make_room()

    def _drop(self, passing: QWidget | None, kept: QWidget) -> None:
        if passing is not None and passing is not kept:
            self._pages.remove(passing)
            self.removeWidget(passing)
            passing.deleteLater()

    def _make_room(self) -> None:
        for page in self._pages:
            wanted = QSizePolicy.Policy.Preferred if page is self.currentWidget() else QSizePolicy.Policy.Ignored
            page.setSizePolicy(wanted, wanted)
