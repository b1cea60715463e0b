"""A question that takes the place of the content: title, sentence, at most three buttons, and a way back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from posapp.i18n import N_
from posapp.ui import theme
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from posapp.ui.widgets.button_face import Kind

_MOST: Final = 3


@dataclass(frozen=True, slots=True)
class Answer:
    """One way to answer. The button names the deed ("Close the day"), never just "yes"."""

    key: str
    label: str
    icon: str = ""
    kind: Kind = "plain"


class AskPanel(QWidget):
    """Emits `answered(key)`; Esc and the way-back button emit `answered("")`, which must change nothing."""

    answered = Signal(str)

    def __init__(self, answers: Sequence[Answer], *, back: str = N_("Back"), body: QWidget | None = None) -> None:
        if len(answers) >= _MOST + 1:
            raise ValueError(answers)
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = Label(role="title").wrapped()
        self._sentence = Label().wrapped()
        column = QVBoxLayout(self)
        margin = theme.px(24)
        column.setContentsMargins(margin, theme.px(16), margin, theme.px(16))
        column.setSpacing(theme.px(12))
        column.addWidget(self._title)
        column.addWidget(self._sentence)
        if body is not None:
            column.addWidget(body)
        column.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        self._back = BigButton(back, icon="back", key_hint="Esc")
        self._back.tapped.connect(lambda: self.answered.emit(""))
        row.addWidget(self._back)
        row.addStretch(1)
        self._buttons = {answer.key: self._button(answer) for answer in answers}
        for button in self._buttons.values():
            row.addWidget(button)
        column.addLayout(row)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, lambda: self.answered.emit(""))

    def ask(self, title: str, sentence: str = "", **values: object) -> None:
        """Put the question: catalogue messages, their {named} places filled from `values`."""
        self._title.say(title, **values)
        self._sentence.say(sentence, **values)
        self._sentence.setVisible(bool(sentence))

    def button(self, key: str) -> BigButton:
        """The button of answer `key`."""
        return self._buttons[key]

    def _button(self, answer: Answer) -> BigButton:
        button = BigButton(answer.label, icon=answer.icon, kind=answer.kind).guarded()
        button.tapped.connect(lambda: self.answered.emit(answer.key))
        return button
