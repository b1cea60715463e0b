"""Starts the window: finds the books or begins new ones, keeps one window a group, and shows nobody a traceback."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from posapp.app import crash, display
from posapp.app.one_window import OneWindow
from posapp.app.paths import resources
from posapp.app.program import Program
from posapp.app.terminal import open_shop
from posapp.domain.errors import Damaged, Refused, Told, Unavailable
from posapp.i18n import N_, _
from posapp.store.database import told_of
from posapp.store.faults import FAULTS, UNREACHABLE
from posapp.ui import garbage, theme
from posapp.ui.message_window import MessageWindow
from posapp.ui.widgets.ask_panel import Answer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from posapp.app.first_day import FirstDay

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
        program = Program(self._app, resources(), lambda: open_shop(self._folder))
        # The button that wants it is in the window that goes: it must have done before.
        program.reopen_wanted.connect(self._reopen, Qt.ConnectionType.QueuedConnection)
        try:
            program.open()
        except BaseException:
            program.close()
            raise
        self._program = program
        _fill_screen(program.shell)
        garbage.pass_by()

    def _reopen(self, deed: Callable[[], str]) -> None:
        """Close the window and its books, do `deed`, and open them again, whatever came of it."""
        self._app.setQuitOnLastWindowClosed(False)
        if self._program:
            self._program.close()
            self._program = None
            garbage.search_all()
        told, said = None, ""
        try:
            said = deed()
        except Told as error:
            told = error
        self._open()
        self._app.setQuitOnLastWindowClosed(True)
        if self._program:
            notices = self._program.notices
            notices.show(told) if told else notices.tell("{said}", said=said)

    def _begin(self) -> None:
        """The first run: ask what there must be, then open it."""
        from posapp.app.first_day import FirstDay

        self._first_day = FirstDay(self._app, self._folder, resources())
        self._first_day.begun.connect(self._begun)
        _fill_screen(self._first_day.shell)

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
        """What no act foresaw, while the window is open: say it and go on. What was sold is in the books."""
        told = told_of(error, self._folder)
        if told and self._program:
            self._program.notices.show(told)
            return
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
        if not place.take():
            return _second_window(app, place)
        try:
            return Desktop(app, folder, place).run()
        finally:
            place.release()
    except (Told, *FAULTS) as error:
        told = told_of(error, folder)
        if told is None:
            raise
        if isinstance(told, Damaged):
            return _rescue(app, folder, told)
        return _say(app, str(told), _UNAVAILABLE if isinstance(told, Unavailable) else _REFUSED)


def _fill_screen(window: QWidget) -> None:
    """Use the whole screen, also where no window manager heeds the wish to be maximised."""
    window.resize(window.screen().availableSize())
    window.showMaximized()


def _place(folder: Path) -> OneWindow:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise Unavailable(*UNREACHABLE, folder=folder) from error
    return OneWindow(folder)


def _second_window(app: QApplication, place: OneWindow) -> int:
    """Another window has these books: say so, and offer to bring it forward."""
    sentence = _(N_("The shop is open in another window. Go on there: two windows would be in each other's way."))
    deed = Answer("go", N_("Go to that window"), "screen", "cash")
    return _say(app, sentence, _UNAVAILABLE, MessageWindow(sentence, deed, place.call))


def _rescue(app: QApplication, folder: Path, told: Damaged) -> int:
    """The books are damaged: offer the ways on."""
    from posapp.app.rescue import Rescue

    offered = Rescue(folder, told)
    try:
        return _say(app, str(told), _UNAVAILABLE, offered.window)
    finally:
        offered.close()


def _say(app: QApplication, sentence: str, code: int, window: QWidget | None = None) -> int:
    """Say it to whoever started this from a terminal, and in a window unless nobody could see or close one."""
    sys.stderr.write(sentence + "\n")
    if app.platformName() not in display.UNSEEN:
        shown = window or MessageWindow(sentence)
        shown.show()
        app.exec()
    return code
