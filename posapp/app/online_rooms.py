"""How the screens of online orders and shops are built, and what talks to shops for them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from posapp.app.order_papers import paper_of_order
from posapp.app.terminal import keys_folder
from posapp.devices.label.label_printer import check_for_sticker
from posapp.devices.page.leaf import A6, leaf_pdf
from posapp.domain.identity import ProductId, SaleId
from posapp.domain.online.errand import ErrandKind
from posapp.domain.online.order import OrderId
from posapp.domain.print_job import Paper
from posapp.operations.files import put_page
from posapp.sync.connectors import CONNECTORS
from posapp.sync.engine import Engine
from posapp.sync.secrets import Secrets
from posapp.ui.screens.orders.desk import Desk
from posapp.ui.screens.orders.screen import OrdersScreen
from posapp.ui.screens.shops.screen import ShopsScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from posapp.app.goods_rooms import GoodsRooms, Office
    from posapp.app.shop_lane import ShopLane
    from posapp.app.window import Window
    from posapp.domain.changes import Changes
    from posapp.domain.identity import PersonId
    from posapp.domain.online.errand import Errand
    from posapp.domain.online.order import OnlineOrder
    from posapp.domain.online.shop import OnlineShop, ShopId
    from posapp.operations.shop import Shop
    from posapp.sync.connector import Access, Checked, Connector
    from posapp.sync.round import Round
    from posapp.sync.secrets import Kept
    from posapp.ui.parts.progress import Progress

_T = TypeVar("_T")


class OnlineRooms:
    """Both screens, each when it is first asked for."""

    def __init__(
        self, shop: Shop, window: Window, office: Office, lane: ShopLane, goods: Callable[[], GoodsRooms]
    ) -> None:
        self._shop, self._window, self._office, self._lane, self._goods = shop, window, office, lane, goods

    @cached_property
    def orders(self) -> OrdersScreen:
        """What was ordered online."""
        office = self._office

        def save_label(order: OnlineOrder, path: Path) -> None:
            document = paper_of_order(self._shop, order, Paper.PARCEL_LABEL)
            put_page(leaf_pdf(document, A6, self._window.resources / "fonts", order.told.number), path)

        def check_sticker(order: OnlineOrder) -> None:
            document = paper_of_order(self._shop, order, Paper.PARCEL_STICKER)
            check_for_sticker(document, self._shop.setting, self._window.resources / "fonts")

        desk = Desk(
            office.seller,
            office.changed,
            self._window.shell.go,
            self._goods().show_bill,
            self._ask_shops,
            save_label,
            check_sticker,
        )
        return OrdersScreen(self._shop, self._window.notices, desk)

    @cached_property
    def shops(self) -> ShopsScreen:
        """The online shops of the group."""
        desk = LaneDesk(self._lane, Secrets(keys_folder()), self._office, self.mend)
        return ShopsScreen(self._shop, self._window.notices, desk, self._window.resources / "web")

    def show_orders(self, *, trouble: bool) -> None:
        """Bring the orders to the front; with `trouble` those that wait for a decision."""
        self._window.shell.go("orders")
        if trouble:
            self.orders.show_trouble()

    def mend(self, errand: Errand) -> None:
        """Bring what an errand is about to the front, ready to be put right."""
        books = self._shop.books
        if errand.kind in (ErrandKind.ITEM, ErrandKind.STOCK):
            self._goods().mend(ProductId(errand.subject))
        elif order := books.online.orders.get(OrderId(errand.subject)):
            self._window.shell.go("orders")
            self.orders.show_order(order)
        elif sale := books.sales.get(SaleId(errand.subject)):
            self._goods().show_bill(sale.issue.number)

    def _ask_shops(self) -> None:
        for online in self._shop.books.online.shops.in_use():
            self._lane.sync_now(online.id)


class LaneDesk:
    """What the screen of shops asks for, done on the lane of the shops; its answers come back to the window."""

    kinds: Sequence[Connector] = CONNECTORS

    def __init__(self, lane: ShopLane, secrets: Secrets, office: Office, mend: Callable[[Errand], None]) -> None:
        self._lane, self._secrets, self._office, self._mend = lane, secrets, office, mend

    def seller(self) -> PersonId:
        """Who works here now."""
        return self._office.seller()

    def changed(self, changes: Changes) -> None:
        """Books were written."""
        self._office.changed(changes)

    def mend(self, errand: Errand) -> None:
        """Bring what an errand is about to the front."""
        self._mend(errand)

    def aside(
        self, work: Callable[[Shop], _T], done: Callable[[_T], None], failed: Callable[[Exception], None]
    ) -> None:
        """Do `work` with books of its own."""
        self._lane.aside(lambda shop, _lines: work(shop), done, failed)

    def test(
        self, kind: str, access: Access, done: Callable[[Checked], None], failed: Callable[[Exception], None]
    ) -> None:
        """Try the line to a shop, writing nothing there."""
        self._lane.aside(lambda _shop, lines: lines.check(kind, access), done, failed)

    def keep(
        self, online: OnlineShop, secret: str, done: Callable[[Kept], None], failed: Callable[[Exception], None]
    ) -> None:
        """Keep the secret of a shop; a keyring may ask a person first, and takes its time."""
        self._lane.aside(lambda _shop, _lines: self._secrets.keep(online.id, secret), done, failed)

    def forget(self, online: ShopId) -> None:
        """Erase the secret of a shop."""
        self._lane.aside(lambda _shop, _lines: self._secrets.forget(online), _nothing, _raise)

    def read(
        self,
        online: OnlineShop,
        progress: Progress,
        done: Callable[[Round], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Read all goods of a shop, from where it was interrupted."""
        self._lane.aside(lambda shop, lines: Engine(shop, lines.open).read(online.id, progress.note), done, failed)

    def sync_now(self, online: ShopId) -> None:
        """Tell a shop what waits, and ask it for what is new."""
        self._lane.sync_now(online)


def _nothing(_none: None) -> None:
    """What was asked is done."""


def _raise(error: Exception) -> None:
    raise error
