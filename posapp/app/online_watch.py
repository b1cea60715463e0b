"""What a seller must see of the online shops wherever she is: goods sold twice, orders that wait, how the line is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from posapp.domain.online.shop import ShopState
from posapp.i18n import N_
from posapp.operations.online.conflicts import oversold
from posapp.ui.notices import Act

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from posapp.app.online_rooms import OnlineRooms
    from posapp.domain.identity import ProductId
    from posapp.domain.online.shop import OnlineShop
    from posapp.operations.shop import Shop
    from posapp.ui.notices import Notices
    from posapp.ui.shell import Shell
    from posapp.ui.top_bar import NetState

_SOLD_TWICE: Final = "sold_twice"
_TITLE: Final = N_("Ordered online")
_COUNTED: Final = N_("Ordered online ({number})")


class OnlineWatch:
    """Looks whenever goods were sold and whenever a shop was talked to.

    `trouble` is how much waits for a decision.
    """

    def __init__(self, shop: Shop, shell: Shell, notices: Notices, rooms: Callable[[], OnlineRooms]) -> None:
        self._shop, self._shell, self._notices, self._rooms = shop, shell, notices, rooms
        self.trouble = 0
        self._told: Sequence[ProductId] = ()
        shell.bar.net_wanted.connect(self.show)

    def show(self) -> None:
        """Bring the orders to the front, what needs a decision first."""
        self._rooms().show_orders(trouble=self.trouble > 0)

    def look(self, _moved: object = None) -> None:
        """Say what is to be said; nothing at all in a group without an online shop."""
        shops = self._shop.books.online.shops.all()
        twice = oversold(self._shop) if shops else []
        tasks = self._shop.books.online.tasks.open() if shops else []
        self.trouble = len(twice) + len(tasks)
        waiting = self.trouble + sum(self._shop.books.online.orders.unfinished(one.id) for one in shops)
        self._shell.menu.tell("orders", _COUNTED if waiting else _TITLE, number=waiting)
        self._shell.bar.show_net(*self._net(shops))
        self._tell(tuple(one.product for one in twice))

    def _tell(self, products: Sequence[ProductId]) -> None:
        """Tell once of goods sold twice: the same again after each sale would hide what the sale has to say."""
        if products == self._told:
            return
        self._told = products
        if not products:
            self._notices.cured(_SOLD_TWICE)
            return
        product = self._shop.books.catalog.get(products[0])
        said = N_("Sold twice: “{name}” was ordered online, and sold at the stall. Decide who gets it.")
        act = Act(N_("Decide"), self.show, "truck")
        self._notices.warn(_SOLD_TWICE, said, act=act, name=product.name if product else "")

    def _net(self, shops: Sequence[OnlineShop]) -> tuple[NetState, int]:
        """How the line is, the worst of all shops, and how much waits."""
        online = self._shop.books.online
        used = [one for one in shops if one.state is ShopState.ACTIVE]
        lines = [online.shops.line(one.id) for one in used]
        waiting = [online.errands.waiting(one.id) for one in used]
        if not used:
            return "none", 0
        if self.trouble or any(line.stopped for line in lines) or any(one.refused for one in waiting):
            return "look", 0
        if any(line.failures for line in lines):
            return "off", 0
        left = sum(one.waiting for one in waiting)
        return ("waits", left) if left else ("sent", 0)
