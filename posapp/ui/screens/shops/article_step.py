"""One article of the shop: which of ours it is, found by name or code, or taken over, or none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from posapp.i18n import N_
from posapp.ui import theme
from posapp.ui.names import call, hint
from posapp.ui.top_bar import SearchField
from posapp.ui.widgets.big_button import BigButton
from posapp.ui.widgets.headed_page import HeadedPage
from posapp.ui.widgets.label import Label
from posapp.ui.widgets.table import Column, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from posapp.domain.product import Product
    from posapp.operations.online.matching import Suggestion

_COLUMNS: Final = (Column(N_("Goods"), stretch=True), Column(N_("Code")), Column(N_("Price")))


class ArticleStep(HeadedPage):
    """Emits `paired(Product)`, `taken` or `left_out`."""

    paired = Signal(object)
    taken = Signal()
    left_out = Signal()

    def __init__(self, one: Suggestion, ours: Sequence[Product]) -> None:
        super().__init__()
        self.title.say(N_("Which of ours is “{name}”?"), name=one.item.name)
        self._ours = ours
        self.take = BigButton(N_("Take it over"), icon="plus")
        self.none = BigButton(N_("None of ours"), icon="close")
        self.take.tapped.connect(self.taken)
        self.none.tapped.connect(self.left_out)
        self.search = SearchField()
        hint(self.search, N_("Name or code"))
        call(self.search, N_("Find goods"))
        self.table = Table(_COLUMNS, name=N_("Our goods"))
        self.table.show_rows([(product.name, product.code, product.price) for product in self._ours])
        facts = Label(colour="text2").wrapped()
        facts.say(N_("In the shop: code {code}, {price} baht"), code=one.item.sku or "–", price=one.item.price or "–")
        about = QHBoxLayout()
        about.setSpacing(theme.px(8))
        about.addWidget(facts, 1)
        about.addWidget(self.take)
        about.addWidget(self.none)
        self.body.addLayout(about)
        self.body.addWidget(self.search)
        self.body.addWidget(self.table, 1)
        self.search.textEdited.connect(self.table.filter)
        self.search.left.connect(lambda: self.table.filter(""))
        self.search.left.connect(self.table.setFocus)
        self.search.returnPressed.connect(self.table.setFocus)
        self.table.chosen.connect(lambda place: self.paired.emit(self._ours[place]))
        self.setFocusProxy(self.table)
