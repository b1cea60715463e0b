"""One step of several: what is to be done, the way back at the left, the way on at the right, always in one place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from posapp.i18n import N_
from posapp.ui import theme
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.fitted import Fitted
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.scroll_column import ScrollColumn

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from posapp.ui.widgets.button_face import Kind

_LARGE: Final = ("cash", "scan")
"""Buttons high enough for a key hint above the words."""


@dataclass(frozen=True, slots=True)
class Deed:
    """What the button at the right does. `label` is a catalogue message that names the deed."""

    label: str
    icon: str = "right"
    kind: Kind = "cash"


class Step(Fitted):
    """Emits `went_on` (the button, or Enter) and `went_back` (the button, or Esc). Parts go into `body`.

    With `scrolls` the body scrolls where the window is low; title and buttons always stay in sight.
    """

    went_on = Signal()
    went_back = Signal()

    def __init__(self, title: str, deed: Deed, *, back: str = N_("Back"), scrolls: bool = False) -> None:
        super().__init__()
        self.title = Label(title, role="title").wrapped()
        scroll = ScrollColumn(spacing=12) if scrolls else None
        self.body = scroll.column if scroll else QVBoxLayout()
        self.body.setSpacing(theme.px(12))
        kind: Kind = "next" if deed.kind == "amount" else deed.kind
        self.on = BigButton(deed.label, icon=deed.icon, kind=kind, key_hint="Enter" if kind in _LARGE else "")
        self.on.tapped.connect(self.went_on)
        self.on.installEventFilter(self)
        self.back = BigButton(back, icon="back", key_hint="Esc")
        self.back.tapped.connect(self.went_back)
        self._head = QHBoxLayout()
        self._head.setSpacing(theme.px(16))
        self._head.addWidget(self.title, 1)
        self.on.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._foot = QHBoxLayout()
        self._foot.setSpacing(theme.px(12))
        self._foot.addWidget(self.back)
        self._foot.addStretch(1)
        self._foot.addWidget(self.on)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(12), theme.px(24), theme.px(12))
        column.setSpacing(theme.px(12))
        column.addLayout(self._head)
        if scroll:
            column.addWidget(scroll, 1)
        else:
            column.addLayout(self.body, 1)
        column.addLayout(self._foot)

    def beside_title(self, part: QWidget) -> None:
        """Put `part` at the right end of the title's row."""
        self._head.addWidget(part)

    def in_foot(self, part: QWidget) -> None:
        """Put `part` before the button that goes on."""
        self._foot.insertWidget(self._foot.count() - 1, part)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The second half of a double click, meant for the step before, doesn't go on."""
        return watched is self.on and event.type() == QEvent.Type.MouseButtonDblClick

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on where no button has the focus; Esc goes back."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.on.click()
        elif event.key() == Qt.Key.Key_Escape and not self.back.isHidden():
            self.back.click()
        else:
            super().keyPressEvent(event)
