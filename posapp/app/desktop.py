"""Starts the window: finds the books or begins new ones, keeps one window a group, and shows nobody a traceback."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from posapp.app import crash
from posapp.app.one_window import OneWindow
from posapp.app.paths import resources
from posapp.app.program import Program
from posapp.app.terminal import open_shop
from posapp.domain.errors import Told, Unavailable
from posapp.i18n import N_, _
from posapp.ui import theme
from posapp.ui.message_window import MessageWindow
from posapp.ui.widgets.ask_panel import Answer

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

_REFUSED: Final = 2
_UNAVAILABLE: Final = 3


def main(folder: Path) -> int:
    """Show the window on the books in `folder` until it is closed; the exit code."""
    app = QApplication([*sys.argv[:1]])
    app.setApplicationName("raanrao")
    app.setApplicationDisplayName(_(N_("Raan Rao")))
    theme.install(resources())
    theme.wear(app, "light", 100)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    place = OneWindow(folder)
    if not place.take():
        return _second_window(app, place)
    try:
        return _first_window(app, folder, place)
    except Told as error:
        return _say(app, MessageWindow(str(error)), _UNAVAILABLE if isinstance(error, Unavailable) else _REFUSED)
    finally:
        place.release()


def _first_window(app: QApplication, folder: Path, place: OneWindow) -> int:
    program = Program(app, resources(), lambda: open_shop(folder))
    place.wanted.connect(lambda: _bring_forward(program.shell))
    sys.excepthook = lambda _kind, error, _trace: _tell(program, error)
    program.open()
    program.shell.showMaximized()
    code = app.exec()
    sys.excepthook = sys.__excepthook__
    program.close()
    return code


def _second_window(app: QApplication, place: OneWindow) -> int:
    """Another window has these books: say so, and offer to bring it forward."""
    sentence = _(
        N_("The shop is open in another window already. Go on there: two windows would be in each other's way.")
    )
    deed = Answer("go", N_("Go to that window"), "screen", "cash")
    return _say(app, MessageWindow(sentence, deed, place.call), _UNAVAILABLE)


def _say(app: QApplication, window: QWidget, code: int) -> int:
    window.show()
    app.exec()
    return code


def _bring_forward(window: QWidget) -> None:
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()


def _tell(program: Program, error: BaseException) -> None:
    """A mistake of ours while the window is open: keep a report, say so, go on. What was sold is in the books."""
    report = crash.save_report(error, crash.reports_folder())
    program.notices.warn("crash", "{words}", words=crash.plain_words(report))
