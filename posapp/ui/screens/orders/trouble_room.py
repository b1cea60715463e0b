"""How trouble ends: what was sold twice asks one step further, a question about a shop is answered at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from posapp.domain.online.task import Oversold
from posapp.i18n import N_
from posapp.operations.online.conflicts import buyer_message, comes_back
from posapp.ui.screens.orders.listing import Names
from posapp.ui.screens.orders.oversold_steps import MoreStep, OnlineStep, StallStep
from posapp.ui.screens.orders.trouble_cards import MORE, ONLINE, STALL

if TYPE_CHECKING:
    from collections.abc import Callable

    from posapp.domain.online.task import ShopTask
    from posapp.operations.shop import Shop
    from posapp.ui.notices import Notices
    from posapp.ui.screens.orders.deeds import Deeds
    from posapp.ui.widgets.step import Step


class TroubleRoom:
    """`lay` shows a step, `close` takes it away once its deed is done."""

    def __init__(
        self, shop: Shop, notices: Notices, deeds: Deeds, lay: Callable[[Step], None], close: Callable[[bool], None]
    ) -> None:
        self._shop, self._notices, self._deeds, self._lay, self._close = shop, notices, deeds, lay, close

    def answer(self, key: str, trouble: Oversold | ShopTask) -> None:
        """Take the way out `key`."""
        if not isinstance(trouble, Oversold):
            self._deeds.answer(trouble, key)
            return
        steps: dict[str, Callable[[Oversold], Step]] = {STALL: self._stall, ONLINE: self._online, MORE: self._more}
        self._lay(steps[key](trouble))

    def _stall(self, found: Oversold) -> Step:
        step = StallStep(found, lambda order: buyer_message(self._shop, order, found.product))
        step.said.connect(lambda one, order: self._close(self._deeds.stall_keeps(one, order)))
        step.copied.connect(lambda: self._notices.tell(N_("Copied. Put it into LINE or SMS and send it.")))
        return step

    def _online(self, found: Oversold) -> Step:
        step = OnlineStep(found, Names(self._shop).bill(found.stall_sale), comes_back(self._shop, found))
        step.said.connect(lambda one: self._close(self._deeds.online_gets(one)))
        return step

    def _more(self, found: Oversold) -> Step:
        step = MoreStep(found, Names(self._shop).goods(found.product))
        step.said.connect(lambda one, more: self._close(self._deeds.there_is_more(one, more)))
        return step
