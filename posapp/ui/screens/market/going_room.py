"""Going to market: first the event, then the goods that go along."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from posapp.domain.errors import Refused
from posapp.operations.stock_book import today
from posapp.ui.screens.market.plan_page import PlanPage
from posapp.ui.screens.market.proposals import earlier_names
from posapp.ui.screens.market.take_page import TakePage
from posapp.ui.widgets.page_stack import PageStack

if TYPE_CHECKING:
    from posapp.domain.market import MarketEvent
    from posapp.operations.shop import Shop
    from posapp.ui.screens.market.deeds import Deeds


class GoingRoom(PageStack):
    """Emits `left`, and `ready(event id)` when goods were taken, or none for now."""

    left = Signal()
    ready = Signal(str)

    def __init__(self, shop: Shop, deeds: Deeds) -> None:
        super().__init__()
        self._shop, self._deeds = shop, deeds
        self._event: MarketEvent | None = None
        self._asking = False
        self.plan = PlanPage(today(shop))
        self.keep(self.plan)
        self.plan.went_on.connect(self._open)
        self.plan.went_back.connect(self._forget)

    @cached_property
    def goods(self) -> TakePage:
        """The list of goods."""
        page = TakePage(self._shop)
        page.went_on.connect(self._take)
        page.went_back.connect(self._leave)
        return page

    def begin(self) -> None:
        """Ask for a new event, or go on with what was said of it already."""
        if not self._asking:
            self.plan.begin(today(self._shop), earlier_names(self._shop))
        self._asking = True
        self.bring(self.plan)
        self.plan.ask()

    def more(self, event: MarketEvent) -> None:
        """More goods for an event that goes on."""
        self._event = event
        self.goods.begin(event)
        self.bring(self.goods)
        self.goods.setFocus()

    def look(self) -> None:
        """The books changed elsewhere."""
        if self.front() is self.plan:
            self.plan.retranslate()
        else:
            self.goods.sheet.look()

    def on_scan(self, code: str) -> bool:
        """What is scanned goes along; False where nothing is listed yet."""
        if self.front() is self.plan:
            return False
        self.goods.sheet.on_scan(code)
        return True

    def _open(self) -> None:
        try:
            plans = self.plan.plans()
        except Refused:
            return  # the page says it beside the field
        event = self._deeds.open(plans)
        if event:
            self._asking = False
            self.more(event)

    def _take(self) -> None:
        if self._event and self._deeds.take(self._event, self.goods.goods()):
            self._leave()

    def _forget(self) -> None:
        self._asking = False
        self.left.emit()

    def _leave(self) -> None:
        if self._event:
            self.ready.emit(self._event.id)
