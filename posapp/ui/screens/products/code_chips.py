"""The barcodes a product has; a tap on one takes it off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from posapp.i18n import N_
from posapp.ui import theme
from posapp.ui.widgets.big_button import BigButton

if TYPE_CHECKING:
    from collections.abc import Sequence


class CodeChips(QWidget):
    """Emits `removed(code)`. Not a choice: the arrow keys must not press what they pass."""

    removed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(8))

    def show_codes(self, codes: Sequence[str]) -> None:
        """Show `codes`, one below the other; nothing at all for none."""
        while (item := self._column.takeAt(0)) is not None:
            if old := item.widget():
                old.hide()
                old.deleteLater()
        for code in codes:
            chip = BigButton(icon="close", kind="chip")
            chip.say(N_("Take off {code}"), code=code)
            chip.tapped.connect(lambda code=code: self.removed.emit(code))
            self._column.addWidget(chip, 0, Qt.AlignmentFlag.AlignLeft)
        self.setVisible(bool(codes))
