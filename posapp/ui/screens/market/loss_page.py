"""What went at the stall without being sold: spoiled, given away, tasted, lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.domain.stock import REASON_TITLES, StockReason
from posapp.i18n import N_
from posapp.operations.adjust_stock import Adjustment
from posapp.ui.parts.goods_sheet.lines import Extra, Form
from posapp.ui.screens.market.goods_step import GoodsStep
from posapp.ui.widgets.step import Deed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from posapp.domain.identity import ProductId
    from posapp.domain.market import MarketEvent
    from posapp.domain.product import Product
    from posapp.operations.shop import Shop

_WHY: Final = "why"
_REASONS: Final = (
    StockReason.WASTE,
    StockReason.GIFT,
    StockReason.TASTING,
    StockReason.OWN_USE,
    StockReason.LOSS,
)


class LossPage(GoodsStep):
    """Emits `went_on` to write the list down, `went_back`."""

    def __init__(self, shop: Shop) -> None:
        self._there: frozenset[ProductId] = frozenset()
        choices = tuple((reason.value, REASON_TITLES[reason]) for reason in _REASONS)
        why = Extra(_WHY, N_("Why?"), "choice", choices)
        form = Form((why,), self._is_there, lambda _product: {_WHY: StockReason.WASTE.value})
        super().__init__(shop, form, Deed(N_("Write this down"), "check", "amount"))

    def begin(self, event: MarketEvent, there: Iterable[ProductId]) -> None:
        """Ask about the goods that are at the stall of `event`."""
        self.title.say(N_("Not sold at {name}: spoiled, given away"), name=event.name)
        self._there = frozenset(there)
        self.sheet.begin(event.place)
        self.look_at_list()

    def losses(self) -> list[Adjustment]:
        """What is on the list."""
        return [Adjustment(line.product.id, line.quantity, StockReason(line.text(_WHY))) for line in self.sheet.lines()]

    def _is_there(self, product: Product) -> bool:
        return product.id in self._there
