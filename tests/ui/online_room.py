"""The window on the screens of online orders and shops, with a desk that answers at once what the test tells it to."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QApplication

from posapp.app.order_papers import paper_of_order
from posapp.app.paths import resources
from posapp.devices.label.label_printer import check_for_sticker
from posapp.domain.changes import Book, Changes
from posapp.domain.online.saying import keep
from posapp.domain.print_job import Paper
from posapp.operations.importing.apply import Cancelled
from posapp.sync.connector import Checked
from posapp.sync.connectors import CONNECTORS
from posapp.sync.round import Round
from posapp.sync.secrets import Kept
from posapp.ui import theme
from posapp.ui.notices import Notices
from posapp.ui.screens.orders.desk import Desk
from posapp.ui.screens.orders.screen import OrdersScreen
from posapp.ui.screens.shops.screen import ShopsScreen
from posapp.ui.shell import Look, Shell
from posapp.ui.widgets.banner import Banner
from tests.doubles.parcels import WebTrade
from tests.doubles.trade import open_stall
from tests.ui.looks import button, words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from posapp.domain.identity import PersonId
    from posapp.domain.online.errand import Errand
    from posapp.domain.online.order import OnlineOrder
    from posapp.domain.online.shop import OnlineShop, ShopId
    from posapp.operations.shop import Shop
    from posapp.sync.connector import Access, Connector
    from posapp.sync.faults import Fault
    from posapp.ui.parts.progress import Progress
    from tests.doubles.trade import MarketStall

_T = TypeVar("_T")
GOOD = Checked("Baan Doi", "9.8.1", "THB", "Asia/Bangkok", 5)


@dataclass
class ScriptedDesk:
    """Answers at once: `finds` is what a test of the line finds, `breaks` what breaks a reading off."""

    stall: MarketStall
    told: Callable[[Changes], None]
    finds: Checked | Exception = GOOD
    breaks: Fault | None = None
    kept_in: Kept = Kept.FILE
    kinds: Sequence[Connector] = CONNECTORS
    tested: list[Access] = field(default_factory=list)
    secrets: dict[ShopId, str] = field(default_factory=dict)
    synced: list[ShopId] = field(default_factory=list)
    mended: list[Errand] = field(default_factory=list)

    def seller(self) -> PersonId:
        return self.stall.seller

    def changed(self, changes: Changes) -> None:
        self.told(changes)

    def mend(self, errand: Errand) -> None:
        self.mended.append(errand)

    def aside(
        self, work: Callable[[Shop], _T], done: Callable[[_T], None], failed: Callable[[Exception], None]
    ) -> None:
        books = self.stall.shop.books.sibling()
        try:
            result = work(replace(self.stall.shop, books=books, acts=[]))
        except Exception as error:  # noqa: BLE001 - told where it is asked for
            failed(error)
        else:
            done(result)
        finally:
            books.close()

    def test(
        self, kind: str, access: Access, done: Callable[[Checked], None], failed: Callable[[Exception], None]
    ) -> None:
        assert kind
        self.tested.append(access)
        if isinstance(self.finds, Exception):
            failed(self.finds)
        else:
            done(self.finds)

    def keep(
        self, online: OnlineShop, secret: str, done: Callable[[Kept], None], failed: Callable[[Exception], None]
    ) -> None:
        assert callable(failed)
        self.secrets[online.id] = secret
        done(self.kept_in)

    def forget(self, online: ShopId) -> None:
        self.secrets.pop(online, None)

    def read(
        self,
        online: OnlineShop,
        progress: Progress,
        done: Callable[[Round], None],
        failed: Callable[[Exception], None],
    ) -> None:
        goods, shop = WebTrade.shelf(self.stall), self.stall.shop
        seen = goods[:2] if self.breaks else goods
        with shop.books.write():
            shop.books.online.items.write(online.id, seen)
        try:
            progress.note(len(seen), len(goods))
        except Cancelled as stopped:
            failed(stopped)
            return
        reason, sentence = (self.breaks.code, keep(self.breaks.sentence)) if self.breaks else ("", "")
        done(Round(online.id, online.name, 0, 0, len(seen), 0, 0, reason, sentence, "", None))

    def sync_now(self, online: ShopId) -> None:
        self.synced.append(online)


@dataclass
class OnlineRoom:
    """The window; `asked` counts how often all shops were asked, `bills` which bills were to be shown."""

    stall: MarketStall
    shell: Shell
    notices: Notices
    banner: Banner
    desk: ScriptedDesk
    orders: OrdersScreen
    shops: ShopsScreen
    asked: list[str]
    bills: list[str]

    def look(self, key: str) -> None:
        """Go to a screen."""
        self.shell.go(key)

    def press(self, name: str) -> None:
        """Press the button in sight that is called `name`."""
        button(self._front(), name).press()
        QApplication.processEvents()

    def said(self) -> str:
        """Everything the screen in front says."""
        QApplication.processEvents()
        return words(self._front())

    def now(self, order: OnlineOrder) -> OnlineOrder:
        """An order as it is in the books now."""
        found = self.stall.shop.books.online.orders.get(order.id)
        assert found
        return found

    def only_shop(self) -> OnlineShop:
        """The one online shop there is, as it is in the books now."""
        (found,) = self.stall.shop.books.online.shops.all()
        return found

    def to_trouble(self) -> None:
        """Look at what waits for a decision."""
        self.orders.show_trouble()
        QApplication.processEvents()

    def _front(self) -> QWidget:
        return self.shell.visit(self.shell.here()).widget()

    def refresh(self) -> None:
        """Tell the screen in front that something came from a shop."""
        self.shell.changed(Changes(Book.ONLINE))
        QApplication.processEvents()


def open_online_room(
    qtbot: QtBot, folder: Path, look: Look | None = None, size: tuple[int, int] = (1366, 768)
) -> OnlineRoom:
    """The stall's window, in front of its online orders."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.install(resources())
    stall = open_stall(folder)
    banner = Banner()
    notices = Notices(banner)
    shell = Shell(app, look or Look("en"), notices)
    notices.setParent(shell)  # its clock must not outlive the banner
    qtbot.addWidget(shell)
    room = furnished(stall, shell, notices, banner)
    shell.resize(*size)
    with qtbot.waitExposed(shell):
        shell.show()
    shell.activateWindow()
    qtbot.waitUntil(shell.isActiveWindow)
    shell.go("orders")
    return room


def furnished(stall: MarketStall, shell: Shell, notices: Notices, banner: Banner) -> OnlineRoom:
    """The window with both screens in it."""
    asked: list[str] = []
    bills: list[str] = []
    scripted = ScriptedDesk(stall, shell.changed)

    def save_label(order: OnlineOrder, path: Path) -> None:
        path.write_text(order.told.buyer.address, encoding="utf-8")

    def check_sticker(order: OnlineOrder) -> None:
        document = paper_of_order(stall.shop, order, Paper.PARCEL_STICKER)
        check_for_sticker(document, stall.shop.setting, resources() / "fonts")

    desk = Desk(
        lambda: stall.seller,
        shell.changed,
        shell.go,
        bills.append,
        lambda: asked.append("shops"),
        save_label,
        check_sticker,
    )
    orders = OrdersScreen(stall.shop, notices, desk)
    shops = ShopsScreen(stall.shop, notices, scripted, resources() / "web")
    shell.furnish({"orders": lambda: orders, "shops": lambda: shops})
    return OnlineRoom(stall, shell, notices, banner, scripted, orders, shops, asked, bills)
