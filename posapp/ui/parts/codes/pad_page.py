"""One thing typed on large keys: what it is, the keys, what is wrong with it, and the way back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from posapp.domain.code import MOST_DIGITS
from posapp.i18n import N_
from posapp.ui import theme
from posapp.ui.parts.codes.code_pad import CodePad
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.label import Label


class PadPage(QWidget):
    """Emits `entered(digits)`, and `left` for the way back."""

    entered = Signal(str)
    left = Signal()

    def __init__(self, most: int = MOST_DIGITS) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        centre = Qt.AlignmentFlag.AlignHCenter
        self.title = Label(role="title").wrapped().aligned(centre)
        self.sentence = Label(colour="text2").wrapped().aligned(centre)
        self.message = Label(role="strong", colour="lac").wrapped().aligned(centre)
        self.pad = CodePad(most)
        self.pad.entered.connect(self.entered)
        self.pad.typed.connect(lambda: self.refuse(""))
        self.setFocusProxy(self.pad)
        back = BigButton(N_("Back"), icon="back", key_hint="Esc")
        back.tapped.connect(self.left)
        keys = QHBoxLayout()
        keys.addStretch(1)
        keys.addWidget(self.pad, 6)
        keys.addStretch(1)
        foot = QHBoxLayout()
        foot.addWidget(back)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(10), theme.px(24), theme.px(10))
        column.setSpacing(theme.px(6))
        for part in (self.title, self.sentence, self.message):
            column.addWidget(part)
        column.addLayout(keys, 12)
        column.addStretch(1)
        column.addLayout(foot)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.left.emit)

    def ask(self, title: str, sentence: str, **values: object) -> None:
        """Ask for it anew: catalogue messages, filled from `values`."""
        self.title.say(title, **values)
        self.sentence.say(sentence, **values)
        self.refuse("")
        self.pad.start()

    def refuse(self, sentence: str) -> None:
        """Say what is wrong, in the language in use; an empty one takes it back."""
        self.message.show_text(sentence)
        self.message.setVisible(bool(sentence))
