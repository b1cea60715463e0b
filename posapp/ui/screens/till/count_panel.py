"""Counting money: a row with − and + for each note and coin, in two columns where there is room."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QLineEdit, QWidget

from posapp.domain.cash import Count
from posapp.domain.money import Money
from posapp.domain.tender import NOTES_AND_COINS
from posapp.i18n import N_
from posapp.ui import theme
from posapp.ui.names import call
from posapp.ui.widgets.box import Box
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.stepper import Stepper

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

_SMALLEST_NOTE: Final = Money(2000)
_TWO_COLUMNS: Final = 890
_STEPPER: Final = 200
_AMOUNT: Final = 96
_NAME: Final = 96
_MOST: Final = 9999


def face(piece: Money) -> str:
    """What stands on a note or coin: "1,000", "0.50"."""
    return str(piece).removesuffix(".00")


class CountPanel(QWidget):
    """Emits `changed` with each piece that is counted, and `finished` when Enter leaves the last row."""

    changed = Signal()
    finished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._steppers: dict[Money, Stepper] = {}
        self._amounts: dict[Money, Label] = {}
        self._names: list[Label] = []
        self._blocks = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._blocks.setContentsMargins(0, 0, 0, 0)
        self._blocks.setSpacing(theme.px(12))
        notes = [piece for piece in NOTES_AND_COINS if piece >= _SMALLEST_NOTE]
        coins = [piece for piece in NOTES_AND_COINS if piece < _SMALLEST_NOTE]
        self._cards = self._block(N_("Note {face}"), notes), self._block(N_("Coin {face}"), coins)
        for card in self._cards:
            self._blocks.addWidget(card, 1)
        self._dress()
        self._show_amounts()

    def count(self) -> Count:
        """What was counted so far."""
        return Count.of({piece: stepper.value() for piece, stepper in self._steppers.items()})

    def fill(self, count: Count | None) -> None:
        """Show `count`; all zeros for none. Says nothing through `changed`."""
        numbers = dict(count.pieces) if count else {}
        for piece, stepper in self._steppers.items():
            stepper.set_value(numbers.get(piece, 0))
        self._show_amounts()

    def start(self) -> None:
        """Put the focus where counting begins."""
        self._focus(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes from row to row, so a whole drawer is typed without the mouse."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        here = next((n for n, one in enumerate(self._fields()) if one.hasFocus()), None)
        if here is None:
            event.ignore()
        elif here + 1 < len(self._steppers):
            self._focus(here + 1)
        else:
            self.finished.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Notes beside coins where both fit, above them where not."""
        super().resizeEvent(event)
        wide = self.width() >= theme.px(_TWO_COLUMNS)
        self._blocks.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._dress()

    def _block(self, sentence: str, pieces: list[Money]) -> QWidget:
        card = Box()
        grid = QGridLayout()
        card.column.addLayout(grid)
        grid.setHorizontalSpacing(theme.px(8))
        grid.setVerticalSpacing(theme.px(4))
        grid.setColumnStretch(2, 1)
        for row, piece in enumerate(pieces):
            name = Label()
            name.say(sentence, face=face(piece))
            stepper = Stepper(sentence, most=_MOST)
            call(stepper, sentence, face=face(piece))
            call(stepper.field, sentence, face=face(piece))
            stepper.changed.connect(partial(self._on_changed, piece))
            amount = Label(role="strong").aligned(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self._steppers[piece], self._amounts[piece] = stepper, amount
            for column, part in enumerate((name, stepper, amount)):
                grid.addWidget(part, row, column)
            self._names.append(name)
        grid.setRowStretch(len(pieces), 1)
        return card

    def minimumSizeHint(self) -> QSize:
        """As narrow as one column; as high as the columns are now."""
        narrow = max(card.minimumSizeHint().width() for card in self._cards)
        return QSize(narrow, self._blocks.minimumSize().height())

    def _dress(self) -> None:
        """Columns as wide as their words at the text size in use."""
        for stepper in self._steppers.values():
            stepper.setFixedWidth(theme.px(_STEPPER))
        for name in self._names:
            name.setMinimumWidth(theme.px(_NAME))
        for amount in self._amounts.values():
            amount.setMinimumWidth(theme.px(_AMOUNT))

    def _fields(self) -> list[QLineEdit]:
        return [stepper.field for stepper in self._steppers.values()]

    def _focus(self, place: int) -> None:
        field = self._fields()[place]
        field.setFocus(Qt.FocusReason.TabFocusReason)
        field.selectAll()

    def _on_changed(self, piece: Money, _value: int) -> None:
        self._show_amount(piece)
        self.changed.emit()

    def _show_amounts(self) -> None:
        for piece in self._steppers:
            self._show_amount(piece)

    def _show_amount(self, piece: Money) -> None:
        worth = Money(piece.satang * self._steppers[piece].value())
        self._amounts[piece].show_text(str(worth))
        self._amounts[piece].colour("text" if worth else "text2")
