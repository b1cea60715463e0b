"""Questions that hold everything up until they are answered: a file dialog, a code in the middle of an act."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDeadlineTimer, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from posapp.app.demo.waiting import StuckError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_BEAT_MS: Final = 4
_PATIENCE_MS: Final = 15_000


class Question:
    """What comes up after a press that returns only when it was answered: `there` says whether it is in front.

    `leave` ends it without an answer, so that a story that went wrong can be told.
    """

    def __init__(self, there: Callable[[], bool], leave: Callable[[], None]) -> None:
        self._there, self._leave = there, leave

    def answer(self, press: Callable[[], None], answer: Callable[[], None]) -> None:
        """`press`, and `answer` what is asked then. Raises StuckError where nothing is asked, or the answer fails."""
        slips: list[StuckError] = [StuckError("a question")]
        end, beat = QDeadlineTimer(_PATIENCE_MS), QTimer()

        def look() -> None:
            if slips and self._there():
                slips.clear()
                try:
                    answer()
                except StuckError as slip:
                    slips.append(slip)
                    beat.stop()
                    self._leave()
            elif end.hasExpired():
                slips.append(StuckError("an answer to be taken"))
                beat.stop()
                self._leave()

        beat.timeout.connect(look)
        beat.start(_BEAT_MS)
        press()
        beat.stop()
        if slips:
            raise slips[0]


def choose_file(press: Callable[[], None], path: Path) -> None:
    """`press` what asks for a file or a folder, and name `path` in the dialog. Raises StuckError when none comes."""

    def name() -> None:
        dialog = _dialog()
        field = dialog.findChild(QLineEdit, "fileNameEdit") if dialog else None
        if not isinstance(field, QLineEdit):
            raise StuckError("a field for the name of a file")
        field.setText(str(path))
        QTest.keyClick(field, Qt.Key.Key_Return)

    Question(lambda: _dialog() is not None, _reject).answer(press, name)


def _dialog() -> QFileDialog | None:
    """The file dialog in front."""
    front = QApplication.activeModalWidget()
    return front if isinstance(front, QFileDialog) else None


def _reject() -> None:
    dialog = _dialog()
    if dialog:
        dialog.reject()
