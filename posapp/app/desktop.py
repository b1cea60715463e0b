"""Starts the window: finds the books or begins new ones, keeps one window a group, and shows nobody a traceback."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from posapp.app import crash
from posapp.app.first_day import FirstDay
from posapp.app.one_window import OneWindow
from posapp.app.paths import resources
from posapp.app.program import Program
from posapp.app.terminal import open_shop
from posapp.domain.errors import Refused, Told, Unavailable
from posapp.i18n import N_, _
from posapp.ui import theme
from posapp.ui.message_window import MessageWindow
from posapp.ui.widgets.ask_panel import Answer

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

_REFUSED: Final = 2
_UNAVAILABLE: Final = 3


class Desktop:
    """One start of the window on the books in `folder`."""

    def __init__(self, app: QApplication, folder: Path, place: OneWindow) -> None:
        self._app, self._folder, self._place = app, folder, place
        self._program: Program | None = None
        self._first_day: FirstDay | None = None
        place.wanted.connect(self._come_forward)

    def run(self) -> int:
        """Sell until the window is closed. Raises Refused or Unavailable when the books can't be opened."""
        try:
            self._open()
        except Refused as error:
            if error.code != "no_books":
                raise
            self._begin()
        sys.excepthook = lambda _kind, error, _trace: self._tell(error)
        try:
            return self._app.exec()
        finally:
            sys.excepthook = sys.__excepthook__
            if self._program:
                self._program.close()

    def _open(self) -> None:
        self._program = Program(self._app, resources(), lambda: open_shop(self._folder))
        self._program.open()
        self._program.shell.showMaximized()

    def _begin(self) -> None:
        """The first run: ask what there must be, then open it."""
        self._first_day = FirstDay(self._app, self._folder, resources())
        self._first_day.begun.connect(self._begun)
        self._first_day.shell.showMaximized()

    def _begun(self) -> None:
        self._open()
        if self._first_day:
            self._first_day.close()

    def _window(self) -> QWidget | None:
        shown = self._program or self._first_day
        return shown.shell if shown else None

    def _come_forward(self) -> None:
        window = self._window()
        if window:
            window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
            window.show()
            window.raise_()
            window.activateWindow()

    def _tell(self, error: BaseException) -> None:
        """A mistake of ours while the window is open: keep a report, say so, go on. What was sold is in the books."""
        words = crash.plain_words(crash.save_report(error, crash.reports_folder()))
        if self._program:
            self._program.notices.warn("crash", "{words}", words=words)
        else:
            sys.stderr.write(words + "\n")


def main(folder: Path) -> int:
    """Show the window on the books in `folder` until it is closed; the exit code."""
    app = QApplication([*sys.argv[:1]])
    app.setApplicationName("raanrao")
    app.setApplicationDisplayName(_(N_("Raan Rao")))
    theme.install(resources())
    theme.wear(app, "light", 100)
    try:
        place = _place(folder)
    except Unavailable as error:
        return _say(app, MessageWindow(str(error)), _UNAVAILABLE)
    if not place.take():
        return _say(app, _second_window(place), _UNAVAILABLE)
    try:
        return Desktop(app, folder, place).run()
    except Told as error:
        return _say(app, MessageWindow(str(error)), _UNAVAILABLE if isinstance(error, Unavailable) else _REFUSED)
    finally:
        place.release()


def _place(folder: Path) -> OneWindow:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        sentence = N_("The books in {folder} can't be opened. Check that the folder is there and may be read.")
        raise Unavailable("books_unreachable", sentence, folder=folder) from error
    return OneWindow(folder)


def _second_window(place: OneWindow) -> MessageWindow:
    """Another window has these books: say so, and offer to bring it forward."""
    sentence = _(
        N_("The shop is open in another window. Go on there: two windows would be in each other's way.")
    )
    return MessageWindow(sentence, Answer("go", N_("Go to that window"), "screen", "cash"), place.call)


def _say(app: QApplication, window: MessageWindow, code: int) -> int:
    window.show()
    app.exec()
    return code
