"""The recovery numbers, shown this one time: for paper, and for a safe place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from posapp.i18n import N_
from posapp.ui import theme
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.note_box import NoteBox

if TYPE_CHECKING:
    from collections.abc import Sequence

_HALF = 4


class RecoveryPage(QWidget):
    """Emits `print_wanted`, and `left` when the numbers are on paper."""

    print_wanted = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title = Label(N_("Recovery numbers"), role="title").wrapped()
        self.numbers = Label(role="due").wrapped().aligned(Qt.AlignmentFlag.AlignHCenter)
        self.note = NoteBox(
            "care",
            sentence=N_("They are not shown again. Print them or write them down now."),
            more=N_(
                "Lay the paper where the group keeps what is dear to it, not at the till. With these numbers the "
                "treasurer gets a new code when hers is forgotten. Numbers from before are no longer good."
            ),
        )
        self.print = BigButton(N_("Print them"), icon="printer")
        self.print.tapped.connect(self.print_wanted)
        self.done = BigButton(N_("They are on paper"), icon="check", kind="next").guarded()
        self.done.tapped.connect(self.left)
        self.said = Label(role="strong").wrapped()
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(12))
        foot.addWidget(self.print)
        foot.addWidget(self.said, 1)
        foot.addWidget(self.done)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(12), theme.px(24), theme.px(12))
        column.setSpacing(theme.px(12))
        column.addWidget(self.title)
        column.addWidget(self.note)
        column.addStretch(1)
        column.addWidget(self.numbers)
        column.addStretch(2)
        column.addLayout(foot)
        self.setFocusProxy(self.done)

    def show_numbers(self, groups: Sequence[str], *, prints: bool) -> None:
        """Show `groups`; with a printer they can be printed."""
        rows = (groups[:_HALF], groups[_HALF:])
        self.numbers.show_text("\n".join("   ".join(row) for row in rows))
        self.print.setVisible(prints)
        self.said.say("")

    def tell(self, sentence: str) -> None:
        """Say how the printing went, unless the page is gone by then: a catalogue message."""
        if isValid(self):
            self.said.say(sentence)
