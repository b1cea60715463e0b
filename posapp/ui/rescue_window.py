"""The window in place of the real one when the file with the books is damaged: two ways on, and nothing gets worse."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QStackedLayout, QWidget

from posapp.domain.errors import Told
from posapp.i18n import N_, _
from posapp.ui import theme
from posapp.ui.widgets.ask_panel import Answer, AskPanel

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from posapp.ui.parts.return_page import ReturnPage

_RESTORE, _SAVE = "restore", "save"
_TITLE: Final = N_("The file with the books is damaged")
_BACK: Final = N_("The books are back. Close this window, then start the program again.")
_ANSWERS: Final = (
    Answer(_SAVE, N_("Save what can be read"), "file"),
    Answer(_RESTORE, N_("Bring a copy back"), "history", "cash"),
)


class RescueWindow(QWidget):
    """`save(folder)` writes what can be read and says what it was; `open_copy(file)` is the page that looks into one.

    Nothing of the damaged file is touched by the first; the second sets it aside.
    """

    def __init__(
        self, told: Told, save: Callable[[Path], Sequence[str]], open_copy: Callable[[Path], ReturnPage]
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(_(N_("Raan Rao")))
        self._save, self._open_copy = save, open_copy
        self.panel = AskPanel(_ANSWERS, back=N_("Close"))
        self.panel.answered.connect(self._on_answer)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self.panel)
        self._say(str(told), _(told.assurance))
        self.resize(theme.px(900), theme.px(520))

    def save_to(self, folder: Path) -> None:
        """Save what can be read into `folder` and say what it was."""
        try:
            self._say(*self._save(folder))
        except Told as error:
            self._say(str(error), _(error.assurance))

    def look_into(self, copy: Path) -> None:
        """Show what is in `copy`, to bring it back."""
        page = self._open_copy(copy)
        page.left.connect(lambda: self._leave(page))
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        page.look()

    def came_back(self, page: ReturnPage) -> None:
        """The copy of `page` took the place of the books."""
        self._leave(page)
        self.panel.button(_RESTORE).hide()
        self._say(_(_BACK))

    def _on_answer(self, key: str) -> None:
        if key == _SAVE:
            found = QFileDialog.getExistingDirectory(self, _(N_("Save what can be read")), str(Path.home()))
            if found:
                self.save_to(Path(found) / "raanrao-rescued")
        elif key == _RESTORE:
            kinds = "*.zip *.age"
            found, _kind = QFileDialog.getOpenFileName(self, _(N_("Choose a copy")), str(Path.home()), kinds)
            if found:
                self.look_into(Path(found))
        else:
            self.close()

    def _leave(self, page: ReturnPage) -> None:
        self._pages.setCurrentWidget(self.panel)
        self._pages.removeWidget(page)
        page.deleteLater()

    def _say(self, *lines: str) -> None:
        self.panel.ask(_TITLE, "{words}", words="\n".join(lines))
