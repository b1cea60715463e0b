"""One field of the form: its name above, what is wrong with it below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from posapp.ui import theme
from posapp.ui.names import call
from posapp.ui.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from posapp.domain.errors import Refused


class FormField(QWidget):
    """Holds `part` under the name `label` (a catalogue message, none when empty); `beside` stands right of it."""

    def __init__(self, label: str, part: QWidget, beside: Sequence[QWidget] = (), *, hint: str = "") -> None:
        super().__init__()
        self.part = part
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(part, 1)
        for one in beside:
            row.addWidget(one)
        self._wrong = Label(role="strong", colour="lac").wrapped()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(2))
        if label:
            self._column.addWidget(Label(label, role="strong").wrapped())
        self._column.addLayout(row)
        if hint:
            self._column.addWidget(Label(hint, role="chip", colour="text2").wrapped())
        self._column.addWidget(self._wrong)
        self._wrong.hide()
        call(part, label)

    def below(self, more: QWidget) -> None:
        """Put `more` right below the part."""
        self._column.insertWidget(self._column.count() - 1, more)

    def refuse(self, error: Refused | None) -> None:
        """Say what is wrong with it; None takes it back."""
        if error is None:
            self._wrong.show_text("")
        else:
            self._wrong.say(error.sentence, **error.values)
        self._wrong.setVisible(error is not None)

    def refused(self) -> str:
        """What is said to be wrong, empty when nothing is."""
        return self._wrong.words()


class Line(QLineEdit):
    """A field of at most `limit` signs. Enter says `returnPressed` and goes no further: it saves nothing by itself."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self.setMaxLength(limit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep Enter from whatever the field lies in."""
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
