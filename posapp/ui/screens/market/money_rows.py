"""Several amounts below each other, typed on the keyboard or on one set of number keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from posapp.domain.errors import Refused
from posapp.domain.money import ZERO, Money
from posapp.ui import theme
from posapp.ui.parts.goods_sheet.fields import EntryField
from posapp.ui.widgets.keypad import Keypad
from posapp.ui.widgets.label import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent

_DECIMALS: Final = 2


class _AmountField(EntryField):
    """Says when the keyboard `came` to it."""

    came = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The number keys are this field's now."""
        super().focusInEvent(event)
        self.came.emit()


class MoneyRows(QWidget):
    """One field for each of `rows`: (key, catalogue message). Emits `changed`, and `done` after Enter in the last."""

    changed = Signal()
    done = Signal()

    def __init__(self, rows: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.fields = {key: _AmountField(title) for key, title in rows}
        self._current = next(iter(self.fields))
        self._keys = Keypad(_DECIMALS)
        self._keys.changed.connect(self._on_keys)
        self.wrong = Label(role="chip", colour="lac").wrapped()
        self.wrong.hide()
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(6))
        for place, (key, title) in enumerate(rows):
            grid.addWidget(Label(title).wrapped(), place, 0)
            grid.addWidget(self._field(key), place, 1)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addLayout(grid)
        column.addWidget(self.wrong)
        keys = QHBoxLayout()
        keys.addWidget(self._keys)
        self._keys.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        column.addLayout(keys, 1)
        column.addStretch()

    def start(self) -> None:
        """Begin with empty fields."""
        for field in self.fields.values():
            field.clear()
        self._keys.start(_DECIMALS)
        self._refuse(None)

    def ask(self) -> None:
        """Take the focus, in the first field."""
        next(iter(self.fields.values())).ask()

    def show_money(self, key: str, money: Money) -> None:
        """Put an amount that was not typed into a field."""
        self.fields[key].setText(str(money))

    def money(self, key: str) -> Money | None:
        """What stands in a field, None for nothing. Raises Refused `amount_*`, and says so below the fields."""
        text = self.fields[key].text().strip()
        try:
            amount = Money.parse(text).not_negative() if text else None
        except Refused as error:
            self._refuse(error)
            self.fields[key].ask()
            raise
        self._refuse(None)
        return amount

    def amount(self, key: str) -> Money:
        """What stands in a field, zero for nothing. Raises as `money` does."""
        return self.money(key) or ZERO

    def _field(self, key: str) -> EntryField:
        field = self.fields[key]
        field.setAlignment(Qt.AlignmentFlag.AlignRight)
        field.setMinimumWidth(theme.px(110))
        field.came.connect(lambda: self._come(key))
        field.textEdited.connect(lambda _text: self.changed.emit())
        field.entered.connect(lambda: self._go_on(key))
        return field

    def _come(self, key: str) -> None:
        self._current = key
        self._keys.start(_DECIMALS)

    def _on_keys(self, text: str) -> None:
        self.fields[self._current].setText(text)
        self.changed.emit()

    def _go_on(self, key: str) -> None:
        keys = list(self.fields)
        place = keys.index(key) + 1
        if place < len(keys):
            self.fields[keys[place]].ask()
        else:
            self.done.emit()

    def _refuse(self, error: Refused | None) -> None:
        self.wrong.setVisible(error is not None)
        self.wrong.show_text(str(error) if error else "")
