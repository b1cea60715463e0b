"""The help screen: a list to search, the page beside it, and the way back to where the question arose."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from posapp.i18n import N_, language
from posapp.ui import theme
from posapp.ui.names import call, hint
from posapp.ui.screens.help.page_view import PageView
from posapp.ui.screens.help.pages import ORDER, Page, load
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.scroll_column import ScrollColumn

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from posapp.domain.changes import Changes

_LIST: Final = 330
_NARROW: Final = 820


class HelpScreen:
    """The screen "help". `back` brings the screen to the front that was there before."""

    help_page: Final = "help"

    def __init__(self, folder: Path, back: Callable[[], None]) -> None:
        self._folder = folder
        self._pages: dict[str, Page] = {}
        self.place = _Place()
        self.place.chosen.connect(self.open)
        self.place.left.connect(back)
        self._key = next(iter(ORDER))
        self.retranslate()

    def widget(self) -> QWidget:
        """The list and the page."""
        return self.place

    def shown(self) -> None:
        """The page stays as it was left."""
        self.place.search.setFocus()

    def refresh(self, changes: Changes) -> None:
        """Nothing in the books changes a help page."""

    def retranslate(self) -> None:
        """Read the pages of the language in use."""
        self._pages = {page.key: page for page in load(self._folder, language())}
        self.place.show_pages(tuple(self._pages.values()))
        self.open(self._key)

    def open(self, key: str) -> None:
        """Show the page `key`, the first one for a key without a page."""
        self._key = key if key in self._pages else next(iter(self._pages))
        self.place.show_page(self._pages[self._key])


class _Place(QWidget):
    """The widgets. Emits `chosen(key)` and `left`."""

    chosen = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self.search = QLineEdit()
        self.search.setMaxLength(60)
        call(self.search, N_("Search the help"))
        hint(self.search, N_("Search the help"))
        self.search.textChanged.connect(self._filter)
        self.view = PageView()
        self.rows: dict[str, BigButton] = {}
        self._pages: tuple[Page, ...] = ()
        self._group = QButtonGroup(self)
        self._none = Label(N_("No page tells about this."), colour="text2").wrapped()
        self._list = ScrollColumn(spacing=4)
        self.back = BigButton(N_("Back"), icon="back", key_hint="Esc")
        self.back.tapped.connect(self.left)
        side = QVBoxLayout()
        side.setSpacing(theme.px(12))
        side.addWidget(self.search)
        side.addWidget(self._list, 1)
        side.addWidget(self.back)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(24), theme.px(12), theme.px(12), theme.px(12))
        row.setSpacing(theme.px(24))
        row.addLayout(side)
        row.addWidget(self.view, 1)

    def show_pages(self, pages: tuple[Page, ...]) -> None:
        """List `pages`."""
        self._pages = pages
        for old in self.rows.values():
            self._group.removeButton(old)
            old.hide()
            old.deleteLater()
        self.rows = {page.key: self._row(page) for page in pages}
        column = self._list.column
        while column.takeAt(0) is not None:
            pass
        for part in (*self.rows.values(), self._none):
            column.addWidget(part)
        column.addStretch(1)
        self._filter(self.search.text())

    def show_page(self, page: Page) -> None:
        """Show `page` and mark it in the list."""
        self.rows[page.key].setChecked(True)
        self._list.ensureWidgetVisible(self.rows[page.key])
        self.view.show_page(page)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves, Enter opens the first page found, arrows and page keys scroll."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        elif not self.view.scroll_by_key(event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list gives way where it is narrow."""
        super().resizeEvent(event)
        narrow = self.width() < theme.px(_NARROW)
        self._list.setFixedWidth(min(theme.px(_LIST), self.width() * 2 // 5) if narrow else theme.px(_LIST))

    def _enter(self) -> None:
        found = [key for key, row in self.rows.items() if not row.isHidden()]
        if found:
            self.chosen.emit(found[0])

    def _filter(self, wanted: str) -> None:
        for page in self._pages:
            self.rows[page.key].setVisible(page.holds(wanted))
        self._none.setVisible(all(row.isHidden() for row in self.rows.values()))

    def _row(self, page: Page) -> BigButton:
        button = BigButton(icon=ORDER[page.key], kind="row")
        button.show_text(page.title)
        button.setCheckable(True)
        button.setMinimumWidth(theme.target())
        button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        button.tapped.connect(lambda: self.chosen.emit(page.key))
        self._group.addButton(button)
        return button
