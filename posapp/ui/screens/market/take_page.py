"""What goes along to a market: proposals to begin with, and the list of goods."""

from __future__ import annotations

from typing import TYPE_CHECKING

from posapp.domain.place import STORE
from posapp.i18n import N_
from posapp.operations.move_stock import Going
from posapp.ui.parts.goods_sheet.lines import Form
from posapp.ui.screens.market.goods_step import GoodsStep
from posapp.ui.screens.market.proposals import Proposal, proposals
from posapp.ui.widgets.chip_row import Chip
from posapp.ui.widgets.step import Deed

if TYPE_CHECKING:
    from posapp.domain.market import MarketEvent
    from posapp.operations.shop import Shop


class TakePage(GoodsStep):
    """Emits `went_on` when the goods are to go, `went_back` to take nothing (more)."""

    def __init__(self, shop: Shop) -> None:
        form = Form(allow=lambda product: product.offered)
        super().__init__(shop, form, Deed(N_("Take these goods"), "check", "amount"), back=N_("Nothing now"))
        self._shop = shop
        self._found: list[Proposal] = []
        self.chips.chosen.connect(self._begin_with)

    def begin(self, event: MarketEvent) -> None:
        """Ask what goes to `event`."""
        self.title.say(N_("What goes along to {name}?"), name=event.name)
        self._found = proposals(self._shop, event)
        self.offer([Chip(one.key, one.title) for one in self._found])
        self.sheet.begin(STORE)
        self.look_at_list()

    def goods(self) -> list[Going]:
        """What is on the list."""
        return [Going(line.product.id, line.quantity) for line in self.sheet.lines()]

    def _begin_with(self, key: str) -> None:
        for one in self._found:
            if one.key == key:
                self.sheet.begin(STORE, one.lines)
        self.look_at_list()
