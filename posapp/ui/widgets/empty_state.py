"""What a place shows when nothing is in it yet: an icon, one sentence, one thing to do."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from posapp.ui import theme
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.status_icon import StatusIcon


class EmptyState(QWidget):
    """An icon, one sentence and at most one button (`tapped`)."""

    tapped = Signal()

    def __init__(self, icon: str, sentence: str, *, action: str = "", action_icon: str = "") -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setSpacing(theme.px(12))
        column.addStretch(1)
        column.addWidget(StatusIcon(icon, "text2", 44))
        self._sentence = Label(sentence, colour="text2").wrapped().aligned(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._sentence)
        if action:
            button = BigButton(action, icon=action_icon)
            button.tapped.connect(self.tapped)
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
            self.setFocusProxy(button)
        column.addStretch(1)

    def say(self, sentence: str, **values: object) -> None:
        """Change the sentence."""
        self._sentence.say(sentence, **values)
