"""Adding a shop, step by step: kind, key, the line, the first reading, pairing, whose word counts, start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from posapp.sync.connectors import connector
from posapp.ui.screens.shops.beginning import Beginning
from posapp.ui.screens.shops.connecting import Connecting
from posapp.ui.screens.shops.read_step import ReadStep
from posapp.ui.widgets.page_stack import PageStack

if TYPE_CHECKING:
    from posapp.domain.online.shop import OnlineShop
    from posapp.operations.shop import Shop
    from posapp.ui.notices import Notices
    from posapp.ui.screens.shops.desk import ShopDesk


class AddingPage(QWidget):
    """Emits `left` when it is over. What was begun and not finished goes on from the list of shops.

    `opened(OnlineShop)` comes after it for a shop that has nothing to be read.
    """

    left = Signal()
    opened = Signal(object)

    def __init__(self, shop: Shop, notices: Notices, desk: ShopDesk) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.pages = PageStack()
        self.connecting = Connecting(shop, notices, desk, self.pages)
        self.beginning = Beginning(shop, notices, desk, self.pages)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pages)
        self.connecting.added.connect(self._go_on)
        for part in (self.connecting, self.beginning):
            part.left.connect(self.leave)
        self.connecting.show()

    def _go_on(self, online: OnlineShop, kept: str) -> None:
        """A shop that is spoken to is read; one that only files go to is opened as it is."""
        if connector(online.connector).abilities.talks:
            self.beginning.read(online, kept)
        else:
            self.left.emit()
            self.opened.emit(online)

    def front(self) -> QWidget:
        """The step in front."""
        return self.pages.front()

    def go_on(self, online: OnlineShop) -> None:
        """Go on with a shop whose goods are not paired yet."""
        self.beginning.read(online)

    def leave(self) -> None:
        """Back to the list of shops; a reading under way stops at its next page."""
        for step in self.pages.findChildren(ReadStep):
            step.leave()
        self.left.emit()
