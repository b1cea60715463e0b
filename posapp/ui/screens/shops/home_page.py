"""The first page of online shops: a card for each, the button that adds one, and the door to the web page of goods."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from posapp.i18n import N_
from posapp.ui import theme
from posapp.ui.screens.shops.shop_card import ShopCard
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.empty_state import EmptyState
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.scroll_column import ScrollColumn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from posapp.ui.screens.shops.words import ShopFacts


class HomePage(QWidget):
    """Emits `add_wanted`, `web_page_wanted` and `wanted(deed, shop)`."""

    add_wanted = Signal()
    web_page_wanted = Signal()
    wanted = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self.add = BigButton(N_("Add a shop"), icon="plus", kind="next")
        self.add.tapped.connect(self.add_wanted)
        # A page of goods needs no shop, so its door is there for groups without one too.
        self.web_page = BigButton(N_("Web page of goods"), icon="photo", kind="plain")
        self.web_page.tapped.connect(self.web_page_wanted)
        self.cards: list[ShopCard] = []
        self._area = ScrollColumn(spacing=12)
        self._empty = EmptyState(
            "cloud",
            N_("Sell the same goods at the stall and online: the program keeps one number for both."),
            action=N_("Add a shop"),
            action_icon="plus",
        )
        self._empty.tapped.connect(self.add_wanted)
        head = QHBoxLayout()
        head.setSpacing(theme.px(12))
        head.addWidget(Label(N_("Online shops"), role="title").wrapped(), 1)
        head.addWidget(self.web_page)
        head.addWidget(self.add)
        column = QVBoxLayout(self)
        side = theme.px(16)
        column.setContentsMargins(side, theme.px(10), side, theme.px(8))
        column.setSpacing(theme.px(12))
        column.addLayout(head)
        column.addWidget(self._area, 1)
        column.addWidget(self._empty, 1)

    def show_shops(self, shops: Sequence[ShopFacts]) -> None:
        """Show how each stands now."""
        self._area.clear()
        self.cards = [self._card(facts) for facts in shops]
        self._area.column.addStretch(1)
        self._area.setVisible(bool(shops))
        self._empty.setVisible(not shops)
        self.add.setVisible(bool(shops))
        self.setFocusProxy(self.add if shops else self._empty)

    def _card(self, facts: ShopFacts) -> ShopCard:
        card = ShopCard(facts)
        card.wanted.connect(lambda deed: self.wanted.emit(deed, facts.online))
        self._area.column.addWidget(card)
        card.show()
        return card
