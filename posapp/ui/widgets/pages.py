"""A place that shows one page at a time: a first one, and others laid over it for a while."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget, QWidget

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance


class Pages(QStackedWidget):
    """Shows `first` until something is laid over it. A page that is left is gone."""

    def __init__(self, first: QWidget) -> None:
        super().__init__()
        self._first = first
        self.addWidget(first)

    def lay_over(self, page: QWidget, leave: SignalInstance) -> None:
        """Show `page` instead of what is shown, until its signal `leave` comes."""
        leave.connect(lambda: self._leave(page))
        before = self.currentWidget()
        self.addWidget(page)
        self.setCurrentWidget(page)
        page.setFocus()
        self._drop(before)

    def home(self) -> None:
        """Back to the first page."""
        before = self.currentWidget()
        self.setCurrentWidget(self._first)
        self._first.setFocus()
        self._drop(before)

    def _leave(self, page: QWidget) -> None:
        """Home from `page`, unless something else was laid over it meanwhile."""
        if self.currentWidget() is page:
            self.home()

    def _drop(self, page: QWidget | None) -> None:
        if page is not None and page is not self._first:
            self.removeWidget(page)
            page.deleteLater()
