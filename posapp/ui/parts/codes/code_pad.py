"""A code typed on large keys or on the keyboard: only dots are shown, and nothing but digits is taken."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from posapp.domain.code import MOST_DIGITS
from posapp.i18n import N_, arabic_digits
from posapp.ui import paint, theme
from posapp.ui.names import call
from posapp.ui.widgets.big_button import BigButton, HoldButton
from posapp.ui.widgets.focus_part import FocusPart
from posapp.ui.widgets.label import Label

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_ROWS: Final = ("789", "456", "123")
_HIGHEST: Final = 76
_WIDEST: Final = 380
_DOT: Final = 18
_GROUP: Final = 4
_COMMANDS: Final = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


class Dots(QWidget):
    """How many digits were typed; never which."""

    def __init__(self) -> None:
        super().__init__()
        self._count = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_code("")

    def show_code(self, code: str) -> None:
        """Fill a dot for each digit."""
        self._count = len(code)
        call(self, N_("Digits typed: {count}"), count=len(code))
        self.update()

    def sizeHint(self) -> QSize:
        """One row of dots."""
        return QSize(MOST_DIGITS * theme.px(2 * _DOT), theme.px(2 * _DOT))

    def minimumSizeHint(self) -> QSize:
        """Never cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Filled dots for what was typed, rings for what may follow."""
        painter = QPainter(self)
        side, step = theme.px(_DOT), theme.px(2 * _DOT)
        left = (self.width() - MOST_DIGITS * step) / 2 + (step - side) / 2
        for place in range(MOST_DIGITS):
            dot = QRectF(left + place * step, (self.height() - side) / 2, side, side)
            filled = place < self._count
            ground = theme.colour("indigo" if filled else "page")
            paint.box(painter, dot, side / 2, ground, paint.outline("indigo" if filled else "edge"))


class Groups(Label):
    """Numbers copied from paper, in sight, four by four."""

    def __init__(self) -> None:
        super().__init__(role="section")
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.wrapped()
        self.show_code("")

    def show_code(self, code: str) -> None:
        """Show the digits so far."""
        self.show_text(" ".join(code[at : at + _GROUP] for at in range(0, len(code), _GROUP)) or "–")


class CodePad(FocusPart):
    """Emits `entered(code)` when the code is confirmed, `typed` with each key before. Takes the focus as one part."""

    entered = Signal(str)
    typed = Signal()

    def __init__(self, most: int = MOST_DIGITS) -> None:
        """`most` digits can be typed; more than a code has are numbers from paper, which are shown."""
        super().__init__()
        self._most = most
        self._code = ""
        self._shut = False
        self.shown: Dots | Groups = Dots() if most == MOST_DIGITS else Groups()
        self._keys = QWidget()
        self._stand()
        column = QVBoxLayout(self)
        margin = theme.px(8)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(theme.px(6))
        column.addWidget(self.shown)
        column.addWidget(self._keys, 1)
        call(self, N_("Code"))
        self._fit()

    def start(self) -> None:
        """Forget what was typed."""
        self._code = ""
        self.shown.show_code("")

    def shut(self, *, on: bool) -> None:
        """Take no keys for a while."""
        self._shut = on
        self._keys.setEnabled(not on)
        self.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits (Thai ones too), Backspace, Enter; everything else is for the panel around it."""
        signs = arabic_digits(event.text())
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        elif event.key() == Qt.Key.Key_Backspace:
            self._take(self._code[:-1])
        elif signs and signs.isdecimal() and not event.modifiers() & _COMMANDS:
            self._take(self._code + signs)
        else:
            event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _stand(self) -> None:
        """7-8-9 on top, as on the other keys of this program."""
        grid = QGridLayout(self._keys)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(theme.px(6))
        for row, signs in enumerate(_ROWS):
            for column, sign in enumerate(signs):
                grid.addWidget(self._key(sign), row, column)
        rub = HoldButton(N_("Rub out"), icon="backspace")
        rub.icon_only(only=True)
        rub.tapped.connect(lambda: self._take(self._code[:-1]))
        rub.held.connect(self.start)
        self.confirm = BigButton(N_("Use this code"), icon="check", kind="key")
        self.confirm.icon_only(only=True)
        self.confirm.tapped.connect(self._enter)
        grid.addWidget(rub, 3, 0)
        grid.addWidget(self._key("0"), 3, 1)
        grid.addWidget(self.confirm, 3, 2)

    def _fit(self) -> None:
        """Keys get no larger than a thumb, however much room there is."""
        self._keys.setMaximumSize(theme.px(_WIDEST), 4 * theme.px(_HIGHEST))
        self.setMaximumSize(
            theme.px(_WIDEST + 16), 4 * theme.px(_HIGHEST) + self.shown.sizeHint().height() + theme.px(40)
        )

    def _key(self, sign: str) -> BigButton:
        button = BigButton(kind="key")
        button.show_text(sign)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.tapped.connect(lambda: self._take(self._code + sign))
        return button

    def _take(self, code: str) -> None:
        if self._shut or len(code) > self._most:
            return
        self._code = code
        self.shown.show_code(code)
        self.typed.emit()

    def _enter(self) -> None:
        code = self._code
        if code and not self._shut:
            self.start()
            self.entered.emit(code)
