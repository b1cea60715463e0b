"""The line that is counted now: its name, its batch, a number typed or tapped; what the books say is never shown."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from posapp.domain.errors import Refused
from posapp.domain.unit import unit
from posapp.i18n import N_, _, date_text
from posapp.ui import theme
from posapp.ui.parts.goods_sheet.fields import EntryField
from posapp.ui.screens.stock.count_state import counted_from
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.box import Box
from posapp.ui.widgets.keypad import Keypad
from posapp.ui.widgets.label import Label, OneLine

if TYPE_CHECKING:
    from posapp.domain.lot import Lot
    from posapp.operations.count_stock import WalkLine

_FIELD_HEIGHT: Final = 52


class CountCard(Box):
    """Emits `counted(quantity)` when a number was written down, `skipped` when it comes later."""

    counted = Signal(object)
    skipped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._line: WalkLine | None = None
        self._name = Label(role="section").wrapped()
        self._batch = OneLine(colour="text2")
        self.field = EntryField(N_("How many are there?"))
        self._unit = Label(role="section", colour="text2")
        self._wrong = Label(role="chip", colour="lac").wrapped()
        self.keypad = Keypad()
        self.write = BigButton(N_("Write down"), icon="check", kind="cash")
        self.skip = BigButton(N_("Later"), icon="down")
        self._inside = QBoxLayout(QBoxLayout.Direction.BottomToTop)
        self._lay_out()
        self._wire()

    def show_line(self, line: WalkLine | None) -> None:
        """Ask for `line`; None when there is nothing to count."""
        self._line = line
        for part in (self.field, self.write, self.skip, self.keypad):
            part.setVisible(line is not None)
        self._refuse(None)
        self._batch.setVisible(line is not None and line.lot is not None)
        if line is None:
            self._name.say(N_("There is nothing to count here. Find goods, or choose another shelf."))
            self._unit.show_text("")
            return
        self._name.show_text(line.product.name)
        self._batch.show_text(batch_words(line.lot))
        self._unit.say(unit(line.product.unit).label)
        self.keypad.start(3 if line.product.divisible else 0)
        self.field.setText(str(line.counted.counted) if line.counted else "")
        self.field.ask()

    def stand(self, *, wide: bool) -> None:
        """Beside the list its keys stand below the number, below the list beside it."""
        ways = QBoxLayout.Direction
        self._inside.setDirection(ways.BottomToTop if wide else ways.RightToLeft)
        self.field.setFont(theme.font("dialog"))
        self.field.setMinimumHeight(theme.px(_FIELD_HEIGHT))

    def _lay_out(self) -> None:
        number = QHBoxLayout()
        number.setSpacing(theme.px(12))
        self.field.setAlignment(Qt.AlignmentFlag.AlignRight)
        number.addWidget(self.field, 1)
        number.addWidget(self._unit)
        deeds = QHBoxLayout()
        deeds.setSpacing(theme.px(12))
        deeds.addWidget(self.skip, 1)
        deeds.addWidget(self.write, 2)
        asked = QVBoxLayout()
        asked.setSpacing(theme.px(4))
        for part in (self._name, self._batch):
            asked.addWidget(part)
        asked.addLayout(number)
        asked.addWidget(self._wrong)
        asked.addStretch(1)
        asked.addLayout(deeds)
        self._inside.setSpacing(theme.px(8))
        self._inside.addWidget(self.keypad, 1)
        self._inside.addLayout(asked, 1)
        self.column.addLayout(self._inside, 1)
        for first, second in pairwise((self.field, self.write, self.skip)):
            QWidget.setTabOrder(first, second)

    def _wire(self) -> None:
        self.field.entered.connect(self._write)
        self.write.tapped.connect(self._write)
        self.skip.tapped.connect(self.skipped)
        self.keypad.changed.connect(self._on_keys)

    def _write(self) -> None:
        if self._line is None:
            return
        try:
            quantity = counted_from(self.field.text(), self._line.product)
        except Refused as error:
            self._refuse(error)
            self.field.ask()
        else:
            self._refuse(None)
            self.counted.emit(quantity)

    def _on_keys(self, text: str) -> None:
        self.field.setText(text)
        self._refuse(None)

    def _refuse(self, error: Refused | None) -> None:
        self._wrong.setVisible(error is not None)
        self._wrong.show_text(str(error) if error else "")


def batch_words(lot: Lot | None) -> str:
    """A batch as the person at the shelf can read it off a label."""
    if lot is None:
        return ""
    words = [lot.code]
    if lot.expires:
        words.append(_("expires {date}").format(date=date_text(lot.expires)))
    elif lot.made:
        words.append(_("made {date}").format(date=date_text(lot.made)))
    return " · ".join(words)
