"""A window with one sentence: for what must be said while the real window can't be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from posapp.i18n import N_, _
from posapp.ui import theme
from posapp.ui.widgets.ask_panel import Answer, AskPanel

if TYPE_CHECKING:
    from collections.abc import Callable


class MessageWindow(QWidget):
    """Says `sentence` (in the language in use) under the program's name and offers at most one deed."""

    def __init__(self, sentence: str, deed: Answer | None = None, act: Callable[[], object] | None = None) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(_(N_("Raan Rao")))
        self._act = act
        self.panel = AskPanel([deed] if deed else [], back=N_("Close"))
        self.panel.ask(N_("Raan Rao"), "{words}", words=sentence)
        self.panel.answered.connect(self._on_answer)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.panel)
        self.resize(theme.px(640), theme.px(320))

    def _on_answer(self, key: str) -> None:
        if key and self._act:
            self._act()
        self.close()
