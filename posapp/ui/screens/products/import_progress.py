"""What is seen while a list is read or written: how far it is, and the button that stops it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from posapp.i18n import N_, count_text
from posapp.ui import theme
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.share_bar import ShareBar

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent

    from posapp.ui.parts.progress import Progress

_LOOK_MS: Final = 100
_CENTRE: Final = Qt.AlignmentFlag.AlignHCenter


class ProgressPage(QWidget):
    """Follows one Progress while it is in front. Only its button, or Esc, ends it."""

    def __init__(self) -> None:
        super().__init__()
        self._progress: Progress | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)
        self.title = Label(role="title").aligned(_CENTRE)
        self.bar = ShareBar()
        self.count = Label(colour="text2").aligned(_CENTRE)
        self.stop = BigButton(N_("Stop"), icon="close", key_hint="Esc")
        self.stop.tapped.connect(self._stop)
        column = QVBoxLayout(self)
        side = theme.px(48)
        column.setContentsMargins(side, theme.px(12), side, theme.px(12))
        column.setSpacing(theme.px(16))
        column.addStretch(1)
        for part in (self.title, self.bar, self.count):
            column.addWidget(part)
        column.addWidget(self.stop, 0, _CENTRE)
        column.addStretch(1)
        # Not its button: the Enter that began the work, held a little long, would stop it.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def watch(self, progress: Progress, sentence: str) -> None:
        """Say `sentence` (a catalogue message), and follow `progress`."""
        self._progress = progress
        self.title.say(sentence)
        self.stop.setEnabled(True)
        self._look()

    def showEvent(self, event: QShowEvent) -> None:
        """Look how far it is, again and again."""
        super().showEvent(event)
        self._look()
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Look no more."""
        self._timer.stop()
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc stops."""
        if event.key() == Qt.Key.Key_Escape:
            self.stop.click()
        else:
            super().keyPressEvent(event)

    def _stop(self) -> None:
        if self._progress:
            self._progress.stop()
            self.stop.setEnabled(False)
            self.title.say(N_("Stopping …"))

    def _look(self) -> None:
        if self._progress is None:
            return
        done, total = self._progress.done, self._progress.total
        self.bar.show_share(done, total)
        if total:
            self.count.say(N_("Row {done} of {total}"), done=count_text(done), total=count_text(total))
        else:
            self.count.say("")
